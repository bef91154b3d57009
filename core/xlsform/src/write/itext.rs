//! The table of languages.

use super::{Writer, borrowed};
use crate::model::{Element, Id, MESSAGES, Survey, get};
use crate::paths::{Piece, Way, refers};
use crate::text::Text;

/// One text: its forms, and the element that references in its words start from.
struct Entry<'s> {
    from: Option<Id>,
    forms: Vec<(&'s str, &'s Text)>,
}

/// All languages that words are in: first those of choices, then those of questions and of
/// their media, as they come.
pub(super) fn languages(survey: &Survey) -> Vec<String> {
    let default_language = &*survey.settings.default_language;
    let order = survey.in_order();
    let mut languages = Vec::new();
    let mut add = |text: &Text| {
        for (language, _) in text.in_languages(default_language) {
            if !languages.iter().any(|known| known == language) {
                languages.push(language.to_owned());
            }
        }
    };
    let lists = survey.lists.all.iter();
    for choice in lists
        .filter(|list| list.is_translated())
        .flat_map(|list| &list.choices)
    {
        add(&choice.label);
        choice.media.iter().for_each(|(_, media)| add(media));
    }
    let elements = || order.iter().map(|id| survey.element(*id)).filter(is_worded);
    for element in elements() {
        for message in messages(element) {
            add(message.1);
        }
        if element.label_is_translated() {
            add(&element.label);
        }
        for (_, text) in hints(element) {
            add(text);
        }
    }
    for element in elements() {
        element.rare.media.iter().for_each(|(_, media)| add(media));
    }
    languages
}

impl Writer<'_> {
    /// The words of one language. Their ids are put together for each language anew: a table of them
    /// would be as large as the words.
    pub(super) fn translation(&mut self, language: &str) {
        let survey = self.survey;
        let mut attributes = vec![("lang", language)];
        if language == &*survey.settings.default_language {
            attributes.push(("default", "true()"));
        }
        self.xml.open("translation", &attributes);
        for list in survey.lists.all.iter().filter(|list| list.is_translated()) {
            for (index, choice) in list.choices.iter().enumerate() {
                let entry = Entry::new(None, &choice.label, &choice.media);
                self.entry(&entry, language, || format!("{}-{index}", list.name));
            }
        }
        for id in &survey.in_order() {
            let element = survey.element(*id);
            if !is_worded(&element) {
                continue;
            }
            let from = Some(*id);
            self.xml.comes_from(element.row);
            for (name, text) in messages(element) {
                let entry = Entry::new(from, text, &[]);
                self.entry(&entry, language, || format!("{}:{name}", survey.path(*id)));
            }
            if element.label_is_translated() {
                let entry = Entry::new(from, &element.label, &element.rare.media);
                self.entry(&entry, language, || format!("{}:label", survey.path(*id)));
            }
            let forms = hints(element);
            let entry = Entry { from, forms };
            self.entry(&entry, language, || format!("{}:hint", survey.path(*id)));
        }
        self.xml.comes_from(None);
        self.xml.close("translation");
    }

    /// A text, if it has any words in any language.
    fn entry(&mut self, entry: &Entry<'_>, language: &str, id: impl FnOnce() -> String) {
        if entry.forms.iter().all(|(_, text)| text.is_none()) {
            return;
        }
        let default_language = &*self.survey.settings.default_language;
        self.xml.open("text", &[("id", &id())]);
        for (form, text) in &entry.forms {
            if text.is_none() {
                continue;
            }
            let mut all = text.in_languages(default_language);
            let words = all.find(|(known, _)| *known == language);
            self.value(entry, form, words.map(|(_, words)| words));
        }
        self.xml.close("text");
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

impl<'s> Entry<'s> {
    fn new(from: Option<Id>, text: &'s Text, media: &'s [(crate::model::Key, Text)]) -> Self {
        let mut forms = Vec::with_capacity(1 + media.len());
        forms.push(("long", text));
        forms.extend(media.iter().map(|(kind, media)| (&**kind, media)));
        Self { from, forms }
    }
}

/// Whether words of an element are shown at all.
fn is_worded(element: &&Element) -> bool {
    element.is_section() || element.kind().is_some()
}

/// The messages of an element that stand in the table: translated ones, and those that refer to
/// answers.
fn messages(element: &Element) -> impl Iterator<Item = (&'static str, &Text)> {
    MESSAGES.into_iter().filter_map(|name| {
        let text = get(&element.bind, name)?;
        let shown = text.is_translated() || (refers(text) && name != "jr:noAppErrorString");
        shown.then_some((name, text))
    })
}

/// The hint and the guidance of an element, if they stand in the table.
fn hints(element: &Element) -> Vec<(&'static str, &Text)> {
    // Groups have hints and no guidance, and neither is shown.
    let guided = !element.rare.guidance.is_none() && !element.is_section();
    let mut hints = Vec::new();
    if element.hint.is_translated() || guided {
        hints.push(("long", &element.hint));
    }
    if guided {
        hints.push(("guidance", &element.rare.guidance));
    }
    hints
}
