//! The step `library`: how large the phone's library is, as it is shipped.

use std::fs;

use crate::ci::Outcome;
use crate::command::{self, Failure};
use crate::workspace::Workspace;

/// Most bytes of the library for one processor.
const LARGEST: u64 = 8_000_000;

/// Builds the library by the profile `dist`, stripped, and weighs it. x86-64 Linux stands for the
/// phones: their own needs the NDK or a Mac.
pub(crate) fn step(workspace: &Workspace) -> Result<Outcome, Failure> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return Ok(Outcome::Skipped("it is weighed on x86-64 Linux".to_owned()));
    }
    // As a library for C alone: with one for Rust besides, nothing is optimised across crates.
    command::run(&mut workspace.cargo(&[
        "rustc",
        "--locked",
        "--profile",
        "dist",
        "--package",
        "rayi-bindings",
        "--lib",
        "--crate-type",
        "cdylib",
    ]))?;
    let library = workspace.target.join("dist").join("librayi_core.so");
    let bytes = fs::metadata(&library)?.len();
    let told = format!("{bytes} bytes, at most {LARGEST}");
    if bytes > LARGEST {
        return Err(Failure::new(told));
    }
    Ok(Outcome::Passed(told))
}
