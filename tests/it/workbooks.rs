//! Workbooks with faults: each code of the converter is given by one, and what is then said has no
//! gap in any language.

use std::collections::BTreeSet;

use rayi_form::NoMedia;
use rayi_locale::Family;
use rayi_tests::forms;

use crate::texts::missing_words;

/// Codes whose workbooks are too large, or too well locked, to lie in the tree.
const ELSEWHERE: [(&str, &[(&str, &str)]); 2] = [
    ("workbook-password", &[]),
    ("workbook-too-large", &[("limit", "128")]),
];

#[test]
fn each_code_is_given_by_a_workbook_and_said_without_a_gap() {
    let mut given = BTreeSet::new();
    let mut wrong = Vec::new();
    for (code, workbook) in tables().into_iter().chain(made()) {
        let found = rayi_form::convert(&workbook, None, &NoMedia)
            .reading
            .diagnostics;
        if !found.iter().any(|found| found.code == code) {
            let codes: Vec<_> = found.iter().map(|found| found.code).collect();
            wrong.push(format!("{code} is not given, but {codes:?}"));
        }
        for found in found {
            given.insert(found.code.to_owned());
            wrong.extend(missing_words(
                Family::Diagnostic,
                found.code,
                &found.parameters,
            ));
        }
    }
    for (code, parameters) in ELSEWHERE {
        given.insert(code.to_owned());
        wrong.extend(missing_words(Family::Diagnostic, code, parameters));
    }
    let listed = rayi_form::WORKBOOK_CODES.iter();
    let never = listed.filter(|code| !given.contains(**code));
    wrong.extend(never.map(|code| format!("{code} is given by no workbook")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The tables of `tests/forms/workbooks/faults.md`, each with the code at its head.
fn tables() -> Vec<(String, Vec<u8>)> {
    let path = forms::folder("forms/workbooks/faults.md");
    let text = std::fs::read_to_string(path).expect("the tables are there");
    let tables: Vec<_> = text
        .split("\n## ")
        .skip(1)
        .filter_map(|part| part.split_once('\n'))
        .map(|(code, table)| (code.to_owned(), table.as_bytes().to_vec()))
        .collect();
    assert!(tables.len() > 90, "{}", tables.len());
    tables
}

/// Workbooks that no table can show.
fn made() -> Vec<(String, Vec<u8>)> {
    let survey = |head: &str, label: &str| {
        format!("| survey |\n| | type | name | label |{head}\n| | text | a | {label} |\n")
    };
    let gap = " |".repeat(30) + " hint |";
    let long = "x".repeat(300 * 1024);
    let mut latin = survey("", "caf_").into_bytes();
    for byte in &mut latin {
        if *byte == b'_' {
            *byte = 0xe9;
        }
    }
    [
        ("workbook-unreadable", b"PK\x03\x04 and no more".to_vec()),
        ("workbook-not-utf8", latin),
        ("cells-out-of-reach", survey(&gap, "A").into_bytes()),
        ("cell-too-long", survey("", &long).into_bytes()),
    ]
    .map(|(code, bytes)| (code.to_owned(), bytes))
    .into()
}
