//! What an index over the items of a predicate could answer.

use super::Parser;
use crate::expr::{Anchor, Axis, Comparison, Key, NodeTest, Root, Term, TermId};
use crate::names::NameId;

impl Parser<'_, '_> {
    /// Which conjuncts of a predicate are `child = value` with a value independent of the item.
    pub(super) fn keys(&self, term: TermId, anchor: Anchor) -> (Vec<Key>, Vec<TermId>) {
        let alone = [term];
        let conjuncts = match &self.room.terms[term.0 as usize] {
            Term::And(operands) => operands.as_slice(),
            _ => alone.as_slice(),
        };
        let mut keys = Vec::new();
        let mut rest = Vec::new();
        // A position counts along the whole list, which an index would not see.
        if self.positional {
            return (keys, rest);
        }
        for &conjunct in conjuncts {
            match self.key(conjunct, anchor) {
                Some(key) => keys.push(key),
                None => rest.push(conjunct),
            }
        }
        if keys.is_empty() {
            rest.clear();
        }
        (keys, rest)
    }

    fn key(&self, term: TermId, anchor: Anchor) -> Option<Key> {
        let Term::Compare(Comparison::Equal, left, right) = self.room.terms[term.0 as usize] else {
            return None;
        };
        let side = |child: TermId, value: TermId| {
            let child = self.child_of_item(child, anchor)?;
            self.is_constant(value)
                .then_some(Key { term, child, value })
        };
        side(left, right).or_else(|| side(right, left))
    }

    fn child_of_item(&self, term: TermId, anchor: Anchor) -> Option<NameId> {
        let Term::Path(path) = self.room.terms[term.0 as usize] else {
            return None;
        };
        let path = &self.room.paths[path.0 as usize];
        let mut steps = path.steps.iter().filter(|step| !step.is_self());
        match (&path.root, steps.next(), steps.next()) {
            (Root::Relative, Some(step), None) if path.anchor == Some(anchor) => {
                match (&step.test, step.axis, step.predicates.is_empty()) {
                    (
                        &NodeTest::Name {
                            namespace: None,
                            name,
                        },
                        Axis::Child,
                        true,
                    ) => Some(name),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// A literal, or a path from `current()` or an instance without predicates: what gives the same
    /// value for every item. Absolute paths count too unless the item itself may pin them, which
    /// evaluation rules out by looking only at items of secondary instances.
    fn is_constant(&self, term: TermId) -> bool {
        match &self.room.terms[term.0 as usize] {
            Term::Text(_) => true,
            Term::Path(path) => {
                let path = &self.room.paths[path.0 as usize];
                !matches!(path.root, Root::Relative | Root::Term(_))
                    && path.steps.iter().all(|step| step.predicates.is_empty())
            }
            _ => false,
        }
    }
}
