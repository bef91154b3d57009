//! The rules of XML 1.0 that `quick-xml` leaves to its user.

use quick_xml::XmlVersion;
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

/// XML 1.0, productions 4 to 5 (Name), with at most one colon, not at an end (Namespaces, 4),
/// and without the byte order mark, which other readers refuse in a name.
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
        || matches!(sign, '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fefe}' | '\u{ff00}'..='\u{fffd}')
        || matches!(sign, '\u{10000}'..='\u{effff}')
}

/// Whether a declaration says no more than that this is XML 1.0 in UTF-8 (production 23).
pub(super) fn is_declaration(declaration: &str) -> bool {
    let mut rest = declaration.strip_prefix("xml").unwrap_or_default();
    let mut allowed = ["version", "encoding", "standalone"].into_iter();
    let mut is_first = true;
    while !rest.trim().is_empty() {
        let Some((name, value, after)) = pseudo_attribute(rest) else {
            return false;
        };
        let is_in_order = allowed.any(|known| known == name);
        let is_ours = match name {
            "version" => value == "1.0",
            "encoding" => value.eq_ignore_ascii_case("UTF-8"),
            _ => matches!(value, "yes" | "no"),
        };
        if !is_in_order || !is_ours || is_first != (name == "version") {
            return false;
        }
        is_first = false;
        rest = after;
    }
    !is_first
}

/// ` name = "value"`, and what follows.
fn pseudo_attribute(text: &str) -> Option<(&str, &str, &str)> {
    let inner = text.trim_start();
    if inner.len() == text.len() {
        return None;
    }
    let (name, rest) = inner.split_once('=')?;
    let rest = rest.trim_start();
    let quote = rest
        .chars()
        .next()
        .filter(|sign| matches!(sign, '"' | '\''))?;
    let (value, after) = rest.get(1..)?.split_once(quote)?;
    Some((name.trim_end(), value, after))
}

/// Whether a processing instruction has a target (production 17, Namespaces 7).
pub(super) fn is_instruction(instruction: &str) -> bool {
    let target = instruction.split(is_white).next().unwrap_or_default();
    is_part(target) && !target.eq_ignore_ascii_case("xml")
}

/// Whether white space stands before each attribute of a tag (production 40).
pub(super) fn are_spaced(attributes: &str) -> bool {
    let mut quote = None;
    let mut needs_space = false;
    for sign in attributes.chars() {
        if needs_space && !is_white(sign) {
            return false;
        }
        needs_space = false;
        match quote {
            None if matches!(sign, '"' | '\'') => quote = Some(sign),
            Some(open) if open == sign => {
                quote = None;
                needs_space = true;
            }
            _ => {}
        }
    }
    true
}

/// White space as XML has it (production 3), not as Unicode does.
pub(super) fn is_white(sign: char) -> bool {
    matches!(sign, ' ' | '\t' | '\n' | '\r')
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
