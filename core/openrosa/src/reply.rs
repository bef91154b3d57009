//! What a server's answer means to the one who sent a record.

use crate::headers::{self, find};
use crate::{Nature, Response};

/// The answer to a POST of a submission.
///
/// A status alone proves little: only an `OpenRosaResponse` makes a 201 an acceptance, and only its
/// English words tell the five meanings of 409 apart (Central gives no code).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reply {
    /// The server has what was sent (201; 202 for what it had before).
    Accepted {
        /// 201 or 202.
        status: u16,
        /// Named files that the server still lacks (`Rayi-Missing`); 0 if it does not say.
        missing: u32,
    },
    /// Not an answer of an OpenRosa server: a log-in page, a proxy, an empty or cut-off 201. What
    /// was sent may or may not have arrived.
    NotOpenRosa {
        /// HTTP status.
        status: u16,
    },
    /// Another server is to be asked. Never followed: the token is in the address.
    Redirected {
        /// HTTP status.
        status: u16,
        /// Host and port of the other server.
        host: String,
    },
    /// 409: deleted there. Also what Central wrongly says when it is sent one instance twice at
    /// once, so it may be believed only the second time.
    Deleted,
    /// 409: this id is there with other bytes.
    Differs,
    /// 409: a correction of a version that has been replaced.
    OutOfDate,
    /// 409, or 405 of the Aggregate family: the form takes no more records; reversible.
    FormClosed,
    /// 409 in words we do not know.
    Conflict {
        /// HTTP status.
        status: u16,
    },
    /// 401: unknown sender; in Central also a form that is not assigned to this sender.
    NotAuthenticated {
        /// HTTP status.
        status: u16,
    },
    /// 403.
    NotPermitted {
        /// HTTP status.
        status: u16,
    },
    /// 404: no such address, form or version.
    NotFound {
        /// HTTP status.
        status: u16,
    },
    /// 408: the body came too slowly.
    TimedOut,
    /// 413.
    TooLarge {
        /// What the server says it takes, in bytes.
        limit: Option<u64>,
    },
    /// 429, or 503 that names a time.
    Busy {
        /// HTTP status.
        status: u16,
        /// Seconds to be patient, if the server names them (a date is not read).
        retry_after: Option<u32>,
    },
    /// Any other 5xx.
    Unwell {
        /// HTTP status.
        status: u16,
    },
    /// Any other 4xx, and a 201 or 202 whose response says that it is an error.
    Refused {
        /// HTTP status.
        status: u16,
    },
}

/// The answer to HEAD of the submission address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeadReply {
    /// An OpenRosa server takes submissions here. It does not say that it will take a certain one.
    Ready {
        /// Largest POST in bytes (`X-OpenRosa-Accept-Content-Length`).
        limit: Option<u64>,
    },
    /// Anything else, as for a POST.
    Not(Reply),
}

impl Reply {
    /// Reads an answer. Of `body` more than [`crate::MAX_RESPONSE`] bytes make it no response.
    #[must_use]
    pub fn classify(status: u16, headers: &[(&str, &str)], body: &[u8]) -> Self {
        let response = || Response::parse(body).ok();
        match status {
            201 | 202 => match response().map(|response| response.nature) {
                Some(Nature::Plain) => Self::Accepted {
                    status,
                    missing: number(headers, headers::RAYI_MISSING).unwrap_or(0),
                },
                Some(Nature::Error) => Self::Refused { status },
                None => Self::NotOpenRosa { status },
            },
            300..=399 => match find(headers, headers::LOCATION).and_then(host) {
                Some(host) => Self::Redirected { status, host },
                None => Self::NotOpenRosa { status },
            },
            401 => Self::NotAuthenticated { status },
            403 => Self::NotPermitted { status },
            404 => Self::NotFound { status },
            405 if response().is_some() => Self::FormClosed,
            // A proxy or a Wi-Fi wants a log-in (RFC 9110, 15.5.8; RFC 6585, 6).
            407 | 511 => Self::NotOpenRosa { status },
            408 => Self::TimedOut,
            409 => response().map_or(Self::NotOpenRosa { status }, |response| {
                conflict(&response.message)
            }),
            413 => Self::TooLarge {
                limit: number(headers, headers::ACCEPT_CONTENT_LENGTH),
            },
            429 => Self::Busy {
                status,
                retry_after: number(headers, headers::RETRY_AFTER),
            },
            503 if find(headers, headers::RETRY_AFTER).is_some() => Self::Busy {
                status,
                retry_after: number(headers, headers::RETRY_AFTER),
            },
            400..=499 => Self::Refused { status },
            500..=599 => Self::Unwell { status },
            _ => Self::NotOpenRosa { status },
        }
    }

    /// Stable kebab-case name; the reason that a person reads is found by it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Accepted { .. } => "accepted",
            Self::NotOpenRosa { .. } => "reply-not-openrosa",
            Self::Redirected { .. } => "reply-redirected",
            Self::Deleted => "submission-deleted",
            Self::Differs => "submission-differs",
            Self::OutOfDate => "submission-out-of-date",
            Self::FormClosed => "form-closed",
            Self::Conflict { .. } => "submission-conflict",
            Self::NotAuthenticated { .. } => "not-authenticated",
            Self::NotPermitted { .. } => "not-permitted",
            Self::NotFound { .. } => "not-found-there",
            Self::TimedOut => "network-timeout",
            Self::TooLarge { .. } => "record-too-large",
            Self::Busy { .. } => "server-busy",
            Self::Unwell { .. } => "server-unwell",
            Self::Refused { .. } => "request-refused",
        }
    }

    /// Values for the placeholders of the text with [`Self::code`]. [`Self::TooLarge`] lacks
    /// `bytes`, which only the sender knows.
    #[must_use]
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Accepted { status, .. }
            | Self::NotOpenRosa { status }
            | Self::Conflict { status }
            | Self::NotAuthenticated { status }
            | Self::NotPermitted { status }
            | Self::NotFound { status }
            | Self::Busy { status, .. }
            | Self::Unwell { status }
            | Self::Refused { status } => vec![("status", status.to_string())],
            Self::Redirected { status, host } => {
                vec![("status", status.to_string()), ("host", host.clone())]
            }
            Self::TooLarge { limit } => limit
                .map(|limit| ("limit", limit.to_string()))
                .into_iter()
                .collect(),
            Self::Deleted | Self::Differs | Self::OutOfDate | Self::FormClosed | Self::TimedOut => {
                Vec::new()
            }
        }
    }
}

impl HeadReply {
    /// Reads an answer. 204 must bear a header of OpenRosa, since a HEAD has no body to tell.
    #[must_use]
    pub fn classify(status: u16, headers: &[(&str, &str)]) -> Self {
        let openrosa = [headers::OPENROSA_VERSION, headers::ACCEPT_CONTENT_LENGTH];
        if status == 204 && openrosa.iter().any(|name| find(headers, name).is_some()) {
            return Self::Ready {
                limit: number(headers, headers::ACCEPT_CONTENT_LENGTH),
            };
        }
        Self::Not(Reply::classify(status, headers, b""))
    }
}

/// The five meanings of 409, by the words of Central 2026.2 (odk-central, 3 and 6).
fn conflict(message: &str) -> Reply {
    let message = message.to_lowercase();
    let meanings = [
        ("has been deleted", Reply::Deleted),
        ("different xml", Reply::Differs),
        ("out of date", Reply::OutOfDate),
        ("not currently accepting submissions", Reply::FormClosed),
    ];
    meanings
        .into_iter()
        .find(|(words, _)| message.contains(words))
        .map_or(Reply::Conflict { status: 409 }, |(_, meaning)| meaning)
}

fn number<T: std::str::FromStr>(headers: &[(&str, &str)], name: &str) -> Option<T> {
    find(headers, name)?.parse().ok()
}

/// Host and port of an absolute address, without the path, which may hold a token.
fn host(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("//")?;
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    let host = authority.rsplit('@').next()?;
    (!host.is_empty()).then(|| host.to_owned())
}

#[cfg(test)]
mod tests;
