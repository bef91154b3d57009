//! Preloads: `jr:preload` and `jr:preloadParams` (JavaRosa's `QuestionPreloader`).

use crate::model::{PastWeek, Preload};

/// A preload by its kind and parameters; `None` for one that nobody knows.
pub(super) fn preload(kind: &str, parameters: &str) -> Option<Preload> {
    Some(match (kind.trim(), parameters.trim()) {
        ("timestamp", "start") => Preload::Start,
        ("timestamp", "end") => Preload::End,
        ("date", "today") => Preload::Today,
        ("date", parameters) => Preload::PastWeek(past_week(parameters)?),
        ("uid", _) => Preload::Uid,
        ("property", name) if !name.is_empty() => Preload::Property(name.to_owned()),
        _ => return None,
    })
}

/// `prevperiod-week-mon-head-x-2`: the first day (`head`, else `tail`) of the week that begins on a
/// Monday, two weeks ago, where today may be (`x`) the last day of a week.
fn past_week(parameters: &str) -> Option<PastWeek> {
    let mut parts = parameters.strip_prefix("prevperiod-week-")?.split('-');
    let start = parts.next()?;
    let starts = WEEKDAYS.iter().position(|day| *day == start)?;
    let is_last_day = match parts.next()? {
        "head" => false,
        "tail" => true,
        _ => return None,
    };
    let includes_today = match parts.next() {
        None | Some("") => false,
        Some("x") => true,
        Some(_) => return None,
    };
    let ago = parts.next().map_or(Some(1), |ago| ago.parse().ok())?;
    Some(PastWeek {
        starts: u8::try_from(starts).ok()?,
        is_last_day,
        includes_today,
        ago,
    })
}

const WEEKDAYS: [&str; 7] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_past_week_has_a_start_an_end_and_a_distance() {
        let week = |starts, is_last_day, includes_today, ago| {
            Some(Preload::PastWeek(PastWeek {
                starts,
                is_last_day,
                includes_today,
                ago,
            }))
        };
        for (parameters, expected) in [
            ("prevperiod-week-sun-head", week(0, false, false, 1)),
            ("prevperiod-week-mon-tail-x-0", week(1, true, true, 0)),
            ("prevperiod-week-sat-head--3", week(6, false, false, 3)),
            ("prevperiod-month-sun-head", None),
            ("prevperiod-week-day-head", None),
            ("prevperiod-week-sun", None),
            ("prevperiod-week-sun-head-y", None),
            ("prevperiod-week-sun-head-x-many", None),
            ("tomorrow", None),
        ] {
            assert_eq!(preload("date", parameters), expected, "{parameters}");
        }
        assert_eq!(preload("context", "UserID"), None);
        assert_eq!(preload("patient", "name"), None);
    }
}
