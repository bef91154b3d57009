//! Public keys as JWK (RFC 7517) and their thumbprints (RFC 7638).

use ring::signature::{ECDSA_P256_SHA256_FIXED, ED25519, UnparsedPublicKey};

use crate::jws::Algorithm;
use crate::{Digest, Error, JwkFault, base64url, json};

/// A public key that can verify seals. `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub enum PublicJwk {
    /// `kty` OKP, `crv` Ed25519 (RFC 8037).
    Ed25519 {
        /// The public key.
        x: [u8; 32],
    },
    /// `kty` EC, `crv` P-256 (RFC 7518, 6.2).
    P256 {
        /// The point's x coordinate, big-endian.
        x: [u8; 32],
        /// The point's y coordinate, big-endian.
        y: [u8; 32],
    },
}

impl PublicJwk {
    /// Reads a JWK. Members that are not needed are ignored, a private key is refused.
    pub fn parse(jwk: &[u8]) -> Result<Self, Error> {
        Self::read(jwk).map_err(Error::Jwk)
    }

    pub(crate) fn read(jwk: &[u8]) -> Result<Self, JwkFault> {
        let members = json::object(jwk).ok_or(JwkFault::NotJson)?;
        let text = |name| members.get(name).and_then(serde_json::Value::as_str);
        let coordinate = |name| {
            text(name)
                .and_then(base64url::decode_array)
                .ok_or(JwkFault::CoordinateUnusable)
        };
        if members.contains_key("d") {
            return Err(JwkFault::PrivateKey);
        }
        match (text("kty"), text("crv")) {
            (Some("OKP"), Some("Ed25519")) => Ok(Self::Ed25519 {
                x: coordinate("x")?,
            }),
            (Some("EC"), Some("P-256")) => Ok(Self::P256 {
                x: coordinate("x")?,
                y: coordinate("y")?,
            }),
            _ => Err(JwkFault::KeyTypeUnknown),
        }
    }

    /// The JWK with the members that a thumbprint is made of, in the order of RFC 7638, 3.
    #[must_use]
    pub fn to_json(&self) -> String {
        match self {
            Self::Ed25519 { x } => {
                let x = base64url::encode(x);
                format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}"#)
            }
            Self::P256 { x, y } => {
                let (x, y) = (base64url::encode(x), base64url::encode(y));
                format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#)
            }
        }
    }

    /// The thumbprint, by which seals name the key.
    #[must_use]
    pub fn kid(&self) -> String {
        Digest::of(self.to_json().as_bytes()).to_base64url()
    }

    /// A line for a file of [`crate::TrustedKeys`], without its end.
    #[must_use]
    pub fn to_line(&self) -> String {
        format!("{} {}", self.kid(), self.to_json())
    }

    /// Whether `signature` is of this key over `message`; never if `algorithm` is not the key's.
    pub(crate) fn verifies(&self, algorithm: Algorithm, message: &[u8], signature: &[u8]) -> bool {
        match (self, algorithm) {
            (Self::Ed25519 { x }, Algorithm::Ed25519) => UnparsedPublicKey::new(&ED25519, x)
                .verify(message, signature)
                .is_ok(),
            (Self::P256 { x, y }, Algorithm::Es256) => {
                // SEC 1, 2.3.3: an uncompressed point.
                let point = [&[4][..], x, y].concat();
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point)
                    .verify(message, signature)
                    .is_ok()
            }
            _ => false,
        }
    }
}

impl std::fmt::Debug for PublicJwk {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Self::Ed25519 { .. } => "Ed25519(…)",
            Self::P256 { .. } => "P256(…)",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_thumbprint_of_rfc_8037_a_3() {
        let jwk = br#"{"kty":"OKP","crv":"Ed25519",
            "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
        let key = PublicJwk::parse(jwk).unwrap();
        assert_eq!(key.kid(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
        assert_eq!(PublicJwk::parse(key.to_json().as_bytes()).unwrap(), key);
    }

    #[test]
    fn the_key_of_rfc_7517_a_1_is_read_and_printed() {
        let jwk = br#"{"kty":"EC","crv":"P-256","use":"enc","kid":"1",
            "x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
            "y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}"#;
        let key = PublicJwk::parse(jwk).unwrap();
        assert!(
            key.to_json()
                .starts_with(r#"{"crv":"P-256","kty":"EC","x":"MKBC"#)
        );
        assert_eq!(PublicJwk::parse(key.to_json().as_bytes()).unwrap(), key);
    }

    #[test]
    fn what_is_no_public_key_is_refused_by_name() {
        let refuse = |jwk: &str| PublicJwk::read(jwk.as_bytes()).unwrap_err();
        assert_eq!(refuse("x"), JwkFault::NotJson);
        assert_eq!(refuse(r#"{"kty":"RSA"}"#), JwkFault::KeyTypeUnknown);
        let okp = |rest: &str| format!(r#"{{"kty":"OKP","crv":"Ed25519",{rest}}}"#);
        assert_eq!(refuse(&okp(r#""x":"AA""#)), JwkFault::CoordinateUnusable);
        assert_eq!(refuse(&okp(r#""d":"AA""#)), JwkFault::PrivateKey);
    }
}
