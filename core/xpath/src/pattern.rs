//! Regular expressions in Java's syntax, which must match the whole text.

mod java;

use fancy_regex::{Regex, RegexBuilder};

/// A compiled pattern.
#[derive(Debug, Clone)]
pub(crate) struct Pattern(Regex);

/// What matching came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Match,
    NoMatch,
    TooCostly,
}

/// Steps back that one match may take: some tens of milliseconds. Only patterns with look-around,
/// back-references or possessive parts step back at all.
const BACKTRACK_LIMIT: usize = 1_000_000;

impl Pattern {
    /// `None`: not a pattern of Java's, or too large a one.
    pub(crate) fn compile(pattern: &str) -> Option<Self> {
        let pattern = java::translate(pattern)?;
        let whole = format!(r"\A(?:{pattern})\z");
        RegexBuilder::new(&whole)
            .backtrack_limit(BACKTRACK_LIMIT)
            .build()
            .ok()
            .map(Self)
    }

    pub(crate) fn matches(&self, text: &str) -> Outcome {
        match self.0.is_match(text) {
            Ok(true) => Outcome::Match,
            Ok(false) => Outcome::NoMatch,
            Err(_) => Outcome::TooCostly,
        }
    }
}
