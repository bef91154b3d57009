//! Two engines' answers to one question, held side by side.

use serde_json::Value;

use super::{
    question::{Command, Question},
    record,
};

/// One place where an engine answers otherwise than ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Difference {
    /// Of the question.
    pub(crate) id: String,
    /// The expression, the step, or `load` where only one of them takes the form.
    pub(crate) what: String,
    /// Our answer and theirs, in brief.
    pub(crate) ours: String,
    pub(crate) theirs: String,
}

/// What came of a comparison: answers that agree, that could not be had, and differences.
#[derive(Debug, Default)]
pub(crate) struct Comparison {
    pub(crate) agree: usize,
    pub(crate) unsupported: usize,
    pub(crate) differences: Vec<Difference>,
}

impl Comparison {
    /// Adds the answers to one question.
    pub(crate) fn add(&mut self, question: &Question, ours: &Value, theirs: &Value) {
        match question.command {
            Command::Xpath => {
                let what = text(&question.request, "expr");
                self.count(question, what, expression(ours), expression(theirs));
            }
            Command::Script => self.add_interview(question, ours, theirs),
        }
    }

    fn add_interview(&mut self, question: &Question, ours: &Value, theirs: &Value) {
        if ours.get("error").is_some() || theirs.get("error").is_some() {
            let theirs = match is_unsupported(theirs) {
                true => Answer::Unsupported,
                false => loaded(theirs),
            };
            self.count(question, "load".to_owned(), loaded(ours), theirs);
            return;
        }
        let steps = array(&question.request, "steps");
        let (ours, theirs) = (array(ours, "results"), array(theirs, "results"));
        for ((step, ours), theirs) in steps.iter().zip(ours).zip(theirs) {
            let (ours, theirs) = results(step, ours, theirs);
            self.count(question, step.to_string(), ours, theirs);
        }
    }

    fn count(&mut self, question: &Question, what: String, ours: Answer, theirs: Answer) {
        match (ours, theirs) {
            (_, Answer::Unsupported) => self.unsupported += 1,
            (ours, theirs) if ours == theirs => self.agree += 1,
            (ours, theirs) => self.differences.push(Difference {
                id: question.id.clone(),
                what,
                ours: ours.brief(),
                theirs: theirs.brief(),
            }),
        }
    }
}

/// An answer without what may differ between engines that agree.
#[derive(Clone, Debug)]
enum Answer {
    Said(Value),
    /// An error: engines have their own words and kinds for it.
    Failed(String),
    Unsupported,
}

impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Said(left), Self::Said(right)) => same(left, right),
            (Self::Failed(_), Self::Failed(_)) | (Self::Unsupported, Self::Unsupported) => true,
            _ => false,
        }
    }
}

impl Answer {
    fn brief(&self) -> String {
        match self {
            Self::Said(value) => value.to_string(),
            Self::Failed(why) => format!("error: {why}"),
            Self::Unsupported => "unsupported".to_owned(),
        }
    }
}

/// Numbers may differ in the last bits, where two libraries compute sines and roots.
fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => {
            let (left, right) = (
                left.as_f64().unwrap_or(f64::NAN),
                right.as_f64().unwrap_or(f64::NAN),
            );
            left == right || (left - right).abs() <= 1e-12 * left.abs().max(right.abs())
        }
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(l, r)| same(l, r))
        }
        _ => left == right,
    }
}

/// Whether an engine says that it cannot say.
fn is_unsupported(answer: &Value) -> bool {
    text(answer, "error").starts_with("unsupported")
}

fn expression(answer: &Value) -> Answer {
    if is_unsupported(answer) {
        return Answer::Unsupported;
    }
    if let Some(error) = answer.get("error") {
        let words = error
            .as_str()
            .map_or_else(|| text(error, "message"), str::to_owned);
        return Answer::Failed(words.lines().next().unwrap_or_default().to_owned());
    }
    Answer::Said(answer.get("value").cloned().unwrap_or(Value::Null))
}

fn loaded(answer: &Value) -> Answer {
    match answer.get("error") {
        Some(why) => Answer::Failed(why.as_str().unwrap_or_default().to_owned()),
        None => Answer::Said(Value::from("loads")),
    }
}

/// What a step came to, as both engines can say it.
fn results(step: &Value, ours: &Value, theirs: &Value) -> (Answer, Answer) {
    if is_unsupported(theirs) {
        return (result(ours), Answer::Unsupported);
    }
    if step.get("finalize").is_some() {
        // Another engine may stop at the first question that is wrong.
        let (ours, theirs) = (array(ours, "invalid"), array(theirs, "invalid"));
        let length = if theirs.len() == 1 {
            1
        } else {
            ours.len().max(theirs.len())
        };
        let first =
            |paths: &[Value]| Answer::Said(paths.iter().take(length).cloned().collect::<Value>());
        return (first(ours), first(theirs));
    }
    if step.get("xml").is_some() || step.get("expect_xml").is_some() {
        let read = |result: &Value| match record::read(&text(result, "got")) {
            Ok(record) => Answer::Said(Value::from(record)),
            Err(broken) => Answer::Failed(broken),
        };
        return (read(ours), read(theirs));
    }
    (result(ours), result(theirs))
}

fn result(result: &Value) -> Answer {
    match (result.get("got"), result.get("error")) {
        (_, Some(why)) => Answer::Failed(why.as_str().unwrap_or_default().to_owned()),
        (Some(got), None) => Answer::Said(spaced(got)),
        (None, None) => Answer::Said(result.get("ok").cloned().unwrap_or(Value::Null)),
    }
}

/// A text with single spaces: engines keep the form's line breaks or do not.
fn spaced(value: &Value) -> Value {
    match value {
        Value::String(text) => Value::from(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        Value::Array(values) => values.iter().map(spaced).collect(),
        other => other.clone(),
    }
}

fn text(value: &Value, name: &str) -> String {
    let found = value.get(name).and_then(Value::as_str);
    found.unwrap_or_default().to_owned()
}

fn array<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value
        .get(name)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn compared(command: Command, request: Value, ours: &Value, theirs: &Value) -> Comparison {
        let mut comparison = Comparison::default();
        let question = Question::new("q".to_owned(), command, request);
        comparison.add(&question, ours, theirs);
        comparison
    }

    #[test]
    fn an_expression_agrees_by_value_and_fails_by_any_error() {
        let request = || json!({"expr": "sin(1)"});
        let of = |ours: Value, theirs: Value| {
            compared(Command::Xpath, request(), &ours, &theirs)
                .differences
                .len()
        };
        let value = |value: Value| json!({"type": "any", "value": value});
        let error = |words: &str| json!({"error": {"kind": "type", "message": words}});
        assert_eq!(
            of(value(json!(0.1)), value(json!(0.100_000_000_000_000_02))),
            0
        );
        assert_eq!(of(value(json!(0.1)), value(json!(0.100_000_1))), 1);
        assert_eq!(of(value(json!(["a"])), value(json!(["a", "b"]))), 1);
        assert_eq!(of(value(json!("1")), value(json!(1))), 1);
        assert_eq!(of(error("a"), error("b")), 0);
        assert_eq!(of(error("a"), value(json!(1))), 1);
    }

    #[test]
    fn an_interview_is_compared_step_by_step() {
        let request = json!({"steps": [
            {"set": "/data/a", "value": "1"}, {"get": "/data/a"}, {"finalize": true}, {"xml": true},
        ]});
        let ours = json!({"ok": true, "results": [
            {"ok": true}, {"got": "1"}, {"ok": false, "invalid": ["/data/b", "/data/c"]},
            {"got": "<data id='x'><a/></data>"},
        ]});
        let theirs = json!({"ok": true, "results": [
            {"ok": false, "error": "unsupported: no"}, {"got": "2"},
            {"ok": false, "invalid": ["/data/b"]}, {"got": "<data id=\"x\" xmlns:h=\"u\"><a /></data>"},
        ]});
        let found = compared(Command::Script, request, &ours, &theirs);
        assert_eq!((found.agree, found.unsupported), (2, 1));
        assert_eq!(found.differences.len(), 1);
        assert_eq!(found.differences[0].what, r#"{"get":"/data/a"}"#);
        assert_eq!(found.differences[0].theirs, r#""2""#);
    }

    #[test]
    fn a_form_that_only_one_engine_takes_is_a_difference() {
        let of = |ours: Value, theirs: Value| {
            compared(Command::Script, json!({"steps": []}), &ours, &theirs)
        };
        let (loads, refused) = (
            json!({"ok": true, "results": []}),
            json!({"error": "cycle"}),
        );
        assert_eq!(of(loads.clone(), refused.clone()).differences.len(), 1);
        assert_eq!(of(refused.clone(), loads).differences.len(), 1);
        let unsupported = json!({"error": "unsupported: a clock"});
        assert_eq!(of(refused, unsupported).unsupported, 1);
    }
}
