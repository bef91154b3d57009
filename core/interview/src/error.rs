//! What can keep an interview from being opened.

/// A draft or a record could not be opened. It is untouched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The bytes are no draft.
    #[error("these bytes are no draft")]
    DraftBroken,
    /// A newer version of the core saved it.
    #[error("the draft has format {found}, this core knows {known}")]
    DraftTooNew {
        /// Its format.
        found: u32,
        /// The newest format known here.
        known: u32,
    },
    /// It belongs to another form.
    #[error("the draft belongs to the form {form}")]
    DraftOfAnotherForm {
        /// That form's id.
        form: String,
    },
    /// Neither the form nor the caller allows corrections.
    #[error("records of this form are not corrected")]
    CorrectionNotAllowed,
    /// The bytes are no record.
    #[error("these bytes are no record")]
    RecordBroken,
    /// The record bears no `instanceID` that a corrected one could name.
    #[error("the record has no id")]
    RecordWithoutId,
    /// The record belongs to another form.
    #[error("the record belongs to the form {form}")]
    RecordOfAnotherForm {
        /// That form's id.
        form: String,
    },
    /// The record was made with another version of the form; a correction keeps the version.
    #[error("the record has version {found} of the form, this is {known}")]
    RecordOfAnotherVersion {
        /// The record's.
        found: String,
        /// The form's.
        known: String,
    },
}

impl Error {
    /// Stable kebab-case name.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::DraftBroken => "draft-broken",
            Self::DraftTooNew { .. } => "draft-too-new",
            Self::DraftOfAnotherForm { .. } => "draft-of-another-form",
            Self::CorrectionNotAllowed => "correction-not-allowed",
            Self::RecordBroken => "record-broken",
            Self::RecordWithoutId => "record-without-id",
            Self::RecordOfAnotherForm { .. } => "record-of-another-form",
            Self::RecordOfAnotherVersion { .. } => "record-of-another-version",
        }
    }

    /// Facts for the text.
    #[must_use]
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::DraftBroken
            | Self::CorrectionNotAllowed
            | Self::RecordBroken
            | Self::RecordWithoutId => Vec::new(),
            Self::RecordOfAnotherVersion { found, known } => {
                vec![("found", found.clone()), ("known", known.clone())]
            }
            Self::DraftTooNew { found, known } => {
                vec![("found", found.to_string()), ("known", known.to_string())]
            }
            Self::DraftOfAnotherForm { form } | Self::RecordOfAnotherForm { form } => {
                vec![("form", form.clone())]
            }
        }
    }
}

/// Every code of an [`Error`].
pub const CODES: &[&str] = &[
    "draft-broken",
    "draft-too-new",
    "draft-of-another-form",
    "correction-not-allowed",
    "record-broken",
    "record-without-id",
    "record-of-another-form",
    "record-of-another-version",
];
