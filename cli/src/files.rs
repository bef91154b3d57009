//! Forms and their files as they lie in a folder: `NAME.xml` with `NAME-media/` beside it, as
//! pyxform and Central name them.

use std::collections::HashMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rayi::{MAX_FORM_BYTES, Media, MediaFile, Opened};

use crate::error::Error;

/// Largest file that is taken into memory or a store whole. Films that explain a question are the
/// largest that forms have; choice files have bounds of their own.
const MAX_MEDIA_BYTES: u64 = 256 << 20;

/// A form's bytes and the folder of its files.
pub(crate) struct FormFiles {
    pub(crate) xml: Vec<u8>,
    pub(crate) media: Folder,
}

/// Reads a form. Without `media` its files are looked for in `NAME-media`; that there is no such
/// folder is no fault, the form's diagnostics name each file it misses.
pub(crate) fn read_form(form: &Path, media: Option<&Path>) -> Result<FormFiles, Error> {
    let xml = read_up_to(form, MAX_FORM_BYTES)?;
    let beside = media_folder(form);
    let media = match media {
        Some(folder) => Folder::of(folder)?,
        None if beside.is_dir() => Folder::of(&beside)?,
        None => Folder::default(),
    };
    Ok(FormFiles { xml, media })
}

/// The name of a file without its extension, which a form without an id gets.
pub(crate) fn stem(path: &Path) -> Option<String> {
    path.file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
}

/// A file whole, or the reason why not.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(|fault| Error::unreadable(path, &fault))
}

/// A file whole, unless it is larger than a limit: then it is not read.
fn read_up_to(path: &Path, limit: u64) -> Result<Vec<u8>, Error> {
    let unreadable = |fault| Error::unreadable(path, &fault);
    let bytes = fs::metadata(path).map_err(unreadable)?.len();
    if bytes > limit {
        return Err(Error::FileTooLarge {
            path: path.to_owned(),
            bytes,
            limit,
        });
    }
    read(path)
}

fn media_folder(form: &Path) -> PathBuf {
    let mut name = form.file_stem().unwrap_or_default().to_owned();
    name.push("-media");
    form.with_file_name(name)
}

/// The files of a folder by name, none of them read; folders in it are left out. A form reaches
/// what is listed here and nothing else, whatever the name that it asks for.
#[derive(Debug, Default)]
pub(crate) struct Folder(HashMap<String, PathBuf>);

impl Folder {
    pub(crate) fn of(folder: &Path) -> Result<Self, Error> {
        let unreadable = |fault| Error::unreadable(folder, &fault);
        let mut files = HashMap::new();
        for entry in fs::read_dir(folder).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            if let (true, Some(name)) = (path.is_file(), path.file_name().and_then(|n| n.to_str()))
            {
                files.insert(name.to_owned(), path);
            }
        }
        Ok(Self(files))
    }

    /// Every file whole, in the order of their names.
    pub(crate) fn read(&self) -> Result<Vec<MediaFile>, Error> {
        let mut media = Vec::new();
        for (name, path) in &self.0 {
            media.push(MediaFile {
                name: name.clone(),
                bytes: read_up_to(path, MAX_MEDIA_BYTES)?,
            });
        }
        media.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(media)
    }
}

impl Media for Folder {
    fn open(&self, name: &str) -> Option<Opened<'_>> {
        let file = File::open(self.0.get(name)?).ok()?;
        Some(Opened {
            size: file.metadata().ok()?.len(),
            bytes: Box::new(file),
        })
    }

    fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }
}
