//! [`Secondary`]: read-only lists and trees beside the answers, from the form or from a file.
//!
//! Choice lists are nearly always the same few children a row, so they are kept as a [`Table`] of
//! columns over one run of text; anything else is a [`Tree`].

mod index;

use std::sync::OnceLock;

use rayi_xpath::{NameId, Wanted, flat};
use serde::{Deserialize, Serialize};

use index::ColumnIndex;

/// A secondary instance.
#[derive(Debug, Serialize, Deserialize)]
pub struct Secondary {
    /// Its `id`.
    pub id: String,
    /// Its `src`, such as `jr://file-csv/sites.csv`.
    pub source: Option<String>,
    /// What it holds.
    pub content: Content,
}

impl Secondary {
    /// Name of the CSV file that it is read from, if it is.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        let file = self.source.as_deref()?.rsplit('/').next()?;
        let ending = file.get(file.len().checked_sub(4)?..)?;
        ending.eq_ignore_ascii_case(".csv").then_some(file)
    }
}

/// What a secondary instance holds.
#[derive(Debug, Serialize, Deserialize)]
pub enum Content {
    /// Rows of the same columns.
    Table(Table),
    /// Any tree.
    Tree(Tree),
}

/// A root element with rows, each with the same childless children in the same order.
#[derive(Debug, Serialize, Deserialize)]
pub struct Table {
    /// Name of the root element.
    pub root: NameId,
    /// Name of each row's element.
    pub row: NameId,
    /// Names of the cells' elements.
    pub columns: Vec<NameId>,
    #[serde(with = "flat::text")]
    text: String,
    /// End of each cell in `text`, row by row.
    #[serde(with = "flat")]
    ends: Vec<u32>,
    /// One index a column, made when first asked for.
    #[serde(skip)]
    indexes: Vec<OnceLock<ColumnIndex>>,
}

impl Table {
    pub(crate) fn new(root: NameId, row: NameId, columns: Vec<NameId>) -> Self {
        let mut table = Self {
            root,
            row,
            columns,
            text: String::new(),
            ends: Vec::new(),
            indexes: Vec::new(),
        };
        table.begin_indexes();
        table
    }

    /// Makes place for an index a column; none is made yet.
    pub(crate) fn begin_indexes(&mut self) {
        self.indexes = self.columns.iter().map(|_| OnceLock::new()).collect();
    }

    pub(crate) fn push_cell(&mut self, cell: &str) {
        self.text.push_str(cell);
        self.ends
            .push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    /// Number of cells.
    pub(crate) fn cells(&self) -> usize {
        self.ends.len()
    }

    /// Gives back what was kept ready for further cells.
    pub(crate) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// Fills up rows of different lengths, which end at those cells, to the width of the last
    /// column that is known.
    pub(crate) fn square(&mut self, columns: Vec<NameId>, row_ends: &[usize]) {
        let width = columns.len();
        self.columns = columns;
        self.begin_indexes();
        if self.ends.len() == width * row_ends.len() {
            return;
        }
        let mut ends = Vec::with_capacity(width * row_ends.len());
        let mut cells = self.ends.iter().copied();
        let (mut from, mut last) = (0, 0);
        for to in row_ends {
            for end in cells.by_ref().take(to - from) {
                last = end;
                ends.push(end);
            }
            ends.extend(std::iter::repeat_n(last, width.saturating_sub(to - from)));
            from = *to;
        }
        self.ends = ends;
    }

    /// Number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        if self.columns.is_empty() {
            0
        } else {
            self.ends.len() / self.columns.len()
        }
    }

    /// Text of a cell; empty outside the table.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &str {
        if column >= self.columns.len() {
            return "";
        }
        let at = row * self.columns.len() + column;
        let start = if at == 0 {
            0
        } else {
            self.ends.get(at - 1).copied().unwrap_or(0)
        };
        let end = self.ends.get(at).copied().unwrap_or(start);
        self.text.get(start as usize..end as usize).unwrap_or("")
    }

    /// The column with a name.
    #[must_use]
    pub fn column(&self, name: NameId) -> Option<usize> {
        self.columns.iter().position(|column| *column == name)
    }

    /// The rows that have a text in a column, as a table of their own; no row without the column.
    pub(crate) fn select(&self, column: Option<usize>, text: &str) -> Content {
        let mut table = Self::new(self.root, self.row, self.columns.clone());
        let rows = column.map(|column| self.rows_where(&[(column, Wanted::Text(text))]));
        for row in rows.unwrap_or_default() {
            for column in 0..self.columns.len() {
                table.push_cell(self.cell(row as usize, column));
            }
        }
        Content::Table(table)
    }

    /// Rows that fulfil each condition by one of its columns, in the table's order. A condition is
    /// asked once for each different text of a column.
    #[must_use]
    pub fn rows_that(&self, conditions: &[Condition<'_>]) -> Vec<u32> {
        let mut rows: Vec<u32> = (0..u32::try_from(self.rows()).unwrap_or(u32::MAX)).collect();
        for condition in conditions {
            let indexes: Vec<_> = condition
                .columns
                .iter()
                .filter_map(|column| {
                    let text = |row| self.cell(row, *column);
                    let index = self.indexes.get(*column)?;
                    let index = index.get_or_init(|| ColumnIndex::new(self.rows(), text));
                    Some((index, index.holding(text, condition.holds)))
                })
                .collect();
            rows.retain(|row| {
                indexes
                    .iter()
                    .any(|(index, codes)| index.is_among(*row, codes))
            });
        }
        rows
    }

    /// Rows that hold in each column what is wanted there, in the table's order, by indexes that
    /// are made when a column is first asked for. All rows, where nothing is wanted.
    #[must_use]
    pub fn rows_where(&self, wanted: &[(usize, Wanted<'_>)]) -> Vec<u32> {
        let mut conditions = Vec::with_capacity(wanted.len());
        for (column, wanted) in wanted {
            let Some(index) = self.indexes.get(*column) else {
                return Vec::new();
            };
            let text = |row| self.cell(row, *column);
            let index = index.get_or_init(|| ColumnIndex::new(self.rows(), text));
            let codes = index.codes(*wanted, text);
            conditions.push((index.count(&codes), index, codes));
        }
        // From the rarest, the others only look.
        conditions.sort_unstable_by_key(|(count, ..)| *count);
        let Some(((_, index, codes), others)) = conditions.split_first() else {
            return (0..u32::try_from(self.rows()).unwrap_or(u32::MAX)).collect();
        };
        let mut rows = index.rows(codes);
        for (_, index, codes) in others {
            rows.retain(|row| index.has(*row, codes));
        }
        rows
    }
}

/// What a row must have: in one of some columns, a text of which something holds.
pub struct Condition<'c> {
    /// The columns.
    pub columns: Vec<usize>,
    /// What must hold.
    pub holds: &'c dyn Fn(&str) -> bool,
}

/// What a node of a [`Tree`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BranchKind {
    /// An element.
    Element,
    /// An attribute of the element above it.
    Attribute,
}

/// One node of a [`Tree`]; 0 is the root element.
#[derive(Debug, Serialize, Deserialize)]
pub struct Branch {
    /// Local name.
    pub name: NameId,
    /// Element or attribute.
    pub kind: BranchKind,
    /// The element above.
    pub parent: Option<u32>,
    /// First child, attributes first.
    pub first_child: Option<u32>,
    /// Next sibling.
    pub next_sibling: Option<u32>,
    /// Text directly inside.
    pub text: String,
}

/// Any XML tree, nodes in document order.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Tree {
    /// The nodes.
    pub branches: Vec<Branch>,
}
