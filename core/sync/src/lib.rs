//! Sync: brings what is in the outbox to an OpenRosa server, and says for each record why it is
//! not there yet.
//!
//! Two layers. [`OutboxMachine`] decides: asked for the next [`Task`] it answers, told the
//! [`Outcome`] it moves the record in the store; it opens no socket and reads no clock.
//! [`Courier`] drives it over reqwest. A phone whose own background session does the sending drives
//! the machine itself.
//!
//! ```no_run
//! # use std::sync::Arc;
//! # use rayi_sync::{Courier, Environment, Error, Link, SyncListener};
//! # async fn sync(
//! #     store: Arc<rayi_store::Store>,
//! #     environment: Arc<dyn Environment>,
//! #     listener: Arc<dyn SyncListener>,
//! # ) -> Result<(), Error> {
//! store.set_server(Some("https://collect.example/v1/projects/1"))?;
//! let courier = Courier::new(store, Link::new(false), environment)?;
//! courier.link().online();
//! let report = courier.drain(listener).await?;
//! assert_eq!(report.waiting, 0);
//! # Ok(())
//! # }
//! ```
//!
//! **Invariants**
//! - One part at a time, in the order of finalising: never two POSTs of one instance id at once.
//! - The same bytes at each try: every part carries the XML as it was finalised.
//! - Delivered means that the server accepted every part; nothing is ever removed.
//! - A record is on its way in the store before its first byte leaves, and queued again after a
//!   crash. Accepted files are not sent again, whatever happened in between.
//! - Every number of the policy stands in `policy.rs` with its reason.
//!
//! [`FormServer`] fetches what a server offers: form list, forms, manifests, files.
//!
//! **What this crate does not do**: it does not keep forms, seal, or decide when there is a
//! network: the platform says so through [`Link`].

mod courier;
mod error;
mod fetch;
mod link;
mod machine;
mod plan;
mod policy;
mod reasons;
mod server;

pub use courier::{Courier, Environment, SyncListener, SyncReport};
pub use error::Error;
pub use fetch::{FetchError, FormServer, Hear};
pub use link::Link;
pub use machine::{Failure, OutboxMachine, Outcome, Task};
pub use plan::Part;
pub use reasons::CODES as REASON_CODES;
pub use server::ServerAddress;
