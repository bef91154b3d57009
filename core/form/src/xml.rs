//! [`Document`]: an XML text read once into an arena of nodes, each with the offset it came from.
//!
//! The reader is strict: UTF-8 only, no document type, bounded depth and size. Entities other than
//! XML's five and character references are refused, so nothing can expand.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::errors::{Error as XmlError, IllFormedError};
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::diagnostic::{Diagnostic, Place};

/// Deepest nesting of elements; Central's own forms stay below 30.
const MAX_DEPTH: usize = 200;
/// Largest document, in bytes; the largest forms met in the field are a few megabytes.
const MAX_BYTES: usize = 64 << 20;

/// Namespace URIs as XForms forms use them.
pub(crate) mod ns {
    pub(crate) const XFORMS: &str = "http://www.w3.org/2002/xforms";
    pub(crate) const XHTML: &str = "http://www.w3.org/1999/xhtml";
    pub(crate) const JAVAROSA: &str = "http://openrosa.org/javarosa";
    pub(crate) const OPENROSA: &str = "http://openrosa.org/xforms";
    pub(crate) const ODK: &str = "http://www.opendatakit.org/xforms";
    pub(crate) const ENTITIES: &str = "http://www.opendatakit.org/xforms/entities";
    pub(crate) const XML: &str = "http://www.w3.org/XML/1998/namespace";
}

/// Index of a node in its [`Document`].
pub(crate) type Index = u32;

/// One attribute; `xmlns` declarations are kept apart.
#[derive(Debug)]
pub(crate) struct Attribute<'a> {
    pub(crate) prefix: &'a str,
    pub(crate) local: &'a str,
    pub(crate) namespace: &'a str,
    pub(crate) value: Cow<'a, str>,
}

/// What stands at an index: an element, or text between tags.
#[derive(Debug)]
pub(crate) enum Kind<'a> {
    Element {
        prefix: &'a str,
        local: &'a str,
        namespace: &'a str,
        attributes: (u32, u32),
    },
    Text(Cow<'a, str>),
}

#[derive(Debug)]
struct Slot<'a> {
    kind: Kind<'a>,
    offset: u32,
    next: Option<Index>,
    first: Option<Index>,
    last: Option<Index>,
}

/// A whole XML document; index 0 is its root element.
#[derive(Debug)]
pub(crate) struct Document<'a> {
    source: &'a str,
    slots: Vec<Slot<'a>>,
    attributes: Vec<Attribute<'a>>,
    /// `xmlns` declarations: element, prefix, URI.
    declarations: Vec<(Index, &'a str, &'a str)>,
}

impl<'a> Document<'a> {
    /// Reads a document.
    ///
    /// # Errors
    /// One [`Diagnostic`] with its place: `xml-not-utf8`, `xml-too-large`, `xml-doctype`,
    /// `xml-too-deep` or `xml-broken`.
    pub(crate) fn parse(bytes: &'a [u8]) -> Result<Self, Diagnostic> {
        if bytes.len() > MAX_BYTES {
            return Err(Diagnostic::error("xml-too-large")
                .with("bytes", bytes.len().to_string())
                .with("limit", MAX_BYTES.to_string()));
        }
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let source = match std::str::from_utf8(bytes) {
            Ok(source) => source,
            Err(fault) => {
                let good = bytes.get(..fault.valid_up_to()).unwrap_or_default();
                let good = std::str::from_utf8(good).unwrap_or_default();
                return Err(Diagnostic::error("xml-not-utf8").at(place_in(good, good.len())));
            }
        };
        let mut builder = Builder {
            document: Self {
                source,
                slots: Vec::with_capacity(source.len() / 40),
                attributes: Vec::with_capacity(source.len() / 80),
                declarations: Vec::new(),
            },
            open: Vec::new(),
            scopes: vec![("xml", ns::XML)],
            marks: Vec::new(),
        };
        builder.read()?;
        Ok(builder.document)
    }

    /// The root element.
    pub(crate) fn root(&self) -> Element<'_, 'a> {
        Element {
            document: self,
            index: 0,
        }
    }

    /// Line and column of a byte offset.
    pub(crate) fn place(&self, offset: u32) -> Place {
        place_in(self.source, offset as usize)
    }

    fn slot(&self, index: Index) -> &Slot<'a> {
        &self.slots[index as usize]
    }
}

/// Line and column, from 1, of a byte offset in a text.
pub(crate) fn place_in(source: &str, offset: usize) -> Place {
    let mut end = offset.min(source.len());
    while !source.is_char_boundary(end) {
        end -= 1;
    }
    let before = &source[..end];
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let column = before[start..].chars().count() + 1;
    Place {
        line: u32::try_from(line).unwrap_or(u32::MAX),
        column: u32::try_from(column).unwrap_or(u32::MAX),
    }
}

/// A view of one element.
#[derive(Clone, Copy)]
pub(crate) struct Element<'d, 'a> {
    document: &'d Document<'a>,
    index: Index,
}

/// A child as [`Element::nodes`] gives it.
pub(crate) enum Child<'d, 'a> {
    Element(Element<'d, 'a>),
    Text(&'d str),
}

impl<'d, 'a> Element<'d, 'a> {
    pub(crate) fn local(self) -> &'a str {
        match self.document.slot(self.index).kind {
            Kind::Element { local, .. } => local,
            Kind::Text(_) => "",
        }
    }

    pub(crate) fn prefix(self) -> &'a str {
        match self.document.slot(self.index).kind {
            Kind::Element { prefix, .. } => prefix,
            Kind::Text(_) => "",
        }
    }

    pub(crate) fn namespace(self) -> &'a str {
        match self.document.slot(self.index).kind {
            Kind::Element { namespace, .. } => namespace,
            Kind::Text(_) => "",
        }
    }

    pub(crate) fn is(self, namespace: &str, local: &str) -> bool {
        self.local() == local && self.namespace() == namespace
    }

    /// Name as written, prefix and all.
    pub(crate) fn qualified(self) -> String {
        if self.prefix().is_empty() {
            self.local().to_owned()
        } else {
            format!("{}:{}", self.prefix(), self.local())
        }
    }

    pub(crate) fn place(self) -> Place {
        self.document.place(self.document.slot(self.index).offset)
    }

    pub(crate) fn attributes(self) -> &'d [Attribute<'a>] {
        match self.document.slot(self.index).kind {
            Kind::Element {
                attributes: (from, to),
                ..
            } => &self.document.attributes[from as usize..to as usize],
            Kind::Text(_) => &[],
        }
    }

    /// Value of an attribute without a namespace.
    pub(crate) fn attribute(self, local: &str) -> Option<&'d str> {
        self.attribute_ns("", local)
    }

    /// Value of an attribute in a namespace.
    pub(crate) fn attribute_ns(self, namespace: &str, local: &str) -> Option<&'d str> {
        self.attributes()
            .iter()
            .find(|attribute| attribute.local == local && attribute.namespace == namespace)
            .map(|attribute| attribute.value.as_ref())
    }

    pub(crate) fn nodes(self) -> impl Iterator<Item = Child<'d, 'a>> + use<'d, 'a> {
        let document = self.document;
        let mut next = document.slot(self.index).first;
        std::iter::from_fn(move || {
            let index = next?;
            let slot = document.slot(index);
            next = slot.next;
            Some(match &slot.kind {
                Kind::Element { .. } => Child::Element(Element { document, index }),
                Kind::Text(text) => Child::Text(text.as_ref()),
            })
        })
    }

    pub(crate) fn children(self) -> impl Iterator<Item = Self> + use<'d, 'a> {
        self.nodes().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    pub(crate) fn child(self, namespace: &str, local: &str) -> Option<Self> {
        self.children().find(|child| child.is(namespace, local))
    }

    /// The text directly inside, without that of child elements; not trimmed.
    pub(crate) fn own_text(self) -> Cow<'d, str> {
        let mut whole: Cow<'d, str> = Cow::Borrowed("");
        for child in self.nodes() {
            if let Child::Text(text) = child {
                if whole.is_empty() {
                    whole = Cow::Borrowed(text);
                } else {
                    whole.to_mut().push_str(text);
                }
            }
        }
        whole
    }

    /// Namespace declarations written on this element: prefix and URI.
    pub(crate) fn declarations(self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'d, 'a> {
        let index = self.index;
        self.document
            .declarations
            .iter()
            .filter(move |(element, _, _)| *element == index)
            .map(|(_, prefix, uri)| (*prefix, *uri))
    }
}

struct Builder<'a> {
    document: Document<'a>,
    open: Vec<Index>,
    scopes: Vec<(&'a str, &'a str)>,
    /// Length of `scopes` at each open element.
    marks: Vec<usize>,
}

impl<'a> Builder<'a> {
    fn read(&mut self) -> Result<(), Diagnostic> {
        let source = self.document.source;
        let mut reader = Reader::from_str(source);
        reader.config_mut().check_end_names = true;
        loop {
            let offset = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            let event = match reader.read_event() {
                Ok(event) => event,
                Err(fault) => {
                    let at = usize::try_from(reader.error_position()).unwrap_or(offset);
                    return Err(self.broken(at, reason(&fault)));
                }
            };
            match event {
                Event::Start(tag) => self.start(&tag, offset)?,
                Event::Empty(tag) => {
                    self.start(&tag, offset)?;
                    self.end();
                }
                Event::End(_) => self.end(),
                Event::Text(text) => {
                    let text = text.xml10_content();
                    self.text(text, offset)?;
                }
                Event::CData(text) => self.text(text.into_inner(), offset)?,
                Event::GeneralRef(name) => {
                    let resolved = match name.resolve_char_ref() {
                        Ok(Some(character)) => character,
                        Ok(None) => match name.as_ref() {
                            "amp" => '&',
                            "lt" => '<',
                            "gt" => '>',
                            "quot" => '"',
                            "apos" => '\'',
                            other => {
                                return Err(self
                                    .broken(offset, "entity")
                                    .with("name", other.to_owned()));
                            }
                        },
                        Err(_) => return Err(self.broken(offset, "character-reference")),
                    };
                    self.text(Cow::Owned(resolved.to_string()), offset)?;
                }
                Event::DocType(_) => {
                    return Err(
                        Diagnostic::error("xml-doctype").at(self.document.place(clip(offset)))
                    );
                }
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
                Event::Eof => break,
            }
        }
        if let Some(open) = self.open.last() {
            let element = Element {
                document: &self.document,
                index: *open,
            };
            return Err(Diagnostic::error("xml-broken")
                .at(element.place())
                .with("reason", "unclosed")
                .with("name", element.qualified()));
        }
        if self.document.slots.is_empty() {
            return Err(self.broken(source.len(), "empty"));
        }
        Ok(())
    }

    fn broken(&self, offset: usize, reason: &str) -> Diagnostic {
        Diagnostic::error("xml-broken")
            .at(self.document.place(clip(offset)))
            .with("reason", reason)
    }

    fn start(&mut self, tag: &BytesStart<'_>, offset: usize) -> Result<(), Diagnostic> {
        let source = self.document.source;
        if self.open.len() >= MAX_DEPTH {
            return Err(Diagnostic::error("xml-too-deep")
                .at(self.document.place(clip(offset)))
                .with("limit", MAX_DEPTH.to_string()));
        }
        if self.open.is_empty() && !self.document.slots.is_empty() {
            return Err(self.broken(offset, "second-root"));
        }
        let index = clip(self.document.slots.len());
        self.marks.push(self.scopes.len());
        let from = self.document.attributes.len();
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|_| self.broken(offset, "attribute"))?;
            let key = within(source, attribute.key.as_ref());
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|_| {
                    self.broken(offset, "attribute-value")
                        .with("name", key.to_owned())
                })?;
            let value = match value {
                Cow::Borrowed(value) => Cow::Borrowed(within(source, value)),
                Cow::Owned(value) => Cow::Owned(value),
            };
            let (prefix, local) = key.split_once(':').unwrap_or(("", key));
            if key == "xmlns" || prefix == "xmlns" {
                let prefix = if key == "xmlns" { "" } else { local };
                let uri = match value {
                    Cow::Borrowed(uri) => uri,
                    // A URI with a character reference in it: not met in forms; keep its raw text.
                    Cow::Owned(_) => within(source, attribute.value.as_ref()),
                };
                self.scopes.push((prefix, uri));
                self.document.declarations.push((index, prefix, uri));
            } else {
                self.document.attributes.push(Attribute {
                    prefix,
                    local,
                    namespace: "",
                    value,
                });
            }
        }
        for at in from..self.document.attributes.len() {
            let prefix = self.document.attributes[at].prefix;
            if !prefix.is_empty() {
                self.document.attributes[at].namespace = self.resolve(prefix, offset)?;
            }
        }
        let name = within(source, tag.name().as_ref().trim_end());
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let namespace = self.resolve(prefix, offset)?;
        let attributes = (clip(from), clip(self.document.attributes.len()));
        self.push(
            Kind::Element {
                prefix,
                local,
                namespace,
                attributes,
            },
            offset,
        );
        self.open.push(index);
        Ok(())
    }

    fn resolve(&self, prefix: &str, offset: usize) -> Result<&'a str, Diagnostic> {
        match self.scopes.iter().rev().find(|(known, _)| *known == prefix) {
            Some((_, uri)) => Ok(uri),
            None if prefix.is_empty() => Ok(""),
            None => Err(self
                .broken(offset, "prefix")
                .with("name", prefix.to_owned())),
        }
    }

    fn end(&mut self) {
        self.open.pop();
        if let Some(mark) = self.marks.pop() {
            self.scopes.truncate(mark);
        }
    }

    fn text(&mut self, text: Cow<'a, str>, offset: usize) -> Result<(), Diagnostic> {
        let Some(&parent) = self.open.last() else {
            if text.trim().is_empty() {
                return Ok(());
            }
            return Err(self.broken(offset, "text-outside"));
        };
        if text.contains('\0') {
            return Err(self.broken(offset, "nul"));
        }
        if let Some(last) = self.document.slots[parent as usize].last
            && let Kind::Text(before) = &mut self.document.slots[last as usize].kind
        {
            before.to_mut().push_str(&text);
            return Ok(());
        }
        if !text.is_empty() {
            self.push(Kind::Text(text), offset);
        }
        Ok(())
    }

    fn push(&mut self, kind: Kind<'a>, offset: usize) {
        let index = clip(self.document.slots.len());
        self.document.slots.push(Slot {
            kind,
            offset: clip(offset),
            next: None,
            first: None,
            last: None,
        });
        if let Some(&parent) = self.open.last() {
            let parent = parent as usize;
            match self.document.slots[parent].last {
                Some(last) => self.document.slots[last as usize].next = Some(index),
                None => self.document.slots[parent].first = Some(index),
            }
            self.document.slots[parent].last = Some(index);
        }
    }
}

/// The part of `source` that `part` was cut from, with the source's lifetime.
///
/// The reader hands out slices of its input tied to the event; where they begin in the input is
/// their address. A part that lies elsewhere (it cannot, the reader copies nothing here) is empty.
fn within<'a>(source: &'a str, part: &str) -> &'a str {
    let from = (part.as_ptr() as usize).wrapping_sub(source.as_ptr() as usize);
    source
        .get(from..from.wrapping_add(part.len()))
        .unwrap_or_default()
}

/// A size as 32 bits; documents are bounded far below that.
fn clip(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}

fn reason(fault: &XmlError) -> &'static str {
    match fault {
        XmlError::IllFormed(IllFormedError::MismatchedEndTag { .. }) => "mismatched-end-tag",
        XmlError::IllFormed(IllFormedError::UnmatchedEndTag(_)) => "unmatched-end-tag",
        XmlError::IllFormed(IllFormedError::UnclosedReference) => "entity",
        XmlError::Syntax(_) => "unclosed",
        XmlError::InvalidAttr(_) => "attribute",
        _ => "syntax",
    }
}
