//! Why a record waits or is held: the codes, and what their texts may mention.

use rayi_store::Reason;

/// No connection came about: no route, no such name, nobody listening.
pub(crate) const UNREACHABLE: &str = "network-unreachable";
/// The server was reached and did not answer in time.
pub(crate) const TIMEOUT: &str = "network-timeout";
/// The connection ended before a reply was complete.
pub(crate) const BROKEN_OFF: &str = "network-broken-off";
/// The server could not prove its name (certificate).
pub(crate) const UNPROVEN: &str = "network-server-unproven";
/// Something answered that is no OpenRosa server: a log-in page of a Wi-Fi, a proxy. `status`.
pub(crate) const NONSENSE: &str = "reply-not-openrosa";
/// The reply sends us to another server. `status`, `host` (empty if it names none).
pub(crate) const REDIRECTED: &str = "reply-redirected";
/// The server failed inside. `status`.
pub(crate) const UNWELL: &str = "server-unwell";
/// The server asked for patience. `status`.
pub(crate) const BUSY: &str = "server-busy";
/// The server says that a supervisor deleted this record there.
pub(crate) const DELETED: &str = "submission-deleted";
/// The server has other answers under the same instance id.
pub(crate) const DIFFERS: &str = "submission-differs";
/// The record corrects a version that is no longer the newest there.
pub(crate) const OUT_OF_DATE: &str = "submission-out-of-date";
/// The form takes no records now.
pub(crate) const CLOSED: &str = "form-closed";
/// A conflict that the server explains in words unknown to us. `status`.
pub(crate) const CONFLICT: &str = "submission-conflict";
/// The server does not know who we are. `status`.
pub(crate) const UNAUTHENTICATED: &str = "not-authenticated";
/// The server knows, and does not allow it. `status`.
pub(crate) const FORBIDDEN: &str = "not-permitted";
/// The server has no such form, version or address. `status`.
pub(crate) const NOT_FOUND: &str = "not-found-there";
/// The server refuses the request as malformed, or for another reason. `status`.
pub(crate) const REFUSED: &str = "request-refused";
/// One part alone is more than the server takes. `bytes`, `limit` (`?` if the reply says none).
pub(crate) const TOO_LARGE: &str = "record-too-large";
/// The store cannot give the record's bytes any more: its file is damaged there. The others go.
pub(crate) const UNREADABLE: &str = "record-unreadable";

/// Every code that a [`Reason`] of this crate can have.
pub const CODES: &[&str] = &[
    UNREACHABLE,
    TIMEOUT,
    BROKEN_OFF,
    UNPROVEN,
    NONSENSE,
    REDIRECTED,
    UNWELL,
    BUSY,
    DELETED,
    DIFFERS,
    OUT_OF_DATE,
    CLOSED,
    CONFLICT,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    REFUSED,
    TOO_LARGE,
    UNREADABLE,
];

pub(crate) fn plain(code: &'static str) -> Reason {
    with(code, [])
}

pub(crate) fn with_status(code: &'static str, status: u16) -> Reason {
    with(code, [("status", status.to_string())])
}

pub(crate) fn with<const N: usize>(
    code: &'static str,
    parameters: [(&'static str, String); N],
) -> Reason {
    let parameters = parameters
        .map(|(name, value)| (name.to_owned(), value))
        .into();
    Reason {
        code: code.to_owned(),
        parameters,
    }
}
