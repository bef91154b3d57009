//! The engine as Kotlin and Swift see it: shapes and conversions under the engine's own names.
//!
//! ```kotlin
//! val rayi = Rayi.open(directory, vault)
//! val session = rayi.begin("coalition_poll", "العربية (ar)")
//! session.answer("/data/welcome/consent", "yes")
//! ```
//!
//! # The nouns
//! - [`Projects`]: what one device works for, each project with a store of its own.
//! - [`Rayi`]: one opened store; forms, drafts, the outbox, sync.
//! - [`Session`]: one interview; screens go out, answers come in.
//! - [`KeyVault`] and [`SyncListener`]: what the platform implements, and all of it.
//! - [`Texts`]: the words of the interface, in one language and one set of digits.
//! - `…View`: plain values for a screen. [`RayiError`]: why something did not happen.
//!
//! # What this crate does not do
//! Anything. A rule that is found here belongs into the crate `rayi`.

#![allow(unsafe_code, reason = "the C boundary that UniFFI generates")]
#![allow(
    clippy::needless_pass_by_value,
    reason = "what comes over the boundary is owned on this side"
)]

mod error;
mod forms;
mod offers;
mod opened;
mod outbox;
mod presentation;
mod projects;
mod session;
mod sitting;
mod text;
mod texts;
mod vault;
mod views;

pub use error::RayiError;
pub use forms::{ConvertedForm, Diagnostic, FormReport, check_form, convert_form};
pub use offers::FetchListener;
pub use opened::Rayi;
pub use outbox::{OutboxEntry, OutboxState, Reason, SyncListener};
pub use presentation::AppView;
pub use projects::{Projects, read_settings};
pub use session::Session;
pub use sitting::OutlineView;
pub use text::text_blocks;
pub use texts::{
    DateParts, InterfaceLanguage, TextArgument, Texts, calendar_date, fold, gregorian_date,
    hindrance, interface_languages,
};
pub use vault::{KeyVault, VaultError};
pub use views::{
    Answer, Change, Changes, ChoicePage, Finalised, ItemView, Progress, RepeatView, Screen, Step,
    ViolationView,
};

uniffi::setup_scaffolding!();

/// The version of the core, as its changelog has it.
#[uniffi::export]
#[must_use]
pub fn core_version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
