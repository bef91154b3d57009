//! Evaluation: from an expression and a context to a value.
//!
//! Each conversion has a road of its own (`number`, `boolean`, `text`), so that arithmetic over
//! single nodes allocates nothing.

mod choose;
mod clock;
mod code;
mod convert;
mod earth;
mod lists;
mod numeric;
mod path;
mod repeat;
#[cfg(test)]
mod tests;
mod texts;

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use crate::dom::Host;
use crate::error::{Error, Failure, Result};
use crate::expr::{CallId, Comparison, Expr, Operator, PathId, Term, TermId};
use crate::function::Function;
use crate::nodes::Nodes;
use crate::number;
use crate::pattern::{Pattern, Refusal};
use crate::value::Value;

/// Where an evaluation starts.
#[derive(Debug, Clone, Copy)]
pub struct Context<N> {
    /// The node that carries the expression: what a relative path and `current()` start from.
    pub node: N,
    /// Position (from 1) and size of the list the node is an item of; `None`: `position()` is the
    /// node's index among its siblings of the same name.
    pub item: Option<(usize, usize)>,
}

impl<N> Context<N> {
    /// The context of an expression carried by `node`.
    pub fn at(node: N) -> Self {
        Self { node, item: None }
    }
}

impl Expr {
    /// Evaluates to a value of the expression's own type.
    ///
    /// # Errors
    /// What could not be done and where in the expression.
    pub fn evaluate<'a, H: Host>(
        &'a self,
        host: &'a H,
        context: Context<H::Node>,
    ) -> Result<Value<'a, H::Node>> {
        let (evaluator, scope) = Evaluator::new(self, host, context);
        evaluator.term(self.root(), scope)
    }

    /// Evaluates to a truth, as `relevant`, `required` and `constraint` need it.
    ///
    /// # Errors
    /// As [`Expr::evaluate`]; also where several nodes stand for one value.
    pub fn evaluate_boolean<H: Host>(&self, host: &H, context: Context<H::Node>) -> Result<bool> {
        let (evaluator, scope) = Evaluator::new(self, host, context);
        evaluator.boolean(self.root(), scope)
    }

    /// Evaluates to a number.
    ///
    /// # Errors
    /// As [`Expr::evaluate_boolean`].
    pub fn evaluate_number<H: Host>(&self, host: &H, context: Context<H::Node>) -> Result<f64> {
        let (evaluator, scope) = Evaluator::new(self, host, context);
        evaluator.number(self.root(), scope)
    }

    /// Evaluates to a text.
    ///
    /// # Errors
    /// As [`Expr::evaluate_boolean`].
    pub fn evaluate_text<'a, H: Host>(
        &'a self,
        host: &'a H,
        context: Context<H::Node>,
    ) -> Result<Cow<'a, str>> {
        let (evaluator, scope) = Evaluator::new(self, host, context);
        evaluator.text(self.root(), scope)
    }

    /// Evaluates to one value in its type, as a node that stores it needs it: where the expression
    /// gives nodes, the value of the one node, and the empty text where there is none.
    ///
    /// # Errors
    /// As [`Expr::evaluate_boolean`].
    pub fn evaluate_scalar<'a, H: Host>(
        &'a self,
        host: &'a H,
        context: Context<H::Node>,
    ) -> Result<Value<'a, H::Node>> {
        let (evaluator, scope) = Evaluator::new(self, host, context);
        evaluator.scalar(self.root(), scope)
    }

    /// Evaluates to nodes, as an itemset needs it.
    ///
    /// # Errors
    /// As [`Expr::evaluate`]; also where the value is no nodes.
    pub fn evaluate_nodes<H: Host>(
        &self,
        host: &H,
        context: Context<H::Node>,
    ) -> Result<Nodes<H::Node>> {
        let (evaluator, scope) = Evaluator::new(self, host, context);
        evaluator.nodes(self.root(), scope)
    }
}

/// Longest text an expression may build, in bytes.
const TEXT_LIMIT: usize = 8 << 20;

/// One evaluation of one expression.
struct Evaluator<'a, H: Host> {
    expr: &'a Expr,
    host: &'a H,
    current: H::Node,
    steps: Cell<u64>,
    /// Most steps of this evaluation.
    limit: u64,
    /// The last pattern that was no literal.
    pattern: RefCell<Option<(String, std::result::Result<Pattern, Refusal>)>>,
}

/// The node that relative paths start from, and its place in the list that is being filtered.
struct Scope<N> {
    node: N,
    /// From 1; 0 outside predicates.
    position: usize,
    size: usize,
}

impl<N: Copy> Clone for Scope<N> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<N: Copy> Copy for Scope<N> {}

impl<H: Host> Drop for Evaluator<'_, H> {
    fn drop(&mut self) {
        self.host.spent(self.steps.get());
    }
}

impl<'a, H: Host> Evaluator<'a, H> {
    fn new(expr: &'a Expr, host: &'a H, context: Context<H::Node>) -> (Self, Scope<H::Node>) {
        let (position, size) = context.item.unwrap_or((0, 0));
        let evaluator = Self {
            expr,
            host,
            current: context.node,
            steps: Cell::new(0),
            limit: host.step_limit(),
            pattern: RefCell::new(None),
        };
        (
            evaluator,
            Scope {
                node: context.node,
                position,
                size,
            },
        )
    }

    fn fail<T>(&self, error: Error, term: TermId) -> Result<T> {
        Err(Failure::new(error, self.expr.place(term)))
    }

    /// Counts work done; an expression that needs too much of it ends here.
    fn spend(&self, steps: usize) -> Result<()> {
        let total = self.steps.get() + steps as u64;
        self.steps.set(total);
        if total > self.limit {
            let limit = self.limit;
            self.fail(Error::TooMuchWork { limit }, self.expr.root())
        } else {
            Ok(())
        }
    }

    /// Counts what a node's text costs: one that a tree had to gather costs more.
    #[expect(clippy::ptr_arg, reason = "whether it is owned is the question")]
    fn spend_reading(&self, text: &Cow<'_, str>) -> Result<()> {
        match text {
            Cow::Borrowed(text) => self.spend(text.len() / 64),
            Cow::Owned(text) => self.spend(text.len() / 8),
        }
    }

    fn zone(&self) -> impl Fn(i64) -> i32 + '_ {
        |at| self.host.offset_minutes(at)
    }

    fn term(&self, id: TermId, scope: Scope<H::Node>) -> Result<Value<'a, H::Node>> {
        match self.expr.term(id) {
            Term::Number(number) => Ok(Value::Number(*number)),
            Term::Text(text) => Ok(Value::Text(Cow::Borrowed(text))),
            Term::Variable(name) => self.fail(
                Error::UnboundVariable {
                    name: name.to_string(),
                },
                id,
            ),
            Term::Or(_) | Term::And(_) | Term::Compare(..) => {
                self.boolean(id, scope).map(Value::Boolean)
            }
            Term::Arithmetic(..) | Term::Negate(_) => self.number(id, scope).map(Value::Number),
            Term::Union(_) | Term::Path(_) => self.nodes(id, scope).map(Value::Nodes),
            Term::Call(call) => self.call(*call, scope),
        }
    }

    fn nodes(&self, id: TermId, scope: Scope<H::Node>) -> Result<Nodes<H::Node>> {
        match self.expr.term(id) {
            Term::Path(path) => self.path(*path, id, scope),
            Term::Union(operands) => {
                let mut all = Nodes::None;
                for &operand in operands {
                    all.extend(self.nodes(operand, scope)?.iter());
                }
                all.sort_by(|left, right| self.host.compare(left, right));
                Ok(all)
            }
            Term::Call(call) => match self.call(*call, scope)? {
                Value::Nodes(nodes) => Ok(nodes),
                _ => self.fail(Error::NotNodes, id),
            },
            _ => self.fail(Error::NotNodes, id),
        }
    }

    fn boolean(&self, id: TermId, scope: Scope<H::Node>) -> Result<bool> {
        match self.expr.term(id) {
            Term::Or(operands) => {
                for &operand in operands {
                    if self.boolean(operand, scope)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Term::And(operands) => {
                for &operand in operands {
                    if !self.boolean(operand, scope)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            &Term::Compare(comparison, left, right) => self.compare(comparison, left, right, scope),
            Term::Number(_) | Term::Arithmetic(..) | Term::Negate(_) => {
                Ok(number::is_true(self.number(id, scope)?))
            }
            _ => Ok(self.is_true(&self.scalar(id, scope)?)),
        }
    }

    fn number(&self, id: TermId, scope: Scope<H::Node>) -> Result<f64> {
        match self.expr.term(id) {
            Term::Number(number) => Ok(*number),
            Term::Text(text) => Ok(number::from_text(text)),
            Term::Path(path) => {
                let node = self.one(*path, id, scope)?;
                Ok(node.map_or(f64::NAN, |node| self.node_number(node)))
            }
            &Term::Negate(operand) => Ok(-self.number(operand, scope)?),
            Term::Arithmetic(first, rest) => {
                let mut total = self.number(*first, scope)?;
                for &(operator, operand) in rest {
                    let operand = self.number(operand, scope)?;
                    total = match operator {
                        Operator::Add => total + operand,
                        Operator::Subtract => total - operand,
                        Operator::Multiply => total * operand,
                        Operator::Divide => total / operand,
                        Operator::Modulo => total % operand,
                    };
                }
                Ok(total)
            }
            _ => {
                let value = self.scalar(id, scope)?;
                Ok(self.to_number(&value))
            }
        }
    }

    fn text(&self, id: TermId, scope: Scope<H::Node>) -> Result<Cow<'a, str>> {
        match self.expr.term(id) {
            Term::Text(text) => {
                self.spend(text.len() / 64)?;
                Ok(Cow::Borrowed(text))
            }
            Term::Path(path) => {
                let node = self.one(*path, id, scope)?;
                let text = node.map_or(Cow::Borrowed(""), |node| self.node_text(node));
                self.spend_reading(&text)?;
                Ok(text)
            }
            _ => {
                let value = self.scalar(id, scope)?;
                Ok(self.to_text(value))
            }
        }
    }

    /// A value that is no nodes: where there are nodes, the value of the only one.
    fn scalar(&self, id: TermId, scope: Scope<H::Node>) -> Result<Value<'a, H::Node>> {
        let node = match self.expr.term(id) {
            Term::Path(path) => self.one(*path, id, scope)?,
            _ => match self.term(id, scope)? {
                Value::Nodes(nodes) => self.single(&nodes, id)?,
                value => return Ok(value),
            },
        };
        let value = node.map_or(Value::Text("".into()), |node| self.node_value(node));
        if let Value::Text(text) = &value {
            self.spend_reading(text)?;
        }
        Ok(value)
    }

    /// The only node that a path leads to: at once, where the host knows.
    fn one(&self, path: PathId, id: TermId, scope: Scope<H::Node>) -> Result<Option<H::Node>> {
        let plain = self.expr.path(path);
        if plain.anchor.is_none()
            && plain.is_plain()
            && let Some(node) = self.host.resolve_one(self.expr, path, self.current)
        {
            self.spend(1)?;
            return Ok(node);
        }
        self.single(&self.path(path, id, scope)?, id)
    }

    /// The only node, none, or the complaint that there are several.
    fn single(&self, nodes: &Nodes<H::Node>, id: TermId) -> Result<Option<H::Node>> {
        match nodes.as_slice() {
            [] => Ok(None),
            [node] => Ok(Some(*node)),
            many => self.fail(
                Error::ManyNodes {
                    count: many.len() as u64,
                },
                id,
            ),
        }
    }

    /// JavaRosa's comparison: one value on each side; order is of numbers only, equality of
    /// booleans before numbers before texts.
    fn compare(
        &self,
        comparison: Comparison,
        left: TermId,
        right: TermId,
        scope: Scope<H::Node>,
    ) -> Result<bool> {
        self.spend(1)?;
        let equal = match comparison {
            Comparison::Equal => true,
            Comparison::NotEqual => false,
            _ => {
                let left = self.number(left, scope)?;
                let right = self.number(right, scope)?;
                return Ok(match comparison {
                    Comparison::Less => left < right,
                    Comparison::LessOrEqual => left <= right,
                    Comparison::Greater => left > right,
                    _ => left >= right,
                });
            }
        };
        let left = self.scalar(left, scope)?;
        let right = self.scalar(right, scope)?;
        Ok(self.are_equal(left, right) == equal)
    }

    fn are_equal(&self, left: Value<'a, H::Node>, right: Value<'a, H::Node>) -> bool {
        match (left, right) {
            (Value::Boolean(left), right) => left == self.is_true(&right),
            (left, Value::Boolean(right)) => self.is_true(&left) == right,
            (Value::Number(left), right) => number::are_equal(left, self.to_number(&right)),
            (left, Value::Number(right)) => number::are_equal(self.to_number(&left), right),
            (left, right) => self.to_text(left) == self.to_text(right),
        }
    }

    fn call(&self, id: CallId, scope: Scope<H::Node>) -> Result<Value<'a, H::Node>> {
        self.spend(1)?;
        let call = self.expr.call(id);
        if call.function.tail().is_some() {
            return self.choose(id, scope);
        }
        let arguments = self.arguments(id, scope);
        self.dispatch(call.function, &arguments)
            .and_then(|value| {
                // A text that was made took work along its length.
                if let Value::Text(Cow::Owned(text)) = &value {
                    self.spend(text.len() / 64)?;
                }
                Ok(value)
            })
            .map_err(|failure| self.named(failure, id))
    }

    /// `if` and `coalesce`: the value of the argument that they choose; in a loop where that is
    /// another choice.
    fn choose(&self, id: CallId, scope: Scope<H::Node>) -> Result<Value<'a, H::Node>> {
        let mut id = id;
        loop {
            let arguments = self.arguments(id, scope);
            let choice = choose::choose(self.expr.call(id).function, &arguments);
            let term = match choice.map_err(|failure| self.named(failure, id))? {
                Choice::Value(value) => return Ok(value),
                Choice::Argument(index) => arguments.terms[index],
            };
            match *self.expr.term(term) {
                Term::Call(next) if self.expr.call(next).function.tail().is_some() => {
                    self.spend(1)?;
                    id = next;
                }
                _ => {
                    let value = self.term(term, scope);
                    return value.map_err(|failure| self.named(failure, id));
                }
            }
        }
    }

    fn arguments(&self, id: CallId, scope: Scope<H::Node>) -> Arguments<'_, 'a, H> {
        Arguments {
            evaluator: self,
            id,
            terms: &self.expr.call(id).arguments,
            scope,
        }
    }

    /// A failure with the call it happened in, unless it bears an inner one.
    fn named(&self, mut failure: Box<Failure>, id: CallId) -> Box<Failure> {
        let call = self.expr.call(id);
        if failure.function.is_none() {
            failure.function = Some(call.function);
            // Arguments stand in order: the failure lies in the last that begins before.
            let before = |&&term: &&TermId| self.expr.place(term) <= failure.at;
            let argument = call.arguments.iter().take_while(before).count();
            failure.argument = u32::try_from(argument).ok().filter(|&at| at > 0);
        }
        failure
    }

    fn dispatch(
        &self,
        function: Function,
        arguments: &Arguments<'_, 'a, H>,
    ) -> Result<Value<'a, H::Node>> {
        use Function as F;
        match function {
            F::String
            | F::Concat
            | F::Join
            | F::Substr
            | F::Substring
            | F::SubstringBefore
            | F::SubstringAfter
            | F::Translate
            | F::StringLength
            | F::NormalizeSpace
            | F::Contains
            | F::StartsWith
            | F::EndsWith
            | F::Regex => texts::call(function, arguments),
            F::If | F::Coalesce => self.choose(arguments.id, arguments.scope),
            F::Once
            | F::True
            | F::False
            | F::Boolean
            | F::Not
            | F::BooleanFromString
            | F::Checklist
            | F::WeightedChecklist
            | F::Selected
            | F::IsSelected
            | F::SelectedAt
            | F::CountSelected
            | F::ChoiceName
            | F::Itext
            | F::Version
            | F::Property
            | F::Depend
            | F::Search => choose::call(function, arguments),
            F::Sum
            | F::Count
            | F::CountNonEmpty
            | F::Max
            | F::Min
            | F::Randomize
            | F::Position
            | F::Last
            | F::Instance
            | F::Current
            | F::Name
            | F::LocalName
            | F::NamespaceUri
            | F::Id
            | F::Lang
            | F::Pulldata => lists::call(function, arguments),
            F::Today
            | F::Now
            | F::Date
            | F::DateTime
            | F::DecimalDateTime
            | F::DecimalTime
            | F::FormatDate
            | F::FormatDateTime => clock::call(function, arguments),
            F::Uuid | F::Digest | F::Base64Decode | F::ExtractSigned => {
                code::call(function, arguments)
            }
            F::Area | F::EnclosedArea | F::Distance | F::Geofence | F::Intersects => {
                earth::call(function, arguments)
            }
            F::IndexedRepeat => repeat::call(arguments),
            F::Number
            | F::Int
            | F::Round
            | F::Floor
            | F::Ceiling
            | F::Pow
            | F::Log
            | F::Log10
            | F::Abs
            | F::Sin
            | F::Cos
            | F::Tan
            | F::Asin
            | F::Acos
            | F::Atan
            | F::Atan2
            | F::Sqrt
            | F::Exp
            | F::Exp10
            | F::Pi
            | F::Random => numeric::call(function, arguments),
        }
    }
}

/// What `if` or `coalesce` comes to.
enum Choice<V> {
    Value(V),
    /// The value of this argument.
    Argument(usize),
}

/// The arguments of one call, evaluated when asked for.
struct Arguments<'e, 'a, H: Host> {
    evaluator: &'e Evaluator<'a, H>,
    id: CallId,
    terms: &'a [TermId],
    scope: Scope<H::Node>,
}

impl<'a, H: Host> Arguments<'_, 'a, H> {
    fn len(&self) -> usize {
        self.terms.len()
    }

    fn value(&self, index: usize) -> Result<Value<'a, H::Node>> {
        self.evaluator.term(self.terms[index], self.scope)
    }

    fn scalar(&self, index: usize) -> Result<Value<'a, H::Node>> {
        self.evaluator.scalar(self.terms[index], self.scope)
    }

    fn text(&self, index: usize) -> Result<Cow<'a, str>> {
        self.evaluator.text(self.terms[index], self.scope)
    }

    fn number(&self, index: usize) -> Result<f64> {
        self.evaluator.number(self.terms[index], self.scope)
    }

    fn boolean(&self, index: usize) -> Result<bool> {
        self.evaluator.boolean(self.terms[index], self.scope)
    }

    fn nodes(&self, index: usize) -> Result<Nodes<H::Node>> {
        self.evaluator.nodes(self.terms[index], self.scope)
    }

    fn fail<T>(&self, error: Error, index: usize) -> Result<T> {
        self.evaluator.fail(error, self.terms[index])
    }

    /// An argument's text if it stands in the form, for messages: a computed one may be an answer.
    fn literal(&self, index: usize) -> String {
        match self.evaluator.expr.term(self.terms[index]) {
            Term::Text(text) => text.to_string(),
            _ => String::new(),
        }
    }

    fn host(&self) -> &'a H {
        self.evaluator.host
    }

    /// Every value from argument `from` on; nodes count one by one. Among several arguments a path
    /// that leads nowhere counts as a blank, as in JavaRosa.
    fn values(
        &self,
        from: usize,
        mut each: impl FnMut(Value<'a, H::Node>) -> Result<()>,
    ) -> Result<()> {
        for index in from..self.len() {
            match self.value(index)? {
                Value::Nodes(nodes) if nodes.is_empty() && from + 1 < self.len() => {
                    each(Value::Text("".into()))?;
                }
                Value::Nodes(nodes) => {
                    self.evaluator.spend(nodes.len())?;
                    for node in nodes.iter() {
                        let value = self.evaluator.node_value(node);
                        if let Value::Text(text) = &value {
                            self.evaluator.spend_reading(text)?;
                        }
                        each(value)?;
                    }
                }
                value => each(value)?,
            }
        }
        Ok(())
    }
}
