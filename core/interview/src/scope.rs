//! [`Scope`]: the interview as the expressions see it.

use std::borrow::Cow;
use std::cell::Cell as Counter;
use std::cmp::Ordering;

use rayi_form::{BranchKind, Content, Form, NodeId, Plan, Table, Tree};
use rayi_form::{NodeKind as DefinitionKind, TextForm};
use rayi_xpath::{
    CallId, Dom, Expr, Host, NameId, Names, NodeKind, Nodes, NsId, PathId, Term, ValueType, Wanted,
    number_as,
};

use crate::choices;
use crate::environment::Environment;
use crate::live::{FrameId, Index, Live, ROOT, value_type};
use crate::texts;
use crate::work::Work;

/// How deep texts, choices and expressions may call each other.
const MAX_NESTING: u8 = 8;

/// A node of any tree: 0 is the primary instance, `i + 1` the secondary instance `i`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeRef {
    tree: u32,
    /// Cell of the primary instance, or place in the secondary one; [`DOCUMENT`] above the root.
    index: u32,
}

const DOCUMENT: u32 = u32::MAX;

impl NodeRef {
    /// The cell, if this is a node of the primary instance.
    pub(crate) fn primary(self) -> Option<Index> {
        (self.tree == 0 && self.index != DOCUMENT).then_some(self.index)
    }

    /// Secondary instance and place in it.
    pub(crate) fn secondary(self) -> Option<(usize, u32)> {
        (self.tree > 0).then(|| (self.tree as usize - 1, self.index))
    }
}

/// What expressions may ask, at one moment of an interview.
pub(crate) struct Scope<'i> {
    pub(crate) form: &'i Form,
    pub(crate) live: &'i Live,
    pub(crate) environment: &'i dyn Environment,
    pub(crate) language: usize,
    /// One moment for the whole recalculation.
    pub(crate) now: i64,
    pub(crate) work: &'i Work,
    pub(crate) nesting: Counter<u8>,
}

impl Scope<'_> {
    /// The handle of a live node.
    #[expect(clippy::unused_self, reason = "a handle is of one scope")]
    pub(crate) fn node(&self, index: Index) -> NodeRef {
        NodeRef { tree: 0, index }
    }

    /// Runs `work` unless texts and choices have called each other too deeply.
    pub(crate) fn nested<T>(&self, work: impl FnOnce() -> Option<T>) -> Option<T> {
        if self.nesting.get() >= MAX_NESTING {
            return None;
        }
        self.nesting.set(self.nesting.get() + 1);
        let result = work();
        self.nesting.set(self.nesting.get() - 1);
        result
    }

    fn content(&self, node: NodeRef) -> Option<(&Content, u32)> {
        let (instance, index) = node.secondary()?;
        Some((&self.form.secondary.get(instance)?.content, index))
    }

    fn in_tree(node: NodeRef, index: u32) -> NodeRef {
        NodeRef {
            tree: node.tree,
            index,
        }
    }

    fn definition(&self, index: Index) -> &rayi_form::Node {
        self.form.node(self.live.cell(index).definition)
    }
}

/// Places in a table: 0 is its root, then each row followed by its cells.
fn table_place(table: &Table, index: u32) -> Option<(usize, Option<usize>)> {
    let index = (index as usize).checked_sub(1)?;
    let width = table.columns.len() + 1;
    let (row, cell) = (index / width, index % width);
    Some((row, cell.checked_sub(1)))
}

fn row_index(table: &Table, row: usize) -> u32 {
    u32::try_from(1 + row * (table.columns.len() + 1)).unwrap_or(DOCUMENT)
}

fn branch(tree: &Tree, index: u32) -> Option<&rayi_form::Branch> {
    tree.branches.get(index as usize)
}

/// First of a chain of branches that is (or is not) an attribute.
fn first_branch(tree: &Tree, from: Option<u32>, attributes: bool) -> Option<u32> {
    let mut next = from;
    while let Some(index) = next {
        let at = branch(tree, index)?;
        if (at.kind == BranchKind::Attribute) == attributes {
            return Some(index);
        }
        next = at.next_sibling;
    }
    None
}

impl Dom for Scope<'_> {
    type Node = NodeRef;

    fn compare(&self, left: NodeRef, right: NodeRef) -> Ordering {
        match (left.primary(), right.primary()) {
            (Some(left), Some(right)) => self.live.compare(self.form, left, right),
            // The document node is before all others, and the others lie in order.
            _ => {
                let place = |node: NodeRef| (node.tree, node.index.wrapping_add(1));
                place(left).cmp(&place(right))
            }
        }
    }

    fn names(&self) -> &Names {
        &self.form.names
    }

    fn kind(&self, node: NodeRef) -> NodeKind {
        if node.index == DOCUMENT {
            return NodeKind::Document;
        }
        let is_attribute = match self.content(node) {
            None => self.definition(node.index).kind == DefinitionKind::Attribute,
            Some((Content::Table(_), _)) => false,
            Some((Content::Tree(tree), index)) => {
                branch(tree, index).is_some_and(|branch| branch.kind == BranchKind::Attribute)
            }
        };
        if is_attribute {
            NodeKind::Attribute
        } else {
            NodeKind::Element
        }
    }

    fn name(&self, node: NodeRef) -> Option<NameId> {
        if node.index == DOCUMENT {
            return None;
        }
        match self.content(node) {
            None => Some(self.definition(node.index).name),
            Some((Content::Table(table), index)) => Some(match table_place(table, index) {
                None => table.root,
                Some((_, None)) => table.row,
                Some((_, Some(column))) => *table.columns.get(column)?,
            }),
            Some((Content::Tree(tree), index)) => branch(tree, index).map(|branch| branch.name),
        }
    }

    fn namespace(&self, node: NodeRef) -> NsId {
        match node.primary() {
            Some(index) => self.definition(index).namespace,
            None => NsId::NONE,
        }
    }

    fn prefix(&self, node: NodeRef) -> &str {
        let index = node.primary();
        index.map_or("", |index| &self.definition(index).prefix)
    }

    fn parent(&self, node: NodeRef) -> Option<NodeRef> {
        if node.index == DOCUMENT {
            return None;
        }
        match self.content(node) {
            None => Some(match self.live.parent(self.form, node.index) {
                Some(parent) => self.node(parent),
                None => Self::in_tree(node, DOCUMENT),
            }),
            Some((Content::Table(table), index)) => {
                let parent = match table_place(table, index) {
                    None => DOCUMENT,
                    Some((_, None)) => 0,
                    Some((row, Some(_))) => row_index(table, row),
                };
                Some(Self::in_tree(node, parent))
            }
            Some((Content::Tree(tree), index)) => {
                let parent = branch(tree, index)?.parent.unwrap_or(DOCUMENT);
                Some(Self::in_tree(node, parent))
            }
        }
    }

    fn first_child(&self, node: NodeRef) -> Option<NodeRef> {
        match self.content(node) {
            None if node.index == DOCUMENT => Some(self.node(self.live.frame(ROOT).base)),
            None => self
                .live
                .first_child(self.form, node.index, false)
                .map(|at| self.node(at)),
            Some((Content::Table(table), index)) => {
                let child = if index == DOCUMENT {
                    0
                } else {
                    match table_place(table, index) {
                        None if table.rows() > 0 => row_index(table, 0),
                        Some((_, None)) => index + 1,
                        _ => return None,
                    }
                };
                Some(Self::in_tree(node, child))
            }
            Some((Content::Tree(tree), index)) => {
                let child = if index == DOCUMENT {
                    (!tree.branches.is_empty()).then_some(0)
                } else {
                    first_branch(tree, branch(tree, index)?.first_child, false)
                };
                child.map(|child| Self::in_tree(node, child))
            }
        }
    }

    fn next_sibling(&self, node: NodeRef) -> Option<NodeRef> {
        if node.index == DOCUMENT {
            return None;
        }
        match self.content(node) {
            None => self
                .live
                .next_sibling(self.form, node.index)
                .map(|at| self.node(at)),
            Some((Content::Table(table), index)) => {
                let (row, column) = table_place(table, index)?;
                let next = match column {
                    None if row + 1 < table.rows() => row_index(table, row + 1),
                    Some(column) if column + 1 < table.columns.len() => index + 1,
                    _ => return None,
                };
                Some(Self::in_tree(node, next))
            }
            Some((Content::Tree(tree), index)) => {
                let at = branch(tree, index)?;
                let attributes = at.kind == BranchKind::Attribute;
                first_branch(tree, at.next_sibling, attributes)
                    .map(|next| Self::in_tree(node, next))
            }
        }
    }

    fn first_attribute(&self, node: NodeRef) -> Option<NodeRef> {
        if node.index == DOCUMENT {
            return None;
        }
        match self.content(node) {
            None => self
                .live
                .first_child(self.form, node.index, true)
                .map(|at| self.node(at)),
            Some((Content::Table(_), _)) => None,
            Some((Content::Tree(tree), index)) => {
                first_branch(tree, branch(tree, index)?.first_child, true)
                    .map(|child| Self::in_tree(node, child))
            }
        }
    }

    fn next_attribute(&self, node: NodeRef) -> Option<NodeRef> {
        self.next_sibling(node)
    }

    fn value(&self, node: NodeRef) -> Cow<'_, str> {
        if node.index == DOCUMENT {
            return Cow::Borrowed("");
        }
        match self.content(node) {
            None => Cow::Borrowed(self.live.cell(node.index).text.as_str()),
            Some((Content::Table(table), index)) => match table_place(table, index) {
                Some((row, Some(column))) => Cow::Borrowed(table.cell(row, column)),
                _ => Cow::Borrowed(""),
            },
            Some((Content::Tree(tree), index)) => {
                branch(tree, index).map_or(Cow::Borrowed(""), |branch| Cow::Borrowed(&branch.text))
            }
        }
    }

    fn value_type(&self, node: NodeRef) -> ValueType {
        node.primary()
            .map_or(ValueType::Text, |index| self.live.cell(index).value_type)
    }

    fn number(&self, node: NodeRef) -> f64 {
        if let Some(index) = node.primary() {
            let cell = self.live.cell(index);
            if matches!(cell.value_type, ValueType::Number | ValueType::Text) {
                return cell.number;
            }
        }
        number_as(self.value_type(node), &self.value(node))
    }

    fn is_relevant(&self, node: NodeRef) -> bool {
        node.primary()
            .is_none_or(|index| self.live.cell(index).relevant)
    }

    fn index_of(&self, node: NodeRef) -> Option<usize> {
        let index = node.primary()?;
        let frame = self.live.frame(self.live.cell(index).frame);
        Some(if self.live.is_repeat(index) {
            frame.position as usize
        } else {
            0
        })
    }

    fn first_child_named(&self, node: NodeRef, name: NameId) -> Option<NodeRef> {
        match self.content(node) {
            Some((Content::Table(table), index)) if index != DOCUMENT => {
                match table_place(table, index) {
                    Some((_, None)) => {
                        let column = u32::try_from(table.column(name)?).ok()?;
                        Some(Self::in_tree(node, index + 1 + column))
                    }
                    Some(_) => None,
                    None => (table.row == name && table.rows() > 0).then(|| Self::in_tree(node, 1)),
                }
            }
            Some((Content::Tree(tree), index)) if index != DOCUMENT => {
                let mut next = branch(tree, index)?.first_child;
                while let Some(index) = next {
                    let at = branch(tree, index)?;
                    if at.name == name && at.kind == BranchKind::Element {
                        return Some(Self::in_tree(node, index));
                    }
                    next = at.next_sibling;
                }
                None
            }
            _ => {
                let named = |node: &NodeRef| self.name(*node) == Some(name);
                let first = self.first_child(node);
                std::iter::successors(first, |node| self.next_sibling(*node)).find(named)
            }
        }
    }

    fn nth_child(&self, parent: NodeRef, name: NameId, place: usize) -> Option<Option<NodeRef>> {
        match self.content(parent) {
            None if parent.index != DOCUMENT => {
                let cell = self.live.cell(parent.index);
                let repeat = self.named(cell.definition, name).next()?;
                if self.form.node(repeat).kind != DefinitionKind::Repeat {
                    return None;
                }
                let frame = self.live.series(self.form, cell.frame, repeat).get(place);
                Some(frame.map(|frame| self.node(self.live.frame(*frame).base)))
            }
            Some((Content::Table(table), 0)) if table.row == name => {
                Some((place < table.rows()).then(|| Self::in_tree(parent, row_index(table, place))))
            }
            _ => None,
        }
    }

    fn children_named(&self, parent: NodeRef, name: NameId) -> Option<Nodes<NodeRef>> {
        let is_document = parent.index == DOCUMENT;
        Some(match self.content(parent) {
            None if !is_document => self.live_named(parent.index, name),
            None => {
                let root = self.live.frame(ROOT).base;
                let is_it = self.definition(root).name == name;
                Nodes::from(is_it.then(|| self.node(root)))
            }
            Some((Content::Table(table), index)) => {
                let place = |index: u32| Self::in_tree(parent, index);
                if is_document {
                    return Some(Nodes::from((table.root == name).then(|| place(0))));
                }
                match table_place(table, index) {
                    None if table.row == name => {
                        let rows = 0..table.rows();
                        Nodes::Many(rows.map(|row| place(row_index(table, row))).collect())
                    }
                    Some((_, None)) => {
                        let columns = (index + 1..).zip(&table.columns);
                        let named = columns.filter(|(_, column)| **column == name);
                        let mut nodes = Nodes::None;
                        nodes.extend(named.map(|(index, _)| place(index)));
                        nodes
                    }
                    _ => Nodes::None,
                }
            }
            Some((Content::Tree(_), _)) => return None,
        })
    }

    fn children_where(
        &self,
        parent: NodeRef,
        name: NameId,
        wanted: &[(NameId, Wanted<'_>)],
    ) -> Option<Nodes<NodeRef>> {
        let Some((content, index)) = self.content(parent) else {
            return self.instances_where(parent.primary()?, name, wanted);
        };
        let Content::Table(table) = content else {
            return None;
        };
        if index != 0 || table.row != name {
            return None;
        }
        let mut columns = Vec::with_capacity(wanted.len());
        for (key, wanted) in wanted {
            match table.column(*key) {
                Some(column) => columns.push((column, *wanted)),
                None if wanted.is("") => {}
                None => return Some(Nodes::None),
            }
        }
        let rows = table.rows_where(&columns).into_iter();
        Some(Nodes::Many(
            rows.map(|row| Self::in_tree(parent, row_index(table, row as usize)))
                .collect(),
        ))
    }
}

impl Host for Scope<'_> {
    fn document(&self) -> NodeRef {
        NodeRef {
            tree: 0,
            index: DOCUMENT,
        }
    }

    fn instance(&self, id: &str) -> Option<NodeRef> {
        let index = self.form.secondary_index(id)?;
        let tree = u32::try_from(index).ok()? + 1;
        Some(NodeRef {
            tree,
            index: DOCUMENT,
        })
    }

    fn now(&self) -> i64 {
        self.now
    }

    fn offset_minutes(&self, at: i64) -> i32 {
        self.environment.offset_minutes(at)
    }

    fn random(&self) -> u64 {
        self.environment.random()
    }

    fn choice_name(&self, value: &str, path: &str, context: NodeRef) -> Option<String> {
        let context = context.primary()?;
        let question = self.locate(path, context)?;
        self.nested(|| choices::name_of(self, question, value))
    }

    fn itext(&self, id: &str, context: NodeRef) -> Option<String> {
        let text = self.form.itext.id(id)?;
        let at = context
            .primary()
            .unwrap_or_else(|| self.live.frame(ROOT).base);
        self.nested(|| {
            texts::translated(self, text, TextForm::Plain, at, false).map(|found| found.text)
        })
    }

    fn property(&self, name: &str) -> Option<String> {
        self.environment.property(name)
    }

    fn step_limit(&self) -> u64 {
        self.work.limit()
    }

    fn spent(&self, steps: u64) {
        self.work.spend(steps);
    }

    fn version(&self) -> &str {
        self.form.version.as_deref().unwrap_or_default()
    }

    fn month_name(&self, month: u8) -> Cow<'_, str> {
        match self.environment.month_name(self.language_tag(), month) {
            Some(name) => Cow::Owned(name),
            None => Cow::Borrowed(ENGLISH_MONTHS[usize::from(month.clamp(1, 12)) - 1]),
        }
    }

    fn weekday_name(&self, weekday: u8) -> Cow<'_, str> {
        match self.environment.weekday_name(self.language_tag(), weekday) {
            Some(name) => Cow::Owned(name),
            None => Cow::Borrowed(ENGLISH_DAYS[usize::from(weekday.clamp(1, 7)) - 1]),
        }
    }

    fn resolve(&self, expr: &Expr, path: PathId, context: NodeRef) -> Option<Nodes<NodeRef>> {
        let (target, frame, many) = match self.reach(expr, path, context)? {
            Reached::Nothing => return Some(Nodes::None),
            Reached::Inside {
                target,
                frame,
                many,
            } => (target, frame, many),
        };
        if !many {
            let found = self.live.in_frame(self.form, frame, target);
            return Some(if self.live.cell(found).relevant {
                Nodes::One(self.node(found))
            } else {
                Nodes::None
            });
        }
        let mut nodes = Nodes::None;
        self.live
            .each_below(self.form, frame, target, &mut |found| {
                if self.live.cell(found).relevant {
                    nodes.push(self.node(found));
                }
            });
        Some(nodes)
    }

    fn resolve_one(&self, expr: &Expr, path: PathId, context: NodeRef) -> Option<Option<NodeRef>> {
        match self.reach(expr, path, context)? {
            Reached::Nothing => Some(None),
            Reached::Inside { many: true, .. } => None,
            Reached::Inside { target, frame, .. } => {
                let found = self.live.in_frame(self.form, frame, target);
                let is_relevant = self.live.cell(found).relevant;
                Some(is_relevant.then(|| self.node(found)))
            }
        }
    }

    fn aggregate(&self, expr: &Expr, call: CallId, context: NodeRef) -> Option<f64> {
        let call = expr.call(call);
        let [argument] = call.arguments.as_slice() else {
            return None;
        };
        let &Term::Path(path) = expr.term(*argument) else {
            return None;
        };
        match self.reach(expr, path, context)? {
            Reached::Inside {
                target,
                frame,
                many: true,
            } => self.live.total(self.form, frame, target, call.function),
            _ => None,
        }
    }
}

/// Where a plain path leads.
enum Reached {
    Nothing,
    /// To a definition inside a frame; to `many` of its live nodes or just one.
    Inside {
        target: NodeId,
        frame: FrameId,
        many: bool,
    },
}

impl Scope<'_> {
    /// Instances of a repeat whose own texts are what is wanted: from the cells, one by one.
    fn instances_where(
        &self,
        parent: Index,
        name: NameId,
        wanted: &[(NameId, Wanted<'_>)],
    ) -> Option<Nodes<NodeRef>> {
        let cell = self.live.cell(parent);
        let repeat = self.named(cell.definition, name).next()?;
        if self.form.node(repeat).kind != DefinitionKind::Repeat {
            return None;
        }
        let mut slots = Vec::with_capacity(wanted.len());
        for (key, wanted) in wanted {
            let key = self.named(repeat, *key).next()?;
            let node = self.form.node(key);
            let is_text = value_type(node.data_type) == ValueType::Text;
            if !is_text || node.kind == DefinitionKind::Repeat {
                return None;
            }
            slots.push((self.form.layout.slot_of(key), wanted));
        }
        let mut nodes = Nodes::None;
        for frame in self.live.series(self.form, cell.frame, repeat) {
            let base = self.live.frame(*frame).base;
            let holds = |(slot, wanted): &(u32, &Wanted<'_>)| {
                let cell = self.live.cell(base + slot);
                wanted.is(if cell.relevant { &cell.text } else { "" })
            };
            if slots.iter().all(holds) {
                nodes.push(self.node(base));
            }
        }
        Some(nodes)
    }

    /// The element children of a definition with a name.
    fn named(&self, above: NodeId, name: NameId) -> impl Iterator<Item = NodeId> + '_ {
        self.live.named(self.form, above, name, false)
    }

    /// The element children of a live node with a name.
    fn live_named(&self, parent: Index, name: NameId) -> Nodes<NodeRef> {
        let cell = self.live.cell(parent);
        let mut nodes = Nodes::None;
        for child in self.named(cell.definition, name) {
            if self.form.node(child).kind == DefinitionKind::Repeat {
                let series = self.live.series(self.form, cell.frame, child).iter();
                nodes.extend(series.map(|frame| self.node(self.live.frame(*frame).base)));
            } else {
                nodes.push(self.node(self.live.in_frame(self.form, cell.frame, child)));
            }
        }
        nodes
    }

    /// Where a plain path of one of the form's expressions leads, as planned with the form.
    fn reach(&self, expr: &Expr, path: PathId, context: NodeRef) -> Option<Reached> {
        let index = context.primary()?;
        let expression = self.form.expressions.get(expr.key() as usize)?;
        match expression.plans.get(path.0 as usize)? {
            Plan::Node { target, meet, many } => {
                let kind = self.form.layout.kind_of(*meet);
                let from = self.live.cell(index).frame;
                Some(match self.live.climb(self.form, from, kind) {
                    Some(frame) => Reached::Inside {
                        target: *target,
                        frame,
                        many: *many,
                    },
                    None => Reached::Nothing,
                })
            }
            Plan::Nothing => Some(Reached::Nothing),
            _ => None,
        }
    }
    /// BCP 47 tag of the language in use; empty where the form is not translated.
    pub(crate) fn language_tag(&self) -> &str {
        self.form
            .itext
            .languages()
            .get(self.language)
            .map_or("", |language| &language.tag)
    }

    /// The live node that a reference in a text names, as seen from another.
    fn locate(&self, path: &str, from: Index) -> Option<Index> {
        let path = path.trim();
        if path.starts_with('/') {
            let definition = self.form.find(path)?;
            return self.live.seen_from(self.form, from, definition);
        }
        let mut at = from;
        for step in path
            .split('/')
            .map(str::trim)
            .filter(|step| !step.is_empty())
        {
            at = match step {
                "." | "current()" => at,
                ".." => self.live.parent(self.form, at)?,
                name => {
                    let definition = self.live.cell(at).definition;
                    let child = self
                        .form
                        .children(definition)
                        .find(|child| self.form.node_name(*child) == name)?;
                    let frame = self.live.cell(at).frame;
                    self.live.first_of(self.form, frame, Some(child), false)?
                }
            };
        }
        Some(at)
    }
}

const ENGLISH_MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
const ENGLISH_DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

#[cfg(test)]
mod tests;
