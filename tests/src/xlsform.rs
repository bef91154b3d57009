//! What of XLSForm is supported, as the converter's cases show it: the page for those who write forms.
//!
//! The cases are `core/xlsform/tests/cases/*.md`, which pyxform converts beside us in CI, and the
//! faults of `forms/workbooks/faults.md`. What stands on the page was seen in them just now.

mod case;
mod page;
mod seen;

pub use page::{PAGE, page_of_the_tree};
