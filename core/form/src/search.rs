//! [`Search`]: choices that `search()` in an appearance takes from a file, as Collect does.

use serde::{Deserialize, Serialize};

use crate::model::ExprId;

/// `search('file')`, `search('file', how, columns, text)`, and with a `column, value` more: rows of
/// a CSV file as choices of a question. Among the choices that the question lists, one whose value
/// is no whole number stands for the rows: its value names the column of their values, its label the
/// columns of their labels.
#[derive(Debug, Serialize, Deserialize)]
pub struct Search {
    /// Index of the secondary instance that holds the rows; `None` where the file is missing.
    pub instance: Option<u32>,
    /// Which rows are taken, by a text in them; `None` takes all.
    pub term: Option<SearchTerm>,
    /// Which rows are taken, by a value in them; `None` takes all.
    pub filter: Option<SearchFilter>,
}

impl Search {
    /// Its arguments, each evaluated as a text at the question.
    pub fn arguments(&self) -> impl Iterator<Item = ExprId> {
        let term = self.term.iter();
        let filter = self.filter.iter();
        term.flat_map(|term| [term.how, term.columns, term.text])
            .chain(filter.flat_map(|filter| [filter.column, filter.value]))
    }
}

/// A text that is looked for in some columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchTerm {
    /// `contains`, `startsWith`, `endsWith` or `matches`.
    pub how: ExprId,
    /// Names of columns, separated by commas or blanks; where there are none all rows are taken.
    pub columns: ExprId,
    /// The text; `%` in it stands for any text, `_` for any character.
    pub text: ExprId,
}

/// A value that a row must have in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchFilter {
    /// Name of the column.
    pub column: ExprId,
    /// The value.
    pub value: ExprId,
}

/// Names of columns as `search()` and the choice that stands for its rows list them: separated by
/// commas, or by blanks where there is no comma.
pub fn column_names(list: &str) -> impl Iterator<Item = &str> {
    let separator = if list.contains(',') { ',' } else { ' ' };
    list.split(separator)
        .map(str::trim)
        .filter(|name| !name.is_empty())
}

/// Whether two names are one column to `search()`: case counts for nothing, and all that is no
/// letter of ASCII, digit or `_` counts as `_`.
#[must_use]
pub fn is_same_column(left: &str, right: &str) -> bool {
    let plain = |name: &'_ str| -> Vec<u8> {
        let folded = name.trim().chars().map(|character| {
            u8::try_from(character)
                .ok()
                .filter(u8::is_ascii_alphanumeric)
                .map_or(b'_', |byte| byte.to_ascii_lowercase())
        });
        folded.collect()
    };
    plain(left) == plain(right)
}

/// Whether a choice's value is a choice of its own beside a `search()`, and no column's name.
#[must_use]
pub fn is_own_choice(value: &str) -> bool {
    value.trim().parse::<i32>().is_ok()
}

/// A file's name as it is given to `search()` and `pulldata()`: with or without its ending.
pub(crate) fn stem(name: &str) -> &str {
    let at = name.len().saturating_sub(4);
    match name.get(at..) {
        Some(ending) if ending.eq_ignore_ascii_case(".csv") => name.get(..at).unwrap_or(name),
        _ => name,
    }
}
