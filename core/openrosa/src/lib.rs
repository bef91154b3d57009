//! The OpenRosa wire: form list, manifest, multipart submission, responses. Parses and prints.
//!
//! ```
//! use rayi_openrosa::{Boundary, File, Reply, Response, SubmissionBody, plan_parts};
//!
//! // A record of 2 kB with two photos, for a server that takes 200 kB a POST.
//! let files = [File::new("a.jpg", 150_000), File::new("b.jpg", 120_000)];
//! let parts = plan_parts(2_000, &files, Some(200_000))?;
//! assert_eq!(parts.len(), 2);
//!
//! let first: Vec<File> = parts[0].files.iter().map(|&index| files[index].clone()).collect();
//! let body = SubmissionBody::new(&Boundary::from_random([7; 16]), 2_000, &first)?;
//! assert!(body.len() <= 200_000);
//!
//! let printed = Response::success().print();
//! let reply = Reply::classify(201, &[], printed.as_bytes());
//! assert_eq!(reply, Reply::Accepted { status: 201, missing: 0 });
//! # Ok::<(), rayi_openrosa::Error>(())
//! ```
//!
//! # The nouns
//! - [`FormList`] and [`Manifest`]: what a server offers (OpenRosa Form Discovery API).
//! - [`Part`] of a record: one POST, made by [`plan_parts`]; each carries the same XML.
//! - [`SubmissionBody`]: the multipart body of one POST as segments, so that its length is known
//!   before a byte is read.
//! - [`Reply`] and [`HeadReply`]: what an answer means to the one who sent.
//! - [`Response`]: the `OpenRosaResponse` document itself.
//!
//! # Invariants
//! - Only an `OpenRosaResponse` with status 201 or 202 counts as "the server has it". A log-in page
//!   of a Wi-Fi never does.
//! - Documents are bounded in size and depth; a DOCTYPE is refused; nothing here panics on bytes.
//! - No `Debug` shows a file's name or a server's words.
//!
//! # What this crate does not do
//! No sockets, no files, no clock. It knows neither a client nor a server, and it does not decide
//! when to try again: that is `rayi-sync`.

mod body;
mod content_type;
mod error;
mod form_list;
mod hash;
pub mod headers;
mod manifest;
mod names;
mod parts;
mod reply;
mod response;
mod xml;

pub use body::{Boundary, File, Segment, SubmissionBody, XML_FIELD, XML_FILE_NAME};
pub use content_type::content_type;
pub use error::Error;
pub use form_list::{FormList, FormListEntry};
pub use hash::FileHash;
pub use manifest::{EntityListKind, Manifest, MediaFile};
pub use names::{escape_field_name, is_plain_file_name, unescape_field_name};
pub use parts::{Part, plan_parts};
pub use reply::{HeadReply, Reply};
pub use response::{MAX_RESPONSE, Nature, Response};
