//! What a server replied, read but not yet judged.

use std::time::Duration;

/// A reply to a HEAD or a POST of the submission address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// Who speaks, and about what.
    pub voice: Voice,
    /// `X-OpenRosa-Accept-Content-Length`: the largest body that the server recommends.
    pub accepts: Option<u64>,
    /// `Retry-After`, if it is a number of seconds.
    pub retry_after: Option<Duration>,
    /// `Location`.
    pub location: Option<String>,
}

/// Who speaks in a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Voice {
    /// A server that means what its status says.
    Server,
    /// ODK Central: "This submission has been deleted."
    Deleted,
    /// ODK Central: the id is known "but with different XML".
    Differs,
    /// ODK Central: the corrected version "is now out of date".
    OutOfDate,
    /// ODK Central: the form is "not currently accepting submissions".
    Closed,
    /// A web page where none should be: a Wi-Fi's log-in, a proxy, a wrong address.
    WebPage,
}

impl Reply {
    /// Reads a reply's parts. `header` answers by lower-case name.
    pub fn read<'a>(status: u16, header: impl Fn(&str) -> Option<&'a str>, body: &[u8]) -> Self {
        let number = |name: &str| header(name).and_then(|text| text.trim().parse::<u64>().ok());
        Self {
            status,
            voice: voice_of(&header, body),
            accepts: number("x-openrosa-accept-content-length").filter(|limit| *limit > 0),
            retry_after: number("retry-after").map(Duration::from_secs),
            location: header("location").map(str::to_owned),
        }
    }
}

/// The five meanings of Central's 409 differ by English words only.
fn voice_of<'a>(header: &impl Fn(&str) -> Option<&'a str>, body: &[u8]) -> Voice {
    let words = String::from_utf8_lossy(body);
    if header("x-openrosa-version").is_none() && is_web_page(header("content-type"), &words) {
        return Voice::WebPage;
    }
    let spoken = [
        ("has been deleted", Voice::Deleted),
        ("different XML", Voice::Differs),
        ("out of date", Voice::OutOfDate),
        ("not currently accepting", Voice::Closed),
    ];
    spoken
        .into_iter()
        .find_map(|(said, voice)| words.contains(said).then_some(voice))
        .unwrap_or(Voice::Server)
}

fn is_web_page(content_type: Option<&str>, words: &str) -> bool {
    let begins = |text: &str, with: &str| {
        text.get(..with.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(with))
    };
    let start = words.trim_start_matches('\u{feff}').trim_start();
    content_type.is_some_and(|kind| begins(kind.trim(), "text/html"))
        || begins(start, "<!doctype html")
        || begins(start, "<html")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(headers: &[(&str, &'static str)], body: &str) -> Reply {
        let headers = headers.to_vec();
        let header = move |name: &str| {
            headers
                .iter()
                .find(|(own, _)| *own == name)
                .map(|(_, value)| *value)
        };
        Reply::read(200, header, body.as_bytes())
    }

    /// Central's own sentences, as odk-central.md has them.
    #[test]
    fn who_speaks() {
        let xml = ("content-type", "text/xml; charset=utf-8");
        let openrosa = ("x-openrosa-version", "1.0");
        for (headers, body, expected) in [
            (&[xml, openrosa][..], "<OpenRosaResponse/>", Voice::Server),
            (
                &[xml],
                "<message>This submission has been deleted. You may not resubmit it.</message>",
                Voice::Deleted,
            ),
            (
                &[xml],
                "A submission already exists with this ID, but with different XML",
                Voice::Differs,
            ),
            (
                &[xml],
                "This form is not currently accepting submissions.",
                Voice::Closed,
            ),
            (&[xml], "the version is now out of date", Voice::OutOfDate),
            (
                &[("content-type", "application/json")],
                r#"{"message":"x","code":404.2}"#,
                Voice::Server,
            ),
            (
                &[("content-type", "text/html; charset=utf-8")],
                "",
                Voice::WebPage,
            ),
            (
                &[("content-type", "Text/HTML"), openrosa],
                "<p>",
                Voice::Server,
            ),
            (&[], "\u{feff}\n <!DOCTYPE HTML><title>", Voice::WebPage),
            (&[], "<HTML>has been deleted", Voice::WebPage),
            (&[], "", Voice::Server),
        ] {
            assert_eq!(read(headers, body).voice, expected, "{body}");
        }
    }

    #[test]
    fn headers_that_mean_nothing_are_none() {
        let reply = read(
            &[
                ("x-openrosa-accept-content-length", " 100000000 "),
                ("retry-after", "120"),
            ],
            "",
        );
        assert_eq!(reply.accepts, Some(100_000_000));
        assert_eq!(reply.retry_after, Some(Duration::from_secs(120)));
        for nonsense in [
            "",
            "-1",
            "Fri, 31 Dec 1999 23:59:59 GMT",
            "99999999999999999999",
        ] {
            let reply = read(
                &[
                    ("x-openrosa-accept-content-length", "0"),
                    ("retry-after", nonsense),
                ],
                "",
            );
            assert_eq!(
                (reply.accepts, reply.retry_after),
                (None, None),
                "{nonsense}"
            );
        }
    }

    #[test]
    fn a_body_that_is_no_text_is_read_all_the_same() {
        let reply = Reply::read(409, |_| None, &[0xff, 0, 0xc3]);
        assert_eq!(reply.voice, Voice::Server);
    }
}
