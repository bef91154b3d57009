//! `rayi bench`.

use serde_json::json;

use super::{documents, form};
use crate::program::Program;

const METRICS: [(&str, &str); 19] = [
    ("load_first", "ms"),
    ("load_warm", "ms"),
    ("load_warm_cpu", "ms"),
    ("load_warm_cpu_best", "ms"),
    ("load_cached", "ms"),
    ("load_cached_cpu", "ms"),
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
