//! A small world for tests: trees read from a few lines of XML, a fixed clock in Baghdad, counted
//! randomness.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::{HashMap, HashSet};

use crate::dom::{Dom, Host, NodeKind, ValueType, Wanted};
use crate::error::{Failure, Kind};
use crate::evaluate::Context;
use crate::expr::Expr;
use crate::names::{NameId, Names, Namespaces, NsId};
use crate::nodes::Nodes;
use crate::value::Value;

#[derive(Debug)]
struct Entry {
    kind: NodeKind,
    name: Option<NameId>,
    namespace: NsId,
    text: String,
    parent: Option<usize>,
    /// Its index among its parent's children or attributes.
    place: usize,
    children: Vec<usize>,
    attributes: Vec<usize>,
}

/// One or more trees in one arena; a node is its index, in document order.
pub(crate) struct World {
    pub(crate) names: Names,
    pub(crate) namespaces: Namespaces,
    entries: Vec<Entry>,
    documents: HashMap<String, usize>,
    types: HashMap<NameId, ValueType>,
    irrelevant: HashSet<usize>,
    random: Cell<u64>,
    pub(crate) step_limit: u64,
    /// How often an index answered.
    pub(crate) indexed: Cell<u32>,
}

impl World {
    pub(crate) fn new(primary: &str) -> Self {
        let mut world = Self {
            names: Names::new(),
            namespaces: Namespaces::new(),
            entries: Vec::new(),
            documents: HashMap::new(),
            types: HashMap::new(),
            irrelevant: HashSet::new(),
            random: Cell::new(0),
            step_limit: 1_000_000,
            indexed: Cell::new(0),
        };
        let namespace = world.names.intern_namespace("urn:p");
        world.namespaces.declare("p", namespace);
        world.with("", primary)
    }

    pub(crate) fn with(mut self, id: &str, xml: &str) -> Self {
        let document = self.add(NodeKind::Document, None, None);
        self.documents.insert(id.to_owned(), document);
        self.read(document, xml);
        self
    }

    pub(crate) fn typed(mut self, name: &str, kind: ValueType) -> Self {
        let name = self.names.intern(name);
        self.types.insert(name, kind);
        self
    }

    /// Makes what `path` selects irrelevant, with everything below.
    pub(crate) fn without(mut self, path: &str) -> Self {
        for node in self.nodes(path) {
            self.irrelevant.insert(node);
        }
        self
    }

    fn add(&mut self, kind: NodeKind, name: Option<&str>, parent: Option<usize>) -> usize {
        let node = self.entries.len();
        let (namespace, name) = match name.map(|name| name.split_once(':').unwrap_or(("", name))) {
            Some((prefix, local)) => {
                let namespace = self.namespaces.resolve(prefix).unwrap_or(NsId::NONE);
                (namespace, Some(self.names.intern(local)))
            }
            None => (NsId::NONE, None),
        };
        let text = String::new();
        let (children, attributes) = (Vec::new(), Vec::new());
        let mut place = 0;
        if let Some(parent) = parent {
            let siblings = match kind {
                NodeKind::Attribute => &mut self.entries[parent].attributes,
                _ => &mut self.entries[parent].children,
            };
            place = siblings.len();
            siblings.push(node);
        }
        self.entries.push(Entry {
            kind,
            name,
            namespace,
            text,
            parent,
            place,
            children,
            attributes,
        });
        node
    }

    /// Enough of XML for tests: tags, attributes in double quotes, texts, comments, `<?x y?>`.
    fn read(&mut self, document: usize, xml: &str) {
        let mut here = document;
        for piece in xml.split('<').skip(1) {
            let (tag, text) = piece.split_once('>').expect("a tag ends");
            if let Some(comment) = tag.strip_prefix("!--") {
                let node = self.add(NodeKind::Comment, None, Some(here));
                self.entries[node].text = comment.trim_end_matches("--").to_owned();
            } else if let Some(instruction) = tag.strip_prefix('?') {
                let instruction = instruction.trim_end_matches('?');
                let (target, rest) = instruction.split_once(' ').unwrap_or((instruction, ""));
                let node = self.add(NodeKind::ProcessingInstruction, Some(target), Some(here));
                self.entries[node].text = rest.to_owned();
            } else if tag.starts_with('/') {
                here = self.entries[here].parent.expect("tags match");
            } else {
                let open = tag.trim_end_matches('/');
                let (name, mut attributes) = open.split_once(' ').unwrap_or((open, ""));
                let node = self.add(NodeKind::Element, Some(name), Some(here));
                while let Some((name, rest)) = attributes.trim_start().split_once("=\"") {
                    let (value, rest) = rest.split_once('"').expect("a value ends");
                    let attribute = self.add(NodeKind::Attribute, Some(name), Some(node));
                    self.entries[attribute].text = value.to_owned();
                    attributes = rest;
                }
                if !tag.ends_with('/') {
                    here = node;
                }
            }
            if !text.trim().is_empty() {
                let node = self.add(NodeKind::Text, None, Some(here));
                self.entries[node].text = text.to_owned();
            }
        }
    }

    fn sibling_after(&self, node: usize) -> Option<usize> {
        let entry = &self.entries[node];
        if entry.kind == NodeKind::Attribute {
            return None;
        }
        let siblings = &self.entries[entry.parent?].children;
        siblings.get(entry.place + 1).copied()
    }

    fn attribute_after(&self, node: usize) -> Option<usize> {
        let entry = &self.entries[node];
        let attributes = &self.entries[entry.parent?].attributes;
        attributes.get(entry.place + 1).copied()
    }

    pub(crate) fn parse(&self, source: &str) -> Result<Expr, Box<Failure>> {
        // The names that a test's tree lacks need no id of their own: they match nothing.
        Expr::parse(source, &mut self.names.clone(), &self.namespaces)
    }

    /// What `path` selects from the primary document.
    pub(crate) fn nodes(&self, path: &str) -> Vec<usize> {
        let expr = self.parse(path).expect("a path");
        let nodes = expr.evaluate_nodes(self, Context::at(self.document()));
        nodes.expect("nodes").into_vec()
    }

    /// Evaluates in the context of the first node of `context`, and shows the value.
    pub(crate) fn show(&self, context: &str, source: &str) -> String {
        let expr = match self.parse(source) {
            Ok(expr) => expr,
            Err(failure) => return format!("{} error: {failure}", failure.kind().name()),
        };
        let node = self
            .nodes(context)
            .first()
            .copied()
            .expect("the context exists");
        let value = match expr.evaluate(self, Context::at(node)) {
            Ok(value) => value,
            Err(failure) => return format!("{} error: {failure}", failure.kind().name()),
        };
        match value {
            Value::Nodes(nodes) => {
                let texts: Vec<_> = nodes.iter().map(|node| self.value(node)).collect();
                format!("[{}]", texts.join("|"))
            }
            Value::Number(number) => crate::number::to_text(number),
            Value::Text(text) => format!("'{text}'"),
            Value::Boolean(boolean) => boolean.to_string(),
            Value::Moment(moment) => moment.to_stored(self.now(), &|at| self.offset_minutes(at)),
        }
    }

    pub(crate) fn kind_of_failure(&self, context: &str, source: &str) -> Option<Kind> {
        let node = self
            .nodes(context)
            .first()
            .copied()
            .expect("the context exists");
        match self.parse(source) {
            Ok(expr) => expr
                .evaluate(self, Context::at(node))
                .err()
                .map(|failure| failure.kind()),
            Err(failure) => Some(failure.kind()),
        }
    }
}

impl Dom for World {
    type Node = usize;

    fn names(&self) -> &Names {
        &self.names
    }
    fn kind(&self, node: usize) -> NodeKind {
        self.entries[node].kind
    }
    fn name(&self, node: usize) -> Option<NameId> {
        self.entries[node].name
    }
    fn namespace(&self, node: usize) -> NsId {
        self.entries[node].namespace
    }
    fn parent(&self, node: usize) -> Option<usize> {
        self.entries[node].parent
    }
    fn first_child(&self, node: usize) -> Option<usize> {
        self.entries[node].children.first().copied()
    }
    fn next_sibling(&self, node: usize) -> Option<usize> {
        self.sibling_after(node)
    }
    fn first_attribute(&self, node: usize) -> Option<usize> {
        self.entries[node].attributes.first().copied()
    }
    fn next_attribute(&self, node: usize) -> Option<usize> {
        self.attribute_after(node)
    }
    fn value(&self, node: usize) -> Cow<'_, str> {
        match self.entries[node].kind {
            NodeKind::Element | NodeKind::Document => {
                let children = self.entries[node].children.iter().filter(|&&child| {
                    matches!(self.entries[child].kind, NodeKind::Element | NodeKind::Text)
                });
                let texts: Vec<_> = children.map(|&child| self.value(child)).collect();
                Cow::Owned(texts.concat())
            }
            _ => Cow::Borrowed(&self.entries[node].text),
        }
    }
    fn value_type(&self, node: usize) -> ValueType {
        let name = self.entries[node].name;
        name.and_then(|name| self.types.get(&name))
            .copied()
            .unwrap_or_default()
    }
    fn is_relevant(&self, node: usize) -> bool {
        std::iter::successors(Some(node), |&node| self.entries[node].parent)
            .all(|node| !self.irrelevant.contains(&node))
    }
    fn children_where(
        &self,
        parent: usize,
        name: NameId,
        wanted: &[(NameId, Wanted<'_>)],
    ) -> Option<Nodes<usize>> {
        let mut root = parent;
        while let Some(up) = self.entries[root].parent {
            root = up;
        }
        if root == self.document() {
            return None;
        }
        self.indexed.set(self.indexed.get() + 1);
        let children = self.entries[parent].children.iter().copied();
        let children = children.filter(|&child| self.name(child) == Some(name));
        let found = children.filter(|&child| {
            wanted.iter().all(|(key, wanted)| {
                let key = self.first_child_named(child, *key);
                wanted.is(&key.map_or("".into(), |key| self.value(key)))
            })
        });
        Some(found.collect::<Vec<_>>().into())
    }
}

impl Host for World {
    fn document(&self) -> usize {
        self.documents[""]
    }
    fn instance(&self, id: &str) -> Option<usize> {
        self.documents.get(id).copied().filter(|_| !id.is_empty())
    }
    /// 2024-05-01T12:30:00+03:00.
    fn now(&self) -> i64 {
        1_714_555_800_000
    }
    fn offset_minutes(&self, _: i64) -> i32 {
        180
    }
    fn random(&self) -> u64 {
        self.random
            .set(self.random.get().wrapping_add(0x9e37_79b9_7f4a_7c15));
        self.random.get()
    }
    fn choice_name(&self, value: &str, path: &str, _: usize) -> Option<String> {
        Some(format!("{value} of {path}"))
    }
    fn itext(&self, id: &str, _: usize) -> Option<String> {
        Some(format!("text {id}"))
    }
    fn version(&self) -> &'static str {
        "7"
    }
    fn step_limit(&self) -> u64 {
        self.step_limit
    }
}
