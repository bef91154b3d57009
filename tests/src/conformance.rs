//! The conformance suite: what the field's forms ask for, row by row, and cases that judge each.
//!
//! `tests/conformance/README.md` describes the files. [`load`] reads them, [`run()`] asks the engine,
//! [`page_of_the_tree`] tells how it stands.

mod format;
mod page;
mod run;
mod sitting;
mod world;
mod wrap;

pub use format::{Case, Found, Kind, Row, Step, Topic, load, read};
pub use page::{PAGE, page_of_the_tree};
pub use run::{Failed, Outcome, run, run_all};
pub use world::StillWorld;
