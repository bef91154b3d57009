//! Passes through the steps: one as a whole, and one step by step, since two clocks around every
//! step would be a good part of the whole.

use rayi::{Reply, Script, ScriptStep, StepKind as Kind};
use serde_json::{Value, json};

use super::clock::{Clock, Took};

/// A step that failed: its result, with `n` and what went wrong.
pub(super) type Failed = Value;

/// What one kind of step took in one pass.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sum {
    pub(super) took: Took,
    pub(super) steps: u32,
}

impl Sum {
    fn add(&mut self, took: Took) {
        self.took += took;
        self.steps += 1;
    }

    /// Nanoseconds of one step; 0 where there was none.
    pub(super) fn mean(self) -> Took {
        let steps = f64::from(self.steps.max(1));
        Took {
            wall: self.took.wall / steps,
            cpu: self.took.cpu / steps,
        }
    }
}

/// The kinds of steps that have a measure of their own.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Single {
    pub(super) answers: Sum,
    pub(super) repeats: Sum,
    pub(super) lists: Sum,
}

/// Steps, read before any clock runs.
pub(super) fn read(steps: &[Value]) -> Vec<ScriptStep> {
    steps.iter().map(ScriptStep::read).collect()
}

/// Runs all steps and measures them as one.
pub(super) fn whole(script: &mut Script, steps: &[ScriptStep]) -> Result<Took, Failed> {
    let clock = Clock::start();
    for (n, step) in (1..).zip(steps) {
        done(script, n, step)?;
    }
    Ok(clock.took())
}

/// Runs all steps and measures each.
pub(super) fn single(script: &mut Script, steps: &[ScriptStep]) -> Result<Single, Failed> {
    let mut sums = Single::default();
    for (n, step) in (1..).zip(steps) {
        let sum = match step.kind() {
            Kind::Answer => Some(&mut sums.answers),
            Kind::Repeat => Some(&mut sums.repeats),
            Kind::List => Some(&mut sums.lists),
            Kind::Other => None,
        };
        let clock = Clock::start();
        done(script, n, step)?;
        if let Some(sum) = sum {
            sum.add(clock.took());
        }
    }
    Ok(sums)
}

/// Runs all steps for what they answer; the last line is the record.
pub(super) fn results(script: &mut Script, steps: &[ScriptStep]) -> Result<Vec<Value>, Failed> {
    let mut results = Vec::new();
    for (n, step) in (1..).zip(steps) {
        results.push(done(script, n, step)?.json(n));
    }
    results.push(script.step(&json!({"xml": true})));
    Ok(results)
}

fn done(script: &mut Script, n: usize, step: &ScriptStep) -> Result<Reply, Failed> {
    let reply = script.carry_out(step);
    if reply.is_ok() {
        Ok(reply)
    } else {
        Err(reply.json(n))
    }
}
