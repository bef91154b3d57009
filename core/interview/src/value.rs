//! Answers as text: what a person typed, brought into the lexical form that is stored.

use rayi_form::{ControlKind, DataType, Range};
use rayi_xpath::{number_of_text, text_of_number};

use crate::violation::ViolationKind;

/// Brings an answer into the form its type is stored in, or says why it cannot be.
///
/// Digits may be of three sets: ASCII, Arabic-Indic and Extended Arabic-Indic; ASCII is stored.
pub(crate) fn accept(
    text: &str,
    data_type: DataType,
    control: Option<&ControlKind>,
) -> Result<String, ViolationKind> {
    if text.trim().is_empty() {
        return Ok(String::new());
    }
    let accepted = match data_type {
        DataType::Integer => integer(text, i64::from(i32::MIN), i64::from(i32::MAX))?,
        DataType::Long => integer(text, i64::MIN, i64::MAX)?,
        DataType::Decimal => decimal(text)?,
        DataType::Date => date(text).ok_or(ViolationKind::NotADate)?,
        DataType::Time => time(text).ok_or(ViolationKind::NotATime)?,
        DataType::DateTime => date_time(text).ok_or(ViolationKind::NotADateTime)?,
        DataType::Geopoint => place(text).ok_or(ViolationKind::NotAPlace)?,
        DataType::Geotrace => places(text, 2).ok_or(ViolationKind::NotAPlace)?,
        DataType::Geoshape => shape(text).ok_or(ViolationKind::NotAPlace)?,
        DataType::SelectMultiple | DataType::Rank => {
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        }
        DataType::SelectOne => text.trim().to_owned(),
        DataType::Boolean => match text.trim() {
            "true" | "1" => "1".to_owned(),
            "false" | "0" => "0".to_owned(),
            other => other.to_owned(),
        },
        DataType::String | DataType::Binary | DataType::Barcode | DataType::Intent => match control
        {
            Some(ControlKind::SelectMultiple | ControlKind::Rank) => {
                text.split_whitespace().collect::<Vec<_>>().join(" ")
            }
            _ => text.to_owned(),
        },
    };
    if let Some(ControlKind::Range(range)) = control {
        in_range(&accepted, range)?;
    }
    Ok(accepted)
}

/// A text with the digits of the three sets as ASCII, `٫` as a point and `٬` dropped.
pub(crate) fn ascii_digits(text: &str) -> String {
    text.chars()
        .filter_map(|character| match character {
            '\u{0660}'..='\u{0669}' => shift(character, 0x0660),
            '\u{06F0}'..='\u{06F9}' => shift(character, 0x06F0),
            '\u{066B}' => Some('.'),
            // The minus sign that some keyboards have.
            '\u{2212}' => Some('-'),
            // Thousands marks, and marks of direction that keyboards put around numbers.
            '\u{066C}' | '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{2066}'..='\u{2069}' => None,
            other => Some(other),
        })
        .collect()
}

fn shift(character: char, zero: u32) -> Option<char> {
    char::from_digit(u32::from(character) - zero, 10)
}

fn integer(text: &str, least: i64, most: i64) -> Result<String, ViolationKind> {
    let digits = ascii_digits(text);
    let digits = digits.trim();
    let unsigned = digits.strip_prefix(['-', '+']).unwrap_or(digits);
    if unsigned.is_empty() || !unsigned.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(ViolationKind::NotAnInteger);
    }
    let value: i64 = digits.parse().map_err(|_| ViolationKind::OutOfRange)?;
    if (least..=most).contains(&value) {
        Ok(value.to_string())
    } else {
        Err(ViolationKind::OutOfRange)
    }
}

fn decimal(text: &str) -> Result<String, ViolationKind> {
    let digits = ascii_digits(text);
    let mut digits = digits.trim().to_owned();
    if !digits.contains('.') && digits.matches(',').count() == 1 {
        digits = digits.replace(',', ".");
    }
    let plain = digits
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.'));
    match digits.parse::<f64>() {
        // What a calculation stores, such as 1.0E20, is a number too; an answer is stored without
        // an exponent, which decimals of XML Schema do not have and expressions do not read.
        Ok(value) if value.is_finite() && (plain || digits == text_of_number(value)) => {
            let text = text_of_number(value);
            Ok(if plain && text.contains('E') {
                value.to_string()
            } else {
                text
            })
        }
        _ => Err(ViolationKind::NotANumber),
    }
}

fn in_range(text: &str, range: &Range) -> Result<(), ViolationKind> {
    let value = number_of_text(text);
    let Range {
        start, end, step, ..
    } = *range;
    let (low, high) = if start <= end {
        (start, end)
    } else {
        (end, start)
    };
    if !(low..=high).contains(&value) {
        return Err(ViolationKind::NotInRange);
    }
    let steps = (value - start) / step;
    if step != 0.0 && (steps - steps.round()).abs() > 1e-6 {
        return Err(ViolationKind::NotInRange);
    }
    Ok(())
}

/// `2024-01-31`, checked against the calendar.
fn date(text: &str) -> Option<String> {
    let text = ascii_digits(text);
    let text = text.trim();
    // A date with a time is a date too: the day counts.
    let day = text.split_once('T').map_or(text, |(day, _)| day);
    let mut parts = day.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let (year, month, day): (u32, u32, u32) =
        (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    if parts.next().is_some() || !(1..=9999).contains(&year) || !(1..=12).contains(&month) {
        return None;
    }
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1..=days)
        .contains(&day)
        .then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// `13:45`, `13:45:10` or `13:45:10.250+03:00`; milliseconds are always stored.
fn time(text: &str) -> Option<String> {
    let text = ascii_digits(text);
    let text = text.trim();
    let split = text.find(['Z', '+', '-']).unwrap_or(text.len());
    let (clock, zone) = text.split_at_checked(split)?;
    let mut parts = clock.split(':');
    let hour: u32 = parts.next()?.parse().ok()?;
    let minute: u32 = parts.next()?.parse().ok()?;
    let second = parts.next().unwrap_or("0");
    let (second, fraction) = second.split_once('.').unwrap_or((second, "0"));
    let second: u32 = second.parse().ok()?;
    let thousandths: u32 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    let in_day = hour < 24 && minute < 60 && second < 60;
    if parts.next().is_some() || !in_day || !is_zone(zone) {
        return None;
    }
    Some(format!(
        "{hour:02}:{minute:02}:{second:02}.{thousandths:03}{zone}"
    ))
}

fn is_zone(zone: &str) -> bool {
    if zone.is_empty() || zone == "Z" {
        return true;
    }
    let Some(rest) = zone.strip_prefix(['+', '-']) else {
        return false;
    };
    let (hours, minutes) = rest.split_once(':').unwrap_or((rest, "0"));
    matches!((hours.parse::<u32>(), minutes.parse::<u32>()), (Ok(hours), Ok(minutes)) if hours <= 14 && minutes < 60)
}

fn date_time(text: &str) -> Option<String> {
    let text = ascii_digits(text);
    let (day, clock) = text.trim().split_once('T')?;
    Some(format!("{}T{}", date(day)?, time(clock)?))
}

/// `33.31 44.36 34 5`: latitude, longitude, altitude and accuracy; the last two may be left out.
fn place(text: &str) -> Option<String> {
    let text = ascii_digits(text);
    let numbers: Vec<f64> = text
        .split_whitespace()
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    let fits = (2..=4).contains(&numbers.len())
        && numbers.iter().all(|number| number.is_finite())
        && numbers[0].abs() <= 90.0
        && numbers[1].abs() <= 180.0;
    fits.then(|| text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn places(text: &str, least: usize) -> Option<String> {
    let all: Vec<String> = text
        .split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(place)
        .collect::<Option<_>>()?;
    (all.len() >= least).then(|| all.join(";"))
}

/// A trace that ends where it began.
fn shape(text: &str) -> Option<String> {
    let all = places(text, 4)?;
    let closed = all.split(';').next() == all.split(';').next_back();
    closed.then_some(all)
}
