//! `rayi-conformance`: runs the suite, writes its page and that of XLSForm, or prints its requests for other engines.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for a terminal"
)]

use std::collections::HashMap;
use std::process::ExitCode;

use rayi_tests::conformance::{self, Kind};
use rayi_tests::{forms, xlsform};

fn main() -> ExitCode {
    let task = std::env::args().nth(1).unwrap_or_default();
    let done = match task.as_str() {
        "run" => run(),
        "page" => page(),
        "requests" => requests(),
        _ => Err("run, page or requests".to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("rayi-conformance: {fault}");
            ExitCode::FAILURE
        }
    }
}

/// Prints every case that differs, and the counts.
fn run() -> Result<(), String> {
    let (passed, known, failed) = conformance::run_all(&conformance::load()?);
    for failed in &failed {
        println!("{}\n    {}", failed.place, failed.words);
    }
    println!(
        "{passed} pass, {known} are known to fail, {} differ",
        failed.len()
    );
    match failed.len() {
        0 => Ok(()),
        differ => Err(format!("{differ} differ")),
    }
}

/// Writes the pages of the documents.
fn page() -> Result<(), String> {
    let pages = [
        (conformance::PAGE, conformance::page_of_the_tree()?),
        (xlsform::PAGE, xlsform::page_of_the_tree()?),
    ];
    for (path, page) in pages {
        std::fs::write(forms::folder(path), page).map_err(|fault| format!("{path}: {fault}"))?;
    }
    Ok(())
}

/// Prints each case as a line for `xpath --batch` or `script --batch`, with what it is for.
fn requests() -> Result<(), String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for topic in conformance::load()? {
        for feature in &topic.rows {
            for case in &feature.cases {
                let name = format!("{}/{}/{}", topic.file, feature.feature, case.name);
                let times = seen.entry(name.clone()).or_insert(0);
                *times += 1;
                let id = match times {
                    1 => name,
                    times => format!("{name} #{times}"),
                };
                let command = match case.kind() {
                    Kind::Expression => "xpath",
                    Kind::Interview => "script",
                };
                println!("{command}\t{}", case.request(&id));
            }
        }
    }
    Ok(())
}
