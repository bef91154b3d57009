//! Forms with too much of something.

use std::fmt::Write as _;

use crate::{Form, NoMedia};

fn form(instance: &str, model: &str, body: &str) -> String {
    format!(
        r#"<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
        <h:head><h:title>T</h:title><model><instance><data id="t"><a/>{instance}</data></instance>
        {model}</model></h:head><h:body>{body}</h:body></h:html>"#
    )
}

fn times(count: usize, of: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut all, at| {
        let _ = write!(all, "{}", of(at));
        all
    })
}

/// Code, and what there is too much of, of the only error.
fn refusal(xml: &str) -> (&'static str, String) {
    let reading = Form::parse(xml.as_bytes(), &NoMedia);
    assert!(reading.form.is_none());
    let errors = reading
        .diagnostics
        .iter()
        .filter(|found| found.severity == crate::Severity::Error);
    let errors: Vec<_> = errors.collect();
    let [only] = errors.as_slice() else {
        panic!("{errors:?}")
    };
    assert!(only.place.is_some(), "{only}");
    let mut parameters = only.parameters.iter();
    let what = parameters.find(|(name, _)| *name == "what");
    (
        only.code,
        what.map_or(String::new(), |(_, what)| what.clone()),
    )
}

#[test]
fn a_form_with_too_much_of_something_is_refused_and_told_of_what() {
    let literal = "x".repeat(1_000_000);
    let expressions = times(9, |at| {
        format!(r#"<bind nodeset="/data/n{at}" calculate="'{literal}'"/>"#)
    });
    let nodes = |count| times(count, |at| format!("<n{at}/>"));
    let everything = times(2_100, |at| {
        format!(r#"<bind nodeset="/data/n{at}" constraint="count(//*) &gt; 1"/>"#)
    });
    let lists = times(4_100, |at| {
        format!(r#"<instance id="l{at}"><root><item><name>x</name></item></root></instance>"#)
    });
    let translations = times(300, |at| format!(r#"<translation lang="l{at}"/>"#));
    for (xml, what) in [
        (form(&nodes(9), &expressions, ""), "expressions"),
        (form(&nodes(2_100), &everything, ""), "reads"),
        (form("", &lists, ""), "instances"),
        (
            form("", &format!("<itext>{translations}</itext>"), ""),
            "languages",
        ),
    ] {
        assert_eq!(refusal(&xml), ("form-too-large", what.to_owned()));
    }
    let parts = form(&"<b/>".repeat(1 << 22), "", "");
    assert_eq!(refusal(&parts), ("xml-too-large", "parts".to_owned()));
}

#[test]
fn an_appearance_of_millions_of_words_keeps_some() {
    let words = "w ".repeat(100_000);
    let body = format!(r#"<input ref="/data/a" appearance="{words}"><label>A</label></input>"#);
    let reading = Form::parse(form("", "", &body).as_bytes(), &NoMedia);
    let form = reading.form.expect("accepted");
    assert_eq!(form.controls[0].appearance.len(), 64);
}
