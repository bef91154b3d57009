//! [`Secondary`]: read-only lists and trees beside the answers, from the form or from a file.
//!
//! Choice lists are nearly always the same few children a row, so they are kept as a [`Table`] of
//! columns over one run of text; anything else is a [`Tree`].

use std::sync::OnceLock;

use rayi_xpath::NameId;

/// A secondary instance.
#[derive(Debug)]
pub struct Secondary {
    /// Its `id`.
    pub id: String,
    /// Its `src`, such as `jr://file-csv/sites.csv`.
    pub source: Option<String>,
    /// What it holds.
    pub content: Content,
}

/// What a secondary instance holds.
#[derive(Debug)]
pub enum Content {
    /// Rows of the same columns.
    Table(Table),
    /// Any tree.
    Tree(Tree),
}

/// A root element with rows, each with the same childless children in the same order.
#[derive(Debug)]
pub struct Table {
    /// Name of the root element.
    pub root: NameId,
    /// Name of each row's element.
    pub row: NameId,
    /// Names of the cells' elements.
    pub columns: Vec<NameId>,
    text: String,
    /// End of each cell in `text`, row by row.
    ends: Vec<u32>,
    /// One index a column, made when first asked for.
    indexes: Vec<OnceLock<ColumnIndex>>,
}

impl Table {
    pub(crate) fn new(root: NameId, row: NameId, columns: Vec<NameId>) -> Self {
        let indexes = columns.iter().map(|_| OnceLock::new()).collect();
        Self {
            root,
            row,
            columns,
            text: String::new(),
            ends: Vec::new(),
            indexes,
        }
    }

    pub(crate) fn push_cell(&mut self, cell: &str) {
        self.text.push_str(cell);
        self.ends
            .push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
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

    /// Rows whose cell in a column has exactly a text, in the table's order, by an index that is
    /// made when it is first asked for.
    pub fn rows_where<'t>(
        &'t self,
        column: usize,
        text: &'t str,
    ) -> impl Iterator<Item = u32> + 't {
        let index = self
            .indexes
            .get(column)
            .map(|cell| cell.get_or_init(|| self.index(column)));
        let mut next = index.map_or(NO_ROW, |index| index.first(text));
        std::iter::from_fn(move || {
            loop {
                let row = next;
                next = *index?.next.get(row as usize)?;
                if self.cell(row as usize, column) == text {
                    return Some(row);
                }
            }
        })
    }

    fn index(&self, column: usize) -> ColumnIndex {
        let rows = self.rows();
        let mut index = ColumnIndex {
            buckets: vec![NO_ROW; rows.next_power_of_two().max(1)],
            next: vec![NO_ROW; rows],
        };
        // From the last row, so that each chain runs in the table's order.
        for row in (0..rows).rev() {
            let bucket = index.bucket(self.cell(row, column));
            index.next[row] = index.buckets[bucket];
            index.buckets[bucket] = u32::try_from(row).unwrap_or(NO_ROW);
        }
        index
    }
}

const NO_ROW: u32 = u32::MAX;

/// Rows by the hash of one column's text: the first of each bucket, and from each row the next.
#[derive(Debug)]
struct ColumnIndex {
    buckets: Vec<u32>,
    next: Vec<u32>,
}

impl ColumnIndex {
    fn bucket(&self, text: &str) -> usize {
        // FNV-1a over the bytes, folded; choice lists come with the form, so nobody gains by
        // making them collide but the author, whose form it slows.
        let mut hash: u64 = 0xCBF2_9CE4_8422_2325;
        for byte in text.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
        }
        let folded = hash ^ (hash >> 32);
        usize::try_from(folded & 0xFFFF_FFFF).unwrap_or(0) & (self.buckets.len() - 1)
    }

    fn first(&self, text: &str) -> u32 {
        self.buckets
            .get(self.bucket(text))
            .copied()
            .unwrap_or(NO_ROW)
    }
}

/// What a node of a [`Tree`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BranchKind {
    /// An element.
    Element,
    /// An attribute of the element above it.
    Attribute,
}

/// One node of a [`Tree`]; 0 is the root element.
#[derive(Debug)]
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
#[derive(Debug, Default)]
pub struct Tree {
    /// The nodes.
    pub branches: Vec<Branch>,
}
