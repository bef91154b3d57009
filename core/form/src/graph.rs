//! [`Graph`]: which expression reads which node, and one order in which all can be evaluated.
//!
//! An edge leads from a computed expression to each that reads what it sets: a calculation sets its
//! node, a `relevant` sets its node and all below it. The order is topological and, where the form
//! leaves it open, document order. A form whose graph has a cycle is refused with the path.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use rayi_xpath::flat::{self, Words};
use serde::{Deserialize, Serialize};

use crate::itext::{Itext, Text, TextPart};
use crate::model::{
    Choices, Control, ControlKind, ExprId, Expression, ItemPart, Itemset, Node, NodeId, Read, Role,
};
use crate::question::AppValue;
use crate::search::Search;

/// Dependencies between expressions, fixed by the form.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Graph {
    /// Computed expressions, each after all that it reads.
    #[serde(with = "flat")]
    pub order: Vec<ExprId>,
    /// Place of each expression in `order`; `u32::MAX` where it is not computed.
    #[serde(with = "flat")]
    pub rank: Vec<u32>,
    /// The node that carries each expression of `order`.
    #[serde(with = "flat")]
    pub contexts: Vec<NodeId>,
    /// Places in `order` of the expressions that each definition carries.
    carried: Csr<u32, 1>,
    readers: Csr<Reader, 2>,
    watchers: Csr<Watcher, 3>,
}

/// A computed expression that reads a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reader {
    /// Its place in the order.
    pub rank: u32,
    /// Definition under whose live node its contexts are affected.
    pub scope: NodeId,
}

/// Something shown that reads a node: a text with outputs, or the choices of an itemset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Watcher {
    /// The node on whose screen it shows.
    pub node: NodeId,
    /// Definition under whose live node those nodes are affected.
    pub scope: NodeId,
    /// What of the node it is.
    pub part: Part,
}

/// A part of a question that is computed when it is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Label, hint or message.
    Text,
    /// Choices.
    Choices,
    /// Number of repeat instances there must be.
    Count,
    /// Whether the answer fulfils its constraint.
    Constraint,
}

impl Words<2> for Reader {
    fn words(self) -> [u32; 2] {
        [self.rank, self.scope.0]
    }

    fn of([rank, scope]: [u32; 2]) -> Option<Self> {
        let scope = NodeId(scope);
        Some(Self { rank, scope })
    }
}

impl Words<3> for Watcher {
    fn words(self) -> [u32; 3] {
        [self.node.0, self.scope.0, self.part as u32]
    }

    fn of([node, scope, part]: [u32; 3]) -> Option<Self> {
        let all = [Part::Text, Part::Choices, Part::Count, Part::Constraint];
        Some(Self {
            node: NodeId(node),
            scope: NodeId(scope),
            part: *all.get(part as usize)?,
        })
    }
}

impl Graph {
    /// Computed expressions that read a definition.
    #[must_use]
    #[inline]
    pub fn readers(&self, node: NodeId) -> &[Reader] {
        self.readers.row(node.index())
    }

    /// Places in the order of the computed expressions that a definition carries.
    #[must_use]
    #[inline]
    pub fn ranks_at(&self, node: NodeId) -> &[u32] {
        self.carried.row(node.index())
    }

    /// Shown parts that read a definition.
    #[must_use]
    #[inline]
    pub fn watchers(&self, node: NodeId) -> &[Watcher] {
        self.watchers.row(node.index())
    }
}

/// Rows of different lengths in two vectors.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound = "T: Words<N>")]
struct Csr<T, const N: usize> {
    #[serde(with = "flat")]
    starts: Vec<u32>,
    #[serde(with = "flat")]
    items: Vec<T>,
}

impl<T, const N: usize> Default for Csr<T, N> {
    fn default() -> Self {
        Self {
            starts: Vec::new(),
            items: Vec::new(),
        }
    }
}

impl<T: Ord + Copy, const N: usize> Csr<T, N> {
    /// Rows of sorted items, each once; `pairs` are row and item.
    fn build(rows: usize, pairs: &[(u32, T)]) -> Self {
        // Where each row begins in what is not yet without repetitions, and how far it is filled.
        let mut starts = vec![0_u32; rows + 1];
        for (row, _) in pairs {
            starts[*row as usize + 1] += 1;
        }
        for row in 0..rows {
            starts[row + 1] += starts[row];
        }
        let mut items: Vec<T> = pairs.iter().map(|(_, item)| *item).collect();
        let mut filled = starts.clone();
        for (row, item) in pairs {
            let at = &mut filled[*row as usize];
            items[*at as usize] = *item;
            *at += 1;
        }
        let mut length = 0;
        for row in 0..rows {
            let (from, to) = (starts[row] as usize, starts[row + 1] as usize);
            starts[row] = clip(length);
            items[from..to].sort_unstable();
            for at in from..to {
                if at == from || items[at] != items[at - 1] {
                    items[length] = items[at];
                    length += 1;
                }
            }
        }
        starts[rows] = clip(length);
        items.truncate(length);
        Self { starts, items }
    }

    fn row(&self, row: usize) -> &[T] {
        match (self.starts.get(row), self.starts.get(row + 1)) {
            (Some(from), Some(to)) => self.items.get(*from as usize..*to as usize).unwrap_or(&[]),
            _ => &[],
        }
    }
}

/// What the graph is made from.
pub(crate) struct Parts<'a> {
    pub(crate) nodes: &'a [Node],
    pub(crate) expressions: &'a [Expression],
    pub(crate) controls: &'a [Control],
    pub(crate) itext: &'a Itext,
    /// Definitions that a `jr:choice-name` call names, by expression.
    pub(crate) choice_names: &'a [(ExprId, NodeId)],
}

/// Expressions that wait for each other.
pub(crate) struct Cycle {
    /// Their nodes, in the order they depend on each other; the first stands at the end again.
    pub(crate) nodes: Vec<NodeId>,
    /// The one that the first node carries.
    pub(crate) first: Option<ExprId>,
}

/// Builds the graph, or gives a cycle.
pub(crate) fn build(parts: &Parts<'_>) -> Result<Graph, Cycle> {
    let reads = all_reads(parts);
    let count = parts.expressions.len();
    let computed: Vec<usize> = (0..count)
        .filter(|at| parts.expressions[*at].role.is_computed())
        .collect();

    // Who reads a definition, as expressions.
    let mut by_node: Vec<(u32, u32)> = Vec::new();
    for at in &computed {
        for read in reads[*at].iter() {
            by_node.push((read.node.0, u32::try_from(*at).unwrap_or(u32::MAX)));
        }
    }
    let by_node: Csr<u32, 1> = Csr::build(parts.nodes.len(), &by_node);
    let successors = |at: usize| {
        let expression = &parts.expressions[at];
        let (from, to) = match expression.role {
            Role::Calculate => (expression.context.0, expression.context.0),
            Role::Relevant => (
                expression.context.0,
                parts.nodes[expression.context.index()].last.0,
            ),
            _ => (1, 0),
        };
        (from..=to)
            .flat_map(|node| by_node.row(node as usize))
            .map(|reader| *reader as usize)
    };

    let mut waiting = vec![0_u32; count];
    for at in &computed {
        for next in successors(*at) {
            waiting[next] += 1;
        }
    }
    // Among those that may come next, the first of the document comes.
    let key = |at: usize| {
        let expression = &parts.expressions[at];
        Reverse((expression.context, expression.role != Role::Relevant, at))
    };
    let mut ready: BinaryHeap<_> = computed
        .iter()
        .filter(|at| waiting[**at] == 0)
        .map(|at| key(*at))
        .collect();
    let mut order = Vec::with_capacity(computed.len());
    let mut rank = vec![u32::MAX; count];
    while let Some(Reverse((_, _, at))) = ready.pop() {
        rank[at] = u32::try_from(order.len()).unwrap_or(u32::MAX);
        order.push(ExprId::new(at));
        for next in successors(at) {
            waiting[next] -= 1;
            if waiting[next] == 0 {
                ready.push(key(next));
            }
        }
    }
    if order.len() < computed.len() {
        return Err(cycle(parts, &computed, &waiting, &rank, successors));
    }

    let mut readers = Vec::with_capacity(by_node.items.len());
    for at in &computed {
        for read in reads[*at].iter() {
            readers.push((
                read.node.0,
                Reader {
                    rank: rank[*at],
                    scope: read.scope,
                },
            ));
        }
    }
    let contexts: Vec<NodeId> = order
        .iter()
        .map(|id| parts.expressions[id.index()].context)
        .collect();
    let carried: Vec<(u32, u32)> = contexts.iter().map(|node| node.0).zip(0..).collect();
    Ok(Graph {
        order,
        rank,
        contexts,
        carried: Csr::build(parts.nodes.len(), &carried),
        readers: Csr::build(parts.nodes.len(), &readers),
        watchers: Csr::build(parts.nodes.len(), &all_watchers(parts, &reads)),
    })
}

/// What each expression reads: its own paths, and for `jr:choice-name` what the choices named read.
fn all_reads<'a>(parts: &Parts<'a>) -> Vec<Cow<'a, [Read]>> {
    let own = |expression: &'a Expression| Cow::Borrowed(expression.reads.as_slice());
    let mut reads: Vec<Cow<'a, [Read]>> = parts.expressions.iter().map(own).collect();
    for (expression, node) in parts.choice_names {
        let control = parts.nodes[node.index()].control;
        let choices = control.and_then(|id| parts.controls[id.index()].choices.as_ref());
        let mut asked = match choices {
            Some(Choices::Itemset(itemset)) => itemset_reads(parts, itemset),
            _ => Vec::new(),
        };
        let search = control.and_then(|id| parts.controls[id.index()].search.as_ref());
        asked.extend(
            search
                .into_iter()
                .flat_map(|search| search_reads(parts, search)),
        );
        for read in asked {
            reads[expression.index()].to_mut().push(Read {
                node: read.node,
                scope: NodeId(0),
            });
        }
    }
    for list in &mut reads {
        // An expression's own are in order already.
        if let Cow::Owned(list) = list {
            list.sort_unstable();
            list.dedup();
        }
    }
    reads
}

/// What the choices of an itemset read, the item's own children included.
fn itemset_reads(parts: &Parts<'_>, itemset: &Itemset) -> Vec<Read> {
    let expression = &parts.expressions[itemset.nodes.index()];
    let mut reads = expression.reads.clone();
    let items: Vec<NodeId> = reads.iter().map(|read| read.node).collect();
    for part in [itemset.value, itemset.label] {
        match part {
            ItemPart::Child(name) | ItemPart::Itext(name) => {
                for item in &items {
                    let child = crate::model::children(parts.nodes, *item)
                        .find(|child| parts.nodes[child.index()].name == name);
                    reads.extend(child.map(|node| Read {
                        node,
                        scope: NodeId(0),
                    }));
                }
            }
            ItemPart::Expression(id) => {
                reads.extend_from_slice(&parts.expressions[id.index()].reads);
                for item in &items {
                    let last = parts.nodes[item.index()].last;
                    reads.extend((item.0..=last.0).map(|node| Read {
                        node: NodeId(node),
                        scope: NodeId(0),
                    }));
                }
            }
            ItemPart::None => {}
        }
    }
    reads
}

/// What the arguments of a `search()` read.
fn search_reads<'p>(parts: &'p Parts<'_>, search: &'p Search) -> impl Iterator<Item = Read> + 'p {
    let arguments = search.arguments();
    arguments.flat_map(|id| parts.expressions[id.index()].reads.iter().copied())
}

fn all_watchers(parts: &Parts<'_>, reads: &[Cow<'_, [Read]>]) -> Vec<(u32, Watcher)> {
    let mut watchers = Vec::new();
    let mut watch = |read: Read, node: NodeId, part: Part| {
        watchers.push((
            read.node.0,
            Watcher {
                node,
                scope: read.scope,
                part,
            },
        ));
    };
    for (at, expression) in parts.expressions.iter().enumerate() {
        let part = match expression.role {
            Role::Constraint => Part::Constraint,
            Role::Count => Part::Count,
            _ => continue,
        };
        for read in reads[at].iter() {
            watch(*read, expression.context, part);
        }
    }
    // Texts and choices are reached from the controls and binds that show them.
    for control in parts.controls {
        let Some(node) = control.node else { continue };
        // A repeat that becomes relevant gets its instances then, and may have none to ask.
        if let ControlKind::Repeat { count: Some(_), .. } = control.kind
            && let Some(relevant) = parts.nodes[node.index()].bind.relevant
        {
            for read in reads[relevant.index()].iter() {
                watch(*read, node, Part::Count);
            }
        }
        let texts = control.label.iter().chain(&control.hint);
        let shown = texts.flat_map(|text| outputs(parts, text));
        for id in shown.chain(told_to_app(control)) {
            for read in reads[id.index()].iter() {
                watch(*read, node, Part::Text);
            }
        }
        match &control.choices {
            Some(Choices::Itemset(itemset)) => {
                for read in itemset_reads(parts, itemset) {
                    watch(read, node, Part::Choices);
                }
            }
            Some(Choices::Items(choices)) => {
                for text in choices.iter().filter_map(|choice| choice.label.as_ref()) {
                    for id in outputs(parts, text) {
                        for read in reads[id.index()].iter() {
                            watch(*read, node, Part::Choices);
                        }
                    }
                }
            }
            None => {}
        }
        for read in control
            .search
            .iter()
            .flat_map(|search| search_reads(parts, search))
        {
            watch(read, node, Part::Choices);
        }
    }
    watchers
}

/// What an application is told by expressions.
fn told_to_app(control: &Control) -> impl Iterator<Item = ExprId> {
    let presentation = control.presentation.as_deref();
    let app = presentation.and_then(|presentation| presentation.app.as_ref());
    let told = app.into_iter().flat_map(|app| &app.parameters);
    told.filter_map(|parameter| match parameter.value {
        AppValue::Expression(id) => Some(id),
        AppValue::Text(_) => None,
    })
}

fn outputs(parts: &Parts<'_>, text: &Text) -> Vec<ExprId> {
    match text {
        Text::Plain(words) => words
            .iter()
            .filter_map(|part| match part {
                TextPart::Output(id) => Some(*id),
                TextPart::Literal(_) => None,
            })
            .collect(),
        Text::Itext(id) => parts.itext.outputs(*id).collect(),
        Text::Dynamic(id) => vec![*id],
    }
}

fn clip(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}

/// Nodes of one cycle among the expressions that could not be ordered.
fn cycle<I: Iterator<Item = usize>>(
    parts: &Parts<'_>,
    computed: &[usize],
    waiting: &[u32],
    rank: &[u32],
    successors: impl Fn(usize) -> I,
) -> Cycle {
    // Every expression left over waits for another that is left over: walking backwards must come
    // round. Predecessors among those left:
    let left: Vec<usize> = computed
        .iter()
        .copied()
        .filter(|at| rank[*at] == u32::MAX && waiting[*at] > 0)
        .collect();
    let mut before: HashMap<usize, usize> = HashMap::new();
    for at in &left {
        for next in successors(*at) {
            if rank[next] == u32::MAX {
                before.entry(next).or_insert(*at);
            }
        }
    }
    let Some(mut at) = left.first().copied() else {
        return Cycle {
            nodes: Vec::new(),
            first: None,
        };
    };
    let mut seen: Vec<usize> = Vec::new();
    while !seen.contains(&at) {
        seen.push(at);
        match before.get(&at) {
            Some(previous) => at = *previous,
            None => break,
        }
    }
    let start = seen.iter().position(|known| *known == at).unwrap_or(0);
    let mut nodes: Vec<NodeId> = seen[start..]
        .iter()
        .rev()
        .map(|at| parts.expressions[*at].context)
        .collect();
    if let Some(first) = nodes.first().copied() {
        nodes.push(first);
    }
    nodes.dedup();
    Cycle {
        nodes,
        first: seen.last().copied().map(ExprId::new),
    }
}
