//! Single expressions over any XML, for whoever tests a form (`rayi xpath`).

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use quick_xml::{XmlVersion, escape};
use rayi_interview::Environment as _;
use rayi_xpath::{
    Context, Dom, Expr, Failure, Host, NameId, Names, Namespaces, NodeKind, NsId, Value,
};
use serde_json::{Value as Json, json};

use crate::SystemEnvironment;

/// What is evaluated, over what.
#[derive(Clone, Debug, Default)]
pub struct ExpressionRequest {
    /// The expression.
    pub expression: String,
    /// XML of the primary instance; an empty `<data/>` where none is given.
    pub instance: Option<String>,
    /// XPath of the context node; the document node where none is given.
    pub context: Option<String>,
    /// `string`, `number`, `boolean` or `nodeset`; the expression's own type where none is given.
    pub conversion: Option<String>,
    /// Prefixes and their namespaces.
    pub namespaces: Vec<(String, String)>,
    /// Secondary instances: id and XML.
    pub secondary: Vec<(String, String)>,
    /// Time zone by its IANA name; the system's (or `TZ`'s) where none is given.
    pub zone: Option<String>,
    /// Milliseconds since 1970-01-01T00:00:00Z that `now()` tells; the system's clock where none is
    /// given.
    pub now: Option<i64>,
}

/// Evaluates one expression: an object with `type` and `value`, or with `error`.
#[must_use]
pub fn evaluate_expression(request: &ExpressionRequest) -> Json {
    match evaluate(request) {
        Ok(answer) => answer,
        Err((kind, message)) => json!({"error": {"kind": kind, "message": message}}),
    }
}

type Refusal = (&'static str, String);

/// Prefixes that need no declaration.
const KNOWN_PREFIXES: [(&str, &str); 2] = [
    ("jr", "http://openrosa.org/javarosa"),
    ("xml", "http://www.w3.org/XML/1998/namespace"),
];

fn evaluate(request: &ExpressionRequest) -> Result<Json, Refusal> {
    let mut names = Names::new();
    let mut trees = Vec::new();
    let primary = request.instance.as_deref().unwrap_or("<data/>");
    trees.push((String::new(), read(primary, &mut names)?));
    for (id, xml) in &request.secondary {
        trees.push((id.clone(), read(xml, &mut names)?));
    }
    let mut namespaces = Namespaces::new();
    for (prefix, uri) in KNOWN_PREFIXES.into_iter().chain(
        request
            .namespaces
            .iter()
            .map(|(prefix, uri)| (prefix.as_str(), uri.as_str())),
    ) {
        let namespace = names.intern_namespace(uri);
        namespaces.declare(prefix, namespace);
    }
    let parse = |source: &str, names: &mut Names| {
        Expr::parse(source, names, &namespaces).map_err(|failure| refusal(&failure, source))
    };
    let expr = parse(&request.expression, &mut names)?;
    let context = request
        .context
        .as_deref()
        .map(|context| parse(context, &mut names))
        .transpose()?;
    let zone = match &request.zone {
        Some(name) => jiff::tz::TimeZone::get(name)
            .map_err(|_| ("context", format!("there is no time zone {name}")))?,
        None => jiff::tz::TimeZone::system(),
    };
    let forest = Forest {
        names,
        trees,
        zone,
        now: request.now.unwrap_or_else(|| SystemEnvironment.now()),
    };
    let node = match &context {
        None => Node { tree: 0, index: 0 },
        Some(context) => context
            .evaluate_nodes(&forest, Context::at(Node { tree: 0, index: 0 }))
            .map_err(|failure| refusal(&failure, context.source()))?
            .first()
            .ok_or_else(|| ("context", "the context names no node".to_owned()))?,
    };
    let at = Context::at(node);
    let failed = |failure: Box<Failure>| {
        let (kind, message) = refusal(&failure, expr.source());
        (kind, format!("{message}\n  at {}", forest.place(node)))
    };
    Ok(match request.conversion.as_deref() {
        Some("string") => {
            json!({"type": "string", "value": expr.evaluate_text(&forest, at).map_err(failed)?})
        }
        Some("number") => number(expr.evaluate_number(&forest, at).map_err(failed)?),
        Some("boolean") => {
            json!({"type": "boolean", "value": expr.evaluate_boolean(&forest, at).map_err(failed)?})
        }
        Some("nodeset") => {
            let nodes = expr.evaluate_nodes(&forest, at).map_err(failed)?;
            let values: Vec<_> = nodes.iter().map(|node| forest.value(node)).collect();
            json!({"type": "nodeset", "value": values})
        }
        Some(other) => return Err(("type", format!("there is no conversion to {other}"))),
        None => match expr.evaluate(&forest, at).map_err(failed)? {
            Value::Number(value) => number(value),
            Value::Boolean(value) => json!({"type": "boolean", "value": value}),
            Value::Text(value) => json!({"type": "string", "value": value}),
            Value::Nodes(nodes) => {
                let values: Vec<_> = nodes.iter().map(|node| forest.value(node)).collect();
                json!({"type": "nodeset", "value": values})
            }
            Value::Moment(_) => {
                let text = expr.evaluate_text(&forest, at).map_err(failed)?;
                json!({"type": "string", "value": text})
            }
        },
    })
}

fn refusal(failure: &Failure, source: &str) -> Refusal {
    (failure.kind().name(), failure.explain(source))
}

/// A number in JSON; NaN and the infinities as text.
fn number(value: f64) -> Json {
    let value = if value.is_nan() {
        json!("NaN")
    } else if value.is_infinite() {
        json!(if value > 0.0 { "Infinity" } else { "-Infinity" })
    } else if value.fract() == 0.0 && value.abs() < 9e15 {
        #[expect(clippy::cast_possible_truncation, reason = "whole and below 2^53")]
        let whole = value as i64;
        json!(whole)
    } else {
        json!(value)
    };
    json!({"type": "number", "value": value})
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Node {
    tree: u32,
    index: u32,
}

struct Slot {
    kind: NodeKind,
    name: Option<NameId>,
    namespace: NsId,
    parent: Option<u32>,
    first: Option<u32>,
    last: Option<u32>,
    next: Option<u32>,
    previous: Option<u32>,
    attribute: Option<u32>,
    text: String,
}

/// Trees of all node kinds, in document order: attributes after their element, before its children.
struct Forest {
    names: Names,
    trees: Vec<(String, Vec<Slot>)>,
    zone: jiff::tz::TimeZone,
    now: i64,
}

/// Deepest nesting of elements.
const MAX_DEPTH: usize = 200;

fn read(xml: &str, names: &mut Names) -> Result<Vec<Slot>, Refusal> {
    let broken = |why: &str| ("context", format!("the instance is broken XML: {why}"));
    let mut slots = Vec::new();
    push(&mut slots, NodeKind::Document, None);
    let mut open: Vec<u32> = vec![0];
    let mut scopes: Vec<(String, String)> = vec![(
        "xml".to_owned(),
        "http://www.w3.org/XML/1998/namespace".to_owned(),
    )];
    let mut marks: Vec<usize> = Vec::new();
    let mut reader = Reader::from_str(xml.trim_start_matches('\u{FEFF}').trim_start());
    loop {
        let event = reader
            .read_event()
            .map_err(|fault| broken(&fault.to_string()))?;
        let parent = open.last().copied();
        match event {
            Event::Start(tag) | Event::Empty(tag) if open.len() > MAX_DEPTH => {
                return Err(broken(&format!(
                    "{} is nested too deeply",
                    tag.name().as_ref()
                )));
            }
            Event::Start(tag) => {
                marks.push(scopes.len());
                let index = element(&tag, parent, &mut slots, &mut scopes, names)
                    .ok_or_else(|| broken("attributes"))?;
                open.push(index);
            }
            Event::Empty(tag) => {
                let mark = scopes.len();
                element(&tag, parent, &mut slots, &mut scopes, names)
                    .ok_or_else(|| broken("attributes"))?;
                scopes.truncate(mark);
            }
            Event::End(_) => {
                open.pop();
                scopes.truncate(marks.pop().unwrap_or(1));
            }
            Event::Text(text) if parent == Some(0) => {
                if !text.xml10_content().trim().is_empty() {
                    return Err(broken("text stands outside the root element"));
                }
            }
            Event::CData(_) | Event::GeneralRef(_) if parent == Some(0) => {
                return Err(broken("text stands outside the root element"));
            }
            Event::Text(text) => add_text(&mut slots, parent, &text.xml10_content()),
            Event::CData(text) => add_text(&mut slots, parent, &text.into_inner()),
            Event::GeneralRef(name) => {
                let whole = format!("&{};", &*name);
                let text = escape::unescape(&whole).map_err(|_| broken(&whole))?;
                add_text(&mut slots, parent, &text);
            }
            Event::Comment(text) => {
                let index = push(&mut slots, NodeKind::Comment, parent);
                slots[index as usize].text = text.into_inner().into_owned();
            }
            Event::PI(instruction) => {
                let index = push(&mut slots, NodeKind::ProcessingInstruction, parent);
                let slot = &mut slots[index as usize];
                slot.name = Some(names.intern(instruction.target()));
                slot.text = instruction.content().trim().to_owned();
            }
            Event::DocType(_) => return Err(broken("a document type is not read")),
            Event::Decl(_) => {}
            Event::Eof => break,
        }
    }
    if open.len() > 1 {
        return Err(broken("an element is not closed"));
    }
    let root = |slot: &&Slot| slot.parent == Some(0) && slot.kind == NodeKind::Element;
    if slots.iter().filter(root).count() != 1 {
        return Err(broken("it needs one root element"));
    }
    Ok(slots)
}

fn push(slots: &mut Vec<Slot>, kind: NodeKind, parent: Option<u32>) -> u32 {
    let index = u32::try_from(slots.len()).unwrap_or(u32::MAX);
    let previous = parent
        .filter(|_| kind != NodeKind::Attribute)
        .and_then(|parent| slots[parent as usize].last);
    slots.push(Slot {
        kind,
        name: None,
        namespace: NsId::NONE,
        parent,
        first: None,
        last: None,
        next: None,
        previous,
        attribute: None,
        text: String::new(),
    });
    if let Some(parent) = parent.filter(|_| kind != NodeKind::Attribute) {
        match previous {
            Some(before) => slots[before as usize].next = Some(index),
            None => slots[parent as usize].first = Some(index),
        }
        slots[parent as usize].last = Some(index);
    }
    index
}

fn add_text(slots: &mut Vec<Slot>, parent: Option<u32>, text: &str) {
    let Some(parent) = parent else {
        return;
    };
    if let Some(last) = slots[parent as usize].last
        && slots[last as usize].kind == NodeKind::Text
    {
        slots[last as usize].text.push_str(text);
        return;
    }
    if !text.is_empty() {
        let index = push(slots, NodeKind::Text, Some(parent));
        slots[index as usize].text.push_str(text);
    }
}

fn element(
    tag: &BytesStart<'_>,
    parent: Option<u32>,
    slots: &mut Vec<Slot>,
    scopes: &mut Vec<(String, String)>,
    names: &mut Names,
) -> Option<u32> {
    let index = push(slots, NodeKind::Element, parent);
    let mut attributes = Vec::new();
    for attribute in tag.attributes() {
        let attribute = attribute.ok()?;
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .ok()?
            .into_owned();
        let key = attribute.key.as_ref();
        if key == "xmlns" {
            scopes.push((String::new(), value));
        } else if let Some(prefix) = key.strip_prefix("xmlns:") {
            scopes.push((prefix.to_owned(), value));
        } else {
            attributes.push((key.to_owned(), value));
        }
    }
    let mut resolve = |prefix: &str| {
        let found = scopes.iter().rev().find(|(known, _)| known == prefix);
        found.map_or(NsId::NONE, |(_, uri)| names.intern_namespace(uri))
    };
    let whole = tag.name();
    let whole: &str = whole.as_ref();
    let (prefix, local) = whole.split_once(':').unwrap_or(("", whole));
    let namespace = resolve(prefix);
    let resolved: Vec<(NsId, String, String)> = attributes
        .into_iter()
        .map(|(key, value)| match key.split_once(':') {
            Some((prefix, local)) => (resolve(prefix), local.to_owned(), value),
            None => (NsId::NONE, key, value),
        })
        .collect();
    slots[index as usize].namespace = namespace;
    slots[index as usize].name = Some(names.intern(local));
    let mut before: Option<u32> = None;
    for (namespace, local, value) in resolved {
        let attribute = push(slots, NodeKind::Attribute, Some(index));
        let slot = &mut slots[attribute as usize];
        slot.namespace = namespace;
        slot.name = Some(names.intern(&local));
        slot.text = value;
        match before {
            Some(before) => slots[before as usize].next = Some(attribute),
            None => slots[index as usize].attribute = Some(attribute),
        }
        before = Some(attribute);
    }
    Some(index)
}

impl Forest {
    fn slot(&self, node: Node) -> &Slot {
        &self.trees[node.tree as usize].1[node.index as usize]
    }

    /// Where a node stands, as `/data/member[2]/@id`: with a position where it has namesakes.
    fn place(&self, node: Node) -> String {
        let mut steps = Vec::new();
        let mut next = Some(node);
        while let Some(here) = next
            && let Some(parent) = self.parent(here)
        {
            steps.push(self.step_to(here));
            next = Some(parent);
        }
        steps.reverse();
        format!("/{}", steps.join("/"))
    }

    fn step_to(&self, node: Node) -> String {
        let slot = self.slot(node);
        let name = slot.name.map_or("", |name| self.names.text(name));
        let namesakes = |step: fn(&Self, Node) -> Option<Node>| {
            std::iter::successors(step(self, node), move |&other| step(self, other))
                .filter(|&other| self.slot(other).kind == slot.kind)
                .filter(|&other| self.slot(other).name == slot.name)
                .count()
        };
        match slot.kind {
            NodeKind::Attribute => format!("@{name}"),
            NodeKind::Text => "text()".to_owned(),
            NodeKind::Comment => "comment()".to_owned(),
            NodeKind::ProcessingInstruction => "processing-instruction()".to_owned(),
            NodeKind::Element | NodeKind::Document => {
                let before = namesakes(Self::previous_sibling);
                if before + namesakes(Self::next_sibling) == 0 {
                    name.to_owned()
                } else {
                    format!("{name}[{}]", before + 1)
                }
            }
        }
    }

    fn at(node: Node, index: Option<u32>) -> Option<Node> {
        index.map(|index| Node {
            tree: node.tree,
            index,
        })
    }

    fn gather(&self, node: Node, text: &mut String) {
        let mut next = self.slot(node).first;
        while let Some(index) = next {
            let child = Node {
                tree: node.tree,
                index,
            };
            let slot = self.slot(child);
            match slot.kind {
                NodeKind::Text => text.push_str(&slot.text),
                NodeKind::Element => self.gather(child, text),
                _ => {}
            }
            next = slot.next;
        }
    }
}

impl Dom for Forest {
    type Node = Node;

    fn names(&self) -> &Names {
        &self.names
    }

    fn kind(&self, node: Node) -> NodeKind {
        self.slot(node).kind
    }

    fn name(&self, node: Node) -> Option<NameId> {
        self.slot(node).name
    }

    fn namespace(&self, node: Node) -> NsId {
        self.slot(node).namespace
    }

    fn parent(&self, node: Node) -> Option<Node> {
        Self::at(node, self.slot(node).parent)
    }

    fn first_child(&self, node: Node) -> Option<Node> {
        Self::at(node, self.slot(node).first)
    }

    fn next_sibling(&self, node: Node) -> Option<Node> {
        let slot = self.slot(node);
        Self::at(node, slot.next.filter(|_| slot.kind != NodeKind::Attribute))
    }

    fn previous_sibling(&self, node: Node) -> Option<Node> {
        Self::at(node, self.slot(node).previous)
    }

    fn first_attribute(&self, node: Node) -> Option<Node> {
        Self::at(node, self.slot(node).attribute)
    }

    fn next_attribute(&self, node: Node) -> Option<Node> {
        let slot = self.slot(node);
        Self::at(node, slot.next.filter(|_| slot.kind == NodeKind::Attribute))
    }

    fn value(&self, node: Node) -> Cow<'_, str> {
        let slot = self.slot(node);
        match slot.kind {
            NodeKind::Element | NodeKind::Document => {
                let mut text = String::new();
                self.gather(node, &mut text);
                Cow::Owned(text)
            }
            _ => Cow::Borrowed(&slot.text),
        }
    }
}

impl Host for Forest {
    fn document(&self) -> Node {
        Node { tree: 0, index: 0 }
    }

    fn instance(&self, id: &str) -> Option<Node> {
        let tree = self
            .trees
            .iter()
            .skip(1)
            .position(|(known, _)| known == id)?
            + 1;
        Some(Node {
            tree: u32::try_from(tree).ok()?,
            index: 0,
        })
    }

    fn now(&self) -> i64 {
        self.now
    }

    fn offset_minutes(&self, at: i64) -> i32 {
        let Ok(at) = jiff::Timestamp::from_millisecond(at) else {
            return 0;
        };
        self.zone.to_offset(at).seconds() / 60
    }

    fn random(&self) -> u64 {
        SystemEnvironment.random()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(instance: &str, expression: &str) -> Json {
        evaluate_expression(&ExpressionRequest {
            expression: expression.to_owned(),
            instance: Some(instance.to_owned()),
            ..ExpressionRequest::default()
        })
    }

    #[test]
    fn expressions_have_their_own_types() {
        let xml = "<data a=\"7\"><x>1</x><!-- c --><x>2</x></data>";
        assert_eq!(ask(xml, "1 + 2"), json!({"type": "number", "value": 3}));
        assert_eq!(
            ask(xml, "0 div 0"),
            json!({"type": "number", "value": "NaN"})
        );
        assert_eq!(
            ask(xml, "/data/x"),
            json!({"type": "nodeset", "value": ["1", "2"]})
        );
        assert_eq!(
            ask(xml, "/data/@a"),
            json!({"type": "nodeset", "value": ["7"]})
        );
        assert_eq!(
            ask(xml, "sum(/data/x)"),
            json!({"type": "number", "value": 3})
        );
        assert_eq!(
            ask(xml, "/data/comment()"),
            json!({"type": "nodeset", "value": [" c "]})
        );
        assert_eq!(
            ask(xml, "count(/data/x[1]/following-sibling::x)"),
            json!({"type": "number", "value": 1})
        );
    }

    #[test]
    fn errors_have_their_kind() {
        for (expression, kind) in [
            ("1 +", "syntax"),
            ("nope()", "function"),
            ("not()", "arity"),
        ] {
            assert_eq!(
                ask("<data/>", expression)["error"]["kind"],
                json!(kind),
                "{expression}"
            );
        }
        for broken in [
            "<data>",
            "",
            "<a/><b/>",
            "x<data/>",
            "<data/>x",
            "<!--no root-->",
            "<data>&no;</data>",
        ] {
            assert_eq!(
                ask(broken, "1")["error"]["kind"],
                json!("context"),
                "{broken}"
            );
        }
    }

    #[test]
    fn errors_name_the_place_in_the_expression_and_the_node() {
        let answer = evaluate_expression(&ExpressionRequest {
            expression: "1 + round(../x)".to_owned(),
            instance: Some("<data><r><x>1</x></r><r><x>1</x><x>2</x><y/></r></data>".to_owned()),
            context: Some("/data/r[2]/y".to_owned()),
            ..ExpressionRequest::default()
        });
        let message = "round(), argument 1: 2 nodes where one value is needed\n  1 + round(../x)\n            ^\n  at /data/r[2]/y";
        assert_eq!(
            answer,
            json!({"error": {"kind": "type", "message": message}})
        );
    }
}
