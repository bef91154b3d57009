//! `rayi demo`: from the first question to the collector's folder.

use insta::assert_snapshot;

use crate::program::{Program, shared, steady};

#[test]
fn without_a_terminal_the_fourth_walk_runs_through_the_whole_pipe() {
    let home = tempfile::tempdir().expect("a folder");
    let run = Program::new("demo --store")
        .arg(home.path().join("store"))
        .run();
    assert_eq!((run.status, run.faults.as_str()), (0, ""));
    assert_snapshot!(steady(&run.printed, home.path()), @r"
    A test copy of a poll, answered in the role of an enumerator: the seal names this device. Citizens' anonymous seals are another thing and do not exist yet.
    Device: DIR/store · Collector: DIR/store-collector
    Store: DIR/store
    The store's key lies in a file beside it and is not sealed: whoever copies both can read the answers.

    Interview 1 of 1: “full answer in Sorani, contradiction shown, district cascade”, in سۆرانی (ckb)
      24 answers · 2 refused as they should be · 13 expectations compared

    One record is sealed, encrypted on this device and queued.

    Sending to http://127.0.0.1:…, where nobody listens:
      uuid:…  Waits: No connection to the server.

    The network returns: a collector starts at http://127.0.0.1:….
      uuid:…  Delivered

    The collector's folder holds this one record:
      uuid:…  The record is genuine and whole.
        submission.xml: the same bytes as on the device, SHA-256 …

    Check it yourself:
      rayi verify DIR/store-collector/data/submissions/coalition_poll/* --form DIR/store-collector/forms/coalition-poll.xml --trust DIR/store-collector/trusted-keys

    Everything arrived as it was sealed.
    ");
}

#[test]
fn every_walk_of_the_poll_makes_a_record_that_arrives() {
    let home = tempfile::tempdir().expect("a folder");
    let run = Program::new("demo --json --lang ckb --store")
        .arg(home.path().join("store"))
        .arg("--answers")
        .arg(shared("paths/coalition-poll.json"))
        .run();
    assert_eq!((run.status, run.faults.as_str()), (0, ""));
    let document = run.document();
    assert_eq!(document["ok"], true);
    assert_eq!(document["role"], "enumerator");
    let interviews = document["interviews"].as_array().expect("a list");
    assert_eq!(interviews.len(), 5);
    let records = document["records"].as_array().expect("a list");
    assert_eq!(records.len(), 5);
    for record in records {
        assert_eq!(record["verdict"], "ok");
        let file = &record["files"][0];
        assert_eq!(file["name"], "submission.xml");
        assert_eq!(file["sha256"], file["received_sha256"]);
    }
}

#[test]
fn three_photos_arrive_with_their_record() {
    let home = tempfile::tempdir().expect("a folder");
    let run = Program::new("demo --json --store")
        .arg(home.path().join("store"))
        .arg("--answers")
        .arg(shared("paths/site-photos.json"))
        .run();
    assert_eq!(run.status, 0, "{}", run.printed);
    let files = run.document()["records"][0]["files"]
        .as_array()
        .expect("a list")
        .clone();
    let names: Vec<_> = files
        .iter()
        .map(|file| file["name"].as_str().expect("a name"))
        .collect();
    assert_eq!(
        names,
        ["submission.xml", "front.jpg", "inside.jpg", "ئاو.jpg"]
    );
}

#[test]
fn a_walk_that_goes_otherwise_is_told_and_ends_with_1() {
    let home = tempfile::tempdir().expect("a folder");
    let walks = home.path().join("walks.json");
    std::fs::write(&walks, WRONG).expect("a file");
    let run = Program::new("demo --store")
        .arg(home.path().join("store"))
        .arg("--answers")
        .arg(&walks)
        .run();
    assert_eq!(run.status, 1);
    let told: Vec<_> = run
        .printed
        .lines()
        .filter(|line| line.starts_with("  !"))
        .collect();
    assert_snapshot!(told.join("\n"), @r"
    ! /data/welcome/consent: “yes” should have been refused.
    ! /data/opinion/q_continue was never asked.
    ! /data/thanks was never asked.
    ! /data/no_consent_note was asked and should not have been.
    ! The text of /data/welcome/consent is “Do you agree to take part in this poll?”; “Do you like” should be in it.
    ! /data/eligible is “0”, expected was “1”.
    ");
}

#[test]
fn what_is_no_file_of_walks_is_told_with_its_place() {
    let home = tempfile::tempdir().expect("a folder");
    let walks = home.path().join("walks.json");
    std::fs::write(&walks, "{\n  \"form\": 3\n}").expect("a file");
    let run = Program::new("demo --lang ckb --answers").arg(&walks).run();
    assert_eq!(run.status, 2);
    assert_snapshot!(steady(&run.faults, home.path()), @r"
    rayi: DIR/walks.json فایلی چاوپێکەوتنی نووسراو نییە (دێڕی 2، ستوونی 11).
    شێوازەکەی هەمان شێوازی فایلەکانی tests/forms/pathsە.
    ");
}

#[test]
fn nobody_is_told_that_this_is_anonymous() {
    for tag in ["ar", "ckb", "kmr", "en"] {
        let home = tempfile::tempdir().expect("a folder");
        let line = format!("demo --lang {tag} --store");
        let run = Program::new(&line).arg(home.path().join("store")).run();
        let language = rayi_locale::Language::from_tag(tag).expect("one of ours");
        let anonymous = rayi_locale::Texts::new(language).plain("privacy-anonymous", &[]);
        assert_eq!(run.status, 0);
        assert!(!run.printed.contains(&anonymous), "{tag}");
    }
}

const WRONG: &str = r#"{
  "form": "coalition-poll.xml",
  "paths": [{
    "name": "wrong in every way",
    "language": "English (en)",
    "answers": {"/data/welcome/consent": "no", "/data/opinion/q_continue": "yes"},
    "reject": [{"path": "/data/welcome/consent", "value": "yes"}],
    "asked": ["/data/thanks"],
    "not_asked": ["/data/no_consent_note"],
    "expect": {"/data/eligible": "1"},
    "label_contains": {"/data/welcome/consent": "Do you like"}
  }]
}"#;
