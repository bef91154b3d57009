//! The lock of a folder: whoever holds it is the only one who writes there.

use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

use rusqlite::Connection;

/// An exclusive transaction that never ends, on an empty database that has no journal beside it: the one file lock that is there
/// on every platform (`std`'s is not on Android before 1.98) and that ends with the process.
///
/// In a mutex only because a connection may not be shared between threads as it is.
#[derive(Debug)]
pub struct FolderLock(#[expect(dead_code, reason = "held for its lock")] Mutex<Connection>);

impl FolderLock {
    /// Takes the lock whose file is at `path`, making the file if it is not there, with patience of a
    /// second: whoever held it may be ending still, and on a phone the background and the person come
    /// at once.
    ///
    /// # Errors
    /// `SQLITE_BUSY` where another holds it to the end of that second, and what opening a file says.
    pub fn take(path: &Path) -> rusqlite::Result<Self> {
        Self::take_or_wait(path, |tries| {
            std::thread::sleep(BETWEEN);
            tries < TRIES
        })
    }

    /// Whether another holds the lock that was to be taken.
    #[must_use]
    pub fn is_held(fault: &rusqlite::Error) -> bool {
        fault.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy)
    }

    /// [`Self::take`], where `wait` is told how often it was tried, and says whether it is tried again.
    fn take_or_wait(path: &Path, mut wait: impl FnMut(u32) -> bool) -> rusqlite::Result<Self> {
        let connection = Connection::open(path)?;
        // The patience is ours: SQLite's cannot be tested without a clock.
        connection.busy_timeout(Duration::ZERO)?;
        let mut tries = 0;
        loop {
            // Both read the file first, which whoever holds it does not let them.
            let began = connection
                .pragma_update(None, "journal_mode", "OFF")
                .and_then(|()| connection.execute_batch("BEGIN EXCLUSIVE"));
            tries += 1;
            match began {
                Ok(()) => return Ok(Self(Mutex::new(connection))),
                Err(fault) if Self::is_held(&fault) && wait(tries) => {}
                Err(fault) => return Err(fault),
            }
        }
    }
}

/// How often a lock is tried that another holds, and how long between: a second.
const TRIES: u32 = 50;
const BETWEEN: Duration = Duration::from_millis(20);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_holds_it_is_waited_for() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("lock");
        let mut first = Some(FolderLock::take(&path).unwrap());
        let mut waited = 0;
        let second = FolderLock::take_or_wait(&path, |tries| {
            waited = tries;
            if tries == 3 {
                first = None;
            }
            true
        });
        assert_eq!(second.map(|_| ()), Ok(()));
        assert_eq!(waited, 3);
    }

    #[test]
    fn whoever_keeps_it_keeps_it() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("lock");
        let first = FolderLock::take(&path).unwrap();
        let refused = FolderLock::take(&path).unwrap_err();
        assert!(FolderLock::is_held(&refused), "{refused}");
        drop(first);
        FolderLock::take(&path).unwrap();
        let nowhere = FolderLock::take(&home.path().join("no/lock")).unwrap_err();
        assert!(!FolderLock::is_held(&nowhere), "{nowhere}");
    }
}
