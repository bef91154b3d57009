//! SHA-256 digests.

use std::fmt;

use ring::digest::{SHA256, digest};
use serde::{Serialize, Serializer};

use crate::base64url;

/// A SHA-256 digest: raw bytes inside hashes, base64url in JSON.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// The digest of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self::from_ring(&digest(&SHA256, bytes))
    }

    pub(crate) fn from_ring(digest: &ring::digest::Digest) -> Self {
        let bytes = digest.as_ref().try_into();
        Self(bytes.expect("SHA-256 has 32 bytes"))
    }

    /// 43 signs, without padding.
    #[must_use]
    pub fn to_base64url(self) -> String {
        base64url::encode(&self.0)
    }

    /// Reads [`Self::to_base64url`], in its one canonical spelling.
    #[must_use]
    pub fn from_base64url(text: &str) -> Option<Self> {
        base64url::decode_array(text).map(Self)
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A digest of a short answer would tell the answer.
        out.write_str("Digest(…)")
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_base64url())
    }
}
