//! [`Document`]: an XML text read once into an arena of nodes, each with the offset it came from.
//!
//! Names and texts are spans of the source; what has to be rewritten (references, line ends) goes
//! into one buffer beside it, so that a node owns no memory of its own.
//!
//! The reader is strict: UTF-8 only, no document type, bounded depth and size. Entities other than
//! XML's five and character references are refused, so nothing can expand.

mod places;
mod scan;
mod seek;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, Place};
use places::Places;

/// Largest XML document, in bytes: a form, or a choice file. The largest forms met in the field are
/// a few megabytes.
pub const MAX_FORM_BYTES: u64 = 64 << 20;

/// Namespaces as XForms forms use them; others are numbered after these as they are met.
pub(crate) mod ns {
    use super::Namespace;

    pub(crate) const NONE: Namespace = Namespace(0);
    pub(crate) const XFORMS: Namespace = Namespace(1);
    pub(crate) const XHTML: Namespace = Namespace(2);
    pub(crate) const JAVAROSA: Namespace = Namespace(3);
    pub(crate) const OPENROSA: Namespace = Namespace(4);
    pub(crate) const ODK: Namespace = Namespace(5);
    pub(crate) const ENTITIES: Namespace = Namespace(6);
    pub(crate) const XML: Namespace = Namespace(7);

    /// Their URIs, by number.
    pub(super) const URIS: [&str; 8] = [
        "",
        "http://www.w3.org/2002/xforms",
        "http://www.w3.org/1999/xhtml",
        "http://openrosa.org/javarosa",
        "http://openrosa.org/xforms",
        "http://www.opendatakit.org/xforms",
        "http://www.opendatakit.org/xforms/entities",
        "http://www.w3.org/XML/1998/namespace",
    ];
}

/// Number of a namespace in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Namespace(u16);

impl Namespace {
    /// Its URI, where it is one of those that forms use.
    pub(crate) fn known_uri(self) -> &'static str {
        ns::URIS
            .get(usize::from(self.0))
            .copied()
            .unwrap_or_default()
    }
}

/// Index of a node in its [`Document`].
pub(crate) type Index = u32;

/// One attribute; `xmlns` declarations are kept apart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Attribute<'d> {
    pub(crate) prefix: &'d str,
    pub(crate) local: &'d str,
    pub(crate) namespace: Namespace,
    /// URI of the namespace.
    pub(crate) uri: &'d str,
    pub(crate) value: &'d str,
}

impl Attribute<'_> {
    /// Name as written, prefix and all.
    pub(crate) fn qualified(&self) -> String {
        if self.prefix.is_empty() {
            self.local.to_owned()
        } else {
            format!("{}:{}", self.prefix, self.local)
        }
    }
}

/// A piece of the source, or of what was rewritten.
#[derive(Clone, Copy, Debug)]
struct Span {
    start: u32,
    length: u32,
}

impl Span {
    /// Set in `start` for a piece of what was rewritten; both are shorter than that.
    const REWRITTEN: u32 = 1 << 31;

    /// A piece of the source.
    fn of(from: usize, to: usize) -> Self {
        Self {
            start: clip(from),
            length: clip(to - from),
        }
    }
}

/// A name as written: where it begins, and how long its two parts are.
#[derive(Clone, Copy, Debug)]
struct Name {
    start: u32,
    prefix: u16,
    local: u16,
    namespace: Namespace,
}

#[derive(Debug)]
struct AttributeSlot {
    name: Name,
    value: Span,
}

/// What stands at an index: an element, or text between tags.
#[derive(Debug)]
enum Kind {
    Element {
        name: Name,
        attributes: u32,
        attribute_count: u16,
    },
    Text(Span),
}

#[derive(Debug)]
struct Slot {
    kind: Kind,
    offset: u32,
    /// Index after the last slot inside: where the next sibling is, if there is one.
    end: Index,
}

/// A whole XML document; index 0 is its root element.
#[derive(Debug)]
pub(crate) struct Document<'a> {
    source: &'a str,
    rewritten: String,
    slots: Vec<Slot>,
    attributes: Vec<AttributeSlot>,
    /// URIs of the namespaces that may be met, by number.
    uris: Vec<&'a str>,
    /// `xmlns` declarations: element, prefix, URI.
    declarations: Vec<(Index, &'a str, &'a str)>,
    places: Places,
}

impl<'a> Document<'a> {
    /// Reads a document.
    ///
    /// # Errors
    /// One [`Diagnostic`] with its place: `xml-not-utf8`, `xml-too-large`, `xml-doctype`,
    /// `xml-too-deep` or `xml-broken`.
    pub(crate) fn parse(bytes: &'a [u8]) -> Result<Self, Diagnostic> {
        if bytes.len() as u64 > MAX_FORM_BYTES {
            return Err(Diagnostic::error("xml-too-large")
                .with("bytes", bytes.len().to_string())
                .with("limit", MAX_FORM_BYTES.to_string()));
        }
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        // Every other byte of such a text in UTF-16 is a NUL, which is UTF-8 too.
        if bytes.iter().take(2).any(|byte| *byte == 0) {
            return Err(Diagnostic::error("xml-not-utf8").at(Place { line: 1, column: 1 }));
        }
        let source = match simdutf8::compat::from_utf8(bytes) {
            Ok(source) => source,
            Err(fault) => {
                let good = bytes.get(..fault.valid_up_to()).unwrap_or_default();
                let good = std::str::from_utf8(good).unwrap_or_default();
                let place = Places::default().of(good, good.len());
                return Err(Diagnostic::error("xml-not-utf8").at(place));
            }
        };
        scan::read(source)
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
        self.places.of(self.source, offset as usize)
    }

    fn slot(&self, index: Index) -> &Slot {
        &self.slots[index as usize]
    }

    fn name(&self, index: Index) -> Option<&Name> {
        match &self.slot(index).kind {
            Kind::Element { name, .. } => Some(name),
            Kind::Text(_) => None,
        }
    }

    fn text(&self, span: Span) -> &str {
        let (from, start) = if span.start & Span::REWRITTEN == 0 {
            (self.source, span.start)
        } else {
            (self.rewritten.as_str(), span.start & !Span::REWRITTEN)
        };
        let start = start as usize;
        from.get(start..start + span.length as usize)
            .unwrap_or_default()
    }

    fn prefix(&self, name: &Name) -> &'a str {
        let start = name.start as usize;
        self.source
            .get(start..start + usize::from(name.prefix))
            .unwrap_or_default()
    }

    fn local(&self, name: &Name) -> &'a str {
        let start = name.local_start();
        self.source
            .get(start..start + usize::from(name.local))
            .unwrap_or_default()
    }

    fn uri(&self, namespace: Namespace) -> &'a str {
        self.uris
            .get(usize::from(namespace.0))
            .copied()
            .unwrap_or_default()
    }

    /// Whether a name is the one of a namespace.
    #[inline]
    fn is(&self, name: &Name, namespace: Namespace, local: &str) -> bool {
        let start = name.local_start();
        let length = usize::from(name.local);
        name.namespace == namespace
            && length == local.len()
            && self.source.as_bytes().get(start..start + length) == Some(local.as_bytes())
    }

    /// Inlined, so that what nobody asks of an attribute is not looked for.
    #[inline(always)]
    fn attribute(&self, slot: &AttributeSlot) -> Attribute<'_> {
        Attribute {
            prefix: self.prefix(&slot.name),
            local: self.local(&slot.name),
            namespace: slot.name.namespace,
            uri: self.uri(slot.name.namespace),
            value: self.text(slot.value),
        }
    }
}

impl Name {
    fn local_start(&self) -> usize {
        let colon = usize::from(self.prefix != 0);
        self.start as usize + usize::from(self.prefix) + colon
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
        let name = self.document.name(self.index);
        name.map_or("", |name| self.document.local(name))
    }

    pub(crate) fn prefix(self) -> &'a str {
        let name = self.document.name(self.index);
        name.map_or("", |name| self.document.prefix(name))
    }

    pub(crate) fn namespace(self) -> Namespace {
        let name = self.document.name(self.index);
        name.map_or(ns::NONE, |name| name.namespace)
    }

    /// URI of its namespace.
    pub(crate) fn uri(self) -> &'a str {
        self.document.uri(self.namespace())
    }

    #[inline]
    pub(crate) fn is(self, namespace: Namespace, local: &str) -> bool {
        let name = self.document.name(self.index);
        name.is_some_and(|name| self.document.is(name, namespace, local))
    }

    /// Name as written, prefix and all.
    pub(crate) fn qualified(self) -> String {
        if self.prefix().is_empty() {
            self.local().to_owned()
        } else {
            format!("{}:{}", self.prefix(), self.local())
        }
    }

    /// Number of elements and texts from this one down.
    pub(crate) fn size(self) -> usize {
        (self.document.slot(self.index).end - self.index) as usize
    }

    pub(crate) fn place(self) -> Place {
        self.document.place(self.document.slot(self.index).offset)
    }

    fn attribute_slots(self) -> &'d [AttributeSlot] {
        match self.document.slot(self.index).kind {
            Kind::Element {
                attributes,
                attribute_count,
                ..
            } => {
                let from = attributes as usize;
                self.document
                    .attributes
                    .get(from..from + usize::from(attribute_count))
                    .unwrap_or_default()
            }
            Kind::Text(_) => &[],
        }
    }

    pub(crate) fn attributes(self) -> impl ExactSizeIterator<Item = Attribute<'d>> + use<'d, 'a> {
        let document = self.document;
        self.attribute_slots()
            .iter()
            .map(move |slot| document.attribute(slot))
    }

    /// Value of an attribute without a namespace.
    #[inline]
    pub(crate) fn attribute(self, local: &str) -> Option<&'d str> {
        self.attribute_ns(ns::NONE, local)
    }

    /// Value of an attribute in a namespace.
    #[inline]
    pub(crate) fn attribute_ns(self, namespace: Namespace, local: &str) -> Option<&'d str> {
        self.attribute_slots()
            .iter()
            .find(|slot| self.document.is(&slot.name, namespace, local))
            .map(|slot| self.document.text(slot.value))
    }

    pub(crate) fn nodes(self) -> impl Iterator<Item = Child<'d, 'a>> + use<'d, 'a> {
        let document = self.document;
        let end = document.slot(self.index).end;
        let mut next = self.index + 1;
        std::iter::from_fn(move || {
            if next >= end {
                return None;
            }
            let index = next;
            let slot = document.slot(index);
            next = slot.end;
            Some(match slot.kind {
                Kind::Element { .. } => Child::Element(Element { document, index }),
                Kind::Text(span) => Child::Text(document.text(span)),
            })
        })
    }

    pub(crate) fn children(self) -> impl Iterator<Item = Self> + use<'d, 'a> {
        self.nodes().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    pub(crate) fn child(self, namespace: Namespace, local: &str) -> Option<Self> {
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

    /// Its text, where it has no child elements.
    pub(crate) fn only_text(self) -> Option<&'d str> {
        let mut nodes = self.nodes();
        match (nodes.next(), nodes.next()) {
            (None, _) => Some(""),
            (Some(Child::Text(text)), None) => Some(text),
            _ => None,
        }
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

/// A size as 32 bits; documents are bounded far below that.
fn clip(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}
