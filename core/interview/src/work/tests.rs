//! Greedy expressions end, the others go on, and nothing that was answered is lost by it.

use std::collections::HashMap;
use std::sync::Arc;

use rayi_form::Form;

use super::{Bounds, Work};
use crate::interview::Interview;
use crate::violation::ViolationKind;
use crate::world;

/// Ten calculations that compare each of 40 rows with each, some 10,000 steps, and a cheap one.
fn form() -> Arc<Form> {
    let rows: String = (0..40)
        .map(|row| format!("<item><name>r{row}</name></item>"))
        .collect();
    let greedy = "count(instance('c')/root/item[count(instance('c')/root/item[name != \
                  current()/../a]) &gt; string-length(name)])";
    let nodes: String = (0..10).map(|at| format!("<g{at}/>")).collect();
    let binds: String = (0..10)
        .map(|at| format!(r#"<bind nodeset="/data/g{at}" type="int" calculate="{greedy}"/>"#))
        .collect();
    world::form(
        &format!(
            r#"<instance><data id="t"><a/><b/><s/>{nodes}<cheap/></data></instance>
            <instance id="c"><root>{rows}</root></instance>{binds}
            <bind nodeset="/data/cheap" type="int" calculate="string-length(/data/a)"/>"#
        ),
        &format!(
            r#"<input ref="/data/a"><label>A</label></input><input ref="/data/b"><label>B</label></input>
            <select1 ref="/data/s"><label>S</label>
            <itemset nodeset="instance('c')/root/item[{greedy} &gt; 1]">
            <value ref="name"/></itemset></select1>"#
        ),
    )
}

fn greedy(interview: &Interview) -> Vec<&str> {
    let value = |at| interview.value(&format!("/data/g{at}")).expect("there");
    (0..10).map(value).collect()
}

fn kinds(interview: &Interview) -> Vec<ViolationKind> {
    interview.check().iter().map(|found| found.kind).collect()
}

#[test]
fn a_turn_is_bounded_and_later_turns_do_what_is_left() {
    let (_, mut interview) = world::begin(&form());
    assert_eq!(greedy(&interview), ["40"; 10]);
    interview.work = Work::within(Bounds {
        one: 20_000,
        turn: 45_000,
        late: 500,
    });
    interview.answer("/data/a", "r1").expect("taken");
    assert_eq!(
        interview.value("/data/cheap"),
        Some("2"),
        "it is not to blame"
    );
    assert_eq!(
        greedy(&interview),
        ["40"; 10],
        "what was not reached stays as it was"
    );
    let left = kinds(&interview).len();
    assert!((5..10).contains(&left), "{left} of ten were left");
    // Any answer takes them on.
    interview.answer("/data/b", "1").expect("taken");
    let fewer = kinds(&interview).len();
    assert!(fewer < left, "{fewer} and before {left}");
    interview.answer("/data/b", "2").expect("taken");
    assert_eq!(kinds(&interview), []);
}

#[test]
fn what_needs_too_much_by_itself_is_told_and_not_tried_again() {
    let (_, mut interview) = world::begin(&form());
    interview.work = Work::within(Bounds {
        one: 5_000,
        turn: 1_000_000,
        late: 500,
    });
    interview.answer("/data/a", "r1").expect("taken");
    assert_eq!(kinds(&interview), [ViolationKind::ExpressionFailed; 10]);
    let before = interview.evaluated();
    interview.answer("/data/b", "1").expect("taken");
    assert_eq!(interview.evaluated(), before, "nothing reads it");
}

#[test]
fn an_answer_is_not_lost_where_it_cannot_be_told_what_is_offered() {
    let (_, mut interview) = world::begin(&form());
    interview.answer("/data/s", "r3").expect("offered");
    interview.work = Work::within(Bounds {
        one: 5_000,
        turn: 1_000_000,
        late: 500,
    });
    interview.look_at("/data/s");
    assert_eq!(interview.value("/data/s"), Some("r3"));
    let view = interview.item("/data/s").expect("there");
    assert_eq!(view.choices.len(), 0);
    assert_eq!(
        view.violation.map(|found| found.kind),
        Some(ViolationKind::ExpressionFailed)
    );
    let refused = interview.answer("/data/s", "r4").expect_err("unknown");
    let crate::Refusal::Violation(refused) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(refused.kind, ViolationKind::ExpressionFailed);
}

#[test]
fn rows_that_a_search_looks_at_are_counted() {
    let rows: String = (0..200).map(|row| format!("r{row},Row {row}\n")).collect();
    let files = HashMap::from([(
        "rows.csv".to_owned(),
        format!("name_key,label\n{rows}").into_bytes(),
    )]);
    let form = world::form_beside(
        &files,
        r#"<instance><data id="t"><t/><a/><b/></data></instance>"#,
        &["a", "b"]
            .map(|name| {
                format!(
                    r#"<select1 ref="/data/{name}" appearance="search('rows', 'contains', 'label', /data/t)">
                    <item><label>label</label><value>name_key</value></item></select1>"#
                )
            })
            .concat(),
    );
    let (_, mut interview) = world::begin(&form);
    let offered = |interview: &Interview, path: &str| {
        let view = interview.item(path).expect("there");
        let why = view.violation.map(|found| found.kind);
        (view.choices.len(), why)
    };
    assert_eq!(offered(&interview, "/data/a"), (200, None));
    // 200 rows with one condition: 2,000 steps each time.
    interview.work = Work::within(Bounds {
        one: 2_500,
        turn: 1_000_000,
        late: 500,
    });
    interview.answer("/data/t", "Row").expect("taken");
    assert_eq!(offered(&interview, "/data/a"), (200, None));
    interview.work = Work::within(Bounds {
        one: 1_500,
        turn: 1_000_000,
        late: 500,
    });
    let failed = (0, Some(ViolationKind::ExpressionFailed));
    assert_eq!(offered(&interview, "/data/b"), failed);
}
