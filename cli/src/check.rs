//! `rayi form check`: what is wrong with a form, told as a good compiler tells it.

mod excerpt;

use std::path::{Path, PathBuf};

use rayi::{Diagnostic, FormReport, Severity};
use rayi_locale::{Family, Texts};
use serde_json::{Value, json};

use crate::Exit;
use crate::console::Console;
use crate::error::Error;
use crate::files;

pub(crate) fn run(
    console: &mut Console<'_>,
    forms: &[PathBuf],
    media: Option<&Path>,
) -> Result<Exit, Error> {
    let mut found = Found::default();
    let mut documents = Vec::new();
    let mut unread = false;
    for path in forms {
        let form = match files::read_form(path, media) {
            Ok(form) => form,
            Err(fault) => {
                let texts = console.texts;
                console.complain(&format!("rayi: {}", fault.text(texts)))?;
                documents.push(json!({ "file": path, "error": fault.code() }));
                unread = true;
                continue;
            }
        };
        let report = rayi::check_form(&form.xml, form.media);
        found += show(console, path, &form.xml, &report.diagnostics)?;
        documents.push(document(console.texts, path, &report));
    }
    let (errors, warnings) = (found.errors, found.warnings);
    if errors + warnings > 0 {
        console.line("")?;
    }
    let args = [("n", forms.len().into())];
    let said = console.texts.plain("check-forms", &args);
    let errors_said = console.texts.plain("check-errors", &[("n", errors.into())]);
    let warnings_said = console
        .texts
        .plain("check-warnings", &[("n", warnings.into())]);
    console.line(&format!("{said} · {errors_said} · {warnings_said}"))?;
    console.document(&json!({ "forms": documents, "errors": errors, "warnings": warnings }))?;
    Ok(match errors {
        _ if unread => Exit::Unable,
        0 => Exit::Done,
        _ => Exit::Found,
    })
}

/// Counts of diagnostics.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
}

impl std::ops::AddAssign for Found {
    fn add_assign(&mut self, more: Self) {
        self.errors += more.errors;
        self.warnings += more.warnings;
    }
}

/// Prints the diagnostics of one form, in the order of their places.
pub(crate) fn show(
    console: &mut Console<'_>,
    path: &Path,
    xml: &[u8],
    diagnostics: &[Diagnostic],
) -> Result<Found, Error> {
    let texts = console.texts;
    let mut found = Found::default();
    for diagnostic in diagnostics {
        let severity = match diagnostic.severity {
            Severity::Error => {
                found.errors += 1;
                texts.plain("check-error", &[])
            }
            Severity::Warning => {
                found.warnings += 1;
                texts.plain("check-warning", &[])
            }
        };
        let (line, column) = (diagnostic.line, diagnostic.column);
        let said = message(texts, diagnostic);
        console.line(&format!(
            "{}:{line}:{column}: {severity}: {said}",
            path.display()
        ))?;
        if let Some(node) = &diagnostic.node {
            let said = texts.plain("check-node", &[("node", node.as_str().into())]);
            console.line(&format!("  {said}"))?;
        }
        for shown in excerpt::excerpt(xml, line, column) {
            console.line(&shown)?;
        }
        if let Some(remedy) = remedy(texts, diagnostic) {
            let said = texts.plain("check-remedy", &[("remedy", remedy.into())]);
            console.line(&format!("  {said}"))?;
        }
    }
    Ok(found)
}

fn message(texts: Texts, diagnostic: &Diagnostic) -> String {
    texts.coded(Family::Diagnostic, diagnostic.code, &diagnostic.parameters)
}

fn remedy(texts: Texts, diagnostic: &Diagnostic) -> Option<String> {
    texts.remedy(Family::Diagnostic, diagnostic.code, &diagnostic.parameters)
}

fn document(texts: Texts, path: &Path, report: &FormReport) -> Value {
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
    let diagnostics: Vec<_> = report
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
            json!({
                "severity": severity, "code": diagnostic.code, "line": diagnostic.line,
                "column": diagnostic.column, "node": diagnostic.node, "parameters": parameters,
                "message": message(texts, diagnostic), "remedy": remedy(texts, diagnostic),
            })
        })
        .collect();
    json!({ "file": path, "form": form, "diagnostics": diagnostics })
}
