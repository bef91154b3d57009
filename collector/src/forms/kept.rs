//! Kept: every form that a workbook became, as devices got it, for as long as records may name it.
//!
//! ```text
//! DATA/forms/<key>/form.xml          the XForm XML
//!                 /itemsets.csv      its choices, where the workbook has external ones
//!                 /workbook/<file>   the workbook as its author made it, under its own name
//! ```
//! The key is the SHA-256 of the workbook's name without extension and of its bytes. A seal names
//! the SHA-256 of the XML: so a workbook is converted once, and stays what it became even if a
//! later version of this program would write it otherwise; and a form that its author has replaced
//! is still there for records made with it.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rayi_form::ITEMSETS;
use ring::digest::{Context, SHA256};

use super::workbook::Converted;
use super::{Media, md5_of};
use crate::archive::folder::{make_private, settle, sync_folder};
use crate::names;

/// The folder of kept forms.
pub(crate) struct Kept {
    folder: PathBuf,
}

/// One form that is kept.
pub(super) struct KeptForm {
    pub(super) xml: Vec<u8>,
    pub(super) itemsets: Option<Media>,
    /// The workbook's file.
    pub(super) workbook: PathBuf,
}

impl Kept {
    /// In this data directory; made if it is not there.
    pub(crate) fn open(data: &Path) -> io::Result<Self> {
        let folder = data.join("forms");
        make_private(&folder)?;
        Ok(Self { folder })
    }

    /// What this workbook became, if it is kept.
    pub(super) fn find(&self, workbook: &Path, bytes: &[u8]) -> io::Result<Option<KeptForm>> {
        read(&self.folder.join(key(workbook, bytes)))
    }

    /// Every form that is kept. What cannot be read is passed over: somebody was at it.
    pub(super) fn all(&self) -> io::Result<Vec<KeptForm>> {
        let mut places = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            places.push(entry?.path());
        }
        places.sort();
        Ok(places
            .iter()
            .filter_map(|place| read(place).ok().flatten())
            .collect())
    }

    /// Keeps what a workbook became, durably and whole or not at all.
    pub(super) fn keep(
        &self,
        workbook: &Path,
        bytes: &[u8],
        converted: &Converted,
    ) -> io::Result<KeptForm> {
        let key = key(workbook, bytes);
        let (building, place) = (
            self.folder.join(format!("{key}.part")),
            self.folder.join(&key),
        );
        match fs::remove_dir_all(&building) {
            Err(fault) if fault.kind() != io::ErrorKind::NotFound => return Err(fault),
            _ => make_private(&building.join(WORKBOOK))?,
        }
        let write = |path: &Path, content: &[u8]| {
            let mut file = File::create_new(path)?;
            file.write_all(content)?;
            settle(&file)
        };
        let own = workbook.file_name().unwrap_or_default();
        write(&building.join(WORKBOOK).join(own), bytes)?;
        if let Some(itemsets) = &converted.itemsets {
            write(&building.join(ITEMSETS), itemsets.as_bytes())?;
        }
        write(&building.join(FORM), converted.xml.as_bytes())?;
        sync_folder(&building.join(WORKBOOK))?;
        sync_folder(&building)?;
        fs::rename(&building, &place)?;
        sync_folder(&self.folder)?;
        read(&place)?.ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

fn read(place: &Path) -> io::Result<Option<KeptForm>> {
    if place.extension().is_some() || !place.join(FORM).try_exists()? {
        return Ok(None);
    }
    let itemsets = place.join(ITEMSETS);
    let itemsets = if itemsets.try_exists()? {
        Some(Media {
            name: ITEMSETS.to_owned(),
            md5: md5_of(&itemsets)?,
            path: itemsets,
        })
    } else {
        None
    };
    let workbook = fs::read_dir(place.join(WORKBOOK))?.next();
    Ok(Some(KeptForm {
        xml: fs::read(place.join(FORM))?,
        itemsets,
        workbook: workbook
            .transpose()?
            .map(|entry| entry.path())
            .unwrap_or_default(),
    }))
}

fn key(workbook: &Path, bytes: &[u8]) -> String {
    let mut context = Context::new(&SHA256);
    let stem = workbook.file_stem().unwrap_or_default();
    context.update(stem.as_encoded_bytes());
    // No file's name holds a NUL, so that no name runs on into the bytes.
    context.update(b"\0");
    context.update(bytes);
    names::hex(context.finish().as_ref())
}

const FORM: &str = "form.xml";
const WORKBOOK: &str = "workbook";
