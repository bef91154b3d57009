//! [`Log`]: what is written down about the sitting itself, where the form asks for it by
//! `meta/audit` (ODK client audit logs).
//!
//! Events, columns and their order are those of ODK Collect. Moments are the wall clock at the
//! opening of the form moved on by a steady clock, so that whoever sets the clock meanwhile does not
//! show in it. The log is part of the draft: what a sudden end takes with it is the end of the event
//! that was going on. Unlike Collect's, the file is named in the record like any attachment, so that
//! a seal covers it.

mod csv;

use rayi_form::Audit;
use serde::{Deserialize, Serialize};

use crate::interview::Interview;
use crate::live::Index;
use crate::navigate::ScreenNodes;

/// Name of the file.
pub(crate) const FILE_NAME: &str = "audit.csv";

/// Where the device was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Location {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Radius in metres.
    pub accuracy: f64,
    /// When: milliseconds since 1970 UTC on this device's clock.
    pub at: i64,
    /// Another app made it up; it is logged with an accuracy of 0.
    pub is_mock: bool,
}

/// What only the platform knows of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

impl PlatformEvent {
    /// Name in the log, which is Collect's.
    fn name(self) -> &'static str {
        match self {
            Self::LocationServiceMissing => "google play services not available",
            Self::LocationPermissionGranted => "location permissions granted",
            Self::LocationPermissionRefused => "location permissions not granted",
            Self::LocationTrackingEnabled => "location tracking enabled",
            Self::LocationTrackingDisabled => "location tracking disabled",
            Self::LocationProvidersEnabled => "location providers enabled",
            Self::LocationProvidersDisabled => "location providers disabled",
            Self::BackgroundAudioEnabled => "background audio enabled",
            Self::BackgroundAudioDisabled => "background audio disabled",
        }
    }

    fn is_about_location(self) -> bool {
        !matches!(
            self,
            Self::BackgroundAudioEnabled | Self::BackgroundAudioDisabled
        )
    }
}

/// One line.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Row {
    #[serde(rename = "e")]
    event: String,
    #[serde(rename = "n", default, skip_serializing_if = "String::is_empty")]
    node: String,
    #[serde(rename = "s")]
    start: i64,
    #[serde(rename = "t", default, skip_serializing_if = "Option::is_none")]
    end: Option<i64>,
    /// Latitude, longitude, accuracy.
    #[serde(rename = "p", default, skip_serializing_if = "Option::is_none")]
    place: Option<(f64, f64, f64)>,
    #[serde(rename = "o", default, skip_serializing_if = "String::is_empty")]
    old: String,
    #[serde(rename = "w", default, skip_serializing_if = "String::is_empty")]
    new: String,
    #[serde(rename = "u", default, skip_serializing_if = "Option::is_none")]
    user: Option<String>,
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

/// An event that goes on.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Open {
    row: Row,
    /// A question whose answer is compared at the end.
    #[serde(default)]
    is_question: bool,
    /// It stands in a group that is shown as one screen: logged only if its answer changed.
    #[serde(default)]
    is_in_list: bool,
}

/// The log of one interview, over all its sittings.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct Log {
    rows: Vec<Row>,
    #[serde(default)]
    open: Vec<Open>,
    #[serde(default)]
    user: Option<String>,
    #[serde(default)]
    reason: Option<String>,
    /// Lines of an earlier log that this one goes on from.
    #[serde(default)]
    earlier: String,
    /// Clocks at the opening: wall and steady.
    #[serde(skip)]
    clocks: (i64, i64),
    #[serde(skip)]
    places: Vec<Location>,
    /// The screen whose events are open.
    #[serde(skip)]
    screen: Option<Vec<u32>>,
    /// What is to be written once the person has said who they are.
    #[serde(skip)]
    waiting: Option<&'static str>,
    /// This sitting changes what was there before.
    #[serde(skip)]
    is_edit: bool,
}

impl Log {
    fn at(&self, interview: &Interview) -> i64 {
        let (wall, steady) = self.clocks;
        wall + (interview.environment.monotonic() - steady)
    }

    fn row(&self, wants: &Audit, event: &str, node: String, at: i64) -> Row {
        Row {
            event: event.to_owned(),
            node,
            start: at,
            place: self.best_place(wants, at),
            user: self.user.clone(),
            ..Row::default()
        }
    }

    /// The most exact position that is not too old.
    fn best_place(&self, wants: &Audit, at: i64) -> Option<(f64, f64, f64)> {
        let max_age = i64::try_from(wants.location.as_ref()?.max_age_ms).unwrap_or(i64::MAX);
        self.places
            .iter()
            .filter(|place| at <= place.at.saturating_add(max_age))
            .min_by(|one, other| one.accuracy.total_cmp(&other.accuracy))
            .map(|place| {
                let accuracy = if place.is_mock { 0.0 } else { place.accuracy };
                (place.latitude, place.longitude, accuracy)
            })
    }
}

impl Interview {
    /// Opens the log, or goes on with it; `event` is `form start` or `form resume`.
    pub(crate) fn open_log(&mut self, kept: Option<Log>, event: &'static str, is_edit: bool) {
        let Some(wants) = &self.form.audit else {
            return;
        };
        let mut log = kept.unwrap_or_default();
        // Whatever was going on when the last sitting broke off has no end that anybody knows.
        let broken = std::mem::take(&mut log.open);
        log.rows.extend(
            broken
                .into_iter()
                .filter(|open| !open.is_in_list)
                .map(|open| open.row),
        );
        log.clocks = (self.environment.now(), self.environment.monotonic());
        log.is_edit = is_edit;
        log.reason = None;
        if wants.identify_user {
            log.user = None;
            log.waiting = Some(event);
            self.log = Some(Box::new(log));
            return;
        }
        self.log = Some(Box::new(log));
        self.log_event(event, String::new(), None);
        self.log_screen();
    }

    /// Goes on from the log of the record that is corrected.
    pub fn continue_log(&mut self, file: &[u8]) {
        if let Some(log) = &mut self.log {
            let text = String::from_utf8_lossy(file);
            let lines = text.split_once('\n').map_or("", |(_, lines)| lines);
            lines.clone_into(&mut log.earlier);
            if !log.earlier.is_empty() && !log.earlier.ends_with('\n') {
                log.earlier.push('\n');
            }
        }
    }

    /// Whether the person must say who they are before they answer.
    #[must_use]
    pub fn needs_user(&self) -> bool {
        self.log.as_ref().is_some_and(|log| log.waiting.is_some())
    }

    /// Who fills the form in from here on; blank is nobody.
    pub fn identify(&mut self, user: &str) {
        let Some(log) = &mut self.log else { return };
        if user.trim().is_empty() {
            return;
        }
        log.user = Some(user.to_owned());
        if let Some(event) = log.waiting.take() {
            self.log_event(event, String::new(), None);
            self.log_screen();
        }
    }

    /// Whether the person must say why they change what was there.
    #[must_use]
    pub fn needs_reason(&self) -> bool {
        let wants = self.form.audit.as_ref();
        let asks = wants.is_some_and(|wants| wants.reasons_on_edit);
        self.log
            .as_ref()
            .is_some_and(|log| asks && log.is_edit && log.reason.is_none())
    }

    /// Why; blank is no reason.
    pub fn give_reason(&mut self, reason: &str) {
        if reason.trim().is_empty() {
            return;
        }
        self.log_event("change reason", String::new(), Some(reason));
        if let Some(log) = &mut self.log {
            log.reason = Some(reason.to_owned());
        }
    }

    /// The platform knows where it is. Positions that are too old are forgotten.
    pub fn locate(&mut self, place: Location) {
        let wants = self.form.audit.as_ref().and_then(|wants| wants.location);
        let now = self.environment.now();
        if let (Some(log), Some(wants)) = (&mut self.log, wants) {
            let max_age = i64::try_from(wants.max_age_ms).unwrap_or(i64::MAX);
            log.places
                .retain(|known| now <= known.at.saturating_add(max_age));
            if log.places.len() < MAX_PLACES {
                log.places.push(place);
            }
        }
    }

    /// Something happened that only the platform knows of. What is about positions is logged only
    /// where the form wants positions, and the same state of the providers once.
    pub fn note_event(&mut self, event: PlatformEvent) {
        let Some(wants) = &self.form.audit else {
            return;
        };
        if event.is_about_location() && wants.location.is_none() {
            return;
        }
        let name = event.name();
        let last = self.log.as_ref().and_then(|log| log.rows.last());
        if name.starts_with("location providers") && last.is_some_and(|row| row.event == name) {
            return;
        }
        self.log_event(name, String::new(), None);
    }

    /// The person looks at the overview, to jump somewhere from there.
    pub fn look_around(&mut self) {
        self.log_close();
        self.log_open("jump", String::new(), None, false);
    }

    /// The person goes, and the draft is kept.
    pub fn leave(&mut self) {
        self.log_close();
        self.log_event("form save", String::new(), None);
        self.log_event("form exit", String::new(), None);
    }

    /// The record could not be finished, or the draft not saved, for no fault of the answers.
    pub fn note_failure(&mut self, in_finalising: bool) {
        let event = if in_finalising {
            "finalize error"
        } else {
            "save error"
        };
        self.log_event(event, String::new(), None);
    }

    /// The log's file as it stands; `None` where the form asks for none.
    #[must_use]
    pub fn audit_file(&self) -> Option<Vec<u8>> {
        let wants = self.form.audit.as_ref()?;
        let log = self.log.as_ref()?;
        Some(csv::write(wants, &log.earlier, &log.rows).into_bytes())
    }

    /// The log's file as it goes with the record: everything closed, and the end written. The log
    /// of the interview stays as it is, for the case that the record does not come about.
    pub(crate) fn final_audit_file(&mut self) -> Option<Vec<u8>> {
        let kept = self.log.clone()?;
        self.log_close();
        for event in ["form save", "form exit", "form finalize"] {
            self.log_event(event, String::new(), None);
        }
        let file = self.audit_file();
        self.log = Some(kept);
        file
    }

    /// Writes an event without duration.
    pub(crate) fn log_event(&mut self, event: &str, node: String, reason: Option<&str>) {
        let Some((log, wants)) = self.log.as_ref().zip(self.form.audit.as_ref()) else {
            return;
        };
        let mut row = log.row(wants, event, node, log.at(self));
        row.reason = reason.map(ToOwned::to_owned);
        if let Some(log) = &mut self.log {
            log.rows.push(row);
        }
    }

    /// Begins an event; a question comes with its node and whether it stands in a list.
    fn log_open(&mut self, event: &str, node: String, at: Option<Index>, is_in_list: bool) {
        let Some((log, wants)) = self.log.as_ref().zip(self.form.audit.as_ref()) else {
            return;
        };
        let is_open = |open: &Open| open.row.event == event && open.row.node == node;
        if log.open.iter().any(is_open) {
            return;
        }
        let mut row = log.row(wants, event, node, log.at(self));
        if let Some(at) = at {
            row.old.clone_from(&self.live.cell(at).text);
        }
        let open = Open {
            row,
            is_question: at.is_some(),
            is_in_list,
        };
        if let Some(log) = &mut self.log {
            log.open.push(open);
        }
    }

    /// Ends every event that goes on.
    pub(crate) fn log_close(&mut self) {
        let Some((log, wants)) = self.log.as_ref().zip(self.form.audit.as_ref()) else {
            return;
        };
        let end = log.at(self);
        let mut done = Vec::with_capacity(log.open.len());
        for open in &log.open {
            let mut row = open.row.clone();
            row.end = Some(end);
            row.place = row.place.or_else(|| log.best_place(wants, end));
            let mut changed = false;
            if open.is_question {
                let now = self.value(&row.node).unwrap_or_default();
                changed = now != row.old;
                if changed && wants.track_changes {
                    now.clone_into(&mut row.new);
                } else {
                    row.old.clear();
                }
            }
            if !open.is_in_list || (changed && wants.track_changes) {
                done.push(row);
            }
        }
        if let Some(log) = &mut self.log {
            log.rows.append(&mut done);
            log.open.clear();
            log.screen = None;
        }
    }

    /// The screen may be another one, or show more questions than before.
    pub(crate) fn log_screen(&mut self) {
        let Some(log) = &self.log else { return };
        if log.waiting.is_some() {
            return;
        }
        let (key, nodes) = self.screen_nodes();
        if log.screen.as_ref() != Some(&key) {
            self.log_close();
        }
        match nodes {
            ScreenNodes::Questions { items, group } => {
                let is_list = group.is_some();
                if let Some(path) = group {
                    self.log_open("group questions", path, None, false);
                }
                for at in items {
                    let path = self.live.path(&self.form, at);
                    self.log_open("question", path, Some(at), is_list);
                }
            }
            ScreenNodes::AddRepeat { path } => {
                self.log_open("add repeat", path, None, false);
            }
            ScreenNodes::End => self.log_open("end screen", String::new(), None, false),
        }
        if let Some(log) = &mut self.log {
            log.screen = Some(key);
        }
    }

    /// A jump that nobody looked around for takes no time.
    pub(crate) fn log_jump(&mut self) {
        let Some(log) = &self.log else { return };
        if log.open.iter().any(|open| open.row.event == "jump") {
            return;
        }
        self.log_close();
        self.look_around();
    }
}

/// Positions that are kept at a time; a platform gives one every second at most.
const MAX_PLACES: usize = 10_000;

#[cfg(test)]
mod tests;
