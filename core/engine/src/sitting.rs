//! The sitting around the answers: who fills the form in, why they change it, where they are, when
//! they go. All of it goes into the audit log, where the form asks for one.

use rayi_form::LocationPriority;
use rayi_interview::OutlineKind;

pub use rayi_interview::{Location, PlatformEvent};

use crate::error::{Error, Retry};
use crate::session::Session;
use crate::views::{TextView, type_name};

/// What a form wants logged about the sitting.
#[derive(Clone, Debug, PartialEq, Eq)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocationWishes {
    /// `no-power`, `low-power`, `balanced` or `high-accuracy`.
    pub priority: String,
    /// Positions are not asked for more often, in milliseconds.
    pub min_interval_ms: u64,
    /// Older positions are not logged, in milliseconds.
    pub max_age_ms: u64,
}

/// What a line of an overview is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
#[derive(Clone, Debug, PartialEq)]
pub struct OutlineLine {
    /// How deep it stands; what is inside a line follows it, one deeper.
    pub depth: usize,
    /// What it is.
    pub kind: LineKind,
    /// Path of its node; [`Session::jump`] goes to a question.
    pub path: String,
    /// Number of an instance, from 1; 0 for all else.
    pub number: usize,
    /// Its label.
    pub label: Option<TextView>,
    /// The answer as a person reads it.
    pub answer: Option<String>,
    /// Type that [`Texts::value`](crate::Texts::value) writes the answer by, as XForms names it; blank
    /// where it is in words already.
    pub data_type: String,
}

impl Session {
    /// What the form wants logged about the sitting; `None` where it wants nothing.
    ///
    /// # Errors
    /// `session-closed`; so for all calls below.
    pub fn audit_wishes(&self) -> Result<Option<AuditWishes>, Error> {
        self.with(|interview| {
            Ok(interview.form().audit.as_ref().map(|audit| AuditWishes {
                identify_user: audit.identify_user,
                track_changes: audit.track_changes,
                reasons_on_edit: audit.reasons_on_edit,
                location: audit.location.map(|location| LocationWishes {
                    priority: priority(location.priority).to_owned(),
                    min_interval_ms: location.min_interval_ms,
                    max_age_ms: location.max_age_ms,
                }),
            }))
        })
    }

    /// Whether the person must say who they are before they answer.
    ///
    /// # Errors
    /// `session-closed`.
    pub fn needs_user(&self) -> Result<bool, Error> {
        self.with(|interview| Ok(interview.needs_user()))
    }

    /// Who fills the form in from here on.
    ///
    /// # Errors
    /// The store's codes.
    pub fn identify(&self, user: &str) -> Result<(), Error> {
        self.with(|interview| {
            interview.identify(user);
            self.save(interview, &[])
        })
    }

    /// Whether the person must say why they change what was there, before they finish.
    ///
    /// # Errors
    /// `session-closed`.
    pub fn needs_reason(&self) -> Result<bool, Error> {
        self.with(|interview| Ok(interview.needs_reason()))
    }

    /// Why they change it.
    ///
    /// # Errors
    /// The store's codes.
    pub fn give_reason(&self, reason: &str) -> Result<(), Error> {
        self.with(|interview| {
            interview.give_reason(reason);
            self.save(interview, &[])
        })
    }

    /// The platform knows where the device is. Kept in memory, for the log's next events.
    ///
    /// # Errors
    /// `session-closed`.
    pub fn locate(&self, place: Location) -> Result<(), Error> {
        self.with(|interview| {
            interview.locate(place);
            Ok(())
        })
    }

    /// Something for the log that only the platform knows of.
    ///
    /// # Errors
    /// The store's codes.
    pub fn note_event(&self, event: PlatformEvent) -> Result<(), Error> {
        self.with(|interview| {
            interview.note_event(event);
            self.save(interview, &[])
        })
    }

    /// The form as a list of what is asked, to jump from; the log tells that the person looked.
    ///
    /// # Errors
    /// The store's codes.
    pub fn outline(&self) -> Result<Vec<OutlineLine>, Error> {
        self.with(|interview| {
            interview.look_around();
            self.save(interview, &[])?;
            let mut lines = Vec::new();
            flatten(interview.outline(), 0, &mut lines);
            Ok(lines)
        })
    }

    /// The person goes; the draft stays. Calls after it go on with the sitting all the same.
    ///
    /// # Errors
    /// The store's codes.
    pub fn leave(&self) -> Result<(), Error> {
        self.with(|interview| {
            interview.leave();
            self.save(interview, &[])
        })
    }
}

/// Nobody answers who has to say first who they are.
pub(crate) fn user_missing() -> Error {
    Error::new("user-not-identified", Vec::new(), Retry::AfterRemedy)
}

/// Nobody finishes who has to say first why.
pub(crate) fn reason_missing() -> Error {
    Error::new("change-reason-missing", Vec::new(), Retry::AfterRemedy)
}

fn flatten(outline: Vec<rayi_interview::Outline>, depth: usize, lines: &mut Vec<OutlineLine>) {
    for line in outline {
        let (kind, number) = match line.kind {
            OutlineKind::Question => (LineKind::Question, 0),
            OutlineKind::Group => (LineKind::Group, 0),
            OutlineKind::Repeat { is_open: true } => (LineKind::OpenRepeat, 0),
            OutlineKind::Repeat { is_open: false } => (LineKind::FixedRepeat, 0),
            OutlineKind::Instance { number } => (LineKind::Instance, number),
        };
        lines.push(OutlineLine {
            depth,
            kind,
            path: line.path,
            number,
            label: line.label.map(TextView::of),
            answer: line.answer,
            data_type: line.data_type.map(type_name).unwrap_or_default().to_owned(),
        });
        flatten(line.children, depth + 1, lines);
    }
}

fn priority(priority: LocationPriority) -> &'static str {
    match priority {
        LocationPriority::NoPower => "no-power",
        LocationPriority::LowPower => "low-power",
        LocationPriority::Balanced => "balanced",
        LocationPriority::HighAccuracy => "high-accuracy",
    }
}
