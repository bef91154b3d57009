//! What comes of a step, and how a script's results write it.

use rayi_interview::{ChoiceView, ItemView, TextView};
use serde_json::{Map, Value, json};

use super::step::text_of;

/// What came of a step.
#[derive(Clone, Debug)]
pub enum Reply {
    /// It was done.
    Done,
    /// The interview was finished, or was not for what is wrong with the questions at these paths.
    Finalised {
        /// Paths of questions.
        invalid: Vec<String>,
    },
    /// What a query asked for.
    Got(Got),
    /// What a query asked for, and what was wanted.
    Compared {
        /// What there is.
        got: Got,
        /// What was wanted; `None` for true.
        wanted: Option<Value>,
    },
    /// It could not be carried out.
    Error(String),
}

/// What a query gives.
#[derive(Clone, Debug)]
pub enum Got {
    /// A value; `None` where there is no such node.
    Text(Option<String>),
    /// A state of a node; `None` where there is no such node.
    Truth(Option<bool>),
    /// A number of instances.
    Count(usize),
    /// Choices, of which the values are wanted.
    Values(Vec<ChoiceView>),
    /// Choices, of which the labels are wanted.
    Labels(Vec<ChoiceView>),
    /// A text as a person reads it.
    Words(Option<TextView>),
    /// The record, a document of XML.
    Record(Vec<u8>),
    /// The questions on a screen.
    Screen(Vec<ItemView>),
}

impl Reply {
    /// Whether the step went well: it was carried out and what it compared is as wanted.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        match self {
            Self::Done | Self::Got(_) => true,
            Self::Finalised { invalid } => invalid.is_empty(),
            Self::Compared { got, wanted } => is_same(&got.clone().json(), wanted.as_ref()),
            Self::Error(_) => false,
        }
    }

    /// The result that a script writes, for the step in line `n`.
    #[must_use]
    pub fn json(self, n: usize) -> Value {
        let mut result = Map::new();
        match self {
            Self::Done => _ = result.insert("ok".to_owned(), json!(true)),
            Self::Finalised { invalid } => {
                result.insert("ok".to_owned(), json!(invalid.is_empty()));
                result.insert("invalid".to_owned(), json!(invalid));
            }
            Self::Got(got) => _ = result.insert("got".to_owned(), got.json()),
            Self::Compared { got, wanted } => {
                let got = got.json();
                result.insert("ok".to_owned(), json!(is_same(&got, wanted.as_ref())));
                result.insert("got".to_owned(), got);
            }
            Self::Error(error) => {
                result.insert("ok".to_owned(), json!(false));
                result.insert("error".to_owned(), json!(error));
            }
        }
        result.insert("n".to_owned(), json!(n));
        Value::Object(result)
    }
}

impl Got {
    fn json(self) -> Value {
        match self {
            Self::Text(text) => json!(text),
            Self::Truth(truth) => json!(truth),
            Self::Count(count) => json!(count),
            Self::Values(choices) => choices.into_iter().map(|choice| choice.value).collect(),
            Self::Labels(choices) => choices.iter().map(|choice| choice.label.plain()).collect(),
            Self::Words(words) => json!(words.map(|words| words.plain())),
            Self::Record(xml) => {
                let xml = String::from_utf8(xml).unwrap_or_default();
                let root = xml.split_once("?>").map_or(xml.as_str(), |(_, rest)| rest);
                json!(root.trim())
            }
            Self::Screen(items) => {
                let label = |item: ItemView| (item.path, json!(item.label.map(|l| l.plain())));
                Value::Object(items.into_iter().map(label).collect())
            }
        }
    }
}

fn is_same(got: &Value, wanted: Option<&Value>) -> bool {
    match (got, wanted) {
        (got, None) => got == &Value::Bool(true),
        (Value::String(got), Some(wanted)) => *got == text_of(wanted),
        (got, Some(wanted)) => got == wanted,
    }
}
