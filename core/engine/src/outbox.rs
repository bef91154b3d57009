//! The outbox as a person sees it: each record with one line of truth.

use std::sync::Arc;

use rayi_store as store;

/// Why a record waits or is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Stable kebab-case name; the text comes by it.
    pub code: &'static str,
    /// Facts for the text.
    pub parameters: Vec<(String, String)>,
}

impl Reason {
    fn of(reason: store::Reason) -> Self {
        Self::of_code(&reason.code, reason.parameters)
    }

    /// The reason of a code; `unknown` for one that this version does not have.
    #[must_use]
    pub fn of_code(code: &str, parameters: Vec<(String, String)>) -> Self {
        let mut codes = rayi_sync::REASON_CODES.iter();
        Self {
            code: codes
                .find(|known| **known == code)
                .copied()
                .unwrap_or("unknown"),
            parameters,
        }
    }
}

/// How many drafts and records a store has: what a first page says without reading any of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// Stays until a person decides.
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

/// A finished record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxEntry {
    /// Its id on this device.
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

impl OutboxEntry {
    pub(crate) fn of(entry: &store::OutboxEntry) -> Self {
        let state = match entry.state.clone() {
            store::OutboxState::Queued => OutboxState::Queued,
            store::OutboxState::InFlight => OutboxState::InFlight,
            store::OutboxState::Waiting { until_ms, reason } => OutboxState::Waiting {
                until_ms,
                reason: Reason::of(reason),
            },
            store::OutboxState::Held { reason } => OutboxState::Held {
                reason: Reason::of(reason),
            },
            store::OutboxState::Delivered { proof } => match proof {
                store::Proof::Reply { status, at_ms } => OutboxState::Delivered { status, at_ms },
                // The store knows no other proof yet.
                _ => OutboxState::Delivered {
                    status: 0,
                    at_ms: 0,
                },
            },
        };
        Self {
            id: entry.id.0.to_string(),
            form_id: entry.form.id.clone(),
            form_version: Some(entry.form.version.clone()).filter(|version| !version.is_empty()),
            instance_id: entry.instance_id.clone(),
            instance_name: entry.instance_name.clone(),
            corrects: entry.corrects.clone(),
            state,
            bytes_sent: entry.bytes_accepted(),
            bytes_total: entry.bytes_total(),
            attempts: entry.attempts,
        }
    }
}

/// How a sync ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// Hears how a sync goes. Called from the task that syncs; return soon.
pub trait SyncListener: Send + Sync {
    /// A record moved on: its state changed, or more of its bytes are out.
    fn progress(&self, entry: &OutboxEntry);
}

/// Turns sync's events into the outbox's words.
pub(crate) struct Relay {
    pub(crate) store: Arc<store::Store>,
    pub(crate) listener: Arc<dyn SyncListener>,
}

impl rayi_sync::SyncListener for Relay {
    fn progress(&self, entry: store::OutboxId, sent: u64, total: u64) {
        // A record that cannot be read now is told of when its state changes.
        if let Ok(entry) = self.store.entry(entry) {
            let mut view = OutboxEntry::of(&entry);
            view.bytes_sent = sent.min(total);
            view.bytes_total = total;
            self.listener.progress(&view);
        }
    }

    fn changed(&self, entry: &store::OutboxEntry) {
        self.listener.progress(&OutboxEntry::of(entry));
    }
}
