//! [`Program`]: one run of `rayi`, away from the person's own language, store and terminal.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A run to be.
pub(crate) struct Program {
    command: Command,
    typed: Vec<u8>,
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
            typed: Vec::new(),
        }
    }

    /// One more word, as it is.
    pub(crate) fn arg(mut self, word: impl AsRef<std::ffi::OsStr>) -> Self {
        self.command.arg(word);
        self
    }

    /// More words, split at blanks.
    pub(crate) fn arg_line(mut self, line: &str) -> Self {
        self.command.args(line.split_whitespace());
        self
    }

    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// What is typed, line by line, before the input ends.
    pub(crate) fn typed(mut self, lines: &str) -> Self {
        self.typed = lines.as_bytes().to_vec();
        self
    }

    /// What comes from a pipe, be it text or not.
    pub(crate) fn typed_bytes(mut self, bytes: &[u8]) -> Self {
        self.typed = bytes.to_vec();
        self
    }

    /// The command as it stands, for whoever runs it otherwise.
    #[cfg(unix)]
    pub(crate) fn into_command(self) -> Command {
        self.command
    }

    pub(crate) fn run(mut self) -> Outcome {
        let piped = self.command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = piped
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut input = child.stdin.take().expect("it was piped");
        // A program that ends before it reads everything is no fault of the test.
        let _ = input.write_all(&self.typed);
        drop(input);
        let output = child.wait_with_output().expect("the program ends");
        Outcome {
            status: output.status.code().expect("it ends by itself"),
            printed: String::from_utf8(output.stdout).expect("UTF-8"),
            faults: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }
}

impl Outcome {
    /// The document of `--json`.
    pub(crate) fn document(&self) -> serde_json::Value {
        serde_json::from_str(&self.printed).expect("one JSON document")
    }
}

/// A file of the forms that all of the project's tests share.
pub(crate) fn shared(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../tests/forms")
        .join(name)
}

/// Text without what differs from run to run: instance ids, digests, ports, and `folder`; and
/// without blanks at line ends, which no golden text keeps.
pub(crate) fn steady(text: &str, folder: &Path) -> String {
    let text: String = text
        .lines()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect();
    let text = text.replace(&folder.display().to_string(), "DIR");
    let text = masked(&text, "uuid:", |c| c.is_ascii_hexdigit() || c == '-');
    let text = masked(&text, "127.0.0.1:", |c| c.is_ascii_digit());
    let text = masked(&text, "SHA-256 ", |c| c.is_ascii_hexdigit());
    masked(&text, "Key: ", |c| {
        c.is_ascii_alphanumeric() || c == '-' || c == '_'
    })
}

fn masked(text: &str, before: &str, of: impl Fn(char) -> bool) -> String {
    let mut parts = text.split(before);
    let mut masked = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        masked.push_str(before);
        masked.push('…');
        masked.push_str(part.trim_start_matches(&of));
    }
    masked
}
