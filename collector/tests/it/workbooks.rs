//! Forms that are workbooks: what devices get, what is refused, and what stays when they change.

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

use rayi_collector::{LeftOut, Reason};
use rayi_openrosa::{FormList, Manifest};
use rayi_trust::{Digest, FormFacts};
use tempfile::TempDir;

use crate::kit::*;

/// A form whose choices stand in a sheet of their own, with its id, version and a label.
fn panel(version: &str, label: &str) -> String {
    format!(
        "| survey |\n| | type | name | label | choice_filter |\n| | text | text | {label} | |\n\
         | | select_one_external towns | town | Town | true() |\n\
         | external_choices |\n| | list_name | name | label |\n| | towns | t1 | Duhok |\n\
         | settings |\n| | form_id | version |\n| | panel | {version} |\n"
    )
}

/// A form with a fault in a cell.
const FAULTY: &str = "| survey |\n| | type | name | label |\n| | txt | a | A |\n";

fn record(version: &str, instance: &str) -> String {
    note(instance, "x").replace("\"note\"", &format!("\"panel\" version=\"{version}\""))
}

/// Writes a form as if it and all others lay there for a while: what was changed just now may be
/// half copied, and is not looked at.
fn lay(home: &Path, name: &str, content: &str) {
    fs::write(home.join("forms").join(name), content).unwrap();
    age(&home.join("forms"));
}

fn age(folder: &Path) {
    let past = SystemTime::now() - Duration::from_secs(60);
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            age(&path);
        } else {
            let file = File::options().write(true).open(path).unwrap();
            file.set_modified(past).unwrap();
        }
    }
}

/// Versions of the form `panel` in the form list.
fn versions(client: &mut Client) -> Vec<String> {
    let list = FormList::parse(&client.get("/formList").body).unwrap();
    let panels = list
        .forms
        .into_iter()
        .filter(|form| form.form_id == "panel");
    panels.map(|form| form.version).collect()
}

#[test]
fn a_workbook_is_served_as_what_it_becomes() {
    let home = home();
    let source = panel("1", "Text");
    lay(home.path(), "visit.md", &source);
    let server = Server::start_in(home, |_| {});
    assert_eq!(versions(&mut server.client()), ["1"]);
    let got = server.client().get("/forms/panel/1").body;
    let converted = rayi_form::convert(source.as_bytes(), Some("visit"), &rayi_form::NoMedia);
    assert_eq!(String::from_utf8(got).unwrap(), converted.xml.unwrap());
    let manifest = server.client().get("/manifest/panel/1");
    let [list] = &*Manifest::parse(&manifest.body).unwrap().files else {
        panic!("one file")
    };
    assert_eq!(list.filename, "itemsets.csv");
    let got = server.client().get("/media/panel/1/itemsets.csv").body;
    assert_eq!(list.contents_match(&got), Some(true));
    assert_eq!(String::from_utf8(got).unwrap(), converted.itemsets.unwrap());
    // What the author wrote is kept beside what it became.
    let kept = fs::read_dir(server.home.path().join("kept/forms")).unwrap();
    let [place] = &*kept.map(|entry| entry.unwrap().path()).collect::<Vec<_>>() else {
        panic!("one form")
    };
    let original = fs::read_to_string(place.join("workbook/visit.md")).unwrap();
    assert_eq!(original, source);
    server.post(&[xml(&record("1", "uuid:1"))]).keeps(0);
}

#[test]
fn a_workbook_of_excel_is_a_form_and_a_list_is_not() {
    let home = home();
    let forms = home.path().join("forms");
    let books = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/xlsform/tests/workbooks");
    fs::copy(books.join("odd.xlsx"), forms.join("odd.XLSX")).unwrap();
    fs::copy(books.join("locked.xlsx"), forms.join("locked.xlsx")).unwrap();
    for (name, content) in [
        ("towns.csv", "name,label\nt1,Duhok\n"),
        ("survey.csv", "survey,,,\n,type,name,label\n,text,a,A\n"),
        ("README.md", "# Forms\n\nof the year\n"),
        ("~$odd.xlsx", "somebody has it open"),
        ("note.md", &panel("1", "Text")),
    ] {
        fs::write(forms.join(name), content).unwrap();
    }
    // A link to nowhere is no reason not to start.
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere", forms.join("gone.xlsx")).unwrap();
    let server = Server::start_in(home, |_| {});
    let opening = server.collector.opening();
    let list = FormList::parse(&server.client().get("/formList").body).unwrap();
    let mut ids: Vec<_> = list.forms.into_iter().map(|form| form.form_id).collect();
    ids.sort();
    assert_eq!(
        ids,
        ["coalition_poll", "note", "odd", "site-photos", "survey"]
    );
    let left_out = &opening.forms.left_out;
    let told: Vec<_> = left_out
        .iter()
        .map(|left| (left.file.as_str(), left.reason.code()))
        .collect();
    assert_eq!(told, [("locked.xlsx", "faulty"), ("note.md", "xml-beside")]);
    let Reason::Faulty { findings } = &left_out[0].reason else {
        panic!("it has a password")
    };
    assert_eq!(findings[0].code, "workbook-password");
}

#[test]
fn a_workbook_with_an_error_is_left_out_and_told_by_its_cell() {
    let home = home();
    lay(home.path(), "faulty.md", FAULTY);
    lay(home.path(), "visit.md", &panel("1", "Text"));
    let server = Server::start_in(home, |_| {});
    assert_eq!(versions(&mut server.client()), ["1"]);
    let [LeftOut { file, reason }] = &*server.collector.opening().forms.left_out else {
        panic!("one file")
    };
    let Reason::Faulty { findings } = reason else {
        panic!("{reason:?}")
    };
    let cell = findings[0].cell.as_ref().unwrap().cell();
    assert_eq!((file.as_str(), cell.as_deref()), ("faulty.md", Some("B3")));
}

#[test]
fn a_running_collector_sees_a_new_version_and_the_old_one_serves_on() {
    let home = home();
    lay(home.path(), "visit.md", &panel("1", "Text"));
    let server = Server::start_in(home, |config| config.trust = trusted(1));
    let mut client = server.client();
    let old = client.get("/forms/panel/1").body;
    lay(server.home.path(), "visit.md", &panel("2", "Text"));
    lay(server.home.path(), "later.md", FAULTY);
    assert_eq!(versions(&mut client), ["2"]);
    let check = |server: &Server| {
        let mut client = server.client();
        assert_eq!(client.get("/forms/panel/1").body, old);
        assert_eq!(versions(&mut client), ["2"]);
        assert_eq!(client.get("/media/panel/1/itemsets.csv").status, 200);
    };
    check(&server);
    let facts = FormFacts::new("panel", "1", Digest::of(&old));
    let sealed = seal_for(facts, &record("1", "uuid:1"), "uuid:1", 1, &[]);
    server.post(&[xml(&sealed)]).keeps(0);
    assert_eq!(server.verdict("panel", "uuid:1"), "ok");
    let server = Server::start_in(server.stop(), |config| config.trust = trusted(1));
    assert_eq!(server.collector.opening().reindexed, 0);
    check(&server);
    // Without any file of its own in the folder a form is offered no longer.
    fs::remove_file(server.home.path().join("forms/visit.md")).unwrap();
    assert_eq!(versions(&mut server.client()), [""; 0]);
    server
        .client()
        .get("/forms/panel/1")
        .refuses(404, "form-unknown");
}

#[test]
fn a_record_is_judged_by_the_bytes_that_its_seal_means() {
    let home = home();
    lay(home.path(), "visit.md", &panel("1", "Text"));
    let server = Server::start_in(home, |config| config.trust = trusted(1));
    let before = server.client().get("/forms/panel/1").body;
    lay(
        server.home.path(),
        "visit.md",
        &panel("1", "A better label"),
    );
    server.client().get("/formList");
    let after = server.client().get("/forms/panel/1").body;
    assert_ne!(after, before);
    for (instance, form, verdict) in [
        ("uuid:before", before.as_slice(), "ok"),
        ("uuid:after", &after, "ok"),
        ("uuid:never", b"another form", "invalid"),
    ] {
        let facts = FormFacts::new("panel", "1", Digest::of(form));
        let sealed = seal_for(facts, &record("1", instance), instance, 1, &[]);
        server.post(&[xml(&sealed)]).keeps(0);
        assert_eq!(server.verdict("panel", instance), verdict, "{instance}");
    }
    let server = Server::start_in(server.stop(), |config| config.trust = trusted(1));
    assert_eq!(server.collector.opening().reindexed, 0);
    assert_eq!(server.verdict("panel", "uuid:before"), "ok");
}

#[test]
fn a_form_is_added_by_a_command() {
    let home = home();
    let desk = TempDir::new().unwrap();
    let form = desk.path().join("visit.md");
    let add = |form: &Path| {
        let run = Command::new(env!("CARGO_BIN_EXE_rayi-collector"))
            .args(["--lang", "en", "form", "add"])
            .arg(form)
            .arg("--forms")
            .arg(home.path().join("forms"))
            .output()
            .unwrap();
        let said = String::from_utf8([run.stdout, run.stderr].concat()).unwrap();
        let said = said.replace(&desk.path().display().to_string(), "DESK");
        (
            run.status.code(),
            said.lines().map(str::to_owned).collect::<Vec<_>>(),
        )
    };
    let program = Program::start(home.path(), &[]);
    let mut client = Client::connect(program.address);
    fs::write(&form, FAULTY).unwrap();
    let (code, said) = add(&form);
    assert_eq!(code, Some(1));
    assert!(
        said[0].starts_with("DESK/visit.md:survey:B3: error: "),
        "{said:?}"
    );
    assert_eq!(
        said.last().unwrap(),
        "DESK/visit.md is not added: it has one error"
    );
    assert!(!home.path().join("forms/visit.md").exists());

    fs::write(&form, panel("3", "Text")).unwrap();
    fs::create_dir(desk.path().join("visit-media")).unwrap();
    fs::write(desk.path().join("visit-media/map.png"), "a map").unwrap();
    let (code, said) = add(&form);
    assert_eq!((code, said.len()), (Some(0), 1), "{said:?}");
    assert!(said[0].starts_with("Added: panel, version 3."), "{said:?}");
    let forms = home.path().join("forms");
    age(&forms);
    assert_eq!(versions(&mut client), ["3"]);
    assert_eq!(client.get("/media/panel/3/map.png").body, b"a map");

    // A later version takes the place of the file; another form of that name does not.
    fs::write(&form, panel("4", "Text")).unwrap();
    assert_eq!(add(&form).0, Some(0));
    fs::write(&form, panel("4", "Text").replace("| panel |", "| other |")).unwrap();
    let (code, said) = add(&form);
    assert_eq!(code, Some(1));
    assert!(said[0].contains("another form under this name"), "{said:?}");
    let again = desk.path().join("again.md");
    fs::write(&again, panel("4", "Text")).unwrap();
    let (code, said) = add(&again);
    assert_eq!(code, Some(1));
    assert!(
        said[0].ends_with("another file has the same id and version"),
        "{said:?}"
    );
    assert!(!forms.join("again.md").exists());
    let (code, said) = add(&desk.path().join("none.xlsx"));
    assert_eq!(
        (code, said[0].as_str()),
        (
            Some(1),
            "DESK/none.xlsx is not added: the file cannot be read"
        )
    );
}
