//! Why a record waits or is held: the codes, and what their texts may mention.

use rayi_openrosa::Reply;
use rayi_store::Reason;

/// No connection came about: no route, no such name, nobody listening.
pub(crate) const UNREACHABLE: &str = "network-unreachable";
/// The server was reached and did not answer in time.
pub(crate) const TIMEOUT: &str = "network-timeout";
/// The connection ended before a reply was complete.
pub(crate) const BROKEN_OFF: &str = "network-broken-off";
/// The server could not prove its name (certificate). Nothing was sent.
pub(crate) const UNPROVEN: &str = "network-server-unproven";
/// The server says that a supervisor deleted this record there.
pub(crate) const DELETED: &str = "submission-deleted";
/// The server failed inside. `status`.
pub(crate) const UNWELL: &str = "server-unwell";
/// Every part was accepted, and the server still lacks `missing` files. All go again.
pub(crate) const INCOMPLETE: &str = "submission-incomplete";
/// One part alone is more than the server takes. `bytes`, `limit` (`?` if the reply says none).
pub(crate) const TOO_LARGE: &str = "record-too-large";
/// The store cannot give the record's bytes any more: its file is damaged there. The others go.
pub(crate) const UNREADABLE: &str = "record-unreadable";
/// A file of the record has a name that cannot be sent.
pub(crate) const FILE_NAME: &str = "file-name-unusable";

/// Every code that a [`Reason`] of this crate can have; those not explained here are those of
/// [`Reply::code`].
pub const CODES: &[&str] = &[
    UNREACHABLE,
    TIMEOUT,
    BROKEN_OFF,
    UNPROVEN,
    "reply-not-openrosa",
    "reply-redirected",
    UNWELL,
    "server-busy",
    DELETED,
    "submission-differs",
    "submission-out-of-date",
    "form-closed",
    "submission-conflict",
    "not-authenticated",
    "not-permitted",
    "not-found-there",
    "request-refused",
    INCOMPLETE,
    TOO_LARGE,
    UNREADABLE,
    FILE_NAME,
];

/// The reply's own code and parameters.
pub(crate) fn of(reply: &Reply) -> Reason {
    reason(reply.code(), reply.parameters())
}

pub(crate) fn plain(code: &'static str) -> Reason {
    reason(code, Vec::new())
}

pub(crate) fn reason(code: &'static str, parameters: Vec<(&'static str, String)>) -> Reason {
    let parameters = parameters
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value));
    Reason {
        code: code.to_owned(),
        parameters: parameters.collect(),
    }
}
