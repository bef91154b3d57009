//! [`Entities`]: what a form's records do to entity lists, declared in `meta/entity` elements and
//! `entities:saveto` attributes (ODK Entities specification, versions 2022.1 to 2025.1).

use serde::{Deserialize, Serialize};

use crate::model::NodeId;

/// Version of the entities specification that a form is written for.
///
/// Only year and count are kept: the last number of `2024.1.0` does not change what a form means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EntitiesVersion {
    /// Records create entities, on the server.
    V2022_1,
    /// Records update entities too, on the server.
    V2023_1,
    /// Devices create and update entities themselves, before anything is sent.
    V2024_1,
    /// Several lists, and entities of repeats.
    V2025_1,
}

impl EntitiesVersion {
    pub(crate) fn parse(version: &str) -> Option<Self> {
        let known = [
            ("2022.1", Self::V2022_1),
            ("2023.1", Self::V2023_1),
            ("2024.1", Self::V2024_1),
            ("2025.1", Self::V2025_1),
        ];
        let version = version.trim();
        known.into_iter().find_map(|(name, known)| {
            let rest = version.strip_prefix(name)?;
            (rest.is_empty() || rest.starts_with('.')).then_some(known)
        })
    }

    /// Whether finishing a record changes the lists on this device, before it is sent.
    #[must_use]
    pub fn is_offline(self) -> bool {
        self >= Self::V2024_1
    }
}

/// The entities that records of a form create or update.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entities {
    /// `entities:entities-version` of the model; `None` where the form declares no entity.
    pub version: Option<EntitiesVersion>,
    /// One for each `meta/entity` element, in document order.
    pub declared: Vec<EntityDeclaration>,
}

/// One `meta/entity` element: each of its live nodes is one entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntityDeclaration {
    /// The `entity` element.
    pub node: NodeId,
    /// The element that holds the `meta`: the root, a group, or a repeat, each of whose instances
    /// has an entity of its own.
    pub scope: NodeId,
    /// `dataset`: name of the list.
    pub list: String,
    /// `id`: a version 4 UUID. Filled by the form, by a `setvalue` or a calculation.
    pub id: Option<NodeId>,
    /// `create`: the entity is created if this holds `1` or `true`, by whatever fills it.
    pub create: Option<NodeId>,
    /// `update`: the entity is updated if this holds `1` or `true`.
    pub update: Option<NodeId>,
    /// `baseVersion`: version of the entity that the form saw.
    pub base_version: Option<NodeId>,
    /// `trunkVersion`: last version of it that came from the server.
    pub trunk_version: Option<NodeId>,
    /// `branchId`: chain of changes made on this device since.
    pub branch_id: Option<NodeId>,
    /// The child `label`.
    pub label: Option<NodeId>,
    /// Nodes whose values become properties of the entity, in document order.
    pub properties: Vec<EntityProperty>,
}

/// A node whose value becomes a property of an entity (`entities:saveto`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntityProperty {
    /// Name of the property.
    pub name: String,
    /// The node, in the declaration's scope and in no inner declaration's.
    pub node: NodeId,
}

/// Why a name cannot be that of a property: the list's own columns and what begins with `__` are
/// the server's.
pub(crate) fn is_property_name(name: &str) -> bool {
    let reserved = name.eq_ignore_ascii_case("name") || name.eq_ignore_ascii_case("label");
    !reserved && !name.starts_with("__") && is_xml_name(name)
}

/// Whether a list may bear a name: an XML name without a dot and not beginning with `__`.
pub(crate) fn is_list_name(name: &str) -> bool {
    !name.starts_with("__") && !name.contains('.') && is_xml_name(name)
}

fn is_xml_name(name: &str) -> bool {
    let mut characters = name.chars();
    characters
        .next()
        .is_some_and(|first| first.is_alphabetic() || first == '_')
        && characters.all(|next| next.is_alphanumeric() || matches!(next, '_' | '-' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_its_year_and_count() {
        for (text, version) in [
            ("2022.1.0", Some(EntitiesVersion::V2022_1)),
            ("2023.1", Some(EntitiesVersion::V2023_1)),
            (" 2024.1.0 ", Some(EntitiesVersion::V2024_1)),
            ("2025.1.12", Some(EntitiesVersion::V2025_1)),
            ("2024.10.0", None),
            ("2026.1.0", None),
            ("1", None),
            ("", None),
        ] {
            assert_eq!(EntitiesVersion::parse(text), version, "{text}");
        }
        assert!(!EntitiesVersion::V2023_1.is_offline());
        assert!(EntitiesVersion::V2024_1.is_offline());
    }

    #[test]
    fn some_names_are_the_servers() {
        for (name, free) in [
            ("height", true),
            ("circumference_cm", true),
            ("ناو", true),
            ("name", false),
            ("Label", false),
            ("__version", false),
            ("9a", false),
            ("a b", false),
            ("", false),
        ] {
            assert_eq!(is_property_name(name), free, "{name}");
        }
        assert!(is_list_name("trees") && !is_list_name("a.b") && !is_list_name("__a"));
    }
}
