//! A file of a draft that grows while it is recorded: what has been heard is on disk, encrypted, piece by
//! piece, and nothing of it has to lie anywhere else until the end.

use std::sync::PoisonError;

use rayi_store::{Attachment, DraftChange, GrowingDigest, Store};

use crate::error::Error;
use crate::session::Session;
use crate::sitting;

/// The digest of a file as far as it has grown, so that a piece costs no more than itself.
pub(crate) struct Growing {
    name: String,
    digest: GrowingDigest,
}

impl Session {
    /// Puts bytes behind the file that answers a question, in one transaction; false where no file
    /// answers it, and then [`Session::attach`] is what begins one.
    ///
    /// # Errors
    /// `node-missing`, `user-not-identified`, and the store's codes; then the file is as it was.
    pub fn append(&self, path: &str, bytes: &[u8]) -> Result<bool, Error> {
        self.with(|interview| {
            if interview.needs_user() {
                return Err(sitting::user_missing());
            }
            let named = interview
                .value(path)
                .ok_or_else(|| Error::node_missing(path))?;
            let kept = self.store.draft_attachments(self.draft)?;
            let file = kept.into_iter().find(|file| file.name == named);
            let Some(file) = file.filter(|_| interview.names_file(path)) else {
                return Ok(false);
            };
            let mut place = self.growing.lock().unwrap_or_else(PoisonError::into_inner);
            let mut growing = match place.take() {
                // Another may have taken its place under the same name.
                Some(growing) if growing.digest.digest() == file.sha256 => growing,
                _ => Growing::of(&self.store, file)?,
            };
            growing.digest.update(bytes);
            let change = DraftChange::Append {
                name: &growing.name,
                bytes,
                whole: growing.digest.digest(),
            };
            self.save(interview, &[change])?;
            *place = Some(growing);
            Ok(true)
        })
    }
}

impl Growing {
    /// A file as it is on disk, read once.
    fn of(store: &Store, file: Attachment) -> Result<Self, Error> {
        let mut digest = GrowingDigest::new();
        let mut chunk = 0;
        while let Some(part) = store.attachment_chunk(file.id, chunk)? {
            digest.update(&part);
            chunk += 1;
        }
        Ok(Self {
            name: file.name,
            digest,
        })
    }
}

#[cfg(test)]
mod tests;
