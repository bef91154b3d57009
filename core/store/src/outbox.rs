//! The outbox: sealed records on their way to a server, and the moves between their states.

mod moves;
mod state;

use rusqlite::{Connection, OptionalExtension as _, Row, params};

pub use moves::{Acceptance, Progress};
pub use state::{OutboxState, Proof, Reason, StateName, WaitScope};

use crate::{AttachmentId, Digest, Error, FormKey, Store};

/// Names a record in the outbox; grows in the order of finalising, never used again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OutboxId(pub i64);

/// A sealed record and where it stands. `Debug` hides names.
#[derive(Clone, PartialEq, Eq)]
pub struct OutboxEntry {
    /// Its id.
    pub id: OutboxId,
    /// The form it answers.
    pub form: FormKey,
    /// `meta/instanceID`.
    pub instance_id: String,
    /// `meta/instanceName`: made of answers, so for the person's eyes only.
    pub instance_name: Option<String>,
    /// Bytes of the sealed XML.
    pub xml_size: u64,
    /// SHA-256 of the sealed XML.
    pub sha256: Digest,
    /// When it was finalised: milliseconds since 1970 UTC.
    pub created_ms: i64,
    /// Instance id of the record that it takes the place of.
    pub corrects: Option<String>,
    /// Where it stands.
    pub state: OutboxState,
    /// Tries begun since it was queued or released.
    pub attempts: u32,
    /// Why the last try failed, also while it is queued or on its way again.
    pub last_reason: Option<Reason>,
    /// Whether the server has the XML.
    pub xml_accepted: bool,
    /// Its attachments, by name.
    pub files: Vec<OutboxFile>,
}

impl OutboxEntry {
    /// Bytes of the XML and all attachments, multipart frames not counted.
    #[must_use]
    pub fn bytes_total(&self) -> u64 {
        self.xml_size + self.files.iter().map(|file| file.size).sum::<u64>()
    }

    /// Those of them that the server has accepted.
    #[must_use]
    pub fn bytes_accepted(&self) -> u64 {
        let files = self
            .files
            .iter()
            .filter(|file| file.accepted)
            .map(|file| file.size);
        files.sum::<u64>() + if self.xml_accepted { self.xml_size } else { 0 }
    }
}

impl std::fmt::Debug for OutboxEntry {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("OutboxEntry")
            .field("id", &self.id)
            .field("form", &self.form)
            .field("state", &self.state)
            .field("attempts", &self.attempts)
            .finish_non_exhaustive()
    }
}

/// An attachment of a record. `Debug` hides its name.
#[derive(Clone, PartialEq, Eq)]
pub struct OutboxFile {
    /// Its id, for [`Store::attachment_chunk`].
    pub id: AttachmentId,
    /// File name, as the XML says it.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of the contents.
    pub sha256: Digest,
    /// Whether the server has it.
    pub accepted: bool,
}

impl std::fmt::Debug for OutboxFile {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("OutboxFile")
            .field("id", &self.id)
            .field("size", &self.size)
            .field("accepted", &self.accepted)
            .finish_non_exhaustive()
    }
}

/// The outbox in three numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutboxCounts {
    /// Neither delivered nor held.
    pub pending: u32,
    /// Held until a person decides.
    pub held: u32,
    /// Delivered.
    pub delivered: u32,
}

impl Store {
    /// All records, in the order of finalising.
    pub fn outbox(&self) -> Result<Vec<OutboxEntry>, Error> {
        self.read(|connection| select(connection, "1 ORDER BY id", []))
    }

    /// The records that are neither delivered nor held, in the order in which they go.
    pub fn pending(&self) -> Result<Vec<OutboxEntry>, Error> {
        self.read(|connection| {
            select(
                connection,
                "state IN ('queued', 'in-flight', 'waiting') ORDER BY id",
                [],
            )
        })
    }

    /// One record.
    pub fn entry(&self, id: OutboxId) -> Result<OutboxEntry, Error> {
        self.read(|connection| entry(connection, id))
    }

    /// The record's sealed XML: the bytes that were finalised, always.
    pub fn record_xml(&self, id: OutboxId) -> Result<Vec<u8>, Error> {
        self.read(|connection| {
            connection
                .query_row("SELECT xml FROM outbox WHERE id = ?1", [id.0], |row| {
                    row.get(0)
                })
                .optional()?
                .ok_or(Error::EntryMissing)
        })
    }

    /// The sealed XML of the record of a form, of any of its versions, that was finalised last.
    pub fn last_record_xml(&self, form_id: &str) -> Result<Option<Vec<u8>>, Error> {
        self.read(|connection| {
            let sql = "SELECT xml FROM outbox WHERE form_id = ?1 ORDER BY id DESC LIMIT 1";
            Ok(connection
                .query_row(sql, [form_id], |row| row.get(0))
                .optional()?)
        })
    }

    /// The first record that may go at `now_ms`: queued, or waiting no longer. Records that failed
    /// for a reason of their own come after all others, so that they block nobody. A correction
    /// comes only once the record that it corrects is delivered: a server must know the old one.
    ///
    /// Nobody means to wait longer than `longest_ms`: such a moment comes of a clock set back, and
    /// is taken as past.
    pub fn next_due(&self, now_ms: i64, longest_ms: i64) -> Result<Option<OutboxEntry>, Error> {
        self.read(|connection| {
            let due = select(
                connection,
                "(state = 'queued' OR (state = 'waiting'
                    AND (not_before_ms <= ?1 OR not_before_ms > ?1 + ?2)))
                 AND NOT EXISTS (SELECT 1 FROM outbox AS old
                    WHERE old.form_id = outbox.form_id AND old.instance_id = outbox.corrects
                      AND old.state <> 'delivered')
                 ORDER BY coalesce(wait_scope, '') = 'record', id LIMIT 1",
                params![now_ms, longest_ms],
            )?;
            Ok(due.into_iter().next())
        })
    }

    /// When the first waiting record may go again.
    pub fn next_wake(&self) -> Result<Option<i64>, Error> {
        self.read(|connection| {
            Ok(connection.query_row(
                "SELECT min(not_before_ms) FROM outbox WHERE state = 'waiting'",
                [],
                |row| row.get(0),
            )?)
        })
    }

    /// If a record waits for the link or the server: until when, at most `longest_ms` from now.
    /// Whatever was queued since then waits too from here on, and says why.
    pub fn common_wait(&self, now_ms: i64, longest_ms: i64) -> Result<Option<i64>, Error> {
        self.write(|transaction| {
            let longest: Option<(i64, i64)> = transaction
                .query_row(
                    "SELECT id, not_before_ms FROM outbox
                      WHERE state = 'waiting' AND wait_scope <> 'record'
                        AND not_before_ms > ?1 AND not_before_ms <= ?1 + ?2
                      ORDER BY not_before_ms DESC LIMIT 1",
                    [now_ms, longest_ms],
                    |row| Ok((row.get(0)?, row.get(1)?)),
                )
                .optional()?;
            let Some((id, until_ms)) = longest else {
                return Ok(None);
            };
            transaction.execute(
                "UPDATE outbox SET state = 'waiting',
                        (not_before_ms, wait_scope, reason_code, reason_parameters) =
                        (SELECT not_before_ms, wait_scope, reason_code, reason_parameters
                           FROM outbox WHERE id = ?1)
                  WHERE state = 'queued'",
                [id],
            )?;
            Ok(Some(until_ms))
        })
    }

    /// How many records wait for their turn or for something, and how many are held.
    pub fn outbox_counts(&self) -> Result<OutboxCounts, Error> {
        self.read(|connection| {
            Ok(connection.query_row(
                "SELECT count(*) FILTER (WHERE state IN ('queued', 'in-flight', 'waiting')),
                        count(*) FILTER (WHERE state = 'held'),
                        count(*) FILTER (WHERE state = 'delivered')
                   FROM outbox",
                [],
                |row| {
                    Ok(OutboxCounts {
                        pending: row.get(0)?,
                        held: row.get(1)?,
                        delivered: row.get(2)?,
                    })
                },
            )?)
        })
    }

    /// Queues again what was on its way in a try that is no more: sending the same bytes twice is
    /// harmless, losing them is not. [`Store::open`] does it too.
    pub fn requeue_interrupted(&self) -> Result<(), Error> {
        self.write(|transaction| requeue_interrupted(transaction))
    }
}

pub(crate) fn requeue_interrupted(connection: &Connection) -> Result<(), Error> {
    connection.execute(
        "UPDATE outbox SET state = 'queued' WHERE state = 'in-flight'",
        [],
    )?;
    Ok(())
}

fn entry(connection: &Connection, id: OutboxId) -> Result<OutboxEntry, Error> {
    select(connection, "id = ?1", [id.0])?
        .into_iter()
        .next()
        .ok_or(Error::EntryMissing)
}

fn select(
    connection: &Connection,
    condition: &str,
    parameters: impl rusqlite::Params,
) -> Result<Vec<OutboxEntry>, Error> {
    let mut statement = connection.prepare(&format!(
        "SELECT id, form_id, form_version, instance_id, instance_name, length(xml), sha256,
                created_ms, state, attempts, not_before_ms, reason_code, reason_parameters,
                xml_accepted, proof_status, proof_ms, corrects
           FROM outbox WHERE {condition}"
    ))?;
    let mut rows = statement.query(parameters)?;
    let mut files = connection.prepare(
        "SELECT id, name, size, sha256, accepted FROM attachments WHERE entry = ?1 ORDER BY name",
    )?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        let mut entry = entry_of(row)?;
        entry.files = files
            .query_map([entry.id.0], |row| {
                Ok(OutboxFile {
                    id: AttachmentId(row.get(0)?),
                    name: row.get(1)?,
                    size: row.get::<_, i64>(2)?.unsigned_abs(),
                    sha256: row.get(3)?,
                    accepted: row.get(4)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        entries.push(entry);
    }
    Ok(entries)
}

fn entry_of(row: &Row<'_>) -> Result<OutboxEntry, Error> {
    let last_reason = row
        .get::<_, Option<String>>("reason_code")?
        .map(|code| reason_of(code, &row.get::<_, String>("reason_parameters")?))
        .transpose()?;
    // The table's own checks promise these columns to these states.
    let reason = || last_reason.clone().ok_or(Error::Corrupt);
    let state = match row.get("state")? {
        StateName::Queued => OutboxState::Queued,
        StateName::InFlight => OutboxState::InFlight,
        StateName::Waiting => OutboxState::Waiting {
            until_ms: row.get("not_before_ms")?,
            reason: reason()?,
        },
        StateName::Held => OutboxState::Held { reason: reason()? },
        StateName::Delivered => OutboxState::Delivered {
            proof: Proof::Reply {
                status: row.get("proof_status")?,
                at_ms: row.get("proof_ms")?,
            },
        },
    };
    Ok(OutboxEntry {
        id: OutboxId(row.get("id")?),
        form: FormKey {
            id: row.get("form_id")?,
            version: row.get("form_version")?,
        },
        instance_id: row.get("instance_id")?,
        instance_name: row.get("instance_name")?,
        xml_size: row.get::<_, i64>("length(xml)")?.unsigned_abs(),
        sha256: row.get("sha256")?,
        created_ms: row.get("created_ms")?,
        corrects: row.get("corrects")?,
        state,
        attempts: row.get("attempts")?,
        last_reason,
        xml_accepted: row.get("xml_accepted")?,
        files: Vec::new(),
    })
}

fn reason_of(code: String, parameters: &str) -> Result<Reason, Error> {
    let parameters = serde_json::from_str(parameters).map_err(|_| Error::Corrupt)?;
    Ok(Reason { code, parameters })
}

#[cfg(test)]
mod tests;
