//! `rayi form check`.

use std::fs;

use insta::assert_snapshot;

use crate::program::{Program, shared, steady};

/// Everything that one small form can get wrong.
const BROKEN: &str = r#"<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa">
  <h:head><h:title>Broken</h:title><model>
    <itext>
      <translation lang="English (en)"><text id="a"><value>A</value></text><text id="b"><value>B</value></text></translation>
      <translation lang="العربية (ar)"><text id="a"><value>أ</value></text></translation>
    </itext>
    <instance><data id="broken"><a/><b/><c/></data></instance>
    <instance id="places" src="jr://file-csv/places.csv"/>
    <bind nodeset="/data/a" type="int" constraint=". &gt; sqirt(4)"/>
    <bind nodeset="/data/b" calculate="/data/c + (1"/>
    <bind nodeset="/data/x" type="strng"/>
  </model></h:head>
  <h:body>
    <input ref="/data/a"><label ref="jr:itext('a')"/></input>
    <select1 ref="/data/c"><label ref="jr:itext('b')"/>
      <itemset nodeset="instance('places')/root/item[d = /data/nowhere]"><value ref="name"/><label ref="label"/></itemset>
    </select1>
  </h:body>
</h:html>
"#;

fn checked(flags: &str) -> (i32, String) {
    let home = tempfile::tempdir().expect("a folder");
    let form = home.path().join("broken.xml");
    fs::write(&form, BROKEN).expect("a form");
    let run = Program::new(&format!("form check {flags}")).arg(form).run();
    assert_eq!(run.faults, "");
    (run.status, steady(&run.printed, home.path()))
}

#[test]
fn a_broken_form_is_told_with_place_node_and_remedy() {
    let (status, printed) = checked("");
    assert_eq!(status, 1);
    assert_snapshot!(printed, @r#"
    DIR/broken.xml: warning: “العربية (ar)” lacks one text: b
      remedy: Until they are translated, these texts are shown in another language of the form.
    DIR/broken.xml:9:5: error: The file places.csv with the choices of “places” is missing.
      9 | <instance id="places" src="jr://file-csv/places.csv"/>
        | ^
      remedy: Put places.csv into the folder of the form’s files.
    DIR/broken.xml:10:5: error: There is no function sqirt().
      node: /data/a
       | . > sqirt(4)
       |     ^
      remedy: Check the spelling; the functions are listed in the ODK XForms specification.
    DIR/broken.xml:11:5: error: “the end” stands where ) should be.
      node: /data/b
       | /data/c + (1
       |             ^
    DIR/broken.xml:12:5: warning: A binding names a node that the form does not have; it is left out.
      node: /data/x
      12 | <bind nodeset="/data/x" type="strng"/>
         | ^
      remedy: Check the spelling of the path.
    DIR/broken.xml:17:7: warning: The expression names a node that the form does not have: instance('places')/root/item[d = /data/nowhere]
      node: /data/c
      17 | <itemset nodeset="instance('places')/root/item[d = /data/nowhere]"><value ref="name"
         | ^
      remedy: Check the spelling of the path.

    One form · 3 errors · 3 warnings
    "#);
}

#[test]
fn in_arabic() {
    assert_snapshot!(checked("--lang ar").1, @r#"
    DIR/broken.xml: تنبيه: ينقص «العربية (ar)» نص واحد: b
      العلاج: تظهر هذه النصوص بلغة أخرى من لغات الاستمارة حتى تُترجم.
    DIR/broken.xml:9:5: خطأ: الملف places.csv وفيه اختيارات «places» غير موجود.
      9 | <instance id="places" src="jr://file-csv/places.csv"/>
        | ^
      العلاج: ضع places.csv في مجلد ملفات الاستمارة.
    DIR/broken.xml:10:5: خطأ: لا توجد دالة sqirt()‎.
      العقدة: /data/a
       | . > sqirt(4)
       |     ^
      العلاج: تحقق من الكتابة؛ الدوال مذكورة في مواصفة ODK XForms.
    DIR/broken.xml:11:5: خطأ: «النهاية» في موضع يجب أن يكون فيه ).
      العقدة: /data/b
       | /data/c + (1
       |             ^
    DIR/broken.xml:12:5: تنبيه: ربط يسمّي عقدة ليست في الاستمارة، فتُرك.
      العقدة: /data/x
      12 | <bind nodeset="/data/x" type="strng"/>
         | ^
      العلاج: تحقق من كتابة المسار.
    DIR/broken.xml:17:7: تنبيه: التعبير يسمّي عقدة ليست في الاستمارة: instance('places')/root/item[d = /data/nowhere]
      العقدة: /data/c
      17 | <itemset nodeset="instance('places')/root/item[d = /data/nowhere]"><value ref="name"
         | ^
      العلاج: تحقق من كتابة المسار.

    استمارة واحدة · ٣ أخطاء · ٣ تنبيهات
    "#);
}

#[test]
fn in_kurmanji() {
    assert_snapshot!(checked("--lang kmr").1, @r#"
    DIR/broken.xml: hişyarî: Di “العربية (ar)” de nivîsek kêm e: b
      çare: Heta ku neyên wergerandin, ev nivîs bi zimanekî din ê formê tên nîşandan.
    DIR/broken.xml:9:5: şaşî: Pela places.csv bi bijareyên “places” tune ye.
      9 | <instance id="places" src="jr://file-csv/places.csv"/>
        | ^
      çare: places.csv têxe peldanka pelên formê.
    DIR/broken.xml:10:5: şaşî: Fonksiyona sqirt() tune ye.
      girêk: /data/a
       | . > sqirt(4)
       |     ^
      çare: Nivîsandinê kontrol bike; lîsteya fonksiyonan di taybetmendiya ODK XForms de ye.
    DIR/broken.xml:11:5: şaşî: “dawî” li cihê ) ye.
      girêk: /data/b
       | /data/c + (1
       |             ^
    DIR/broken.xml:12:5: hişyarî: bind-ek girêkekê nav dike ku di formê de tune ye; hat hiştin.
      girêk: /data/x
      12 | <bind nodeset="/data/x" type="strng"/>
         | ^
      çare: Nivîsandina rêyê kontrol bike.
    DIR/broken.xml:17:7: hişyarî: Îfade girêkekê nav dike ku di formê de tune ye: instance('places')/root/item[d = /data/nowhere]
      girêk: /data/c
      17 | <itemset nodeset="instance('places')/root/item[d = /data/nowhere]"><value ref="name"
         | ^
      çare: Nivîsandina rêyê kontrol bike.

    Formek · 3 şaşî · 3 hişyarî
    "#);
}

#[test]
fn as_a_document() {
    let (status, printed) = checked("--json");
    let document: serde_json::Value = serde_json::from_str(&printed).expect("JSON");
    assert_eq!((status, &document["errors"]), (1, &3.into()));
    let mut first = document["diagnostics"][1].clone();
    assert!(first["file"].take().is_string());
    assert_snapshot!(serde_json::to_string_pretty(&first).expect("JSON"), @r#"
    {
      "code": "xpath-unknown-function",
      "column": 5,
      "file": null,
      "line": 10,
      "message": "There is no function sqirt().",
      "node": "/data/a",
      "parameters": {
        "expression": ". > sqirt(4)",
        "name": "sqirt",
        "node": "/data/a",
        "offset": "4"
      },
      "remedy": "Check the spelling; the functions are listed in the ODK XForms specification.",
      "severity": "error"
    }
    "#);
    assert_eq!(document["forms"][0]["form"], serde_json::Value::Null);
}

/// A workbook with a fault in each of three cells.
const SHEET: &str = "\
| survey |
|        | type       | name | label | relevant  |
|        | selct_one l | a   | A     |           |
|        | text       | b    | B     | (${c} + 1 |
";

#[test]
fn a_workbook_is_told_by_its_cells() {
    let home = tempfile::tempdir().expect("a folder");
    let form = home.path().join("sheet.md");
    fs::write(&form, SHEET).expect("a workbook");
    let run = Program::new("form check").arg(&form).run();
    assert_eq!((run.status, run.faults.as_str()), (1, ""));
    assert_snapshot!(steady(&run.printed, home.path()), @r"
    DIR/sheet.md:survey:B3: error: There is no type “selct_one l”. Did you mean “select_one l”?
      remedy: Check the spelling; the types are listed in the XLSForm documentation.
    DIR/sheet.md:survey:E4: error: The form has no question “c”.
      remedy: Check the spelling.
    DIR/sheet.md:survey:E4: error: “the end” stands where ) should be.
       | (${c} + 1
       |          ^

    One form · 3 errors · no warnings
    ");
    let run = Program::new("form check --json").arg(&form).run();
    let document: serde_json::Value = serde_json::from_str(&run.printed).expect("JSON");
    let first = &document["diagnostics"][0];
    let told = ["severity", "code", "sheet", "row", "column", "cell"].map(|key| first[key].clone());
    assert_eq!(
        serde_json::Value::from(told.to_vec()),
        serde_json::json!(["error", "type-unknown", "survey", 3, "type", "B3"])
    );
}

#[test]
fn a_workbook_is_told_in_the_order_in_which_it_is_read() {
    let home = tempfile::tempdir().expect("a folder");
    let form = home.path().join("sheet.md");
    let choices = "| choices |
|        | list_name | name | label | image   |
|        | l         | 1    | One   | a.png   |
|        | l         | 2    | Two   | a.png   |
|        | l         | a b  | Three |         |
|        | l         | 2    | Four  |         |
";
    let survey = "| survey |
|        | type              | name | label | image |
|        | select_multiple l | a    | A     |       |
";
    let check = |choices: &str| {
        fs::write(&form, format!("{choices}{survey}")).expect("a workbook");
        Program::new("form check --json")
            .arg(&form)
            .run()
            .document()
    };
    let faulty = survey.replace(
        "| A     |       |",
        "| A     |       |\n|        | txt               | b    | B     |       |",
    );
    fs::write(&form, format!("{choices}{faulty}")).expect("a workbook");
    let run = Program::new("form check").arg(&form).run();
    let places = run.printed.lines().filter(|line| !line.starts_with(' '));
    let places: Vec<_> = places
        .filter_map(|line| line.split_once("sheet.md:")?.1.split_once(": "))
        .map(|(place, _)| place)
        .collect();
    assert_eq!(places, ["survey:B9", "survey:B10", "choices:C6"]);

    // A picture that two choices show is missed once, and has a place nowhere.
    let sound = choices
        .replace("a b", "3")
        .replace("| l         | 2    | Four", "| l         | 4    | Four");
    let document = check(&sound);
    let [missing] = document["diagnostics"]
        .as_array()
        .expect("a list")
        .as_slice()
    else {
        panic!("{document}")
    };
    assert_eq!(missing["parameters"]["file"], "a.png");
    for part in ["sheet", "row", "column", "cell"] {
        assert_eq!(missing.get(part), Some(&serde_json::Value::Null), "{part}");
    }
}

#[test]
fn a_workbook_is_converted() {
    let home = tempfile::tempdir().expect("a folder");
    let form = home.path().join("visit.md");
    let (xml, list) = (
        home.path().join("out.xml"),
        home.path().join("itemsets.csv"),
    );
    fs::write(
        &form,
        SHEET
            .replace("selct_one l", "select_one_external l")
            .replace("(${c} + 1", "${a} = 1")
            + "| external_choices |\n| | list_name | name | label |\n| | l | 1 | One |\n",
    )
    .expect("a workbook");
    let convert = || Program::new("form convert").arg(&form).arg("-o").arg(&xml);
    assert_eq!(convert().run().status, 0);
    let once = fs::read(&xml).expect("it is written");
    assert!(String::from_utf8_lossy(&once).contains("id=\"visit\""));
    let list = fs::read_to_string(list).expect("it is beside it");
    assert_eq!(
        list,
        "\"list_name\",\"name\",\"label\"\r\n\"l\",\"1\",\"One\"\r\n"
    );
    assert_eq!(convert().run().status, 0);
    assert_eq!(fs::read(&xml).expect("it is written again"), once);
    fs::remove_file(&xml).expect("it was there");
    fs::write(&form, SHEET).expect("a workbook");
    assert_eq!(convert().run().status, 1);
    assert!(!xml.exists());
}

#[test]
fn the_real_forms_are_clean() {
    let forms = [
        "coalition-poll",
        "household-visit",
        "large-roster",
        "site-photos",
    ];
    let check = forms
        .into_iter()
        .fold(Program::new("form check"), |check, form| {
            check.arg(shared("real").join(form).with_extension("xml"))
        });
    let run = check.run();
    assert_eq!((run.status, run.faults.as_str()), (0, ""));
    assert_eq!(run.printed, "4 forms · no errors · no warnings\n");
}

#[test]
fn what_is_no_xml_and_what_is_not_there() {
    let home = tempfile::tempdir().expect("a folder");
    let form = home.path().join("cut.xml");
    fs::write(&form, "<a>\n  <b>\n</a>").expect("a form");
    let run = Program::new("form check")
        .arg(form)
        .arg(home.path().join("none.xml"))
        .run();
    assert_eq!(run.status, 2);
    assert_snapshot!(steady(&run.printed, home.path()), @r"
    DIR/cut.xml:3:1: error: This end tag does not fit the element that is open.
      3 | </a>
        | ^
      remedy: Correct the XML at this place, or export the form again from the tool that made it.

    One form · one error · no warnings
    ");
    assert_snapshot!(steady(&run.faults, home.path()), @"rayi: DIR/none.xml cannot be read: it is not there.");
}

#[test]
fn a_form_cannot_make_the_terminal_act() {
    let home = tempfile::tempdir().expect("a folder");
    let form = home.path().join("sly.xml");
    fs::write(&form, "<a\u{202E}b \u{9b}31m>").expect("a form");
    let run = Program::new("form check").arg(form).run();
    assert!(run.printed.contains("error"), "{}", run.printed);
    assert!(!run.printed.contains(['\u{202E}', '\u{9b}', '\u{1b}']));
}
