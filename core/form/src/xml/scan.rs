//! Reading XML 1.0 with namespaces: one pass over the bytes, from one `<` to the next.

mod texts;

use memchr::{memchr, memchr2, memmem};

use super::{
    AttributeSlot, Document, Index, Kind, Name, Namespace, Places, Slot, Span, clip, ns, seek,
};
use crate::diagnostic::Diagnostic;

/// Deepest nesting of elements; Central's own forms stay below 30.
const MAX_DEPTH: usize = 200;
/// Most elements, attributes and texts together, some thirty bytes of memory each: 28 MB of a dense
/// list in XML. The largest forms met have fifty thousand.
const MAX_PARTS: usize = 1 << 22;
/// Most namespace declarations in force at one place; forms have about ten.
const MAX_SCOPES: usize = 256;
/// Up to this many attributes are compared one with each other to find a repeated one.
const FEW_ATTRIBUTES: usize = 12;

type Result<T> = std::result::Result<T, Diagnostic>;

pub(super) fn read(source: &str) -> Result<Document<'_>> {
    let mut scanner = Scanner {
        source,
        at: 0,
        document: Document {
            source,
            rewritten: String::new(),
            slots: Vec::with_capacity(source.len() / 24 + 8),
            attributes: Vec::with_capacity(source.len() / 48 + 8),
            uris: ns::URIS.to_vec(),
            declarations: Vec::new(),
            places: Places::default(),
        },
        open: Vec::new(),
        scopes: vec![("", ns::NONE), ("xml", ns::XML)],
        default: ns::NONE,
        joins: false,
        has_rare: memchr2(b'\r', 0, source.as_bytes()).is_some(),
    };
    scanner.read()?;
    scanner.document.slots.shrink_to_fit();
    Ok(scanner.document)
}

/// An element whose end tag is still to come.
struct Open {
    index: Index,
    /// Where its name begins and ends.
    name: (u32, u32),
    /// Declarations in force outside of it.
    scopes: usize,
}

struct Scanner<'a> {
    source: &'a str,
    at: usize,
    document: Document<'a>,
    open: Vec<Open>,
    /// Prefixes in force and their namespaces, the innermost last.
    scopes: Vec<(&'a str, Namespace)>,
    /// The namespace in force of names without a prefix.
    default: Namespace,
    /// Whether the last slot is a text after which no tag was read, so that text goes on there.
    joins: bool,
    /// Whether carriage returns or NULs are anywhere in the source.
    has_rare: bool,
}

impl<'a> Scanner<'a> {
    fn read(&mut self) -> Result<()> {
        let bytes = self.source.as_bytes();
        while let Some(mark) = seek::markup(bytes, self.at) {
            let from = self.at;
            let is_plain = bytes.get(mark) == Some(&b'<');
            let tag = if is_plain {
                mark
            } else if let Some(length) = memchr(b'<', bytes.get(mark..).unwrap_or_default()) {
                mark + length
            } else {
                break;
            };
            if is_plain && !self.has_rare && !self.open.is_empty() {
                self.add_text(Span::of(from, tag), from);
            } else if tag > from {
                self.text(from, tag)?;
            }
            self.at = tag + 1;
            match bytes.get(self.at) {
                Some(b'/') => self.end_tag(tag)?,
                Some(b'!') => self.bang(tag)?,
                Some(b'?') => self.instruction(tag)?,
                _ => self.start_tag(tag)?,
            }
        }
        if self.at < bytes.len() {
            self.text(self.at, bytes.len())?;
        }
        if let Some(open) = self.open.last() {
            let element = super::Element {
                document: &self.document,
                index: open.index,
            };
            return Err(Diagnostic::error("xml-broken")
                .at(element.place())
                .with("reason", "unclosed")
                .with("name", element.qualified()));
        }
        if self.document.slots.is_empty() {
            return Err(self.broken(bytes.len(), "empty"));
        }
        Ok(())
    }

    fn rest(&self) -> &'a [u8] {
        self.source.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn piece(&self, from: usize, to: usize) -> &'a str {
        self.source.get(from..to).unwrap_or_default()
    }

    fn byte(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    fn broken(&self, offset: usize, reason: &str) -> Diagnostic {
        Diagnostic::error("xml-broken")
            .at(self.document.place(clip(offset)))
            .with("reason", reason)
    }

    /// Comments, CDATA sections, and the document type, which is refused.
    fn bang(&mut self, tag: usize) -> Result<()> {
        let rest = self.rest();
        if rest.starts_with(b"!--") {
            self.at += 3;
            self.skip_past("-->", tag)
        } else if rest.starts_with(b"![CDATA[") {
            self.at += 8;
            let from = self.at;
            self.skip_past("]]>", tag)?;
            self.literal(from, self.at - 3)
        } else if rest
            .get(..8)
            .is_some_and(|word| word.eq_ignore_ascii_case(b"!doctype"))
        {
            Err(Diagnostic::error("xml-doctype").at(self.document.place(clip(tag))))
        } else {
            Err(self.broken(tag, "syntax"))
        }
    }

    /// A processing instruction, or the XML declaration: a name (XML 1.0, 2.6), and what is of
    /// no use here.
    fn instruction(&mut self, tag: usize) -> Result<()> {
        self.at += 1;
        self.name(tag)?;
        self.skip_past("?>", tag)
    }

    fn skip_past(&mut self, end: &str, tag: usize) -> Result<()> {
        match memmem::find(self.rest(), end.as_bytes()) {
            Some(length) => {
                let skipped = self.rest().get(..length).unwrap_or_default();
                if self.has_rare && memchr(0, skipped).is_some() {
                    return Err(self.broken(tag, "nul"));
                }
                self.at += length + end.len();
                Ok(())
            }
            None => Err(self.broken(tag, "unclosed")),
        }
    }

    fn end_tag(&mut self, tag: usize) -> Result<()> {
        self.at += 1;
        let begun = self.open.last().map_or(b"".as_slice(), |open| {
            let bytes = self.source.as_bytes();
            let written = bytes.get(open.name.0 as usize..open.name.1 as usize);
            written.unwrap_or_default()
        });
        let rest = self.rest();
        if !begun.is_empty() && rest.starts_with(begun) && rest.get(begun.len()) == Some(&b'>') {
            self.at += begun.len() + 1;
            self.close();
            return Ok(());
        }
        let Some(length) = memchr(b'>', rest) else {
            return Err(self.broken(tag, "unclosed"));
        };
        if self.open.is_empty() {
            return Err(self.broken(tag, "unmatched-end-tag"));
        }
        let name = self.piece(self.at, self.at + length);
        if name.trim_ascii_end().as_bytes() != begun {
            return Err(self.broken(tag, "mismatched-end-tag"));
        }
        self.at += length + 1;
        self.close();
        Ok(())
    }

    fn close(&mut self) {
        self.joins = false;
        if let Some(closed) = self.open.pop() {
            let end = clip(self.document.slots.len());
            self.document.slots[closed.index as usize].end = end;
            self.leave(closed.scopes);
        }
    }

    /// Ends the declarations of an element; so many were in force outside of it.
    fn leave(&mut self, scopes: usize) {
        if self.scopes.len() > scopes {
            self.scopes.truncate(scopes);
            let outer = self
                .scopes
                .iter()
                .rev()
                .find(|(prefix, _)| prefix.is_empty());
            self.default = outer.map_or(ns::NONE, |(_, namespace)| *namespace);
        }
    }

    fn start_tag(&mut self, tag: usize) -> Result<()> {
        if self.open.len() >= MAX_DEPTH {
            return Err(Diagnostic::error("xml-too-deep")
                .at(self.document.place(clip(tag)))
                .with("limit", MAX_DEPTH.to_string()));
        }
        if self.document.slots.len() + self.document.attributes.len() > MAX_PARTS {
            return Err(Diagnostic::error("xml-too-large")
                .at(self.document.place(clip(tag)))
                .with("what", "parts")
                .with("limit", MAX_PARTS.to_string()));
        }
        if self.open.is_empty() && !self.document.slots.is_empty() {
            return Err(self.broken(tag, "second-root"));
        }
        let scopes = self.scopes.len();
        let index = clip(self.document.slots.len());
        let mut name = match self.plain_name() {
            Some(name) => name,
            None => self.name(tag)?,
        };
        let name_end = self.at;
        let from = self.document.attributes.len();
        let is_empty = self.attributes(tag, index)?;
        let count = self.document.attributes.len() - from;
        let attribute_count = u16::try_from(count).map_err(|_| self.broken(tag, "attribute"))?;
        if count > 1 {
            self.refuse_repeated(from, tag)?;
        }
        for at in from..self.document.attributes.len() {
            let slot = &self.document.attributes[at];
            if slot.name.prefix != 0 {
                let namespace = self.resolve(self.document.prefix(&slot.name), tag)?;
                self.document.attributes[at].name.namespace = namespace;
            }
        }
        name.namespace = match name.prefix {
            0 => self.default,
            _ => self.resolve(self.document.prefix(&name), tag)?,
        };
        self.joins = false;
        self.push(
            Kind::Element {
                name,
                attributes: clip(from),
                attribute_count,
            },
            tag,
        );
        if is_empty {
            self.leave(scopes);
        } else {
            self.open.push(Open {
                index,
                name: (name.start, clip(name_end)),
                scopes,
            });
        }
        Ok(())
    }

    /// A name without a prefix, as nearly all are; `None` for what [`Self::name`] has to look at.
    #[inline]
    fn plain_name(&mut self) -> Option<Name> {
        let rest = self.rest();
        let is = |byte: u8, class| CLASSES[usize::from(byte)].is(class);
        let length = rest.iter().position(|byte| !is(*byte, NAME))?;
        let starts_well = rest.first().is_some_and(|first| is(*first, NAME_START));
        if !starts_well || rest.get(length) == Some(&b':') {
            return None;
        }
        let name = Name {
            start: clip(self.at),
            prefix: 0,
            local: u16::try_from(length).ok()?,
            namespace: ns::NONE,
        };
        self.at += length;
        Some(name)
    }

    /// A name with at most one prefix.
    fn name(&mut self, tag: usize) -> Result<Name> {
        let start = self.at;
        let bytes = self.source.as_bytes();
        let mut end = start;
        let mut prefix = 0;
        loop {
            while let Some(byte) = bytes.get(end)
                && CLASSES[usize::from(*byte)].is(NAME)
            {
                end += 1;
            }
            if bytes.get(end) != Some(&b':') {
                break;
            }
            if prefix == 0 {
                prefix = end - start;
            }
            end += 1;
        }
        let starts_well = bytes
            .get(start)
            .is_some_and(|first| CLASSES[usize::from(*first)].is(NAME_START));
        if !starts_well {
            // A tag that never ends is the more telling fault.
            let reason = if memchr(b'>', self.rest()).is_some() {
                "syntax"
            } else {
                "unclosed"
            };
            return Err(self.broken(tag, reason));
        }
        self.at = end;
        let local = end - start - prefix - usize::from(prefix != 0);
        match (u16::try_from(prefix), u16::try_from(local)) {
            (Ok(prefix), Ok(local)) => Ok(Name {
                start: clip(start),
                prefix,
                local,
                namespace: ns::NONE,
            }),
            _ => Err(self.broken(tag, "syntax")),
        }
    }

    /// The attributes of a tag up to its end; whether the element ends with it too.
    fn attributes(&mut self, tag: usize, element: Index) -> Result<bool> {
        loop {
            let spaced = self.skip_blanks();
            match self.byte() {
                Some(b'>') => {
                    self.at += 1;
                    return Ok(false);
                }
                Some(b'/') if self.rest().get(1) == Some(&b'>') => {
                    self.at += 2;
                    return Ok(true);
                }
                None => return Err(self.broken(tag, "unclosed")),
                Some(_) if !spaced => return Err(self.broken(tag, "syntax")),
                Some(_) => self.attribute(tag, element)?,
            }
        }
    }

    fn skip_blanks(&mut self) -> bool {
        let from = self.at;
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.byte() {
            self.at += 1;
        }
        self.at > from
    }

    fn attribute(&mut self, tag: usize, element: Index) -> Result<()> {
        let fault = |scanner: &Self| match memchr(b'>', scanner.rest()) {
            Some(_) => scanner.broken(tag, "attribute"),
            None => scanner.broken(tag, "unclosed"),
        };
        let name = match self.plain_name() {
            Some(name) => name,
            None => self.name(tag).map_err(|_| fault(self))?,
        };
        let bytes = self.source.as_bytes();
        let quote = match bytes.get(self.at..) {
            // So nearly all are written.
            Some([b'=', quote @ (b'"' | b'\''), ..]) => {
                self.at += 2;
                *quote
            }
            _ => self.equals_quote().ok_or_else(|| fault(self))?,
        };
        let from = self.at;
        let stop = seek::end_of_value(bytes, from, quote).unwrap_or(bytes.len());
        let is_plain = bytes.get(stop) == Some(&quote);
        let to = if is_plain {
            stop
        } else if let Some(length) = memchr(quote, bytes.get(stop..).unwrap_or_default()) {
            stop + length
        } else {
            return Err(self.broken(tag, "unclosed"));
        };
        self.at = to + 1;
        let value = if is_plain {
            Span::of(from, to)
        } else {
            self.rewrite_attribute(from, to).map_err(|()| {
                let name = self.document.name_as_written(&name).to_owned();
                self.broken(tag, "attribute-value").with("name", name)
            })?
        };
        self.declare_or_keep(name, value, (from, to), element, tag)
    }

    /// The `=` after a name and the quote after it, blanks around them; gives the quote.
    fn equals_quote(&mut self) -> Option<u8> {
        self.skip_blanks();
        if self.byte() != Some(b'=') {
            return None;
        }
        self.at += 1;
        self.skip_blanks();
        let quote = self.byte().filter(|byte| matches!(byte, b'"' | b'\''))?;
        self.at += 1;
        Some(quote)
    }

    fn declare_or_keep(
        &mut self,
        name: Name,
        value: Span,
        (from, to): (usize, usize),
        element: Index,
        tag: usize,
    ) -> Result<()> {
        let declared = match (name.prefix, name.local) {
            (0, 5) if self.document.local(&name) == "xmlns" => Some(""),
            (5, _) if self.document.prefix(&name) == "xmlns" => Some(self.document.local(&name)),
            _ => None,
        };
        let Some(declared) = declared else {
            self.document.attributes.push(AttributeSlot { name, value });
            return Ok(());
        };
        // A URI with a reference in it is not met in forms; its raw text is kept.
        let uri = self.piece(from, to);
        let namespace = self.namespace(uri, tag)?;
        if self.scopes.len() >= MAX_SCOPES {
            return Err(self.broken(tag, "prefix").with("name", declared));
        }
        self.scopes.push((declared, namespace));
        if declared.is_empty() {
            self.default = namespace;
        }
        self.document.declarations.push((element, declared, uri));
        Ok(())
    }

    /// Number of a namespace among those met.
    fn namespace(&mut self, uri: &'a str, tag: usize) -> Result<Namespace> {
        let uris = &mut self.document.uris;
        let known = uris.iter().position(|known| *known == uri);
        let at = known.unwrap_or(uris.len());
        match u16::try_from(at) {
            Ok(number) if at < MAX_SCOPES => {
                if known.is_none() {
                    uris.push(uri);
                }
                Ok(Namespace(number))
            }
            _ => Err(self.broken(tag, "prefix").with("name", uri)),
        }
    }

    fn resolve(&self, prefix: &str, tag: usize) -> Result<Namespace> {
        let scope = self.scopes.iter().rev().find(|(known, _)| *known == prefix);
        match scope {
            Some((_, namespace)) => Ok(*namespace),
            None => Err(self.broken(tag, "prefix").with("name", prefix)),
        }
    }

    fn refuse_repeated(&self, from: usize, tag: usize) -> Result<()> {
        let slots = self.document.attributes.get(from..).unwrap_or_default();
        let written = |slot: &AttributeSlot| self.document.name_as_written(&slot.name);
        let lengths = |slot: &AttributeSlot| (slot.name.prefix, slot.name.local);
        let repeated = if slots.len() <= FEW_ATTRIBUTES {
            slots.iter().enumerate().any(|(at, slot)| {
                let others = slots.iter().skip(at + 1);
                let mut alike = others.filter(|other| lengths(other) == lengths(slot));
                alike.any(|other| written(other) == written(slot))
            })
        } else {
            let mut names: Vec<&str> = slots.iter().map(written).collect();
            names.sort_unstable();
            names.windows(2).any(|pair| pair.first() == pair.last())
        };
        if repeated {
            Err(self.broken(tag, "attribute"))
        } else {
            Ok(())
        }
    }

    #[inline]
    fn push(&mut self, kind: Kind, offset: usize) {
        let slots = &mut self.document.slots;
        let end = clip(slots.len() + 1);
        slots.push(Slot {
            kind,
            offset: clip(offset),
            end,
        });
    }
}

impl Document<'_> {
    fn name_as_written(&self, name: &Name) -> &str {
        let end = name.local_start() + usize::from(name.local);
        self.source
            .get(name.start as usize..end)
            .unwrap_or_default()
    }
}

/// What a byte may be, as bits.
#[derive(Clone, Copy)]
struct Class(u8);

const NAME_START: u8 = 1;
/// Colons are looked at by themselves.
const NAME: u8 = 2;
/// Not as it is in an attribute's value.
const REWRITTEN: u8 = 4;

impl Class {
    fn is(self, bit: u8) -> bool {
        self.0 & bit != 0
    }
}

/// Bytes of names are taken generously: whatever is not ASCII counts (XML 1.0 5e, section 2.3).
const CLASSES: [Class; 256] = {
    let mut classes = [Class(0); 256];
    let mut at = 0;
    while at < 256 {
        #[expect(clippy::cast_possible_truncation, reason = "below 256")]
        let byte = at as u8;
        classes[at] = Class(match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | 0x80.. => NAME_START | NAME,
            b':' => NAME_START,
            b'0'..=b'9' | b'-' | b'.' => NAME,
            b'&' | b'\t' | b'\n' | b'\r' | 0 => REWRITTEN,
            _ => 0,
        });
        at += 1;
    }
    classes
};
