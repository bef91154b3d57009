//! Every record is kept; what its seal is worth is noted beside it.

use std::fs;
use std::path::Path;

use rayi_collector::{Collector, Config};
use rayi_trust::{Digest, FileDigest, FormFacts, TrustedKeys};

use crate::kit::*;

#[test]
fn a_record_s_seal_is_judged_when_it_comes() {
    let server = Server::start_with(|config| config.trust = trusted(1));
    let home = server.home.path();
    for (instance, seed, change, verdict) in [
        ("uuid:good", 1, None, "ok"),
        ("uuid:stranger", 2, None, "untrusted-key"),
        (
            "uuid:altered",
            1,
            Some(("sealed text", "other text")),
            "invalid",
        ),
    ] {
        let mut record = sealed(
            home,
            "note",
            &note(instance, "sealed text"),
            instance,
            seed,
            &[],
        );
        if let Some((from, to)) = change {
            record = record.replace(from, to);
        }
        server.post(&[xml(&record)]).keeps(0);
        assert_eq!(server.verdict("note", instance), verdict);
        let kept = fs::read(server.folder("note", instance).join("submission.xml")).unwrap();
        assert_eq!(kept, record.as_bytes());
    }
    server.post(&[xml(&note("uuid:bare", "x"))]).keeps(0);
    assert_eq!(server.verdict("note", "uuid:bare"), "unsealed");
    let good = server
        .collector
        .record(&id("note", "uuid:good"))
        .unwrap()
        .unwrap();
    assert!(good.trusted && key(1).public().to_line().starts_with(&good.signer));
}

#[test]
fn a_record_becomes_ok_with_its_last_file() {
    let server = Server::start_with(|config| config.trust = trusted(1));
    let names = ["a.jpg", "b.jpg", "c.jpg"];
    let record = site("uuid:1", names);
    let files = names.map(|name| FileDigest::of(name, name.as_bytes()));
    let record = sealed(
        server.home.path(),
        "site-photos",
        &record,
        "uuid:1",
        1,
        &files,
    );
    for (place, name) in names.iter().enumerate() {
        server
            .post(&[xml(&record), file(name, name.as_bytes())])
            .keeps(2 - place);
        let verdict = if place < 2 { "incomplete" } else { "ok" };
        assert_eq!(server.verdict("site-photos", "uuid:1"), verdict);
    }
}

#[test]
fn a_file_that_only_the_seal_names_is_kept() {
    let server = Server::start_with(|config| config.trust = trusted(1));
    let files = [FileDigest::of("audit.csv", b"event,node")];
    let record = sealed(
        server.home.path(),
        "note",
        &note("uuid:1", "x"),
        "uuid:1",
        1,
        &files,
    );
    server
        .post(&[xml(&record), file("other.csv", b"x")])
        .keeps(1);
    server
        .post(&[xml(&record), file("audit.csv", b"event,node")])
        .keeps(0);
    assert_eq!(server.verdict("note", "uuid:1"), "ok");
    assert!(!server.folder("note", "uuid:1").join("other.csv").exists());
}

#[test]
fn the_file_that_the_seal_means_takes_its_place() {
    let server = Server::start_with(|config| config.trust = trusted(1));
    let record = site("uuid:1", ["a.jpg", "", ""]);
    let files = [FileDigest::of("a.jpg", b"right")];
    let record = sealed(
        server.home.path(),
        "site-photos",
        &record,
        "uuid:1",
        1,
        &files,
    );
    let post = |content: &[u8]| server.post(&[xml(&record), file("a.jpg", content)]);
    let verdict = || server.verdict("site-photos", "uuid:1");
    post(b"wrong").keeps(0);
    assert_eq!(verdict(), "invalid");
    post(b"worse").refuses(409, "different-file");
    post(b"right").keeps(0);
    assert_eq!(verdict(), "ok");
    post(b"wrong").refuses(409, "different-file");
    let kept = fs::read(server.folder("site-photos", "uuid:1").join("a.jpg")).unwrap();
    assert_eq!(kept, b"right");
    let aside = server
        .home
        .path()
        .join("kept/set-aside/site-photos/uuid%3A1/a.jpg%1");
    assert_eq!(fs::read(aside).unwrap(), b"wrong");
}

#[test]
fn verdicts_follow_the_keys_and_forms_of_the_next_start() {
    let server = Server::start();
    let record = sealed(
        server.home.path(),
        "note",
        &note("uuid:1", "x"),
        "uuid:1",
        1,
        &[],
    );
    server.post(&[xml(&record)]).keeps(0);
    server.post(&[xml(&note("uuid:2", "x"))]).keeps(0);
    assert_eq!(server.verdict("note", "uuid:1"), "untrusted-key");
    let home = server.stop();

    let opened = open(home.path(), trusted(1));
    assert_eq!(opened.opening().reindexed, 1);
    assert_eq!(verdicts(&opened), ["ok", "unsealed"]);
    drop(opened);
    assert_eq!(open(home.path(), trusted(1)).opening().reindexed, 0);
    assert_eq!(
        verdicts(&open(home.path(), TrustedKeys::default())),
        ["untrusted-key", "unsealed"]
    );

    fs::rename(
        home.path().join("forms/note.xml"),
        home.path().join("note.xml"),
    )
    .unwrap();
    assert_eq!(
        verdicts(&open(home.path(), trusted(1))),
        ["form-unknown", "form-unknown"]
    );
    fs::write(home.path().join("forms/note.xml"), format!("{NOTE}\n")).unwrap();
    assert_eq!(
        verdicts(&open(home.path(), trusted(1))),
        ["invalid", "unsealed"]
    );
    fs::rename(
        home.path().join("note.xml"),
        home.path().join("forms/note.xml"),
    )
    .unwrap();
    assert_eq!(verdicts(&open(home.path(), trusted(1))), ["ok", "unsealed"]);
}

#[test]
fn the_program_believes_the_keys_of_its_file() {
    let home = home();
    let keys = home.path().join("keys");
    fs::write(&keys, format!("# office\n{}\n", key(1).public().to_line())).unwrap();
    let record = sealed(home.path(), "note", &note("uuid:1", "x"), "uuid:1", 1, &[]);
    let program = Program::start(home.path(), &["--trust", keys.to_str().unwrap()]);
    Client::connect(program.address)
        .post(&[xml(&record)])
        .keeps(0);
    assert_eq!(program.terminate(), Some(0));
    let opened = open(home.path(), trusted(1));
    assert_eq!(
        (opened.opening().reindexed, verdicts(&opened)),
        (0, vec!["ok".to_owned()])
    );
}

/// The record as a device would send it.
fn sealed(
    home: &Path,
    form: &str,
    record: &str,
    instance: &str,
    seed: u8,
    files: &[FileDigest],
) -> String {
    let bytes = fs::read(home.join(format!("forms/{form}.xml"))).unwrap();
    let version = if form == "site-photos" {
        "2026112501"
    } else {
        ""
    };
    let facts = FormFacts::new(form, version, Digest::of(&bytes));
    seal_for(facts, record, instance, seed, files)
}

fn open(home: &Path, trust: TrustedKeys) -> Collector {
    let mut config = Config::new(home.join("forms"), home.join("kept"));
    config.trust = trust;
    Collector::open(config).unwrap()
}

fn verdicts(collector: &Collector) -> Vec<String> {
    collector
        .records()
        .unwrap()
        .into_iter()
        .map(|entry| entry.verdict)
        .collect()
}
