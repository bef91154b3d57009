//! A small tree of an OpenRosa document: bounded, by local names, text joined.
//!
//! Servers differ in prefixes and namespaces but not in local names, so namespaces are left aside.

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::Error;

/// One element. Only its own text is kept, without that of its children.
#[derive(Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) text: String,
    pub(crate) children: Vec<Self>,
}

impl Element {
    /// The first child with this local name.
    pub(crate) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The trimmed text of a child; `None` if the child is missing or empty.
    pub(crate) fn child_text(&self, name: &str) -> Option<String> {
        let text = self.child(name)?.text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// The text of a child that must be there.
    pub(crate) fn required(&self, name: &'static str) -> Result<String, Error> {
        self.child_text(name)
            .ok_or(Error::ElementMissing { element: name })
    }

    /// The value of an attribute by local name.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }
}

/// Reads one document whose root has the local name `root`.
pub(crate) fn parse(bytes: &[u8], root: &'static str, limit: usize) -> Result<Element, Error> {
    if bytes.len() > limit {
        return Err(Error::DocumentTooLarge {
            bytes: bytes.len() as u64,
            limit: limit as u64,
        });
    }
    let text = std::str::from_utf8(bytes).map_err(|fault| Error::NotUtf8 {
        offset: fault.valid_up_to() as u64,
    })?;
    let mut reader = Reader::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
    let mut open: Vec<Element> = Vec::new();
    let mut whole: Option<Element> = None;
    loop {
        let fault = Error::Malformed {
            offset: reader.buffer_position(),
        };
        match reader.read_event().map_err(|_| fault.clone())? {
            Event::Start(tag) => {
                if whole.is_some() {
                    return Err(fault);
                }
                if open.len() == MAX_DEPTH {
                    return Err(Error::TooDeep {
                        limit: MAX_DEPTH as u64,
                    });
                }
                open.push(element(&tag).ok_or(fault)?);
            }
            Event::Empty(tag) => {
                if whole.is_some() {
                    return Err(fault);
                }
                close(&mut open, &mut whole, element(&tag).ok_or(fault)?);
            }
            Event::End(_) => {
                let done = open.pop().ok_or(fault)?;
                close(&mut open, &mut whole, done);
            }
            Event::Text(text) => add_text(&mut open, &text.xml10_content()).ok_or(fault)?,
            Event::CData(text) => add_text(&mut open, &text.xml10_content()).ok_or(fault)?,
            Event::GeneralRef(entity) => {
                let mut buffer = [0; 4];
                let text = resolve(&entity, &mut buffer).ok_or(fault.clone())?;
                add_text(&mut open, text).ok_or(fault)?;
            }
            Event::DocType(_) => return Err(Error::Doctype),
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
            Event::Eof if open.is_empty() => break,
            Event::Eof => return Err(fault),
        }
    }
    whole
        .filter(|element| element.name == root)
        .ok_or(Error::OtherDocument { expected: root })
}

/// Text for XML, with every sign escaped that is not safe everywhere. Central writes `"` as
/// `&quot;`, `'` as `&#39;` and `/` as `&#x2F;`; so do we.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '/' => out.push_str("&#x2F;"),
            '`' => out.push_str("&#x60;"),
            '=' => out.push_str("&#x3D;"),
            _ => out.push(sign),
        }
    }
    out
}

/// Text of an address: as [`escape`], but `/` and `=` stay readable.
pub(crate) fn escape_address(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

fn element(tag: &BytesStart<'_>) -> Option<Element> {
    let mut attributes = Vec::new();
    for attribute in tag.attributes() {
        let attribute = attribute.ok()?;
        let value = attribute
            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
            .ok()?;
        let key = attribute.key.local_name().into_inner().to_owned();
        attributes.push((key, value.into_owned()));
    }
    Some(Element {
        name: tag.local_name().into_inner().to_owned(),
        attributes,
        ..Element::default()
    })
}

fn close(open: &mut [Element], whole: &mut Option<Element>, done: Element) {
    match open.last_mut() {
        Some(parent) => parent.children.push(done),
        None => *whole = Some(done),
    }
}

/// Adds text to the open element; outside of the root only blanks may stand.
fn add_text(open: &mut [Element], text: &str) -> Option<()> {
    match open.last_mut() {
        Some(element) => element.text.push_str(text),
        None if text.trim().is_empty() => {}
        None => return None,
    }
    Some(())
}

fn resolve<'a>(entity: &BytesRef<'_>, buffer: &'a mut [u8; 4]) -> Option<&'a str> {
    if let Some(sign) = entity.resolve_char_ref().ok()? {
        return Some(sign.encode_utf8(buffer));
    }
    resolve_xml_entity(entity)
}

/// OpenRosa's documents are four deep; the rest is room for servers' own elements.
const MAX_DEPTH: usize = 16;
