//! Forms, what is wrong with one, and drafts, as lists show them.

use std::collections::HashMap;

use rayi::{Cell, Direction, DraftSummary, FormLanguage, FormSummary, MediaFile, Severity};

/// A file beside a form, or of a record.
#[uniffi::remote(Record)]
pub struct MediaFile {
    /// Its name, without folders.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// What is known of a form.
#[uniffi::remote(Record)]
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

/// A language of a form.
#[uniffi::remote(Record)]
pub struct FormLanguage {
    /// Name as the form writes it.
    pub name: String,
    /// BCP 47 tag; empty where the name has none.
    pub tag: String,
    /// Direction of its script.
    pub direction: Direction,
}

/// The base direction of a block of text.
#[uniffi::remote(Enum)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// A draft as a list shows it.
#[uniffi::remote(Record)]
pub struct DraftSummary {
    /// Its id on this device.
    pub id: String,
    /// Id of its form.
    pub form_id: String,
    /// Version of its form, if that has one.
    pub form_version: Option<String>,
    /// The name that its answers give it, else the title of its form.
    pub title: String,
    /// When it was last saved: milliseconds since 1970 UTC on this device's clock.
    pub updated_ms: i64,
    /// `instanceID` of the record that it corrects.
    pub corrects: Option<String>,
}

/// What reading a form gave.
#[derive(Clone, Debug, uniffi::Record)]
pub struct FormReport {
    /// The form; `None` if it is refused.
    pub form: Option<FormSummary>,
    /// All findings.
    pub diagnostics: Vec<Diagnostic>,
}

/// One finding about a form.
#[derive(Clone, Debug, uniffi::Record)]
pub struct Diagnostic {
    /// Remark or refusal.
    pub severity: Severity,
    /// Stable kebab-case name; the text comes by it.
    pub code: String,
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
    /// Facts for the text, by name.
    pub parameters: HashMap<String, String>,
}

/// A place in a workbook.
#[uniffi::remote(Record)]
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

/// What converting a workbook gave.
#[derive(Clone, Debug, uniffi::Record)]
pub struct ConvertedForm {
    /// XForm XML; `None` where the workbook is refused.
    pub xml: Option<String>,
    /// The file `itemsets.csv` that belongs beside it, if the form asks for one.
    pub itemsets: Option<String>,
    /// What the form is, and everything found.
    pub report: FormReport,
}

/// How much a diagnostic matters.
#[uniffi::remote(Enum)]
pub enum Severity {
    /// The form runs; something in it is ignored or doubtful.
    Warning,
    /// The form is refused.
    Error,
}

/// Reads a form, XForm XML or XLSForm, and says what is wrong with it; keeps nothing.
#[uniffi::export]
#[must_use]
pub fn check_form(source: Vec<u8>, media: Vec<MediaFile>) -> FormReport {
    rayi::check_form(&source, &by_name(media)).into()
}

/// Converts an XLSForm to XForm XML; keeps nothing. `stem` is the name of its file without the
/// extension, which a form without an id gets. XForm XML comes back as it is.
#[uniffi::export]
#[must_use]
pub fn convert_form(source: Vec<u8>, stem: Option<String>, media: Vec<MediaFile>) -> ConvertedForm {
    let converted = rayi::convert_form(&source, stem.as_deref(), &by_name(media));
    ConvertedForm {
        xml: converted.xml,
        itemsets: converted.itemsets,
        report: converted.report.into(),
    }
}

fn by_name(media: Vec<MediaFile>) -> HashMap<String, Vec<u8>> {
    media
        .into_iter()
        .map(|file| (file.name, file.bytes))
        .collect()
}

impl From<rayi::FormReport> for FormReport {
    fn from(report: rayi::FormReport) -> Self {
        Self {
            form: report.form,
            diagnostics: report.diagnostics.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<rayi::Diagnostic> for Diagnostic {
    fn from(diagnostic: rayi::Diagnostic) -> Self {
        Self {
            severity: diagnostic.severity,
            code: diagnostic.code.to_owned(),
            file: diagnostic.file,
            line: diagnostic.line,
            column: diagnostic.column,
            cell: diagnostic.cell,
            node: diagnostic.node,
            parameters: diagnostic.parameters.into_iter().collect(),
        }
    }
}
