//! The key vault: where a platform keeps what opens the store.

mod passphrase;
mod sealing;
mod unsealed;

pub use passphrase::{Cost, PassphraseVault};
pub use unsealed::UnsealedKeyFile;

/// Wraps the store's key with a key that never leaves the platform's own keeping: Android
/// Keystore, Apple Keychain, or on a desktop [`UnsealedKeyFile`].
pub trait KeyVault: Send + Sync {
    /// Encrypts and authenticates `key` (a few dozen bytes), making the vault's own key at first
    /// need. Two calls may give different bytes; each can be unwrapped.
    fn wrap(&self, key: &[u8]) -> Result<Vec<u8>, VaultError>;

    /// Gives back what [`Self::wrap`] was given. Changed bytes are refused.
    fn unwrap(&self, wrapped: &[u8]) -> Result<Vec<u8>, VaultError>;

    /// Destroys the vault's own key: everything that it ever wrapped is lost for good. A vault
    /// without a key has nothing to do and says `Ok`.
    fn delete(&self) -> Result<(), VaultError>;

    /// How well the vault's own key is kept, to be shown to the person.
    fn level(&self) -> VaultLevel;
}

/// How well a vault keeps its key, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

impl VaultLevel {
    /// Stable kebab-case name.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Unsealed => "vault-level-unsealed",
            Self::Passphrase => "vault-level-passphrase",
            Self::Software => "vault-level-software",
            Self::TrustedEnvironment => "vault-level-trusted-environment",
            Self::SecureElement => "vault-level-secure-element",
        }
    }
}

/// Why a vault did not wrap or unwrap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VaultError {
    /// Not now: the device is locked or the vault is not reachable yet. Later may work.
    #[error("the vault is locked")]
    Locked,
    /// The vault's own key is gone (deleted, another device, restored backup). No try will help.
    #[error("the vault's key is gone")]
    KeyLost,
    /// These bytes were not wrapped by this vault, or were changed since.
    #[error("the wrapped key is not of this vault or was changed")]
    Refused,
    /// This passphrase does not open the vault's key, or that was changed.
    #[error("the passphrase is wrong")]
    WrongPassphrase,
    /// The platform failed for a reason of its own.
    #[error("the vault failed")]
    Failed,
}

impl VaultError {
    /// Stable kebab-case name.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Locked => "vault-locked",
            Self::KeyLost => "vault-key-lost",
            Self::Refused => "vault-refused",
            Self::WrongPassphrase => "vault-wrong-passphrase",
            Self::Failed => "vault-failed",
        }
    }
}
