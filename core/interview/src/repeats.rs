//! Repeats: instances added and removed, by a person or by a count.

use rayi_form::{ControlKind, Events, NodeId};
use rayi_xpath::Context;

use crate::answer::Refusal;
use crate::changes::{Changes, Flags};
use crate::interview::Interview;
use crate::live::{FrameId, Index, ROOT};
use crate::violation::{Violation, ViolationKind};

/// Most instances of one series that a count may ask for; a count beyond it makes none more.
pub const MAX_INSTANCES: usize = 20_000;

/// Most instances of all series together, so that repeats in repeats are bounded too.
pub const MAX_ALL_INSTANCES: usize = 100_000;

impl Interview {
    /// Adds an instance at the end of a repeat, named by its path without a position at the end.
    ///
    /// # Errors
    /// [`Refusal::NoSuchNode`] where there is no such repeat; a violation where there are as many
    /// instances as there may be.
    pub fn add_repeat(&mut self, path: &str) -> Result<(String, Changes), Refusal> {
        let frame = self.add_instance(path)?;
        let base = self.live.frame(frame).base;
        Ok((self.live.path(&self.form, base), self.take_changes()))
    }

    /// As [`Interview::add_repeat`], for scripts and for answers already given: what changed with
    /// it is not told.
    ///
    /// # Errors
    /// As [`Interview::add_repeat`].
    pub fn append(&mut self, path: &str) -> Result<(), Refusal> {
        self.add_instance(path)?;
        self.forget_changes();
        Ok(())
    }

    fn add_instance(&mut self, path: &str) -> Result<FrameId, Refusal> {
        self.work.begin_turn();
        let (around, repeat) = self
            .live
            .find_series(&self.form, path)
            .ok_or(Refusal::NoSuchNode)?;
        let there = self.live.series(&self.form, around, repeat).len();
        if there >= MAX_INSTANCES || !self.has_room() {
            return Err(Refusal::Violation(Violation {
                path: path.to_owned(),
                kind: ViolationKind::TooManyInstances,
                message: None,
            }));
        }
        self.take_time();
        let frame = self.grow(around, repeat);
        self.run();
        self.settle_counts();
        Ok(frame)
    }

    /// Removes one instance of a repeat with all its answers.
    ///
    /// # Errors
    /// [`Refusal::NoSuchNode`] where the path names no repeat instance.
    pub fn remove_repeat(&mut self, path: &str) -> Result<Changes, Refusal> {
        self.work.begin_turn();
        let at = self
            .live
            .find(&self.form, path)
            .ok_or(Refusal::NoSuchNode)?;
        if !self.live.is_repeat(at) {
            return Err(Refusal::NoSuchNode);
        }
        self.take_time();
        self.log_event("delete repeat", String::new(), None);
        self.shrink(self.live.cell(at).frame);
        self.run();
        self.settle_counts();
        Ok(self.take_changes())
    }

    /// Whether a person may add and remove instances of a repeat, named by its path without a
    /// position at the end: neither a count nor the form's author says how many there are.
    #[must_use]
    pub fn is_open_repeat(&self, path: &str) -> bool {
        let Some((_, repeat)) = self.live.find_series(&self.form, path) else {
            return false;
        };
        let control = self.form.node(repeat).control;
        match control.map(|id| &self.form.control(id).kind) {
            Some(ControlKind::Repeat { count, fixed }) => count.is_none() && !*fixed,
            _ => true,
        }
    }

    /// Whether a repeat has more instances than its count asks for: those left over when it fell.
    #[must_use]
    pub fn has_spare(&self, path: &str) -> bool {
        let Some((around, repeat)) = self.live.find_series(&self.form, path) else {
            return false;
        };
        let control = self.form.node(repeat).control;
        let Some(ControlKind::Repeat {
            count: Some(count), ..
        }) = control.map(|id| &self.form.control(id).kind)
        else {
            return false;
        };
        let above = self.form.node(repeat).parent.unwrap_or(NodeId(0));
        let place = self.live.in_frame(&self.form, around, above);
        self.live.series(&self.form, around, repeat).len() > self.wanted(*count, place)
    }

    /// Number of instances of a repeat, named by its path without a position at the end.
    #[must_use]
    pub fn count(&self, path: &str) -> Option<usize> {
        let (around, repeat) = self.live.find_series(&self.form, path)?;
        Some(self.live.series(&self.form, around, repeat).len())
    }

    fn grow(&mut self, around: FrameId, repeat: NodeId) -> FrameId {
        let form = self.form.clone();
        let kind = form.layout.kind_of(repeat);
        let position = self.live.series(&form, around, repeat).len();
        let frame = self.live.insert_frame(&form, kind, around, position);
        let brought = form.brought_by(repeat);
        self.live.plant(&form, brought, frame, self.max_instances);
        self.structure_changed = true;
        self.counts_waiting = true;
        let base = self.live.frame(frame).base;
        let parent = self.live.parent(&form, base);
        if parent.is_some_and(|parent| !self.live.cell(parent).relevant) {
            self.spread_relevance(base);
        }
        self.touch(frame);
        self.mark_frame(frame);
        self.preload(frame);
        self.run();
        self.act(Events::NEW_REPEAT, Some(base));
        frame
    }

    /// Marks what reads any cell of a new instance and of those that it brought.
    fn touch(&mut self, frame: FrameId) {
        let new = self.live.frame(frame);
        let length = self.form.layout.kinds[new.kind as usize].nodes.len();
        let (base, inside) = (new.base, new.series.concat());
        for at in (base..).take(length) {
            self.mark_readers(at);
            self.note(at, Flags::VALUE);
        }
        for brought in inside {
            self.touch(brought);
        }
    }

    fn shrink(&mut self, frame: FrameId) {
        let form = self.form.clone();
        let (around, position) = {
            let frame = self.live.frame(frame);
            (frame.parent, frame.position as usize)
        };
        let repeat = form.layout.kinds[self.live.frame(frame).kind as usize].node;
        // Everything below goes; who read it from outside must look again.
        let mut gone: Vec<Index> = Vec::new();
        self.live.each_inside(&form, frame, &mut |at| gone.push(at));
        for at in &gone {
            self.mark_readers(*at);
        }
        self.live.remove_frame(&form, frame);
        if !self.faults.is_empty() {
            let live = &self.live;
            self.faults.retain(|(at, _), _| !live.is_gone(*at));
        }
        self.structure_changed = true;
        self.counts_waiting = true;
        // Those that followed have moved up by one.
        let moved: Vec<Index> = self.live.series(&form, around, repeat)[position..]
            .iter()
            .map(|frame| self.live.frame(*frame).base)
            .collect();
        for base in moved {
            self.mark_readers(base);
        }
    }

    /// Adds the instances that counts ask for, at once; JavaRosa adds each when navigation comes to
    /// it, so that both have the same by the time it is seen. None is removed when a count falls:
    /// its answers would be lost (as JavaRosa does).
    pub(crate) fn settle_counts(&mut self) {
        let form = self.form.clone();
        let mut rounds = 0;
        while std::mem::take(&mut self.counts_waiting) && rounds < 16 {
            rounds += 1;
            for control in &form.controls {
                let ControlKind::Repeat {
                    count: Some(count), ..
                } = &control.kind
                else {
                    continue;
                };
                let Some(repeat) = control.node else { continue };
                let parent = form.node(repeat).parent.unwrap_or(NodeId(0));
                let mut places = Vec::new();
                self.live
                    .each_below(&form, ROOT, parent, &mut |at| places.push(at));
                for place in places {
                    if !self.live.cell(place).relevant || !self.would_be_relevant(repeat, place) {
                        continue;
                    }
                    let wanted = self.wanted(*count, place);
                    if wanted > MAX_INSTANCES {
                        continue;
                    }
                    let around = self.live.cell(place).frame;
                    while self.live.series(&form, around, repeat).len() < wanted && self.has_room()
                    {
                        self.grow(around, repeat);
                    }
                }
            }
            self.run();
        }
    }

    /// Whether another instance may come, of whatever repeat.
    pub(crate) fn has_room(&self) -> bool {
        self.live.frames.len() <= self.max_instances
    }

    /// Repeats whose counts ask for more instances than there may be.
    pub(crate) fn too_many(&self) -> Vec<Violation> {
        let mut found = Vec::new();
        for control in &self.form.controls {
            let (
                ControlKind::Repeat {
                    count: Some(count), ..
                },
                Some(repeat),
            ) = (&control.kind, control.node)
            else {
                continue;
            };
            let parent = self.form.node(repeat).parent.unwrap_or(NodeId(0));
            self.live
                .each_below(&self.form, ROOT, parent, &mut |place| {
                    let around = self.live.cell(place).frame;
                    let there = self.live.series(&self.form, around, repeat).len();
                    let is_asked =
                        self.live.cell(place).relevant && self.would_be_relevant(repeat, place);
                    if is_asked && self.wanted(*count, place) > there {
                        let above = self.live.path(&self.form, place);
                        found.push(Violation {
                            path: format!("{above}/{}", self.form.node_name(repeat)),
                            kind: ViolationKind::TooManyInstances,
                            message: None,
                        });
                    }
                });
        }
        found
    }

    /// Number of instances that a count asks for; one more than the bound stands for all beyond.
    fn wanted(&self, count: rayi_form::ExprId, place: Index) -> usize {
        self.work.count();
        let scope = self.scope();
        let expression = self.form.expression(count);
        let number = expression
            .xpath
            .evaluate_number(&scope, Context::at(scope.node(place)))
            .unwrap_or(f64::NAN);
        if number.is_nan() || number < 1.0 {
            return 0;
        }
        // The bound first: what is left fits any integer.
        let most = u32::try_from(MAX_INSTANCES + 1).unwrap_or(u32::MAX);
        let bounded = number.min(f64::from(most));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 1 and one more than MAX_INSTANCES"
        )]
        let wanted = bounded as usize;
        wanted
    }
}

#[cfg(test)]
mod tests;
