//! Chance that is the same in every run, and a world that stands still.

use std::sync::Mutex;

use rayi_interview::Environment;

/// Numbers that look random: SplitMix64.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    /// A number below `end`.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % end
    }

    /// A place in a list of so many.
    pub(crate) fn place(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap_or_default()
    }
}

/// One moment, one zone.
#[derive(Debug)]
pub(crate) struct StillWorld(Mutex<Chance>);

impl Default for StillWorld {
    fn default() -> Self {
        Self(Mutex::new(Chance(0x5EED)))
    }
}

impl Environment for StillWorld {
    /// 2026-03-02T09:30:00+03:00.
    fn now(&self) -> i64 {
        1_772_433_000_000
    }

    fn offset_minutes(&self, _: i64) -> i32 {
        180
    }

    fn random(&self) -> u64 {
        let chance = self.0.lock();
        chance.map_or(0, |mut chance| chance.below(u64::MAX))
    }
}
