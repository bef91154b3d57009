//! Passes through the steps: one as a whole, and one step by step, since two clocks around every
//! step would be a good part of the whole.

use rayi::Script;
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

/// Runs all steps and measures them as one.
pub(super) fn whole(script: &mut Script, steps: &[Value]) -> Result<Took, Failed> {
    let clock = Clock::start();
    for step in steps {
        done(script, step)?;
    }
    Ok(clock.took())
}

/// Runs all steps and measures each.
pub(super) fn single(script: &mut Script, steps: &[Value]) -> Result<Single, Failed> {
    let mut sums = Single::default();
    for step in steps {
        let sum = if step.get("set").is_some() {
            Some(&mut sums.answers)
        } else if step.get("new_repeat").is_some() {
            Some(&mut sums.repeats)
        } else if step.get("choices").is_some() || step.get("choice_labels").is_some() {
            Some(&mut sums.lists)
        } else {
            None
        };
        let clock = Clock::start();
        done(script, step)?;
        if let Some(sum) = sum {
            sum.add(clock.took());
        }
    }
    Ok(sums)
}

/// Runs all steps for what they answer; the last line is the record.
pub(super) fn results(script: &mut Script, steps: &[Value]) -> Result<Vec<Value>, Failed> {
    let mut results = Vec::new();
    for step in steps {
        results.push(done(script, step)?);
    }
    results.push(script.step(&json!({"xml": true})));
    Ok(results)
}

fn done(script: &mut Script, step: &Value) -> Result<Value, Failed> {
    let result = script.step(step);
    if Script::is_ok(&result) {
        Ok(result)
    } else {
        Err(result)
    }
}
