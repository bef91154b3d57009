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

fn reply(status: u16, voice: Voice) -> Reply {
    Reply {
        status,
        voice,
        accepts: None,
        retry_after: None,
        location: None,
    }
}

/// `accepted`, `divide`, or `state code`, where the state of a wait is its scope.
fn words(verdict: Verdict) -> String {
    match verdict {
        Verdict::Accepted => "accepted".to_owned(),
        Verdict::Divide => "divide".to_owned(),
        Verdict::Hold(reason) => format!("held {}", reason.code),
        Verdict::Wait(_, scope, reason) => format!("{scope:?} {}", reason.code),
    }
}

#[test]
fn what_each_reply_to_a_post_means() {
    use Voice::{Closed, Deleted, Differs, OutOfDate, Server, WebPage};
    for (status, voice, expected) in [
        (201, Server, "accepted"),
        (202, Server, "accepted"),
        (201, WebPage, "Link reply-not-openrosa"),
        (200, Server, "Link reply-not-openrosa"),
        (200, WebPage, "Link reply-not-openrosa"),
        (204, Server, "Link reply-not-openrosa"),
        (100, Server, "Link reply-not-openrosa"),
        (302, WebPage, "Link reply-redirected"),
        (307, Server, "Link reply-redirected"),
        (400, Server, "held request-refused"),
        (401, Server, "held not-authenticated"),
        (403, Server, "held not-permitted"),
        (403, WebPage, "Link reply-not-openrosa"),
        (404, Server, "held not-found-there"),
        (404, WebPage, "Link reply-not-openrosa"),
        (405, Server, "held request-refused"),
        (407, Server, "Link reply-not-openrosa"),
        (408, Server, "Link network-timeout"),
        (409, Deleted, "Record submission-deleted"),
        (409, Differs, "held submission-differs"),
        (409, OutOfDate, "held submission-out-of-date"),
        (409, Closed, "held form-closed"),
        (409, Server, "held submission-conflict"),
        (413, WebPage, "held record-too-large"),
        (422, Server, "held request-refused"),
        (429, Server, "Server server-busy"),
        (500, Server, "Record server-unwell"),
        (501, Server, "Record server-unwell"),
        (502, WebPage, "Server server-unwell"),
        (503, Server, "Server server-unwell"),
        (504, WebPage, "Server server-unwell"),
        (511, WebPage, "Link reply-not-openrosa"),
        (700, Server, "Link reply-not-openrosa"),
    ] {
        let verdict = judge(&reply(status, voice), &entry(1, None), &part(1), 0.5);
        assert_eq!(words(verdict), expected, "{status} {voice:?}");
    }
}

#[test]
fn deleted_is_believed_the_second_time() {
    let deleted = reply(409, Voice::Deleted);
    let again = entry(2, Some(reasons::DELETED));
    assert_eq!(
        words(judge(&deleted, &again, &part(0), 0.0)),
        "held submission-deleted"
    );
    let other = entry(2, Some(reasons::UNWELL));
    assert_eq!(
        words(judge(&deleted, &other, &part(0), 0.0)),
        "Record submission-deleted"
    );
}

#[test]
fn too_large_divides_while_it_can() {
    let large = reply(413, Voice::Server);
    assert_eq!(
        judge(&large, &entry(1, None), &part(2), 0.0),
        Verdict::Divide
    );
    let Verdict::Hold(reason) = judge(&large, &entry(1, None), &part(1), 0.0) else {
        panic!("one file cannot be divided")
    };
    let expected = [("bytes", "900"), ("limit", "?")];
    assert_eq!(
        reason.parameters,
        expected.map(|(name, value)| (name.to_owned(), value.to_owned()))
    );
}

#[test]
fn what_each_reply_to_a_probe_means() {
    use Voice::{Server, WebPage};
    for (status, voice, expected) in [
        (204, Server, None),
        (200, Server, None),
        (405, Server, None),
        (200, WebPage, Some("Link reply-not-openrosa")),
        (302, Server, Some("Link reply-redirected")),
        (401, Server, Some("Link not-authenticated")),
        (403, Server, Some("Link not-permitted")),
        (404, Server, Some("Link not-found-there")),
        (400, Server, Some("Link request-refused")),
        (429, Server, Some("Server server-busy")),
        (503, Server, Some("Server server-unwell")),
    ] {
        let verdict = judge_probe(&reply(status, voice), &entry(1, None), 0.5).map(words);
        assert_eq!(verdict.as_deref(), expected, "{status} {voice:?}");
    }
}

#[test]
fn a_redirect_names_where_it_points() {
    let mut redirect = reply(302, Voice::Server);
    redirect.location = Some("http://login.example/?a=b".to_owned());
    let Verdict::Wait(_, _, reason) = judge(&redirect, &entry(1, None), &part(0), 0.0) else {
        panic!("a redirect waits")
    };
    assert_eq!(
        reason.parameters[1],
        ("host".to_owned(), "login.example".to_owned())
    );
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
    /// Whatever comes, a wait is neither none nor longer than the longest, and never sooner than
    /// the server asked (up to that bound).
    #[test]
    fn every_wait_is_within_its_bounds(
        status in 100_u16..999,
        asked in proptest::option::of(0_u64..u64::MAX),
        attempts in any::<u32>(),
        jitter in 0.0_f64..1.0,
    ) {
        let mut reply = reply(status, Voice::Server);
        reply.retry_after = asked.map(Duration::from_secs);
        let entry = entry(attempts, None);
        let verdicts = [
            Some(judge(&reply, &entry, &part(2), jitter)),
            judge_probe(&reply, &entry, jitter),
            Some(judge_failure(Failure::BrokenOff, &entry, jitter)),
        ];
        for verdict in verdicts.into_iter().flatten() {
            if let Verdict::Wait(delay, scope, _) = verdict {
                prop_assert!(delay >= FIRST_DELAY / 2);
                prop_assert!(delay <= LONGEST_WAIT);
                if let (WaitScope::Server, 429 | 503, Some(asked)) = (scope, status, asked) {
                    prop_assert!(delay >= Duration::from_secs(asked).min(LONGEST_WAIT - LONGEST_DELAY));
                }
            }
        }
    }
}
