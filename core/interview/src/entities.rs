//! [`EntityChange`]: what a finished record does to the entity lists of this device, before anything
//! is sent (ODK Entities from 2024.1; older forms change lists on the server only).
//!
//! The record itself needs nothing of this: its `entity` elements are nodes of the form, filled by
//! the form's own calculations and actions. A correction changes no entity (as in Collect).

use rayi_form::{EntityDeclaration, NodeId};

use crate::interview::Interview;
use crate::live::{Index, ROOT};

/// What is done to an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntityAction {
    /// It comes.
    Create,
    /// It changes, if it is there.
    Update,
    /// It changes if it is there, else it comes.
    CreateOrUpdate,
}

/// One entity that a record creates or changes.
#[derive(Clone, PartialEq, Eq)]
pub struct EntityChange {
    /// Name of its list.
    pub list: String,
    /// Its id; a UUID of version 4 if the form is right.
    pub id: String,
    /// What is done to it.
    pub action: EntityAction,
    /// Its label; blank where the record gives none.
    pub label: String,
    /// Properties with their new values; blank clears.
    pub properties: Vec<(String, String)>,
}

/// Answers are nobody's business.
impl std::fmt::Debug for EntityChange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EntityChange")
            .field("list", &self.list)
            .field("action", &self.action)
            .finish_non_exhaustive()
    }
}

impl Interview {
    /// What the record as it stands does to the lists of this device, in document order.
    #[must_use]
    pub fn entity_changes(&self) -> Vec<EntityChange> {
        let entities = &self.form.entities;
        let is_offline = entities
            .version
            .is_some_and(rayi_form::EntitiesVersion::is_offline);
        let mut changes = Vec::new();
        if !is_offline || self.corrects.is_some() {
            return changes;
        }
        for declaration in &entities.declared {
            self.live
                .each_below(&self.form, ROOT, declaration.node, &mut |at| {
                    changes.extend(self.entity_change(declaration, at));
                });
        }
        changes
    }

    fn entity_change(&self, declaration: &EntityDeclaration, at: Index) -> Option<EntityChange> {
        if !self.live.cell(at).relevant {
            return None;
        }
        let text = |node: Option<NodeId>| {
            let place = self.live.seen_from(&self.form, at, node?)?;
            let cell = self.live.cell(place);
            cell.relevant.then_some(cell.text.as_str())
        };
        let is_set = |node| {
            let flag = text(node).unwrap_or_default().trim();
            flag == "1" || flag.eq_ignore_ascii_case("true")
        };
        let action = match (is_set(declaration.create), is_set(declaration.update)) {
            (true, true) => EntityAction::CreateOrUpdate,
            (true, false) => EntityAction::Create,
            (false, true) => EntityAction::Update,
            (false, false) => return None,
        };
        let properties = declaration
            .properties
            .iter()
            .filter_map(|property| {
                let place = self.live.seen_from(&self.form, at, property.node)?;
                let cell = self.live.cell(place);
                let value = cell.relevant.then(|| cell.text.clone())?;
                Some((property.name.clone(), value))
            })
            .collect();
        Some(EntityChange {
            list: declaration.list.clone(),
            id: text(declaration.id).unwrap_or_default().trim().to_owned(),
            action,
            label: text(declaration.label).unwrap_or_default().to_owned(),
            properties,
        })
    }
}

#[cfg(test)]
mod tests;
