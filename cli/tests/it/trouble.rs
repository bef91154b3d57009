//! Bad input: stores, servers and forms that are not what they should be. Each is told in the
//! interface's language with a remedy, and nothing is lost.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::Path;

use insta::assert_snapshot;

use crate::program::{Program, shared, steady};

/// A store with one finished record that waits for a network.
fn store_with_a_record(store: &Path) {
    let photo = store.with_file_name("front.jpg");
    fs::write(&photo, b"a picture").expect("a file");
    let run = Program::new("interview --form-lang en --store")
        .arg(store)
        .arg(shared("real/site-photos.xml"))
        .typed(&format!("1\n1\n{}\n\n\nfine\n1\n", photo.display()))
        .run();
    assert_eq!(run.status, 0, "{}", run.printed);
}

fn outbox(store: &Path, tag: &str) -> String {
    let run = Program::new(&format!("outbox --lang {tag} --store"))
        .arg(store)
        .run();
    assert_eq!((run.status, run.printed.as_str()), (2, ""));
    run.faults
}

/// Sends the record to a server that gives one answer, and tells where the record stands.
fn sent_to(answer: &'static [u8], tag: &str) -> String {
    let home = tempfile::tempdir().expect("a folder");
    let store = home.path().join("store");
    store_with_a_record(&store);
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let mut request = [0; 4096];
            // Whatever is asked, the answer is the same; a client that went away needs none.
            let _ = stream.read(&mut request);
            let _ = stream.write_all(answer);
        }
    });
    let line = format!("sync --lang {tag} --server http://{address} --store");
    let run = Program::new(&line).arg(&store).run();
    assert_eq!((run.status, run.faults.as_str()), (1, ""));
    let kept = Program::new("outbox --json --store")
        .arg(&store)
        .run()
        .document();
    assert_eq!(
        kept["outbox"].as_array().map(Vec::len),
        Some(1),
        "nothing is lost"
    );
    run.printed
        .lines()
        .skip(4)
        .take(2)
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn a_key_of_another_store_opens_nothing() {
    let home = tempfile::tempdir().expect("a folder");
    let (one, other) = (home.path().join("one"), home.path().join("other"));
    store_with_a_record(&one);
    store_with_a_record(&other);
    let mut told = Vec::new();
    for name in ["unsealed.key", "rayi.key"] {
        fs::copy(other.join(name), one.join(name)).expect("a key");
        told.push(outbox(&one, "ar"));
    }
    assert_snapshot!(told.concat(), @r"
    rayi: مفتاح المخزن لم يُصنع على هذا الجهاز أو تغيّر.
    أعد ملف المفتاح الخاص بهذا المخزن.
    rayi: المفتاح ليس مفتاح هذا المخزن.
    استعمل المفتاح المحفوظ مع هذا المخزن. لم يتغير شيء.
    ");
}

#[test]
fn a_damaged_store_is_left_as_it_is() {
    let home = tempfile::tempdir().expect("a folder");
    let store = home.path().join("store");
    store_with_a_record(&store);
    let database = fs::read_dir(&store)
        .expect("the store")
        .map(|entry| entry.expect("readable").path())
        .find(|path| {
            path.extension()
                .is_some_and(|kind| kind == "db" || kind == "sqlite")
        })
        .expect("a database");
    let mut bytes = fs::read(&database).expect("a database");
    bytes
        .iter_mut()
        .skip(100)
        .take(3000)
        .for_each(|byte| *byte ^= 0x55);
    fs::write(&database, &bytes).expect("a database");
    assert_snapshot!(outbox(&store, "ckb"), @r"
    rayi: کۆگاکە تێکچووە. هیچ لانەبراوە.
    پێش هەموو شتێک بوخچەکە لە شوێنێکی سەلامەت لەبەر بگرەوە و بە سەرپەرشتیارەکەت بڵێ.
    ");
    assert_eq!(fs::read(&database).expect("still there"), bytes);
}

#[test]
fn a_log_in_page_is_no_receipt() {
    let page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 21\r\nConnection: close\r\n\r\n<html>Log in</html>\r\n";
    assert_snapshot!(sent_to(page, "en"), @r"
    Waits: What answered is not a survey server (status 200).
    On a Wi-Fi with a log-in page, log in first; else check the address.
    ");
}

#[test]
fn a_server_that_answers_nothing_or_nonsense() {
    assert_snapshot!(sent_to(b"", "kmr"), @r"
    Li bendê ye: Girêdan qut bû.
    Bi xwe dîsa tê ceribandin.
    ");
    assert_snapshot!(sent_to(b"\x00\xff nonsense\r\n\r\n", "ar"), @r"
    ينتظر: انقطع الاتصال.
    تُعاد المحاولة تلقائياً.
    ");
}

#[test]
fn an_address_that_is_none_or_not_protected() {
    let home = tempfile::tempdir().expect("a folder");
    for (address, code) in [
        ("ftp://x", "unusable"),
        ("http://example.org", "unprotected"),
    ] {
        let run = Program::new("sync --json --server")
            .arg(address)
            .arg("--store")
            .arg(home.path().join("store"))
            .run();
        assert_eq!(run.status, 2);
        assert_eq!(run.document()["error"], format!("server-address-{code}"));
        assert!(run.faults.lines().count() == 2, "{}", run.faults);
    }
}

#[test]
fn a_circle_of_calculations_is_refused_with_its_path() {
    let home = tempfile::tempdir().expect("a folder");
    let form = home.path().join("circle.xml");
    fs::write(&form, CIRCLE).expect("a form");
    let run = Program::new("form check --lang kmr").arg(form).run();
    assert_eq!(run.status, 1);
    assert_snapshot!(steady(&run.printed, home.path()), @r#"
    DIR/circle.xml:5:5: şaşî: Ev hesab li benda hev in: /data/b → /data/a → /data/b
      girêk: /data/b
      5 | <bind nodeset="/data/b" calculate="/data/a + 1"/>
        | ^
      çare: Xelekê bişkîne: divê yek ji wan ne girêdayî yên din be.

    Formek · şaşiyek · bê hişyarî
    "#);
}

const CIRCLE: &str = r#"<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
  <h:head><h:title>Circle</h:title><model>
    <instance><data id="circle"><a/><b/><q/></data></instance>
    <bind nodeset="/data/a" calculate="/data/b + 1"/>
    <bind nodeset="/data/b" calculate="/data/a + 1"/>
  </model></h:head>
  <h:body><input ref="/data/q"><label>Q</label></input></h:body>
</h:html>
"#;
