//! Start tag: names and attributes as XML 1.0 has them, which the tokeniser below us leaves
//! unchecked.

use std::borrow::Cow;
use std::collections::HashSet;

use quick_xml::escape;

/// The attributes of a start tag, from what stands between the element's name and `>`;
/// `None` when that is not XML (no blank between two, no quotes, `<` in a value, a name twice).
pub(super) fn attributes(raw: &str) -> Option<Vec<(&str, Cow<'_, str>)>> {
    let mut attributes = Vec::new();
    let mut seen = HashSet::new();
    let mut rest = raw;
    loop {
        let trimmed = rest.trim_start_matches(BLANKS);
        if trimmed.is_empty() {
            return Some(attributes);
        }
        if trimmed.len() == rest.len() {
            return None;
        }
        let (name, value) = trimmed.split_once('=')?;
        let name = name.trim_end_matches(BLANKS);
        let value = value.trim_start_matches(BLANKS);
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, after) = value.get(1..)?.split_once(quote)?;
        if !is_name(name) || !seen.insert(name) || value.contains('<') {
            return None;
        }
        attributes.push((name, value_of(value)?));
        rest = after;
    }
}

/// Whether `name` is a Name (XML 1.0, production 5).
pub(super) fn is_name(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(starts_name) && chars.all(continues_name)
}

/// Whether `c` is a Char (XML 1.0, production 2).
pub(super) fn is_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// The character of one of the five entities that need no declaration.
pub(super) fn predefined(entity: &str) -> Option<char> {
    escape::resolve_predefined_entity(entity).and_then(|text| text.chars().next())
}

/// A value with its references resolved and its blanks normalised (XML 1.0, 3.3.3).
fn value_of(raw: &str) -> Option<Cow<'_, str>> {
    if !raw.contains(['&', '\t', '\n', '\r']) {
        return Some(Cow::Borrowed(raw));
    }
    let spaced = raw.replace("\r\n", " ").replace(['\t', '\n', '\r'], " ");
    let value = escape::unescape(&spaced).ok()?.into_owned();
    value.chars().all(is_char).then_some(Cow::Owned(value))
}

fn starts_name(c: char) -> bool {
    matches!(c,
        ':' | '_' | 'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}'
        | '\u{F8}'..='\u{2FF}' | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}'
        | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}'
        | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
        | '\u{10000}'..='\u{EFFFF}')
}

fn continues_name(c: char) -> bool {
    starts_name(c)
        || matches!(c, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}'
            | '\u{203F}'..='\u{2040}')
}

const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];
