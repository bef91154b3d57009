//! Forms: what the folder of forms offers, read once when the collector opens.
//!
//! `NAME.xml` is a form, the files in `NAME-media/` are its media. A form is served byte for byte
//! as it lies there. Only what the collector itself needs of it is read: a form that our own
//! engine cannot run may still be right for other clients.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use bytes::Bytes;
use md5::{Digest, Md5};

use crate::error::Error;
use crate::names;
use crate::rejection::Rejection;

mod sheet;

/// The forms of a folder.
pub(crate) struct Forms {
    offers: Vec<Offer>,
}

/// One version of one form.
pub(crate) struct Offer {
    pub(crate) id: String,
    /// Empty when the form has none.
    pub(crate) version: String,
    /// The form's title, or its id when it has none.
    pub(crate) title: String,
    pub(crate) xml: Bytes,
    /// MD5 of `xml`, lower-case hexadecimal.
    pub(crate) md5: String,
    pub(crate) sha256: rayi_trust::Digest,
    /// Where records of this form name files: `/` and local names from the root.
    pub(crate) binary: HashSet<String>,
    pub(crate) media: Vec<Media>,
    /// Whether this is the newest version of its form, the one in the form list.
    pub(crate) newest: bool,
}

/// A file that belongs to a form.
pub(crate) struct Media {
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    /// MD5, lower-case hexadecimal.
    pub(crate) md5: String,
}

/// A file of the folder that is not offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The file's name.
    pub file: String,
    /// Why not.
    pub reason: Reason,
}

/// Why a file is not offered as a form. Its text is `collector-form-reason-<code>`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// The file, or one of its media, cannot be read.
    Unreadable,
    /// Not an XML document that can be read.
    NotAForm {
        /// Line where reading stopped, from 1.
        line: usize,
    },
    /// No `id` at the root of the first instance of the model.
    NoId,
    /// The id cannot name a folder, or id or version cannot stand in an address.
    IdUnusable,
    /// A file before this one, by name, has the same id and version.
    Repeated,
}

impl Reason {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::NotAForm { .. } => "not-a-form",
            Self::NoId => "no-id",
            Self::IdUnusable => "id-unusable",
            Self::Repeated => "repeated",
        }
    }
}

impl Forms {
    /// Reads the folder, in the order of file names.
    pub(crate) fn read(folder: &Path) -> Result<(Self, Vec<LeftOut>), Error> {
        let unreadable = |source| Error::FormsUnreadable {
            folder: folder.to_owned(),
            source,
        };
        let mut forms = Self { offers: Vec::new() };
        let mut left_out = Vec::new();
        for path in files_in(folder).map_err(unreadable)? {
            if path.extension().is_none_or(|extension| extension != "xml") {
                continue;
            }
            if let Err(reason) = forms.add(&path) {
                let file = path
                    .file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned();
                left_out.push(LeftOut { file, reason });
            }
        }
        forms.mark_newest();
        Ok((forms, left_out))
    }

    /// All versions of all forms.
    pub(crate) fn all(&self) -> &[Offer] {
        &self.offers
    }

    /// The form to which a record or a request belongs.
    pub(crate) fn find(&self, id: &str, version: &str) -> Result<&Offer, Rejection> {
        let mut versions = self.offers.iter().filter(|offer| offer.id == id).peekable();
        if versions.peek().is_none() {
            return Err(Rejection::FormUnknown);
        }
        versions
            .find(|offer| offer.version == version)
            .ok_or(Rejection::VersionUnknown)
    }

    fn add(&mut self, path: &Path) -> Result<(), Reason> {
        let xml = fs::read(path).map_err(|_| Reason::Unreadable)?;
        let sheet = sheet::read(&xml)?;
        let stands_in_address = |part: &str| part != "." && part != ".." && part.len() <= 255;
        if names::encode(&sheet.id).is_none()
            || ![&sheet.id, &sheet.version]
                .iter()
                .all(|part| stands_in_address(part))
        {
            return Err(Reason::IdUnusable);
        }
        if self.find(&sheet.id, &sheet.version).is_ok() {
            return Err(Reason::Repeated);
        }
        self.offers.push(Offer {
            title: sheet.title.unwrap_or_else(|| sheet.id.clone()),
            id: sheet.id,
            version: sheet.version,
            md5: names::hex(&Md5::digest(&xml)),
            sha256: rayi_trust::Digest::of(&xml),
            xml: xml.into(),
            binary: sheet.binary,
            media: media_of(path).map_err(|_| Reason::Unreadable)?,
            newest: false,
        });
        Ok(())
    }

    fn mark_newest(&mut self) {
        let newest: Vec<bool> = self
            .offers
            .iter()
            .map(|offer| {
                let later = |other: &&Offer| {
                    other.id == offer.id && compare(&other.version, &offer.version).is_gt()
                };
                !self.offers.iter().any(|other| later(&other))
            })
            .collect();
        for (offer, newest) in self.offers.iter_mut().zip(newest) {
            offer.newest = newest;
        }
    }
}

/// Versions of digits alone compare as numbers (`10` after `9`), others as text.
fn compare(left: &str, right: &str) -> Ordering {
    let number = |text: &str| {
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| text.trim_start_matches('0').len())
    };
    match (number(left), number(right)) {
        (Some(a), Some(b)) if a == b => left
            .trim_start_matches('0')
            .cmp(right.trim_start_matches('0'))
            .then(left.cmp(right)),
        (Some(a), Some(b)) => a.cmp(&b),
        _ => left.cmp(right),
    }
}

fn media_of(form: &Path) -> io::Result<Vec<Media>> {
    let mut folder = form.with_extension("").into_os_string();
    folder.push("-media");
    let folder = PathBuf::from(folder);
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut media = Vec::new();
    for path in files_in(&folder)? {
        let name = path.file_name().and_then(|name| name.to_str());
        if let Some(name) = name.filter(|name| !name.starts_with('.')) {
            media.push(Media {
                name: name.to_owned(),
                md5: md5_of(&path)?,
                path: path.clone(),
            });
        }
    }
    Ok(media)
}

fn md5_of(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut digest = Md5::new();
    let mut buffer = vec![0; 64 << 10];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(names::hex(&digest.finalize())),
            n => digest.update(buffer.get(..n).unwrap_or_default()),
        }
    }
}

/// The files, not the folders, of a folder, by name.
fn files_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests;
