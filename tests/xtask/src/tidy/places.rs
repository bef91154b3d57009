//! Places of one machine: no tracked file names a folder of a developer's machine or a package registry.

use std::path::Path;

use super::{File, Finding};

/// Folders that exist on someone's machine and not on another's. Put together here, as are the
/// registries, so that this file does not find itself.
const FOLDERS: &[&str] = &[
    concat!("/wo", "rk/"),
    concat!("/tm", "p/"),
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
    // Of the superuser's home only the hidden folders: `/root` is also a path into a form.
    concat!("/ro", "ot/."),
];

/// Where packages come from is the machine's setting; the lockfile names the one that it locks.
const REGISTRIES: &[&str] = &[
    concat!("static.crates", ".io"),
    concat!("index.crates", ".io"),
    concat!("repo.maven.apache", ".org"),
    concat!("repo1.maven", ".org"),
    concat!("registry.npmjs", ".org"),
    concat!("files.pythonhosted", ".org"),
    concat!("deb.debian", ".org"),
    concat!("snapshot.debian", ".org"),
    concat!("proxy.golang", ".org"),
];

/// Checks every text file; `root` is this checkout's own folder, which no file may name either.
pub(super) fn check(files: &[File], root: &Path) -> Vec<Finding> {
    let root = root.to_str().unwrap_or_default();
    let mut findings = Vec::new();
    for file in files {
        for (number, line) in file.text.lines().enumerate() {
            if names_folder(line) || (root.len() > 1 && line.contains(root)) {
                findings.push(Finding::at(file, number, "names a folder of one machine"));
            }
            if REGISTRIES.iter().any(|registry| line.contains(registry)) {
                findings.push(Finding::at(file, number, "names a package registry"));
            }
        }
    }
    findings
}

fn names_folder(line: &str) -> bool {
    FOLDERS.iter().any(|folder| {
        line.match_indices(folder)
            .any(|(at, _)| begins_a_path(line, at))
    })
}

/// Whether a `/` here is the first of its path: `/data/tmp/` is a place in a form.
fn begins_a_path(line: &str, at: usize) -> bool {
    !line[..at].ends_with(|before: char| before.is_alphanumeric() || "_-.*)]}$".contains(before))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::file;

    fn findings(line: &str) -> usize {
        check(&[file("a.toml", line)], Path::new("/builds/rayi")).len()
    }

    #[test]
    fn folders_of_a_machine_are_seen() {
        for folder in FOLDERS {
            assert_eq!(
                findings(&format!("path = \"{folder}somebody\"")),
                1,
                "{folder}"
            );
            assert_eq!(findings(&format!("{folder}somebody")), 1, "{folder}");
        }
        assert_eq!(findings("cd /builds/rayi/core"), 1, "this checkout");
    }

    #[test]
    fn paths_into_a_form_are_left_alone() {
        assert_eq!(
            findings(&format!("nodeset=\"/data{}hours\"", FOLDERS[0])),
            0
        );
        assert_eq!(findings("instance('a')/root/item[name = 'b']"), 0);
    }

    #[test]
    fn registries_are_seen() {
        for registry in REGISTRIES {
            assert_eq!(
                findings(&format!("url = https://{registry}/x")),
                1,
                "{registry}"
            );
        }
    }
}
