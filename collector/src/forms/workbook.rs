//! Workbook: an XLSForm in the folder of forms, and the XForm XML that it becomes.

use std::collections::HashMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rayi_form::{Diagnostic, MAX_FORM_BYTES, Opened, Severity};

use super::{Media, Reason, name_of};

/// What a workbook becomes.
pub(super) struct Converted {
    pub(super) xml: String,
    /// The file `itemsets.csv` that belongs beside it.
    pub(super) itemsets: Option<String>,
    /// What was found, no error among it.
    pub(super) findings: Vec<Diagnostic>,
}

/// Whether a file's name is one that workbooks have.
pub(super) fn is_named_as_one(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| {
        EXTENSIONS
            .iter()
            .any(|known| extension.eq_ignore_ascii_case(known))
    })
}

/// Reads a workbook; `None` for text that is none: a list of choices, a page about the forms.
pub(super) fn read(path: &Path) -> Result<Option<Vec<u8>>, Reason> {
    let size = fs::metadata(path).map_err(|_| Reason::Unreadable)?.len();
    if size > MAX_FORM_BYTES {
        return Err(Reason::TooLarge);
    }
    let bytes = fs::read(path).map_err(|_| Reason::Unreadable)?;
    let ends_in = |wanted| {
        path.extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case(wanted))
    };
    let is_one = if ends_in("csv") {
        has_survey(&bytes)
    } else {
        !ends_in("md") || rayi_form::is_workbook(&bytes)
    };
    Ok(is_one.then_some(bytes))
}

/// Converts a workbook with these files beside it.
pub(super) fn convert(path: &Path, bytes: &[u8], media: &[Media]) -> Result<Converted, Reason> {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy());
    let media = media.iter();
    let media = Beside(media.map(|file| (file.name.as_str(), &file.path)).collect());
    let converted = rayi_form::convert(bytes, stem.as_deref(), &media);
    let findings = converted.reading.diagnostics;
    let refused = findings
        .iter()
        .any(|finding| finding.severity == Severity::Error);
    match converted.xml.filter(|_| !refused) {
        Some(xml) => Ok(Converted {
            xml,
            itemsets: converted.itemsets,
            findings,
        }),
        None => Err(Reason::Faulty { findings }),
    }
}

/// A file of CSV is a form if it begins with the name of a sheet, or with a head for types and one
/// for names; else it is a list that lies beside forms.
fn has_survey(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let lines = text.split(|byte| *byte == b'\n');
    let Some(first) = lines.map(<[u8]>::trim_ascii).find(|line| !line.is_empty()) else {
        return false;
    };
    let cells: Vec<_> = first
        .split(|byte| *byte == b',')
        .map(|cell| without_quotes(cell).to_ascii_lowercase())
        .collect();
    let has = |wanted: &[u8]| cells.iter().any(|cell| cell == wanted);
    let names_sheet = cells.first().is_some_and(|cell| {
        [b"survey".as_slice(), b"choices", b"settings", b"entities"].contains(&cell.as_slice())
    });
    names_sheet || (has(b"type") && has(b"name"))
}

fn without_quotes(cell: &[u8]) -> &[u8] {
    let cell = cell.trim_ascii();
    let bare = cell.strip_prefix(b"\"").unwrap_or(cell);
    bare.strip_suffix(b"\"").unwrap_or(bare).trim_ascii()
}

/// The media of a form, opened when the form asks for them.
struct Beside<'m>(HashMap<&'m str, &'m PathBuf>);

impl rayi_form::Media for Beside<'_> {
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

/// Programs write files of these names while a workbook is open, and hide them.
pub(super) fn is_passing(path: &Path) -> bool {
    let name = name_of(path);
    name.starts_with('.') || name.starts_with("~$")
}

const EXTENSIONS: [&str; 5] = ["xlsx", "xlsm", "xls", "csv", "md"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_choices_are_no_forms() {
        for form in [
            "survey,,\n,type,name",
            "\u{feff}\"survey\",\"\"\r\n",
            "\n\nsettings,,\n",
            "type,name,label\n",
            "\"name\",\"Type\"\n",
        ] {
            assert!(has_survey(form.as_bytes()), "{form}");
        }
        for list in [
            "",
            "\n",
            "name,label\n",
            "list_name,name,label",
            "type,label",
        ] {
            assert!(!has_survey(list.as_bytes()), "{list}");
        }
    }
}
