//! The project's real forms are read without a finding, and what they hold is as written.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use rayi_form::{Form, Reading};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/forms/real")
}

#[expect(clippy::disallowed_methods, reason = "a test reads its fixtures")]
fn read(name: &str) -> Reading {
    let xml = std::fs::read(folder().join(format!("{name}.xml"))).expect("the form is there");
    let mut media: HashMap<String, Vec<u8>> = HashMap::new();
    if let Ok(files) = std::fs::read_dir(folder().join(format!("{name}-media"))) {
        for file in files {
            let file = file.expect("the folder can be listed");
            let name = file.file_name().into_string().expect("names are UTF-8");
            media.insert(
                name,
                std::fs::read(file.path()).expect("the file can be read"),
            );
        }
    }
    Form::parse(&xml, &media)
}

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
        .map(|language| language.tag.as_str())
        .collect();
    assert_eq!(languages, ["ar", "ckb", "kmr", "en"]);
    assert_eq!(form.itext.default_language(), 0);
}
