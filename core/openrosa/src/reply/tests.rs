//! Every answer of odk-central.md, and those of no server at all.

use proptest::prelude::*;

use super::*;

fn post(status: u16, body: &str) -> Reply {
    Reply::classify(status, &[], body.as_bytes())
}

fn central(status: u16, message: &str) -> Reply {
    post(status, &Response::error(message).print())
}

#[test]
fn only_a_response_of_openrosa_is_an_acceptance() {
    let thanks = Response::success().print();
    for status in [201, 202] {
        let missing = 0;
        assert_eq!(post(status, &thanks), Reply::Accepted { status, missing });
    }
    let two = Reply::classify(201, &[("rayi-missing", " 2 ")], thanks.as_bytes());
    assert_eq!(
        two,
        Reply::Accepted {
            status: 201,
            missing: 2
        }
    );
    let cut_off = thanks.get(..60).unwrap();
    for body in [
        "",
        "OK",
        "<html></html>",
        "<!DOCTYPE html><html/>",
        "{}",
        cut_off,
    ] {
        assert_eq!(
            post(201, body),
            Reply::NotOpenRosa { status: 201 },
            "{body}"
        );
    }
    assert_eq!(post(200, &thanks), Reply::NotOpenRosa { status: 200 });
    assert_eq!(post(204, ""), Reply::NotOpenRosa { status: 204 });
    let long = thanks.clone() + &" ".repeat(crate::MAX_RESPONSE);
    assert_eq!(post(201, &long), Reply::NotOpenRosa { status: 201 });
    assert_eq!(central(201, "no"), Reply::Refused { status: 201 });
}

#[test]
fn the_meanings_of_409_are_told_apart_by_words() {
    let cases = [
        (
            "A submission already exists with this ID, but with different XML. Resubmissions …",
            Reply::Differs,
        ),
        (
            "This submission has been deleted. You may not resubmit it.",
            Reply::Deleted,
        ),
        (
            "The submission you're editing is now out of date.",
            Reply::OutOfDate,
        ),
        (
            "This form is not currently accepting submissions. Please talk to …",
            Reply::FormClosed,
        ),
        ("Something new", Reply::Conflict { status: 409 }),
        ("", Reply::Conflict { status: 409 }),
    ];
    for (message, meaning) in cases {
        assert_eq!(central(409, message), meaning, "{message}");
    }
    assert_eq!(
        post(409, "<html>different XML</html>"),
        Reply::NotOpenRosa { status: 409 }
    );
}

#[test]
fn every_refusal_has_its_code() {
    let json = r#"{"message":"failed to parse","code":400.39}"#;
    let cases = [
        (400, json, "request-refused"),
        (401, "", "not-authenticated"),
        (403, "<html>", "not-permitted"),
        (404, json, "not-found-there"),
        (405, "", "request-refused"),
        (407, "", "reply-not-openrosa"),
        (408, "", "network-timeout"),
        (413, "<html>", "record-too-large"),
        (418, "", "request-refused"),
        (429, "", "server-busy"),
        (500, json, "server-unwell"),
        (502, "<html>", "server-unwell"),
        (503, "", "server-unwell"),
        (511, "<html>", "reply-not-openrosa"),
        (100, "", "reply-not-openrosa"),
        (999, "", "reply-not-openrosa"),
    ];
    for (status, body, code) in cases {
        assert_eq!(post(status, body).code(), code, "{status}");
    }
    assert_eq!(central(405, "Form is closed"), Reply::FormClosed);
}

#[test]
fn headers_name_limit_patience_and_the_other_host() {
    let limit = [("X-OpenRosa-Accept-Content-Length", "200000")];
    let too_large = Reply::classify(413, &limit, b"");
    assert_eq!(
        too_large,
        Reply::TooLarge {
            limit: Some(200_000)
        }
    );

    let busy = |value| match Reply::classify(503, &[("retry-after", value)], b"") {
        Reply::Busy { retry_after, .. } => retry_after,
        other => panic!("{other:?}"),
    };
    assert_eq!(busy("120"), Some(120));
    assert_eq!(busy("Wed, 21 Oct 2026 07:28:00 GMT"), None);

    let location = |to| Reply::classify(302, &[("Location", to)], b"");
    let host = "login.example:8080".to_owned();
    assert_eq!(
        location("http://user:pass@login.example:8080/v1/key/SECRET?x"),
        Reply::Redirected { status: 302, host }
    );
    assert_eq!(location("/elsewhere"), Reply::NotOpenRosa { status: 302 });
}

#[test]
fn a_head_needs_a_header_of_openrosa() {
    let head = |headers: &[(&str, &str)]| HeadReply::classify(204, headers);
    let version = ("x-openrosa-version", "1.0");
    let length = ("x-openrosa-accept-content-length", "100000000");
    assert_eq!(head(&[version]), HeadReply::Ready { limit: None });
    let limit = Some(100_000_000);
    assert_eq!(head(&[version, length]), HeadReply::Ready { limit });
    let not = HeadReply::Not(Reply::NotOpenRosa { status: 204 });
    assert_eq!(head(&[]), not);
    let refused = HeadReply::Not(Reply::NotAuthenticated { status: 401 });
    assert_eq!(HeadReply::classify(401, &[version]), refused);
}

proptest! {
    #[test]
    fn no_bytes_panic_and_few_are_an_acceptance(
        status in 0_u16..1_000,
        body in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        let accepted = matches!(Reply::classify(status, &[], &body), Reply::Accepted { .. });
        prop_assert!(!accepted, "random bytes are no OpenRosaResponse");
    }
}
