//! Expressions of cells are read here already, so that a fault is shown in the cell as its author
//! wrote it.

use rayi_xpath::{Compiler, Names, Namespaces};

use crate::columns::{Field, snake_case};
use crate::finding::Finding;
use crate::kinds;
use crate::model::EXPRESSIONS;
use crate::settings::yes_or_no;
use crate::survey::Reader;
use crate::tokens::is_dynamic;
use crate::words::cleaned;
use crate::workbook::{Line, Sheet};

impl Reader<'_> {
    /// Reports every expression that cannot be read, with the place in it.
    pub(crate) fn check_expressions(&mut self) {
        let mut reading = Reading::default();
        for line in &self.sheet.lines {
            let kind = self
                .sheet
                .cells(*line)
                .find(|(index, _)| self.columns.list[*index].field == Field::Type)
                .map_or("", |(_, kind)| kinds::dealiased(kind));
            for (index, text) in self.sheet.cells(*line) {
                let field = &self.columns.list[index].field;
                if !may_be_expression(field) {
                    continue;
                }
                let text = cleaned(text, self.survey.settings.clean_text_values);
                let expression = match field {
                    Field::Bind(name) => {
                        EXPRESSIONS.contains(&name.as_str()) && yes_or_no(&text).is_none()
                    }
                    Field::ChoiceFilter => true,
                    // On another row it is an attribute that nobody reads.
                    Field::Control(name) => name == "jr:count" && kinds::begins(kind).is_some(),
                    Field::Default => is_dynamic(&text, kind),
                    _ => false,
                };
                if expression {
                    reading.read(self.sheet, *line, index, &text);
                }
            }
        }
        for (kind, columns) in [
            (
                "entities",
                &["entity_id", "create_if", "update_if", "label"][..],
            ),
            ("settings", &["instance_name"][..]),
        ] {
            let Some(sheet) = self.workbook.sheet(kind) else {
                continue;
            };
            for line in &sheet.lines {
                for (index, text) in sheet.cells(*line) {
                    let header = snake_case(&sheet.headers[index].text);
                    if columns.contains(&header.as_str()) {
                        reading.read(sheet, *line, index, text);
                    }
                }
            }
        }
        for finding in reading.found {
            self.say(finding);
        }
    }
}

/// Whether cells of a column may be expressions: most are words.
fn may_be_expression(field: &Field) -> bool {
    matches!(
        field,
        Field::Bind(_) | Field::Control(_) | Field::ChoiceFilter | Field::Default
    )
}

/// Expressions under reading: one set of names for all, as the compiler asks, and what was found.
#[derive(Default)]
struct Reading {
    compiler: Compiler,
    names: Names,
    namespaces: Namespaces,
    found: Vec<Finding>,
}

impl Reading {
    fn read(&mut self, sheet: &Sheet, line: Line, index: usize, text: &str) {
        let source = with_names(text);
        let read = self
            .compiler
            .parse(&source, &mut self.names, &self.namespaces);
        let Err(failure) = read else { return };
        // Which prefixes there are is known once the form is written.
        if failure.code() == "xpath-unknown-prefix" {
            return;
        }
        let mut finding = Finding::error(failure.code(), sheet.spot(line.row, Some(index)))
            .with("expression", text)
            .with("offset", failure.at.to_string());
        for (name, value) in failure.parameters() {
            finding = finding.with(name, value);
        }
        self.found.push(finding);
    }
}

/// An expression with a name of the same length in place of each reference, so that places in it
/// stay what they are.
fn with_names(text: &str) -> String {
    let mut out = text.to_owned();
    for found in crate::reference::references(text).flatten() {
        let name = "_".repeat(found.end - found.start - 2);
        out.replace_range(found.start..found.end, &format!(" {name} "));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_take_the_room_of_references() {
        assert_eq!(
            with_names("${a} + ${last-saved#b}"),
            " __  +  _____________ "
        );
    }
}
