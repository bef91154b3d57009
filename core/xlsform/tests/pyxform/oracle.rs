//! pyxform, asked about many forms in one process.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

/// A workbook of `tests/workbooks` as a question.
pub(crate) fn of_file(name: &str) -> String {
    format!("file:{}/tests/workbooks/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// The workbook of a question, if it is no text.
pub(crate) fn file_of(question: &str) -> Option<&Path> {
    question.strip_prefix("file:").map(Path::new)
}

/// What pyxform makes of a form.
pub(crate) enum Answer {
    Form {
        xml: String,
        itemsets: Option<String>,
        /// What it warns of: our code for it, and the row or what else it names.
        warnings: Vec<String>,
    },
    Refused {
        /// One of its codes, where the reason has one.
        code: Option<String>,
        message: String,
    },
}

/// Asks; `None` where pyxform is not there and need not be.
pub(crate) fn ask(cases: &BTreeMap<String, String>) -> Option<BTreeMap<String, Answer>> {
    let Some(python) = std::env::var_os("PYXFORM_PYTHON") else {
        let required = std::env::var("PYXFORM_REQUIRED").is_ok_and(|word| word == "1");
        assert!(!required, "PYXFORM_PYTHON names no Python with pyxform 4.5");
        let mut told = std::io::stderr();
        let _ = writeln!(
            told,
            "!! SKIPPED: no workbook is compared with pyxform: set PYXFORM_PYTHON to a Python that has it"
        );
        return None;
    };
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pyxform/oracle.py");
    let mut child = Command::new(python)
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python starts");
    let questions = serde_json::to_vec(cases).expect("JSON");
    let mut stdin = child.stdin.take().expect("a pipe");
    let writer = std::thread::spawn(move || stdin.write_all(&questions));
    let output = child.wait_with_output().expect("Python ends");
    writer
        .join()
        .expect("the thread ends")
        .expect("questions are read");
    assert!(output.status.success(), "the oracle failed");
    let answers: BTreeMap<String, Value> =
        serde_json::from_slice(&output.stdout).expect("answers in JSON");
    let text = |value: &Value| value.as_str().map(str::to_owned);
    Some(
        answers
            .into_iter()
            .map(|(name, answer)| {
                let answer = match text(&answer["xml"]) {
                    Some(xml) => Answer::Form {
                        xml,
                        itemsets: text(&answer["itemsets"]),
                        warnings: answer["warnings"]
                            .as_array()
                            .map(|all| all.iter().filter_map(text).collect())
                            .unwrap_or_default(),
                    },
                    None => Answer::Refused {
                        code: text(&answer["code"]),
                        message: text(&answer["message"]).unwrap_or_default(),
                    },
                };
                (name, answer)
            })
            .collect(),
    )
}
