//! Whether two expressions are the same tree, however their terms are numbered.

use super::{CallId, Expr, Path, Predicate, Root, Term, TermId};

impl PartialEq for Expr {
    fn eq(&self, other: &Self) -> bool {
        Same {
            left: self,
            right: other,
        }
        .terms(self.root(), other.root())
    }
}

struct Same<'e> {
    left: &'e Expr,
    right: &'e Expr,
}

impl Same<'_> {
    fn terms(&self, left: TermId, right: TermId) -> bool {
        match (self.left.term(left), self.right.term(right)) {
            (Term::Number(left), Term::Number(right)) => left == right,
            (Term::Text(left), Term::Text(right))
            | (Term::Variable(left), Term::Variable(right)) => left == right,
            (Term::Or(left), Term::Or(right))
            | (Term::And(left), Term::And(right))
            | (Term::Union(left), Term::Union(right)) => self.lists(left, right),
            (Term::Compare(one, a, b), Term::Compare(other, c, d)) => {
                one == other && self.terms(*a, *c) && self.terms(*b, *d)
            }
            (Term::Arithmetic(a, left), Term::Arithmetic(b, right)) => {
                self.terms(*a, *b)
                    && left.len() == right.len()
                    && left
                        .iter()
                        .zip(right)
                        .all(|(&(one, a), &(other, b))| one == other && self.terms(a, b))
            }
            (Term::Negate(left), Term::Negate(right)) => self.terms(*left, *right),
            (&Term::Call(left), &Term::Call(right)) => self.calls(left, right),
            (Term::Path(left), Term::Path(right)) => {
                self.paths(self.left.path(*left), self.right.path(*right))
            }
            _ => false,
        }
    }

    /// Two calls, and in a loop those that their last arguments chain.
    fn calls(&self, left: CallId, right: CallId) -> bool {
        let (mut left, mut right) = (left, right);
        loop {
            let (one, other) = (self.left.call(left), self.right.call(right));
            if one.function != other.function || one.arguments.len() != other.arguments.len() {
                return false;
            }
            let mut chained = None;
            for (index, (&a, &b)) in one.arguments.iter().zip(&other.arguments).enumerate() {
                match (self.left.term(a), self.right.term(b)) {
                    (&Term::Call(a), &Term::Call(b)) if one.function.tail() == Some(index) => {
                        chained = Some((a, b));
                    }
                    _ if !self.terms(a, b) => return false,
                    _ => {}
                }
            }
            match chained {
                Some(next) => (left, right) = next,
                None => return true,
            }
        }
    }

    fn lists(&self, left: &[TermId], right: &[TermId]) -> bool {
        left.len() == right.len() && left.iter().zip(right).all(|(&a, &b)| self.terms(a, b))
    }

    fn paths(&self, left: &Path, right: &Path) -> bool {
        let roots = match (&left.root, &right.root) {
            (Root::Term(left), Root::Term(right)) => self.terms(*left, *right),
            (left, right) => left == right,
        };
        roots
            && self.predicates(&left.predicates, &right.predicates)
            && left.steps.len() == right.steps.len()
            && left.steps.iter().zip(&right.steps).all(|(left, right)| {
                left.axis == right.axis
                    && left.test == right.test
                    && self.predicates(&left.predicates, &right.predicates)
            })
    }

    fn predicates(&self, left: &[Predicate], right: &[Predicate]) -> bool {
        left.len() == right.len()
            && left
                .iter()
                .zip(right)
                .all(|(left, right)| self.terms(left.term, right.term))
    }
}
