//! Myanmar's calendar: lunar months, held to a solar year that ends inside one of them.
//!
//! A year of the calendar begins with the sun, in the month of Tagu; what is left of the moon's twelve or
//! thirteen months then goes on as late Tagu and late Kason. Which years have a second Waso and when its
//! moon is full follows the rule of the third era (from 1312) and of the second (from 1217), with the years
//! in which the calendar's advisers decided otherwise.

use super::days::Day;

/// Days of a solar year and of a lunar month, as the reckoning fixes them.
const SOLAR_YEAR: f64 = 1_577_917_828.0 / 4_320_000.0;
const LUNAR_MONTH: f64 = 1_577_917_828.0 / 53_433_336.0;
/// Day number at which year 0 begins.
const EPOCH: f64 = 1_954_168.050_623;
/// The years that are reckoned here: three years before, the second era's rule begins.
const YEARS: std::ops::RangeInclusive<i32> = 1220..=1500;
/// The months of a year as they are counted here; First Waso is there in watat years alone.
const FIRST_WASO: u8 = 4;
const NAYON: u8 = 3;
const MONTHS: u8 = 15;

/// Day number of a date.
pub(super) fn number((year, month, day): Day) -> Option<i32> {
    let year = i32::from(year);
    if !YEARS.contains(&year) || !(1..=MONTHS).contains(&month) {
        return None;
    }
    let (first, kind) = begin(year)?;
    if day == 0 || i32::from(day) > length(kind, month) {
        return None;
    }
    let before: i32 = (1..month).map(|month| length(kind, month)).sum();
    let number = first + before + i32::from(day) - 1;
    // The days of Tagu before the sun's new year are the year's before.
    (year_of(number) == year).then_some(number)
}

/// The date of a day number.
pub(super) fn date(number: i32) -> Option<Day> {
    let year = year_of(number);
    if !YEARS.contains(&year) {
        return None;
    }
    let (first, kind) = begin(year)?;
    let mut left = number.checked_sub(first).filter(|left| *left >= 0)?;
    for month in 1..=MONTHS {
        if left < length(kind, month) {
            return Some((
                i16::try_from(year).ok()?,
                month,
                u8::try_from(left + 1).ok()?,
            ));
        }
        left -= length(kind, month);
    }
    None
}

/// How many months and days a year has beyond the twelve.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Common,
    /// With a First Waso.
    LittleWatat,
    /// And with a thirtieth day of Nayon.
    BigWatat,
}

fn length(kind: Kind, month: u8) -> i32 {
    match month {
        FIRST_WASO => 30 * i32::from(kind != Kind::Common),
        NAYON => 29 + i32::from(kind == Kind::BigWatat),
        // Tagu and Kason, then from Waso on, are 29 and 30 by turns; the late months too.
        1 | 2 => 28 + i32::from(month),
        14 | 15 => 15 + i32::from(month),
        _ => 29 + i32::from(month % 2 == 1),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "years of days that fit")]
fn year_of(number: i32) -> i32 {
    ((f64::from(number) - 0.5 - EPOCH) / SOLAR_YEAR).floor() as i32
}

/// Day number of the first of Tagu, and what kind of year it is.
fn begin(year: i32) -> Option<(i32, Kind)> {
    let (full_moon, is_watat) = second_waso(year);
    let (away, before) = (1..=3)
        .map(|away| (away, second_waso(year - away)))
        .find_map(|(away, (full, is_watat))| is_watat.then_some((away, full)))?;
    let kind = match is_watat {
        false => Kind::Common,
        true if (full_moon - before) % 354 == 31 => Kind::BigWatat,
        true => Kind::LittleWatat,
    };
    Some((before + 354 * away - 102, kind))
}

/// Day number of the full moon of (second) Waso as the year alone gives it, and whether it is a watat year.
#[expect(clippy::cast_possible_truncation, reason = "numbers of days that fit")]
fn second_waso(year: i32) -> (i32, bool) {
    let (months, offset) = if year >= 1312 {
        (8.0, -0.5)
    } else {
        (4.0, -1.0)
    };
    let moved = match year {
        1234 | 1377 => 1.0,
        1261 => -1.0,
        _ => 0.0,
    };
    let excess_of_month = SOLAR_YEAR / 12.0 - LUNAR_MONTH;
    let mut excess = (SOLAR_YEAR * f64::from(year + 3739)) % LUNAR_MONTH;
    if excess < excess_of_month * (12.0 - months) {
        excess += LUNAR_MONTH;
    }
    let full = SOLAR_YEAR * f64::from(year) + EPOCH - excess + 4.5 * LUNAR_MONTH + offset + moved;
    let is_watat = excess >= LUNAR_MONTH - excess_of_month * months;
    (full.round() as i32, is_watat != matches!(year, 1344 | 1345))
}
