//! Converts a workbook: the XML to standard output, findings to standard error.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program")]
use std::path::PathBuf;

fn main() {
    for path in std::env::args_os().skip(1).map(PathBuf::from) {
        let bytes = std::fs::read(&path).expect("the file can be read");
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let read = rayi_xlsform::convert(&bytes, stem.as_deref());
        for finding in &read.findings {
            eprintln!("{:?} {} {:?} {:?} {:?}", finding.severity, finding.code, finding.spot.sheet, finding.spot.cell(), finding.parameters);
        }
        if let Some(xform) = read.xform {
            println!("{}", xform.xml);
            if let Some(itemsets) = xform.itemsets { println!("{itemsets}"); }
        }
    }
}
