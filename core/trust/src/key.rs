//! The device's signing key.

use ring::signature::{Ed25519KeyPair, KeyPair as _};
use zeroize::Zeroizing;

use crate::{Error, PublicJwk};

/// An Ed25519 key (RFC 8032) made of a seed. `Debug` hides it.
///
/// Only the seed is kept, and wiped when dropped. The expanded key lives on the stack while a
/// signature is made; `ring` does not wipe that.
pub struct DeviceKey {
    seed: Zeroizing<[u8; 32]>,
    public: PublicJwk,
}

impl DeviceKey {
    /// The key of this seed: 32 random bytes that whoever calls keeps secret.
    pub fn from_seed(seed: &[u8; 32]) -> Result<Self, Error> {
        let pair = Ed25519KeyPair::from_seed_unchecked(seed).map_err(|_| Error::SeedUnusable)?;
        let x = pair.public_key().as_ref().try_into();
        Ok(Self {
            seed: Zeroizing::new(*seed),
            public: PublicJwk::Ed25519 {
                x: x.map_err(|_| Error::SeedUnusable)?,
            },
        })
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> &PublicJwk {
        &self.public
    }

    pub(crate) fn sign(&self, message: &[u8]) -> Result<Vec<u8>, Error> {
        let pair = Ed25519KeyPair::from_seed_unchecked(&*self.seed);
        let pair = pair.map_err(|_| Error::SeedUnusable)?;
        Ok(pair.sign(message).as_ref().to_vec())
    }
}

impl std::fmt::Debug for DeviceKey {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("DeviceKey(…)")
    }
}
