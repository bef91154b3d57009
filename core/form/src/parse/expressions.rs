//! Expressions: compiled once, with the way each of their paths takes and the nodes it reads.

use rayi_xpath::{Axis, Expr, Function, NameId, NodeTest, Path, Root, Step, Term, TermId};

use crate::diagnostic::Diagnostic;
use crate::model::{ExprId, Expression, NodeId, NodeKind, Plan, Read, Role, children};
use crate::xml::Element;

use super::Reader;
use super::bounds::Bound;
use super::search::file_of;

/// Where a path has come to.
#[derive(Clone, Debug)]
enum Reach {
    /// The document node above the root of the primary instance.
    Document,
    /// Definitions of the primary instance, all below the live node of `under` that the
    /// expression's own node lies in.
    Nodes { at: Vec<NodeId>, under: NodeId },
    /// A secondary instance.
    Secondary(u32),
    /// Cannot be told from the form alone.
    Unknown,
}

impl Reader<'_, '_> {
    /// Compiles an expression, or reports why it cannot be.
    pub(super) fn compile(
        &mut self,
        source: &str,
        context: NodeId,
        role: Role,
        element: Element<'_, '_>,
    ) -> Option<ExprId> {
        self.written = self.written.saturating_add(source.len() + 16);
        if self.written > Bound::Expressions.limit() {
            self.refuse_larger(Bound::Expressions, element.place());
        }
        if self.reads > Bound::Reads.limit() {
            self.refuse_larger(Bound::Reads, element.place());
        }
        if !self.exceeded.is_empty() {
            return None;
        }
        let parsed = self
            .compiler
            .parse(source, &mut self.names, &self.namespaces);
        let mut xpath = match parsed {
            Ok(xpath) => xpath,
            Err(failure) => {
                let mut diagnostic = Diagnostic::error(failure.code())
                    .at(element.place())
                    .node(self.path(context))
                    .with("expression", source)
                    .with("offset", failure.at.to_string());
                for (name, value) in failure.parameters() {
                    diagnostic = diagnostic.with(name, value);
                }
                self.report(diagnostic);
                return None;
            }
        };
        self.read_pulled(&xpath, context, element);
        let id = ExprId::new(self.expressions.len());
        xpath.set_key(id.0);
        let mut plans = Vec::with_capacity(xpath.paths().len());
        let mut reads = Vec::with_capacity(xpath.paths().len());
        for path in xpath.paths() {
            let plan = self.plan(&xpath, path, context, role, &mut reads);
            if plan == Plan::Nothing {
                self.report(
                    Diagnostic::warning("xpath-unknown-node")
                        .at(element.place())
                        .node(self.path(context))
                        .with("expression", source),
                );
            }
            if let Root::Instance(instance) = &path.root
                && !self.secondary.iter().any(|known| known.id == **instance)
            {
                self.report(
                    Diagnostic::error("xpath-unknown-instance")
                        .at(element.place())
                        .node(self.path(context))
                        .with("instance", instance.to_string())
                        .with("expression", source),
                );
            }
            plans.push(plan);
        }
        self.widen_indexed(&xpath, &plans, context, &mut reads);
        if reads.len() > 1 {
            reads.sort_unstable();
            reads.dedup();
        }
        self.reads += reads.len();
        self.places.push(element.place());
        self.expressions.push(Expression {
            xpath,
            context,
            role,
            plans,
            reads,
        });
        Some(id)
    }

    /// What `indexed-repeat` looks up may stand in any instance of the repeats that it names, not in
    /// the expression's own alone.
    fn widen_indexed(&self, xpath: &Expr, plans: &[Plan], context: NodeId, reads: &mut [Read]) {
        let target = |term: TermId| match xpath.term(term) {
            Term::Path(path) => match plans.get(path.0 as usize) {
                Some(Plan::Node { target, .. }) => Some(*target),
                _ => None,
            },
            _ => None,
        };
        for call in xpath.calls() {
            if call.function != Function::IndexedRepeat {
                continue;
            }
            let arguments = call.arguments.iter().copied();
            let field = arguments.clone().next().and_then(target);
            // Definitions are numbered in document order: the first is the outermost.
            let repeat = arguments.skip(1).step_by(2).filter_map(target).min();
            let around = repeat.and_then(|repeat| self.nodes[repeat.index()].parent);
            let (Some(field), Some(around)) = (field, around) else {
                continue;
            };
            let scope = self.meet(context, around);
            for read in reads.iter_mut().filter(|read| read.node == field) {
                read.scope = self.meet(read.scope, scope);
            }
        }
    }

    /// Reads the files that `pulldata` names and no instance declares.
    fn read_pulled(&mut self, xpath: &Expr, context: NodeId, element: Element<'_, '_>) {
        for call in xpath.calls() {
            let first = call.arguments.first().map(|term| xpath.term(*term));
            let Some(Term::Text(name)) = first.filter(|_| call.function == Function::Pulldata)
            else {
                continue;
            };
            if self.secondary_index(name).is_none() && self.read_rows(name).is_none() {
                self.report(
                    Diagnostic::warning("media-missing")
                        .at(element.place())
                        .node(self.path(context))
                        .with("file", file_of(name)),
                );
            }
        }
    }

    /// The way of one path; what it reads is added to `reads`.
    fn plan(
        &self,
        xpath: &Expr,
        path: &Path,
        context: NodeId,
        role: Role,
        reads: &mut Vec<Read>,
    ) -> Plan {
        let item_relative =
            role == Role::Item && path.anchor.is_none() && path.root == Root::Relative;
        if item_relative {
            return Plan::Walk;
        }
        let plain = path.predicates.is_empty()
            && matches!(path.root, Root::Absolute | Root::Relative | Root::Current)
            && path.steps.iter().all(is_plain);
        if plain && (path.anchor.is_none() || path.root == Root::Current) {
            return self.plan_plain(path, context, reads);
        }
        let root = NodeId(0);
        let (nodes, under) = match self.reach(xpath, path, path.steps.len(), context, 0) {
            Reach::Nodes { at, .. } if plain && at.is_empty() => return Plan::Nothing,
            Reach::Nodes { at, under } => (at, under),
            Reach::Secondary(instance) => return Plan::Items { instance },
            Reach::Document => (vec![root], root),
            Reach::Unknown => return Plan::Walk,
        };
        // Parts of an item are evaluated at the item, not at the node that carries them.
        let scope = if role == Role::Item { root } else { under };
        reads.extend(nodes.into_iter().map(|node| Read { node, scope }));
        if plain && path.root == Root::Absolute {
            // In a predicate over another tree the way is that of the expression's own node; the
            // items of this one share no position with it, and are read wherever they are.
            return self.plan_plain(path, context, &mut Vec::new());
        }
        Plan::Walk
    }

    /// The way of a path of plain names, which leads to one definition or to none.
    fn plan_plain(&self, path: &Path, context: NodeId, reads: &mut Vec<Read>) -> Plan {
        // `None` is the document node above the root.
        let mut at = (path.root != Root::Absolute).then_some(context);
        for step in &path.steps {
            let next = match (at, step.axis) {
                (None, Axis::Child) => {
                    Some(NodeId(0)).filter(|root| self.matches(*root, &step.test))
                }
                (None, Axis::Itself) => continue,
                (None, _) => None,
                (Some(node), Axis::Parent) => self.nodes[node.index()].parent,
                (Some(node), Axis::Child | Axis::Attribute) => match step.test {
                    NodeTest::Name { name, .. } => {
                        self.child(node, name, step.axis == Axis::Attribute)
                    }
                    _ => None,
                },
                (Some(node), _) => Some(node),
            };
            if next.is_none() {
                return Plan::Nothing;
            }
            at = next;
        }
        let Some(target) = at else {
            let root = NodeId(0);
            reads.push(Read {
                node: root,
                scope: root,
            });
            return Plan::Walk;
        };
        let meet = self.meet(context, target);
        reads.push(Read {
            node: target,
            scope: meet,
        });
        Plan::Node {
            target,
            meet,
            many: self.nodes[target.index()].repeat != self.nodes[meet.index()].repeat,
        }
    }

    /// How far down from the root the plain steps of an absolute path lead through a definition and
    /// those around it: there it means the instances which that lies in.
    fn pinned(&self, steps: &[Step], within: NodeId) -> NodeId {
        let mut under = NodeId(0);
        for step in steps.iter().skip(1) {
            let next = (step.axis == Axis::Child && step.predicates.is_empty())
                .then_some(&step.test)
                .and_then(|test| match test {
                    NodeTest::Name { name, .. } => self.child(under, *name, false),
                    _ => None,
                });
            let next = next.filter(|next| self.meet(*next, within) == *next);
            let Some(next) = next else { break };
            under = next;
        }
        under
    }

    /// Nearest definition at or above two others.
    fn meet(&self, a: NodeId, b: NodeId) -> NodeId {
        let (low, mut high) = (a.max(b), a.min(b));
        // Document order: the last definition of `high`'s subtree tells whether `low` is in it.
        while self.nodes[high.index()].last < low {
            high = self.nodes[high.index()].parent.unwrap_or(NodeId(0));
        }
        high
    }

    /// The definitions that the first `steps` steps of a path may lead to.
    fn reach(&self, xpath: &Expr, path: &Path, steps: usize, context: NodeId, depth: u8) -> Reach {
        if depth > 16 {
            return Reach::Unknown;
        }
        let own = || Reach::Nodes {
            at: vec![context],
            under: context,
        };
        let items = || {
            let anchor = path.anchor?;
            let outer = xpath.path(anchor.path);
            Some(self.reach(xpath, outer, anchor.steps as usize, context, depth + 1))
        };
        // Where a path comes down from the document, it stays under this.
        let mut above = NodeId(0);
        let mut at = match &path.root {
            Root::Absolute => {
                above = match items() {
                    None | Some(Reach::Secondary(_)) => self.pinned(&path.steps, context),
                    // An item lies under what its own path does, and may be another than ours.
                    Some(Reach::Nodes { at, under }) => {
                        let pins = at.iter().map(|item| self.pinned(&path.steps, *item));
                        pins.min().unwrap_or(under).min(under)
                    }
                    Some(Reach::Document | Reach::Unknown) => NodeId(0),
                };
                Reach::Document
            }
            Root::Current => own(),
            Root::Relative => items().unwrap_or_else(own),
            Root::Instance(id) => {
                let index = self.secondary.iter().position(|known| known.id == **id);
                return index
                    .and_then(|index| u32::try_from(index).ok())
                    .map_or(Reach::Unknown, Reach::Secondary);
            }
            Root::Term(term) => self.reach_term(xpath, *term, context, depth + 1),
        };
        for step in path.steps.iter().take(steps) {
            at = match at {
                Reach::Document => self.at_document(step, above),
                Reach::Nodes { at, mut under } => {
                    let mut next = Vec::new();
                    for node in at {
                        under = under.min(self.ceiling(node, step.axis, under));
                        self.step(node, step, &mut next);
                    }
                    next.sort_unstable();
                    next.dedup();
                    Reach::Nodes { at: next, under }
                }
                other => other,
            };
        }
        at
    }

    /// What a step from a definition stays under.
    fn ceiling(&self, node: NodeId, axis: Axis, under: NodeId) -> NodeId {
        let root = NodeId(0);
        match axis {
            Axis::Child
            | Axis::Attribute
            | Axis::Itself
            | Axis::Namespace
            | Axis::Descendant
            | Axis::DescendantOrSelf => under,
            Axis::Parent | Axis::FollowingSibling | Axis::PrecedingSibling if node != under => {
                under
            }
            Axis::Parent | Axis::FollowingSibling | Axis::PrecedingSibling => {
                self.nodes[node.index()].parent.unwrap_or(root)
            }
            Axis::Ancestor | Axis::AncestorOrSelf | Axis::Following | Axis::Preceding => root,
        }
    }

    fn reach_term(&self, xpath: &Expr, term: TermId, context: NodeId, depth: u8) -> Reach {
        if depth > 16 {
            return Reach::Unknown;
        }
        let parts: Vec<TermId> = match xpath.term(term) {
            Term::Path(id) => {
                let path = xpath.path(*id);
                return self.reach(xpath, path, path.steps.len(), context, depth + 1);
            }
            Term::Union(parts) => parts.clone(),
            Term::Call(id) => xpath.call(*id).arguments.iter().take(1).copied().collect(),
            _ => return Reach::Unknown,
        };
        let mut all = Vec::new();
        for part in parts {
            match self.reach_term(xpath, part, context, depth + 1) {
                Reach::Nodes { at, .. } => all.extend(at),
                other => return other,
            }
        }
        Reach::Nodes {
            at: all,
            under: NodeId(0),
        }
    }

    fn at_document(&self, step: &Step, under: NodeId) -> Reach {
        let root = NodeId(0);
        let found = match step.axis {
            Axis::Child if self.matches(root, &step.test) => vec![root],
            Axis::Descendant | Axis::DescendantOrSelf => self.subtree(root, &step.test),
            Axis::Itself => return Reach::Document,
            _ => Vec::new(),
        };
        Reach::Nodes { at: found, under }
    }

    fn subtree(&self, node: NodeId, test: &NodeTest) -> Vec<NodeId> {
        (node.0..=self.nodes[node.index()].last.0)
            .map(NodeId)
            .filter(|id| self.is_element(*id) && self.matches(*id, test))
            .collect()
    }

    fn step(&self, node: NodeId, step: &Step, found: &mut Vec<NodeId>) {
        let parent = self.nodes[node.index()].parent;
        match step.axis {
            Axis::Child => {
                if let NodeTest::Name { name, .. } = step.test {
                    found.extend(self.child(node, name, false));
                } else {
                    found.extend(
                        children(&self.nodes, node)
                            .filter(|id| self.is_element(*id) && self.matches(*id, &step.test)),
                    );
                }
            }
            Axis::Attribute => {
                if let NodeTest::Name { name, .. } = step.test {
                    found.extend(self.child(node, name, true));
                } else {
                    found.extend(children(&self.nodes, node).filter(|id| !self.is_element(*id)));
                }
            }
            Axis::Parent => found.extend(parent.filter(|id| self.matches(*id, &step.test))),
            Axis::Itself if self.matches(node, &step.test) => found.push(node),
            Axis::Itself | Axis::Namespace => {}
            Axis::Descendant => {
                let mut below = self.subtree(node, &step.test);
                below.retain(|id| *id != node);
                found.append(&mut below);
            }
            Axis::DescendantOrSelf => found.append(&mut self.subtree(node, &step.test)),
            Axis::Ancestor | Axis::AncestorOrSelf => {
                let mut at = if step.axis == Axis::Ancestor {
                    parent
                } else {
                    Some(node)
                };
                while let Some(id) = at {
                    if self.matches(id, &step.test) {
                        found.push(id);
                    }
                    at = self.nodes[id.index()].parent;
                }
            }
            Axis::FollowingSibling | Axis::PrecedingSibling => {
                if let Some(parent) = parent {
                    found.extend(
                        children(&self.nodes, parent)
                            .filter(|id| self.is_element(*id) && self.matches(*id, &step.test)),
                    );
                }
            }
            Axis::Following | Axis::Preceding => {
                found.append(&mut self.subtree(NodeId(0), &step.test));
            }
        }
    }

    fn child(&self, node: NodeId, name: NameId, attribute: bool) -> Option<NodeId> {
        self.by_name.get(&(node, name, attribute)).copied()
    }

    fn is_element(&self, node: NodeId) -> bool {
        self.nodes[node.index()].kind != NodeKind::Attribute
    }

    fn matches(&self, node: NodeId, test: &NodeTest) -> bool {
        match test {
            NodeTest::Name { name, .. } => self.nodes[node.index()].name == *name,
            NodeTest::Any | NodeTest::AnyIn(_) | NodeTest::Node => true,
            NodeTest::Text | NodeTest::Comment | NodeTest::ProcessingInstruction(_) => false,
        }
    }
}

/// A step that a table of names can follow: a name, the parent or the node itself, no predicate.
fn is_plain(step: &Step) -> bool {
    step.predicates.is_empty()
        && match step.axis {
            Axis::Child | Axis::Attribute => matches!(step.test, NodeTest::Name { .. }),
            Axis::Parent | Axis::Itself => step.test == NodeTest::Node,
            _ => false,
        }
}
