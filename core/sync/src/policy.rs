//! Every number of sync with its reason, and what each reply means for a record.

use std::time::Duration;

use rayi_store::{OutboxEntry, Reason, WaitScope};

use crate::machine::Failure;
use crate::plan::Part;
use crate::reasons;
use crate::reply::{Reply, Voice};

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
/// A reply longer than this is none of ours; Central's are 300 bytes.
pub(crate) const REPLY_BYTES: usize = 64 * 1024;

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
    /// The server has this part.
    Accepted,
    /// Again after this long.
    Wait(Duration, WaitScope, Reason),
    /// A person decides.
    Hold(Reason),
    /// Again at once, with smaller parts.
    Divide,
}

/// Judges the reply to a POST.
pub(crate) fn judge(reply: &Reply, entry: &OutboxEntry, part: &Part, jitter: f64) -> Verdict {
    let status = reply.status;
    let limit = reply
        .accepts
        .map_or_else(|| "?".to_owned(), |limit| limit.to_string());
    let hold = |code| Verdict::Hold(reasons::with_status(code, status));
    if let Some(wait) = judge_common(reply, entry, jitter) {
        return wait;
    }
    match (status, reply.voice) {
        (201 | 202, _) => Verdict::Accepted,
        (200..=299, _) => nonsense(status, entry, jitter),
        (413, _) if part.files.len() > 1 => Verdict::Divide,
        (413, _) => Verdict::Hold(reasons::with(
            reasons::TOO_LARGE,
            [("bytes", part.bytes.to_string()), ("limit", limit)],
        )),
        (409, Voice::Deleted) if !was_said_before(entry, reasons::DELETED) => Verdict::Wait(
            SECOND_LOOK.mul_f64(1.0 + jitter),
            WaitScope::Record,
            reasons::plain(reasons::DELETED),
        ),
        (409, Voice::Deleted) => Verdict::Hold(reasons::plain(reasons::DELETED)),
        (409, Voice::Differs) => Verdict::Hold(reasons::plain(reasons::DIFFERS)),
        (409, Voice::OutOfDate) => Verdict::Hold(reasons::plain(reasons::OUT_OF_DATE)),
        (409, Voice::Closed) => Verdict::Hold(reasons::plain(reasons::CLOSED)),
        (409, _) => hold(reasons::CONFLICT),
        _ => hold(refusal(status)),
    }
}

/// Judges the reply to the HEAD that begins a sync; `None` if records may go. What the server says
/// there is about us, not about a record, so nothing is held for it.
pub(crate) fn judge_probe(reply: &Reply, entry: &OutboxEntry, jitter: f64) -> Option<Verdict> {
    let common = judge_common(reply, entry, jitter);
    if common.is_some() {
        return common;
    }
    match reply.status {
        // 405: some servers take POSTs at this address and know no HEAD.
        200..=299 | 405 => None,
        status => Some(Verdict::Wait(
            backoff(entry.attempts, jitter),
            WaitScope::Link,
            reasons::with_status(refusal(status), status),
        )),
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

/// What means the same to HEAD and POST: somebody else spoke, or the server cannot now.
fn judge_common(reply: &Reply, entry: &OutboxEntry, jitter: f64) -> Option<Verdict> {
    let status = reply.status;
    let own_delay = backoff(entry.attempts, jitter);
    let wait = |delay, scope, code| {
        Some(Verdict::Wait(
            delay,
            scope,
            reasons::with_status(code, status),
        ))
    };
    match (status, reply.retry_after) {
        (429 | 503, Some(asked)) => {
            // Never sooner than asked, and not all phones in the same second.
            let asked = asked.min(LONGEST_WAIT - LONGEST_DELAY);
            wait(asked + own_delay, WaitScope::Server, reasons::BUSY)
        }
        (429, None) => wait(own_delay, WaitScope::Server, reasons::BUSY),
        // 511: RFC 6585, a network that wants a log-in; 407: a proxy that does.
        (407 | 511, _) => wait(own_delay, WaitScope::Link, reasons::NONSENSE),
        (408, _) => wait(own_delay, WaitScope::Link, reasons::TIMEOUT),
        (502..=504, _) => wait(own_delay, WaitScope::Server, reasons::UNWELL),
        // May be this record alone: Central answers 500 to some bytes, for ever.
        (500..=599, _) => wait(own_delay, WaitScope::Record, reasons::UNWELL),
        (300..=399, _) => Some(Verdict::Wait(
            own_delay,
            WaitScope::Link,
            reasons::with(
                reasons::REDIRECTED,
                [("status", status.to_string()), ("host", host_of(reply))],
            ),
        )),
        // nginx says in HTML that a body is too large.
        (413, _) => None,
        (200..=299 | 400..=499, _) if reply.voice != Voice::WebPage => None,
        _ => Some(nonsense(status, entry, jitter)),
    }
}

fn nonsense(status: u16, entry: &OutboxEntry, jitter: f64) -> Verdict {
    let reason = reasons::with_status(reasons::NONSENSE, status);
    Verdict::Wait(backoff(entry.attempts, jitter), WaitScope::Link, reason)
}

fn refusal(status: u16) -> &'static str {
    match status {
        401 => reasons::UNAUTHENTICATED,
        403 => reasons::FORBIDDEN,
        404 => reasons::NOT_FOUND,
        _ => reasons::REFUSED,
    }
}

fn was_said_before(entry: &OutboxEntry, code: &str) -> bool {
    entry
        .last_reason
        .as_ref()
        .is_some_and(|reason| reason.code == code)
}

/// The host that a redirect names; empty if it names a path of the same one.
fn host_of(reply: &Reply) -> String {
    reply
        .location
        .as_deref()
        .and_then(|location| url::Url::parse(location).ok())
        .and_then(|target| target.host_str().map(str::to_owned))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests;
