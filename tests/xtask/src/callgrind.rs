//! Instructions, counted by callgrind: the same in every run on a busy machine.

use std::collections::HashMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs, process};

use crate::command::Failure;

/// Whether valgrind is here.
pub(crate) fn is_here() -> bool {
    let mut command = Command::new("valgrind");
    command
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// What was counted.
pub(crate) struct Counted {
    /// All instructions.
    pub(crate) total: u64,
    /// Instructions of each function itself, by its name.
    pub(crate) functions: HashMap<String, u64>,
}

/// Counts what a program does, or what it does inside the function whose name is given.
pub(crate) fn count(
    program: &Path,
    words: &[&str],
    inside: Option<&str>,
) -> Result<Counted, Failure> {
    let file = env::temp_dir().join(format!("rayi-callgrind-{}", process::id()));
    let mut command = Command::new("valgrind");
    command.args([
        "--tool=callgrind",
        "--compress-strings=no",
        "--compress-pos=no",
    ]);
    command.arg(format!("--callgrind-out-file={}", file.display()));
    if let Some(function) = inside {
        command.arg(format!("--toggle-collect=*{function}*"));
    }
    let output = command.arg(program).args(words).output()?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(Failure::new(format!(
            "{} {words:?}: {said}",
            program.display()
        )));
    }
    let text = fs::read_to_string(&file)?;
    fs::remove_file(&file)?;
    let counted = read(&text);
    if counted.total == 0 {
        return Err(Failure::new(format!(
            "callgrind saw no {inside:?} in {words:?}"
        )));
    }
    Ok(counted)
}

/// Reads callgrind's own format, with full names: after `fn=` come lines of costs that are the
/// function's own, but for the one after each `calls=`, which is that of the callee.
fn read(text: &str) -> Counted {
    let mut functions: HashMap<String, u64> = HashMap::new();
    let mut function = String::new();
    let mut of_callee = false;
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("fn=") {
            function = name.to_owned();
        } else if line.starts_with("calls=") {
            of_callee = true;
        } else if line.starts_with(|first: char| first.is_ascii_digit()) {
            let cost = line.split(' ').nth(1).and_then(|cost| cost.parse().ok());
            if !of_callee {
                *functions.entry(function.clone()).or_default() += cost.unwrap_or(0);
            }
            of_callee = false;
        }
    }
    let total = functions.values().sum();
    Counted { total, functions }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cost_of_a_callee_is_not_the_callers() {
        let text = "events: Ir\n\nfl=a.rs\nfn=a::outer\n1 10\ncfn=b::inner\ncalls=2 7\n3 40\n4 5\n\
                    fn=b::inner\n7 40\ntotals: 55\n";
        let counted = read(text);
        assert_eq!(counted.total, 55);
        assert_eq!(counted.functions.get("a::outer"), Some(&15));
        assert_eq!(counted.functions.get("b::inner"), Some(&40));
    }
}
