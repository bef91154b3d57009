//! Screens: one question, or the questions of a `field-list`, or the offer of another repeat
//! instance; forwards and backwards past what is not asked.

use rayi_form::{ControlId, ControlKind, NodeId};

use crate::interview::Interview;
use crate::live::{FrameId, Index, ROOT};
use crate::view::{ItemView, TextView};

/// One place to stop at.
pub(crate) struct Stop {
    /// Order of the stops: places of controls in the body, positions of repeat instances.
    key: Vec<u32>,
    kind: StopKind,
}

enum StopKind {
    Questions {
        items: Vec<Index>,
        group: Option<ControlId>,
    },
    AddRepeat {
        around: FrameId,
        repeat: NodeId,
    },
}

/// What a screen is about.
#[derive(Clone, Debug, PartialEq)]
pub enum ScreenKind {
    /// Questions to answer, one or several.
    Questions,
    /// Whether there is another instance of a repeat.
    AddRepeat {
        /// Path of the repeat, without a position at its end.
        path: String,
        /// Number of instances there are.
        count: usize,
        /// What one instance is.
        label: Option<TextView>,
    },
    /// All questions are behind: the record can be finalised.
    End,
}

/// A screen to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Screen {
    /// What it is about.
    pub kind: ScreenKind,
    /// Label of the group the questions are in, if it is shown as one screen.
    pub title: Option<TextView>,
    /// The questions.
    pub items: Vec<ItemView>,
    /// Number of the screen, from 1; screens that are not reached given the answers do not count.
    pub index: usize,
    /// Number of screens with questions.
    pub total: usize,
}

/// What a screen is made of, as nodes.
pub(crate) enum ScreenNodes {
    Questions {
        items: Vec<Index>,
        /// Path of the group that is shown as one screen.
        group: Option<String>,
    },
    /// Path of the instance that is offered.
    AddRepeat {
        path: String,
    },
    End,
}

impl Interview {
    /// The present screen: its place among the stops, and what it is made of.
    pub(crate) fn screen_nodes(&self) -> (Vec<u32>, ScreenNodes) {
        let stop = self
            .stops()
            .into_iter()
            .find(|stop| stop.key >= self.position);
        let Some(stop) = stop else {
            return (vec![u32::MAX], ScreenNodes::End);
        };
        let nodes = match stop.kind {
            StopKind::Questions { items, group } => {
                let group = group.map(|id| self.group_path(id, items.first().copied()));
                ScreenNodes::Questions { items, group }
            }
            StopKind::AddRepeat { around, repeat } => {
                let base = self.live.frame(around).base;
                let above = self.form.node(repeat).parent.unwrap_or(NodeId(0));
                let above = self.live.seen_from(&self.form, base, above).unwrap_or(base);
                let next = self.live.series(&self.form, around, repeat).len() + 1;
                let name = self.form.node_name(repeat);
                let path = format!("{}/{name}[{next}]", self.live.path(&self.form, above));
                ScreenNodes::AddRepeat { path }
            }
        };
        (stop.key, nodes)
    }

    /// The questions on the present screen.
    pub(crate) fn shown(&self) -> Vec<Index> {
        match self.screen_nodes().1 {
            ScreenNodes::Questions { items, .. } => items,
            ScreenNodes::AddRepeat { .. } | ScreenNodes::End => Vec::new(),
        }
    }

    /// Path of a group, as seen from a question in it; that of the root for one that is no node.
    fn group_path(&self, id: ControlId, inside: Option<Index>) -> String {
        let root = self.live.frame(ROOT).base;
        let node = self.form.control(id).node;
        let at = node
            .zip(inside)
            .and_then(|(node, inside)| self.live.seen_from(&self.form, inside, node));
        self.live.path(&self.form, at.unwrap_or(root))
    }

    /// The present screen is another one.
    fn arrive(&mut self) {
        self.look_at_screen();
        self.log_screen();
    }

    /// Live nodes of all questions in the order of the body, asked or not.
    pub(crate) fn questions(&self) -> Vec<Index> {
        let mut found = Vec::new();
        self.walk_questions(&self.form.body, self.live.frame(ROOT).base, &mut found);
        found
    }

    fn walk_questions(&self, controls: &[ControlId], around: Index, found: &mut Vec<Index>) {
        for id in controls {
            let control = self.form.control(*id);
            match &control.kind {
                ControlKind::Repeat { .. } => {
                    let Some(repeat) = control.node else { continue };
                    for frame in self.instances(repeat, around) {
                        let base = self.live.frame(frame).base;
                        self.walk_questions(&control.children, base, found);
                    }
                }
                ControlKind::Group => self.walk_questions(&control.children, around, found),
                _ => {
                    let place = control
                        .node
                        .and_then(|node| self.live.seen_from(&self.form, around, node));
                    found.extend(place);
                }
            }
        }
    }

    /// Instances of a repeat as seen from a live node around it.
    fn instances(&self, repeat: NodeId, around: Index) -> Vec<FrameId> {
        let kind = self.form.layout.kind_of(repeat) as usize;
        let parent = self.form.layout.kinds[kind].parent;
        match self
            .live
            .climb(&self.form, self.live.cell(around).frame, parent)
        {
            Some(frame) => self.live.series(&self.form, frame, repeat).to_vec(),
            None => Vec::new(),
        }
    }

    fn stops(&self) -> Vec<Stop> {
        let mut stops = Vec::new();
        let base = self.live.frame(ROOT).base;
        self.walk_stops(&self.form.body, base, &mut Vec::new(), &mut stops);
        stops
    }

    fn walk_stops(
        &self,
        controls: &[ControlId],
        around: Index,
        key: &mut Vec<u32>,
        stops: &mut Vec<Stop>,
    ) {
        for (place, id) in controls.iter().enumerate() {
            let control = self.form.control(*id);
            key.push(u32::try_from(place).unwrap_or(u32::MAX - 1));
            match &control.kind {
                ControlKind::Group => {
                    let is_screen = control.appearance.iter().any(|word| word == "field-list");
                    let shown = control
                        .node
                        .and_then(|node| self.live.seen_from(&self.form, around, node))
                        .is_none_or(|at| self.live.cell(at).relevant);
                    if is_screen && shown {
                        self.walk_list(*id, around, key, stops);
                    } else if shown {
                        self.walk_stops(&control.children, around, key, stops);
                    }
                }
                ControlKind::Repeat { count, fixed } => {
                    self.walk_repeat(*id, count.is_some() || *fixed, around, key, stops);
                }
                _ => {
                    let at = control
                        .node
                        .and_then(|node| self.live.seen_from(&self.form, around, node))
                        .filter(|at| self.live.cell(*at).relevant);
                    if let Some(at) = at {
                        let kind = StopKind::Questions {
                            items: vec![at],
                            group: None,
                        };
                        stops.push(Stop {
                            key: key.clone(),
                            kind,
                        });
                    }
                }
            }
            key.pop();
        }
    }

    /// A group shown as one screen; repeats inside come after it, as screens of their own.
    fn walk_list(&self, id: ControlId, around: Index, key: &mut Vec<u32>, stops: &mut Vec<Stop>) {
        let mut items = Vec::new();
        let mut repeats = Vec::new();
        self.collect_list(
            &self.form.control(id).children,
            around,
            &mut items,
            &mut repeats,
        );
        items.retain(|at| self.live.cell(*at).relevant);
        if !items.is_empty() {
            let kind = StopKind::Questions {
                items,
                group: Some(id),
            };
            stops.push(Stop {
                key: key.clone(),
                kind,
            });
        }
        for (place, repeat) in repeats.into_iter().enumerate() {
            key.push(u32::try_from(place).unwrap_or(u32::MAX - 1));
            let fixed = match &self.form.control(repeat).kind {
                ControlKind::Repeat { count, fixed } => count.is_some() || *fixed,
                _ => true,
            };
            self.walk_repeat(repeat, fixed, around, key, stops);
            key.pop();
        }
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

    fn walk_repeat(
        &self,
        id: ControlId,
        fixed: bool,
        around: Index,
        key: &mut Vec<u32>,
        stops: &mut Vec<Stop>,
    ) {
        let control = self.form.control(id);
        let Some(repeat) = control.node else { return };
        let as_screen = control.appearance.iter().any(|word| word == "field-list");
        for frame in self.instances(repeat, around) {
            let instance = self.live.frame(frame);
            if !self.live.cell(instance.base).relevant {
                continue;
            }
            key.push(instance.position);
            if as_screen {
                self.walk_list(id, instance.base, key, stops);
            } else {
                self.walk_stops(&control.children, instance.base, key, stops);
            }
            key.pop();
        }
        let kind = self.form.layout.kind_of(repeat) as usize;
        let parent = self.form.layout.kinds[kind].parent;
        let frame = self
            .live
            .climb(&self.form, self.live.cell(around).frame, parent);
        let above = self.form.node(repeat).parent.unwrap_or(NodeId(0));
        let asked = self
            .live
            .seen_from(&self.form, around, above)
            .is_none_or(|at| self.live.cell(at).relevant && self.would_be_relevant(repeat, at));
        if let Some(around) = frame.filter(|_| !fixed && asked) {
            key.push(u32::MAX);
            stops.push(Stop {
                key: key.clone(),
                kind: StopKind::AddRepeat { around, repeat },
            });
            key.pop();
        }
    }

    /// Whether a new instance of a repeat would be relevant, seen from the node above it.
    pub(crate) fn would_be_relevant(&self, repeat: NodeId, above: Index) -> bool {
        let Some(id) = self.form.node(repeat).bind.relevant else {
            return true;
        };
        let scope = self.scope();
        let context = rayi_xpath::Context::at(scope.node(above));
        self.form
            .expression(id)
            .xpath
            .evaluate_boolean(&scope, context)
            .unwrap_or(true)
    }

    pub(crate) fn first_screen(&mut self) {
        self.position = self
            .stops()
            .first()
            .map(|stop| stop.key.clone())
            .unwrap_or_default();
    }

    /// The screen to draw now.
    #[must_use]
    pub fn screen(&self) -> Screen {
        let stops = self.stops();
        let total = stops.len();
        let here = stops.iter().position(|stop| stop.key >= self.position);
        let Some((index, stop)) = here.and_then(|index| Some((index, stops.get(index)?))) else {
            return Screen {
                kind: ScreenKind::End,
                title: None,
                items: Vec::new(),
                index: total,
                total,
            };
        };
        let mut screen = Screen {
            kind: ScreenKind::Questions,
            title: None,
            items: Vec::new(),
            index: index + 1,
            total,
        };
        match &stop.kind {
            StopKind::Questions { items, group } => {
                screen.items = items.iter().map(|at| self.view(*at)).collect();
                screen.title = group.and_then(|id| self.title(id, items.first().copied()));
            }
            StopKind::AddRepeat { around, repeat } => {
                let base = self.live.frame(*around).base;
                let above = self.form.node(*repeat).parent.unwrap_or(NodeId(0));
                let above = self.live.seen_from(&self.form, base, above).unwrap_or(base);
                let path = self.live.path(&self.form, above);
                let label = self.form.node(*repeat).control.and_then(|id| {
                    let own = self.title(id, Some(above));
                    own.or_else(|| self.title(self.form.control(id).parent?, Some(above)))
                });
                screen.kind = ScreenKind::AddRepeat {
                    path: format!("{path}/{}", self.form.node_name(*repeat)),
                    count: self.live.series(&self.form, *around, *repeat).len(),
                    label,
                };
            }
        }
        screen
    }

    fn title(&self, id: ControlId, at: Option<Index>) -> Option<TextView> {
        let label = self.form.control(id).label.as_ref()?;
        let at = at.unwrap_or_else(|| self.live.frame(ROOT).base);
        let scope = self.scope();
        crate::texts::render(&scope, label, rayi_form::TextForm::Plain, at, true)
            .map(|rendered| TextView::new(&self.form, rendered))
    }

    /// Goes to the next screen; false at the end. What is wrong with the questions here does not
    /// hold anyone back: see [`Interview::screen`]'s violations.
    pub fn next_screen(&mut self) -> bool {
        let stops = self.stops();
        let here = stops.iter().position(|stop| stop.key >= self.position);
        let Some(here) = here else { return false };
        match stops.get(here + 1) {
            Some(stop) => self.position = stop.key.clone(),
            None => self.position = vec![u32::MAX],
        }
        self.arrive();
        true
    }

    /// Goes to the screen before; false at the first.
    pub fn previous_screen(&mut self) -> bool {
        let stops = self.stops();
        let here = stops
            .iter()
            .position(|stop| stop.key >= self.position)
            .unwrap_or(stops.len());
        match here.checked_sub(1).and_then(|before| stops.get(before)) {
            Some(stop) => {
                self.position = stop.key.clone();
                self.arrive();
                true
            }
            None => false,
        }
    }

    /// Goes to the screen that shows a node; false where none does.
    pub fn jump(&mut self, path: &str) -> bool {
        let Some(at) = self.live.find(&self.form, path) else {
            return false;
        };
        let stop = self.stops().into_iter().find(|stop| match &stop.kind {
            StopKind::Questions { items, .. } => items.contains(&at),
            StopKind::AddRepeat { .. } => false,
        });
        match stop {
            Some(stop) => {
                self.log_jump();
                self.position = stop.key;
                self.arrive();
                true
            }
            None => false,
        }
    }

    /// Goes to the first screen of an instance of a repeat, by the repeat's path and the instance's
    /// number; false where it has none.
    pub fn jump_into(&mut self, repeat: &str, instance: usize) -> bool {
        let prefix = format!("{repeat}[{instance}]/");
        let stop = self.stops().into_iter().find(|stop| match &stop.kind {
            StopKind::Questions { items, .. } => items
                .iter()
                .any(|at| self.live.path(&self.form, *at).starts_with(&prefix)),
            StopKind::AddRepeat { .. } => false,
        });
        match stop {
            Some(stop) => {
                self.position = stop.key;
                self.arrive();
                true
            }
            None => false,
        }
    }

    /// Every question that is asked, in order: for an overview to jump from.
    #[must_use]
    pub fn overview(&self) -> Vec<ItemView> {
        self.questions()
            .into_iter()
            .filter(|at| self.live.cell(*at).relevant)
            .map(|at| self.view(at))
            .collect()
    }
}
