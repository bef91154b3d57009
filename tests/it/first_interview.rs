//! Read this first: one interview from the form to the receipt of delivery, on one page.

use std::sync::Arc;

use rayi::{
    Answer, Direction, Finalised, OutboxEntry, OutboxState, Rayi, RecordFiles, Step, SyncListener,
    SystemEnvironment, UnsealedKeyFile, verify_records,
};
use rayi_collector::{Collector, Config, RecordId};
use rayi_tests::forms;

/// Nobody looks at this sync.
struct Nobody;

impl SyncListener for Nobody {
    fn progress(&self, _: &OutboxEntry) {}
}

#[tokio::test]
async fn from_form_to_receipt() {
    let home = tempfile::tempdir().expect("a folder");

    // A store opens with a key that the platform's vault keeps; a form is read, checked and kept.
    let store = home.path().join("store");
    let vault = Arc::new(UnsealedKeyFile::beside(&store));
    let rayi = Rayi::open(&store, vault, Arc::new(SystemEnvironment)).expect("opens");
    let xml = forms::xml("coalition-poll");
    let report = rayi.add_form(&xml, Vec::new()).expect("kept");
    assert!(report.diagnostics.is_empty());

    // The interview says what to draw, in the form's language and that language's direction.
    let session = rayi.begin("coalition_poll", Some("ckb")).expect("begins");
    let screen = session.screen().expect("open");
    let question = screen
        .items
        .last()
        .expect("the first screen asks for consent");
    assert_eq!(question.path, "/data/welcome/consent");
    assert_eq!(question.label.direction, Direction::Rtl);
    assert_eq!(question.choices[1].value, "no");

    // An answer is checked, stored, and everything that depends on it follows.
    assert!(matches!(
        session.answer(&question.path, "perhaps").expect("asked"),
        Answer::Refused(_)
    ));
    let answer = session.answer(&question.path, "no").expect("asked");
    let Answer::Accepted(changes) = answer else {
        panic!("a choice of the form")
    };
    assert!(
        changes
            .nodes
            .iter()
            .any(|change| change.path == "/data/no_consent_note")
    );
    while session.next().expect("moves") != Step::End {}

    // Finished: sealed by this device, and in the outbox. There is no network yet.
    let Finalised::Queued(entry) = session.finalise().expect("finishes") else {
        panic!("whole")
    };
    assert_eq!(entry.state, OutboxState::Queued);

    // Somewhere a collector offers the form and trusts this device's key.
    let offered = home.path().join("forms");
    std::fs::create_dir(&offered).expect("a folder");
    std::fs::write(offered.join("coalition-poll.xml"), &xml).expect("written");
    let key = rayi.device_key().expect("made with the store");
    let trusted = format!("{} {}\n", key.kid, key.jwk);
    let mut config = Config::new(&offered, home.path().join("collected"));
    config.trust = rayi_collector::TrustedKeys::parse(trusted.as_bytes()).expect("a line of keys");
    let collector = Collector::open(config).expect("opens");
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a port");
    let address = listener.local_addr().expect("bound");
    tokio::spawn(rayi_collector::serve(
        listener,
        collector.clone(),
        std::future::pending::<()>(),
    ));

    // The network returns: what waits is delivered, and the server's word is kept as proof.
    rayi.set_server(&format!("http://{address}"))
        .expect("an address");
    rayi.online();
    let report = rayi.sync(Arc::new(Nobody)).await.expect("a round");
    assert_eq!((report.delivered, report.waiting, report.held), (1, 0, 0));
    let state = rayi.outbox().expect("read").remove(0).state;
    assert!(
        matches!(state, OutboxState::Delivered { status: 201, .. }),
        "{state:?}"
    );

    // What lies at the collector is, byte for byte, what was sealed here, and anyone can verify it.
    let id = RecordId {
        form: entry.form_id,
        instance: entry.instance_id,
    };
    let folder = collector.folder_of(&id).expect("kept");
    let received = std::fs::read(folder.join("submission.xml")).expect("readable");
    assert_eq!(received, rayi.record(&entry.id).expect("read")[0].bytes);
    let records = [RecordFiles {
        xml: received,
        files: Vec::new(),
    }];
    let report = verify_records(&xml, &records, Some(trusted.as_bytes())).expect("readable");
    assert!(report.is_ok, "{report:?}");
}
