//! Index: what was found out about each record, in SQLite, so that it can be asked quickly.
//!
//! The folder is the truth and the index a memory of it: a record that is missing here is
//! entered again at the next start, and a damaged index is set aside and made anew. It holds no
//! time and no order of arrival.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

// The SQLite that `rusqlite` speaks to.
use rayi_sqlcipher as _;
use rusqlite::{Connection, ErrorCode, OptionalExtension, params};

use crate::archive::record::RecordId;
use crate::error::Error;

/// The open index.
pub(crate) struct Index {
    connection: Mutex<Connection>,
}

/// What is known of one record.
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which record.
    pub id: RecordId,
    /// Version of its form.
    pub version: String,
    /// What `rayi-trust` says of it: the code of a verdict (`ok`, `unsealed`, …). Or one of ours:
    /// `form-unknown` when the form is offered no longer, `changed` when somebody changed the
    /// record on the disk.
    pub verdict: String,
    /// Thumbprint of the key that the seal names; empty when there is none.
    pub signer: String,
    /// Whether that key was trusted when the record was judged.
    pub trusted: bool,
    /// Files that the record or its seal names and that did not come yet.
    pub missing: usize,
    /// SHA-256 of the form by which it was judged, in hexadecimal; empty when there was none.
    pub judged_by: String,
}

/// Whether an index could be opened.
pub(crate) enum Opened {
    /// It could.
    Sound(Index),
    /// The file is not a sound index: set it aside, begin again.
    Damaged,
}

impl Index {
    /// Opens, and makes if need be, the index at `path`.
    pub(crate) fn open(path: &Path) -> Result<Opened, Error> {
        match Self::try_open(path) {
            Ok(index) => Ok(Opened::Sound(index)),
            Err(Error::IndexUnusable { source }) if is_damage(&source) => Ok(Opened::Damaged),
            Err(error) => Err(error),
        }
    }

    fn try_open(path: &Path) -> Result<Self, Error> {
        let unusable = |source| Error::IndexUnusable { source };
        let connection = Connection::open(path).map_err(unusable)?;
        connection
            .busy_timeout(Duration::from_secs(5))
            .map_err(unusable)?;
        let found: i64 = connection
            .query_row("PRAGMA user_version", [], |row| row.get(0))
            .map_err(unusable)?;
        if found > LAYOUT {
            return Err(Error::IndexTooNew {
                found,
                known: LAYOUT,
            });
        }
        // NORMAL: after a power cut the last entries may be missing, which the start repairs;
        // the records themselves were synced before.
        connection
            .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;")
            .map_err(unusable)?;
        let sound: String = connection
            .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
            .map_err(unusable)?;
        if sound != "ok" {
            return Err(unusable(damaged()));
        }
        connection.execute_batch(SCHEMA).map_err(unusable)?;
        Ok(Self {
            connection: Mutex::new(connection),
        })
    }

    /// Enters a record, or what is now known of it.
    pub(crate) fn enter(&self, entry: &Entry) -> rusqlite::Result<()> {
        self.connection()
            .execute(
                "INSERT OR REPLACE INTO record
                 (form, instance, version, verdict, signer, trusted, missing, judged_by)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                params![
                    entry.id.form,
                    entry.id.instance,
                    entry.version,
                    entry.verdict,
                    entry.signer,
                    entry.trusted,
                    i64::try_from(entry.missing).unwrap_or(i64::MAX),
                    entry.judged_by,
                ],
            )
            .map(|_| ())
    }

    /// What is known of a record.
    pub(crate) fn entry(&self, id: &RecordId) -> rusqlite::Result<Option<Entry>> {
        let query = format!("{SELECT} WHERE form = ?1 AND instance = ?2");
        self.connection()
            .query_row(&query, [&id.form, &id.instance], entry_of)
            .optional()
    }

    /// Everything, ordered by form and instance id.
    pub(crate) fn entries(&self) -> rusqlite::Result<Vec<Entry>> {
        let query = format!("{SELECT} ORDER BY form, instance");
        self.connection()
            .prepare(&query)?
            .query_map([], entry_of)?
            .collect()
    }

    /// Number of records.
    pub(crate) fn count(&self) -> rusqlite::Result<usize> {
        let count: i64 = self
            .connection()
            .query_row("SELECT count(*) FROM record", [], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    /// Forgets a record that is no longer in the folder.
    pub(crate) fn forget(&self, id: &RecordId) -> rusqlite::Result<()> {
        self.connection()
            .execute(
                "DELETE FROM record WHERE form = ?1 AND instance = ?2",
                params![id.form, id.instance],
            )
            .map(|_| ())
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        // A statement that panicked was rolled back by its own drop.
        self.connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

fn entry_of(row: &rusqlite::Row<'_>) -> rusqlite::Result<Entry> {
    let missing: i64 = row.get(6)?;
    Ok(Entry {
        id: RecordId {
            form: row.get(0)?,
            instance: row.get(1)?,
        },
        version: row.get(2)?,
        verdict: row.get(3)?,
        signer: row.get(4)?,
        trusted: row.get(5)?,
        missing: usize::try_from(missing).unwrap_or_default(),
        judged_by: row.get(7)?,
    })
}

fn is_damage(fault: &rusqlite::Error) -> bool {
    matches!(
        fault.sqlite_error_code(),
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt)
    )
}

fn damaged() -> rusqlite::Error {
    rusqlite::Error::SqliteFailure(
        rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT),
        None,
    )
}

/// Layout of this program's index.
const LAYOUT: i64 = 1;

const SELECT: &str =
    "SELECT form, instance, version, verdict, signer, trusted, missing, judged_by FROM record";

/// Without row numbers: those would tell the order of arrival.
const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS record (
        form TEXT NOT NULL, instance TEXT NOT NULL, version TEXT NOT NULL, verdict TEXT NOT NULL,
        signer TEXT NOT NULL, trusted INTEGER NOT NULL, missing INTEGER NOT NULL,
        judged_by TEXT NOT NULL,
        PRIMARY KEY (form, instance)
    ) STRICT, WITHOUT ROWID;
    PRAGMA user_version = 1;
";
