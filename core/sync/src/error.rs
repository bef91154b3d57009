//! What can stop a sync as a whole. What stops one record is its state in the outbox.

/// The sync did not happen, or ended early; no record is lost.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The store refused.
    #[error(transparent)]
    Store(#[from] rayi_store::Error),
    /// No server is set.
    #[error("no server is set")]
    NoServer,
    /// The server's address is none.
    #[error("the server's address cannot be used")]
    AddressUnusable,
    /// The server's address is plain `http` and not near.
    #[error("the server's address is not protected by TLS")]
    AddressUnprotected,
    /// No HTTP client could be made on this device.
    #[error("no HTTP client could be made")]
    NoClient,
    /// The machine was asked for a task while one was out, or told an outcome of none.
    #[error("task and outcome do not alternate")]
    OutOfTurn,
}

impl Error {
    /// Stable kebab-case name; the texts that people read are found by it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Store(fault) => fault.code(),
            Self::NoServer => "server-not-set",
            Self::AddressUnusable => "server-address-unusable",
            Self::AddressUnprotected => "server-address-unprotected",
            Self::NoClient => "http-client-missing",
            Self::OutOfTurn => "sync-out-of-turn",
        }
    }

    /// Values for the placeholders of the text with [`Self::code`].
    #[must_use]
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Store(fault) => fault.parameters(),
            _ => Vec::new(),
        }
    }
}
