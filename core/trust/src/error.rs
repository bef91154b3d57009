//! Why a record was not sealed or a key not read, as facts with a stable code.

use crate::document::XmlFault;

/// The operation did not happen. Nothing here holds an answer, a name or a key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The seed makes no key.
    #[error("the seed makes no key")]
    SeedUnusable,
    /// A public key cannot be read.
    #[error("the JWK cannot be used: {}", .0.code())]
    Jwk(JwkFault),
    /// A line of a file of trusted keys cannot be used.
    #[error("line {line} of the trusted keys cannot be used: {}", .fault.code())]
    TrustedKey {
        /// Number of the line, from 1.
        line: u64,
        /// What is wrong with it.
        fault: JwkFault,
    },
    /// The record is not XML that may be sealed.
    #[error("the record cannot be sealed: {}", .0.code())]
    Xml(XmlFault),
    /// The record bears a seal already, or the text of one.
    #[error("the record bears a seal already")]
    AlreadySealed,
    /// Something other than white space follows the root element.
    #[error("something follows the root element")]
    TailNotBlank,
    /// The record says something else than the request.
    #[error("the record's {what} is not that of the request")]
    RecordDiffers {
        /// `instance`, `form-id` or `form-version`.
        what: &'static str,
    },
    /// Two files have the same name.
    #[error("two files have the same name")]
    FileTwice,
    /// The first seal of a chain has number 1 and names none; every other names the one before.
    #[error("the chain's number {seq} and its predecessor do not fit")]
    ChainUnfit {
        /// Number that was asked for.
        seq: u64,
    },
    /// Before 1970 or after 9999.
    #[error("the time cannot be written")]
    TimeOutOfRange,
}

impl Error {
    /// Stable kebab-case name; the texts that people read are found by it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::SeedUnusable => "seal-seed-unusable",
            Self::Jwk(_) => "jwk-unusable",
            Self::TrustedKey { .. } => "trusted-key-unusable",
            Self::Xml(fault) => fault.code(),
            Self::AlreadySealed => "seal-already-there",
            Self::TailNotBlank => "seal-tail-not-blank",
            Self::RecordDiffers { .. } => "seal-record-differs",
            Self::FileTwice => "seal-file-twice",
            Self::ChainUnfit { .. } => "seal-chain-unfit",
            Self::TimeOutOfRange => "seal-time-out-of-range",
        }
    }

    /// Values for the placeholders of the text with [`Self::code`].
    #[must_use]
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Jwk(fault) => vec![("fault", fault.code().to_owned())],
            Self::TrustedKey { line, fault } => vec![
                ("line", line.to_string()),
                ("fault", fault.code().to_owned()),
            ],
            Self::Xml(fault) => fault.parameters(),
            Self::RecordDiffers { what } => vec![("what", (*what).to_owned())],
            Self::ChainUnfit { seq } => vec![("seq", seq.to_string())],
            Self::SeedUnusable
            | Self::AlreadySealed
            | Self::TailNotBlank
            | Self::FileTwice
            | Self::TimeOutOfRange => Vec::new(),
        }
    }
}

/// What is wrong with a public key, or with a line of trusted keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum JwkFault {
    /// Not UTF-8.
    NotUtf8,
    /// A line without a `kid`, a blank and a JWK.
    TwoWordsNeeded,
    /// No JSON object, or a member of it twice.
    NotJson,
    /// Neither Ed25519 (RFC 8037) nor P-256 (RFC 7518, 6.2).
    KeyTypeUnknown,
    /// A coordinate is missing or not 32 bytes in canonical base64url.
    CoordinateUnusable,
    /// A private key: it must not lie in such a file.
    PrivateKey,
    /// The `kid` is not the key's thumbprint (RFC 7638).
    KidDiffers,
}

impl JwkFault {
    /// Stable kebab-case name.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NotUtf8 => "not-utf8",
            Self::TwoWordsNeeded => "two-words-needed",
            Self::NotJson => "not-json",
            Self::KeyTypeUnknown => "key-type-unknown",
            Self::CoordinateUnusable => "coordinate-unusable",
            Self::PrivateKey => "private-key",
            Self::KidDiffers => "kid-differs",
        }
    }
}
