//! Files that a screen shows: those of a form, and those that answers brought.

use rayi_store::{AttachmentId, FormKey, Store};

use crate::error::Error;
use crate::forms::MediaFile;
use crate::media::KeptMedia;
use crate::rayi::Rayi;
use crate::session::Session;

impl Rayi {
    /// A file beside the newest version of a form, by its name or its address (`jr://images/a.png`);
    /// `None` where the form has no such file.
    ///
    /// # Errors
    /// `form-missing`, and the store's codes.
    pub fn media(&self, form_id: &str, address: &str) -> Result<Option<MediaFile>, Error> {
        media(&self.store, &self.store.form(form_id, None)?.key, address)
    }
}

impl Session {
    /// A file beside the form of this interview, by its name or its address; `None` where the form has
    /// no such file. The version of the form is the interview's.
    ///
    /// # Errors
    /// `form-missing`, and the store's codes.
    pub fn media(&self, address: &str) -> Result<Option<MediaFile>, Error> {
        media(&self.store, &self.form.key, address)
    }

    /// The file that the answer to a question names; `None` where it names none that is kept.
    ///
    /// # Errors
    /// `node-missing`, and the store's codes.
    pub fn attachment(&self, path: &str) -> Result<Option<MediaFile>, Error> {
        let name = self.with(|interview| {
            let value = interview.value(path);
            let value = value.ok_or_else(|| Error::node_missing(path))?;
            Ok(Some(value.to_owned()).filter(|_| interview.names_file(path)))
        })?;
        let kept = self.store.draft_attachments(self.draft)?;
        let Some(file) = kept
            .into_iter()
            .find(|file| Some(&file.name) == name.as_ref())
        else {
            return Ok(None);
        };
        Ok(Some(MediaFile {
            bytes: attached(&self.store, file.id)?,
            name: file.name,
        }))
    }
}

/// All of an attachment.
pub(crate) fn attached(store: &Store, id: AttachmentId) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let mut chunk = 0;
    while let Some(mut part) = store.attachment_chunk(id, chunk)? {
        bytes.append(&mut part);
        chunk += 1;
    }
    Ok(bytes)
}

fn media(store: &Store, key: &FormKey, address: &str) -> Result<Option<MediaFile>, Error> {
    let name = address.rsplit('/').next().unwrap_or(address);
    let media = KeptMedia::of(store, key)?;
    if !media.names().any(|kept| kept == name) {
        return Ok(None);
    }
    Ok(Some(MediaFile {
        name: name.to_owned(),
        bytes: media.whole(name, u64::MAX)?,
    }))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::{Answer, Finalised, MediaFile, Rayi, Session, SystemEnvironment, UnsealedKeyFile};

    const FORM: &str = r#"<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
      <h:head><h:title>Photos</h:title><model>
        <instance><data id="photos"><has/><one/><house><two/></house></data></instance>
        <bind nodeset="/data/has" type="string"/>
        <bind nodeset="/data/one" type="binary" relevant="/data/has != 'no'"/>
        <bind nodeset="/data/house/two" type="binary"/>
      </model></h:head>
      <h:body>
        <input ref="/data/has"><label>Any?</label></input>
        <upload ref="/data/one" mediatype="image/*"><label>Photo</label></upload>
        <group ref="/data/house"><label>House</label><repeat nodeset="/data/house">
          <upload ref="/data/house/two" mediatype="image/*"><label>Photo</label></upload></repeat></group>
      </h:body></h:html>"#;

    fn with_session(test: impl FnOnce(&Rayi, &Session)) {
        let home = tempfile::tempdir().expect("a folder");
        let directory = home.path().join("store");
        let vault = Arc::new(UnsealedKeyFile::beside(&directory));
        let rayi = Rayi::open(&directory, vault, Arc::new(SystemEnvironment)).expect("opens");
        let logo = MediaFile {
            name: "logo.png".to_owned(),
            bytes: b"first".to_vec(),
        };
        let report = rayi.add_form(FORM.as_bytes(), vec![logo]).expect("kept");
        assert!(report.form.is_some(), "{:?}", report.diagnostics);
        test(&rayi, &rayi.begin("photos", None).expect("begins"));
    }

    fn attach(session: &Session, path: &str, name: &str, bytes: &[u8]) {
        let answer = session.attach(path, name, bytes).expect("a node");
        assert!(matches!(answer, Answer::Accepted(_)));
    }

    /// Names of the files that the draft keeps.
    fn kept(session: &Session) -> Vec<String> {
        let kept = session
            .store
            .draft_attachments(session.draft)
            .expect("open");
        kept.into_iter().map(|file| file.name).collect()
    }

    #[test]
    fn a_form_has_its_files_by_name_and_by_address() {
        with_session(|rayi, session| {
            let bytes = |file: Option<MediaFile>| file.map(|file| file.bytes);
            for address in ["logo.png", "jr://images/logo.png", "jr://file/logo.png"] {
                let first = Some(b"first".to_vec());
                assert_eq!(bytes(rayi.media("photos", address).expect("open")), first);
                assert_eq!(bytes(session.media(address).expect("open")), first);
            }
            assert_eq!(session.media("jr://images/other.png").expect("open"), None);
            assert!(rayi.media("none", "logo.png").is_err());

            let listed = rayi.forms().expect("open");
            assert_eq!((listed.len(), listed[0].languages.len()), (1, 0));
            // A newer version has other files; the draft keeps those that it was begun with.
            let newer = FORM.replace("id=\"photos\"", "id=\"photos\" version=\"2\"");
            let logo = MediaFile {
                name: "logo.png".to_owned(),
                bytes: b"second".to_vec(),
            };
            rayi.add_form(newer.as_bytes(), vec![logo]).expect("kept");
            let second = Some(b"second".to_vec());
            assert_eq!(
                bytes(rayi.media("photos", "logo.png").expect("open")),
                second
            );
            let first = Some(b"first".to_vec());
            assert_eq!(bytes(session.media("logo.png").expect("open")), first);
        });
    }

    #[test]
    fn what_was_attached_is_read_again_and_goes_with_its_answer() {
        with_session(|rayi, session| {
            let long = vec![7; 600_000];
            attach(session, "/data/one", "a.jpg", &long);
            let file = session
                .attachment("/data/one")
                .expect("open")
                .expect("a file");
            assert_eq!((file.name.as_str(), &file.bytes), ("a.jpg", &long));
            assert_eq!(session.attachment("/data/has").expect("open"), None);
            assert!(session.attachment("/data/none").is_err());

            attach(session, "/data/one", "b.jpg", b"another");
            assert_eq!(kept(session), ["b.jpg"], "the photo before is gone");
            session.answer("/data/one", "").expect("a node");
            assert_eq!(session.attachment("/data/one").expect("open"), None);
            assert!(kept(session).is_empty());

            let entry = match session.finalise().expect("finishes") {
                Finalised::Queued(entry) => entry,
                Finalised::Refused(violations) => panic!("{violations:?}"),
            };
            assert_eq!(rayi.record(&entry.id).expect("kept").len(), 1);
        });
    }

    #[test]
    fn a_file_stays_while_any_answer_names_it() {
        with_session(|_, session| {
            attach(session, "/data/one", "a.jpg", b"a");
            // Not asked any more, and kept: the person may go back.
            session.answer("/data/has", "no").expect("a node");
            attach(session, "/data/house[1]/two", "b.jpg", b"b");
            session.add_repeat("/data/house").expect("a repeat");
            attach(session, "/data/house[2]/two", "a.jpg", b"a");
            assert_eq!(kept(session), ["a.jpg", "b.jpg"]);
            session.answer("/data/house[2]/two", "").expect("a node");
            assert_eq!(kept(session), ["a.jpg", "b.jpg"]);
            session
                .remove_repeat("/data/house[1]")
                .expect("an instance");
            assert_eq!(kept(session), ["a.jpg"]);
        });
    }
}
