//! The body: controls as a tree, each with the node it shows, its texts and its choices.

use hashbrown::HashSet;

use crate::diagnostic::Diagnostic;
use crate::model::{
    Choice, Choices, Control, ControlId, ControlKind, ItemPart, Itemset, NodeId, Plan, Role,
};
use crate::question::Range;
use crate::xml::{Element, ns};

use super::Reader;
use super::binds::{BindIds, Reference};
use super::words::appearance_words;

/// Paths of all repeats, for the reading of the primary instance, where a repeat with one instance
/// looks like a group.
pub(super) fn repeat_paths<'d, 'a>(body: Element<'d, 'a>, binds: &BindIds<'d, 'a>) -> Vec<String> {
    let mut found = Vec::new();
    collect_repeats(body, binds, "", &mut found);
    found
}

fn collect_repeats<'d, 'a>(
    element: Element<'d, 'a>,
    binds: &BindIds<'d, 'a>,
    base: &str,
    found: &mut Vec<String>,
) {
    for child in element.children() {
        let is_repeat = child.is(ns::XFORMS, "repeat");
        // Nothing else has controls inside.
        if !is_repeat && !child.is(ns::XFORMS, "group") {
            continue;
        }
        let path = match binds.reference(child) {
            Reference::Path(path) => joined(base, path),
            Reference::Bound(path) => joined("", path),
            Reference::UnknownBind(_) | Reference::None => base.to_owned(),
        };
        if is_repeat && !path.is_empty() {
            found.push(path.clone());
        }
        collect_repeats(child, binds, &path, found);
    }
}

/// The path that a reference leads to, prefixes of names left out.
fn joined(base: &str, reference: &str) -> String {
    let reference = reference.trim();
    let mut path = if reference.starts_with('/') {
        String::new()
    } else {
        base.to_owned()
    };
    for step in reference.split('/') {
        match step.trim().rsplit(':').next().unwrap_or_default() {
            "" | "." => {}
            ".." => path.truncate(path.rfind('/').unwrap_or(0)),
            step => {
                path.push('/');
                path.push_str(step);
            }
        }
    }
    path
}

impl<'d, 'a> Reader<'d, 'a> {
    /// Reads the body; gives its class and its top-level controls.
    pub(super) fn read_body(&mut self, body: Element<'d, 'a>) -> (String, Vec<ControlId>) {
        let class = body.attribute("class").unwrap_or_default().to_owned();
        let roots = self.read_controls(body, None, NodeId(0));
        (class, roots)
    }

    fn read_controls(
        &mut self,
        container: Element<'d, 'a>,
        parent: Option<ControlId>,
        base: NodeId,
    ) -> Vec<ControlId> {
        let mut controls = Vec::new();
        for element in container.children() {
            if is_part_of_control(element) {
                continue;
            }
            controls.extend(self.read_control(element, parent, base));
        }
        controls
    }

    fn read_control(
        &mut self,
        element: Element<'d, 'a>,
        parent: Option<ControlId>,
        base: NodeId,
    ) -> Option<ControlId> {
        let Some(mut kind) = Self::kind_of(element) else {
            self.unsupported(element, Some(base), &element.qualified());
            return None;
        };
        let is_structure = matches!(kind, ControlKind::Group | ControlKind::Repeat { .. });
        let node = self.node_of(element, base, is_structure)?;
        let context = node.unwrap_or(base);
        if let ControlKind::Repeat { count, fixed } = &mut kind {
            if let Some(source) = element.attribute_ns(ns::JAVAROSA, "count") {
                *count = self.compile(source, context, Role::Count, element);
            }
            *fixed = element
                .attribute_ns(ns::JAVAROSA, "noAddRemove")
                .is_some_and(|value| matches!(value.trim(), "true" | "true()" | "1"));
        }
        if let ControlKind::Range(range) = &mut kind {
            *range = self.read_range(element, context);
        }
        if let ControlKind::Upload { mediatype } = &kind
            && mediatype.starts_with("osm/")
        {
            let feature = format!("mediatype=\"{mediatype}\"");
            self.unsupported(element, Some(context), &feature);
        }
        let appearance = element.attribute("appearance").map(appearance_words);
        let appearance = appearance.unwrap_or_default();
        let presentation = self.read_presentation(element, &appearance, context);
        let id = self.control_id();
        self.controls.push(Control {
            kind,
            node,
            parent,
            children: Vec::new(),
            label: None,
            hint: None,
            appearance,
            presentation,
            choices: None,
            search: None,
        });
        if let Some(node) = node {
            let shown = &mut self.nodes[node.index()];
            if shown.control.is_none() {
                shown.control = Some(id);
            } else if !is_structure {
                let path = self.path(node);
                self.report(
                    Diagnostic::warning("control-repeated")
                        .at(element.place())
                        .node(path),
                );
            } else if matches!(self.controls[id.index()].kind, ControlKind::Repeat { .. }) {
                // The group around a repeat names the same node; the repeat is the one that counts.
                self.nodes[node.index()].control = Some(id);
            }
        }
        self.read_texts(element, id, context);
        self.offer(element, id, context);
        self.read_control_actions(element, context, is_structure);
        if !is_structure {
            self.check_children(element, node, is_part_of_control);
        } else {
            let children = self.read_controls(element, Some(id), context);
            self.controls[id.index()].children = children;
        }
        Some(id)
    }

    /// Reads what a control lets choose from.
    fn offer(&mut self, element: Element<'d, 'a>, id: ControlId, context: NodeId) {
        let (is_select, is_range) = match self.controls[id.index()].kind {
            ControlKind::SelectOne | ControlKind::SelectMultiple | ControlKind::Rank => {
                (true, false)
            }
            ControlKind::Range(_) => (false, true),
            _ => return,
        };
        let query = element.attribute("query").filter(|_| is_select);
        let choices = match query {
            Some(query) => self.read_query(element, query, context),
            None => self.read_choices(element, context),
        };
        if choices.is_none() && !is_range {
            self.report(
                Diagnostic::warning("choices-missing")
                    .at(element.place())
                    .node(self.path(context)),
            );
        }
        self.controls[id.index()].choices = choices;
        if is_select {
            self.controls[id.index()].search = self.read_search(element, id, context);
        }
    }

    /// Kind of a control; `None` for an element that is none.
    fn kind_of(element: Element<'_, '_>) -> Option<ControlKind> {
        if element.namespace() == ns::ODK && element.local() == "rank" {
            return Some(ControlKind::Rank);
        }
        if element.namespace() != ns::XFORMS {
            return None;
        }
        Some(match element.local() {
            // A list of a file, as pyxform writes `select_one_external`.
            "input" if element.attribute("query").is_some() => ControlKind::SelectOne,
            "input" => ControlKind::Input,
            "secret" => ControlKind::Secret,
            "select1" => ControlKind::SelectOne,
            "select" => ControlKind::SelectMultiple,
            "rank" => ControlKind::Rank,
            "trigger" => ControlKind::Trigger,
            "upload" => ControlKind::Upload {
                mediatype: element.attribute("mediatype").unwrap_or("*/*").to_owned(),
            },
            "range" => ControlKind::Range(Range::default()),
            "group" => ControlKind::Group,
            "repeat" => ControlKind::Repeat {
                count: None,
                fixed: false,
            },
            _ => return None,
        })
    }

    /// The node a control shows. The outer `None` means that the control is dropped.
    fn node_of(
        &mut self,
        element: Element<'d, 'a>,
        base: NodeId,
        is_structure: bool,
    ) -> Option<Option<NodeId>> {
        let (base, path) = match self.bind_ids.reference(element) {
            Reference::Path(path) => (base, path),
            Reference::Bound(path) => (NodeId(0), path),
            Reference::None if is_structure && element.local() == "group" => return Some(None),
            Reference::None => {
                self.report(
                    Diagnostic::error("control-ref-missing")
                        .at(element.place())
                        .with("control", element.qualified()),
                );
                return None;
            }
            Reference::UnknownBind(id) => {
                self.report(
                    Diagnostic::error("control-unknown-bind")
                        .at(element.place())
                        .with("control", element.qualified())
                        .with("id", id),
                );
                return None;
            }
        };
        let node = self.locate(base, path);
        if node.is_none() {
            self.report(
                Diagnostic::error("control-unknown-node")
                    .at(element.place())
                    .node(path)
                    .with("control", element.qualified()),
            );
        }
        node.map(Some)
    }

    fn read_texts(&mut self, element: Element<'d, 'a>, id: ControlId, context: NodeId) {
        let label = element.child(ns::XFORMS, "label");
        let label = label.and_then(|label| self.text_of(label, context));
        let hint = element.child(ns::XFORMS, "hint");
        let hint = hint.and_then(|hint| self.text_of(hint, context));
        self.controls[id.index()].label = label;
        self.controls[id.index()].hint = hint;
    }

    fn read_choices(&mut self, element: Element<'d, 'a>, context: NodeId) -> Option<Choices> {
        if let Some(itemset) = element.child(ns::XFORMS, "itemset") {
            return self.read_itemset(itemset, context).map(Choices::Itemset);
        }
        let mut choices: Vec<Choice> = Vec::new();
        let mut seen: HashSet<String> = HashSet::new();
        for item in element
            .children()
            .filter(|child| child.is(ns::XFORMS, "item"))
        {
            self.check_children(item, Some(context), |child| {
                child.namespace() == ns::XFORMS && matches!(child.local(), "label" | "value")
            });
            let label = item.child(ns::XFORMS, "label");
            let label = label.and_then(|label| self.text_of(label, context));
            let Some(value) = item.child(ns::XFORMS, "value") else {
                self.report(
                    Diagnostic::error("choice-value-missing")
                        .at(item.place())
                        .node(self.path(context)),
                );
                continue;
            };
            let value = value.own_text().trim().to_owned();
            if !seen.insert(value.clone()) {
                self.report(
                    Diagnostic::warning("choice-repeated")
                        .at(item.place())
                        .node(self.path(context))
                        .with("choice", value.clone()),
                );
            }
            choices.push(Choice { value, label });
        }
        if choices.is_empty() {
            None
        } else {
            Some(Choices::Items(choices))
        }
    }

    fn read_itemset(&mut self, element: Element<'d, 'a>, context: NodeId) -> Option<Itemset> {
        self.check_attributes(element, Some(context), &[(ns::NONE, "nodeset")]);
        self.check_children(element, Some(context), |child| {
            child.namespace() == ns::XFORMS && matches!(child.local(), "label" | "value")
        });
        let source = element.attribute("nodeset").unwrap_or_default();
        let nodes = self.compile(source, context, Role::Itemset, element)?;
        let value = element
            .child(ns::XFORMS, "value")
            .and_then(|value| value.attribute("ref"));
        let Some(value) = value else {
            self.report(
                Diagnostic::error("itemset-value-missing")
                    .at(element.place())
                    .node(self.path(context)),
            );
            return None;
        };
        let value = self.item_part(value, context, element);
        let label = match element
            .child(ns::XFORMS, "label")
            .and_then(|label| label.attribute("ref"))
        {
            Some(label) => self.item_part(label, context, element),
            None => ItemPart::None,
        };
        if let ItemPart::Itext(column) = label {
            for at in 0..self.expressions[nodes.index()].plans.len() {
                let Plan::Items { instance } = self.expressions[nodes.index()].plans[at] else {
                    continue;
                };
                if !self.shown_columns.insert((instance, column)) {
                    continue;
                }
                for id in self.text_ids_in(instance as usize, column) {
                    let id = self.itext.intern(&id);
                    self.show_text_at(id, context);
                }
            }
        }
        Some(Itemset {
            nodes,
            value,
            label,
        })
    }

    /// `name`, `jr:itext(name)` or any expression at the item.
    fn item_part(&mut self, source: &str, context: NodeId, element: Element<'d, 'a>) -> ItemPart {
        let source = source.trim();
        let inner = source
            .strip_prefix("jr:itext(")
            .and_then(|rest| rest.strip_suffix(')'));
        if let Some(name) = inner.map(str::trim).filter(|name| is_name(name)) {
            return ItemPart::Itext(self.interned(name));
        }
        if is_name(source) {
            return ItemPart::Child(self.interned(source));
        }
        match self.compile(source, context, Role::Item, element) {
            Some(id) => ItemPart::Expression(id),
            None => ItemPart::None,
        }
    }
}

/// What stands in a control beside controls.
fn is_part_of_control(element: Element<'_, '_>) -> bool {
    let name = element.local();
    match element.namespace() {
        ns::XFORMS => matches!(name, "label" | "hint" | "item" | "itemset" | "setvalue"),
        ns::ODK => matches!(name, "setgeopoint" | "recordaudio"),
        _ => false,
    }
}

/// A plain element name without prefix.
fn is_name(text: &str) -> bool {
    let mut characters = text.chars();
    characters
        .next()
        .is_some_and(|first| first.is_alphabetic() || first == '_')
        && characters.all(|next| next.is_alphanumeric() || matches!(next, '_' | '-' | '.'))
}
