//! Conversions between nodes, values, numbers, truths and texts (field.md 1.2).

use std::borrow::Cow;

use super::Evaluator;
use crate::dom::{Host, ValueType};
use crate::number;
use crate::time::Moment;
use crate::value::Value;

impl<'a, H: Host> Evaluator<'a, H> {
    /// A node's value in its type; blank is the empty text, whatever the type.
    pub(super) fn node_value(&self, node: H::Node) -> Value<'a, H::Node> {
        let kind = self.host.value_type(node);
        if kind == ValueType::Number {
            let number = self.host.number(node);
            if !number.is_nan() {
                return Value::Number(number);
            }
        }
        let text = self.host.value(node);
        if text.is_empty() {
            return Value::Text(text);
        }
        match kind {
            ValueType::Text | ValueType::Number => Value::Text(text),
            ValueType::Boolean => match &*text {
                "true" | "1" => Value::Boolean(true),
                "false" | "0" => Value::Boolean(false),
                _ => Value::Text(text),
            },
            ValueType::Date | ValueType::DateTime | ValueType::Time => {
                match self.moment_of(&text, kind) {
                    Some(moment) => Value::Moment(moment),
                    None => Value::Text(text),
                }
            }
        }
    }

    fn moment_of(&self, text: &str, kind: ValueType) -> Option<Moment> {
        Moment::read(text, kind, self.host.now(), &self.zone())
    }

    pub(super) fn node_number(&self, node: H::Node) -> f64 {
        match self.host.value_type(node) {
            ValueType::DateTime | ValueType::Time => self.to_number(&self.node_value(node)),
            _ => self.host.number(node),
        }
    }

    pub(super) fn node_text(&self, node: H::Node) -> Cow<'a, str> {
        match self.host.value_type(node) {
            // The texts of these are what their values print as.
            ValueType::Text | ValueType::Date | ValueType::Time => self.host.value(node),
            ValueType::Number => {
                let text = self.host.value(node);
                if is_canonical(&text) {
                    text
                } else {
                    self.to_text(self.node_value(node))
                }
            }
            ValueType::DateTime | ValueType::Boolean => self.to_text(self.node_value(node)),
        }
    }

    pub(super) fn is_true(&self, value: &Value<'a, H::Node>) -> bool {
        match value {
            Value::Nodes(nodes) => !nodes.is_empty(),
            Value::Number(number) => number::is_true(*number),
            Value::Text(text) => !text.is_empty(),
            Value::Boolean(boolean) => *boolean,
            Value::Moment(_) => true,
        }
    }

    pub(super) fn to_number(&self, value: &Value<'a, H::Node>) -> f64 {
        match value {
            Value::Nodes(nodes) => nodes
                .first()
                .map_or(f64::NAN, |node| self.node_number(node)),
            Value::Number(number) => *number,
            Value::Text(text) => number::from_text(text),
            Value::Boolean(boolean) => f64::from(u8::from(*boolean)),
            Value::Moment(moment) => moment.number(&self.zone()),
        }
    }

    pub(super) fn to_text(&self, value: Value<'a, H::Node>) -> Cow<'a, str> {
        match value {
            Value::Nodes(nodes) => nodes
                .first()
                .map_or(Cow::Borrowed(""), |node| self.node_text(node)),
            Value::Number(number) => Cow::Owned(number::to_text(number)),
            Value::Text(text) => text,
            Value::Boolean(boolean) => Cow::Borrowed(if boolean { "true" } else { "false" }),
            Value::Moment(moment) => Cow::Owned(moment.text(&self.zone())),
        }
    }
}

/// Whether a number's text is what that number prints as, at a glance: digits without a leading
/// zero that fit 32 bits.
fn is_canonical(text: &str) -> bool {
    text.len() < 10
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && (text.len() <= 1 || !text.starts_with('0'))
}
