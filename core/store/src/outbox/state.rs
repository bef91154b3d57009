//! Where a record of the outbox stands, and which moves exist.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

/// Why a record waits or is held: a code with a text in every language, and its parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Stable kebab-case name.
    pub code: String,
    /// Values for the text's placeholders; never an answer.
    pub parameters: Vec<(String, String)>,
}

/// What a record waits for, which decides who else waits and what ends it early.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WaitScope {
    /// The server could not take this one record now; others may go.
    Record,
    /// No server was reached, or something in between answered. News from the network ends it.
    Link,
    /// The server asked everyone to wait. Only time ends it.
    Server,
}

/// Where a record stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutboxState {
    /// Goes when its turn comes.
    Queued,
    /// A part of it is on its way, or the process died while one was.
    InFlight,
    /// Goes again at `until_ms` (since 1970 UTC) or after.
    Waiting {
        /// Not before this moment.
        until_ms: i64,
        /// Why.
        reason: Reason,
    },
    /// Stays until a person decides ([`crate::Store::release`]).
    Held {
        /// Why.
        reason: Reason,
    },
    /// Every part was accepted.
    Delivered {
        /// What says so.
        proof: Proof,
    },
}

impl OutboxState {
    /// The state without what belongs to it.
    #[must_use]
    pub fn name(&self) -> StateName {
        match self {
            Self::Queued => StateName::Queued,
            Self::InFlight => StateName::InFlight,
            Self::Waiting { .. } => StateName::Waiting,
            Self::Held { .. } => StateName::Held,
            Self::Delivered { .. } => StateName::Delivered,
        }
    }
}

/// What a delivery rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Proof {
    /// Nothing but a server's reply to the last part: it says that it has the record.
    Reply {
        /// HTTP status, 201 or 202.
        status: u16,
        /// When it came: milliseconds since 1970 UTC on this device's clock.
        at_ms: i64,
    },
}

/// The five states by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StateName {
    /// [`OutboxState::Queued`]
    Queued,
    /// [`OutboxState::InFlight`]
    InFlight,
    /// [`OutboxState::Waiting`]
    Waiting,
    /// [`OutboxState::Held`]
    Held,
    /// [`OutboxState::Delivered`]
    Delivered,
}

impl StateName {
    /// Kebab-case name, also the one in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::InFlight => "in-flight",
            Self::Waiting => "waiting",
            Self::Held => "held",
            Self::Delivered => "delivered",
        }
    }
}

/// What can be asked of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verb {
    Start,
    Accept,
    Requeue,
    Wait,
    Hold,
    Release,
    Purge,
}

impl Verb {
    /// The whole table of legal moves. Nothing leads out of delivered but out of the outbox.
    pub(super) fn is_legal_from(self, from: StateName) -> bool {
        match self {
            Self::Start => matches!(from, StateName::Queued | StateName::Waiting),
            Self::Accept | Self::Requeue | Self::Wait | Self::Hold => from == StateName::InFlight,
            Self::Release => matches!(from, StateName::Held | StateName::Waiting),
            Self::Purge => from == StateName::Delivered,
        }
    }

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Accept => "accept",
            Self::Requeue => "requeue",
            Self::Wait => "wait",
            Self::Hold => "hold",
            Self::Release => "release",
            Self::Purge => "purge",
        }
    }
}

impl ToSql for StateName {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.as_str().into())
    }
}

impl FromSql for StateName {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let word = value.as_str()?;
        [
            Self::Queued,
            Self::InFlight,
            Self::Waiting,
            Self::Held,
            Self::Delivered,
        ]
        .into_iter()
        .find(|state| state.as_str() == word)
        .ok_or(FromSqlError::InvalidType)
    }
}

impl ToSql for WaitScope {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Record => "record",
            Self::Link => "link",
            Self::Server => "server",
        }
        .into())
    }
}
