//! A workbook converted several times over: what that took.

use std::fs;
use std::hint::black_box;
use std::path::Path;

use serde_json::json;

use crate::Fault;
use crate::clock::{self, Clock};

/// Converts a file in so many passes, prints the measures and writes what came of it.
pub(crate) fn run(file: &Path, passes: &str, result: &Path) -> Result<(), Fault> {
    let bytes = fs::read(file)?;
    let mut best = f64::INFINITY;
    // What one conversion takes: what later ones find in the heap is the allocator's matter.
    let mut peak = None;
    for _ in 0..passes.parse::<u32>()? {
        let clock = Clock::start();
        let converted = black_box(rayi_xlsform::convert(&bytes, Some("workbook")));
        best = best.min(clock.took().cpu);
        peak.get_or_insert_with(clock::peak_rss);
        if converted.xform.is_none() {
            return Err("the workbook is refused".into());
        }
    }
    let work = file.file_name().unwrap_or_default().to_string_lossy();
    for (metric, value, unit) in [
        ("convert_cpu_best", best / 1e6, "ms"),
        ("peak_rss", peak.unwrap_or_default(), "MiB"),
    ] {
        let row = json!({
            "peer": "rayi", "work": work, "metric": metric, "value": value, "unit": unit,
        });
        println!("{row}");
    }
    // After the measures: it is no part of them.
    let converted = rayi_xlsform::convert(&bytes, Some("workbook"));
    let xform = converted.xform.ok_or("the workbook is refused")?;
    Ok(fs::write(result, xform.xml)?)
}

/// Whether two XForms are the same form, whatever the order of attributes and the ids of texts.
pub(crate) fn compare(one: &Path, other: &Path) -> Result<(), Fault> {
    let shown = |file: &Path| Ok::<_, Fault>(crate::canonical::of(&fs::read_to_string(file)?));
    let (one, other) = (shown(one)?, shown(other)?);
    let count = |word: &str| {
        one.lines()
            .filter(|line| line.trim_start().starts_with(word))
            .count()
    };
    if one == other {
        let (binds, texts) = (count("bind "), count("text id="));
        println!("{binds} binds, {texts} texts");
        return Ok(());
    }
    let lines = one.lines().zip(other.lines());
    let first = lines.into_iter().find(|(one, other)| one != other);
    Err(match first {
        Some((one, other)) => format!("{one}, and {other}").into(),
        None => "one goes on where the other ends".into(),
    })
}
