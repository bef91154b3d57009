//! Recalculation: what an answer touches, and nothing else, in the form's order.

use std::cell::Cell as Counter;
use std::collections::BTreeMap;

use rayi_form::{DataType, Form, NodeId, Part, Role};
use rayi_xpath::{Context, Failure, Value, text_of_number};

use crate::changes::Flags;
use crate::environment::Environment;
use crate::interview::Interview;
use crate::live::{FrameId, Index, Live, ROOT};
use crate::scope::Scope;
use crate::value;

/// Computed expressions waiting to be evaluated, by their place in the order.
#[derive(Clone, Default)]
pub(crate) struct Dirty {
    /// One bit a rank.
    bits: Vec<u64>,
    /// The live nodes at which each is to be evaluated.
    contexts: Vec<Vec<Index>>,
}

impl Dirty {
    pub(crate) fn new(ranks: usize) -> Self {
        Self {
            bits: vec![0; ranks.div_ceil(64)],
            contexts: vec![Vec::new(); ranks],
        }
    }

    fn mark(&mut self, rank: u32, context: Index) {
        let rank = rank as usize;
        self.bits[rank / 64] |= 1 << (rank % 64);
        self.contexts[rank].push(context);
    }

    /// Drops live nodes that are no more.
    pub(crate) fn forget(&mut self, gone: &[Index]) {
        for contexts in &mut self.contexts {
            contexts.retain(|at| !gone.contains(at));
        }
    }

    /// The lowest rank waiting, from a rank on.
    fn next(&self, from: usize) -> Option<usize> {
        let mut word = from / 64;
        let mut bits = self.bits.get(word)? & (u64::MAX << (from % 64));
        while bits == 0 {
            word += 1;
            bits = *self.bits.get(word)?;
        }
        Some(word * 64 + bits.trailing_zeros() as usize)
    }

    fn take(&mut self, rank: usize) -> Vec<Index> {
        self.bits[rank / 64] &= !(1 << (rank % 64));
        let mut contexts = std::mem::take(&mut self.contexts[rank]);
        if contexts.len() > 1 {
            contexts.sort_unstable();
            contexts.dedup();
        }
        contexts
    }
}

/// What one evaluation gave.
enum Outcome {
    Text(String),
    Truth(bool),
}

impl Interview {
    /// Marks every computed expression that reads a live node.
    pub(crate) fn mark_readers(&mut self, changed: Index) {
        let form = &self.form;
        let cell = self.live.cell(changed);
        for reader in form.graph.readers(cell.definition) {
            let expression = form.graph.order[reader.rank as usize];
            let context = form.expression(expression).context;
            let scope_kind = form.layout.kind_of(reader.scope);
            let Some(frame) = self.live.climb(form, cell.frame, scope_kind) else {
                continue;
            };
            if form.layout.kind_of(context) == scope_kind {
                self.dirty
                    .mark(reader.rank, self.live.in_frame(form, frame, context));
            } else {
                let dirty = &mut self.dirty;
                self.live
                    .each_below(form, frame, context, &mut |at| dirty.mark(reader.rank, at));
            }
        }
        for watcher in form.graph.watchers(cell.definition) {
            match watcher.part {
                Part::Count => self.counts_waiting = true,
                Part::Constraint => {}
                Part::Text | Part::Choices => {
                    let flag = if watcher.part == Part::Text {
                        Flags::TEXT
                    } else {
                        Flags::CHOICES
                    };
                    let kind = form.layout.kind_of(watcher.scope);
                    let Some(frame) = self.live.climb(form, cell.frame, kind) else {
                        continue;
                    };
                    let changes = &mut self.changed;
                    self.live.each_below(form, frame, watcher.node, &mut |at| {
                        changes.entry(at).or_default().insert(flag);
                    });
                }
            }
        }
    }

    /// Marks every computed expression of a frame and of those inside.
    pub(crate) fn mark_frame(&mut self, frame: FrameId) {
        let form = self.form.clone();
        for (rank, id) in form.graph.order.iter().enumerate() {
            let context = form.expression(*id).context;
            let dirty = &mut self.dirty;
            let rank = u32::try_from(rank).unwrap_or(u32::MAX);
            self.live
                .each_below(&form, frame, context, &mut |at| dirty.mark(rank, at));
        }
    }

    /// Marks one computed expression at one node.
    pub(crate) fn mark_one(&mut self, id: rayi_form::ExprId, at: Index) {
        let rank = self.form.graph.rank[id.index()];
        if rank != u32::MAX {
            self.dirty.mark(rank, at);
        }
    }

    /// Evaluates everything that waits, each expression after all that it reads.
    pub(crate) fn run(&mut self) {
        let form = self.form.clone();
        self.now = self.environment.now();
        let mut from = 0;
        while let Some(rank) = self.dirty.next(from) {
            let id = form.graph.order[rank];
            let expression = form.expression(id);
            for context in self.dirty.take(rank) {
                let outcome = self.evaluate(id, context);
                match (outcome, expression.role) {
                    (Some(Outcome::Text(text)), _) => self.set_value(context, text),
                    (Some(Outcome::Truth(truth)), Role::Relevant) => {
                        self.live.cells[context as usize].own_relevant = truth;
                        self.spread_relevance(context);
                    }
                    (Some(Outcome::Truth(truth)), Role::Required) => {
                        let cell = &mut self.live.cells[context as usize];
                        if cell.required != truth {
                            cell.required = truth;
                            self.note(context, Flags::REQUIRED);
                        }
                    }
                    (Some(Outcome::Truth(truth)), _) => {
                        let cell = &mut self.live.cells[context as usize];
                        if cell.read_only != truth {
                            cell.read_only = truth;
                            self.note(context, Flags::READ_ONLY);
                        }
                    }
                    (None, _) => {}
                }
            }
            from = rank;
        }
    }

    /// Evaluates one computed expression at one node. A failure is kept for [`Interview::check`]
    /// and leaves the node as it was.
    fn evaluate(&mut self, id: rayi_form::ExprId, at: Index) -> Option<Outcome> {
        let form = self.form.clone();
        let expression = form.expression(id);
        self.evaluated.set(self.evaluated.get() + 1);
        let scope = scope(
            &form,
            &self.live,
            self.environment.as_ref(),
            self.language,
            self.now,
            &self.evaluated,
        );
        let context = Context::at(scope.node(at));
        let outcome = if expression.role == Role::Calculate {
            let data_type = form.node(expression.context).data_type;
            calculated(&scope, expression, context, data_type).map(Outcome::Text)
        } else {
            expression
                .xpath
                .evaluate_boolean(&scope, context)
                .map(Outcome::Truth)
        };
        match outcome {
            Ok(outcome) => {
                self.faults.remove(&(at, id));
                Some(outcome)
            }
            Err(failure) => {
                self.faults.insert((at, id), failure);
                None
            }
        }
    }

    /// Gives a live node a value, and marks what reads it.
    pub(crate) fn set_value(&mut self, at: Index, text: String) {
        if self.live.cell(at).text != text {
            self.live.set_text(at, text);
            self.note(at, Flags::VALUE);
            self.mark_readers(at);
        }
    }

    pub(crate) fn note(&mut self, at: Index, flag: Flags) {
        self.changed.entry(at).or_default().insert(flag);
    }

    /// Carries a node's relevance down to all below it.
    pub(crate) fn spread_relevance(&mut self, at: Index) {
        let form = self.form.clone();
        let above = self
            .live
            .parent(&form, at)
            .is_none_or(|parent| self.live.cell(parent).relevant);
        let relevant = above && self.live.cell(at).own_relevant;
        if self.live.cell(at).relevant == relevant {
            return;
        }
        self.live.cells[at as usize].relevant = relevant;
        self.note(at, Flags::RELEVANCE);
        self.mark_readers(at);
        for attributes in [true, false] {
            let mut next = self.live.first_child(&form, at, attributes);
            while let Some(child) = next {
                self.spread_relevance(child);
                next = self.live.next_sibling(&form, child);
            }
        }
    }

    /// Evaluates every computed expression anew, in order: what an incremental recalculation must
    /// be equal to.
    pub fn recalculate_all(&mut self) {
        self.mark_frame(ROOT);
        self.run();
        self.settle_counts();
    }

    /// How many expressions were evaluated since the interview was opened.
    #[must_use]
    pub fn evaluated(&self) -> u64 {
        self.evaluated.get()
    }
}

/// A scope over parts of an interview, so that other parts stay free to change.
pub(crate) fn scope<'i>(
    form: &'i Form,
    live: &'i Live,
    environment: &'i dyn Environment,
    language: usize,
    now: i64,
    evaluated: &'i Counter<u64>,
) -> Scope<'i> {
    Scope {
        form,
        live,
        environment,
        language,
        now,
        evaluated,
        nesting: Counter::new(0),
    }
}

/// Failures of expressions, by node and expression.
pub(crate) type Faults = BTreeMap<(Index, rayi_form::ExprId), Box<Failure>>;

/// The value of a calculation as its node's type stores it (JavaRosa's `Recalculate.wrapData`).
pub(crate) fn calculated(
    scope: &Scope<'_>,
    expression: &rayi_form::Expression,
    context: Context<crate::scope::NodeRef>,
    data_type: DataType,
) -> rayi_xpath::Result<String> {
    let xpath = &expression.xpath;
    Ok(match data_type {
        DataType::Integer | DataType::Long => {
            let number = xpath.evaluate_number(scope, context)?;
            if number.is_finite() {
                text_of_number(number.trunc())
            } else {
                String::new()
            }
        }
        DataType::Decimal => {
            let number = xpath.evaluate_number(scope, context)?;
            if number.is_nan() {
                String::new()
            } else {
                text_of_number(number)
            }
        }
        DataType::Boolean => match xpath.evaluate(scope, context)? {
            Value::Text(text) if text.is_empty() => String::new(),
            _ => if xpath.evaluate_boolean(scope, context)? {
                "1"
            } else {
                "0"
            }
            .to_owned(),
        },
        DataType::Date | DataType::Time | DataType::DateTime => {
            let text = xpath.evaluate_text(scope, context)?.into_owned();
            value::accept(&text, data_type, None).unwrap_or(text)
        }
        _ => match xpath.evaluate(scope, context)? {
            Value::Number(number) if number.is_nan() => String::new(),
            Value::Number(number) => text_of_number(number),
            Value::Text(text) => text.into_owned(),
            Value::Boolean(truth) => if truth { "true" } else { "false" }.to_owned(),
            Value::Nodes(_) | Value::Moment(_) => xpath.evaluate_text(scope, context)?.into_owned(),
        },
    })
}

impl Interview {
    /// A scope over the whole interview.
    pub(crate) fn scope(&self) -> Scope<'_> {
        scope(
            &self.form,
            &self.live,
            self.environment.as_ref(),
            self.language,
            self.now,
            &self.evaluated,
        )
    }

    pub(crate) fn definition(&self, at: Index) -> NodeId {
        self.live.cell(at).definition
    }
}
