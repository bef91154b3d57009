//! The texts of one language, by Fluent; falls back to English and never shows an id.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent::concurrent::FluentBundle;
use fluent::resolver::ResolverError;
use fluent::resolver::errors::ReferenceKind;
use fluent::{FluentArgs, FluentError, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::numbers::{self, plural_category};
use crate::{Digits, Language, sources};

/// The texts of one language, with its digits. Copying it costs nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Texts {
    language: Language,
    digits: Digits,
    isolated: bool,
}

/// A value set into a text. Counts must be numbers: the string `"3"` has no plural form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg<'a> {
    /// A whole number, written in the language's digits and grouping.
    Number(i64),
    /// A text, set in as it is.
    Text(Cow<'a, str>),
}

/// What a stable code names. The same code may exist in two families and mean different things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Family {
    /// An operation did not happen.
    Error,
    /// An answer is not accepted.
    Violation,
    /// Something about a form.
    Diagnostic,
    /// Why a record waits or is held.
    Reason,
    /// What verifying a record found.
    Verdict,
}

impl Texts {
    /// The texts of `language` with the digits usual in it, for a screen.
    #[must_use]
    pub const fn new(language: Language) -> Self {
        Self {
            language,
            digits: language.usual_digits(),
            isolated: true,
        }
    }

    /// The same texts with other digits. Latin script keeps Western digits.
    #[must_use]
    pub const fn with_digits(self, digits: Digits) -> Self {
        Self { digits, ..self }
    }

    /// The same texts without isolation marks, for terminals, logs, messages and file names.
    #[must_use]
    pub const fn without_isolation(self) -> Self {
        Self {
            isolated: false,
            ..self
        }
    }

    /// The language asked for.
    #[must_use]
    pub const fn language(self) -> Language {
        self.language
    }

    /// The digits shown.
    #[must_use]
    pub const fn digits(self) -> Digits {
        self.digits
    }

    /// The digits that the language's script allows of those: Latin script keeps Western ones.
    pub(crate) const fn shown_digits(self) -> Digits {
        match self.language {
            Language::Ar | Language::Ckb => self.digits,
            Language::Kmr | Language::En => Digits::Western,
        }
    }

    /// A text. Inserted values stand between isolation marks (U+2068, U+2069), which
    /// keep codes, dates and numbers in order inside a right-to-left line; see
    /// [`Texts::without_isolation`].
    #[must_use]
    pub fn text(self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.find(id, None, args).unwrap_or_else(|| self.nameless())
    }

    /// [`Texts::text`] without isolation marks, whatever these texts are for.
    #[must_use]
    pub fn plain(self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.without_isolation().text(id, args)
    }

    /// The sentence for a code. `parameters` are those the error, violation,
    /// diagnostic or reason carries; the ones that count things are read as numbers. Where one of
    /// them is `meant`, a second sentence asks whether that was meant: the `.meant` of the code's
    /// text, or else the one for all codes.
    #[must_use]
    pub fn coded<N, V>(self, family: Family, code: &str, parameters: &[(N, V)]) -> String
    where
        N: AsRef<str>,
        V: AsRef<str>,
    {
        let args = self.code_args(parameters);
        let id = family.id(code);
        let Some(said) = self.find(&id, None, &args) else {
            return self.text(family.unknown(), &args);
        };
        let guess = args.iter().any(|(name, _)| *name == "meant").then(|| {
            self.find(&id, Some("meant"), &args)
                .or_else(|| self.find("did-you-mean", None, &args))
        });
        match guess.flatten() {
            Some(guess) => format!("{said} {guess}"),
            None => said,
        }
    }

    /// What can be done about it, where there is something to do: the `.remedy` of the code's text.
    #[must_use]
    pub fn remedy<N, V>(self, family: Family, code: &str, parameters: &[(N, V)]) -> Option<String>
    where
        N: AsRef<str>,
        V: AsRef<str>,
    {
        self.find(
            &family.id(code),
            Some("remedy"),
            &self.code_args(parameters),
        )
    }

    /// A whole number as these texts write it.
    #[must_use]
    pub fn number(self, number: i64) -> String {
        numbers::number(self.language, self.digits, &number.to_string())
    }

    /// Whether the language itself, without falling back, has a text of this id.
    #[must_use]
    pub fn has(self, id: &str) -> bool {
        bundle(self.language, self.digits).has_message(id)
    }

    /// Whether the language itself has a sentence for a code.
    #[must_use]
    pub fn has_code(self, family: Family, code: &str) -> bool {
        self.has(&family.id(code))
    }

    fn find(self, id: &str, attribute: Option<&str>, args: &[(&str, Arg<'_>)]) -> Option<String> {
        let text = [self.language, Language::En]
            .into_iter()
            .find_map(|language| render(bundle(language, self.digits), id, attribute, args))?;
        Some(match self.isolated {
            true => text,
            false => without_isolates(&text).into_owned(),
        })
    }

    /// Parameters travel as strings: those that count something become numbers again, so that they
    /// find their plural form, and those that are words of ours are said in the language.
    fn code_args<'a, N, V>(self, parameters: &'a [(N, V)]) -> Vec<(&'a str, Arg<'a>)>
    where
        N: AsRef<str>,
        V: AsRef<str>,
    {
        let arg = |name: &str, value: &'a str| match name {
            _ if COUNTS.contains(&name) => value.parse().ok().map(Arg::Number),
            "feature" => self.find(&word_id(value), None, &[]).map(Arg::from),
            // A name that stands in a form has no blanks.
            "expected" | "found" if value.contains(' ') => {
                self.find(&word_id(value), None, &[]).map(Arg::from)
            }
            _ => None,
        };
        parameters
            .iter()
            .map(|(name, value)| {
                let (name, value) = (name.as_ref(), value.as_ref());
                (name, arg(name, value).unwrap_or_else(|| value.into()))
            })
            .collect()
    }

    fn nameless(self) -> String {
        self.find("text-missing", None, &[]).unwrap_or_default()
    }
}

impl Family {
    /// All five.
    pub const ALL: [Self; 5] = [
        Self::Error,
        Self::Violation,
        Self::Diagnostic,
        Self::Reason,
        Self::Verdict,
    ];

    /// The id of the text of a code: `error-`, `violation-` … and the code.
    #[must_use]
    pub fn id(self, code: &str) -> String {
        format!("{}-{code}", self.prefix())
    }

    const fn prefix(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Violation => "violation",
            Self::Diagnostic => "diagnostic",
            Self::Reason => "reason",
            Self::Verdict => "verdict",
        }
    }

    /// The sentence for a code that this version has no words for.
    const fn unknown(self) -> &'static str {
        match self {
            Self::Error => "unknown-error",
            Self::Violation => "unknown-violation",
            Self::Diagnostic => "unknown-diagnostic",
            Self::Reason => "unknown-reason",
            Self::Verdict => "unknown-verdict",
        }
    }
}

macro_rules! counts {
    ($($whole:ty)*) => {$(
        impl From<$whole> for Arg<'_> {
            fn from(number: $whole) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )*};
}
counts!(i32 i64 u32 u64 usize);

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

/// A text without the marks that isolate inserted values (U+2066 to U+2069).
#[must_use]
pub fn without_isolates(text: &str) -> Cow<'_, str> {
    let is_isolate = |c: char| matches!(c, '\u{2066}'..='\u{2069}');
    if text.contains(is_isolate) {
        text.replace(is_isolate, "").into()
    } else {
        text.into()
    }
}

type Bundle = FluentBundle<FluentResource>;

/// Made once for each language and set of digits: a formatter is a plain function and so cannot
/// ask which digits are wanted.
fn bundle(language: Language, digits: Digits) -> &'static Bundle {
    macro_rules! made {
        ($language:ident, $digits:ident) => {{
            static BUNDLE: LazyLock<Bundle> = LazyLock::new(|| {
                let mut bundle = make(Language::$language);
                bundle.set_formatter(Some(|value, _| {
                    written(value, Language::$language, Digits::$digits)
                }));
                bundle
            });
            &BUNDLE
        }};
    }
    match (language, digits) {
        (Language::Ar, Digits::ArabicIndic) => made!(Ar, ArabicIndic),
        (Language::Ar, Digits::ExtendedArabicIndic) => made!(Ar, ExtendedArabicIndic),
        (Language::Ar, Digits::Western) => made!(Ar, Western),
        (Language::Ckb, Digits::ArabicIndic) => made!(Ckb, ArabicIndic),
        (Language::Ckb, Digits::ExtendedArabicIndic) => made!(Ckb, ExtendedArabicIndic),
        (Language::Ckb, Digits::Western) => made!(Ckb, Western),
        (Language::Kmr, _) => made!(Kmr, Western),
        (Language::En, _) => made!(En, Western),
    }
}

fn make(language: Language) -> Bundle {
    let tag: LanguageIdentifier = language.plural_tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    for source in sources::of(language) {
        // A broken entry is skipped and its id falls back; a test shows that there is none.
        let resource = match FluentResource::try_new((*source).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    // Fluent's own Arabic rules look at the whole number where CLDR looks at n mod 100.
    let added = bundle.add_function("PLURAL", move |positional, _| match positional {
        [FluentValue::Number(n)] => plural_category(language, &n.as_string()).into(),
        _ => FluentValue::Error,
    });
    debug_assert!(added.is_ok(), "no file may define PLURAL");
    bundle
}

fn written(value: &FluentValue<'_>, language: Language, digits: Digits) -> Option<String> {
    match value {
        FluentValue::Number(n) => Some(numbers::number(language, digits, &n.as_string())),
        _ => None,
    }
}

/// `None` where the bundle has no such text.
fn render(
    bundle: &Bundle,
    id: &str,
    attribute: Option<&str>,
    args: &[(&str, Arg<'_>)],
) -> Option<String> {
    let message = bundle.get_message(id)?;
    let pattern = match attribute {
        Some(name) => message.get_attribute(name)?.value(),
        None => message.value()?,
    };
    let mut args = args
        .iter()
        .map(|(name, arg)| (*name, arg.clone()))
        .collect::<FluentArgs<'_>>();
    let mut faults = Vec::new();
    let text = bundle
        .format_pattern(pattern, Some(&args), &mut faults)
        .into_owned();
    let absent: Vec<_> = faults.into_iter().filter_map(absent_variable).collect();
    if absent.is_empty() {
        return Some(text);
    }
    // Fluent prints the name of an absent variable; a person is shown an ellipsis instead.
    for name in absent {
        args.set(name, "…");
    }
    Some(
        bundle
            .format_pattern(pattern, Some(&args), &mut Vec::new())
            .into_owned(),
    )
}

fn absent_variable(fault: FluentError) -> Option<String> {
    match fault {
        FluentError::ResolverError(ResolverError::Reference(ReferenceKind::Variable { id })) => {
            Some(id)
        }
        _ => None,
    }
}

impl<'a> From<Arg<'a>> for FluentValue<'a> {
    fn from(arg: Arg<'a>) -> Self {
        match arg {
            Arg::Number(number) => number.into(),
            Arg::Text(text) => text.into(),
        }
    }
}

/// The id of the text of words that stand inside sentences: `a comma or )` -> `word-a-comma-or`.
fn word_id(words: &str) -> String {
    let letters = |c: char| !c.is_ascii_alphanumeric();
    let words: Vec<_> = words
        .split(letters)
        .filter(|word| !word.is_empty())
        .collect();
    format!("word-{}", words.join("-"))
}

/// The parameters of codes that count something.
pub(crate) const COUNTS: [&str; 3] = ["n", "count", "drafts"];

#[cfg(test)]
mod tests;
