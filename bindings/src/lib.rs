//! The engine as Kotlin and Swift see it: shapes and conversions, no behaviour.
#![allow(
    unsafe_code,
    reason = "UniFFI's generated scaffolding is the C boundary"
)]

use std::sync::Arc;

uniffi::setup_scaffolding!();

/// The version of the core, as in `Cargo.toml`.
#[uniffi::export]
#[must_use]
pub fn core_version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// What went wrong at the platform's vault.
#[derive(Debug, thiserror::Error, uniffi::Error)]
pub enum VaultError {
    /// The key is not there.
    #[error("the key is not there")]
    Missing,
    /// The platform threw something that is not one of ours.
    #[error("unexpected: {reason}")]
    Unexpected {
        /// The platform's words, for developers.
        reason: String,
    },
}

impl From<uniffi::UnexpectedUniFFICallbackError> for VaultError {
    fn from(error: uniffi::UnexpectedUniFFICallbackError) -> Self {
        Self::Unexpected {
            reason: error.reason,
        }
    }
}

/// The platform's place for the store's key.
#[uniffi::export(with_foreign)]
pub trait KeyVault: Send + Sync {
    /// The raw 256-bit key.
    fn store_key(&self) -> Result<Vec<u8>, VaultError>;
}

/// How many bytes the vault's key has.
#[uniffi::export(async_runtime = "tokio")]
pub async fn key_length(vault: Arc<dyn KeyVault>) -> Result<u32, VaultError> {
    Ok(u32::try_from(vault.store_key()?.len()).unwrap_or(u32::MAX))
}
