//! The one error that crosses the boundary: a code, its parameters, and whether to try again.

use std::collections::HashMap;

use rayi::Retry;

/// The operation did not happen. The words for a person come from Fluent, by `code`.
#[derive(Debug, thiserror::Error, uniffi::Error)]
pub enum RayiError {
    /// A fact that the engine names.
    #[error("{code}")]
    Failed {
        /// Stable, kebab-case.
        code: String,
        /// What the words for this code need, by name.
        parameters: HashMap<String, String>,
        /// Whether the same call may succeed another time.
        retry: Retry,
    },
}

/// Whether the same call may succeed another time.
#[uniffi::remote(Enum)]
pub enum Retry {
    /// It cannot.
    Never,
    /// It may, by itself, later.
    Later,
    /// It may once a person has done something: see the text of the code.
    AfterRemedy,
}

impl From<rayi::Error> for RayiError {
    fn from(error: rayi::Error) -> Self {
        Self::Failed {
            code: error.code.to_owned(),
            parameters: error.parameters.into_iter().collect(),
            retry: error.retry,
        }
    }
}
