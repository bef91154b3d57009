//! Shapes of the dependency graph: a chain, a fan, and a chain of questions.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::form::form;
use super::{Scale, Work, ask, set};

pub(super) fn works(scale: Scale) -> Vec<Work> {
    let nodes = scale.pick(1_000, 12);
    let answers = scale.pick(20, 3);
    let questions = scale.pick(500, 7);
    vec![
        calculations("chain", nodes, answers, |n| match n {
            1 => "/data/head + 1".to_owned(),
            _ => format!("/data/c{} + 1", n - 1),
        }),
        calculations("fan", nodes, answers, |n| format!("/data/head + {n}")),
        relevance(questions),
    ]
}

/// One question, and calculations that all hang on it somehow.
fn calculations(
    kind: &str,
    nodes: usize,
    answers: usize,
    calculation: impl Fn(usize) -> String,
) -> Work {
    let name = format!("{kind}-{nodes}");
    let mut instance = String::from("          <head/>\n");
    let mut model = String::from("      <bind nodeset=\"/data/head\" type=\"int\"/>\n");
    for n in 1..=nodes {
        let _ = writeln!(instance, "          <c{n}/>");
        let _ = writeln!(
            model,
            "      <bind nodeset=\"/data/c{n}\" type=\"int\" calculate=\"{}\"/>",
            calculation(n)
        );
    }
    let body = "    <input ref=\"/data/head\"><label>Head</label></input>\n";
    let mut steps: Vec<Value> = (1..=answers).map(|n| set("/data/head", n * 7)).collect();
    steps.push(ask("get", "/data/c1"));
    steps.push(ask("get", format!("/data/c{nodes}")));
    Work::new(&name, form(&name, &instance, &model, body), steps)
}

/// Questions that are each asked once the last is answered, with the total so far in their labels.
fn relevance(questions: usize) -> Work {
    let name = format!("relevance-{questions}");
    let mut instance = String::from("          <t0>0</t0>\n");
    let mut model = String::from("      <bind nodeset=\"/data/t0\" type=\"int\"/>\n");
    let mut body = String::new();
    let mut steps = vec![ask("label", "/data/q1")];
    for n in 1..=questions {
        let last = n - 1;
        let _ = writeln!(instance, "          <q{n}/>\n          <t{n}/>");
        let relevant = match n {
            1 => String::new(),
            _ => format!(" relevant=\"/data/q{last} &gt; 0\""),
        };
        let _ = writeln!(
            model,
            "      <bind nodeset=\"/data/q{n}\" type=\"int\"{relevant}/>\n      \
             <bind nodeset=\"/data/t{n}\" type=\"int\" \
             calculate=\"/data/t{last} + coalesce(/data/q{n}, 0)\"/>"
        );
        let _ = writeln!(
            body,
            "    <input ref=\"/data/q{n}\"><label>Question {n}; \
             so far <output value=\"/data/t{last}\"/></label></input>"
        );
        steps.push(set(format!("/data/q{n}"), n % 9 + 1));
        steps.push(json!({"next": true}));
    }
    steps.push(ask("get", format!("/data/t{questions}")));
    Work::new(&name, form(&name, &instance, &model, &body), steps).with_passes(2)
}
