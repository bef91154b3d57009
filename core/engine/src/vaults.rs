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
    Ok(Arc::new(sealed(directory, passphrase)?))
}

/// Seals what opens a directory's store under another passphrase. What somebody copied before still opens
/// by the old one.
///
/// # Errors
/// `vault-wrong-passphrase`, `vault-key-lost` where no passphrase opens the store, and the store's codes.
pub fn change_passphrase(
    directory: &Path,
    passphrase: String,
    new: String,
) -> Result<Arc<dyn KeyVault>, Error> {
    let vault = sealed(directory, passphrase)?;
    let changed = rayi_store::change_passphrase(directory, &vault, Zeroizing::new(new))?;
    Ok(Arc::new(changed))
}

/// Lays the key of a directory's store unsealed beside it: whoever has the disk has the answers then.
///
/// # Errors
/// `vault-wrong-passphrase`, `vault-key-lost` where no passphrase opens the store, and the store's codes.
pub fn remove_passphrase(directory: &Path, passphrase: String) -> Result<Arc<dyn KeyVault>, Error> {
    let vault = sealed(directory, passphrase)?;
    let unsealed = UnsealedKeyFile::beside(directory);
    replace_vault(directory, &vault, &unsealed)?;
    Ok(Arc::new(unsealed))
}

/// The vault of a passphrase, after what a killed process left between the two vaults was put right: while
/// both keys lie there, the passphrase is what opens the store.
fn sealed(directory: &Path, passphrase: String) -> Result<PassphraseVault, Error> {
    let vault = PassphraseVault::beside(directory, Zeroizing::new(passphrase));
    let unsealed = UnsealedKeyFile::beside(directory);
    if unsealed.is_there() {
        match replace_vault(directory, &unsealed, &vault) {
            // There is no store yet, or its key was taken over by an earlier try that was cut short.
            Err(rayi_store::Error::KeyMissing | rayi_store::Error::Vault(VaultError::Refused)) => {}
            outcome => outcome?,
        }
    }
    Ok(vault)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const PASSPHRASE: &str = "correct horse";
    const FILES: [&str; 3] = ["unsealed.key", "passphrase.key", "rayi.key"];

    fn opens(directory: &Path, vault: &dyn KeyVault) -> bool {
        rayi_store::Store::open(directory, vault).is_ok()
    }

    /// As the next command opens it.
    fn opens_again(directory: &Path) -> bool {
        if !has_passphrase(directory) {
            return opens(directory, &UnsealedKeyFile::beside(directory));
        }
        let vault = passphrase_vault(directory, PASSPHRASE.to_owned());
        vault.is_ok_and(|vault| opens(directory, &*vault))
    }

    fn files(directory: &Path) -> [Option<Vec<u8>>; 3] {
        FILES.map(|file| fs::read(directory.join(file)).ok())
    }

    /// Runs `work` on a store and again with the process "killed" after each of its writes: the second is
    /// refused by the disk, and the removal at the end is undone.
    fn killed_between_any_two_writes(
        begun: impl Fn(&Path),
        work: impl Fn(&Path) -> Result<Arc<dyn KeyVault>, Error>,
        removed: &str,
    ) {
        let home = tempfile::tempdir().unwrap();
        let directory = home.path();
        begun(directory);
        let before = files(directory);
        fs::create_dir(directory.join("rayi.new")).unwrap();
        assert!(work(directory).is_err(), "the second write was refused");
        let first = files(directory);
        assert!(
            first[0].is_some() && first[1].is_some(),
            "the first was made"
        );
        assert_eq!(first[2], before[2]);
        fs::remove_dir(directory.join("rayi.new")).unwrap();
        assert!(opens_again(directory), "killed after the first write");

        let home = tempfile::tempdir().unwrap();
        let directory = home.path();
        begun(directory);
        let kept = fs::read(directory.join(removed)).unwrap();
        let vault = work(directory).unwrap();
        assert!(opens(directory, &*vault));
        assert!(!directory.join(removed).exists());
        fs::write(directory.join(removed), kept).unwrap();
        assert!(opens_again(directory), "killed before the removal");
        work(directory).unwrap();
        assert!(opens_again(directory), "and the next try ends it");
    }

    fn unsealed(directory: &Path) {
        assert!(opens(directory, &UnsealedKeyFile::beside(directory)));
    }

    fn with_passphrase(directory: &Path) {
        let vault = passphrase_vault(directory, PASSPHRASE.to_owned()).unwrap();
        assert!(opens(directory, &*vault));
    }

    #[test]
    fn a_passphrase_that_is_being_set_leaves_a_store_that_opens() {
        let set = |directory: &Path| passphrase_vault(directory, PASSPHRASE.to_owned());
        killed_between_any_two_writes(unsealed, set, FILES[0]);
    }

    #[test]
    fn a_passphrase_that_is_being_removed_leaves_a_store_that_opens() {
        let remove = |directory: &Path| remove_passphrase(directory, PASSPHRASE.to_owned());
        killed_between_any_two_writes(with_passphrase, remove, FILES[1]);
    }

    #[test]
    fn a_wrong_passphrase_changes_and_removes_nothing() {
        let home = tempfile::tempdir().unwrap();
        let directory = home.path();
        with_passphrase(directory);
        let before = files(directory);
        let wrong = || "correct hors".to_owned();
        let changed = change_passphrase(directory, wrong(), "x".to_owned());
        assert_eq!(changed.err().unwrap().code, "vault-wrong-passphrase");
        let removed = remove_passphrase(directory, wrong());
        assert_eq!(removed.err().unwrap().code, "vault-wrong-passphrase");
        assert_eq!(files(directory), before);
        assert!(opens_again(directory));
    }
}
