//! [`Error`]: the one error of the engine; every crate's own is mapped here, once.

/// Whether the same call may succeed another time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Retry {
    /// It cannot.
    Never,
    /// It may, by itself, later.
    Later,
    /// It may once a person has done something: see the text of the code.
    AfterRemedy,
}

/// An operation that did not happen. What a person reads comes by its code, with its parameters,
/// in their language; `Display` is for developers.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{code}")]
pub struct Error {
    /// Stable kebab-case name.
    pub code: &'static str,
    /// Facts for the text: name and value.
    pub parameters: Vec<(String, String)>,
    /// Whether to try again.
    pub retry: Retry,
}

impl Error {
    pub(crate) fn new(
        code: &'static str,
        parameters: Vec<(&'static str, String)>,
        retry: Retry,
    ) -> Self {
        let parameters = parameters
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect();
        Self {
            code,
            parameters,
            retry,
        }
    }

    pub(crate) fn node_missing(path: &str) -> Self {
        Self::new(
            "node-missing",
            vec![("path", path.to_owned())],
            Retry::Never,
        )
    }

    pub(crate) fn closed() -> Self {
        Self::new("session-closed", Vec::new(), Retry::Never)
    }
}

/// Codes of this crate's own; those of store, sync, trust and interview come besides.
pub const CODES: &[&str] = &[
    "node-missing",
    "session-closed",
    "form-refused",
    "encryption-missing",
    "file-name-unusable",
    "language-missing",
    "id-unusable",
    "correction-keeps-version",
    "user-not-identified",
    "change-reason-missing",
    "repeat-full",
    "repeat-closed",
    "property-unknown",
    "form-not-offered",
    "fetched-form-differs",
    "settings-unreadable",
    "settings-too-large",
    "project-missing",
    "project-unsent",
];

impl From<rayi_store::Error> for Error {
    fn from(fault: rayi_store::Error) -> Self {
        let retry = match fault {
            rayi_store::Error::InUse => Retry::Later,
            rayi_store::Error::DiskFull
            | rayi_store::Error::Vault(_)
            | rayi_store::Error::Corrupt
            | rayi_store::Error::WrongKey
            | rayi_store::Error::SchemaTooNew { .. } => Retry::AfterRemedy,
            _ => Retry::Never,
        };
        Self::new(fault.code(), fault.parameters(), retry)
    }
}

impl From<rayi_sync::Error> for Error {
    fn from(fault: rayi_sync::Error) -> Self {
        match fault {
            rayi_sync::Error::Store(fault) => fault.into(),
            fault => Self::new(fault.code(), fault.parameters(), Retry::AfterRemedy),
        }
    }
}

impl From<rayi_sync::FetchError> for Error {
    fn from(fault: rayi_sync::FetchError) -> Self {
        let retry = match fault.is_passing() {
            true => Retry::Later,
            false => Retry::AfterRemedy,
        };
        Self::new(fault.code(), fault.parameters(), retry)
    }
}

impl From<rayi_interview::Error> for Error {
    fn from(fault: rayi_interview::Error) -> Self {
        Self::new(fault.code(), fault.parameters(), Retry::Never)
    }
}

impl From<rayi_trust::Error> for Error {
    fn from(fault: rayi_trust::Error) -> Self {
        Self::new(fault.code(), fault.parameters(), Retry::Never)
    }
}
