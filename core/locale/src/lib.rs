//! Every word Rayi itself says, in Arabic, Sorani, Kurmanji and English, and the rules of writing
//! that go with them: direction, digits, plurals, month names and the folding of spellings.
//!
//! ```
//! use rayi_locale::{Language, Texts};
//!
//! let texts = Texts::new(Language::negotiate(&["ckb-IQ", "ar"]).unwrap_or_default());
//! assert_eq!(texts.plain("nav-next", &[]), "دواتر");
//! assert_eq!(texts.plain("forms-count", &[("n", 3.into())]), "٣ فۆڕم");
//! ```
//!
//! # The nouns
//! - [`Language`]: one of the four, with its tag, own name, direction and formatting locale.
//! - [`Texts`]: the texts of one language; [`Texts::text`] for screens, [`Texts::plain`] for
//!   terminals, logs, messages and file names.
//! - [`Family`]: what a stable code names (an error, a violation, a diagnostic …), so that
//!   [`Texts::coded`] finds the sentence for it.
//! - [`Calendar`]: dates of other calendars there and back, with the names of their months.
//! - [`Direction`] of a language tag, [`Digits`] shown, [`fold`]ed spelling for searching.
//!
//! # Invariants
//! - A text is never an id: what is missing in a language comes from English, and what is missing
//!   there too becomes a sentence that says so.
//! - Each file of a language holds the same ids, attributes and variables as English's (tested).
//! - Nothing here reads the system's language, clock or files; texts are compiled in.
//!
//! # What this crate does not do
//! It does not reorder or shape text (the platform's text view does), sort, or translate forms: a
//! form's own languages are the form's, and fall back text by text inside `rayi-interview`.

mod calendars;
mod dates;
mod digits;
mod direction;
mod folding;
mod language;
mod numbers;
mod shown;
mod sources;
mod texts;

pub use calendars::Calendar;
pub use dates::{FIRST_WEEKDAY, long_date, month_name, weekday_name};
pub use digits::{Digits, to_ascii_digits};
pub use direction::{Direction, tag_of_name};
pub use folding::fold;
pub use language::Language;
pub use numbers::number;
pub use texts::{Arg, Family, Texts, without_isolates};
