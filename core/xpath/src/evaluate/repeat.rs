//! `indexed-repeat`: a field of the n-th instance of a repeat.

use super::{Arguments, Evaluator, Scope};
use crate::dom::{Host, NodeKind};
use crate::error::{Error, Result};
use crate::expr::{Axis, NodeTest, Path, Root, Term, TermId};
use crate::names::NameId;
use crate::nodes::Nodes;
use crate::number;
use crate::value::Value;

/// One level of a path from the document down.
struct Level<N> {
    name: NameId,
    /// The instance that the context prescribes, or the index that an argument does.
    chosen: Choice<N>,
}

enum Choice<N> {
    All,
    Node(N),
    /// From 0.
    Index(usize),
}

pub(super) fn call<'a, H: Host>(arguments: &Arguments<'_, 'a, H>) -> Result<Value<'a, H::Node>> {
    let evaluator = arguments.evaluator;
    let mut levels = evaluator.levels(arguments, 0)?;
    for repeat in (1..arguments.len()).step_by(2) {
        let path = evaluator.levels(arguments, repeat)?;
        let below = path.len() < levels.len()
            && path
                .iter()
                .zip(&levels)
                .all(|(repeat, field)| repeat.name == field.name);
        let Some(last) = path.len().checked_sub(1).filter(|_| below) else {
            return arguments.fail(Error::NotInRepeat, repeat);
        };
        // Anything below 1 is the first: the field may be blank when a calculation runs early.
        let index = number::to_i32(arguments.number(repeat + 1)?);
        levels[last].chosen = Choice::Index(usize::try_from(index - 1).unwrap_or(0));
    }
    evaluator.descend(&levels).map(Value::Nodes)
}

impl<H: Host> Evaluator<'_, H> {
    /// A path argument as the names from the document down.
    fn levels(
        &self,
        arguments: &Arguments<'_, '_, H>,
        index: usize,
    ) -> Result<Vec<Level<H::Node>>> {
        let term: TermId = arguments.terms[index];
        let path = match *self.expr.term(term) {
            Term::Path(path) => self.expr.path(path),
            _ => return arguments.fail(Error::NotAPath, index),
        };
        match self.names_from_document(path, arguments.scope) {
            Some(levels) => Ok(levels),
            None => arguments.fail(Error::NotAPath, index),
        }
    }

    fn names_from_document(
        &self,
        path: &Path,
        scope: Scope<H::Node>,
    ) -> Option<Vec<Level<H::Node>>> {
        let base = if path.root == Root::Current {
            self.current
        } else {
            scope.node
        };
        let lineage = self.lineage(base);
        let mut levels = match path.root {
            Root::Absolute => Vec::new(),
            Root::Relative | Root::Current => lineage
                .iter()
                .map(|&node| {
                    Some(Level {
                        name: self.host.name(node)?,
                        chosen: Choice::Node(node),
                    })
                })
                .collect::<Option<_>>()?,
            Root::Instance(_) | Root::Term(_) => return None,
        };
        // A new level is the context's own instance while the path runs along its ancestors.
        let mut pinned = path.root == Root::Absolute;
        for step in &path.steps {
            match (step.axis, &step.test) {
                (Axis::Itself, NodeTest::Node) => {}
                (Axis::Parent, NodeTest::Node) => {
                    levels.pop()?;
                }
                (Axis::Child, &NodeTest::Name { name, .. }) => {
                    let own = lineage.get(levels.len()).copied();
                    let own = own.filter(|&node| pinned && self.host.name(node) == Some(name));
                    pinned = own.is_some();
                    let chosen = own.map_or(Choice::All, Choice::Node);
                    levels.push(Level { name, chosen });
                }
                _ => return None,
            }
        }
        Some(levels)
    }

    /// The elements from the root element down to `node`.
    fn lineage(&self, node: H::Node) -> Vec<H::Node> {
        let up = std::iter::successors(Some(node), |&node| self.host.parent(node));
        let mut lineage: Vec<_> = up
            .filter(|&node| self.host.kind(node) == NodeKind::Element)
            .collect();
        lineage.reverse();
        lineage
    }

    fn descend(&self, levels: &[Level<H::Node>]) -> Result<Nodes<H::Node>> {
        let mut nodes = Nodes::One(self.host.document());
        // Once an index leaves the context's line, its own instances below mean nothing.
        let mut own_line = true;
        for level in levels {
            if let (Choice::Node(node), true) = (&level.chosen, own_line) {
                nodes = Nodes::One(*node);
                continue;
            }
            let mut below = Nodes::None;
            for parent in nodes.iter() {
                if let Choice::Index(index) = level.chosen {
                    below.extend(self.nth_child_named(parent, level.name, index)?);
                } else {
                    below.append(self.children_named(parent, level.name)?);
                }
            }
            own_line = false;
            nodes = below;
        }
        nodes.retain(|node| self.host.is_relevant(node));
        Ok(nodes)
    }
}
