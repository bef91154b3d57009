//! [`Media`]: the files beside a form, each opened when the form asks for it.

use std::io::Read;

/// The files beside a form: choice lists, pictures, sounds.
pub trait Media {
    /// Opens the file with a name, such as `sites.csv`; `None` where there is none.
    fn open(&self, name: &str) -> Option<Opened<'_>>;

    /// Whether the file is there.
    fn has(&self, name: &str) -> bool {
        self.open(name).is_some()
    }
}

/// A file at its beginning.
pub struct Opened<'m> {
    /// Its size in bytes, as its keeper knows it. What is larger than its reader's limit is refused
    /// by this and not read; of what turns out longer, no more than the limit is.
    pub size: u64,
    /// What is in it. A fault of reading refuses the form.
    pub bytes: Box<dyn Read + 'm>,
}

impl std::fmt::Debug for Opened<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Opened")
            .field("size", &self.size)
            .finish_non_exhaustive()
    }
}

impl<'m> From<&'m [u8]> for Opened<'m> {
    fn from(bytes: &'m [u8]) -> Self {
        Self {
            size: bytes.len() as u64,
            bytes: Box::new(bytes),
        }
    }
}

/// No files.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoMedia;

impl Media for NoMedia {
    fn open(&self, _: &str) -> Option<Opened<'_>> {
        None
    }
}

impl Media for std::collections::HashMap<String, Vec<u8>> {
    fn open(&self, name: &str) -> Option<Opened<'_>> {
        self.get(name).map(|bytes| bytes.as_slice().into())
    }
}
