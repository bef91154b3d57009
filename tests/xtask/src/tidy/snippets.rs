//! The page for app developers: its code is that of the tests which compile and run it.

use super::{File, Finding};

const PAGE: &str = "core/docs/apps.md";

/// Language of a block of the page, and the test that holds the same lines.
const TESTS: [(&str, &str); 2] = [
    ("swift", "ios/Tests/RayiCoreTests/AppPageTests.swift"),
    (
        "kotlin",
        "android/core/src/test/kotlin/org/rayi/core/AppPageTest.kt",
    ),
];

/// Checks that each block of code stands, line by line, in its test.
pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let text = |path: &str| {
        let file = files.iter().find(|file| file.path == path);
        file.map(|file| file.text.as_str())
    };
    let Some(page) = text(PAGE) else {
        return vec![Finding::new(PAGE, "is missing")];
    };
    let mut findings = Vec::new();
    for (language, path) in TESTS {
        let shown = block(page, language);
        let tested = text(path).and_then(marked);
        if shown.is_none() || shown != tested {
            findings.push(Finding::new(
                PAGE,
                format!("its {language} is not what stands between the marks of {path}"),
            ));
        }
    }
    findings
}

/// The first fenced block of a language.
fn block(page: &str, language: &str) -> Option<Vec<String>> {
    let fence = format!("```{language}");
    let mut lines = page.lines().skip_while(|line| *line != fence);
    lines.next()?;
    let inside = lines.take_while(|line| *line != "```");
    Some(inside.map(str::to_owned).collect())
}

/// The lines between `// page: begin` and `// page: end`, less the indentation of the first mark.
fn marked(source: &str) -> Option<Vec<String>> {
    let begin = |line: &&str| line.trim() == "// page: begin";
    let first = source.lines().find(begin)?;
    let indent = first.len() - first.trim_start().len();
    let inside = source
        .lines()
        .skip_while(|line| line.trim() != "// page: begin")
        .skip(1)
        .take_while(|line| line.trim() != "// page: end");
    Some(
        inside
            .map(|line| line.get(indent..).unwrap_or("").to_owned())
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::file;

    fn tree(kotlin: &str) -> Vec<File> {
        let page = "Words.\n\n```swift\nlet a = 1\n  let b = 2\n```\n\n```kotlin\nval a = 1\n```\n";
        vec![
            file(PAGE, page),
            file(
                TESTS[0].1,
                "func f() {\n  // page: begin\n  let a = 1\n    let b = 2\n  // page: end\n}\n",
            ),
            file(TESTS[1].1, kotlin),
        ]
    }

    #[test]
    fn the_lines_of_the_page_are_those_of_the_tests() {
        let good = "    // page: begin\n    val a = 1\n    // page: end\n";
        assert_eq!(check(&tree(good)), []);
    }

    #[test]
    fn a_line_that_differs_is_found_and_so_is_a_lost_mark_or_page() {
        for bad in ["    // page: begin\n    val a = 2\n    // page: end\n", ""] {
            let findings = check(&tree(bad));
            assert_eq!(findings.len(), 1);
            assert!(findings[0].words.contains("kotlin"));
        }
        assert_eq!(check(&[]).len(), 1);
    }
}
