//! A finished record corrected, through the whole engine; and a draft moved to a newer version.

use std::sync::Arc;

use rayi::{
    Answer, Environment as _, Finalised, MediaFile, OutboxEntry, Permission, Rayi, RecordFiles,
    Session, SystemEnvironment, UnsealedKeyFile, verify_records,
};

const FORM: &str = r#"<h:html xmlns="http://www.w3.org/2002/xforms"
  xmlns:h="http://www.w3.org/1999/xhtml" xmlns:orx="http://openrosa.org/xforms"
  xmlns:odk="http://www.opendatakit.org/xforms">
  <h:head><h:title>Visit</h:title><model>
    <instance><data id="visit" version="1"><who/><photo/>
      <orx:meta><orx:instanceID/><orx:instanceName/></orx:meta></data></instance>
    <bind nodeset="/data/photo" type="binary"/>
    <bind nodeset="/data/meta/instanceName" calculate="/data/who"/>
    <submission odk:client-editable="true"/>
  </model></h:head>
  <h:body><input ref="/data/who"><label>Who?</label></input>
    <upload ref="/data/photo" mediatype="image/*"><label>Photo</label></upload></h:body>
</h:html>"#;

fn open(home: &tempfile::TempDir) -> Rayi {
    let store = home.path().join("store");
    let vault = Arc::new(UnsealedKeyFile::beside(&store));
    Rayi::open(&store, vault, Arc::new(SystemEnvironment)).expect("opens")
}

fn answer(session: &Session, path: &str, value: &str) {
    let answer = session.answer(path, value).expect("a node");
    assert!(matches!(answer, Answer::Accepted(_)), "{answer:?}");
}

fn finish(session: &Session) -> OutboxEntry {
    match session.finalise().expect("finishes") {
        Finalised::Queued(entry) => entry,
        Finalised::Refused(violations) => panic!("{violations:?}"),
    }
}

fn files(rayi: &Rayi, entry: &OutboxEntry) -> RecordFiles {
    let mut all = rayi.record(&entry.id).expect("kept");
    let xml = all.remove(0).bytes;
    let files = all
        .into_iter()
        .map(|file| MediaFile {
            name: file.name,
            bytes: file.bytes,
        })
        .collect();
    RecordFiles { xml, files }
}

#[test]
fn a_record_is_followed_by_its_correction() {
    let home = tempfile::tempdir().expect("a folder");
    let rayi = open(&home);
    rayi.add_form(FORM.as_bytes(), Vec::new()).expect("kept");
    let session = rayi.begin("visit", None).expect("begins");
    let title = || rayi.drafts().expect("read").remove(0).title;
    answer(&session, "/data/who", " · ");
    assert_eq!(title(), "Visit", "nobody is called so");
    answer(&session, "/data/who", "Sara");
    assert_eq!(title(), "Sara");
    let id = session.draft_id();
    assert_eq!(rayi.draft(&id), Ok(rayi.drafts().expect("read").remove(0)));
    session
        .attach("/data/photo", "a.jpg", b"pixels")
        .expect("kept");
    let old = finish(&session);
    assert_eq!(old.corrects, None);
    let gone = rayi.draft(&id).expect_err("it is finished");
    assert_eq!(gone.code, "draft-missing");

    // The form has a newer version by now; the correction stays with the old one.
    let newer = FORM.replace("version=\"1\"", "version=\"2\"");
    rayi.add_form(newer.as_bytes(), Vec::new()).expect("kept");
    assert!(rayi.is_correctable(&old.id).expect("read"));
    let session = rayi
        .correct(&old.id, Permission::Form, None)
        .expect("opens");
    assert!(!rayi.is_correctable(&old.id).expect("read"), "it is begun");
    let again = rayi.correct(&old.id, Permission::Form, None);
    assert_eq!(again.expect_err("begun").code, "outbox-corrected-already");
    let draft = rayi.drafts().expect("read").remove(0);
    assert_eq!(draft.corrects.as_ref(), Some(&old.instance_id));
    assert_eq!(draft.form_version.as_deref(), Some("1"));
    let moved = rayi.resume_in_newest(&draft.id);
    assert_eq!(moved.expect_err("stays").code, "correction-keeps-version");
    answer(&session, "/data/who", "Sara B.");
    let new = finish(&session);
    assert_eq!(new.corrects.as_ref(), Some(&old.instance_id));
    assert_ne!(new.instance_id, old.instance_id);
    assert_eq!(new.instance_name.as_deref(), Some("Sara B."));

    // Both verify, each with its own copy of the photo.
    let records = [files(&rayi, &old), files(&rayi, &new)];
    let text = String::from_utf8(records[1].xml.clone()).expect("UTF-8");
    assert!(text.contains(&format!(
        "<orx:deprecatedID>{}</orx:deprecatedID>",
        old.instance_id
    )));
    let key = rayi.device_key().expect("made with the store");
    let trusted = format!("{} {}\n", key.kid, key.jwk);
    let report = verify_records(FORM.as_bytes(), &records, Some(trusted.as_bytes()));
    assert!(
        report.as_ref().is_ok_and(|report| report.is_ok),
        "{report:?}"
    );
}

#[test]
fn a_form_that_does_not_offer_it_needs_the_callers_word() {
    let home = tempfile::tempdir().expect("a folder");
    let rayi = open(&home);
    let closed = FORM.replace("odk:client-editable=\"true\"", "");
    rayi.add_form(closed.as_bytes(), Vec::new()).expect("kept");
    let session = rayi.begin("visit", None).expect("begins");
    let old = finish(&session);
    assert!(!rayi.is_correctable(&old.id).expect("read"));
    let refused = rayi.correct(&old.id, Permission::Form, None);
    assert_eq!(refused.expect_err("closed").code, "correction-not-allowed");
    assert!(rayi.correct(&old.id, Permission::Caller, None).is_ok());
}

#[test]
fn a_draft_moves_to_the_newest_version_and_tells_what_it_lost() {
    let home = tempfile::tempdir().expect("a folder");
    let rayi = open(&home);
    rayi.add_form(FORM.as_bytes(), Vec::new()).expect("kept");
    let session = rayi.begin("visit", None).expect("begins");
    answer(&session, "/data/who", "Sara");
    let id = session.draft_id();
    drop(session);
    let newer = FORM
        .replace("version=\"1\"", "version=\"2\"")
        .replace("<who/>", "<name/>")
        .replace("/data/who", "/data/name");
    rayi.add_form(newer.as_bytes(), Vec::new()).expect("kept");
    let same = rayi.resume(&id).expect("opens");
    assert_eq!(same.unplaced().expect("open"), []);
    drop(same);
    let moved = rayi.resume_in_newest(&id).expect("opens");
    assert_eq!(moved.unplaced().expect("open")[0].path, "/data/who");
    let draft = rayi.drafts().expect("read").remove(0);
    assert_eq!(
        (draft.id.as_str(), draft.form_version.as_deref()),
        (id.as_str(), Some("2"))
    );
    let entry = finish(&moved);
    assert_eq!(entry.form_version.as_deref(), Some("2"));
}

#[tokio::test]
async fn a_correction_follows_what_it_corrects_to_the_server() {
    let home = tempfile::tempdir().expect("a folder");
    let rayi = open(&home);
    rayi.add_form(FORM.as_bytes(), Vec::new()).expect("kept");
    let session = rayi.begin("visit", None).expect("begins");
    let old = finish(&session);
    let session = rayi
        .correct(&old.id, Permission::Form, None)
        .expect("opens");
    let new = finish(&session);

    let offered = home.path().join("forms");
    std::fs::create_dir(&offered).expect("a folder");
    std::fs::write(offered.join("visit.xml"), FORM).expect("written");
    let config = rayi_collector::Config::new(&offered, home.path().join("collected"));
    let collector = rayi_collector::Collector::open(config).expect("opens");
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a port");
    let address = listener.local_addr().expect("bound");
    tokio::spawn(rayi_collector::serve(
        listener,
        collector.clone(),
        std::future::pending::<()>(),
    ));
    rayi.set_server(&format!("http://{address}")).expect("kept");
    rayi.online();
    let order = Arc::new(Order::default());
    let report = rayi.sync(order.clone()).await.expect("a round");
    assert_eq!((report.delivered, report.held), (2, 0));
    let mut heard = order.0.lock().expect("nobody panicked").clone();
    heard.dedup();
    assert_eq!(heard, [old.instance_id, new.instance_id]);
}

/// Records in the order in which the sync spoke of them.
#[derive(Default)]
struct Order(std::sync::Mutex<Vec<String>>);

impl rayi::SyncListener for Order {
    fn progress(&self, entry: &OutboxEntry) {
        let mut heard = self.0.lock().expect("nobody panicked");
        heard.push(entry.instance_id.clone());
    }
}

/// The record without its ids: what a correction that changes nothing must give again.
fn without_ids(record: &rayi_interview::Record) -> String {
    let xml = String::from_utf8(record.xml.clone()).expect("UTF-8");
    let xml = xml.replace(&record.instance_id, "ID");
    match record.corrects.as_ref() {
        Some(old) => {
            let named = ["", "orx:"]
                .map(|prefix| format!("<{prefix}deprecatedID>{old}</{prefix}deprecatedID>"));
            assert!(named.iter().any(|named| xml.contains(named)), "{xml}");
            named.iter().fold(xml, |xml, named| xml.replace(named, ""))
        }
        None => xml,
    }
}

#[test]
fn every_walk_comes_back_from_its_record_as_it_was() {
    for name in [
        "coalition-poll",
        "site-photos",
        "household-visit",
        "large-roster",
    ] {
        let form = rayi_tests::forms::real(name);
        for path in &rayi_tests::walk::read(name).paths {
            let (mut interview, _) = rayi_tests::walk::walk(&form, path);
            let record = interview.finalise().expect("walks end well");
            // Chance goes on: the same world again would give the same id.
            let world = rayi_tests::environment::FixedWorld::new();
            for _ in 0..100 {
                world.random();
            }
            let mut again = rayi_interview::Interview::correct(
                form.clone(),
                Arc::new(world),
                Some(&path.language),
                &record.xml,
                Permission::Caller,
            )
            .expect("opens");
            assert_eq!(again.unplaced(), [], "{name}: {}", path.name);
            again.give_reason("none");
            let new = again.finalise().expect("it was whole");
            assert_eq!(
                without_ids(&new),
                without_ids(&record),
                "{name}: {}",
                path.name
            );
        }
    }
}
