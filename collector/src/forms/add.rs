//! Add: a form is looked through and put into the folder of forms, whole or not at all.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use rayi_form::Diagnostic;

use super::{
    Candidate, Forms, Reason, files_in, media_folder, name_of, of_workbook, of_xml, workbook,
};
use crate::archive::folder::sync_folder;
use crate::error::Error;

/// A form that was put into the folder.
#[derive(Debug)]
pub(crate) struct Added {
    pub(crate) id: String,
    /// Empty when the form has none.
    pub(crate) version: String,
    /// What was found in a workbook; no error among it.
    pub(crate) findings: Vec<Diagnostic>,
}

/// Why a form was not added.
#[derive(Debug)]
pub(crate) enum NotAdded {
    /// The form would not be offered.
    Unfit(Reason),
    /// Its file's name is that of another form in the folder.
    NameTaken,
    /// The folder of forms cannot be read.
    Folder(Error),
    /// The folder of forms cannot be written.
    Writing(io::Error),
}

/// Puts a form and the files in the folder `NAME-media` beside it into a folder of forms. In the
/// place of the file of that name, if it is a version of the same form.
pub(crate) fn add(form: &Path, folder: &Path) -> Result<Added, NotAdded> {
    let (forms, left_out) = Forms::read(folder, None).map_err(NotAdded::Folder)?;
    let read = if form.extension().is_some_and(|extension| extension == "xml") {
        of_xml(form).map(Some)
    } else if workbook::is_named_as_one(form) {
        of_workbook(form, None)
    } else {
        Ok(None)
    };
    let nothing = Reason::NotAForm { line: 1 };
    let mut candidate = read
        .and_then(|read| read.ok_or(nothing))
        .map_err(NotAdded::Unfit)?;
    let findings = match candidate.fresh.take() {
        Some((_, converted)) => converted.findings,
        None => Vec::new(),
    };
    let name = name_of(form);
    let offer = alone(candidate).map_err(NotAdded::Unfit)?;
    for other in &forms.offers {
        let file = other.file.as_deref().unwrap_or_default();
        if file == name && other.id != offer.0 {
            return Err(NotAdded::NameTaken);
        }
        if file != name && (&other.id, &other.version) == (&offer.0, &offer.1) {
            return Err(NotAdded::Unfit(Reason::Repeated));
        }
    }
    // Files of one name are one form with one folder of media, and XML goes before a workbook.
    let mut files = forms
        .offers
        .iter()
        .filter_map(|offer| offer.file.as_deref());
    let mut left_out = left_out.iter().map(|left| left.file.as_str());
    let same_stem = |file: &str| file != name && Path::new(file).file_stem() == form.file_stem();
    if files.any(same_stem) || left_out.any(same_stem) {
        return Err(NotAdded::NameTaken);
    }
    put(form, folder).map_err(NotAdded::Writing)?;
    Ok(Added {
        id: offer.0,
        version: offer.1,
        findings,
    })
}

/// Id and version of a form that could be offered.
fn alone(candidate: Candidate) -> Result<(String, String), Reason> {
    let mut forms = Forms { offers: Vec::new() };
    forms.enter(candidate)?;
    let offer = forms.offers.pop();
    Ok(offer
        .map(|offer| (offer.id, offer.version))
        .unwrap_or_default())
}

/// The media first, so that whoever sees the form sees its files.
fn put(form: &Path, folder: &Path) -> io::Result<()> {
    let media = media_folder(form);
    if media.is_dir() {
        let target = folder.join(media.file_name().unwrap_or_default());
        fs::create_dir_all(&target)?;
        for file in files_in(&media)? {
            copy(&file, &target)?;
        }
        sync_folder(&target)?;
    }
    copy(form, folder)?;
    sync_folder(folder)
}

/// Copies a file into a folder: under a name that nothing reads, then in one step to its own.
fn copy(file: &Path, folder: &Path) -> io::Result<()> {
    let name = name_of(file);
    let part = folder.join(format!(".{name}.part"));
    let mut written = File::create(&part)?;
    io::copy(&mut File::open(file)?, &mut written)?;
    written.sync_all()?;
    fs::rename(&part, folder.join(name))
}
