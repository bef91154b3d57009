//! The passphrase of a desktop's store.

use std::path::Path;
use std::sync::Arc;

use rayi_store::{KeyVault, PassphraseVault, UnsealedKeyFile, VaultError, replace_vault};
use zeroize::Zeroizing;

use crate::error::Error;

/// Whether a passphrase opens the store of a directory.
#[must_use]
pub fn has_passphrase(directory: &Path) -> bool {
    PassphraseVault::is_beside(directory)
}

/// The vault of a directory's store that a passphrase opens. A store whose key lies unsealed beside it
/// is sealed with the passphrase first.
///
/// # Errors
/// `vault-wrong-passphrase`, and the store's codes.
pub fn passphrase_vault(directory: &Path, passphrase: String) -> Result<Arc<dyn KeyVault>, Error> {
    let vault = PassphraseVault::beside(directory, Zeroizing::new(passphrase));
    let unsealed = UnsealedKeyFile::beside(directory);
    if unsealed.is_there() {
        match replace_vault(directory, &unsealed, &vault) {
            // There is no store yet, or its key was taken over by an earlier try that was cut short.
            Err(rayi_store::Error::KeyMissing | rayi_store::Error::Vault(VaultError::Refused)) => {}
            outcome => outcome?,
        }
    }
    Ok(Arc::new(vault))
}
