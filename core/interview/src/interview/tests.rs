//! Events and their order; when conditions are looked at; digits; jumps.

use rayi_form::Appearance;

use crate::world;
use crate::{Refusal, ViolationKind};

#[test]
fn each_event_comes_when_it_should_and_actions_see_what_came_before() {
    let form = world::form(
        r#"<instance><data id="t"><first/><load/><ready/><both/><twice/><sum/><end/>
             <r jr:template=""><n/><own/><old/></r></data></instance>
           <bind nodeset="/data/sum" calculate="concat(/data/first, /data/load)"/>
           <setvalue ref="/data/first" event="odk-instance-first-load">f</setvalue>
           <setvalue ref="/data/load" event="odk-instance-load" value="concat(/data/load, 'l')"/>
           <setvalue ref="/data/ready" event="xforms-ready">r</setvalue>
           <setvalue ref="/data/both" event="odk-instance-first-load odk-instance-load"
             value="/data/sum"/>
           <setvalue ref="/data/twice" event="odk-instance-load odk-instance-first-load"
             value="concat(., /data/first, '.')"/>
           <setvalue ref="/data/end" event="xforms-revalidate" value="count(/data/r)"/>"#,
        r#"<input ref="/data/end"/>
           <group ref="/data/r"><repeat nodeset="/data/r">
             <setvalue ref="/data/r/own" event="odk-new-repeat" value="position(..)"/>
             <setvalue ref="/data/r/old" event="jr-insert" value="concat('i', position(..))"/>
             <input ref="/data/r/n"/></repeat></group>"#,
    );
    let (clock, mut interview) = world::begin(&form);
    for (path, value) in [
        ("/data/first", "f"),
        ("/data/load", "l"),
        ("/data/ready", "r"),
        ("/data/both", "fl"),
        ("/data/twice", "f.f."),
        ("/data/sum", "fl"),
        ("/data/end", ""),
    ] {
        assert_eq!(interview.value(path), Some(value), "{path}");
    }
    interview.add_repeat("/data/r").expect("added");
    interview.add_repeat("/data/r").expect("added");
    assert_eq!(interview.value("/data/r[2]/own"), Some("2"));
    assert_eq!(interview.value("/data/r[2]/old"), Some("i2"));
    let mut again = crate::Interview::resume(form, clock, &interview.draft()).expect("opens");
    assert_eq!(
        again.value("/data/load"),
        Some("ll"),
        "each time it is opened"
    );
    assert_eq!(again.value("/data/first"), Some("f"));
    again.finalise().expect("whole");
    assert_eq!(again.value("/data/end"), Some("2"));
}

#[test]
fn a_changed_value_sets_off_what_stands_in_its_question_and_on() {
    let form = world::form(
        r#"<instance><data id="t"><a/><b/><c/><hidden/><x>1</x><y/></data></instance>
           <bind nodeset="/data/hidden" relevant="false()"/>
           <bind nodeset="/data/x" type="int"/><bind nodeset="/data/y" type="int"/>
           <setvalue ref="/data/c" event="xforms-value-changed">astray</setvalue>"#,
        r#"<input ref="/data/a">
             <setvalue ref="/data/b" event="xforms-value-changed" value="concat(/data/a, '!')"/>
             <setvalue ref="/data/hidden" event="xforms-value-changed">kept</setvalue></input>
           <input ref="/data/b">
             <setvalue ref="/data/c" event="xforms-value-changed" value="concat(/data/b, '?')"/>
           </input>
           <input ref="/data/x">
             <setvalue ref="/data/y" event="xforms-value-changed" value="/data/x + 1"/></input>
           <input ref="/data/y">
             <setvalue ref="/data/x" event="xforms-value-changed" value="/data/y + 1"/></input>"#,
    );
    let (_, mut interview) = world::begin(&form);
    interview.answer("/data/a", "1").expect("taken");
    assert_eq!(interview.value("/data/b"), Some("1!"));
    assert_eq!(interview.value("/data/c"), Some("1!?"));
    assert_eq!(interview.value("/data/hidden"), Some("kept"));
    let xml = String::from_utf8(interview.record().xml).expect("UTF-8");
    assert!(
        !xml.contains("hidden"),
        "kept in the draft, left out of the record"
    );
    // A circle ends.
    interview.answer("/data/x", "5").expect("taken");
    let end: i32 = interview
        .value("/data/x")
        .unwrap_or_default()
        .parse()
        .expect("a number");
    assert!((6..60).contains(&end), "{end}");
}

#[test]
fn conditions_are_looked_at_now_or_at_the_end() {
    let form = world::form(
        r#"<instance><data id="t"><a/><b/></data></instance>
           <bind nodeset="/data/a" type="int" constraint=". &lt; 10"/>
           <bind nodeset="/data/b" required="true()"/>"#,
        r#"<input ref="/data/a"/><input ref="/data/b"/>"#,
    );
    let (_, mut interview) = world::begin(&form);
    let refused = |outcome: Result<_, Refusal>| match outcome {
        Err(Refusal::Violation(violation)) => violation.kind,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        refused(interview.answer("/data/a", "20")),
        ViolationKind::Constraint
    );
    interview.check_late(true);
    interview.answer("/data/a", "20").expect("taken");
    assert_eq!(
        refused(interview.answer("/data/a", "x")),
        ViolationKind::NotAnInteger
    );
    let wrong = interview.finalise().expect_err("not whole");
    let kinds: Vec<_> = wrong
        .iter()
        .map(|found| (found.path.as_str(), found.kind))
        .collect();
    assert_eq!(
        kinds,
        [
            ("/data/a", ViolationKind::Constraint),
            ("/data/b", ViolationKind::Required)
        ]
    );
}

#[test]
fn digits_of_three_sets_are_taken_and_ascii_is_stored() {
    let form = world::form(
        r#"<instance><data id="t"><i/><d/><day/><time/><range/><phone/><text/></data></instance>
           <bind nodeset="/data/i" type="int"/><bind nodeset="/data/d" type="decimal"/>
           <bind nodeset="/data/day" type="date"/><bind nodeset="/data/time" type="time"/>
           <bind nodeset="/data/range" type="decimal"/>"#,
        r#"<input ref="/data/i"/><input ref="/data/d"/><input ref="/data/day"/>
           <input ref="/data/time"/><range ref="/data/range" start="0" end="5" step="0.5"/>
           <input ref="/data/phone" appearance="numbers thousands-sep"/><input ref="/data/text"/>"#,
    );
    let (_, mut interview) = world::begin(&form);
    for (path, typed, stored) in [
        ("/data/i", "١٬٢٣٤", "1234"),
        ("/data/i", "۱۲۳", "123"),
        ("/data/i", "\u{2212}٥", "-5"),
        ("/data/i", "\u{061C}-٥", "-5"),
        ("/data/d", "٣٫٥", "3.5"),
        ("/data/d", "۳٫۲۵", "3.25"),
        ("/data/d", "3,5", "3.5"),
        ("/data/day", "٢٠٢٦-٠٣-٠١", "2026-03-01"),
        ("/data/day", "۲۰۲۶-۰۳-۰۱", "2026-03-01"),
        ("/data/time", "٠٩:٣٠", "09:30:00.000"),
        ("/data/range", "٢٫٥", "2.5"),
        ("/data/phone", "٠٧٥٠ ١٢٣ ٤٥٦٧", "0750 123 4567"),
        ("/data/phone", "+۹۶۴", "+964"),
        ("/data/text", "٣ أطفال", "٣ أطفال"),
    ] {
        interview
            .answer(path, typed)
            .unwrap_or_else(|refusal| panic!("{typed}: {refusal:?}"));
        assert_eq!(interview.value(path), Some(stored), "{typed}");
    }
}

#[test]
fn a_jump_goes_to_questions_groups_and_instances() {
    let form = world::form(
        r#"<instance><data id="t"><a/><g><b/><c/></g><r jr:template=""><d/><e/></r></data>
           </instance>"#,
        r#"<input ref="/data/a"/><group ref="/data/g"><input ref="/data/g/b"/>
             <input ref="/data/g/c"/></group>
           <group ref="/data/r"><repeat nodeset="/data/r"><input ref="/data/r/d"/>
             <input ref="/data/r/e"/></repeat></group>"#,
    );
    let (_, mut interview) = world::begin(&form);
    interview.add_repeat("/data/r").expect("added");
    interview.add_repeat("/data/r").expect("added");
    for (to, shown) in [
        ("/data/g/c", "/data/g/c"),
        ("/data/g", "/data/g/b"),
        ("/data/r[2]", "/data/r[2]/d"),
        ("/data/r[1]/e", "/data/r[1]/e"),
        ("/data", "/data/a"),
    ] {
        assert!(interview.jump(to), "{to}");
        assert_eq!(interview.screen().items[0].path, shown, "{to}");
    }
    assert!(!interview.jump("/data/none") && !interview.jump("/data/r[3]"));
    assert_eq!(interview.screen().items[0].path, "/data/a");
}

#[test]
fn choices_on_a_map_bear_their_places_and_others_do_not() {
    let list = r#"<instance id="l"><root>
      <item><name>a</name><label>A</label><geometry>36.19 44.01 0 0</geometry></item>
      <item><name>b</name><label>B</label><geometry/></item><item><name>c</name><label>C</label></item>
      </root></instance>"#;
    let select = |node: &str, appearance: &str| {
        format!(
            r#"<select1 ref="/data/{node}" appearance="{appearance}"><label>Where</label>
               <itemset nodeset="instance('l')/root/item"><value ref="name"/><label ref="label"/></itemset></select1>"#
        )
    };
    let form = world::form(
        &format!(r#"<instance><data id="t"><m/><n/></data></instance>{list}"#),
        &format!("{}{}", select("m", "quick map"), select("n", "minimal")),
    );
    let (_, interview) = world::begin(&form);
    let places = |path| {
        let choices = interview.choices(path).expect("a select");
        choices
            .into_iter()
            .map(|choice| choice.geometry)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        places("/data/m"),
        [Some("36.19 44.01 0 0".to_owned()), None, None]
    );
    assert_eq!(places("/data/n"), [None, None, None]);
}

#[test]
fn a_screen_tells_what_its_group_wishes() {
    let form = world::form(
        r#"<instance><data id="t"><g><a/></g><b/></data></instance>"#,
        r#"<group ref="/data/g" appearance="field-list w3"><input ref="/data/g/a"><label>A</label></input></group>
           <input ref="/data/b"><label>B</label></input>"#,
    );
    let (_, mut interview) = world::begin(&form);
    let wishes = interview.screen().wishes;
    assert_eq!(wishes, [Appearance::FieldList, Appearance::Width(3)]);
    assert!(interview.next_screen());
    assert_eq!(interview.screen().wishes, []);
}
