//! The outbox as a list shows it, and what the platform hears while it is sent.

use std::{collections::HashMap, sync::Arc};

use rayi::{Counts, SyncReport};

/// A finished record.
#[derive(Clone, Debug, uniffi::Record)]
pub struct OutboxEntry {
    /// Its id on this device; what `release` and `record` take.
    pub id: String,
    /// Id of its form.
    pub form_id: String,
    /// Version of its form, if that has one.
    pub form_version: Option<String>,
    /// `instanceID`.
    pub instance_id: String,
    /// `instanceName`, if the form gives one.
    pub instance_name: Option<String>,
    /// `instanceID` of the record that it takes the place of, if it is a correction.
    pub corrects: Option<String>,
    /// Where it stands.
    pub state: OutboxState,
    /// Bytes that the server has accepted.
    pub bytes_sent: u64,
    /// Bytes of the record and its files.
    pub bytes_total: u64,
    /// How often a part was sent.
    pub attempts: u32,
}

/// How many drafts and records a store has.
#[uniffi::remote(Record)]
pub struct Counts {
    /// Interviews that were begun and not finished.
    pub drafts: u32,
    /// Records that go when their turn comes.
    pub pending: u32,
    /// Records that a person must decide about.
    pub held: u32,
    /// Records that the server has.
    pub delivered: u32,
}

/// Where a record stands.
#[derive(Clone, Debug, uniffi::Enum)]
pub enum OutboxState {
    /// Goes when its turn comes.
    Queued,
    /// Is on its way.
    InFlight,
    /// Goes again later, by itself.
    Waiting {
        /// Not before this moment: milliseconds since 1970 UTC.
        until_ms: i64,
        /// Why.
        reason: Reason,
    },
    /// Stays until a person decides: `release` puts it back.
    Held {
        /// Why.
        reason: Reason,
    },
    /// The server said that it has every part.
    Delivered {
        /// HTTP status of that reply.
        status: u16,
        /// When it came: milliseconds since 1970 UTC on this device's clock.
        at_ms: i64,
    },
}

/// Why a record waits or is held.
#[derive(Clone, Debug, uniffi::Record)]
pub struct Reason {
    /// Stable kebab-case name; the text comes by it.
    pub code: String,
    /// Facts for the text, by name.
    pub parameters: HashMap<String, String>,
}

/// How a sync ended.
#[uniffi::remote(Record)]
pub struct SyncReport {
    /// Records delivered now.
    pub delivered: u32,
    /// Records that will go later.
    pub waiting: u32,
    /// Records that a person must decide about.
    pub held: u32,
    /// When to sync again, if time alone will help: milliseconds since 1970 UTC.
    pub next_try_ms: Option<i64>,
}

/// Hears how a sync goes, on a thread of the engine's; return soon.
#[uniffi::export(with_foreign)]
pub trait SyncListener: Send + Sync {
    /// A record moved on: its state changed, or more of its bytes are out.
    fn progress(&self, entry: OutboxEntry);
}

/// The platform's listener in the engine's shape.
pub(crate) struct Listener(pub(crate) Arc<dyn SyncListener>);

impl rayi::SyncListener for Listener {
    fn progress(&self, entry: &rayi::OutboxEntry) {
        self.0.progress(entry.clone().into());
    }
}

impl From<rayi::OutboxEntry> for OutboxEntry {
    fn from(entry: rayi::OutboxEntry) -> Self {
        Self {
            id: entry.id,
            form_id: entry.form_id,
            form_version: entry.form_version,
            instance_id: entry.instance_id,
            instance_name: entry.instance_name,
            corrects: entry.corrects,
            state: entry.state.into(),
            bytes_sent: entry.bytes_sent,
            bytes_total: entry.bytes_total,
            attempts: entry.attempts,
        }
    }
}

impl From<rayi::OutboxState> for OutboxState {
    fn from(state: rayi::OutboxState) -> Self {
        use rayi::OutboxState as From;
        match state {
            From::Queued => Self::Queued,
            From::InFlight => Self::InFlight,
            From::Waiting { until_ms, reason } => Self::Waiting {
                until_ms,
                reason: reason.into(),
            },
            From::Held { reason } => Self::Held {
                reason: reason.into(),
            },
            From::Delivered { status, at_ms } => Self::Delivered { status, at_ms },
        }
    }
}

impl From<rayi::Reason> for Reason {
    fn from(reason: rayi::Reason) -> Self {
        Self {
            code: reason.code.to_owned(),
            parameters: reason.parameters.into_iter().collect(),
        }
    }
}

/// Back again, for what the engine says about an entry.
impl From<OutboxEntry> for rayi::OutboxEntry {
    fn from(entry: OutboxEntry) -> Self {
        Self {
            id: entry.id,
            form_id: entry.form_id,
            form_version: entry.form_version,
            instance_id: entry.instance_id,
            instance_name: entry.instance_name,
            corrects: entry.corrects,
            state: entry.state.into(),
            bytes_sent: entry.bytes_sent,
            bytes_total: entry.bytes_total,
            attempts: entry.attempts,
        }
    }
}

impl From<OutboxState> for rayi::OutboxState {
    fn from(state: OutboxState) -> Self {
        use OutboxState as From;
        let known = |reason: Reason| {
            rayi::Reason::of_code(&reason.code, reason.parameters.into_iter().collect())
        };
        match state {
            From::Queued => Self::Queued,
            From::InFlight => Self::InFlight,
            From::Waiting { until_ms, reason } => Self::Waiting {
                until_ms,
                reason: known(reason),
            },
            From::Held { reason } => Self::Held {
                reason: known(reason),
            },
            From::Delivered { status, at_ms } => Self::Delivered { status, at_ms },
        }
    }
}
