//! Recalculation: as little as the answer asks for, and equal to doing everything anew.

use std::sync::Arc;

use proptest::prelude::*;
use rayi_form::{ControlKind, Form, NodeId};
use rayi_interview::{Flags, Interview};
use rayi_tests::environment::FixedWorld;
use rayi_tests::forms;
use rayi_xpath::Function;

fn begin(form: &Arc<Form>) -> Interview {
    Interview::begin(form.clone(), Arc::new(FixedWorld::new()), None)
}

/// Computed expressions that depend on a node, directly or through others, and the lists that
/// their `jr:choice-name` calls look into.
fn dependents(form: &Form, path: &str) -> usize {
    let mut reached = vec![false; form.graph.order.len()];
    let mut lists = 0;
    let mut waiting = vec![form.find(path).expect("the node is there")];
    while let Some(node) = waiting.pop() {
        for reader in form.graph.readers(node) {
            if std::mem::replace(&mut reached[reader.rank as usize], true) {
                continue;
            }
            let expression = form.expression(form.graph.order[reader.rank as usize]);
            let context = expression.context;
            let calls = expression.xpath.calls().iter();
            lists += calls
                .filter(|call| call.function == Function::ChoiceName)
                .count();
            waiting.extend((context.0..=form.node(context).last.0).map(NodeId));
        }
    }
    lists + reached.into_iter().filter(|reached| *reached).count()
}

#[test]
fn an_answer_of_the_poll_evaluates_no_more_than_its_dependents() {
    let form = forms::real("coalition-poll");
    let mut interview = begin(&form);
    for (path, answer) in [
        ("/data/welcome/consent", "yes"),
        ("/data/eligibility/answered_before", "no"),
        ("/data/eligibility/residence", "iraq"),
        ("/data/eligibility/age_group", "a25_34"),
        ("/data/opinion/q_continue", "yes"),
        ("/data/about/governorate", "sulaymaniyah"),
        ("/data/about/sex", "female"),
    ] {
        let before = interview.evaluated();
        interview.answer(path, answer).expect("accepted");
        let spent = interview.evaluated() - before;
        // Besides: the question's own condition, and the list its answer must be in.
        let most = dependents(&form, path) as u64 + 2;
        assert!(
            spent <= most,
            "{path}: {spent} evaluated, {most} depend on it"
        );
    }
}

#[test]
fn the_same_answer_again_evaluates_nothing_that_depends_on_it() {
    let form = forms::real("coalition-poll");
    let mut interview = begin(&form);
    interview
        .answer("/data/welcome/consent", "yes")
        .expect("accepted");
    let before = interview.evaluated();
    let changes = interview
        .answer("/data/welcome/consent", "yes")
        .expect("accepted");
    assert!(changes.nodes.is_empty());
    assert!(interview.evaluated() - before <= 2);
}

#[test]
fn an_answer_says_what_it_changed() {
    let form = forms::real("coalition-poll");
    let mut interview = begin(&form);
    let changes = interview
        .answer("/data/welcome/consent", "yes")
        .expect("accepted");
    assert!(changes.has("/data/welcome/consent", Flags::VALUE));
    assert!(changes.has("/data/eligibility/residence", Flags::RELEVANCE));
    assert!(!changes.has("/data/opinion/q_continue", Flags::RELEVANCE));
}

#[test]
fn a_change_of_language_brings_choice_names_with_it() {
    let form = forms::real("coalition-poll");
    let mut interview = Interview::begin(form, Arc::new(FixedWorld::new()), Some("en"));
    for (path, answer) in [
        ("/data/welcome/consent", "yes"),
        ("/data/eligibility/answered_before", "no"),
        ("/data/eligibility/residence", "iraq"),
        ("/data/eligibility/age_group", "a25_34"),
        ("/data/about/governorate", "sulaymaniyah"),
    ] {
        interview.answer(path, answer).expect("accepted");
    }
    assert_eq!(
        interview.value("/data/governorate_label"),
        Some("Sulaymaniyah")
    );
    let changes = interview.set_language("ckb").expect("the form has it");
    assert!(changes.language);
    assert!(changes.has("/data/governorate_label", Flags::VALUE));
    assert_eq!(interview.value("/data/governorate_label"), Some("سلێمانی"));
    assert_eq!(interview.set_language("de"), None);
}

/// Everything that is kept, as text; but for the log, in which coming back is an event.
fn state(interview: &Interview) -> (String, Vec<(String, bool, bool)>, String) {
    let shown = interview
        .overview()
        .into_iter()
        .map(|item| (item.path, item.required, item.read_only))
        .collect();
    let record = String::from_utf8(interview.record().xml).expect("records are UTF-8");
    let mut draft: serde_json::Value =
        serde_json::from_slice(&interview.draft()).expect("drafts are JSON");
    if let Some(draft) = draft.as_object_mut() {
        draft.remove("log");
    }
    (draft.to_string(), shown, record)
}

fn random_steps(form: &Arc<Form>, steps: &[(u16, u16, u8)]) {
    let mut interview = begin(form);
    // Few different numbers where instances are compared with each other.
    let most = if form.id == "neighbours" { 7 } else { 90 };
    for (which, what, kind) in steps {
        let questions = interview.overview();
        if questions.is_empty() {
            break;
        }
        let item = &questions[usize::from(*which) % questions.len()];
        let choice = (!item.choices.is_empty()).then(|| {
            item.choices[usize::from(*what) % item.choices.len()]
                .value
                .clone()
        });
        let answer = match (choice, &item.kind) {
            _ if *kind % 8 == 0 => String::new(),
            (Some(choice), _) => choice,
            (None, ControlKind::Trigger) => "OK".to_owned(),
            (None, _) => (what % most).to_string(),
        };
        // What is refused changes nothing; that too must hold.
        let _ = interview.answer(&item.path, &answer);
        let languages = form.itext.languages();
        if *kind == 7 && !languages.is_empty() {
            let language = &languages[usize::from(*what) % languages.len()].name;
            interview.set_language(language).expect("the form has it");
        }
        // In the middle, too: an instance of any repeat that the question is in comes or goes.
        let cuts: Vec<usize> = item.path.match_indices('[').map(|(at, _)| at).collect();
        if let Some(cut) = cuts.get(usize::from(*what) % cuts.len().max(1)) {
            let series = &item.path[..*cut];
            let count = interview.count(series).unwrap_or_default().max(1);
            let _ = match kind % 16 {
                3 | 5 | 12 => interview.add_repeat(series).map(|_| ()),
                6 => interview
                    .remove_repeat(&format!("{series}[{}]", usize::from(*what) % count + 1))
                    .map(|_| ()),
                _ => Ok(()),
            };
        }
    }
    let kept = state(&interview);
    let resumed = Interview::resume(
        form.clone(),
        Arc::new(FixedWorld::new()),
        &interview.draft(),
    );
    assert_eq!(state(&resumed.expect("a draft just saved opens")), kept);
    interview.recalculate_all();
    assert_eq!(state(&interview), kept);
}

/// Repeats in a repeat whose expressions read other instances, in every way that a path can.
fn neighbours() -> Arc<Form> {
    let binds: String = [
        (
            "house/person/alike",
            "count(../../person[y = current()/../y])",
        ),
        (
            "house/person/elder",
            "count(/data/house/person[y &gt; current()/../y])",
        ),
        (
            "house/person/before",
            "indexed-repeat(/data/house/person/y, /data/house/person, position(..) - 1)",
        ),
        (
            "house/person/second",
            "indexed-repeat(/data/house/person/y, /data/house, 2, /data/house/person, 2)",
        ),
        ("house/person/rich", "sum(/data/house[x &gt; 3]/person/y)"),
        ("house/person/here", "sum(/data/house/person[y &gt; 2]/y)"),
        (
            "house/person/up",
            "count(../../../house[x = current()/../../x])",
        ),
        ("house/ones", "count(/data/house[/data/house/x = 1])"),
        ("house/grown", "count(../person[y &gt; 3])"),
        ("house/first", "sum(../person[position() &lt; 3]/y)"),
        (
            "house/after",
            "count(../following-sibling::house[x &gt; 2])",
        ),
        ("house/full", "count(../person[z != ''])"),
        ("house/of", "count(../person[/data/house/person/y &gt; 2])"),
        ("house/same", "count(../person[y = /data/limit])"),
        ("all", "sum(/data/house/person[y &gt; 3]/y)"),
        ("some", "count(/data/house[count(person[y &gt; 2]) &gt; 1])"),
        ("there", "count(/data/house/person/../../house[x = 2])"),
        ("deep", "count(//person[y = 1])"),
    ]
    .iter()
    .map(|(path, calculate)| {
        format!("<bind nodeset=\"/data/{path}\" type=\"int\" calculate=\"{calculate}\"/>")
    })
    .collect();
    let xml = format!(
        r#"<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
      xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>T</h:title><model>
      <instance><data id="neighbours"><limit/><house><x/><person>
        <y/><z/><alike/><elder/><before/><second/><rich/><here/><up/></person><ones/><grown/><first/>
        <after/><full/><of/><same/></house><all/><some/><there/><deep/></data></instance>
      <bind nodeset="/data/limit" type="int"/><bind nodeset="/data/house/x" type="int"/>
      <bind nodeset="/data/house/person/y" type="int"/>
      <bind nodeset="/data/house/person/z" relevant="../y &gt; 1"/>
      <bind nodeset="/data/house/person" relevant="../x != 5"/>{binds}</model></h:head>
      <h:body><input ref="/data/limit"/><group ref="/data/house"><repeat nodeset="/data/house">
        <input ref="/data/house/x"/><group ref="/data/house/person">
        <repeat nodeset="/data/house/person"><input ref="/data/house/person/y"/>
        <input ref="/data/house/person/z"/></repeat></group></repeat></group></h:body></h:html>"#
    );
    let reading = Form::parse(xml.as_bytes(), &rayi_form::NoMedia);
    let found = format!("{:?}", reading.diagnostics);
    Arc::new(reading.form.unwrap_or_else(|| panic!("{found}")))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases / 10, ..ProptestConfig::default() })]

    #[test]
    fn incremental_is_equal_to_everything_anew_and_a_draft_keeps_it(
        steps in proptest::collection::vec(any::<(u16, u16, u8)>(), 1..40)
    ) {
        random_steps(&forms::real("coalition-poll"), &steps);
    }

    #[test]
    fn so_it_is_with_repeats(
        steps in proptest::collection::vec(any::<(u16, u16, u8)>(), 1..40)
    ) {
        random_steps(&forms::real("household-visit"), &steps);
    }

    #[test]
    fn so_it_is_where_instances_look_at_each_other(
        steps in proptest::collection::vec(any::<(u16, u16, u8)>(), 1..60)
    ) {
        random_steps(&neighbours(), &steps);
    }
}
