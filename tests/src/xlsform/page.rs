//! The page for those who write forms.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use rayi_form::{Diagnostic, Severity};
use rayi_locale::{Family, Language, Texts};

use super::case::{self, Case};
use super::seen::{self, Seen};
use crate::forms;

/// Where the page is, from the folder of the tests.
pub const PAGE: &str = "../core/docs/xlsform.md";

/// The page as the cases make it today.
///
/// # Errors
/// What is wrong with which file, or which code is given by no case.
pub fn page_of_the_tree() -> Result<String, String> {
    let mut converted = Vec::new();
    for file in CONVERTED {
        converted.extend(case::read(file, &format!("{CASES}/{file}.md"))?);
    }
    converted.extend(case::read("kobo", "../core/xlsform/tests/pyxform/kobo.md")?);
    converted.retain(|case| case.conversion.xml.is_some());
    let refused = case::read("refused", &format!("{CASES}/refused.md"))?;
    let faults = case::read("faults", "forms/workbooks/faults.md")?;
    let differences = std::fs::read_to_string(forms::folder(DIFFERENCES))
        .map_err(|fault| format!("differences: {fault}"))?;

    let mut page = HEAD.to_owned();
    let _ = writeln!(
        page,
        "{} workbooks are converted, {} are refused.",
        converted.len(),
        refused.len() + faults.iter().filter(|case| case.is_refused()).count()
    );
    types(&mut page, &converted);
    columns(&mut page, &converted);
    things(
        &mut page,
        PARAMETERS,
        &grouped(&seen::parameters(&converted)),
    );
    things(&mut page, APPEARANCES, &seen::appearances(&converted).0);
    codes(&mut page, &refused, &faults)?;
    page.push_str(DIFFERING);
    for line in differences.lines() {
        if let Some((name, reason)) = line.split_once(": ").filter(|_| !line.starts_with('#')) {
            let _ = writeln!(page, "- {}. *{name}*", sentence(reason));
        }
    }
    Ok(page)
}

fn types(page: &mut String, converted: &[Case]) {
    page.push_str(TYPES);
    for kind in seen::types(converted) {
        let written: Vec<String> = kind.written.iter().map(|name| code(name)).collect();
        let _ = writeln!(
            page,
            "| {} | {} | {} |",
            written.join(" "),
            cell(&kind.becomes),
            proofs(&kind.cases)
        );
    }
}

fn columns(page: &mut String, converted: &[Case]) {
    page.push_str(COLUMNS);
    for sheet in SHEETS {
        let seen = seen::columns(converted, sheet);
        let _ = write!(
            page,
            "\n### {sheet}\n\n| column | seen in |\n| --- | --- |\n"
        );
        for (head, cases) in seen.0 {
            let _ = writeln!(page, "| {} | {} |", code(&head), proofs(&cases));
        }
    }
}

fn things(page: &mut String, head: &str, things: &[(String, Vec<String>)]) {
    page.push_str(head);
    for (thing, cases) in things {
        let _ = writeln!(page, "| {} | {} |", code(thing), proofs(cases));
    }
}

/// The parameters of each type in one row.
fn grouped(seen: &Seen) -> Vec<(String, Vec<String>)> {
    let mut rows: BTreeMap<&str, (Vec<&str>, Vec<String>)> = BTreeMap::new();
    for (thing, cases) in &seen.0 {
        let Some((kind, key)) = thing.split_once(": ") else {
            continue;
        };
        let (keys, known) = rows.entry(kind).or_default();
        keys.push(key);
        for case in cases {
            if !known.contains(case) {
                known.push(case.clone());
            }
        }
    }
    let row = |(kind, (keys, cases)): (&str, (Vec<&str>, Vec<String>))| {
        (format!("{kind}: {}", keys.join(", ")), cases)
    };
    rows.into_iter().map(row).collect()
}

/// A code with a finding that bears it.
struct Told<'c> {
    finding: &'c Diagnostic,
    case: &'c str,
    pyxform_refuses: bool,
}

/// What is said of faults, by code: pyxform's first, then ours.
fn codes(page: &mut String, refused: &[Case], faults: &[Case]) -> Result<(), String> {
    let mut told: BTreeMap<&str, Told<'_>> = BTreeMap::new();
    for case in faults.iter().chain(refused) {
        let name = case.name.as_str();
        let theirs = name.starts_with("refused/");
        for finding in &case.conversion.reading.diagnostics {
            let refuses = theirs && finding.severity == Severity::Error;
            let of_its_own = name.ends_with(&format!("/{}", finding.code));
            let known = told.get(finding.code);
            let pyxform_refuses = refuses || known.is_some_and(|known| known.pyxform_refuses);
            let keep = known.filter(|_| !of_its_own);
            let (finding, case) = match keep {
                Some(known) => (known.finding, known.case),
                None => (finding, name),
            };
            let row = Told {
                finding,
                case,
                pyxform_refuses,
            };
            told.insert(finding.code, row);
        }
    }
    let texts = Texts::new(Language::En).without_isolation();
    let is_theirs = |code: &str| code.starts_with(|c: char| c.is_ascii_uppercase());
    for (head, theirs) in [(CODES, true), (OURS, false)] {
        page.push_str(head);
        for row in told
            .values()
            .filter(|row| is_theirs(row.finding.code) == theirs)
        {
            let finding = row.finding;
            let severity = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            let pyxform = if row.pyxform_refuses { "refuses" } else { "" };
            let said = said(texts, finding.code, &finding.parameters);
            let _ = writeln!(
                page,
                "| {} | {severity} | {said} | {pyxform} | {} |",
                code(finding.code),
                row.case
            );
        }
        for (untold, severity, parameters) in WITHOUT_TABLE
            .iter()
            .filter(|(code, ..)| is_theirs(code) == theirs)
        {
            let _ = writeln!(
                page,
                "| {} | {severity} | {} | | a file that no table can show |",
                code(untold),
                said(texts, untold, parameters)
            );
        }
    }
    let known = |code: &&&str| {
        told.contains_key(**code) || WITHOUT_TABLE.iter().any(|(own, ..)| own == *code)
    };
    let missing: Vec<_> = rayi_form::WORKBOOK_CODES
        .iter()
        .filter(|code| !known(code))
        .collect();
    match missing.as_slice() {
        [] => Ok(()),
        missing => Err(format!("given by no case: {missing:?}")),
    }
}

/// The sentence and what can be done, as they are shown.
fn said<V: AsRef<str>>(texts: Texts, code: &str, parameters: &[(&'static str, V)]) -> String {
    let said = texts.coded(Family::Diagnostic, code, parameters);
    let remedy = texts.remedy(Family::Diagnostic, code, parameters);
    let remedy = remedy.map(|remedy| format!(" *{}*", cell(&remedy)));
    cell(&said) + &remedy.unwrap_or_default()
}

/// Three cases, and how many more.
fn proofs(cases: &[String]) -> String {
    let shown = cases.iter().take(3).map(String::as_str);
    let shown = shown.collect::<Vec<_>>().join(", ");
    match cases.len() {
        0..=3 => shown,
        many => format!("{shown} and {} more", many - 3),
    }
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// A text that neither ends its cell nor its line.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

fn code(text: &str) -> String {
    format!("`{}`", cell(text.trim()))
}

const CASES: &str = "../core/xlsform/tests/cases";
const DIFFERENCES: &str = "../core/xlsform/tests/pyxform/differences.txt";
/// Files of cases that are there to be converted.
const CONVERTED: [&str; 6] = [
    "types",
    "choices",
    "structure",
    "references",
    "languages",
    "entities",
];
const SHEETS: [&str; 6] = [
    "survey",
    "choices",
    "external_choices",
    "settings",
    "entities",
    "osm",
];
/// A code, how much it matters, and what its sentence names.
type Untold = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
);

/// Codes whose files cannot be tables; `tests/it/workbooks.rs` and the program's own tests make them.
const WITHOUT_TABLE: [Untold; 6] = [
    ("cell-too-long", "error", &[("limit", "262144")]),
    ("cells-out-of-reach", "warning", &[]),
    ("workbook-not-utf8", "error", &[]),
    ("workbook-password", "error", &[]),
    ("workbook-too-large", "error", &[("limit", "256")]),
    ("workbook-unreadable", "error", &[]),
];
const HEAD: &str = "\
# XLSForm in Rayi

For those who write forms. Written by `cargo xtask conformance` from the workbooks under
`core/xlsform/tests` and `tests/forms/workbooks`; not by hand. What stands here was seen in one of them.

Rayi opens an XLSForm as it is: `.xlsx`, `.xlsm`, `.xls`, `.csv` (all sheets in one file with their names
in the first column, or the survey sheet alone), and tables of Markdown (`.md`).

```sh
rayi form check survey.xlsx                    # what is wrong, by cell; nothing is written
rayi form convert survey.xlsx -o survey.xml    # the XForm, as pyxform 4.5 writes it
rayi-collector form add survey.xlsx --forms DIR    # checked, and on offer to devices
```

`form check` ends with 0 if there are no errors, with 1 if there are, with 2 if a file cannot be read.
With `--json` it gives each finding with `severity`, `code`, `message`, `sheet`, `row`, `column` (what
stands at the head of it) and `cell`; `--lang` gives the messages in Arabic, Sorani, Kurmanji or English.
Files that a form needs (lists, pictures, sounds) are looked for in `survey-media/` beside it.

The workbooks below are converted by pyxform 4.5 too, and the forms compared; the names in the last
columns say which. `LIST`, `FILE`, `LANGUAGE` and the like stand for your own words.

";
const TYPES: &str = "
## Types

Those in one row become the same: element of the form and data type.

| type | becomes | seen in |
| --- | --- | --- |
";
const COLUMNS: &str = "
## Columns

Capital letters do not count at the head of a column, and spaces are as good as `_`. `:` stands for `::`
in workbooks that have no `::`. Other columns of the survey are told and left out; begin the name of a
column with `_` to keep notes in it. In the sheets of choices any other column is yours, for
`choice_filter`.
";
const PARAMETERS: &str = "
## Parameters

| type and parameters | seen in |
| --- | --- |
";
const APPEARANCES: &str = "
## Appearances

Every word is handed on to the form; these were seen. What each does on a device is a matter of the form,
not of the workbook: see [conformance](conformance.md).

| appearance | seen in |
| --- | --- |
";
const CODES: &str = "
## What is said of faults, under pyxform's codes

Each with the words that a workbook of the tests gets, and what to do. A place such as `survey:B3` stands
before them. “refuses”: pyxform refuses such a workbook too.

| code | | what is said | pyxform | seen in |
| --- | --- | --- | --- | --- |
";
const OURS: &str = "
## What is said of faults, under our own codes

pyxform has no code for these. Where it does not refuse, it warns of it in a sentence, or says nothing and
the fault is met on the device.

| code | | what is said | pyxform | seen in |
| --- | --- | --- | --- | --- |
";
const DIFFERING: &str = "
## What we convert otherwise than pyxform 4.5

";
