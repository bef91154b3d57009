//! Moments as XForms writes them: `2024-01-31T13:45:10.250+03:00`.

/// A moment in milliseconds since 1970-01-01T00:00:00Z as local date, time and offset.
pub(crate) fn date_time(at: i64, offset_minutes: impl Fn(i64) -> i32) -> String {
    let offset = i64::from(offset_minutes(at));
    let local = at + offset * 60_000;
    let (days, ms) = (local.div_euclid(86_400_000), local.rem_euclid(86_400_000));
    let (year, month, day) = civil(days);
    let clock = format!(
        "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}.{:03}",
        ms / 3_600_000,
        ms / 60_000 % 60,
        ms / 1000 % 60,
        ms % 1000,
    );
    let sign = if offset < 0 { '-' } else { '+' };
    match offset.abs() {
        0 => format!("{clock}Z"),
        ahead => format!("{clock}{sign}{:02}:{:02}", ahead / 60, ahead % 60),
    }
}

/// Days since 1970-01-01 of the local day of a moment.
pub(crate) fn local_days(at: i64, offset_minutes: impl Fn(i64) -> i32) -> i64 {
    (at + i64::from(offset_minutes(at)) * 60_000).div_euclid(86_400_000)
}

/// A day, given as days since 1970-01-01, as `2024-01-31`.
pub(crate) fn date(days: i64) -> String {
    let (year, month, day) = civil(days);
    format!("{year:04}-{month:02}-{day:02}")
}

/// Year, month and day of a number of days since 1970-01-01 (proleptic Gregorian; the arithmetic
/// of eras of 400 years).
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 {
        shifted_month + 3
    } else {
        shifted_month - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::date_time;

    #[test]
    fn moments_are_local_with_their_offset() {
        assert_eq!(date_time(0, |_| 0), "1970-01-01T00:00:00.000Z");
        assert_eq!(
            date_time(1_706_694_310_250, |_| 180),
            "2024-01-31T12:45:10.250+03:00"
        );
        assert_eq!(
            date_time(951_782_400_000, |_| -210),
            "2000-02-28T20:30:00.000-03:30"
        );
    }
}
