//! The rules of XML 1.0 that `quick-xml` leaves to its user.

use quick_xml::XmlVersion;
use quick_xml::events::BytesDecl;
use quick_xml::events::attributes::Attribute;

use super::XmlFault;

/// The text of a document, without its byte order mark.
pub(super) fn text(bytes: &[u8]) -> Result<&str, XmlFault> {
    if bytes.len() > MAX_DOCUMENT {
        return Err(XmlFault::TooLarge {
            bytes: bytes.len() as u64,
            limit: MAX_DOCUMENT as u64,
        });
    }
    let text = std::str::from_utf8(bytes).map_err(|fault| XmlFault::NotUtf8 {
        offset: fault.valid_up_to() as u64,
    })?;
    match text.find(|sign| !is_allowed(sign)) {
        Some(offset) => Err(XmlFault::ForbiddenCharacter {
            offset: offset as u64,
        }),
        None => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
    }
}

/// XML 1.0, production 2 (Char).
pub(super) fn is_allowed(sign: char) -> bool {
    matches!(sign, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

/// XML 1.0, productions 4 to 5 (Name), with at most one colon, not at an end (Namespaces, 4).
pub(super) fn is_name(name: &str) -> bool {
    let mut parts = name.split(':');
    let (first, second, third) = (parts.next(), parts.next(), parts.next());
    third.is_none() && first.is_some_and(is_part) && second.is_none_or(is_part)
}

fn is_part(part: &str) -> bool {
    let mut signs = part.chars();
    signs.next().is_some_and(is_name_start)
        && signs.all(|sign| {
            is_name_start(sign)
                || matches!(sign, '-' | '.' | '0'..='9' | '\u{b7}')
                || matches!(sign, '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
        })
}

fn is_name_start(sign: char) -> bool {
    matches!(sign, 'A'..='Z' | 'a'..='z' | '_')
        || matches!(sign, '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}')
        || matches!(sign, '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}')
        || matches!(sign, '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}')
        || matches!(sign, '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}')
        || matches!(sign, '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}')
        || matches!(sign, '\u{10000}'..='\u{effff}')
}

/// Whether a declaration says no more than that this is XML 1.0 in UTF-8.
pub(super) fn is_declaration(declaration: &BytesDecl<'_>) -> bool {
    let version = declaration.version().ok();
    let encoding = match declaration.encoding() {
        None => true,
        Some(Ok(encoding)) => encoding.eq_ignore_ascii_case("UTF-8"),
        Some(Err(_)) => false,
    };
    version.as_deref() == Some("1.0") && encoding
}

/// The value of an attribute; `None` if it is not one.
pub(super) fn attribute_value(attribute: &Attribute<'_>) -> Option<String> {
    if attribute.value.contains('<') {
        return None;
    }
    let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
    value.chars().all(is_allowed).then(|| value.into_owned())
}

/// Files travel beside the XML; a roster of ten thousand persons has about 10 MiB.
const MAX_DOCUMENT: usize = 32 << 20;
