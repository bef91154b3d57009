//! Scripted interviews, one JSON step after another, for whoever tests a form (`rayi script`).

use std::sync::Arc;

use rayi_form::{Form, Media};
use rayi_interview::{Environment, Interview, TextView};
use serde_json::{Map, Value, json};

/// A script keeps no form beyond its process, so nothing tells one source from another.
const NO_SOURCE: [u8; 32] = [0; 32];

/// An interview that is driven by steps.
pub struct Script {
    interview: Interview,
    line: usize,
}

impl std::fmt::Debug for Script {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Script")
            .field("line", &self.line)
            .finish_non_exhaustive()
    }
}

impl Script {
    /// Opens a form for a script; `Err` is why it does not load, for the line `{"error": …}`.
    ///
    /// # Errors
    /// The findings that refuse the form, as one text.
    pub fn open(
        xml: &[u8],
        media: &dyn Media,
        language: Option<&str>,
        environment: Arc<dyn Environment>,
    ) -> Result<Self, String> {
        let reading = Form::parse(xml, media);
        let Some(form) = reading.form else {
            let errors: Vec<String> = reading
                .diagnostics
                .iter()
                .filter(|found| found.severity == rayi_form::Severity::Error)
                .map(ToString::to_string)
                .collect();
            return Err(errors.join("; "));
        };
        Ok(Self::begin(form, language, environment))
    }

    /// Opens a compiled form for a script; `Err` is why the bytes are not taken.
    ///
    /// # Errors
    /// Why not, as a text.
    pub fn open_compiled(
        compiled: &[u8],
        language: Option<&str>,
        environment: Arc<dyn Environment>,
    ) -> Result<Self, String> {
        let form = Form::from_compiled(compiled, &NO_SOURCE).map_err(|why| why.to_string())?;
        Ok(Self::begin(form, language, environment))
    }

    /// The form of this script, compiled for [`Script::open_compiled`].
    #[must_use]
    pub fn compiled(&self) -> Vec<u8> {
        self.interview.form().compile(&NO_SOURCE)
    }

    fn begin(form: Form, language: Option<&str>, environment: Arc<dyn Environment>) -> Self {
        Self {
            interview: Interview::begin(Arc::new(form), environment, language),
            line: 0,
        }
    }

    /// Carries out one step; the result bears `n`, the number of the step.
    pub fn step(&mut self, step: &Value) -> Value {
        self.step_at(self.line + 1, step)
    }

    /// Carries out one step, which stands in that line of its script.
    pub fn step_at(&mut self, line: usize, step: &Value) -> Value {
        self.line = line;
        let mut result = match self.carry_out(step) {
            Ok(result) => result,
            Err(error) => {
                let mut result = Map::new();
                result.insert("ok".to_owned(), json!(false));
                result.insert("error".to_owned(), json!(error));
                result
            }
        };
        result.insert("n".to_owned(), json!(self.line));
        Value::Object(result)
    }

    /// The interview itself, for what no step does.
    pub fn interview(&mut self) -> &mut Interview {
        &mut self.interview
    }

    /// What a node looks like to a person; `None` where there is no such node.
    #[must_use]
    pub fn view(&self, path: &str) -> Option<crate::ItemView> {
        self.interview.item(path).map(crate::ItemView::of)
    }

    /// Whether a result says that its step went well; a query without `ok` does.
    #[must_use]
    pub fn is_ok(result: &Value) -> bool {
        result.get("ok").is_none_or(|ok| ok == &Value::Bool(true))
    }

    fn carry_out(&mut self, step: &Value) -> Result<Map<String, Value>, String> {
        let step = step.as_object().ok_or("a step is a JSON object")?;
        let path_of = |name: &str| -> Result<&str, String> {
            step.get(name)
                .and_then(Value::as_str)
                .ok_or_else(|| format!("{name} names a path"))
        };
        if step.contains_key("set") {
            let path = path_of("set")?;
            let value = step.get("value").map(text_of).unwrap_or_default();
            self.interview
                .set(path, &value)
                .map_err(|_| no_node(path))?;
            return Ok(ok(true));
        }
        if step.contains_key("new_repeat") {
            let path = path_of("new_repeat")?;
            self.interview
                .append(series(path))
                .map_err(|_| no_node(path))?;
            return Ok(ok(true));
        }
        if step.contains_key("remove_repeat") {
            let path = path_of("remove_repeat")?;
            self.interview
                .remove_repeat(path)
                .map_err(|_| no_node(path))?;
            return Ok(ok(true));
        }
        if let Some(language) = step.get("lang") {
            let language = language.as_str().ok_or("lang names a language")?;
            let found = self.interview.set_language(language);
            return found
                .map(|_| ok(true))
                .ok_or_else(|| format!("no language {language:?}"));
        }
        if step.contains_key("next") {
            return Ok(self.next());
        }
        if step.contains_key("finalize") {
            let mut invalid: Vec<String> = match self.interview.finalise() {
                Ok(_) => Vec::new(),
                Err(violations) => violations.into_iter().map(|found| found.path).collect(),
            };
            invalid.dedup();
            let mut result = ok(invalid.is_empty());
            result.insert("invalid".to_owned(), json!(invalid));
            return Ok(result);
        }
        for (name, subject) in step {
            if let Some(query) = name.strip_prefix("expect_") {
                let got = self.query(query, subject)?;
                return Ok(compared(got, step.get("value")));
            }
            if name == "expect" {
                let got = self.query("get", subject)?;
                return Ok(compared(got, step.get("value")));
            }
        }
        for (name, subject) in step {
            if QUERIES.contains(&name.as_str()) {
                let got = self.query(name, subject)?;
                return Ok(Map::from_iter([("got".to_owned(), got)]));
            }
        }
        let names: Vec<&str> = step.keys().map(String::as_str).collect();
        Err(format!("no such step: {}", names.join(", ")))
    }

    /// Goes to the next screen and reads it; what is got are the labels on it by path.
    fn next(&mut self) -> Map<String, Value> {
        self.interview.next_screen();
        let labels = self.interview.items_here().into_iter();
        let labels = labels.map(|item| (item.path, json!(item.label.map(|label| label.plain()))));
        Map::from_iter([("got".to_owned(), Value::Object(labels.collect()))])
    }

    fn query(&mut self, query: &str, subject: &Value) -> Result<Value, String> {
        let path = subject.as_str().unwrap_or_default();
        match query {
            // Looking at choices drops answers that are not among them any more, as in JavaRosa.
            "choices" | "choice_labels" => self.interview.look_at(path),
            "form_valid" => self.interview.look_at_all(),
            _ => {}
        }
        let interview = &self.interview;
        let no_node = || no_node(path);
        Ok(match query {
            "get" => json!(interview.value(path)),
            "relevant" => json!(interview.is_relevant(path)),
            "required" => json!(interview.is_required(path).ok_or_else(no_node)?),
            "readonly" => json!(interview.is_locked(path).ok_or_else(no_node)?),
            "valid" => json!(interview.is_valid(path).ok_or_else(no_node)?),
            "form_valid" => json!(interview.check().is_empty()),
            "count" => json!(
                interview
                    .count(series(path))
                    .unwrap_or_else(|| usize::from(interview.value(path).is_some()))
            ),
            "choices" => {
                let choices = interview.choices(path).ok_or_else(no_node)?;
                let values = choices
                    .into_iter()
                    .map(|choice| Value::String(choice.value));
                Value::Array(values.collect())
            }
            "choice_labels" => {
                let choices = interview.choices(path).ok_or_else(no_node)?;
                let labels = choices.iter().map(|choice| choice.label.plain());
                Value::Array(labels.map(Value::String).collect())
            }
            "label" => words(interview.label(path).ok_or_else(no_node)?),
            "hint" => words(interview.hint(path).ok_or_else(no_node)?),
            "xml" => {
                let xml = String::from_utf8(interview.record().xml).unwrap_or_default();
                let root = xml.split_once("?>").map_or(xml.as_str(), |(_, rest)| rest);
                json!(root.trim())
            }
            other => return Err(format!("no such query: {other}")),
        })
    }
}

const QUERIES: &[&str] = &[
    "get",
    "relevant",
    "required",
    "readonly",
    "valid",
    "form_valid",
    "count",
    "choices",
    "choice_labels",
    "label",
    "hint",
    "xml",
];

fn ok(ok: bool) -> Map<String, Value> {
    Map::from_iter([("ok".to_owned(), json!(ok))])
}

fn no_node(path: &str) -> String {
    format!("no node {path}")
}

/// A text of the form without its marks, or nothing.
fn words(text: Option<TextView>) -> Value {
    text.map_or(Value::Null, |text| Value::String(text.plain()))
}

/// A path without a position at its last step: the whole series of a repeat.
fn series(path: &str) -> &str {
    match (path.ends_with(']'), path.rfind('[')) {
        (true, Some(at)) => &path[..at],
        _ => path,
    }
}

fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

fn compared(got: Value, wanted: Option<&Value>) -> Map<String, Value> {
    let same = match (&got, wanted) {
        (got, None) => got == &Value::Bool(true),
        (Value::String(got), Some(wanted)) => *got == text_of(wanted),
        (got, Some(wanted)) => got == wanted,
    };
    let mut result = ok(same);
    result.insert("got".to_owned(), got);
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SystemEnvironment;

    const FORM: &str = r#"<h:html xmlns="http://www.w3.org/2002/xforms"
      xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa">
      <h:head><h:title>T</h:title><model>
        <instance><data id="t"><a/><b/><r jr:template=""><x/></r></data></instance>
        <bind nodeset="/data/a" type="int" required="true()" constraint=". &lt; 10"/>
        <bind nodeset="/data/b" calculate="/data/a * 2"/>
      </model></h:head>
      <h:body><input ref="/data/a"><label>A <output value="/data/b"/></label></input>
        <group ref="/data/r"><repeat nodeset="/data/r"><input ref="/data/r/x"/></repeat></group>
      </h:body></h:html>"#;

    #[test]
    fn steps_set_ask_and_compare() {
        let mut script = Script::open(
            FORM.as_bytes(),
            &rayi_form::NoMedia,
            None,
            Arc::new(SystemEnvironment),
        )
        .expect("loads");
        for (step, result) in [
            (json!({"valid": "/data/a"}), json!({"n": 1, "got": false})),
            (
                json!({"set": "/data/a", "value": "4"}),
                json!({"n": 2, "ok": true}),
            ),
            (
                json!({"expect": "/data/b", "value": "8"}),
                json!({"n": 3, "ok": true, "got": "8"}),
            ),
            (json!({"label": "/data/a"}), json!({"n": 4, "got": "A 8"})),
            (
                json!({"new_repeat": "/data/r"}),
                json!({"n": 5, "ok": true}),
            ),
            (
                json!({"expect_count": "/data/r", "value": 1}),
                json!({"n": 6, "ok": true, "got": 1}),
            ),
            (json!({"get": "/data/z"}), json!({"n": 7, "got": null})),
            (
                json!({"set": "/data/a", "value": "40"}),
                json!({"n": 8, "ok": true}),
            ),
            (
                json!({"finalize": true}),
                json!({"n": 9, "ok": false, "invalid": ["/data/a"]}),
            ),
            (
                json!({"jump": 1}),
                json!({"n": 10, "ok": false, "error": "no such step: jump"}),
            ),
            (
                json!({"next": true}),
                json!({"n": 11, "got": {"/data/r[1]/x": null}}),
            ),
            (json!({"next": true}), json!({"n": 12, "got": {}})),
        ] {
            assert_eq!(script.step(&step), result);
        }
    }
}
