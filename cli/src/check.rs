//! `rayi form check`: what is wrong with a form, told as a good compiler tells it.

mod excerpt;

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use rayi::{Diagnostic, FormReport, Severity};
use rayi_locale::{Family, Texts};
use serde_json::{Value, json};

use crate::Exit;
use crate::console::{Colour, Console};
use crate::error::Error;
use crate::files;
use excerpt::Excerpts;

pub(crate) fn run(
    console: &mut Console<'_>,
    forms: &[PathBuf],
    media: Option<&Path>,
) -> Result<Exit, Error> {
    let mut found = Found::default();
    let mut documents = Vec::new();
    let mut all = Vec::new();
    let mut read = 0_usize;
    for path in forms {
        let form = match files::read_form(path, media) {
            Ok(form) => form,
            Err(fault) => {
                let texts = console.texts;
                console.complain(&format!("rayi: {}", fault.text(texts)))?;
                documents.push(json!({ "file": path, "error": fault.code() }));
                continue;
            }
        };
        read += 1;
        if form.xml.len() > LONG && io::stderr().is_terminal() {
            let megabytes = form.xml.len().div_ceil(1_000_000);
            let shown = path.display().to_string();
            let args = [("file", shown.into()), ("megabytes", megabytes.into())];
            let texts = console.texts;
            console.complain(&texts.plain("check-reading", &args))?;
        }
        let stem = files::stem(path);
        let report = rayi::convert_form(&form.xml, stem.as_deref(), &form.media).report;
        found += show(console, path, &form.xml, &report.diagnostics)?;
        all.extend(diagnostics(console.texts, path, &report));
        documents.push(document(path, &report));
    }
    let (errors, warnings) = (found.errors, found.warnings);
    if errors + warnings > 0 {
        console.line("")?;
    }
    let args = [("n", read.into())];
    let said = console.texts.plain("check-forms", &args);
    let errors_said = console.texts.plain("check-errors", &[("n", errors.into())]);
    let warnings_said = console
        .texts
        .plain("check-warnings", &[("n", warnings.into())]);
    console.line(&format!("{said} · {errors_said} · {warnings_said}"))?;
    console.document(&json!({
        "forms": documents, "diagnostics": all, "errors": errors, "warnings": warnings,
    }))?;
    Ok(match errors {
        _ if read < forms.len() || found.unreadable > 0 => Exit::Unable,
        0 => Exit::Done,
        _ => Exit::Found,
    })
}

/// Bytes of a file that may take seconds to read on a slow machine; who sits there is told.
const LONG: usize = 4 << 20;

/// What is said of a file in which nothing could be looked at: its author has no cell and no line to
/// correct. Statuses tell it from a form with faults.
const UNREADABLE: [&str; 5] = [
    "form-unrecognised",
    "workbook-unreadable",
    "workbook-password",
    "workbook-too-large",
    "workbook-not-utf8",
];

/// Counts of diagnostics.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
    /// Files in which nothing could be looked at.
    pub(crate) unreadable: usize,
}

impl std::ops::AddAssign for Found {
    fn add_assign(&mut self, more: Self) {
        self.errors += more.errors;
        self.warnings += more.warnings;
        self.unreadable += more.unreadable;
    }
}

/// Prints the diagnostics of one form, in the order of their places.
pub(crate) fn show(
    console: &mut Console<'_>,
    path: &Path,
    xml: &[u8],
    diagnostics: &[Diagnostic],
) -> Result<Found, Error> {
    let mut found = Found::default();
    let mut sorted: Vec<_> = diagnostics.iter().collect();
    sorted.sort_by_key(|diagnostic| order(diagnostic));
    let mut excerpts = Excerpts::of(xml);
    for diagnostic in sorted {
        found.unreadable += usize::from(UNREADABLE.contains(&diagnostic.code));
        match diagnostic.severity {
            Severity::Error => found.errors += 1,
            Severity::Warning => found.warnings += 1,
        }
        let (word, colour) = match diagnostic.severity {
            Severity::Error => (console.texts.plain("check-error", &[]), Colour::Red),
            Severity::Warning => (console.texts.plain("check-warning", &[]), Colour::Yellow),
        };
        let place = format!("{}: ", place(path, diagnostic));
        let said = format!(": {}", message(console.texts, diagnostic));
        console.line_with(&place, colour, &word, &said)?;
        for line in details(console.texts, &mut excerpts, diagnostic) {
            console.line(&line)?;
        }
    }
    Ok(found)
}

/// Where a diagnostic comes among the others: what is about the whole file first, then as one reads,
/// the survey before the sheets that it takes from.
fn order(diagnostic: &Diagnostic) -> impl Ord {
    let (line, column) = (diagnostic.line, diagnostic.column);
    let cell = diagnostic.cell.as_ref().map(|cell| {
        let is_survey = cell.sheet.eq_ignore_ascii_case("survey");
        // AA stands after Z.
        let address = (cell.address.len(), cell.address.clone());
        (!is_survey, cell.sheet.clone(), cell.row, address)
    });
    (cell, line, column)
}

/// Where a diagnostic stands: file, then line and column, or sheet and cell.
fn place(path: &Path, diagnostic: &Diagnostic) -> String {
    let mut place = path.display().to_string();
    if let Some(file) = &diagnostic.file {
        place = format!("{place}: {file}");
    }
    if diagnostic.line > 0 {
        place = format!("{place}:{}:{}", diagnostic.line, diagnostic.column);
    }
    match &diagnostic.cell {
        Some(cell) if !cell.sheet.is_empty() => {
            let at = match (cell.address.as_str(), cell.row) {
                ("", 0) => String::new(),
                ("", row) => format!(":{row}"),
                (address, _) => format!(":{address}"),
            };
            format!("{place}:{}{at}", cell.sheet)
        }
        _ => place,
    }
}

/// What follows the sentence of a diagnostic: node, the source with a caret, what can be done.
fn details(texts: Texts, excerpts: &mut Excerpts<'_>, diagnostic: &Diagnostic) -> Vec<String> {
    let mut lines = Vec::new();
    let parameter = |wanted: &str| {
        let found = diagnostic
            .parameters
            .iter()
            .find(|(name, _)| name == wanted);
        found.map(|(_, value)| value.as_str())
    };
    if let Some(node) = &diagnostic.node {
        let said = texts.plain("check-node", &[("node", node.as_str().into())]);
        lines.push(format!("  {said}"));
    }
    if let (Some(function), Some(argument)) = (parameter("function"), parameter("argument")) {
        let args = [("function", function.into()), ("argument", argument.into())];
        lines.push(format!("  {}", texts.plain("check-argument", &args)));
    }
    lines.extend(
        match (
            parameter("expression"),
            parameter("offset"),
            &diagnostic.file,
        ) {
            (Some(expression), Some(offset), _) => excerpt::within(expression, offset),
            (_, _, None) => excerpts.at(diagnostic.line, diagnostic.column),
            (_, _, Some(_)) => Vec::new(),
        },
    );
    if let Some(remedy) = remedy(texts, diagnostic) {
        let said = texts.plain("check-remedy", &[("remedy", remedy.into())]);
        lines.push(format!("  {said}"));
    }
    lines
}

fn message(texts: Texts, diagnostic: &Diagnostic) -> String {
    texts.coded(Family::Diagnostic, diagnostic.code, &diagnostic.parameters)
}

fn remedy(texts: Texts, diagnostic: &Diagnostic) -> Option<String> {
    texts.remedy(Family::Diagnostic, diagnostic.code, &diagnostic.parameters)
}

fn document(path: &Path, report: &FormReport) -> Value {
    let form = report.form.as_ref().map(|form| {
        let languages: Vec<_> = form
            .languages
            .iter()
            .map(|language| &language.name)
            .collect();
        json!({
            "id": form.id, "version": form.version, "title": form.title, "languages": languages,
        })
    });
    json!({ "file": path, "form": form })
}

/// The findings about one form, each with its place: line and column of XML, or sheet, row, head of
/// the column and address of the cell; all of them null where it is about the whole file.
pub(crate) fn diagnostics(texts: Texts, path: &Path, report: &FormReport) -> Vec<Value> {
    report
        .diagnostics
        .iter()
        .map(|diagnostic| {
            let severity = match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            let parameters: serde_json::Map<_, _> = diagnostic
                .parameters
                .iter()
                .map(|(name, value)| (name.clone(), Value::from(value.clone())))
                .collect();
            let mut said = json!({
                "file": path, "severity": severity, "code": diagnostic.code,
                "node": diagnostic.node, "parameters": parameters,
                "message": message(texts, diagnostic), "remedy": remedy(texts, diagnostic),
            });
            match &diagnostic.cell {
                Some(cell) => {
                    said["sheet"] = filled(&cell.sheet);
                    said["row"] = if cell.row > 0 {
                        cell.row.into()
                    } else {
                        Value::Null
                    };
                    said["column"] = filled(&cell.column);
                    said["cell"] = filled(&cell.address);
                }
                None if diagnostic.line > 0 => {
                    said["line"] = diagnostic.line.into();
                    said["column"] = diagnostic.column.into();
                }
                None => {
                    for part in ["sheet", "row", "column", "cell", "line"] {
                        said[part] = Value::Null;
                    }
                }
            }
            said
        })
        .collect()
}

fn filled(text: &str) -> Value {
    if text.is_empty() {
        Value::Null
    } else {
        text.into()
    }
}
