//! The table of replies, and the bounds of every delay.

use proptest::prelude::*;
use rayi_store::{Digest, FormKey, OutboxFile, OutboxId, OutboxState};

use super::*;

fn entry(attempts: u32, last_code: Option<&'static str>) -> OutboxEntry {
    OutboxEntry {
        id: OutboxId(1),
        form: FormKey {
            id: "poll".to_owned(),
            version: String::new(),
        },
        instance_id: String::new(),
        instance_name: None,
        xml_size: 10,
        sha256: Digest::of(b""),
        created_ms: 0,
        corrects: None,
        state: OutboxState::InFlight,
        attempts,
        last_reason: last_code.map(reasons::plain),
        xml_accepted: false,
        files: Vec::new(),
    }
}

fn part(files: i64) -> Part {
    let file = |number| OutboxFile {
        id: rayi_store::AttachmentId(number),
        name: String::new(),
        size: 1,
        sha256: Digest::of(b""),
        accepted: false,
    };
    Part {
        entry: OutboxId(1),
        files: (0..files).map(file).collect(),
        bytes: 900,
        is_last: true,
    }
}

/// A verdict in short; the state of a wait is its scope.
fn words(verdict: Verdict) -> String {
    match verdict {
        Verdict::Accepted { status, .. } => format!("accepted {status}"),
        Verdict::Divide(bytes) => format!("divide {bytes}"),
        Verdict::Restart(_, reason) => format!("restart {}", reason.code),
        Verdict::Hold(reason) => format!("held {}", reason.code),
        Verdict::Wait(_, scope, reason) => format!("{scope:?} {}", reason.code),
    }
}

/// Every reply there is, and what it means for a record that was in it.
fn replies() -> Vec<(Reply, &'static str)> {
    let redirected = Reply::Redirected {
        status: 302,
        host: "login.example".to_owned(),
    };
    vec![
        (
            Reply::Accepted {
                status: 201,
                missing: 0,
            },
            "accepted 201",
        ),
        (
            Reply::Accepted {
                status: 202,
                missing: 0,
            },
            "accepted 202",
        ),
        (
            Reply::Accepted {
                status: 201,
                missing: 2,
            },
            "restart submission-incomplete",
        ),
        (
            Reply::NotOpenRosa { status: 200 },
            "Link reply-not-openrosa",
        ),
        (redirected, "Link reply-redirected"),
        (Reply::Deleted, "Record submission-deleted"),
        (Reply::Differs, "held submission-differs"),
        (Reply::OutOfDate, "held submission-out-of-date"),
        (Reply::FormClosed, "held form-closed"),
        (Reply::Conflict { status: 409 }, "held submission-conflict"),
        (
            Reply::NotAuthenticated { status: 401 },
            "held not-authenticated",
        ),
        (Reply::NotPermitted { status: 403 }, "held not-permitted"),
        (Reply::NotFound { status: 404 }, "held not-found-there"),
        (Reply::TimedOut, "Link network-timeout"),
        (Reply::TooLarge { limit: None }, "held record-too-large"),
        (
            Reply::Busy {
                status: 429,
                retry_after: None,
            },
            "Server server-busy",
        ),
        (
            Reply::Busy {
                status: 503,
                retry_after: Some(9),
            },
            "Server server-busy",
        ),
        (Reply::Unwell { status: 500 }, "Record server-unwell"),
        (Reply::Unwell { status: 502 }, "Server server-unwell"),
        (Reply::Refused { status: 400 }, "held request-refused"),
    ]
}

#[test]
fn what_each_reply_to_a_post_means() {
    for (reply, expected) in replies() {
        let verdict = judge(&reply, &entry(1, None), &part(1), 0.5);
        assert_eq!(words(verdict), expected, "{reply:?}");
    }
}

#[test]
fn every_reason_is_on_the_list() {
    for (reply, _) in replies() {
        let accepted = matches!(reply, Reply::Accepted { .. });
        assert!(
            accepted || reasons::CODES.contains(&reply.code()),
            "{reply:?}"
        );
    }
}

#[test]
fn files_that_are_still_to_come_are_not_missing() {
    let mut part = part(1);
    part.is_last = false;
    let reply = Reply::Accepted {
        status: 201,
        missing: 2,
    };
    assert_eq!(
        words(judge(&reply, &entry(1, None), &part, 0.5)),
        "accepted 201"
    );
}

#[test]
fn deleted_is_believed_the_second_time() {
    for (last, expected) in [
        (reasons::DELETED, "held submission-deleted"),
        (reasons::UNWELL, "Record submission-deleted"),
    ] {
        let verdict = judge(&Reply::Deleted, &entry(2, Some(last)), &part(0), 0.0);
        assert_eq!(words(verdict), expected);
    }
}

#[test]
fn too_large_divides_while_it_can() {
    let large = Reply::TooLarge { limit: None };
    assert_eq!(
        judge(&large, &entry(1, None), &part(2), 0.0),
        Verdict::Divide(450)
    );
    let Verdict::Hold(reason) = judge(&large, &entry(1, None), &part(1), 0.0) else {
        panic!("one file cannot be divided")
    };
    let expected = [("bytes", "900"), ("limit", "?")];
    let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(reason.parameters, expected);
}

/// The server speaks about us there: nothing is held, and a fault concerns all.
#[test]
fn what_each_reply_to_a_head_means() {
    let judged = |reply: HeadReply| judge_head(&reply, &entry(1, None), 0.5);
    assert_eq!(judged(HeadReply::Ready { limit: None }), None);
    assert_eq!(judged(HeadReply::Not(Reply::Refused { status: 405 })), None);
    assert_eq!(judged(HeadReply::Not(Reply::Unwell { status: 501 })), None);
    for (reply, _) in replies() {
        let verdict = judged(HeadReply::Not(reply.clone()));
        let Some(Verdict::Wait(_, scope, reason)) = verdict else {
            panic!("{verdict:?}")
        };
        let of_server = matches!(reply, Reply::Busy { .. } | Reply::Unwell { .. });
        let expected = if of_server {
            WaitScope::Server
        } else {
            WaitScope::Link
        };
        assert_eq!((scope, reason.code.as_str()), (expected, reply.code()));
    }
}

#[test]
fn delays_grow_and_stop_growing() {
    let seconds = |attempts| backoff(attempts, 1.0).as_secs();
    assert_eq!([0, 1, 2, 3, 4].map(seconds), [5, 5, 10, 20, 40]);
    assert_eq!([9, 10, 11, u32::MAX].map(seconds), [1280, 1800, 1800, 1800]);
    assert_eq!(
        backoff(1, 0.0).as_millis(),
        2500,
        "jitter takes away half at most"
    );
}

#[test]
fn a_large_part_may_take_longer() {
    assert_eq!(request_timeout(0).as_secs(), 130);
    assert_eq!(request_timeout(PART_BYTES).as_secs(), 130 + 2048);
}

proptest! {
    /// A wait is neither none nor longer than the longest, and never sooner than the server asked
    /// (up to that bound).
    #[test]
    fn every_wait_is_within_its_bounds(
        seconds in any::<u32>(),
        attempts in any::<u32>(),
        jitter in 0.0_f64..1.0,
    ) {
        let asked = Duration::from_secs(seconds.into()).min(LONGEST_WAIT - LONGEST_DELAY);
        let entry = entry(attempts, None);
        let busy = Reply::Busy { status: 503, retry_after: Some(seconds) };
        for (verdict, least) in [
            (judge(&busy, &entry, &part(2), jitter), asked + FIRST_DELAY / 2),
            (judge_failure(Failure::BrokenOff, &entry, jitter), FIRST_DELAY / 2),
            (judge(&Reply::Deleted, &entry, &part(0), jitter), SECOND_LOOK),
        ] {
            let Verdict::Wait(delay, ..) = verdict else { panic!("{verdict:?}") };
            prop_assert!((least..=LONGEST_WAIT).contains(&delay), "{delay:?}");
        }
    }
}
