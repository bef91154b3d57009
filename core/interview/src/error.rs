//! What can keep an interview from being opened.

/// A draft could not be opened. The draft itself is untouched.
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
}

impl Error {
    /// Stable kebab-case name.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::DraftBroken => "draft-broken",
            Self::DraftTooNew { .. } => "draft-too-new",
            Self::DraftOfAnotherForm { .. } => "draft-of-another-form",
        }
    }

    /// Facts for the text.
    #[must_use]
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::DraftBroken => Vec::new(),
            Self::DraftTooNew { found, known } => {
                vec![("found", found.to_string()), ("known", known.to_string())]
            }
            Self::DraftOfAnotherForm { form } => vec![("form", form.clone())],
        }
    }
}

/// Every code of an [`Error`].
pub const CODES: &[&str] = &["draft-broken", "draft-too-new", "draft-of-another-form"];
