//! Two engines' answers to one question, held side by side.

use serde_json::Value;

use super::{
    chance,
    question::{Command, Question},
    record,
};

/// One place where an engine answers otherwise than ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Difference {
    /// Of the question.
    pub(crate) id: String,
    /// The expression, the step, `load` where only one of them takes the form, or `record` and the path
    /// of the element that differs.
    pub(crate) what: String,
    /// Our answer and theirs, in brief.
    pub(crate) ours: String,
    pub(crate) theirs: String,
}

/// How an engine answers whatever it is asked, so that these are no differences.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Ways {
    /// It names the first question that is wrong and no other.
    pub(crate) names_first_invalid: bool,
    /// What is not relevant is blank for it not only in the record.
    pub(crate) blanks_irrelevant: bool,
}

/// What came of a comparison: answers that agree, that could not be had, and differences.
#[derive(Debug, Default)]
pub(crate) struct Comparison {
    pub(crate) ways: Ways,
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
                let asked = question.request.to_string();
                let (ours, theirs) = (expression(ours), expression(theirs));
                self.count(question, what, ours.made(&asked), theirs.made(&asked));
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
        let asked = question.request.to_string();
        let steps = array(&question.request, "steps");
        let (ours, theirs) = (array(ours, "results"), array(theirs, "results"));
        let mut is_lost = false;
        for (at, ((step, own), their)) in steps.iter().zip(ours).zip(theirs).enumerate() {
            // What it could not change it can say nothing of.
            is_lost |= is_unsupported(their) && CHANGES.iter().any(|it| step.get(*it).is_some());
            if is_lost {
                self.unsupported += 1;
                continue;
            }
            let is_record = step.get("xml").or(step.get("expect_xml")).is_some();
            if is_record && !is_unsupported(their) {
                self.add_record(question, &asked, own, their);
                continue;
            }
            let (own, their) = self.results(step, own, their);
            let is_blanked = self.ways.blanks_irrelevant
                && their == Answer::Said(Value::from(""))
                && is_irrelevant(step, steps.get(at + 1), ours.get(at + 1));
            if is_blanked {
                self.agree += 1;
            } else {
                self.count(
                    question,
                    step.to_string(),
                    own.made(&asked),
                    their.made(&asked),
                );
            }
        }
    }

    /// Each element that differs is a difference of its own.
    fn add_record(&mut self, question: &Question, asked: &str, ours: &Value, theirs: &Value) {
        let read = |result: &Value| record::read(&chance::forget(&text(result, "got"), asked));
        let places = match (read(ours), read(theirs)) {
            (Ok(ours), Ok(theirs)) => record::differences(&ours, &theirs),
            (ours, theirs) => {
                let of = |read: Result<_, String>| match read {
                    Ok(_) => Answer::Said(Value::from("a record")),
                    Err(broken) => Answer::Failed(broken),
                };
                self.count(question, "record".to_owned(), of(ours), of(theirs));
                return;
            }
        };
        if places.is_empty() {
            self.agree += 1;
        }
        for place in places {
            let own = |own: Option<String>| Answer::Said(own.map_or(Value::Null, Value::from));
            let what = format!("record {}", place.path);
            self.count(question, what, own(place.ours), own(place.theirs));
        }
    }

    /// What a step came to, as both engines can say it.
    fn results(&self, step: &Value, ours: &Value, theirs: &Value) -> (Answer, Answer) {
        if is_unsupported(theirs) {
            return (Answer::Unsupported, Answer::Unsupported);
        }
        if step.get("finalize").is_some() {
            let length = if self.ways.names_first_invalid {
                1
            } else {
                usize::MAX
            };
            let named = |result: &Value| {
                let paths = array(result, "invalid").iter().take(length);
                Answer::Said(paths.cloned().collect())
            };
            return (named(ours), named(theirs));
        }
        // Of what is shown, engines keep the form's line breaks or do not.
        let is_shown = SHOWN.iter().any(|query| step.get(*query).is_some());
        let of = |answer: &Value| match result(answer) {
            Answer::Said(said) if is_shown => Answer::Said(spaced(&said)),
            other => other,
        };
        (of(ours), of(theirs))
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
    /// Without the ids that the engine has made by chance.
    fn made(self, asked: &str) -> Self {
        match self {
            Self::Said(value) => Self::Said(made(value, asked)),
            other => other,
        }
    }

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

fn made(value: Value, asked: &str) -> Value {
    match value {
        Value::String(text) => Value::from(chance::forget(&text, asked)),
        Value::Array(values) => values.into_iter().map(|it| made(it, asked)).collect(),
        other => other,
    }
}

/// Whether a step asks for a node's value, and the next one is told that the node is not relevant.
fn is_irrelevant(step: &Value, next: Option<&Value>, answer: Option<&Value>) -> bool {
    let asked = step.get("get").or(step.get("expect"));
    let next = next.and_then(|next| next.get("relevant"));
    let answer = answer.and_then(|answer| answer.get("got"));
    asked.is_some() && asked == next && answer == Some(&Value::Bool(false))
}

/// Steps that change something.
const CHANGES: [&str; 5] = ["set", "new_repeat", "remove_repeat", "lang", "finalize"];

/// Queries after what a person is shown.
const SHOWN: [&str; 6] = [
    "label",
    "hint",
    "choice_labels",
    "expect_label",
    "expect_hint",
    "expect_choice_labels",
];

fn result(result: &Value) -> Answer {
    match (result.get("got"), result.get("error")) {
        (_, Some(why)) => Answer::Failed(why.as_str().unwrap_or_default().to_owned()),
        (Some(got), None) => Answer::Said(got.clone()),
        (None, None) => Answer::Said(result.get("ok").cloned().unwrap_or(Value::Null)),
    }
}

/// A text with single spaces.
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
        let mut comparison = Comparison {
            ways: Ways {
                names_first_invalid: true,
                blanks_irrelevant: true,
            },
            ..Comparison::default()
        };
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
            {"set": "/data/b", "value": "1"}, {"get": "/data/b"},
        ]});
        let ours = json!({"ok": true, "results": [
            {"ok": true}, {"got": "1"}, {"ok": false, "invalid": ["/data/b", "/data/c"]},
            {"got": "<data id='x'><a/></data>"}, {"ok": true}, {"got": "1"},
        ]});
        let theirs = json!({"ok": true, "results": [
            {"ok": true}, {"got": "2"},
            {"ok": false, "invalid": ["/data/b"]}, {"got": "<data id=\"x\" xmlns:h=\"u\"><a /></data>"},
            {"ok": false, "error": "unsupported: no"}, {"got": ""},
        ]});
        let found = compared(Command::Script, request, &ours, &theirs);
        assert_eq!((found.agree, found.unsupported), (3, 2));
        assert_eq!(found.differences.len(), 1);
        assert_eq!(found.differences[0].what, r#"{"get":"/data/a"}"#);
        assert_eq!(found.differences[0].theirs, r#""2""#);
    }

    #[test]
    fn what_is_not_relevant_may_be_blank_and_nothing_else() {
        let request = || json!({"steps": [{"get": "/data/a"}, {"relevant": "/data/a"}]});
        let of = |relevant: bool, theirs: &str| {
            let answer =
                |got: &str| json!({"ok": true, "results": [{"got": got}, {"got": relevant}]});
            let found = compared(Command::Script, request(), &answer("1"), &answer(theirs));
            found.differences.len()
        };
        assert_eq!((of(false, ""), of(false, "1"), of(true, "1")), (0, 0, 0));
        assert_eq!((of(true, ""), of(false, "2")), (1, 1));
    }

    #[test]
    fn each_element_of_a_record_is_compared_by_itself() {
        let request = json!({"steps": [{"xml": true}]});
        let answer = |xml: &str| json!({"ok": true, "results": [{"got": xml}]});
        let ours = "<d><a>1</a><i>uuid:0f8fad5b-d9cb-469f-a165-70867728950e</i><m>2</m></d>";
        let theirs = "<d><a>2</a><i>uuid:7c9e6679-7425-40de-944b-e07fc1f90ae7</i></d>";
        let found = compared(Command::Script, request, &answer(ours), &answer(theirs));
        let brief = |it: &Difference| format!("{} {} {}", it.what, it.ours, it.theirs);
        let places: Vec<String> = found.differences.iter().map(brief).collect();
        assert_eq!(
            places,
            ["record /d/a \"1\" \"2\"", "record /d/m \"2\" null"]
        );
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
