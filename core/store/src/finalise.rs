//! From draft to outbox in one transaction: seal, enqueue, forget the draft.

use rusqlite::{Transaction, params};

use crate::{
    Attachment, ChainHead, DeviceSeed, Digest, DraftId, Error, LocalEntity, OutboxId, Store,
    device, drafts, entities,
};

/// What the seal is made from, read inside the transaction that will hold it.
#[derive(Debug)]
pub struct Sealing<'a> {
    /// The head of this device's chain.
    pub chain: ChainHead,
    /// The seed of this device's signing key.
    pub seed: &'a DeviceSeed,
    /// All attachments of the draft, by name.
    pub attachments: &'a [Attachment],
}

/// A sealed record, ready for the outbox. `Debug` shows no answer.
#[derive(Clone)]
pub struct Enqueue {
    /// `meta/instanceID`.
    pub instance_id: String,
    /// `meta/instanceName`, decoded.
    pub instance_name: Option<String>,
    /// The sealed XML: exactly these bytes will be sent, each time.
    pub xml: Vec<u8>,
    /// SHA-256 of the seal's ASCII, the new head of the chain.
    pub seal: Digest,
    /// Names of the attachments that the record names. The draft's others go with the draft.
    pub attachments: Vec<String>,
    /// Milliseconds since 1970 UTC.
    pub created_ms: i64,
}

impl std::fmt::Debug for Enqueue {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Enqueue")
            .field("xml", &self.xml.len())
            .finish_non_exhaustive()
    }
}

impl Store {
    /// Lets `seal` make the sealed record, puts it into the outbox, moves the chain on and removes
    /// the draft. If anything fails, `seal` included, nothing of it happened.
    ///
    /// `seal` runs while the store is locked and must not call it.
    pub fn finalise<E: From<Error>>(
        &self,
        draft: DraftId,
        seal: impl FnOnce(&Sealing<'_>) -> Result<Enqueue, E>,
    ) -> Result<OutboxId, E> {
        self.finalise_with(draft, &[], seal)
    }

    /// [`Store::finalise`], with the entities as the record leaves them, in the same transaction.
    pub fn finalise_with<E: From<Error>>(
        &self,
        draft: DraftId,
        entities: &[LocalEntity],
        seal: impl FnOnce(&Sealing<'_>) -> Result<Enqueue, E>,
    ) -> Result<OutboxId, E> {
        self.write_unless(|transaction| {
            let attachments = drafts::attachments(transaction, draft)?;
            let seed = device::seed(transaction)?;
            let chain = device::head(transaction)?;
            let sealing = Sealing {
                chain,
                seed: &seed,
                attachments: &attachments,
            };
            match seal(&sealing) {
                Ok(record) => {
                    entities::keep(transaction, entities)?;
                    enqueue(transaction, draft, &record).map(Ok)
                }
                Err(refusal) => Ok(Err(refusal)),
            }
        })?
    }
}

fn enqueue(
    transaction: &Transaction<'_>,
    draft: DraftId,
    record: &Enqueue,
) -> Result<OutboxId, Error> {
    let inserted = transaction
        .execute(
            "INSERT INTO outbox (form_id, form_version, instance_id, instance_name, xml, sha256,
                                 created_ms, state, corrects)
             SELECT form_id, form_version, ?2, ?3, ?4, ?5, ?6, 'queued', corrects
               FROM drafts WHERE id = ?1",
            params![
                draft.0,
                record.instance_id,
                record.instance_name,
                record.xml,
                Digest::of(&record.xml),
                record.created_ms
            ],
        )
        .map_err(|error| match error.sqlite_error() {
            Some(cause) if cause.extended_code == rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE => {
                Error::InstanceTaken
            }
            _ => error.into(),
        })?;
    if inserted == 0 {
        return Err(Error::DraftMissing);
    }
    let entry = OutboxId(transaction.last_insert_rowid());
    for name in &record.attachments {
        let moved = transaction.execute(
            "UPDATE attachments SET draft = NULL, entry = ?1 WHERE draft = ?2 AND name = ?3",
            params![entry.0, draft.0, name],
        )?;
        if moved == 0 {
            return Err(Error::AttachmentMissing);
        }
    }
    transaction.execute("DELETE FROM drafts WHERE id = ?1", [draft.0])?;
    device::advance(transaction, &record.seal)?;
    Ok(entry)
}

#[cfg(test)]
mod tests;
