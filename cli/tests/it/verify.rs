//! `rayi verify` on what the demo left in the collector's folder.

use std::fs;
use std::path::{Path, PathBuf};

use insta::assert_snapshot;

use crate::program::{Outcome, Program, shared, steady};

/// The folder of the one record that the demo delivered.
fn delivered(home: &Path, walks: &str) -> PathBuf {
    let run = Program::new("demo --json --store")
        .arg(home.join("store"))
        .arg("--answers")
        .arg(shared("paths").join(walks))
        .run();
    assert_eq!(run.status, 0, "{}", run.printed);
    let mut folder = home.join("store-collector/data/submissions");
    for _ in 0..2 {
        let mut entries = fs::read_dir(&folder).expect("a folder of the collector");
        folder = entries
            .next()
            .expect("one at least")
            .expect("readable")
            .path();
    }
    folder
}

fn verify(record: &Path, form: &str, home: &Path) -> (i32, String) {
    let run = run(record, form, "");
    let printed = run.printed.replace(&record.display().to_string(), "RECORD");
    (run.status, steady(&printed, home))
}

fn run(record: &Path, form: &str, flags: &str) -> Outcome {
    let form = shared("real").join(form).with_extension("xml");
    Program::new(&format!("verify {flags} --form"))
        .arg(form)
        .arg(record)
        .run()
}

#[test]
fn without_trusted_keys_nothing_is_better_than_an_untrusted_key() {
    let home = tempfile::tempdir().expect("a folder");
    let record = delivered(home.path(), "site-photos.json");
    let (status, printed) = verify(&record, "site-photos", home.path());
    assert_eq!(status, 1);
    assert_snapshot!(printed, @r"
    RECORD: untrusted-key
        The key is not among the trusted keys, so the seal proves nothing.
        Key: …
        Number 1 in the device's chain

    0 of 1 are “ok”.
    No survey manifest: the record is checked against the form alone.
    ");
    let document = run(&record, "site-photos", "--json").document();
    assert_eq!(document["records"][0]["verdict"], "untrusted-key");
    assert_eq!(document["records"][0]["survey"], serde_json::Value::Null);
}

#[test]
fn with_the_devices_key_the_record_is_ok() {
    let home = tempfile::tempdir().expect("a folder");
    let record = delivered(home.path(), "site-photos.json");
    let key = Program::new("outbox --key --store")
        .arg(home.path().join("store"))
        .run();
    assert_eq!((key.status, key.printed.lines().count()), (0, 1));
    let trust = home.path().join("trust");
    fs::write(&trust, &key.printed).expect("a file");
    let verify = |record: &Path| {
        Program::new("verify --form")
            .arg(shared("real/site-photos.xml"))
            .arg("--trust")
            .arg(&trust)
            .arg(record)
            .run()
    };
    let whole = verify(&record);
    assert_eq!(whole.status, 0, "{}", whole.printed);
    let printed = whole
        .printed
        .replace(&record.display().to_string(), "RECORD");
    assert_snapshot!(steady(&printed, home.path()), @r"
    RECORD: ok
        The record is genuine and whole.
        Key: …
        Number 1 in the device's chain

    1 of 1 are “ok”.
    No survey manifest: the record is checked against the form alone.
    ");

    let alone = verify(&record.join("submission.xml"));
    assert_eq!(alone.status, 1);
    assert!(
        alone.printed.contains("3 files of the record are missing."),
        "{}",
        alone.printed
    );

    fs::write(record.join("front.jpg"), b"another picture").expect("the photo");
    let changed = verify(&record);
    assert_eq!(changed.status, 1);
    assert!(
        changed.printed.contains("One file is not the one"),
        "{}",
        changed.printed
    );

    fs::write(&trust, "not a key").expect("a file");
    let unread = verify(&record);
    assert_eq!((unread.status, unread.printed.as_str()), (2, ""));
    assert_snapshot!(unread.faults, @r"
    rayi: Line 1 of the trusted keys cannot be used: the JWK is not JSON.
    Each line is a kid, a blank and a JWK.
    ");
}

#[test]
fn a_changed_byte_and_another_form_are_never_ok() {
    let home = tempfile::tempdir().expect("a folder");
    let record = delivered(home.path(), "site-photos.json");
    let (status, _) = verify(&record, "coalition-poll", home.path());
    assert_eq!(status, 1);
    let xml = record.join("submission.xml");
    let changed = fs::read_to_string(&xml)
        .expect("the record")
        .replace("school", "clinic");
    fs::write(&xml, changed).expect("the record");
    assert_eq!(verify(&xml, "site-photos", home.path()).0, 1);
}

#[test]
fn a_record_that_is_not_there_cannot_be_verified() {
    let home = tempfile::tempdir().expect("a folder");
    let run = run(home.path(), "site-photos", "--lang kmr");
    assert_eq!((run.status, run.printed.as_str()), (2, ""));
    assert_snapshot!(steady(&run.faults, home.path()), @r"
    rayi: DIR/submission.xml nayê xwendin: li wir tune ye.
    Nav û destûra xwe ya xwendinê kontrol bike.
    ");
}
