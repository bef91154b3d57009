//! The moves of a record, each checked against the table in `state.rs` and one transaction.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::state::Verb;
use super::{OutboxEntry, OutboxId, Proof, Reason, StateName, WaitScope, entry};
use crate::{AttachmentId, Error, Store, settings};

/// A part that the server accepted.
#[derive(Debug, Clone, Copy)]
pub struct Acceptance<'a> {
    /// The address to which the part went; counts only while it is still the one set.
    pub server: &'a str,
    /// The attachments in the part. The XML is in every part.
    pub files: &'a [AttachmentId],
    /// What the server replied.
    pub proof: Proof,
}

/// What an accepted part did to its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Parts are missing; the record is still on its way.
    More,
    /// That was the last one; the record is delivered.
    Delivered,
}

impl Store {
    /// A try begins: queued or waiting → on its way.
    pub fn start(&self, id: OutboxId) -> Result<OutboxEntry, Error> {
        self.write(|transaction| {
            check(transaction, id, Verb::Start)?;
            transaction.execute(
                "UPDATE outbox SET state = 'in-flight', attempts = attempts + 1,
                        not_before_ms = NULL, wait_scope = NULL WHERE id = ?1",
                [id.0],
            )?;
            entry(transaction, id)
        })
    }

    /// The server has a part. With the last one the record is delivered, in the same transaction.
    pub fn accept(&self, id: OutboxId, part: &Acceptance<'_>) -> Result<Progress, Error> {
        self.write(|transaction| {
            check(transaction, id, Verb::Accept)?;
            if settings::read(transaction, settings::SERVER)?.as_deref() != Some(part.server) {
                return Err(Error::ServerChanged);
            }
            transaction.execute("UPDATE outbox SET xml_accepted = 1 WHERE id = ?1", [id.0])?;
            for file in part.files {
                let known = transaction.execute(
                    "UPDATE attachments SET accepted = 1 WHERE id = ?1 AND entry = ?2",
                    [file.0, id.0],
                )?;
                if known == 0 {
                    return Err(Error::AttachmentMissing);
                }
            }
            let missing = transaction
                .prepare("SELECT 1 FROM attachments WHERE entry = ?1 AND accepted = 0")?
                .exists([id.0])?;
            if missing {
                return Ok(Progress::More);
            }
            let Proof::Reply { status, at_ms } = part.proof;
            transaction.execute(
                "UPDATE outbox SET state = 'delivered', proof_status = ?2, proof_ms = ?3,
                        reason_code = NULL, reason_parameters = NULL WHERE id = ?1",
                params![id.0, status, at_ms],
            )?;
            Ok(Progress::Delivered)
        })
    }

    /// The server says that it lacks what it accepted: no part counts any more.
    pub fn forget_parts(&self, id: OutboxId) -> Result<(), Error> {
        self.write(|transaction| {
            check(transaction, id, Verb::Accept)?;
            transaction.execute("UPDATE outbox SET xml_accepted = 0 WHERE id = ?1", [id.0])?;
            transaction.execute(
                "UPDATE attachments SET accepted = 0 WHERE entry = ?1",
                [id.0],
            )?;
            Ok(())
        })
    }

    /// On its way → queued: the try was broken off by us, not by the server.
    pub fn requeue(&self, id: OutboxId) -> Result<(), Error> {
        self.write(|transaction| {
            check(transaction, id, Verb::Requeue)?;
            transaction.execute("UPDATE outbox SET state = 'queued' WHERE id = ?1", [id.0])?;
            Ok(())
        })
    }

    /// On its way → waiting until `until_ms`. With a scope beyond the record, everything that is
    /// queued or waits goes no earlier and says the same reason.
    pub fn wait(
        &self,
        id: OutboxId,
        until_ms: i64,
        scope: WaitScope,
        reason: &Reason,
    ) -> Result<(), Error> {
        self.write(|transaction| {
            check(transaction, id, Verb::Wait)?;
            transaction.execute(
                "UPDATE outbox SET state = 'waiting', not_before_ms = ?2, wait_scope = ?3,
                        reason_code = ?4, reason_parameters = ?5 WHERE id = ?1",
                params![id.0, until_ms, scope, reason.code, parameters_of(reason)?],
            )?;
            if scope != WaitScope::Record {
                postpone(transaction, until_ms, scope, reason)?;
            }
            Ok(())
        })
    }

    /// On its way → held until a person decides.
    pub fn hold(&self, id: OutboxId, reason: &Reason) -> Result<(), Error> {
        self.write(|transaction| {
            check(transaction, id, Verb::Hold)?;
            transaction.execute(
                "UPDATE outbox SET state = 'held', reason_code = ?2, reason_parameters = ?3
                  WHERE id = ?1",
                params![id.0, reason.code, parameters_of(reason)?],
            )?;
            Ok(())
        })
    }

    /// Held or waiting → queued, with its tries counted from zero: a person said "again".
    pub fn release(&self, id: OutboxId) -> Result<(), Error> {
        self.write(|transaction| {
            check(transaction, id, Verb::Release)?;
            transaction.execute(
                "UPDATE outbox SET state = 'queued', attempts = 0, not_before_ms = NULL,
                        wait_scope = NULL, reason_code = NULL, reason_parameters = NULL
                  WHERE id = ?1",
                [id.0],
            )?;
            Ok(())
        })
    }

    /// Delivered → gone, with its files: there is proof that the server has it. A correction of it that
    /// is here stays and goes its way.
    pub fn purge(&self, id: OutboxId) -> Result<(), Error> {
        self.write(|transaction| {
            check(transaction, id, Verb::Purge)?;
            transaction.execute("DELETE FROM attachments WHERE entry = ?1", [id.0])?;
            transaction.execute("DELETE FROM outbox WHERE id = ?1", [id.0])?;
            Ok(())
        })
    }

    /// Queues whatever waits for the link: there is news from the network.
    pub fn wake_link(&self) -> Result<(), Error> {
        self.write(|transaction| {
            transaction.execute(
                "UPDATE outbox SET state = 'queued', attempts = 0, not_before_ms = NULL,
                        wait_scope = NULL
                  WHERE state = 'waiting' AND wait_scope = 'link'",
                [],
            )?;
            Ok(())
        })
    }
}

fn check(connection: &Connection, id: OutboxId, verb: Verb) -> Result<(), Error> {
    let from: StateName = connection
        .query_row("SELECT state FROM outbox WHERE id = ?1", [id.0], |row| {
            row.get(0)
        })
        .optional()?
        .ok_or(Error::EntryMissing)?;
    if verb.is_legal_from(from) {
        Ok(())
    } else {
        Err(Error::IllegalMove {
            from,
            verb: verb.as_str(),
        })
    }
}

/// A record that already waits longer keeps its own moment and reason.
fn postpone(
    connection: &Connection,
    until_ms: i64,
    scope: WaitScope,
    reason: &Reason,
) -> Result<(), Error> {
    connection.execute(
        "UPDATE outbox SET state = 'waiting', not_before_ms = ?1, wait_scope = ?2,
                reason_code = ?3, reason_parameters = ?4
          WHERE state = 'queued' OR (state = 'waiting' AND not_before_ms < ?1)",
        params![until_ms, scope, reason.code, parameters_of(reason)?],
    )?;
    Ok(())
}

fn parameters_of(reason: &Reason) -> Result<String, Error> {
    serde_json::to_string(&reason.parameters).map_err(|_| Error::Corrupt)
}
