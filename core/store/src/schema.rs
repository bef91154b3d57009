//! Numbered migrations, each one transaction with its number.

use rusqlite::{Connection, TransactionBehavior};

use crate::Error;

/// Newest schema of this build.
pub(crate) const NEWEST: u32 = 4;

/// Refuses a database of a newer build before anything is written to it.
pub(crate) fn check(connection: &Connection) -> Result<u32, Error> {
    let found = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > NEWEST {
        return Err(Error::SchemaTooNew {
            found,
            known: NEWEST,
        });
    }
    Ok(found)
}

/// Brings the database from schema `found` to [`NEWEST`].
pub(crate) fn migrate(connection: &mut Connection, found: u32) -> Result<(), Error> {
    for (number, script) in MIGRATIONS {
        if *number > found {
            let transaction =
                connection.transaction_with_behavior(TransactionBehavior::Exclusive)?;
            transaction.execute_batch(script)?;
            transaction.pragma_update(None, "user_version", number)?;
            transaction.commit()?;
        }
    }
    Ok(())
}

const MIGRATIONS: &[(u32, &str)] = &[
    (1, include_str!("../migrations/001_first.sql")),
    (2, include_str!("../migrations/002_corrections.sql")),
    (3, include_str!("../migrations/003_entities.sql")),
    (4, include_str!("../migrations/004_compiled.sql")),
];
