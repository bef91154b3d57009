//! [`Audit`]: what a form wants logged about the interview itself, by attributes of the bind of
//! `meta/audit` (ODK client audit logs).

use serde::{Deserialize, Serialize};

use crate::model::NodeId;

/// The log a form asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audit {
    /// The `audit` node; its value is the name of the log's file.
    pub node: NodeId,
    /// Positions to log; `None` where not all three attributes of it are there, as in Collect.
    pub location: Option<AuditLocation>,
    /// `odk:track-changes`: old and new answers are logged.
    pub track_changes: bool,
    /// `odk:track-changes-reasons="on-form-edit"`: whoever changes a finished record says why.
    pub reasons_on_edit: bool,
    /// `odk:identify-user`: whoever fills the form says who they are.
    pub identify_user: bool,
}

/// How positions are logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditLocation {
    /// `odk:location-priority`.
    pub priority: LocationPriority,
    /// `odk:location-min-interval` in milliseconds, one second at least: positions are not asked
    /// for more often.
    pub min_interval_ms: u64,
    /// `odk:location-max-age` in milliseconds: older positions are not logged.
    pub max_age_ms: u64,
}

/// How exact positions must be, against the battery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LocationPriority {
    /// Only positions that other apps asked for.
    NoPower,
    /// Some ten kilometres.
    LowPower,
    /// Some hundred metres.
    Balanced,
    /// The most exact there is; also for a word that is not known, as in Collect.
    HighAccuracy,
}

impl LocationPriority {
    /// The priority with a name, `_` as good as `-`, in any case; `None` for another word.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Some(
            match name.trim().to_ascii_lowercase().replace('_', "-").as_str() {
                "no-power" => Self::NoPower,
                "low-power" => Self::LowPower,
                "balanced" => Self::Balanced,
                "high-accuracy" => Self::HighAccuracy,
                _ => return None,
            },
        )
    }
}
