//! Limits of size, number and time.

use std::fs;
use std::time::Duration;

use crate::kit::*;

#[test]
fn a_post_over_the_limit_is_refused_and_one_at_it_is_not() {
    let record = site("uuid:1", ["a.jpg", "", ""]);
    let frame = multipart(&[xml(&record), file("a.jpg", b"")]).len();
    let server = Server::start_with(|config| config.limits.post = 200_000);
    let photo = noise(1, 200_001 - frame);
    server
        .post(&[xml(&record), file("a.jpg", &photo)])
        .refuses(413, "post-too-large");
    // Without a length that could be looked at before.
    let body = multipart(&[xml(&record), file("a.jpg", &photo)]);
    let mut client = server.client();
    let headers = [VERSION, MULTIPART, ("Transfer-Encoding", "chunked")];
    client.send(
        "POST",
        "/submission",
        &headers,
        format!("{:x}\r\n", body.len()).as_bytes(),
    );
    client.write(&body);
    client.write(b"\r\n0\r\n\r\n");
    client.answer("POST").refuses(413, "post-too-large");
    assert_eq!(server.collector.records().unwrap().len(), 0);
    server
        .post(&[xml(&record), file("a.jpg", &photo[1..])])
        .keeps(0);
}

#[test]
fn a_client_that_asks_first_is_told_before_it_sends() {
    let server = Server::start_with(|config| config.limits.post = 10_000);
    let expect = ("Expect", "100-continue");
    let mut client = server.client();
    client.send(
        "POST",
        "/submission",
        &[VERSION, MULTIPART, expect, ("Content-Length", "10001")],
        b"",
    );
    client.answer("POST").refuses(413, "post-too-large");
    let body = multipart(&[xml(&note("uuid:1", "x"))]);
    let length = body.len().to_string();
    let mut client = server.client();
    client.send(
        "POST",
        "/submission",
        &[VERSION, MULTIPART, expect, ("Content-Length", &length)],
        b"",
    );
    assert_eq!(client.answer("HEAD").status, 100);
    client.write(&body);
    client.answer("POST").keeps(0);
}

#[test]
fn each_part_has_its_own_limit() {
    let server = Server::start_with(|config| {
        config.limits.file = 1_000;
        config.limits.xml = 1_000;
        config.limits.parts = 3;
    });
    let record = site("uuid:1", ["a.jpg", "b.jpg", "c.jpg"]);
    let large = noise(1, 1_001);
    server
        .post(&[xml(&record), file("a.jpg", &large)])
        .refuses(413, "file-too-large");
    server
        .post(&[xml(&note("uuid:1", &"x".repeat(1_000)))])
        .refuses(413, "xml-too-large");
    let four = [
        xml(&record),
        file("a.jpg", b"A"),
        file("b.jpg", b"B"),
        file("c.jpg", b"C"),
    ];
    server.post(&four).refuses(413, "too-many-parts");
    server.post(&four[..3]).keeps(1);
    server
        .post(&[xml(&record), file("c.jpg", &large[1..])])
        .keeps(0);
}

#[test]
fn framing_without_content_is_not_collected_in_memory() {
    let server = Server::start();
    let endless = Part {
        head: format!("X-Long: {}\r\n", "x".repeat(2_000_000)),
        content: b"",
    };
    server.post(&[endless]).refuses(400, "part-head-too-large");
    // Neither is what stands before the first boundary.
    let mut body = vec![b'x'; 2_000_000];
    body.extend(multipart(&[xml(&note("uuid:1", "x"))]));
    let length = body.len().to_string();
    let mut client = server.client();
    client.send(
        "POST",
        "/submission",
        &[VERSION, MULTIPART, ("Content-Length", &length)],
        &body,
    );
    client.answer("POST").refuses(400, "part-head-too-large");
    // A few bytes there are legal.
    let body = [b"preamble\r\n", &*multipart(&[xml(&note("uuid:1", "x"))])].concat();
    let length = body.len().to_string();
    let mut client = server.client();
    client.send(
        "POST",
        "/submission",
        &[VERSION, MULTIPART, ("Content-Length", &length)],
        &body,
    );
    client.answer("POST").keeps(0);
}

#[test]
fn many_small_parts_and_large_ones_arrive_whole() {
    let server = Server::start();
    let names: Vec<_> = (0..200).map(|number| format!("{number}.jpg")).collect();
    let mut record = site("uuid:1", ["", "", ""]);
    let fronts: String = names
        .iter()
        .map(|name| format!("<front>{name}</front>"))
        .collect();
    record = record.replace("<front></front>", &fronts);
    let contents: Vec<_> = (0..200)
        .map(|n| noise(n, usize::try_from(n * 500).unwrap()))
        .collect();
    let mut parts = vec![xml(&record)];
    parts.extend(
        names
            .iter()
            .zip(&contents)
            .map(|(name, content)| file(name, content)),
    );
    server.post(&parts).keeps(0);
    let folder = server.folder("site-photos", "uuid:1");
    for (name, content) in names.iter().zip(&contents) {
        assert_eq!(&fs::read(folder.join(name)).unwrap(), content);
    }
}

#[test]
fn a_body_that_trickles_in_is_ended_by_408() {
    let body = multipart(&[xml(&note("uuid:1", "x"))]);
    let length = body.len().to_string();
    for (idle, whole) in [(50, 60_000), (60_000, 50)] {
        let server = Server::start_with(|config| {
            config.limits.idle_time = Duration::from_millis(idle);
            config.limits.body_time = Duration::from_millis(whole);
        });
        let mut client = server.client();
        let headers = [VERSION, MULTIPART, ("Content-Length", length.as_str())];
        client.send("POST", "/submission", &headers, &body[..20]);
        client.answer("POST").refuses(408, "too-slow");
        assert_eq!(
            fs::read_dir(server.home.path().join("kept/incoming"))
                .unwrap()
                .count(),
            0
        );
        assert_eq!(server.collector.records().unwrap().len(), 0);
    }
}

#[test]
fn a_head_that_does_not_end_is_cut_off() {
    let server = Server::start_with(|config| config.limits.head_time = Duration::from_millis(50));
    let mut client = server.client();
    client.write(b"GET /formList HTTP/1.1\r\nHost: x\r\n");
    assert!(
        client
            .try_answer("GET")
            .is_none_or(|answer| answer.status == 408)
    );
}

#[test]
fn more_connections_than_allowed_wait_their_turn() {
    let server = Server::start_with(|config| config.limits.connections = 1);
    let mut first = server.client();
    first.post(&[xml(&note("uuid:1", "x"))]).keeps(0);
    let mut second = server.client();
    let record = note("uuid:2", "x");
    let waiting = std::thread::spawn(move || second.post(&[xml(&record)]));
    first.post(&[xml(&note("uuid:3", "x"))]).keeps(0);
    assert!(!waiting.is_finished());
    drop(first);
    waiting.join().unwrap().keeps(0);
}

#[test]
fn a_client_that_goes_away_leaves_nothing() {
    let server = Server::start();
    let record = site("uuid:1", ["a.jpg", "", ""]);
    let body = multipart(&[file("a.jpg", &noise(1, 300_000)), xml(&record)]);
    let length = body.len().to_string();
    let mut client = server.client();
    let headers = [VERSION, MULTIPART, ("Content-Length", length.as_str())];
    client.send("POST", "/submission", &headers, &body[..250_000]);
    drop(client);
    let home = server.stop();
    assert_eq!(
        fs::read_dir(home.path().join("kept/incoming"))
            .unwrap()
            .count(),
        0
    );
    let server = Server::start_in(home, |_| {});
    assert_eq!(server.collector.records().unwrap().len(), 0);
    server
        .post(&[file("a.jpg", &noise(1, 300_000)), xml(&record)])
        .keeps(0);
}
