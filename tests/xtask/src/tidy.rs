//! The tidy step: what neither the compiler nor clippy can see. Each check has a test that seeds a violation.

mod arrows;
mod fixtures;
mod lockfile;
mod map;
mod places;
mod purity;
mod snippets;
mod sources;

use std::{fmt, path::Path, process::Command};

use crate::{
    ci::Outcome,
    command::{self, Failure},
    workspace::Workspace,
};

/// One thing that is not as it should be.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// A path from the root, with `:line` where there is one; or a crate.
    place: String,
    words: String,
}

impl Finding {
    fn new(place: impl Into<String>, words: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            words: words.into(),
        }
    }

    fn at(file: &File, line: usize, words: impl Into<String>) -> Self {
        Self::new(format!("{}:{}", file.path, line + 1), words)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.words)
    }
}

/// A text file of the tree.
struct File {
    /// From the root, with `/`.
    path: String,
    text: String,
}

impl File {
    fn is(&self, extension: &str) -> bool {
        Path::new(&self.path)
            .extension()
            .is_some_and(|own| own == extension)
    }
}

/// Runs every check over the files that git knows or would add.
pub(crate) fn run(workspace: &Workspace) -> Result<Outcome, Failure> {
    let (files, paths) = tree(&workspace.root)?;
    let mut findings = arrows::check(&workspace.packages);
    findings.extend(sources::check(&files));
    findings.extend(purity::check(&files));
    findings.extend(places::check(&files, &workspace.root));
    findings.extend(map::check(&files, &workspace.packages));
    findings.extend(lockfile::check(&files));
    findings.extend(fixtures::check(&files, &paths));
    findings.extend(snippets::check(&files));
    if findings.is_empty() {
        return Ok(Outcome::Passed(format!("{} files", paths.len())));
    }
    for finding in &findings {
        println!("{finding}");
    }
    Err(Failure::new(format!("{} findings", findings.len())))
}

/// The texts of the tree, and the paths of all its files.
fn tree(root: &Path) -> Result<(Vec<File>, Vec<String>), Failure> {
    let list = command::read(
        Command::new("git")
            .args([
                "ls-files",
                "-z",
                "--cached",
                "--others",
                "--exclude-standard",
            ])
            .current_dir(root),
    )?;
    let mut files = Vec::new();
    let mut paths = Vec::new();
    for path in list.split('\0').filter(|path| !path.is_empty()) {
        // A file that is deleted and not yet staged is still listed.
        let Ok(bytes) = std::fs::read(root.join(path)) else {
            continue;
        };
        paths.push(path.to_owned());
        if let Ok(text) = String::from_utf8(bytes) {
            files.push(File {
                path: path.to_owned(),
                text,
            });
        }
    }
    Ok((files, paths))
}

#[cfg(test)]
fn file(path: &str, text: &str) -> File {
    File {
        path: path.to_owned(),
        text: text.to_owned(),
    }
}
