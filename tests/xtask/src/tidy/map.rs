//! The map: `core/ARCHITECTURE.md` names the folder of every crate, and README the two commands that work.

use super::{File, Finding};
use crate::workspace::Package;

const MAP: &str = "core/ARCHITECTURE.md";
const FRONT_DOOR: &str = "README.md";
const COMMANDS: [&str; 2] = ["cargo run --release -- demo", "cargo test --workspace"];
const LONGEST_FRONT_DOOR: usize = 150;

/// Checks the map against the members, and the front door against its promises.
pub(super) fn check(files: &[File], packages: &[Package]) -> Vec<Finding> {
    let mut findings = Vec::new();
    match files.iter().find(|file| file.path == MAP) {
        None => findings.push(Finding::new(MAP, "is missing")),
        Some(map) => {
            for package in packages {
                if !map.text.contains(&format!("`{}`", package.folder)) {
                    findings.push(Finding::new(
                        MAP,
                        format!("does not show `{}`", package.folder),
                    ));
                }
            }
        }
    }
    match files.iter().find(|file| file.path == FRONT_DOOR) {
        None => findings.push(Finding::new(FRONT_DOOR, "is missing")),
        Some(door) => {
            for command in COMMANDS {
                if !door.text.contains(command) {
                    findings.push(Finding::new(
                        FRONT_DOOR,
                        format!("does not show `{command}`"),
                    ));
                }
            }
            if door.text.lines().count() > LONGEST_FRONT_DOOR {
                findings.push(Finding::new(FRONT_DOOR, "is longer than 150 lines"));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::file;

    fn package(folder: &str) -> Package {
        Package {
            name: folder.to_owned(),
            folder: folder.to_owned(),
            dependencies: Vec::new(),
            entries: Vec::new(),
        }
    }

    #[test]
    fn a_crate_that_is_not_on_the_map_is_seen() {
        let door = file(FRONT_DOOR, &COMMANDS.join("\n"));
        let map = file(MAP, "`core/xpath` reads expressions.\n");
        let findings = check(&[map, door], &[package("core/xpath"), package("core/new")]);
        assert_eq!(findings, [Finding::new(MAP, "does not show `core/new`")]);
    }

    #[test]
    fn a_front_door_without_its_command_or_too_long_is_seen() {
        let map = file(MAP, "");
        let door = file(
            FRONT_DOOR,
            &format!("{}\n{}", COMMANDS[0], "\n".repeat(LONGEST_FRONT_DOOR)),
        );
        assert_eq!(check(&[map, door], &[]).len(), 2);
        assert_eq!(check(&[], &[]).len(), 2, "both pages are missing");
    }
}
