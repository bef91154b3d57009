//! Fixtures: a form without walks or expectations judges nothing, and walks without a form are lost.

use std::path::Path;

use serde_json::Value;

use super::{File, Finding};

const FORMS: &str = "tests/forms";

/// Checks every form and every file of walks.
pub(super) fn check(files: &[File], paths: &[String]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for form in paths.iter().filter(|path| is_form(path)) {
        if !expected(form).iter().any(|path| paths.contains(path)) {
            findings.push(Finding::new(form, "has neither walks nor expectations"));
        }
    }
    let walks = format!("{FORMS}/paths/");
    for file in files.iter().filter(|file| file.path.starts_with(&walks)) {
        findings.extend(walks_of(file, paths).err());
    }
    findings
}

fn is_form(path: &str) -> bool {
    let kinds = ["real", "valid", "invalid"];
    let form = Path::new(path);
    form.extension().is_some_and(|extension| extension == "xml")
        && kinds
            .iter()
            .any(|kind| form.parent() == Some(&Path::new(FORMS).join(kind)))
}

/// Where what is expected of a form may be written.
fn expected(form: &str) -> [String; 2] {
    let form = Path::new(form);
    let stem = form.file_stem().unwrap_or_default().to_string_lossy();
    [
        format!("{FORMS}/paths/{stem}.json"),
        form.with_extension("json").to_string_lossy().into_owned(),
    ]
}

fn walks_of(file: &File, paths: &[String]) -> Result<(), Finding> {
    let value: Value = serde_json::from_str(&file.text)
        .map_err(|error| Finding::new(&file.path, format!("is no JSON: {error}")))?;
    let form = value
        .get("form")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let known = ["real", "valid"]
        .iter()
        .any(|kind| paths.contains(&format!("{FORMS}/{kind}/{form}")));
    if !known {
        return Err(Finding::new(
            &file.path,
            format!("walks through no form of ours: {form:?}"),
        ));
    }
    match value.get("paths").and_then(Value::as_array) {
        Some(walks) if !walks.is_empty() => Ok(()),
        _ => Err(Finding::new(&file.path, "has no walks")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::file;

    const WALKS: &str = r#"{ "form": "a.xml", "paths": [{}] }"#;

    fn findings(forms: &[&str], walks: &[(&str, &str)]) -> Vec<Finding> {
        let files: Vec<File> = walks.iter().map(|(path, text)| file(path, text)).collect();
        let paths: Vec<String> = forms
            .iter()
            .map(|form| (*form).to_owned())
            .chain(files.iter().map(|file| file.path.clone()))
            .collect();
        check(&files, &paths)
    }

    #[test]
    fn a_form_that_nothing_is_expected_of_is_seen() {
        assert_eq!(
            findings(
                &["tests/forms/real/a.xml"],
                &[("tests/forms/paths/a.json", WALKS)]
            ),
            []
        );
        assert_eq!(findings(&["tests/forms/real/a.xml"], &[]).len(), 1);
        let both = [
            "tests/forms/invalid/cycle.xml",
            "tests/forms/invalid/cycle.json",
        ];
        assert_eq!(findings(&both, &[]), []);
        assert_eq!(findings(&both[..1], &[]).len(), 1);
    }

    #[test]
    fn walks_that_walk_nowhere_are_seen() {
        let form = ["tests/forms/real/a.xml"];
        let path = "tests/forms/paths/a.json";
        assert_eq!(
            findings(&form, &[(path, r#"{ "form": "a.xml", "paths": [] }"#)]).len(),
            1
        );
        assert_eq!(
            findings(&form, &[(path, r#"{ "form": "b.xml", "paths": [{}] }"#)]).len(),
            1
        );
        assert_eq!(findings(&form, &[(path, "{")]).len(), 1);
    }
}
