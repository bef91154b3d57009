//! Sheet: the few things of an XForm that the collector needs: what it is called, and where its
//! records name files.

use std::borrow::Cow;
use std::collections::HashSet;

use super::Reason;
use crate::document::{self, Visitor};
use crate::rejection::Rejection;

/// What was read of a form.
#[derive(Default)]
pub(super) struct Sheet {
    pub(super) id: String,
    pub(super) version: String,
    pub(super) title: Option<String>,
    /// `nodeset`s of binds of type `binary`, without prefixes.
    pub(super) binary: HashSet<String>,
    /// Whether the root of the primary instance was seen.
    rooted: bool,
}

/// Reads a form. Nested deeper than 1,000 it is refused; nothing here recurses.
pub(super) fn read(xml: &[u8]) -> Result<Sheet, Reason> {
    let mut sheet = Sheet::default();
    document::text_of(xml)
        .and_then(|text| document::walk(text, 1_000, &mut sheet))
        .map_err(|rejection| match rejection {
            Rejection::XmlBroken { line } => Reason::NotAForm { line },
            _ => Reason::NotAForm { line: 1 },
        })?;
    if sheet.id.is_empty() {
        Err(Reason::NoId)
    } else {
        Ok(sheet)
    }
}

impl Visitor for Sheet {
    fn open(&mut self, path: &str, attributes: &[(&str, Cow<'_, str>)]) {
        let value = |wanted: &str| {
            attributes
                .iter()
                .find(|(name, _)| *name == wanted)
                .map(|(_, value)| value.as_ref())
        };
        let Some(in_model) = path.strip_prefix("/html/head/model/") else {
            return;
        };
        if in_model == "bind" {
            let kind = value("type").unwrap_or_default();
            if let Some(nodeset) = value("nodeset").filter(|_| local(kind) == "binary") {
                self.binary.insert(without_prefixes(nodeset));
            }
        } else if !self.rooted && in_model.starts_with("instance/") {
            self.rooted = true;
            self.id = value("id").unwrap_or_default().to_owned();
            self.version = value("version").unwrap_or_default().to_owned();
        }
    }

    fn leaf(&mut self, path: &str, text: &str) {
        if path == "/html/head/title" && !text.trim().is_empty() {
            self.title = Some(text.trim().to_owned());
        }
    }
}

fn without_prefixes(nodeset: &str) -> String {
    nodeset
        .trim()
        .split('/')
        .map(|step| local(step.trim()))
        .collect::<Vec<_>>()
        .join("/")
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}
