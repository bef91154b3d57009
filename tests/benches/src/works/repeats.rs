//! Repeats: one long with totals over all of it, and one within another.

use std::fmt::Write as _;

use serde_json::Value;

use super::form::form;
use super::{Scale, Work, ask, set};

pub(super) fn works(scale: Scale) -> Vec<Work> {
    vec![
        // Two lengths more, since the cost of an answer must not depend on it; JavaRosa, whose
        // cost does, would take minutes over the longest.
        long(scale.pick(100, 2)),
        long(scale.pick(1_000, 5)).with_passes(2),
        long(scale.pick(4_000, 9)).with_passes(scale.pick(0, 9)),
        nested(scale.pick(10, 2), scale.pick(25, 3)),
    ]
}

/// Instances that are added one by one, each with three answers, and totals over all of them.
fn long(instances: usize) -> Work {
    let name = format!("repeat-{instances}");
    let instance = "          <turn jr:template=\"\"><a/><b/><c/></turn>\n          \
        <total/>\n          <turns/>\n          <highest/>\n";
    let model = "      <bind nodeset=\"/data/turn/a\" type=\"int\"/>
      <bind nodeset=\"/data/turn/b\" type=\"int\"/>
      <bind nodeset=\"/data/turn/c\" type=\"string\"/>
      <bind nodeset=\"/data/total\" type=\"int\" calculate=\"sum(/data/turn/a)\"/>
      <bind nodeset=\"/data/turns\" type=\"int\" calculate=\"count(/data/turn)\"/>
      <bind nodeset=\"/data/highest\" type=\"int\" calculate=\"max(/data/turn/b)\"/>\n";
    let body = "    <group ref=\"/data/turn\"><label>Turn</label><repeat nodeset=\"/data/turn\">
      <input ref=\"/data/turn/a\"><label>A</label></input>
      <input ref=\"/data/turn/b\"><label>B</label></input>
      <input ref=\"/data/turn/c\"><label>C</label></input>
    </repeat></group>\n";
    let mut steps = Vec::new();
    for n in 1..=instances {
        let turn = format!("/data/turn[{n}]");
        steps.push(ask("new_repeat", "/data/turn"));
        steps.push(set(format!("{turn}/a"), n % 13 + 1));
        steps.push(set(format!("{turn}/b"), n * 37 % 1_009));
        steps.push(set(format!("{turn}/c"), format!("word {n}")));
    }
    for total in ["total", "turns", "highest"] {
        steps.push(ask("get", format!("/data/{total}")));
    }
    Work::new(&name, form(&name, instance, model, body), steps)
}

/// Households with people, four answers each; a line per person, a total per household and one over
/// all.
fn nested(households: usize, people: usize) -> Work {
    let name = format!("nested-{}", households * people * 4);
    let instance = "          <household jr:template=\"\"><name/><person jr:template=\"\"><name/>\
        <age/><works/><income/><number/><group/></person><income/><adults/></household>\n          \
        <income/><households/>\n";
    let mut model = String::new();
    for (path, binding) in [
        ("household/name", "type=\"string\""),
        ("household/person/name", "type=\"string\""),
        (
            "household/person/age",
            "type=\"int\" constraint=\". &gt;= 0 and . &lt; 120\"",
        ),
        (
            "household/person/works",
            "type=\"string\" relevant=\"../age &gt;= 15\"",
        ),
        (
            "household/person/income",
            "type=\"int\" relevant=\"../works = 'yes'\"",
        ),
        (
            "household/person/number",
            "type=\"int\" calculate=\"position(..)\"",
        ),
        (
            "household/person/group",
            "type=\"string\" calculate=\"if(../age &lt; 15, 'child', 'adult')\"",
        ),
        (
            "household/income",
            "type=\"int\" calculate=\"sum(../person/income)\"",
        ),
        (
            "household/adults",
            "type=\"int\" calculate=\"count(../person[group = 'adult'])\"",
        ),
        (
            "income",
            "type=\"int\" calculate=\"sum(/data/household/income)\"",
        ),
        (
            "households",
            "type=\"int\" calculate=\"count(/data/household)\"",
        ),
    ] {
        let _ = writeln!(model, "      <bind nodeset=\"/data/{path}\" {binding}/>");
    }
    let body = "    <group ref=\"/data/household\"><label>Household</label>
      <repeat nodeset=\"/data/household\">
      <input ref=\"/data/household/name\"><label>Name</label></input>
      <group ref=\"/data/household/person\"><label>Person</label>
        <repeat nodeset=\"/data/household/person\">
        <input ref=\"/data/household/person/name\"><label>Who is number \
          <output value=\" ../number \"/>?</label></input>
        <input ref=\"/data/household/person/age\"><label>How old is \
          <output value=\" ../name \"/>?</label></input>
        <select1 ref=\"/data/household/person/works\"><label>Does <output value=\" ../name \"/> work?\
          </label><item><label>Yes</label><value>yes</value></item>\
          <item><label>No</label><value>no</value></item></select1>
        <input ref=\"/data/household/person/income\"><label>What does \
          <output value=\" ../name \"/> earn?</label></input>
      </repeat></group>
    </repeat></group>\n";
    let form = form(&name, instance, &model, body);
    Work::new(&name, form, nested_steps(households, people))
}

fn nested_steps(households: usize, people: usize) -> Vec<Value> {
    let mut steps = Vec::new();
    for h in 1..=households {
        let household = format!("/data/household[{h}]");
        steps.push(ask("new_repeat", "/data/household"));
        for p in 1..=people {
            let person = format!("{household}/person[{p}]");
            let path = |name: &str| format!("{person}/{name}");
            steps.push(ask("new_repeat", format!("{household}/person")));
            steps.push(ask("label", path("name")));
            steps.push(set(path("name"), format!("Person {h}.{p}")));
            steps.push(ask("label", path("age")));
            // All of them old enough to be asked whether they work.
            steps.push(set(path("age"), 15 + (h * 31 + p * 17) % 60));
            steps.push(ask("label", path("works")));
            steps.push(ask("choice_labels", path("works")));
            steps.push(set(path("works"), "yes"));
            steps.push(ask("label", path("income")));
            steps.push(set(path("income"), 100 + (h * 7 + p * 11) % 900));
        }
        steps.push(ask("get", format!("{household}/adults")));
        steps.push(ask("get", format!("{household}/income")));
    }
    steps.push(ask("get", "/data/income"));
    steps
}
