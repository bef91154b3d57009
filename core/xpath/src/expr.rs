//! A compiled expression: XPath 1.0's syntax as plain data in arenas.
//!
//! Terms, paths and calls are numbered densely, so that a dependency graph can walk them in a loop
//! and a host can answer a whole path or call from its own tables.

mod same;
mod trees;

use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use crate::function::Function;
use crate::names::{NameId, Names, Namespaces, NsId};
use crate::parse::Compiler;
use crate::pattern::{Pattern, Refusal};
use crate::{error::Result, print};

pub use trees::Trees;

/// Index of a [`Term`] in its expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TermId(pub u32);

/// Index of a [`Path`] in its expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PathId(pub u32);

/// Index of a [`Call`] in its expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CallId(pub u32);

/// An XPath 1.0 expression with the functions of ODK XForms, compiled once and never changed.
///
/// Equality is that of the syntax tree: source, offsets, numbering and key do not count.
#[derive(Debug, Clone)]
pub struct Expr {
    pub(crate) key: u32,
    /// Shared by all expressions of a form that are written the same.
    pub(crate) tree: Arc<Tree>,
}

/// What was made of a text.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Tree {
    pub(crate) source: Box<str>,
    pub(crate) root: TermId,
    pub(crate) terms: Box<[Term]>,
    /// Byte offset of each term in the source.
    pub(crate) places: Box<[u32]>,
    pub(crate) paths: Box<[Path]>,
    pub(crate) calls: Box<[Call]>,
}

/// One operation of an expression.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Term {
    /// A number literal, or a constant folded to one.
    Number(f64),
    /// A text literal.
    Text(Box<str>),
    /// `$name`; XForms binds none, so evaluation fails.
    Variable(Box<str>),
    /// Two or more operands joined by `or`.
    Or(Vec<TermId>),
    /// Two or more operands joined by `and`.
    And(Vec<TermId>),
    /// `=`, `!=`, `<`, `<=`, `>`, `>=`.
    Compare(Comparison, TermId, TermId),
    /// Operators of one precedence, from the left: `a + b - c` or `a * b div c`.
    Arithmetic(TermId, Vec<(Operator, TermId)>),
    /// Unary minus.
    Negate(TermId),
    /// Two or more operands joined by `|`.
    Union(Vec<TermId>),
    /// A function call.
    Call(CallId),
    /// A location path or a filter expression.
    Path(PathId),
}

/// A comparison operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

/// An arithmetic operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `div`
    Divide,
    /// `mod`, with the sign of the left operand.
    Modulo,
}

/// A function call.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Call {
    /// The function, resolved when the expression was read.
    pub function: Function,
    /// Its arguments; their number is one that the function accepts.
    pub arguments: Vec<TermId>,
    /// Byte offset of the name in the source.
    pub at: u32,
    /// The compiled pattern of a `regex` whose pattern is a literal.
    #[serde(skip)]
    pub(crate) pattern: OnceLock<std::result::Result<Pattern, Refusal>>,
}

/// A location path, or a filter expression (a root with predicates and no steps).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Path {
    /// Where it starts.
    pub root: Root,
    /// Predicates on the root itself; only [`Root::Term`] has any.
    pub predicates: Vec<Predicate>,
    /// The steps from there.
    pub steps: Vec<Step>,
    /// `None`: a relative path starts at the node that carries the expression. `Some`: the path
    /// stands in a predicate, and a relative path starts at the item which that predicate tests.
    pub anchor: Option<Anchor>,
    /// See [`Path::is_plain`].
    pub(crate) plain: bool,
}

/// The predicate in which a path stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Anchor {
    /// The path that the innermost predicate belongs to.
    pub path: PathId,
    /// How many of its steps lead to the item: 0 is the root, 1 the node of the first step.
    pub steps: u32,
}

/// Where a path starts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Root {
    /// `/…`: the document node of the primary instance.
    Absolute,
    /// The context node, or the item inside a predicate.
    Relative,
    /// `current()`: the node that carries the expression, also inside predicates.
    Current,
    /// `instance('id')`: the document node of that instance.
    Instance(Box<str>),
    /// Any other expression that gives nodes.
    Term(TermId),
}

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// The direction.
    pub axis: Axis,
    /// Which nodes in that direction.
    pub test: NodeTest,
    /// What they must fulfil.
    pub predicates: Vec<Predicate>,
}

/// XPath 1.0's axes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Axis {
    /// `child::`
    Child,
    /// `descendant::`
    Descendant,
    /// `descendant-or-self::`
    DescendantOrSelf,
    /// `parent::`
    Parent,
    /// `ancestor::`
    Ancestor,
    /// `ancestor-or-self::`
    AncestorOrSelf,
    /// `following-sibling::`
    FollowingSibling,
    /// `preceding-sibling::`
    PrecedingSibling,
    /// `following::`
    Following,
    /// `preceding::`
    Preceding,
    /// `attribute::`
    Attribute,
    /// `namespace::`; always empty, instances keep no namespace nodes.
    Namespace,
    /// `self::`
    Itself,
}

/// A node test.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NodeTest {
    /// A name. Without a prefix it matches in any namespace, as ODK forms expect of their
    /// instances, whose default namespace differs from form to form.
    Name {
        /// The namespace of the prefix, if one was written.
        namespace: Option<NsId>,
        /// The local name.
        name: NameId,
    },
    /// `*`
    Any,
    /// `prefix:*`
    AnyIn(NsId),
    /// `node()`
    Node,
    /// `text()`
    Text,
    /// `comment()`
    Comment,
    /// `processing-instruction()`, perhaps with a target.
    ProcessingInstruction(Option<Box<str>>),
}

/// A predicate, with what was understood of it when it was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Predicate {
    /// The predicate's expression.
    pub term: TermId,
    /// `child = value` conditions that must all hold, each with a value that does not depend on
    /// the item: what an index over the items can answer.
    pub keys: Vec<Key>,
    /// What must hold besides the keys; meaningless where there are no keys.
    pub rest: Vec<TermId>,
}

/// `child = value` inside a predicate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    /// The comparison as a whole.
    pub term: TermId,
    /// The item's child element.
    pub child: NameId,
    /// The value it must equal; the same for every item.
    pub value: TermId,
}

impl Expr {
    /// Reads an expression. Names are interned in `names`; prefixes must stand in `namespaces`
    /// (function names keep theirs, as `jr:itext`).
    ///
    /// # Errors
    /// What is wrong and where; every failure here is about the form's text.
    pub fn parse(source: &str, names: &mut Names, namespaces: &Namespaces) -> Result<Self> {
        Compiler::default().parse(source, names, namespaces)
    }

    /// The text that was parsed.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.tree.source
    }

    /// A number by which the host knows this expression; 0 unless set.
    #[must_use]
    #[inline]
    pub fn key(&self) -> u32 {
        self.key
    }

    /// Sets the number by which the host knows this expression.
    pub fn set_key(&mut self, key: u32) {
        self.key = key;
    }

    /// The whole expression's term.
    #[must_use]
    #[inline]
    pub fn root(&self) -> TermId {
        self.tree.root
    }

    /// Every term.
    #[must_use]
    pub fn terms(&self) -> &[Term] {
        &self.tree.terms
    }

    /// One term.
    #[must_use]
    #[inline]
    pub fn term(&self, term: TermId) -> &Term {
        &self.tree.terms[term.0 as usize]
    }

    /// Byte offset of a term in the source.
    #[must_use]
    #[inline]
    pub fn place(&self, term: TermId) -> u32 {
        self.tree.places[term.0 as usize]
    }

    /// Every path, also those in predicates and arguments; [`PathId`] is the index.
    #[must_use]
    pub fn paths(&self) -> &[Path] {
        &self.tree.paths
    }

    /// One path.
    #[must_use]
    #[inline]
    pub fn path(&self, path: PathId) -> &Path {
        &self.tree.paths[path.0 as usize]
    }

    /// Every function call; [`CallId`] is the index.
    #[must_use]
    pub fn calls(&self) -> &[Call] {
        &self.tree.calls
    }

    /// One function call.
    #[must_use]
    #[inline]
    pub fn call(&self, call: CallId) -> &Call {
        &self.tree.calls[call.0 as usize]
    }

    /// Whether the expression is nothing but one path, and which.
    #[must_use]
    pub fn as_path(&self) -> Option<&Path> {
        match *self.term(self.root()) {
            Term::Path(path) => Some(self.path(path)),
            _ => None,
        }
    }

    /// Whether the expression is nothing but a literal text, and which.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self.term(self.root()) {
            Term::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Whether the same nodes may give another value next time: it reads the clock or chance.
    #[must_use]
    pub fn is_volatile(&self) -> bool {
        self.calls().iter().any(|call| {
            call.function.is_volatile()
                && (call.function != Function::Randomize || call.arguments.len() == 1)
        })
    }

    /// Whether the value depends on the language of the interview.
    #[must_use]
    pub fn uses_language(&self) -> bool {
        self.calls()
            .iter()
            .any(|call| call.function.uses_language())
    }

    /// Whether the function is called anywhere.
    #[must_use]
    pub fn calls_function(&self, function: Function) -> bool {
        self.calls().iter().any(|call| call.function == function)
    }

    /// The expression's text made anew from the tree: parsing it gives an equal tree.
    #[must_use]
    pub fn print(&self, names: &Names, namespaces: &Namespaces) -> String {
        print::print(self, names, namespaces)
    }
}

impl std::fmt::Display for Expr {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.source())
    }
}

impl Path {
    /// Whether it has no predicates and leads only over names, `..`, `.` and attributes, so that it
    /// can be resolved once and for all.
    #[must_use]
    #[inline]
    pub fn is_plain(&self) -> bool {
        self.plain
    }

    pub(crate) fn find_plain(&self) -> bool {
        !matches!(self.root, Root::Term(_))
            && self.steps.iter().all(|step| {
                step.predicates.is_empty()
                    && match step.axis {
                        Axis::Child | Axis::Attribute => {
                            matches!(step.test, NodeTest::Name { .. })
                        }
                        Axis::Parent | Axis::Itself => step.test == NodeTest::Node,
                        _ => false,
                    }
            })
    }
}

impl Axis {
    /// The axis's name as written before `::`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Child => "child",
            Self::Descendant => "descendant",
            Self::DescendantOrSelf => "descendant-or-self",
            Self::Parent => "parent",
            Self::Ancestor => "ancestor",
            Self::AncestorOrSelf => "ancestor-or-self",
            Self::FollowingSibling => "following-sibling",
            Self::PrecedingSibling => "preceding-sibling",
            Self::Following => "following",
            Self::Preceding => "preceding",
            Self::Attribute => "attribute",
            Self::Namespace => "namespace",
            Self::Itself => "self",
        }
    }

    pub(crate) fn parse(name: &str) -> Option<Self> {
        const ALL: [Axis; 13] = [
            Axis::Child,
            Axis::Descendant,
            Axis::DescendantOrSelf,
            Axis::Parent,
            Axis::Ancestor,
            Axis::AncestorOrSelf,
            Axis::FollowingSibling,
            Axis::PrecedingSibling,
            Axis::Following,
            Axis::Preceding,
            Axis::Attribute,
            Axis::Namespace,
            Axis::Itself,
        ];
        ALL.into_iter().find(|axis| axis.name() == name)
    }

    /// Whether the axis counts backwards: proximity positions run against document order.
    #[must_use]
    pub fn is_reverse(self) -> bool {
        matches!(
            self,
            Self::Parent
                | Self::Ancestor
                | Self::AncestorOrSelf
                | Self::PrecedingSibling
                | Self::Preceding
        )
    }
}

impl Comparison {
    /// The operator as written.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
        }
    }
}

impl Operator {
    /// The operator as written.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "div",
            Self::Modulo => "mod",
        }
    }
}
