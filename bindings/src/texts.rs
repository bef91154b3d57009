//! The words of the interface: Fluent's texts, numbers and dates in one language.

use std::collections::HashMap;

use rayi::{
    Arg, Calendar, Connection, Digits, Direction, Family, Hindrance, Language, Networks,
    SystemEnvironment, TextView,
};

use crate::{OutboxEntry, ViolationView};

/// The texts of one language with one set of digits.
#[derive(Debug, uniffi::Object)]
pub struct Texts(rayi::Texts);

/// A value set into a text.
#[derive(Clone, Debug, uniffi::Enum)]
pub enum TextArgument {
    /// What is counted: it chooses the plural form and is written in the digits shown.
    Number(i64),
    /// A text, set in as it is.
    Text(String),
}

/// A language of the interface.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct InterfaceLanguage {
    /// BCP 47 tag; what [`Texts`] takes.
    pub tag: String,
    /// Its name in itself.
    pub name: String,
    /// The way its lines run, and the layout with them.
    pub direction: Direction,
}

/// The digits numbers are shown in. What is typed may be in any of them, what is stored is ASCII.
#[uniffi::remote(Enum)]
pub enum Digits {
    /// 0123.
    Western,
    /// ٠١٢٣.
    ArabicIndic,
    /// ۰۱۲۳.
    ExtendedArabicIndic,
}

/// What a stable code names.
#[uniffi::remote(Enum)]
pub enum Family {
    /// An operation did not happen: `RayiError`.
    Error,
    /// An answer is not accepted: `ViolationView`.
    Violation,
    /// Something about a form: `Diagnostic`.
    Diagnostic,
    /// Why a record waits or is held: `Reason`.
    Reason,
    /// What verifying a record found.
    Verdict,
}

/// Networks that records may be sent over by themselves, as a person sets it.
#[uniffi::remote(Enum)]
pub enum Networks {
    /// Any.
    Any,
    /// Those that do not count what goes through them, such as most Wi-Fi.
    Unmetered,
    /// None: only when a person sends.
    Never,
}

/// The network that there is.
#[uniffi::remote(Enum)]
pub enum Connection {
    /// There is none.
    Absent,
    /// One that counts what goes through it.
    Metered,
    /// One that does not.
    Unmetered,
}

/// What keeps every record from being sent by itself.
#[uniffi::remote(Enum)]
pub enum Hindrance {
    /// There is no network.
    Offline,
    /// The network counts what goes through it, and such a one is not to be used.
    Metered,
    /// A person sends.
    ByHand,
}

#[uniffi::export]
impl Texts {
    /// The texts of the first of these BCP 47 tags that is a language of ours, English where none is;
    /// with the digits usual in it, if no others are asked for. Latin script keeps Western digits.
    #[uniffi::constructor]
    #[must_use]
    pub fn new(tags: Vec<String>, digits: Option<Digits>) -> Self {
        let texts = rayi::Texts::new(Language::negotiate(&tags).unwrap_or_default());
        Self(digits.map_or(texts, |digits| texts.with_digits(digits)))
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> InterfaceLanguage {
        self.0.language().into()
    }

    /// The digits shown.
    #[must_use]
    pub fn digits(&self) -> Digits {
        self.0.digits()
    }

    /// A text by its id. Values in it stand between isolation marks (U+2068, U+2069).
    #[must_use]
    pub fn text(&self, id: &str, arguments: HashMap<String, TextArgument>) -> String {
        self.0.text(id, &args(&arguments))
    }

    /// The same without isolation marks, for messages and file names.
    #[must_use]
    pub fn plain(&self, id: &str, arguments: HashMap<String, TextArgument>) -> String {
        self.0.plain(id, &args(&arguments))
    }

    /// The sentence for a code, with the facts that came with it.
    #[must_use]
    pub fn coded(&self, family: Family, code: &str, parameters: HashMap<String, String>) -> String {
        self.0.coded(family, code, &pairs(parameters))
    }

    /// What can be done about it, where there is something to do.
    #[must_use]
    pub fn remedy(
        &self,
        family: Family,
        code: &str,
        parameters: HashMap<String, String>,
    ) -> Option<String> {
        self.0.remedy(family, code, &pairs(parameters))
    }

    /// Why an answer is not accepted: in the author's words, or else in ours.
    #[must_use]
    pub fn violation(&self, violation: ViolationView) -> TextView {
        violation.message.unwrap_or_else(|| TextView {
            text: self.0.coded(
                Family::Violation,
                &violation.code,
                &pairs(violation.parameters),
            ),
            language_tag: Some(self.0.language().tag().to_owned()),
            direction: self.0.language().direction(),
            fallback: false,
        })
    }

    /// Where a record stands, in one line; `hindrance` says what keeps all of them.
    #[must_use]
    pub fn outbox_line(&self, entry: OutboxEntry, hindrance: Option<Hindrance>) -> String {
        rayi::outbox_line(self.0, &entry.into(), hindrance, &SystemEnvironment)
    }

    /// A number as the language writes it, from its stored form; what is no number stays.
    #[must_use]
    pub fn number(&self, stored: &str) -> String {
        self.0.value("decimal", stored)
    }

    /// An answer as the language writes it, by its `data_type`; texts and codes stay as they are.
    #[must_use]
    pub fn value(&self, data_type: &str, stored: &str) -> String {
        self.0.value(data_type, stored)
    }

    /// A moment, in milliseconds since 1970 UTC, on this device's clock and in words.
    #[must_use]
    pub fn moment(&self, ms: i64) -> String {
        rayi::moment(self.0, ms, &SystemEnvironment)
    }

    /// A number of bytes, such as `7.2 MB`.
    #[must_use]
    pub fn size(&self, bytes: u64) -> String {
        self.0.size(bytes)
    }

    /// The twelve Gregorian months, as Iraq names them.
    #[must_use]
    pub fn month_names(&self) -> Vec<String> {
        let name = |month| rayi::month_name(self.0.language(), month);
        (1..=12).filter_map(name).map(ToOwned::to_owned).collect()
    }

    /// The months of another calendar, in their order; not every year has each of them.
    #[must_use]
    pub fn calendar_months(&self, calendar: Calendar) -> Vec<String> {
        let names = rayi::calendar_months(calendar, self.0.language());
        names.into_iter().map(ToOwned::to_owned).collect()
    }

    /// The seven days of a week in the order of a calendar's columns: from Saturday on, as in Iraq.
    #[must_use]
    pub fn weekday_names(&self) -> Vec<String> {
        let day = |column| (rayi::FIRST_WEEKDAY - 1 + column) % 7 + 1;
        let name = |column| rayi::weekday_name(self.0.language(), day(column));
        (0..7).filter_map(name).map(ToOwned::to_owned).collect()
    }
}

/// A date: year, month and day, each from 1, in a calendar that is said beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct DateParts {
    /// Year.
    pub year: i16,
    /// Month.
    pub month: u8,
    /// Day.
    pub day: u8,
}

/// A Gregorian date in another calendar; `None` where there is no such day, or where the calendar's reckoning
/// does not reach it.
#[uniffi::export]
#[must_use]
pub fn calendar_date(calendar: Calendar, gregorian: DateParts) -> Option<DateParts> {
    rayi::calendar_date(calendar, gregorian.into()).map(Into::into)
}

/// A date of another calendar in the Gregorian one.
#[uniffi::export]
#[must_use]
pub fn gregorian_date(calendar: Calendar, date: DateParts) -> Option<DateParts> {
    rayi::gregorian_date(calendar, date.into()).map(Into::into)
}

impl From<DateParts> for (i16, u8, u8) {
    fn from(date: DateParts) -> Self {
        (date.year, date.month, date.day)
    }
}

impl From<(i16, u8, u8)> for DateParts {
    fn from((year, month, day): (i16, u8, u8)) -> Self {
        Self { year, month, day }
    }
}

/// The languages of the interface, in the order that a picker shows them.
#[uniffi::export]
#[must_use]
pub fn interface_languages() -> Vec<InterfaceLanguage> {
    Language::ALL.into_iter().map(Into::into).collect()
}

/// A text as searching compares it: one spelling for letters that look alike, ASCII digits, lower case.
#[uniffi::export]
#[must_use]
pub fn fold(text: &str) -> String {
    rayi::fold(text)
}

/// What keeps records from being sent by themselves now; nothing lets them go.
#[uniffi::export]
#[must_use]
pub fn hindrance(networks: Networks, connection: Connection) -> Option<Hindrance> {
    networks.hindrance(connection)
}

impl From<Language> for InterfaceLanguage {
    fn from(language: Language) -> Self {
        Self {
            tag: language.tag().to_owned(),
            name: language.own_name().to_owned(),
            direction: language.direction(),
        }
    }
}

fn args(arguments: &HashMap<String, TextArgument>) -> Vec<(&str, Arg<'_>)> {
    let arg = |argument| match argument {
        &TextArgument::Number(number) => Arg::from(number),
        TextArgument::Text(text) => Arg::from(text.as_str()),
    };
    let named = |(name, argument)| (String::as_str(name), arg(argument));
    arguments.iter().map(named).collect()
}

fn pairs(parameters: HashMap<String, String>) -> Vec<(String, String)> {
    parameters.into_iter().collect()
}
