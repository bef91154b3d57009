//! Scripted interviews, one JSON step after another, for whoever tests a form (`rayi script`).

use std::sync::Arc;

use rayi_form::{Form, Media};
use rayi_interview::{Environment, Interview};
use serde_json::Value;

mod reply;
mod step;

pub use reply::{Got, Reply};
pub use step::{ScriptStep, StepKind};

use step::{Query, Work};

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
        self.carry_out(&ScriptStep::read(step)).json(line)
    }

    /// Carries out a step that was read before; its line is not counted.
    pub fn carry_out(&mut self, step: &ScriptStep) -> Reply {
        self.work(&step.0).unwrap_or_else(Reply::Error)
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

    fn work(&mut self, work: &Work) -> Result<Reply, String> {
        let interview = &mut self.interview;
        match work {
            Work::Unreadable(why) => return Err(why.clone()),
            Work::Set { path, value } => interview.set(path, value).map_err(|_| no_node(path))?,
            Work::NewRepeat(path) => {
                let series = step::series(path);
                interview.append(series).map_err(|_| no_node(path))?;
            }
            Work::RemoveRepeat(path) => {
                interview.remove_repeat(path).map_err(|_| no_node(path))?;
            }
            Work::Language(language) => {
                let found = interview.set_language(language);
                found.ok_or_else(|| format!("no language {language:?}"))?;
            }
            Work::Next => {
                interview.next_screen();
                return Ok(Reply::Got(Got::Screen(interview.items_here())));
            }
            Work::Finalise => {
                let mut invalid: Vec<String> = match interview.finalise() {
                    Ok(_) => Vec::new(),
                    Err(violations) => violations.into_iter().map(|found| found.path).collect(),
                };
                invalid.dedup();
                return Ok(Reply::Finalised { invalid });
            }
            Work::Ask(query, path) => return self.query(*query, path).map(Reply::Got),
            Work::Expect(query, path, wanted) => {
                let got = self.query(*query, path)?;
                let wanted = wanted.clone();
                return Ok(Reply::Compared { got, wanted });
            }
        }
        Ok(Reply::Done)
    }

    fn query(&mut self, query: Query, path: &str) -> Result<Got, String> {
        match query {
            // Looking at choices drops answers that are not among them any more, as in JavaRosa.
            Query::Choices | Query::ChoiceLabels => self.interview.look_at(path),
            Query::FormValid => self.interview.look_at_all(),
            _ => {}
        }
        let interview = &self.interview;
        let no_node = || no_node(path);
        Ok(match query {
            Query::Get => Got::Text(interview.value(path).map(str::to_owned)),
            Query::Relevant => Got::Truth(interview.is_relevant(path)),
            Query::Required => Got::Truth(Some(interview.is_required(path).ok_or_else(no_node)?)),
            Query::ReadOnly => Got::Truth(Some(interview.is_locked(path).ok_or_else(no_node)?)),
            Query::Valid => Got::Truth(Some(interview.is_valid(path).ok_or_else(no_node)?)),
            Query::FormValid => Got::Truth(Some(interview.check().is_empty())),
            Query::Count => {
                let count = interview.count(step::series(path));
                let one = || usize::from(interview.value(path).is_some());
                Got::Count(count.unwrap_or_else(one))
            }
            Query::Choices => Got::Values(interview.choices(path).ok_or_else(no_node)?),
            Query::ChoiceLabels => Got::Labels(interview.choices(path).ok_or_else(no_node)?),
            Query::Label => Got::Words(interview.label(path).ok_or_else(no_node)?),
            Query::Hint => Got::Words(interview.hint(path).ok_or_else(no_node)?),
            Query::Xml => Got::Record(interview.record().xml),
        })
    }
}

fn no_node(path: &str) -> String {
    format!("no node {path}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SystemEnvironment;
    use serde_json::json;

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
