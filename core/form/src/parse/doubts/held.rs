//! What questions can hold, and what lists do.

use std::cell::RefCell;
use std::rc::Rc;

use hashbrown::{HashMap, HashSet};
use rayi_xpath::{Function, NameId, Root, Term, number_of_text};

use crate::diagnostic::Diagnostic;
use crate::model::{Action, Choices, Control, ControlKind, DataType, ItemPart, NodeId};
use crate::secondary::{Branch, BranchKind, Content};

use super::super::Reader;

/// Most values that one sentence names.
const NAMED: usize = 8;

/// What the answers to a question can be.
#[derive(Clone)]
pub(super) enum Held {
    /// Names of choices that are all known.
    Choices {
        values: Rc<HashSet<String>>,
        /// Any number of them, with blanks between.
        several: bool,
    },
    /// A value of a type.
    Typed(Kind),
    Anything,
}

impl Held {
    /// Says of a value that it is no choice: what may have been meant, and what there is.
    pub(super) fn stranger(&self, doubt: Diagnostic, value: &str) -> Diagnostic {
        let doubt = doubt.with("value", value);
        let Self::Choices { values, .. } = self else {
            return doubt;
        };
        let mut known: Vec<&str> = values.iter().map(String::as_str).collect();
        known.sort_unstable();
        let near = rayi_xlsform::nearest(value, known.iter().copied());
        doubt.with("known", said(known.iter().copied())).meant(near)
    }
}

/// Some words as one text; of many, the first.
pub(super) fn said<'w>(words: impl Iterator<Item = &'w str> + Clone) -> String {
    let mut said: Vec<&str> = words.clone().take(NAMED).collect();
    if words.count() > NAMED {
        said.push("…");
    }
    said.join(", ")
}

/// Types of which some texts are no value.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Whole,
    Decimal,
    Date,
    Time,
    Moment,
    Place,
}

impl Kind {
    fn of(data_type: DataType) -> Option<Self> {
        Some(match data_type {
            DataType::Integer | DataType::Long => Self::Whole,
            DataType::Decimal => Self::Decimal,
            DataType::Date => Self::Date,
            DataType::Time => Self::Time,
            DataType::DateTime => Self::Moment,
            DataType::Geopoint | DataType::Geotrace | DataType::Geoshape => Self::Place,
            _ => return None,
        })
    }

    /// As the language files know it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Decimal => "number",
            Self::Date => "date",
            Self::Time => "time",
            Self::Moment => "moment",
            Self::Place => "place",
        }
    }

    pub(super) fn is_place(self) -> bool {
        self == Self::Place
    }

    /// Whether a value of the type can equal a text. What a failed sum is written as can.
    pub(super) fn can_equal(self, text: &str) -> bool {
        matches!(text, "NaN" | "Infinity" | "-Infinity")
            || match self {
                Self::Whole | Self::Decimal => !number_of_text(text).is_nan(),
                _ => self.takes(text),
            }
    }

    /// Whether a text may be a value of the type: digits where there must be some. A calendar is
    /// not looked at.
    pub(super) fn takes(self, text: &str) -> bool {
        let text = text.trim();
        let begins = |separator: char| {
            let head = text.split(separator).next().unwrap_or("");
            head.len() < text.len() && !head.is_empty() && head.chars().all(char::is_numeric)
        };
        match self {
            // Digits of other scripts count too.
            Self::Whole | Self::Decimal => text
                .chars()
                .all(|c| c.is_numeric() || ".,-+eE\u{66b}\u{66c}\u{200e}\u{200f}".contains(c)),
            Self::Date | Self::Moment => begins('-'),
            Self::Time => begins(':'),
            Self::Place => {
                let mut numbers = text.split([' ', ';']).filter(|word| !word.is_empty());
                numbers
                    .next()
                    .is_some_and(|word| !number_of_text(word).is_nan())
            }
        }
    }
}

/// Which nodes something else than one control sets.
pub(super) struct Holders {
    /// By node: an action sets it, or several controls do.
    elsewhere: Vec<bool>,
    /// What was asked of questions with choices already.
    known: RefCell<HashMap<NodeId, Held>>,
}

impl Holders {
    pub(super) fn new(nodes: usize, controls: &[Control], actions: &[Action]) -> Self {
        let mut elsewhere = vec![false; nodes];
        let mut shown = vec![false; nodes];
        for control in controls {
            let structure = matches!(
                control.kind,
                ControlKind::Group | ControlKind::Repeat { .. }
            );
            if let Some(node) = control.node.filter(|_| !structure) {
                let before = std::mem::replace(&mut shown[node.index()], true);
                elsewhere[node.index()] |= before;
            }
        }
        for action in actions {
            elsewhere[action.target.index()] = true;
        }
        Self {
            elsewhere,
            known: RefCell::default(),
        }
    }

    /// What a node can hold.
    pub(super) fn of(&self, reader: &Reader<'_, '_>, node: NodeId) -> Held {
        let definition = &reader.nodes[node.index()];
        if self.elsewhere[node.index()]
            || definition.bind.calculate.is_some()
            || definition.bind.preload.is_some()
        {
            return Held::Anything;
        }
        let control = definition.control.map(|id| &reader.controls[id.index()]);
        let Some(control) = control.filter(|control| is_choosing(control)) else {
            return Kind::of(definition.data_type).map_or(Held::Anything, Held::Typed);
        };
        if let Some(known) = self.known.borrow().get(&node) {
            return known.clone();
        }
        let values: HashSet<String> = reader
            .offered(control)
            .map(|values| values.into_iter().collect())
            .unwrap_or_default();
        let held = if values.is_empty() {
            Held::Anything
        } else {
            Held::Choices {
                values: Rc::new(values),
                several: control.kind != ControlKind::SelectOne,
            }
        };
        self.known.borrow_mut().insert(node, held.clone());
        held
    }
}

fn is_choosing(control: &Control) -> bool {
    matches!(
        control.kind,
        ControlKind::SelectOne | ControlKind::SelectMultiple | ControlKind::Rank
    )
}

/// The texts of one column of a list.
pub(super) struct Cells<'r> {
    texts: Vec<&'r str>,
    /// A row has nothing there, or lacks the column.
    pub(super) has_blank: bool,
}

impl<'r> Cells<'r> {
    fn add(&mut self, text: Option<&'r str>) {
        match text {
            Some(text) if !text.is_empty() => self.texts.push(text),
            _ => self.has_blank = true,
        }
    }

    /// Each text that is there, once, in its order.
    pub(super) fn texts(&self) -> Vec<&'r str> {
        let mut seen = HashSet::new();
        let texts = self.texts.iter().copied();
        texts.filter(|text| seen.insert(*text)).collect()
    }
}

impl Reader<'_, '_> {
    /// Everything that a control offers; `None` where the form alone does not tell.
    fn offered(&self, control: &Control) -> Option<Vec<String>> {
        if control.search.is_some() {
            return None;
        }
        match control.choices.as_ref()? {
            Choices::Items(items) => Some(items.iter().map(|item| item.value.clone()).collect()),
            Choices::Itemset(itemset) => {
                let ItemPart::Child(column) = itemset.value else {
                    return None;
                };
                let xpath = &self.expressions[itemset.nodes.index()].xpath;
                let mut term = xpath.root();
                if let Term::Call(call) = xpath.term(term)
                    && xpath.call(*call).function == Function::Randomize
                {
                    term = *xpath.call(*call).arguments.first()?;
                }
                let Term::Path(path) = xpath.term(term) else {
                    return None;
                };
                let Root::Instance(list) = &xpath.path(*path).root else {
                    return None;
                };
                let list = u32::try_from(self.secondary_index(list)?).ok()?;
                let cells = self.own_cells(list, column)?;
                Some(cells.texts.iter().map(|text| (*text).to_owned()).collect())
            }
        }
    }

    /// A column of a list that stands in the form itself.
    pub(super) fn own_cells(&self, list: u32, column: NameId) -> Option<Cells<'_>> {
        let list = &self.secondary[list as usize];
        if list.source.is_some() {
            return None;
        }
        let mut cells = Cells {
            texts: Vec::new(),
            has_blank: false,
        };
        match &list.content {
            Content::Table(table) => {
                let column = table.column(column);
                for row in 0..table.rows() {
                    cells.add(column.map(|column| table.cell(row, column)));
                }
            }
            Content::Tree(tree) => {
                let is_row = |branch: &&Branch| {
                    branch.parent == Some(0) && branch.kind == BranchKind::Element
                };
                for row in tree.branches.iter().filter(is_row) {
                    let mut next = row.first_child;
                    let mut text = None;
                    while let Some(cell) = next {
                        let cell = &tree.branches[cell as usize];
                        if cell.kind == BranchKind::Element && cell.name == column {
                            text = Some(cell.text.as_str());
                        }
                        next = cell.next_sibling;
                    }
                    cells.add(text);
                }
            }
        }
        Some(cells)
    }

    /// The columns of a list, also of one from a file that is there; none where it has no rows.
    pub(super) fn columns_of(&self, list: u32) -> Vec<NameId> {
        match &self.secondary[list as usize].content {
            Content::Table(table) => table.columns.clone(),
            Content::Tree(tree) if self.secondary[list as usize].source.is_none() => {
                let mut seen = HashSet::new();
                let branches = &tree.branches;
                let in_row = |parent: u32| branches[parent as usize].parent == Some(0);
                let cells = branches
                    .iter()
                    .filter(|branch| branch.parent.is_some_and(in_row));
                cells
                    .map(|cell| cell.name)
                    .filter(|name| seen.insert(*name))
                    .collect()
            }
            Content::Tree(_) => Vec::new(),
        }
    }
}
