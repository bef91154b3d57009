//! Entities made or changed on this device, until the server's own list has them.

use rusqlite::{Connection, Row, Transaction, params};

use crate::{Error, Store};

/// An entity as records of this device left it. `Debug` shows its list only.
#[derive(Clone, PartialEq, Eq)]
pub struct LocalEntity {
    /// Name of its list.
    pub list: String,
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Its version, which each change here moves on by one.
    pub version: i64,
    /// The last version that came from the server; none for one made here.
    pub trunk: Option<i64>,
    /// The chain of changes made here since.
    pub branch: String,
    /// Properties that were set here, by name.
    pub properties: Vec<(String, String)>,
    /// The server's list had it once.
    pub on_server: bool,
}

impl std::fmt::Debug for LocalEntity {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("LocalEntity")
            .field("list", &self.list)
            .finish_non_exhaustive()
    }
}

impl Store {
    /// The entities of a list, in the order in which they came.
    pub fn entities(&self, list: &str) -> Result<Vec<LocalEntity>, Error> {
        self.read(|connection| entities(connection, list))
    }

    /// A list came from the server: those of its entities that it has as new as they are here go,
    /// others that it has are marked.
    pub fn settle_entities(
        &self,
        list: &str,
        done: &[String],
        seen: &[String],
    ) -> Result<(), Error> {
        self.write(|transaction| {
            for id in done {
                transaction.execute(
                    "DELETE FROM entities WHERE list = ?1 AND id = ?2",
                    [list, id],
                )?;
            }
            for id in seen {
                transaction.execute(
                    "UPDATE entities SET on_server = 1 WHERE list = ?1 AND id = ?2",
                    [list, id],
                )?;
            }
            Ok(())
        })
    }
}

/// Keeps entities as a finished record left them.
pub(crate) fn keep(transaction: &Transaction<'_>, changed: &[LocalEntity]) -> Result<(), Error> {
    for entity in changed {
        let properties = serde_json::to_string(&entity.properties).map_err(|_| Error::Corrupt)?;
        transaction.execute(
            "INSERT INTO entities (list, id, label, version, trunk, branch, properties, on_server)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (list, id) DO UPDATE SET label = excluded.label,
               version = excluded.version, trunk = excluded.trunk, branch = excluded.branch,
               properties = excluded.properties, on_server = excluded.on_server",
            params![
                entity.list,
                entity.id,
                entity.label,
                entity.version,
                entity.trunk,
                entity.branch,
                properties,
                entity.on_server
            ],
        )?;
    }
    Ok(())
}

fn entities(connection: &Connection, list: &str) -> Result<Vec<LocalEntity>, Error> {
    let mut statement = connection.prepare(
        "SELECT list, id, label, version, trunk, branch, on_server, properties
           FROM entities WHERE list = ?1 ORDER BY added",
    )?;
    let rows: Vec<(LocalEntity, String)> = statement
        .query_map([list], |row| Ok((entity_of(row)?, row.get(7)?)))?
        .collect::<Result<_, _>>()?;
    rows.into_iter()
        .map(|(mut entity, properties)| {
            entity.properties = serde_json::from_str(&properties).map_err(|_| Error::Corrupt)?;
            Ok(entity)
        })
        .collect()
}

fn entity_of(row: &Row<'_>) -> rusqlite::Result<LocalEntity> {
    Ok(LocalEntity {
        list: row.get(0)?,
        id: row.get(1)?,
        label: row.get(2)?,
        version: row.get(3)?,
        trunk: row.get(4)?,
        branch: row.get(5)?,
        on_server: row.get(6)?,
        properties: Vec::new(),
    })
}
