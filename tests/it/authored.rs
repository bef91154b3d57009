//! Workbooks as authors make them: one that checks clean runs.

#[path = "../../core/xlsform/tests/pyxform/random.rs"]
mod random;

use std::sync::Arc;

use rayi_form::{Media, Opened, Severity};
use rayi_interview::{Interview, ScreenKind};
use rayi_tests::environment::FixedWorld;
use rayi_tests::forms;

/// Forms made from seeds, besides those that pyxform is asked about.
const SEEDS: u64 = 600;

/// More than any of them has.
const SCREENS: usize = 200;

/// Every file of choices that a form may name, each with one row.
struct AnyFile;

impl Media for AnyFile {
    fn open(&self, name: &str) -> Option<Opened<'_>> {
        let bytes: &[u8] = match name.rsplit('.').next()? {
            "csv" => b"name,label,id,title,a,b\n1,One,1,One,1,1\n",
            "geojson" => br#"{"type":"FeatureCollection","features":[]}"#,
            "xml" => b"<root><item><name>1</name><label>One</label></item></root>",
            _ => return None,
        };
        Some(bytes.into())
    }
}

/// Whether a workbook becomes an interview that comes to its end unanswered. It need not where the
/// converter refuses it, or where its expressions wait for each other, which no single cell shows and
/// the reader tells by a cell; anything else that the reader refuses is a fault of the converter.
fn run(workbook: &[u8]) -> Result<bool, String> {
    let converted = rayi_form::convert(workbook, None, &AnyFile);
    if converted.xml.is_none() {
        return Ok(false);
    }
    let reading = converted.reading;
    let errors: Vec<String> = reading
        .diagnostics
        .iter()
        .filter(|found| found.severity == Severity::Error)
        .map(ToString::to_string)
        .collect();
    let only_cycles = reading.diagnostics.iter().all(|found| {
        let cell = found.cell.as_deref().and_then(rayi_form::Spot::cell);
        found.severity == Severity::Warning || (found.code == "cycle" && cell.is_some())
    });
    if !errors.is_empty() && only_cycles {
        return Ok(false);
    }
    let Some(form) = reading.form else {
        return Err(errors.join("; "));
    };
    let mut interview = Interview::begin(Arc::new(form), Arc::new(FixedWorld::new()), None);
    for _ in 0..SCREENS {
        if interview.screen().kind == ScreenKind::End {
            return Ok(true);
        }
        interview.next_screen();
    }
    Err(format!("no end after {SCREENS} screens"))
}

#[test]
fn what_the_converter_accepts_is_read_and_begins() {
    let mut wrong = Vec::new();
    let mut begun = 0;
    for seed in 0..SEEDS {
        match run(random::form(seed).as_bytes()) {
            Ok(true) => begun += 1,
            Ok(false) => {}
            Err(fault) => wrong.push(format!("seed {seed}: {fault}")),
        }
    }
    for entry in std::fs::read_dir(forms::folder("../core/xlsform/tests/cases")).expect("cases") {
        let text = std::fs::read_to_string(entry.expect("a file").path()).expect("text");
        for part in text.split("\n## ").skip(1) {
            let (name, table) = part.split_once('\n').expect("a name and a form");
            if let Err(fault) = run(table.as_bytes()) {
                wrong.push(format!("{name}: {fault}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(begun > SEEDS / 2, "{begun}");
}
