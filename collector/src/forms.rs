//! Forms: what the folder of forms offers, read when the collector opens and when it has changed.
//!
//! `NAME.xml` is a form, the files in `NAME-media/` are its media. A form is served byte for byte
//! as it lies there. Only what the collector itself needs of it is read: a form that our own
//! engine cannot run may still be right for other clients.
//!
//! `NAME.xlsx`, `.xlsm`, `.xls`, `.csv` or `.md` is a form as its author wrote it. It is served as
//! the XForm XML that it becomes, and only if nothing is wrong with it; what it became is kept
//! ([`kept`]), so that an older version goes on to serve devices and records that have it.

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

pub(crate) use add::{NotAdded, add};
pub(crate) use kept::Kept;
pub use left_out::{LeftOut, Reason};
pub(crate) use stamp::Stamp;

mod add;
mod kept;
mod left_out;
mod sheet;
mod stamp;
mod workbook;

use workbook::Converted;

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
    /// SHA-256 of what the workbook of this form became before, in the same version.
    pub(crate) earlier: Vec<rayi_trust::Digest>,
    /// Where records of this form name files: `/` and local names from the root.
    pub(crate) binary: HashSet<String>,
    pub(crate) media: Vec<Media>,
    /// Whether this is the newest version of its form, the one in the form list.
    pub(crate) newest: bool,
    /// The file in the folder; `None` for a version that only is kept.
    file: Option<String>,
}

/// A file that belongs to a form.
pub(crate) struct Media {
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    /// MD5, lower-case hexadecimal.
    pub(crate) md5: String,
}

/// A form that was read, before it is known whether there is room for it.
struct Candidate {
    xml: Vec<u8>,
    media: Vec<Media>,
    file: Option<String>,
    /// The workbook that was converted just now, to be kept.
    fresh: Option<(Vec<u8>, Converted)>,
}

impl Offer {
    /// What a seal may call this form: as it is, and as it was in the same version.
    pub(crate) fn digests(&self) -> impl Iterator<Item = rayi_trust::Digest> {
        std::iter::once(self.sha256).chain(self.earlier.iter().copied())
    }
}

impl Forms {
    /// Reads the folder, in the order of file names. What workbooks become is `kept`; without a
    /// place for it, as when a form is only tried, older versions are not known.
    pub(crate) fn read(folder: &Path, kept: Option<&Kept>) -> Result<(Self, Vec<LeftOut>), Error> {
        let unreadable = |source| Error::FormsUnreadable {
            folder: folder.to_owned(),
            source,
        };
        let mut forms = Self { offers: Vec::new() };
        let mut left_out = Vec::new();
        for path in files_in(folder).map_err(unreadable)? {
            let read = if path.extension().is_some_and(|extension| extension == "xml") {
                of_xml(&path).map(Some)
            } else if workbook::is_named_as_one(&path) && !workbook::is_passing(&path) {
                match of_workbook(&path, kept) {
                    Ok(Some(_)) if path.with_extension("xml").is_file() => Err(Reason::XmlBeside),
                    read => read,
                }
            } else {
                Ok(None)
            };
            let entered = read.and_then(|read| match read {
                Some(form) => forms.offer(form, &path, kept),
                None => Ok(()),
            });
            if let Err(reason) = entered {
                let file = name_of(&path);
                left_out.push(LeftOut { file, reason });
            }
        }
        forms.mark_newest();
        if let Some(kept) = kept {
            forms.recall(folder, kept).map_err(unreadable)?;
        }
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

    /// Enters a form of the folder, and keeps what its workbook became.
    fn offer(
        &mut self,
        mut form: Candidate,
        path: &Path,
        kept: Option<&Kept>,
    ) -> Result<(), Reason> {
        let fresh = form.fresh.take();
        self.enter(form)?;
        let (Some(kept), Some((bytes, converted))) = (kept, fresh) else {
            return Ok(());
        };
        match (kept.keep(path, &bytes, &converted), self.offers.pop()) {
            (Ok(form), Some(mut offer)) => {
                offer.media = with_itemsets(offer.media, form.itemsets);
                self.offers.push(offer);
                Ok(())
            }
            _ => Err(Reason::NotKept),
        }
    }

    fn enter(&mut self, form: Candidate) -> Result<(), Reason> {
        let sheet = sheet::read(&form.xml)?;
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
            md5: names::hex(&Md5::digest(&form.xml)),
            sha256: rayi_trust::Digest::of(&form.xml),
            earlier: Vec::new(),
            xml: form.xml.into(),
            binary: sheet.binary,
            media: form.media,
            newest: false,
            file: form.file,
        });
        Ok(())
    }

    /// Takes in what workbooks became before. Of a form that is still on offer an older version
    /// serves on, unlisted, and records that were made with other bytes of the same version are
    /// judged by those. A form whose files were all taken away is offered no longer.
    fn recall(&mut self, folder: &Path, kept: &Kept) -> io::Result<()> {
        for form in kept.all()? {
            let Ok(sheet) = sheet::read(&form.xml) else {
                continue;
            };
            let is_offered = |offer: &&mut Offer| offer.id == sheet.id;
            let version_of = |offer: &Offer| offer.version == sheet.version;
            let mut offers = self.offers.iter_mut().filter(is_offered).peekable();
            if offers.peek().is_none() {
                continue;
            }
            if let Some(offer) = offers.find(|offer| version_of(offer)) {
                let digest = rayi_trust::Digest::of(&form.xml);
                if digest != offer.sha256 {
                    offer.earlier.push(digest);
                    offer.binary.extend(sheet.binary);
                }
                continue;
            }
            let beside = folder.join(name_of(&form.workbook));
            let media = with_itemsets(media_of(&beside)?, form.itemsets);
            // What has no id or one that cannot be used was never offered, nor kept for that.
            let _ = self.enter(Candidate {
                xml: form.xml,
                media,
                file: None,
                fresh: None,
            });
        }
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

fn of_xml(path: &Path) -> Result<Candidate, Reason> {
    Ok(Candidate {
        xml: fs::read(path).map_err(|_| Reason::Unreadable)?,
        media: media_of(path).map_err(|_| Reason::Unreadable)?,
        file: Some(name_of(path)),
        fresh: None,
    })
}

/// What a workbook becomes, or became when it was first seen; `None` for what is none.
fn of_workbook(path: &Path, kept: Option<&Kept>) -> Result<Option<Candidate>, Reason> {
    let Some(bytes) = workbook::read(path)? else {
        return Ok(None);
    };
    let media = media_of(path).map_err(|_| Reason::Unreadable)?;
    let known = kept.map_or(Ok(None), |kept| kept.find(path, &bytes));
    let (xml, media, fresh) = match known.map_err(|_| Reason::NotKept)? {
        Some(form) => (form.xml, with_itemsets(media, form.itemsets), None),
        None => {
            let converted = workbook::convert(path, &bytes, &media)?;
            let xml = converted.xml.clone().into_bytes();
            (xml, media, Some((bytes, converted)))
        }
    };
    Ok(Some(Candidate {
        xml,
        media,
        file: Some(name_of(path)),
        fresh,
    }))
}

/// Media with the list that a workbook makes, which goes before a file of the same name.
fn with_itemsets(mut media: Vec<Media>, itemsets: Option<Media>) -> Vec<Media> {
    if let Some(itemsets) = itemsets {
        media.retain(|file| file.name != itemsets.name);
        media.push(itemsets);
    }
    media
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// Where the media of a form lie: `NAME-media` beside it.
fn media_folder(form: &Path) -> PathBuf {
    let mut folder = form.with_extension("").into_os_string();
    folder.push("-media");
    PathBuf::from(folder)
}

fn media_of(form: &Path) -> io::Result<Vec<Media>> {
    let folder = media_folder(form);
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
