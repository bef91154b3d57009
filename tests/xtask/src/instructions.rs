//! `cargo xtask instructions`: hot paths against a baseline of their instructions.
//!
//! A baseline holds for one version of rustc (`tests/benches/instructions/VERSION.toml`), since
//! another compiles the same source to other instructions. Without one the step passes and says so.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

use crate::callgrind;
use crate::ci::Outcome;
use crate::command::{self, Failure};
use crate::workspace::Workspace;

/// What is more or less than this part of the baseline is worth a word. Less than that the same
/// source differs by from one machine's C library to another's, or by the seeds of hash tables.
const TOLERANCE: f64 = 0.05;
/// The function that the program runs each path in.
const COUNTED: &str = "counted_by_callgrind";

type Counts = BTreeMap<String, u64>;

/// The task: compares, or writes the baseline.
pub(crate) fn run(write: bool) -> Result<(), Failure> {
    let workspace = Workspace::own()?;
    if write {
        let counts = counted(&workspace)?;
        let file = baseline_file(&workspace)?;
        fs::create_dir_all(file.parent().unwrap_or(&file))?;
        fs::write(&file, printed(&counts))?;
        println!("{}", printed(&counts));
        return Ok(());
    }
    match step(&workspace)? {
        Outcome::Passed(note) => println!("{note}"),
        Outcome::Skipped(reason) => println!("!! SKIPPED: {reason}"),
    }
    Ok(())
}

/// The step of CI.
pub(crate) fn step(workspace: &Workspace) -> Result<Outcome, Failure> {
    if !callgrind::is_here() {
        return if env::var_os("INSTRUCTIONS_REQUIRED").is_some_and(|asked| asked == "1") {
            Err(Failure::new("there is no valgrind"))
        } else {
            Ok(Outcome::Skipped("there is no valgrind".to_owned()))
        };
    }
    let file = baseline_file(workspace)?;
    let Ok(baseline) = fs::read_to_string(&file) else {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        return Ok(Outcome::Skipped(format!(
            "no baseline {name}: `cargo xtask instructions --write` makes one"
        )));
    };
    let counts = counted(workspace)?;
    let (lines, worse) = compared(&read(&baseline)?, &counts);
    println!("{lines}");
    if worse.is_empty() {
        Ok(Outcome::Passed(format!(
            "{} hot paths counted",
            counts.len()
        )))
    } else {
        Err(Failure::new(format!(
            "more instructions than the baseline allows in {}; if they are worth it, \
             `cargo xtask instructions --write` and say why",
            worse.join(", ")
        )))
    }
}

/// Builds the program as it ships and counts each path.
fn counted(workspace: &Workspace) -> Result<Counts, Failure> {
    command::run(&mut workspace.cargo(&["build", "--release", "--locked", "-p", "rayi-benches"]))?;
    let program = workspace.target.join("release/rayi-benches");
    let mut counts = Counts::new();
    for name in command::read(Command::new(&program).arg("paths"))?.lines() {
        let counted = callgrind::count(&program, &["path", name], Some(COUNTED))?;
        counts.insert(name.to_owned(), counted.total);
    }
    Ok(counts)
}

fn baseline_file(workspace: &Workspace) -> Result<PathBuf, Failure> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let told = command::read(
        Command::new(rustc)
            .arg("--version")
            .current_dir(&workspace.root),
    )?;
    let version = told.split(' ').nth(1).unwrap_or_default();
    let folder = workspace.root.join("tests/benches/instructions");
    Ok(folder.join(format!("{version}.toml")))
}

fn printed(counts: &Counts) -> String {
    let mut text = String::from(
        "# Instructions of each hot path; `cargo xtask instructions --write` renews them.\n",
    );
    for (name, count) in counts {
        let _ = writeln!(text, "{name} = {count}");
    }
    text
}

fn read(text: &str) -> Result<Counts, Failure> {
    let lines = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let (name, count) = line.split_once(" = ")?;
            Some((name.to_owned(), count.parse().ok()?))
        })
        .collect::<Option<_>>()
        .ok_or_else(|| Failure::new("a line of the baseline is no `NAME = COUNT`"))
}

/// What there is to say of every path, and the names of those that are worse.
fn compared(baseline: &Counts, counts: &Counts) -> (String, Vec<String>) {
    let mut lines = String::new();
    let mut worse = Vec::new();
    for (name, count) in counts {
        let Some(before) = baseline.get(name) else {
            worse.push(name.clone());
            let _ = writeln!(lines, "{name:<24} {count:>12}  !! not in the baseline");
            continue;
        };
        let change = *count as f64 / *before as f64 - 1.0;
        let word = if change > TOLERANCE {
            worse.push(name.clone());
            "  !! more than the baseline allows"
        } else if change < -TOLERANCE {
            "  less: lower the baseline, so that it guards"
        } else {
            ""
        };
        let percent = change * 100.0;
        let _ = writeln!(lines, "{name:<24} {count:>12}  {percent:+.1} %{word}");
    }
    for name in baseline.keys().filter(|name| !counts.contains_key(*name)) {
        worse.push(name.clone());
        let _ = writeln!(
            lines,
            "{name:<24}            –  !! in the baseline, but not counted"
        );
    }
    (lines, worse)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(rows: &[(&str, u64)]) -> Counts {
        rows.iter()
            .map(|(name, count)| ((*name).to_owned(), *count))
            .collect()
    }

    #[test]
    fn a_baseline_is_read_as_it_is_written() {
        let written = counts(&[("a", 1_000), ("b-c", 7)]);
        assert_eq!(read(&printed(&written)).unwrap(), written);
        assert!(read("a: 3").is_err());
    }

    #[test]
    fn more_is_refused_less_is_said_and_a_path_may_not_go_missing() {
        let baseline = counts(&[("a", 1_000), ("b", 1_000), ("c", 1_000), ("gone", 1)]);
        let now = counts(&[("a", 1_049), ("b", 1_051), ("c", 900), ("new", 5)]);
        let (lines, worse) = compared(&baseline, &now);
        assert_eq!(worse, ["b", "new", "gone"]);
        assert!(lines.contains("lower the baseline"), "{lines}");
        assert_eq!(compared(&baseline, &baseline).1, [""; 0]);
    }
}
