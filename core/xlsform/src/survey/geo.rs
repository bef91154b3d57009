//! Questions about places.

use super::{Reader, Row};
use crate::columns::Field;
use crate::model::set;
use crate::near;
use crate::reference::only_reference;
use crate::settings::yes_or_no;
use crate::text::Text;

impl Reader<'_> {
    pub(super) fn geo(&mut self, row: &mut Row) {
        if row.kind == "geopoint" {
            self.geopoint(row);
        } else {
            let accepted = ["allow-mock-accuracy", "incremental", "reference-geometry"];
            self.check_parameters(row, &accepted);
            if let Some(word) = row.parameters.get("incremental") {
                if yes_or_no(word) != Some(true) {
                    let finding = self
                        .error("SURVEY_003", row.line, &Field::Parameters)
                        .with("value", word);
                    self.say(finding);
                }
                set(&mut row.element.control, "incremental", "true".to_owned());
            }
        }
        if let Some(word) = row.parameters.get("allow-mock-accuracy").map(str::to_owned) {
            if !matches!(word.as_str(), "true" | "false") {
                let finding = self
                    .error("SURVEY_009", row.line, &Field::Parameters)
                    .with("value", word.clone());
                self.say(finding);
            }
            set(
                &mut row.element.bind,
                "odk:allow-mock-accuracy",
                Text::plain(&word),
            );
        }
        if let Some(list) = row.parameters.get("reference-geometry") {
            self.geometries.push((list.to_owned(), row.line));
            row.element.itemset = Some(list.into());
        }
    }

    fn geopoint(&mut self, row: &mut Row) {
        let accepted = [
            "allow-mock-accuracy",
            "capture-accuracy",
            "reference-geometry",
            "warning-accuracy",
        ];
        self.check_parameters(row, &accepted);
        for (key, attribute, code) in [
            ("capture-accuracy", "accuracyThreshold", "SURVEY_007"),
            (
                "warning-accuracy",
                "unacceptableAccuracyThreshold",
                "SURVEY_008",
            ),
        ] {
            let Some(value) = row.parameters.get(key).map(str::to_owned) else {
                continue;
            };
            if value.parse::<f64>().is_err() {
                let finding = self
                    .error(code, row.line, &Field::Parameters)
                    .with("value", value.clone());
                self.say(finding);
            }
            set(&mut row.element.control, attribute, value);
        }
    }

    pub(super) fn background_geopoint(&mut self, row: &mut Row) {
        if !row.element.triggered {
            // It is told once: what is set off needs no label.
            row.element.triggered = true;
            let finding = self.error("background-geopoint-trigger", row.line, &Field::Trigger);
            self.say(finding);
        }
        if row.has_calculation() {
            let field = Field::Bind("calculate".to_owned());
            let finding = self.error("background-geopoint-calculation", row.line, &field);
            self.say(finding);
        }
    }

    /// Geometries must name a list, a file, or a repeat.
    pub(super) fn check_geometries(&mut self) {
        for (name, line) in std::mem::take(&mut self.geometries) {
            let known = self.secondary.contains(&name)
                || self.survey.lists.get(&name).is_some()
                || self.declarations.has(&name)
                || only_reference(&name).is_some_and(|found| self.repeats.contains(found.name));
            if !known {
                let lists = self.survey.lists.all.iter().map(|list| list.name.as_str());
                let near = near::nearest(&name, lists).map(str::to_owned);
                let finding = self
                    .error("SURVEY_006", line, &Field::Parameters)
                    .with("value", name)
                    .meant(near.as_deref());
                self.say(finding);
            }
        }
    }
}
