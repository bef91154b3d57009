//! Preloads: values that the device gives, to a new record and to each new instance of a repeat.
//!
//! As in JavaRosa, a device that has nothing to give leaves what the form's author wrote; drafts and
//! corrections are not preloaded again, and `timestamp end` is written when the record is finished.

use rayi_form::{NodeId, PastWeek, Preload};

use crate::environment::make_uuid;
use crate::interview::Interview;
use crate::live::{FrameId, ROOT};
use crate::moment;

impl Interview {
    /// Preloads every node in a frame and in those inside.
    pub(crate) fn preload(&mut self, frame: FrameId) {
        let form = self.form.clone();
        let instance_id = self.meta("instanceID");
        let top = self.definition(self.live.frame(frame).base);
        for id in (top.0..=form.node(top).last.0).map(NodeId) {
            let Some(preload) = &form.node(id).bind.preload else {
                continue;
            };
            let mut places = Vec::new();
            self.live
                .each_below(&form, frame, id, &mut |place| places.push(place));
            for place in places {
                let text = match preload {
                    Preload::Uid if Some(place) == instance_id => Some(self.instance_id.clone()),
                    Preload::Uid => Some(format!("uuid:{}", make_uuid(self.environment.as_ref()))),
                    other => self.preloaded(other),
                };
                if let Some(text) = text.filter(|text| !text.is_empty()) {
                    self.set_value(place, &text);
                }
            }
        }
    }

    fn preloaded(&self, preload: &Preload) -> Option<String> {
        let now = self.environment.now();
        let offset = |at| self.environment.offset_minutes(at);
        match preload {
            Preload::Start => Some(self.moment()),
            Preload::Today => Some(moment::date(moment::local_days(now, offset))),
            Preload::PastWeek(week) => {
                let day = day_of(*week, moment::local_days(now, offset));
                Some(moment::date(day))
            }
            Preload::Property(name) => self.device_property(name),
            Preload::Uid | Preload::End => None,
        }
    }

    /// A property by its name, in any case; `uri:NAME` is the same as an address (as Collect has it).
    fn device_property(&self, name: &str) -> Option<String> {
        let name = name.to_ascii_lowercase();
        if let Some(own) = self.environment.property(&name) {
            return Some(own);
        }
        let plain = name.strip_prefix("uri:")?;
        let scheme = match plain {
            "username" => "username:",
            "phonenumber" => "tel:",
            "email" => "mailto:",
            _ => "",
        };
        let value = self.environment.property(plain)?;
        Some(format!("{scheme}{value}"))
    }

    /// Writes the moment of finishing where the form wants it.
    pub(crate) fn preload_end(&mut self) {
        let form = self.form.clone();
        for (at, node) in form.nodes.iter().enumerate() {
            if node.bind.preload != Some(Preload::End) {
                continue;
            }
            let id = NodeId(u32::try_from(at).unwrap_or(u32::MAX));
            let mut places = Vec::new();
            self.live
                .each_below(&form, ROOT, id, &mut |at| places.push(at));
            let moment = self.moment();
            for place in places {
                self.set_value(place, &moment);
            }
        }
    }
}

/// The first or last day of a week gone by, both as days since 1970-01-01, which was a Thursday
/// (JavaRosa's `DateUtils.getPastPeriodDate`).
fn day_of(week: PastWeek, today: i64) -> i64 {
    let weekday = (today + 4).rem_euclid(7);
    let offset = i64::from(week.includes_today);
    let into = (weekday - i64::from(week.starts) + 7 + offset) % 7 - offset;
    let back = into + 7 * i64::from(week.ago) - if week.is_last_day { 6 } else { 0 };
    today - back
}

#[cfg(test)]
mod tests;
