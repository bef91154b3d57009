//! The three commands for whoever tests a form: their names, keys and statuses are a promise.

mod bench;
mod script;
mod xpath;

use serde_json::Value;

use crate::program::{Outcome, Program};

/// The lines of an output, each a JSON document.
fn documents(outcome: &Outcome) -> Vec<Value> {
    let parse = |line: &str| serde_json::from_str(line).expect("a JSON document a line");
    outcome.printed.lines().map(parse).collect()
}

fn batch(command: &str, requests: &[&str]) -> Outcome {
    Program::new(command).typed(&requests.join("\n")).run()
}

/// A file in a folder of its own.
fn file(name: &str, text: &str) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, text).expect("written");
    (folder, path)
}

const FORM: &str = r#"<h:html xmlns="http://www.w3.org/2002/xforms"
  xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa">
  <h:head><h:title>T</h:title><model>
    <itext>
      <translation lang="English (en)" default="true()">
        <text id="a"><value>Age</value></text><text id="h"><value>Years</value></text>
        <text id="y"><value>Yes</value></text><text id="n"><value>No</value></text>
      </translation>
      <translation lang="Arabic (ar)">
        <text id="a"><value>العمر</value></text><text id="h"><value>سنوات</value></text>
        <text id="y"><value>نعم</value></text><text id="n"><value>لا</value></text>
      </translation>
    </itext>
    <instance><data id="t" version="1"><a/><s/><b/><c/><r jr:template=""><x/></r></data></instance>
    <instance id="towns" src="jr://file-csv/towns.csv"/>
    <bind nodeset="/data/a" type="int" required="true()" constraint=". &lt; 10"/>
    <bind nodeset="/data/b" calculate="/data/a * 2" readonly="true()"/>
    <bind nodeset="/data/c" type="date" calculate="today()"/>
    <bind nodeset="/data/s" relevant="/data/a &gt; 3"/>
  </model></h:head>
  <h:body>
    <input ref="/data/a"><label ref="jr:itext('a')"/><hint ref="jr:itext('h')"/></input>
    <select1 ref="/data/s"><label>Town</label>
      <item><label ref="jr:itext('y')"/><value>y</value></item>
      <item><label ref="jr:itext('n')"/><value>n</value></item>
    </select1>
    <group ref="/data/r"><repeat nodeset="/data/r">
      <select1 ref="/data/r/x"><itemset nodeset="instance('towns')/root/item">
        <value ref="name"/><label ref="label"/></itemset></select1>
    </repeat></group>
  </h:body></h:html>"#;

const TOWNS: &str = "name,label\nhw,Hewlêr\nslm,Silêmanî\n";

/// The form with its file beside it.
fn form() -> (tempfile::TempDir, std::path::PathBuf) {
    let (folder, form) = file("t.xml", FORM);
    std::fs::create_dir(folder.path().join("t-media")).expect("a folder");
    std::fs::write(folder.path().join("t-media/towns.csv"), TOWNS).expect("written");
    (folder, form)
}

#[test]
fn wrong_usage_of_the_three_ends_with_two() {
    for line in [
        "xpath",
        "xpath 1 2",
        "xpath --as text 1",
        "xpath --ns q 1",
        "xpath --instance /no/such/file 1",
        "xpath --batch 1",
        "xpath --sideways 1",
        "script",
        "script --now soon FORM",
        "script --batch FORM",
        "script a b",
        "bench",
        "bench --reps many FORM",
        "bench --steps /no/such/file FORM",
    ] {
        let outcome = Program::new(line).run();
        assert_eq!((outcome.status, &*outcome.printed), (2, ""), "{line}");
        assert!(outcome.faults.starts_with("rayi: "), "{line}");
    }
}
