//! Collector: an opened archive with its limits, ready to be served or asked.

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, TryLockError};
use std::time::SystemTime;

use axum::extract::Request;
use rayi_trust::TrustedKeys;

use crate::archive::folder::Folder;
use crate::archive::index::Entry;
use crate::archive::record::RecordId;
use crate::archive::{Archive, Receipt};
use crate::error::Error;
use crate::forms::{Forms, Kept, LeftOut, Stamp};
use crate::limits::Limits;
use crate::rejection::Rejection;
use crate::wire::upload;

/// Where a collector's forms and records are, whom it trusts, what it bears.
pub struct Config {
    /// Folder of forms: `NAME.xml` or a workbook (`NAME.xlsx`, `.xlsm`, `.xls`, `.csv`, `.md`), and
    /// its media in `NAME-media/`. Read when the collector opens, and again when somebody asks for
    /// the list of forms and it has changed.
    pub forms_dir: PathBuf,
    /// Folder of records; made if it is not there. Belongs to one collector at a time.
    pub data_dir: PathBuf,
    /// The keys whose seals may be `ok`. Without any, a good seal is `untrusted-key`.
    pub trust: TrustedKeys,
    /// What an upload and a connection may cost.
    pub limits: Limits,
    /// Scheme, host and path under which clients reach this server; taken from each request's
    /// `Host` (with `http`) when not given.
    pub public_url: Option<String>,
    /// Told of every request that failed on this side (a full disk, …), for whoever runs the
    /// server. Rejections bear nothing of a record.
    pub on_fault: Box<dyn Fn(&Rejection) + Send + Sync>,
    /// Told when the folder of forms was read again.
    pub on_forms: Box<dyn Fn(&Offering) + Send + Sync>,
}

/// An opened collector. Copies share it.
#[derive(Clone)]
pub struct Collector {
    shared: Arc<Shared>,
}

/// What was found when a folder of forms was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offering {
    /// Number of forms offered, each version counted.
    pub offered: usize,
    /// Files of the folder of forms that are not offered.
    pub left_out: Vec<LeftOut>,
}

/// What was found when a collector was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// The forms.
    pub forms: Offering,
    /// Number of records kept.
    pub records: usize,
    /// Records that were entered into the index again.
    pub reindexed: usize,
    /// Where a damaged index was set aside.
    pub index_set_aside: Option<PathBuf>,
}

struct Shared {
    archive: Archive,
    limits: Limits,
    public_url: Option<String>,
    on_fault: Box<dyn Fn(&Rejection) + Send + Sync>,
    on_forms: Box<dyn Fn(&Offering) + Send + Sync>,
    opening: Opening,
    forms_dir: PathBuf,
    kept: Kept,
    /// The folder of forms as it was when it was read.
    seen: Mutex<Stamp>,
}

impl Config {
    /// A configuration with the default limits and no trusted keys.
    #[must_use]
    pub fn new(forms_dir: impl Into<PathBuf>, data_dir: impl Into<PathBuf>) -> Self {
        Self {
            forms_dir: forms_dir.into(),
            data_dir: data_dir.into(),
            trust: TrustedKeys::default(),
            limits: Limits::default(),
            public_url: None,
            on_fault: Box::new(|_| {}),
            on_forms: Box::new(|_| {}),
        }
    }
}

impl Collector {
    /// Takes possession of the data directory, reads the forms, and brings the index up to what
    /// lies there. Waits for the disk: not for an async task.
    pub fn open(config: Config) -> Result<Self, Error> {
        let unusable = |source| Error::DataUnusable {
            folder: config.data_dir.clone(),
            source,
        };
        let forms_unreadable = |source| Error::FormsUnreadable {
            folder: config.forms_dir.clone(),
            source,
        };
        let seen = Stamp::of(&config.forms_dir).map_err(forms_unreadable)?;
        let folder = Folder::open(&config.data_dir)?;
        let kept = Kept::open(&config.data_dir).map_err(unusable)?;
        let (forms, left_out) = Forms::read(&config.forms_dir, Some(&kept))?;
        let offered = forms.all().len();
        let depth = config.limits.depth;
        let (archive, found) = Archive::open(folder, forms, config.trust, &config.data_dir, depth)?;
        let opening = Opening {
            forms: Offering { offered, left_out },
            records: archive.index().count().map_err(index_unusable)?,
            reindexed: found.reindexed,
            index_set_aside: found.index_set_aside,
        };
        Ok(Self {
            shared: Arc::new(Shared {
                archive,
                limits: config.limits,
                public_url: config.public_url,
                on_fault: config.on_fault,
                on_forms: config.on_forms,
                opening,
                forms_dir: config.forms_dir,
                kept,
                seen: Mutex::new(seen),
            }),
        })
    }

    /// Reads the folder of forms again if it has changed, and nothing in it within the last two
    /// seconds: then it may be that a file is being copied. What cannot be read leaves all as it is.
    /// Waits for the disk.
    fn look_again(&self) -> Result<(), Error> {
        let shared = &*self.shared;
        // Who comes while another reads goes on with what there is. A panic left a stamp that was
        // whole.
        let mut seen = match shared.seen.try_lock() {
            Ok(seen) => seen,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return Ok(()),
        };
        let unreadable = |source| Error::FormsUnreadable {
            folder: shared.forms_dir.clone(),
            source,
        };
        let stamp = Stamp::of(&shared.forms_dir).map_err(unreadable)?;
        if stamp == *seen || !stamp.is_quiet(SystemTime::now()) {
            return Ok(());
        }
        let (forms, left_out) = Forms::read(&shared.forms_dir, Some(&shared.kept))?;
        let offered = forms.all().len();
        shared.archive.offer(forms).map_err(unreadable)?;
        *seen = stamp;
        (shared.on_forms)(&Offering { offered, left_out });
        Ok(())
    }

    /// What was found when this collector was opened.
    #[must_use]
    pub fn opening(&self) -> &Opening {
        &self.shared.opening
    }

    /// Its limits.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.shared.limits
    }

    /// What is known of every record, by form and instance id.
    pub fn records(&self) -> Result<Vec<Entry>, Error> {
        self.shared
            .archive
            .index()
            .entries()
            .map_err(index_unusable)
    }

    /// What is known of one record; `None` when it is not here.
    pub fn record(&self, id: &RecordId) -> Result<Option<Entry>, Error> {
        self.shared
            .archive
            .index()
            .entry(id)
            .map_err(index_unusable)
    }

    /// The folder of a record: `submission.xml` and the files under the names that
    /// [`crate::names::encode`] gives. `None` when no record can have this id.
    #[must_use]
    pub fn folder_of(&self, id: &RecordId) -> Option<PathBuf> {
        self.shared.archive.folder().place_of(id).ok()
    }

    pub(crate) fn forms(&self) -> Arc<Forms> {
        self.shared.archive.forms()
    }

    /// The forms, as the folder has them now.
    pub(crate) async fn newest_forms(&self) -> Arc<Forms> {
        let collector = self.clone();
        // A folder that cannot be looked at takes no form away from those who fill it in; whoever
        // runs the server sees that nothing new is told, and the next start says why.
        let _ = tokio::task::spawn_blocking(move || collector.look_again()).await;
        self.forms()
    }

    pub(crate) fn public_url(&self) -> Option<&str> {
        self.shared.public_url.as_deref()
    }

    /// A whole POST: received, judged, kept, durable. Only then there is a receipt.
    pub(crate) async fn submit(&self, request: Request) -> Result<Receipt, Rejection> {
        let upload =
            upload::receive(request, self.shared.archive.folder(), &self.shared.limits).await?;
        let shared = Arc::clone(&self.shared);
        // Syncing waits for the disk. If the client goes away now, this is done all the same.
        let kept = tokio::task::spawn_blocking(move || shared.archive.take(upload)).await;
        kept.unwrap_or_else(|fault| Err(Rejection::StorageFailed(fault.into())))
    }

    /// Tells whoever runs the server of a request that failed on this side.
    pub(crate) fn notice(&self, rejection: &Rejection) {
        if rejection.status().is_server_error() {
            (self.shared.on_fault)(rejection);
        }
    }
}

impl fmt::Debug for Collector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Collector").finish_non_exhaustive()
    }
}

fn index_unusable(source: rusqlite::Error) -> Error {
    Error::IndexUnusable { source }
}
