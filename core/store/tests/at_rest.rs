//! What lies on the disk: no answer in plain text, a vault that keeps its contract, and a
//! database of the first schema that every later build must open.

#![expect(
    clippy::unwrap_used,
    reason = "these are tests, outside of a test module"
)]

use std::fs;
use std::path::{Path, PathBuf};

use rayi_store::{
    DraftChange, DraftContents, DraftId, Enqueue, Error, FormKey, FormMedia, KeyVault as _,
    OutboxState, Reason, Store, UnsealedKeyFile, VaultLevel, WaitScope, contract,
};

const CANARY: &str = "canary-of-an-answer-7d1f";

fn form() -> FormKey {
    FormKey {
        id: CANARY.to_owned(),
        version: "1".to_owned(),
    }
}

/// Walks the store through everything that writes an answer.
fn write_canaries(store: &Store) {
    let photo = CANARY.repeat(20_000);
    let media = FormMedia {
        name: CANARY.to_owned(),
        bytes: CANARY.into(),
    };
    store
        .put_form(&form(), CANARY, CANARY.as_bytes(), &[media])
        .unwrap();
    let contents = DraftContents {
        bytes: photo.as_bytes(),
        language: Some(CANARY),
        title: CANARY,
        updated_ms: 1,
    };
    for instance in [CANARY, "uuid:2"] {
        let draft = store.begin_draft(&form(), &contents).unwrap();
        let change = DraftChange::Attach {
            name: CANARY,
            bytes: photo.as_bytes(),
        };
        store.save_draft(draft, &contents, &[change]).unwrap();
        let record = Enqueue {
            instance_id: instance.to_owned(),
            instance_name: Some(CANARY.to_owned()),
            xml: photo.clone().into_bytes(),
            seal: rayi_store::Digest::of(b"seal"),
            attachments: vec![CANARY.to_owned()],
            created_ms: 1,
        };
        store.finalise::<Error>(draft, |_| Ok(record)).unwrap();
    }
    let draft = store.begin_draft(&form(), &contents).unwrap();
    store.discard_draft(draft).unwrap();
    let id = store.outbox().unwrap()[0].id;
    store.start(id).unwrap();
    let reason = Reason {
        code: CANARY.to_owned(),
        parameters: Vec::new(),
    };
    store.wait(id, 1, WaitScope::Record, &reason).unwrap();
    store.set_setting(CANARY, Some(CANARY)).unwrap();
}

/// All files under `directory` in which some canary can be read.
fn hunt(directory: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for file in fs::read_dir(directory).unwrap() {
        let path = file.unwrap().path();
        if path.is_dir() {
            found.extend(hunt(&path));
        } else if fs::read(&path)
            .unwrap()
            .windows(CANARY.len())
            .any(|part| part == CANARY.as_bytes())
        {
            found.push(path);
        }
    }
    found
}

#[test]
fn no_answer_is_readable_in_any_file() {
    let home = tempfile::tempdir().unwrap();
    let store = Store::open(home.path(), &UnsealedKeyFile::beside(home.path())).unwrap();
    write_canaries(&store);
    assert!(home.path().join("rayi.db-wal").metadata().unwrap().len() > 1 << 20);
    assert_eq!(
        hunt(home.path()),
        [] as [PathBuf; 0],
        "while the store is open"
    );
    drop(store);
    assert!(home.path().join("rayi.db").metadata().unwrap().len() > 1 << 20);
    assert_eq!(hunt(home.path()), [] as [PathBuf; 0], "after it is closed");
}

/// The same hunt on the same words without a key: it can fail.
#[test]
fn the_hunt_finds_what_a_plain_database_shows() {
    let home = tempfile::tempdir().unwrap();
    let plain = rusqlite::Connection::open(home.path().join("rayi.db")).unwrap();
    plain.pragma_update(None, "journal_mode", "WAL").unwrap();
    plain.execute_batch("CREATE TABLE answers (text)").unwrap();
    plain
        .execute("INSERT INTO answers VALUES (?1)", [CANARY.repeat(3)])
        .unwrap();
    assert_eq!(hunt(home.path()), [home.path().join("rayi.db-wal")]);
    drop(plain);
    assert_eq!(hunt(home.path()), [home.path().join("rayi.db")]);
}

#[test]
fn the_unsealed_vault_keeps_the_contract_and_says_what_it_is() {
    let home = tempfile::tempdir().unwrap();
    let vault = UnsealedKeyFile::new(home.path().join("deep").join("vault.key"));
    assert_eq!(vault.level(), VaultLevel::Unsealed);
    contract::check_vault(&vault);
}

/// The fixture was written by `examples/store_v1.rs`; it is never written again.
#[test]
fn a_store_of_schema_1_opens_and_is_whole() {
    let home = tempfile::tempdir().unwrap();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/compat/store-v1");
    for name in ["rayi.db", "rayi.key", "unsealed.key"] {
        fs::copy(fixture.join(name), home.path().join(name)).unwrap();
    }
    let store = Store::open(home.path(), &UnsealedKeyFile::beside(home.path())).unwrap();
    store.integrity().unwrap();

    let form = FormKey {
        id: "compat".to_owned(),
        version: "1".to_owned(),
    };
    assert_eq!(store.form("compat", None).unwrap().title, "پرسیارنامە");
    assert_eq!(store.form_xml(&form).unwrap(), b"<h:html/>");
    let file = &store.form_files(&form).unwrap()[0];
    assert_eq!(
        store.form_file_piece(file, 0, file.size).unwrap(),
        b"name,label\n1,one\n"
    );
    let draft = store.draft(DraftId(1)).unwrap();
    assert_eq!(
        (draft.bytes.as_slice(), draft.summary.updated_ms),
        (&b"half done"[..], 1000)
    );
    let attachment = &store.draft_attachments(DraftId(1)).unwrap()[0];
    assert_eq!(
        store.attachment_chunk(attachment.id, 0).unwrap().unwrap(),
        b"draft photo"
    );

    let entries = store.outbox().unwrap();
    let states: Vec<_> = entries
        .iter()
        .map(|entry| entry.state.name().as_str())
        .collect();
    assert_eq!(states, ["delivered", "held", "waiting", "queued", "queued"]);
    let OutboxState::Held { reason } = &entries[1].state else {
        panic!("{entries:?}")
    };
    assert_eq!(reason.code, "form-closed");
    assert_eq!(reason.parameters, [("status".to_owned(), "409".to_owned())]);
    for (entry, number) in entries.iter().zip(1..) {
        assert_eq!(entry.instance_id, format!("uuid:{number}"));
        assert_eq!(
            store.record_xml(entry.id).unwrap(),
            format!("<compat>{number}</compat>").as_bytes()
        );
        assert_eq!(
            store
                .attachment_chunk(entry.files[0].id, 0)
                .unwrap()
                .unwrap(),
            b"photo"
        );
    }
    assert_eq!(store.chain_head().unwrap().seq, 5);
    assert_eq!(
        store.server().unwrap().as_deref(),
        Some("https://collect.example/")
    );
}
