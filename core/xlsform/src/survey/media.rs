//! Questions with files, text of several rows, and the audit log.

use super::{Reader, Row, complete};
use crate::columns::Field;
use crate::kinds;
use crate::model::{Action, Event, get, set};
use crate::text::Text;

/// Parameters of the audit log, in the order of their names.
const AUDIT: &[&str] = &[
    "identify-user",
    "location-max-age",
    "location-min-interval",
    "location-priority",
    "track-changes",
    "track-changes-reasons",
];

impl Reader<'_> {
    pub(super) fn rows(&mut self, row: &mut Row) {
        self.check_parameters(row, &["rows"]);
        if let Some(rows) = row.parameters.get("rows").map(str::to_owned) {
            if rows.parse::<i64>().is_err() {
                self.refuse_parameter(row, "rows", "1, 2, 3…");
            }
            set(&mut row.element.control, "rows", rows);
        }
    }

    pub(super) fn photo(&mut self, row: &mut Row) {
        if let Some(default) = &mut row.element.default
            && !row.element.dynamic
            && !default.contains("jr://images/")
        {
            default.insert_str(0, "jr://images/");
        }
        self.check_parameters(row, &["app", "max-pixels"]);
        match row.parameters.get("max-pixels").map(str::to_owned) {
            Some(pixels) => {
                if pixels.parse::<i64>().is_err() {
                    self.refuse_parameter(row, "max-pixels", "640, 1024, 2048…");
                }
                set(
                    &mut row.element.bind,
                    "orx:max-pixels",
                    Text::Plain(pixels.into()),
                );
            }
            None => {
                let finding = self.warning("max-pixels-missing", row.line, &Field::Parameters);
                self.say(finding);
            }
        }
        if let Some(app) = row.parameters.get("app").map(str::to_owned)
            && matches!(row.appearance(), None | Some("annotate"))
        {
            if !is_package(&app) {
                self.refuse_parameter(row, "app", "org.example.app");
            }
            set(&mut row.element.control, "intent", app);
        }
    }

    pub(super) fn audio(&mut self, row: &mut Row) {
        self.check_parameters(row, &["quality"]);
        if let Some(quality) = row.parameters.get("quality").map(str::to_owned) {
            if !matches!(
                quality.as_str(),
                "voice-only" | "low" | "normal" | "external"
            ) {
                self.refuse_parameter(row, "quality", "voice-only, low, normal, external");
            }
            set(
                &mut row.element.bind,
                "odk:quality",
                Text::Plain(quality.into()),
            );
        }
    }

    pub(super) fn background_audio(&mut self, row: &mut Row) {
        self.check_parameters(row, &["quality"]);
        let quality = row.parameters.get("quality").map(str::to_owned);
        if quality
            .as_deref()
            .is_some_and(|quality| !matches!(quality, "voice-only" | "low" | "normal"))
        {
            self.refuse_parameter(row, "quality", "voice-only, low, normal");
        }
        row.element.rare.actions.push(Action {
            quality,
            ..Action::new("odk:recordaudio", Event::Load)
        });
    }

    /// The row that asks for an audit log; it becomes part of what is about the record.
    pub(super) fn audit(&mut self, row: &mut Row) {
        if row.named && row.element.name != "audit" {
            let finding = self
                .error("audit-named", row.line, &Field::Name)
                .with("value", row.element.name.clone());
            self.say(finding);
        }
        row.element.name = "audit".into();
        self.check_parameters(row, AUDIT);
        for (key, accepted) in [
            ("track-changes", "true, false"),
            ("identify-user", "true, false"),
            ("track-changes-reasons", "on-form-edit"),
            (
                "location-priority",
                "no-power, low-power, balanced, high-accuracy",
            ),
        ] {
            let Some(value) = row.parameters.get(key).map(str::to_owned) else {
                continue;
            };
            if !accepted.split(", ").any(|word| word == value) {
                self.refuse_parameter(row, key, accepted);
            }
            set(
                &mut row.element.bind,
                &format!("odk:{key}"),
                Text::Plain(value.into()),
            );
        }
        self.audit_places(row);
        let mut element = std::mem::take(&mut row.element);
        if let Some(kind) = kinds::kind("audit") {
            complete(&mut element, kind);
        }
        self.meta.push(element);
    }

    /// Places in the audit log: three parameters that go together.
    fn audit_places(&mut self, row: &mut Row) {
        let keys = [
            "location-priority",
            "location-min-interval",
            "location-max-age",
        ];
        let values = keys.map(|key| row.parameters.get(key).map(str::to_owned));
        let given = values.iter().flatten().count();
        if given == 0 {
            return;
        }
        for (key, value) in keys.iter().zip(&values) {
            if value.is_none() {
                let finding = self
                    .error("parameter-together", row.line, &Field::Parameters)
                    .with("parameter", "location-priority")
                    .with("needs", *key);
                self.say(finding);
            }
        }
        let mut numbers = [None, None];
        for (index, key) in keys.iter().skip(1).enumerate() {
            let Some(value) = &values[index + 1] else {
                continue;
            };
            match value.parse::<i64>() {
                Ok(number) if number >= 0 => numbers[index] = Some(number),
                _ => self.refuse_parameter(row, key, "0, 1, 2…"),
            }
            set(
                &mut row.element.bind,
                &format!("odk:{key}"),
                Text::plain(value),
            );
        }
        if let [Some(interval), Some(age)] = numbers
            && age < interval
        {
            self.refuse_parameter(row, "location-max-age", &format!("≥ {interval}"));
        }
    }
}

/// Whether a word can be the name of an Android package.
fn is_package(word: &str) -> bool {
    let fit = |segment: &str| {
        segment
            .chars()
            .next()
            .is_some_and(|first| first.is_ascii_alphabetic())
            && segment
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    word.contains('.') && word.split('.').all(fit)
}

impl Row {
    /// Whether the row computes its value.
    pub(super) fn has_calculation(&self) -> bool {
        get(&self.element.bind, "calculate").is_some()
    }
}
