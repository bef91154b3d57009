//! The key with which a desktop vault wraps: a store's key under AES-256-GCM, with the nonce before it.

use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::rand::{SecureRandom, SystemRandom};
use std::path::Path;
use zeroize::Zeroizing;

use crate::vault::VaultError;

pub(super) const KEY_LEN: usize = 32;
pub(super) const TAG_LEN: usize = 16;
const PURPOSE: &[u8] = b"rayi/1 store key";

/// A wrapping key, ready for use.
pub(super) struct SealingKey(LessSafeKey);

impl SealingKey {
    pub(super) fn new(key: &[u8; KEY_LEN]) -> Result<Self, VaultError> {
        UnboundKey::new(&AES_256_GCM, key)
            .map(|key| Self(LessSafeKey::new(key)))
            .map_err(|_| VaultError::Failed)
    }

    /// Nonce, sealed key, tag.
    pub(super) fn wrap(&self, key: &[u8]) -> Result<Vec<u8>, VaultError> {
        let mut nonce = [0; NONCE_LEN];
        random(&mut nonce)?;
        Ok([&nonce[..], &self.seal(nonce, PURPOSE, key)?].concat())
    }

    /// What [`Self::wrap`] was given.
    pub(super) fn unwrap(&self, wrapped: &[u8]) -> Result<Vec<u8>, VaultError> {
        let (nonce, sealed) = wrapped
            .split_first_chunk::<NONCE_LEN>()
            .ok_or(VaultError::Refused)?;
        let key = self.open(*nonce, PURPOSE, sealed);
        key.map(|key| key.to_vec()).ok_or(VaultError::Refused)
    }

    /// `plain` sealed, and its tag. A nonce serves a key once.
    pub(super) fn seal(
        &self,
        nonce: [u8; NONCE_LEN],
        purpose: &[u8],
        plain: &[u8],
    ) -> Result<Vec<u8>, VaultError> {
        let mut sealed = plain.to_vec();
        let nonce = Nonce::assume_unique_for_key(nonce);
        self.0
            .seal_in_place_append_tag(nonce, Aad::from(purpose), &mut sealed)
            .map_err(|_| VaultError::Failed)?;
        Ok(sealed)
    }

    /// What [`Self::seal`] was given; `None` if this key, nonce and purpose did not seal it.
    pub(super) fn open(
        &self,
        nonce: [u8; NONCE_LEN],
        purpose: &[u8],
        sealed: &[u8],
    ) -> Option<Zeroizing<Vec<u8>>> {
        let mut bytes = Zeroizing::new(sealed.to_vec());
        let nonce = Nonce::assume_unique_for_key(nonce);
        let plain = self
            .0
            .open_in_place(nonce, Aad::from(purpose), bytes.as_mut_slice());
        let len = plain.ok()?.len();
        bytes.truncate(len);
        Some(bytes)
    }
}

pub(super) fn random(bytes: &mut [u8]) -> Result<(), VaultError> {
    let filled = SystemRandom::new().fill(bytes);
    filled.map_err(|_| VaultError::Failed)
}

/// Removes the file of a vault's key, if there is one.
pub(super) fn forget(path: &Path) -> Result<(), VaultError> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(VaultError::Failed),
        _ => Ok(()),
    }
}
