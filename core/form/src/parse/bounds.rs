//! How large a form may be: what is beyond is refused, before it takes much memory or time.

use crate::diagnostic::{Diagnostic, Place};

use super::Reader;

/// Something that a form may have only so much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// Nodes of the primary instance; the largest forms met have some ten thousand.
    Nodes,
    /// Bytes of all expressions together, each counted 16 longer than it is: parsed they take some
    /// forty times as much. The largest forms met have a megabyte.
    Expressions,
    /// Nodes that expressions read, counted for each expression. `//*` reads every node.
    Reads,
    /// Secondary instances; the largest forms met have some hundreds.
    Instances,
    /// Languages.
    Languages,
}

impl Bound {
    pub(super) const fn limit(self) -> usize {
        match self {
            Self::Nodes => 1_000_000,
            Self::Expressions => 8 << 20,
            Self::Reads => 4_000_000,
            Self::Instances => 4_096,
            Self::Languages => 256,
        }
    }

    fn what(self) -> &'static str {
        match self {
            Self::Nodes => "nodes",
            Self::Expressions => "expressions",
            Self::Reads => "reads",
            Self::Instances => "instances",
            Self::Languages => "languages",
        }
    }
}

impl Reader<'_, '_> {
    /// Refuses a form with more of something than there may be; said once of each.
    pub(super) fn refuse_larger(&mut self, bound: Bound, place: Place) {
        if self.exceeded.contains(&bound) {
            return;
        }
        self.exceeded.push(bound);
        self.report(
            Diagnostic::error("form-too-large")
                .at(place)
                .with("what", bound.what())
                .with("limit", bound.limit().to_string()),
        );
    }
}

#[cfg(test)]
mod tests;
