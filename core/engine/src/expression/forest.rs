//! Instances of any shape as trees with all kinds of nodes.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use quick_xml::{XmlVersion, escape};
use rayi_interview::Environment as _;
use rayi_xpath::{Dom, Host, NameId, Names, NodeKind, NsId};

use super::Refusal;
use crate::SystemEnvironment;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Node {
    tree: u32,
    index: u32,
}

impl Node {
    /// The document node of the primary instance.
    pub(super) const DOCUMENT: Self = Self { tree: 0, index: 0 };
}

pub(super) struct Slot {
    kind: NodeKind,
    name: Option<NameId>,
    /// The prefix of its name, as written.
    prefix: Option<NameId>,
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
pub(super) struct Forest {
    pub(super) names: Names,
    /// Each with its id; the first is the primary one.
    pub(super) trees: Vec<(String, Vec<Slot>)>,
    pub(super) zone: jiff::tz::TimeZone,
    pub(super) now: i64,
}

/// Deepest nesting of elements.
const MAX_DEPTH: usize = 200;

/// Reads one instance.
pub(super) fn read(xml: &str, names: &mut Names) -> Result<Vec<Slot>, Refusal> {
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
        prefix: None,
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
        .map(|(key, value)| {
            let prefix = key.split_once(':').map(|(prefix, _)| prefix);
            (prefix.map_or(NsId::NONE, &mut resolve), key, value)
        })
        .collect();
    slots[index as usize].namespace = namespace;
    slots[index as usize].name = Some(names.intern(local));
    slots[index as usize].prefix = (!prefix.is_empty()).then(|| names.intern(prefix));
    let mut before: Option<u32> = None;
    for (namespace, key, value) in resolved {
        let attribute = push(slots, NodeKind::Attribute, Some(index));
        let slot = &mut slots[attribute as usize];
        let (prefix, local) = key.split_once(':').unwrap_or(("", &key));
        slot.namespace = namespace;
        slot.name = Some(names.intern(local));
        slot.prefix = (!prefix.is_empty()).then(|| names.intern(prefix));
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
    pub(super) fn place(&self, node: Node) -> String {
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

    fn previous_sibling(&self, node: Node) -> Option<Node> {
        Self::at(node, self.slot(node).previous)
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

    fn prefix(&self, node: Node) -> &str {
        let prefix = self.slot(node).prefix;
        prefix.map_or("", |prefix| self.names.text(prefix))
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
