//! A world that stands still at a case's moment, in its zone: [`StillWorld`].

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::tz::TimeZone;
use rayi_interview::Environment;

use super::format::{CLOCK, Case};

/// One moment, one zone by its IANA name, one device, and chance that is the same in every run.
#[derive(Debug)]
pub struct StillWorld {
    now: i64,
    zone: TimeZone,
    device: BTreeMap<String, String>,
    chance: AtomicU64,
}

impl StillWorld {
    /// The world of a case.
    ///
    /// # Errors
    /// If there is no such zone or moment.
    pub fn of(case: &Case) -> Result<Self, String> {
        let name = case.tz.as_deref().unwrap_or("UTC");
        let zone = TimeZone::get(name).map_err(|fault| fault.to_string())?;
        let clock = case.clock.as_deref().unwrap_or(CLOCK);
        Ok(Self {
            now: moment(clock, &zone).map_err(|fault| fault.to_string())?,
            zone,
            device: case.device.clone(),
            chance: AtomicU64::new(0x5EED),
        })
    }
}

impl Environment for StillWorld {
    fn now(&self) -> i64 {
        self.now
    }

    fn offset_minutes(&self, at: i64) -> i32 {
        let Ok(at) = jiff::Timestamp::from_millisecond(at) else {
            return 0;
        };
        self.zone.to_offset(at).seconds() / 60
    }

    fn random(&self) -> u64 {
        // SplitMix64's step, as in every world of the tests.
        let state = self
            .chance
            .fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::Relaxed);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed ^ (mixed >> 31)
    }

    fn property(&self, name: &str) -> Option<String> {
        self.device.get(name).cloned()
    }
}

/// Milliseconds since 1970 of a moment with an offset, or local to a zone.
fn moment(text: &str, zone: &TimeZone) -> Result<i64, jiff::Error> {
    if let Ok(moment) = text.parse::<jiff::Timestamp>() {
        return Ok(moment.as_millisecond());
    }
    let local: jiff::civil::DateTime = text.parse()?;
    Ok(zone.to_timestamp(local)?.as_millisecond())
}
