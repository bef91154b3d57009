//! What is looked at once the whole workbook is read: references, triggers, media.

use crate::columns::{Columns, Field, snake_case};
use crate::finding::Finding;
use crate::model::{Survey, get};
use crate::near;
use crate::reference::references;
use crate::survey::Reader;
use crate::workbook::{Sheet, Workbook};

impl Reader<'_> {
    /// Everything that needs all names to be known.
    pub(crate) fn check(&mut self, choice_columns: Option<&Columns>) {
        self.check_references(choice_columns);
        self.check_triggers();
        self.check_media();
    }

    /// Every `${…}` of every cell that may have one.
    fn check_references(&mut self, choice_columns: Option<&Columns>) {
        let workbook = self.workbook;
        for kind in ["settings", "entities", "survey", "choices"] {
            let Some(sheet) = workbook.sheet(kind) else {
                continue;
            };
            let looked_at = |index: usize| match kind {
                "entities" => !matches!(
                    snake_case(&sheet.headers[index].text).as_str(),
                    "list_name" | "repeat" | "dataset"
                ),
                "survey" => !matches!(
                    self.columns.list[index].field,
                    Field::Type | Field::Name | Field::Trigger
                ),
                "choices" => choice_columns.is_some_and(|columns| {
                    matches!(columns.list[index].field, Field::Label | Field::Media(_))
                }),
                _ => true,
            };
            let mut found = Vec::new();
            for line in &sheet.lines {
                for (index, text) in sheet.cells(*line).filter(|(index, _)| looked_at(*index)) {
                    if text.contains("${") {
                        self.references_of(text, sheet, line.row, index, &mut found);
                    }
                }
            }
            for finding in found {
                self.say(finding);
            }
        }
    }

    fn references_of(
        &self,
        text: &str,
        sheet: &Sheet,
        row: u32,
        index: usize,
        out: &mut Vec<Finding>,
    ) {
        let at = |code| Finding::error(code, sheet.spot(row, Some(index)));
        for found in references(text) {
            match found {
                Err(fault) => {
                    let rest = &text[fault.start..];
                    let end = rest.find('}').map_or(rest.len(), |end| end + 1);
                    out.push(at("PYREF_001").with("value", &rest[..end]));
                    return;
                }
                Ok(found) => match self.names.get(found.name) {
                    None => {
                        let names = self.names.keys().map(|name| &**name);
                        let near = near::nearest(found.name, names);
                        out.push(at("PYREF_003").with("name", found.name).meant(near));
                    }
                    Some(1) => {}
                    Some(_) => out.push(at("PYREF_004").with("name", found.name)),
                },
            }
        }
    }

    /// What nobody sees cannot set off a calculation.
    fn check_triggers(&mut self) {
        let mut found = Vec::new();
        for trigger in self
            .survey
            .triggers
            .iter()
            .filter(|trigger| !trigger.captures)
        {
            let Some(source) = self.survey.named(&trigger.source) else {
                continue;
            };
            let source = self.survey.element(source);
            let kind = source.kind().map_or("", |kind| kind.name);
            let computed = get(&source.bind, "calculate").is_some() || source.triggered;
            let unseen = source.label.is_none() && source.hint.is_none();
            if kind == "calculate" || (computed && unseen) {
                let target = self.survey.element(trigger.target);
                let row = target.row.unwrap_or(self.sheet.header_row);
                let spot = self.sheet.spot(row, self.columns.find(&Field::Trigger));
                let finding = Finding::error("trigger-not-visible", spot)
                    .with("name", trigger.source.clone())
                    .with("target", target.name.clone());
                found.push(finding);
            }
        }
        for finding in found {
            self.say(finding);
        }
    }

    fn check_media(&mut self) {
        let mut found = Vec::new();
        for element in &self.survey.elements {
            for (kind, _) in &element.rare.media {
                if !matches!(&**kind, "image" | "big-image" | "audio" | "video") {
                    let field = Field::Media(kind.to_string());
                    let row = element.row.unwrap_or(self.sheet.header_row);
                    let spot = self.sheet.spot(row, self.columns.find(&field));
                    let near = near::nearest(kind, ["image", "big-image", "audio", "video"]);
                    let finding = Finding::error("media-unknown", spot)
                        .with("kind", &**kind)
                        .meant(near);
                    found.push(finding);
                }
            }
        }
        for finding in found {
            self.say(finding);
        }
    }
}

/// The file `itemsets.csv`: the sheet of external choices as it is, if a question reads it.
pub(crate) fn itemsets(workbook: &Workbook, survey: &Survey) -> Option<String> {
    let asked = survey.elements.iter().any(|element| {
        element
            .kind()
            .is_some_and(|kind| kind.name == "select one external")
    });
    let sheet = workbook.sheet("external_choices").filter(|_| asked)?;
    let mut out = String::new();
    let mut row = |cells: &mut dyn Iterator<Item = &str>| {
        for (index, cell) in cells.enumerate() {
            if index > 0 {
                out.push(',');
            }
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        }
        out.push_str("\r\n");
    };
    row(&mut sheet.headers.iter().map(|head| head.text.as_str()));
    for line in &sheet.lines {
        // A blank cell keeps its place: without it the cells after it would shift to other columns.
        let mut cells = vec![""; sheet.headers.len()];
        for (index, text) in sheet.cells(*line) {
            cells[index] = text;
        }
        row(&mut cells.into_iter());
    }
    Some(out)
}
