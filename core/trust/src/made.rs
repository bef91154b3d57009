//! When a record was made, by the device's own clock: a claim, written as RFC 3339 in UTC.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::Error;

/// A moment in whole seconds since 1970 UTC, in the years 1970 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Made(i64);

impl Made {
    /// From milliseconds since 1970 UTC; what is less than a second is dropped.
    pub fn from_ms(ms: i64) -> Result<Self, Error> {
        Self::from_seconds(ms.div_euclid(1000)).ok_or(Error::TimeOutOfRange)
    }

    /// Milliseconds since 1970 UTC.
    #[must_use]
    pub fn as_ms(self) -> i64 {
        self.0 * 1000
    }

    /// Reads `YYYY-MM-DDThh:mm:ss[.f…]Z`; the fraction is dropped.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, rest) = text.split_at_checked(19)?;
        let fraction = rest.strip_suffix('Z')?;
        if !fraction.is_empty() {
            let digits = fraction.strip_prefix('.')?;
            if digits.is_empty() || digits.len() > 9 || !is_digits(digits) {
                return None;
            }
        }
        let shape = whole.bytes().zip(*b"0000-00-00T00:00:00");
        for (found, expected) in shape {
            let fits = match expected {
                b'0' => found.is_ascii_digit(),
                _ => found == expected,
            };
            if !fits {
                return None;
            }
        }
        let number = |from: usize, to: usize| whole.get(from..to)?.parse::<i64>().ok();
        let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
        let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
        // 60 is a leap second (RFC 3339, 5.7).
        if hour > 23 || minute > 59 || second > 60 {
            return None;
        }
        let days = days_from_civil(year, month, day);
        if civil_from_days(days) != (year, month, day) {
            return None;
        }
        Self::from_seconds(((days * 24 + hour) * 60 + minute) * 60 + second)
    }

    fn from_seconds(seconds: i64) -> Option<Self> {
        (0..END).contains(&seconds).then_some(Self(seconds))
    }
}

impl fmt::Display for Made {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = civil_from_days(self.0.div_euclid(86_400));
        let second = self.0.rem_euclid(86_400);
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        write!(
            out,
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"
        )
    }
}

impl Serialize for Made {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Days since 1970-01-01. Years begin in March, so that the leap day is the last of a year; a
/// cycle of 400 years has 146 097 days, and 719 468 of them pass from 0000-03-01 to 1970.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let month = (month + 9) % 12;
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year
        - 719_468
}

/// Undoes [`days_from_civil`].
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let cycle = days.div_euclid(146_097);
    let day = days.rem_euclid(146_097);
    // Days of a leap year less the leap days that went before.
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + cycle * 400 + i64::from(month <= 2);
    (year, month, day)
}

/// 10000-01-01T00:00:00Z.
const END: i64 = 253_402_300_800;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_and_read() {
        let cases = [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_400_000, "2000-02-29T00:00:00Z"),
            (1_790_000_000_999, "2026-09-21T14:13:20Z"),
            (4_107_542_399_000, "2100-02-28T23:59:59Z"),
            (253_402_300_799_000, "9999-12-31T23:59:59Z"),
        ];
        for (ms, text) in cases {
            let made = Made::from_ms(ms).unwrap();
            assert_eq!(made.to_string(), text);
            assert_eq!(Made::parse(text), Some(made));
        }
        for day in 0..(400 * 366) {
            let civil = civil_from_days(day);
            assert_eq!(days_from_civil(civil.0, civil.1, civil.2), day);
        }
    }

    #[test]
    fn only_utc_in_full_is_read() {
        assert_eq!(
            Made::parse("2026-01-02T03:04:05.678Z"),
            Made::parse("2026-01-02T03:04:05Z")
        );
        for wrong in [
            "",
            "2026-01-02",
            "2026-01-02T03:04:05",
            "2026-01-02T03:04:05z",
            "2026-01-02t03:04:05Z",
            "2026-01-02 03:04:05Z",
            "2026-01-02T03:04:05+03:00",
            "2026-01-02T03:04:05.Z",
            "2026-02-30T03:04:05Z",
            "2026-13-01T03:04:05Z",
            "2026-01-02T24:04:05Z",
            "+026-01-02T03:04:05Z",
            "٢٠٢٦-01-02T03:04:05Z",
        ] {
            assert_eq!(Made::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Made::from_ms(-1), Err(Error::TimeOutOfRange));
        assert_eq!(Made::from_ms(i64::MAX), Err(Error::TimeOutOfRange));
    }
}
