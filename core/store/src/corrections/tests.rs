//! A correction begins with the old files, is the only one of its record, and goes after it.

use tempfile::TempDir;

use super::*;
use crate::{
    Acceptance, Digest, DraftChange, Enqueue, FormKey, OutboxState, Proof, Reason, UnsealedKeyFile,
};

const SERVER: &str = "https://collect.example/submission";
const CONTENTS: DraftContents<'_> = DraftContents {
    bytes: b"",
    language: None,
    title: "",
    updated_ms: 0,
};

fn store() -> (TempDir, Store) {
    let home = tempfile::tempdir().unwrap();
    let store = Store::open(home.path(), &UnsealedKeyFile::beside(home.path())).unwrap();
    let form = FormKey {
        id: "poll".to_owned(),
        version: "1".to_owned(),
    };
    store.put_form(&form, "Poll", b"<h:html/>", &[]).unwrap();
    store.set_server(Some(SERVER)).unwrap();
    (home, store)
}

fn finish(store: &Store, draft: DraftId, instance: &str, files: &[&str]) -> OutboxId {
    let record = Enqueue {
        instance_id: instance.to_owned(),
        instance_name: None,
        xml: b"<poll/>".to_vec(),
        seal: Digest::of(instance.as_bytes()),
        attachments: files.iter().map(|name| (*name).to_owned()).collect(),
        created_ms: 5,
    };
    store.finalise::<Error>(draft, |_| Ok(record)).unwrap()
}

fn first(store: &Store) -> OutboxId {
    let form = store.form("poll", None).unwrap().key;
    let draft = store.begin_draft(&form, &CONTENTS).unwrap();
    let photo: Vec<u8> = (0..=255).cycle().take(Store::CHUNK + 5).collect();
    let changes = [DraftChange::Attach {
        name: "a.jpg",
        bytes: &photo,
    }];
    store.save_draft(draft, &CONTENTS, &changes).unwrap();
    finish(store, draft, "uuid:1", &["a.jpg"])
}

#[test]
fn the_files_are_copied_and_a_record_is_corrected_once() {
    let (_home, store) = store();
    let old = first(&store);
    let draft = store.begin_correction(old, &CONTENTS).unwrap();
    assert_eq!(
        store.draft(draft).unwrap().summary.corrects.as_deref(),
        Some("uuid:1")
    );
    let copy = &store.draft_attachments(draft).unwrap()[0];
    let original = &store.entry(old).unwrap().files[0];
    assert_eq!((copy.size, copy.sha256), (original.size, original.sha256));
    assert_ne!(copy.id, original.id);
    for number in 0..3 {
        assert_eq!(
            store.attachment_chunk(copy.id, number).unwrap(),
            store.attachment_chunk(original.id, number).unwrap()
        );
    }
    let refused = |of| store.begin_correction(of, &CONTENTS).unwrap_err().code();
    assert_eq!(refused(old), "outbox-corrected-already");
    assert_eq!(refused(OutboxId(99)), "outbox-entry-missing");

    let new = finish(&store, draft, "uuid:2", &["a.jpg"]);
    let entry = store.entry(new).unwrap();
    assert_eq!(entry.corrects.as_deref(), Some("uuid:1"));
    assert_eq!(refused(old), "outbox-corrected-already");
    assert!(store.begin_correction(new, &CONTENTS).is_ok());
    // The old record has lost nothing.
    assert_eq!(store.entry(old).unwrap().files.len(), 1);
}

#[test]
fn a_discarded_correction_leaves_the_record_free_for_another() {
    let (_home, store) = store();
    let old = first(&store);
    let draft = store.begin_correction(old, &CONTENTS).unwrap();
    store.discard_draft(draft).unwrap();
    assert!(store.begin_correction(old, &CONTENTS).is_ok());
}

#[test]
fn a_correction_goes_only_after_the_record_it_corrects() {
    let (_home, store) = store();
    let old = first(&store);
    let draft = store.begin_correction(old, &CONTENTS).unwrap();
    let new = finish(&store, draft, "uuid:2", &[]);
    let due = || store.next_due(10, 1000).unwrap().map(|entry| entry.id);
    assert_eq!(due(), Some(old));
    store.start(old).unwrap();
    assert_eq!(due(), None);
    let reason = Reason {
        code: "form-closed".to_owned(),
        parameters: Vec::new(),
    };
    store.hold(old, &reason).unwrap();
    assert_eq!(due(), None, "a server would not know what is corrected");
    store.release(old).unwrap();
    store.start(old).unwrap();
    let files: Vec<_> = store
        .entry(old)
        .unwrap()
        .files
        .iter()
        .map(|f| f.id)
        .collect();
    let part = Acceptance {
        server: SERVER,
        files: &files,
        proof: Proof::Reply {
            status: 201,
            at_ms: 9,
        },
    };
    store.accept(old, &part).unwrap();
    let state = store.entry(old).unwrap().state;
    assert!(matches!(state, OutboxState::Delivered { .. }), "{state:?}");
    assert_eq!(due(), Some(new));
}
