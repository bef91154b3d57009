//! The store's own key, and the wrapped form of it that lies beside the database.

use std::path::Path;

use ring::rand::{SecureRandom, SystemRandom};
use zeroize::Zeroizing;

use crate::vault::KeyVault;
use crate::{Error, durable, hex};

/// 32 bytes of AES key and the 16 bytes of salt with which SQLCipher begins the file.
///
/// The salt is no secret; wrapping it with the key tells "another database's key" from "a damaged
/// first page", which SQLCipher alone cannot.
pub(crate) struct StoreKey(Zeroizing<[u8; KEY_LEN + SALT_LEN]>);

impl StoreKey {
    /// Reads and unwraps the key at `path`; `None` if there is no such file.
    pub(crate) fn load(path: &Path, vault: &dyn KeyVault) -> Result<Option<Self>, Error> {
        let wrapped = match std::fs::read(path) {
            Ok(wrapped) => wrapped,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let raw = Zeroizing::new(vault.unwrap(&wrapped)?);
        let raw = raw.as_slice().try_into().map_err(|_| Error::WrongKey)?;
        Ok(Some(Self(Zeroizing::new(raw))))
    }

    /// Makes a key and stores it wrapped at `path`, on disk for good when this returns.
    pub(crate) fn make(path: &Path, vault: &dyn KeyVault) -> Result<Self, Error> {
        let mut raw = Zeroizing::new([0; KEY_LEN + SALT_LEN]);
        SystemRandom::new()
            .fill(&mut *raw)
            .map_err(|_| Error::NoRandomness)?;
        let key = Self(raw);
        key.keep(path, vault)?;
        Ok(key)
    }

    /// Keeps the key at `path`, wrapped by a vault.
    pub(crate) fn keep(&self, path: &Path, vault: &dyn KeyVault) -> Result<(), Error> {
        let wrapped = vault.wrap(&*self.0)?;
        // Once a database stands on the key it is too late to learn that it cannot come back.
        if Zeroizing::new(vault.unwrap(&wrapped)?).as_slice() != self.0.as_slice() {
            return Err(Error::WrongKey);
        }
        Ok(durable::replace(path, &wrapped)?)
    }

    /// The value of `PRAGMA key` that uses the bytes as they are, with no derivation.
    pub(crate) fn pragma(&self) -> Zeroizing<String> {
        let digits = Zeroizing::new(hex::encode(&*self.0));
        Zeroizing::new(format!("x'{}'", *digits))
    }

    /// The bytes with which a database of this key begins.
    pub(crate) fn salt(&self) -> &[u8] {
        &self.0[KEY_LEN..]
    }
}

const KEY_LEN: usize = 32;
/// Length of SQLCipher's salt, which takes the place of SQLite's 16-byte file header.
pub(crate) const SALT_LEN: usize = 16;
