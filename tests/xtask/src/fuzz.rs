//! The fuzz steps: libFuzzer's programs build and take their corpora; in a long run they look for more.

use std::{fs, path::PathBuf, process::Command};

use crate::{
    ci::Outcome,
    command::{self, Failure},
    workspace::Workspace,
};

/// How long each target is fuzzed in a long run, in seconds: enough to find what a change of the
/// parsers breaks at once, short enough that a person waits for it.
const SECONDS: u32 = 120;

/// Inputs larger than this, in bytes, find little that smaller ones do not.
const LONGEST: u32 = 8192;

/// Builds the programs on the stable toolchain, and gives each its kept corpus.
pub(crate) fn run(workspace: &Workspace) -> Result<Outcome, Failure> {
    if Command::new("c++").arg("--version").output().is_err() {
        return Ok(Outcome::Skipped(
            "libFuzzer needs a C++ compiler (c++)".to_owned(),
        ));
    }
    let manifest = folder(workspace).join("Cargo.toml");
    let target = workspace.target.join("fuzz");
    command::run(
        workspace
            .cargo(&["build", "--locked", "--bins", "--manifest-path"])
            .arg(manifest)
            .arg("--target-dir")
            .arg(&target),
    )?;
    let targets = targets(workspace)?;
    let mut inputs = 0;
    for name in &targets {
        let corpus = kept(workspace, name)?;
        inputs += corpus.len();
        command::run(Command::new(target.join("debug").join(name)).args(corpus))?;
    }
    let targets = targets.len();
    Ok(Outcome::Passed(format!(
        "{targets} targets, {inputs} kept inputs"
    )))
}

/// Fuzzes each target for [`SECONDS`], with coverage, from its kept corpus. What is found grows in
/// the target folder; an input that breaks a law is named and fails the step.
pub(crate) fn search(workspace: &Workspace) -> Result<Outcome, Failure> {
    if workspace
        .cargo(&["fuzz", "--version"])
        .output()?
        .status
        .success()
    {
        println!("cargo-fuzz is there");
    } else {
        command::run(&mut workspace.cargo(&["install", "cargo-fuzz", "--locked"]))?;
    }
    let targets = targets(workspace)?;
    for name in &targets {
        let found = workspace.target.join("fuzz-corpus").join(name);
        fs::create_dir_all(&found)?;
        command::run(
            workspace
                .cargo(&["fuzz", "run", "--sanitizer", "none", "--fuzz-dir"])
                .arg(folder(workspace))
                .arg("--target-dir")
                .arg(workspace.target.join("fuzz"))
                .arg(name)
                .arg(found)
                .arg(folder(workspace).join("corpus").join(name))
                .arg("--")
                .arg(format!("-max_total_time={SECONDS}"))
                .arg(format!("-max_len={LONGEST}"))
                .args(["-timeout=20", "-rss_limit_mb=2048", "-print_final_stats=1"]),
        )?;
    }
    let targets = targets.len();
    Ok(Outcome::Passed(format!(
        "{targets} targets for {SECONDS} s each"
    )))
}

fn folder(workspace: &Workspace) -> PathBuf {
    workspace.root.join("tests/fuzz")
}

/// Names of the programs, which are those of their files.
fn targets(workspace: &Workspace) -> Result<Vec<String>, Failure> {
    let mut names = Vec::new();
    for file in fs::read_dir(folder(workspace).join("targets"))? {
        let path = file?.path();
        if let Some(name) = path.file_stem().and_then(|name| name.to_str()) {
            names.push(name.to_owned());
        }
    }
    names.sort();
    if names.is_empty() {
        return Err(Failure::new("tests/fuzz/targets holds no target"));
    }
    Ok(names)
}

fn kept(workspace: &Workspace, name: &str) -> Result<Vec<PathBuf>, Failure> {
    let folder = folder(workspace).join("corpus").join(name);
    let mut files = Vec::new();
    for file in fs::read_dir(&folder)? {
        files.push(file?.path());
    }
    files.sort();
    if files.is_empty() {
        return Err(Failure::new(format!("{} is empty", folder.display())));
    }
    Ok(files)
}
