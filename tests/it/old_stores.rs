//! Stores that earlier versions wrote open, and everything in them is as it was left
//! (`tests/compat/README.md` says how each was made).

use std::path::Path;
use std::sync::Arc;

use rayi::{Answer, Finalised, Permission, Rayi, SystemEnvironment, UnsealedKeyFile};
use rayi_tests::forms;

/// The store of a schema in a folder of its own: what opens it brings it up to date.
fn opened(schema: &str, home: &Path) -> Rayi {
    let fixture = forms::folder("compat").join(format!("store-{schema}"));
    for name in ["rayi.db", "rayi.key", "unsealed.key"] {
        std::fs::copy(fixture.join(name), home.join(name)).expect("the fixture is there");
    }
    let vault = Arc::new(UnsealedKeyFile::beside(home));
    Rayi::open(home, vault, Arc::new(SystemEnvironment)).expect("opens")
}

fn submission(rayi: &Rayi, entry: &str) -> String {
    let files = rayi.record(entry).expect("kept");
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["submission.xml", "well.jpg"]);
    assert_eq!(files[1].bytes, b"a photo");
    String::from_utf8(files[0].bytes.clone()).expect("UTF-8")
}

/// What is the same in all of them: a form with a list, a record, its correction, and half a draft.
fn everything_is_there(rayi: &Rayi) {
    let form = rayi.forms().expect("read").remove(0);
    assert_eq!(
        (
            form.id.as_str(),
            form.version.as_deref(),
            form.title.as_str()
        ),
        ("wells", Some("1"), "چاودێری بیر")
    );
    assert_eq!(
        rayi.server().expect("read").as_deref(),
        Some("https://collect.example/")
    );

    let outbox = rayi.outbox().expect("read");
    assert_eq!(outbox.len(), 2);
    assert_eq!(outbox[0].instance_name.as_deref(), Some("Well w1"));
    assert_eq!(outbox[1].corrects.as_ref(), Some(&outbox[0].instance_id));
    for (entry, depth) in outbox.iter().zip(["41", "42"]) {
        let xml = submission(rayi, &entry.id);
        for part in [
            format!("<depth>{depth}</depth>"),
            "<who>ئاسۆ</who>".to_owned(),
            "<who>Rojda</who>".to_owned(),
        ] {
            assert!(xml.contains(&part), "{part} is not in {xml}");
        }
    }

    let drafts = rayi.drafts().expect("read");
    assert_eq!(drafts.len(), 1);
    let session = rayi.resume(&drafts[0].id).expect("opens");
    assert_eq!(session.unplaced().expect("open"), []);
    for (path, value) in [
        ("/data/well", "w2"),
        ("/data/depth", "7"),
        ("/data/deeper", "8"),
        ("/data/photo", "well.jpg"),
        ("/data/visit[1]/who", "ئاسۆ"),
        ("/data/visit[2]/who", "Rojda"),
    ] {
        assert_eq!(
            session.value(path).expect("open").as_deref(),
            Some(value),
            "{path}"
        );
    }
    let answer = session.answer("/data/depth", "9").expect("asked");
    assert!(matches!(answer, Answer::Accepted(_)));
    let finalised = session.finalise().expect("finishes");
    let Finalised::Queued(entry) = finalised else {
        panic!("{finalised:?}")
    };
    assert!(submission(rayi, &entry.id).contains("<depth>9</depth>"));

    let correction = rayi.correct(&outbox[1].id, Permission::Form, None);
    let correction = correction.expect("the form allows it");
    assert_eq!(
        correction.corrects().expect("open"),
        Some(outbox[1].instance_id.clone())
    );
    assert_eq!(
        correction.value("/data/depth").expect("open").as_deref(),
        Some("42")
    );
}

#[test]
fn a_store_of_schema_2_opens_with_everything_in_it() {
    let home = tempfile::tempdir().expect("a folder");
    everything_is_there(&opened("v2", home.path()));
    // Once brought up to date it is a store like any other.
    let vault = Arc::new(UnsealedKeyFile::beside(home.path()));
    let rayi = Rayi::open(home.path(), vault, Arc::new(SystemEnvironment)).expect("opens again");
    assert_eq!(rayi.outbox().expect("read").len(), 3);
}

#[test]
fn a_store_of_schema_3_opens_with_its_entities() {
    let home = tempfile::tempdir().expect("a folder");
    let rayi = opened("v3", home.path());
    // Before anything else: what the record made is in the list of the next interview.
    let session = rayi.begin("wells", None).expect("begins");
    let well = session.item("/data/well").expect("open").expect("asked");
    let wells: Vec<&str> = well
        .choices
        .iter()
        .map(|well| well.label.text.as_str())
        .collect();
    assert!(wells.contains(&"New well of 41"), "{wells:?}");
    rayi.discard(&session.draft_id()).expect("deleted");
    everything_is_there(&rayi);
}
