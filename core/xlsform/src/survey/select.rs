//! Questions with choices.

use super::{Reader, Row, complete};
use crate::columns::Field;
use crate::kinds::{self, Select};
use crate::lists::Choice;
use crate::model::{Element, set};
use crate::reference::{has_reference, only_reference};
use crate::text::Text;
use crate::tokens::is_name;
use crate::words::{Language, Words};
use crate::workbook::Line;

/// Kinds of files that choices come from.
const EXTENSIONS: &[&str] = &["csv", "geojson", "xml"];

/// The extension of a file of choices, without the point.
pub(crate) fn extension(list: &str) -> Option<&'static str> {
    let (_, found) = list.rsplit_once('.')?;
    EXTENSIONS.iter().copied().find(|known| *known == found)
}

impl Reader<'_> {
    pub(super) fn select(&mut self, row: &mut Row) {
        let kind = row.kind.clone();
        let Some(select) = kinds::select(&kind) else {
            return;
        };
        if !self.check_list(&select, row) {
            return;
        }
        self.check_select_parameters(&select, row);
        let other = select.or_other.then(|| self.other(&select, row)).flatten();
        if !row.parameters.pairs.is_empty() {
            row.element.rare.parameters = row.parameters.clone();
        }
        row.element.itemset = Some(select.list.into());
        if select.kind == "select one external" {
            row.element.itemset = None;
            if row.element.rare.choice_filter.is_some() {
                row.element.rare.query = Some(select.list.to_owned());
            }
        }
        if self.survey.settings.add_none_option && select.kind == "select all that apply" {
            self.add_none(&select, row);
        }
        self.table_row(&select, row);
        self.place(row, select.kind);
        if let Some(other) = other {
            self.add(other);
        }
    }

    /// Sees that the list of a question is there; whether the question can be used.
    fn check_list(&mut self, select: &Select<'_>, row: &Row) -> bool {
        let line = row.line;
        let list = select.list;
        if select.kind == "select one external" {
            return self.check_external_list(list, row);
        }
        let stem = list.rsplit_once('.').map_or(list, |(stem, _)| stem);
        self.secondary.insert(stem.to_owned());
        if select.is_from_file() && (extension(list).is_none() || list.matches('.').count() != 1) {
            let finding = self
                .error("file-extension", line, &Field::Type)
                .with("file", list);
            self.say(finding);
            return false;
        }
        // It stands between apostrophes in expressions.
        if list.contains('\'') {
            let finding = self
                .error("NAMES_008", line, &Field::Type)
                .with("value", list);
            self.say(finding);
            return false;
        }
        if extension(list).is_some() || has_reference(list) {
            return true;
        }
        let Some(choices) = self.survey.lists.get(list) else {
            self.unknown_list(list.to_owned(), line);
            return false;
        };
        if select.kind == "select all that apply" {
            let spaced: Vec<String> = choices
                .choices
                .iter()
                .filter(|choice| choice.name.contains(' '))
                .map(|choice| choice.name.clone())
                .collect();
            for name in spaced {
                let finding = self
                    .error("choice-with-space", line, &Field::Type)
                    .with("value", name)
                    .with("list", list);
                self.say(finding);
            }
        }
        true
    }

    fn check_external_list(&mut self, list: &str, row: &Row) -> bool {
        let line = row.line;
        if row.element.rare.choice_filter.is_none() {
            let finding = self.warning("external-without-filter", line, &Field::ChoiceFilter);
            self.say(finding);
        }
        let finding = match &self.external {
            None => {
                let near = self.workbook.near_misses("external_choices");
                self.error("external-choices-missing", line, &Field::Type)
                    .meant(near.first().copied())
            }
            Some(lists) if lists.get(list).is_none() => self
                .error("external-list-unknown", line, &Field::Type)
                .with("list", list)
                .meant(lists.nearest(list)),
            Some(_) => return true,
        };
        self.say(finding);
        false
    }

    pub(super) fn unknown_list(&mut self, list: String, line: Line) {
        let finding = if self.survey.lists.is_empty() {
            let near = self.workbook.near_misses("choices");
            self.error("choices-sheet-missing", line, &Field::Type)
                .with("list", list)
                .meant(near.first().copied())
        } else {
            let near = self.survey.lists.nearest(&list).map(str::to_owned);
            self.error("list-unknown", line, &Field::Type)
                .with("list", list)
                .meant(near.as_deref())
        };
        self.say(finding);
    }

    fn check_select_parameters(&mut self, select: &Select<'_>, row: &Row) {
        // Only the names with underscores know the columns of their file.
        let named = select.command.ends_with("_from_file");
        if named {
            self.check_parameters(row, &["label", "randomize", "seed", "value"]);
            for key in ["value", "label"] {
                if row.parameters.get(key).is_some_and(|name| !is_name(name)) {
                    let finding = self
                        .error("NAMES_008", row.line, &Field::Parameters)
                        .with("value", row.parameters.get(key).unwrap_or(""));
                    self.say(finding);
                }
            }
        } else {
            self.check_parameters(row, &["randomize", "seed"]);
        }
        match (row.parameters.get("randomize"), row.parameters.get("seed")) {
            (Some(word), seed) => {
                if !matches!(word, "true" | "false") {
                    self.refuse_parameter(row, "randomize", "true, false");
                }
                let fit =
                    |seed: &str| only_reference(seed).is_some() || seed.parse::<f64>().is_ok();
                if seed.is_some_and(|seed| !fit(seed)) {
                    self.refuse_parameter(row, "seed", "1, 2, 3…, ${…}");
                }
            }
            (None, Some(_)) => {
                let finding = self
                    .error("parameter-together", row.line, &Field::Parameters)
                    .with("parameter", "seed")
                    .with("needs", "randomize=true");
                self.say(finding);
            }
            (None, None) => {}
        }
    }

    /// `or_other`: one more choice, and a question that asks which.
    fn other(&mut self, select: &Select<'_>, row: &Row) -> Option<Element> {
        self.or_other_used = true;
        let line = row.line;
        if row.element.rare.choice_filter.is_some() {
            let finding = self.error("filter-with-or-other", line, &Field::ChoiceFilter);
            self.say(finding);
        }
        let Some(list) = self.survey.lists.get_mut(select.list) else {
            let finding = self
                .error("or-other-without-choices", line, &Field::Type)
                .with("list", select.list);
            self.say(finding);
            return None;
        };
        if !list.choices.iter().any(|choice| choice.name == "other") {
            let mut languages: Vec<(Language, Words)> = Vec::new();
            for choice in &list.choices {
                if let Text::Languages(all) = &choice.label {
                    for (language, _) in all {
                        if !languages.iter().any(|(known, _)| known == language) {
                            languages.push((language.clone(), "Other".into()));
                        }
                    }
                }
            }
            list.choices.push(Choice {
                name: "other".to_owned(),
                label: if languages.is_empty() {
                    Text::plain("Other")
                } else {
                    Text::Languages(languages)
                },
                ..Choice::default()
            });
        }
        let name = &row.element.name;
        let relevant = format!("selected(../{name}, 'other')");
        let mut other = Element {
            name: format!("{name}_other").into(),
            row: Some(line.row),
            label: Text::plain("Specify other."),
            bind: vec![("relevant".into(), Text::Plain(relevant.into()))],
            ..Element::default()
        };
        complete(&mut other, kinds::kind("text")?);
        Some(other)
    }

    /// `add_none_option`: one more choice that stands alone.
    fn add_none(&mut self, select: &Select<'_>, row: &mut Row) {
        let Some(list) = self.survey.lists.get_mut(select.list) else {
            return;
        };
        let none = Choice {
            name: "none".to_owned(),
            label: Text::plain("None"),
            ..Choice::default()
        };
        if list.choices.contains(&none) {
            return;
        }
        list.choices.push(none);
        let alone = "(.='none' or not(selected(., 'none')))";
        let constraint = match row.element.bind_text("constraint") {
            Some(own) => format!("{own} and {alone}"),
            None => alone.to_owned(),
        };
        set(
            &mut row.element.bind,
            "constraint",
            Text::Plain(constraint.into()),
        );
    }

    /// A question in a table shows no words at its choices; before the first one stands a question
    /// that shows them.
    fn table_row(&mut self, select: &Select<'_>, row: &mut Row) {
        let Some(list) = self.table.clone() else {
            return;
        };
        if list.is_empty() {
            self.table = Some(select.list.to_owned());
            if row.element.rare.choice_filter.is_some() {
                let finding = self.error("filter-in-table-list", row.line, &Field::ChoiceFilter);
                self.say(finding);
            }
            let name = format!("reserved_name_for_field_list_labels_{}", row.line.number);
            let mut head = Element {
                name: name.into(),
                row: Some(row.line.row),
                control: vec![("appearance".into(), "label".to_owned())],
                ..Element::default()
            };
            head.itemset = Some(select.list.into());
            if let Some(kind) = kinds::kind(select.kind) {
                complete(&mut head, kind);
            }
            self.add(head);
        } else if list != select.list {
            let finding = self
                .error("table-list-differs", row.line, &Field::Type)
                .with("list", select.list)
                .with("other", list);
            self.say(finding);
        }
        set(
            &mut row.element.control,
            "appearance",
            "list-nolabel".to_owned(),
        );
    }

    /// The tags of a question about OpenStreetMap.
    pub(super) fn tags(&mut self, row: &mut Row, list: &str) {
        let Some(lists) = &self.osm else {
            return;
        };
        let Some(tags) = lists.get(list) else {
            let near = lists.nearest(list).map(str::to_owned);
            let finding = self
                .error("tags-unknown", row.line, &Field::Type)
                .with("list", list)
                .meant(near.as_deref());
            return self.say(finding);
        };
        row.element.rare.tags = tags
            .choices
            .iter()
            .map(|tag| (tag.name.as_str().into(), tag.label.clone()))
            .collect();
    }
}
