//! Sources: every Rust file opens with its noun, and nothing unfinished or switched off is left in any.

use super::{File, Finding};

/// Marks of unfinished or sleeping code, by the extension of the files they are looked for in.
/// They are put together here so that this file does not find itself.
const UNFINISHED: &[(&str, &[&str])] = &[
    (
        "rs",
        &[
            concat!("#[ig", "nore"),
            concat!("to", "do!("),
            concat!("unim", "plemented!("),
        ],
    ),
    ("kt", &[concat!("@Dis", "abled"), concat!("TO", "DO(")]),
    (
        "swift",
        // A trait of a test, not the modifier that greys out a button.
        &[
            concat!("XCT", "Skip"),
            concat!("(.dis", "abled("),
            concat!(", .dis", "abled("),
        ],
    ),
];

/// Checks every Rust, Kotlin and Swift file.
pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files {
        if file.is("rs") && !file.text.starts_with("//!") {
            findings.push(Finding::at(
                file,
                0,
                "does not open with `//!` and its noun",
            ));
        }
        for (extension, marks) in UNFINISHED {
            if !file.is(extension) {
                continue;
            }
            for (number, line) in file.text.lines().enumerate() {
                if let Some(mark) = marks.iter().find(|mark| line.contains(**mark)) {
                    findings.push(Finding::at(file, number, format!("{mark} is left here")));
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
    fn a_file_without_its_noun_is_seen() {
        assert_eq!(check(&[file("a.rs", "//! A noun.\nfn a() {}\n")]), []);
        let findings = check(&[file("a/b.rs", "use std::fs;\n//! Late.\n")]);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].place, "a/b.rs:1");
    }

    #[test]
    fn unfinished_and_sleeping_code_is_seen() {
        for (extension, marks) in UNFINISHED {
            for mark in *marks {
                let path = format!("a.{extension}");
                let findings = check(&[file(&path, &format!("//! A noun.\n    {mark}\n"))]);
                assert_eq!(findings.len(), 1, "{mark}");
                assert_eq!(findings[0].place, format!("{path}:2"));
            }
        }
        assert_eq!(
            check(&[file("a.md", UNFINISHED[0].1[0])]),
            [],
            "prose may name them"
        );
    }
}
