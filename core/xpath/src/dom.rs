//! What the evaluator asks of its surroundings: a tree to walk ([`Dom`]) and a world to ask
//! ([`Host`]). The crate itself owns neither.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt::Debug;
use std::hash::Hash;

use crate::expr::{CallId, Expr, PathId};
use crate::names::{NameId, Names, NsId};
use crate::nodes::Nodes;
use crate::number;
use crate::time;

/// The kinds of nodes of XPath 1.0's tree, without namespace nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NodeKind {
    /// The root above the root element: what `/` selects.
    Document,
    /// An element.
    Element,
    /// An attribute.
    Attribute,
    /// A text node; a tree need not have any, an element's value suffices.
    Text,
    /// A comment.
    Comment,
    /// A processing instruction.
    ProcessingInstruction,
}

/// As what a node's text is read. JavaRosa gives values their question's type, and the type
/// decides how they compare: dates as days, numbers as numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ValueType {
    /// Text, and everything untyped.
    #[default]
    Text,
    /// `int` and `decimal`.
    Number,
    /// `date`
    Date,
    /// `dateTime`
    DateTime,
    /// `time`
    Time,
    /// `boolean`
    Boolean,
}

/// The number that a text of a type stands for; blank is NaN.
#[must_use]
pub fn number_as(value_type: ValueType, text: &str) -> f64 {
    match value_type {
        ValueType::Date => time::days_of_text(text),
        ValueType::Boolean if text == "true" => 1.0,
        ValueType::Boolean if text == "false" => 0.0,
        _ => number::from_text(text),
    }
}

/// What a child must hold, for [`Dom::children_where`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Wanted<'w> {
    /// Exactly this text.
    Text(&'w str),
    /// A text that is read as this number.
    Number(f64),
}

impl Wanted<'_> {
    /// Whether a text is what is wanted.
    #[must_use]
    pub fn is(&self, text: &str) -> bool {
        match self {
            Self::Text(wanted) => text == *wanted,
            Self::Number(wanted) => number::are_equal(number::from_text(text), *wanted),
        }
    }
}

/// A forest of trees: the primary instance and the secondary ones.
pub trait Dom {
    /// A node's handle.
    type Node: Copy + Eq + Ord + Hash + Debug;

    /// Document order of two nodes; of different trees, any order that does not change. Unless
    /// told otherwise it is the order of the handles.
    fn compare(&self, left: Self::Node, right: Self::Node) -> Ordering {
        left.cmp(&right)
    }

    /// The interner whose ids [`Dom::name`] gives.
    fn names(&self) -> &Names;
    /// What the node is.
    fn kind(&self, node: Self::Node) -> NodeKind;
    /// The local name of an element, attribute or processing instruction.
    fn name(&self, node: Self::Node) -> Option<NameId>;
    /// The namespace of an element or attribute.
    fn namespace(&self, node: Self::Node) -> NsId {
        let _ = node;
        NsId::NONE
    }
    /// The prefix that the name of an element or attribute is written with; blank without one, and
    /// in a tree that keeps none.
    fn prefix(&self, node: Self::Node) -> &str {
        let _ = node;
        ""
    }
    /// The parent; an attribute's is its element, a document node has none.
    fn parent(&self, node: Self::Node) -> Option<Self::Node>;
    /// The first child in document order; attributes are no children.
    fn first_child(&self, node: Self::Node) -> Option<Self::Node>;
    /// The next sibling; `None` for attributes.
    fn next_sibling(&self, node: Self::Node) -> Option<Self::Node>;
    /// An element's first attribute.
    fn first_attribute(&self, node: Self::Node) -> Option<Self::Node> {
        let _ = node;
        None
    }
    /// The attribute after this one.
    fn next_attribute(&self, node: Self::Node) -> Option<Self::Node> {
        let _ = node;
        None
    }
    /// The string-value: of an element, all text below it.
    fn value(&self, node: Self::Node) -> Cow<'_, str>;

    /// As what the value is read.
    fn value_type(&self, node: Self::Node) -> ValueType {
        let _ = node;
        ValueType::Text
    }
    /// The value as a number, as JavaRosa makes one of this type's value; blank is NaN. A tree that
    /// keeps numbers beside texts answers faster.
    fn number(&self, node: Self::Node) -> f64 {
        number_as(self.value_type(node), &self.value(node))
    }
    /// Whether the node is relevant, itself and by its ancestors. Irrelevant nodes are left out of
    /// every result.
    fn is_relevant(&self, node: Self::Node) -> bool {
        let _ = node;
        true
    }
    /// `node`'s first element child of that name, in any namespace.
    fn first_child_named(&self, node: Self::Node, name: NameId) -> Option<Self::Node> {
        let named = |&node: &Self::Node| {
            self.name(node) == Some(name) && self.kind(node) == NodeKind::Element
        };
        std::iter::successors(self.first_child(node), |&node| self.next_sibling(node)).find(named)
    }
    /// From a table of names, if there is one: the element children of `parent` with that name, in
    /// document order. `None` has them looked for.
    fn children_named(&self, parent: Self::Node, name: NameId) -> Option<Nodes<Self::Node>> {
        let _ = (parent, name);
        None
    }
    /// An element's place, from 0, among its siblings of the same name, if the tree keeps it;
    /// `None` has them counted.
    fn index_of(&self, node: Self::Node) -> Option<usize> {
        let _ = node;
        None
    }
    /// From an index, if there is one: the children of `parent` named `name` whose own children
    /// hold what is wanted of them, in document order. A child that is not there holds nothing.
    fn children_where(
        &self,
        parent: Self::Node,
        name: NameId,
        wanted: &[(NameId, Wanted<'_>)],
    ) -> Option<Nodes<Self::Node>> {
        let _ = (parent, name, wanted);
        None
    }
    /// From a table, if there is one: the child of `parent` named `name` at a place, from 0, among
    /// its namesakes; the inner `None` where there are fewer.
    fn nth_child(
        &self,
        parent: Self::Node,
        name: NameId,
        place: usize,
    ) -> Option<Option<Self::Node>> {
        let _ = (parent, name, place);
        None
    }
}

/// The surroundings of an expression: its form, its interview, its device.
pub trait Host: Dom {
    /// The document node of the primary instance.
    fn document(&self) -> Self::Node;
    /// The document node of the instance with that id.
    fn instance(&self, id: &str) -> Option<Self::Node>;
    /// Now, in milliseconds since 1970-01-01T00:00:00Z. The same during one recalculation.
    fn now(&self) -> i64;
    /// Minutes that local time is ahead of UTC at that moment.
    fn offset_minutes(&self, at: i64) -> i32;
    /// A random number of 64 bits.
    fn random(&self) -> u64;

    /// The label in the current language of the choice `value` of the question at `path`.
    fn choice_name(&self, value: &str, path: &str, context: Self::Node) -> Option<String> {
        let _ = (value, path, context);
        None
    }
    /// The text of that id in the current language.
    fn itext(&self, id: &str, context: Self::Node) -> Option<String> {
        let _ = (id, context);
        None
    }
    /// A property of the device, such as `deviceid`.
    fn property(&self, name: &str) -> Option<String> {
        let _ = name;
        None
    }
    /// The form's version; empty if it has none.
    fn version(&self) -> &str {
        ""
    }
    /// The abbreviated name of a month, 1 to 12, for `%b`.
    fn month_name(&self, month: u8) -> Cow<'_, str> {
        time::english_month(month).into()
    }
    /// The abbreviated name of a weekday, 1 (Monday) to 7 (Sunday), for `%a`.
    fn weekday_name(&self, weekday: u8) -> Cow<'_, str> {
        time::english_weekday(weekday).into()
    }
    /// How many steps one evaluation may take: nodes visited and operations done.
    fn step_limit(&self) -> u64 {
        20_000_000
    }
    /// Told at the end of each evaluation how many steps it took, whether it came to a value or not.
    fn spent(&self, steps: u64) {
        let _ = steps;
    }

    /// Answers a path at once, if the host can. Asked only for paths with [`Path::is_plain`]
    /// (names, `..` and `.` without predicates) whose start is not an item of a predicate;
    /// `context` is the node that carries the expression. Irrelevant nodes must be left out.
    ///
    /// [`Path::is_plain`]: crate::Path::is_plain
    fn resolve(&self, expr: &Expr, path: PathId, context: Self::Node) -> Option<Nodes<Self::Node>> {
        let _ = (expr, path, context);
        None
    }
    /// As [`Host::resolve`], where the path can lead to one node at most: that node, or the inner
    /// `None` where it leads to none. The outer `None` if the host cannot tell or there may be more.
    fn resolve_one(
        &self,
        expr: &Expr,
        path: PathId,
        context: Self::Node,
    ) -> Option<Option<Self::Node>> {
        let _ = (expr, path, context);
        None
    }
    /// Answers `sum`, `count`, `count-non-empty`, `min` or `max` over one plain path at once, if
    /// the host keeps running totals.
    fn aggregate(&self, expr: &Expr, call: CallId, context: Self::Node) -> Option<f64> {
        let _ = (expr, call, context);
        None
    }
}
