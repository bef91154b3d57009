//! Corrections: a draft that begins with the files of a finished record and names it.

use rusqlite::{Connection, Transaction, params};

use crate::{DraftContents, DraftId, Error, OutboxId, Store};

impl Store {
    /// Whether a draft or a record corrects a record already.
    pub fn is_corrected(&self, of: OutboxId) -> Result<bool, Error> {
        self.read(|connection| is_corrected(connection, of))
    }

    /// Begins a draft that corrects a record of the outbox, with copies of the record's files. It
    /// stands on the same version of the form. The record stays as it is.
    ///
    /// # Errors
    /// [`Error::CorrectedAlready`] where a draft or a record corrects it; [`Error::EntryMissing`],
    /// [`Error::FormMissing`] and what SQLite refuses.
    pub fn begin_correction(
        &self,
        of: OutboxId,
        contents: &DraftContents<'_>,
    ) -> Result<DraftId, Error> {
        self.write(|transaction| {
            refuse_if_corrected(transaction, of)?;
            let begun = transaction.execute(
                "INSERT INTO drafts (form_id, form_version, language, title, contents, updated_ms,
                                     corrects)
                 SELECT outbox.form_id, outbox.form_version, ?2, ?3, ?4, ?5, outbox.instance_id
                   FROM outbox JOIN forms ON forms.id = outbox.form_id
                                         AND forms.version = outbox.form_version
                  WHERE outbox.id = ?1",
                params![
                    of.0,
                    contents.language,
                    contents.title,
                    contents.bytes,
                    contents.updated_ms
                ],
            )?;
            if begun == 0 {
                return Err(Error::FormMissing);
            }
            let draft = DraftId(transaction.last_insert_rowid());
            copy_files(transaction, of, draft)?;
            Ok(draft)
        })
    }
}

fn refuse_if_corrected(transaction: &Transaction<'_>, of: OutboxId) -> Result<(), Error> {
    let exists = transaction
        .prepare("SELECT 1 FROM outbox WHERE id = ?1")?
        .exists([of.0])?;
    if !exists {
        return Err(Error::EntryMissing);
    }
    if is_corrected(transaction, of)? {
        return Err(Error::CorrectedAlready);
    }
    Ok(())
}

fn is_corrected(connection: &Connection, of: OutboxId) -> Result<bool, Error> {
    Ok(connection
        .prepare(
            "SELECT 1 FROM outbox AS old
              WHERE old.id = ?1 AND (
                EXISTS (SELECT 1 FROM drafts
                         WHERE form_id = old.form_id AND corrects = old.instance_id)
                OR EXISTS (SELECT 1 FROM outbox AS new
                            WHERE new.form_id = old.form_id AND new.corrects = old.instance_id))",
        )?
        .exists([of.0])?)
}

fn copy_files(transaction: &Transaction<'_>, of: OutboxId, draft: DraftId) -> Result<(), Error> {
    let files: Vec<i64> = transaction
        .prepare("SELECT id FROM attachments WHERE entry = ?1 ORDER BY id")?
        .query_map([of.0], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for file in files {
        transaction.execute(
            "INSERT INTO attachments (draft, name, size, sha256)
             SELECT ?2, name, size, sha256 FROM attachments WHERE id = ?1",
            [file, draft.0],
        )?;
        transaction.execute(
            "INSERT INTO attachment_chunks (attachment, number, bytes)
             SELECT ?2, number, bytes FROM attachment_chunks WHERE attachment = ?1",
            [file, transaction.last_insert_rowid()],
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
