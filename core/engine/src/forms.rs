//! Forms: read, checked and kept.

use rayi_form::{Form, Media, Reading, Severity, Spot};
use rayi_locale::Direction;
use rayi_store::FormMedia;

use crate::media::Given;

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
    /// The place in the workbook, if the form is one.
    pub cell: Option<Cell>,
    /// Path of the node it is about.
    pub node: Option<String>,
    /// Facts for the text: name and value.
    pub parameters: Vec<(String, String)>,
}

/// A place in a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Name of the sheet; empty where it is about the whole workbook.
    pub sheet: String,
    /// Row, from 1; 0 where it is about the whole sheet.
    pub row: u32,
    /// What stands at the head of the column; empty where it is about the whole row.
    pub column: String,
    /// Address, such as `C12`; empty without a row and a column.
    pub address: String,
}

/// What reading a form gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormReport {
    /// The form; `None` if it is refused.
    pub form: Option<FormSummary>,
    /// All findings.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a form, XForm XML or XLSForm, and says what is wrong with it; keeps nothing. Of its files
/// only those are opened that it asks for.
#[must_use]
pub fn check_form(source: &[u8], media: &dyn Media) -> FormReport {
    report(&Form::check(source, media))
}

/// What converting a workbook gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConvertedForm {
    /// XForm XML; `None` where the workbook is refused.
    pub xml: Option<String>,
    /// The file `itemsets.csv` that belongs beside it, if the form asks for one.
    pub itemsets: Option<String>,
    /// What the form is, and everything found.
    pub report: FormReport,
}

/// Converts an XLSForm to XForm XML; keeps nothing. `stem` is the name of its file without the
/// extension, which a form without an id gets. XForm XML comes back as it is.
#[must_use]
pub fn convert_form(source: &[u8], stem: Option<&str>, media: &dyn Media) -> ConvertedForm {
    if !rayi_form::is_workbook(source) {
        let reading = Form::check(source, media);
        let xml = reading.form.as_ref().and(std::str::from_utf8(source).ok());
        return ConvertedForm {
            xml: xml.map(str::to_owned),
            itemsets: None,
            report: report(&reading),
        };
    }
    let converted = rayi_form::convert(source, stem, media);
    ConvertedForm {
        report: report(&converted.reading),
        xml: converted.xml,
        itemsets: converted.itemsets,
    }
}

/// What an application hands over as a form, as it is kept: XForm XML, with the files that a
/// workbook makes.
pub(crate) struct Taken<'s> {
    pub(crate) xml: std::borrow::Cow<'s, [u8]>,
    pub(crate) reading: Reading,
}

/// Reads what an application hands over; a workbook adds its own file to `media`.
pub(crate) fn take<'s>(source: &'s [u8], media: &mut Vec<FormMedia>) -> Taken<'s> {
    if !rayi_form::is_workbook(source) {
        return Taken {
            xml: source.into(),
            reading: Form::parse(source, &Given(media)),
        };
    }
    let converted = rayi_form::convert(source, None, &Given(media));
    if let Some(itemsets) = converted.itemsets {
        media.retain(|file| file.name != rayi_form::ITEMSETS);
        media.push(FormMedia {
            name: rayi_form::ITEMSETS.to_owned(),
            bytes: itemsets.into_bytes(),
        });
    }
    Taken {
        xml: converted.xml.unwrap_or_default().into_bytes().into(),
        reading: converted.reading,
    }
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
            cell: found.cell.as_deref().map(cell_of),
            node: found.node.clone(),
            parameters,
        }
    });
    FormReport {
        form: reading.form.as_ref().map(summary),
        diagnostics: diagnostics.collect(),
    }
}

fn cell_of(spot: &Spot) -> Cell {
    Cell {
        sheet: spot.sheet.clone().unwrap_or_default(),
        row: spot.row.unwrap_or(0),
        column: spot.header.clone().unwrap_or_default(),
        address: spot.cell().unwrap_or_default(),
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
    language_of(language.name.clone(), language.tag.to_string())
}

pub(crate) fn language_of(name: String, tag: String) -> FormLanguage {
    FormLanguage {
        direction: direction(&tag, &name),
        name,
        tag,
    }
}

/// Direction of a text: that of its language, else that of its letters.
pub(crate) fn direction(tag: &str, text: &str) -> Direction {
    Direction::of_tag(tag)
        .or_else(|| Direction::of_text(text))
        .unwrap_or(Direction::Ltr)
}
