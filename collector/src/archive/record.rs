//! Record: what the collector must know of a posted XML to file it: its form, its id, its files.
//!
//! As ODK Central does, prefixes are ignored and the first match wins: the instance id is the
//! first `instanceID` in the root's `meta`. Nothing is trimmed; case counts.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};

use rayi_trust::Digest;

use crate::document::{self, Visitor};
use crate::names;
use crate::rejection::Rejection;

/// Which record: ids are unique within a form, not among forms. Compared byte for byte.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RecordId {
    /// The form's id.
    pub form: String,
    /// The instance id; for a record that has none, `sha256:` and the digest of its bytes.
    pub instance: String,
}

/// What stands at the head of a record.
pub(crate) struct Heading {
    pub(crate) id: RecordId,
    /// The root's `version`; empty when there is none.
    pub(crate) version: String,
    /// `/` and the local name of the root.
    pub(crate) root: String,
    /// Whether this is the manifest of a form encrypted by ODK's scheme.
    pub(crate) encrypted: bool,
}

/// Reads a posted document, all of it.
pub(crate) fn read(xml: &[u8], depth: usize) -> Result<Heading, Rejection> {
    let mut finder = HeadingFinder::default();
    document::walk(document::text_of(xml)?, depth, &mut finder)?;
    let form = finder
        .form
        .filter(|id| !id.is_empty())
        .ok_or(Rejection::FormIdMissing)?;
    let instance = match finder.instance.filter(|id| !id.is_empty()) {
        Some(id) if id.chars().count() > LONGEST_INSTANCE => return Err(Rejection::IdTooLong),
        Some(id) => id,
        // The same bytes again must find the record again: Central makes up a random id here,
        // and every retry makes a duplicate. Longer than any id a client may choose.
        None => format!("sha256:{}", names::hex(&Digest::of(xml).0)),
    };
    Ok(Heading {
        id: RecordId { form, instance },
        version: finder.version.unwrap_or_default(),
        root: finder.root.unwrap_or_default(),
        encrypted: finder.encrypted,
    })
}

/// The file names that a record gives in elements at `paths` (`/` and local names from the
/// root), in all repeats.
pub(crate) fn files_named_at(
    xml: &[u8],
    paths: &HashSet<String>,
    depth: usize,
) -> Result<BTreeSet<String>, Rejection> {
    let mut finder = FileFinder {
        paths,
        found: BTreeSet::new(),
    };
    document::walk(document::text_of(xml)?, depth, &mut finder)?;
    Ok(finder.found)
}

#[derive(Default)]
struct HeadingFinder {
    root: Option<String>,
    form: Option<String>,
    version: Option<String>,
    instance: Option<String>,
    encrypted: bool,
}

impl Visitor for HeadingFinder {
    fn open(&mut self, path: &str, attributes: &[(&str, Cow<'_, str>)]) {
        if self.root.is_some() {
            return;
        }
        self.root = Some(path.to_owned());
        for (name, value) in attributes {
            match *name {
                "id" => self.form = Some(value.to_string()),
                "version" => self.version = Some(value.to_string()),
                "encrypted" => self.encrypted = value == "yes",
                _ => {}
            }
        }
    }

    fn leaf(&mut self, path: &str, text: &str) {
        let root = self.root.as_deref().unwrap_or_default();
        if self.instance.is_none() && path.strip_prefix(root) == Some("/meta/instanceID") {
            self.instance = Some(text.to_owned());
        }
    }
}

struct FileFinder<'p> {
    paths: &'p HashSet<String>,
    found: BTreeSet<String>,
}

impl Visitor for FileFinder<'_> {
    fn open(&mut self, _path: &str, _attributes: &[(&str, Cow<'_, str>)]) {}

    fn leaf(&mut self, path: &str, text: &str) {
        if !text.is_empty() && self.paths.contains(path) {
            self.found.insert(text.to_owned());
        }
    }
}

/// Characters of an instance id; a longer one is a 400 at ODK Central.
const LONGEST_INSTANCE: usize = 64;
