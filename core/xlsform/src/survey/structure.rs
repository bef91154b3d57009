//! Groups, repeats, loops, tables, and what is about the record itself.

use super::{Open, Reader, Row, complete};
use crate::columns::Field;
use crate::entities::Container;
use crate::finding::{Finding, Spot};
use crate::kinds::{self, Part};
use crate::lists::Choice;
use crate::model::{Element, Id, Key, Sort, get, set};
use crate::reference::only_reference;
use crate::text::Text;
use crate::tokens::is_name;
use crate::words::Name;
use crate::workbook::Line;

impl Reader<'_> {
    /// The parts that are open, as entities name them.
    pub(super) fn container(&self) -> Container {
        Container::new(
            self.stack
                .iter()
                .skip(1)
                .map(|open| (open.name.to_string(), open.part == Some(Part::Repeat))),
        )
    }

    pub(super) fn end(&mut self, part: Part, row: &Row) {
        let open = self.stack.last().and_then(|open| open.part);
        if open != Some(part) {
            let finding = self
                .error("SURVEY_001", row.line, &Field::Type)
                .with("part", part.name())
                .with("name", row.element.name.clone());
            // An end that closes what stands further out closes what stands in it as well, so that
            // one slip is told once.
            if let Some(depth) = self.stack.iter().rposition(|open| open.part == Some(part)) {
                let unclosed: Vec<_> = self.stack.drain(depth..).collect();
                for open in unclosed.iter().skip(1) {
                    if let (Some(part), Some(line)) = (open.part, open.line) {
                        let finding = self
                            .error("SURVEY_002", line, &Field::Type)
                            .with("part", part.name())
                            .with("name", open.name.clone());
                        self.say(finding);
                    }
                }
            } else {
                self.say(finding);
            }
            return;
        }
        self.table = None;
        let Some(closed) = self.stack.pop() else {
            return;
        };
        if let Some(list) = closed.columns {
            self.expand_loop(closed.id, &list, closed.line);
        }
    }

    /// Begins a part whose name cannot be used, so that its end is not told as well. The form is
    /// refused; the name made up here is never seen.
    pub(super) fn open_nameless(&mut self, part: Part, row: &Row) {
        let name = Name::from(format!("nameless_{}", row.line.row));
        let id = self.add(Element {
            name: name.clone(),
            row: row.element.row,
            sort: Sort::Group {
                hidden: false,
                flat: false,
            },
            ..Element::default()
        });
        self.stack.push(Open::new(part, id, name, row.line, None));
    }

    pub(super) fn begin(&mut self, part: Part, list: Option<String>, row: &mut Row) {
        let line = row.line;
        let name = row.element.name.clone();
        let mut element = std::mem::take(&mut row.element);
        if part == Part::Repeat {
            if name == self.survey.settings.name {
                let finding = self
                    .error("NAMES_003", line, &Field::Name)
                    .with("value", name.clone());
                self.say(finding);
            } else if !self.repeats.insert(name.clone()) {
                let finding = self
                    .error("NAMES_004", line, &Field::Name)
                    .with("value", name.clone());
                self.say(finding);
            }
            if element.label.is_none() && element.rare.media.is_empty() {
                let finding = self
                    .warning("repeat-without-label", line, &Field::Label)
                    .with("name", name.clone());
                self.say(finding);
            }
        }
        if part == Part::Loop {
            match &list {
                None => {
                    let finding = self.error("loop-without-list", line, &Field::Type);
                    self.say(finding);
                }
                Some(list) if self.survey.lists.get(list).is_none() => {
                    self.unknown_list(list.clone(), line);
                }
                Some(_) => {}
            }
        }
        self.count(&mut element, &name);
        let note = self.table_of(&mut element, line.number);
        element.sort = match part {
            Part::Repeat => Sort::Repeat,
            Part::Group | Part::Loop => Sort::Group {
                hidden: false,
                flat: false,
            },
        };
        let id = self.add(element);
        let columns = list.filter(|_| part == Part::Loop);
        self.stack.push(Open::new(part, id, name, line, columns));
        if let Some(note) = note {
            self.add(note);
        }
    }

    /// A count that is more than a reference becomes a calculation beside the repeat.
    fn count(&mut self, element: &mut Element, name: &str) {
        let Some(count) = get(&element.control, "jr:count").cloned() else {
            return;
        };
        if only_reference(&count).is_some() {
            return;
        }
        let generated = format!("{name}_count");
        let mut calculation = Element {
            name: generated.as_str().into(),
            row: element.row,
            bind: vec![
                ("readonly".into(), Text::plain("true()")),
                ("calculate".into(), Text::Plain(count.into())),
            ],
            ..Element::default()
        };
        if let Some(kind) = kinds::kind("calculate") {
            complete(&mut calculation, kind);
        }
        self.add(calculation);
        set(
            &mut element.control,
            "jr:count",
            format!("${{{generated}}}"),
        );
    }

    /// A group that is a table: it becomes a field list, and its words become a note in it.
    fn table_of(&mut self, element: &mut Element, number: u32) -> Option<Element> {
        let appearance = get(&element.control, "appearance")?.clone();
        let mut words: Vec<&str> = appearance.split_whitespace().collect();
        let before = words.len();
        words.retain(|word| *word != "table-list");
        if words.len() == before {
            return None;
        }
        self.table = Some(String::new());
        words.insert(0, "field-list");
        set(&mut element.control, "appearance", words.join(" "));
        if element.label.is_none() && element.hint.is_none() {
            return None;
        }
        let mut note = Element {
            name: format!("generated_table_list_label_{number}").into(),
            row: element.row,
            label: std::mem::take(&mut element.label),
            hint: std::mem::take(&mut element.hint),
            ..Element::default()
        };
        complete(&mut note, kinds::kind("note")?);
        Some(note)
    }

    /// Repeats the children of a loop for each choice of its list.
    fn expand_loop(&mut self, id: Id, list: &str, line: Option<Line>) {
        let Some(list) = self.survey.lists.get(list) else {
            return;
        };
        let choices = list.choices.clone();
        let children = std::mem::take(&mut self.survey.elements[id].rare.children);
        for choice in choices.iter().filter(|choice| choice.name != "none") {
            // The choice becomes an element of the record.
            if let Some(line) = line
                && !is_name(&choice.name)
            {
                let finding = self
                    .error("NAMES_008", line, &Field::Type)
                    .with("value", choice.name.clone());
                self.say(finding);
                continue;
            }
            let mut group = Element {
                name: choice.name.as_str().into(),
                sort: Sort::Group {
                    hidden: false,
                    flat: false,
                },
                row: self.survey.elements[id].row,
                label: choice.label.clone(),
                ..Element::default()
            };
            if !choice.media.is_empty() {
                group.rare.media.clone_from(&choice.media);
            }
            let group = self.survey.add(id, group);
            for child in &children {
                self.copy(*child, group, Some(choice));
            }
        }
        // What was copied from is no part of the form any more.
        self.survey
            .triggers
            .retain(|trigger| !children.contains(&trigger.target));
    }

    /// Copies an element with all below it; `%(name)s` and `%(label)s` become those of a choice in
    /// the element itself.
    fn copy(&mut self, id: Id, parent: Id, choice: Option<&Choice>) {
        let mut element = self.survey.elements[id].clone();
        let children = std::mem::take(&mut element.rare.children);
        if let Some(choice) = choice {
            substitute(&mut element, choice);
        }
        let copied = self.survey.add(parent, element);
        for child in children {
            self.copy(child, copied, None);
        }
    }

    /// What is about the record itself goes to a group of its own, after everything else.
    pub(super) fn finish_meta(&mut self) {
        let mut meta = std::mem::take(&mut self.meta);
        let settings = &self.survey.settings;
        let calculation = |name: &str, bind: Vec<(Key, Text)>| {
            let mut element = Element {
                name: name.into(),
                bind,
                ..Element::default()
            };
            if let Some(kind) = kinds::kind("calculate") {
                complete(&mut element, kind);
            }
            element
        };
        let pair = |name: &'static str, value: &str| (name.into(), Text::plain(value));
        let mut omitted = None;
        if settings.omit_instance_id {
            omitted = settings
                .public_key
                .as_ref()
                .map(|_| Finding::error("instance-id-omitted", Spot::default()));
        } else {
            let id = settings.instance_id.as_deref().unwrap_or("uid");
            let bind = vec![pair("readonly", "true()"), pair("jr:preload", id)];
            meta.push(calculation("instanceID", bind));
            *self.names.entry("instanceID".into()).or_default() += 1;
        }
        if let Some(name) = &settings.instance_name {
            meta.push(calculation("instanceName", vec![pair("calculate", name)]));
        }
        if let Some(mut omitted) = omitted {
            if let Some(sheet) = self.workbook.sheet("settings") {
                omitted.spot = sheet.spot(sheet.header_row + 1, None);
            }
            self.say(omitted);
        }
        let placed =
            self.declarations
                .place(&self.uses, &mut self.survey, self.workbook, self.findings);
        self.survey.entities_version = placed;
        if meta.is_empty() {
            return;
        }
        let root = self.survey.elements[0].rare.children.clone();
        let group = root
            .into_iter()
            .find(|child| self.survey.element(*child).name == "meta")
            .unwrap_or_else(|| self.survey.add(0, Element::meta()));
        for element in meta {
            self.survey.add(group, element);
        }
    }
}

/// Puts the name and the label of a choice where a loop asks for them.
fn substitute(element: &mut Element, choice: &Choice) {
    let filled = |language: Option<&str>, text: &str| {
        if !text.contains('%') {
            return text.to_owned();
        }
        let label = match (&choice.label, language) {
            (Text::Plain(label), _) => label,
            (Text::Languages(all), Some(language)) => all
                .iter()
                .find(|(known, _)| &**known == language)
                .or(all.first())
                .map_or("", |(_, words)| words),
            (Text::Languages(all), None) => all.first().map_or("", |(_, words)| words),
            (Text::None, _) => "",
        };
        text.replace("%(name)s", &choice.name)
            .replace("%(label)s", label)
            .replace("%%", "%")
    };
    element.name = filled(None, &element.name).into();
    let mut texts = vec![&mut element.label, &mut element.hint];
    texts.extend(element.bind.iter_mut().map(|(_, text)| text));
    let mut words: Vec<&mut String> = element.default.iter_mut().collect();
    words.extend(element.control.iter_mut().map(|(_, words)| words));
    if let Some(rare) = element.rare.if_any() {
        texts.push(&mut rare.guidance);
        texts.extend(rare.media.iter_mut().map(|(_, text)| text));
        words.extend(rare.instance.iter_mut().map(|(_, words)| words));
        words.extend(&mut rare.choice_filter);
    }
    for text in texts {
        *text = text.map(filled);
    }
    for words in words {
        *words = filled(None, words);
    }
}
