//! Where the kills go, and where they went.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use rayi_tests::crash::{Chance, Phase};

use crate::run::{Aim, Durations, Killed};

/// The phases that the kills must spread over. Kills while the store opens, while a draft begins,
/// or between two phases come besides and are not counted.
pub(crate) const ASKED: [Phase; 4] = [Phase::Answer, Phase::Finalise, Phase::Enqueue, Phase::Post];

/// All kills so far.
#[derive(Default)]
pub(crate) struct Spread {
    /// How long each phase takes.
    pub(crate) durations: Durations,
    /// By phase, `None` between two: kills, and those after an acknowledgement.
    met: BTreeMap<Option<Phase>, (u32, u32)>,
}

impl Spread {
    /// Aims at the phase that was met least, at any moment of it; now and then at the opening.
    pub(crate) fn aim(&self, chance: &mut Chance) -> Aim {
        let all: u32 = self.met.values().map(|(kills, _)| kills).sum();
        let least = ASKED
            .into_iter()
            .min_by_key(|phase| self.kills_in(*phase))
            .expect("there are four");
        let (phase, beginnings) = match least {
            _ if all.is_multiple_of(OPENINGS_APART) => (Phase::Open, 1),
            Phase::Answer => (Phase::Answer, 10),
            phase => (phase, 2),
        };
        let usual = self.durations.get(&phase).copied().unwrap_or(FIRST_GUESS);
        let nanoseconds = u64::try_from(usual.as_nanos()).unwrap_or(u64::MAX).max(1);
        Aim {
            phase,
            nth: 1 + chance.below(beginnings),
            delay: Duration::from_nanos(chance.below(nanoseconds)),
        }
    }

    pub(crate) fn count(&mut self, killed: &Killed) {
        let (kills, after) = self.met.entry(killed.phase()).or_default();
        *kills += 1;
        *after += u32::from(killed.has_acknowledgements());
    }

    pub(crate) fn kills_in(&self, phase: Phase) -> u32 {
        self.met.get(&Some(phase)).map_or(0, |(kills, _)| *kills)
    }

    /// Kills in the four phases.
    pub(crate) fn kills(&self) -> u32 {
        ASKED.into_iter().map(|phase| self.kills_in(phase)).sum()
    }

    /// Those of them after an acknowledgement.
    pub(crate) fn after_acknowledgements(&self) -> u32 {
        ASKED
            .into_iter()
            .filter_map(|phase| self.met.get(&Some(phase)))
            .map(|(_, after)| after)
            .sum()
    }
}

impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kills = self.kills();
        let after = self.after_acknowledgements();
        writeln!(f, "{kills} kills, {after} after acknowledgements:")?;
        for (phase, (kills, after)) in &self.met {
            let name = match phase {
                Some(phase) => format!("{phase:?}").to_lowercase(),
                None => "between".to_owned(),
            };
            let besides = match phase {
                Some(phase) if ASKED.contains(phase) => "",
                _ => " (besides)",
            };
            let usual = phase.and_then(|phase| self.durations.get(&phase));
            let usual = usual.map_or(String::new(), |usual| format!(", takes {usual:.1?}"));
            writeln!(f, "  {name:<9}{kills:>4}, {after:>3} after{usual}{besides}")?;
        }
        Ok(())
    }
}

/// Each so manieth kill is aimed at the opening, the first among them: it makes the store.
const OPENINGS_APART: u32 = 16;
/// Until a phase was heard to end. Any value does; this is the opening's on a slow machine.
const FIRST_GUESS: Duration = Duration::from_millis(20);
