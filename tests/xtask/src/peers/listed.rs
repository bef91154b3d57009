//! The differences that are known, each with its reason: `tests/peers/differences.toml`.

use std::{fs, path::Path};

use serde::Deserialize;

use super::compare::Difference;
use crate::command::Failure;

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Listed {
    #[serde(rename = "difference", default)]
    pub(crate) entries: Vec<Entry>,
}

/// One reason, and the differences that it explains: those in which everything said here is so.
/// In each word `*` stands for any text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    pub(crate) peer: String,
    pub(crate) reason: String,
    /// Ids of questions.
    #[serde(default)]
    cases: Vec<String>,
    /// The expression, the step, or `load`.
    #[serde(default)]
    what: Vec<String>,
    ours: Option<String>,
    theirs: Option<String>,
}

impl Listed {
    pub(crate) fn read(file: &Path) -> Result<Self, Failure> {
        let text = fs::read_to_string(file)?;
        toml::from_str(&text).map_err(|fault| Failure::new(format!("{}: {fault}", file.display())))
    }

    /// The first entry that explains the difference, by its place.
    pub(crate) fn reason(&self, peer: &str, difference: &Difference) -> Option<usize> {
        self.entries
            .iter()
            .position(|entry| entry.peer == peer && entry.explains(difference))
    }
}

impl Entry {
    fn explains(&self, difference: &Difference) -> bool {
        let among = |patterns: &[String], text: &str| {
            patterns.is_empty() || patterns.iter().any(|pattern| matches(pattern, text))
        };
        let is = |pattern: &Option<String>, text: &str| {
            pattern
                .as_ref()
                .is_none_or(|pattern| matches(pattern, text))
        };
        among(&self.cases, &difference.id)
            && among(&self.what, &difference.what)
            && is(&self.ours, &difference.ours)
            && is(&self.theirs, &difference.theirs)
    }
}

/// Whether the whole text is as the pattern says.
fn matches(pattern: &str, text: &str) -> bool {
    let Some((head, rest)) = pattern.split_once('*') else {
        return pattern == text;
    };
    let Some(text) = text.strip_prefix(head) else {
        return false;
    };
    let places = text.char_indices().map(|(place, _)| place);
    places
        .chain([text.len()])
        .any(|place| matches(rest, &text[place..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_text() {
        assert!(matches("*max(*", "1 + max(-1)"));
        assert!(matches("a*", "a") && matches("*", "") && matches("a*c*", "abc"));
        assert!(!matches("a*c", "ab") && !matches("b*", "ab") && !matches("a", "ab"));
    }

    #[test]
    fn an_entry_explains_only_what_it_says() {
        let listed: Listed = toml::from_str(
            r#"
            [[difference]]
            peer = "javarosa"
            reason = "its maximum starts at the smallest positive number"
            what = ["max(*", "*(max(*"]
            theirs = "0"
            "#,
        )
        .unwrap();
        let mut difference = Difference {
            id: "functions-number/max/1".to_owned(),
            what: "max(-3, -2)".to_owned(),
            ours: "-2".to_owned(),
            theirs: "0".to_owned(),
        };
        assert_eq!(listed.reason("javarosa", &difference), Some(0));
        assert_eq!(listed.reason("web-forms", &difference), None);
        difference.theirs = "1".to_owned();
        assert_eq!(listed.reason("javarosa", &difference), None);
    }
}
