//! Left out: a file of the folder of forms that is not offered, and why.

use rayi_form::Diagnostic;

/// A file of the folder that is not offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The file's name.
    pub file: String,
    /// Why not.
    pub reason: Reason,
}

/// Why a file is not offered as a form. Its text is `collector-form-reason-<code>`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// The file, or one of its media, cannot be read.
    Unreadable,
    /// The workbook is larger than a form may be ([`rayi_form::MAX_FORM_BYTES`]).
    TooLarge,
    /// Not an XML document that can be read.
    NotAForm {
        /// Line where reading stopped, from 1.
        line: usize,
    },
    /// A workbook with errors, each told by its cell.
    Faulty {
        /// All that was found in it, errors first.
        findings: Vec<Diagnostic>,
    },
    /// A workbook beside the XML of the same name, which is offered in its place.
    XmlBeside,
    /// No `id` at the root of the first instance of the model.
    NoId,
    /// The id cannot name a folder, or id or version cannot stand in an address.
    IdUnusable,
    /// A file before this one, by name, has the same id and version.
    Repeated,
    /// What the workbook becomes could not be kept in the data directory.
    NotKept,
}

impl Reason {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::TooLarge => "too-large",
            Self::NotAForm { .. } => "not-a-form",
            Self::Faulty { .. } => "faulty",
            Self::XmlBeside => "xml-beside",
            Self::NoId => "no-id",
            Self::IdUnusable => "id-unusable",
            Self::Repeated => "repeated",
            Self::NotKept => "not-kept",
        }
    }
}
