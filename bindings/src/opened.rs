//! One opened store: its forms, drafts, outbox, and the way out.

use std::{path::Path, sync::Arc};

use rayi::{
    Counts, DraftSummary, FormSummary, MediaFile, OfferedForm, Permission, ProjectSettings,
    SyncReport, SystemEnvironment, TrustedKeyLine, UpdateReport,
};

use crate::offers::Fetching;
use crate::{
    FetchListener, FormReport, KeyVault, OutboxEntry, RayiError, Session, SyncListener,
    outbox::Listener, vault::Vault,
};

/// One opened store. Its methods may be called from any thread; those that touch the disk block.
#[derive(uniffi::Object)]
pub struct Rayi(pub(crate) rayi::Rayi);

/// The public half of this device's key, as a line of a file of trusted keys has it.
#[uniffi::remote(Record)]
pub struct TrustedKeyLine {
    /// RFC 7638 thumbprint.
    pub kid: String,
    /// The key as a JWK (RFC 7517).
    pub jwk: String,
}

/// Who says that a record may be corrected.
#[uniffi::remote(Enum)]
pub enum Permission {
    /// The form, by `odk:client-editable` of its `submission`.
    Form,
    /// The caller, whatever the form says.
    Caller,
}

#[uniffi::export(async_runtime = "tokio")]
impl Rayi {
    /// Opens the store in a folder, or makes it there.
    #[uniffi::constructor]
    pub fn open(directory: &str, vault: Arc<dyn KeyVault>) -> Result<Self, RayiError> {
        let environment = Arc::new(SystemEnvironment);
        Ok(Self(rayi::Rayi::open(
            Path::new(directory),
            Arc::new(Vault(vault)),
            environment,
        )?))
    }

    /// Reads a form and keeps it if it is usable.
    pub fn add_form(&self, xml: Vec<u8>, media: Vec<MediaFile>) -> Result<FormReport, RayiError> {
        Ok(self.0.add_form(&xml, media)?.into())
    }

    /// The forms that the server offers.
    pub async fn offered_forms(&self) -> Result<Vec<OfferedForm>, RayiError> {
        Ok(self.0.offered_forms().await?)
    }

    /// Fetches a form that the server offers, with those of its files that changed, and keeps it: all
    /// of it, or nothing is changed. Drafts of another version stay with that one.
    pub async fn fetch_form(
        &self,
        form_id: &str,
        listener: Arc<dyn FetchListener>,
    ) -> Result<FormReport, RayiError> {
        let listener = Arc::new(Fetching(listener));
        Ok(self.0.fetch_form(form_id, listener).await?.into())
    }

    /// Looks at what the server offers, if the project is set to, and fetches what it is set to.
    pub async fn update_forms(
        &self,
        listener: Arc<dyn FetchListener>,
    ) -> Result<UpdateReport, RayiError> {
        let listener = Arc::new(Fetching(listener));
        Ok(self.0.update_forms(listener).await?)
    }

    /// When to look for forms next, in milliseconds since 1970 UTC; `None` where a person does it.
    pub fn next_update_ms(&self) -> Result<Option<i64>, RayiError> {
        Ok(self.0.next_update_ms()?)
    }

    /// Of how many forms the server had a newer version when it was asked last, not fetched since.
    pub fn newer_forms(&self) -> Result<u32, RayiError> {
        Ok(self.0.newer_forms()?)
    }

    /// The forms that are kept.
    pub fn forms(&self) -> Result<Vec<FormSummary>, RayiError> {
        Ok(self.0.forms()?)
    }

    /// A file beside the newest version of a form, by its name or its address (`jr://images/a.png`).
    pub fn media(&self, form_id: &str, address: &str) -> Result<Option<MediaFile>, RayiError> {
        Ok(self.0.media(form_id, address)?)
    }

    /// Begins an interview, in the form's default language if none is named.
    pub fn begin(&self, form_id: &str, language: Option<String>) -> Result<Session, RayiError> {
        Ok(Session::from(self.0.begin(form_id, language.as_deref())?))
    }

    /// The interviews that were begun and not finished.
    pub fn drafts(&self) -> Result<Vec<DraftSummary>, RayiError> {
        Ok(self.0.drafts()?)
    }

    /// One of them; the others are not read for it.
    pub fn draft(&self, draft_id: &str) -> Result<DraftSummary, RayiError> {
        Ok(self.0.draft(draft_id)?)
    }

    /// Goes on with one of them.
    pub fn resume(&self, draft_id: &str) -> Result<Session, RayiError> {
        Ok(Session::from(self.0.resume(draft_id)?))
    }

    /// Goes on with one of them in the newest version of its form; `Session.unplaced` tells what
    /// found no place there.
    pub fn resume_in_newest(&self, draft_id: &str) -> Result<Session, RayiError> {
        Ok(Session::from(self.0.resume_in_newest(draft_id)?))
    }

    /// Opens a finished record for a correction: a new record that takes its place.
    pub fn correct(
        &self,
        entry_id: &str,
        permission: Permission,
        language: Option<String>,
    ) -> Result<Session, RayiError> {
        let session = self.0.correct(entry_id, permission, language.as_deref())?;
        Ok(Session::from(session))
    }

    /// Whether the form offers this finished record for correction.
    pub fn is_correctable(&self, entry_id: &str) -> Result<bool, RayiError> {
        Ok(self.0.is_correctable(entry_id)?)
    }

    /// Deletes one of them, answers and attachments.
    pub fn discard(&self, draft_id: &str) -> Result<(), RayiError> {
        Ok(self.0.discard(draft_id)?)
    }

    /// Tells what forms may ask for: `deviceid`, `username`, `phonenumber` or `email`. It is kept.
    pub fn set_property(&self, name: &str, value: Option<String>) -> Result<(), RayiError> {
        Ok(self.0.set_property(name, value.as_deref())?)
    }

    /// What this store was set up for; the server's address is the present one.
    pub fn settings(&self) -> Result<ProjectSettings, RayiError> {
        Ok(self.0.settings()?)
    }

    /// Sets this store up for a project. What a setting does not say stays as it is.
    pub fn set_up(&self, settings: ProjectSettings) -> Result<(), RayiError> {
        Ok(self.0.set_up(&settings)?)
    }

    /// How many drafts and records there are.
    pub fn counts(&self) -> Result<Counts, RayiError> {
        Ok(self.0.counts()?)
    }

    /// The finished records, oldest first.
    pub fn outbox(&self) -> Result<Vec<OutboxEntry>, RayiError> {
        Ok(self.0.outbox()?.into_iter().map(Into::into).collect())
    }

    /// The bytes of a finished record: `submission.xml`, then its files.
    pub fn record(&self, entry_id: &str) -> Result<Vec<MediaFile>, RayiError> {
        Ok(self.0.record(entry_id)?)
    }

    /// Puts a held record back into the queue.
    pub fn release(&self, entry_id: &str) -> Result<(), RayiError> {
        Ok(self.0.release(entry_id)?)
    }

    /// Where records are sent.
    pub fn set_server(&self, url: &str) -> Result<(), RayiError> {
        Ok(self.0.set_server(url)?)
    }

    /// Where records are sent, if that was ever said.
    pub fn server(&self) -> Result<Option<String>, RayiError> {
        Ok(self.0.server()?)
    }

    /// The platform's word that there is a network.
    pub fn online(&self) {
        self.0.online();
    }

    /// The platform's word that there is none.
    pub fn offline(&self) {
        self.0.offline();
    }

    /// The platform's last word.
    #[must_use]
    pub fn is_online(&self) -> bool {
        self.0.is_online()
    }

    /// Sends what is due; then removes what the server has, where project or form want it so.
    pub async fn sync(&self, listener: Arc<dyn SyncListener>) -> Result<SyncReport, RayiError> {
        Ok(self.0.sync(Arc::new(Listener(listener))).await?)
    }

    /// The key that this device seals with.
    pub fn device_key(&self) -> Result<TrustedKeyLine, RayiError> {
        Ok(self.0.device_key()?)
    }
}
