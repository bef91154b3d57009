//! Regular expressions in Java's syntax, which must match the whole text.

mod java;

use fancy_regex::{Regex, RegexBuilder};

/// A compiled pattern.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    regex: Regex,
    /// Whether it has parts that are matched by stepping back: look-around, references,
    /// possessive repetition. Any other pattern is matched in time linear in the text.
    steps_back: bool,
}

/// What matching came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Match,
    NoMatch,
    TooCostly,
}

/// Steps back that one match may take; some milliseconds.
const BACKTRACK_LIMIT: usize = 200_000;

impl Pattern {
    /// `None`: not a pattern of Java's, or too large a one.
    pub(crate) fn compile(pattern: &str) -> Option<Self> {
        let (pattern, steps_back) = java::translate(pattern)?;
        let whole = format!(r"\A(?:{pattern})\z");
        let regex = RegexBuilder::new(&whole)
            .backtrack_limit(BACKTRACK_LIMIT)
            .build()
            .ok()?;
        Some(Self { regex, steps_back })
    }

    pub(crate) fn matches(&self, text: &str) -> Outcome {
        match self.regex.is_match(text) {
            Ok(true) => Outcome::Match,
            Ok(false) => Outcome::NoMatch,
            Err(_) => Outcome::TooCostly,
        }
    }

    /// What matching this text may cost, in steps of evaluation.
    pub(crate) fn cost(&self, text: &str) -> usize {
        if self.steps_back {
            BACKTRACK_LIMIT / 50
        } else {
            1 + text.len() / 16
        }
    }
}
