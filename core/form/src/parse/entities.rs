//! Entities: the `meta/entity` elements and the properties saved to them.

use crate::diagnostic::Diagnostic;
use crate::entities::{
    Entities, EntitiesVersion, EntityDeclaration, EntityProperty, is_list_name, is_property_name,
};
use crate::model::{NodeId, NodeKind, children};
use crate::xml::{Element, ns};

use super::Reader;

impl<'d, 'a> Reader<'d, 'a> {
    /// Reads the declarations. Comes after the binds, which say what is saved.
    pub(super) fn read_entities(&mut self, model: Element<'d, 'a>) -> Entities {
        let stated = model.attribute_ns(ns::ENTITIES, "entities-version");
        let version = stated.and_then(EntitiesVersion::parse);
        if let (Some(stated), None) = (stated, version) {
            self.report(
                Diagnostic::error("entities-version-unknown")
                    .at(model.place())
                    .with("version", stated),
            );
        }
        let mut declared = Vec::new();
        for at in 0..self.nodes.len() {
            declared.extend(self.entity(NodeId::new(at)));
        }
        if stated.is_none()
            && let Some(first) = declared.first()
        {
            let path = self.path(first.node);
            self.report(
                Diagnostic::error("entities-version-missing")
                    .at(model.place())
                    .node(path),
            );
        }
        for declaration in &declared {
            if !is_list_name(&declaration.list) {
                let path = self.path(declaration.node);
                self.report(
                    Diagnostic::error("entity-list-unusable")
                        .at(model.place())
                        .node(path)
                        .with("list", declaration.list.clone()),
                );
            }
        }
        self.share_properties(&mut declared);
        Entities { version, declared }
    }

    /// The declaration that a node is, if it is the `entity` of a `meta`.
    fn entity(&self, id: NodeId) -> Option<EntityDeclaration> {
        let node = &self.nodes[id.index()];
        let is_named =
            |id: NodeId, name: &str| self.names.text(self.nodes[id.index()].name) == name;
        let meta = node.parent.filter(|meta| is_named(*meta, "meta"))?;
        let scope = self.nodes[meta.index()].parent?;
        if node.kind == NodeKind::Attribute || !is_named(id, "entity") {
            return None;
        }
        let part = |name: &str, is_attribute: bool| {
            children(&self.nodes, id).find(|child| {
                let kind = self.nodes[child.index()].kind;
                (kind == NodeKind::Attribute) == is_attribute && is_named(*child, name)
            })
        };
        let list = part("dataset", true)
            .map(|node| self.nodes[node.index()].default.trim().to_owned())
            .unwrap_or_default();
        Some(EntityDeclaration {
            node: id,
            scope,
            list,
            id: part("id", true),
            create: part("create", true),
            update: part("update", true),
            base_version: part("baseVersion", true),
            trunk_version: part("trunkVersion", true),
            branch_id: part("branchId", true),
            label: part("label", false),
            properties: Vec::new(),
        })
    }

    /// Gives each saved node to the nearest declaration around it, as Collect does.
    fn share_properties(&mut self, declared: &mut [EntityDeclaration]) {
        for at in 0..self.nodes.len() {
            let node = NodeId::new(at);
            let Some(name) = self.nodes[at].bind.save_to.clone() else {
                continue;
            };
            let found = if !is_property_name(&name) {
                Diagnostic::warning("entity-property-unusable")
            } else if let Some(declaration) = nearest(&self.nodes, declared, node) {
                declaration.properties.push(EntityProperty { name, node });
                continue;
            } else {
                Diagnostic::warning("entity-property-astray")
            };
            let mut diagnostic = found.node(self.path(node)).with("property", name);
            diagnostic.place = self.bindings.get(&node).map(|binding| binding.place());
            self.report(diagnostic);
        }
    }
}

fn nearest<'e>(
    nodes: &[crate::model::Node],
    declared: &'e mut [EntityDeclaration],
    node: NodeId,
) -> Option<&'e mut EntityDeclaration> {
    let mut at = nodes[node.index()].parent;
    while let Some(scope) = at {
        if let Some(index) = declared.iter().position(|known| known.scope == scope) {
            return declared.get_mut(index);
        }
        at = nodes[scope.index()].parent;
    }
    None
}
