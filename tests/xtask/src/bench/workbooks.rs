//! Workbooks: converted here and by pyxform, each several times over in a process of its own.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use super::Bench;
use super::measures::Measures;
use super::table;
use crate::command::{self, Failure};

/// The heading of the table.
pub(super) const HEADING: &str = "Workbooks beside pyxform";

/// By how much we must be faster and smaller.
const FASTER: f64 = 50.0;
const SMALLER: f64 = 10.0;

/// Passes of ours and of pyxform, which has no compiler to warm: its second pass is as its fifth.
const OWN_PASSES: &str = "15";
const PEER_PASSES: &str = "3";

/// What pyxform converts once, since it takes it minutes: only how the time grows is of interest.
const LONG: &str = "workbook-20000.xlsx";

const HOW: &str = "\
Workbooks are made from a seed: groups, repeats, calculations, conditions and filtered choices, all words
in four languages; 5,000 and 20,000 rows of the survey besides 1,200 choices. Each is converted to
XForm XML several times over in one process, first ours, then pyxform's; the best pass counts. Both
results are then compared whole, as in the tests of the converter; where they differed, there would be
no table. Memory is the largest resident set of the process, its program included. Rows of
`bench-peers workbook` alone may be newer than the rest of this page.";

/// A Python that has pyxform, if there is one.
pub(super) fn python() -> Option<OsString> {
    std::env::var_os("PYXFORM_PYTHON")
}

/// Measures every workbook, prints the table and returns it.
pub(super) fn table(bench: &Bench) -> Result<String, Failure> {
    let python =
        python().ok_or_else(|| Failure::new("PYXFORM_PYTHON names no Python with pyxform 4.5"))?;
    let folder = bench.folder.join("workbooks");
    let mut names = Vec::new();
    for file in fs::read_dir(&folder)? {
        let name = file?.file_name().to_string_lossy().into_owned();
        if [".xlsx", ".csv", ".md"]
            .iter()
            .any(|end| name.ends_with(end))
        {
            names.push(name);
        }
    }
    // By their kind, the longer ones last.
    names.sort_by_key(|name| (name.len(), std::cmp::Reverse(name.clone())));
    let mut measures = Measures::default();
    let mut forms = String::new();
    for name in &names {
        let said = measure(bench, &python, &folder.join(name), &mut measures)?;
        let _ = writeln!(forms, "- `{name}`: {said}");
    }
    if bench.smoke {
        return Ok(String::new());
    }
    let mut out = String::from(
        "| workbook | measure | Rayi | pyxform 4.5 | ratio | wanted | met |\n\
         | --- | --- | --: | --: | --: | --: | --- |\n",
    );
    for name in &names {
        for (title, metric, wanted) in [
            ("time", "convert_cpu_best", FASTER),
            ("memory", "peak_rss", SMALLER),
        ] {
            let of = |peer| measures.of(peer, name, metric).unwrap_or_default();
            let (own, peer) = (of("rayi"), of("pyxform"));
            let shown = |value: f64| match title {
                "time" => table::time(value * 1e6),
                _ => format!("{value:.1} MiB"),
            };
            let ratio = peer / own;
            let _ = writeln!(
                out,
                "| `{name}` | {title} | {} | {} | {} | ≥ {wanted}× | {} |",
                shown(own),
                shown(peer),
                table::times_less(ratio),
                table::met(Some(ratio >= wanted)),
            );
        }
    }
    let _ = write!(out, "\n{HOW}\n\nWhat both made of them:\n\n{forms}");
    println!("\n## {HEADING}\n\n{out}");
    Ok(out)
}

/// Measures one workbook; what there is to say of the form that both made of it.
fn measure(
    bench: &Bench,
    python: &OsString,
    file: &Path,
    measures: &mut Measures,
) -> Result<String, Failure> {
    let result = |peer: &str| {
        let mut path = file.as_os_str().to_owned();
        path.push(format!(".{peer}"));
        path
    };
    let (own, peer) = (result("rayi"), result("pyxform"));
    let passes = |passes| if bench.smoke { "1" } else { passes };
    let peer_passes = if file.ends_with(LONG) {
        "1"
    } else {
        PEER_PASSES
    };
    let mut command = Command::new(&bench.converter);
    command.arg(file).arg(passes(OWN_PASSES));
    bench.measure(command.arg(&own), measures)?;
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../peers/pyxform/bench.py");
    let mut command = Command::new(python);
    command.arg(script).arg(file).arg(passes(peer_passes));
    bench.measure(command.arg(&peer), measures)?;
    let mut same = Command::new(&bench.generator);
    let said = command::read(same.arg("same-form").arg(&own).arg(&peer))?;
    Ok(said.trim().to_owned())
}
