//! `cargo xtask`: the checks that judge the product. It lives with the tests since it ships nothing.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for a terminal; what it finds is its output"
)]

mod apk;
mod bench;
mod callgrind;
mod ci;
mod command;
mod counts;
mod fuzz;
mod instructions;
mod javarosa;
mod kotlin;
mod library;
mod peers;
mod resources;
mod swift;
mod tidy;
mod workspace;

use std::process::ExitCode;

use lexopt::prelude::*;

use crate::command::Failure;

const USAGE: &str = "\
cargo xtask ci [STEP…] [--long]

Runs the steps that are named, or all of them, in this order, and stops at the first that fails:

  fmt      rustfmt, with its defaults
  lint     clippy and rustdoc, warnings denied
  tidy     arrows between crates, module docs, the map, fixtures, no path of a machine
  build    the one build that every later step takes its programs from
  test     cargo test --workspace
  crash    a child killed at random, its store opened again
  kotlin   the bindings generated, compiled and run on the JVM
  swift    the same in Swift; skipped where no toolchain can be had, unless SWIFT_REQUIRED=1
  instructions
           hot paths against the baseline of their instructions; skipped without valgrind, unless
           INSTRUCTIONS_REQUIRED=1
  works    small works of the speed table: the same answers here and in JavaRosa; skipped
           where Java or Maven is missing, unless PEERS_REQUIRED=1
  peers    the suite, the walks and random questions, put to JavaRosa, to ODK Web Forms and to us;
           skipped where Node 20, npm, Java or Maven is missing, unless PEERS_REQUIRED=1
  fuzz     the fuzzers' programs built, and every input they have kept

  --long   adds, after all of these:

  iphone   the core checked for an iPhone's processor, where Rust's library for it can be had
  library  the phone's library as it is shipped: no more than 8 MB
  cases    the property tests with new seeds and sixteen times the cases
  search   cargo-fuzz over each target for two minutes (installs cargo-fuzz where it is missing)

cargo xtask conformance

Writes core/docs/conformance.md from the cases of tests/conformance, and core/docs/xlsform.md from the
workbooks of core/xlsform/tests and tests/forms/workbooks. A test fails while one is stale.

cargo xtask bench-peers [WORK…] [--write] [--smoke]

Times the works of tests/benches here and in JavaRosa, side by side, and prints by how much we are
faster and smaller; works whose names begin with a WORK, or all. `workbook` is the conversion of
workbooks alone, beside pyxform's, which needs PYXFORM_PYTHON and no Java. --write writes the page
core/docs/performance.md; --smoke runs small works and compares answers alone.

cargo xtask instructions [--write]

Counts the instructions of hot paths by callgrind against tests/benches/instructions, or writes the
baseline of this rustc.

cargo xtask peers [--seed N]

The same questions to JavaRosa, to ODK Web Forms and to us, the random ones made from the seed N, or
from that of CI. Fails on a difference that tests/peers/differences.toml does not explain; all of them
are written to TARGET/peers-differences.jsonl.";

/// What the command line asks for.
enum Request {
    Help,
    Ci { names: Vec<String>, is_long: bool },
    Conformance,
    BenchPeers(bench::Asked),
    Instructions { write: bool },
    Peers { seed: Option<u64> },
}

fn main() -> ExitCode {
    let done = match request() {
        Ok(Request::Help) => {
            println!("{USAGE}");
            Ok(())
        }
        Ok(Request::Ci { names, is_long }) => ci::run(&names, is_long),
        Ok(Request::Conformance) => conformance(),
        Ok(Request::BenchPeers(asked)) => bench::run(&asked),
        Ok(Request::Instructions { write }) => instructions::run(write),
        Ok(Request::Peers { seed }) => peers::print(seed),
        Err(error) => Err(Failure::new(format!("{error}\n\n{USAGE}"))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// The pages are written by the tests' own program, since the suite's loader lives there.
fn conformance() -> Result<(), Failure> {
    let workspace = workspace::Workspace::own()?;
    command::run(&mut workspace.cargo(&[
        "run",
        "--quiet",
        "--package",
        "rayi-tests",
        "--bin",
        "rayi-conformance",
        "page",
    ]))
}

fn request() -> Result<Request, lexopt::Error> {
    let mut parser = lexopt::Parser::from_env();
    let mut task = None;
    let mut names = Vec::new();
    let mut is_long = false;
    let mut write = false;
    let mut smoke = false;
    let mut seed = None;
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Request::Help),
            Long("long") => is_long = true,
            Long("write") => write = true,
            Long("smoke") => smoke = true,
            Long("seed") => seed = Some(parser.value()?.parse()?),
            Value(value) if task.is_none() => task = Some(value.string()?),
            Value(value) => names.push(value.string()?),
            Short(_) | Long(_) => return Err(argument.unexpected()),
        }
    }
    match task.as_deref() {
        Some("ci") => Ok(Request::Ci { names, is_long }),
        Some("conformance") if names.is_empty() => Ok(Request::Conformance),
        Some("bench-peers") => Ok(Request::BenchPeers(bench::Asked {
            smoke,
            write,
            works: names,
        })),
        Some("instructions") if names.is_empty() => Ok(Request::Instructions { write }),
        Some("peers") if names.is_empty() => Ok(Request::Peers { seed }),
        Some(other) => Err(format!("no task is called {other}").into()),
        None => Err("no task was named".into()),
    }
}
