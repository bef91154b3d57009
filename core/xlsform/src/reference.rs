//! `${name}`: references to questions in the texts and expressions of a workbook.

use crate::tokens::name;

/// One reference in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reference<'a> {
    pub(crate) name: &'a str,
    /// `${last-saved#name}`: the answer of the record before.
    pub(crate) last_saved: bool,
    /// Where it stands, in bytes, `${` and `}` included.
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// A `${` that is no reference; where it stands, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Malformed {
    pub(crate) start: usize,
}

/// Every reference of a text and every failed one, in order.
pub(crate) fn references(text: &str) -> impl Iterator<Item = Result<Reference<'_>, Malformed>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text[at..].find("${")?;
            let inner = &text[start + 2..];
            let Some(length) = inner.find('}') else {
                at = text.len();
                return Some(Err(Malformed { start }));
            };
            at = start + 2 + length + 1;
            if length == 0 {
                continue;
            }
            let inner = &inner[..length];
            let bare = inner.strip_prefix("last-saved#").unwrap_or(inner);
            return Some(if name(bare) == Some(bare.len()) {
                Ok(Reference {
                    name: bare,
                    last_saved: bare.len() < inner.len(),
                    start,
                    end: at,
                })
            } else {
                Err(Malformed { start })
            });
        }
    })
}

/// Whether a text has a reference, before anything malformed.
pub(crate) fn has_reference(text: &str) -> bool {
    matches!(references(text).next(), Some(Ok(_)))
}

/// The one reference that is all of a text.
pub(crate) fn only_reference(text: &str) -> Option<Reference<'_>> {
    match references(text).next() {
        Some(Ok(found)) if found.start == 0 && found.end == text.len() => Some(found),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_and_their_faults_are_found() {
        let found: Vec<_> = references("a ${b} ${last-saved#c} ${d e} ${} ${f").collect();
        assert_eq!(found.len(), 4);
        assert_eq!(found[0].unwrap().name, "b");
        assert!(found[1].unwrap().last_saved);
        assert_eq!(found[2], Err(Malformed { start: 23 }));
        assert!(found[3].is_err());
        assert!(only_reference("${a}").is_some());
        assert!(only_reference("${a} ").is_none());
    }
}
