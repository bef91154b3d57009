//! The courier against a server on loopback that does every wrong thing in turn.

pub(crate) mod fake_server;

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use rayi_openrosa::Response;
use rayi_store::{
    Digest, DraftChange, DraftContents, Enqueue, FormKey, OutboxState, StateName, UnsealedKeyFile,
};
use tempfile::TempDir;

use super::*;
use fake_server::{Act, FakeServer, OPENROSA};

/// A clock that stands unless it is pushed, and numbers in a row.
#[derive(Default)]
struct Bench {
    now_ms: AtomicI64,
    next: AtomicU64,
}

impl Environment for Bench {
    fn now_ms(&self) -> i64 {
        self.now_ms.load(Ordering::Relaxed)
    }

    fn random(&self) -> u64 {
        self.next.fetch_add(1, Ordering::Relaxed)
    }
}

/// Writes down what it is told.
#[derive(Default)]
struct Diary {
    progress: Mutex<Vec<(u64, u64)>>,
    states: Mutex<Vec<StateName>>,
}

impl SyncListener for Diary {
    fn progress(&self, _: OutboxId, sent: u64, total: u64) {
        self.progress.lock().unwrap().push((sent, total));
    }

    fn changed(&self, entry: &OutboxEntry) {
        self.states.lock().unwrap().push(entry.state.name());
    }
}

struct Desk {
    home: TempDir,
    store: Arc<Store>,
    environment: Arc<Bench>,
    diary: Arc<Diary>,
    courier: Courier,
}

impl Desk {
    fn new(address: &str) -> Self {
        let desk = Self::at(tempfile::tempdir().unwrap());
        desk.store.put_form(&form(), "", b"<h:html/>", &[]).unwrap();
        desk.store.set_server(Some(address)).unwrap();
        desk
    }

    fn at(home: TempDir) -> Self {
        let vault = UnsealedKeyFile::beside(home.path());
        let store = Arc::new(Store::open(home.path(), &vault).unwrap());
        let environment = Arc::new(Bench::default());
        let courier =
            Courier::new(Arc::clone(&store), Link::new(true), environment.clone()).unwrap();
        Self {
            home,
            store,
            environment,
            diary: Arc::default(),
            courier,
        }
    }

    fn enqueue(&self, instance: &str, files: &[(&str, usize)]) -> OutboxId {
        let contents = DraftContents {
            bytes: b"",
            language: None,
            title: "",
            updated_ms: 0,
        };
        let draft = self.store.begin_draft(&form(), &contents).unwrap();
        let files: Vec<_> = files
            .iter()
            .map(|(name, size)| (*name, photo(*size)))
            .collect();
        let changes: Vec<_> = files
            .iter()
            .map(|(name, bytes)| DraftChange::Attach { name, bytes })
            .collect();
        self.store.save_draft(draft, &contents, &changes).unwrap();
        let record = Enqueue {
            instance_id: instance.to_owned(),
            instance_name: None,
            xml: xml(instance),
            seal: Digest::of(instance.as_bytes()),
            attachments: files.iter().map(|(name, _)| (*name).to_owned()).collect(),
            created_ms: 0,
        };
        self.store
            .finalise::<rayi_store::Error>(draft, |_| Ok(record))
            .unwrap()
    }

    async fn drain(&self) -> SyncReport {
        self.courier.drain(self.diary.clone()).await.unwrap()
    }

    fn reason(&self, id: OutboxId) -> (StateName, String) {
        let entry = self.store.entry(id).unwrap();
        (entry.state.name(), entry.last_reason.unwrap().code)
    }
}

fn form() -> FormKey {
    FormKey {
        id: "poll".to_owned(),
        version: "1".to_owned(),
    }
}

fn xml(instance: &str) -> Vec<u8> {
    format!("<poll>پرسیار {instance}</poll>").into_bytes()
}

fn photo(size: usize) -> Vec<u8> {
    (0..=250).cycle().take(size).collect()
}

#[tokio::test]
async fn a_record_arrives_byte_for_byte() {
    let server = FakeServer::start(&[]).await;
    let desk = Desk::new(&server.address());
    let id = desk.enqueue(
        "uuid:1",
        &[("وێنە.jpg", 150_000), ("b.jpg", 700_000), ("c.csv", 0)],
    );
    let report = desk.drain().await;
    let expected = SyncReport {
        delivered: 1,
        waiting: 0,
        held: 0,
        next_try_ms: None,
    };
    assert_eq!(report, expected);

    let heard = server.heard();
    assert!(
        heard[0]
            .head
            .starts_with("HEAD /v1/submission HTTP/1.1\r\n"),
        "{}",
        heard[0].head
    );
    let posts = server.posts();
    let mut files = Vec::new();
    for post in &posts {
        assert!(post.head.starts_with("POST /v1/submission HTTP/1.1\r\n"));
        assert_eq!(post.header("x-openrosa-version"), Some("1.0"));
        assert_eq!(post.header("user-agent"), Some("Rayi"));
        assert_eq!(post.header("transfer-encoding"), None);
        assert_eq!(
            post.header("content-length").unwrap(),
            post.body.len().to_string()
        );
        let mut part = post.files();
        assert_eq!(
            part.remove(0),
            ("xml_submission_file".to_owned(), xml("uuid:1"))
        );
        files.extend(part);
    }
    assert_eq!(
        posts.len(),
        2,
        "the server takes 200 kB, the second photo is larger"
    );
    files.sort();
    let expected = [("b.jpg", 700_000), ("c.csv", 0), ("وێنە.jpg", 150_000)]
        .map(|(name, size)| (name.to_owned(), photo(size)));
    assert!(files == expected, "names or bytes differ");

    let total = desk.store.entry(id).unwrap().bytes_total();
    let progress = desk.diary.progress.lock().unwrap().clone();
    assert!(progress.is_sorted() && progress.iter().all(|(_, of)| *of == total));
    assert_eq!(progress.last(), Some(&(total, total)));
    assert!(
        progress
            .windows(2)
            .all(|pair| pair[1].0 - pair[0].0 <= 64 * 1024)
    );
    let states = desk.diary.states.lock().unwrap().clone();
    assert_eq!(states, [StateName::InFlight, StateName::Delivered]);
}

#[tokio::test]
async fn what_the_server_refuses_is_held_with_its_reason() {
    let refusals = [
        (
            "This form is not currently accepting submissions.",
            "form-closed",
        ),
        (
            "A submission already exists with this ID, but with different XML.",
            "submission-differs",
        ),
    ];
    let acts = refusals
        .map(|(words, _)| Act::Reply(409, OPENROSA.to_owned(), Response::error(words).print()));
    let server = FakeServer::start(&[&[Act::Behave], &acts[..]].concat()).await;
    let desk = Desk::new(&server.address());
    let ids = [desk.enqueue("uuid:1", &[]), desk.enqueue("uuid:2", &[])];
    let last = desk.enqueue("uuid:3", &[]);
    let report = desk.drain().await;
    assert_eq!((report.delivered, report.held), (1, 2));
    for (id, (_, code)) in ids.into_iter().zip(refusals) {
        assert_eq!(desk.reason(id), (StateName::Held, code.to_owned()));
    }
    assert_eq!(
        desk.store.entry(last).unwrap().state.name(),
        StateName::Delivered
    );
}

/// Each fault meets the HEAD in one run and the POST in another; the record waits with that
/// reason, and with news from the network it arrives, the same bytes as ever.
#[tokio::test]
async fn after_every_fault_the_same_bytes_arrive() {
    let page = Act::Reply(200, String::new(), "<html>Log in</html>".to_owned());
    let redirect = Act::Reply(
        302,
        "Location: http://login.example/\r\n".to_owned(),
        String::new(),
    );
    let faults = [
        (page, "reply-not-openrosa"),
        (redirect, "reply-redirected"),
        (Act::CloseMidBody(100_000), "network-broken-off"),
        (Act::Garbage, "network-broken-off"),
    ];
    for (fault, code) in faults {
        for acts in [vec![fault.clone()], vec![Act::Behave, fault.clone()]] {
            let server = FakeServer::start(&acts).await;
            let desk = Desk::new(&server.address());
            let id = desk.enqueue("uuid:1", &[("a.jpg", 150_000)]);
            let report = desk.drain().await;
            assert_eq!((report.delivered, report.waiting), (0, 1), "{acts:?}");
            assert!(report.next_try_ms.is_some_and(|next| next > 0), "{acts:?}");
            assert_eq!(
                desk.reason(id),
                (StateName::Waiting, code.to_owned()),
                "{acts:?}"
            );

            desk.courier.link().online();
            assert_eq!(desk.drain().await.delivered, 1, "{acts:?}");
            let files = server.posts().pop().unwrap().files();
            assert_eq!(files[0].1, xml("uuid:1"));
            assert_eq!(files[1].1, photo(150_000));
        }
    }
}

/// Central closes what is idle for five seconds; the client asks again on a new connection.
#[tokio::test]
async fn a_connection_closed_while_idle_is_no_failure() {
    let server = FakeServer::start(&[Act::Behave, Act::CloseAtOnce]).await;
    let desk = Desk::new(&server.address());
    desk.enqueue("uuid:1", &[("a.jpg", 1000)]);
    assert_eq!(desk.drain().await.delivered, 1);
    assert_eq!(server.posts().len(), 1);

    let server = FakeServer::start(&[Act::CloseAtOnce]).await;
    let desk = Desk::new(&server.address());
    let id = desk.enqueue("uuid:1", &[]);
    desk.drain().await;
    assert_eq!(
        desk.reason(id),
        (StateName::Waiting, "network-broken-off".to_owned())
    );
}

#[tokio::test]
async fn a_reply_cut_short_is_no_proof() {
    let server = FakeServer::start(&[Act::Behave, Act::CloseMidReply]).await;
    let desk = Desk::new(&server.address());
    let id = desk.enqueue("uuid:1", &[]);
    desk.drain().await;
    assert_eq!(
        desk.reason(id),
        (StateName::Waiting, "network-broken-off".to_owned())
    );
    desk.environment.now_ms.store(60_000, Ordering::Relaxed);
    assert_eq!(desk.drain().await.delivered, 1, "time alone is enough");
}

#[tokio::test]
async fn nobody_listens_and_then_somebody_does() {
    let gone = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .unwrap()
        .local_addr()
        .unwrap();
    let desk = Desk::new(&format!("http://{gone}"));
    let id = desk.enqueue("uuid:1", &[]);
    desk.drain().await;
    assert_eq!(
        desk.reason(id),
        (StateName::Waiting, "network-unreachable".to_owned())
    );
    let server = FakeServer::start(&[]).await;
    desk.store.set_server(Some(&server.address())).unwrap();
    assert_eq!(desk.drain().await.delivered, 1);
}

/// The roots know nobody who vouches for this one; and a server without TLS is no better.
#[tokio::test]
async fn a_server_that_cannot_prove_its_name_gets_nothing() {
    for impostor in [fake_server::impostor, fake_server::plain_greeting] {
        let (port, heard) = impostor();
        let desk = Desk::new(&format!("https://127.0.0.1:{port}"));
        let id = desk.enqueue("uuid:1", &[]);
        desk.drain().await;
        assert_eq!(
            desk.reason(id),
            (StateName::Waiting, "network-server-unproven".to_owned())
        );
        assert_eq!(heard.await.unwrap(), b"", "what it could read of us");
    }
}

#[tokio::test]
async fn offline_sends_nothing_at_all() {
    let server = FakeServer::start(&[]).await;
    let desk = Desk::new(&server.address());
    desk.enqueue("uuid:1", &[]);
    desk.courier.link().offline();
    let report = desk.drain().await;
    assert_eq!((report.delivered, report.waiting), (0, 1));
    assert!(server.heard().is_empty());
}

/// The app goes away in the middle of a POST; the next sync begins where the books stand.
#[tokio::test]
async fn a_sync_that_is_dropped_loses_nothing() {
    let server = FakeServer::start(&[Act::Behave, Act::Silence]).await;
    let desk = Desk::new(&server.address());
    let id = desk.enqueue("uuid:1", &[]);
    let until_sent = async {
        while server.posts().is_empty() {
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        report = desk.drain() => panic!("{report:?}"),
        () = until_sent => {}
    }
    assert_eq!(desk.store.entry(id).unwrap().state, OutboxState::Queued);
    assert_eq!(desk.drain().await.delivered, 1);
}

#[tokio::test]
async fn two_syncs_at_once_send_each_record_once() {
    fn sendable<T: Send>(future: T) -> T {
        future
    }
    let server = FakeServer::start(&[]).await;
    let desk = Desk::new(&server.address());
    desk.enqueue("uuid:1", &[]);
    desk.enqueue("uuid:2", &[]);
    let (first, second) = tokio::join!(sendable(desk.drain()), desk.drain());
    assert_eq!(first.delivered + second.delivered, 2);
    assert_eq!(server.posts().len(), 2);
}

/// Damage in the store's file under one record: that one is held, the other is brought out.
#[tokio::test]
async fn a_record_that_cannot_be_read_stops_no_other() {
    let server = FakeServer::start(&[]).await;
    let desk = Desk::new(&server.address());
    let damaged = desk.enqueue("uuid:1", &[("a.jpg", 300_000)]);
    let sound = desk.enqueue("uuid:2", &[]);
    let photo = desk.store.entry(damaged).unwrap().files[0].id;

    let Desk {
        home,
        store,
        courier,
        ..
    } = desk;
    drop((store, courier));
    let database = home.path().join("rayi.db");
    let mut bytes = std::fs::read(&database).unwrap();
    // More than half of the file is the photo, so the middle is.
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&database, bytes).unwrap();
    let desk = Desk::at(home);
    assert_eq!(
        desk.store.attachment_chunk(photo, 0).unwrap_err().code(),
        "store-corrupt"
    );

    assert_eq!(desk.drain().await.delivered, 1);
    assert_eq!(
        desk.reason(damaged),
        (StateName::Held, "record-unreadable".to_owned())
    );
    assert_eq!(
        desk.store.entry(sound).unwrap().state.name(),
        StateName::Delivered
    );
}
