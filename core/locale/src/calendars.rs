//! Dates in other calendars than the Gregorian: what forms ask for with an appearance, and store in ISO.
//!
//! A date is `(year, month, day)`, counted from 1. What a calendar has is told by converting: a day that
//! does not exist, or that its reckoning here does not reach, is `None`.

mod bikram_sambat;
mod days;
mod myanmar;
mod names;

use crate::Language;
use days::{Day, from_gregorian, to_gregorian};

/// A calendar that dates are asked in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Calendar {
    /// Thirteen months, the last one of five or six days; years since the Incarnation (Amete Mihret).
    Ethiopian,
    /// The same months under other names, years of the Martyrs.
    Coptic,
    /// The tabular Islamic calendar (civil epoch, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of
    /// thirty), as Collect reckons it: it may be a day off what is announced by sight of the moon.
    Islamic,
    /// Nepal's, by the table of its published years.
    BikramSambat,
    /// Myanmar's, with its second Waso and the months that outlast the solar year.
    Myanmar,
    /// The solar Hijri calendar of Iran, which Kurds of Iran count by too.
    Persian,
    /// The Gregorian calendar with years of the Buddhist era, as in Thailand.
    Buddhist,
}

impl Calendar {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Ethiopian,
        Self::Coptic,
        Self::Islamic,
        Self::BikramSambat,
        Self::Myanmar,
        Self::Persian,
        Self::Buddhist,
    ];

    /// A Gregorian date in this calendar.
    #[must_use]
    pub fn date(self, gregorian: Day) -> Option<Day> {
        if self == Self::Buddhist {
            let (year, month, day) = from_gregorian(gregorian).map(|_| gregorian)?;
            return Some((year.checked_add(BUDDHIST_ERA)?, month, day));
        }
        let number = from_gregorian(gregorian)?;
        match self {
            Self::BikramSambat => bikram_sambat::date(number),
            Self::Myanmar => myanmar::date(number),
            _ => self.searched(number),
        }
    }

    /// A date of this calendar in the Gregorian one.
    #[must_use]
    pub fn gregorian(self, date: Day) -> Option<Day> {
        to_gregorian(self.number(date)?)
    }

    /// How many names of months it has; not every year has each of them.
    #[must_use]
    pub fn months(self) -> u8 {
        u8::try_from(names::of(self, Language::En).len()).unwrap_or(u8::MAX)
    }

    /// The name of a month, from 1.
    #[must_use]
    pub fn month_name(self, language: Language, month: u8) -> Option<&'static str> {
        let names = names::of(self, language);
        names.get(usize::from(month).checked_sub(1)?).copied()
    }

    /// Julian day number of a date.
    fn number(self, (year, month, day): Day) -> Option<i32> {
        let (y, m, d) = (i32::from(year), i32::from(month), i32::from(day));
        if !(1..=LAST_YEAR).contains(&y) || m < 1 || d < 1 {
            return None;
        }
        let number = match self {
            Self::Ethiopian => coptic_number(ETHIOPIAN_EPOCH, (y, m, d))?,
            Self::Coptic => coptic_number(COPTIC_EPOCH, (y, m, d))?,
            Self::Islamic => islamic_number((y, m, d))?,
            Self::Persian => persian_number((y, m, d))?,
            Self::Buddhist => from_gregorian((year.checked_sub(BUDDHIST_ERA)?, month, day))?,
            Self::BikramSambat => bikram_sambat::number((year, month, day))?,
            Self::Myanmar => myanmar::number((year, month, day))?,
        };
        Some(number)
    }

    /// The date of a day number, in a calendar whose years have a rule: the last year, month and day
    /// that do not begin after it.
    fn searched(self, number: i32) -> Option<Day> {
        let first = self.number((1, 1, 1))?;
        let guess = i16::try_from((number - first) / 366).ok()?;
        let begun = |date: Day| self.number(date).is_some_and(|begin| begin <= number);
        let mut year = guess.max(1);
        while begun((year.checked_add(1)?, 1, 1)) {
            year += 1;
        }
        let month = (1..=self.months())
            .rev()
            .find(|month| begun((year, *month, 1)))?;
        let day = number - self.number((year, month, 1))? + 1;
        let date = (year, month, u8::try_from(day).ok()?);
        (self.number(date)? == number).then_some(date)
    }
}

/// Years of the Buddhist era that the Gregorian one has not.
const BUDDHIST_ERA: i16 = 543;
/// Beyond this no survey asks, and numbers of days still fit.
const LAST_YEAR: i32 = 9999;
/// Day number of the first day of year 1: 29 August 8, Julian.
const ETHIOPIAN_EPOCH: i32 = 1_724_221;
/// 29 August 284, Julian.
const COPTIC_EPOCH: i32 = 1_825_030;
/// 16 July 622, Julian.
const ISLAMIC_EPOCH: i32 = 1_948_440;
/// The day before year 1 of the solar Hijri calendar, so that a year's first day adds whole years and leaps.
const PERSIAN_EPOCH: i32 = 1_948_320;

/// Twelve months of thirty days and what is left of the year; every fourth year leaves six days.
fn coptic_number(epoch: i32, (year, month, day): (i32, i32, i32)) -> Option<i32> {
    let length = match month {
        1..=12 => 30,
        13 => 5 + i32::from(year % 4 == 3),
        _ => return None,
    };
    (day <= length).then(|| epoch + 365 * (year - 1) + year / 4 + 30 * (month - 1) + day - 1)
}

fn islamic_number((year, month, day): (i32, i32, i32)) -> Option<i32> {
    let is_leap = (11 * year + 14) % 30 < 11;
    let length = match month {
        12 if is_leap => 30,
        1..=12 => 29 + month % 2,
        _ => return None,
    };
    let before = 354 * (year - 1) + (11 * year + 3) / 30 + 29 * (month - 1) + month / 2;
    (day <= length).then(|| ISLAMIC_EPOCH + before + day - 1)
}

/// Leap years by the cycle of 33, which has kept step with the equinox since 1178 and does to 1633.
fn persian_number((year, month, day): (i32, i32, i32)) -> Option<i32> {
    let first = |year: i32| PERSIAN_EPOCH + 365 * (year - 1) + (8 * year + 21) / 33;
    let is_leap = first(year + 1) - first(year) == 366;
    let length = match month {
        1..=6 => 31,
        7..=11 => 30,
        12 => 29 + i32::from(is_leap),
        _ => return None,
    };
    let before = 30 * (month - 1) + (month - 1).min(6);
    (day <= length).then(|| first(year) + before + day - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Days whose dates are published: new years of each calendar, and days of its last month.
    #[test]
    fn days_that_almanacs_name() {
        use Calendar::{BikramSambat, Buddhist, Coptic, Ethiopian, Islamic, Myanmar, Persian};
        for (calendar, date, gregorian) in [
            (Ethiopian, (2000, 1, 1), (2007, 9, 12)),
            (Ethiopian, (2011, 13, 6), (2019, 9, 11)),
            (Ethiopian, (2016, 4, 28), (2024, 1, 7)),
            (Coptic, (1740, 4, 28), (2024, 1, 7)),
            (Coptic, (1724, 1, 1), (2007, 9, 12)),
            (Islamic, (1445, 1, 1), (2023, 7, 19)),
            (Islamic, (1445, 9, 1), (2024, 3, 11)),
            (Islamic, (1420, 9, 27), (2000, 1, 4)),
            (Persian, (1403, 1, 1), (2024, 3, 20)),
            (Persian, (1404, 1, 1), (2025, 3, 21)),
            (Persian, (1399, 12, 30), (2021, 3, 20)),
            (Persian, (1357, 11, 22), (1979, 2, 11)),
            (BikramSambat, (2075, 1, 1), (2018, 4, 14)),
            (BikramSambat, (2080, 1, 1), (2023, 4, 14)),
            (BikramSambat, (2000, 1, 1), (1943, 4, 14)),
            (Buddhist, (2567, 2, 29), (2024, 2, 29)),
            (Myanmar, (1383, 6, 17), (2021, 8, 24)),
            (Myanmar, (1309, 11, 24), (1948, 1, 4)),
        ] {
            assert_eq!(
                calendar.gregorian(date),
                Some(gregorian),
                "{calendar:?} {date:?}"
            );
            assert_eq!(
                calendar.date(gregorian),
                Some(date),
                "{calendar:?} {gregorian:?}"
            );
        }
    }

    #[test]
    fn every_day_of_years_with_all_leaps_goes_there_and_back() {
        for calendar in Calendar::ALL {
            let mut last = None;
            let first = from_gregorian((2012, 1, 1)).expect("a day");
            for number in first..first + 4_000 {
                let gregorian = to_gregorian(number).expect("a day");
                let date = calendar.date(gregorian).expect("within the calendar");
                assert_eq!(
                    calendar.gregorian(date),
                    Some(gregorian),
                    "{calendar:?} {date:?}"
                );
                let (year, month, day) = date;
                if let Some((before, earlier, yesterday)) = last {
                    let is_next = (year, month, day) == (before, earlier, yesterday + 1);
                    assert!(is_next || day == 1 || calendar == Calendar::Myanmar && year != before);
                }
                last = Some(date);
            }
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for (calendar, date) in [
            (Calendar::Ethiopian, (2012, 13, 6)),
            (Calendar::Ethiopian, (2012, 14, 1)),
            (Calendar::Islamic, (1445, 2, 30)),
            (Calendar::Persian, (1404, 12, 30)),
            (Calendar::BikramSambat, (1800, 1, 1)),
            (Calendar::BikramSambat, (2080, 1, 32)),
            (Calendar::Buddhist, (2566, 2, 29)),
            (Calendar::Myanmar, (1386, 4, 1)),
            (Calendar::Myanmar, (1000, 1, 1)),
        ] {
            assert_eq!(calendar.gregorian(date), None, "{calendar:?} {date:?}");
        }
        for calendar in Calendar::ALL {
            for date in [
                (0, 1, 1),
                (-5, 1, 1),
                (2000, 0, 1),
                (2000, 1, 0),
                (2000, 255, 255),
                (i16::MAX, 1, 1),
                (i16::MIN, 1, 1),
            ] {
                assert_eq!(calendar.gregorian(date), None, "{calendar:?} {date:?}");
            }
            assert_eq!(calendar.date((2023, 2, 29)), None);
        }
    }

    #[test]
    fn months_have_a_name_of_their_own_in_every_language() {
        for calendar in Calendar::ALL {
            for language in Language::ALL {
                let name = |month| calendar.month_name(language, month);
                let mut names: Vec<_> = (1..=calendar.months()).filter_map(name).collect();
                names.sort_unstable();
                names.dedup();
                assert_eq!(
                    names.len(),
                    usize::from(calendar.months()),
                    "{calendar:?} {language:?}"
                );
                assert_eq!((name(0), name(calendar.months() + 1)), (None, None));
            }
        }
    }
}
