//! The audit log that a form asks for: attributes of the bind of `meta/audit`.

use crate::audit::{Audit, AuditLocation, LocationPriority};
use crate::model::{NodeId, NodeKind, children};
use crate::xml::ns;

use super::Reader;

/// Positions are never asked for more often, as in Collect.
const SHORTEST_INTERVAL_MS: u64 = 1000;

impl Reader<'_, '_> {
    /// Reads what is to be logged; `None` where the form has no `meta/audit`.
    pub(super) fn read_audit(&mut self) -> Option<Audit> {
        let meta = self.child_element(NodeId(0), "meta")?;
        let node = self.child_element(meta, "audit")?;
        let mut audit = Audit {
            node,
            location: None,
            track_changes: false,
            reasons_on_edit: false,
            identify_user: false,
        };
        let Some(bind) = self.bindings.get(&node).copied() else {
            return Some(audit);
        };
        let attribute = |name: &str| bind.attribute_ns(ns::ODK, name).map(str::trim);
        audit.track_changes = attribute("track-changes") == Some("true");
        audit.identify_user = attribute("identify-user") == Some("true");
        audit.reasons_on_edit = attribute("track-changes-reasons") == Some("on-form-edit");
        let switches = [
            ("track-changes", audit.track_changes),
            ("identify-user", audit.identify_user),
            ("track-changes-reasons", audit.reasons_on_edit),
        ];
        for (name, is_on) in switches {
            if let Some(value) = attribute(name)
                && !is_on
                && value != "false"
            {
                self.unusable(bind, Some(node), name, value);
            }
        }
        let (priority, interval, age) = (
            attribute("location-priority"),
            attribute("location-min-interval"),
            attribute("location-max-age"),
        );
        let words = [
            ("location-priority", priority),
            ("location-min-interval", interval),
            ("location-max-age", age),
        ];
        if words.iter().any(|(_, value)| value.is_some()) {
            for (name, value) in words {
                let value = value.unwrap_or_default();
                let is_known = match name {
                    "location-priority" => LocationPriority::parse(value).is_some(),
                    _ => milliseconds(value).is_some(),
                };
                if !is_known {
                    self.unusable(bind, Some(node), name, value);
                }
            }
        }
        audit.location = priority
            .zip(interval)
            .zip(age)
            .and_then(|((priority, interval), age)| {
                Some(AuditLocation {
                    priority: LocationPriority::parse(priority)
                        .unwrap_or(LocationPriority::HighAccuracy),
                    min_interval_ms: milliseconds(interval)?.max(SHORTEST_INTERVAL_MS),
                    max_age_ms: milliseconds(age)?,
                })
            });
        Some(audit)
    }

    fn child_element(&self, parent: NodeId, name: &str) -> Option<NodeId> {
        children(&self.nodes, parent).find(|child| {
            let node = &self.nodes[child.index()];
            node.kind != NodeKind::Attribute && self.names.text(node.name) == name
        })
    }
}

/// Seconds as the form writes them.
fn milliseconds(seconds: &str) -> Option<u64> {
    seconds.parse::<u64>().ok()?.checked_mul(1000)
}
