//! Killed at any instant: what was acknowledged is there, whole.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use rayi_collector::{Collector, Config, names};

use crate::kit::*;

#[test]
fn every_acknowledged_record_survives_sigkill() {
    let home = home();
    let sent = Mutex::new(BTreeSet::new());
    let acknowledged = Mutex::new(BTreeSet::new());
    let next = AtomicUsize::new(0);
    for kill_after in [1, 3, 7, 12, 20, 31] {
        let program = Program::start(home.path(), &[]);
        let address = program.address;
        let target = acknowledged.lock().unwrap().len() + kill_after;
        let killed = Mutex::new(Some(program));
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    let mut client = Client::connect(address);
                    loop {
                        let number = next.fetch_add(1, Ordering::Relaxed);
                        sent.lock().unwrap().insert(number);
                        let (record, photo) = crash_record(number);
                        let parts = [xml(&record), file("a.jpg", &photo)];
                        let Some(answer) = client.try_post(&parts) else {
                            return;
                        };
                        answer.keeps(0);
                        let mut acknowledged = acknowledged.lock().unwrap();
                        acknowledged.insert(number);
                        if acknowledged.len() >= target
                            && let Some(program) = killed.lock().unwrap().take()
                        {
                            program.kill();
                        }
                    }
                });
            }
        });
    }
    let acknowledged = acknowledged.into_inner().unwrap();
    let sent = sent.into_inner().unwrap();
    assert!(
        acknowledged.len() >= 74 && sent.len() > acknowledged.len(),
        "kills met uploads under way"
    );
    let collector = Collector::open(config(home.path())).unwrap();
    for number in &acknowledged {
        assert_whole(&collector, *number);
    }
    assert!(collector.records().unwrap().len() >= acknowledged.len());
    drop(collector);
    // The whole recovery: the same bytes again.
    let program = Program::start(home.path(), &[]);
    let mut client = Client::connect(program.address);
    for number in &sent {
        let (record, photo) = crash_record(*number);
        client.post(&[xml(&record), file("a.jpg", &photo)]).keeps(0);
    }
    assert_eq!(program.terminate(), Some(0));
    let collector = Collector::open(config(home.path())).unwrap();
    assert_eq!(collector.records().unwrap().len(), sent.len());
    sent.iter()
        .for_each(|number| assert_whole(&collector, *number));
}

#[test]
fn three_photos_arrive_in_three_posts_with_kills_between() {
    let home = home();
    let photos = [noise(1, 150_000), noise(2, 151_000), noise(3, 149_000)];
    let names = ["front.jpg", "صورة من الداخل.jpg", "water.jpg"];
    let record = site("uuid:three", names);
    let limit = ["--max-post", "200000"];
    let whole = multipart(&[
        xml(&record),
        file(names[0], &photos[0]),
        file(names[1], &photos[1]),
    ]);
    assert!(whole.len() > 200_000, "no two fit into one");
    for (place, (name, photo)) in names.iter().zip(&photos).enumerate() {
        let program = Program::start(home.path(), &limit);
        // Half of it, then the kill.
        let mut client = Client::connect(program.address);
        let body = multipart(&[xml(&record), file(name, photo)]);
        let length = body.len().to_string();
        let headers = [VERSION, MULTIPART, ("Content-Length", length.as_str())];
        client.send("POST", "/submission", &headers, &body[..100_000]);
        program.kill();
        // All of it, then the kill.
        let program = Program::start(home.path(), &limit);
        let mut client = Client::connect(program.address);
        client
            .post(&[xml(&record), file(name, photo)])
            .keeps(2 - place);
        program.kill();
    }
    let collector = Collector::open(config(home.path())).unwrap();
    let id = id("site-photos", "uuid:three");
    let folder = collector.folder_of(&id).unwrap();
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 4);
    assert_eq!(
        fs::read(folder.join(names::RECORD)).unwrap(),
        record.as_bytes()
    );
    for (name, photo) in names.iter().zip(&photos) {
        assert_eq!(&fs::read(folder.join(name)).unwrap(), photo);
    }
    assert_eq!(collector.record(&id).unwrap().unwrap().missing, 0);
}

#[test]
fn a_lost_or_damaged_index_is_made_anew_and_never_deleted() {
    let server = Server::start();
    for number in 0..5 {
        server
            .post(&[xml(&note(&format!("uuid:{number}"), "x"))])
            .keeps(0);
    }
    let home = server.stop();
    let kept = home.path().join("kept");
    let index = kept.join("index.sqlite");
    let before = Collector::open(config(home.path())).unwrap();
    assert_eq!(
        (before.opening().records, before.opening().reindexed),
        (5, 0)
    );
    let entries = before.records().unwrap();
    drop(before);

    fs::write(
        &index,
        b"this is no database, and never was one. ".repeat(100),
    )
    .unwrap();
    let opened = Collector::open(config(home.path())).unwrap();
    assert_eq!(
        (opened.opening().records, opened.opening().reindexed),
        (5, 5)
    );
    let aside = opened.opening().index_set_aside.clone().unwrap();
    assert!(fs::read(aside).unwrap().starts_with(b"this is no database"));
    assert!(opened.records().unwrap() == entries);
    drop(opened);

    // The pages behind the first.
    let mut bytes = fs::read(&index).unwrap();
    bytes[4_096..].fill(0xAB);
    fs::write(&index, bytes).unwrap();
    let opened = Collector::open(config(home.path())).unwrap();
    assert!(opened.opening().index_set_aside.is_some());
    assert!(opened.records().unwrap() == entries);
    drop(opened);
    assert_eq!(fs::read_dir(kept.join("set-aside")).unwrap().count(), 2);

    fs::remove_file(&index).unwrap();
    let opened = Collector::open(config(home.path())).unwrap();
    assert_eq!(
        (opened.opening().records, opened.opening().reindexed),
        (5, 5)
    );
    drop(opened);

    // A record that somebody took away is forgotten, one that somebody changed is seen.
    fs::remove_dir_all(kept.join("submissions/note/uuid%3A0")).unwrap();
    fs::remove_file(&index).unwrap();
    fs::write(
        kept.join("submissions/note/uuid%3A1/submission.xml"),
        b"<data/>",
    )
    .unwrap();
    let opened = Collector::open(config(home.path())).unwrap();
    assert_eq!(opened.opening().records, 4);
    let changed = opened.record(&id("note", "uuid:1")).unwrap().unwrap();
    assert_eq!(changed.verdict, "changed");
}

#[test]
fn an_upload_that_has_begun_may_end_after_the_signal() {
    let home = home();
    let mut program = Program::start(home.path(), &[]);
    let body = multipart(&[xml(&note("uuid:1", "x"))]);
    let length = body.len().to_string();
    let mut client = Client::connect(program.address);
    let expect = ("Expect", "100-continue");
    let headers = [
        VERSION,
        MULTIPART,
        ("Content-Length", length.as_str()),
        expect,
    ];
    client.send("POST", "/submission", &headers, b"");
    assert_eq!(client.answer("HEAD").status, 100, "it has begun");
    client.write(&body[..50]);
    program.signal();
    assert!(program.says().starts_with("Stopping"));
    client.write(&body[50..]);
    client.answer("POST").keeps(0);
    assert_eq!(program.says(), "Stopped");
    assert_eq!(program.wait(), Some(0));
}

#[test]
fn a_fault_on_this_side_is_told_and_the_record_may_come_again() {
    let told = Arc::new(Mutex::new(Vec::new()));
    let tell = Arc::clone(&told);
    let server = Server::start_with(|config| {
        config.on_fault = Box::new(move |fault| tell.lock().unwrap().push(fault.code()));
    });
    let place = server.home.path().join("kept/submissions/note");
    fs::remove_dir(&place).unwrap();
    fs::write(&place, "in the way").unwrap();
    let record = note("uuid:1", "x");
    server.post(&[xml(&record)]).refuses(500, "storage-failed");
    fs::remove_file(&place).unwrap();
    fs::create_dir(&place).unwrap();

    let index = rusqlite::Connection::open(server.home.path().join("kept/index.sqlite")).unwrap();
    index
        .execute_batch("ALTER TABLE record RENAME TO gone")
        .unwrap();
    server.post(&[xml(&record)]).refuses(500, "index-failed");
    assert!(place.join("uuid%3A1/submission.xml").exists());
    index
        .execute_batch("ALTER TABLE gone RENAME TO record")
        .unwrap();
    assert_eq!(server.collector.records().unwrap().len(), 0);
    server.post(&[xml(&record)]).keeps(0);
    assert_eq!(server.verdict("note", "uuid:1"), "unsealed");

    let csv = server.home.path().join("forms/site-photos-media/sites.csv");
    fs::remove_file(csv).unwrap();
    let address = "/media/site-photos/2026112501/sites.csv";
    server
        .client()
        .get(address)
        .refuses(500, "media-unreadable");
    // A refusal is nobody's fault here.
    server
        .post(&[xml("<data/>")])
        .refuses(400, "form-id-missing");
    assert_eq!(
        *told.lock().unwrap(),
        ["storage-failed", "index-failed", "media-unreadable"]
    );
}

#[test]
fn a_folder_belongs_to_one_collector_at_a_time() {
    let home = home();
    let first = Collector::open(config(home.path())).unwrap();
    let second = Collector::open(config(home.path())).unwrap_err();
    assert_eq!(second.code(), "data-in-use");
    drop(first);
    Collector::open(config(home.path())).unwrap();
}

fn config(home: &Path) -> Config {
    Config::new(home.join("forms"), home.join("kept"))
}

fn crash_record(number: usize) -> (String, Vec<u8>) {
    let record = site(&format!("uuid:{number}"), ["a.jpg", "", ""]);
    (record, noise(number as u64, 20_000))
}

#[track_caller]
fn assert_whole(collector: &Collector, number: usize) {
    let (record, photo) = crash_record(number);
    let folder = collector
        .folder_of(&id("site-photos", &format!("uuid:{number}")))
        .unwrap();
    assert_eq!(
        fs::read(folder.join(names::RECORD)).unwrap(),
        record.as_bytes()
    );
    assert_eq!(fs::read(folder.join("a.jpg")).unwrap(), photo);
}
