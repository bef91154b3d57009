//! Binary operators, how tightly they bind, and the operands grouped by that.

use super::Parser;
use super::lexer::{Kind, Mark};
use crate::error::Result;
use crate::expr::{Comparison, Operator, Term, TermId};

/// A binary operator, but for `|`, which binds more tightly than a sign.
#[derive(Clone, Copy, Debug)]
pub(super) enum Infix {
    Or,
    And,
    Compare(Comparison),
    Arithmetic(Operator),
}

impl Infix {
    pub(super) fn of(mark: Mark) -> Option<Self> {
        Some(match mark {
            Mark::Or => Self::Or,
            Mark::And => Self::And,
            Mark::Equal => Self::Compare(Comparison::Equal),
            Mark::NotEqual => Self::Compare(Comparison::NotEqual),
            Mark::Less => Self::Compare(Comparison::Less),
            Mark::LessOrEqual => Self::Compare(Comparison::LessOrEqual),
            Mark::Greater => Self::Compare(Comparison::Greater),
            Mark::GreaterOrEqual => Self::Compare(Comparison::GreaterOrEqual),
            Mark::Plus => Self::Arithmetic(Operator::Add),
            Mark::Minus => Self::Arithmetic(Operator::Subtract),
            Mark::Times => Self::Arithmetic(Operator::Multiply),
            Mark::Div => Self::Arithmetic(Operator::Divide),
            Mark::Mod => Self::Arithmetic(Operator::Modulo),
            _ => return None,
        })
    }

    /// Precedence, loosest first.
    pub(super) fn level(self) -> u8 {
        match self {
            Self::Or => 0,
            Self::And => 1,
            Self::Compare(Comparison::Equal | Comparison::NotEqual) => 2,
            Self::Compare(_) => 3,
            Self::Arithmetic(Operator::Add | Operator::Subtract) => 4,
            Self::Arithmetic(_) => 5,
        }
    }
}

/// What operators of one level join: the range of operands that is still to be gone through.
struct Parts {
    level: u8,
    start: usize,
    end: usize,
}

/// An operand before it is grouped.
#[derive(Clone, Copy, Debug)]
pub(super) struct Operand {
    /// The operator before it; the first of an expression has none.
    infix: Option<Infix>,
    term: TermId,
    at: u32,
}

impl Parser<'_, '_> {
    /// The rest of an expression whose first operand is read.
    pub(super) fn expression_from(&mut self, at: u32, first: TermId) -> Result<TermId> {
        let Some(infix) = self.infix() else {
            return Ok(first);
        };
        let start = self.room.operands.len();
        self.room.operands.push(Operand {
            infix: None,
            term: first,
            at,
        });
        let mut infix = Some(infix);
        while infix.is_some() {
            let at = self.at();
            let term = self.operand()?;
            self.room.operands.push(Operand { infix, term, at });
            infix = self.infix();
        }
        let whole = self.group(start, self.room.operands.len());
        self.room.operands.truncate(start);
        whole
    }

    fn infix(&mut self) -> Option<Infix> {
        let Kind::Symbol(mark) = self.kind() else {
            return None;
        };
        let infix = Infix::of(mark)?;
        self.advance();
        Some(infix)
    }

    /// Groups the operands of a range by precedence: what the loosest operators join first.
    fn group(&mut self, start: usize, end: usize) -> Result<TermId> {
        let Operand { term, at, .. } = self.room.operands[start];
        let joined = self.room.operands[start + 1..end].iter();
        let levels = joined.filter_map(|operand| operand.infix.map(Infix::level));
        let Some(level) = levels.min() else {
            return Ok(term);
        };
        let mut parts = Parts { level, start, end };
        let (_, first) = self.part(&mut parts)?;
        let Some(infix) = self.room.operands[parts.start].infix else {
            return Ok(first);
        };
        let term = match infix {
            Infix::Or | Infix::And => {
                let mut terms = vec![first];
                while parts.start < parts.end {
                    terms.push(self.part(&mut parts)?.1);
                }
                match infix {
                    Infix::Or => Term::Or(terms),
                    _ => Term::And(terms),
                }
            }
            Infix::Compare(_) => return self.compare(first, &mut parts, at),
            Infix::Arithmetic(_) => {
                let mut rest = Vec::with_capacity(1);
                while parts.start < parts.end {
                    if let (Some(Infix::Arithmetic(operator)), term) = self.part(&mut parts)? {
                        rest.push((operator, term));
                    }
                }
                Term::Arithmetic(first, rest)
            }
        };
        self.add(term, at)
    }

    /// `a = b = c` nests to the left, one level of evaluation each.
    fn compare(&mut self, first: TermId, parts: &mut Parts, at: u32) -> Result<TermId> {
        let mut left = first;
        while parts.start < parts.end {
            if let (Some(Infix::Compare(comparison)), right) = self.part(parts)? {
                left = self.add(Term::Compare(comparison, left, right), at)?;
            }
        }
        Ok(left)
    }

    /// Groups the next part, up to the next operator of the level; gives the operator before it.
    fn part(&mut self, parts: &mut Parts) -> Result<(Option<Infix>, TermId)> {
        let start = parts.start;
        let operands = &self.room.operands[start..parts.end];
        let is_next = |operand: &Operand| {
            operand
                .infix
                .is_some_and(|infix| infix.level() == parts.level)
        };
        let length = operands.iter().skip(1).position(is_next);
        let end = length.map_or(parts.end, |length| start + 1 + length);
        let infix = operands[0].infix;
        parts.start = end;
        Ok((infix, self.group(start, end)?))
    }
}
