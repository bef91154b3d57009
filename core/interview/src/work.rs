//! [`Work`]: what evaluating costs, bounded for a turn as a whole.

use std::cell::Cell;

/// Most steps there may be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    /// Of one evaluation.
    pub(crate) one: u64,
    /// Of a turn: all that a person waits for at once, an answer or a screen.
    pub(crate) turn: u64,
    /// Of an evaluation whose turn has used all of its steps. Expressions of questions take some
    /// tens, so those that are not to blame go on.
    pub(crate) late: u64,
}

/// A turn that uses them up took 1.3 s of a shared server's processor, and takes a cheap phone
/// several times that (ADR 0012). A filter that compares every row of a list of 100,000 with an answer
/// takes half a million, one that finds them by an index none.
const BOUNDS: Bounds = Bounds {
    one: 20_000_000,
    turn: 40_000_000,
    late: 10_000,
};

/// What evaluating has cost so far.
#[derive(Debug)]
pub(crate) struct Work {
    bounds: Bounds,
    /// Expressions evaluated since the interview was opened.
    evaluated: Cell<u64>,
    /// Steps of this turn.
    steps: Cell<u64>,
}

impl Default for Work {
    fn default() -> Self {
        Self::within(BOUNDS)
    }
}

impl Work {
    pub(crate) fn within(bounds: Bounds) -> Self {
        Self {
            bounds,
            evaluated: Cell::new(0),
            steps: Cell::new(0),
        }
    }

    /// A person asks for something anew.
    pub(crate) fn begin_turn(&self) {
        self.steps.set(0);
    }

    /// Counts an expression.
    pub(crate) fn count(&self) {
        self.evaluated.set(self.evaluated.get() + 1);
    }

    pub(crate) fn evaluated(&self) -> u64 {
        self.evaluated.get()
    }

    pub(crate) fn spend(&self, steps: u64) {
        self.steps.set(self.steps.get().saturating_add(steps));
    }

    /// Most steps of the next evaluation.
    pub(crate) fn limit(&self) -> u64 {
        let Bounds { one, turn, late } = self.bounds;
        turn.saturating_sub(self.steps.get()).clamp(late, one)
    }

    /// Whether an evaluation that had so many steps would have more now.
    pub(crate) fn has_more_than(&self, limit: u64) -> bool {
        self.limit() > limit
    }
}

#[cfg(test)]
mod tests;
