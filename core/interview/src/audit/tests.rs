//! The log tells the sitting as Collect's would.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use rayi_form::Form;

use super::*;
use crate::world::{self, MORNING, World};

fn form(attributes: &str) -> Arc<Form> {
    world::form(
        &format!(
            r#"<instance><data id="t" version="1"><a/><g><b/><c/></g><r jr:template=""><x/></r>
             <orx:meta><orx:instanceID/><orx:audit/></orx:meta></data></instance>
           <bind nodeset="/data/a" constraint=". != 'bad'" required="true()"/>
           <bind nodeset="/data/g/c" relevant="/data/g/b = 'y'"/>
           <bind nodeset="/data/meta/audit" type="binary" {attributes}/>"#
        ),
        r#"<input ref="/data/a"><label>A</label></input>
           <group ref="/data/g" appearance="field-list">
             <input ref="/data/g/b"><label>B</label></input>
             <input ref="/data/g/c"><label>C</label></input></group>
           <group ref="/data/r"><repeat nodeset="/data/r">
             <input ref="/data/r/x"><label>X</label></input></repeat></group>"#,
    )
}

/// Lines of a log, moments as milliseconds since the morning.
fn lines(file: Option<Vec<u8>>) -> Vec<String> {
    let text = String::from_utf8(file.expect("a log")).expect("UTF-8");
    text.lines()
        .map(|line| {
            let fields: Vec<String> = line
                .split(',')
                .map(|field| match field.parse::<i64>() {
                    Ok(at) if at > 1_000_000_000_000 => (at - MORNING).to_string(),
                    _ => field.to_owned(),
                })
                .collect();
            fields.join(",")
        })
        .collect()
}

fn at_each_screen(world: &World, interview: &mut Interview) {
    while interview.screen().kind != crate::ScreenKind::End {
        world.pass(1000);
        interview.next_screen();
    }
}

#[test]
fn a_sitting_is_told_in_order_and_named_in_the_record() {
    let (world, mut interview) = world::begin(&form(""));
    world.pass(100);
    interview.answer("/data/a", "1").expect("taken");
    // The clock of the device is set; the log does not follow it.
    world.wall.fetch_add(3_600_000, Ordering::Relaxed);
    interview.next_screen();
    world.pass(100);
    interview.answer("/data/g/b", "y").expect("taken");
    interview.next_screen();
    world.pass(100);
    interview.add_repeat("/data/r").expect("added");
    interview.jump_into("/data/r", 1);
    world.pass(100);
    interview.remove_repeat("/data/r[1]").expect("removed");
    interview.look_around();
    world.pass(100);
    interview.jump("/data/a");
    world.pass(100);
    at_each_screen(&world, &mut interview);
    world.pass(10);
    let record = interview.finalise().expect("whole");
    assert_eq!(record.files, ["audit.csv"]);
    let xml = String::from_utf8(record.xml).expect("UTF-8");
    assert!(xml.contains("<orx:audit>audit.csv</orx:audit>"), "{xml}");
    assert_eq!(
        lines(record.audit),
        [
            "event,node,start,end",
            "form start,,0,",
            "question,/data/a,0,100",
            "group questions,/data/g,100,200",
            "add repeat,/data/r[1],200,300",
            "delete repeat,,400,",
            "question,/data/r[1]/x,300,400",
            "jump,,400,500",
            "question,/data/a,500,1600",
            "group questions,/data/g,1600,2600",
            "add repeat,/data/r[1],2600,3600",
            "end screen,,3600,3610",
            "form save,,3610,",
            "form exit,,3610,",
            "form finalize,,3610,"
        ]
    );
    // The record may fail to come about: the log goes on as if it had not been tried.
    assert_eq!(lines(interview.audit_file()).len(), 11);
}

#[test]
fn changes_users_reasons_and_places_stand_where_they_are_asked_for() {
    let all = r#"odk:track-changes="true" odk:identify-user="true"
        odk:track-changes-reasons="on-form-edit" odk:location-priority="balanced"
        odk:location-min-interval="1" odk:location-max-age="60""#;
    let form = form(all);
    let (world, mut interview) = world::begin(&form);
    assert!(interview.needs_user() && !interview.needs_reason());
    interview.identify(" ");
    assert!(interview.needs_user());
    interview.identify("Sara, \"the first\"");
    assert!(!interview.needs_user());
    world.pass(10);
    let place = |latitude, accuracy, at, is_mock| Location {
        latitude,
        longitude: 44.0,
        accuracy,
        at,
        is_mock,
    };
    interview.locate(place(33.5, 20.0, MORNING + 10, false));
    interview.locate(place(33.25, 8.0, MORNING + 10, true));
    interview.note_event(PlatformEvent::LocationProvidersEnabled);
    interview.note_event(PlatformEvent::LocationProvidersEnabled);
    interview.answer("/data/a", "x,y").expect("taken");
    interview.next_screen();
    interview.answer("/data/g/b", "n").expect("taken");
    // A minute on, the position is too old.
    world.pass(70_000);
    interview.leave();
    let draft = interview.draft();

    let mut interview = Interview::resume(form.clone(), world.clone(), &draft).expect("opens");
    assert!(interview.needs_user() && interview.needs_reason());
    interview.identify("Ali");
    interview.give_reason("a mistake");
    assert!(!interview.needs_reason());
    assert_eq!(
        lines(interview.audit_file()),
        [
            "event,node,start,end,latitude,longitude,accuracy,old-value,new-value,user,change-reason",
            "form start,,0,,,,,,,\"Sara, \"\"the first\"\"\",",
            "location providers enabled,,10,,33.25,44.0,0.0,,,\"Sara, \"\"the first\"\"\",",
            "question,/data/a,0,10,33.25,44.0,0.0,,\"x,y\",\"Sara, \"\"the first\"\"\",",
            "group questions,/data/g,10,70010,33.25,44.0,0.0,,,\"Sara, \"\"the first\"\"\",",
            "question,/data/g/b,10,70010,33.25,44.0,0.0,,n,\"Sara, \"\"the first\"\"\",",
            "form save,,70010,,,,,,,\"Sara, \"\"the first\"\"\",",
            "form exit,,70010,,,,,,,\"Sara, \"\"the first\"\"\",",
            "form resume,,70010,,,,,,,Ali,",
            "change reason,,70010,,,,,,,Ali,a mistake"
        ]
    );
}

#[test]
fn a_sudden_end_loses_the_end_of_what_was_going_on_and_no_more() {
    let form = form("");
    let (world, mut interview) = world::begin(&form);
    world.pass(50);
    interview.answer("/data/a", "1").expect("taken");
    interview.next_screen();
    let draft = interview.draft();
    drop(interview);
    world.pass(5000);
    world.steady.store(7, Ordering::Relaxed);
    let mut interview = Interview::resume(form, world.clone(), &draft).expect("opens");
    world.pass(10);
    interview.leave();
    assert_eq!(
        lines(interview.audit_file()),
        [
            "event,node,start,end",
            "form start,,0,",
            "question,/data/a,0,50",
            "group questions,/data/g,50,",
            "form resume,,5050,",
            "group questions,/data/g,5050,5060",
            "form save,,5060,",
            "form exit,,5060,"
        ]
    );
}

#[test]
fn a_refused_end_is_told_and_a_correction_goes_on_from_the_old_log() {
    let form = form("");
    let (world, mut interview) = world::begin(&form);
    assert!(interview.finalise().is_err());
    interview.answer("/data/a", "1").expect("taken");
    let record = interview.finalise().expect("whole");
    let old = lines(record.audit.clone());
    assert_eq!(old[2], "constraint error,,0,");
    let mut again = Interview::correct(
        form.clone(),
        world.clone(),
        None,
        &record.xml,
        crate::Permission::Caller,
    )
    .expect("opens");
    again.continue_log(&record.audit.expect("a log"));
    let again = Interview::resume(form, world, &again.draft()).expect("opens");
    let new = lines(again.audit_file());
    assert_eq!(new[..old.len()], old[..]);
    assert_eq!(new[old.len()], "form resume,,0,");
}

#[test]
fn a_form_that_asks_for_no_log_gets_none() {
    let form = world::form(
        r#"<instance><data id="t"><a/></data></instance>"#,
        r#"<input ref="/data/a"><label>A</label></input>"#,
    );
    let (_, mut interview) = world::begin(&form);
    interview.look_around();
    interview.leave();
    assert!(!interview.needs_user() && !interview.needs_reason());
    assert_eq!(interview.audit_file(), None);
    assert_eq!(interview.finalise().expect("whole").audit, None);
}
