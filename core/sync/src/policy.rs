//! Every number of sync with its reason, and what each reply means for a record.

use std::time::Duration;

use rayi_openrosa::{HeadReply, Reply};
use rayi_store::{AttachmentId, OutboxEntry, Reason, WaitScope};

use crate::machine::Failure;
use crate::plan::Part;
use crate::reasons;

/// First delay after a failure. A dropped connection is often back in seconds, and whoever has
/// just finished an interview still looks at the screen.
const FIRST_DELAY: Duration = Duration::from_secs(5);
/// No own delay is longer: a phone in the field is often online for less than an hour.
const LONGEST_DELAY: Duration = Duration::from_secs(30 * 60);
/// No `Retry-After` counts for more: a wrong header must not stop a day's work. It is also the
/// moment past which a wait can only come of a clock set back.
pub(crate) const LONGEST_WAIT: Duration = Duration::from_secs(6 * 60 * 60);
/// ODK Central says "deleted" falsely while two POSTs of one id race (8 at once: 7, 1 and 6 of 8);
/// one more POST a moment later got 201.
const SECOND_LOOK: Duration = Duration::from_secs(5);
/// So many records failing with 5xx one after the other are the server's illness, not theirs: the
/// rest stays queued until the next sync.
pub(crate) const UNWELL_IN_A_ROW: u32 = 3;
/// Files share a POST up to here even if the server takes more: what a dropped connection
/// interrupts is sent again from its start, and at 50 kB/s this is 80 seconds.
pub(crate) const PART_BYTES: u64 = 4 * 1024 * 1024;
/// Nothing listening or no route shows within seconds, a mobile link wakes within a few.
pub(crate) const CONNECT_TIMEOUT: Duration = Duration::from_secs(20);
/// How long the reply to the HEAD that begins a sync may take: no body, nothing to think about.
pub(crate) const PROBE_TIMEOUT: Duration = Duration::from_secs(30);
/// How long a reply may take when all bytes are sent: nginx before ODK Central waits 2 minutes.
const REPLY_TIMEOUT: Duration = Duration::from_secs(130);
/// A slower link than 2 kB/s (GPRS under load) is no link.
const SLOWEST_BYTES_PER_SECOND: u64 = 2048;
/// Sent bytes that nobody acknowledges for so long: the link is dead (Linux and Android know).
#[cfg(any(target_os = "android", target_os = "linux"))]
pub(crate) const UNACKNOWLEDGED: Duration = Duration::from_secs(60);
/// ODK Central closes idle connections after 5 s; below that we never meet one that is closing.
pub(crate) const IDLE_CONNECTION: Duration = Duration::from_secs(4);
/// How long the whole POST of `bytes` may take.
pub(crate) fn request_timeout(bytes: u64) -> Duration {
    REPLY_TIMEOUT + Duration::from_secs(bytes / SLOWEST_BYTES_PER_SECOND)
}

/// Doubles with each failed try; `jitter` in `0.0..1.0` spreads phones that lost the same mast
/// over the upper half.
pub(crate) fn backoff(attempts: u32, jitter: f64) -> Duration {
    let doublings = attempts.saturating_sub(1).min(16);
    let full = FIRST_DELAY
        .saturating_mul(1 << doublings)
        .min(LONGEST_DELAY);
    full.mul_f64(0.5 + jitter.clamp(0.0, 1.0) / 2.0)
}

/// What a failure or reply means for the record.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Verdict {
    /// The server has these files, and the XML.
    Accepted {
        /// 201 or 202.
        status: u16,
        /// The files of the part.
        files: Vec<AttachmentId>,
    },
    /// The server lacks what it accepted: all parts again, after this long.
    Restart(Duration, Reason),
    /// Again after this long.
    Wait(Duration, WaitScope, Reason),
    /// A person decides.
    Hold(Reason),
    /// Again at once, in parts of so many bytes.
    Divide(u64),
}

/// Judges the reply to a POST.
pub(crate) fn judge(reply: &Reply, entry: &OutboxEntry, part: &Part, jitter: f64) -> Verdict {
    match reply {
        Reply::Accepted { missing, .. } if part.is_last && *missing > 0 => Verdict::Restart(
            backoff(entry.attempts, jitter),
            reasons::reason(reasons::INCOMPLETE, vec![("missing", missing.to_string())]),
        ),
        Reply::Accepted { status, .. } => Verdict::Accepted {
            status: *status,
            files: part.file_ids(),
        },
        Reply::TooLarge { .. } if part.files.len() > 1 => Verdict::Divide(part.bytes / 2),
        Reply::TooLarge { limit } => Verdict::Hold(reasons::reason(
            reasons::TOO_LARGE,
            vec![
                ("bytes", part.bytes.to_string()),
                (
                    "limit",
                    limit.map_or_else(|| "?".to_owned(), |limit| limit.to_string()),
                ),
            ],
        )),
        Reply::Deleted if !was_said_before(entry, reasons::DELETED) => Verdict::Wait(
            SECOND_LOOK.mul_f64(1.0 + jitter),
            WaitScope::Record,
            reasons::of(reply),
        ),
        Reply::Deleted
        | Reply::Differs
        | Reply::OutOfDate
        | Reply::FormClosed
        | Reply::Conflict { .. }
        | Reply::NotAuthenticated { .. }
        | Reply::NotPermitted { .. }
        | Reply::NotFound { .. }
        | Reply::Refused { .. } => Verdict::Hold(reasons::of(reply)),
        _ => wait_for(reply, entry, jitter),
    }
}

/// Judges the reply to the HEAD that begins a round; `None` if records may go. What the server
/// says there is about us, not about a record, so nothing is held for it.
pub(crate) fn judge_head(reply: &HeadReply, entry: &OutboxEntry, jitter: f64) -> Option<Verdict> {
    match reply {
        // Some servers take POSTs at this address and know no HEAD (RFC 9110: 405, 501).
        HeadReply::Ready { .. }
        | HeadReply::Not(Reply::Refused { status: 405 } | Reply::Unwell { status: 501 }) => None,
        // No record was in it that could be to blame.
        HeadReply::Not(reply @ Reply::Unwell { .. }) => Some(Verdict::Wait(
            backoff(entry.attempts, jitter),
            WaitScope::Server,
            reasons::of(reply),
        )),
        HeadReply::Not(reply) => Some(wait_for(reply, entry, jitter)),
    }
}

/// Judges a try that brought no reply.
pub(crate) fn judge_failure(failure: Failure, entry: &OutboxEntry, jitter: f64) -> Verdict {
    let code = match failure {
        Failure::Unreachable => reasons::UNREACHABLE,
        Failure::Timeout => reasons::TIMEOUT,
        Failure::BrokenOff => reasons::BROKEN_OFF,
        Failure::Unproven => reasons::UNPROVEN,
    };
    Verdict::Wait(
        backoff(entry.attempts, jitter),
        WaitScope::Link,
        reasons::plain(code),
    )
}

/// The server cannot now, or somebody else spoke in its place.
fn wait_for(reply: &Reply, entry: &OutboxEntry, jitter: f64) -> Verdict {
    let own_delay = backoff(entry.attempts, jitter);
    let (delay, scope) = match reply {
        // Never sooner than asked, and not all phones in the same second.
        Reply::Busy {
            retry_after: Some(seconds),
            ..
        } => {
            let asked = Duration::from_secs((*seconds).into()).min(LONGEST_WAIT - LONGEST_DELAY);
            (asked + own_delay, WaitScope::Server)
        }
        Reply::Busy { .. } | Reply::Unwell { status: 502..=504 } => (own_delay, WaitScope::Server),
        // May be this record alone: Central answers 500 to some bytes, for ever.
        Reply::Unwell { .. } => (own_delay, WaitScope::Record),
        _ => (own_delay, WaitScope::Link),
    };
    Verdict::Wait(delay, scope, reasons::of(reply))
}

fn was_said_before(entry: &OutboxEntry, code: &str) -> bool {
    entry
        .last_reason
        .as_ref()
        .is_some_and(|reason| reason.code == code)
}

#[cfg(test)]
mod tests;
