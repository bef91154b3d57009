//! `cargo xtask ci`: the steps in their order, what each took, and one table at the end.

use std::{
    fmt,
    time::{Duration, Instant},
};

use crate::{
    apk, bench,
    command::{self, Failure},
    counts::Counts,
    fuzz, instructions, kotlin, library, peers, swift, tidy,
    workspace::Workspace,
};

/// How a step that did not fail went.
pub(crate) enum Outcome {
    /// With what there is to say of it, if anything.
    Passed(String),
    /// It could not run on this machine, and why.
    Skipped(String),
}

struct Step {
    name: &'static str,
    run: fn(&Workspace) -> Result<Outcome, Failure>,
}

const STEPS: &[Step] = &[
    Step {
        name: "fmt",
        run: fmt,
    },
    Step {
        name: "lint",
        run: lint,
    },
    Step {
        name: "tidy",
        run: tidy::run,
    },
    Step {
        name: "build",
        run: build,
    },
    Step {
        name: "test",
        run: test,
    },
    Step {
        name: "crash",
        run: crash,
    },
    Step {
        name: "kotlin",
        run: kotlin::run,
    },
    Step {
        name: "swift",
        run: swift::run,
    },
    Step {
        name: "instructions",
        run: instructions::step,
    },
    Step {
        name: "works",
        run: bench::smoke,
    },
    Step {
        name: "peers",
        run: peers::step,
    },
    Step {
        name: "fuzz",
        run: fuzz::run,
    },
];

/// The steps of a long run, which come after all others.
const LONG: &[Step] = &[
    Step {
        name: "iphone",
        run: swift::check_target,
    },
    Step {
        name: "library",
        run: library::step,
    },
    Step {
        name: "apk",
        run: apk::run,
    },
    Step {
        name: "cases",
        run: cases,
    },
    Step {
        name: "search",
        run: fuzz::search,
    },
];

/// The seed of the property tests of the step `test`: a change passes or fails by what it does,
/// not by luck. The step `cases` of a long run throws the dice anew.
const SEED_OF_CASES: u64 = 20_240_121;

/// Runs the named steps, or all, and stops at the first failure.
pub(crate) fn run(names: &[String], is_long: bool) -> Result<(), Failure> {
    let steps = chosen(names, is_long)?;
    let workspace = Workspace::own()?;
    let mut table = Table::default();
    let mut failed = None;
    for step in steps {
        println!("\n== {} ==", step.name);
        let start = Instant::now();
        let result = (step.run)(&workspace);
        let took = start.elapsed();
        let (verdict, note) = match result {
            Ok(Outcome::Passed(note)) => ("ok", note),
            Ok(Outcome::Skipped(reason)) => {
                println!("\n!! SKIPPED: {}: {reason}", step.name);
                ("SKIPPED", reason)
            }
            Err(failure) => {
                failed = Some(step.name);
                ("FAILED", failure.to_string())
            }
        };
        println!("== {}: {verdict} after {} ==", step.name, seconds(took));
        table.add(step.name, verdict, took, note);
        if failed.is_some() {
            break;
        }
    }
    println!("\n{table}");
    match failed {
        None => Ok(()),
        Some(name) => Err(Failure::new(format!("the step {name} failed"))),
    }
}

fn chosen(names: &[String], is_long: bool) -> Result<Vec<&'static Step>, Failure> {
    let steps = || STEPS.iter().chain(LONG.iter().filter(|_| is_long));
    if let Some(unknown) = names
        .iter()
        .find(|name| steps().all(|step| step.name != **name))
    {
        return Err(Failure::new(format!("no step is called {unknown}")));
    }
    Ok(steps()
        .filter(|step| names.is_empty() || names.iter().any(|name| name == step.name))
        .collect())
}

fn fmt(workspace: &Workspace) -> Result<Outcome, Failure> {
    command::run(&mut workspace.cargo(&["fmt", "--all", "--check"]))?;
    // A workspace of its own.
    let apart = ["fmt", "--check", "--manifest-path", "tests/fuzz/Cargo.toml"];
    command::run(&mut workspace.cargo(&apart))?;
    Ok(Outcome::Passed(String::new()))
}

fn lint(workspace: &Workspace) -> Result<Outcome, Failure> {
    command::run(&mut workspace.cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--locked",
        "--",
        "-D",
        "warnings",
    ]))?;
    command::run(
        workspace
            .cargo(&[
                "doc",
                "--workspace",
                "--no-deps",
                "--document-private-items",
                "--locked",
            ])
            .env("RUSTDOCFLAGS", "-D warnings"),
    )?;
    Ok(Outcome::Passed(String::new()))
}

/// One build graph for the whole workspace: the steps after it take their programs from it.
fn build(workspace: &Workspace) -> Result<Outcome, Failure> {
    command::run(&mut workspace.cargo(&["build", "--workspace", "--all-targets", "--locked"]))?;
    Ok(Outcome::Passed(String::new()))
}

/// The README's command, exactly.
fn test(workspace: &Workspace) -> Result<Outcome, Failure> {
    with_cases(workspace, "PROPTEST_RNG_SEED", SEED_OF_CASES)
}

/// The same tests, their properties over other cases than last time, and sixteen times as many.
fn cases(workspace: &Workspace) -> Result<Outcome, Failure> {
    with_cases(workspace, "PROPTEST_CASES", 16 * 256)
}

fn with_cases(workspace: &Workspace, setting: &str, value: u64) -> Result<Outcome, Failure> {
    let mut cargo = workspace.cargo(&["test", "--workspace"]);
    let output = command::run_and_keep(cargo.env(setting, value.to_string()))?;
    Counts::of_cargo(&output).expect_some().map(Outcome::Passed)
}

/// Alone and aloud, for the spread of its kills; of the whole workspace, for its build graph.
/// `test` has run this test too, silently; here it runs with another seed and shows what it met.
fn crash(workspace: &Workspace) -> Result<Outcome, Failure> {
    let output = command::run_and_keep(&mut workspace.cargo(&[
        "test",
        "--workspace",
        "--test",
        "crash",
        "--",
        "--nocapture",
    ]))?;
    Counts::of_cargo(&output).expect(1)?;
    let spread = output.lines().find(|line| line.contains(" kills, "));
    spread
        .map(|line| Outcome::Passed(line.trim_end_matches(':').to_owned()))
        .ok_or_else(|| Failure::new("the crash test did not say how its kills were spread"))
}

/// Builds what the language steps take from the target folder; nothing to do after `build`.
pub(crate) fn programs(workspace: &Workspace) -> Result<(), Failure> {
    build(workspace).map(drop)
}

#[derive(Default)]
struct Table(Vec<[String; 4]>);

impl Table {
    fn add(&mut self, name: &str, verdict: &str, took: Duration, note: String) {
        self.0
            .push([name.to_owned(), verdict.to_owned(), seconds(took), note]);
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for [name, verdict, took, note] in &self.0 {
            // A failure's note may have many lines; all of them were printed above.
            let note = note.lines().next().unwrap_or("");
            writeln!(f, "{name:<12} {verdict:<8} {took:>9}  {note}")?;
        }
        Ok(())
    }
}

fn seconds(took: Duration) -> String {
    format!("{:.1} s", took.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(asked: &[&str]) -> Result<Vec<&'static str>, Failure> {
        let asked: Vec<String> = asked.iter().map(|name| (*name).to_owned()).collect();
        Ok(chosen(&asked, false)?
            .iter()
            .map(|step| step.name)
            .collect())
    }

    #[test]
    fn steps_run_in_their_own_order_and_an_unknown_one_is_refused() {
        assert_eq!(names(&[]).unwrap().len(), STEPS.len());
        assert_eq!(names(&["swift", "fmt"]).unwrap(), ["fmt", "swift"]);
        assert!(names(&["fmt", "tests"]).is_err());
        assert!(names(&["search"]).is_err(), "only a long run has it");
        assert_eq!(chosen(&[], true).unwrap().last().unwrap().name, "search");
    }
}
