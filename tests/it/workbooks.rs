//! Workbooks with faults: each code of the converter is given by one, and what is then said has no
//! gap in any language.

use std::collections::BTreeSet;

use rayi_form::NoMedia;
use rayi_locale::Family;
use rayi_tests::{forms, xlsform};

use crate::texts::missing_words;

/// Codes whose workbooks are too large, or too well locked, to lie in the tree.
const ELSEWHERE: [(&str, &[(&str, &str)]); 2] = [
    ("workbook-password", &[]),
    ("workbook-too-large", &[("limit", "128")]),
];

/// What can be computed and cannot be meant, where the form alone proves it.
const DOUBTS: [&str; 12] = [
    "order-of-text",
    "not-a-number",
    "question-not-a-number",
    "value-unfit",
    "choice-unknown",
    "selected-of-one-value",
    "filter-column-unknown",
    "filter-value-unknown",
    "filter-values-apart",
    "filter-never-true",
    "default-unfit",
    "default-not-a-choice",
];

/// The column that findings of the form's own reader are told by.
#[test]
fn what_the_form_shows_is_told_by_its_cell() {
    let mut wrong = Vec::new();
    for (code, header) in [
        ("cycle", "calculation"),
        ("order-of-text", "constraint"),
        ("not-a-number", "constraint"),
        ("question-not-a-number", "relevant"),
        ("value-unfit", "relevant"),
        ("choice-unknown", "relevant"),
        ("selected-of-one-value", "relevant"),
        ("filter-column-unknown", "choice_filter"),
        ("filter-value-unknown", "choice_filter"),
        ("filter-values-apart", "choice_filter"),
        ("filter-never-true", "choice_filter"),
        ("default-unfit", "default"),
        ("default-not-a-choice", "default"),
        ("words-missing", "label::العربية (ar)"),
        ("xpath-unknown-function", "calculation"),
    ] {
        let (_, workbook) = tables()
            .into_iter()
            .find(|(known, _)| known == code)
            .expect("a table has the code at its head");
        let text = String::from_utf8_lossy(&workbook).into_owned();
        let found = rayi_form::convert(&workbook, None, &NoMedia)
            .reading
            .diagnostics;
        let all: Vec<_> = found.iter().filter(|found| found.code == code).collect();
        if all.is_empty() {
            wrong.push(format!("{code} is not given"));
        }
        for found in all {
            let cell = found.cell.as_deref().expect("a cell");
            let row = cell.row.and_then(|row| text.lines().nth(row as usize - 1));
            if cell.header.as_deref() != Some(header) || row.is_none_or(str::is_empty) {
                wrong.push(format!("{code} at {cell:?}"));
            }
        }
        let others = found.iter().filter(|found| found.code != code);
        wrong.extend(others.map(|other| format!("{code}: {} as well", other.code)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// One slip is told once, not by its consequences as well.
#[test]
fn one_slip_is_told_once() {
    for (code, workbook) in [
        (
            "name-missing",
            "| survey |\n| | type | name | label |\n| | begin group | | G |\n| | text | a | A |\n\
             | | end group | | |\n",
        ),
        (
            "NAMES_008",
            "| survey |\n| | type | name | label |\n| | begin repeat | a b | G |\n\
             | | text | a | A |\n| | end repeat | | |\n",
        ),
    ] {
        let found = rayi_form::convert(workbook.as_bytes(), None, &NoMedia).reading;
        let codes: Vec<_> = found.diagnostics.iter().map(|found| found.code).collect();
        assert_eq!(codes, [code]);
    }
    for code in ["ENTITY_008", "background-geopoint-trigger"] {
        let (_, workbook) = tables()
            .into_iter()
            .find(|(known, _)| known == code)
            .expect("a table has the code at its head");
        let found = rayi_form::convert(&workbook, None, &NoMedia).reading;
        let codes: Vec<_> = found.diagnostics.iter().map(|found| found.code).collect();
        assert_eq!(codes, [code]);
    }
}

/// What would become names of the XML, or break its expressions.
#[test]
fn names_that_would_break_the_form_are_refused_by_their_cell() {
    let mut wrong = Vec::new();
    for (tables, code, cell) in [
        ("bind::a b|A|text", "NAMES_008", "E2"),
        ("instance::é:|A|text", "NAMES_008", "E2"),
        ("body::foo:x|A|text", "prefix-unknown", "E2"),
        ("bind::entities:x|A|text", "prefix-unknown", "E2"),
        ("hint|A|select_one my'list", "NAMES_008", "B3"),
        ("hint|A|select_one_from_file a'b.csv", "NAMES_008", "B3"),
        (
            "hint|A|select_one_from_file ab.csv",
            "choice-file-missing",
            "3",
        ),
    ] {
        let [header, label, kind] = tables.split('|').collect::<Vec<_>>()[..] else {
            panic!("three cells");
        };
        let workbook = format!(
            "| survey |\n| | type | name | label | {header} |\n| | {kind} | a | {label} | x |\n\
             | choices |\n| | list_name | name | label |\n| | my'list | x | X |\n"
        );
        let reading = rayi_form::convert(workbook.as_bytes(), None, &NoMedia).reading;
        let found: Vec<_> = reading
            .diagnostics
            .iter()
            .map(|found| {
                let spot = found.cell.as_deref();
                let row = spot.and_then(|spot| spot.row).unwrap_or_default();
                let cell = spot.and_then(rayi_form::Spot::cell);
                (found.code, cell.unwrap_or_else(|| row.to_string()))
            })
            .collect();
        if found != [(code, cell.to_owned())] {
            wrong.push(format!("{tables}: {found:?} {:?}", reading.diagnostics));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Forms that are meant as they stand.
#[test]
fn nothing_is_doubted_in_good_forms() {
    let mut wrong = Vec::new();
    let mut count = 0;
    let mut look = |name: &str, source: &[u8]| {
        count += 1;
        for found in rayi_form::Form::check(source, &NoMedia).diagnostics {
            if DOUBTS.contains(&found.code) {
                wrong.push(format!("{name}: {found}"));
            }
        }
    };
    for folder in ["forms/real", "../core/xlsform/tests/workbooks"] {
        for entry in std::fs::read_dir(forms::folder(folder)).expect("forms are there") {
            let path = entry.expect("a file").path();
            if path.is_file() {
                look(
                    &path.display().to_string(),
                    &std::fs::read(&path).expect("bytes"),
                );
            }
        }
    }
    for entry in std::fs::read_dir(forms::folder("../core/xlsform/tests/cases")).expect("cases") {
        let path = entry.expect("a file").path();
        let text = std::fs::read_to_string(&path).expect("text");
        for part in text.split("\n## ").skip(1) {
            let (name, table) = part.split_once('\n').expect("a name and a form");
            look(&format!("{}: {name}", path.display()), table.as_bytes());
        }
    }
    assert!(count > 160, "{count}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

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
    let listed = rayi_form::WORKBOOK_CODES.iter().chain(&DOUBTS);
    let never = listed.filter(|code| !given.contains(**code));
    wrong.extend(never.map(|code| format!("{code} is given by no workbook")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_page_for_authors_is_fresh() {
    let told = std::fs::read_to_string(forms::folder(xlsform::PAGE)).unwrap_or_default();
    let page = xlsform::page_of_the_tree().unwrap_or_else(|fault| panic!("{fault}"));
    assert!(
        told == page,
        "core/docs/xlsform.md is stale: run `cargo xtask conformance`"
    );
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
