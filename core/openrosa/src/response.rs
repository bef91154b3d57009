//! The `OpenRosaResponse` document (OpenRosa HTTP Request API), printed byte for byte as Central.

use crate::Error;
use crate::xml::{self, escape};

/// A response document. `Debug` hides the message, which can hold a record's id.
#[derive(Clone, PartialEq, Eq)]
pub struct Response {
    /// The `nature` of its message.
    pub nature: Nature,
    /// The message, English by custom. Not for people in the field: read it by [`crate::Reply`].
    pub message: String,
}

/// What a response says about the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// It did not fail: empty in Central, `submit_success` and the like elsewhere.
    Plain,
    /// It failed: any `nature` with `error` in it.
    Error,
}

impl Response {
    /// Central's answer to a submission that it keeps.
    #[must_use]
    pub fn success() -> Self {
        Self {
            nature: Nature::Plain,
            message: "full submission upload was successful!".to_owned(),
        }
    }

    /// A refusal.
    #[must_use]
    pub fn error(message: impl Into<String>) -> Self {
        Self {
            nature: Nature::Error,
            message: message.into(),
        }
    }

    /// Reads `<OpenRosaResponse>`; a missing message is an empty one.
    pub fn parse(bytes: &[u8]) -> Result<Self, Error> {
        let root = xml::parse(bytes, "OpenRosaResponse", MAX_RESPONSE)?;
        let message = root.child("message");
        let nature = message.and_then(|message| message.attribute("nature"));
        Ok(Self {
            nature: match nature {
                Some(nature) if nature.to_ascii_lowercase().contains("error") => Nature::Error,
                _ => Nature::Plain,
            },
            message: message.map_or_else(String::new, |message| message.text.trim().to_owned()),
        })
    }

    /// The document as Central writes it: a newline, two blanks, no XML declaration.
    #[must_use]
    pub fn print(&self) -> String {
        let nature = match self.nature {
            Nature::Plain => "",
            Nature::Error => "error",
        };
        let message = escape(&self.message);
        format!(
            "\n  <OpenRosaResponse xmlns=\"http://openrosa.org/http/response\" items=\"0\">\n    \
             <message nature=\"{nature}\">{message}</message>\n  </OpenRosaResponse>"
        )
    }
}

impl std::fmt::Debug for Response {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Response")
            .field("nature", &self.nature)
            .finish_non_exhaustive()
    }
}

/// Bytes of a response that are worth reading; a transport may stop after one more. Responses of
/// the servers we know have less than 2 kB.
pub const MAX_RESPONSE: usize = 64 << 10;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn success_has_central_s_bytes() {
        assert_eq!(
            Response::success().print(),
            "\n  <OpenRosaResponse xmlns=\"http://openrosa.org/http/response\" items=\"0\">\n    \
             <message nature=\"\">full submission upload was successful!</message>\n  \
             </OpenRosaResponse>"
        );
    }

    #[test]
    fn refusals_are_escaped_and_read_again() {
        let refusal = Response::error("it's <not> \"there\" & 1/2 `a=b`");
        let printed = refusal.print();
        assert!(printed.contains("it&#39;s &lt;not&gt; &quot;there&quot; &amp; 1&#x2F;2"));
        assert_eq!(Response::parse(printed.as_bytes()).unwrap(), refusal);
    }

    #[test]
    fn kobotoolbox_s_response_is_read() {
        let body = b"<?xml version='1.0' encoding='UTF-8' ?>\n\
            <OpenRosaResponse xmlns='http://openrosa.org/http/response'>\
            <message>Successful submission.</message>\
            <submissionMetadata xmlns='http://www.opendatakit.org/xforms' id='a'/>\
            </OpenRosaResponse>";
        let response = Response::parse(body).unwrap();
        assert_eq!(response.nature, Nature::Plain);
        assert_eq!(response.message, "Successful submission.");
        assert!(!format!("{response:?}").contains("Successful"));
    }
}
