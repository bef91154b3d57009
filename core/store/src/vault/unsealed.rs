//! The desktop vault that protects nothing but tidiness, and says so.

use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::durable;
use crate::hex;
use crate::vault::sealing::{KEY_LEN, SealingKey, forget, random};
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

    fn load(&self) -> Result<Option<SealingKey>, VaultError> {
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
        SealingKey::new(&key).map(Some)
    }

    fn make(&self) -> Result<SealingKey, VaultError> {
        let mut key = Zeroizing::new([0; KEY_LEN]);
        random(&mut *key)?;
        let digits = Zeroizing::new(hex::encode(&*key));
        let text = Zeroizing::new(format!("{FIRST_LINE}{}\n", *digits));
        if let Some(parent) = self.path.parent() {
            durable::make_private_directory(parent).map_err(|_| VaultError::Failed)?;
        }
        durable::replace(&self.path, text.as_bytes()).map_err(|_| VaultError::Failed)?;
        SealingKey::new(&key)
    }
}

impl KeyVault for UnsealedKeyFile {
    fn wrap(&self, key: &[u8]) -> Result<Vec<u8>, VaultError> {
        let sealing = match self.load()? {
            Some(sealing) => sealing,
            None => self.make()?,
        };
        sealing.wrap(key)
    }

    fn unwrap(&self, wrapped: &[u8]) -> Result<Vec<u8>, VaultError> {
        let sealing = self.load()?.ok_or(VaultError::KeyLost)?;
        sealing.unwrap(wrapped)
    }

    fn delete(&self) -> Result<(), VaultError> {
        forget(&self.path)
    }

    fn level(&self) -> VaultLevel {
        VaultLevel::Unsealed
    }
}

const FIRST_LINE: &str = "UNSEALED Rayi key, version 1: whoever reads this file reads the store.\n";
