//! Answers: checked against type, choices and the author's condition, then taken.

use rayi_form::{ControlKind, DataType, Events};
use rayi_xpath::Context;

use crate::changes::Changes;
use crate::choices;
use crate::interview::Interview;
use crate::live::Index;
use crate::texts;
use crate::value;
use crate::view::TextView;
use crate::violation::{Violation, ViolationKind};

/// Why a call about one node came to nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The form has no live node at the path.
    NoSuchNode,
    /// The answer is not accepted; nothing changed.
    Violation(Violation),
}

impl Interview {
    /// Answers a question in its lexical form; selects take space-separated names, blank clears.
    ///
    /// # Errors
    /// [`Refusal`]: nothing is changed by an answer that is refused.
    pub fn answer(&mut self, path: &str, text: &str) -> Result<Changes, Refusal> {
        self.work.begin_turn();
        let at = self
            .live
            .find(&self.form, path)
            .ok_or(Refusal::NoSuchNode)?;
        self.take_time();
        let accepted = self.accept(at, text).map_err(|violation| {
            if violation.kind == ViolationKind::Constraint {
                self.log_event("constraint error", self.live.path(&self.form, at), None);
            }
            Refusal::Violation(violation)
        })?;
        self.take_answer(at, &accepted);
        self.look_at_changed();
        self.log_screen();
        Ok(self.take_changes())
    }

    /// Gives a node a value whatever its condition, choices and state say; only the lexical form
    /// of its type is kept where the text has it. For scripts and for answers already given; what
    /// changed with it is not told.
    ///
    /// # Errors
    /// [`Refusal::NoSuchNode`].
    pub fn set(&mut self, path: &str, text: &str) -> Result<(), Refusal> {
        self.work.begin_turn();
        let at = self
            .live
            .find(&self.form, path)
            .ok_or(Refusal::NoSuchNode)?;
        self.take_time();
        let accepted = self.lexical(at, text).unwrap_or_else(|_| text.to_owned());
        self.take_answer(at, &accepted);
        self.forget_changes();
        Ok(())
    }

    /// Conditions and required answers are looked at when the record is finished, and not at each
    /// answer; types and choices always are. How a project wants it is no matter of a form, so a
    /// draft does not keep it.
    pub fn check_late(&mut self, late: bool) {
        self.checks_late = late;
    }

    /// Whether conditions are looked at only when the record is finished.
    #[must_use]
    pub fn checks_late(&self) -> bool {
        self.checks_late
    }

    /// A text in the form that a node stores it in.
    fn lexical(&self, at: Index, text: &str) -> Result<String, ViolationKind> {
        let node = self.form.node(self.definition(at));
        let control = node.control.map(|id| self.form.control(id));
        let is_number = node.data_type == DataType::String
            && control
                .is_some_and(|control| control.appearance.iter().any(|word| word == "numbers"));
        let kind = control.map(|control| &control.kind);
        if is_number {
            return value::accept(&value::ascii_digits(text), node.data_type, kind);
        }
        value::accept(text, node.data_type, kind)
    }

    fn take_answer(&mut self, at: Index, text: &str) {
        if self.live.cell(at).text != text {
            self.set_value(at, text);
            self.run();
            self.act(Events::VALUE_CHANGED, Some(at));
            self.run();
            self.settle_counts();
        }
    }

    /// Checks an answer without taking it; gives the form it would be stored in.
    fn accept(&mut self, at: Index, text: &str) -> Result<String, Violation> {
        if !self.live.cell(at).relevant {
            return Err(self.violation(at, ViolationKind::NotRelevant));
        }
        if self.is_read_only(at) {
            return Err(self.violation(at, ViolationKind::ReadOnly));
        }
        let accepted = self
            .lexical(at, text)
            .map_err(|kind| self.violation(at, kind))?;
        if accepted.is_empty() {
            return Ok(accepted);
        }
        if let Some(kind) = self.choice_fault(at, &accepted) {
            return Err(self.violation(at, kind));
        }
        if self.checks_late {
            return Ok(accepted);
        }
        // The condition sees the answer as if it were given; what depends on it does not.
        let before = self.live.cell(at).text.clone();
        self.live.set_text(at, &accepted);
        let verdict = self.constraint_fault(at);
        self.live.set_text(at, &before);
        match verdict {
            Some(kind) => Err(self.violation(at, kind)),
            None => Ok(accepted),
        }
    }

    /// What is wrong with the choices named in an answer.
    fn choice_fault(&self, at: Index, answer: &str) -> Option<ViolationKind> {
        let node = self.form.node(self.definition(at));
        let control = self.form.control(node.control?);
        let scope = self.scope();
        match control.kind {
            ControlKind::SelectOne => match choices::is_choice(&scope, at, answer) {
                Ok(true) => None,
                Ok(false) => Some(ViolationKind::NotAChoice),
                Err(_) => Some(ViolationKind::ExpressionFailed),
            },
            ControlKind::SelectMultiple | ControlKind::Rank => {
                let mut seen: Vec<&str> = Vec::new();
                for name in answer.split_whitespace() {
                    if seen.contains(&name) {
                        return Some(ViolationKind::ChoiceTwice);
                    }
                    seen.push(name);
                }
                let (asked, is_rank) = (seen.len(), control.kind == ControlKind::Rank);
                if control.choices.is_none() {
                    seen.clear();
                }
                let mut known = 0;
                let told = choices::each_choice(&scope, at, &mut |value, _| {
                    known += 1;
                    seen.retain(|name| *name != value);
                    is_rank || !seen.is_empty()
                });
                if told.is_err() {
                    return Some(ViolationKind::ExpressionFailed);
                }
                if !seen.is_empty() {
                    return Some(ViolationKind::NotAChoice);
                }
                (is_rank && asked != known).then_some(ViolationKind::NotARanking)
            }
            _ => None,
        }
    }

    /// Whether the present value of a node breaks its condition.
    fn constraint_fault(&self, at: Index) -> Option<ViolationKind> {
        let id = self.form.node(self.definition(at)).bind.constraint?;
        self.work.count();
        let scope = self.scope();
        let expression = self.form.expression(id);
        match expression
            .xpath
            .evaluate_boolean(&scope, Context::at(scope.node(at)))
        {
            Ok(true) => None,
            Ok(false) => Some(ViolationKind::Constraint),
            Err(_) => Some(ViolationKind::ExpressionFailed),
        }
    }

    /// Whether a person may not change a node: its own `readonly`, or that of one above it.
    pub(crate) fn is_read_only(&self, at: Index) -> bool {
        let mut next = Some(at);
        while let Some(at) = next {
            if self.live.cell(at).read_only {
                return true;
            }
            next = self.live.parent(&self.form, at);
        }
        false
    }

    /// What is wrong with the present answer of a question that is asked.
    pub(crate) fn fault(&self, at: Index) -> Option<ViolationKind> {
        let cell = self.live.cell(at);
        if !cell.relevant {
            return None;
        }
        if cell.text.is_empty() {
            return cell.required.then_some(ViolationKind::Required);
        }
        let node = self.form.node(cell.definition);
        let control = node.control.map(|id| &self.form.control(id).kind);
        let is_typed = node.data_type != DataType::String;
        if is_typed && let Err(kind) = value::accept(&cell.text, node.data_type, control) {
            return Some(kind);
        }
        self.choice_fault(at, &cell.text)
            .or_else(|| self.constraint_fault(at))
    }

    /// Everything wrong with the record as it stands, in the order of the questions.
    #[must_use]
    pub fn check(&self) -> Vec<Violation> {
        self.work.begin_turn();
        let mut found: Vec<Violation> = Vec::new();
        for at in self.questions() {
            if let Some(kind) = self.fault(at) {
                found.push(self.violation(at, kind));
            }
        }
        found.extend(self.too_many());
        for (at, _) in self.faults.keys() {
            if self.live.cell(*at).relevant {
                found.push(self.violation(*at, ViolationKind::ExpressionFailed));
            }
        }
        found
    }

    /// A violation with the author's words for it.
    pub(crate) fn violation(&self, at: Index, kind: ViolationKind) -> Violation {
        let bind = &self.form.node(self.definition(at)).bind;
        let words = match kind {
            ViolationKind::Required => bind.required_message.as_ref(),
            ViolationKind::Constraint => bind.constraint_message.as_ref(),
            _ => None,
        };
        let message = words.and_then(|text| {
            let scope = self.scope();
            texts::render(&scope, text, rayi_form::TextForm::Plain, at, true)
                .map(|rendered| TextView::new(&self.form, rendered))
        });
        Violation {
            path: self.live.path(&self.form, at),
            kind,
            message,
        }
    }
}
