//! The lockfile: one crypto library, and every package from the public registry.

use super::{File, Finding};

const LOCKFILE: &str = "Cargo.lock";
const SOURCE: &str = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";

/// ring is the only crypto library beside SQLCipher's own; a second one is weight and a second truth.
const REFUSED: [&str; 2] = ["name = \"aws-lc-rs\"", "name = \"aws-lc-sys\""];

/// Checks the lockfile's packages.
pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let Some(lockfile) = files.iter().find(|file| file.path == LOCKFILE) else {
        return vec![Finding::new(LOCKFILE, "is missing")];
    };
    let mut findings = Vec::new();
    for (number, line) in lockfile.text.lines().enumerate() {
        if REFUSED.contains(&line) {
            findings.push(Finding::at(
                lockfile,
                number,
                "aws-lc: the crypto library is ring",
            ));
        }
        if line.starts_with("source = ") && line != SOURCE {
            findings.push(Finding::at(
                lockfile,
                number,
                "a package from elsewhere than crates.io",
            ));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::file;

    #[test]
    fn a_second_crypto_library_is_seen() {
        for name in REFUSED {
            let text = format!("[[package]]\n{name}\nversion = \"1\"\n{SOURCE}\n");
            let findings = check(&[file(LOCKFILE, &text)]);
            assert_eq!(findings.len(), 1);
            assert_eq!(findings[0].place, "Cargo.lock:2");
        }
    }

    #[test]
    fn a_package_from_elsewhere_and_a_missing_lockfile_are_seen() {
        assert_eq!(
            check(&[file(LOCKFILE, "source = \"git+https://example.org/x\"\n")]).len(),
            1
        );
        assert_eq!(check(&[]).len(), 1);
        assert_eq!(check(&[file(LOCKFILE, SOURCE)]), []);
    }
}
