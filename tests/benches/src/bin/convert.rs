//! A workbook converted several times over: what that took.
//!
//! ```text
//! rayi-bench-convert FILE PASSES RESULT
//! ```
//!
//! A program of its own, since its memory is measured and the peer's process does nothing else
//! either.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for a terminal; what it finds is its output"
)]

// By path, since it is the one that another program has.
#[path = "../../../../cli/src/testing/bench/clock.rs"]
mod clock;

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;

use serde_json::json;

use self::clock::Clock;

type Fault = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let done = match &words[..] {
        [file, passes, result] => run(Path::new(file), passes, Path::new(result)),
        _ => Err("rayi-bench-convert FILE PASSES RESULT".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("rayi-bench-convert: {fault}");
            ExitCode::FAILURE
        }
    }
}

/// Converts a file in so many passes, prints the measures and writes what came of it.
fn run(file: &Path, passes: &str, result: &Path) -> Result<(), Fault> {
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
