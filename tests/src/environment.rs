//! A world that stands still: [`FixedWorld`].

use std::sync::atomic::{AtomicU64, Ordering};

use rayi_interview::Environment;

/// One moment, one zone, and chance that is the same in every run.
#[derive(Debug)]
pub struct FixedWorld {
    now: i64,
    chance: AtomicU64,
}

impl FixedWorld {
    /// 2026-03-02T09:30:00+03:00, in Baghdad's zone.
    #[must_use]
    pub fn new() -> Self {
        Self {
            now: 1_772_433_000_000,
            chance: AtomicU64::new(0x5EED),
        }
    }
}

impl Default for FixedWorld {
    fn default() -> Self {
        Self::new()
    }
}

impl Environment for FixedWorld {
    fn now(&self) -> i64 {
        self.now
    }

    fn offset_minutes(&self, _: i64) -> i32 {
        180
    }

    fn random(&self) -> u64 {
        // SplitMix64's step: enough for ids that must only differ.
        let state = self
            .chance
            .fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::Relaxed);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed ^ (mixed >> 31)
    }
}
