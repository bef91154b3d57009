//! The project's real forms are read without a finding, and what they hold is as written.

#[path = "kit/real.rs"]
mod real;

use real::read;

#[test]
fn the_poll_is_read_without_a_finding() {
    let reading = read("coalition-poll");
    assert_eq!(reading.diagnostics, []);
    let form = reading.form.expect("accepted");
    assert_eq!(form.id, "coalition_poll");
    assert_eq!(form.version.as_deref(), Some("2024011001"));
    let languages: Vec<&str> = form
        .itext
        .languages()
        .iter()
        .map(|language| &*language.tag)
        .collect();
    assert_eq!(languages, ["ar", "ckb", "kmr", "en"]);
    assert_eq!(form.itext.default_language(), 0);
}
