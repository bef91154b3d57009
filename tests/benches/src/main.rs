//! The works that are timed, made from a seed; and hot paths one by one, to count their instructions.
//!
//! ```text
//! rayi-benches write FOLDER [--smoke]   every form with its steps, and works.json, which lists them
//! rayi-benches same ONE OTHER           whether two files of results say the same
//! rayi-benches paths                    names of the hot paths
//! rayi-benches path NAME                one of them, once, for callgrind to count
//! rayi-benches workbooks FOLDER [--smoke]    the workbooks
//! rayi-benches same-form ONE OTHER           whether two XForms are the same form
//! ```
//!
//! `cargo xtask bench-peers` runs these works here and in JavaRosa.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for a terminal; what it finds is its output"
)]

// By path, since it is the one that a test has.
#[path = "../../../core/xlsform/tests/pyxform/canonical.rs"]
mod canonical;
mod hot;
mod same;
mod same_form;
mod workbook;
mod works;

use std::path::Path;
use std::process::ExitCode;

type Fault = Box<dyn std::error::Error>;

const USAGE: &str = "\
rayi-benches write FOLDER [--smoke]
rayi-benches same ONE OTHER
rayi-benches paths
rayi-benches path NAME
rayi-benches workbooks FOLDER [--smoke]
rayi-benches same-form ONE OTHER";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("rayi-benches: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Fault> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["write", folder] => works::write(Path::new(folder), works::Scale::Full),
        ["write", folder, "--smoke"] => works::write(Path::new(folder), works::Scale::Smoke),
        ["same", one, other] => same::compare(Path::new(one), Path::new(other)),
        ["paths"] => {
            hot::names().for_each(|name| println!("{name}"));
            Ok(())
        }
        ["path", name] => hot::run(name),
        ["workbooks", folder] => workbook::write(Path::new(folder), false),
        ["workbooks", folder, "--smoke"] => workbook::write(Path::new(folder), true),
        ["same-form", one, other] => same_form::compare(Path::new(one), Path::new(other)),
        _ => Err(USAGE.into()),
    }
}
