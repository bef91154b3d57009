//! Small texts by name that outlive a process: the server's address, the interface's language.

use rusqlite::{Connection, OptionalExtension as _};

use crate::{Error, Store};

impl Store {
    /// The setting `name`, if it was ever set.
    pub fn setting(&self, name: &str) -> Result<Option<String>, Error> {
        self.read(|connection| read(connection, name))
    }

    /// Sets `name` to `value`, or removes it. The server's address has [`Self::set_server`].
    pub fn set_setting(&self, name: &str, value: Option<&str>) -> Result<(), Error> {
        self.write(|transaction| write(transaction, name, value))
    }

    /// Address of the server to which records go.
    pub fn server(&self) -> Result<Option<String>, Error> {
        self.setting(SERVER)
    }

    /// Sets the server's address.
    ///
    /// If it differs from the last one, parts that the last one accepted count no more, and
    /// whatever waits is queued: the new server knows none of it. Held records stay held.
    pub fn set_server(&self, address: Option<&str>) -> Result<(), Error> {
        self.write(|transaction| {
            if read(transaction, SERVER)?.as_deref() == address {
                return Ok(());
            }
            transaction.execute_batch(
                "UPDATE attachments SET accepted = 0
                  WHERE entry IN (SELECT id FROM outbox WHERE state <> 'delivered');
                 UPDATE outbox SET xml_accepted = 0 WHERE state <> 'delivered';
                 UPDATE outbox SET state = 'queued', attempts = 0, not_before_ms = NULL,
                        wait_scope = NULL, reason_code = NULL, reason_parameters = NULL
                  WHERE state = 'waiting';",
            )?;
            write(transaction, SERVER, address)
        })
    }
}

pub(crate) fn read(connection: &Connection, name: &str) -> Result<Option<String>, Error> {
    let mut statement = connection.prepare("SELECT value FROM settings WHERE name = ?1")?;
    Ok(statement.query_row([name], |row| row.get(0)).optional()?)
}

fn write(connection: &Connection, name: &str, value: Option<&str>) -> Result<(), Error> {
    match value {
        Some(value) => connection.execute(
            "INSERT INTO settings (name, value) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [name, value],
        )?,
        None => connection.execute("DELETE FROM settings WHERE name = ?1", [name])?,
    };
    Ok(())
}

/// Name of the setting with the server's address.
pub(crate) const SERVER: &str = "server";
