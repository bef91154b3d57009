//! The desktop vault that a passphrase opens.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use argon2::{Algorithm, Argon2, Params, Version};
use ring::aead::NONCE_LEN;
use zeroize::Zeroizing;

use crate::durable;
use crate::hex;
use crate::vault::sealing::{KEY_LEN, SealingKey, TAG_LEN, forget, random};
use crate::vault::{KeyVault, VaultError, VaultLevel};

/// A wrapping key in a file, sealed under a passphrase: Argon2id (RFC 9106) makes the key that opens
/// it, AES-256-GCM seals. Without the passphrase file and store together show nothing but their sizes.
///
/// The key is derived once for each vault, which costs a second on purpose.
pub struct PassphraseVault {
    path: PathBuf,
    passphrase: Zeroizing<String>,
    cost: Cost,
    /// The wrapping key once it was opened or made.
    opened: Mutex<Option<Zeroizing<[u8; KEY_LEN]>>>,
}

impl std::fmt::Debug for PassphraseVault {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("PassphraseVault").finish_non_exhaustive()
    }
}

/// What Argon2id costs whoever guesses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    kibibytes: u32,
    passes: u32,
}

impl Cost {
    /// 64 MiB in three passes: RFC 9106's second choice, with one lane.
    pub const USUAL: Self = Self {
        kibibytes: 64 << 10,
        passes: 3,
    };
    /// 19 MiB in two passes: the least that is made or believed.
    pub const LEAST: Self = Self {
        kibibytes: 19 << 10,
        passes: 2,
    };
    /// A file that names more is not believed: opening it would take the machine down.
    const MOST: Self = Self {
        kibibytes: 1 << 20,
        passes: 16,
    };

    fn is_believed(self) -> bool {
        let kibibytes = Self::LEAST.kibibytes..=Self::MOST.kibibytes;
        let passes = Self::LEAST.passes..=Self::MOST.passes;
        kibibytes.contains(&self.kibibytes) && passes.contains(&self.passes)
    }
}

impl PassphraseVault {
    /// A vault whose sealed key lies at `path`; the file is made at first need, at [`Cost::USUAL`].
    #[must_use]
    pub fn new(path: impl Into<PathBuf>, passphrase: Zeroizing<String>) -> Self {
        Self {
            path: path.into(),
            passphrase,
            cost: Cost::USUAL,
            opened: Mutex::default(),
        }
    }

    /// The vault of a store directory: `passphrase.key` inside it.
    #[must_use]
    pub fn beside(directory: &Path, passphrase: Zeroizing<String>) -> Self {
        Self::new(directory.join(FILE), passphrase)
    }

    /// Whether the key of a store directory is sealed under a passphrase.
    #[must_use]
    pub fn is_beside(directory: &Path) -> bool {
        directory.join(FILE).exists()
    }

    /// The same vault, which makes its file at another cost. What opens a file is what it says.
    #[must_use]
    pub fn with_cost(self, cost: Cost) -> Self {
        Self { cost, ..self }
    }

    /// The wrapping key: the one that was opened before, or that of the file.
    fn load(&self) -> Result<Option<SealingKey>, VaultError> {
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(key) = opened.as_ref().filter(|_| self.path.exists()) {
            return SealingKey::new(key).map(Some);
        }
        let text = match std::fs::read_to_string(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(_) => return Err(VaultError::Failed),
        };
        let bytes = text
            .strip_prefix(FIRST_LINE)
            .and_then(|rest| hex::decode::<FILE_LEN>(rest.trim_ascii()))
            .ok_or(VaultError::Refused)?;
        let (head, sealed) = bytes.split_at(HEAD_LEN);
        let head: [u8; HEAD_LEN] = head.try_into().map_err(|_| VaultError::Refused)?;
        let (cost, salt, nonce) = parts(&head);
        if !cost.is_believed() {
            return Err(VaultError::Refused);
        }
        let key = self
            .derived(cost, salt)?
            .open(nonce, &purpose(&head), sealed)
            .ok_or(VaultError::WrongPassphrase)?;
        let key = key.as_slice().try_into();
        let key = Zeroizing::new(key.map_err(|_| VaultError::Refused)?);
        let sealing = SealingKey::new(&key)?;
        *opened = Some(key);
        Ok(Some(sealing))
    }

    /// The same key, sealed under another passphrase. The file is the old one or the new one, killed at
    /// any instant; whoever has a copy of the old one still opens that with the old passphrase.
    pub(crate) fn change(&self, passphrase: Zeroizing<String>) -> Result<Self, VaultError> {
        self.load()?.ok_or(VaultError::KeyLost)?;
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        let key = opened.take().ok_or(VaultError::KeyLost)?;
        let changed = Self::new(&self.path, passphrase).with_cost(self.cost);
        changed.keep(key)?;
        Ok(changed)
    }

    fn make(&self) -> Result<SealingKey, VaultError> {
        let mut key = Zeroizing::new([0; KEY_LEN]);
        random(&mut *key)?;
        self.keep(key)
    }

    /// Seals a wrapping key into the file.
    fn keep(&self, key: Zeroizing<[u8; KEY_LEN]>) -> Result<SealingKey, VaultError> {
        let mut head = [0; HEAD_LEN];
        head[..4].copy_from_slice(&self.cost.kibibytes.to_be_bytes());
        head[4..8].copy_from_slice(&self.cost.passes.to_be_bytes());
        random(&mut head[8..])?;
        let (cost, salt, nonce) = parts(&head);
        let sealed = self
            .derived(cost, salt)?
            .seal(nonce, &purpose(&head), &*key)?;
        let digits = hex::encode(&[&head[..], &sealed].concat());
        if let Some(parent) = self.path.parent() {
            durable::make_private_directory(parent).map_err(|_| VaultError::Failed)?;
        }
        let text = format!("{FIRST_LINE}{digits}\n");
        durable::replace(&self.path, text.as_bytes()).map_err(|_| VaultError::Failed)?;
        let sealing = SealingKey::new(&key)?;
        *self.opened.lock().unwrap_or_else(PoisonError::into_inner) = Some(key);
        Ok(sealing)
    }

    fn derived(&self, cost: Cost, salt: &[u8]) -> Result<SealingKey, VaultError> {
        let params = Params::new(cost.kibibytes, cost.passes, 1, Some(KEY_LEN));
        let params = params.map_err(|_| VaultError::Failed)?;
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let mut key = Zeroizing::new([0; KEY_LEN]);
        argon
            .hash_password_into(self.passphrase.as_bytes(), salt, &mut *key)
            .map_err(|_| VaultError::Failed)?;
        SealingKey::new(&key)
    }
}

impl KeyVault for PassphraseVault {
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
        *self.opened.lock().unwrap_or_else(PoisonError::into_inner) = None;
        forget(&self.path)
    }

    fn level(&self) -> VaultLevel {
        VaultLevel::Passphrase
    }
}

/// Cost, salt and nonce of a file.
fn parts(head: &[u8; HEAD_LEN]) -> (Cost, &[u8], [u8; NONCE_LEN]) {
    let number =
        |at: usize| u32::from_be_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
    let cost = Cost {
        kibibytes: number(0),
        passes: number(4),
    };
    let mut nonce = [0; NONCE_LEN];
    nonce.copy_from_slice(&head[8 + SALT_LEN..]);
    let salt = &head[8..8 + SALT_LEN];
    (cost, salt, nonce)
}

/// A file for another purpose or of another version is not opened by changing its first line.
fn purpose(head: &[u8; HEAD_LEN]) -> Vec<u8> {
    [FIRST_LINE.as_bytes(), head].concat()
}

const FILE: &str = "passphrase.key";
const SALT_LEN: usize = 16;
const HEAD_LEN: usize = 4 + 4 + SALT_LEN + NONCE_LEN;
const FILE_LEN: usize = HEAD_LEN + KEY_LEN + TAG_LEN;
const FIRST_LINE: &str = "Rayi key sealed by a passphrase, version 1: Argon2id, AES-256-GCM.\n";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Store, UnsealedKeyFile, change_passphrase, contract, replace_vault};

    fn vault(directory: &Path, passphrase: &str) -> PassphraseVault {
        let passphrase = Zeroizing::new(passphrase.to_owned());
        PassphraseVault::beside(directory, passphrase).with_cost(Cost::LEAST)
    }

    #[test]
    fn the_vault_keeps_the_contract_and_says_what_it_is() {
        let home = tempfile::tempdir().unwrap();
        let vault = vault(&home.path().join("deep"), "نهێنی");
        assert_eq!(vault.level(), VaultLevel::Passphrase);
        contract::check_vault(&vault);
    }

    #[test]
    fn a_store_opens_with_its_passphrase_and_with_no_other() {
        let home = tempfile::tempdir().unwrap();
        drop(Store::open(home.path(), &vault(home.path(), "correct horse")).unwrap());
        let wrong = Store::open(home.path(), &vault(home.path(), "correct hors")).unwrap_err();
        assert_eq!(wrong.code(), "vault-wrong-passphrase");
        drop(Store::open(home.path(), &vault(home.path(), "correct horse")).unwrap());
        let file = std::fs::read_to_string(home.path().join(FILE)).unwrap();
        assert!(file.starts_with(FIRST_LINE));
        assert!(!format!("{:?}", vault(home.path(), "secret")).contains("secret"));
    }

    #[test]
    fn a_changed_file_opens_nothing_and_takes_nothing_down() {
        let home = tempfile::tempdir().unwrap();
        let wrapped = vault(home.path(), "a").wrap(&[7; 48]).unwrap();
        let path = home.path().join(FILE);
        let good = std::fs::read_to_string(&path).unwrap();
        let begins = FIRST_LINE.len();
        let code = |text: &str| {
            std::fs::write(&path, text).unwrap();
            vault(home.path(), "a").unwrap(&wrapped).unwrap_err()
        };
        // Costs of a terabyte, and of nothing.
        for cost in ["40000000ffffffff", "0000000800000001"] {
            let text = format!("{}{cost}{}", &good[..begins], &good[begins + 16..]);
            assert_eq!(code(&text), VaultError::Refused);
        }
        // Another salt, and another key.
        for at in [begins + 20, good.len() - 3] {
            let mut text = good.clone().into_bytes();
            text[at] = if text[at] == b'0' { b'1' } else { b'0' };
            let text = String::from_utf8(text).unwrap();
            assert_eq!(code(&text), VaultError::WrongPassphrase);
        }
        assert_eq!(code(&good[..good.len() - 9]), VaultError::Refused);
        assert_eq!(code("something else"), VaultError::Refused);
        std::fs::write(&path, &good).unwrap();
        assert_eq!(vault(home.path(), "a").unwrap(&wrapped), Ok(vec![7; 48]));
    }

    #[test]
    fn a_passphrase_changes_and_the_old_one_opens_nothing_more() {
        let home = tempfile::tempdir().unwrap();
        drop(Store::open(home.path(), &vault(home.path(), "old")).unwrap());
        let code = |passphrase: &str| {
            let opened = Store::open(home.path(), &vault(home.path(), passphrase));
            opened.map_or_else(|error| error.code(), |_| "")
        };
        let change = |from: &str, to: &str| {
            let to = Zeroizing::new(to.to_owned());
            change_passphrase(home.path(), &vault(home.path(), from), to)
                .map_or_else(|error| error.code(), |_| "")
        };
        let before = std::fs::read(home.path().join(FILE)).unwrap();
        assert_eq!(change("wrong", "new"), "vault-wrong-passphrase");
        assert_eq!(std::fs::read(home.path().join(FILE)).unwrap(), before);
        assert_eq!(change("old", "new"), "");
        assert_eq!([code("old"), code("new")], ["vault-wrong-passphrase", ""]);
        let store = Store::open(home.path(), &vault(home.path(), "new")).unwrap();
        assert_eq!(change("new", "newer"), "store-in-use");
        drop(store);
        // The disk refuses: what was there stays.
        std::fs::create_dir(home.path().join("passphrase.new")).unwrap();
        assert_eq!(change("new", "newer"), "vault-failed");
        assert_eq!(code("new"), "");
        std::fs::remove_dir(home.path().join("passphrase.new")).unwrap();
        std::fs::remove_file(home.path().join(FILE)).unwrap();
        assert_eq!(change("new", "newer"), "vault-key-lost");
    }

    #[test]
    fn a_store_moves_from_one_vault_to_another() {
        let home = tempfile::tempdir().unwrap();
        let unsealed = UnsealedKeyFile::beside(home.path());
        drop(Store::open(home.path(), &unsealed).unwrap());
        let sealed = vault(home.path(), "a");
        let wrong = replace_vault(home.path(), &vault(home.path(), "a"), &sealed);
        assert_eq!(wrong.unwrap_err().code(), "vault-key-lost");
        replace_vault(home.path(), &unsealed, &sealed).unwrap();
        assert_eq!(
            Store::open(home.path(), &unsealed).unwrap_err().code(),
            "vault-key-lost"
        );
        let store = Store::open(home.path(), &vault(home.path(), "a")).unwrap();
        let used = replace_vault(home.path(), &sealed, &unsealed).unwrap_err();
        assert_eq!(used.code(), "store-in-use");
        drop(store);
    }
}
