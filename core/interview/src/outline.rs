//! [`Outline`]: the whole form as a tree of what is asked, for an overview to jump from; groups and
//! repeats with their labels, questions with their answers in words.

use rayi_form::{Appearance, ControlId, ControlKind, DataType, NodeId, TextForm};

use crate::choices;
use crate::interview::Interview;
use crate::live::{FrameId, Index, ROOT};
use crate::texts;
use crate::view::TextView;

/// What a line of an outline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OutlineKind {
    /// A question.
    Question,
    /// A group that has a label. One without is not shown: what is in it stands one level higher.
    Group,
    /// A repeat, whose children are its instances.
    Repeat {
        /// A person may add instances and remove them.
        is_open: bool,
    },
    /// An instance of a repeat.
    Instance {
        /// Its number, from 1.
        number: usize,
    },
}

/// One line of an outline, with all below it.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// What it is.
    pub kind: OutlineKind,
    /// Path of its node, with positions at repeats; a repeat's own has none at its end. A group that
    /// is no node has the path of the node around it.
    pub path: String,
    /// Its label; of an instance, the repeat's with the instance's answers put in.
    pub label: Option<TextView>,
    /// The answer as a person reads it: the labels of choices instead of their names.
    pub answer: Option<String>,
    /// Type that the answer is written by; `None` where it is in words already, and without an answer.
    pub data_type: Option<DataType>,
    /// What is inside.
    pub children: Vec<Self>,
}

/// What stands for an answer that is not to be read over a shoulder: the same for each.
const HIDDEN: &str = "••••";

impl Interview {
    /// The form as a tree of all that is asked at this moment.
    #[must_use]
    pub fn outline(&self) -> Vec<Outline> {
        self.work.begin_turn();
        let mut lines = Vec::new();
        let base = self.live.frame(ROOT).base;
        self.outline_of(&self.form.body, base, &mut lines);
        lines
    }

    /// The innermost instance around a node that a person may remove, and its label.
    #[must_use]
    pub fn removable_around(&self, path: &str) -> Option<(String, Option<TextView>)> {
        let instance = path.get(..=path.rfind(']')?)?;
        let (series, _) = instance.rsplit_once('[')?;
        if !self.is_open_repeat(series) && !self.has_spare(series) {
            return None;
        }
        self.work.begin_turn();
        let at = self.live.find(&self.form, instance)?;
        let control = self.form.node(self.definition(at)).control;
        let label = control.and_then(|repeat| self.words(self.labelled(repeat)?, at));
        Some((instance.to_owned(), label))
    }

    /// The control with a repeat's label: its own, or the group around it.
    pub(crate) fn labelled(&self, repeat: ControlId) -> Option<ControlId> {
        [Some(repeat), self.form.control(repeat).parent]
            .into_iter()
            .flatten()
            .find(|id| self.form.control(*id).label.is_some())
    }

    fn outline_of(&self, controls: &[ControlId], around: Index, lines: &mut Vec<Outline>) {
        for id in controls {
            let control = self.form.control(*id);
            let at = control
                .node
                .and_then(|node| self.live.seen_from(&self.form, around, node));
            match &control.kind {
                ControlKind::Repeat { count, fixed } => {
                    let is_open = count.is_none() && !*fixed;
                    lines.extend(self.outline_repeat(*id, is_open, around));
                }
                ControlKind::Group => {
                    if at.is_some_and(|at| !self.live.cell(at).relevant) {
                        continue;
                    }
                    self.outline_group(*id, at.unwrap_or(around), around, lines);
                }
                _ => lines.extend(
                    at.filter(|at| self.live.cell(*at).relevant)
                        .map(|at| self.outline_question(*id, at)),
                ),
            }
        }
    }

    fn outline_group(&self, id: ControlId, at: Index, around: Index, lines: &mut Vec<Outline>) {
        let control = self.form.control(id);
        // The group around a repeat is written for its label, which the repeat takes over.
        let holds_repeat = control.children.iter().any(|child| {
            let child = self.form.control(*child);
            matches!(child.kind, ControlKind::Repeat { .. }) && child.node == control.node
        });
        let label = self.words(id, at).filter(|_| !holds_repeat);
        let Some(label) = label else {
            self.outline_of(&control.children, around, lines);
            return;
        };
        let mut children = Vec::new();
        self.outline_of(&control.children, around, &mut children);
        if !children.is_empty() {
            lines.push(Outline {
                kind: OutlineKind::Group,
                path: self.live.path(&self.form, at),
                label: Some(label),
                answer: None,
                data_type: None,
                children,
            });
        }
    }

    fn outline_repeat(&self, id: ControlId, is_open: bool, around: Index) -> Option<Outline> {
        let control = self.form.control(id);
        let repeat = control.node?;
        let above = self.form.node(repeat).parent.unwrap_or(NodeId(0));
        let above = self.live.seen_from(&self.form, around, above)?;
        if !self.live.cell(above).relevant {
            return None;
        }
        let labelled = self.labelled(id);
        let words = |at: Index| labelled.and_then(|id| self.words(id, at));
        let series: Vec<FrameId> = self
            .live
            .series(&self.form, self.live.cell(above).frame, repeat)
            .to_vec();
        let mut children = Vec::new();
        for (number, frame) in (1..).zip(series) {
            let base = self.live.frame(frame).base;
            if !self.live.cell(base).relevant {
                continue;
            }
            let mut inside = Vec::new();
            self.outline_of(&control.children, base, &mut inside);
            children.push(Outline {
                kind: OutlineKind::Instance { number },
                path: self.live.path(&self.form, base),
                label: words(base),
                answer: None,
                data_type: None,
                children: inside,
            });
        }
        let may_come = is_open && self.would_be_relevant(repeat, above);
        (!children.is_empty() || may_come).then(|| Outline {
            kind: OutlineKind::Repeat { is_open },
            path: format!(
                "{}/{}",
                self.live.path(&self.form, above),
                self.form.node_name(repeat)
            ),
            label: words(above),
            answer: None,
            data_type: None,
            children,
        })
    }

    fn outline_question(&self, id: ControlId, at: Index) -> Outline {
        let answer = self.answer_in_words(id, at);
        Outline {
            kind: OutlineKind::Question,
            path: self.live.path(&self.form, at),
            label: self.words(id, at),
            data_type: self.type_of_words(id, at).filter(|_| answer.is_some()),
            answer,
            children: Vec::new(),
        }
    }

    /// The type of an answer that is shown as it is stored.
    fn type_of_words(&self, id: ControlId, at: Index) -> Option<DataType> {
        use ControlKind::{Rank, SelectMultiple, SelectOne};
        let in_words = matches!(
            self.form.control(id).kind,
            SelectOne | SelectMultiple | Rank
        );
        (!in_words && !self.is_hidden(id)).then(|| self.form.node(self.definition(at)).data_type)
    }

    fn is_hidden(&self, id: ControlId) -> bool {
        let wishes = Appearance::of(&self.form.control(id).appearance);
        wishes.contains(&Appearance::Masked)
    }

    /// The answer with the labels of choices instead of their names.
    fn answer_in_words(&self, id: ControlId, at: Index) -> Option<String> {
        let text = &self.live.cell(at).text;
        if text.is_empty() {
            return None;
        }
        if self.is_hidden(id) {
            return Some(HIDDEN.to_owned());
        }
        let names: Vec<&str> = match &self.form.control(id).kind {
            ControlKind::SelectMultiple | ControlKind::Rank => text.split_whitespace().collect(),
            ControlKind::SelectOne => vec![text.as_str()],
            _ => return Some(text.clone()),
        };
        let scope = self.scope();
        let words: Vec<String> = names
            .into_iter()
            .map(|name| choices::name_of(&scope, at, name).unwrap_or_else(|| name.to_owned()))
            .collect();
        Some(words.join(", "))
    }

    fn words(&self, id: ControlId, at: Index) -> Option<TextView> {
        let label = self.form.control(id).label.as_ref()?;
        let scope = self.scope();
        texts::render(&scope, label, TextForm::Plain, at, true)
            .map(|rendered| TextView::new(&self.form, rendered))
    }
}

#[cfg(test)]
mod tests;
