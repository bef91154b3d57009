//! The collecting server: the other end of the pipe. It receives records over OpenRosa, judges
//! their seals, and keeps them exactly as they came.
//!
//! ```
//! use rayi_collector::{Collector, Config, serve};
//!
//! # tokio::runtime::Runtime::new()?.block_on(async {
//! # let home = tempfile::tempdir()?;
//! # let (forms, data) = (home.path().join("forms"), home.path().join("kept"));
//! # std::fs::create_dir(&forms)?;
//! let collector = Collector::open(Config::new(forms, data))?;
//! let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
//! let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
//! let serving = tokio::spawn(serve(listener, collector.clone(), async { drop(stopped.await) }));
//! // … phones send …
//! drop(stop);
//! serving.await?;
//! assert_eq!(collector.records()?.len(), 0);
//! # Ok::<(), Box<dyn std::error::Error>>(()) }).unwrap();
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! # The nouns
//! - [`Collector`]: an opened archive; [`Collector::router`] and [`serve()`] put it on the network,
//!   [`Collector::records`] and [`Collector::folder_of`] read it.
//! - [`Entry`]: what is known of one record, its verdict above all.
//! - [`Rejection`]: every way to say no. [`Limits`]: what an upload may cost.
//! - [`program`]: all of it as `rayi-collector`.
//!
//! # What it keeps
//! `submissions/<form>/<instance>/` holds `submission.xml` and the record's files under their own
//! names ([`names`] tells which are changed), byte for byte, so that `rayi verify` can be pointed
//! there. Files are kept that a field of type `binary` or the seal names; others are dropped with a
//! 201, as ODK Central does. The index beside it is a memory of the folder, never the truth.
//!
//! # What it offers
//! The XForms of a folder, byte for byte, and its XLSForms as what they become, with the list of
//! external choices among their media. A workbook with an error is left out, and each error is told
//! by its cell. A running collector sees what was put into the folder when somebody next asks for
//! the list of forms. `rayi-collector form add` looks a form through and puts it there.
//!
//! What a workbook became is kept in `forms/`, once and for all: older versions are not listed and
//! serve on, and a record is judged by the bytes that its seal means (ADR 0013).
//!
//! # Invariants
//! - A 201 is sent after the record, its files and their names are synced to disk.
//! - Bytes that were acknowledged are never changed or deleted. What has to make way (a file that
//!   the seal gives the lie to, a damaged index) is set aside.
//! - The same bytes again are the same 201; one record is written by one request at a time.
//! - A record is kept whatever its seal is worth, if it is well-formed XML of a form on offer.
//! - No log of requests, no address of a client, no time of arrival finer than a quarter of an hour.
//!
//! # Where it differs from ODK Central
//! - XML that is not well-formed, has a DOCTYPE, or is not UTF-8 is a 400: Central keeps it, and
//!   exports what it can read of it.
//! - A file comes under a name that is taken: the first stays (409), except against the seal.
//! - A record without an instance id gets one from its bytes, so that a retry finds it.
//! - An edit (`deprecatedID`) is a record of its own; nothing is refused as out of date.
//! - Refusals are always OpenRosa XML, and bear a code in `Rayi-Refusal`; while named files have
//!   not come, a 201 says how many in `Rayi-Missing`.
//! - One project; no accounts, and therefore no upload of forms over HTTP; no drafts, entity lists, or closing of forms.
//!
//! # What this crate does not do
//! No TLS: it stands behind a server that does, or on a trusted network. No promise, log or
//! receipt yet (trust protocol, 4.6): a 201 is OpenRosa's, and the seal is the sender's. It does
//! not open encrypted records, hold `made` against a clock, or look at chains of seals: that needs
//! all records together, and `rayi verify` does it.

mod archive;
mod collector;
mod document;
mod error;
mod forms;
mod limits;
pub mod names;
pub mod program;
mod rejection;
mod wire;

pub use archive::index::Entry;
pub use archive::record::RecordId;
pub use collector::{Collector, Config, Offering, Opening};
pub use error::Error;
pub use forms::{LeftOut, Reason};
pub use limits::Limits;
pub use rayi_form::Diagnostic;
pub use rayi_trust::TrustedKeys;
pub use rejection::Rejection;
pub use wire::serve;
