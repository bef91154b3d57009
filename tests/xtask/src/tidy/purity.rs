//! Purity: no crate of ring 0 lifts the ban on clocks, files and sockets that `core/clippy.toml` lays on it.

use super::{File, Finding};

const RING_0: [&str; 6] = [
    "core/xpath/",
    "core/form/",
    "core/interview/",
    "core/trust/",
    "core/locale/",
    "core/openrosa/",
];

/// Put together here so that this file does not find itself.
const LIFTED: &str = concat!("clippy::disallowed", "_methods");

/// Checks ring 0's own settings and sources; its tests may read fixtures.
pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files {
        let Some(own) = RING_0
            .iter()
            .find_map(|folder| file.path.strip_prefix(folder))
        else {
            continue;
        };
        if own.ends_with("clippy.toml") {
            findings.push(Finding::new(
                &file.path,
                "overrides the ban that ring 0 is under",
            ));
        }
        if own.starts_with("src/") && !own.ends_with("/tests.rs") {
            for (number, line) in file.text.lines().enumerate() {
                if line.contains(LIFTED) {
                    findings.push(Finding::at(
                        file,
                        number,
                        "lifts the ban that ring 0 is under",
                    ));
                }
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::file;

    #[test]
    fn a_lifted_ban_is_seen() {
        let seen = |path: &str, text: &str| check(&[file(path, text)]).len();
        assert_eq!(seen("core/form/clippy.toml", ""), 1);
        assert_eq!(
            seen("core/form/src/a.rs", &format!("#![allow({LIFTED})]")),
            1
        );
        assert_eq!(
            seen("core/form/tests/a.rs", &format!("#![allow({LIFTED})]")),
            0
        );
        assert_eq!(seen("core/store/clippy.toml", ""), 0, "ring 1 has files");
    }
}
