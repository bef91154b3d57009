//! Projects on one device: each by itself, none lost unasked.

use rayi_store::UnsealedKeyFile;

use super::*;
use crate::{Answer, SystemEnvironment};

const FORM: &str = r#"<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
  <h:head><h:title>One</h:title><model><instance><data id="one"><a/><p/><who/></data></instance>
    <bind nodeset="/data/a" type="int" constraint=". &lt; 5"/><bind nodeset="/data/p" type="binary"/>
    <bind nodeset="/data/who" jr:preload="property" jr:preloadParams="email"
      xmlns:jr="http://openrosa.org/javarosa"/></model></h:head>
  <h:body><input ref="/data/a"><label>A</label></input>
    <upload ref="/data/p" mediatype="image/*"><label>P</label></upload></h:body></h:html>"#;

fn open(home: &tempfile::TempDir) -> Projects {
    let vault = Arc::new(UnsealedKeyFile::beside(home.path()));
    Projects::open(home.path(), vault, Arc::new(SystemEnvironment)).expect("opens")
}

fn at(server: &str) -> ProjectSettings {
    ProjectSettings::read(server).expect("an address")
}

#[test]
fn each_project_has_a_store_of_its_own_and_stays() {
    let home = tempfile::tempdir().expect("a folder");
    let projects = open(&home);
    assert!(projects.list().expect("open").is_empty());
    let first = projects
        .add(None, &at("https://a.example/key/TOKEN"))
        .expect("added");
    let second = projects
        .add(Some(" Trees "), &at("https://b.example"))
        .expect("added");
    assert_eq!(
        (first.name.as_str(), second.name.as_str()),
        ("a.example", "Trees")
    );
    assert_eq!(first.host.as_deref(), Some("a.example"));
    let rayi = projects.open_project(&first.id).expect("opens");
    rayi.add_form(FORM.as_bytes(), Vec::new()).expect("kept");
    let languages = rayi.store.setting("languages.one.").expect("open");
    assert!(languages.is_some(), "the first list opens each form");
    let server = rayi.server().expect("open");
    assert_eq!(server.as_deref(), Some("https://a.example/key/TOKEN"));
    let twice = projects.open_project(&first.id).expect_err("it is open");
    assert_eq!(twice.code, "store-in-use");
    let other = projects.open_project(&second.id).expect("opens");
    assert!(other.forms().expect("open").is_empty());
    projects.rename(&second.id, "Shrubs").expect("kept");
    let missing = projects.open_project("99").expect_err("no such project");
    assert_eq!(missing.code, "project-missing");
    drop((rayi, other, projects));

    let projects = open(&home);
    let names = projects
        .list()
        .expect("open")
        .into_iter()
        .map(|project| project.name);
    assert_eq!(names.collect::<Vec<_>>(), ["a.example", "Shrubs"]);
    for file in std::fs::read_dir(home.path().join("device")).expect("a folder") {
        let bytes = std::fs::read(file.expect("an entry").path()).expect("a file");
        for name in [&b"Shrubs"[..], b"a.example"] {
            assert!(!bytes.windows(name.len()).any(|part| part == name));
        }
    }
}

#[test]
fn what_was_not_sent_is_not_removed_unasked() {
    let home = tempfile::tempdir().expect("a folder");
    let projects = open(&home);
    let project = projects.add(None, &at("https://a.example")).expect("added");
    let rayi = projects.open_project(&project.id).expect("opens");
    rayi.add_form(FORM.as_bytes(), Vec::new()).expect("kept");
    let session = rayi.begin("one", None).expect("begins");
    let code = |outcome: Result<(), Error>| outcome.expect_err("refused").code;
    assert_eq!(
        code(projects.remove(&project.id, Loss::Accepted)),
        "store-in-use"
    );
    drop((session, rayi));
    let refused = projects
        .remove(&project.id, Loss::Refused)
        .expect_err("a draft");
    assert_eq!(
        (refused.code, refused.parameters[0].1.as_str()),
        ("project-unsent", "1")
    );
    assert!(home.path().join("project-1").exists());
    projects
        .remove(&project.id, Loss::Accepted)
        .expect("removed");
    assert!(projects.list().expect("open").is_empty());
    assert!(!home.path().join("project-1").exists());
    assert_eq!(
        code(projects.remove(&project.id, Loss::Accepted)),
        "project-missing"
    );
    let next = projects.add(None, &at("https://a.example")).expect("added");
    assert_eq!(next.id, "2", "no number is used again");
    projects
        .remove(&next.id, Loss::Refused)
        .expect("nothing to lose");
}

#[test]
fn settings_of_a_project_hold_in_its_interviews() {
    let home = tempfile::tempdir().expect("a folder");
    let projects = open(&home);
    let settings = ProjectSettings {
        check_late: Some(true),
        max_pixels: Some(640),
        email: Some("sara@a.example".to_owned()),
        unheeded: vec!["general.password".to_owned()],
        ..ProjectSettings::default()
    };
    let project = projects.add(Some("One"), &settings).expect("added");
    let rayi = projects.open_project(&project.id).expect("opens");
    assert_eq!(rayi.settings().expect("open"), settings);
    rayi.add_form(FORM.as_bytes(), Vec::new()).expect("kept");
    let session = rayi.begin("one", None).expect("begins");
    let late = session.answer("/data/a", "7").expect("a node");
    assert!(matches!(late, Answer::Accepted(_)), "looked at later");
    let photo = session.item("/data/p").expect("open").expect("a node");
    assert_eq!(photo.max_pixels, Some(640));
    assert_eq!(
        session
            .item("/data/a")
            .expect("open")
            .expect("a node")
            .max_pixels,
        None
    );
    let who = session.value("/data/who").expect("open");
    assert_eq!(who.as_deref(), Some("sara@a.example"));
}

#[test]
fn a_device_keeps_what_it_is_set_to() {
    let home = tempfile::tempdir().expect("a folder");
    let projects = open(&home);
    assert_eq!(
        projects.settings().expect("open"),
        DeviceSettings::default()
    );
    let settings = DeviceSettings {
        language: Some("ckb".to_owned()),
        digits: Some(Digits::ExtendedArabicIndic),
        networks: Networks::Never,
        text_size: TextSize::Largest,
    };
    projects.set_settings(&settings).expect("kept");
    drop(projects);
    assert_eq!(open(&home).settings().expect("open"), settings);
}
