//! Recalculation: what an answer touches, and nothing else, in the form's order.

use std::borrow::Cow;
use std::cell::Cell as Counter;
use std::collections::BTreeMap;

use rayi_form::{DataType, ExprId, Expression, Form, NodeId, Part, Role};
use rayi_xpath::{Context, Error, Failure, Host as _, Moment, Value, ValueType};

use crate::changes::Flags;
use crate::environment::Environment;
use crate::interview::Interview;
use crate::live::{FrameId, Index, Live, ROOT};
use crate::scope::Scope;
use crate::stored;
use crate::work::Work;

/// Computed expressions waiting to be evaluated, by their place in the order.
#[derive(Clone, Default)]
pub(crate) struct Dirty {
    /// One bit a rank.
    bits: Vec<u64>,
    /// How many ranks wait.
    waiting: usize,
    /// The live node at which each is to be evaluated; [`NOWHERE`] if at none.
    first: Vec<Index>,
    /// Further such nodes, where there are several.
    more: Vec<Vec<Index>>,
}

const NOWHERE: Index = Index::MAX;

impl Dirty {
    pub(crate) fn new(ranks: usize) -> Self {
        Self {
            bits: vec![0; ranks.div_ceil(64)],
            waiting: 0,
            first: vec![NOWHERE; ranks],
            more: vec![Vec::new(); ranks],
        }
    }

    fn mark(&mut self, rank: u32, context: Index) {
        let rank = rank as usize;
        let first = &mut self.first[rank];
        if *first == NOWHERE {
            *first = context;
            self.waiting += 1;
            self.bits[rank / 64] |= 1 << (rank % 64);
        } else if *first != context {
            let more = &mut self.more[rank];
            if more.last() != Some(&context) {
                more.push(context);
            }
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

    /// Moves the live nodes of a rank to `contexts`, each once.
    fn take(&mut self, rank: usize, contexts: &mut Vec<Index>) {
        self.bits[rank / 64] &= !(1 << (rank % 64));
        self.waiting -= 1;
        contexts.push(std::mem::replace(&mut self.first[rank], NOWHERE));
        let more = &mut self.more[rank];
        if more.is_empty() {
            return;
        }
        contexts.append(more);
        if !contexts.is_sorted_by(|left, right| left < right) {
            contexts.sort_unstable();
            contexts.dedup();
        }
    }
}

/// What one evaluation gave.
enum Outcome {
    /// A text: whether it is another than the node's present one, and the number that it is read
    /// as, if that is known.
    Text(bool, Option<f64>),
    Truth(bool),
}

/// Notes a change of a live node, for [`Interview::take_changes`].
fn note(live: &mut Live, changed: &mut Vec<Index>, at: Index, flag: Flags) {
    let flags = &mut live.cells[at as usize].changed;
    if flags.is_empty() {
        changed.push(at);
    }
    flags.insert(flag);
}

impl Interview {
    /// Marks every computed expression that reads a live node.
    pub(crate) fn mark_readers(&mut self, changed: Index) {
        let form = &self.form;
        let (definition, around) = {
            let cell = self.live.cell(changed);
            (cell.definition, cell.frame)
        };
        for reader in form.graph.readers(definition) {
            let context = form.graph.contexts[reader.rank as usize];
            let scope_kind = form.layout.kind_of(reader.scope);
            let Some(frame) = self.live.climb(form, around, scope_kind) else {
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
        for watcher in form.graph.watchers(definition) {
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
                    let Some(frame) = self.live.climb(form, around, kind) else {
                        continue;
                    };
                    if form.layout.kind_of(watcher.node) == kind {
                        let at = self.live.in_frame(form, frame, watcher.node);
                        note(&mut self.live, &mut self.changed, at, flag);
                        continue;
                    }
                    self.places.clear();
                    let places = &mut self.places;
                    self.live
                        .each_below(form, frame, watcher.node, &mut |at| places.push(at));
                    for at in &self.places {
                        note(&mut self.live, &mut self.changed, *at, flag);
                    }
                }
            }
        }
    }

    /// Marks every computed expression of a frame and of those inside.
    pub(crate) fn mark_frame(&mut self, frame: FrameId) {
        let form = self.form.clone();
        let dirty = &mut self.dirty;
        self.live.each_inside(&form, frame, &mut |at| {
            let definition = self.live.cell(at).definition;
            for rank in form.graph.ranks_at(definition) {
                dirty.mark(*rank, at);
            }
        });
    }

    /// Marks one computed expression at one node.
    pub(crate) fn mark_one(&mut self, id: ExprId, at: Index) {
        let rank = self.form.graph.rank[id.index()];
        if rank != u32::MAX {
            self.dirty.mark(rank, at);
        }
    }

    /// Takes the time from the clock; expressions see the same until it is taken again.
    pub(crate) fn take_time(&mut self) {
        self.now = self.environment.now();
    }

    /// Evaluates everything that waits, each expression after all that it reads.
    pub(crate) fn run(&mut self) {
        if self.dirty.waiting == 0 && self.faults.is_empty() {
            return;
        }
        let form = self.form.clone();
        self.take_time();
        self.mark_late();
        let mut contexts = Vec::new();
        let mut from = 0;
        while let Some(rank) = self.dirty.next(from) {
            self.dirty.take(rank, &mut contexts);
            for context in contexts.drain(..) {
                if !self.live.is_gone(context) {
                    self.update(&form, form.graph.order[rank], context);
                }
            }
            from = rank;
        }
    }

    /// Marks what an earlier turn had too few steps left for.
    fn mark_late(&mut self) {
        for ((at, id), failure) in &self.faults {
            let rank = self.form.graph.rank[id.index()];
            if let Error::TooMuchWork { limit } = failure.error
                && self.work.has_more_than(limit)
                && rank != u32::MAX
            {
                self.dirty.mark(rank, *at);
            }
        }
    }

    /// Evaluates one computed expression at one node, and marks what depends on it if it gives
    /// something new. A failure is kept for [`Interview::check`] and leaves the node as it was.
    fn update(&mut self, form: &Form, id: ExprId, at: Index) {
        let expression = form.expression(id);
        self.work.count();
        let scope = scope(
            form,
            &self.live,
            self.environment.as_ref(),
            self.language,
            self.now,
            &self.work,
        );
        let context = Context::at(scope.node(at));
        let outcome = if expression.role == Role::Calculate {
            let data_type = form.node(expression.context).data_type;
            let present = &self.live.cell(at).text;
            calculated(&scope, expression, context, data_type).map(|found| {
                self.text.clear();
                let number = found.write(&mut self.text);
                Outcome::Text(*present != self.text, number)
            })
        } else {
            let truth = expression.xpath.evaluate_boolean(&scope, context);
            truth.map(Outcome::Truth)
        };
        if !self.faults.is_empty() {
            self.faults.remove(&(at, id));
        }
        let cell = &mut self.live.cells[at as usize];
        match (outcome, expression.role) {
            (Ok(Outcome::Text(true, number)), _) => {
                let number = number.unwrap_or_else(|| stored::number_of(&self.text));
                self.live.set(at, &self.text, number);
                self.note(at, Flags::VALUE);
                self.mark_readers(at);
            }
            (Ok(Outcome::Text(false, _)), _) => {}
            (Ok(Outcome::Truth(truth)), Role::Relevant) => {
                cell.own_relevant = truth;
                self.spread_relevance(at);
            }
            (Ok(Outcome::Truth(truth)), Role::Required) => {
                if std::mem::replace(&mut cell.required, truth) != truth {
                    self.note(at, Flags::REQUIRED);
                }
            }
            (Ok(Outcome::Truth(truth)), _) => {
                if std::mem::replace(&mut cell.read_only, truth) != truth {
                    self.note(at, Flags::READ_ONLY);
                }
            }
            (Err(failure), _) => {
                self.faults.insert((at, id), failure);
            }
        }
    }

    /// Gives a live node a value, and marks what reads it.
    pub(crate) fn set_value(&mut self, at: Index, text: &str) {
        if self.live.cell(at).text != text {
            self.live.set_text(at, text);
            self.note(at, Flags::VALUE);
            self.mark_readers(at);
        }
    }

    pub(crate) fn note(&mut self, at: Index, flag: Flags) {
        note(&mut self.live, &mut self.changed, at, flag);
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
        self.live.set_relevant(at, relevant);
        self.note(at, Flags::RELEVANCE);
        self.mark_readers(at);
        self.counts_waiting |= relevant && self.has_counted(self.definition(at));
        for attributes in [true, false] {
            let mut next = self.live.first_child(&form, at, attributes);
            while let Some(child) = next {
                self.spread_relevance(child);
                next = self.live.next_sibling(&form, child);
            }
        }
    }

    /// Whether a repeat with a count is a definition or lies below it.
    fn has_counted(&self, definition: NodeId) -> bool {
        let from = self.counted.partition_point(|repeat| *repeat < definition);
        let next = self.counted.get(from);
        next.is_some_and(|repeat| *repeat <= self.form.node(definition).last)
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
        self.work.evaluated()
    }
}

/// A scope over parts of an interview, so that other parts stay free to change.
pub(crate) fn scope<'i>(
    form: &'i Form,
    live: &'i Live,
    environment: &'i dyn Environment,
    language: usize,
    now: i64,
    work: &'i Work,
) -> Scope<'i> {
    Scope {
        form,
        live,
        environment,
        language,
        now,
        work,
        nesting: Counter::new(0),
    }
}

/// Failures of expressions, by node and expression.
pub(crate) type Faults = BTreeMap<(Index, ExprId), Box<Failure>>;

/// What a calculation gave, as its node stores it.
pub(crate) enum Calculated<'a> {
    Number(f64),
    Text(Cow<'a, str>),
}

impl Calculated<'_> {
    /// Appends its text, and gives the number which that is read as, if it is known.
    fn write(&self, text: &mut String) -> Option<f64> {
        match self {
            Self::Number(number) => {
                stored::write(*number, text);
                // Other numbers may be written with an exponent, which no text is read with.
                (number.abs() <= 1e6 && number.fract() == 0.0).then_some(*number + 0.0)
            }
            Self::Text(found) => {
                text.push_str(found);
                None
            }
        }
    }

    pub(crate) fn into_text(self) -> String {
        match self {
            Self::Number(number) => {
                let mut text = String::new();
                stored::write(number, &mut text);
                text
            }
            Self::Text(found) => found.into_owned(),
        }
    }
}

/// The value of a calculation as its node's type stores it (JavaRosa's `Recalculate.wrapData`).
pub(crate) fn calculated<'a>(
    scope: &'a Scope<'_>,
    expression: &'a Expression,
    context: Context<crate::scope::NodeRef>,
    data_type: DataType,
) -> rayi_xpath::Result<Calculated<'a>> {
    let xpath = &expression.xpath;
    let blank = || Calculated::Text(Cow::Borrowed(""));
    Ok(match data_type {
        DataType::Integer => {
            let number = xpath.evaluate_number(scope, context)?;
            if number.is_finite() {
                // Saturates, as Java's narrowing does.
                let (least, most) = (f64::from(i32::MIN), f64::from(i32::MAX));
                Calculated::Number(number.trunc().clamp(least, most))
            } else {
                blank()
            }
        }
        DataType::Long => {
            let number = xpath.evaluate_number(scope, context)?;
            if number.is_finite() {
                Calculated::Number(number.trunc())
            } else {
                blank()
            }
        }
        DataType::Decimal => {
            let number = xpath.evaluate_number(scope, context)?;
            if number.is_nan() {
                blank()
            } else {
                Calculated::Number(number)
            }
        }
        DataType::Boolean => Calculated::Text(match xpath.evaluate_scalar(scope, context)? {
            Value::Text(text) if text.is_empty() => text,
            Value::Number(number) if number.is_nan() => Cow::Borrowed(""),
            Value::Number(number) => truth(number != 0.0),
            Value::Boolean(found) => truth(found),
            Value::Text(_) | Value::Nodes(_) | Value::Moment(_) => truth(true),
        }),
        DataType::Date | DataType::Time | DataType::DateTime => {
            moment(scope, xpath, context, data_type)?
        }
        _ => match xpath.evaluate_scalar(scope, context)? {
            Value::Number(number) if number.is_nan() => blank(),
            Value::Number(number) => Calculated::Number(number),
            Value::Text(text) => Calculated::Text(text),
            Value::Boolean(found) => Calculated::Text(truth(found)),
            Value::Moment(moment) => {
                stored(scope, moment.as_type(ValueType::DateTime, &zone(scope)))
            }
            Value::Nodes(_) => Calculated::Text(xpath.evaluate_text(scope, context)?),
        },
    })
}

/// A truth as nodes store it, whatever their type.
fn truth(found: bool) -> Cow<'static, str> {
    Cow::Borrowed(if found { "1" } else { "0" })
}

/// The value of a node that holds a date, a time of day or both.
fn moment<'a>(
    scope: &'a Scope<'_>,
    xpath: &'a rayi_xpath::Expr,
    context: Context<crate::scope::NodeRef>,
    data_type: DataType,
) -> rayi_xpath::Result<Calculated<'a>> {
    let kind = match data_type {
        DataType::Date => ValueType::Date,
        DataType::Time => ValueType::Time,
        _ => ValueType::DateTime,
    };
    let found = match xpath.evaluate_scalar(scope, context)? {
        Value::Moment(found) => Some(found),
        Value::Text(text) => Moment::read(&text, kind, scope.now(), &zone(scope)),
        _ => None,
    };
    Ok(match found {
        Some(found) => stored(scope, found.as_type(kind, &zone(scope))),
        None => Calculated::Text(xpath.evaluate_text(scope, context)?),
    })
}

fn stored<'a>(scope: &Scope<'_>, moment: Moment) -> Calculated<'a> {
    Calculated::Text(Cow::Owned(moment.to_stored(scope.now(), &zone(scope))))
}

fn zone<'s>(scope: &'s Scope<'_>) -> impl Fn(i64) -> i32 + 's {
    |at| scope.offset_minutes(at)
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
            &self.work,
        )
    }

    pub(crate) fn definition(&self, at: Index) -> NodeId {
        self.live.cell(at).definition
    }
}

#[cfg(test)]
mod tests;
