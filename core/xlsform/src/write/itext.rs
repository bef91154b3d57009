//! The table of languages.

use std::hash::BuildHasher as _;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::{Writer, borrowed};
use crate::model::{Element, Id, get};
use crate::paths::{Piece, Way, refers};
use crate::text::Text;

/// Words and media by id, form and language.
#[derive(Default)]
struct Table<'s> {
    languages: Vec<&'s str>,
    entries: Vec<Entry<'s>>,
    /// Indexes of the entries, by their ids.
    by_id: HashTable<usize>,
    hasher: DefaultHashBuilder,
}

struct Entry<'s> {
    id: String,
    /// The element that references in the words start from.
    from: Option<Id>,
    forms: Vec<(&'s str, &'s Text)>,
}

impl<'s> Table<'s> {
    /// Adds the words of one form of a text.
    fn add(
        &mut self,
        id: &str,
        from: Option<Id>,
        form: &'s str,
        text: &'s Text,
        default_language: &'s str,
    ) {
        for (language, _) in text.in_languages(default_language) {
            if !self.languages.contains(&language) {
                self.languages.push(language);
            }
        }
        if text.is_none() {
            return;
        }
        let hash = self.hasher.hash_one(id);
        let known = self
            .by_id
            .find(hash, |index| self.entries[*index].id == id)
            .copied();
        let entry = match known {
            Some(index) => &mut self.entries[index],
            None => {
                let hash_of = |index: &usize| self.hasher.hash_one(&self.entries[*index].id);
                self.by_id.insert_unique(hash, self.entries.len(), hash_of);
                self.entries.push(Entry {
                    id: id.to_owned(),
                    from,
                    forms: Vec::with_capacity(1),
                });
                self.entries.last_mut().expect("one was pushed just now")
            }
        };
        entry.forms.push((form, text));
    }
}

impl Writer<'_> {
    pub(super) fn itext(&mut self) {
        let survey = self.survey;
        let default_language = &*survey.settings.default_language;
        let mut table = Table::default();
        for list in survey.lists.all.iter().filter(|list| list.is_translated()) {
            for (index, choice) in list.choices.iter().enumerate() {
                let id = format!("{}-{index}", list.name);
                table.add(&id, None, "long", &choice.label, default_language);
                for (kind, media) in &choice.media {
                    table.add(&id, None, kind, media, default_language);
                }
            }
        }
        let order = survey.in_order();
        let worded = |id: &&Id| {
            let element = survey.element(**id);
            element.is_section() || element.kind().is_some()
        };
        for id in order.iter().filter(worded) {
            words_of(
                &mut table,
                *id,
                survey.element(*id),
                &survey.path(*id),
                default_language,
            );
        }
        for id in order.iter().filter(worded) {
            let element = survey.element(*id);
            if element.media.is_empty() {
                continue;
            }
            let text_id = format!("{}:label", survey.path(*id));
            for (kind, media) in &element.media {
                table.add(&text_id, Some(*id), kind, media, default_language);
            }
        }
        if !table.languages.is_empty() {
            self.table(&table, default_language);
        }
    }

    fn table(&mut self, table: &Table<'_>, default_language: &str) {
        self.xml.open("itext", &[]);
        for language in &table.languages {
            let mut attributes = vec![("lang", *language)];
            if *language == default_language {
                attributes.push(("default", "true()"));
            }
            self.xml.open("translation", &attributes);
            for entry in &table.entries {
                let row = entry.from.and_then(|id| self.survey.element(id).row);
                self.xml.comes_from(row);
                self.xml.open("text", &[("id", entry.id.as_str())]);
                for (form, text) in &entry.forms {
                    let mut all = text.in_languages(default_language);
                    let words = all.find(|(known, _)| known == language);
                    self.value(entry, form, words.map(|(_, words)| words));
                }
                self.xml.close("text");
            }
            self.xml.comes_from(None);
            self.xml.close("translation");
        }
        self.xml.close("itext");
    }

    /// One form of a text. What a language lacks is `-`, and a medium that it lacks is left out.
    fn value(&mut self, entry: &Entry<'_>, form: &str, words: Option<&str>) {
        let words = words.unwrap_or("-");
        let folder = match form {
            "long" | "guidance" => None,
            "image" | "big-image" => Some("images"),
            other => Some(other),
        };
        if folder.is_some() && words == "-" {
            return;
        }
        let way = entry.from.map_or_else(Way::default, Way::from);
        let mut pieces = if words == "-" {
            vec![Piece::Words(words.to_owned())]
        } else {
            self.survey.pieces(words, way)
        };
        if let Some(folder) = folder {
            pieces.insert(0, Piece::Words(format!("jr://{folder}/")));
        }
        let attributes: Vec<(&str, String)> = match form {
            "long" => Vec::new(),
            form => vec![("form", form.to_owned())],
        };
        self.xml.pieces("value", &borrowed(&attributes), &pieces);
    }
}

/// The words of an element that stand in the table: translated ones, those beside media, guidance,
/// and messages that refer to answers.
fn words_of<'s>(
    table: &mut Table<'s>,
    id: Id,
    element: &'s Element,
    path: &str,
    default_language: &'s str,
) {
    let from = Some(id);
    for name in ["jr:constraintMsg", "jr:requiredMsg", "jr:noAppErrorString"] {
        if let Some(text) = get(&element.bind, name)
            && (text.is_translated() || (refers(text) && name != "jr:noAppErrorString"))
        {
            table.add(
                &format!("{path}:{name}"),
                from,
                "long",
                text,
                default_language,
            );
        }
    }
    if element.label_is_translated() {
        let text_id = format!("{path}:label");
        table.add(&text_id, from, "long", &element.label, default_language);
    }
    // Groups have hints and no guidance, and neither is shown.
    let guided = !element.guidance.is_none() && !element.is_section();
    let hint = format!("{path}:hint");
    if element.hint.is_translated() || guided {
        table.add(&hint, from, "long", &element.hint, default_language);
    }
    if guided {
        table.add(&hint, from, "guidance", &element.guidance, default_language);
    }
}
