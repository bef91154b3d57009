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

fn random_steps(name: &str, steps: &[(u16, u16, u8)]) {
    let form = forms::real(name);
    let mut interview = begin(&form);
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
            (None, _) => (what % 90).to_string(),
        };
        // What is refused changes nothing; that too must hold.
        let _ = interview.answer(&item.path, &answer);
        if *kind == 7 {
            let languages = form.itext.languages();
            let language = &languages[usize::from(*what) % languages.len()].name;
            interview.set_language(language).expect("the form has it");
        }
        // In the middle, too: an instance of any repeat that the question is in comes or goes.
        let cuts: Vec<usize> = item.path.match_indices('[').map(|(at, _)| at).collect();
        if let Some(cut) = cuts.get(usize::from(*what) % cuts.len().max(1)) {
            let series = &item.path[..*cut];
            let count = interview.count(series).unwrap_or_default().max(1);
            let _ = match kind % 16 {
                5 => interview.add_repeat(series).map(|_| ()),
                6 => interview
                    .remove_repeat(&format!("{series}[{}]", usize::from(*what) % count + 1))
                    .map(|_| ()),
                _ => Ok(()),
            };
        }
    }
    let kept = state(&interview);
    let resumed = Interview::resume(form, Arc::new(FixedWorld::new()), &interview.draft());
    assert_eq!(state(&resumed.expect("a draft just saved opens")), kept);
    interview.recalculate_all();
    assert_eq!(state(&interview), kept);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases / 10, ..ProptestConfig::default() })]

    #[test]
    fn incremental_is_equal_to_everything_anew_and_a_draft_keeps_it(
        steps in proptest::collection::vec(any::<(u16, u16, u8)>(), 1..40)
    ) {
        random_steps("coalition-poll", &steps);
    }

    #[test]
    fn so_it_is_with_repeats(
        steps in proptest::collection::vec(any::<(u16, u16, u8)>(), 1..40)
    ) {
        random_steps("household-visit", &steps);
    }
}
