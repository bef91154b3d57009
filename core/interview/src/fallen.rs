//! Answers whose choice is no longer offered.
//!
//! As in JavaRosa (`ItemsetBinding.updateQuestionAnswerInModel`), an answer loses what an itemset
//! does not offer any more when the question is looked at: when its screen is reached, when another
//! answer on the same screen changes its choices, when its choices are asked for, and for all
//! questions before the record is finished. Until then it stays, and comes back into its right if
//! the choices do. Choices listed in the control itself never clear an answer.
//!
//! Unlike JavaRosa, what depends on the answer is calculated anew at once.

use rayi_form::Choices;

use crate::changes::Flags;
use crate::choices;
use crate::interview::Interview;
use crate::live::Index;

impl Interview {
    /// Looks at a question: its answer loses what its choices do not offer any more.
    pub fn look_at(&mut self, path: &str) {
        self.work.begin_turn();
        if let Some(at) = self.live.find(&self.form, path) {
            self.drop_fallen(&[at]);
        }
    }

    /// Looks at every question that is asked.
    pub fn look_at_all(&mut self) {
        self.work.begin_turn();
        let all = self.questions();
        self.drop_fallen(&all);
    }

    /// Looks at the questions on the screen.
    pub(crate) fn look_at_screen(&mut self) {
        let shown = self.shown();
        self.drop_fallen(&shown);
    }

    /// After an answer: looks at those questions on the screen whose choices changed with it.
    pub(crate) fn look_at_changed(&mut self) {
        let changed: Vec<Index> = self
            .changed
            .iter()
            .copied()
            .filter(|at| !self.live.is_gone(*at))
            .filter(|at| self.live.cell(*at).changed.has(Flags::CHOICES))
            .filter(|at| self.may_fall(*at))
            .collect();
        if changed.is_empty() {
            return;
        }
        let shown = self.shown();
        let seen: Vec<Index> = changed
            .into_iter()
            .filter(|at| shown.contains(at))
            .collect();
        self.drop_fallen(&seen);
    }

    fn drop_fallen(&mut self, questions: &[Index]) {
        let mut any = false;
        for at in questions {
            if let Some(left) = self.what_is_left(*at) {
                self.set_value(*at, &left);
                any = true;
            }
        }
        if any {
            self.run();
            self.settle_counts();
        }
    }

    /// Whether a question has an answer, and choices that come and go.
    fn may_fall(&self, at: Index) -> bool {
        let cell = self.live.cell(at);
        let control = self.form.node(cell.definition).control;
        let come_and_go = control.is_some_and(|id| {
            let control = self.form.control(id);
            // What a search finds is looked at by nobody but the person, in Collect too.
            matches!(control.choices, Some(Choices::Itemset(_))) && control.search.is_none()
        });
        cell.relevant && !cell.text.is_empty() && come_and_go
    }

    /// The answer without what is not offered; `None` where all of it is.
    fn what_is_left(&self, at: Index) -> Option<String> {
        if !self.may_fall(at) {
            return None;
        }
        let text = &self.live.cell(at).text;
        let scope = self.scope();
        let control = self.form.node(self.definition(at)).control?;
        let names: Vec<&str> = match self.form.control(control).kind {
            rayi_form::ControlKind::SelectOne => vec![text.as_str()],
            _ => text.split_whitespace().collect(),
        };
        let mut offered = vec![false; names.len()];
        choices::each_choice(&scope, at, &mut |value, _| {
            for (name, offered) in names.iter().zip(&mut offered) {
                *offered |= *name == value;
            }
            !offered.iter().all(|offered| *offered)
        })
        // An answer is not lost because it cannot be told what is offered.
        .ok()?;
        if offered.iter().all(|offered| *offered) {
            return None;
        }
        let left: Vec<&str> = names
            .into_iter()
            .zip(offered)
            .filter_map(|(name, offered)| offered.then_some(name))
            .collect();
        Some(left.join(" "))
    }
}

#[cfg(test)]
mod tests;
