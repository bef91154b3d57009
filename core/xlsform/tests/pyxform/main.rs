//! The same workbooks converted by pyxform and by us.
//!
//! Forms stand in `tests/cases/*.md`, below headings; more are made from a seed. Where pyxform
//! refuses, we must refuse for the same reason. Differences that we mean are in
//! `differences.txt`, and each must be one.
//!
//! pyxform runs where `PYXFORM_PYTHON` names a Python that has it. Elsewhere nothing is compared,
//! and that is said; with `PYXFORM_REQUIRED=1` it is a failure.

#![expect(
    clippy::disallowed_methods,
    reason = "the other converter is a program, and cases are files"
)]

mod canonical;
mod oracle;
mod random;
mod refusals;
mod warnings;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use rayi_xlsform::{Conversion, Severity, convert};

/// Forms made from the seed.
const RANDOM: u64 = 150;

/// After the name of a case in the list of differences: in what both warn of.
const WARNINGS: &str = " (warnings)";

/// Everything that pyxform 4.5 warns of, by our codes.
const WARNED: [&str; 14] = [
    "HEADER_004",
    "LABEL_001",
    "NAMES_002",
    "NAMES_013",
    "device-meta-outdated",
    "disabled-column",
    "external-without-filter",
    "form-id-twice",
    "language-without-tag",
    "max-pixels-missing",
    "or-other-translated",
    "repeat-without-label",
    "row-skipped",
    "translation-missing",
];

/// Workbooks of Excel: two that authors made, and two with everything a cell can hold.
const WORKBOOKS: [&str; 4] = [
    "coalition-poll.xlsx",
    "household-visit.xlsx",
    "odd.xlsx",
    "old.xls",
];

/// The forms of a file, by their headings.
fn sections(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split("\n## ").skip(1).map(|section| {
        let (name, form) = section.split_once('\n').expect("a heading and a form");
        (name.trim(), form)
    })
}

/// Forms and their sources, by the name of file and heading.
fn cases() -> BTreeMap<String, String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    let mut cases = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("the cases are there") {
        let path = entry.expect("a file").path();
        let file = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let text = std::fs::read_to_string(&path).expect("text");
        for (name, form) in sections(&text) {
            let known = cases.insert(format!("{file}/{name}"), form.to_owned());
            assert!(known.is_none(), "{file}/{name} is there twice");
        }
    }
    cases
}

/// Names of cases in which we mean to differ, with the reason.
fn differences() -> BTreeMap<String, String> {
    include_str!("differences.txt")
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| {
            let (name, reason) = line.split_once(": ").expect("a name and a reason");
            (name.to_owned(), reason.to_owned())
        })
        .collect()
}

fn converted(source: &str) -> Conversion {
    match oracle::file_of(source) {
        Some(path) => {
            let bytes = std::fs::read(path).expect("a workbook");
            convert(&bytes, path.file_stem().and_then(|stem| stem.to_str()))
        }
        None => convert(source.as_bytes(), None),
    }
}

/// What one side made of a form, to compare: the XML in its canonical form, or the codes of the
/// reasons against it.
fn ours(read: Conversion) -> Result<String, Vec<String>> {
    match read.xform {
        Some(xform) => {
            let mut shown = canonical::of(&xform.xml);
            if let Some(itemsets) = xform.itemsets {
                let _ = write!(shown, "itemsets.csv\n{itemsets}");
            }
            Ok(shown)
        }
        None => Err(read
            .findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .map(|finding| finding.code.to_owned())
            .collect()),
    }
}

#[test]
fn workbooks_are_converted_as_pyxform_converts_them() {
    let mut cases = cases();
    for seed in 0..RANDOM {
        cases.insert(format!("random/{seed}"), random::form(seed));
    }
    for file in WORKBOOKS {
        cases.insert(format!("workbooks/{file}"), oracle::of_file(file));
    }
    let Some(answers) = oracle::ask(&cases) else {
        return;
    };
    let differences = differences();
    let mut faults = String::new();
    let mut seen = BTreeSet::new();
    let mut refused = refusals::Seen::default();
    for (name, source) in &cases {
        let theirs = &answers[name];
        let read = converted(source);
        let warned = warnings::ours(source, &read.findings);
        let ours = ours(read);
        let same = match (&ours, theirs) {
            (Ok(ours), oracle::Answer::Form { xml, itemsets, .. }) => {
                let mut shown = canonical::of(xml);
                if let Some(itemsets) = itemsets {
                    let _ = write!(shown, "itemsets.csv\n{itemsets}");
                }
                *ours == shown
            }
            (
                Err(codes),
                oracle::Answer::Refused {
                    code: Some(code), ..
                },
            ) => codes.contains(code),
            (Err(_), oracle::Answer::Refused { code: None, .. }) => true,
            _ => false,
        };
        let told = |how: &str, same: bool, faults: &mut String| {
            let name = format!("{name}{how}");
            match (same, differences.get(&name)) {
                (true, None) | (false, Some(_)) => return true,
                (true, Some(reason)) => {
                    let _ = writeln!(faults, "{name}: no difference any more ({reason})");
                }
                (false, None) => return false,
            }
            true
        };
        if !told("", same, &mut faults) {
            let _ = writeln!(faults, "{name}: {}", difference(&ours, theirs));
        }
        if let (Ok(_), oracle::Answer::Form { warnings, .. }) = (&ours, theirs)
            && !told(WARNINGS, warned == *warnings, &mut faults)
        {
            let _ = writeln!(
                faults,
                "{name}{WARNINGS}:\n  ours   {warned:?}\n  theirs {warnings:?}"
            );
        }
        if let (Err(codes), oracle::Answer::Refused { code, message }) = (&ours, theirs) {
            refused.add(code.as_deref(), message, codes);
        }
        if let oracle::Answer::Form { warnings, .. } = theirs {
            let codes = warnings.iter().filter_map(|fact| fact.split(' ').next());
            seen.extend(codes.map(str::to_owned));
        }
    }
    for fault in refused.faults() {
        let _ = writeln!(faults, "{fault}");
    }
    for code in WARNED.iter().filter(|code| !seen.contains(**code)) {
        let _ = writeln!(faults, "pyxform warns of {code} in no case");
    }
    for name in differences.keys() {
        let case = name.strip_suffix(WARNINGS).unwrap_or(name);
        if !cases.contains_key(case) {
            let _ = writeln!(faults, "{name}: a difference of no case");
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

fn difference(ours: &Result<String, Vec<String>>, theirs: &oracle::Answer) -> String {
    match (ours, theirs) {
        (Ok(ours), oracle::Answer::Form { xml, .. }) => {
            let theirs = canonical::of(xml);
            let lines = ours.lines().zip(theirs.lines());
            let first = lines.into_iter().find(|(ours, theirs)| ours != theirs);
            match first {
                Some((ours, theirs)) => format!("\n  ours   {ours}\n  theirs {theirs}"),
                None => "one goes on where the other ends".to_owned(),
            }
        }
        (Ok(_), oracle::Answer::Refused { message, .. }) => {
            format!("we convert it; pyxform says: {message}")
        }
        (Err(codes), oracle::Answer::Form { .. }) => {
            format!("pyxform converts it; we say: {}", codes.join(", "))
        }
        (Err(codes), oracle::Answer::Refused { code, message }) => {
            format!("we say {}; pyxform {code:?}: {message}", codes.join(", "))
        }
    }
}

#[test]
fn the_same_workbook_gives_the_same_bytes() {
    for (name, source) in cases() {
        let once = convert(source.as_bytes(), Some("stem"));
        let again = convert(source.as_bytes(), Some("stem"));
        assert_eq!(once.findings, again.findings, "{name}");
        let xml = |read: rayi_xlsform::Conversion| read.xform.map(|xform| xform.xml);
        assert_eq!(xml(once), xml(again), "{name}");
    }
}

#[test]
fn groups_of_kobotoolbox_become_what_its_server_makes_of_them() {
    let cases = cases();
    let mut count = 0;
    let ours = |source| ours(converted(source));
    for (name, form) in sections(include_str!("kobo.md")) {
        let expanded = &cases[&format!("kobo-expanded/{name}")];
        assert_eq!(ours(form), ours(expanded), "{name}");
        assert!(ours(form).is_ok(), "{name}");
        count += 1;
    }
    assert_eq!(count, 3);
}
