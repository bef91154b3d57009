//! Location paths: from a root over steps and predicates to nodes.

use super::{Evaluator, Scope};
use crate::dom::{Host, NodeKind, Wanted};
use crate::error::{Error, Result};
use crate::expr::{Axis, Key, NodeTest, PathId, Predicate, Root, Step, Term, TermId};
use crate::names::NameId;
use crate::nodes::Nodes;
use crate::value::Value;

impl<H: Host> Evaluator<'_, H> {
    pub(super) fn path(
        &self,
        id: PathId,
        term: TermId,
        scope: Scope<H::Node>,
    ) -> Result<Nodes<H::Node>> {
        self.spend(1)?;
        let path = self.expr.path(id);
        // The node whose ancestors an absolute path goes through: JavaRosa takes the item of a
        // predicate; where that is of another tree, the node that carries the expression.
        let of_item = path.anchor.is_some()
            && match path.root {
                Root::Relative => true,
                Root::Absolute => self.is_primary(scope.node)?,
                _ => false,
            };
        if !of_item
            && path.is_plain()
            && let Some(nodes) = self.host.resolve(self.expr, id, self.current)
        {
            return Ok(nodes);
        }
        let mut steps = path.steps.as_slice();
        let start = match &path.root {
            Root::Absolute => {
                let base = if of_item { scope.node } else { self.current };
                Nodes::One(self.descend_pinned(base, &mut steps))
            }
            Root::Relative => Nodes::One(scope.node),
            Root::Current => Nodes::One(self.current),
            Root::Instance(id) => match self.host.instance(id) {
                Some(document) => Nodes::One(document),
                None => return self.fail(Error::MissingInstance { id: id.to_string() }, term),
            },
            Root::Term(root) => {
                let nodes = self.nodes(*root, scope)?;
                if path.predicates.is_empty() {
                    nodes
                } else {
                    let mut nodes = nodes.into_vec();
                    self.filter(&mut nodes, &path.predicates)?;
                    nodes.into()
                }
            }
        };
        let mut nodes = self.steps(start, steps)?;
        nodes.retain(|node| self.host.is_relevant(node));
        Ok(nodes)
    }

    fn is_primary(&self, node: H::Node) -> Result<bool> {
        let mut root = node;
        while let Some(parent) = self.host.parent(root) {
            self.spend(1)?;
            root = parent;
        }
        Ok(root == self.host.document())
    }

    /// From the document along `steps` as long as they lead through ancestors of `base`: within a
    /// repeat an absolute path means the instance one is in. Takes those steps off.
    fn descend_pinned(&self, base: H::Node, steps: &mut &[Step]) -> H::Node {
        let parent = |node: &H::Node| self.host.parent(*node);
        let depth = std::iter::successors(Some(base), parent).count();
        let (mut near, mut far);
        let lineage = if depth <= NEAR {
            near = [base; NEAR];
            &mut near[..depth]
        } else {
            far = vec![base; depth];
            &mut far
        };
        for (place, node) in lineage
            .iter_mut()
            .rev()
            .zip(std::iter::successors(Some(base), parent))
        {
            *place = node;
        }
        let document = self.host.document();
        if lineage[0] != document {
            // Of another tree: nothing is pinned.
            return document;
        }
        let mut at = 0;
        while let Some((step, rest)) = steps.split_first()
            && at + 1 < depth
            && step.predicates.is_empty()
            && step.axis == Axis::Child
            && matches!(step.test, NodeTest::Name { .. })
            && self.matches(&step.test, NodeKind::Element, lineage[at + 1])
        {
            at += 1;
            *steps = rest;
        }
        lineage[at]
    }

    /// Follows `steps` from `start`.
    pub(super) fn steps(&self, start: Nodes<H::Node>, steps: &[Step]) -> Result<Nodes<H::Node>> {
        let mut nodes = start;
        // Whether the nodes lie on one level: then what lies below them is in order, too.
        let mut level = true;
        for step in steps {
            level |= nodes.len() <= 1;
            nodes = self.step(nodes, step, level)?;
            level &= !matches!(
                step.axis,
                Axis::Descendant
                    | Axis::DescendantOrSelf
                    | Axis::Ancestor
                    | Axis::AncestorOrSelf
                    | Axis::Following
                    | Axis::Preceding
            );
        }
        Ok(nodes)
    }

    fn step(&self, from: Nodes<H::Node>, step: &Step, level: bool) -> Result<Nodes<H::Node>> {
        if step.is_self() {
            return Ok(from);
        }
        let in_order = from.len() <= 1
            || level && matches!(step.axis, Axis::Child | Axis::Attribute | Axis::Itself);
        let mut found = Nodes::None;
        let mut crowded = CROWD;
        for node in from.iter() {
            if !in_order && found.len() > crowded {
                // Many starts may lead to the same nodes over and over.
                found.sort_by(|left, right| self.host.compare(left, right));
                crowded = CROWD.max(2 * found.len());
            }
            match (step.axis, &step.test, step.predicates.is_empty()) {
                (
                    Axis::Child,
                    &NodeTest::Name {
                        namespace: None,
                        name,
                    },
                    true,
                ) => found.append(self.children_named(node, name)?),
                (Axis::Parent, NodeTest::Node, true) => {
                    self.spend(1)?;
                    found.extend(self.host.parent(node));
                }
                (
                    Axis::Child,
                    &NodeTest::Name {
                        namespace: None,
                        name,
                    },
                    false,
                ) => match self.indexed(node, name, step)? {
                    Some(nodes) => found.append(nodes.into()),
                    None => {
                        let mut nodes = self.children_named(node, name)?.into_vec();
                        self.filter(&mut nodes, &step.predicates)?;
                        found.append(nodes.into());
                    }
                },
                _ => found.append(self.filtered(node, step)?.into()),
            }
        }
        if !in_order {
            found.sort_by(|left, right| self.host.compare(left, right));
        }
        Ok(found)
    }

    /// The element children of a name.
    pub(super) fn children_named(&self, parent: H::Node, name: NameId) -> Result<Nodes<H::Node>> {
        if let Some(nodes) = self.host.children_named(parent, name) {
            self.spend(nodes.len().max(1))?;
            return Ok(nodes);
        }
        let mut nodes = Nodes::None;
        self.each_child_named(parent, name, |child| {
            nodes.push(child);
            true
        })?;
        Ok(nodes)
    }

    /// Shows the element children of a name to `see`, until it says no.
    pub(super) fn each_child_named(
        &self,
        parent: H::Node,
        name: NameId,
        mut see: impl FnMut(H::Node) -> bool,
    ) -> Result<()> {
        let mut next = self.host.first_child(parent);
        while let Some(child) = next {
            self.spend(1)?;
            if self.host.name(child) == Some(name)
                && self.host.kind(child) == NodeKind::Element
                && !see(child)
            {
                break;
            }
            next = self.host.next_sibling(child);
        }
        Ok(())
    }

    /// The element child of a name that stands at `index`, from 0, among its namesakes.
    pub(super) fn nth_child_named(
        &self,
        parent: H::Node,
        name: NameId,
        index: usize,
    ) -> Result<Option<H::Node>> {
        if let Some(nth) = self.host.nth_child(parent, name, index) {
            self.spend(1)?;
            return Ok(nth);
        }
        let mut nth = None;
        let mut left = index;
        self.each_child_named(parent, name, |child| {
            if left == 0 {
                nth = Some(child);
                return false;
            }
            left -= 1;
            true
        })?;
        Ok(nth)
    }

    /// The nodes of a step from one node, in document order.
    fn filtered(&self, node: H::Node, step: &Step) -> Result<Vec<H::Node>> {
        let mut nodes = Vec::new();
        self.walk(node, step, &mut nodes)?;
        self.filter(&mut nodes, &step.predicates)?;
        if step.axis.is_reverse() {
            nodes.reverse();
        }
        Ok(nodes)
    }

    /// The nodes of a step whose first predicate is a position, or `child = text` that the tree's
    /// index can answer.
    fn indexed(&self, parent: H::Node, name: NameId, step: &Step) -> Result<Option<Vec<H::Node>>> {
        let Some((first, others)) = step.predicates.split_first() else {
            return Ok(None);
        };
        let scope = Scope {
            node: self.current,
            position: 0,
            size: 0,
        };
        if let Term::Number(position) = *self.expr.term(first.term) {
            self.spend(1)?;
            let index = index_at(position);
            let mut nodes = match index {
                Some(index) => self
                    .nth_child_named(parent, name, index)?
                    .into_iter()
                    .collect(),
                None => Vec::new(),
            };
            self.filter(&mut nodes, others)?;
            return Ok(Some(nodes));
        }
        let Some((mut nodes, left)) = self.by_keys(parent, name, first, scope) else {
            return Ok(None);
        };
        self.spend(nodes.len())?;
        for condition in left.into_iter().chain(first.rest.iter().copied()) {
            self.keep(&mut nodes, condition)?;
        }
        self.filter(&mut nodes, others)?;
        Ok(Some(nodes))
    }

    /// The children that fulfil the keys of a predicate, from the tree's index, and the conditions
    /// which that could not answer.
    fn by_keys(
        &self,
        parent: H::Node,
        name: NameId,
        predicate: &Predicate,
        scope: Scope<H::Node>,
    ) -> Option<(Vec<H::Node>, Vec<TermId>)> {
        let mut values = Vec::with_capacity(predicate.keys.len());
        let mut left = Vec::new();
        for key in &predicate.keys {
            // What has no value fails at the items, if there are any.
            match self.scalar(key.value, scope).ok()? {
                Value::Boolean(_) | Value::Nodes(_) => left.push(key.term),
                Value::Moment(moment) => {
                    values.push((key.child, self.to_text(Value::Moment(moment)), None));
                }
                Value::Number(number) => values.push((key.child, "".into(), Some(number))),
                Value::Text(text) => values.push((key.child, text, None)),
            }
        }
        let wanted: Vec<(NameId, Wanted<'_>)> = values
            .iter()
            .map(|(child, text, number)| {
                (*child, number.map_or(Wanted::Text(text), Wanted::Number))
            })
            .collect();
        // An item of the primary instance may be what an absolute path goes through.
        let absolute = |key: &Key| match self.expr.term(key.value) {
            Term::Path(path) => self.expr.path(*path).root == Root::Absolute,
            _ => false,
        };
        let pins = predicate.keys.iter().any(absolute) && self.is_primary(parent).unwrap_or(true);
        if wanted.is_empty() || pins {
            return None;
        }
        let nodes = self.host.children_where(parent, name, &wanted)?;
        Some((nodes.into_vec(), left))
    }

    /// Keeps what fulfils each predicate; positions count along `nodes`.
    fn filter(&self, nodes: &mut Vec<H::Node>, predicates: &[Predicate]) -> Result<()> {
        for predicate in predicates {
            self.keep(nodes, predicate.term)?;
        }
        Ok(())
    }

    fn keep(&self, nodes: &mut Vec<H::Node>, condition: TermId) -> Result<()> {
        let size = nodes.len();
        self.spend(size)?;
        if let Term::Number(position) = self.expr.term(condition) {
            let chosen = index_at(*position).and_then(|index| nodes.get(index).copied());
            *nodes = chosen.into_iter().collect();
            return Ok(());
        }
        let mut kept = 0;
        for at in 0..size {
            let scope = Scope {
                node: nodes[at],
                position: at + 1,
                size,
            };
            if self.fulfils(condition, scope)? {
                nodes[kept] = nodes[at];
                kept += 1;
            }
        }
        nodes.truncate(kept);
        Ok(())
    }

    /// XPath 1.0's reading of a predicate: a number is a position, nodes are existence.
    fn fulfils(&self, condition: TermId, scope: Scope<H::Node>) -> Result<bool> {
        if let Term::Or(_) | Term::And(_) | Term::Compare(..) = self.expr.term(condition) {
            return self.boolean(condition, scope);
        }
        Ok(match self.term(condition, scope)? {
            Value::Number(number) => is_position(number, scope.position),
            value => self.is_true(&value),
        })
    }

    pub(super) fn matches(&self, test: &NodeTest, principal: NodeKind, node: H::Node) -> bool {
        let kind = self.host.kind(node);
        match test {
            &NodeTest::Name { namespace, name } => {
                self.host.name(node) == Some(name)
                    && kind == principal
                    && namespace.is_none_or(|namespace| self.host.namespace(node) == namespace)
            }
            NodeTest::Any => kind == principal,
            &NodeTest::AnyIn(namespace) => {
                kind == principal && self.host.namespace(node) == namespace
            }
            NodeTest::Node => true,
            NodeTest::Text => kind == NodeKind::Text,
            NodeTest::Comment => kind == NodeKind::Comment,
            NodeTest::ProcessingInstruction(target) => {
                kind == NodeKind::ProcessingInstruction
                    && target.as_ref().is_none_or(|target| {
                        let name = self.host.name(node);
                        name.is_some_and(|name| self.host.names().text(name) == &**target)
                    })
            }
        }
    }

    /// Appends what `step`'s axis and test select from `node`, nearest first.
    fn walk(&self, node: H::Node, step: &Step, out: &mut Vec<H::Node>) -> Result<()> {
        let host = self.host;
        let principal = match step.axis {
            Axis::Attribute => NodeKind::Attribute,
            _ => NodeKind::Element,
        };
        let mut see = |node: H::Node| {
            if self.matches(&step.test, principal, node) {
                out.push(node);
            }
            self.spend(1)
        };
        match step.axis {
            Axis::Itself => see(node),
            Axis::Child => chain(host.first_child(node), |n| host.next_sibling(n), see),
            Axis::Attribute => chain(host.first_attribute(node), |n| host.next_attribute(n), see),
            Axis::FollowingSibling => chain(host.next_sibling(node), |n| host.next_sibling(n), see),
            Axis::PrecedingSibling => self.siblings_before(node)?.into_iter().try_for_each(see),
            Axis::Parent => host.parent(node).map_or(Ok(()), see),
            Axis::Ancestor => chain(host.parent(node), |n| host.parent(n), see),
            Axis::AncestorOrSelf => chain(Some(node), |n| host.parent(n), see),
            Axis::Descendant => chain(host.first_child(node), |n| self.next_in(n, node), see),
            Axis::DescendantOrSelf => chain(Some(node), |n| self.next_in(n, node), see),
            Axis::Following => {
                let first = match host.kind(node) {
                    NodeKind::Attribute => host.parent(node).and_then(|n| self.next(n)),
                    _ => self.next_after(node),
                };
                chain(first, |n| self.next(n), see)
            }
            Axis::Preceding => {
                let mut below = Some(node);
                while let Some(of) = below {
                    for root in self.siblings_before(of)? {
                        let mut subtree = vec![root];
                        chain(
                            host.first_child(root),
                            |n| self.next_in(n, root),
                            |n| {
                                subtree.push(n);
                                self.spend(1)
                            },
                        )?;
                        subtree.into_iter().rev().try_for_each(&mut see)?;
                    }
                    below = host.parent(of);
                }
                Ok(())
            }
            // Instances keep no namespace nodes.
            Axis::Namespace => Ok(()),
        }
    }

    /// The siblings before a node, nearest first; an attribute has none. Found from the front: not
    /// every tree finds the sibling before in one step.
    fn siblings_before(&self, node: H::Node) -> Result<Vec<H::Node>> {
        let mut siblings = Vec::new();
        let Some(parent) = self.host.parent(node) else {
            return Ok(siblings);
        };
        if self.host.kind(node) == NodeKind::Attribute {
            return Ok(siblings);
        }
        let mut next = self.host.first_child(parent);
        while let Some(sibling) = next.filter(|&sibling| sibling != node) {
            self.spend(1)?;
            siblings.push(sibling);
            next = self.host.next_sibling(sibling);
        }
        siblings.reverse();
        Ok(siblings)
    }

    /// The next node in document order.
    pub(super) fn next(&self, node: H::Node) -> Option<H::Node> {
        self.host
            .first_child(node)
            .or_else(|| self.next_after(node))
    }

    /// The first node in document order that is no descendant of `node`.
    fn next_after(&self, node: H::Node) -> Option<H::Node> {
        let mut of = node;
        loop {
            if let Some(sibling) = self.host.next_sibling(of) {
                return Some(sibling);
            }
            of = self.host.parent(of)?;
        }
    }

    /// The next node in document order within the subtree of `root`.
    fn next_in(&self, node: H::Node, root: H::Node) -> Option<H::Node> {
        if let Some(child) = self.host.first_child(node) {
            return Some(child);
        }
        let mut of = node;
        while of != root {
            if let Some(sibling) = self.host.next_sibling(of) {
                return Some(sibling);
            }
            of = self.host.parent(of)?;
        }
        None
    }
}

/// Shows `first` and everything after it to `see`, until that fails.
fn chain<N: Copy>(
    first: Option<N>,
    next: impl Fn(N) -> Option<N>,
    mut see: impl FnMut(N) -> Result<()>,
) -> Result<()> {
    let mut node = first;
    while let Some(here) = node {
        see(here)?;
        node = next(here);
    }
    Ok(())
}

/// The index, from 0, of a position, from 1; `None` for a number that is no position.
fn index_at(position: f64) -> Option<usize> {
    let whole = position >= 1.0 && position.fract() == 0.0 && position < 1e15;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number from 1 to 10^15"
    )]
    whole.then(|| position as usize - 1)
}

fn is_position(number: f64, position: usize) -> bool {
    #[expect(
        clippy::cast_precision_loss,
        reason = "lists are far shorter than 2^53"
    )]
    let position = position as f64;
    number == position
}

/// From so many nodes on, a step that may find a node twice sorts out the doubles as it goes.
const CROWD: usize = 1 << 16;

/// Nodes up to this depth have their ancestors listed on the stack; forms nest some ten levels.
const NEAR: usize = 16;
