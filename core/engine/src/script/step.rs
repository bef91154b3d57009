//! Steps, as their script writes them.

use serde_json::{Map, Value};

/// A step that was read, to be carried out by [`Script::carry_out`](super::Script::carry_out).
#[derive(Clone, Debug)]
pub struct ScriptStep(pub(super) Work);

/// What a step does.
#[derive(Clone, Debug)]
pub(super) enum Work {
    Set {
        path: String,
        value: String,
    },
    NewRepeat(String),
    RemoveRepeat(String),
    Language(String),
    Next,
    Finalise,
    Ask(Query, String),
    /// A query, and what is wanted of it; `None` wants it to be true.
    Expect(Query, String, Option<Value>),
    /// Nothing, for a reason.
    Unreadable(String),
}

/// What may be asked of an interview.
#[derive(Clone, Copy, Debug)]
pub(super) enum Query {
    Get,
    Relevant,
    Required,
    ReadOnly,
    Valid,
    FormValid,
    Count,
    Choices,
    ChoiceLabels,
    Label,
    Hint,
    Xml,
}

impl Query {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "get" => Self::Get,
            "relevant" => Self::Relevant,
            "required" => Self::Required,
            "readonly" => Self::ReadOnly,
            "valid" => Self::Valid,
            "form_valid" => Self::FormValid,
            "count" => Self::Count,
            "choices" => Self::Choices,
            "choice_labels" => Self::ChoiceLabels,
            "label" => Self::Label,
            "hint" => Self::Hint,
            "xml" => Self::Xml,
            _ => return None,
        })
    }
}

/// What kind of work a step is, for whoever measures them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// An answer.
    Answer,
    /// Another instance of a repeat.
    Repeat,
    /// A list of choices.
    List,
    /// Anything else.
    Other,
}

impl ScriptStep {
    /// Reads a step. One that cannot be read says why when it is carried out.
    #[must_use]
    pub fn read(step: &Value) -> Self {
        Self(Work::read(step).unwrap_or_else(Work::Unreadable))
    }

    /// What kind of work it is.
    #[must_use]
    pub fn kind(&self) -> StepKind {
        match &self.0 {
            Work::Set { .. } => StepKind::Answer,
            Work::NewRepeat(_) => StepKind::Repeat,
            Work::Ask(Query::Choices | Query::ChoiceLabels, _) => StepKind::List,
            _ => StepKind::Other,
        }
    }
}

impl Work {
    fn read(step: &Value) -> Result<Self, String> {
        let step = step.as_object().ok_or("a step is a JSON object")?;
        let text = |name: &str, what: &str| match step.get(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(_) => Err(format!("{name} names a {what}")),
        };
        if let Some(path) = text("set", "path")? {
            let value = step.get("value").map(text_of).unwrap_or_default();
            return Ok(Self::Set { path, value });
        }
        if let Some(path) = text("new_repeat", "path")? {
            return Ok(Self::NewRepeat(path));
        }
        if let Some(path) = text("remove_repeat", "path")? {
            return Ok(Self::RemoveRepeat(path));
        }
        if let Some(language) = text("lang", "language")? {
            return Ok(Self::Language(language));
        }
        if step.contains_key("next") {
            return Ok(Self::Next);
        }
        if step.contains_key("finalize") {
            return Ok(Self::Finalise);
        }
        Self::expect(step)?
            .or_else(|| Self::ask(step))
            .ok_or_else(|| {
                let names: Vec<&str> = step.keys().map(String::as_str).collect();
                format!("no such step: {}", names.join(", "))
            })
    }

    fn expect(step: &Map<String, Value>) -> Result<Option<Self>, String> {
        for (name, subject) in step {
            let query = match name.strip_prefix("expect") {
                Some("") => "get",
                Some(rest) if rest.starts_with('_') => &rest[1..],
                _ => continue,
            };
            let query = Query::named(query).ok_or_else(|| format!("no such query: {query}"))?;
            let wanted = step.get("value").cloned();
            return Ok(Some(Self::Expect(query, path_of(subject), wanted)));
        }
        Ok(None)
    }

    fn ask(step: &Map<String, Value>) -> Option<Self> {
        step.iter()
            .find_map(|(name, subject)| Some(Self::Ask(Query::named(name)?, path_of(subject))))
    }
}

/// The path that a query is about; empty where it is about the whole record.
fn path_of(subject: &Value) -> String {
    subject.as_str().unwrap_or_default().to_owned()
}

/// A path without a position at its last step: the whole series of a repeat.
pub(super) fn series(path: &str) -> &str {
    match (path.ends_with(']'), path.rfind('[')) {
        (true, Some(at)) => &path[..at],
        _ => path,
    }
}

pub(super) fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
