//! Screens: one question, or the questions of a `field-list`, or the offer of another repeat
//! instance; forwards and backwards past what is not asked.

use std::ops::ControlFlow;

use rayi_form::{Appearance, ControlId, ControlKind, NodeId};

use crate::interview::Interview;
use crate::live::{FrameId, Index, ROOT};
use crate::stops::{Counted, Only, Stop, Visit};
use crate::view::{AppView, ItemView, TextView};

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
    /// The application that answers the questions of a group on the screen (`intent` of the group).
    pub app: Option<AppView>,
    /// What the appearance of the group wishes that is shown as one screen.
    pub wishes: Vec<Appearance>,
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
        self.first_from(&self.position, |key, stop| {
            (key.to_vec(), self.nodes_of(stop))
        })
        .unwrap_or_else(|| (vec![u32::MAX], ScreenNodes::End))
    }

    fn nodes_of(&self, stop: &Stop<'_>) -> ScreenNodes {
        match *stop {
            Stop::Questions { items, group } => {
                let group = group.map(|id| self.group_path(id, items.first().copied()));
                let items = items.to_vec();
                ScreenNodes::Questions { items, group }
            }
            Stop::AddRepeat { around, repeat } => {
                let base = self.live.frame(around).base;
                let above = self.form.node(repeat).parent.unwrap_or(NodeId(0));
                let above = self.live.seen_from(&self.form, base, above).unwrap_or(base);
                let next = self.live.series(&self.form, around, repeat).len() + 1;
                let name = self.form.node_name(repeat);
                let path = format!("{}/{name}[{next}]", self.live.path(&self.form, above));
                ScreenNodes::AddRepeat { path }
            }
        }
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
                    for &frame in self.instances(repeat, around) {
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
            .first_from(&[], |key, _| key.to_vec())
            .unwrap_or_default();
    }

    /// Whether all questions are behind.
    #[must_use]
    pub fn is_at_end(&self) -> bool {
        self.first_from(&self.position, |_, _| ()).is_none()
    }

    /// The screen to draw now.
    #[must_use]
    pub fn screen(&self) -> Screen {
        self.screen_with(usize::MAX)
    }

    /// The screen to draw now, with at most so many choices of each question.
    #[must_use]
    pub fn screen_with(&self, choices: usize) -> Screen {
        self.work.begin_turn();
        let here = self.first_from(&self.position, |key, stop| {
            (key.to_vec(), self.draw(stop, choices))
        });
        let Some((key, mut screen)) = here else {
            let total = self.count_stops(&self.position).total;
            return Screen {
                kind: ScreenKind::End,
                title: None,
                app: None,
                wishes: Vec::new(),
                items: Vec::new(),
                index: total,
                total,
            };
        };
        let Counted { before, total, .. } = self.count_stops(&key);
        screen.index = before + 1;
        screen.total = total;
        screen
    }

    /// What a stop looks like; its number is left open.
    fn draw(&self, stop: &Stop<'_>, choices: usize) -> Screen {
        let mut screen = Screen {
            kind: ScreenKind::Questions,
            title: None,
            app: None,
            wishes: Vec::new(),
            items: Vec::new(),
            index: 0,
            total: 0,
        };
        match stop {
            Stop::Questions { items, group } => {
                screen.items = items.iter().map(|at| self.view(*at, choices)).collect();
                screen.title = group.and_then(|id| self.title(id, items.first().copied()));
                screen.app = items.iter().find_map(|at| self.app_of_group(*at));
                screen.wishes = group.map_or_else(Vec::new, |id| {
                    Appearance::of(&self.form.control(id).appearance)
                });
            }
            Stop::AddRepeat { around, repeat } => {
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

    /// The application that answers all questions of the group right around one.
    fn app_of_group(&self, at: Index) -> Option<AppView> {
        let control = self.form.node(self.live.cell(at).definition).control?;
        let group = self.form.control(self.form.control(control).parent?);
        self.app(Some(group), at)
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
        self.work.begin_turn();
        let mut here = false;
        let mut next = None;
        self.each_stop(
            &self.position,
            &mut Visit(&mut |key: &[u32], _: &Stop<'_>| {
                if here {
                    next = Some(key.to_vec());
                    return ControlFlow::Break(());
                }
                here = true;
                ControlFlow::Continue(())
            }),
        );
        if here {
            self.position = next.unwrap_or_else(|| vec![u32::MAX]);
            self.arrive();
        }
        here
    }

    /// Goes to the screen before; false at the first.
    pub fn previous_screen(&mut self) -> bool {
        self.work.begin_turn();
        let mut before: Option<Vec<u32>> = None;
        self.each_stop(
            &[],
            &mut Visit(&mut |key: &[u32], _: &Stop<'_>| {
                if key >= self.position.as_slice() {
                    return ControlFlow::Break(());
                }
                let known = before.get_or_insert_default();
                known.clear();
                known.extend_from_slice(key);
                ControlFlow::Continue(())
            }),
        );
        self.go_to(before)
    }

    /// Goes to the screen that shows a question, or to the first one inside a group or an instance
    /// of a repeat; false where there is none.
    pub fn jump(&mut self, path: &str) -> bool {
        self.work.begin_turn();
        let Some(at) = self.live.find(&self.form, path) else {
            return false;
        };
        let frame = self.live.cell(at).frame;
        let key = self
            .find_stop(frame, |items| items.contains(&at))
            .or_else(|| {
                self.find_stop(frame, |items| {
                    items.iter().any(|item| self.is_inside(*item, at))
                })
            });
        if key.is_some() {
            self.log_jump();
        }
        self.go_to(key)
    }

    /// Whether a live node lies below another.
    fn is_inside(&self, at: Index, above: Index) -> bool {
        let mut next = self.live.parent(&self.form, at);
        while let Some(at) = next {
            if at == above {
                return true;
            }
            next = self.live.parent(&self.form, at);
        }
        false
    }

    /// Goes to the first screen of an instance of a repeat, by the repeat's path and the instance's
    /// number; false where it has none.
    pub fn jump_into(&mut self, repeat: &str, instance: usize) -> bool {
        let Some((around, repeat)) = self.live.find_series(&self.form, repeat) else {
            return false;
        };
        let series = self.live.series(&self.form, around, repeat);
        let Some(frame) = instance
            .checked_sub(1)
            .and_then(|at| series.get(at).copied())
        else {
            return false;
        };
        let kind = self.live.frame(frame).kind;
        let (live, form) = (&self.live, &self.form);
        let is_inside = |at: &Index| live.climb(form, live.cell(*at).frame, kind) == Some(frame);
        let key = self.find_stop(frame, |items| items.iter().any(is_inside));
        self.go_to(key)
    }

    /// Goes to a stop, if there is one.
    fn go_to(&mut self, key: Option<Vec<u32>>) -> bool {
        let Some(key) = key else { return false };
        self.position = key;
        self.arrive();
        true
    }

    /// The first screen whose questions are wanted, looked for in a frame, in those around it and
    /// in those inside.
    fn find_stop(&self, frame: FrameId, wanted: impl Fn(&[Index]) -> bool) -> Option<Vec<u32>> {
        let mut found = None;
        let mut see = |key: &[u32], stop: &Stop<'_>| match stop {
            Stop::Questions { items, .. } if wanted(items) => {
                found = Some(key.to_vec());
                ControlFlow::Break(())
            }
            _ => ControlFlow::Continue(()),
        };
        self.each_stop(&[], &mut Only::towards(&self.live, frame, &mut see));
        found
    }

    /// The first stop from a key on.
    fn first_from<T>(&self, from: &[u32], take: impl Fn(&[u32], &Stop<'_>) -> T) -> Option<T> {
        let mut found = None;
        self.each_stop(
            from,
            &mut Visit(&mut |key: &[u32], stop: &Stop<'_>| {
                found = Some(take(key, stop));
                ControlFlow::Break(())
            }),
        );
        found
    }

    /// The questions on the present screen, without its number.
    #[must_use]
    pub fn items_here(&self) -> Vec<ItemView> {
        self.work.begin_turn();
        self.shown()
            .into_iter()
            .map(|at| self.view(at, usize::MAX))
            .collect()
    }

    /// Every question that is asked, in order: for an overview to jump from.
    #[must_use]
    pub fn overview(&self) -> Vec<ItemView> {
        self.overview_with(usize::MAX)
    }

    /// The same, with at most so many choices of each question.
    #[must_use]
    pub fn overview_with(&self, choices: usize) -> Vec<ItemView> {
        self.work.begin_turn();
        self.questions()
            .into_iter()
            .filter(|at| self.live.cell(*at).relevant)
            .map(|at| self.view(at, choices))
            .collect()
    }
}
