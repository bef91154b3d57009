//! The key vault, which only the platform has: Android's Keystore, Apple's Keychain.

use std::sync::Arc;

use rayi::VaultLevel;

/// Wraps the store's key with a key that never leaves the platform's own keeping.
#[uniffi::export(with_foreign)]
pub trait KeyVault: Send + Sync {
    /// Encrypts and authenticates the bytes, making the vault's own key at first need.
    fn wrap(&self, key: Vec<u8>) -> Result<Vec<u8>, VaultError>;
    /// Gives back what `wrap` was given; changed bytes are refused.
    fn unwrap(&self, wrapped: Vec<u8>) -> Result<Vec<u8>, VaultError>;
    /// Destroys the vault's own key, and with it all that it ever wrapped.
    fn delete(&self) -> Result<(), VaultError>;
    /// How well the vault's own key is kept.
    fn level(&self) -> VaultLevel;
}

/// Why a vault did not do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum VaultError {
    /// Not now: the device is locked. Later may work.
    #[error("the vault is locked")]
    Locked,
    /// The vault's own key is gone.
    #[error("the vault's key is gone")]
    KeyLost,
    /// These bytes were not wrapped by this vault, or were changed since.
    #[error("the wrapped key is not of this vault or was changed")]
    Refused,
    /// The platform failed for a reason of its own.
    #[error("the vault failed")]
    Failed,
}

/// How well a vault keeps its key, weakest first.
#[uniffi::remote(Enum)]
#[non_exhaustive]
pub enum VaultLevel {
    /// A file beside the store: whoever copies both reads everything.
    Unsealed,
    /// A passphrase that a person knows: as good as the passphrase.
    Passphrase,
    /// The operating system's keeping, in software.
    Software,
    /// A trusted environment of the main processor (TEE).
    TrustedEnvironment,
    /// A chip of its own: StrongBox, Secure Enclave.
    SecureElement,
}

/// The platform's vault in the engine's shape.
pub(crate) struct Vault(pub(crate) Arc<dyn KeyVault>);

impl rayi::KeyVault for Vault {
    fn wrap(&self, key: &[u8]) -> Result<Vec<u8>, rayi::VaultError> {
        Ok(self.0.wrap(key.to_vec())?)
    }

    fn unwrap(&self, wrapped: &[u8]) -> Result<Vec<u8>, rayi::VaultError> {
        Ok(self.0.unwrap(wrapped.to_vec())?)
    }

    fn delete(&self) -> Result<(), rayi::VaultError> {
        Ok(self.0.delete()?)
    }

    fn level(&self) -> VaultLevel {
        self.0.level()
    }
}

impl From<VaultError> for rayi::VaultError {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Locked => Self::Locked,
            VaultError::KeyLost => Self::KeyLost,
            VaultError::Refused => Self::Refused,
            VaultError::Failed => Self::Failed,
        }
    }
}

/// A foreign exception that is none of [`VaultError`]; its words may say anything and are dropped.
impl From<uniffi::UnexpectedUniFFICallbackError> for VaultError {
    fn from(_: uniffi::UnexpectedUniFFICallbackError) -> Self {
        Self::Failed
    }
}
