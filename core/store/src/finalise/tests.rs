//! Drafts are saved whole, and finalising happens whole or not at all.

use tempfile::TempDir;

use super::*;
use crate::{DraftChange, DraftContents, FormKey, FormMedia, OutboxState, UnsealedKeyFile};

fn store() -> (TempDir, Store) {
    let home = tempfile::tempdir().unwrap();
    let store = Store::open(home.path(), &UnsealedKeyFile::beside(home.path())).unwrap();
    store.put_form(&form(), "Poll", b"<h:html/>", &[]).unwrap();
    (home, store)
}

fn form() -> FormKey {
    FormKey {
        id: "poll".to_owned(),
        version: "7".to_owned(),
    }
}

fn contents(bytes: &[u8], updated_ms: i64) -> DraftContents<'_> {
    DraftContents {
        bytes,
        language: Some("العربية"),
        title: "Poll",
        updated_ms,
    }
}

fn attach<'a>(name: &'a str, bytes: &'a [u8]) -> DraftChange<'a> {
    DraftChange::Attach { name, bytes }
}

fn record(instance: &str, attachments: &[&str]) -> Enqueue {
    Enqueue {
        instance_id: instance.to_owned(),
        instance_name: None,
        xml: format!("<poll>{instance}</poll>").into_bytes(),
        seal: Digest::of(instance.as_bytes()),
        attachments: attachments.iter().map(|name| (*name).to_owned()).collect(),
        created_ms: 1,
    }
}

#[test]
fn a_draft_is_as_it_was_last_saved() {
    let (_home, store) = store();
    let first = store.begin_draft(&form(), &contents(b"one", 1)).unwrap();
    let second = store.begin_draft(&form(), &contents(b"two", 2)).unwrap();
    store
        .save_draft(first, &contents(b"three", 3), &[])
        .unwrap();
    let ids: Vec<_> = store
        .drafts()
        .unwrap()
        .into_iter()
        .map(|draft| draft.id)
        .collect();
    assert_eq!(ids, [first, second], "last touched first");
    let all = store.drafts().unwrap();
    assert_eq!(store.draft_summary(second).unwrap(), all[1]);
    assert_eq!(store.draft(first).unwrap().bytes, b"three");
    assert_eq!(
        store.draft(first).unwrap().summary.language.as_deref(),
        Some("العربية")
    );
    store.discard_draft(first).unwrap();
    assert_eq!(store.draft(first).unwrap_err().code(), "draft-missing");
    assert_eq!(
        store.draft_summary(first).unwrap_err().code(),
        "draft-missing"
    );
    assert_eq!(
        store.discard_draft(first).unwrap_err().code(),
        "draft-missing"
    );
}

#[test]
fn an_attachment_comes_back_chunk_by_chunk() {
    let (_home, store) = store();
    let draft = store.begin_draft(&form(), &contents(b"", 1)).unwrap();
    let photo: Vec<u8> = (0..=255).cycle().take(Store::CHUNK * 2 + 5).collect();
    let changes = [
        attach("a.jpg", b"old"),
        attach("empty", b""),
        attach("a.jpg", &photo),
    ];
    store
        .save_draft(draft, &contents(b"", 2), &changes)
        .unwrap();
    let attachments = store.draft_attachments(draft).unwrap();
    let [jpg, empty] = &attachments[..] else {
        panic!("{attachments:?}")
    };
    assert_eq!(
        (jpg.size, jpg.sha256),
        (photo.len() as u64, Digest::of(&photo))
    );
    assert_eq!((empty.size, empty.sha256), (0, Digest::of(b"")));
    let chunks: Vec<_> = (0..)
        .map_while(|number| store.attachment_chunk(jpg.id, number).unwrap())
        .collect();
    assert_eq!(
        chunks.iter().map(Vec::len).collect::<Vec<_>>(),
        [262_144, 262_144, 5]
    );
    assert_eq!(chunks.concat(), photo);
    assert_eq!(store.attachment_chunk(empty.id, 0).unwrap(), None);

    store
        .save_draft(
            draft,
            &contents(b"", 3),
            &[DraftChange::Detach { name: "a.jpg" }],
        )
        .unwrap();
    assert_eq!(store.draft_attachments(draft).unwrap().len(), 1);
    assert_eq!(
        store.attachment_chunk(jpg.id, 0).unwrap(),
        None,
        "its chunks are gone too"
    );
}

#[test]
fn finalising_moves_the_named_attachments_and_forgets_the_rest() {
    let (_home, store) = store();
    let draft = store.begin_draft(&form(), &contents(b"", 1)).unwrap();
    let changes = [attach("kept.jpg", b"kept"), attach("irrelevant.jpg", b"no")];
    store
        .save_draft(draft, &contents(b"", 2), &changes)
        .unwrap();
    let dropped = store.draft_attachments(draft).unwrap()[0].id;
    let id = store
        .finalise::<Error>(draft, |sealing| {
            assert_eq!(sealing.chain, ChainHead { seq: 0, prev: None });
            assert_eq!(sealing.attachments.len(), 2);
            Ok(record("uuid:1", &["kept.jpg"]))
        })
        .unwrap();
    let entry = store.entry(id).unwrap();
    assert_eq!(entry.state, OutboxState::Queued);
    assert_eq!(
        (entry.form.clone(), entry.instance_id.as_str()),
        (form(), "uuid:1")
    );
    assert_eq!(store.record_xml(id).unwrap(), b"<poll>uuid:1</poll>");
    assert_eq!((entry.bytes_total(), entry.bytes_accepted()), (19 + 4, 0));
    let [file] = &entry.files[..] else {
        panic!("{entry:?}")
    };
    assert_eq!(
        store.attachment_chunk(file.id, 0).unwrap().unwrap(),
        b"kept"
    );
    assert_eq!(store.attachment_chunk(dropped, 0).unwrap(), None);
    assert!(store.drafts().unwrap().is_empty());
    assert_eq!(
        store.chain_head().unwrap(),
        ChainHead {
            seq: 1,
            prev: Some(Digest::of(b"uuid:1"))
        }
    );
}

#[test]
fn a_finalise_that_fails_changes_nothing() {
    let (_home, store) = store();
    let sent = store.begin_draft(&form(), &contents(b"", 1)).unwrap();
    store
        .finalise::<Error>(sent, |_| Ok(record("uuid:1", &[])))
        .unwrap();
    let draft = store
        .begin_draft(&form(), &contents(b"answers", 1))
        .unwrap();
    store
        .save_draft(draft, &contents(b"answers", 1), &[attach("a.jpg", b"a")])
        .unwrap();
    let chain = store.chain_head().unwrap();

    let failures: [(Result<Enqueue, Error>, &str); 3] = [
        (Err(Error::NoRandomness), "store-no-randomness"),
        (Ok(record("uuid:1", &["a.jpg"])), "outbox-instance-taken"),
        (
            Ok(record("uuid:2", &["a.jpg", "b.jpg"])),
            "attachment-missing",
        ),
    ];
    for (outcome, code) in failures {
        assert_eq!(store.finalise(draft, |_| outcome).unwrap_err().code(), code);
        assert_eq!(store.draft(draft).unwrap().bytes, b"answers", "{code}");
        assert_eq!(store.draft_attachments(draft).unwrap().len(), 1, "{code}");
        assert_eq!(store.outbox().unwrap().len(), 1, "{code}");
        assert_eq!(store.chain_head().unwrap(), chain, "{code}");
    }
    let unwound = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        store.finalise::<Error>(draft, |_| panic!("the seal's own bug"))
    }));
    assert!(unwound.is_err());
    assert_eq!(
        store.draft(draft).unwrap().bytes,
        b"answers",
        "the store outlives a panic"
    );
    assert_eq!(
        store
            .finalise::<Error>(sent, |_| Ok(record("uuid:3", &[])))
            .unwrap_err()
            .code(),
        "draft-missing"
    );
    assert_eq!(store.chain_head().unwrap(), chain);
}

#[test]
fn a_form_under_a_draft_keeps_its_contents() {
    let (_home, store) = store();
    let media = [FormMedia {
        name: "list.csv".to_owned(),
        bytes: b"name,label\n".to_vec(),
    }];
    store
        .put_form(&form(), "Poll", b"<h:html/>", &media)
        .unwrap();
    let file = store.form_files(&form()).unwrap().remove(0);
    assert_eq!((file.name.as_str(), file.size), ("list.csv", 11));
    for (from, length, piece) in [(0, 99, "name,label\n"), (5, 5, "label"), (11, 9, "")] {
        let read = store.form_file_piece(&file, from, length).unwrap();
        assert_eq!(read, piece.as_bytes());
    }
    let draft = store.begin_draft(&form(), &contents(b"", 1)).unwrap();
    store
        .put_form(&form(), "Poll", b"<h:html/>", &media)
        .unwrap();
    let error = store
        .put_form(&form(), "Poll", b"<other/>", &media)
        .unwrap_err();
    assert!(matches!(error, Error::FormInUse { drafts: 1 }), "{error}");
    let error = store
        .put_form(&form(), "Poll", b"<h:html/>", &[])
        .unwrap_err();
    assert!(matches!(error, Error::FormInUse { drafts: 1 }), "{error}");
    let source = store.form_source(&form()).unwrap();
    store.put_form_files(&form(), &[]).unwrap();
    assert!(store.form_files(&form()).unwrap().is_empty());
    assert_eq!(store.form_xml(&form()).unwrap(), b"<h:html/>");
    assert_ne!(store.form_source(&form()).unwrap(), source);
    assert_eq!(store.drafts().unwrap().len(), 1);
    store.discard_draft(draft).unwrap();
    store.put_form(&form(), "Poll", b"<other/>", &[]).unwrap();
    assert_eq!(store.form_xml(&form()).unwrap(), b"<other/>");
    assert!(store.form_files(&form()).unwrap().is_empty());
    assert_eq!(
        store.form_file_piece(&file, 0, 9).unwrap_err().code(),
        "form-missing"
    );

    let next = FormKey {
        version: "8".to_owned(),
        ..form()
    };
    store.put_form(&next, "Poll", b"<next/>", &[]).unwrap();
    assert_eq!(store.form("poll", None).unwrap().key, next);
    assert_eq!(store.form("poll", Some("7")).unwrap().key, form());
    store.put_form(&form(), "Poll", b"<other/>", &[]).unwrap();
    assert_eq!(
        store.form("poll", None).unwrap().key,
        form(),
        "put again is newest again"
    );
    assert_eq!(store.form("none", None).unwrap_err().code(), "form-missing");
    let unknown = FormKey {
        id: "none".to_owned(),
        ..form()
    };
    assert_eq!(
        store
            .begin_draft(&unknown, &contents(b"", 1))
            .unwrap_err()
            .code(),
        "form-missing"
    );
}

#[test]
fn what_is_put_behind_an_attachment_that_is_not_there_changes_nothing() {
    let (_home, store) = store();
    let draft = store.begin_draft(&form(), &contents(b"old", 1)).unwrap();
    let change = DraftChange::Append {
        name: "a.amr",
        bytes: b"x",
        whole: Digest::of(b"x"),
    };
    let refused = store.save_draft(draft, &contents(b"new", 2), &[change]);
    assert_eq!(refused.unwrap_err().code(), "attachment-missing");
    assert_eq!(store.draft(draft).unwrap().bytes, b"old");
}

#[test]
fn a_form_goes_in_all_its_versions_once_nothing_needs_it() {
    let (_home, store) = store();
    let older = FormKey {
        version: "6".to_owned(),
        ..form()
    };
    let media = [FormMedia {
        name: "a.csv".to_owned(),
        bytes: b"name".to_vec(),
    }];
    store
        .put_form(&older, "Poll", b"<h:html/>", &media)
        .unwrap();
    let draft = store.begin_draft(&older, &contents(b"", 1)).unwrap();
    assert!(!store.remove_form("poll").unwrap(), "a draft answers it");
    let id = store
        .finalise::<Error>(draft, |_| Ok(record("uuid:1", &[])))
        .unwrap();
    assert!(!store.remove_form("poll").unwrap(), "its record is here");
    assert_eq!(store.forms().unwrap().len(), 2);
    store.set_server(Some("https://a.example")).unwrap();
    store.start(id).unwrap();
    let part = crate::Acceptance {
        server: "https://a.example",
        files: &[],
        proof: crate::Proof::Reply {
            status: 201,
            at_ms: 9,
        },
    };
    store.accept(id, &part).unwrap();
    assert!(store.remove_form("poll").unwrap());
    assert!(store.forms().unwrap().is_empty());
    assert!(store.form_files(&older).unwrap().is_empty());
    assert_eq!(store.record_xml(id).unwrap(), b"<poll>uuid:1</poll>");
    assert!(!store.remove_form("poll").unwrap(), "it is gone");
}
