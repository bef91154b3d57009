//! Names that become names of the XML: what is none, or has a prefix that nothing declares, is told by
//! its cell before it breaks the document.

use crate::columns::{Columns, Field};
use crate::finding::{Finding, Spot};
use crate::survey::Reader;
use crate::tokens::is_name;
use crate::workbook::{Line, Sheet};
use crate::write::{NAMESPACES, namespaces};

impl Reader<'_> {
    /// Columns of attributes, names of rows and of the root, and the settings that make names.
    pub(crate) fn check_names(&mut self, choice_columns: Option<&Columns>) {
        let prefixes = self.prefixes();
        let mut found = Vec::new();
        for (index, column) in self.columns.list.iter().enumerate() {
            let name = match &column.field {
                // Without an entity it has another fault.
                Field::Bind(name) if name == "entities:saveto" => continue,
                Field::Bind(name) | Field::Control(name) | Field::Instance(name) => name,
                _ => continue,
            };
            // What the form itself writes cannot be written twice.
            let taken = matches!(&column.field, Field::Bind(name) if name == "nodeset");
            let spot = self.sheet.spot(self.sheet.header_row, Some(index));
            if is_used(self.sheet, index) {
                found.extend(fault(name, &prefixes, taken, spot));
            }
        }
        let name = self.columns.find(&Field::Name);
        for line in &self.sheet.lines {
            let cell = name.and_then(|name| self.sheet.cells(*line).find(|(at, _)| *at == name));
            // What is no name at all is told where rows are read.
            if let Some((index, text)) = cell.filter(|(_, text)| is_name(text)) {
                found.extend(fault(
                    text,
                    &prefixes,
                    false,
                    self.sheet.spot(line.row, Some(index)),
                ));
            }
        }
        if let (Some(sheet), Some(columns)) = (self.workbook.sheet("choices"), choice_columns) {
            for (index, column) in columns.list.iter().enumerate() {
                if let Field::Other(name) = &column.field
                    && is_name(name)
                    && is_used(sheet, index)
                {
                    let spot = sheet.spot(sheet.header_row, Some(index));
                    found.extend(fault(name, &prefixes, false, spot));
                }
            }
        }
        if let Some(sheet) = self.workbook.sheet("settings")
            && let Some(line) = sheet.lines.first()
        {
            for (index, text) in sheet.cells(*line) {
                let header = sheet.headers[index].text.as_str();
                let spot = sheet.spot(line.row, Some(index));
                match header.split_once(':') {
                    Some((head, attribute)) if head.trim() == "attribute" => {
                        let attribute = attribute.trim_start_matches(':').trim();
                        found.extend(fault(attribute, &prefixes, false, spot));
                    }
                    _ if header == "name" && is_name(text) => {
                        found.extend(fault(text, &prefixes, false, spot));
                    }
                    _ if header == "namespaces" => {
                        for (prefix, uri) in namespaces(text) {
                            let prefix = prefix.strip_prefix("xmlns:").unwrap_or(&prefix);
                            if prefix.contains(':') || !is_name(prefix) || uri.is_empty() {
                                let finding = Finding::error("NAMES_008", spot.clone());
                                found.push(finding.with("value", prefix));
                            }
                        }
                    }
                    _ => {}
                }
            }
        }
        for finding in found {
            self.say(finding);
        }
    }

    /// Prefixes that the form declares.
    pub(crate) fn prefixes(&self) -> Vec<String> {
        let own = namespaces(self.survey.settings.namespaces.as_deref().unwrap_or(""));
        let fixed = NAMESPACES.iter().map(|(name, _)| (*name).to_owned());
        let declared = fixed.chain(own.into_iter().map(|(name, _)| name));
        let mut prefixes: Vec<String> = declared
            .filter_map(|name| name.strip_prefix("xmlns:").map(str::to_owned))
            .collect();
        prefixes.push("xml".to_owned());
        if !self.declarations.is_empty() {
            prefixes.push("entities".to_owned());
        }
        prefixes
    }
}

fn is_used(sheet: &Sheet, index: usize) -> bool {
    let has = |line: &Line| sheet.cells(*line).any(|(known, _)| known == index);
    sheet.lines.iter().any(has)
}

fn fault(name: &str, prefixes: &[String], taken: bool, spot: Spot) -> Option<Finding> {
    if taken || !is_name(name) {
        return Some(Finding::error("NAMES_008", spot).with("value", name));
    }
    let (prefix, _) = name.split_once(':')?;
    if prefixes.iter().any(|known| known == prefix) {
        return None;
    }
    let finding = Finding::error("prefix-unknown", spot)
        .with("value", name)
        .with("prefix", prefix);
    Some(finding.meant(crate::near::nearest(
        prefix,
        prefixes.iter().map(String::as_str),
    )))
}
