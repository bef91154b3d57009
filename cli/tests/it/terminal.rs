//! [`Terminal`]: one run of `rayi` with somebody sitting at it, by a pseudo-terminal.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::os::unix::ffi::OsStringExt as _;
use std::process::{Child, ChildStderr, Command, Stdio};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

use crate::program::Program;

/// A run whose input is a terminal. What it prints goes to pipes, so that the terminal shows what was
/// typed and nothing else.
pub(crate) struct Terminal {
    child: Child,
    keys: File,
    asked: ChildStderr,
    /// What it asked and complained of so far.
    pub(crate) faults: String,
}

/// What came of it.
pub(crate) struct Sitting {
    pub(crate) status: i32,
    pub(crate) printed: String,
    pub(crate) faults: String,
    /// What the terminal showed of what was typed.
    pub(crate) seen: String,
}

impl Terminal {
    pub(crate) fn open(program: Program) -> Self {
        let flags = OpenptFlags::RDWR | OpenptFlags::NOCTTY;
        let keys = openpt(flags).expect("a pseudo-terminal");
        grantpt(&keys).expect("it is ours");
        unlockpt(&keys).expect("it opens");
        let name = ptsname(&keys, Vec::new()).expect("it has a name");
        let name = std::ffi::OsString::from_vec(name.into_bytes());
        let screen = File::options().read(true).write(true).open(name);
        let mut command: Command = program.into_command();
        command.stdin(screen.expect("its other end"));
        let piped = command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = piped.spawn().expect("the program starts");
        let asked = child.stderr.take().expect("it was piped");
        Self {
            child,
            keys: keys.into(),
            asked,
            faults: String::new(),
        }
    }

    /// Types a line once `question` was asked.
    pub(crate) fn answer(mut self, question: &str, line: &str) -> Self {
        let mut byte = [0];
        let mut said = self.faults.clone().into_bytes();
        let begins = said.len();
        while !String::from_utf8_lossy(&said[begins..]).contains(question) {
            let read = self.asked.read(&mut byte).expect("a pipe");
            let so_far = String::from_utf8_lossy(&said).into_owned();
            assert_eq!(read, 1, "it ended and never asked {question:?}: {so_far}");
            said.push(byte[0]);
        }
        self.faults = String::from_utf8(said).expect("UTF-8");
        let typed = format!("{line}\n");
        self.keys
            .write_all(typed.as_bytes())
            .expect("it is typed in");
        self
    }

    pub(crate) fn end(mut self) -> Sitting {
        self.asked
            .read_to_string(&mut self.faults)
            .expect("text to its end");
        let output = self.child.wait_with_output().expect("the program ends");
        // Nobody holds the other end any more: Linux says EIO after the last byte, others the end.
        let (mut seen, mut part) = (Vec::new(), [0; 1024]);
        while let Ok(length @ 1..) = self.keys.read(&mut part) {
            seen.extend_from_slice(&part[..length]);
        }
        Sitting {
            status: output.status.code().expect("it ends by itself"),
            printed: String::from_utf8(output.stdout).expect("UTF-8"),
            faults: self.faults,
            seen: String::from_utf8(seen).expect("UTF-8"),
        }
    }
}
