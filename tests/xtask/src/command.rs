//! Child processes: shown before they run, and a failure that says which one it was.

use std::{
    fmt,
    io::{BufRead, BufReader, Write},
    process::{Command, Stdio},
};

/// Why a step failed, in words for the person who reads the log.
#[derive(Debug)]
pub(crate) struct Failure(String);

impl Failure {
    pub(crate) fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

/// Runs the command with our own output and input, and fails when it does.
pub(crate) fn run(command: &mut Command) -> Result<(), Failure> {
    show(command);
    let status = command
        .status()
        .map_err(|error| unstarted(command, &error))?;
    check(command, status.success())
}

/// Runs the command, shows what it prints line by line, and keeps its standard output.
pub(crate) fn run_and_keep(command: &mut Command) -> Result<String, Failure> {
    show(command);
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| unstarted(command, &error))?;
    let mut kept = String::new();
    if let Some(stdout) = child.stdout.take() {
        let mut reader = BufReader::new(stdout);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line)? > 0 {
            std::io::stdout().write_all(&line)?;
            kept.push_str(&String::from_utf8_lossy(&line));
            line.clear();
        }
    }
    let status = child.wait()?;
    check(command, status.success())?;
    Ok(kept)
}

/// Runs the command silently and returns its standard output.
pub(crate) fn read(command: &mut Command) -> Result<String, Failure> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| unstarted(command, &error))?;
    check(command, output.status.success())?;
    String::from_utf8(output.stdout)
        .map_err(|_| Failure::new(format!("{} printed no UTF-8", words(command))))
}

fn show(command: &Command) {
    println!("$ {}", words(command));
    // The child writes to the same terminal: our line has to be out before its first.
    let _ = std::io::stdout().flush();
}

fn words(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

fn check(command: &Command, success: bool) -> Result<(), Failure> {
    if success {
        Ok(())
    } else {
        Err(Failure::new(format!("failed: {}", words(command))))
    }
}

fn unstarted(command: &Command, error: &std::io::Error) -> Failure {
    Failure::new(format!("cannot start {}: {error}", words(command)))
}
