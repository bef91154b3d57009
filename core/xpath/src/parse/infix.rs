//! Binary operators and how tightly they bind.

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
    pub(super) fn of(symbol: &str) -> Option<Self> {
        Some(match symbol {
            "or" => Self::Or,
            "and" => Self::And,
            "=" => Self::Compare(Comparison::Equal),
            "!=" => Self::Compare(Comparison::NotEqual),
            "<" => Self::Compare(Comparison::Less),
            "<=" => Self::Compare(Comparison::LessOrEqual),
            ">" => Self::Compare(Comparison::Greater),
            ">=" => Self::Compare(Comparison::GreaterOrEqual),
            "+" => Self::Arithmetic(Operator::Add),
            "-" => Self::Arithmetic(Operator::Subtract),
            "*" => Self::Arithmetic(Operator::Multiply),
            "div" => Self::Arithmetic(Operator::Divide),
            "mod" => Self::Arithmetic(Operator::Modulo),
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
