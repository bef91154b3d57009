//! Forms that the server offers, and what the platform hears while one is fetched.

use std::sync::Arc;

use rayi::{FetchProgress, OfferState, OfferedForm, UpdateReport};

/// A form that the server offers.
#[uniffi::remote(Record)]
pub struct OfferedForm {
    /// Its id; what `Rayi.fetch_form` takes.
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
#[uniffi::remote(Enum)]
pub enum OfferState {
    /// No version of it is kept.
    New,
    /// Another version is kept, or another text of this one.
    Newer,
    /// It is kept. Its files may have changed all the same: fetching it fetches those.
    Same,
}

/// What a look at the server's forms came to.
#[uniffi::remote(Record)]
pub struct UpdateReport {
    /// Forms that are here now and were not, or not as they are now.
    pub fetched: u32,
    /// Forms of which a newer version is offered, where a person fetches it.
    pub newer: u32,
    /// Forms that could not be kept; they are tried again at the next look.
    pub refused: u32,
    /// Forms that the server has withdrawn and nothing here needed any more.
    pub removed: u32,
}

/// How far the fetching of a form is.
#[uniffi::remote(Record)]
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

/// Hears how a form is fetched, on a thread of the engine's; return soon.
#[uniffi::export(with_foreign)]
pub trait FetchListener: Send + Sync {
    /// A file came, or more of its bytes.
    fn progress(&self, progress: FetchProgress);
}

/// The platform's listener in the engine's shape.
pub(crate) struct Fetching(pub(crate) Arc<dyn FetchListener>);

impl rayi::FetchListener for Fetching {
    fn progress(&self, progress: FetchProgress) {
        self.0.progress(progress);
    }
}
