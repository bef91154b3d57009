//! A kept form opens from compiled bytes, and where those do not fit from its text, unnoticed.

use std::path::Path;
use std::sync::Arc;

use rayi::{Answer, Rayi, SystemEnvironment, UnsealedKeyFile};
use rayi_store::{Digest, FormKey, Store};
use rayi_tests::forms;

const ID: &str = "coalition_poll";

fn open(directory: &Path) -> Rayi {
    let vault = Arc::new(UnsealedKeyFile::beside(directory));
    Rayi::open(directory, vault, Arc::new(SystemEnvironment)).expect("opens")
}

/// Looks into the store of a closed engine.
fn with_store<T>(directory: &Path, work: impl FnOnce(&Store, &FormKey, &Digest) -> T) -> T {
    let store = Store::open(directory, &UnsealedKeyFile::beside(directory)).expect("opens");
    let key = store.form(ID, None).expect("kept").key;
    let source = store.form_source(&key).expect("kept");
    work(&store, &key, &source)
}

fn answer_once(directory: &Path) {
    let session = open(directory).begin(ID, None).expect("begins");
    let answer = session.answer("/data/welcome/consent", "yes");
    assert!(matches!(answer, Ok(Answer::Accepted(_))), "{answer:?}");
}

#[test]
fn a_form_is_compiled_when_it_is_kept_and_damage_is_mended() {
    let home = tempfile::tempdir().expect("a folder");
    let directory = home.path().join("store");
    let report = open(&directory).add_form(&forms::xml("coalition-poll"), Vec::new());
    assert!(report.expect("kept").form.is_some());
    let kept = |store: &Store, key: &FormKey, source: &Digest| {
        store.compiled_form(key, source).expect("can be read")
    };
    let good = with_store(&directory, kept).expect("compiled");

    // Opening from the bytes changes none.
    answer_once(&directory);
    assert!(with_store(&directory, kept).expect("still there") == good);

    for bad in [
        Vec::new(),
        good[..good.len() / 2].to_vec(),
        b"foreign".to_vec(),
    ] {
        with_store(&directory, |store, key, source| {
            store.keep_compiled_form(key, source, &bad).expect("kept");
        });
        answer_once(&directory);
        assert!(with_store(&directory, kept).expect("mended") == good);
    }
}
