//! [`Rayi`]: one opened store with all that is done over it.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use once_cell::sync::OnceCell;
use rayi_form::Form;
use rayi_interview::Environment;
use rayi_store::{Digest, DraftId, FormKey, FormMedia, KeyVault, OutboxId, Store, StoredForm};
use rayi_sync::{Courier, Link};
use rayi_trust::DeviceKey;

use crate::entities;
use crate::environment::{Device, ForSync};
use crate::error::{Error, Retry};
use crate::files::attached;
use crate::forms::{self, FormReport, FormSummary, MediaFile, Taken};
use crate::media::KeptMedia;
use crate::offers::manifest_setting;
use crate::outbox::{Counts, OutboxEntry, Relay, SyncListener, SyncReport};

/// One opened store: forms, drafts, records, and the way to a server. Share it in an `Arc`.
pub struct Rayi {
    pub(crate) store: Arc<Store>,
    pub(crate) environment: Arc<dyn Environment>,
    device: Arc<Device>,
    link: Link,
    /// Made at the first sync: an app that only opens drafts needs no TLS client.
    courier: OnceCell<Courier>,
    pub(crate) forms: Arc<FormCache>,
}

/// Forms that were read, as their lists stand. Emptied when a finished record changes a list.
pub(crate) type FormCache = Mutex<HashMap<FormKey, Arc<Form>>>;

impl std::fmt::Debug for Rayi {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rayi").finish_non_exhaustive()
    }
}

/// A draft as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftSummary {
    /// Its id on this device.
    pub id: String,
    /// Id of its form.
    pub form_id: String,
    /// Version of its form, if that has one.
    pub form_version: Option<String>,
    /// The name that its answers give it, else the title of its form.
    pub title: String,
    /// When it was last saved: milliseconds since 1970 UTC on this device's clock.
    pub updated_ms: i64,
    /// `instanceID` of the record that it corrects.
    pub corrects: Option<String>,
}

impl DraftSummary {
    pub(crate) fn of(draft: rayi_store::DraftSummary) -> Self {
        Self {
            id: draft.id.0.to_string(),
            form_id: draft.form.id,
            form_version: Some(draft.form.version).filter(|version| !version.is_empty()),
            title: draft.title,
            updated_ms: draft.updated_ms,
            corrects: draft.corrects,
        }
    }
}

/// The public half of this device's key, as a line of a file of trusted keys has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustedKeyLine {
    /// RFC 7638 thumbprint.
    pub kid: String,
    /// The key as a JWK (RFC 7517).
    pub jwk: String,
}

impl Rayi {
    /// Opens or makes the store of a directory. Offline until told otherwise. The vault is asked
    /// while the store opens, and not held on to.
    ///
    /// # Errors
    /// The store's codes, such as `store-wrong-key`, `store-corrupt` or `store-in-use`.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "one shape for every platform's vault"
    )]
    pub fn open(
        directory: &Path,
        vault: Arc<dyn KeyVault>,
        environment: Arc<dyn Environment>,
    ) -> Result<Self, Error> {
        let store = Arc::new(Store::open(directory, vault.as_ref())?);
        let device = Arc::new(Device::new(environment, &store)?);
        Ok(Self {
            store,
            environment: device.clone(),
            device,
            link: Link::new(false),
            courier: OnceCell::new(),
            forms: Arc::default(),
        })
    }

    /// Keeps a form with its files: XForm XML, or an XLSForm, which is converted. A refused form is
    /// not kept; the report says why.
    ///
    /// # Errors
    /// The store's codes; `form-in-use` where drafts answer another text of this version.
    pub fn add_form(&self, source: &[u8], media: Vec<MediaFile>) -> Result<FormReport, Error> {
        self.keep_form(source, media, |key, title, xml, kept| {
            Ok(self.store.put_form(key, title, xml, kept).map(|_| ())?)
        })
    }

    /// Reads a form and, if it is usable, lets `put` keep it.
    pub(crate) fn keep_form(
        &self,
        source: &[u8],
        media: Vec<MediaFile>,
        put: impl FnOnce(&FormKey, &str, &[u8], &[FormMedia]) -> Result<(), Error>,
    ) -> Result<FormReport, Error> {
        let mut kept: Vec<FormMedia> = media
            .into_iter()
            .map(|file| FormMedia {
                name: file.name,
                bytes: file.bytes,
            })
            .collect();
        let Taken { xml, reading } = forms::take(source, &mut kept);
        let xml = xml.as_ref();
        let has_lists = entities::names(&kept).next().is_some();
        let changes = has_lists || forms::asks_for_last_saved(xml);
        let report = forms::report(&reading);
        if let Some(form) = reading.form {
            let key = key_of(&form);
            put(&key, &form.title, xml, &kept)?;
            let source = self.store.form_source(&key)?;
            // Now, and not when the next process lists its forms: that is a cold start.
            self.keep_languages(&key, &source.to_hex(), &forms::summary(&form));
            if changes {
                // Lists are read anew, with what this device knows besides.
                entities::settle(&self.store, &kept)?;
                let lists: Vec<&str> = entities::names(&kept).collect();
                entities::forget_readers(&mut self.cache(), &lists);
                self.cache().remove(&key);
            } else {
                self.keep_compiled(&key, &source, &form);
                self.cache().insert(key, Arc::new(form));
            }
        }
        Ok(report)
    }

    /// The forms kept here, newest first; where the project has all that its server offers and nothing
    /// else, without those that were withdrawn.
    ///
    /// # Errors
    /// The store's codes.
    pub fn forms(&self) -> Result<Vec<FormSummary>, Error> {
        let offered = self.offered_last()?;
        let mut summaries = Vec::new();
        for stored in self.store.forms()? {
            if offered
                .as_ref()
                .is_none_or(|ids| ids.contains(&stored.key.id))
            {
                summaries.push(self.summary(&stored)?);
            }
        }
        Ok(summaries)
    }

    /// What a list shows of a form. Its languages are kept beside it, so that a list of a hundred forms
    /// opens none of them.
    fn summary(&self, stored: &StoredForm) -> Result<FormSummary, Error> {
        let key = &stored.key;
        if let Some(form) = self.cache().get(key) {
            return Ok(forms::summary(form));
        }
        let source = self.store.form_source(key)?.to_hex();
        let kept = self.store.setting(&languages_setting(key))?;
        let kept =
            kept.and_then(|kept| serde_json::from_str::<(String, Vec<[String; 2]>)>(&kept).ok());
        if let Some((_, languages)) = kept.filter(|(of, _)| *of == source) {
            let named = languages
                .into_iter()
                .map(|[name, tag]| forms::language_of(name, tag));
            return Ok(FormSummary {
                id: key.id.clone(),
                version: Some(key.version.clone()).filter(|version| !version.is_empty()),
                title: stored.title.clone(),
                languages: named.collect(),
            });
        }
        let summary = forms::summary(&*self.form(key)?);
        self.keep_languages(key, &source, &summary);
        Ok(summary)
    }

    /// Keeps a form's languages beside it. Where that fails nothing is lost: the form is opened for them.
    fn keep_languages(&self, key: &FormKey, source: &str, summary: &FormSummary) {
        let languages = summary.languages.iter();
        let languages: Vec<_> = languages
            .map(|language| [&language.name, &language.tag])
            .collect();
        let kept = serde_json::to_string(&(source, languages)).expect("texts are JSON");
        let _ = self.store.set_setting(&languages_setting(key), Some(&kept));
    }

    /// Removes a draft and its files for good.
    ///
    /// # Errors
    /// `draft-missing`, and the store's codes.
    pub fn discard(&self, draft_id: &str) -> Result<(), Error> {
        Ok(self.store.discard_draft(DraftId(number(draft_id)?))?)
    }

    /// Tells what forms may ask for about device and person: `deviceid`, `username`, `phonenumber`
    /// or `email`. It is kept; `None` takes it away. Nothing is told that was not set.
    ///
    /// # Errors
    /// `property-unknown`, and the store's codes.
    pub fn set_property(&self, name: &str, value: Option<&str>) -> Result<(), Error> {
        self.device.set(&self.store, name, value)
    }

    /// Every finished record, in the order of finishing.
    ///
    /// # Errors
    /// The store's codes.
    pub fn outbox(&self) -> Result<Vec<OutboxEntry>, Error> {
        Ok(self.store.outbox()?.iter().map(OutboxEntry::of).collect())
    }

    /// How many drafts and records there are.
    ///
    /// # Errors
    /// The store's codes.
    pub fn counts(&self) -> Result<Counts, Error> {
        let records = self.store.outbox_counts()?;
        Ok(Counts {
            drafts: self.store.draft_count()?,
            pending: records.pending,
            held: records.held,
            delivered: records.delivered,
        })
    }

    /// The bytes of a finished record: `submission.xml`, then its files.
    ///
    /// # Errors
    /// `outbox-entry-missing`, and the store's codes.
    pub fn record(&self, entry_id: &str) -> Result<Vec<MediaFile>, Error> {
        let id = OutboxId(number(entry_id)?);
        let entry = self.store.entry(id)?;
        let xml = self.store.record_xml(id)?;
        let mut files = vec![MediaFile {
            name: "submission.xml".to_owned(),
            bytes: xml,
        }];
        for file in entry.files {
            let bytes = attached(&self.store, file.id)?;
            files.push(MediaFile {
                name: file.name,
                bytes,
            });
        }
        Ok(files)
    }

    /// Puts a held record back into the queue.
    ///
    /// # Errors
    /// `outbox-entry-missing`, `outbox-illegal-move`, and the store's codes.
    pub fn release(&self, entry_id: &str) -> Result<(), Error> {
        self.store.release(OutboxId(number(entry_id)?))?;
        Ok(())
    }

    /// Sets where records are sent to: an OpenRosa server's address.
    ///
    /// # Errors
    /// `server-address-unusable`, `server-address-unprotected`, and the store's codes.
    pub fn set_server(&self, url: &str) -> Result<(), Error> {
        rayi_sync::ServerAddress::parse(url)?;
        Ok(self.store.set_server(Some(url))?)
    }

    /// Where records are sent to.
    ///
    /// # Errors
    /// The store's codes.
    pub fn server(&self) -> Result<Option<String>, Error> {
        Ok(self.store.server()?)
    }

    /// The platform says that there is a network.
    pub fn online(&self) {
        self.link.online();
    }

    /// The platform says that there is none.
    pub fn offline(&self) {
        self.link.offline();
    }

    /// Whether there is a network, as far as the platform has said.
    #[must_use]
    pub fn is_online(&self) -> bool {
        self.link.is_online()
    }

    /// Sends what is due, in order, one record at a time; then removes what the server has, where the
    /// project or a form wants it so. Needs a tokio runtime with time and I/O.
    ///
    /// # Errors
    /// `server-not-set`, and the store's codes. That a record could not be sent is no error: its
    /// entry in the outbox says why.
    pub async fn sync(&self, listener: Arc<dyn SyncListener>) -> Result<SyncReport, Error> {
        let relay = Arc::new(Relay {
            store: self.store.clone(),
            listener,
        });
        let report = self.courier()?.drain(relay).await?;
        // Forms are opened for their word, which is asked for only when there is something new to ask of.
        if report.delivered > 0 || self.settings()?.delete_sent == Some(true) {
            self.purge_sent()?;
        }
        Ok(SyncReport {
            delivered: report.delivered,
            waiting: report.waiting,
            held: report.held,
            next_try_ms: report.next_try_ms,
        })
    }

    /// The key that this device's seals are signed with.
    ///
    /// # Errors
    /// The store's codes.
    pub fn device_key(&self) -> Result<TrustedKeyLine, Error> {
        let seed = self.store.device_seed()?;
        let key = DeviceKey::from_seed(seed.expose())?;
        Ok(TrustedKeyLine {
            kid: key.public().kid(),
            jwk: key.public().to_json(),
        })
    }

    fn courier(&self) -> Result<&Courier, Error> {
        let made = self.courier.get_or_try_init(|| {
            let world = Arc::new(ForSync(self.environment.clone()));
            Courier::new(self.store.clone(), self.link.clone(), world)
        });
        Ok(made?)
    }

    /// A kept form, read once.
    pub(crate) fn form(&self, key: &FormKey) -> Result<Arc<Form>, Error> {
        if let Some(form) = self.cache().get(key) {
            return Ok(form.clone());
        }
        let source = self.store.form_source(key)?;
        if let Some(form) = self.compiled(key, &source) {
            let form = Arc::new(form);
            self.cache().insert(key.clone(), form.clone());
            return Ok(form);
        }
        let (form, asks_for_last) = self.compile(key, &source)?;
        let form = Arc::new(form);
        if !asks_for_last {
            self.cache().insert(key.clone(), form.clone());
        }
        Ok(form)
    }

    /// A kept form from its compiled bytes, if those are there and fit.
    fn compiled(&self, key: &FormKey, source: &Digest) -> Option<Form> {
        // Where they cannot be read the form's text may: damage lies in one place.
        let bytes = self.store.compiled_form(key, source).ok()??;
        Form::from_compiled(&bytes, &source.0).ok()
    }

    /// Keeps a form's compiled bytes. Where that fails nothing is lost: it opens from its text.
    fn keep_compiled(&self, key: &FormKey, source: &Digest, form: &Form) {
        let bytes = form.compile(&source.0);
        let _ = self.store.keep_compiled_form(key, source, &bytes);
    }

    /// A kept form read from its file, and its compiled bytes kept for the next time; also whether
    /// it looks into the record finished last, so that it is another one after the next record.
    fn compile(&self, key: &FormKey, source: &Digest) -> Result<(Form, bool), Error> {
        let xml = self.store.form_xml(key)?;
        let mut media = KeptMedia::of(&self.store, key)?;
        // Lists of entities change with every record that is finished, and so does the last record.
        let asks_for_last = forms::asks_for_last_saved(&xml);
        let changes = asks_for_last || !entities::lists_in(&media)?.is_empty();
        if asks_for_last && let Some(record) = self.store.last_record_xml(&key.id)? {
            media.put(forms::LAST_SAVED.to_owned(), record);
        }
        entities::merge(&self.store, self.environment.as_ref(), &xml, &mut media)?;
        let reading = Form::parse(&xml, &media);
        if let Some(fault) = media.fault() {
            return Err(fault.into());
        }
        let Some(form) = reading.form else {
            // It was accepted once; a newer core has become stricter.
            let parameters = vec![("form", key.id.clone())];
            return Err(Error::new("form-refused", parameters, Retry::AfterRemedy));
        };
        if !changes {
            self.keep_compiled(key, source, &form);
        }
        Ok((form, asks_for_last))
    }

    /// Forgets what is kept beside a version of a form that was removed.
    pub(crate) fn forget(&self, key: &FormKey) -> Result<(), Error> {
        self.cache().remove(key);
        for setting in [languages_setting(key), manifest_setting(key)] {
            self.store.set_setting(&setting, None)?;
        }
        Ok(())
    }

    fn cache(&self) -> std::sync::MutexGuard<'_, HashMap<FormKey, Arc<Form>>> {
        self.forms.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where a form's languages are kept for lists.
fn languages_setting(key: &FormKey) -> String {
    format!("languages.{}.{}", key.id, key.version)
}

fn key_of(form: &Form) -> FormKey {
    FormKey {
        id: form.id.clone(),
        version: form.version.clone().unwrap_or_default(),
    }
}

pub(crate) fn number(id: &str) -> Result<i64, Error> {
    id.parse()
        .map_err(|_| Error::new("id-unusable", Vec::new(), Retry::Never))
}
