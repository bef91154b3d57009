//! [`Case`]: a workbook of the tests, with what came of it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use rayi_form::{Conversion, NoMedia, Severity};

use crate::forms;

/// A workbook that stands below a heading.
pub(super) struct Case {
    /// File and heading, such as `types/params`.
    pub(super) name: String,
    /// Its sheets by name: rows of cells, the heads first.
    pub(super) sheets: BTreeMap<String, Vec<Vec<String>>>,
    pub(super) conversion: Conversion,
}

impl Case {
    pub(super) fn is_refused(&self) -> bool {
        let mut findings = self.conversion.reading.diagnostics.iter();
        findings.any(|finding| finding.severity == Severity::Error)
    }

    /// Rows of a sheet, each cell with its head.
    pub(super) fn rows(&self, sheet: &str) -> impl Iterator<Item = Vec<(&str, &str)>> {
        let mut rows = self.sheets.get(sheet).into_iter().flatten();
        let heads: &[String] = rows.next().map_or(&[], Vec::as_slice);
        rows.map(move |row| {
            let cells = heads.iter().zip(row);
            let cells = cells.map(|(head, cell)| (head.as_str(), cell.as_str()));
            cells.filter(|(_, cell)| !cell.is_empty()).collect()
        })
    }
}

/// The cases of a file, in its order.
pub(super) fn read(file: &str, path: &str) -> Result<Vec<Case>, String> {
    let path: PathBuf = forms::folder(path);
    let text = std::fs::read_to_string(&path).map_err(|fault| format!("{file}: {fault}"))?;
    let parts = text.split("\n## ").skip(1);
    Ok(parts
        .filter_map(|part| part.split_once('\n'))
        .map(|(heading, table)| Case {
            name: format!("{file}/{}", heading.trim()),
            sheets: sheets(table),
            conversion: rayi_form::convert(table.as_bytes(), None, &NoMedia),
        })
        .collect())
}

/// Tables of Markdown: a row whose first cell has something names the sheet below.
fn sheets(text: &str) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut sheets: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    let mut current = String::new();
    for line in text.lines() {
        let Some(line) = line.trim().strip_prefix('|') else {
            continue;
        };
        let line = line
            .strip_suffix('|')
            .unwrap_or(line)
            .replace("\\|", "\u{0}");
        let mut cells = line
            .split('|')
            .map(|cell| cell.trim().replace('\u{0}', "|"));
        let first = cells.next().unwrap_or_default();
        let cells: Vec<String> = cells.collect();
        if !first.is_empty() {
            current = first.to_lowercase();
        }
        let is_rule = cells
            .iter()
            .all(|cell| cell.chars().all(|c| "-: ".contains(c)));
        if !is_rule {
            sheets.entry(current.clone()).or_default().push(cells);
        }
    }
    sheets
}
