//! What can stop a store operation, as facts with a stable code.

use crate::outbox::StateName;
use crate::vault::VaultError;

/// The operation did not happen. Nothing here holds an answer, a name, a key or a path.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The platform's key vault did not answer as hoped.
    #[error("the key vault refused: {0}")]
    Vault(#[from] VaultError),
    /// There is a database but no wrapped key beside it. A new key is never made over old answers.
    #[error("the database has no key beside it")]
    KeyMissing,
    /// The key in the vault is not the key of this database.
    #[error("the key does not belong to this database")]
    WrongKey,
    /// The database file is, or was about to be, plain text.
    #[error("the database file is not encrypted")]
    PlainText,
    /// This build has no SQLCipher, so nothing would be encrypted.
    #[error("this build has no cipher")]
    CipherAbsent,
    /// The file is damaged. Nothing is removed; see [`crate::set_aside`].
    #[error("the database is damaged")]
    Corrupt,
    /// A newer Rayi wrote this database.
    #[error("the database has schema {found}, this build knows {known}")]
    SchemaTooNew {
        /// Schema number in the file.
        found: u32,
        /// Newest schema number of this build.
        known: u32,
    },
    /// Another process, or another [`crate::Store`] of this one, has the directory open.
    #[error("the store is open elsewhere")]
    InUse,
    /// The disk or the quota is full. What was stored before is whole.
    #[error("no space left on the device")]
    DiskFull,
    /// A file of the store could not be read or written.
    #[error("file access failed: {0:?}")]
    File(std::io::ErrorKind),
    /// SQLite refused for a reason that is none of the above.
    #[error("SQLite refused with extended code {code}")]
    Sqlite {
        /// SQLite's extended result code, or -1 if the refusal came before SQLite.
        code: i32,
    },
    /// The operating system gave no randomness.
    #[error("no randomness from the operating system")]
    NoRandomness,
    /// No form with this id (and version) is stored.
    #[error("no such form")]
    FormMissing,
    /// The form's id and version are stored with other contents and drafts stand on them.
    #[error("{drafts} drafts stand on other contents of the same form version")]
    FormInUse {
        /// How many drafts would change under the person's hands.
        drafts: u32,
    },
    /// No draft with this id.
    #[error("no such draft")]
    DraftMissing,
    /// No record with this id in the outbox.
    #[error("no such record in the outbox")]
    EntryMissing,
    /// The record names an attachment that the draft does not have.
    #[error("the record names an attachment that is not stored")]
    AttachmentMissing,
    /// The outbox already has a record with this form and instance id.
    #[error("the outbox already has this instance")]
    InstanceTaken,
    /// A draft or a record corrects this record already.
    #[error("the record has a correction already")]
    CorrectedAlready,
    /// The outbox does not allow this move; nothing changed.
    #[error("a record that is {from:?} cannot {verb}")]
    IllegalMove {
        /// Where the record stands.
        from: StateName,
        /// What was asked of it.
        verb: &'static str,
    },
    /// The address of the server changed while a part was under way; its reply counts for nothing.
    #[error("the server changed while a part was under way")]
    ServerChanged,
}

impl Error {
    /// Stable kebab-case name; the texts that people read are found by it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Vault(fault) => fault.code(),
            Self::KeyMissing => "store-key-missing",
            Self::WrongKey => "store-wrong-key",
            Self::PlainText => "store-plain-text",
            Self::CipherAbsent => "store-cipher-absent",
            Self::Corrupt => "store-corrupt",
            Self::SchemaTooNew { .. } => "store-schema-too-new",
            Self::InUse => "store-in-use",
            Self::DiskFull => "store-disk-full",
            Self::File(_) => "store-file",
            Self::Sqlite { .. } => "store-sqlite",
            Self::NoRandomness => "store-no-randomness",
            Self::FormMissing => "form-missing",
            Self::FormInUse { .. } => "form-in-use",
            Self::DraftMissing => "draft-missing",
            Self::EntryMissing => "outbox-entry-missing",
            Self::AttachmentMissing => "attachment-missing",
            Self::InstanceTaken => "outbox-instance-taken",
            Self::CorrectedAlready => "outbox-corrected-already",
            Self::IllegalMove { .. } => "outbox-illegal-move",
            Self::ServerChanged => "outbox-server-changed",
        }
    }

    /// Values for the placeholders of the text with [`Self::code`].
    #[must_use]
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::SchemaTooNew { found, known } => {
                vec![("found", found.to_string()), ("known", known.to_string())]
            }
            Self::File(kind) => vec![("kind", format!("{kind:?}"))],
            Self::Sqlite { code } => vec![("sqlite", code.to_string())],
            Self::FormInUse { drafts } => vec![("drafts", drafts.to_string())],
            Self::IllegalMove { from, verb } => {
                vec![
                    ("state", from.as_str().to_owned()),
                    ("verb", (*verb).to_owned()),
                ]
            }
            _ => Vec::new(),
        }
    }
}

impl From<rusqlite::Error> for Error {
    /// Keeps the code only: SQLite's own words can hold a path or a value.
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => Self::Corrupt,
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::InUse,
            Some(Code::DiskFull) => Self::DiskFull,
            _ => Self::Sqlite {
                code: error.sqlite_error().map_or(-1, |cause| cause.extended_code),
            },
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::DiskFull,
            kind => Self::File(kind),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn sqlite_and_files_keep_their_kind_and_nothing_else() {
        let failure = |code| {
            let cause = rusqlite::ffi::Error::new(code);
            Error::from(rusqlite::Error::SqliteFailure(
                cause,
                Some("/a/secret".to_owned()),
            ))
        };
        use rusqlite::ffi;
        for (code, expected) in [
            (ffi::SQLITE_CORRUPT, "store-corrupt"),
            (ffi::SQLITE_NOTADB, "store-corrupt"),
            (ffi::SQLITE_BUSY, "store-in-use"),
            (ffi::SQLITE_FULL, "store-disk-full"),
            (ffi::SQLITE_IOERR_FSYNC, "store-sqlite"),
        ] {
            let error = failure(code);
            assert_eq!(error.code(), expected);
            assert!(!format!("{error} {error:?}").contains("secret"));
        }
        assert_eq!(
            failure(ffi::SQLITE_IOERR_FSYNC).parameters(),
            [("sqlite", "1034".to_owned())]
        );
        let full = std::io::Error::from(std::io::ErrorKind::StorageFull);
        assert_eq!(Error::from(full).code(), "store-disk-full");
    }

    #[test]
    fn each_fact_has_a_code_of_its_own() {
        let facts = [
            Error::Vault(VaultError::Locked),
            Error::Vault(VaultError::KeyLost),
            Error::Vault(VaultError::Refused),
            Error::Vault(VaultError::WrongPassphrase),
            Error::Vault(VaultError::Failed),
            Error::KeyMissing,
            Error::WrongKey,
            Error::PlainText,
            Error::CipherAbsent,
            Error::Corrupt,
            Error::SchemaTooNew { found: 2, known: 1 },
            Error::InUse,
            Error::DiskFull,
            Error::File(std::io::ErrorKind::Other),
            Error::Sqlite { code: 1 },
            Error::NoRandomness,
            Error::FormMissing,
            Error::FormInUse { drafts: 1 },
            Error::DraftMissing,
            Error::EntryMissing,
            Error::AttachmentMissing,
            Error::InstanceTaken,
            Error::CorrectedAlready,
            Error::IllegalMove {
                from: StateName::Held,
                verb: "start",
            },
            Error::ServerChanged,
        ];
        let codes: HashSet<_> = facts.iter().map(Error::code).collect();
        assert_eq!(codes.len(), facts.len());
        let kebab = |code: &str| {
            code.bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
        };
        assert!(codes.into_iter().all(kebab));
    }
}
