//! The calendar that a question wishes for, reckoned and named.

use rayi_form::Calendar;
use rayi_locale::{self as locale, Language};

/// A Gregorian date `(year, month, day)` in another calendar; `None` where there is no such day, or where the
/// calendar's reckoning does not reach it.
#[must_use]
pub fn calendar_date(calendar: Calendar, gregorian: (i16, u8, u8)) -> Option<(i16, u8, u8)> {
    reckoned(calendar).date(gregorian)
}

/// A date of another calendar in the Gregorian one.
#[must_use]
pub fn gregorian_date(calendar: Calendar, date: (i16, u8, u8)) -> Option<(i16, u8, u8)> {
    reckoned(calendar).gregorian(date)
}

/// The months of a calendar in a language, in their order; not every year has each of them.
#[must_use]
pub fn calendar_months(calendar: Calendar, language: Language) -> Vec<&'static str> {
    let calendar = reckoned(calendar);
    let name = |month| calendar.month_name(language, month);
    (1..=calendar.months()).filter_map(name).collect()
}

const fn reckoned(calendar: Calendar) -> locale::Calendar {
    match calendar {
        Calendar::Ethiopian => locale::Calendar::Ethiopian,
        Calendar::Coptic => locale::Calendar::Coptic,
        Calendar::Islamic => locale::Calendar::Islamic,
        Calendar::BikramSambat => locale::Calendar::BikramSambat,
        Calendar::Myanmar => locale::Calendar::Myanmar,
        Calendar::Persian => locale::Calendar::Persian,
        Calendar::Buddhist => locale::Calendar::Buddhist,
    }
}
