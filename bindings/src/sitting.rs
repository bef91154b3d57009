//! The sitting around the answers: overview, audit log, positions.

use rayi::{AuditWishes, LineKind, Location, LocationWishes, OutlineLine, PlatformEvent, TextView};

use crate::{RayiError, Session};

/// What a form wants logged about the sitting.
#[uniffi::remote(Record)]
pub struct AuditWishes {
    /// Whoever fills the form in says who they are.
    pub identify_user: bool,
    /// Old and new answers are logged.
    pub track_changes: bool,
    /// Whoever changes what was there says why.
    pub reasons_on_edit: bool,
    /// Positions are logged.
    pub location: Option<LocationWishes>,
}

/// How positions are to be found.
#[uniffi::remote(Record)]
pub struct LocationWishes {
    /// `no-power`, `low-power`, `balanced` or `high-accuracy`.
    pub priority: String,
    /// Positions are not asked for more often, in milliseconds.
    pub min_interval_ms: u64,
    /// Older positions are not logged, in milliseconds.
    pub max_age_ms: u64,
}

/// Where the device was.
#[uniffi::remote(Record)]
pub struct Location {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Radius in metres.
    pub accuracy: f64,
    /// When: milliseconds since 1970 UTC on this device's clock.
    pub at: i64,
    /// Another app made it up.
    pub is_mock: bool,
}

/// What only the platform knows of.
#[uniffi::remote(Enum)]
pub enum PlatformEvent {
    /// Positions cannot be had on this device.
    LocationServiceMissing,
    /// The person lets the app know where it is.
    LocationPermissionGranted,
    /// The person does not.
    LocationPermissionRefused,
    /// Logging of positions was switched on.
    LocationTrackingEnabled,
    /// It was switched off.
    LocationTrackingDisabled,
    /// The device looks for positions.
    LocationProvidersEnabled,
    /// It does not.
    LocationProvidersDisabled,
    /// Sound is recorded in the background.
    BackgroundAudioEnabled,
    /// It is not any more.
    BackgroundAudioDisabled,
}

/// What a line of an overview is.
#[uniffi::remote(Enum)]
pub enum LineKind {
    /// A question.
    Question,
    /// A group with a label.
    Group,
    /// A repeat that a person may add to.
    OpenRepeat,
    /// A repeat with as many instances as the form says.
    FixedRepeat,
    /// An instance of a repeat.
    Instance,
}

/// One line of the overview of a form.
#[derive(Clone, Debug, uniffi::Record)]
pub struct OutlineView {
    /// How deep it stands; what is inside a line follows it, one deeper.
    pub depth: u32,
    /// What it is.
    pub kind: LineKind,
    /// Path of its node; `Session.jump` goes to a question.
    pub path: String,
    /// Number of an instance, from 1; 0 for all else.
    pub number: u32,
    /// Its label.
    pub label: Option<TextView>,
    /// The answer as a person reads it.
    pub answer: Option<String>,
    /// Type that `Texts.value` writes the answer by, as XForms names it; blank where it is in words
    /// already.
    pub data_type: String,
}

impl From<OutlineLine> for OutlineView {
    fn from(line: OutlineLine) -> Self {
        Self {
            depth: crate::views::number(line.depth),
            kind: line.kind,
            path: line.path,
            number: crate::views::number(line.number),
            label: line.label,
            answer: line.answer,
            data_type: line.data_type,
        }
    }
}

#[uniffi::export]
impl Session {
    /// What the form wants logged about the sitting; `None` where it wants nothing.
    pub fn audit_wishes(&self) -> Result<Option<AuditWishes>, RayiError> {
        Ok(self.0.audit_wishes()?)
    }

    /// Whether the person must say who they are before they answer.
    pub fn needs_user(&self) -> Result<bool, RayiError> {
        Ok(self.0.needs_user()?)
    }

    /// Who fills the form in from here on.
    pub fn identify(&self, user: &str) -> Result<(), RayiError> {
        Ok(self.0.identify(user)?)
    }

    /// Whether the person must say why they change what was there, before they finish.
    pub fn needs_reason(&self) -> Result<bool, RayiError> {
        Ok(self.0.needs_reason()?)
    }

    /// Why they change it.
    pub fn give_reason(&self, reason: &str) -> Result<(), RayiError> {
        Ok(self.0.give_reason(reason)?)
    }

    /// The platform knows where the device is.
    pub fn locate(&self, place: Location) -> Result<(), RayiError> {
        Ok(self.0.locate(place)?)
    }

    /// Something for the log that only the platform knows of.
    pub fn note_event(&self, event: PlatformEvent) -> Result<(), RayiError> {
        Ok(self.0.note_event(event)?)
    }

    /// The form as a list of what is asked, to jump from.
    pub fn outline(&self) -> Result<Vec<OutlineView>, RayiError> {
        Ok(self.0.outline()?.into_iter().map(Into::into).collect())
    }

    /// The person goes; the draft stays.
    pub fn leave(&self) -> Result<(), RayiError> {
        Ok(self.0.leave()?)
    }
}
