//! What is done with bytes that a fuzzer made up: never a panic, and laws that hold all the same.
//!
//! The programs under `tests/fuzz` call these functions with libFuzzer's inputs; `tests/it/fuzz.rs`
//! with every file of the kept corpora, so that what was once found stays found.

// By path, since the fuzz package takes this file from beside its own.
#[path = "fuzz/expression.rs"]
mod expression;
#[path = "fuzz/form.rs"]
mod form;
#[path = "fuzz/steps.rs"]
mod steps;
#[path = "fuzz/workbook.rs"]
mod workbook;

pub use form::live_through;

/// One thing to fuzz.
#[derive(Clone, Copy)]
pub struct Target {
    /// Its name, also that of its program and of its corpus.
    pub name: &'static str,
    /// Takes any bytes; panics where a law is broken.
    pub run: fn(&[u8]),
}

impl std::fmt::Debug for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// All targets.
pub const TARGETS: &[Target] = &[
    Target {
        name: "xpath",
        run: expression::run,
    },
    Target {
        name: "form",
        run: form::run,
    },
    Target {
        name: "csv",
        run: form::csv,
    },
    Target {
        name: "geojson",
        run: form::geojson,
    },
    Target {
        name: "steps",
        run: steps::run,
    },
    Target {
        name: "workbook",
        run: workbook::file,
    },
    Target {
        name: "sheets",
        run: workbook::sheets,
    },
];

/// Runs the target with a name.
///
/// # Panics
/// If there is none, or a law of it is broken.
pub fn run(name: &str, bytes: &[u8]) {
    let target = TARGETS.iter().find(|target| target.name == name);
    (target.expect("a target of that name").run)(bytes);
}
