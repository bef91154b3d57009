//! What every [`KeyVault`] of every platform must do; run it from the platform's own tests.

use crate::vault::{KeyVault, VaultError};

/// Checks `vault` and deletes its key at the end.
///
/// # Panics
/// If the vault breaks a rule of the trait.
pub fn check_vault(vault: &dyn KeyVault) {
    let key: Vec<u8> = (0..48).collect();
    let first = vault.wrap(&key).expect("a vault wraps");
    let second = vault.wrap(&key).expect("a vault wraps again");
    for wrapped in [&first, &second] {
        assert_eq!(
            vault.unwrap(wrapped).as_deref(),
            Ok(&key[..]),
            "what is wrapped comes back"
        );
        let leaks = wrapped
            .windows(8)
            .any(|window| key.windows(8).any(|part| part == window));
        assert!(!leaks, "the wrapped bytes show part of the key");
    }
    for position in 0..first.len() {
        let mut changed = first.clone();
        changed[position] ^= 1;
        assert!(
            vault.unwrap(&changed).is_err(),
            "a change at byte {position} went unseen"
        );
    }
    assert!(
        vault.unwrap(&first[..first.len() - 1]).is_err(),
        "a missing byte went unseen"
    );
    assert!(
        vault.unwrap(&[]).is_err(),
        "nothing was unwrapped to something"
    );
    vault.delete().expect("a vault deletes its key");
    vault.delete().expect("deleting nothing is no fault");
    assert_eq!(
        vault.unwrap(&first),
        Err(VaultError::KeyLost),
        "a deleted key still opens"
    );
}
