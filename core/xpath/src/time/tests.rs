//! The calendar, clocks that are set, and what is no date.

use super::*;

#[test]
fn days_and_dates_agree_over_a_thousand_years() {
    for days in -200_000..200_000 {
        let (year, month, day) = civil_of_days(i64::from(days));
        assert_eq!(days_of_civil(year, month, day), days);
    }
    assert_eq!(civil_of_days(0), (1970, 1, 1));
    assert_eq!(civil_of_days(19_782), (2024, 2, 29));
}

#[test]
fn dates_outside_the_calendar_are_no_dates() {
    for text in [
        "2023-02-29",
        "2024-13-01",
        "2024-00-10",
        "2024-1",
        "2024/01/01",
        "",
        "-1-1-1",
    ] {
        assert!(days_of_text(text).is_nan(), "{text}");
    }
    assert_eq!(days_of_text("2024-2-29"), 19_782.0);
}

#[test]
fn zones_and_fractions_are_read() {
    let baghdad = |_| 180;
    let at = |text| Moment::parse(text, &baghdad);
    let noon = Some(Moment::Instant(1_714_554_000_000));
    assert_eq!(at("2024-05-01T12:00"), noon);
    assert_eq!(at("2024-05-01T12:00:00.000+03:00"), noon);
    assert_eq!(at("2024-05-01T09:00:00Z"), noon);
    assert_eq!(at("2024-05-01T04:30:00.0-04:30"), noon);
    assert_eq!(at("2024-05-01T25:00"), None);
    assert_eq!(at("2024-05-01T"), None);
    assert_eq!(
        noon.map(|it| it.text(&baghdad)),
        Some("2024-05-01".to_owned())
    );
    assert_eq!(
        noon.map(|it| it.to_stored(0, &baghdad)),
        Some("2024-05-01T12:00:00.000+03:00".to_owned())
    );
}

#[test]
fn hours_that_a_clock_skips_or_repeats_are_read_as_java_does() {
    // Berlin in 2024: an hour ahead from 2024-03-31T01:00Z until 2024-10-27T01:00Z.
    let berlin = |at| {
        if (1_711_846_800_000..1_729_990_800_000).contains(&at) {
            120
        } else {
            60
        }
    };
    let new_york = |at| {
        if (1_710_054_000_000..1_730_613_600_000).contains(&at) {
            -240
        } else {
            -300
        }
    };
    let read = |text, zone: Zone<'_>| {
        let moment = Moment::parse(text, zone).expect("a moment");
        moment.to_stored(0, zone)
    };
    for (text, stored) in [
        ("2024-03-31T01:59", "2024-03-31T01:59:00.000+01:00"),
        ("2024-03-31T02:30", "2024-03-31T03:30:00.000+02:00"),
        ("2024-03-31T03:00", "2024-03-31T03:00:00.000+02:00"),
        ("2024-10-27T01:59", "2024-10-27T01:59:00.000+02:00"),
        ("2024-10-27T02:30", "2024-10-27T02:30:00.000+02:00"),
        ("2024-10-27T03:00", "2024-10-27T03:00:00.000+01:00"),
        ("2024-10-27T02:30+01:00", "2024-10-27T02:30:00.000+01:00"),
    ] {
        assert_eq!(read(text, &berlin), stored, "{text}");
    }
    for (text, stored) in [
        ("2024-03-10T02:30", "2024-03-10T03:30:00.000-04:00"),
        ("2024-11-03T01:30", "2024-11-03T01:30:00.000-04:00"),
        ("2024-11-03T02:00", "2024-11-03T02:00:00.000-05:00"),
    ] {
        assert_eq!(read(text, &new_york), stored, "{text}");
    }
}

#[test]
fn weeks_are_counted_as_java_does() {
    let week = |text| {
        Moment::Date(parse_date(text).expect("a date"))
            .fields(&|_| 0)
            .week()
    };
    assert_eq!(week("2024-01-01"), 1);
    assert_eq!(week("2024-01-06"), 1);
    assert_eq!(week("2024-01-07"), 2);
    assert_eq!(week("2024-12-28"), 52);
    assert_eq!(week("2024-12-29"), 1);
}
