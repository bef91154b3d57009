//! `rayi xpath`.

use serde_json::{Value, json};

use super::{batch, documents, file};
use crate::program::{Outcome, Program};

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
