//! From [`Expr`] back to text, such that parsing the text gives an equal tree.

use std::fmt::Write;

use crate::expr::{Axis, CallId, Expr, NodeTest, Path, Predicate, Root, Step, Term, TermId};
use crate::names::{Names, Namespaces};

pub(crate) fn print(expr: &Expr, names: &Names, namespaces: &Namespaces) -> String {
    let mut printer = Printer {
        expr,
        names,
        namespaces,
        out: String::new(),
    };
    printer.term(expr.root(), Level::Or);
    printer.out
}

/// Precedence: an operand below its operator's level needs parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Or,
    And,
    Equality,
    Relation,
    Sum,
    Product,
    Unary,
    Union,
    Path,
    Primary,
}

struct Printer<'e> {
    expr: &'e Expr,
    names: &'e Names,
    namespaces: &'e Namespaces,
    out: String,
}

impl Level {
    fn above(self) -> Self {
        match self {
            Self::Or => Self::And,
            Self::And => Self::Equality,
            Self::Equality => Self::Relation,
            Self::Relation => Self::Sum,
            Self::Sum => Self::Product,
            Self::Product => Self::Unary,
            Self::Unary => Self::Union,
            Self::Union => Self::Path,
            Self::Path | Self::Primary => Self::Primary,
        }
    }

    fn of(term: &Term) -> Self {
        use crate::expr::{Comparison, Operator};
        match term {
            Term::Or(_) => Self::Or,
            Term::And(_) => Self::And,
            Term::Compare(Comparison::Equal | Comparison::NotEqual, ..) => Self::Equality,
            Term::Compare(..) => Self::Relation,
            Term::Arithmetic(_, rest) => match rest.first() {
                Some((Operator::Add | Operator::Subtract, _)) => Self::Sum,
                _ => Self::Product,
            },
            Term::Number(number) if number.is_sign_negative() => Self::Unary,
            Term::Negate(_) => Self::Unary,
            Term::Union(_) => Self::Union,
            Term::Path(_) => Self::Path,
            Term::Number(_) | Term::Text(_) | Term::Variable(_) | Term::Call(_) => Self::Primary,
        }
    }
}

impl Printer<'_> {
    fn term(&mut self, id: TermId, least: Level) {
        let expr = self.expr;
        let term = expr.term(id);
        let level = Level::of(term);
        // Behind a lone `/` an operator would be read as a step.
        let lone_root = |path: &Path| path.root == Root::Absolute && path.steps.is_empty();
        let parenthesised = level < least
            || least > Level::Or && matches!(term, &Term::Path(path) if lone_root(expr.path(path)));
        if parenthesised {
            self.out.push('(');
        }
        match term {
            Term::Number(number) => {
                if number.is_infinite() {
                    // A literal too large for a double: only digits say so.
                    self.out.push_str(if *number < 0.0 { "-" } else { "" });
                    self.out.push_str(&"9".repeat(310));
                } else {
                    // `{}` of an f64 is never in scientific notation, which XPath cannot read.
                    let _ = write!(self.out, "{number}");
                }
            }
            Term::Text(text) => self.text(text),
            Term::Variable(name) => {
                let _ = write!(self.out, "${name}");
            }
            Term::Or(operands) => self.list(operands, " or ", level),
            Term::And(operands) => self.list(operands, " and ", level),
            Term::Union(operands) => self.list(operands, " | ", level),
            &Term::Compare(comparison, left, right) => {
                self.term(left, level);
                let _ = write!(self.out, " {} ", comparison.symbol());
                self.term(right, level.above());
            }
            Term::Arithmetic(first, rest) => {
                self.term(*first, level.above());
                for (operator, operand) in rest {
                    let _ = write!(self.out, " {} ", operator.symbol());
                    self.term(*operand, level.above());
                }
            }
            Term::Negate(operand) => {
                self.out.push('-');
                // In brackets where it is negated itself: `--x` is two signs, not more.
                self.term(*operand, Level::Union);
            }
            Term::Call(call) => self.call(*call),
            Term::Path(path) => self.path(expr.path(*path)),
        }
        if parenthesised {
            self.out.push(')');
        }
    }

    fn list(&mut self, operands: &[TermId], symbol: &str, level: Level) {
        for (index, &operand) in operands.iter().enumerate() {
            if index > 0 {
                self.out.push_str(symbol);
            }
            self.term(operand, level.above());
        }
    }

    /// A call, and in a loop those that its last argument chains.
    fn call(&mut self, call: CallId) {
        let mut closing = 0;
        let mut next = Some(call);
        while let Some(id) = next.take() {
            let call = self.expr.call(id);
            self.out.push_str(call.function.name());
            self.out.push('(');
            closing += 1;
            for (index, &argument) in call.arguments.iter().enumerate() {
                if index > 0 {
                    self.out.push_str(", ");
                }
                match *self.expr.term(argument) {
                    Term::Call(inner) if call.function.tail() == Some(index) => next = Some(inner),
                    _ => self.term(argument, Level::Or),
                }
            }
        }
        self.out.push_str(&")".repeat(closing));
    }

    fn text(&mut self, text: &str) {
        // XPath has no escapes; a literal holds at most one kind of quote.
        let quote = if text.contains('\'') { '"' } else { '\'' };
        self.out.push(quote);
        self.out.push_str(text);
        self.out.push(quote);
    }

    fn path(&mut self, path: &Path) {
        match &path.root {
            Root::Absolute => {
                if path.steps.is_empty() {
                    self.out.push('/');
                }
            }
            Root::Relative => {}
            Root::Current => self.out.push_str("current()"),
            Root::Instance(id) => {
                self.out.push_str("instance(");
                self.text(id);
                self.out.push(')');
            }
            Root::Term(term) => self.term(*term, Level::Primary),
        }
        self.predicates(&path.predicates);
        for (index, step) in path.steps.iter().enumerate() {
            if index > 0 || path.root != Root::Relative {
                self.out.push('/');
            }
            self.step(step);
        }
    }

    fn step(&mut self, step: &Step) {
        match (step.axis, &step.test) {
            (Axis::Itself, NodeTest::Node) if step.predicates.is_empty() => self.out.push('.'),
            (Axis::Parent, NodeTest::Node) if step.predicates.is_empty() => self.out.push_str(".."),
            (axis, test) => {
                match axis {
                    Axis::Child => {}
                    Axis::Attribute => self.out.push('@'),
                    _ => {
                        let _ = write!(self.out, "{}::", axis.name());
                    }
                }
                self.test(test);
            }
        }
        self.predicates(&step.predicates);
    }

    fn test(&mut self, test: &NodeTest) {
        match test {
            &NodeTest::Name { namespace, name } => {
                if let Some(prefix) = namespace.and_then(|ns| self.namespaces.prefix_of(ns)) {
                    let _ = write!(self.out, "{prefix}:");
                }
                self.out.push_str(self.names.text(name));
            }
            NodeTest::Any => self.out.push('*'),
            &NodeTest::AnyIn(namespace) => {
                let prefix = self.namespaces.prefix_of(namespace).unwrap_or_default();
                let _ = write!(self.out, "{prefix}:*");
            }
            NodeTest::Node => self.out.push_str("node()"),
            NodeTest::Text => self.out.push_str("text()"),
            NodeTest::Comment => self.out.push_str("comment()"),
            NodeTest::ProcessingInstruction(target) => {
                self.out.push_str("processing-instruction(");
                if let Some(target) = target {
                    self.text(target);
                }
                self.out.push(')');
            }
        }
    }

    fn predicates(&mut self, predicates: &[Predicate]) {
        for predicate in predicates {
            self.out.push('[');
            self.term(predicate.term, Level::Or);
            self.out.push(']');
        }
    }
}
