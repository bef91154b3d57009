//! Whether two expressions are the same tree, however their terms are numbered.

use super::{Expr, Path, Predicate, Root, Term, TermId};

impl PartialEq for Expr {
    fn eq(&self, other: &Self) -> bool {
        Same {
            left: self,
            right: other,
        }
        .terms(self.root, other.root)
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
            (Term::Call(left), Term::Call(right)) => {
                let (left, right) = (self.left.call(*left), self.right.call(*right));
                left.function == right.function && self.lists(&left.arguments, &right.arguments)
            }
            (Term::Path(left), Term::Path(right)) => {
                self.paths(self.left.path(*left), self.right.path(*right))
            }
            _ => false,
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
