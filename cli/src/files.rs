//! Forms and their files as they lie in a folder: `NAME.xml` with `NAME-media/` beside it, as
//! pyxform and Central name them.

use std::fs;
use std::path::{Path, PathBuf};

use rayi::MediaFile;

use crate::error::Error;

/// A form's bytes and those of its files.
pub(crate) struct FormFiles {
    pub(crate) xml: Vec<u8>,
    pub(crate) media: Vec<MediaFile>,
}

/// Reads a form. Without `media` its files are looked for in `NAME-media`; that there is no such
/// folder is no fault, the form's diagnostics name each file it misses.
pub(crate) fn read_form(form: &Path, media: Option<&Path>) -> Result<FormFiles, Error> {
    let xml = read(form)?;
    let beside = media_folder(form);
    let media = match media {
        Some(folder) => read_media(folder)?,
        None if beside.is_dir() => read_media(&beside)?,
        None => Vec::new(),
    };
    Ok(FormFiles { xml, media })
}

/// A file whole, or the reason why not.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(|fault| Error::unreadable(path, &fault))
}

fn media_folder(form: &Path) -> PathBuf {
    let mut name = form.file_stem().unwrap_or_default().to_owned();
    name.push("-media");
    form.with_file_name(name)
}

/// The files of a folder in the order of their names; folders in it are left out.
pub(crate) fn read_media(folder: &Path) -> Result<Vec<MediaFile>, Error> {
    let unreadable = |fault| Error::unreadable(folder, &fault);
    let mut media = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if let (true, Some(name)) = (path.is_file(), path.file_name().and_then(|n| n.to_str())) {
            media.push(MediaFile {
                name: name.to_owned(),
                bytes: read(&path)?,
            });
        }
    }
    media.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(media)
}
