//! The format of the suite: [`Topic`], [`Row`], [`Case`], as `tests/conformance/README.md` describes it.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::{sitting, wrap};
use crate::forms;

/// One file: the rows of one topic.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Topic {
    /// Name of the file without its ending.
    #[serde(skip)]
    pub file: String,
    /// Section of the list of features, such as `1.3`.
    pub section: String,
    /// What the rows are about.
    pub topic: String,
    /// The rows.
    #[serde(rename = "row")]
    pub rows: Vec<Row>,
}

/// One feature.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Row {
    /// Its name.
    pub feature: String,
    /// What a reader should know of it, such as where other engines differ.
    pub note: Option<String>,
    /// Why no engine of questionnaires like ours does it; such a row has no cases.
    pub not_applicable: Option<String>,
    /// What its cases share; a case's own word goes first.
    #[serde(default, rename = "with")]
    pub shared: Shared,
    /// What judges it.
    #[serde(default, rename = "case")]
    pub cases: Vec<Case>,
}

/// What the cases of a row may share.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Shared {
    /// See [`Case::xml`].
    pub xml: Option<String>,
    /// See [`Case::context`].
    pub context: Option<String>,
    /// See [`Case::conversion`].
    #[serde(rename = "as")]
    pub conversion: Option<String>,
    /// See [`Case::ns`].
    #[serde(default)]
    pub ns: BTreeMap<String, String>,
    /// See [`Case::instances`].
    #[serde(default)]
    pub instances: BTreeMap<String, String>,
    /// See [`Case::near`].
    pub near: Option<f64>,
    /// See [`Case::form`].
    pub form: Option<String>,
    /// See [`Case::data`].
    pub data: Option<String>,
    /// See [`Case::instance`].
    pub instance: Option<String>,
    /// See [`Case::model`].
    pub model: Option<String>,
    /// See [`Case::model_attributes`].
    pub model_attributes: Option<String>,
    /// See [`Case::body`].
    pub body: Option<String>,
    /// See [`Case::body_class`].
    pub body_class: Option<String>,
    /// See [`Case::media`].
    #[serde(default)]
    pub media: BTreeMap<String, String>,
    /// See [`Case::device`].
    #[serde(default)]
    pub device: BTreeMap<String, String>,
    /// See [`Case::lang`].
    pub lang: Option<String>,
    /// See [`Case::tz`].
    pub tz: Option<String>,
    /// See [`Case::clock`].
    pub clock: Option<String>,
}

/// One question to the engine, and what it must answer.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Case {
    /// What it shows; an expression's own text, with its own context and zone, where it is left out.
    #[serde(default)]
    pub name: String,
    /// An XPath expression.
    pub expr: Option<String>,
    /// XML of the primary instance of an expression.
    pub xml: Option<String>,
    /// XPath of the context node.
    pub context: Option<String>,
    /// Conversion asked for: `string`, `number`, `boolean` or `nodeset`.
    #[serde(rename = "as")]
    pub conversion: Option<String>,
    /// Prefixes and their namespaces.
    #[serde(default)]
    pub ns: BTreeMap<String, String>,
    /// Secondary instances of an expression, XML by id.
    #[serde(default)]
    pub instances: BTreeMap<String, String>,
    /// The answer: a text, a number, a truth, or a list of texts for nodes.
    pub value: Option<toml::Value>,
    /// How far a number may be off.
    pub near: Option<f64>,
    /// The kind of the error that must come instead.
    pub error: Option<String>,
    /// A whole XForm.
    pub form: Option<String>,
    /// Children of `<data id="c">`, the primary instance of a form that is written around them.
    pub data: Option<String>,
    /// The whole primary instance, where `data` is not enough.
    pub instance: Option<String>,
    /// What follows the primary instance in the model.
    pub model: Option<String>,
    /// Attributes of the model.
    pub model_attributes: Option<String>,
    /// The controls; a question for each leaf of the instance where it is left out.
    pub body: Option<String>,
    /// `class` of the body.
    pub body_class: Option<String>,
    /// Files beside the form, by name.
    #[serde(default)]
    pub media: BTreeMap<String, String>,
    /// Properties of the device.
    #[serde(default)]
    pub device: BTreeMap<String, String>,
    /// The language in which the interview begins.
    pub lang: Option<String>,
    /// IANA name of the time zone; `UTC` where it is left out.
    pub tz: Option<String>,
    /// The moment at which it all happens, in ISO 8601; the suite's own where it is left out.
    pub clock: Option<String>,
    /// Steps of the interview.
    #[serde(default)]
    pub steps: Vec<Step>,
    /// All findings about the form.
    pub found: Option<Vec<Found>>,
    /// Why the engine does not do this yet; what it does instead is written beside it.
    pub known_fail: Option<String>,
    /// The wrong answer of an expression today.
    pub gives: Option<toml::Value>,
    /// The kind of an expression's wrong error today, or the code that refuses the form.
    pub gives_error: Option<String>,
    /// The wrong findings about the form today.
    pub gives_found: Option<Vec<Found>>,
}

/// One step of an interview: a step of `rayi script`, and what must come of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(transparent)]
pub struct Step(pub toml::Table);

/// One finding about a form.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Found {
    /// Its code.
    pub code: String,
    /// The node it names, where the case cares.
    pub node: Option<String>,
    /// Whether it refuses the form, where the case cares.
    pub error: Option<bool>,
    /// Facts that it bears.
    #[serde(default, rename = "with")]
    pub facts: BTreeMap<String, String>,
}

/// What a case asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The value of an expression.
    Expression,
    /// Findings about a form, steps of an interview, or both.
    Interview,
}

impl Case {
    /// What it asks.
    #[must_use]
    pub fn kind(&self) -> Kind {
        if self.expr.is_some() {
            Kind::Expression
        } else {
            Kind::Interview
        }
    }

    /// The whole form of an interview.
    #[must_use]
    pub fn form_xml(&self) -> String {
        self.form.clone().unwrap_or_else(|| wrap::form(self))
    }

    /// The request that `rayi xpath --batch` or `rayi script --batch` takes, with `id`; steps that
    /// only our own runner knows are left out.
    #[must_use]
    pub fn request(&self, id: &str) -> Value {
        let mut request = Map::new();
        let mut put = |name: &str, value: Value| {
            if value.as_object().is_none_or(|object| !object.is_empty()) && !value.is_null() {
                request.insert(name.to_owned(), value);
            }
        };
        put("id", json!(id));
        put("tz", json!(self.tz.as_deref().unwrap_or("UTC")));
        put("now", json!(self.clock.as_deref().unwrap_or(CLOCK)));
        if self.kind() == Kind::Expression {
            put("expr", json!(self.expr));
            put("instance_xml", json!(self.xml));
            put("context", json!(self.context));
            put("as", json!(self.conversion));
            put("ns", json!(self.ns));
            put("instances", json!(self.instances));
        } else {
            put("form_xml", json!(self.form_xml()));
            put("media", json!(self.media));
            put("lang", json!(self.lang));
            let steps = self.steps.iter().filter(|step| !step.is_ours());
            put("steps", steps.map(Step::request).collect());
        }
        Value::Object(request)
    }

    /// An expression without a name is called by what it is and where.
    fn name(&mut self) {
        if self.name.is_empty() {
            self.name = self.expr.clone().unwrap_or_default();
            if let Some(context) = &self.context {
                self.name += &format!(" at {context}");
            }
            if let Some(zone) = &self.tz {
                self.name += &format!(" in {zone}");
            }
        }
    }

    /// Takes what the row's cases share wherever the case has no word of its own.
    fn take(&mut self, shared: &Shared) {
        fn fill<T: Clone>(own: &mut Option<T>, shared: Option<&T>) {
            if own.is_none() {
                *own = shared.cloned();
            }
        }
        fn add(own: &mut BTreeMap<String, String>, shared: &BTreeMap<String, String>) {
            for (name, value) in shared {
                own.entry(name.clone()).or_insert_with(|| value.clone());
            }
        }
        if self.expr.is_some() {
            fill(&mut self.xml, shared.xml.as_ref());
            fill(&mut self.context, shared.context.as_ref());
            fill(&mut self.conversion, shared.conversion.as_ref());
            fill(&mut self.near, shared.near.as_ref());
            add(&mut self.ns, &shared.ns);
            add(&mut self.instances, &shared.instances);
        } else {
            if self.data.is_none() && self.instance.is_none() && self.form.is_none() {
                fill(&mut self.form, shared.form.as_ref());
                fill(&mut self.data, shared.data.as_ref());
                fill(&mut self.instance, shared.instance.as_ref());
            }
            fill(&mut self.model, shared.model.as_ref());
            fill(&mut self.model_attributes, shared.model_attributes.as_ref());
            fill(&mut self.body, shared.body.as_ref());
            fill(&mut self.body_class, shared.body_class.as_ref());
            fill(&mut self.lang, shared.lang.as_ref());
            add(&mut self.media, &shared.media);
            add(&mut self.device, &shared.device);
        }
        fill(&mut self.tz, shared.tz.as_ref());
        fill(&mut self.clock, shared.clock.as_ref());
    }

    /// What is wrong with the case itself.
    fn fault(&self) -> Option<&'static str> {
        let forms = [&self.form, &self.data, &self.instance];
        let forms = forms.iter().filter(|form| form.is_some()).count();
        let wrong = [
            self.gives.is_some(),
            self.gives_error.is_some(),
            self.gives_found.is_some(),
            self.steps.iter().any(Step::is_wrong_today),
        ];
        let wrong = wrong.iter().filter(|wrong| **wrong).count();
        let expression = self.kind() == Kind::Expression;
        if self.name.is_empty() {
            Some("has no name")
        } else if expression && (forms > 0 || !self.steps.is_empty() || self.found.is_some()) {
            Some("is about an expression and a form")
        } else if expression && self.value.is_some() == self.error.is_some() {
            Some("expects neither one value nor one error")
        } else if !expression && forms != 1 {
            Some("has no form, or more than one")
        } else if !expression && self.steps.is_empty() && self.found.is_none() {
            Some("expects nothing")
        } else if self.known_fail.is_some() && wrong == 0 {
            Some("fails, and does not say with what")
        } else if self.known_fail.is_none() && wrong > 0 {
            Some("passes, and has a wrong answer")
        } else {
            None
        }
    }
}

impl Step {
    /// The step as `rayi script` takes it.
    #[must_use]
    pub fn request(&self) -> Value {
        let mut request = Map::new();
        for (name, value) in &self.0 {
            match name.as_str() {
                "none" => {
                    request.insert("value".to_owned(), Value::Null);
                }
                "like" | "fails" | "invalid" | "gives" | "gives-error" => {}
                _ => {
                    request.insert(name.clone(), json(value));
                }
            }
        }
        // A pattern is compared here, so the value is only asked for.
        if self.0.contains_key("like")
            && let Some((name, subject)) =
                self.0.iter().find(|(name, _)| name.starts_with("expect"))
        {
            let query = name.strip_prefix("expect_").unwrap_or("get");
            request.clear();
            request.insert(query.to_owned(), json(subject));
        }
        Value::Object(request)
    }

    /// Whether only our own runner knows the step.
    #[must_use]
    pub fn is_ours(&self) -> bool {
        self.0.contains_key("see") || self.is_of_sitting()
    }

    /// Whether it is a step of a whole sitting: one that a script has no word for.
    #[must_use]
    pub fn is_of_sitting(&self) -> bool {
        let mut steps = sitting::STEPS.iter();
        steps.any(|name| self.0.contains_key(*name))
    }

    /// Whether the step tells what comes of it today instead of what should.
    #[must_use]
    pub fn is_wrong_today(&self) -> bool {
        self.0.contains_key("gives") || self.0.contains_key("gives-error")
    }
}

/// When a case happens that does not say it.
pub(super) const CLOCK: &str = "2026-03-02T09:30:00Z";

/// A value of TOML as JSON.
pub(crate) fn json(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(truth) => json!(truth),
        toml::Value::Datetime(moment) => json!(moment.to_string()),
        toml::Value::Array(list) => list.iter().map(json).collect(),
        toml::Value::Table(table) => Value::Object(
            table
                .iter()
                .map(|(name, value)| (name.clone(), json(value)))
                .collect(),
        ),
    }
}

/// Reads all files of the suite, in the order of their sections.
///
/// # Errors
/// What is wrong with which file, row and case.
pub fn load() -> Result<Vec<Topic>, String> {
    let folder = forms::folder("conformance");
    let mut topics = Vec::new();
    let files = std::fs::read_dir(&folder).map_err(|fault| fault.to_string())?;
    for file in files {
        let path = file.map_err(|fault| fault.to_string())?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            topics.push(topic(&path)?);
        }
    }
    topics.sort_by_key(|topic| {
        let numbers = topic
            .section
            .split('.')
            .map(|part| part.parse::<u32>().ok());
        (numbers.collect::<Vec<_>>(), topic.file.clone())
    });
    Ok(topics)
}

fn topic(path: &Path) -> Result<Topic, String> {
    let file = path.file_stem().unwrap_or_default().to_string_lossy();
    let text = std::fs::read_to_string(path).map_err(|fault| format!("{file}: {fault}"))?;
    read(&file, &text)
}

/// Reads one file of the suite.
///
/// # Errors
/// What is wrong with which row and case.
pub fn read(file: &str, text: &str) -> Result<Topic, String> {
    let mut topic: Topic = toml::from_str(text).map_err(|fault| format!("{file}: {fault}"))?;
    file.clone_into(&mut topic.file);
    let mut features = HashSet::new();
    for row in &mut topic.rows {
        let feature = &row.feature;
        if !features.insert(feature.clone()) {
            return Err(format!("{file}: {feature}: a second row of this name"));
        }
        if row.cases.is_empty() == row.not_applicable.is_none() {
            return Err(format!("{file}: {feature}: cases or a reason for none"));
        }
        let mut names = HashSet::new();
        for case in &mut row.cases {
            case.name();
            case.take(&row.shared);
            if let Some(fault) = case.fault() {
                return Err(format!("{file}: {feature}: {}: {fault}", case.name));
            }
            if !names.insert(case.name.clone()) {
                let name = &case.name;
                return Err(format!(
                    "{file}: {feature}: {name}: a second case of this name"
                ));
            }
        }
    }
    Ok(topic)
}
