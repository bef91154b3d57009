//! Findings: what is wrong with a workbook, told by its cells as `rayi form check` tells it.

use std::io::{self, Write};

use rayi_form::{Diagnostic, Severity};
use rayi_locale::{Family, Texts};

/// Prints each finding with its place, and what can be done about it.
pub(super) fn print(
    texts: Texts,
    file: &str,
    findings: &[Diagnostic],
    out: &mut dyn Write,
) -> io::Result<()> {
    for finding in findings {
        let severity = match finding.severity {
            Severity::Error => "check-error",
            Severity::Warning => "check-warning",
        };
        let said = texts.coded(Family::Diagnostic, finding.code, &finding.parameters);
        let line = format!(
            "{}: {}: {said}",
            place(file, finding),
            texts.plain(severity, &[])
        );
        writeln!(out, "{}", printable(&line))?;
        if let Some(remedy) = texts.remedy(Family::Diagnostic, finding.code, &finding.parameters) {
            let said = texts.plain("check-remedy", &[("remedy", remedy.into())]);
            writeln!(out, "  {}", printable(&said))?;
        }
    }
    Ok(())
}

/// How many of them are errors.
pub(super) fn errors(findings: &[Diagnostic]) -> usize {
    let errors = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error);
    errors.count()
}

/// File, sheet and cell, such as `visit.xlsx:survey:B3`, as far as they are known.
fn place(file: &str, finding: &Diagnostic) -> String {
    let mut place = file.to_owned();
    if let Some(beside) = &finding.file {
        place = format!("{place}: {beside}");
    }
    let Some(spot) = &finding.cell else {
        return place;
    };
    let row = spot.row.map(|row| row.to_string());
    let parts = [spot.sheet.clone(), spot.cell().or(row)];
    parts
        .into_iter()
        .flatten()
        .fold(place, |place, part| format!("{place}:{part}"))
}

/// A workbook comes from strangers: a terminal must not act on what stands in it.
fn printable(line: &str) -> String {
    let acts =
        |c: char| c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    line.chars().filter(|c| !acts(*c)).collect()
}
