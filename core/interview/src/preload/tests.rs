//! What the device gives, and when.

use super::*;
use crate::world;

#[test]
fn weeks_gone_by_are_counted_as_javarosa_does() {
    let week = |starts, is_last_day, includes_today, ago| PastWeek {
        starts,
        is_last_day,
        includes_today,
        ago,
    };
    // 2026-03-02 is a Monday.
    let monday = 20_514;
    assert_eq!(moment::date(monday), "2026-03-02");
    for (week, expected) in [
        (week(0, false, false, 1), "2026-02-22"),
        (week(0, true, false, 1), "2026-02-28"),
        (week(1, false, false, 0), "2026-03-02"),
        (week(1, false, false, 1), "2026-02-23"),
        (week(2, true, true, 1), "2026-03-02"),
        (week(2, true, false, 1), "2026-02-23"),
        (week(2, false, true, 1), "2026-02-24"),
    ] {
        assert_eq!(moment::date(day_of(week, monday)), expected, "{week:?}");
    }
}

#[test]
fn a_new_record_and_a_new_instance_are_preloaded_and_a_draft_is_not() {
    let form = world::form(
        r#"<instance><data id="t"><start/><day/><week/><user/><uri/><none>kept</none><id/><end/>
             <r jr:template=""><id/><when/></r>
             <orx:meta><orx:instanceID/></orx:meta></data></instance>
           <bind nodeset="/data/start" type="dateTime" jr:preload="timestamp" jr:preloadParams="start"/>
           <bind nodeset="/data/end" type="dateTime" jr:preload="timestamp" jr:preloadParams="end"/>
           <bind nodeset="/data/day" type="date" jr:preload="date" jr:preloadParams="today"/>
           <bind nodeset="/data/week" type="date" jr:preload="date"
             jr:preloadParams="prevperiod-week-sun-head"/>
           <bind nodeset="/data/user" jr:preload="property" jr:preloadParams="Username"/>
           <bind nodeset="/data/uri" jr:preload="property" jr:preloadParams="uri:username"/>
           <bind nodeset="/data/none" jr:preload="property" jr:preloadParams="email"/>
           <bind nodeset="/data/id" jr:preload="uid"/>
           <bind nodeset="/data/r/id" jr:preload="uid"/>
           <bind nodeset="/data/r/when" jr:preload="timestamp" jr:preloadParams="start"/>
           <bind nodeset="/data/meta/instanceID" jr:preload="uid"/>"#,
        r#"<group ref="/data/r"><repeat nodeset="/data/r"><input ref="/data/r/when"/>
           </repeat></group>"#,
    );
    let (clock, mut interview) = world::begin(&form);
    for (path, value) in [
        ("/data/start", "2026-03-02T09:30:00.000+03:00"),
        ("/data/end", ""),
        ("/data/day", "2026-03-02"),
        ("/data/week", "2026-02-22"),
        ("/data/user", "sara"),
        ("/data/uri", "username:sara"),
        ("/data/none", "kept"),
    ] {
        assert_eq!(interview.value(path), Some(value), "{path}");
    }
    clock.pass(1000);
    interview.add_repeat("/data/r").expect("added");
    assert_eq!(
        interview.value("/data/r[1]/when"),
        Some("2026-03-02T09:30:01.000+03:00")
    );
    let mut ids: Vec<_> = ["/data/id", "/data/r[1]/id", "/data/meta/instanceID"]
        .iter()
        .map(|path| interview.value(path).unwrap_or_default().to_owned())
        .collect();
    assert!(ids.iter().all(|id| id.starts_with("uuid:")), "{ids:?}");
    assert_eq!(ids[2], interview.instance_id());
    ids.dedup();
    assert_eq!(ids.len(), 3);

    clock.pass(1000);
    let mut resumed = Interview::resume(form, clock.clone(), &interview.draft()).expect("opens");
    assert_eq!(
        resumed.value("/data/start"),
        Some("2026-03-02T09:30:00.000+03:00")
    );
    resumed.finalise().expect("whole");
    assert_eq!(
        resumed.value("/data/end"),
        Some("2026-03-02T09:30:02.000+03:00")
    );
}
