//! The audit log and the entity lists, through the whole engine.

use std::sync::Arc;

use rayi::{
    Answer, Finalised, LineKind, MediaFile, OutboxEntry, Permission, Rayi, RecordFiles, Session,
    SystemEnvironment, UnsealedKeyFile, verify_records,
};

fn open(home: &tempfile::TempDir) -> Rayi {
    let store = home.path().join("store");
    let vault = Arc::new(UnsealedKeyFile::beside(&store));
    Rayi::open(&store, vault, Arc::new(SystemEnvironment)).expect("opens")
}

fn form(id: &str, model: &str, body: &str) -> String {
    format!(
        r#"<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
      xmlns:orx="http://openrosa.org/xforms" xmlns:odk="http://www.opendatakit.org/xforms"
      xmlns:jr="http://openrosa.org/javarosa"
      xmlns:entities="http://www.opendatakit.org/xforms/entities">
      <h:head><h:title>{id}</h:title><model entities:entities-version="2024.1.0">{model}</model>
      </h:head><h:body>{body}</h:body></h:html>"#
    )
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

fn code<T>(outcome: Result<T, rayi::Error>) -> &'static str {
    outcome.err().expect("refused").code
}

#[test]
fn the_log_is_a_file_of_the_record_under_its_seal() {
    let home = tempfile::tempdir().expect("a folder");
    let rayi = open(&home);
    let form = form(
        "logged",
        r#"<instance><data id="logged" version="1"><a/>
             <orx:meta><orx:instanceID/><orx:audit/></orx:meta></data></instance>
           <bind nodeset="/data/meta/audit" type="binary" odk:identify-user="true"
             odk:track-changes="true" odk:track-changes-reasons="on-form-edit"/>"#,
        r#"<input ref="/data/a"><label>A</label></input>"#,
    );
    rayi.add_form(form.as_bytes(), Vec::new()).expect("kept");
    let session = rayi.begin("logged", None).expect("begins");
    let wishes = session.audit_wishes().expect("open").expect("a log");
    assert!(wishes.identify_user && wishes.location.is_none());
    assert_eq!(code(session.answer("/data/a", "1")), "user-not-identified");
    assert_eq!(code(session.finalise()), "user-not-identified");
    session.identify("sara").expect("kept");
    answer(&session, "/data/a", "1");
    session.leave().expect("kept");
    let id = session.draft_id();
    drop(session);

    let session = rayi.resume(&id).expect("opens");
    session.identify("ali").expect("kept");
    let lines = session.outline().expect("open");
    assert_eq!(lines[0].kind, LineKind::Question);
    assert_eq!(lines[0].answer.as_deref(), Some("1"));
    assert_eq!(lines[0].data_type, "string");
    answer(&session, "/data/a", "2");
    assert_eq!(code(session.finalise()), "change-reason-missing");
    session.give_reason("miscounted").expect("kept");
    let entry = finish(&session);

    let mut files = rayi.record(&entry.id).expect("kept");
    let log = files.pop().expect("a log");
    assert_eq!(log.name, "audit.csv");
    let text = String::from_utf8(log.bytes.clone()).expect("UTF-8");
    let events: Vec<&str> = text
        .lines()
        .filter_map(|line| line.split(',').next())
        .collect();
    assert_eq!(
        events,
        [
            "event",
            "form start",
            "question",
            "form save",
            "form exit",
            "form resume",
            "question",
            "jump",
            "change reason",
            "question",
            "form save",
            "form exit",
            "form finalize"
        ]
    );
    let record = |bytes: Vec<u8>| {
        let xml = rayi.record(&entry.id).expect("kept").remove(0).bytes;
        let files = vec![MediaFile {
            name: "audit.csv".to_owned(),
            bytes,
        }];
        [RecordFiles { xml, files }]
    };
    let key = rayi.device_key().expect("made with the store");
    let trusted = format!("{} {}\n", key.kid, key.jwk);
    let verify = |bytes| {
        let records = record(bytes);
        verify_records(form.as_bytes(), &records, Some(trusted.as_bytes()))
            .expect("readable")
            .is_ok
    };
    assert!(verify(log.bytes.clone()));
    let forged = text.replace("miscounted", "whatever").into_bytes();
    assert!(!verify(forged), "the seal covers the log");

    // A correction goes on from the log of what it corrects.
    let session = rayi
        .correct(&entry.id, Permission::Caller, None)
        .expect("opens");
    session.identify("sara").expect("kept");
    session.give_reason("again").expect("kept");
    let new = finish(&session);
    let log = rayi.record(&new.id).expect("kept").pop().expect("a log");
    assert!(log.bytes.starts_with(text.as_bytes()));
}

const TREE: &str = "7a9b6a9c-2b0f-4c7e-9f57-0d2f0a3c1a11";

fn planting() -> String {
    form(
        "planting",
        r#"<instance><data id="planting" version="1"><species/>
             <meta><instanceID/><entity dataset="trees" id="" create="1"><label/></entity></meta>
           </data></instance>
           <bind nodeset="/data/species" entities:saveto="species"/>
           <setvalue event="odk-instance-first-load" ref="/data/meta/entity/@id" value="uuid()"/>
           <bind nodeset="/data/meta/entity/label" calculate="/data/species"/>"#,
        r#"<input ref="/data/species"><label>Species</label></input>"#,
    )
}

fn visiting() -> String {
    let of_tree = |column: &str| format!("instance('trees')/root/item[name = /data/tree]/{column}");
    let bind = |attribute: &str, column: &str| {
        let column = of_tree(column);
        format!("<bind nodeset=\"/data/meta/entity/@{attribute}\" calculate=\"{column}\"/>")
    };
    form(
        "visiting",
        &format!(
            r#"<instance><data id="visiting" version="1"><tree/><height/>
             <meta><instanceID/><entity dataset="trees" id="" update="1" baseVersion=""
               trunkVersion="" branchId=""/></meta></data></instance>
           <instance id="trees" src="jr://file-csv/trees.csv"/>
           <bind nodeset="/data/height" entities:saveto="height"/>
           <bind nodeset="/data/meta/entity/@id" calculate="/data/tree"/>{}{}{}"#,
            bind("baseVersion", "__version"),
            bind("trunkVersion", "__trunkVersion"),
            bind("branchId", "__branchId")
        ),
        r#"<select1 ref="/data/tree"><label>Tree</label>
             <itemset nodeset="instance('trees')/root/item"><value ref="name"/><label ref="label"/>
             </itemset></select1>
           <input ref="/data/height"><label>Height</label></input>"#,
    )
}

fn list(rows: &str) -> Vec<MediaFile> {
    vec![MediaFile {
        name: "trees.csv".to_owned(),
        bytes: format!("name,label,__version,height\n{rows}").into_bytes(),
    }]
}

fn labels(rayi: &Rayi) -> Vec<(String, String)> {
    let session = rayi.begin("visiting", None).expect("begins");
    let item = session.item("/data/tree").expect("open").expect("a node");
    let labels = item
        .choices
        .into_iter()
        .map(|choice| (choice.value, choice.label.text))
        .collect();
    rayi.discard(&session.draft_id()).expect("there");
    labels
}

/// Finishes a visit and gives the attributes of its entity.
fn visit(rayi: &Rayi, tree: &str, height: &str) -> String {
    let session = rayi.begin("visiting", None).expect("begins");
    answer(&session, "/data/tree", tree);
    answer(&session, "/data/height", height);
    let entry = finish(&session);
    let xml = rayi.record(&entry.id).expect("kept").remove(0).bytes;
    let xml = String::from_utf8(xml).expect("UTF-8");
    let (_, rest) = xml.split_once("<entity ").expect("an entity");
    rest.split(['/', '>']).next().unwrap_or_default().to_owned()
}

fn attribute<'x>(entity: &'x str, name: &str) -> &'x str {
    let (_, rest) = entity.split_once(&format!("{name}=\"")).expect("there");
    rest.split('"').next().unwrap_or_default()
}

#[test]
fn what_one_form_makes_the_next_one_sees_before_anything_is_sent() {
    let home = tempfile::tempdir().expect("a folder");
    let rayi = open(&home);
    rayi.add_form(planting().as_bytes(), Vec::new())
        .expect("kept");
    let media = list(&format!("{TREE},Old oak,4,10\n"));
    let report = rayi.add_form(visiting().as_bytes(), media).expect("kept");
    assert!(report.form.is_some(), "{:?}", report.diagnostics);
    assert_eq!(labels(&rayi), [(TREE.to_owned(), "Old oak".to_owned())]);

    let session = rayi.begin("planting", None).expect("begins");
    answer(&session, "/data/species", "Pine");
    finish(&session);
    drop(session);
    let seen = labels(&rayi);
    assert_eq!(seen.len(), 2);
    assert_eq!(seen[1].1, "Pine");

    // A tree of the server: its version is the trunk, and one branch grows from it.
    let first = visit(&rayi, TREE, "12");
    let second = visit(&rayi, TREE, "13");
    for (entity, base) in [(&first, "4"), (&second, "5")] {
        assert_eq!(attribute(entity, "baseVersion"), base, "{entity}");
        assert_eq!(attribute(entity, "trunkVersion"), "4", "{entity}");
    }
    assert_eq!(
        attribute(&first, "branchId"),
        attribute(&second, "branchId")
    );
    assert_eq!(attribute(&first, "branchId").len(), 36);
    // A tree made here has no trunk.
    let own = visit(&rayi, &seen[1].0, "1");
    assert_eq!(attribute(&own, "baseVersion"), "1");
    assert_eq!(attribute(&own, "trunkVersion"), "");

    // Another process sees the same; the server's next list, once it has it all, counts again.
    drop(rayi);
    let rayi = open(&home);
    assert_eq!(labels(&rayi).len(), 2);
    let newer = visiting().replace("version=\"1\"", "version=\"2\"");
    let media = list(&format!(
        "{TREE},Oak by the river,6,13\n{},Pine,2,1\n",
        seen[1].0
    ));
    rayi.add_form(newer.as_bytes(), media).expect("kept");
    let labels = labels(&rayi);
    assert_eq!(labels[0].1, "Oak by the river");
    assert_eq!(labels.len(), 2);
    let third = visit(&rayi, TREE, "14");
    assert_eq!(attribute(&third, "baseVersion"), "6");
    assert_eq!(attribute(&third, "trunkVersion"), "6");
    assert_ne!(attribute(&third, "branchId"), attribute(&first, "branchId"));
}

#[test]
fn a_form_gets_what_the_app_told_and_nothing_else() {
    let home = tempfile::tempdir().expect("a folder");
    let rayi = open(&home);
    let property = |name: &str| {
        format!(
            "<bind nodeset=\"/data/{name}\" jr:preload=\"property\" jr:preloadParams=\"{name}\"/>"
        )
    };
    let form = form(
        "known",
        &format!(
            "<instance><data id=\"known\" version=\"1\"><deviceid/><username/><email/></data>\
             </instance>{}{}{}",
            property("deviceid"),
            property("username"),
            property("email")
        ),
        "<input ref=\"/data/email\"><label>E</label></input>",
    );
    rayi.add_form(form.as_bytes(), Vec::new()).expect("kept");
    let told = |rayi: &Rayi| {
        let session = rayi.begin("known", None).expect("begins");
        let value = |name: &str| {
            let path = format!("/data/{name}");
            session.value(&path).expect("open").unwrap_or_default()
        };
        [value("deviceid"), value("username"), value("email")]
    };
    assert_eq!(told(&rayi), ["", "", ""]);
    rayi.set_property("Username", Some("sara")).expect("kept");
    rayi.set_property("deviceid", Some("rayi:1")).expect("kept");
    rayi.set_property("deviceid", None).expect("kept");
    assert_eq!(
        code(rayi.set_property("shoe", Some("41"))),
        "property-unknown"
    );
    drop(rayi);
    assert_eq!(told(&open(&home)), ["", "sara", ""]);
}
