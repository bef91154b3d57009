//! Regular expressions in Java's syntax, which must match the whole text.

mod java;
mod sequence;

use fancy_regex::{Regex, RegexBuilder};

use crate::error::Error;
use sequence::Sequences;

/// A compiled pattern.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    matcher: Matcher,
    /// Whether it has parts that are matched by stepping back: look-around, references,
    /// possessive repetition. Any other pattern is matched in time linear in the text.
    steps_back: bool,
    weight: u64,
}

/// What a pattern is matched by.
#[derive(Debug, Clone)]
enum Matcher {
    Sequences(Sequences),
    Library(Regex),
}

/// Why a pattern is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Java would not take it either.
    Malformed,
    /// Java would, but this part is not known here.
    Unsupported(String),
    /// Its counts or groups make it too large.
    TooLarge,
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

/// Longest text for a pattern that steps back, in bytes: each step may look at all of it.
const STEPPING_TEXT: usize = 16 << 10;

/// What compiling any pattern costs, in steps of evaluation.
const COMPILING: usize = 2_000;

impl Refusal {
    pub(crate) fn error(&self) -> Error {
        match self {
            Self::Malformed => Error::BadPattern,
            Self::Unsupported(what) => Error::UnsupportedPattern { what: what.clone() },
            Self::TooLarge => Error::PatternTooCostly,
        }
    }
}

impl Pattern {
    /// Reads a pattern and makes it ready for matching.
    pub(crate) fn compile(pattern: &str) -> Result<Self, Refusal> {
        if let Some(sequences) = Sequences::read(pattern) {
            return Ok(Self {
                // Each place may be looked at for each character: a quarter of a step.
                weight: 64 * sequences.places() as u64,
                matcher: Matcher::Sequences(sequences),
                steps_back: false,
            });
        }
        Self::of_library(pattern)
    }

    fn of_library(pattern: &str) -> Result<Self, Refusal> {
        let java::Translation {
            pattern,
            steps_back,
            weight,
        } = java::translate(pattern)?;
        let whole = format!(r"\A(?:{pattern})\z");
        let regex = RegexBuilder::new(&whole)
            .backtrack_limit(BACKTRACK_LIMIT)
            .build()
            .map_err(|fault| refusal(&fault))?;
        Ok(Self {
            matcher: Matcher::Library(regex),
            steps_back,
            weight,
        })
    }

    /// Whether a pattern can be read, without the work of compiling it.
    pub(crate) fn check(pattern: &str) -> Result<(), Refusal> {
        java::translate(pattern).map(|_| ())
    }

    pub(crate) fn matches(&self, text: &str) -> Outcome {
        if self.steps_back && text.len() > STEPPING_TEXT {
            return Outcome::TooCostly;
        }
        let matches = match &self.matcher {
            Matcher::Sequences(sequences) => Ok(sequences.matches(text)),
            Matcher::Library(regex) => regex.is_match(text),
        };
        match matches {
            Ok(true) => Outcome::Match,
            Ok(false) => Outcome::NoMatch,
            Err(_) => Outcome::TooCostly,
        }
    }

    /// What matching this text may cost, in steps of evaluation.
    pub(crate) fn cost(&self, text: &str) -> usize {
        if self.steps_back {
            return BACKTRACK_LIMIT / 50;
        }
        let weight = usize::try_from(self.weight / 256).unwrap_or(usize::MAX);
        (text.len() / 16).saturating_mul(weight + 1) + 1
    }

    /// What compiling cost, in steps of evaluation.
    pub(crate) fn compiling_cost(&self) -> usize {
        COMPILING.saturating_add(usize::try_from(self.weight).unwrap_or(usize::MAX))
    }
}

/// What the library does not take although the translation did.
fn refusal(fault: &fancy_regex::Error) -> Refusal {
    use fancy_regex::{CompileError, Error, ParseError};
    let unsupported = |what: &str| Refusal::Unsupported(what.to_owned());
    match fault {
        Error::ParseError(_, ParseError::RecursionExceeded) => Refusal::TooLarge,
        Error::ParseError(_, ParseError::TargetNotRepeatable) => {
            unsupported("a repeated assertion")
        }
        Error::CompileError(fault) => match &**fault {
            CompileError::InnerError(fault) if fault.size_limit().is_some() => Refusal::TooLarge,
            CompileError::InnerError(_) => Refusal::Malformed,
            CompileError::LookBehindNotConst
            | CompileError::VariableLookBehindRequiresFeature
            | CompileError::DfaBuildError(..) => unsupported("a look-behind of no fixed length"),
            CompileError::FeatureNotYetSupported(what) => unsupported(what),
            CompileError::InvalidBackref(_) => unsupported("a reference to a later group"),
            _ => Refusal::TooLarge,
        },
        _ => Refusal::Malformed,
    }
}
