//! XForm XML in a form that two converters can be compared by: prefixes gone, attributes sorted,
//! white space folded, and what has no order in an order.

use std::fmt::Write as _;

use quick_xml::XmlVersion;
use quick_xml::events::Event;
use quick_xml::reader::Reader;

#[derive(Default)]
struct Node {
    name: String,
    attributes: Vec<(String, String)>,
    children: Vec<Child>,
}

enum Child {
    Node(Node),
    Text(String),
}

pub(crate) fn of(xml: &str) -> String {
    let root = read(xml);
    let mut out = String::new();
    show(&root, 0, &mut out);
    out
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn local(name: &[u8]) -> String {
    let name = String::from_utf8_lossy(name);
    name.rsplit(':').next().unwrap_or(&name).to_owned()
}

fn read(xml: &str) -> Node {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut stack = vec![Node::default()];
    loop {
        match reader.read_event().expect("XML that can be read") {
            Event::Start(start) => {
                let mut node = Node {
                    name: local(start.name().as_ref().as_bytes()),
                    ..Node::default()
                };
                for attribute in start.attributes() {
                    let attribute = attribute.expect("an attribute");
                    let key = attribute.key.as_ref();
                    if key.starts_with("xmlns") {
                        continue;
                    }
                    let value = attribute
                        .normalized_value(XmlVersion::Implicit1_0)
                        .expect("a value");
                    node.attributes
                        .push((local(key.as_bytes()), folded(&value)));
                }
                node.attributes.sort();
                stack.push(node);
            }
            Event::End(_) => {
                let node = stack.pop().expect("an element that was opened");
                stack
                    .last_mut()
                    .expect("its parent")
                    .children
                    .push(Child::Node(node));
            }
            Event::Text(text) => push(&mut stack, &text.xml10_content()),
            Event::GeneralRef(name) => {
                let whole = format!("&{};", name.into_inner());
                let text = quick_xml::escape::unescape(&whole).expect("a reference");
                push(&mut stack, &text);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let top = stack.pop().expect("the document");
    let root = top.children.into_iter().find_map(|child| match child {
        Child::Node(root) => Some(root),
        Child::Text(_) => None,
    });
    root.expect("a root")
}

fn push(stack: &mut [Node], text: &str) {
    let children = &mut stack.last_mut().expect("a parent").children;
    match children.last_mut() {
        Some(Child::Text(known)) => known.push_str(text),
        _ => children.push(Child::Text(text.to_owned())),
    }
}

/// What has no order of its own, by the key that orders it here.
fn key(parent: &str, child: &Child) -> String {
    let Child::Node(node) = child else {
        return String::new();
    };
    let attribute = |name: &str| {
        node.attributes
            .iter()
            .find(|(known, _)| known == name)
            .map_or("", |(_, value)| value.as_str())
    };
    match parent {
        "model" => format!(
            "{} {} {} {} {}",
            node.name,
            attribute("nodeset"),
            attribute("ref"),
            attribute("id"),
            attribute("event")
        ),
        "itext" => attribute("lang").to_owned(),
        "translation" => attribute("id").to_owned(),
        "text" => attribute("form").to_owned(),
        _ => String::new(),
    }
}

fn show(node: &Node, depth: usize, out: &mut String) {
    let _ = write!(out, "{:depth$}{}", "", node.name);
    for (name, value) in &node.attributes {
        let _ = write!(out, " {name}={value:?}");
    }
    out.push('\n');
    let mut children: Vec<&Child> = node.children.iter().collect();
    children.sort_by_key(|child| key(&node.name, child));
    for child in children {
        match child {
            Child::Node(node) => show(node, depth + 1, out),
            Child::Text(text) => {
                let text = folded(text);
                if !text.is_empty() {
                    let _ = writeln!(out, "{:depth$} {text:?}", "");
                }
            }
        }
    }
}
