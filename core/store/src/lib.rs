//! The store: forms, drafts and the outbox in one encrypted SQLite file on this device.
//!
//! ```
//! # use std::sync::Arc;
//! use rayi_store::{Store, UnsealedKeyFile};
//!
//! # let home = tempfile::tempdir()?;
//! let directory = home.path().join("rayi");
//! let vault = UnsealedKeyFile::beside(&directory);
//! let store = Store::open(&directory, &vault)?;
//! assert!(store.forms()?.is_empty());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! **Nouns**: a form ([`StoredForm`]), a draft ([`Draft`]) with its attachments, a record in the
//! outbox ([`OutboxEntry`]) with its [`OutboxState`], an entity ([`LocalEntity`]), this device's [`DeviceSeed`] and [`ChainHead`].
//!
//! **Invariants**
//! - The file is encrypted with a raw key that only the [`KeyVault`] can give back; a store that
//!   would be plain text does not open.
//! - A call that returned `Ok` is on disk (WAL, `synchronous=FULL`, full flush on Apple).
//! - [`Store::finalise`] seals, enqueues and removes the draft in one transaction.
//! - A record's bytes never change after that; [`Store::purge`] removes a record, once there is proof that
//!   it was delivered, and nothing else does.
//! - A correction is a record of its own ([`Store::begin_correction`]) and goes after the old one.
//! - One process, one [`Store`]. A damaged file is set aside only when asked ([`set_aside`]).
//!
//! **What this crate does not do**: it does not look into answers, sign, or talk to a network.

// The SQLite that `rusqlite` speaks to.
use rayi_sqlcipher as _;

mod compiled;
#[cfg(feature = "test-kit")]
pub mod contract;
mod corrections;
mod device;
mod drafts;
mod durable;
mod entities;
mod error;
mod finalise;
mod forms;
mod hex;
mod key;
mod open;
mod outbox;
mod schema;
mod settings;
mod vault;

pub use device::{ChainHead, DeviceSeed};
pub use drafts::{
    Attachment, AttachmentId, Draft, DraftChange, DraftContents, DraftId, DraftSummary,
};
pub use entities::LocalEntity;
pub use error::Error;
pub use finalise::{Enqueue, Sealing};
pub use forms::{Digest, FormFile, FormKey, FormMedia, GrowingDigest, StoredForm};
pub use open::{Store, change_passphrase, destroy, replace_vault, set_aside};
pub use outbox::{
    Acceptance, OutboxCounts, OutboxEntry, OutboxFile, OutboxId, OutboxState, Progress, Proof,
    Reason, StateName, WaitScope,
};
pub use vault::{Cost, KeyVault, PassphraseVault, UnsealedKeyFile, VaultError, VaultLevel};
