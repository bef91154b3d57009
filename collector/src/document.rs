//! Document: the reading of a posted XML, strict enough that what we keep can be read by all.
//!
//! XML 1.0 (fifth edition) without a document type: UTF-8 only, one root, matching tags, legal
//! characters and names, no entity but the five and character references. ODK Central keeps
//! documents that break these rules with a 201 and exports what could be read of them; here the
//! phone is told at once, while it still has the answers. Not checked: that namespace prefixes
//! are bound (ODK ignores prefixes).

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::rejection::Rejection;

mod start_tag;

/// What a reader of the document is shown: every element that opens, and every one without
/// children as it closes.
pub(crate) trait Visitor {
    /// An element opens. `path` is `/` and local names from the root, `attributes` unescaped.
    fn open(&mut self, path: &str, attributes: &[(&str, Cow<'_, str>)]);
    /// An element that has no child elements closes; `text` is its character content, in whole.
    fn leaf(&mut self, path: &str, text: &str);
}

/// The text of `bytes` without its byte order mark.
pub(crate) fn text_of(bytes: &[u8]) -> Result<&str, Rejection> {
    let text = std::str::from_utf8(bytes).map_err(|_| Rejection::XmlNotUtf8)?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.contains('\0') {
        return Err(Rejection::XmlNul);
    }
    match text.find(|c| !start_tag::is_char(c)) {
        Some(place) => Err(broken(text, place)),
        None => Ok(text),
    }
}

/// Reads the whole document, showing `visitor` its elements. Stops at the first fault.
pub(crate) fn walk(text: &str, depth: usize, visitor: &mut dyn Visitor) -> Result<(), Rejection> {
    let mut walk = Walk {
        visitor,
        path: String::new(),
        open: Vec::new(),
        text: String::new(),
        depth,
    };
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_comments = true;
    let mut root_seen = false;
    loop {
        let start = position(&reader);
        let event = reader
            .read_event()
            .map_err(|_| broken(text, position(&reader)))?;
        let inside = !walk.open.is_empty();
        let good = match event {
            Event::Start(tag) if inside || !root_seen => {
                root_seen = true;
                if walk.open.len() == depth {
                    return Err(Rejection::XmlTooDeep);
                }
                walk.start(&tag)
            }
            Event::End(_) => walk.end(),
            Event::Text(content) if inside => {
                walk.text.push_str(&content.xml10_content());
                !content.contains("]]>")
            }
            Event::Text(blank) => blank.bytes().all(|b| b.is_ascii_whitespace()),
            Event::CData(content) if inside => {
                walk.text.push_str(&content.xml10_content());
                true
            }
            Event::GeneralRef(reference) if inside => walk.reference(&reference),
            Event::Comment(_) => true,
            Event::PI(instruction) => {
                start_tag::is_name(instruction.target())
                    && !instruction.target().eq_ignore_ascii_case("xml")
            }
            Event::Decl(declaration) => {
                start == 0 && declares_utf8(declaration.encoding()) && declaration.version().is_ok()
            }
            Event::DocType(_) => return Err(Rejection::XmlDoctype),
            Event::Eof if root_seen && !inside => return Ok(()),
            _ => false,
        };
        if !good {
            return Err(broken(text, start));
        }
    }
}

struct Walk<'v> {
    visitor: &'v mut dyn Visitor,
    path: String,
    /// For every open element: where its name begins in `path`, and whether a child was seen.
    open: Vec<(usize, bool)>,
    text: String,
    depth: usize,
}

impl Walk<'_> {
    fn start(&mut self, tag: &BytesStart<'_>) -> bool {
        let name = tag.name();
        let Some(attributes) = start_tag::attributes(tag.attributes_raw()) else {
            return false;
        };
        if let Some((_, has_children)) = self.open.last_mut() {
            *has_children = true;
        }
        debug_assert!(self.open.len() < self.depth);
        self.open.push((self.path.len(), false));
        self.path.push('/');
        self.path.push_str(tag.local_name().as_ref());
        self.text.clear();
        self.visitor.open(&self.path, &attributes);
        start_tag::is_name(name.as_ref())
    }

    fn end(&mut self) -> bool {
        let Some((parent, has_children)) = self.open.pop() else {
            return false;
        };
        if !has_children {
            self.visitor.leaf(&self.path, &self.text);
        }
        self.text.clear();
        self.path.truncate(parent);
        true
    }

    fn reference(&mut self, reference: &BytesRef<'_>) -> bool {
        let resolved = match reference.resolve_char_ref() {
            Ok(Some(c)) if start_tag::is_char(c) => Some(c),
            Ok(None) => start_tag::predefined(reference),
            _ => None,
        };
        self.text.extend(resolved);
        resolved.is_some()
    }
}

fn declares_utf8(
    encoding: Option<Result<Cow<'_, str>, quick_xml::events::attributes::AttrError>>,
) -> bool {
    match encoding {
        None => true,
        Some(Ok(name)) => ["utf-8", "us-ascii"]
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known)),
        Some(Err(_)) => false,
    }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn broken(text: &str, position: usize) -> Rejection {
    let before = text.as_bytes().get(..position).unwrap_or_default();
    Rejection::XmlBroken {
        line: 1 + before.iter().filter(|byte| **byte == b'\n').count(),
    }
}

#[cfg(test)]
mod tests;
