//! `rayi script`.

use serde_json::{Value, json};

use super::{FORM, TOWNS, batch, documents, file, form};
use crate::program::Program;

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
fn a_request_names_its_time_zone() {
    let day = |extra: Value| {
        let mut asked = json!({"id": 1, "form_xml": FORM, "media": {"towns.csv": TOWNS},
            "steps": [{"get": "/data/c"}]});
        for (name, value) in extra.as_object().expect("members") {
            asked[name] = value.clone();
        }
        let outcome = Program::new("script --batch --now 2024-02-28T22:00:00Z")
            .env("TZ", "UTC")
            .typed(&asked.to_string())
            .run();
        let answer = documents(&outcome).remove(0);
        answer["results"][0]["got"].clone()
    };
    assert_eq!(day(json!({})), "2024-02-28");
    assert_eq!(day(json!({"tz": "Asia/Baghdad"})), "2024-02-29");
    // A local moment is one of that zone, whatever the machine's.
    let midnight = json!({"tz": "Asia/Baghdad", "now": "2024-02-29T00:30"});
    assert_eq!(day(midnight), "2024-02-29");
    let outcome = batch(
        "script --batch",
        &[&json!({"id": 2, "form_xml": FORM, "tz": "Mars/Olympus"}).to_string()],
    );
    let refused = json!({"id": 2, "error": "there is no time zone Mars/Olympus"});
    assert_eq!(documents(&outcome), [refused]);
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
