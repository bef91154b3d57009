//! Error: why a collector could not be opened, or stopped serving.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

/// What kept a collector from opening or serving. Rejections of single requests are
/// [`crate::Rejection`]s.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The folder of forms cannot be read.
    #[error("the folder of forms cannot be read")]
    FormsUnreadable {
        /// The folder of forms.
        folder: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The data directory cannot be made, read or written.
    #[error("the data directory cannot be used")]
    DataUnusable {
        /// The data directory.
        folder: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Another collector has this data directory.
    #[error("the data directory is used by another collector")]
    DataInUse {
        /// The data directory.
        folder: PathBuf,
    },
    /// The index cannot be made or read, and it is not the index that is damaged.
    #[error("the index of records cannot be used")]
    IndexUnusable {
        /// What SQLite said.
        #[source]
        source: rusqlite::Error,
    },
    /// The index is of a later layout.
    #[error("the index has layout {found}, this collector knows {known}")]
    IndexTooNew {
        /// Layout of the index.
        found: i64,
        /// Newest layout known here.
        known: i64,
    },
    /// The server cannot listen on this address.
    #[error("cannot listen on {address}")]
    ListenFailed {
        /// The address.
        address: SocketAddr,
        /// What the system said.
        source: io::Error,
    },
}

impl Error {
    /// The stable code; the text a person reads is `collector-error-<code>`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::FormsUnreadable { .. } => "forms-unreadable",
            Self::DataUnusable { .. } => "data-unusable",
            Self::DataInUse { .. } => "data-in-use",
            Self::IndexUnusable { .. } => "index-unusable",
            Self::IndexTooNew { .. } => "index-too-new",
            Self::ListenFailed { .. } => "listen-failed",
        }
    }

    /// What the text needs: folders, addresses, and what the system said. Nothing of a record.
    #[must_use]
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::FormsUnreadable { folder, source } | Self::DataUnusable { folder, source } => {
                vec![
                    ("folder", folder.display().to_string()),
                    ("reason", source.to_string()),
                ]
            }
            Self::DataInUse { folder } => vec![("folder", folder.display().to_string())],
            Self::IndexUnusable { source } => vec![("reason", source.to_string())],
            Self::IndexTooNew { .. } => Vec::new(),
            Self::ListenFailed { address, source } => {
                vec![
                    ("address", address.to_string()),
                    ("reason", source.to_string()),
                ]
            }
        }
    }
}
