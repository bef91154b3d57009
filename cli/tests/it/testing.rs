//! The three commands for whoever tests a form: their names, keys and statuses are a promise.

use serde_json::{Value, json};

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

const HOUSE: &str = "<data xmlns:h=\"urn:h\"><h:n>3</h:n><m><a>1</a></m><m><a>2</a></m></data>";

/// Runs `rayi xpath` over a small instance and a secondary one, in Baghdad.
fn ask(words: &str, expression: &str) -> Outcome {
    let (_folder, house) = file("house.xml", HOUSE);
    let (_other, towns) = file("towns.xml", "<root><item><v>x</v></item></root>");
    Program::new("xpath --instance")
        .arg(&house)
        .arg("--secondary")
        .arg(format!("towns={}", towns.display()))
        .arg("--ns")
        .arg("q=urn:h")
        .env("TZ", "Asia/Baghdad")
        .arg(expression)
        .arg_line(words)
        .run()
}

#[test]
fn one_expression_is_answered_in_its_own_type_or_the_one_asked_for() {
    for (words, expression, answer) in [
        ("", "1 + 1", json!({"type": "number", "value": 2})),
        ("", "0.5", json!({"type": "number", "value": 0.5})),
        ("", "0 div 0", json!({"type": "number", "value": "NaN"})),
        (
            "",
            "1 div 0",
            json!({"type": "number", "value": "Infinity"}),
        ),
        (
            "",
            "-1 div 0",
            json!({"type": "number", "value": "-Infinity"}),
        ),
        ("", "'a'", json!({"type": "string", "value": "a"})),
        ("", "1 = 1", json!({"type": "boolean", "value": true})),
        (
            "",
            "/data/m/a",
            json!({"type": "nodeset", "value": ["1", "2"]}),
        ),
        ("", "/data/none", json!({"type": "nodeset", "value": []})),
        ("", "/data/q:n", json!({"type": "nodeset", "value": ["3"]})),
        (
            "",
            "data/m[2]/a",
            json!({"type": "nodeset", "value": ["2"]}),
        ),
        (
            "--context /data/m[2]",
            "a",
            json!({"type": "nodeset", "value": ["2"]}),
        ),
        (
            "--context /data/m[2]/a",
            "/data/m/a",
            json!({"type": "nodeset", "value": ["2"]}),
        ),
        (
            "",
            "instance('towns')/root/item/v",
            json!({"type": "nodeset", "value": ["x"]}),
        ),
        (
            "",
            "date('2024-02-29')",
            json!({"type": "string", "value": "2024-02-29"}),
        ),
        (
            "",
            "decimal-date-time('1970-01-01T03:00')",
            json!({"type": "number", "value": 0}),
        ),
        (
            "--as string",
            "1 + 1",
            json!({"type": "string", "value": "2"}),
        ),
        (
            "--as string",
            "/data/m[1]/a",
            json!({"type": "string", "value": "1"}),
        ),
        ("--as number", "'7'", json!({"type": "number", "value": 7})),
        (
            "--as number",
            "'x'",
            json!({"type": "number", "value": "NaN"}),
        ),
        (
            "--as boolean",
            "''",
            json!({"type": "boolean", "value": false}),
        ),
        (
            "--as nodeset",
            "/data/m[1]/a",
            json!({"type": "nodeset", "value": ["1"]}),
        ),
    ] {
        let outcome = ask(words, expression);
        assert_eq!(outcome.document(), answer, "{words} {expression}");
        assert_eq!((outcome.status, &*outcome.faults), (0, ""), "{expression}");
    }
}

#[test]
fn an_expression_that_fails_has_a_kind_and_ends_with_one() {
    for (words, expression, kind) in [
        ("", "1 +", "syntax"),
        ("", "none()", "function"),
        ("", "regex('a', '[')", "function"),
        ("", "not()", "arity"),
        ("", "number(/data/m/a)", "type"),
        ("--as nodeset", "1", "type"),
        ("--as string", "/data/m/a", "type"),
        ("", "instance('none')/root", "context"),
        ("", "w:x", "context"),
        ("", "$x", "context"),
        ("--context /data/none", "1", "context"),
    ] {
        let outcome = ask(words, expression);
        assert_eq!(outcome.document()["error"]["kind"], kind, "{expression}");
        assert_eq!(outcome.status, 1, "{expression}");
    }
    assert_eq!(
        ask("--context /data/m[2]/a", "count(1)").document()["error"]["message"],
        "count(), argument 1: nodes are needed here\n  count(1)\n        ^\n  at /data/m[2]/a"
    );
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

#[test]
fn every_line_of_a_batch_of_expressions_is_answered_in_order() {
    let (_folder, house) = file("house.xml", HOUSE);
    let from_file = json!({"id": "f", "instance": house, "expr": "count(/data/m)"}).to_string();
    let outcome = batch(
        "xpath --batch",
        &[
            r#"{"id":"x1","instance_xml":"<data><a>1</a></data>","context":"/data","expr":"a + 1"}"#,
            r#"{"id":2,"expr":"1 div 0"}"#,
            r#"{"expr":"'no id'"}"#,
            "",
            r#"{"id":"x4","expr":"#,
            "nonsense",
            "[1]",
            r#"{"id":"x5"}"#,
            r#"{"id":"x6","expr":5}"#,
            r#"{"id":"x7","expr":"1","as":"text"}"#,
            r#"{"id":"x8","expr":"1","ns":[]}"#,
            r#"{"id":"x9","expr":"1","instances":{"a":1}}"#,
            r#"{"id":"x10","expr":"instance('i')/r/v","instances":{"i":"<r><v>7</v></r>"}}"#,
            r#"{"id":"x11","expr":"/p:data","ns":{"p":"urn:p"},"instance_xml":"<data xmlns='urn:p'>in</data>"}"#,
            r#"{"id":"x12","expr":"decimal-date-time('1970-01-01')","tz":"Asia/Baghdad"}"#,
            r#"{"id":"x13","expr":"1","tz":"Mars/Olympus"}"#,
            r#"{"id":"x14","expr":"1","instance":"/no/such/file"}"#,
            r#"{"id":"x15","expr":"1","instance_xml":"<data>"}"#,
            r#"{"id":"x16","expr":"sum(/data/a)","as":"string","instance_xml":"<data><a>1</a><a/></data>"}"#,
            r#"{"id":"x17","expr":"today()","now":"2024-02-29T22:00:00Z","tz":"Asia/Baghdad"}"#,
            r#"{"id":"x18","expr":"today()","now":"soon"}"#,
            r#"{"id":null,"expr":"true()"}"#,
            &from_file,
        ],
    );
    let answers = documents(&outcome);
    let told: Vec<Value> = answers
        .iter()
        .map(|answer| match answer.get("error") {
            Some(error) => {
                assert!(error["message"].is_string());
                json!([answer["id"], error["kind"]])
            }
            None => json!([answer["id"], answer["type"], answer["value"]]),
        })
        .collect();
    let refused = |id: Value| json!([id, "context"]);
    let expected = vec![
        json!(["x1", "number", 2]),
        json!([2, "number", "Infinity"]),
        json!([null, "string", "no id"]),
        refused(json!("x4")),
        refused(json!(null)),
        refused(json!(null)),
        refused(json!("x5")),
        refused(json!("x6")),
        refused(json!("x7")),
        refused(json!("x8")),
        refused(json!("x9")),
        json!(["x10", "nodeset", ["7"]]),
        json!(["x11", "nodeset", ["in"]]),
        json!(["x12", "number", -0.125]),
        refused(json!("x13")),
        refused(json!("x14")),
        refused(json!("x15")),
        json!(["x16", "string", "1"]),
        json!(["x17", "string", "2024-03-01"]),
        refused(json!("x18")),
        json!([null, "boolean", true]),
        json!(["f", "number", 2]),
    ];
    assert_eq!(told, expected);
    assert_eq!(outcome.status, 0);
}

#[test]
fn bytes_that_are_no_text_spoil_one_line_only() {
    let outcome = Program::new("xpath --batch")
        .typed_bytes(b"\xff\xfe\n{\"id\":1,\"expr\":\"'\xff'\"}\n{\"id\":2,\"expr\":\"2\"}")
        .run();
    let answers = documents(&outcome);
    assert_eq!(answers.len(), 3);
    assert_eq!(answers[2], json!({"id": 2, "type": "number", "value": 2}));
    assert_eq!(outcome.status, 0);
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

/// Every step of the protocol, with its result but for `n`.
fn answers_and_words() -> Vec<(Value, Value)> {
    vec![
        (json!({"get": "/data/a"}), json!({"got": ""})),
        (json!({"get": "/data/none"}), json!({"got": null})),
        (json!({"relevant": "/data/s"}), json!({"got": false})),
        (json!({"required": "/data/a"}), json!({"got": true})),
        (json!({"readonly": "/data/b"}), json!({"got": true})),
        (json!({"valid": "/data/a"}), json!({"got": false})),
        (json!({"form_valid": true}), json!({"got": false})),
        (
            json!({"set": "/data/a", "value": "40"}),
            json!({"ok": true}),
        ),
        (json!({"valid": "/data/a"}), json!({"got": false})),
        (
            json!({"finalize": true}),
            json!({"ok": false, "invalid": ["/data/a"]}),
        ),
        (json!({"set": "/data/a", "value": "4"}), json!({"ok": true})),
        (
            json!({"expect": "/data/b", "value": "8"}),
            json!({"ok": true, "got": "8"}),
        ),
        (
            json!({"expect": "/data/b", "value": "9"}),
            json!({"ok": false, "got": "8"}),
        ),
        (
            json!({"expect": "/data/none", "value": null}),
            json!({"ok": true, "got": null}),
        ),
        (json!({"get": "/data/c"}), json!({"got": "2024-02-29"})),
        (
            json!({"expect_relevant": "/data/s", "value": true}),
            json!({"ok": true, "got": true}),
        ),
        (json!({"choices": "/data/s"}), json!({"got": ["y", "n"]})),
        (
            json!({"choice_labels": "/data/s"}),
            json!({"got": ["Yes", "No"]}),
        ),
        (json!({"label": "/data/a"}), json!({"got": "Age"})),
        (json!({"hint": "/data/a"}), json!({"got": "Years"})),
        (json!({"lang": "Arabic (ar)"}), json!({"ok": true})),
        (
            json!({"expect_label": "/data/a", "value": "العمر"}),
            json!({"ok": true, "got": "العمر"}),
        ),
        (
            json!({"expect_hint": "/data/a", "value": "سنوات"}),
            json!({"ok": true, "got": "سنوات"}),
        ),
        (
            json!({"expect_choice_labels": "/data/s", "value": ["نعم", "لا"]}),
            json!({"ok": true, "got": ["نعم", "لا"]}),
        ),
        (
            json!({"lang": "Klingon"}),
            json!({"ok": false, "error": "no language \"Klingon\""}),
        ),
    ]
}

fn repeats_and_faults() -> Vec<(Value, Value)> {
    vec![
        (json!({"count": "/data/r"}), json!({"got": 0})),
        (json!({"new_repeat": "/data/r"}), json!({"ok": true})),
        (json!({"new_repeat": "/data/r"}), json!({"ok": true})),
        (
            json!({"expect_count": "/data/r", "value": 2}),
            json!({"ok": true, "got": 2}),
        ),
        (
            json!({"choices": "/data/r/x"}),
            json!({"got": ["hw", "slm"]}),
        ),
        (
            json!({"expect_choices": "/data/r[2]/x", "value": ["hw", "slm"]}),
            json!({"ok": true, "got": ["hw", "slm"]}),
        ),
        (
            json!({"choice_labels": "/data/r[2]/x"}),
            json!({"got": ["Hewlêr", "Silêmanî"]}),
        ),
        (
            json!({"set": "/data/r[2]/x", "value": "slm"}),
            json!({"ok": true}),
        ),
        (json!({"get": "/data/r/x"}), json!({"got": ""})),
        (json!({"remove_repeat": "/data/r"}), json!({"ok": true})),
        (json!({"get": "/data/r/x"}), json!({"got": "slm"})),
        (json!({"set": "/data/s", "value": "y"}), json!({"ok": true})),
        (
            json!({"expect_required": "/data/s", "value": false}),
            json!({"ok": true, "got": false}),
        ),
        (
            json!({"expect_readonly": "/data/s", "value": false}),
            json!({"ok": true, "got": false}),
        ),
        (
            json!({"expect_valid": "/data/s", "value": true}),
            json!({"ok": true, "got": true}),
        ),
        (
            json!({"expect_form_valid": true, "value": true}),
            json!({"ok": true, "got": true}),
        ),
        (
            json!({"set": "/data/none", "value": "1"}),
            json!({"ok": false, "error": "no node /data/none"}),
        ),
        (
            json!({"required": "/data/none"}),
            json!({"ok": false, "error": "no node /data/none"}),
        ),
        (
            json!({"new_repeat": "/data/a"}),
            json!({"ok": false, "error": "no node /data/a"}),
        ),
        (
            json!({"set": 5}),
            json!({"ok": false, "error": "set names a path"}),
        ),
        (
            json!({"jump": "/data/a"}),
            json!({"ok": false, "error": "no such step: jump"}),
        ),
        (
            json!("get"),
            json!({"ok": false, "error": "a step is a JSON object"}),
        ),
        (json!({"set": "/data/a", "value": ""}), json!({"ok": true})),
        (json!({"relevant": "/data/s"}), json!({"got": false})),
        (json!({"get": "/data/s"}), json!({"got": "y"})),
        (json!({"set": "/data/a", "value": 5}), json!({"ok": true})),
        (
            json!({"finalize": true}),
            json!({"ok": true, "invalid": []}),
        ),
    ]
}

fn walk() -> Vec<(Value, Value)> {
    [answers_and_words(), repeats_and_faults()].concat()
}

fn with_line(result: &Value, line: usize) -> Value {
    let mut result = result.clone();
    result["n"] = json!(line);
    result
}

#[test]
fn every_step_of_a_script_has_its_result() {
    let (folder, form) = form();
    let files = folder.path().join("files");
    std::fs::rename(folder.path().join("t-media"), &files).expect("renamed");
    let walk = walk();
    let lines: Vec<String> = walk.iter().map(|(step, _)| step.to_string()).collect();
    let outcome = Program::new("script --now 2024-02-29T10:00:00Z --media")
        .arg(files)
        .arg(&form)
        .typed(&lines.join("\n"))
        .run();
    let results = documents(&outcome);
    for (at, ((step, expected), result)) in walk.iter().zip(&results).enumerate() {
        assert_eq!(*result, with_line(expected, at + 1), "{step}");
    }
    assert_eq!((results.len(), outcome.status), (walk.len(), 1));
}

#[test]
fn a_script_tells_its_lines_and_goes_on_after_bad_ones() {
    let (_folder, form) = form();
    let run = |lines: &str| {
        Program::new("script --lang")
            .arg("Arabic (ar)")
            .arg(&form)
            .typed(lines)
            .run()
    };
    let good = run("{\"label\":\"/data/a\"}\n\n{\"set\":\"/data/a\",\"value\":\"4\"}\n");
    assert_eq!(
        documents(&good),
        [json!({"n": 1, "got": "العمر"}), json!({"n": 3, "ok": true})]
    );
    assert_eq!(good.status, 0);
    let bad = run("{\"label\":\n{\"get\":\"/data/a\"}");
    assert_eq!(
        documents(&bad),
        [
            json!({"n": 1, "ok": false, "error": "a step is a JSON object"}),
            json!({"n": 2, "got": ""}),
        ]
    );
    assert_eq!(bad.status, 1);
    let xml = run("{\"set\":\"/data/a\",\"value\":\"2\"}\n{\"xml\":true}");
    let got = documents(&xml)[1]["got"].to_string();
    assert!(got.contains("<a>2</a><b>4</b>"), "{got}");
    assert!(!got.contains("<s"), "irrelevant: {got}");
}

#[test]
fn a_form_that_does_not_load_ends_with_two() {
    let (_folder, broken) = file("t.xml", "<h:html");
    for command in ["script", "bench"] {
        for form in [&broken, std::path::Path::new("/no/such/form.xml")] {
            let outcome = Program::new(command)
                .arg(form)
                .typed("{\"xml\":true}")
                .run();
            let told = documents(&outcome);
            assert!(told.len() == 1 && told[0]["error"].is_string(), "{command}");
            assert_eq!(outcome.status, 2, "{command}");
        }
    }
}

#[test]
fn every_line_of_a_batch_of_interviews_is_answered_in_order() {
    let steps: Vec<Value> = walk().into_iter().map(|(step, _)| step).collect();
    let all = json!({"id": "all", "form_xml": FORM, "now": "2024-02-29T10:00:00Z",
        "media": {"towns.csv": TOWNS}, "steps": steps});
    let first = json!([{"set": "/data/a", "value": "1"}, {"get": "/data/b"}]);
    let good = json!({"id": 7, "form_xml": FORM, "media": {"towns.csv": TOWNS}, "steps": first});
    let outcome = batch(
        "script --batch",
        &[
            &all.to_string(),
            &good.to_string(),
            "{\"id\":\"torn\",\"form_xml\":",
            r#"{"id":"none"}"#,
            r#"{"id":"gone","form":"/no/such/form.xml"}"#,
            r#"{"id":"broken","form_xml":"<h:html"}"#,
            r#"{"id":"steps","form_xml":"<h:html","steps":5}"#,
            r#"{"id":"media","form_xml":"<h:html","media":{"a":1}}"#,
        ],
    );
    let answers = documents(&outcome);
    let expected: Vec<Value> = walk()
        .iter()
        .enumerate()
        .map(|(at, (_, result))| with_line(result, at + 1))
        .collect();
    assert_eq!(answers[0]["results"], json!(expected));
    assert_eq!(
        (&answers[0]["id"], &answers[0]["ok"]),
        (&json!("all"), &json!(false))
    );
    assert_eq!(
        answers[1],
        json!({"id": 7, "ok": true, "results": [{"n": 1, "ok": true}, {"n": 2, "got": "2"}]})
    );
    let ids: Vec<_> = answers[2..].iter().map(|answer| &answer["id"]).collect();
    assert_eq!(ids, ["torn", "none", "gone", "broken", "steps", "media"]);
    for answer in &answers[2..] {
        assert!(
            answer["error"].is_string() && answer.get("ok").is_none(),
            "{answer}"
        );
    }
    assert_eq!(outcome.status, 1);
    assert_eq!(batch("script --batch", &[&good.to_string()]).status, 0);
}

const METRICS: [(&str, &str); 17] = [
    ("load_first", "ms"),
    ("load_warm", "ms"),
    ("load_warm_cpu", "ms"),
    ("load_warm_cpu_best", "ms"),
    ("answer", "ns/answer"),
    ("answer_cpu", "ns/answer"),
    ("answer_cpu_best", "ns/answer"),
    ("answers", "count"),
    ("new_repeat", "ns/repeat"),
    ("choices", "ms/list"),
    ("interview", "ms"),
    ("interview_cpu", "ms"),
    ("interview_cpu_best", "ms"),
    ("steps_done", "count"),
    ("serialise", "ms"),
    ("serialised", "bytes"),
    ("peak_rss", "MiB"),
];

#[test]
fn a_bench_measures_everything_with_and_without_steps() {
    let (folder, form) = form();
    let steps = folder.path().join("steps.jsonl");
    let lines = [
        json!({"set": "/data/a", "value": "4"}),
        json!({"set": "/data/s", "value": "y"}),
        json!({"new_repeat": "/data/r"}),
        json!({"choices": "/data/s"}),
        json!({"expect": "/data/b", "value": "8"}),
    ];
    std::fs::write(&steps, lines.map(|line| line.to_string()).join("\n")).expect("written");
    let outcome = Program::new("bench --json --reps 3 --work chain --steps")
        .arg(&steps)
        .arg(&form)
        .run();
    let rows = documents(&outcome);
    let told: Vec<_> = rows
        .iter()
        .map(|row| (row["metric"].clone(), row["unit"].clone()))
        .collect();
    assert_eq!(
        told,
        METRICS.map(|(metric, unit)| (json!(metric), json!(unit)))
    );
    let value = |metric: &str| {
        let row = rows
            .iter()
            .find(|row| row["metric"] == metric)
            .expect("measured");
        assert_eq!(
            (&row["peer"], &row["work"]),
            (&json!("rayi"), &json!("chain"))
        );
        row["value"].as_f64().expect("a number")
    };
    assert_eq!((value("answers"), value("steps_done")), (2.0, 5.0));
    for metric in [
        "load_first",
        "load_warm",
        "answer",
        "new_repeat",
        "choices",
        "interview",
        "serialise",
    ] {
        assert!(value(metric) > 0.0, "{metric}");
    }
    assert!(value("serialised") > 50.0);
    assert_eq!(outcome.status, 0);
    let table = Program::new("bench --reps 1").arg(&form).run();
    let names: Vec<_> = table
        .printed
        .lines()
        .filter_map(|line| line.split_whitespace().nth(1))
        .collect();
    assert_eq!(names, METRICS.map(|(metric, _)| metric));
    assert!(
        table.printed.starts_with("t "),
        "the form's name: {}",
        table.printed
    );
}

#[test]
fn a_step_that_fails_ends_a_bench_with_one() {
    let (folder, form) = form();
    let steps = folder.path().join("steps.jsonl");
    std::fs::write(&steps, r#"{"expect":"/data/a","value":"1"}"#).expect("written");
    let outcome = Program::new("bench --json --steps")
        .arg(&steps)
        .arg(&form)
        .run();
    assert_eq!(
        documents(&outcome),
        [json!({"n": 1, "ok": false, "got": ""})]
    );
    assert_eq!(outcome.status, 1);
}
