//! JavaRosa beside us: the programs of `tests/peers/javarosa`, built with Maven.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::command::{self, Failure};
use crate::workspace::Workspace;

/// The built programs.
pub(crate) struct JavaRosa {
    target: PathBuf,
}

/// What this machine lacks for it, if anything.
pub(crate) fn missing() -> Option<String> {
    let lacks = |program: &str| {
        let mut command = Command::new(program);
        command
            .arg("-version")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command.status().is_err()
    };
    ["javac", "mvn"]
        .into_iter()
        .find(|program| lacks(program))
        .map(|program| format!("there is no {program}"))
}

/// Compiles the programs and puts JavaRosa beside them.
pub(crate) fn prepare(workspace: &Workspace) -> Result<JavaRosa, Failure> {
    let folder = workspace.root.join("tests/peers/javarosa");
    command::run(
        Command::new("mvn")
            .args([
                "--batch-mode",
                "--quiet",
                "--no-transfer-progress",
                "--file",
            ])
            .arg(folder.join("pom.xml"))
            .arg("process-classes"),
    )?;
    Ok(JavaRosa {
        target: folder.join("target"),
    })
}

impl JavaRosa {
    /// One of its programs, by the name of its class.
    pub(crate) fn program(&self, class: &str) -> Command {
        let mut command = Command::new("java");
        command.args(["-cp", &self.class_path(), class]);
        command
    }

    /// What `java -cp` takes to find them.
    pub(crate) fn class_path(&self) -> String {
        let classes = self.target.join("classes");
        let libraries = self.target.join("lib");
        format!("{}:{}/*", classes.display(), libraries.display())
    }
}
