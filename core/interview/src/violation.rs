//! [`Violation`]: what is wrong with an answer; data for the screen, never an error.

/// Why an answer is not accepted, or a question not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ViolationKind {
    /// The question must be answered.
    Required,
    /// The author's condition does not hold.
    Constraint,
    /// The text is no whole number.
    NotAnInteger,
    /// The text is no number.
    NotANumber,
    /// The number is larger than the type can hold.
    OutOfRange,
    /// The number lies outside the range asked for, or between its steps.
    NotInRange,
    /// The text is no date of the form `2024-01-31`.
    NotADate,
    /// The text is no time of the form `13:45`.
    NotATime,
    /// The text is no date with a time.
    NotADateTime,
    /// The text is no place.
    NotAPlace,
    /// The answer is not among the choices.
    NotAChoice,
    /// The same choice is named twice.
    ChoiceTwice,
    /// A ranking must hold every choice once.
    NotARanking,
    /// The question cannot be changed.
    ReadOnly,
    /// The question is not asked, given the other answers.
    NotRelevant,
    /// A repeat's count asks for more instances than there may be.
    TooManyInstances,
    /// The file that the answer names is not attached.
    FileMissing,
    /// An expression of the form cannot be evaluated here.
    ExpressionFailed,
}

impl ViolationKind {
    /// Stable kebab-case name; the text for a person comes by it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Constraint => "constraint",
            Self::NotAnInteger => "not-an-integer",
            Self::NotANumber => "not-a-number",
            Self::OutOfRange => "out-of-range",
            Self::NotInRange => "not-in-range",
            Self::NotADate => "not-a-date",
            Self::NotATime => "not-a-time",
            Self::NotADateTime => "not-a-date-time",
            Self::NotAPlace => "not-a-place",
            Self::NotAChoice => "not-a-choice",
            Self::ChoiceTwice => "choice-twice",
            Self::NotARanking => "not-a-ranking",
            Self::ReadOnly => "read-only",
            Self::NotRelevant => "not-relevant",
            Self::TooManyInstances => "too-many-instances",
            Self::FileMissing => "file-missing",
            Self::ExpressionFailed => "expression-failed",
        }
    }
}

/// Every code of a [`ViolationKind`].
pub const CODES: &[&str] = &[
    "required",
    "constraint",
    "not-an-integer",
    "not-a-number",
    "out-of-range",
    "not-in-range",
    "not-a-date",
    "not-a-time",
    "not-a-date-time",
    "not-a-place",
    "not-a-choice",
    "choice-twice",
    "not-a-ranking",
    "read-only",
    "not-relevant",
    "too-many-instances",
    "file-missing",
    "expression-failed",
];

/// What is wrong with the answer to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Path of the question, with positions at repeats.
    pub path: String,
    /// What is wrong.
    pub kind: ViolationKind,
    /// The form author's words about it, in the current language, if there are any.
    pub message: Option<crate::view::TextView>,
}
