//! JWS in compact form (RFC 7515), with a header that leaves nothing to choose.

use serde_json::{Map, Value};

use crate::{Digest, base64url, json};

/// How a seal is signed (RFC 9864, RFC 7518). Everything else is refused, `none` and the vague
/// `EdDSA` included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Algorithm {
    Ed25519,
    Es256,
}

impl Algorithm {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Ed25519 => "Ed25519",
            Self::Es256 => "ES256",
        }
    }
}

/// A JWS taken apart; nothing about it is believed yet.
pub(crate) struct Jws<'a> {
    pub(crate) algorithm: Algorithm,
    pub(crate) kid: String,
    /// The bytes that are signed: header and payload as they stand.
    pub(crate) signing_input: &'a str,
    pub(crate) payload: Map<String, Value>,
    pub(crate) signature: Vec<u8>,
}

/// Where a JWS cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum JwsFault {
    /// Not three parts in canonical base64url, or too long.
    Encoding,
    /// The header is not exactly `alg`, `typ` and `kid`, or one of them is not ours.
    Header,
    /// The payload is no JSON object, or names a member twice.
    Payload,
}

/// Takes a seal apart.
pub(crate) fn parse(text: &str) -> Result<Jws<'_>, JwsFault> {
    if text.len() > MAX_JWS {
        return Err(JwsFault::Encoding);
    }
    let (signing_input, signature) = text.rsplit_once('.').ok_or(JwsFault::Encoding)?;
    let (header, payload) = signing_input.split_once('.').ok_or(JwsFault::Encoding)?;
    let decode = |part| base64url::decode(part).ok_or(JwsFault::Encoding);
    let (header, payload, signature) = (decode(header)?, decode(payload)?, decode(signature)?);
    let (algorithm, kid) = read_header(&header).ok_or(JwsFault::Header)?;
    let payload = json::object(&payload).ok_or(JwsFault::Payload)?;
    Ok(Jws {
        algorithm,
        kid,
        signing_input,
        payload,
        signature,
    })
}

/// The bytes to sign for this payload.
pub(crate) fn signing_input(algorithm: Algorithm, kid: &str, payload: &str) -> String {
    let header = format!(
        r#"{{"alg":"{}","typ":"{TYPE}","kid":"{kid}"}}"#,
        algorithm.name()
    );
    format!(
        "{}.{}",
        base64url::encode(header.as_bytes()),
        base64url::encode(payload.as_bytes())
    )
}

/// The compact form of signed bytes.
pub(crate) fn compact(signing_input: &str, signature: &[u8]) -> String {
    format!("{signing_input}.{}", base64url::encode(signature))
}

fn read_header(bytes: &[u8]) -> Option<(Algorithm, String)> {
    let members = json::object(bytes)?;
    let text = |name| members.get(name)?.as_str();
    let (algorithm, kind, kid) = (text("alg")?, text("typ")?, text("kid")?);
    let algorithm = match algorithm {
        "Ed25519" => Algorithm::Ed25519,
        "ES256" => Algorithm::Es256,
        _ => return None,
    };
    let fits = members.len() == 3 && kind == TYPE && Digest::from_base64url(kid).is_some();
    fits.then(|| (algorithm, kid.to_owned()))
}

const TYPE: &str = "rayi-seal+jws";

/// Room for some five thousand files.
const MAX_JWS: usize = 1 << 20;

#[cfg(test)]
mod tests {
    use super::*;

    fn with_header(header: &str) -> String {
        let header = base64url::encode(header.as_bytes());
        format!(
            "{header}.{}.{}",
            base64url::encode(b"{}"),
            base64url::encode(b"x")
        )
    }

    #[test]
    fn only_three_members_and_two_algorithms_are_a_header() {
        let kid = Digest::of(b"").to_base64url();
        let good = format!(r#"{{"kid":"{kid}", "alg":"ES256","typ":"rayi-seal+jws"}}"#);
        assert_eq!(
            parse(&with_header(&good)).unwrap().algorithm,
            Algorithm::Es256
        );
        let mut wrong = vec![
            "{}".to_owned(),
            good.replace("rayi-seal+jws", "JWT"),
            good.replace(&kid, "short"),
            good.replace(&kid, &format!("{kid}=")),
            good.replace('}', r#","alg":"ES256"}"#),
        ];
        for algorithm in ["none", "EdDSA", "HS256", "es256", "RS256"] {
            wrong.push(good.replace("ES256", algorithm));
        }
        for member in [
            r#""crit":[]"#,
            r#""jwk":{}"#,
            r#""x5c":[]"#,
            r#""b64":false"#,
        ] {
            wrong.push(good.replace('}', &format!(",{member}}}")));
        }
        for header in wrong {
            let refused = parse(&with_header(&header)).err();
            assert_eq!(refused, Some(JwsFault::Header), "{header}");
        }
    }

    #[test]
    fn only_three_parts_of_base64url_are_a_jws() {
        let kid = Digest::of(b"").to_base64url();
        let good = with_header(&format!(
            r#"{{"alg":"Ed25519","typ":"rayi-seal+jws","kid":"{kid}"}}"#
        ));
        assert!(parse(&good).is_ok());
        let two = good.rsplit_once('.').unwrap().0.to_owned();
        let blank = format!("{good} ");
        let four = format!("{good}.AA");
        let long = format!("{good}{}", "A".repeat(MAX_JWS));
        for wrong in [String::new(), two, blank, four, long] {
            assert_eq!(parse(&wrong).err(), Some(JwsFault::Encoding));
        }
    }
}
