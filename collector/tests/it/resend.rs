//! Sending again, table of odk-central, 3, with the rows where we differ said.

use std::fs;

use crate::kit::*;

#[test]
fn the_same_bytes_again_are_the_same_receipt() {
    let server = Server::start();
    let record = note("uuid:1", "x");
    let first = server.post(&[xml(&record)]);
    first.keeps(0);
    let again = server.post(&[xml(&record)]);
    again.keeps(0);
    assert_eq!(first.body, again.body);
    assert_eq!(server.collector.records().unwrap().len(), 1);
}

#[test]
fn other_bytes_under_the_same_id_are_refused_and_the_first_stay() {
    let server = Server::start();
    let record = note("uuid:1", "x");
    server.post(&[xml(&record)]).keeps(0);
    for other in [note("uuid:1", "y"), record.clone() + "\n"] {
        let refused = server.post(&[xml(&other)]);
        refused.refuses(409, "different-xml");
        assert!(
            refused
                .text()
                .contains("A submission already exists with this ID, but with different XML")
        );
    }
    let kept = fs::read(server.folder("note", "uuid:1").join("submission.xml")).unwrap();
    assert_eq!(kept, record.as_bytes());
}

#[test]
fn ids_are_compared_as_they_are_and_within_their_form() {
    let server = Server::start();
    for instance in ["uuid:1", "UUID:1", " uuid:1 ", "uuid:1\n"] {
        server.post(&[xml(&note(instance, "x"))]).keeps(0);
    }
    server.post(&[xml(&site("uuid:1", ["", "", ""]))]).keeps(0);
    assert_eq!(server.collector.records().unwrap().len(), 5);
}

#[test]
fn an_id_of_64_characters_is_taken_and_one_of_65_is_not() {
    let server = Server::start();
    server.post(&[xml(&note(&"م".repeat(64), "x"))]).keeps(0);
    server
        .post(&[xml(&note(&"م".repeat(65), "x"))])
        .refuses(400, "id-too-long");
}

/// Central makes up a random id, and each retry makes a duplicate.
#[test]
fn a_record_without_an_id_is_found_again_by_its_bytes() {
    let server = Server::start();
    for record in ["<data id=\"note\"><text>x</text></data>", &note("", "x")] {
        server.post(&[xml(record)]).keeps(0);
        server.post(&[xml(record)]).keeps(0);
    }
    let records = server.collector.records().unwrap();
    assert_eq!(records.len(), 2);
    assert!(
        records
            .iter()
            .all(|entry| entry.id.instance.starts_with("sha256:"))
    );
}

#[test]
fn prefixes_are_ignored_and_the_first_id_wins() {
    let server = Server::start();
    let record = "<data id=\"note\"><meta xmlns:r=\"urn:r\"><r:instanceID>first</r:instanceID>\
        <instanceID>second</instanceID></meta></data>";
    server.post(&[xml(record)]).keeps(0);
    assert!(server.folder("note", "first").exists());
    assert!(!server.folder("note", "second").exists());
}

/// Central links an edit to the record it corrects, and refuses forks, edits of unknown records,
/// and the original sent again. Here each is a record of its own: nothing is refused that a
/// person must then rescue from a phone, and who reads the records follows `deprecatedID`.
#[test]
fn an_edit_is_a_record_of_its_own() {
    let server = Server::start();
    let edit = |instance: &str, of: &str| {
        note(instance, "x").replace(
            "<meta>",
            &format!("<meta><deprecatedID>{of}</deprecatedID>"),
        )
    };
    let original = note("uuid:1", "x");
    server.post(&[xml(&original)]).keeps(0);
    server.post(&[xml(&edit("uuid:2", "uuid:1"))]).keeps(0);
    server.post(&[xml(&edit("uuid:2", "uuid:1"))]).keeps(0);
    server.post(&[xml(&edit("uuid:3", "uuid:1"))]).keeps(0);
    server.post(&[xml(&edit("uuid:4", "uuid:none"))]).keeps(0);
    server.post(&[xml(&original)]).keeps(0);
    assert_eq!(server.collector.records().unwrap().len(), 4);
}

#[test]
fn files_may_follow_and_what_is_there_stays() {
    let server = Server::start();
    let record = site("uuid:1", ["a.jpg", "b.jpg", "c.jpg"]);
    let folder = server.folder("site-photos", "uuid:1");
    server.post(&[xml(&record), file("a.jpg", b"A")]).keeps(2);
    server
        .post(&[xml(&record), file("b.jpg", b"B"), file("a.jpg", b"A")])
        .keeps(1);
    server.post(&[xml(&record)]).keeps(1);
    // Central lets the last one win.
    server
        .post(&[xml(&record), file("c.jpg", b"C"), file("a.jpg", b"other")])
        .refuses(409, "different-file");
    assert!(
        !folder.join("c.jpg").exists(),
        "a refused upload leaves nothing"
    );
    server.post(&[file("c.jpg", b"C"), xml(&record)]).keeps(0);
    for (name, content) in [("a.jpg", b"A"), ("b.jpg", b"B"), ("c.jpg", b"C")] {
        assert_eq!(fs::read(folder.join(name)).unwrap(), content);
    }
    let entry = server
        .collector
        .record(&id("site-photos", "uuid:1"))
        .unwrap()
        .unwrap();
    assert_eq!(entry.missing, 0);
}

#[test]
fn nothing_is_left_in_incoming_and_times_are_coarse() {
    let server = Server::start();
    let record = site("uuid:1", ["a.jpg", "", ""]);
    server
        .post(&[xml(&record), file("a.jpg", b"A"), file("b.jpg", b"B")])
        .keeps(0);
    server
        .post(&[file("a.jpg", b"A")])
        .refuses(400, "xml-part-missing");
    let incoming = server.home.path().join("kept/incoming");
    assert_eq!(fs::read_dir(incoming).unwrap().count(), 0);
    let folder = server.folder("site-photos", "uuid:1");
    for path in [
        folder.join("submission.xml"),
        folder.join("a.jpg"),
        folder.clone(),
    ] {
        let modified = fs::metadata(path).unwrap().modified().unwrap();
        let seconds = modified.duration_since(std::time::UNIX_EPOCH).unwrap();
        assert_eq!((seconds.as_secs() % 900, seconds.subsec_nanos()), (0, 0));
    }
}
