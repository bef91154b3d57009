//! [`Program`]: one run of `rayi`, away from the person's own language, store and terminal.

use std::io::Write as _;
use std::process::{Command, Stdio};

/// A run to be.
pub(crate) struct Program {
    command: Command,
    typed: String,
}

/// What came of it.
pub(crate) struct Outcome {
    pub(crate) status: i32,
    pub(crate) printed: String,
    pub(crate) faults: String,
}

impl Program {
    /// `line` is split at blanks; nothing is typed and the language is English.
    pub(crate) fn new(line: &str) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rayi"));
        command.args(line.split_whitespace());
        command.env_clear();
        Self {
            command,
            typed: String::new(),
        }
    }

    /// One more word, as it is.
    pub(crate) fn arg(mut self, word: impl AsRef<std::ffi::OsStr>) -> Self {
        self.command.arg(word);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// What is typed, line by line, before the input ends.
    pub(crate) fn typed(mut self, lines: &str) -> Self {
        self.typed = lines.to_owned();
        self
    }

    pub(crate) fn run(mut self) -> Outcome {
        let piped = self.command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = piped
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut input = child.stdin.take().expect("it was piped");
        // A program that ends before it reads everything is no fault of the test.
        let _ = input.write_all(self.typed.as_bytes());
        drop(input);
        let output = child.wait_with_output().expect("the program ends");
        Outcome {
            status: output.status.code().expect("it ends by itself"),
            printed: String::from_utf8(output.stdout).expect("UTF-8"),
            faults: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }
}
