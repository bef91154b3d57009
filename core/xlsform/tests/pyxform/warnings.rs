//! Warnings of both converters as facts that can be compared: a code, and the row or what it names.

use std::collections::BTreeMap;

use rayi_xlsform::{Finding, Severity};

/// Warnings that pyxform does not have.
const OURS_ALONE: [&str; 2] = ["column-unknown", "words-missing"];

/// What we warn of in a form of Markdown, as the oracle writes pyxform's warnings: rows are counted
/// from the headers of their sheet, which are row 1 there.
pub(crate) fn ours(source: &str, findings: &[Finding]) -> Vec<String> {
    let headers = header_rows(source);
    let mut facts: Vec<String> = findings
        .iter()
        .filter(|found| found.severity == Severity::Warning && !OURS_ALONE.contains(&found.code))
        .map(|found| fact(found, &headers))
        .collect();
    facts.sort();
    facts
}

fn fact(found: &Finding, headers: &BTreeMap<String, u32>) -> String {
    let told = |name: &str| {
        let told = found.parameters.iter().find(|(known, _)| *known == name);
        told.map_or("", |(_, value)| value.as_str())
    };
    let sheet = found.spot.sheet.as_deref().unwrap_or("");
    match found.code {
        "translation-missing" => {
            let mut columns: Vec<&str> = told("columns").split(", ").collect();
            columns.sort_unstable();
            let (sheet, columns) = (told("kind"), columns.join(", "));
            let language = told("language");
            format!("{} {sheet} {language} {columns}", found.code)
        }
        "language-without-tag" => format!("{} {}", found.code, told("language")),
        // These have no row there.
        "NAMES_013" | "or-other-translated" | "form-id-twice" => found.code.to_owned(),
        code => {
            let row = found.spot.row.unwrap_or(0);
            format!("{code} {}", row + 1 - headers.get(sheet).unwrap_or(&1))
        }
    }
}

/// Row of the headers of each sheet.
fn header_rows(source: &str) -> BTreeMap<String, u32> {
    let mut rows = BTreeMap::new();
    for (line, row) in source.lines().zip(1..) {
        let mut cells = line.split('|').skip(1).map(str::trim);
        if let Some(name) = cells.next().filter(|name| !name.is_empty()) {
            rows.insert(name.to_owned(), row + 1);
        }
    }
    rows
}
