//! Stops: the places a person stops at, in the order of the body, gone through one by one and kept
//! nowhere, so that a step forward costs what lies between two screens and not the whole form.
//!
//! A stop's key says where it is: places of controls in the body, positions of repeat instances. A
//! stop comes before another if its key does. How many stops a repeat instance holds is remembered
//! until something in it comes or goes.

use std::ops::ControlFlow;

use rayi_form::{ControlId, ControlKind, NodeId};

use crate::interview::Interview;
use crate::live::{FrameId, Index, Live, ROOT};

/// One place to stop at.
pub(crate) enum Stop<'s> {
    /// Questions on one screen, and the group they are shown for.
    Questions {
        items: &'s [Index],
        group: Option<ControlId>,
    },
    /// The offer of another instance.
    AddRepeat { around: FrameId, repeat: NodeId },
}

/// Whoever goes from stop to stop.
pub(crate) trait Visitor {
    /// Whether to look for stops inside a repeat instance.
    fn enter(&mut self, key: &[u32], live: &Live, frame: FrameId) -> bool {
        let _ = (key, live, frame);
        true
    }

    /// A repeat instance that was entered is through.
    fn leave(&mut self, live: &Live, frame: FrameId) {
        let _ = (live, frame);
    }

    /// A stop; breaking ends the way.
    fn see(&mut self, key: &[u32], stop: &Stop<'_>) -> ControlFlow<()>;
}

/// What is done at a stop.
type See<'v> = dyn FnMut(&[u32], &Stop<'_>) -> ControlFlow<()> + 'v;

/// Sees every stop.
pub(crate) struct Visit<'v>(pub(crate) &'v mut See<'v>);

impl Visitor for Visit<'_> {
    fn see(&mut self, key: &[u32], stop: &Stop<'_>) -> ControlFlow<()> {
        (self.0)(key, stop)
    }
}

/// Sees the stops in a frame, in those around it and in those inside.
pub(crate) struct Only<'v> {
    frame: FrameId,
    /// The frame and those around it.
    lineage: Vec<FrameId>,
    see: &'v mut See<'v>,
}

impl<'v> Only<'v> {
    pub(crate) fn towards(live: &Live, frame: FrameId, see: &'v mut See<'v>) -> Self {
        let around = |at: &FrameId| (*at != ROOT).then(|| live.frame(*at).parent);
        Self {
            frame,
            lineage: std::iter::successors(Some(frame), around).collect(),
            see,
        }
    }
}

impl Visitor for Only<'_> {
    fn enter(&mut self, _: &[u32], live: &Live, frame: FrameId) -> bool {
        let mut above = std::iter::successors(Some(frame), |at| {
            (*at != ROOT).then(|| live.frame(*at).parent)
        });
        self.lineage.contains(&frame) || above.any(|at| at == self.frame)
    }

    fn see(&mut self, key: &[u32], stop: &Stop<'_>) -> ControlFlow<()> {
        (self.see)(key, stop)
    }
}

/// Counts the stops, and those before a key.
#[derive(Default)]
pub(crate) struct Counted<'k> {
    pub(crate) total: usize,
    pub(crate) before: usize,
    key: &'k [u32],
    /// Totals when the instances that are being gone through were entered.
    entered: Vec<usize>,
    /// Whether what an instance holds can be remembered.
    remembers: bool,
}

impl Visitor for Counted<'_> {
    fn enter(&mut self, key: &[u32], live: &Live, frame: FrameId) -> bool {
        let known = live.frame(frame).stops.get();
        if let Some(known) = known.filter(|_| self.remembers && !self.key.starts_with(key)) {
            self.total += known as usize;
            if key < self.key {
                self.before += known as usize;
            }
            return false;
        }
        self.entered.push(self.total);
        true
    }

    fn leave(&mut self, live: &Live, frame: FrameId) {
        let inside = self.total - self.entered.pop().unwrap_or(self.total);
        live.frame(frame).stops.set(u32::try_from(inside).ok());
    }

    fn see(&mut self, key: &[u32], _: &Stop<'_>) -> ControlFlow<()> {
        self.total += 1;
        self.before += usize::from(key < self.key);
        ControlFlow::Continue(())
    }
}

/// A way through the body: where it is, and from where on it looks.
struct Way<'w> {
    key: Vec<u32>,
    from: &'w [u32],
    visitor: &'w mut dyn Visitor,
}

impl Way<'_> {
    /// The place from which to look at this depth: everything before it lies before `from`.
    fn start(&self) -> u32 {
        let depth = self.key.len();
        if self.from.starts_with(&self.key) {
            self.from.get(depth).copied().unwrap_or(0)
        } else {
            0
        }
    }

    fn see(&mut self, stop: &Stop<'_>) -> ControlFlow<()> {
        if self.key.as_slice() < self.from {
            return ControlFlow::Continue(());
        }
        self.visitor.see(&self.key, stop)
    }
}

impl Interview {
    /// Shows the stops to a visitor in order, from the first whose key is `from` or comes after it.
    pub(crate) fn each_stop(&self, from: &[u32], visitor: &mut dyn Visitor) {
        let mut way = Way {
            key: Vec::new(),
            from,
            visitor,
        };
        let base = self.live.frame(ROOT).base;
        // Whether it was gone to the end makes no difference.
        let _ = self.walk_stops(&self.form.body, base, &mut way);
    }

    /// Counts the stops, and those before a key.
    pub(crate) fn count_stops<'k>(&self, key: &'k [u32]) -> Counted<'k> {
        let mut counted = Counted {
            key,
            remembers: !self.asks_for_repeats,
            ..Counted::default()
        };
        self.each_stop(&[], &mut counted);
        counted
    }

    fn walk_stops(
        &self,
        controls: &[ControlId],
        around: Index,
        way: &mut Way<'_>,
    ) -> ControlFlow<()> {
        let start = way.start();
        for (place, id) in (0..).zip(controls).skip(start as usize) {
            way.key.push(place);
            let flow = self.walk_control(*id, around, way);
            way.key.pop();
            flow?;
        }
        ControlFlow::Continue(())
    }

    fn walk_control(&self, id: ControlId, around: Index, way: &mut Way<'_>) -> ControlFlow<()> {
        let control = self.form.control(id);
        let at = control
            .node
            .and_then(|node| self.live.seen_from(&self.form, around, node));
        match &control.kind {
            ControlKind::Group => {
                if at.is_some_and(|at| !self.live.cell(at).relevant) {
                    ControlFlow::Continue(())
                } else if is_list(&control.appearance) {
                    self.walk_list(id, around, way)
                } else {
                    self.walk_stops(&control.children, around, way)
                }
            }
            ControlKind::Repeat { .. } => self.walk_repeat(id, around, way),
            _ => match at.filter(|at| self.live.cell(*at).relevant) {
                Some(at) => way.see(&Stop::Questions {
                    items: &[at],
                    group: None,
                }),
                None => ControlFlow::Continue(()),
            },
        }
    }

    /// A group shown as one screen; repeats inside come after it, as screens of their own.
    fn walk_list(&self, id: ControlId, around: Index, way: &mut Way<'_>) -> ControlFlow<()> {
        let mut items = Vec::new();
        let mut repeats = Vec::new();
        let children = &self.form.control(id).children;
        self.collect_list(children, around, &mut items, &mut repeats);
        items.retain(|at| self.live.cell(*at).relevant);
        if !items.is_empty() {
            way.see(&Stop::Questions {
                items: &items,
                group: Some(id),
            })?;
        }
        let start = way.start();
        for (place, repeat) in (0..).zip(repeats).skip(start as usize) {
            way.key.push(place);
            let flow = self.walk_repeat(repeat, around, way);
            way.key.pop();
            flow?;
        }
        ControlFlow::Continue(())
    }

    fn collect_list(
        &self,
        controls: &[ControlId],
        around: Index,
        items: &mut Vec<Index>,
        repeats: &mut Vec<ControlId>,
    ) {
        for id in controls {
            let control = self.form.control(*id);
            match &control.kind {
                ControlKind::Repeat { .. } => repeats.push(*id),
                ControlKind::Group => {
                    self.collect_list(&control.children, around, items, repeats);
                }
                _ => items.extend(
                    control
                        .node
                        .and_then(|node| self.live.seen_from(&self.form, around, node)),
                ),
            }
        }
    }

    fn walk_repeat(&self, id: ControlId, around: Index, way: &mut Way<'_>) -> ControlFlow<()> {
        let control = self.form.control(id);
        let (Some(repeat), ControlKind::Repeat { count, fixed }) = (control.node, &control.kind)
        else {
            return ControlFlow::Continue(());
        };
        let start = way.start();
        for frame in self.instances(repeat, around).iter().skip(start as usize) {
            let instance = self.live.frame(*frame);
            if !self.live.cell(instance.base).relevant {
                continue;
            }
            way.key.push(instance.position);
            let mut flow = ControlFlow::Continue(());
            if way.visitor.enter(&way.key, &self.live, *frame) {
                flow = if is_list(&control.appearance) {
                    self.walk_list(id, instance.base, way)
                } else {
                    self.walk_stops(&control.children, instance.base, way)
                };
                way.visitor.leave(&self.live, *frame);
            }
            way.key.pop();
            flow?;
        }
        if count.is_some() || *fixed {
            return ControlFlow::Continue(());
        }
        match self.offered(repeat, around) {
            Some(around) => {
                way.key.push(u32::MAX);
                let flow = way.see(&Stop::AddRepeat { around, repeat });
                way.key.pop();
                flow
            }
            None => ControlFlow::Continue(()),
        }
    }

    /// Instances of a repeat as seen from a live node around it.
    pub(crate) fn instances(&self, repeat: NodeId, around: Index) -> &[FrameId] {
        match self.frame_around(repeat, around) {
            Some(frame) => self.live.series(&self.form, frame, repeat),
            None => &[],
        }
    }

    fn frame_around(&self, repeat: NodeId, around: Index) -> Option<FrameId> {
        let kind = self.form.layout.kind_of(repeat) as usize;
        let parent = self.form.layout.kinds[kind].parent;
        self.live
            .climb(&self.form, self.live.cell(around).frame, parent)
    }

    /// The frame around a repeat, if another instance may be added there.
    fn offered(&self, repeat: NodeId, around: Index) -> Option<FrameId> {
        let above = self.form.node(repeat).parent.unwrap_or(NodeId(0));
        let asked = self
            .live
            .seen_from(&self.form, around, above)
            .is_none_or(|at| self.live.cell(at).relevant && self.would_be_relevant(repeat, at));
        self.frame_around(repeat, around).filter(|_| asked)
    }
}

fn is_list(appearance: &[String]) -> bool {
    appearance.iter().any(|word| word == "field-list")
}

#[cfg(test)]
mod tests;
