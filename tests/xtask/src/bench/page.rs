//! The page of the docs: the tables of one run, how they came to be, and where the rest goes.

use std::fmt::Write as _;
use std::process::Command;
use std::{fs, thread};

use super::measures::Measures;
use super::profile::Profile;
use super::{Work, table};
use crate::command::{self, Failure};
use crate::workspace::Workspace;

const HOW: &str = "\
Forms and steps are made from a seed (`tests/benches`). Each work runs in a process of its own, first
ours, then JavaRosa's, then ours again, one at a time; each engine loads the form and carries out all
steps several times over, and the best pass counts on either side, so that JavaRosa's is one of a warm
JVM. Time is that of the working thread on the processor: JavaRosa's garbage collector and compiler
are not in it. JavaRosa works as Collect does (`FormEntryController`, choices and labels read where
they are shown), and has at hand what a client has: the place in the form, and the answer as a value;
ours begins at the text of a path and of an answer. At the end every result of every step and all
values of the record are compared; where they differed, there would be no page. What each made up
itself (ids, moments, chance), the order of shuffled lists, that of a repeat among its siblings, and
how a number is written (a `.0` in a point, Arabic digits of which we store ASCII) are left out of
that. Memory is the largest resident set of the process, the JVM's with its default heap.";

/// Writes `core/docs/performance.md`.
pub(super) fn write(
    workspace: &Workspace,
    measures: &Measures,
    works: &[Work],
    profiles: &[Profile],
) -> Result<(), Failure> {
    let mut page = String::from("# Speed and memory\n\n");
    let _ = writeln!(
        page,
        "Measured by `cargo xtask bench-peers --write` on {}, {}; {}, JavaRosa 6.0.0 on {}. \
         Written by that task, but for the size of the library: do not edit.\n",
        today()?,
        machine(),
        command::read(Command::new("rustc").arg("--version"))?
            .split(" (")
            .next()
            .unwrap_or_default(),
        java(),
    );
    page.push_str(&table::all(measures, works));
    let _ = writeln!(page, "\n## How it was measured\n\n{HOW}");
    page.push_str("\n## Where the rest goes\n\nShares of instructions, by callgrind.\n");
    for profile in profiles {
        let _ = writeln!(page, "\n{profile}");
    }
    let file = workspace.root.join("core/docs/performance.md");
    let before = fs::read_to_string(&file)?;
    if let Some(kept) = before.find(BY_HAND) {
        page.push('\n');
        page.push_str(&before[kept..]);
    }
    fs::write(file, page.trim_end().to_owned() + "\n")?;
    println!("written: core/docs/performance.md");
    Ok(())
}

/// The heading of what is written by hand, and kept.
const BY_HAND: &str = "## Size of the phone's library";

/// Writes one section of the page anew, or adds it before what is written by hand.
pub(super) fn replace(workspace: &Workspace, heading: &str, body: &str) -> Result<(), Failure> {
    let file = workspace.root.join("core/docs/performance.md");
    let page = replaced(&fs::read_to_string(&file)?, heading, body);
    fs::write(file, page)?;
    println!("written: {heading} in core/docs/performance.md");
    Ok(())
}

fn replaced(page: &str, heading: &str, body: &str) -> String {
    let section = format!("## {heading}\n\n{}\n", body.trim());
    let from = page.find(&format!("## {heading}\n"));
    let (before, after) = match from {
        Some(from) => {
            let end = page[from + 3..].find("\n## ").map(|at| from + 3 + at + 1);
            (&page[..from], end.map_or("", |end| &page[end..]))
        }
        None => page.split_at(page.find(BY_HAND).unwrap_or(page.len())),
    };
    let parts = [before.trim_end(), section.trim_end(), after.trim()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n\n") + "\n"
}

fn today() -> Result<String, Failure> {
    let date = command::read(Command::new("date").args(["-u", "+%Y-%m-%d"]))?;
    Ok(date.trim().to_owned())
}

/// The processor's kind and number of cores: nothing that names a machine.
fn machine() -> String {
    let told = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = told
        .lines()
        .find_map(|line| line.strip_prefix("model name"));
    let model = model.map_or("an unnamed processor", |line| {
        line.trim_start_matches([' ', '\t', ':'])
    });
    let cores = thread::available_parallelism().map_or(1, usize::from);
    format!("{model}, {cores} cores, in use by others too")
}

fn java() -> String {
    let told = Command::new("java").arg("-version").output();
    let told = told.map(|output| String::from_utf8_lossy(&output.stderr).into_owned());
    let told = told.unwrap_or_default();
    let version = told.split('"').nth(1).unwrap_or("an unknown version");
    format!("OpenJDK {version}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_replaced_where_it_stands_and_else_added_before_what_is_written_by_hand() {
        let page = format!("# P\n\n## A\n\none\n\n{BY_HAND}\n\nkept\n");
        let added = replaced(&page, "B", "two\n");
        assert_eq!(
            added,
            format!("# P\n\n## A\n\none\n\n## B\n\ntwo\n\n{BY_HAND}\n\nkept\n")
        );
        assert_eq!(
            replaced(&added, "A", "1"),
            format!("# P\n\n## A\n\n1\n\n## B\n\ntwo\n\n{BY_HAND}\n\nkept\n")
        );
        assert_eq!(replaced(&added, "B", "two"), added);
    }
}
