//! A record's XML read strictly: where the seal stands, what it is about, and its canon.
//!
//! Stricter than XML asks (no DOCTYPE, UTF-8 only, bounded), since two readers that see different
//! documents in the same bytes would see different answers under one seal.

mod syntax;

use std::collections::BTreeMap;
use std::ops::Range;

use quick_xml::NsReader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};

use crate::Digest;
use crate::canon::Canon;

/// The namespace of the seal.
pub(crate) const SEAL_NAMESPACE: &str = "urn:rayi:seal:1";

/// What was read. Ranges are in bytes of the whole.
#[derive(Default)]
pub(crate) struct Document {
    /// `id` of the root.
    pub(crate) form_id: Option<String>,
    /// `version` of the root; empty if there is none.
    pub(crate) form_version: String,
    /// Every `instanceID` in a `meta` of the root, whatever their namespaces: servers take the
    /// first and look at local names only.
    pub(crate) instance_ids: Vec<String>,
    /// Whether a `meta` of the root has a `deprecatedID` that is not empty.
    pub(crate) is_edit: bool,
    /// Elements of the seal's name, in order.
    pub(crate) seals: Vec<SealElement>,
    /// The root's end tag; `None` if the root is an empty-element tag.
    pub(crate) root_end: Option<Range<usize>>,
    /// Whether nothing but white space follows the root.
    pub(crate) tail_is_blank: bool,
    /// Whether an attribute stands in it that canon leaves out, or text beside elements.
    pub(crate) has_more_than_canon: bool,
    /// The digest of its content, if asked for.
    pub(crate) canon: Option<Digest>,
}

/// A seal element as it was found.
pub(crate) struct SealElement {
    /// From its `<` to the end of its end tag.
    pub(crate) range: Range<usize>,
    /// Its text.
    pub(crate) text: String,
    /// Whether it is a child of the root, holds text alone and bears no attributes besides
    /// namespaces.
    pub(crate) is_plain: bool,
    /// Whether only white space stands between it and the root's end tag.
    pub(crate) is_last: bool,
}

/// Why XML is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum XmlFault {
    /// Larger than any record.
    TooLarge {
        /// Its size.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// Elements deeper in each other than in any form.
    TooDeep {
        /// The limit.
        limit: u64,
    },
    /// Not UTF-8.
    NotUtf8 {
        /// Bytes before the fault.
        offset: u64,
    },
    /// A character that XML does not allow, such as NUL.
    ForbiddenCharacter {
        /// Bytes before it.
        offset: u64,
    },
    /// A document type declaration.
    Doctype {
        /// Bytes before it.
        offset: u64,
    },
    /// Not well-formed, or an entity that is not predefined.
    Malformed {
        /// Bytes before the fault.
        offset: u64,
    },
}

impl XmlFault {
    /// Stable kebab-case name.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "xml-too-large",
            Self::TooDeep { .. } => "xml-too-deep",
            Self::NotUtf8 { .. } => "xml-not-utf8",
            Self::ForbiddenCharacter { .. } => "xml-forbidden-character",
            Self::Doctype { .. } => "xml-doctype",
            Self::Malformed { .. } => "xml-malformed",
        }
    }

    /// Values for the placeholders of the text with [`Self::code`].
    #[must_use]
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLarge { bytes, limit } => {
                vec![("bytes", bytes.to_string()), ("limit", limit.to_string())]
            }
            Self::TooDeep { limit } => vec![("limit", limit.to_string())],
            Self::NotUtf8 { offset }
            | Self::ForbiddenCharacter { offset }
            | Self::Doctype { offset }
            | Self::Malformed { offset } => vec![("offset", offset.to_string())],
        }
    }
}

impl Document {
    /// Reads a record; with `canon`, its content's digest too.
    pub(crate) fn read(bytes: &[u8], canon: bool) -> Result<Self, XmlFault> {
        let text = syntax::text(bytes)?;
        let mut reading = Reading {
            found: Self {
                tail_is_blank: true,
                ..Self::default()
            },
            open: Vec::new(),
            path: String::new(),
            canon: canon.then(Canon::new),
            root_seen: false,
        };
        reading.run(text, bytes.len() - text.len())?;
        let mut found = reading.found;
        found.canon = reading.canon.map(Canon::finish);
        Ok(found)
    }
}

/// An element that is open.
struct Level<'a> {
    name: &'a str,
    start: usize,
    /// Length of the path before it.
    path: usize,
    text: String,
    has_children: bool,
    seal: Option<SealElement>,
    /// How many children of each name were met.
    namesakes: BTreeMap<&'a str, u32>,
}

struct Reading<'a> {
    found: Document,
    open: Vec<Level<'a>>,
    path: String,
    canon: Option<Canon>,
    root_seen: bool,
}

impl<'a> Reading<'a> {
    /// Reads `text`, which begins `base` bytes after the document.
    fn run(&mut self, text: &'a str, base: usize) -> Result<(), XmlFault> {
        let mut reader = NsReader::from_str(text);
        reader.config_mut().check_comments = true;
        let place = |position| base.saturating_add(usize::try_from(position).unwrap_or(usize::MAX));
        let mut start = base;
        loop {
            let fault = XmlFault::Malformed {
                offset: start as u64,
            };
            let event = reader.read_event().map_err(|_| fault.clone())?;
            let end = place(reader.buffer_position());
            match event {
                Event::Start(tag) => {
                    let name = name_at(text, start - base, &tag).ok_or(fault.clone())?;
                    let kind = self.kind(&reader, &tag).ok_or(fault)?;
                    self.open(name, start, kind)?;
                }
                Event::Empty(tag) => {
                    let name = name_at(text, start - base, &tag).ok_or(fault.clone())?;
                    let kind = self.kind(&reader, &tag).ok_or(fault)?;
                    self.open(name, start, kind)?;
                    self.close(None, end)?;
                }
                Event::End(_) => self.close(Some(start), end)?,
                Event::Text(part) if part.contains("]]>") => return Err(fault),
                Event::Text(part) => self.text(&part.xml10_content()).ok_or(fault)?,
                Event::CData(_) | Event::GeneralRef(_) if self.open.is_empty() => {
                    return Err(fault);
                }
                Event::CData(part) => self.text(&part.xml10_content()).ok_or(fault)?,
                Event::GeneralRef(entity) => {
                    let mut buffer = [0; 4];
                    let sign = resolve(&entity, &mut buffer).ok_or(fault.clone())?;
                    self.text(sign).ok_or(fault)?;
                }
                Event::PI(part) if !syntax::is_instruction(&part) => return Err(fault),
                Event::Comment(_) | Event::PI(_) => self.aside(),
                Event::Decl(declaration) => {
                    if start != base || !syntax::is_declaration(&declaration) {
                        return Err(fault);
                    }
                }
                Event::DocType(_) => {
                    return Err(XmlFault::Doctype {
                        offset: start as u64,
                    });
                }
                Event::Eof if self.open.is_empty() && self.root_seen => return Ok(()),
                Event::Eof => return Err(fault),
            }
            start = end;
        }
    }

    /// Looks at a start tag: is it a seal, and are its names and attributes in order?
    fn kind(&mut self, reader: &NsReader<&[u8]>, tag: &BytesStart<'_>) -> Option<Kind> {
        let (namespace, local) = reader.resolver().resolve_element(tag.name());
        let is_seal = match namespace {
            ResolveResult::Unknown(_) => return None,
            ResolveResult::Bound(Namespace(name)) => {
                name == SEAL_NAMESPACE && local.into_inner() == "seal"
            }
            ResolveResult::Unbound => false,
        };
        if !syntax::are_spaced(tag.attributes_raw()) {
            return None;
        }
        let is_root = self.open.is_empty();
        let mut is_bare = true;
        let mut root = Vec::new();
        for attribute in tag.attributes() {
            let attribute = attribute.ok()?;
            let key = attribute.key.into_inner();
            let (namespace, _) = reader.resolver().resolve_attribute(attribute.key);
            let value = syntax::attribute_value(&attribute)?;
            let is_wrong = matches!(namespace, ResolveResult::Unknown(_)) || !syntax::is_name(key);
            if is_wrong {
                return None;
            }
            match key {
                "xmlns" => {}
                _ if key.starts_with("xmlns:") => {
                    if value.is_empty() {
                        return None;
                    }
                }
                "id" | "version" if is_root => root.push((key == "id", value)),
                _ => is_bare = false,
            }
        }
        for (is_id, value) in root {
            if is_id {
                self.found.form_id = Some(value);
            } else {
                self.found.form_version = value;
            }
        }
        Some(Kind { is_seal, is_bare })
    }

    fn open(&mut self, name: &'a str, start: usize, kind: Kind) -> Result<(), XmlFault> {
        let fault = XmlFault::Malformed {
            offset: start as u64,
        };
        let depth = self.open.len();
        if depth == MAX_DEPTH {
            return Err(XmlFault::TooDeep {
                limit: MAX_DEPTH as u64,
            });
        }
        let path = self.path.len();
        self.path.push('/');
        self.path.push_str(name);
        match self.open.last_mut() {
            None if self.root_seen => return Err(fault),
            None => {
                self.root_seen = true;
                if let Some(canon) = &mut self.canon {
                    canon.line("@id", self.found.form_id.as_deref().unwrap_or_default())?;
                    canon.line("@version", &self.found.form_version)?;
                }
            }
            Some(parent) => {
                if let Some(seal) = &mut parent.seal {
                    seal.is_plain = false;
                }
                self.found.has_more_than_canon |= !is_blank(&parent.text);
                parent.text.clear();
                if !kind.is_seal {
                    parent.has_children = true;
                    let count = parent.namesakes.entry(name).or_default();
                    *count = count.saturating_add(1);
                    self.path.push_str(&format!("[{count}]"));
                }
            }
        }
        if !kind.is_seal && depth <= 1 {
            self.not_last();
        }
        self.found.has_more_than_canon |= !kind.is_seal && !kind.is_bare;
        self.open.push(Level {
            name,
            start,
            path,
            text: String::new(),
            has_children: false,
            seal: kind.is_seal.then(|| SealElement {
                range: start..start,
                text: String::new(),
                is_plain: depth == 1 && kind.is_bare,
                is_last: depth == 1,
            }),
            namesakes: BTreeMap::new(),
        });
        Ok(())
    }

    /// Closes the innermost element; `end_tag` is where its end tag begins, if it has one.
    fn close(&mut self, end_tag: Option<usize>, end: usize) -> Result<(), XmlFault> {
        let level = self
            .open
            .pop()
            .ok_or(XmlFault::Malformed { offset: end as u64 })?;
        if let Some(mut seal) = level.seal {
            seal.range = level.start..end;
            seal.text = level.text;
            self.not_last();
            self.found.seals.push(seal);
        } else if level.has_children {
            self.found.has_more_than_canon |= !is_blank(&level.text);
        } else {
            if let Some(canon) = &mut self.canon {
                canon.line(&self.path, &level.text)?;
            }
            self.leaf(level.name, level.text);
        }
        if self.open.is_empty() {
            self.found.root_end = end_tag.map(|start| start..end);
        }
        self.path.truncate(level.path);
        Ok(())
    }

    /// Takes note of what `meta` says.
    fn leaf(&mut self, name: &str, text: String) {
        let [_, meta] = self.open.as_slice() else {
            return;
        };
        match (meta.name, name) {
            ("meta", "instanceID") => self.found.instance_ids.push(text),
            ("meta", "deprecatedID") => self.found.is_edit |= !is_blank(&text),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) -> Option<()> {
        if !is_blank(text) && self.open.len() <= 1 {
            self.not_last();
        }
        match self.open.last_mut() {
            Some(level) => level.text.push_str(text),
            None if is_blank(text) => {}
            None => return None,
        }
        Some(())
    }

    /// A comment or processing instruction.
    fn aside(&mut self) {
        match self.open.last_mut() {
            Some(level) => {
                if let Some(seal) = &mut level.seal {
                    seal.is_plain = false;
                }
                if self.open.len() == 1 {
                    self.not_last();
                }
            }
            None if self.root_seen => self.found.tail_is_blank = false,
            None => {}
        }
    }

    /// Something stands in the root after the seals that were met.
    fn not_last(&mut self) {
        for seal in &mut self.found.seals {
            seal.is_last = false;
        }
    }
}

#[derive(Clone, Copy)]
struct Kind {
    is_seal: bool,
    /// No attributes besides namespaces, and `id` and `version` of the root.
    is_bare: bool,
}

/// The local name of the tag that begins at `start`, borrowed from the text.
fn name_at<'a>(text: &'a str, start: usize, tag: &BytesStart<'_>) -> Option<&'a str> {
    let name = tag.name().into_inner();
    let found = text.get(start..)?.strip_prefix('<')?.get(..name.len())?;
    let fits = found == name && syntax::is_name(found);
    let local = found.rsplit_once(':').map_or(found, |(_, local)| local);
    fits.then_some(local)
}

fn resolve<'b>(entity: &BytesRef<'_>, buffer: &'b mut [u8; 4]) -> Option<&'b str> {
    match entity.resolve_char_ref().ok()? {
        Some(sign) => syntax::is_allowed(sign).then(|| &*sign.encode_utf8(buffer)),
        None => resolve_xml_entity(entity),
    }
}

fn is_blank(text: &str) -> bool {
    text.chars().all(syntax::is_white)
}

/// No form nests elements this deep.
const MAX_DEPTH: usize = 64;

#[cfg(test)]
mod tests;
