//! [`KeptMedia`]: a form's files as the store keeps them, each read when the form asks for it, and
//! piece by piece.

use std::cell::RefCell;
use std::collections::HashMap;
use std::io::{self, Cursor, Read};

use rayi_form::{Media, Opened};
use rayi_store::{FormFile, FormKey, FormMedia, Store};

/// Bytes that are read from the store at once. Each reading follows the file's pages from its
/// beginning, so that small ones would cost more the further they get.
const PIECE: u64 = 8 << 20;

/// Files as they go into the store.
pub(crate) struct Given<'m>(pub(crate) &'m [FormMedia]);

impl Media for Given<'_> {
    fn open(&self, name: &str) -> Option<Opened<'_>> {
        let mut files = self.0.iter();
        let file = files.find(|file| file.name == name)?;
        Some(file.bytes.as_slice().into())
    }
}

/// A form's files in the store, and some in their place.
pub(crate) struct KeptMedia<'s> {
    store: &'s Store,
    files: Vec<FormFile>,
    /// Files that this device has changed, and those that only it has.
    instead: HashMap<String, Vec<u8>>,
    /// What the store could not do while a form was read.
    fault: RefCell<Option<rayi_store::Error>>,
}

impl<'s> KeptMedia<'s> {
    pub(crate) fn of(store: &'s Store, key: &FormKey) -> Result<Self, rayi_store::Error> {
        Ok(Self {
            store,
            files: store.form_files(key)?,
            instead: HashMap::new(),
            fault: RefCell::new(None),
        })
    }

    /// Names of the files in the store.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|file| file.name.as_str())
    }

    /// The beginning of a file, up to some length.
    pub(crate) fn beginning(&self, name: &str, length: u64) -> Result<Vec<u8>, rayi_store::Error> {
        match self.file(name) {
            Some(file) => self.store.form_file_piece(file, 0, length),
            None => Ok(Vec::new()),
        }
    }

    /// All of a file; nothing of one that is larger than `limit`.
    pub(crate) fn whole(&self, name: &str, limit: u64) -> Result<Vec<u8>, rayi_store::Error> {
        match self.file(name).filter(|file| file.size <= limit) {
            Some(file) => self.store.form_file_piece(file, 0, file.size),
            None => Ok(Vec::new()),
        }
    }

    /// Puts other bytes in the place of a file.
    pub(crate) fn put(&mut self, name: String, bytes: Vec<u8>) {
        self.instead.insert(name, bytes);
    }

    /// What the store could not do, if a reader met something of that kind.
    pub(crate) fn fault(&self) -> Option<rayi_store::Error> {
        self.fault.borrow_mut().take()
    }

    fn file(&self, name: &str) -> Option<&FormFile> {
        self.files.iter().find(|file| file.name == name)
    }
}

impl Media for KeptMedia<'_> {
    fn open(&self, name: &str) -> Option<Opened<'_>> {
        if let Some(bytes) = self.instead.get(name) {
            return Some(bytes.as_slice().into());
        }
        let file = self.file(name)?;
        Some(Opened {
            size: file.size,
            bytes: Box::new(Pieces {
                media: self,
                file,
                at: 0,
                piece: Cursor::default(),
            }),
        })
    }

    fn has(&self, name: &str) -> bool {
        self.instead.contains_key(name) || self.file(name).is_some()
    }
}

/// Reads a file of the store.
struct Pieces<'m> {
    media: &'m KeptMedia<'m>,
    file: &'m FormFile,
    at: u64,
    piece: Cursor<Vec<u8>>,
}

impl Read for Pieces<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let is_read = self.piece.position() == self.piece.get_ref().len() as u64;
        if is_read && self.at < self.file.size {
            let piece = self.media.store.form_file_piece(self.file, self.at, PIECE);
            let piece = piece.map_err(|fault| {
                *self.media.fault.borrow_mut() = Some(fault);
                io::Error::other("the store could not read it")
            })?;
            self.at += piece.len() as u64;
            self.piece = Cursor::new(piece);
        }
        self.piece.read(into)
    }
}
