//! Binary operators and how tightly they bind.

use super::lexer::Mark;
use crate::expr::{Comparison, Operator};

/// A binary operator, but for `|`, which binds more tightly than a sign.
#[derive(Clone, Copy)]
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
