//! What can be wrong with an expression, when it is read and when it is evaluated.
//!
//! Every error is a fact with a stable code and parameters; no text of an answer is ever among
//! them, only names and constants that stand in the form.

use crate::function::Function;

/// A result of this crate. The failure is boxed so that the good path stays small.
pub type Result<T> = std::result::Result<T, Box<Failure>>;

/// The five kinds of the expression protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The text is not an XPath expression.
    Syntax,
    /// A function is unknown or does not accept what it was given.
    Function,
    /// A function was called with too few or too many arguments.
    Arity,
    /// A value cannot be what is asked of it.
    Type,
    /// The surroundings lack something: an instance, a variable, time.
    Context,
}

impl Kind {
    /// The kind's name in the protocol: `syntax`, `function`, `arity`, `type` or `context`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::Function => "function",
            Self::Arity => "arity",
            Self::Type => "type",
            Self::Context => "context",
        }
    }
}

/// One fact about what went wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A character that begins no token.
    #[error("unexpected character {found:?}")]
    UnexpectedCharacter {
        /// The character.
        found: char,
    },
    /// A text literal without its closing quote.
    #[error("this text has no closing quote")]
    UnterminatedText,
    /// A token where another was expected.
    #[error("expected {expected}, found {found}")]
    UnexpectedToken {
        /// The token's text, or "the end".
        found: String,
        /// What would have been right.
        expected: &'static str,
    },
    /// Parentheses, predicates or operators nested too deeply.
    #[error("nested more than {limit} deep")]
    TooDeep {
        /// The deepest nesting accepted.
        limit: u32,
    },
    /// The expression's text is too long.
    #[error("longer than {limit} bytes")]
    TooLong {
        /// The longest text accepted, in bytes.
        limit: u32,
    },
    /// A prefix without declaration.
    #[error("the prefix {prefix} is not declared")]
    UnknownPrefix {
        /// The prefix.
        prefix: String,
    },
    /// An axis that XPath 1.0 does not have.
    #[error("there is no axis {name}")]
    UnknownAxis {
        /// The name before `::`.
        name: String,
    },
    /// A function that nobody provides.
    #[error("there is no function {name}()")]
    UnknownFunction {
        /// The name as written.
        name: String,
    },
    /// Too few or too many arguments.
    #[error("takes {}, was given {given}", arity(*.least, *.most))]
    WrongArgumentCount {
        /// How many stand there.
        given: u32,
        /// The fewest accepted.
        least: u32,
        /// The most accepted; `None` is "any number".
        most: Option<u32>,
    },
    /// Something other than nodes where nodes are needed.
    #[error("nodes are needed here")]
    NotNodes,
    /// A path is needed, not a computed value.
    #[error("a path is needed here")]
    NotAPath,
    /// Several nodes where one value is meant.
    #[error("{count} nodes where one value is needed")]
    ManyNodes {
        /// How many nodes the path selects.
        count: u64,
    },
    /// A text or number that is no date.
    #[error("this value is not a date")]
    NotADate,
    /// A value that is no position on the earth.
    #[error("this value is not a position")]
    NotAPosition,
    /// Two lists of different length where they pair up.
    #[error("two lists of different length: {left} and {right}")]
    UnequalLists {
        /// Length of the first.
        left: u64,
        /// Length of the second.
        right: u64,
    },
    /// The first path of `indexed-repeat` does not lie below the repeat.
    #[error("the field does not lie in this repeat")]
    NotInRepeat,
    /// A regular expression that cannot be read.
    #[error("this regular expression cannot be read")]
    BadPattern,
    /// A regular expression of Java's with a part that is not known here.
    #[error("this regular expression uses {what}, which is not supported")]
    UnsupportedPattern {
        /// The part.
        what: String,
    },
    /// A regular expression that needs too much work for this text.
    #[error("this regular expression needs too much work")]
    PatternTooCostly,
    /// An unknown escape in a date format.
    #[error("a date format has no %{escape}")]
    UnknownDateEscape {
        /// The character after `%`; `None` where the format ends with `%`.
        escape: char,
    },
    /// A digest algorithm or encoding that is not among the known ones.
    #[error("there is no such digest algorithm or encoding")]
    UnknownAlgorithm,
    /// `search()` outside an appearance.
    #[error("this function belongs into an appearance")]
    OnlyInAppearance,
    /// An instance that the form does not have.
    #[error("there is no instance {id}")]
    MissingInstance {
        /// The id asked for.
        id: String,
    },
    /// A variable; XForms binds none.
    #[error("the variable ${name} is not bound")]
    UnboundVariable {
        /// Its name.
        name: String,
    },
    /// The evaluation took more steps than it may.
    #[error("needs more than {limit} steps of work")]
    TooMuchWork {
        /// The steps allowed.
        limit: u64,
    },
    /// A text grew beyond the limit.
    #[error("makes a text of more than {limit} bytes")]
    TextTooLong {
        /// The longest text allowed, in bytes.
        limit: u64,
    },
}

/// Every code that [`Error::code`] can give.
pub const CODES: &[&str] = &[
    "xpath-unexpected-character",
    "xpath-unterminated-text",
    "xpath-unexpected-token",
    "xpath-too-deep",
    "xpath-too-long",
    "xpath-unknown-prefix",
    "xpath-unknown-axis",
    "xpath-unknown-function",
    "xpath-wrong-argument-count",
    "xpath-not-nodes",
    "xpath-not-a-path",
    "xpath-many-nodes",
    "xpath-not-a-date",
    "xpath-not-a-position",
    "xpath-unequal-lists",
    "xpath-not-in-repeat",
    "xpath-bad-pattern",
    "xpath-unsupported-pattern",
    "xpath-pattern-too-costly",
    "xpath-unknown-date-escape",
    "xpath-unknown-algorithm",
    "xpath-only-in-appearance",
    "xpath-missing-instance",
    "xpath-unbound-variable",
    "xpath-too-much-work",
    "xpath-text-too-long",
];

impl Error {
    /// The stable code, in kebab-case.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnexpectedCharacter { .. } => "xpath-unexpected-character",
            Self::UnterminatedText => "xpath-unterminated-text",
            Self::UnexpectedToken { .. } => "xpath-unexpected-token",
            Self::TooDeep { .. } => "xpath-too-deep",
            Self::TooLong { .. } => "xpath-too-long",
            Self::UnknownPrefix { .. } => "xpath-unknown-prefix",
            Self::UnknownAxis { .. } => "xpath-unknown-axis",
            Self::UnknownFunction { .. } => "xpath-unknown-function",
            Self::WrongArgumentCount { .. } => "xpath-wrong-argument-count",
            Self::NotNodes => "xpath-not-nodes",
            Self::NotAPath => "xpath-not-a-path",
            Self::ManyNodes { .. } => "xpath-many-nodes",
            Self::NotADate => "xpath-not-a-date",
            Self::NotAPosition => "xpath-not-a-position",
            Self::UnequalLists { .. } => "xpath-unequal-lists",
            Self::NotInRepeat => "xpath-not-in-repeat",
            Self::BadPattern => "xpath-bad-pattern",
            Self::UnsupportedPattern { .. } => "xpath-unsupported-pattern",
            Self::PatternTooCostly => "xpath-pattern-too-costly",
            Self::UnknownDateEscape { .. } => "xpath-unknown-date-escape",
            Self::UnknownAlgorithm => "xpath-unknown-algorithm",
            Self::OnlyInAppearance => "xpath-only-in-appearance",
            Self::MissingInstance { .. } => "xpath-missing-instance",
            Self::UnboundVariable { .. } => "xpath-unbound-variable",
            Self::TooMuchWork { .. } => "xpath-too-much-work",
            Self::TextTooLong { .. } => "xpath-text-too-long",
        }
    }

    /// The kind this fact belongs to.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::UnexpectedCharacter { .. }
            | Self::UnterminatedText
            | Self::UnexpectedToken { .. }
            | Self::TooDeep { .. }
            | Self::TooLong { .. }
            | Self::UnknownAxis { .. } => Kind::Syntax,
            Self::UnknownFunction { .. }
            | Self::BadPattern
            | Self::UnsupportedPattern { .. }
            | Self::PatternTooCostly
            | Self::UnknownDateEscape { .. }
            | Self::UnknownAlgorithm => Kind::Function,
            Self::WrongArgumentCount { .. } => Kind::Arity,
            Self::NotNodes
            | Self::NotAPath
            | Self::ManyNodes { .. }
            | Self::NotADate
            | Self::NotAPosition
            | Self::UnequalLists { .. }
            | Self::NotInRepeat => Kind::Type,
            Self::UnknownPrefix { .. }
            | Self::OnlyInAppearance
            | Self::MissingInstance { .. }
            | Self::UnboundVariable { .. }
            | Self::TooMuchWork { .. }
            | Self::TextTooLong { .. } => Kind::Context,
        }
    }

    fn parameters(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::UnexpectedCharacter { found } => vec![("found", found.to_string())],
            Self::UnexpectedToken { found, expected } => {
                vec![
                    ("found", found.clone()),
                    ("expected", (*expected).to_owned()),
                ]
            }
            Self::TooDeep { limit } | Self::TooLong { limit } => vec![("limit", limit.to_string())],
            Self::UnknownPrefix { prefix } => vec![("prefix", prefix.clone())],
            Self::UnknownAxis { name }
            | Self::UnknownFunction { name }
            | Self::UnboundVariable { name } => vec![("name", name.clone())],
            Self::WrongArgumentCount { given, least, most } => vec![
                ("given", given.to_string()),
                ("least", least.to_string()),
                (
                    "most",
                    most.map_or_else(|| "any".to_owned(), |most| most.to_string()),
                ),
            ],
            Self::UnsupportedPattern { what } => vec![("what", what.clone())],
            Self::ManyNodes { count } => vec![("count", count.to_string())],
            Self::UnequalLists { left, right } => {
                vec![("left", left.to_string()), ("right", right.to_string())]
            }
            Self::UnknownDateEscape { escape } => vec![("escape", escape.to_string())],
            Self::MissingInstance { id } => vec![("id", id.clone())],
            Self::TooMuchWork { limit } | Self::TextTooLong { limit } => {
                vec![("limit", limit.to_string())]
            }
            Self::UnterminatedText
            | Self::NotNodes
            | Self::NotAPath
            | Self::NotADate
            | Self::NotAPosition
            | Self::NotInRepeat
            | Self::BadPattern
            | Self::PatternTooCostly
            | Self::OnlyInAppearance
            | Self::UnknownAlgorithm => Vec::new(),
        }
    }
}

/// An [`Error`] with its place in the expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The fact.
    pub error: Error,
    /// Byte offset in the expression's source.
    pub at: u32,
    /// The function that was being called, if any.
    pub function: Option<Function>,
    /// Which of its arguments, from 1.
    pub argument: Option<u32>,
}

impl Failure {
    pub(crate) fn new(error: Error, at: u32) -> Box<Self> {
        Box::new(Self {
            error,
            at,
            function: None,
            argument: None,
        })
    }

    /// The stable code of the fact.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.error.code()
    }

    /// The kind of the fact.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.error.kind()
    }

    /// The fact's parameters, then `function` and `argument` where known.
    #[must_use]
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let mut parameters = self.error.parameters();
        if let Some(function) = self.function {
            parameters.push(("function", function.name().to_owned()));
        }
        if let Some(argument) = self.argument {
            parameters.push(("argument", argument.to_string()));
        }
        parameters
    }

    /// The failure, the line of `source` it lies in, and a caret below the place.
    #[must_use]
    pub fn explain(&self, source: &str) -> String {
        let mut at = source.len().min(self.at as usize);
        while !source.is_char_boundary(at) {
            at -= 1;
        }
        let start = source[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let end = source[at..]
            .find('\n')
            .map_or(source.len(), |newline| at + newline);
        let column = source[start..at].chars().count();
        format!(
            "{self}\n  {}\n  {}^",
            &source[start..end],
            " ".repeat(column)
        )
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.function, self.argument) {
            (Some(function), Some(argument)) => {
                write!(
                    f,
                    "{}(), argument {argument}: {}",
                    function.name(),
                    self.error
                )
            }
            (Some(function), None) => write!(f, "{}(): {}", function.name(), self.error),
            (None, _) => write!(f, "{}", self.error),
        }
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

fn arity(least: u32, most: Option<u32>) -> String {
    match most {
        Some(most) if most == least => format!("{least} argument(s)"),
        Some(most) => format!("{least} to {most} arguments"),
        None => format!("at least {least} argument(s)"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_codes_is_whole() {
        let source = include_str!("error.rs");
        let given: Vec<_> = source
            .lines()
            .filter(|line| line.trim_start().starts_with("Self::"))
            .filter_map(|line| line.split_once("=> \"xpath-"))
            .map(|(_, rest)| format!("xpath-{}", rest.trim_end_matches("\",")))
            .collect();
        assert_eq!(given, CODES);
        assert!(given.contains(&Error::NotADate.code().to_owned()));
    }
}
