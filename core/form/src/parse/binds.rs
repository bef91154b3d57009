//! `bind` elements: type, conditions, messages and preloads of the nodes they name.

use std::cell::OnceCell;

use hashbrown::HashMap;
use memchr::memrchr;

use crate::diagnostic::Diagnostic;
use crate::itext::{Text, TextPart};
use crate::model::{Bind, BindAttribute, DataType, ExprId, NodeId, Preload, Role};
use crate::question::AudioQuality;
use crate::xml::{Attribute, Element, ns};

use super::{Reader, flag, trimmed};

/// The `bind` elements that have an `id`, by it; looked for when first asked for, since hardly any
/// form has them.
pub(super) struct BindIds<'d, 'a> {
    root: Element<'d, 'a>,
    by_id: OnceCell<HashMap<&'d str, Element<'d, 'a>>>,
}

impl<'d, 'a> BindIds<'d, 'a> {
    pub(super) fn new(root: Element<'d, 'a>) -> Self {
        Self {
            root,
            by_id: OnceCell::new(),
        }
    }

    /// The first bind with an id.
    fn first(&self, id: &str) -> Option<Element<'d, 'a>> {
        let by_id = self.by_id.get_or_init(|| {
            let head = self.root.child(ns::XHTML, "head");
            let model = head.and_then(|head| head.child(ns::XFORMS, "model"));
            let binds = model.into_iter().flat_map(Element::children);
            let mut by_id = HashMap::new();
            for bind in binds.filter(|child| child.is(ns::XFORMS, "bind")) {
                if let Some(id) = bind.attribute("id") {
                    by_id.entry(id.trim()).or_insert(bind);
                }
            }
            by_id
        });
        by_id.get(id.trim()).copied()
    }

    /// How a control or an action names its node. As in JavaRosa `bind` goes before a path.
    pub(super) fn reference(&self, element: Element<'d, 'a>) -> Reference<'d> {
        if let Some(id) = element.attribute("bind") {
            let nodeset = self.first(id).and_then(nodeset_of);
            return nodeset.map_or(Reference::UnknownBind(id), Reference::Bound);
        }
        let names = if element.local() == "repeat" {
            ["nodeset", "ref"]
        } else {
            ["ref", "nodeset"]
        };
        let path = names.iter().find_map(|name| element.attribute(name));
        path.map_or(Reference::None, Reference::Path)
    }
}

/// How an element names a node.
pub(super) enum Reference<'d> {
    /// By a path, absolute or from the element around.
    Path(&'d str),
    /// By the id of a bind, whose nodeset this is: absolute, or from the root.
    Bound(&'d str),
    /// By an id that no bind has.
    UnknownBind(&'d str),
    /// Not at all.
    None,
}

fn nodeset_of<'d>(bind: Element<'d, '_>) -> Option<&'d str> {
    bind.attribute("nodeset").or_else(|| bind.attribute("ref"))
}

impl<'d, 'a> Reader<'d, 'a> {
    pub(super) fn read_binds(&mut self, model: Element<'d, 'a>) {
        let mut bound = vec![false; self.nodes.len()];
        self.bindings.reserve(self.nodes.len());
        for element in model
            .children()
            .filter(|child| child.is(ns::XFORMS, "bind"))
        {
            let Some(reference) = nodeset_of(element) else {
                self.report(Diagnostic::warning("bind-nodeset-missing").at(element.place()));
                continue;
            };
            let Some(node) = self.locate(NodeId(0), reference) else {
                self.report(
                    Diagnostic::warning("bind-unknown-node")
                        .at(element.place())
                        .node(reference),
                );
                continue;
            };
            if bound[node.index()] {
                self.report(
                    Diagnostic::warning("bind-repeated")
                        .at(element.place())
                        .node(reference),
                );
            }
            bound[node.index()] = true;
            self.bindings.insert(node, element);
            let bind = self.read_bind(element, node);
            self.nodes[node.index()].bind = bind;
        }
    }

    fn read_bind(&mut self, element: Element<'d, 'a>, node: NodeId) -> Bind {
        // XForms lets binds stand within each other, ODK does not.
        self.check_children(element, Some(node), |_| false);
        let mut bind = Bind::default();
        for attribute in element.attributes() {
            let value = attribute.value;
            match (attribute.namespace, attribute.local) {
                (ns::NONE, "nodeset" | "ref") | (ns::JAVAROSA, "preloadParams") => {}
                (ns::NONE, "id") => self.check_bind_id(element, node, value),
                (ns::NONE, "type") => {
                    self.nodes[node.index()].data_type = self.read_type(element, node, value)
                }
                (ns::NONE, "relevant") => {
                    bind.relevant = self.condition(value, node, Role::Relevant, element)
                }
                (ns::NONE, "required") => {
                    bind.required = self.condition(value, node, Role::Required, element)
                }
                (ns::NONE, "readonly") => {
                    bind.read_only = self.condition(value, node, Role::ReadOnly, element)
                }
                (ns::NONE, "constraint") => {
                    bind.constraint = self.condition(value, node, Role::Constraint, element);
                }
                (ns::NONE, "calculate") => {
                    bind.calculate = self.condition(value, node, Role::Calculate, element);
                }
                (ns::JAVAROSA, "constraintMsg") => {
                    bind.constraint_message = self.message(value, node, element);
                }
                (ns::JAVAROSA, "requiredMsg") => {
                    bind.required_message = self.message(value, node, element);
                }
                (ns::JAVAROSA, "preload") => {
                    let parameters = element
                        .attribute_ns(ns::JAVAROSA, "preloadParams")
                        .unwrap_or_default();
                    bind.preload = self.read_preload(element, node, value, parameters);
                }
                _ => self.extension(element, node, &attribute, &mut bind),
            }
        }
        bind
    }

    fn check_bind_id(&mut self, element: Element<'d, 'a>, node: NodeId, id: &str) {
        let first = self.bind_ids.first(id);
        if first.is_some_and(|first| first.place() != element.place()) {
            self.report(
                Diagnostic::error("bind-id-repeated")
                    .at(element.place())
                    .node(self.path(node))
                    .with("id", id),
            );
        }
    }

    /// Attributes beyond XForms' own: those of OpenRosa, ODK and their clients.
    fn extension(
        &mut self,
        element: Element<'d, 'a>,
        node: NodeId,
        attribute: &Attribute<'_>,
        bind: &mut Bind,
    ) {
        let value = trimmed(attribute.value);
        let is_usable = match (attribute.namespace, attribute.local) {
            (ns::NONE, "saveIncomplete") => {
                bind.save_incomplete = flag(value) != Some(false);
                flag(value).is_some()
            }
            (ns::OPENROSA, "max-pixels") => {
                bind.max_pixels = value.parse().ok();
                bind.max_pixels.is_some()
            }
            (ns::ENTITIES, "saveto") => {
                bind.save_to = Some(value.to_owned());
                true
            }
            (ns::ODK, "quality") => {
                bind.quality = AudioQuality::parse(value);
                bind.quality.is_some()
            }
            (ns::ODK, "allow-mock-accuracy") => {
                bind.allow_mock_accuracy = flag(value) == Some(true);
                flag(value).is_some()
            }
            (ns::JAVAROSA, "noAppErrorString") => {
                bind.no_app_message = Some(value.to_owned());
                true
            }
            // Read with the audit log.
            (
                ns::ODK,
                "location-priority"
                | "location-min-interval"
                | "location-max-age"
                | "track-changes"
                | "track-changes-reasons"
                | "identify-user",
            ) if self.is_audit(node) => true,
            _ => {
                self.other_attribute(element, node, attribute, bind);
                true
            }
        };
        if !is_usable {
            self.unusable(element, Some(node), attribute.local, value);
        }
    }

    fn other_attribute(
        &mut self,
        element: Element<'_, '_>,
        node: NodeId,
        attribute: &Attribute<'_>,
        bind: &mut Bind,
    ) {
        self.report(
            Diagnostic::warning("bind-unknown-attribute")
                .at(element.place())
                .node(self.path(node))
                .with("attribute", attribute.qualified()),
        );
        bind.other.push(BindAttribute {
            namespace: attribute.uri.to_owned(),
            name: attribute.local.to_owned(),
            value: attribute.value.to_owned(),
        });
    }

    /// Whether a node is `meta/audit` of the record.
    fn is_audit(&self, node: NodeId) -> bool {
        let is = |node: NodeId, name: &str| self.names.text(self.nodes[node.index()].name) == name;
        let above = |node: NodeId| self.nodes[node.index()].parent;
        let meta = above(node).filter(|meta| is(*meta, "meta") && is(node, "audit"));
        meta.is_some_and(|meta| above(meta) == Some(NodeId(0)))
    }

    fn condition(
        &mut self,
        source: &str,
        node: NodeId,
        role: Role,
        element: Element<'d, 'a>,
    ) -> Option<ExprId> {
        if trimmed(source).is_empty() {
            return None;
        }
        self.compile(source, node, role, element)
    }

    /// Type of a bind, prefixes such as `xsd:` left aside.
    fn read_type(&mut self, element: Element<'_, '_>, node: NodeId, name: &str) -> DataType {
        let name = trimmed(name);
        let colon = memrchr(b':', name.as_bytes());
        let local = colon.map_or(name, |colon| &name[colon + 1..]);
        match local {
            "" | "string" => DataType::String,
            "int" | "integer" => DataType::Integer,
            "long" => DataType::Long,
            "decimal" | "double" | "float" => DataType::Decimal,
            "boolean" => DataType::Boolean,
            "date" => DataType::Date,
            "time" => DataType::Time,
            "dateTime" => DataType::DateTime,
            "geopoint" => DataType::Geopoint,
            "geotrace" => DataType::Geotrace,
            "geoshape" => DataType::Geoshape,
            "binary" => DataType::Binary,
            "barcode" => DataType::Barcode,
            "intent" => DataType::Intent,
            "select1" | "listItem" => DataType::SelectOne,
            "select" | "listItems" => DataType::SelectMultiple,
            "rank" => DataType::Rank,
            "gYear" | "gMonth" | "gDay" | "gYearMonth" | "gMonthDay" | "base64Binary"
            | "hexBinary" | "anyURI" => {
                // Named by XForms, done by no ODK client: kept as text.
                self.unsupported(element, Some(node), name);
                DataType::String
            }
            _ => {
                self.report(
                    Diagnostic::warning("bind-unknown-type")
                        .at(element.place())
                        .node(self.path(node))
                        .with("type", name),
                );
                DataType::String
            }
        }
    }

    fn read_preload(
        &mut self,
        element: Element<'_, '_>,
        node: NodeId,
        kind: &str,
        parameters: &str,
    ) -> Option<Preload> {
        let preload = super::preload::preload(kind, parameters);
        if preload.is_none() {
            self.report(
                Diagnostic::warning("preload-unknown")
                    .at(element.place())
                    .node(self.path(node))
                    .with("preload", format!("{kind} {parameters}").trim().to_owned()),
            );
        }
        preload
    }

    /// A message of a bind: `jr:itext('id')`, or words.
    fn message(&mut self, value: &'d str, node: NodeId, element: Element<'d, 'a>) -> Option<Text> {
        let value = trimmed(value);
        if value.is_empty() {
            return None;
        }
        if value.starts_with("jr:itext(") {
            return self.text_reference(value, node, element);
        }
        Some(Text::Plain(vec![TextPart::Literal(value.to_owned())]))
    }
}
