//! The table of moves, and what each move leaves in the row.

use tempfile::TempDir;

use super::state::Verb;
use super::*;
use crate::{DraftChange, DraftContents, Enqueue, UnsealedKeyFile};

const SERVER: &str = "https://collect.example/submission";

fn open(home: &TempDir) -> Store {
    Store::open(home.path(), &UnsealedKeyFile::beside(home.path())).unwrap()
}

fn store() -> (TempDir, Store) {
    let home = tempfile::tempdir().unwrap();
    let store = open(&home);
    store.put_form(&form(), "Poll", b"<h:html/>", &[]).unwrap();
    store.set_server(Some(SERVER)).unwrap();
    (home, store)
}

fn form() -> FormKey {
    FormKey {
        id: "poll".to_owned(),
        version: String::new(),
    }
}

fn enqueue(store: &Store, instance: &str, files: &[&str]) -> OutboxId {
    let contents = DraftContents {
        bytes: b"",
        language: None,
        title: "",
        updated_ms: 0,
    };
    let draft = store.begin_draft(&form(), &contents).unwrap();
    let changes: Vec<_> = files
        .iter()
        .map(|name| DraftChange::Attach {
            name,
            bytes: b"12345",
        })
        .collect();
    store.save_draft(draft, &contents, &changes).unwrap();
    let record = Enqueue {
        instance_id: instance.to_owned(),
        instance_name: Some("a name".to_owned()),
        xml: b"<poll/>".to_vec(),
        seal: Digest::of(b"seal"),
        attachments: files.iter().map(|name| (*name).to_owned()).collect(),
        created_ms: 5,
    };
    store.finalise::<Error>(draft, |_| Ok(record)).unwrap()
}

fn reason(code: &str) -> Reason {
    Reason {
        code: code.to_owned(),
        parameters: vec![("status".to_owned(), "503".to_owned())],
    }
}

fn acceptance(files: &[AttachmentId]) -> Acceptance<'_> {
    Acceptance {
        server: SERVER,
        files,
        proof: Proof::Reply {
            status: 201,
            at_ms: 9,
        },
    }
}

/// Puts a new record into `state`.
fn record_in(store: &Store, state: StateName, instance: &str) -> OutboxId {
    let id = enqueue(store, instance, &[]);
    if state != StateName::Queued {
        store.start(id).unwrap();
    }
    match state {
        StateName::Queued | StateName::InFlight => {}
        StateName::Waiting => store
            .wait(id, 100, WaitScope::Record, &reason("busy"))
            .unwrap(),
        StateName::Held => store.hold(id, &reason("refused")).unwrap(),
        StateName::Delivered => {
            assert_eq!(
                store.accept(id, &acceptance(&[])).unwrap(),
                Progress::Delivered
            );
        }
    }
    id
}

/// A row for each state: start, accept, requeue, wait, hold, release, purge.
#[test]
fn the_table_of_moves_is_the_law() {
    const LAW: [(StateName, [u8; 7]); 5] = [
        (StateName::Queued, [1, 0, 0, 0, 0, 0, 0]),
        (StateName::InFlight, [0, 1, 1, 1, 1, 0, 0]),
        (StateName::Waiting, [1, 0, 0, 0, 0, 1, 0]),
        (StateName::Held, [0, 0, 0, 0, 0, 1, 0]),
        (StateName::Delivered, [0, 0, 0, 0, 0, 0, 1]),
    ];
    let (_home, store) = store();
    let verbs = [
        Verb::Start,
        Verb::Accept,
        Verb::Requeue,
        Verb::Wait,
        Verb::Hold,
        Verb::Release,
        Verb::Purge,
    ];
    for (from, legal) in LAW {
        for (verb, legal) in verbs.into_iter().zip(legal.map(|legal| legal == 1)) {
            let id = record_in(&store, from, &format!("{from:?} {verb:?}"));
            let before = store.entry(id).unwrap();
            let outcome = match verb {
                Verb::Start => store.start(id).map(drop),
                Verb::Accept => store.accept(id, &acceptance(&[])).map(drop),
                Verb::Requeue => store.requeue(id),
                Verb::Wait => store.wait(id, 1, WaitScope::Record, &reason("busy")),
                Verb::Hold => store.hold(id, &reason("refused")),
                Verb::Release => store.release(id),
                Verb::Purge => store.purge(id),
            };
            match outcome {
                Ok(()) => assert!(legal, "{verb:?} from {from:?} happened"),
                Err(Error::IllegalMove { from: said, .. }) => {
                    assert!(!legal && said == from, "{verb:?} from {from:?} was refused");
                    assert_eq!(store.entry(id).unwrap(), before);
                }
                Err(error) => panic!("{error}"),
            }
        }
    }
    assert_eq!(
        store.start(OutboxId(999)).unwrap_err().code(),
        "outbox-entry-missing"
    );
}

#[test]
fn a_record_is_delivered_with_its_last_part_and_not_before() {
    let (home, store) = store();
    let id = enqueue(&store, "uuid:1", &["a.jpg", "b.jpg"]);
    let files: Vec<_> = store
        .entry(id)
        .unwrap()
        .files
        .iter()
        .map(|file| file.id)
        .collect();
    store.start(id).unwrap();
    assert_eq!(
        store.accept(id, &acceptance(&files[..1])).unwrap(),
        Progress::More
    );
    drop(store);

    let store = open(&home);
    let entry = store.entry(id).unwrap();
    assert_eq!(
        entry.state,
        OutboxState::Queued,
        "the try that died is queued again"
    );
    assert_eq!(
        (entry.bytes_accepted(), entry.bytes_total()),
        (7 + 5, 7 + 10)
    );
    store.start(id).unwrap();
    assert_eq!(
        store.accept(id, &acceptance(&files[1..])).unwrap(),
        Progress::Delivered
    );
    let entry = store.entry(id).unwrap();
    let proof = Proof::Reply {
        status: 201,
        at_ms: 9,
    };
    assert_eq!(entry.state, OutboxState::Delivered { proof });
    assert_eq!(entry.attempts, 2);
    assert_eq!(
        store.record_xml(id).unwrap(),
        b"<poll/>",
        "delivered is not deleted"
    );
    assert!(store.pending().unwrap().is_empty());
}

#[test]
fn parts_are_forgotten_while_a_record_is_on_its_way() {
    let (_home, store) = store();
    let id = enqueue(&store, "uuid:1", &["a.jpg", "b.jpg"]);
    let file = [store.entry(id).unwrap().files[0].id];
    store.start(id).unwrap();
    store.accept(id, &acceptance(&file)).unwrap();
    store.forget_parts(id).unwrap();
    assert_eq!(store.entry(id).unwrap().bytes_accepted(), 0);
    let delivered = record_in(&store, StateName::Delivered, "uuid:2");
    assert_eq!(
        store.forget_parts(delivered).unwrap_err().code(),
        "outbox-illegal-move"
    );
}

#[test]
fn a_part_counts_only_for_the_server_that_is_set() {
    let (_home, store) = store();
    let id = enqueue(&store, "uuid:1", &["a.jpg", "b.jpg"]);
    let files: Vec<_> = store
        .entry(id)
        .unwrap()
        .files
        .iter()
        .map(|file| file.id)
        .collect();
    let delivered = record_in(&store, StateName::Delivered, "uuid:2");
    store.start(id).unwrap();
    store.accept(id, &acceptance(&files[..1])).unwrap();
    store.set_server(Some("https://other.example/")).unwrap();
    assert_eq!(
        store
            .accept(id, &acceptance(&files[1..]))
            .unwrap_err()
            .code(),
        "outbox-server-changed"
    );
    assert_eq!(store.entry(id).unwrap().bytes_accepted(), 0);
    assert_eq!(
        store.entry(delivered).unwrap().state.name(),
        StateName::Delivered
    );
    store.set_server(Some(SERVER)).unwrap();
    let stranger = [AttachmentId(999)];
    let error = store.accept(id, &acceptance(&stranger)).unwrap_err();
    assert_eq!(error.code(), "attachment-missing");
    assert!(
        !store.entry(id).unwrap().xml_accepted,
        "and the rest of that part did not count"
    );
}

const LONGEST: i64 = 1000;

fn due(store: &Store, now_ms: i64) -> Option<OutboxId> {
    store
        .next_due(now_ms, LONGEST)
        .unwrap()
        .map(|entry| entry.id)
}

#[test]
fn a_wait_for_the_link_holds_everyone_and_news_ends_it() {
    let (_home, store) = store();
    let first = enqueue(&store, "uuid:1", &[]);
    let second = enqueue(&store, "uuid:2", &[]);
    let held = record_in(&store, StateName::Held, "uuid:3");
    let slow = record_in(&store, StateName::Waiting, "uuid:4");
    assert_eq!(due(&store, 0), Some(first));
    store.start(first).unwrap();
    store
        .wait(first, 50, WaitScope::Link, &reason("network"))
        .unwrap();
    let waiting = |until_ms, code| OutboxState::Waiting {
        until_ms,
        reason: reason(code),
    };
    assert_eq!(store.entry(first).unwrap().state, waiting(50, "network"));
    assert_eq!(store.entry(second).unwrap().state, waiting(50, "network"));
    assert_eq!(
        store.entry(slow).unwrap().state,
        waiting(100, "busy"),
        "the longer wait stays"
    );
    assert_eq!(store.entry(held).unwrap().state.name(), StateName::Held);
    let late = enqueue(&store, "uuid:5", &[]);
    assert_eq!(store.common_wait(49, LONGEST).unwrap(), Some(50));
    assert_eq!(
        store.entry(late).unwrap().state,
        waiting(50, "network"),
        "late comers too"
    );
    assert_eq!(store.common_wait(50, LONGEST).unwrap(), None);
    assert_eq!(store.next_wake().unwrap(), Some(50));
    assert_eq!((due(&store, 49), due(&store, 50)), (None, Some(first)));

    store.wake_link().unwrap();
    assert_eq!(due(&store, 0), Some(first));
    assert_eq!(store.entry(slow).unwrap().state, waiting(100, "busy"));
    store.start(first).unwrap();
    store
        .wait(first, 200, WaitScope::Server, &reason("asked"))
        .unwrap();
    store.wake_link().unwrap();
    assert_eq!(store.entry(slow).unwrap().state, waiting(200, "asked"));
    assert_eq!(
        due(&store, 199),
        None,
        "news from the network is not the server's"
    );
    let order: Vec<_> = store
        .pending()
        .unwrap()
        .iter()
        .map(|entry| entry.id)
        .collect();
    assert_eq!(order, [first, second, slow, late]);
    let counts = OutboxCounts {
        pending: 4,
        held: 1,
        delivered: 0,
    };
    assert_eq!(store.outbox_counts().unwrap(), counts);
}

#[test]
fn a_record_with_a_fault_of_its_own_goes_last() {
    let (_home, store) = store();
    let faulty = record_in(&store, StateName::Waiting, "uuid:1");
    let sound = enqueue(&store, "uuid:2", &[]);
    assert_eq!(due(&store, 500), Some(sound));
    assert_eq!(
        store.common_wait(0, LONGEST).unwrap(),
        None,
        "and nobody waits for it"
    );
    store.start(sound).unwrap();
    assert_eq!(due(&store, 500), Some(faulty));
}

#[test]
fn a_clock_set_back_does_not_stop_the_queue() {
    let (_home, store) = store();
    let id = enqueue(&store, "uuid:1", &[]);
    store.start(id).unwrap();
    store
        .wait(id, 1_000_000, WaitScope::Server, &reason("asked"))
        .unwrap();
    assert_eq!((due(&store, 999_999), due(&store, 0)), (None, Some(id)));
    assert_eq!(store.common_wait(0, LONGEST).unwrap(), None);
}

#[test]
fn a_released_record_begins_afresh() {
    let (_home, store) = store();
    let id = record_in(&store, StateName::Held, "uuid:1");
    assert_eq!(
        store.entry(id).unwrap().state,
        OutboxState::Held {
            reason: reason("refused")
        }
    );
    store.release(id).unwrap();
    let entry = store.entry(id).unwrap();
    assert_eq!(
        (entry.state, entry.attempts, entry.last_reason),
        (OutboxState::Queued, 0, None)
    );
}

#[test]
fn nothing_personal_shows_in_debug() {
    let (_home, store) = store();
    let id = enqueue(&store, "uuid:secret", &["passport.jpg"]);
    let shown = format!(
        "{:?} {:?}",
        store.entry(id).unwrap(),
        store.entry(id).unwrap().files
    );
    for personal in ["secret", "a name", "passport"] {
        assert!(!shown.contains(personal), "{shown}");
    }
}

#[test]
fn a_purged_record_is_gone_with_its_files_and_its_neighbour_is_not() {
    let (_home, store) = store();
    let ids = ["uuid:1", "uuid:2"].map(|instance| {
        let id = enqueue(&store, instance, &["a.jpg"]);
        let file = store.start(id).unwrap().files[0].id;
        store.accept(id, &acceptance(&[file])).unwrap();
        (id, file)
    });
    store.purge(ids[0].0).unwrap();
    let missing = store.record_xml(ids[0].0).unwrap_err();
    assert_eq!(missing.code(), "outbox-entry-missing");
    assert_eq!(store.attachment_chunk(ids[0].1, 0).unwrap(), None);
    assert_eq!(store.purge(ids[0].0).unwrap_err().code(), missing.code());
    assert_eq!(store.outbox().unwrap().len(), 1);
    let kept = store.attachment_chunk(ids[1].1, 0).unwrap();
    assert_eq!(kept.as_deref(), Some(&b"12345"[..]));
    // Its number is never given again.
    assert!(enqueue(&store, "uuid:3", &[]) > ids[1].0);
}
