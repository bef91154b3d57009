//! Forms from the server: what it offers, and fetching one with its files, all of it or nothing.

use std::sync::Arc;

use rayi_openrosa::{FormListEntry, Manifest};
use rayi_store::FormKey;
use rayi_sync::{FormServer, ServerAddress};

use crate::error::{Error, Retry};
use crate::forms::{FormReport, MediaFile};
use crate::media::KeptMedia;
use crate::rayi::Rayi;

/// A form that the server offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferedForm {
    /// Its id; what [`Rayi::fetch_form`] takes.
    pub form_id: String,
    /// Its title.
    pub name: String,
    /// Its version, if it has one.
    pub version: Option<String>,
    /// Hash of its XML as the server writes it, such as `md5:…`, if it gives one.
    pub hash: Option<String>,
    /// How it stands to what is kept here.
    pub state: OfferState,
}

/// How an offered form stands to what is kept here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OfferState {
    /// No version of it is kept.
    New,
    /// Another version is kept, or another text of this one.
    Newer,
    /// It is kept. Its files may have changed all the same: fetching it fetches those.
    Same,
}

/// How far the fetching of a form is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FetchProgress {
    /// Its id.
    pub form_id: String,
    /// Files that came, the form itself among them.
    pub files_done: u32,
    /// Files that have to come; those that are here already do not count.
    pub files_total: u32,
    /// Bytes that came of the file that is on its way.
    pub bytes: u64,
}

/// Hears how a form is fetched. Called from the task that fetches; return soon.
pub trait FetchListener: Send + Sync {
    /// A file came, or more of its bytes.
    fn progress(&self, progress: FetchProgress);
}

/// Largest file beside a form, as choice files are bounded when they are read.
const FILE_BYTES: u64 = 128 << 20;
/// Most bytes of all files of a form: they are in memory until they are kept together.
const ALL_BYTES: u64 = 256 << 20;

impl Rayi {
    /// The forms that the server offers, in its order. Needs a tokio runtime with time and I/O.
    ///
    /// # Errors
    /// `server-not-set`, the codes of fetching (`fetch-unreachable`, `fetch-not-authenticated` …, and
    /// `wire-other-document` where what answered is no survey server), and the store's codes.
    pub async fn offered_forms(&self) -> Result<Vec<OfferedForm>, Error> {
        let list = self.form_server()?.form_list().await?;
        let offered: Vec<OfferedForm> = list
            .forms
            .into_iter()
            .map(|entry| self.offered(entry))
            .collect::<Result<_, Error>>()?;
        let newer = offered
            .iter()
            .filter(|form| form.state == OfferState::Newer);
        let newer: Vec<String> = newer.map(|form| form.form_id.clone()).collect();
        self.keep_newer(&newer)?;
        Ok(offered)
    }

    /// Fetches a form that the server offers, with its files, and keeps it: all of it, or nothing is
    /// changed. What is here already by its hash is not fetched again. Drafts of another version stay
    /// with that one; drafts of this version go on with the new files. A refused form is not kept; the
    /// report says why. Needs a tokio runtime with time and I/O.
    ///
    /// # Errors
    /// As [`Rayi::offered_forms`]; `form-not-offered`; `fetch-differs` where what came is not what was
    /// listed, `fetched-form-differs` where the form has another id; `form-in-use` where drafts answer
    /// another text of this version.
    pub async fn fetch_form(
        &self,
        form_id: &str,
        listener: Arc<dyn FetchListener>,
    ) -> Result<FormReport, Error> {
        let server = self.form_server()?;
        let list = server.form_list().await?;
        let entry = list
            .forms
            .into_iter()
            .find(|entry| entry.form_id == form_id);
        let entry = entry.ok_or_else(|| {
            let parameters = vec![("form", form_id.to_owned())];
            Error::new("form-not-offered", parameters, Retry::AfterRemedy)
        })?;
        self.fetch_listed(&server, entry, listener.as_ref()).await
    }

    /// Fetches a form of the server's list.
    pub(crate) async fn fetch_listed(
        &self,
        server: &FormServer,
        entry: FormListEntry,
        listener: &dyn FetchListener,
    ) -> Result<FormReport, Error> {
        let mut manifest = server.manifest(&entry).await?;
        let mut names = std::collections::HashSet::new();
        manifest
            .files
            .retain(|file| names.insert(file.filename.clone()));

        let mut xml = self.kept_text(&entry)?;
        let mut media = self.kept_files(&entry, &manifest)?;
        let missing = media.iter().filter(|kept| kept.is_none()).count();
        let mut progress = FetchProgress {
            form_id: entry.form_id.clone(),
            files_done: 0,
            files_total: u32::try_from(missing).unwrap_or(u32::MAX) + u32::from(xml.is_none()),
            bytes: 0,
        };
        let hear = |so_far: &FetchProgress, bytes| {
            let progress = FetchProgress {
                bytes,
                ..so_far.clone()
            };
            listener.progress(progress);
        };
        if xml.is_none() {
            let limit = rayi_form::MAX_FORM_BYTES;
            let heard = |bytes| hear(&progress, bytes);
            xml = Some(server.form(&entry, limit, &heard).await?);
            progress.files_done += 1;
            hear(&progress, 0);
        }
        let mut left = ALL_BYTES;
        for (file, place) in manifest.files.iter().zip(&mut media) {
            if place.is_none() {
                let limit = left.min(FILE_BYTES);
                let heard = |bytes| hear(&progress, bytes);
                *place = Some(server.file(file, limit, &heard).await?);
                progress.files_done += 1;
                hear(&progress, 0);
            }
            let size = place.as_ref().map_or(0, |bytes| bytes.len() as u64);
            left = left.saturating_sub(size);
        }
        let files = manifest.files.iter().zip(media);
        let files = files.map(|(file, bytes)| MediaFile {
            name: file.filename.clone(),
            bytes: bytes.unwrap_or_default(),
        });
        self.keep_fetched(&entry, &xml.unwrap_or_default(), files.collect(), &manifest)
    }

    pub(crate) fn form_server(&self) -> Result<FormServer, Error> {
        let address = self.store.server()?.ok_or(rayi_sync::Error::NoServer)?;
        Ok(FormServer::new(ServerAddress::parse(&address)?)?)
    }

    fn offered(&self, entry: FormListEntry) -> Result<OfferedForm, Error> {
        let state = self.state_of(&entry)?;
        Ok(OfferedForm {
            form_id: entry.form_id,
            name: entry.name,
            version: Some(entry.version).filter(|version| !version.is_empty()),
            hash: entry.hash.map(|hash| hash.as_str().to_owned()),
            state,
        })
    }

    pub(crate) fn state_of(&self, entry: &FormListEntry) -> Result<OfferState, Error> {
        if self.is_kept(entry)? {
            return Ok(OfferState::Same);
        }
        match self.store.form(&entry.form_id, None) {
            Ok(_) => Ok(OfferState::Newer),
            Err(rayi_store::Error::FormMissing) => Ok(OfferState::New),
            Err(fault) => Err(fault.into()),
        }
    }

    /// Whether an offered form is here, by its hash or, without one that can be read, by its version.
    fn is_kept(&self, entry: &FormListEntry) -> Result<bool, Error> {
        match self.store.form_xml(&key_of(entry)) {
            Ok(xml) => {
                let matches = entry.hash.as_ref().and_then(|hash| hash.matches(&xml));
                Ok(matches.unwrap_or(true))
            }
            Err(rayi_store::Error::FormMissing) => Ok(false),
            Err(fault) => Err(fault.into()),
        }
    }

    /// The text of an offered form, where it is here and its hash proves it.
    fn kept_text(&self, entry: &FormListEntry) -> Result<Option<Vec<u8>>, Error> {
        match self.store.form_xml(&key_of(entry)) {
            Ok(xml) => {
                let matches = entry.hash.as_ref().and_then(|hash| hash.matches(&xml));
                Ok((matches == Some(true)).then_some(xml))
            }
            Err(rayi_store::Error::FormMissing) => Ok(None),
            Err(fault) => Err(fault.into()),
        }
    }

    /// For each file of a manifest its contents, where they are here already: beside this version of
    /// the form, or beside the newest.
    fn kept_files(
        &self,
        entry: &FormListEntry,
        manifest: &Manifest,
    ) -> Result<Vec<Option<Vec<u8>>>, Error> {
        let mut found = vec![None; manifest.files.len()];
        let newest = match self.store.form(&entry.form_id, None) {
            Ok(form) => form.key,
            Err(rayi_store::Error::FormMissing) => return Ok(found),
            Err(fault) => return Err(fault.into()),
        };
        let mut keys = vec![key_of(entry), newest];
        keys.dedup();
        for key in keys {
            let media = KeptMedia::of(&self.store, &key)?;
            let fetched = self.fetched_manifest(&key)?;
            for (file, place) in manifest.files.iter().zip(&mut found) {
                if place.is_some() || !media.names().any(|name| name == file.filename) {
                    continue;
                }
                let bytes = media.whole(&file.filename, FILE_BYTES)?;
                // The hash of an entity list is no digest: it is compared with the one it came by.
                let is_same = file.contents_match(&bytes).unwrap_or_else(|| {
                    let mut before = fetched.files.iter();
                    let is_it = |old: &rayi_openrosa::MediaFile| {
                        old.filename == file.filename && old.hash == file.hash
                    };
                    before.any(is_it)
                });
                *place = is_same.then_some(bytes);
            }
        }
        Ok(found)
    }

    /// The manifest that the files of a kept form came by; empty where they came otherwise, or others
    /// have taken their place since.
    fn fetched_manifest(&self, key: &FormKey) -> Result<Manifest, Error> {
        let Some(setting) = self.store.setting(&manifest_setting(key))? else {
            return Ok(Manifest::default());
        };
        let source = match self.store.form_source(key) {
            Ok(source) => source.to_hex(),
            Err(rayi_store::Error::FormMissing) => return Ok(Manifest::default()),
            Err(fault) => return Err(fault.into()),
        };
        let came_by = setting.split_once('\n').filter(|(of, _)| *of == source);
        let manifest = came_by.and_then(|(_, text)| Manifest::parse(text.as_bytes()).ok());
        Ok(manifest.unwrap_or_default())
    }

    fn keep_fetched(
        &self,
        entry: &FormListEntry,
        xml: &[u8],
        files: Vec<MediaFile>,
        manifest: &Manifest,
    ) -> Result<FormReport, Error> {
        let mut kept = None;
        let report = self.keep_form(xml, files, |key, title, xml, media| {
            if key.id != entry.form_id {
                let parameters = vec![("form", entry.form_id.clone()), ("found", key.id.clone())];
                let retry = Retry::AfterRemedy;
                return Err(Error::new("fetched-form-differs", parameters, retry));
            }
            match self.store.put_form(key, title, xml, media) {
                Err(rayi_store::Error::FormInUse { .. }) if self.store.form_xml(key)? == xml => {
                    self.store.put_form_files(key, media)?;
                }
                outcome => {
                    outcome?;
                }
            }
            kept = Some(key.clone());
            Ok(())
        })?;
        if let Some(key) = kept {
            let source = self.store.form_source(&key)?.to_hex();
            let fetched = format!("{source}\n{}", manifest.print());
            self.store
                .set_setting(&manifest_setting(&key), Some(&fetched))?;
            self.fetched(&key.id)?;
        }
        Ok(report)
    }
}

fn key_of(entry: &FormListEntry) -> FormKey {
    FormKey {
        id: entry.form_id.clone(),
        version: entry.version.clone(),
    }
}

/// Where the manifest is kept that a form's files came by.
pub(crate) fn manifest_setting(key: &FormKey) -> String {
    format!("manifest.{}.{}", key.id, key.version)
}
