//! The outline shows what is asked, groups with a label only, and instances by what is in them.

use super::*;
use crate::world;

fn lines(outline: &[Outline], depth: usize, all: &mut Vec<String>) {
    for line in outline {
        let label = line
            .label
            .as_ref()
            .map_or_else(String::new, TextView::plain);
        let answer = line.answer.as_deref().unwrap_or("-");
        let kind = match line.kind {
            OutlineKind::Question => "question".to_owned(),
            OutlineKind::Group => "group".to_owned(),
            OutlineKind::Repeat { is_open } => format!("repeat {is_open}"),
            OutlineKind::Instance { number } => format!("instance {number}"),
        };
        let indent = "  ".repeat(depth);
        all.push(format!("{indent}{kind} {} {label:?} {answer}", line.path));
        lines(&line.children, depth + 1, all);
    }
}

#[test]
fn groups_repeats_and_questions_stand_as_a_tree() {
    let form = world::form(
        r#"<instance><data id="t"><a/><g><b/></g><h><c/></h>
             <r jr:template=""><name/></r><n/></data></instance>
           <bind nodeset="/data/h" relevant="/data/a = 'y'"/>"#,
        r#"<select1 ref="/data/a"><label>A</label>
             <item><label>Yes</label><value>y</value></item>
             <item><label>No</label><value>n</value></item></select1>
           <group ref="/data/g"><input ref="/data/g/b"><label>B</label></input></group>
           <group ref="/data/h"><label>H</label>
             <input ref="/data/h/c"><label>C</label></input></group>
           <group ref="/data/r"><label>Member <output value="./name"/></label>
             <repeat nodeset="/data/r"><input ref="/data/r/name"><label>Name</label></input>
             </repeat></group>"#,
    );
    let (_, mut interview) = world::begin(&form);
    let seen = |interview: &Interview| {
        let mut all = Vec::new();
        lines(&interview.outline(), 0, &mut all);
        all
    };
    assert_eq!(
        seen(&interview),
        [
            "question /data/a \"A\" -",
            "question /data/g/b \"B\" -",
            "repeat true /data/r \"Member \" -"
        ]
    );
    interview.answer("/data/a", "y").expect("taken");
    interview.add_repeat("/data/r").expect("added");
    interview.add_repeat("/data/r").expect("added");
    interview.answer("/data/r[2]/name", "Sara").expect("taken");
    assert_eq!(
        seen(&interview),
        [
            "question /data/a \"A\" Yes",
            "question /data/g/b \"B\" -",
            "group /data/h \"H\" -",
            "  question /data/h/c \"C\" -",
            "repeat true /data/r \"Member \" -",
            "  instance 1 /data/r[1] \"Member \" -",
            "    question /data/r[1]/name \"Name\" -",
            "  instance 2 /data/r[2] \"Member Sara\" -",
            "    question /data/r[2]/name \"Name\" Sara"
        ]
    );
    let removable = |path: &str| {
        let (path, label) = interview.removable_around(path)?;
        Some((path, label.map_or_else(String::new, |label| label.plain())))
    };
    let second = ("/data/r[2]".to_owned(), "Member Sara".to_owned());
    assert_eq!(removable("/data/r[2]/name"), Some(second));
    assert_eq!(removable("/data/r[3]/name"), None);
    assert_eq!(removable("/data/n"), None);
}

#[test]
fn a_masked_answer_is_not_read_over_a_shoulder() {
    let form = world::form(
        r#"<instance><data id="t"><pin/><other/></data></instance><bind nodeset="/data/pin" type="int"/>"#,
        r#"<input ref="/data/pin" appearance="masked"><label>PIN</label></input>
        <input ref="/data/other"><label>Other</label></input>"#,
    );
    let (_, mut interview) = world::begin(&form);
    let answers = |interview: &Interview| -> Vec<Option<String>> {
        let lines = interview.outline();
        lines.iter().map(|line| line.answer.clone()).collect()
    };
    assert_eq!(answers(&interview), [None, None]);
    interview.answer("/data/pin", "4711").expect("a number");
    interview.answer("/data/other", "4711").expect("a text");
    let (pin, other) = (Some("••••".to_owned()), Some("4711".to_owned()));
    assert_eq!(answers(&interview), [pin, other]);
    assert_eq!(interview.outline()[0].data_type, None);
}
