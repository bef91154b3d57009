//! The differences that are known, each with its reason: `tests/peers/differences.toml`.

use std::{collections::HashSet, fs, path::Path};

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
    /// The expression, the step, `load`, or `record` and a path.
    #[serde(default)]
    what: Vec<String>,
    ours: Option<String>,
    theirs: Option<String>,
}

/// An entry by its place in the list, and the patterns by which it explains a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Explanation {
    pub(crate) entry: usize,
    case: Option<usize>,
    what: Option<usize>,
}

impl Listed {
    pub(crate) fn read(file: &Path) -> Result<Self, Failure> {
        let text = fs::read_to_string(file)?;
        toml::from_str(&text).map_err(|fault| Failure::new(format!("{}: {fault}", file.display())))
    }

    /// The first entry that explains the difference.
    pub(crate) fn explanation(&self, peer: &str, difference: &Difference) -> Option<Explanation> {
        let entries = self.entries.iter().enumerate();
        let mut of_peer = entries.filter(|(_, entry)| entry.peer == peer);
        of_peer.find_map(|(entry, it)| {
            let [case, what] = it.explains(difference)?;
            Some(Explanation { entry, case, what })
        })
    }

    /// Each entry of the list, and each pattern of `cases` and of `what`, by which none of these is
    /// explained.
    pub(crate) fn idle(&self, explanations: &[Explanation]) -> Vec<String> {
        let mut idle = Vec::new();
        for (place, entry) in self.entries.iter().enumerate() {
            let own = explanations.iter().filter(|it| it.entry == place);
            let (cases, what): (HashSet<_>, HashSet<_>) = own.map(|it| (it.case, it.what)).unzip();
            let name = format!("{}: {}", entry.peer, entry.reason);
            if cases.is_empty() {
                idle.push(name);
                continue;
            }
            for (patterns, used) in [(&entry.cases, cases), (&entry.what, what)] {
                let patterns = patterns.iter().enumerate();
                let unused = patterns.filter(|(at, _)| !used.contains(&Some(*at)));
                idle.extend(unused.map(|(_, pattern)| format!("{name}: {pattern}")));
            }
        }
        idle
    }
}

impl Entry {
    /// By which pattern of `cases` and which of `what` it explains the difference, if it does.
    fn explains(&self, difference: &Difference) -> Option<[Option<usize>; 2]> {
        let among = |patterns: &[String], text: &str| {
            let found = patterns.iter().position(|pattern| matches(pattern, text));
            (found.is_some() || patterns.is_empty()).then_some(found)
        };
        let is = |pattern: &Option<String>, text: &str| {
            pattern
                .as_ref()
                .is_none_or(|pattern| matches(pattern, text))
        };
        let by = [
            among(&self.cases, &difference.id)?,
            among(&self.what, &difference.what)?,
        ];
        (is(&self.ours, &difference.ours) && is(&self.theirs, &difference.theirs)).then_some(by)
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
        let entry = |peer, difference: &Difference| {
            let explanation = listed.explanation(peer, difference);
            explanation.map(|it| (it.entry, it.case, it.what))
        };
        assert_eq!(entry("javarosa", &difference), Some((0, None, Some(0))));
        assert_eq!(entry("web-forms", &difference), None);
        difference.theirs = "1".to_owned();
        assert_eq!(entry("javarosa", &difference), None);
    }

    #[test]
    fn an_entry_or_a_pattern_that_explains_nothing_is_idle() {
        let listed: Listed = toml::from_str(
            r#"
            difference = [
              { peer = "javarosa", reason = "a", what = ["max(*", "min(*"] },
              { peer = "javarosa", reason = "b" },
              { peer = "web-forms", reason = "c" },
            ]
            "#,
        )
        .unwrap();
        let explanation = |entry, what| Explanation {
            entry,
            case: None,
            what,
        };
        let explanations = [explanation(0, Some(0)), explanation(1, None)];
        assert_eq!(
            listed.idle(&explanations),
            ["javarosa: a: min(*", "web-forms: c"]
        );
    }
}
