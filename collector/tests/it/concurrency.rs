//! Many at once.

use std::fs;
use std::sync::Barrier;
use std::thread;

use crate::kit::*;

#[test]
fn eight_posts_of_one_record_at_once_store_it_once() {
    let server = Server::start();
    for round in 0..10 {
        let instance = format!("uuid:{round}");
        let record = site(&instance, ["a.jpg", "b.jpg", ""]);
        let (a, b) = (noise(1, 50_000), noise(2, 50_000));
        let answers = at_once(8, |_| {
            server.post(&[xml(&record), file("a.jpg", &a), file("b.jpg", &b)])
        });
        for answer in &answers {
            answer.keeps(0);
            assert_eq!(answer.body, answers[0].body);
        }
        let folder = server.folder("site-photos", &instance);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 3);
        assert_eq!(fs::read(folder.join("b.jpg")).unwrap(), b);
    }
    assert_eq!(server.collector.records().unwrap().len(), 10);
}

#[test]
fn eight_different_records_of_one_id_at_once_store_the_first() {
    let server = Server::start();
    let records: Vec<_> = (0..8)
        .map(|number| note("uuid:1", &number.to_string()))
        .collect();
    let answers = at_once(8, |number| server.post(&[xml(&records[number])]));
    let kept: Vec<_> = (0..8)
        .filter(|number| answers[*number].status == 201)
        .collect();
    assert_eq!(kept.len(), 1);
    for (number, answer) in answers.iter().enumerate() {
        if number != kept[0] {
            answer.refuses(409, "different-xml");
        }
    }
    let stored = fs::read(server.folder("note", "uuid:1").join("submission.xml")).unwrap();
    assert_eq!(stored, records[kept[0]].as_bytes());
}

#[test]
fn files_of_one_record_sent_at_once_all_arrive() {
    let server = Server::start();
    let record = site("uuid:1", ["a.jpg", "b.jpg", "c.jpg"]);
    let names = ["a.jpg", "b.jpg", "c.jpg"];
    let answers = at_once(3, |number| {
        server.post(&[xml(&record), file(names[number], names[number].as_bytes())])
    });
    assert!(answers.iter().all(|answer| answer.status == 201));
    server.post(&[xml(&record)]).keeps(0);
    for name in names {
        let kept = fs::read(server.folder("site-photos", "uuid:1").join(name)).unwrap();
        assert_eq!(kept, name.as_bytes());
    }
}

#[test]
fn sixteen_different_records_at_once_are_all_kept() {
    let server = Server::start();
    let answers = at_once(16, |number| {
        server.post(&[xml(&note(&format!("uuid:{number}"), "x"))])
    });
    answers.iter().for_each(|answer| answer.keeps(0));
    assert_eq!(server.collector.records().unwrap().len(), 16);
}

fn at_once(count: usize, post: impl Fn(usize) -> Answer + Sync) -> Vec<Answer> {
    let barrier = Barrier::new(count);
    thread::scope(|scope| {
        let started: Vec<_> = (0..count)
            .map(|number| {
                let (barrier, post) = (&barrier, &post);
                scope.spawn(move || {
                    barrier.wait();
                    post(number)
                })
            })
            .collect();
        started
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    })
}
