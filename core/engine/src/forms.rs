//! Forms: read, checked and kept.

use rayi_form::{Form, Media, Reading, Severity};
use rayi_locale::Direction;

/// A file beside a form, or of a record.
#[derive(Clone, PartialEq, Eq)]
pub struct MediaFile {
    /// Its name, without folders.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for MediaFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MediaFile")
            .field("bytes", &self.bytes.len())
            .finish_non_exhaustive()
    }
}

/// A language of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormLanguage {
    /// Name as the form writes it.
    pub name: String,
    /// BCP 47 tag; empty where the name has none.
    pub tag: String,
    /// Direction of its script.
    pub direction: Direction,
}

/// What is known of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormSummary {
    /// Its id.
    pub id: String,
    /// Its version, if it has one.
    pub version: Option<String>,
    /// Its title.
    pub title: String,
    /// Its languages; empty where it is not translated.
    pub languages: Vec<FormLanguage>,
}

/// One finding about a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Remark or refusal.
    pub severity: Severity,
    /// Stable kebab-case name; the text comes by it.
    pub code: &'static str,
    /// The file it stands in, if not the form itself.
    pub file: Option<String>,
    /// Line, from 1; 0 where it is about the whole.
    pub line: u32,
    /// Column in characters, from 1; 0 where it is about the whole.
    pub column: u32,
    /// Path of the node it is about.
    pub node: Option<String>,
    /// Facts for the text: name and value.
    pub parameters: Vec<(String, String)>,
}

/// What reading a form gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormReport {
    /// The form; `None` if it is refused.
    pub form: Option<FormSummary>,
    /// All findings.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a form and says what is wrong with it; keeps nothing. Of its files only those are opened
/// that it asks for.
#[must_use]
pub fn check_form(xml: &[u8], media: &dyn Media) -> FormReport {
    report(&Form::parse(xml, media))
}

/// Name under which the record that was saved last stands among a form's files.
pub(crate) const LAST_SAVED: &str = "last-saved";

/// Whether a form looks into the record that was saved last.
pub(crate) fn asks_for_last_saved(xml: &[u8]) -> bool {
    has(xml, b"jr://instance/last-saved")
}

/// Whether some bytes stand among others.
pub(crate) fn has(bytes: &[u8], wanted: &[u8]) -> bool {
    memchr::memmem::find(bytes, wanted).is_some()
}

pub(crate) fn report(reading: &Reading) -> FormReport {
    let diagnostics = reading.diagnostics.iter().map(|found| {
        let mut parameters: Vec<(String, String)> = found
            .parameters
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.clone()))
            .collect();
        // Texts name the node and the file too.
        let named = |name: &str| parameters.iter().any(|(known, _)| known == name);
        let mut more = Vec::new();
        if let Some(node) = found.node.as_ref().filter(|_| !named("node")) {
            more.push(("node".to_owned(), node.clone()));
        }
        if let Some(file) = found.file.as_ref().filter(|_| !named("file")) {
            more.push(("file".to_owned(), file.clone()));
        }
        parameters.extend(more);
        Diagnostic {
            severity: found.severity,
            code: found.code,
            file: found.file.clone(),
            line: found.place.map_or(0, |place| place.line),
            column: found.place.map_or(0, |place| place.column),
            node: found.node.clone(),
            parameters,
        }
    });
    FormReport {
        form: reading.form.as_ref().map(summary),
        diagnostics: diagnostics.collect(),
    }
}

pub(crate) fn summary(form: &Form) -> FormSummary {
    FormSummary {
        id: form.id.clone(),
        version: form.version.clone(),
        title: form.title.clone(),
        languages: form.itext.languages().iter().map(language).collect(),
    }
}

pub(crate) fn language(language: &rayi_form::Language) -> FormLanguage {
    FormLanguage {
        name: language.name.clone(),
        tag: language.tag.clone(),
        direction: direction(&language.tag, &language.name),
    }
}

/// Direction of a text: that of its language, else that of its letters.
pub(crate) fn direction(tag: &str, text: &str) -> Direction {
    Direction::of_tag(tag)
        .or_else(|| Direction::of_text(text))
        .unwrap_or(Direction::Ltr)
}
