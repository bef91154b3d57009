//! The desktop vault that protects nothing but tidiness, and says so.

use std::path::{Path, PathBuf};

use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::rand::{SecureRandom, SystemRandom};
use zeroize::Zeroizing;

use crate::durable;
use crate::hex;
use crate::vault::{KeyVault, VaultError, VaultLevel};

/// A wrapping key in a text file of mode 0600, whose first line says that it is unsealed.
///
/// It keeps every rule of [`KeyVault`] except the one that matters: whoever reads the file and the
/// store reads the answers. For desktops and tests; a phone has a better one.
#[derive(Debug, Clone)]
pub struct UnsealedKeyFile {
    path: PathBuf,
}

impl UnsealedKeyFile {
    /// A vault whose key lies at `path`; the file is made at first need.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// The vault of a store directory: `unsealed.key` inside it.
    #[must_use]
    pub fn beside(directory: &Path) -> Self {
        Self::new(directory.join("unsealed.key"))
    }

    /// Whether there is such a file.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.path.exists()
    }

    fn load(&self) -> Result<Option<LessSafeKey>, VaultError> {
        let text = match std::fs::read_to_string(&self.path) {
            Ok(text) => Zeroizing::new(text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(_) => return Err(VaultError::Failed),
        };
        let key = text
            .strip_prefix(FIRST_LINE)
            .and_then(|rest| hex::decode::<KEY_LEN>(rest.trim_ascii()))
            .map(Zeroizing::new)
            .ok_or(VaultError::KeyLost)?;
        sealing_key(&key).map(Some)
    }

    fn make(&self) -> Result<LessSafeKey, VaultError> {
        let mut key = Zeroizing::new([0; KEY_LEN]);
        SystemRandom::new()
            .fill(&mut *key)
            .map_err(|_| VaultError::Failed)?;
        let digits = Zeroizing::new(hex::encode(&*key));
        let text = Zeroizing::new(format!("{FIRST_LINE}{}\n", *digits));
        if let Some(parent) = self.path.parent() {
            durable::make_private_directory(parent).map_err(|_| VaultError::Failed)?;
        }
        durable::replace(&self.path, text.as_bytes()).map_err(|_| VaultError::Failed)?;
        sealing_key(&key)
    }
}

impl KeyVault for UnsealedKeyFile {
    fn wrap(&self, key: &[u8]) -> Result<Vec<u8>, VaultError> {
        let sealing = match self.load()? {
            Some(sealing) => sealing,
            None => self.make()?,
        };
        let mut nonce = [0; NONCE_LEN];
        SystemRandom::new()
            .fill(&mut nonce)
            .map_err(|_| VaultError::Failed)?;
        let mut sealed = key.to_vec();
        sealing
            .seal_in_place_append_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(PURPOSE),
                &mut sealed,
            )
            .map_err(|_| VaultError::Failed)?;
        Ok([&nonce[..], &sealed].concat())
    }

    fn unwrap(&self, wrapped: &[u8]) -> Result<Vec<u8>, VaultError> {
        let sealing = self.load()?.ok_or(VaultError::KeyLost)?;
        let (nonce, sealed) = wrapped
            .split_first_chunk::<NONCE_LEN>()
            .ok_or(VaultError::Refused)?;
        let mut opened = Zeroizing::new(sealed.to_vec());
        sealing
            .open_in_place(
                Nonce::assume_unique_for_key(*nonce),
                Aad::from(PURPOSE),
                opened.as_mut_slice(),
            )
            .map(|key| key.to_vec())
            .map_err(|_| VaultError::Refused)
    }

    fn delete(&self) -> Result<(), VaultError> {
        match std::fs::remove_file(&self.path) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
            Err(_) => Err(VaultError::Failed),
        }
    }

    fn level(&self) -> VaultLevel {
        VaultLevel::Unsealed
    }
}

fn sealing_key(key: &[u8; KEY_LEN]) -> Result<LessSafeKey, VaultError> {
    UnboundKey::new(&AES_256_GCM, key)
        .map(LessSafeKey::new)
        .map_err(|_| VaultError::Failed)
}

const KEY_LEN: usize = 32;
const PURPOSE: &[u8] = b"rayi/1 store key";
const FIRST_LINE: &str = "UNSEALED Rayi key, version 1: whoever reads this file reads the store.\n";
