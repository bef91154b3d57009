//! The primary instance: definitions of its nodes, and what it holds at the beginning.

use std::borrow::Cow;

use hashbrown::{HashMap, HashSet};
use rayi_xpath::NameId;

use crate::model::{Bind, DataType, Node, NodeId, NodeKind, Seed};
use crate::xml::{Element, ns};

use super::bounds::Bound;
use super::{Reader, trimmed};

/// Where in the primary instance the reader is.
struct Descent<'r> {
    path: String,
    /// The paths that the body repeats.
    repeats: HashSet<&'r str>,
    /// Whether values are defaults of their definitions: not in a repeat without a template.
    gives_values: bool,
}

impl Descent<'_> {
    fn is_repeated(&self) -> bool {
        !self.repeats.is_empty() && self.repeats.contains(self.path.as_str())
    }
}

impl Reader<'_, '_> {
    /// Reads the primary instance. `repeats` are the paths that the body repeats.
    pub(super) fn read_primary(&mut self, root: Element<'_, '_>, repeats: &[String]) {
        let mut descent = Descent {
            path: String::new(),
            repeats: repeats.iter().map(String::as_str).collect(),
            gives_values: true,
        };
        let name = self.interned(root.local());
        // Attributes are few, blanks between tags as many as elements.
        self.nodes.reserve(root.size() * 5 / 8);
        self.define(root, name, None, None, &mut descent);
        for at in (0..self.nodes.len()).rev() {
            let last = self.nodes[at].last;
            if let Some(parent) = self.nodes[at].parent {
                let parent = &mut self.nodes[parent.index()];
                parent.last = parent.last.max(last);
            }
        }
        if self.nodes.len() >= Bound::Nodes.limit() {
            self.refuse_larger(Bound::Nodes, root.place());
            return;
        }
        self.seeded = vec![u32::MAX; self.nodes.len()];
        self.seed(root, NodeId(0), None);
    }

    /// Adds the definition of an element and of all below it. Several elements of one repeat make
    /// one definition: that of the template, else of the first, whose values are its own and no
    /// defaults of those that follow.
    fn define(
        &mut self,
        element: Element<'_, '_>,
        name: NameId,
        parent: Option<NodeId>,
        before: Option<NodeId>,
        descent: &mut Descent<'_>,
    ) -> NodeId {
        let length = descent.path.len();
        descent.path.push('/');
        descent.path.push_str(element.local());
        let id = NodeId::new(self.nodes.len());
        let is_repeat = is_template(element) || descent.is_repeated();
        let around = descent.gives_values;
        descent.gives_values = is_template(element) || around && !is_repeat;
        let has_children = element.children().next().is_some();
        let kind = match (is_repeat, has_children) {
            (true, _) => NodeKind::Repeat,
            (false, true) => NodeKind::Group,
            (false, false) => NodeKind::Leaf,
        };
        let default = if has_children || !descent.gives_values {
            String::new()
        } else {
            trimmed(&element.own_text()).to_owned()
        };
        let namespace = self.names.intern_namespace(element.uri());
        self.push_node(
            Node {
                name,
                prefix: element.prefix().to_owned(),
                namespace,
                parent,
                first_child: None,
                next_sibling: None,
                last: id,
                kind,
                repeat: None,
                depth: 0,
                default,
                data_type: DataType::default(),
                bind: Bind::default(),
                control: None,
            },
            before,
        );
        let mut previous = None;
        for attribute in element.attributes() {
            let reserved = attribute.namespace == ns::JAVAROSA && attribute.local == "template";
            if reserved {
                continue;
            }
            let name = self.interned(attribute.local);
            let attribute_id = NodeId::new(self.nodes.len());
            let namespace = self.names.intern_namespace(attribute.uri);
            self.push_node(
                Node {
                    name,
                    prefix: attribute.prefix.to_owned(),
                    namespace,
                    parent: Some(id),
                    first_child: None,
                    next_sibling: None,
                    last: attribute_id,
                    kind: NodeKind::Attribute,
                    repeat: None,
                    depth: 0,
                    default: attribute.value.to_owned(),
                    data_type: DataType::default(),
                    bind: Bind::default(),
                    control: None,
                },
                previous,
            );
            previous = Some(attribute_id);
        }
        // A template stands for all instances of its repeat; without one, the first does.
        let mut templates: HashMap<NameId, Element<'_, '_>> = HashMap::new();
        for child in element.children().filter(|child| is_template(*child)) {
            let name = self.interned(child.local());
            templates.entry(name).or_insert(child);
        }
        for child in element.children() {
            let name = self.interned(child.local());
            if self.by_name.contains_key(&(id, name, false)) {
                continue;
            }
            if self.nodes.len() >= Bound::Nodes.limit() {
                break;
            }
            let model = templates.get(&name).copied().unwrap_or(child);
            previous = Some(self.define(model, name, Some(id), previous, descent));
        }
        if is_template(element) {
            let mut seeds = Vec::new();
            self.bring(element, id, None, &mut seeds);
            if !seeds.is_empty() {
                self.brought.push((id, seeds));
            }
        }
        descent.path.truncate(length);
        descent.gives_values = around;
        id
    }

    /// Records the instances of repeats that stand in a template, and what differs in them from
    /// their definitions: pyxform writes one of each repeat that lies in a group of the template.
    fn bring(
        &self,
        element: Element<'_, '_>,
        node: NodeId,
        parent: Option<u32>,
        seeds: &mut Vec<Seed>,
    ) {
        for child in element.children().filter(|child| !is_template(*child)) {
            let name = self.names.find(child.local());
            let Some(id) = name.and_then(|name| self.by_name.get(&(node, name, false)).copied())
            else {
                continue;
            };
            let definition = &self.nodes[id.index()];
            let text = child.own_text();
            let text = trimmed(&text);
            let differs = definition.first_child.is_none() && text != definition.default;
            let value = differs.then(|| text.to_owned());
            let is_repeat = definition.kind == NodeKind::Repeat;
            let above = match is_repeat {
                true => u32::try_from(seeds.len()).ok(),
                false => parent,
            };
            if is_repeat || parent.is_some() && value.is_some() {
                seeds.push(Seed {
                    node: id,
                    parent,
                    value,
                });
            }
            self.bring(child, id, above, seeds);
        }
    }

    fn push_node(&mut self, mut node: Node, before: Option<NodeId>) {
        let id = NodeId::new(self.nodes.len());
        if let Some(parent) = node.parent {
            let above = &mut self.nodes[parent.index()];
            node.depth = above.depth.saturating_add(1);
            node.repeat = if node.kind == NodeKind::Repeat {
                Some(id)
            } else {
                above.repeat
            };
            if before.is_none() {
                above.first_child = Some(id);
            }
            let is_attribute = node.kind == NodeKind::Attribute;
            self.by_name
                .entry((parent, node.name, is_attribute))
                .or_insert(id);
        }
        if let Some(before) = before {
            self.nodes[before.index()].next_sibling = Some(id);
        }
        self.nodes.push(node);
    }

    /// Records what the instance holds, templates left out.
    fn seed(&mut self, element: Element<'_, '_>, node: NodeId, parent: Option<u32>) {
        let index = u32::try_from(self.seeds.len()).unwrap_or(u32::MAX);
        let has_children = element.children().next().is_some();
        let text = if has_children {
            Cow::Borrowed("")
        } else {
            element.own_text()
        };
        let text = trimmed(&text);
        let value = (text != self.nodes[node.index()].default).then(|| text.to_owned());
        self.seeds.push(Seed {
            node,
            parent,
            value,
        });
        for attribute in element.attributes() {
            let name = self.names.find(attribute.local);
            let id = name.and_then(|name| self.by_name.get(&(node, name, true)).copied());
            if let Some(id) = id {
                let differs = self.nodes[id.index()].default != attribute.value;
                let value = differs.then(|| attribute.value.to_owned());
                self.seeds.push(Seed {
                    node: id,
                    parent: Some(index),
                    value,
                });
            }
        }
        for child in element.children() {
            if is_template(child) {
                continue;
            }
            // Mostly it is the definition after the one of the seed before.
            let before = self.seeds.last().map_or(0, |seed| seed.node.0);
            let next = NodeId(before.saturating_add(1));
            let known = if self.is_child(next, node, child.local()) {
                Some(next)
            } else {
                let name = self.names.find(child.local());
                name.and_then(|name| self.by_name.get(&(node, name, false)).copied())
            };
            match known {
                Some(id) => {
                    let before = std::mem::replace(&mut self.seeded[id.index()], index);
                    let again = before == index;
                    if again && self.nodes[id.index()].kind != NodeKind::Repeat {
                        self.unsupported(child, Some(id), "several-elements-without-repeat");
                    } else {
                        self.seed(child, id, Some(index));
                    }
                }
                None => self.unsupported(child, Some(node), "instance-differs-from-template"),
            }
        }
    }
}

fn is_template(element: Element<'_, '_>) -> bool {
    element.attribute_ns(ns::JAVAROSA, "template").is_some()
}
