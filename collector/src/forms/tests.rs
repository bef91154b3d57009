//! Which files are offered, as what, and which are left out.

use tempfile::TempDir;

use super::*;

fn form(root: &str) -> String {
    format!(
        "<h:html xmlns:h='http://www.w3.org/1999/xhtml'><h:head><model><instance>{root}</instance>\
         <instance id='other'><root id='x'/></instance></model></h:head></h:html>"
    )
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder
}

#[test]
fn what_is_no_form_is_left_out_with_its_reason() {
    let long = "x".repeat(300);
    let folder = folder(&[
        ("a.xml", &form("<data id='a' version='1'/>")),
        ("b.xml", &form("<data id='a' version='1'/>")),
        ("c.xml", "<a>\n<b>\n</a>"),
        ("d.xml", &form("<data/>")),
        ("e.xml", "<html/>"),
        ("f.xml", &form(&format!("<data id='{long}'/>"))),
        ("g.xml", &form("<data id='..'/>")),
        ("h.xml", "<!DOCTYPE a><a/>"),
        ("i.xlsx", "PK"),
        ("j-media/k.xml", "<a/>"),
    ]);
    let (forms, left_out) = Forms::read(folder.path(), None).unwrap();
    assert_eq!(forms.all().len(), 1);
    let mut left_out: Vec<_> = left_out
        .iter()
        .map(|left| (left.file.as_str(), left.reason.clone()))
        .collect();
    let (file, workbook) = left_out.pop().unwrap();
    assert_eq!(file, "i.xlsx");
    assert_eq!(
        left_out,
        [
            ("b.xml", Reason::Repeated),
            ("c.xml", Reason::NotAForm { line: 3 }),
            ("d.xml", Reason::NoId),
            ("e.xml", Reason::NoId),
            ("f.xml", Reason::IdUnusable),
            ("g.xml", Reason::IdUnusable),
            ("h.xml", Reason::NotAForm { line: 1 }),
        ]
    );
    let Reason::Faulty { findings } = workbook else {
        panic!("{workbook:?}")
    };
    assert_eq!(findings[0].code, "workbook-unreadable");
    let missing = Forms::read(&folder.path().join("none"), None)
        .err()
        .unwrap();
    assert_eq!(missing.code(), "forms-unreadable");
}

#[test]
fn binary_fields_are_found_in_every_spelling() {
    let xml = "<h:html xmlns:h='u'><h:head><h:title> T </h:title><model>\
        <instance><d id='i'><p/></d></instance>\
        <bind nodeset='/d/p' type='binary'/><bind nodeset=' /d/x:meta/x:sig ' type='xsd:binary'/>\
        <bind nodeset='/d/q' type='string'/><bind nodeset='/d/r'/><bind type='binary'/>\
        </model></h:head></h:html>";
    let folder = folder(&[("a.xml", xml)]);
    let (forms, _) = Forms::read(folder.path(), None).unwrap();
    let offer = forms.find("i", "").unwrap();
    assert_eq!(
        offer.binary,
        HashSet::from(["/d/p".to_owned(), "/d/meta/sig".to_owned()])
    );
    assert_eq!(offer.title, "T");
}

#[test]
fn the_newest_version_is_the_greatest_number_or_text() {
    for (older, newer) in [
        ("", "1"),
        ("9", "10"),
        ("2026112501", "2026112502"),
        ("07", "8"),
        ("7", "07"),
        ("v1", "v2"),
        ("10", "v1"),
    ] {
        let (a, b) = (
            form(&format!("<d id='a' version='{newer}'/>")),
            form(&format!("<d id='a' version='{older}'/>")),
        );
        let folder = folder(&[("a.xml", &a), ("b.xml", &b)]);
        let (forms, left_out) = Forms::read(folder.path(), None).unwrap();
        assert_eq!(left_out, []);
        let newest: Vec<_> = forms.all().iter().filter(|offer| offer.newest).collect();
        assert_eq!(newest.len(), 1, "{older} {newer}");
        assert_eq!(
            newest[0].version,
            if (older, newer) == ("7", "07") {
                "7"
            } else {
                newer
            }
        );
    }
}

#[test]
fn media_are_the_visible_files_beside_the_form() {
    let folder = folder(&[
        ("a.b.xml", &form("<d id='a'/>")),
        ("a.b-media/y.csv", "1"),
        ("a.b-media/x.png", "2"),
        ("a.b-media/.hidden", "3"),
        ("a.b-media/deeper/z.csv", "4"),
    ]);
    let (forms, _) = Forms::read(folder.path(), None).unwrap();
    let names: Vec<_> = forms.all()[0]
        .media
        .iter()
        .map(|media| media.name.as_str())
        .collect();
    assert_eq!(names, ["x.png", "y.csv"]);
}
