//! Dates and times: reading, writing and counting them in the proleptic Gregorian calendar.
//!
//! The zone is the host's: a function from a moment to minutes ahead of UTC.

#[cfg(test)]
mod tests;

use std::fmt::Write;

use crate::dom::ValueType;
use crate::error::Error;

/// A point in time, as exact as it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moment {
    /// A day of the local calendar, counted from 1970-01-01.
    Date(i32),
    /// Milliseconds since 1970-01-01T00:00:00Z.
    Instant(i64),
    /// Milliseconds since local midnight, of no particular day.
    Time(i32),
}

/// Milliseconds of a day.
pub(crate) const DAY: i64 = 86_400_000;

/// A moment in the parts of the local calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fields {
    pub(crate) year: i32,
    pub(crate) month: u8,
    pub(crate) day: u8,
    /// 1 Monday to 7 Sunday.
    pub(crate) weekday: u8,
    /// Since midnight.
    pub(crate) millisecond: i32,
}

/// Minutes that local time is ahead of UTC at a moment.
pub(crate) type Zone<'z> = &'z dyn Fn(i64) -> i32;

impl Moment {
    /// Reads `2024-05-01` or `2024-05-01T10:20:30.000+03:00`; without a zone the time is local.
    pub(crate) fn parse(text: &str, zone: Zone<'_>) -> Option<Self> {
        let Some((date, time)) = text.split_once('T') else {
            return parse_date(text).map(Self::Date);
        };
        let days = parse_date(date)?;
        let (millisecond, offset) = parse_time(time)?;
        let wall = i64::from(days) * DAY + i64::from(millisecond);
        Some(Self::Instant(match offset {
            Some(minutes) => wall - i64::from(minutes) * 60_000,
            None => from_local(wall, zone),
        }))
    }

    /// Reads a time of day; with a zone it is brought to local time as of `now`.
    pub(crate) fn parse_time(text: &str, now: i64, zone: Zone<'_>) -> Option<Self> {
        let (millisecond, offset) = parse_time(text)?;
        let Some(minutes) = offset else {
            return Some(Self::Time(millisecond));
        };
        let local = i64::from(millisecond) + i64::from(zone(now) - minutes) * 60_000;
        i32::try_from(local.rem_euclid(DAY)).ok().map(Self::Time)
    }

    /// Milliseconds since 1970-01-01T00:00:00Z; of a date its local midnight.
    pub(crate) fn instant(self, zone: Zone<'_>) -> i64 {
        match self {
            Self::Date(days) => from_local(i64::from(days) * DAY, zone),
            Self::Instant(at) => at,
            Self::Time(millisecond) => from_local(i64::from(millisecond), zone),
        }
    }

    /// Milliseconds since local midnight of 1970-01-01, read off the wall clock.
    pub(crate) fn local(self, zone: Zone<'_>) -> i64 {
        match self {
            Self::Date(days) => i64::from(days) * DAY,
            Self::Instant(at) => at + i64::from(zone(at)) * 60_000,
            Self::Time(millisecond) => i64::from(millisecond),
        }
    }

    /// The local day, counted from 1970-01-01.
    pub(crate) fn days(self, zone: Zone<'_>) -> i32 {
        match self {
            Self::Date(days) => days,
            _ => i32::try_from(self.local(zone).div_euclid(DAY)).unwrap_or(i32::MAX),
        }
    }

    /// The number it counts as: whole days; of a time of day its part of a day.
    pub(crate) fn number(self, zone: Zone<'_>) -> f64 {
        match self {
            Self::Time(millisecond) => f64::from(millisecond) / days_to_ms(1.0),
            _ => f64::from(self.days(zone)),
        }
    }

    /// The text it counts as: the local date, as JavaRosa makes it even of a date with a time.
    pub(crate) fn text(self, zone: Zone<'_>) -> String {
        let fields = self.fields(zone);
        if let Self::Time(_) = self {
            let Fields {
                millisecond: ms, ..
            } = fields;
            return format!(
                "{:02}:{:02}:{:02}.{:03}",
                ms / 3_600_000,
                ms / 60_000 % 60,
                ms / 1000 % 60,
                ms % 1000
            );
        }
        format!("{}-{:02}-{:02}", fields.year, fields.month, fields.day)
    }

    pub(crate) fn fields(self, zone: Zone<'_>) -> Fields {
        let local = self.local(zone);
        let days = local.div_euclid(DAY);
        let (year, month, day) = civil_of_days(days);
        let weekday = u8::try_from((days + 3).rem_euclid(7)).unwrap_or(0) + 1;
        let millisecond = i32::try_from(local.rem_euclid(DAY)).unwrap_or(0);
        Fields {
            year,
            month,
            day,
            weekday,
            millisecond,
        }
    }
}

impl Moment {
    /// Reads a text as a date, a time of day or a moment, by a node's type; `zone` and `now` as in
    /// [`Moment::to_stored`]. `None` where it is none, or the type is another.
    #[must_use]
    pub fn read(text: &str, kind: ValueType, now: i64, zone: &dyn Fn(i64) -> i32) -> Option<Self> {
        match kind {
            ValueType::Time => Self::parse_time(text, now, zone),
            ValueType::Date => Some(Self::parse(text, zone)?.as_type(kind, zone)),
            ValueType::DateTime => Self::parse(text, zone),
            ValueType::Text | ValueType::Number | ValueType::Boolean => None,
        }
    }

    /// The moment as a node of a type holds it: the day alone, the time of day alone, or both (a
    /// day is its midnight). A time of day stays one, since it has no day.
    #[must_use]
    pub fn as_type(self, kind: ValueType, zone: &dyn Fn(i64) -> i32) -> Self {
        match (self, kind) {
            (Self::Time(_), _) => self,
            (_, ValueType::Date) => Self::Date(self.days(zone)),
            (_, ValueType::Time) => Self::Time(self.fields(zone).millisecond),
            _ => Self::Instant(self.instant(zone)),
        }
    }

    /// The text to store: `2024-05-01`, `2024-05-01T10:20:30.000+03:00` or
    /// `10:20:30.000+03:00`. `zone` gives the minutes that local time is ahead of UTC at a moment,
    /// `now` the moment whose offset a time of day gets.
    #[must_use]
    pub fn to_stored(self, now: i64, zone: &dyn Fn(i64) -> i32) -> String {
        let date = match self {
            Self::Date(_) => return self.text(zone),
            Self::Instant(_) => {
                let Fields {
                    year, month, day, ..
                } = self.fields(zone);
                format!("{year:04}-{month:02}-{day:02}T")
            }
            Self::Time(_) => String::new(),
        };
        let at = if let Self::Instant(at) = self {
            at
        } else {
            now
        };
        let offset = zone(at);
        let clock = Self::Time(self.fields(zone).millisecond).text(zone);
        let sign = if offset < 0 { '-' } else { '+' };
        let ahead = offset.abs();
        if offset == 0 {
            format!("{date}{clock}Z")
        } else {
            format!("{date}{clock}{sign}{:02}:{:02}", ahead / 60, ahead % 60)
        }
    }
}

/// Writes `fields` after `format`, in JavaRosa's escapes. `month` and `weekday` give short names.
pub(crate) fn format<'n>(
    fields: Fields,
    format: &str,
    month: impl Fn(u8) -> std::borrow::Cow<'n, str>,
    weekday: impl Fn(u8) -> std::borrow::Cow<'n, str>,
) -> Result<String, Error> {
    let mut out = String::with_capacity(format.len() + 8);
    let mut chars = format.chars();
    let ms = fields.millisecond;
    while let Some(c) = chars.next() {
        if c != '%' {
            out.push(c);
            continue;
        }
        let escape = chars.next().unwrap_or(' ');
        let written = match escape {
            '%' => write!(out, "%"),
            'Y' => write!(out, "{:04}", fields.year),
            'y' => write!(out, "{:02}", fields.year.rem_euclid(100)),
            'm' => write!(out, "{:02}", fields.month),
            'n' => write!(out, "{}", fields.month),
            'b' => write!(out, "{}", month(fields.month)),
            'd' => write!(out, "{:02}", fields.day),
            'e' => write!(out, "{}", fields.day),
            'a' => write!(out, "{}", weekday(fields.weekday)),
            'W' => write!(out, "{}", fields.week()),
            'H' => write!(out, "{:02}", ms / 3_600_000),
            'h' => write!(out, "{}", ms / 3_600_000),
            'M' => write!(out, "{:02}", ms / 60_000 % 60),
            'S' => write!(out, "{:02}", ms / 1000 % 60),
            '3' => write!(out, "{:03}", ms % 1000),
            _ => return Err(Error::UnknownDateEscape { escape }),
        };
        written.expect("writing to a String cannot fail");
    }
    Ok(out)
}

impl Fields {
    /// Week of the year as a Java calendar of an English locale counts: weeks begin on Sunday, and
    /// the one that holds January 1st is the first, also for the days of December in it.
    fn week(self) -> i32 {
        let first = days_of_civil(self.year, 1, 1);
        let next = days_of_civil(self.year + 1, 1, 1);
        let today = days_of_civil(self.year, self.month, self.day);
        // Days since Sunday; 1970-01-01 was a Thursday.
        let since_sunday = |days: i32| (days + 4).rem_euclid(7);
        if today >= next - since_sunday(next) {
            return 1;
        }
        (today - first + since_sunday(first)) / 7 + 1
    }
}

/// The days since 1970-01-01 of a text that begins with a date; NaN of any other.
pub(crate) fn days_of_text(text: &str) -> f64 {
    let date = text.split_once('T').map_or(text, |(date, _)| date);
    parse_date(date).map_or(f64::NAN, f64::from)
}

fn parse_date(text: &str) -> Option<i32> {
    let mut parts = text.split('-');
    // Later years have no days that 32 bits can count.
    let year = digits(parts.next()?, 7).filter(|&year| year < 5_881_580)?;
    let month = u8::try_from(digits(parts.next()?, 4)?).ok()?;
    let day = u8::try_from(digits(parts.next()?, 4)?).ok()?;
    let valid = parts.next().is_none()
        && (1..=12).contains(&month)
        && (1..=days_in_month(year, month)).contains(&day);
    valid.then(|| days_of_civil(year, month, day))
}

/// `hh:mm`, `hh:mm:ss` or `hh:mm:ss.fff`, then `Z`, `+hh`, `-hh:mm` or nothing: milliseconds since
/// midnight, and the offset in minutes.
fn parse_time(text: &str) -> Option<(i32, Option<i32>)> {
    let (clock, offset) = if let Some(clock) = text.strip_suffix('Z') {
        (clock, Some(0))
    } else if let Some(at) = text.find(['+', '-']) {
        let minutes = match text[at + 1..].split_once(':') {
            Some((hours, minutes)) => digits(hours, 2)? * 60 + digits(minutes, 2)?,
            None => digits(&text[at + 1..], 2)? * 60,
        };
        let sign = if text[at..].starts_with('-') { -1 } else { 1 };
        (&text[..at], Some(sign * minutes))
    } else {
        (text, None)
    };
    let mut parts = clock.split(':');
    let hour = digits(parts.next()?, 4)?;
    let minute = digits(parts.next()?, 4)?;
    let (second, millisecond) = match parts.next() {
        None => (0, 0),
        Some(second) => seconds(second)?,
    };
    let valid = parts.next().is_none() && hour < 24 && minute < 60 && second < 60;
    valid.then_some((
        ((hour * 60 + minute) * 60 + second) * 1000 + millisecond,
        offset,
    ))
}

/// Seconds and thousandths; what follows the first character that is no digit or point counts for
/// nothing, as in JavaRosa.
fn seconds(text: &str) -> Option<(i32, i32)> {
    let end = text.find(|c: char| digit(c).is_none() && c != '.');
    let text = end.map_or(text, |end| &text[..end]);
    match text.split_once('.') {
        None => Some((digits(text, 4)?, 0)),
        Some(("", fraction)) if !fraction.is_empty() => Some((0, thousandths(fraction)?)),
        Some((whole, fraction)) => Some((digits(whole, 4)?, thousandths(fraction)?)),
    }
}

/// The first three digits after a point, as thousandths.
fn thousandths(fraction: &str) -> Option<i32> {
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digit = |at: usize| i32::from(fraction.as_bytes().get(at).map_or(0, |byte| byte - b'0'));
    Some(digit(0) * 100 + digit(1) * 10 + digit(2))
}

/// A whole number of at most so many digits, perhaps with a plus before it.
fn digits(text: &str, most: usize) -> Option<i32> {
    let text = text.strip_prefix('+').unwrap_or(text);
    if text.is_empty() || text.chars().count() > most {
        return None;
    }
    text.chars()
        .try_fold(0, |number, c| Some(number * 10 + digit(c)?))
}

/// The value of a digit in the three sets that answers are written in: ASCII's, the Arabic and the
/// eastern Arabic (Persian, Kurdish) ones. JavaRosa takes any of Unicode's.
fn digit(c: char) -> Option<i32> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        _ => return None,
    };
    i32::try_from(u32::from(c) - u32::from(zero)).ok()
}

/// From wall clock to UTC. As Java does it, of an hour that the clock repeats the first is meant, and
/// one that it skips is counted on from before.
fn from_local(wall: i64, zone: Zone<'_>) -> i64 {
    // No zone is a whole day away from UTC, so that the clock is set between these two, if at all.
    let at = |offset: i32| wall - i64::from(offset) * 60_000;
    let (before, after) = (zone(wall - DAY), zone(wall + DAY));
    if before != after && zone(at(before)) != before && zone(at(after)) == after {
        at(after)
    } else {
        at(before)
    }
}

/// Days from 1970-01-01 to a date, counting in years that begin in March and in 400-year cycles.
fn days_of_civil(year: i32, month: u8, day: u8) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let cycle = year.div_euclid(400);
    let of_cycle = year.rem_euclid(400);
    let march_month = (i32::from(month) + 9) % 12;
    let of_year = (153 * march_month + 2) / 5 + i32::from(day) - 1;
    cycle * 146_097 + of_cycle * 365 + of_cycle / 4 - of_cycle / 100 + of_year - 719_468
}

/// The date of a day counted from 1970-01-01: the inverse of [`days_of_civil`].
fn civil_of_days(days: i64) -> (i32, u8, u8) {
    let days = days + 719_468;
    let cycle = days.div_euclid(146_097);
    let of_cycle = days.rem_euclid(146_097);
    let year = (of_cycle - of_cycle / 1460 + of_cycle / 36_524 - of_cycle / 146_096) / 365;
    let of_year = of_cycle - (365 * year + year / 4 - year / 100);
    let march_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * march_month + 2) / 5 + 1;
    let month = (march_month + 2) % 12 + 1;
    let year = year + cycle * 400 + i64::from(month <= 2);
    let small = |number: i64| u8::try_from(number).unwrap_or(1);
    (
        i32::try_from(year).unwrap_or(i32::MAX),
        small(month),
        small(day),
    )
}

fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Milliseconds of a number of days.
pub(crate) fn days_to_ms(days: f64) -> f64 {
    days * 86_400_000.0
}

pub(crate) fn english_month(month: u8) -> &'static str {
    const NAMES: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    NAMES
        .get(usize::from(month).wrapping_sub(1))
        .copied()
        .unwrap_or("")
}

pub(crate) fn english_weekday(weekday: u8) -> &'static str {
    const NAMES: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    NAMES
        .get(usize::from(weekday).wrapping_sub(1))
        .copied()
        .unwrap_or("")
}
