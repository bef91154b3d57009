//! Drafts: unfinished interviews and the attachments taken in them.

use rusqlite::{Connection, OptionalExtension as _, Row, params};

use crate::{Digest, Error, FormKey, Store};

/// Names a draft for as long as it exists; never used again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DraftId(pub i64);

/// Names a stored attachment, in a draft and later in the record made from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AttachmentId(pub i64);

/// What the interview wants kept. Hand-written `Debug`: these are answers.
#[derive(Clone, Copy)]
pub struct DraftContents<'a> {
    /// The interview's own serialisation.
    pub bytes: &'a [u8],
    /// Name of the form language in use, as the form spells it.
    pub language: Option<&'a str>,
    /// For lists: the form's title or the instance name.
    pub title: &'a str,
    /// Milliseconds since 1970 UTC.
    pub updated_ms: i64,
}

impl std::fmt::Debug for DraftContents<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("DraftContents")
            .field("bytes", &self.bytes.len())
            .finish_non_exhaustive()
    }
}

/// What happens to one attachment in the same transaction as an answer.
#[derive(Clone, Copy)]
pub enum DraftChange<'a> {
    /// Stores `bytes` under `name`, in the place of what was there.
    Attach {
        /// File name as the answer says it.
        name: &'a str,
        /// Contents.
        bytes: &'a [u8],
    },
    /// Puts `bytes` behind the attachment `name`, which is there: a recording grows while it is made.
    Append {
        /// File name.
        name: &'a str,
        /// What comes behind what is there.
        bytes: &'a [u8],
        /// Digest of all of it as it is then.
        whole: Digest,
    },
    /// Removes the attachment `name`, if there is one.
    Detach {
        /// File name.
        name: &'a str,
    },
}

impl std::fmt::Debug for DraftChange<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Self::Attach { .. } => "Attach(…)",
            Self::Append { .. } => "Append(…)",
            Self::Detach { .. } => "Detach(…)",
        })
    }
}

/// A draft for a list.
#[derive(Clone, PartialEq, Eq)]
pub struct DraftSummary {
    /// Its id.
    pub id: DraftId,
    /// The form it answers.
    pub form: FormKey,
    /// For lists.
    pub title: String,
    /// Form language in use.
    pub language: Option<String>,
    /// Milliseconds since 1970 UTC.
    pub updated_ms: i64,
    /// Instance id of the record that it corrects.
    pub corrects: Option<String>,
}

impl std::fmt::Debug for DraftSummary {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("DraftSummary")
            .field("id", &self.id)
            .field("form", &self.form)
            .finish_non_exhaustive()
    }
}

/// A draft with its contents. `Debug` shows neither.
#[derive(Clone, PartialEq, Eq)]
pub struct Draft {
    /// What lists show.
    pub summary: DraftSummary,
    /// The interview's own serialisation, as it was saved.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for Draft {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Draft")
            .field("summary", &self.summary)
            .finish_non_exhaustive()
    }
}

/// An attachment by name, size and digest. `Debug` hides the name.
#[derive(Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its id.
    pub id: AttachmentId,
    /// File name.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of the contents.
    pub sha256: Digest,
}

impl std::fmt::Debug for Attachment {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Attachment")
            .field("id", &self.id)
            .field("size", &self.size)
            .finish_non_exhaustive()
    }
}

impl Store {
    /// Begins a draft on a stored form.
    pub fn begin_draft(
        &self,
        form: &FormKey,
        contents: &DraftContents<'_>,
    ) -> Result<DraftId, Error> {
        self.write(|transaction| {
            let known = transaction
                .prepare("SELECT 1 FROM forms WHERE id = ?1 AND version = ?2")?
                .exists(params![form.id, form.version])?;
            if !known {
                return Err(Error::FormMissing);
            }
            transaction.execute(
                "INSERT INTO drafts (form_id, form_version, language, title, contents, updated_ms)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![
                    form.id,
                    form.version,
                    contents.language,
                    contents.title,
                    contents.bytes,
                    contents.updated_ms
                ],
            )?;
            Ok(DraftId(transaction.last_insert_rowid()))
        })
    }

    /// Saves one step of the interview and its attachments: all of it or, after a crash, none.
    pub fn save_draft(
        &self,
        id: DraftId,
        contents: &DraftContents<'_>,
        changes: &[DraftChange<'_>],
    ) -> Result<(), Error> {
        self.write(|transaction| {
            let found = transaction.execute(
                "UPDATE drafts SET language = ?2, title = ?3, contents = ?4, updated_ms = ?5
                  WHERE id = ?1",
                params![
                    id.0,
                    contents.language,
                    contents.title,
                    contents.bytes,
                    contents.updated_ms
                ],
            )?;
            if found == 0 {
                return Err(Error::DraftMissing);
            }
            changes
                .iter()
                .try_for_each(|change| apply(transaction, id, change))
        })
    }

    /// Moves a draft to another version of its form, with its contents as that version has them.
    pub fn move_draft(
        &self,
        id: DraftId,
        to: &FormKey,
        contents: &DraftContents<'_>,
    ) -> Result<(), Error> {
        self.write(|transaction| {
            let known = transaction
                .prepare("SELECT 1 FROM forms WHERE id = ?1 AND version = ?2")?
                .exists(params![to.id, to.version])?;
            if !known {
                return Err(Error::FormMissing);
            }
            let moved = transaction.execute(
                "UPDATE drafts SET form_version = ?3, language = ?4, title = ?5, contents = ?6,
                        updated_ms = ?7
                  WHERE id = ?1 AND form_id = ?2",
                params![
                    id.0,
                    to.id,
                    to.version,
                    contents.language,
                    contents.title,
                    contents.bytes,
                    contents.updated_ms
                ],
            )?;
            match moved {
                0 => Err(Error::DraftMissing),
                _ => Ok(()),
            }
        })
    }

    /// All drafts, last touched first.
    pub fn drafts(&self) -> Result<Vec<DraftSummary>, Error> {
        self.read(|connection| {
            let mut statement = connection.prepare(
                "SELECT id, form_id, form_version, title, language, updated_ms, corrects
                   FROM drafts ORDER BY updated_ms DESC, id DESC",
            )?;
            let drafts = statement
                .query_map([], summary_of)?
                .collect::<Result<_, _>>()?;
            Ok(drafts)
        })
    }

    /// What a list shows of one draft; nothing of its contents is read.
    pub fn draft_summary(&self, id: DraftId) -> Result<DraftSummary, Error> {
        self.read(|connection| {
            connection
                .query_row(
                    "SELECT id, form_id, form_version, title, language, updated_ms, corrects
                       FROM drafts WHERE id = ?1",
                    [id.0],
                    summary_of,
                )
                .optional()?
                .ok_or(Error::DraftMissing)
        })
    }

    /// How many drafts there are.
    pub fn draft_count(&self) -> Result<u32, Error> {
        self.read(|connection| {
            Ok(connection.query_row("SELECT count(*) FROM drafts", [], |row| row.get(0))?)
        })
    }

    /// One draft with its contents.
    pub fn draft(&self, id: DraftId) -> Result<Draft, Error> {
        self.read(|connection| {
            connection
                .query_row(
                    "SELECT id, form_id, form_version, title, language, updated_ms, corrects,
                            contents
                       FROM drafts WHERE id = ?1",
                    [id.0],
                    |row| {
                        Ok(Draft {
                            summary: summary_of(row)?,
                            bytes: row.get(7)?,
                        })
                    },
                )
                .optional()?
                .ok_or(Error::DraftMissing)
        })
    }

    /// The draft's attachments, by name.
    pub fn draft_attachments(&self, id: DraftId) -> Result<Vec<Attachment>, Error> {
        self.read(|connection| attachments(connection, id))
    }

    /// Removes a draft and its attachments for good: the person said so.
    pub fn discard_draft(&self, id: DraftId) -> Result<(), Error> {
        self.write(|transaction| {
            match transaction.execute("DELETE FROM drafts WHERE id = ?1", [id.0])? {
                0 => Err(Error::DraftMissing),
                _ => Ok(()),
            }
        })
    }

    /// Chunk `number` (from 0) of an attachment; each has [`Self::CHUNK`] bytes but the last.
    /// `None` past the end.
    pub fn attachment_chunk(
        &self,
        id: AttachmentId,
        number: u32,
    ) -> Result<Option<Vec<u8>>, Error> {
        self.read(|connection| {
            let mut statement = connection.prepare(
                "SELECT bytes FROM attachment_chunks WHERE attachment = ?1 AND number = ?2",
            )?;
            Ok(statement
                .query_row(params![id.0, number], |row| row.get(0))
                .optional()?)
        })
    }

    /// Bytes in a chunk of an attachment: what a reader holds in memory at a time.
    pub const CHUNK: usize = 256 * 1024;
}

pub(crate) fn attachments(connection: &Connection, id: DraftId) -> Result<Vec<Attachment>, Error> {
    let mut statement = connection
        .prepare("SELECT id, name, size, sha256 FROM attachments WHERE draft = ?1 ORDER BY name")?;
    let attachments = statement
        .query_map([id.0], |row| {
            Ok(Attachment {
                id: AttachmentId(row.get(0)?),
                name: row.get(1)?,
                size: row.get::<_, i64>(2)?.unsigned_abs(),
                sha256: row.get(3)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(attachments)
}

/// Row of `id, form_id, form_version, title, language, updated_ms, corrects`.
fn summary_of(row: &Row<'_>) -> rusqlite::Result<DraftSummary> {
    Ok(DraftSummary {
        id: DraftId(row.get(0)?),
        form: FormKey {
            id: row.get(1)?,
            version: row.get(2)?,
        },
        title: row.get(3)?,
        language: row.get(4)?,
        updated_ms: row.get(5)?,
        corrects: row.get(6)?,
    })
}

fn apply(connection: &Connection, id: DraftId, change: &DraftChange<'_>) -> Result<(), Error> {
    match change {
        DraftChange::Attach { name, bytes } => {
            detach(connection, id, name)?;
            attach(connection, id, name, bytes)
        }
        DraftChange::Append { name, bytes, whole } => append(connection, id, name, bytes, whole),
        DraftChange::Detach { name } => detach(connection, id, name),
    }
}

fn detach(connection: &Connection, id: DraftId, name: &str) -> Result<(), Error> {
    connection.execute(
        "DELETE FROM attachments WHERE draft = ?1 AND name = ?2",
        params![id.0, name],
    )?;
    Ok(())
}

fn attach(connection: &Connection, id: DraftId, name: &str, bytes: &[u8]) -> Result<(), Error> {
    connection.execute(
        "INSERT INTO attachments (draft, name, size, sha256) VALUES (?1, ?2, ?3, ?4)",
        params![id.0, name, size_of(bytes)?, Digest::of(bytes)],
    )?;
    put_chunks(connection, connection.last_insert_rowid(), 0, bytes)
}

/// Only the chunk at the end is written anew: an hour of sound is not copied with each of its minutes.
fn append(
    connection: &Connection,
    id: DraftId,
    name: &str,
    bytes: &[u8],
    whole: &Digest,
) -> Result<(), Error> {
    let attachment: i64 = connection
        .query_row(
            "UPDATE attachments SET size = size + ?3, sha256 = ?4 WHERE draft = ?1 AND name = ?2
             RETURNING id",
            params![id.0, name, size_of(bytes)?, whole],
            |row| row.get(0),
        )
        .optional()?
        .ok_or(Error::AttachmentMissing)?;
    let last: Option<(i64, Vec<u8>)> = connection
        .query_row(
            "SELECT number, bytes FROM attachment_chunks WHERE attachment = ?1
              ORDER BY number DESC LIMIT 1",
            [attachment],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?;
    let (number, mut end) = match last {
        Some((number, end)) if end.len() < Store::CHUNK => (number, end),
        Some((number, _)) => (number + 1, Vec::new()),
        None => (0, Vec::new()),
    };
    end.extend_from_slice(bytes);
    put_chunks(connection, attachment, number, &end)
}

/// Writes chunks from a number on, in the place of what was there.
fn put_chunks(
    connection: &Connection,
    attachment: i64,
    from: i64,
    bytes: &[u8],
) -> Result<(), Error> {
    let mut insert = connection.prepare(
        "INSERT OR REPLACE INTO attachment_chunks (attachment, number, bytes) VALUES (?1, ?2, ?3)",
    )?;
    for (number, chunk) in (from..).zip(bytes.chunks(Store::CHUNK)) {
        insert.execute(params![attachment, number, chunk])?;
    }
    Ok(())
}

fn size_of(bytes: &[u8]) -> Result<i64, Error> {
    i64::try_from(bytes.len()).map_err(|_| Error::DiskFull)
}
