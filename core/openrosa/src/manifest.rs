//! The manifest (OpenRosa Form Discovery API): the files that a form needs.

use std::fmt::Write as _;

use crate::xml::{self, Element, escape, escape_address};
use crate::{Error, FileHash, is_plain_file_name};

/// The files of one form, in the server's order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Manifest {
    /// One entry for each file.
    pub files: Vec<MediaFile>,
}

/// A file of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaFile {
    /// `filename`, as the form's `jr://` addresses end; never a path.
    pub filename: String,
    /// `hash` of the contents. For an entity list it is no digest of the file, it only changes when
    /// the list does (Central); see [`Self::contents_match`].
    pub hash: FileHash,
    /// `downloadUrl` of the contents.
    pub download_url: String,
    /// Of which kind the list is, if it is one of entities (`type`).
    pub entities: Option<EntityListKind>,
    /// `integrityUrl`, where a server tells which entities were deleted.
    pub integrity_url: Option<String>,
}

/// When entities that a record creates are on their list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntityListKind {
    /// As soon as the record is there: a device may show them before (`entityList`).
    Immediate,
    /// Once somebody approved the record: a device must not show them before
    /// (`approvalEntityList`, in Central's API and Collect, not in the OpenRosa pages).
    AfterApproval,
}

impl EntityListKind {
    fn parse(kind: &str) -> Option<Self> {
        match kind {
            "entityList" => Some(Self::Immediate),
            "approvalEntityList" => Some(Self::AfterApproval),
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Immediate => "entityList",
            Self::AfterApproval => "approvalEntityList",
        }
    }
}

impl MediaFile {
    /// Whether `bytes` are this file's contents, as far as its hash can tell: `None` for an entity
    /// list and for a hash of an unknown kind.
    #[must_use]
    pub fn contents_match(&self, bytes: &[u8]) -> Option<bool> {
        if self.entities.is_some() {
            return None;
        }
        self.hash.matches(bytes)
    }
}

impl Manifest {
    /// Reads `<manifest>`. A file name with a path in it refuses the whole document.
    pub fn parse(bytes: &[u8]) -> Result<Self, Error> {
        let root = xml::parse(bytes, "manifest", MAX_MANIFEST)?;
        let entries = root.children.iter();
        let entries = entries.filter(|child| child.name == "mediaFile");
        let files = entries.map(entry).collect::<Result<_, _>>()?;
        Ok(Self { files })
    }

    /// Writes it as Central does.
    #[must_use]
    pub fn print(&self) -> String {
        let mut out = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n  \
             <manifest xmlns=\"http://openrosa.org/xforms/xformsManifest\">\n",
        );
        for file in &self.files {
            print_entry(file, &mut out).expect("a String takes everything");
        }
        out.push_str("  </manifest>");
        out
    }
}

fn entry(element: &Element) -> Result<MediaFile, Error> {
    let filename = element.required("filename")?;
    if !is_plain_file_name(&filename) {
        return Err(Error::FileNameUnusable);
    }
    Ok(MediaFile {
        filename,
        hash: FileHash::from_wire(element.required("hash")?),
        download_url: element.required("downloadUrl")?,
        entities: element.attribute("type").and_then(EntityListKind::parse),
        integrity_url: element.child_text("integrityUrl"),
    })
}

fn print_entry(file: &MediaFile, out: &mut String) -> std::fmt::Result {
    match file.entities {
        Some(kind) => writeln!(out, "    <mediaFile type=\"{}\">", kind.name())?,
        None => writeln!(out, "    <mediaFile>")?,
    }
    writeln!(out, "      <filename>{}</filename>", escape(&file.filename))?;
    writeln!(out, "      <hash>{}</hash>", escape(file.hash.as_str()))?;
    let address = escape_address(&file.download_url);
    writeln!(out, "      <downloadUrl>{address}</downloadUrl>")?;
    if let Some(integrity) = &file.integrity_url {
        let address = escape_address(integrity);
        writeln!(out, "      <integrityUrl>{address}</integrityUrl>")?;
    }
    writeln!(out, "    </mediaFile>")
}

/// About ten thousand files.
const MAX_MANIFEST: usize = 8 << 20;

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> Manifest {
        let plain = MediaFile {
            filename: "شەقام \"1\".csv".to_owned(),
            hash: FileHash::of(b"name,label\n"),
            download_url: "https://h/a?x=1&y=<2>".to_owned(),
            entities: None,
            integrity_url: None,
        };
        let people = MediaFile {
            filename: "people.csv".to_owned(),
            entities: Some(EntityListKind::Immediate),
            integrity_url: Some("https://h/integrity".to_owned()),
            ..plain.clone()
        };
        let clinics = MediaFile {
            filename: "clinics.csv".to_owned(),
            entities: Some(EntityListKind::AfterApproval),
            ..people.clone()
        };
        Manifest {
            files: vec![plain, people, clinics],
        }
    }

    #[test]
    fn what_is_printed_is_read_again() {
        let printed = files().print();
        assert_eq!(Manifest::parse(printed.as_bytes()).unwrap(), files());
    }

    #[test]
    fn the_hash_of_an_entity_list_proves_nothing() {
        let [plain, people, clinics] = files().files.try_into().unwrap();
        assert_eq!(plain.contents_match(b"name,label\n"), Some(true));
        assert_eq!(plain.contents_match(b"other"), Some(false));
        assert_eq!(people.contents_match(b"other"), None);
        assert_eq!(clinics.contents_match(b"other"), None);
    }

    #[test]
    fn another_kind_of_file_is_no_list() {
        let manifest = "<manifest><mediaFile type=\"video\"><filename>a.mp4</filename><hash>md5:0</hash>\
                        <downloadUrl>u</downloadUrl></mediaFile></manifest>";
        let manifest = Manifest::parse(manifest.as_bytes()).unwrap();
        assert_eq!(manifest.files[0].entities, None);
    }

    #[test]
    fn a_path_in_a_file_name_is_refused() {
        for name in ["../x.csv", "a/b.csv", "a\\b", "..", "x&#10;y"] {
            let manifest = format!(
                "<manifest><mediaFile><filename>{name}</filename><hash>md5:0</hash>\
                 <downloadUrl>u</downloadUrl></mediaFile></manifest>"
            );
            let refused = Manifest::parse(manifest.as_bytes());
            assert_eq!(refused, Err(Error::FileNameUnusable), "{name}");
        }
    }
}
