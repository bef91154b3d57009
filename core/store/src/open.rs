//! Opening the one database of a directory, and refusing every way in which it could be unsafe.

use std::convert::Infallible;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rayi_sqlcipher::FolderLock;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use zeroize::Zeroizing;

use crate::key::{SALT_LEN, StoreKey};
use crate::vault::{KeyVault, PassphraseVault};
use crate::{Error, device, durable, outbox, schema};

/// One open store directory. Share it in an `Arc`; calls wait for each other.
///
/// A call takes microseconds to a few milliseconds (one flush), so it may be made from async code.
pub struct Store {
    /// `None` after damage was met, until the next call.
    connection: Mutex<Option<Connection>>,
    directory: PathBuf,
    key: StoreKey,
    /// Held, never used: the directory is ours until it is dropped, after `connection`.
    _lock: FolderLock,
}

impl Store {
    /// Opens the store in `directory`, making directory, key and database at first need.
    ///
    /// Records that were on their way when the last process ended are queued again.
    pub fn open(directory: &Path, vault: &dyn KeyVault) -> Result<Self, Error> {
        durable::make_private_directory(directory)?;
        let lock = lock(directory)?;
        let database = directory.join(DATABASE);
        let key_path = directory.join(KEY);
        let begins_with = first_bytes(&database)?;
        let key = match (StoreKey::load(&key_path, vault)?, begins_with) {
            (_, Some(first)) if first == PLAIN_HEADER => return Err(Error::PlainText),
            (Some(key), Some(first)) if key.salt() != first => return Err(Error::WrongKey),
            (Some(key), _) => key,
            (None, Some(_)) => return Err(Error::KeyMissing),
            (None, None) => StoreKey::make(&key_path, vault)?,
        };
        let (mut connection, found) = connect(&database, &key)?;
        schema::migrate(&mut connection, found)?;
        if first_bytes(&database)?.is_none_or(|first| first == PLAIN_HEADER) {
            return Err(Error::PlainText);
        }
        device::make_seed(&connection)?;
        outbox::requeue_interrupted(&connection)?;
        durable::flush_directory(directory)?;
        Ok(Self {
            connection: Mutex::new(Some(connection)),
            directory: directory.to_owned(),
            key,
            _lock: lock,
        })
    }

    /// The directory that was opened.
    #[must_use]
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// Reads every page of the file and checks cipher tags, B-trees and references.
    ///
    /// Takes time in proportion to the file; for `--check` and after an [`Error::Corrupt`].
    pub fn integrity(&self) -> Result<(), Error> {
        self.read(|connection| {
            // Answers one row for each page whose tag is wrong, or one `ok`.
            for (pragma, sound) in [
                ("cipher_integrity_check", None),
                ("integrity_check", Some("ok")),
            ] {
                let mut faulty = false;
                connection.pragma_query(None, pragma, |row| {
                    faulty |= sound != Some(row.get::<_, String>(0)?.as_str());
                    Ok(())
                })?;
                if faulty {
                    return Err(Error::Corrupt);
                }
            }
            let mut orphans = connection.prepare("PRAGMA foreign_key_check")?;
            if orphans.exists([])? {
                Err(Error::Corrupt)
            } else {
                Ok(())
            }
        })
    }

    /// Runs `work` in one transaction that commits only if it returns `Ok`.
    pub(crate) fn write<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let never = |transaction: &Transaction<'_>| Ok(Ok(work(transaction)?));
        self.write_unless(never)
            .map(|outcome: Result<T, Infallible>| match outcome {
                Ok(outcome) => outcome,
            })
    }

    /// Runs `work` in one transaction that commits only if neither the store nor the caller, whose
    /// refusal is the inner `Err`, minds.
    pub(crate) fn write_unless<T, E>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<Result<T, E>, Error>,
    ) -> Result<Result<T, E>, Error> {
        self.with(|connection| {
            let transaction =
                connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let outcome = work(&transaction)?;
            if outcome.is_ok() {
                transaction.commit()?;
            }
            Ok(outcome)
        })
    }

    pub(crate) fn read<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.with(|connection| work(connection))
    }

    /// Lends the connection. SQLCipher refuses everything on one that has met a damaged page, so
    /// that one is closed and the next call gets a new one: damage in one place leaves the rest
    /// within reach.
    fn with<T>(&self, work: impl FnOnce(&mut Connection) -> Result<T, Error>) -> Result<T, Error> {
        // A panic inside a transaction rolled it back, so the connection is as good as before.
        let mut place = self
            .connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let connection = match &mut *place {
            Some(connection) => connection,
            empty => empty.insert(connect(&self.directory.join(DATABASE), &self.key)?.0),
        };
        let outcome = work(connection);
        if matches!(outcome, Err(Error::Corrupt)) {
            *place = None;
        }
        outcome
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Store").finish_non_exhaustive()
    }
}

/// Moves a damaged database into a new folder `set-aside-N` of the same directory, with a copy of
/// its wrapped key, and answers that folder. Nothing is removed; the next open begins afresh.
///
/// Only ever called because a person said so.
pub fn set_aside(directory: &Path) -> Result<PathBuf, Error> {
    let _lock = lock(directory)?;
    let folder = (1..)
        .map(|number: u32| directory.join(format!("set-aside-{number}")))
        .find(|folder| !folder.exists())
        .ok_or(Error::InUse)?;
    durable::make_private_directory(&folder)?;
    if directory.join(KEY).exists() {
        durable::replace(&folder.join(KEY), &std::fs::read(directory.join(KEY))?)?;
    }
    // The log first: a database that is still in its place is found again if we die in between.
    for suffix in ["-wal", "-shm", ""] {
        let name = format!("{DATABASE}{suffix}");
        match std::fs::rename(directory.join(&name), folder.join(&name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    durable::flush_directory(&folder)?;
    durable::flush_directory(directory)?;
    Ok(folder)
}

/// Takes the key of a store from one vault to another, and deletes what the first one kept. Killed at
/// any instant, the store opens by one of them.
pub fn replace_vault(
    directory: &Path,
    from: &dyn KeyVault,
    to: &dyn KeyVault,
) -> Result<(), Error> {
    let _lock = lock(directory)?;
    let path = directory.join(KEY);
    let key = StoreKey::load(&path, from)?.ok_or(Error::KeyMissing)?;
    key.keep(&path, to)?;
    Ok(from.delete()?)
}

/// Seals what opens a store under another passphrase, and answers the vault that this one opens. Killed
/// at any instant, the store opens by one of the two.
pub fn change_passphrase(
    directory: &Path,
    vault: &PassphraseVault,
    passphrase: Zeroizing<String>,
) -> Result<PassphraseVault, Error> {
    let _lock = lock(directory)?;
    Ok(vault.change(passphrase)?)
}

/// Removes a store directory for good, its key first: what a flash chip may still hold of the rest
/// cannot be read after that. A directory that is not there has nothing to remove.
///
/// Only ever called because a person said so.
pub fn destroy(directory: &Path) -> Result<(), Error> {
    if !directory.exists() {
        return Ok(());
    }
    let lock = lock(directory)?;
    match std::fs::remove_file(directory.join(KEY)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
        _ => durable::flush_directory(directory)?,
    }
    drop(lock);
    Ok(std::fs::remove_dir_all(directory)?)
}

/// Takes possession of a store directory.
fn lock(directory: &Path) -> Result<FolderLock, Error> {
    Ok(FolderLock::take(&directory.join(LOCK))?)
}

/// Opens the database and answers its schema number too.
fn connect(database: &Path, key: &StoreKey) -> Result<(Connection, u32), Error> {
    let connection = Connection::open(database)?;
    unlock(&connection, key)?;
    // The first read: a wrong key or a damaged first page ends here.
    let found = schema::check(&connection)?;
    set_pragmas(&connection)?;
    Ok((connection, found))
}

/// Gives the key to a connection on which nothing was done yet; afterwards it would be ignored.
fn unlock(connection: &Connection, key: &StoreKey) -> Result<(), Error> {
    connection.pragma_update(None, "cipher_log_level", "NONE")?;
    connection.pragma_update(None, "key", key.pragma().as_str())?;
    // A build without SQLCipher accepts the key as well and then writes plain text.
    let version = connection
        .pragma_query_value(None, "cipher_version", |row| row.get::<_, String>(0))
        .unwrap_or_default();
    if version.is_empty() {
        Err(Error::CipherAbsent)
    } else {
        Ok(())
    }
}

fn set_pragmas(connection: &Connection) -> Result<(), Error> {
    // One process, so the WAL's index lives in memory and there is no -shm file.
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // FULL flushes at each commit: an acknowledged answer survives loss of power.
    connection.pragma_update(None, "synchronous", "FULL")?;
    // On Apple a plain fsync leaves the bytes in the drive's cache. Without effect elsewhere.
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    // Deleted rows are overwritten, inside the cipher too: the key may leak later.
    connection.pragma_update(None, "secure_delete", true)?;
    // No temporary file: SQLite does not encrypt all of those.
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // After a large attachment the log shrinks again to 4 MiB at the next checkpoint.
    connection.pragma_update(None, "journal_size_limit", 4 << 20)?;
    Ok(())
}

/// The first 16 bytes of a file; `None` if it is absent or empty. A stump is damaged.
fn first_bytes(path: &Path) -> Result<Option<[u8; SALT_LEN]>, Error> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    if file.metadata()?.len() == 0 {
        return Ok(None);
    }
    let mut first = [0; SALT_LEN];
    match file.read_exact(&mut first) {
        Ok(()) => Ok(Some(first)),
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Err(Error::Corrupt),
        Err(error) => Err(error.into()),
    }
}

/// The database, and SQLite's `-wal` beside it.
pub(crate) const DATABASE: &str = "rayi.db";
/// The wrapped key.
pub(crate) const KEY: &str = "rayi.key";
const LOCK: &str = "rayi.lock";
/// How every SQLite file begins that is not encrypted.
const PLAIN_HEADER: [u8; SALT_LEN] = *b"SQLite format 3\0";

#[cfg(test)]
mod tests;
