//! Forms as the engine has compiled them: bytes beside the form, lost without harm.

use ring::digest::{Context, SHA256};
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::{Digest, Error, FormKey, Store};

impl Store {
    /// A digest of a form's file and of the names and contents of its media: what a compiled form
    /// was made from. Nothing but digests is read.
    pub fn form_source(&self, key: &FormKey) -> Result<Digest, Error> {
        self.read(|connection| source(connection, key))
    }

    /// The compiled form, if one is kept that was made from the form and media as they are now.
    pub fn compiled_form(&self, key: &FormKey, source: &Digest) -> Result<Option<Vec<u8>>, Error> {
        self.read(|connection| {
            let bytes = connection
                .query_row(
                    "SELECT bytes FROM compiled_forms
                      WHERE form_id = ?1 AND form_version = ?2 AND source = ?3",
                    params![key.id, key.version, source],
                    |row| row.get(0),
                )
                .optional()?;
            Ok(bytes)
        })
    }

    /// Keeps a compiled form in place of one kept before; it goes when the form goes.
    pub fn keep_compiled_form(
        &self,
        key: &FormKey,
        source: &Digest,
        bytes: &[u8],
    ) -> Result<(), Error> {
        self.write(|transaction| {
            transaction.execute(
                "INSERT OR REPLACE INTO compiled_forms (form_id, form_version, source, bytes)
                 VALUES (?1, ?2, ?3, ?4)",
                params![key.id, key.version, source, bytes],
            )?;
            Ok(())
        })
    }
}

fn source(connection: &Connection, key: &FormKey) -> Result<Digest, Error> {
    let form: Option<Digest> = connection
        .query_row(
            "SELECT sha256 FROM forms WHERE id = ?1 AND version = ?2",
            params![key.id, key.version],
            |row| row.get(0),
        )
        .optional()?;
    let mut context = Context::new(&SHA256);
    context.update(&form.ok_or(Error::FormMissing)?.0);
    let mut statement = connection.prepare(
        "SELECT name, sha256 FROM form_media
          WHERE form_id = ?1 AND form_version = ?2 ORDER BY name",
    )?;
    let mut rows = statement.query(params![key.id, key.version])?;
    while let Some(row) = rows.next()? {
        let (name, sha256): (String, Digest) = (row.get(0)?, row.get(1)?);
        context.update(Digest::of(name.as_bytes()).0.as_slice());
        context.update(&sha256.0);
    }
    let mut value = [0; 32];
    value.copy_from_slice(context.finish().as_ref());
    Ok(Digest(value))
}

#[cfg(test)]
mod tests {
    use crate::{FormKey, FormMedia, Store, UnsealedKeyFile};

    #[test]
    fn a_compiled_form_is_given_back_for_what_it_was_made_from_and_nothing_else() {
        let home = tempfile::tempdir().expect("a folder");
        let vault = UnsealedKeyFile::beside(home.path());
        let store = Store::open(home.path(), &vault).expect("opens");
        let key = FormKey {
            id: "a".to_owned(),
            version: String::new(),
        };
        let media = |bytes: &[u8]| FormMedia {
            name: "list.csv".to_owned(),
            bytes: bytes.to_vec(),
        };
        assert_eq!(
            store.form_source(&key).expect_err("no form").code(),
            "form-missing"
        );
        let put = |xml: &[u8], media: &[FormMedia]| {
            store.put_form(&key, "A", xml, media).expect("kept");
            store.form_source(&key).expect("there")
        };
        let source = put(b"<a/>", &[media(b"1")]);
        assert_eq!(store.compiled_form(&key, &source).expect("read"), None);
        for bytes in [b"first".as_slice(), b"second"] {
            let kept = store.keep_compiled_form(&key, &source, bytes);
            kept.expect("kept");
            let found = store.compiled_form(&key, &source).expect("read");
            assert_eq!(found.as_deref(), Some(bytes));
        }
        // The same again changes nothing; another file or none is another source.
        assert_eq!(put(b"<a/>", &[media(b"1")]), source);
        assert!(store.compiled_form(&key, &source).expect("read").is_some());
        for other in [
            put(b"<a/>", &[media(b"2")]),
            put(b"<a/>", &[]),
            put(b"<b/>", &[]),
        ] {
            assert_ne!(other, source);
            assert_eq!(store.compiled_form(&key, &other).expect("read"), None);
        }
        assert_eq!(store.compiled_form(&key, &source).expect("read"), None);
    }
}
