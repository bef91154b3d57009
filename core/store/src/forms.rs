//! Form files as they came, by id and version, with their media.

use std::io::{Read as _, Seek as _, SeekFrom};

use ring::digest::{Context, SHA256, digest};
use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, MAIN_DB, OptionalExtension as _, Row, params};

use crate::{Error, Store, hex};

/// A SHA-256.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// The digest of `bytes`.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let mut value = [0; 32];
        value.copy_from_slice(digest(&SHA256, bytes).as_ref());
        Self(value)
    }

    /// 64 lower-case hexadecimal digits.
    #[must_use]
    pub fn to_hex(&self) -> String {
        hex::encode(&self.0)
    }
}

/// A SHA-256 of bytes that come one after the other.
#[derive(Clone)]
pub struct GrowingDigest(Context);

impl GrowingDigest {
    /// The digest of nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self(Context::new(&SHA256))
    }

    /// Takes in what comes behind.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest of all that has come.
    #[must_use]
    pub fn digest(&self) -> Digest {
        let mut value = [0; 32];
        value.copy_from_slice(self.0.clone().finish().as_ref());
        Digest(value)
    }
}

impl Default for GrowingDigest {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for GrowingDigest {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("GrowingDigest").finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Digest {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Digest({})", self.to_hex())
    }
}

impl ToSql for Digest {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}

impl FromSql for Digest {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        FromSql::column_result(value).map(Self)
    }
}

/// What names a form here and on a server. `version` is empty if the form has none.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FormKey {
    /// The `id` of the instance's root (ODK XForms, "Primary instance").
    pub id: String,
    /// The `version` beside it.
    pub version: String,
}

/// A stored form file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredForm {
    /// Id and version.
    pub key: FormKey,
    /// `h:title`, for lists.
    pub title: String,
    /// SHA-256 of [`Store::form_xml`].
    pub sha256: Digest,
}

/// A file that a form names: a choice list, a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormMedia {
    /// File name as in `jr://file/NAME`.
    pub name: String,
    /// Contents.
    pub bytes: Vec<u8>,
}

/// A file of a stored form, not yet read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormFile {
    /// File name as in `jr://file/NAME`.
    pub name: String,
    /// Bytes.
    pub size: u64,
    row: i64,
    sha256: Digest,
}

impl Store {
    /// Stores a form with all its media; it becomes the newest version of its id.
    ///
    /// Other contents under a known id and version take the place of the old, unless a draft
    /// stands on those ([`Error::FormInUse`]). Records in the outbox do not mind: they are sealed.
    pub fn put_form(
        &self,
        key: &FormKey,
        title: &str,
        xml: &[u8],
        media: &[FormMedia],
    ) -> Result<StoredForm, Error> {
        let sha256 = Digest::of(xml);
        self.write(|transaction| {
            if holds_same(transaction, key, &sha256, media)? {
                transaction.execute(
                    "UPDATE forms SET added = (SELECT max(added) + 1 FROM forms)
                      WHERE id = ?1 AND version = ?2",
                    params![key.id, key.version],
                )?;
            } else {
                refuse_if_drafted(transaction, key)?;
                insert(transaction, key, title, xml, media)?;
            }
            Ok(())
        })?;
        Ok(StoredForm {
            key: key.clone(),
            title: title.to_owned(),
            sha256,
        })
    }

    /// Puts other files beside a stored form whose text stays; drafts on it go on with them. It becomes
    /// the newest version of its id.
    pub fn put_form_files(&self, key: &FormKey, media: &[FormMedia]) -> Result<(), Error> {
        self.write(|transaction| {
            let found = transaction.execute(
                "UPDATE forms SET added = (SELECT max(added) + 1 FROM forms)
                  WHERE id = ?1 AND version = ?2",
                params![key.id, key.version],
            )?;
            if found == 0 {
                return Err(Error::FormMissing);
            }
            transaction.execute(
                "DELETE FROM form_media WHERE form_id = ?1 AND form_version = ?2",
                params![key.id, key.version],
            )?;
            insert_media(transaction, key, media)
        })
    }

    /// Removes a form in all its versions, with its media; false, and nothing done, while a draft answers
    /// one of them or a record of it was not delivered. Records stay: they are sealed.
    pub fn remove_form(&self, id: &str) -> Result<bool, Error> {
        self.write(|transaction| {
            let is_needed = transaction
                .prepare(
                    "SELECT 1 FROM drafts WHERE form_id = ?1
                     UNION ALL SELECT 1 FROM outbox WHERE form_id = ?1 AND state <> 'delivered'",
                )?
                .exists([id])?;
            if is_needed {
                return Ok(false);
            }
            Ok(transaction.execute("DELETE FROM forms WHERE id = ?1", [id])? > 0)
        })
    }

    /// All stored forms, newest first.
    pub fn forms(&self) -> Result<Vec<StoredForm>, Error> {
        self.read(|connection| {
            let mut statement = connection
                .prepare("SELECT id, version, title, sha256 FROM forms ORDER BY added DESC")?;
            let forms = statement
                .query_map([], form_of)?
                .collect::<Result<_, _>>()?;
            Ok(forms)
        })
    }

    /// The newest form with `id`, or the one with `version`.
    pub fn form(&self, id: &str, version: Option<&str>) -> Result<StoredForm, Error> {
        self.read(|connection| {
            connection
                .query_row(
                    "SELECT id, version, title, sha256 FROM forms
                      WHERE id = ?1 AND (?2 IS NULL OR version = ?2)
                      ORDER BY added DESC LIMIT 1",
                    params![id, version],
                    form_of,
                )
                .optional()?
                .ok_or(Error::FormMissing)
        })
    }

    /// The form file, byte for byte as it was put.
    pub fn form_xml(&self, key: &FormKey) -> Result<Vec<u8>, Error> {
        self.read(|connection| {
            connection
                .query_row(
                    "SELECT xml FROM forms WHERE id = ?1 AND version = ?2",
                    params![key.id, key.version],
                    |row| row.get(0),
                )
                .optional()?
                .ok_or(Error::FormMissing)
        })
    }

    /// The form's files, by name; nothing of what is in them is read.
    pub fn form_files(&self, key: &FormKey) -> Result<Vec<FormFile>, Error> {
        self.read(|connection| {
            let mut statement = connection.prepare(
                "SELECT name, length(bytes), rowid, sha256 FROM form_media
                  WHERE form_id = ?1 AND form_version = ?2 ORDER BY name",
            )?;
            let files = statement
                .query_map(params![key.id, key.version], |row| {
                    Ok(FormFile {
                        name: row.get(0)?,
                        size: row.get::<_, i64>(1)?.unsigned_abs(),
                        row: row.get(2)?,
                        sha256: row.get(3)?,
                    })
                })?
                .collect::<Result<_, _>>()?;
            Ok(files)
        })
    }

    /// A piece of a form's file: up to `length` bytes from `from` on, fewer at its end.
    ///
    /// [`Error::FormMissing`] where other contents have taken its place since it was listed.
    pub fn form_file_piece(
        &self,
        file: &FormFile,
        from: u64,
        length: u64,
    ) -> Result<Vec<u8>, Error> {
        self.read(|connection| {
            let is_same = connection
                .prepare("SELECT 1 FROM form_media WHERE rowid = ?1 AND sha256 = ?2")?
                .exists(params![file.row, file.sha256])?;
            if !is_same {
                return Err(Error::FormMissing);
            }
            let mut blob = connection.blob_open(MAIN_DB, "form_media", "bytes", file.row, true)?;
            blob.seek(SeekFrom::Start(from))?;
            let mut piece = Vec::new();
            blob.take(length).read_to_end(&mut piece)?;
            Ok(piece)
        })
    }
}

fn form_of(row: &Row<'_>) -> rusqlite::Result<StoredForm> {
    Ok(StoredForm {
        key: FormKey {
            id: row.get(0)?,
            version: row.get(1)?,
        },
        title: row.get(2)?,
        sha256: row.get(3)?,
    })
}

fn holds_same(
    connection: &Connection,
    key: &FormKey,
    sha256: &Digest,
    media: &[FormMedia],
) -> Result<bool, Error> {
    let same_xml = connection
        .prepare("SELECT 1 FROM forms WHERE id = ?1 AND version = ?2 AND sha256 = ?3")?
        .exists(params![key.id, key.version, sha256])?;
    if !same_xml {
        return Ok(false);
    }
    let mut statement = connection.prepare(
        "SELECT name, sha256 FROM form_media
          WHERE form_id = ?1 AND form_version = ?2 ORDER BY name",
    )?;
    let stored: Vec<(String, Digest)> = statement
        .query_map(params![key.id, key.version], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<Result<_, _>>()?;
    let mut given: Vec<_> = media
        .iter()
        .map(|file| (file.name.clone(), Digest::of(&file.bytes)))
        .collect();
    given.sort();
    Ok(stored == given)
}

fn refuse_if_drafted(connection: &Connection, key: &FormKey) -> Result<(), Error> {
    let drafts: u32 = connection.query_row(
        "SELECT count(*) FROM drafts WHERE form_id = ?1 AND form_version = ?2",
        params![key.id, key.version],
        |row| row.get(0),
    )?;
    if drafts == 0 {
        Ok(())
    } else {
        Err(Error::FormInUse { drafts })
    }
}

fn insert(
    connection: &Connection,
    key: &FormKey,
    title: &str,
    xml: &[u8],
    media: &[FormMedia],
) -> Result<(), Error> {
    connection.execute(
        "DELETE FROM forms WHERE id = ?1 AND version = ?2",
        params![key.id, key.version],
    )?;
    connection.execute(
        "INSERT INTO forms (id, version, title, sha256, xml, added)
         VALUES (?1, ?2, ?3, ?4, ?5, (SELECT coalesce(max(added), 0) + 1 FROM forms))",
        params![key.id, key.version, title, Digest::of(xml), xml],
    )?;
    insert_media(connection, key, media)
}

fn insert_media(connection: &Connection, key: &FormKey, media: &[FormMedia]) -> Result<(), Error> {
    for file in media {
        connection.execute(
            "INSERT INTO form_media (form_id, form_version, name, sha256, bytes)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                key.id,
                key.version,
                file.name,
                Digest::of(&file.bytes),
                file.bytes
            ],
        )?;
    }
    Ok(())
}
