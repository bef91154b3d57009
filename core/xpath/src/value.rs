//! What an expression evaluates to.

use std::borrow::Cow;

use crate::nodes::Nodes;
use crate::time::Moment;

/// The value of an expression over nodes `N`.
#[derive(Clone, PartialEq)]
pub enum Value<'a, N> {
    /// Nodes.
    Nodes(Nodes<N>),
    /// A number; NaN is "no number".
    Number(f64),
    /// A text; empty is "no answer".
    Text(Cow<'a, str>),
    /// True or false.
    Boolean(bool),
    /// A date, a moment or a time of day.
    Moment(Moment),
}

impl<N> Value<'_, N> {
    /// The name of the value's type: `nodeset`, `number`, `string`, `boolean` or `date`.
    #[must_use]
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Nodes(_) => "nodeset",
            Self::Number(_) => "number",
            Self::Text(_) => "string",
            Self::Boolean(_) => "boolean",
            Self::Moment(_) => "date",
        }
    }
}

/// Values are answers: only their type is shown.
impl<N> std::fmt::Debug for Value<'_, N> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Value::<{}>", self.type_name())
    }
}
