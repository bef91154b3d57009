//! Every unsafe way to open is refused, and the safe one is set as it says.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use tempfile::TempDir;

use super::*;
use crate::{Digest, FormKey, UnsealedKeyFile, VaultError};

fn home() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn open(directory: &Path) -> Result<Store, Error> {
    Store::open(directory, &UnsealedKeyFile::beside(directory))
}

fn put_form(store: &Store, id: &str) {
    let key = FormKey {
        id: id.to_owned(),
        version: "1".to_owned(),
    };
    store.put_form(&key, "Title", b"<h:html/>", &[]).unwrap();
}

fn text(store: &Store, pragma: &str) -> String {
    use rusqlite::types::Value;
    store
        .read(|connection| {
            Ok(connection.pragma_query_value(None, pragma, |row| {
                Ok(match row.get(0)? {
                    Value::Integer(number) => number.to_string(),
                    Value::Text(text) => text,
                    other => format!("{other:?}"),
                })
            })?)
        })
        .unwrap()
}

#[test]
fn durability_and_secrecy_are_pinned() {
    let home = home();
    let store = open(home.path()).unwrap();
    for (pragma, expected) in [
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("fullfsync", "1"),
        ("checkpoint_fullfsync", "1"),
        ("secure_delete", "1"),
        ("temp_store", "2"),
        ("foreign_keys", "1"),
        ("locking_mode", "exclusive"),
        ("user_version", "4"),
        ("cipher_use_hmac", "1"),
    ] {
        assert_eq!(text(&store, pragma), expected, "{pragma}");
    }
}

/// Phones call from any thread, through an `Arc`.
#[test]
fn a_store_may_be_shared() {
    fn shared<T: Send + Sync + 'static>() {}
    shared::<Store>();
}

#[test]
fn what_was_stored_is_there_again_and_sound() {
    let home = home();
    let seed = {
        let store = open(home.path()).unwrap();
        put_form(&store, "a");
        *store.device_seed().unwrap().expose()
    };
    let store = open(home.path()).unwrap();
    assert_eq!(
        store.form("a", None).unwrap().sha256,
        Digest::of(b"<h:html/>")
    );
    assert_eq!(store.device_seed().unwrap().expose(), &seed);
    store.integrity().unwrap();
}

#[test]
fn two_stores_never_share_a_directory() {
    let home = home();
    let first = open(home.path()).unwrap();
    assert_eq!(open(home.path()).unwrap_err().code(), "store-in-use");
    assert_eq!(set_aside(home.path()).unwrap_err().code(), "store-in-use");
    drop(first);
    open(home.path()).unwrap();
}

#[cfg(unix)]
#[test]
fn key_files_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = home();
    let directory = home.path().join("store");
    drop(open(&directory).unwrap());
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&directory), 0o700);
    assert_eq!(mode(&directory.join(KEY)), 0o600);
    assert_eq!(mode(&directory.join("unsealed.key")), 0o600);
    let words = fs::read_to_string(directory.join("unsealed.key")).unwrap();
    assert!(words.starts_with("UNSEALED"), "the file says what it is");
}

/// A vault that answers with a key of its own choice.
struct Stubborn(Vec<u8>);

impl KeyVault for Stubborn {
    fn wrap(&self, key: &[u8]) -> Result<Vec<u8>, VaultError> {
        Ok(key.to_vec())
    }
    fn unwrap(&self, _: &[u8]) -> Result<Vec<u8>, VaultError> {
        Ok(self.0.clone())
    }
    fn delete(&self) -> Result<(), VaultError> {
        Ok(())
    }
    fn level(&self) -> crate::VaultLevel {
        crate::VaultLevel::Unsealed
    }
}

#[test]
fn a_wrong_key_opens_nothing_and_harms_nothing() {
    let home = home();
    put_form(&open(home.path()).unwrap(), "a");
    for wrong in [vec![7; 48], vec![7; 5], Vec::new()] {
        let error = Store::open(home.path(), &Stubborn(wrong)).unwrap_err();
        assert_eq!(error.code(), "store-wrong-key");
    }
    assert_eq!(open(home.path()).unwrap().forms().unwrap().len(), 1);
}

#[test]
fn a_vault_that_cannot_give_the_key_back_gets_none_to_keep() {
    let home = home();
    let error = Store::open(home.path(), &Stubborn(vec![7; 48])).unwrap_err();
    assert_eq!(error.code(), "store-wrong-key");
    assert!(!home.path().join(KEY).exists() && !home.path().join(DATABASE).exists());
}

#[test]
fn no_new_key_is_made_over_an_old_database() {
    let home = home();
    put_form(&open(home.path()).unwrap(), "a");
    let key = fs::read(home.path().join(KEY)).unwrap();
    fs::remove_file(home.path().join(KEY)).unwrap();
    assert_eq!(open(home.path()).unwrap_err().code(), "store-key-missing");
    fs::write(home.path().join(KEY), key).unwrap();
    assert_eq!(open(home.path()).unwrap().forms().unwrap().len(), 1);
}

#[test]
fn a_deleted_vault_key_is_said_to_be_lost() {
    let home = home();
    drop(open(home.path()).unwrap());
    UnsealedKeyFile::beside(home.path()).delete().unwrap();
    assert_eq!(open(home.path()).unwrap_err().code(), "vault-key-lost");
}

#[test]
fn a_plain_database_is_refused_and_left_alone() {
    let home = home();
    let plain = Connection::open(home.path().join(DATABASE)).unwrap();
    plain
        .execute_batch("CREATE TABLE t (x); INSERT INTO t VALUES ('kept');")
        .unwrap();
    drop(plain);
    let before = fs::read(home.path().join(DATABASE)).unwrap();
    assert_eq!(open(home.path()).unwrap_err().code(), "store-plain-text");
    assert_eq!(fs::read(home.path().join(DATABASE)).unwrap(), before);
}

/// The trap that [`unlock`] exists for: a key after the first write is accepted, and encrypts nothing.
#[test]
fn a_late_key_would_leave_plain_text() {
    let home = home();
    let path = home.path().join(DATABASE);
    let late = Connection::open(&path).unwrap();
    late.execute_batch("CREATE TABLE t (x)").unwrap();
    let accepted = late.pragma_update(None, "key", format!("x'{}'", "00".repeat(32)));
    assert_eq!(accepted, Ok(()));
    drop(late);
    assert_eq!(first_bytes(&path).unwrap(), Some(PLAIN_HEADER));
}

#[test]
fn a_newer_schema_is_refused_unchanged() {
    let home = home();
    let store = open(home.path()).unwrap();
    store
        .read(|connection| Ok(connection.pragma_update(None, "user_version", 9)?))
        .unwrap();
    drop(store);
    let before = fs::read(home.path().join(DATABASE)).unwrap();
    let error = open(home.path()).unwrap_err();
    assert!(
        matches!(error, Error::SchemaTooNew { found: 9, known: 4 }),
        "{error}"
    );
    assert_eq!(fs::read(home.path().join(DATABASE)).unwrap(), before);
}

/// One flipped bit in any page: said to be damage, never a wrong answer, and nothing is removed.
#[test]
fn a_flipped_bit_in_any_page_is_damage() {
    let home = home();
    let store = open(home.path()).unwrap();
    (0..40).for_each(|number| put_form(&store, &format!("form-{number}")));
    drop(store);
    let path = home.path().join(DATABASE);
    let sound = fs::read(&path).unwrap();
    let pages = sound.len() / 4096;
    assert!(pages > 10, "{pages} pages are too few to mean anything");
    for page in 0..pages {
        let mut damaged = sound.clone();
        damaged[page * 4096 + 2000] ^= 4;
        fs::write(&path, &damaged).unwrap();
        let error = open(home.path())
            .and_then(|store| store.integrity())
            .unwrap_err();
        assert_eq!(error.code(), "store-corrupt", "page {page}");
    }
    fs::write(&path, &sound).unwrap();
    open(home.path()).unwrap().integrity().unwrap();
}

/// The other forms are still there, in the same process.
#[test]
fn damage_in_one_place_leaves_the_rest_within_reach() {
    let home = home();
    let key = |id: &str| FormKey {
        id: id.to_owned(),
        version: String::new(),
    };
    let store = open(home.path()).unwrap();
    store
        .put_form(&key("large"), "", &[b'x'; 400_000], &[])
        .unwrap();
    store.put_form(&key("small"), "", b"small", &[]).unwrap();
    drop(store);
    let mut bytes = fs::read(home.path().join(DATABASE)).unwrap();
    // The large form has more than half of all pages.
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(home.path().join(DATABASE), bytes).unwrap();

    let store = open(home.path()).unwrap();
    for _ in 0..2 {
        assert_eq!(
            store.form_xml(&key("large")).unwrap_err().code(),
            "store-corrupt"
        );
        assert_eq!(store.form_xml(&key("small")).unwrap(), b"small");
    }
    store.put_form(&key("new"), "", b"new", &[]).unwrap();
    assert_eq!(store.integrity().unwrap_err().code(), "store-corrupt");
    drop(store);
    assert_eq!(
        open(home.path()).unwrap().form_xml(&key("new")).unwrap(),
        b"new"
    );
}

#[test]
fn a_stump_of_a_file_is_damage() {
    let home = home();
    drop(open(home.path()).unwrap());
    for length in [1, 15, 16, 1000, 4096] {
        let whole = fs::read(home.path().join(DATABASE)).unwrap();
        fs::write(home.path().join(DATABASE), &whole[..length]).unwrap();
        let error = open(home.path())
            .and_then(|store| store.integrity())
            .unwrap_err();
        assert_eq!(error.code(), "store-corrupt", "{length} bytes");
        fs::write(home.path().join(DATABASE), whole).unwrap();
    }
}

#[test]
fn a_damaged_store_is_set_aside_whole_and_can_come_back() {
    let home = home();
    put_form(&open(home.path()).unwrap(), "a");
    let sound = fs::read(home.path().join(DATABASE)).unwrap();
    let mut damaged = sound.clone();
    damaged[100] ^= 1;
    fs::write(home.path().join(DATABASE), &damaged).unwrap();
    assert_eq!(open(home.path()).unwrap_err().code(), "store-corrupt");

    let folder = set_aside(home.path()).unwrap();
    assert_eq!(folder, home.path().join("set-aside-1"));
    assert_eq!(fs::read(folder.join(DATABASE)).unwrap(), damaged);
    assert!(open(home.path()).unwrap().forms().unwrap().is_empty());

    // Repaired by whoever can, it opens from its folder with the same vault.
    fs::write(folder.join(DATABASE), &sound).unwrap();
    let store = Store::open(&folder, &UnsealedKeyFile::beside(home.path())).unwrap();
    assert_eq!(store.forms().unwrap().len(), 1);
    drop(store);
    assert_eq!(
        set_aside(home.path()).unwrap(),
        home.path().join("set-aside-2")
    );
}

#[test]
fn a_destroyed_store_is_gone_and_an_open_one_stays() {
    let home = home();
    let folder = home.path().join("store");
    super::destroy(&folder).unwrap();
    let vault = UnsealedKeyFile::new(home.path().join("unsealed.key"));
    let store = Store::open(&folder, &vault).unwrap();
    put_form(&store, "poll");
    assert_eq!(super::destroy(&folder).unwrap_err().code(), "store-in-use");
    assert_eq!(store.forms().unwrap().len(), 1);
    drop(store);
    super::destroy(&folder).unwrap();
    assert!(!folder.exists());
    assert!(
        Store::open(&folder, &vault)
            .unwrap()
            .forms()
            .unwrap()
            .is_empty()
    );
}
