//! Steps that only our own runner knows: what a person does beside answering, and what no other
//! engine tells. `tests/conformance/README.md` lists them.

use std::sync::Arc;

use rayi::{Environment, Script, TextBlock, text_blocks};
use rayi_interview::{Interview, Permission};
use serde_json::{Map, Value, json};

use super::format::{self, Step};

/// Names of these steps.
pub(super) const STEPS: &[&str] = &[
    "sit", "jump", "answer", "identify", "reason", "correct", "log", "blocks",
];

/// Carries out one of these steps.
pub(super) fn carry_out(
    script: &mut Script,
    step: &Step,
    world: &Arc<dyn Environment>,
) -> Result<(), String> {
    let interview = script.interview();
    let (name, subject) = step
        .0
        .iter()
        .find(|(name, _)| STEPS.contains(&name.as_str()))
        .ok_or("no such step")?;
    let text = subject.as_str().unwrap_or_default();
    let told = |done: bool| {
        done.then_some(())
            .ok_or_else(|| format!("{name} did nothing"))
    };
    match name.as_str() {
        "sit" => match text {
            "next" => told(interview.next_screen()),
            "back" => told(interview.previous_screen()),
            "look around" => {
                interview.look_around();
                Ok(())
            }
            "leave" => {
                interview.leave();
                Ok(())
            }
            other => Err(format!("nobody sits {other:?}")),
        },
        "jump" => told(interview.jump(text)),
        "answer" => {
            let value = step.0.get("value").and_then(toml::Value::as_str);
            let refused = interview.answer(text, value.unwrap_or_default()).is_err();
            told(refused == step.0.contains_key("refused"))
        }
        "identify" => {
            interview.identify(text);
            Ok(())
        }
        "reason" => {
            interview.give_reason(text);
            Ok(())
        }
        "correct" => correct(interview, world),
        "log" => {
            let finished = step.0.contains_key("finished");
            same(&json!(log(interview, finished)?), &format::json(subject))
        }
        _ => {
            let view = script.view(text).ok_or_else(|| format!("no node {text}"))?;
            let blocks = text_blocks(&view.label.text);
            let shown: Vec<Value> = blocks.iter().map(block).collect();
            let wanted = step.0.get("value").map(format::json);
            same(&json!(shown), &wanted.unwrap_or_default())
        }
    }
}

fn same(got: &Value, wanted: &Value) -> Result<(), String> {
    (got == wanted).then_some(()).ok_or_else(|| got.to_string())
}

/// Finishes the record and opens it again to be corrected, as its form allows it.
fn correct(interview: &mut Interview, world: &Arc<dyn Environment>) -> Result<(), String> {
    let record = interview.finalise();
    let record = record.map_err(|found| format!("{} violations", found.len()))?;
    let form = interview.form().clone();
    let corrected = Interview::correct(form, world.clone(), None, &record.xml, Permission::Form);
    *interview = corrected.map_err(|error| error.to_string())?;
    if let Some(log) = record.audit {
        interview.continue_log(&log);
    }
    Ok(())
}

/// Lines of the audit log, moments as `t`: of the finished record, or as it stands.
fn log(interview: &mut Interview, finished: bool) -> Result<Vec<String>, String> {
    let file = if finished {
        let record = interview.finalise();
        record
            .map_err(|found| format!("{} violations", found.len()))?
            .audit
    } else {
        interview.audit_file()
    };
    let file = String::from_utf8(file.ok_or("no log")?).map_err(|fault| fault.to_string())?;
    let moment = |field: &str| field.len() == 13 && field.bytes().all(|byte| byte.is_ascii_digit());
    let line = |line: &str| {
        let fields = line.split(',');
        let fields = fields.map(|field| if moment(field) { "t" } else { field });
        fields.collect::<Vec<_>>().join(",")
    };
    Ok(file.lines().map(line).collect())
}

/// A block of a text, what it does not say left out.
fn block(block: &TextBlock) -> Value {
    let runs = block.runs.iter().map(|run| {
        let style = &run.style;
        let marks = [
            ("bold", style.bold.then_some(json!(true))),
            ("italic", style.italic.then_some(json!(true))),
            ("color", style.color.as_ref().map(|color| json!(color))),
            ("font", style.font.as_ref().map(|font| json!(font))),
            ("link", style.link.as_ref().map(|link| json!(link))),
        ];
        let mut shown = Map::from_iter([("text".to_owned(), json!(run.text))]);
        for (name, value) in marks {
            shown.extend(value.map(|value| (name.to_owned(), value)));
        }
        Value::Object(shown)
    });
    let mut shown = Map::from_iter([("runs".to_owned(), runs.collect())]);
    if block.heading > 0 {
        shown.insert("heading".to_owned(), json!(block.heading));
    }
    if let Some(align) = block.align {
        shown.insert(
            "align".to_owned(),
            json!(format!("{align:?}").to_lowercase()),
        );
    }
    Value::Object(shown)
}
