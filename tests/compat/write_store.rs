//! Writes a store by the code of a commit: how it was run stands in README.md.
use std::path::Path;
use std::sync::Arc;
use rayi::{Answer, Finalised, MediaFile, Permission, Rayi, Session, SystemEnvironment, UnsealedKeyFile};

fn answer(session: &Session, path: &str, value: &str) {
    assert!(matches!(session.answer(path, value).unwrap(), Answer::Accepted(_)), "{path}");
}

fn fill(session: &Session, well: &str, depth: &str) {
    answer(session, "/data/well", well);
    answer(session, "/data/depth", depth);
    assert!(matches!(session.attach("/data/photo", "well.jpg", b"a photo").unwrap(), Answer::Accepted(_)));
    session.add_repeat("/data/visit").unwrap();
    answer(session, "/data/visit[1]/who", "ئاسۆ");
    session.add_repeat("/data/visit").unwrap();
    answer(session, "/data/visit[2]/who", "Rojda");
}

fn main() {
    let words: Vec<String> = std::env::args().collect();
    let directory = Path::new(&words[1]);
    assert!(!directory.exists());
    let vault = Arc::new(UnsealedKeyFile::beside(directory));
    let rayi = Rayi::open(directory, vault, Arc::new(SystemEnvironment)).unwrap();
    let xml = std::fs::read(&words[2]).unwrap();
    let media = MediaFile { name: "wells.csv".to_owned(), bytes: std::fs::read(&words[3]).unwrap() };
    let report = rayi.add_form(&xml, vec![media]).unwrap();
    assert!(report.form.is_some(), "{:?}", report.diagnostics);
    for found in report.diagnostics { println!("{found:?}"); }
    rayi.set_server("https://collect.example/").unwrap();

    let finished = rayi.begin("wells", None).unwrap();
    fill(&finished, "w1", "41");
    let Finalised::Queued(entry) = finished.finalise().unwrap() else { panic!("{:?}", finished.check()) };
    let correction = rayi.correct(&entry.id, Permission::Form, None).unwrap();
    answer(&correction, "/data/depth", "42");
    let Finalised::Queued(_) = correction.finalise().unwrap() else { panic!() };
    let half = rayi.begin("wells", None).unwrap();
    fill(&half, "w2", "7");
    println!("drafts {:?}", rayi.drafts().unwrap());
    println!("outbox {:?}", rayi.outbox().unwrap());
}
