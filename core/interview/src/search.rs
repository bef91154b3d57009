//! Rows of a file as choices, as `search()` takes them.
//!
//! What Collect asks of SQLite is done here: texts are compared without regard to the case of ASCII
//! letters, `%` and `_` in what is looked for stand for any text and any character, a column named
//! `sortby` orders the rows, and of rows with the same value the first counts.

use std::collections::HashSet;

use rayi_form::{
    Condition, Content, ExprId, Search, Table, TextForm, column_names, is_same_column,
};
use rayi_xpath::{Context, Error, Failure, number_of_text};

use crate::choices::Each;
use crate::live::Index;
use crate::scope::Scope;
use crate::texts::Rendered;

/// Where a row's value, label and picture stand, as a listed choice tells.
pub(crate) struct Columns<'c> {
    pub(crate) value: &'c str,
    pub(crate) label: &'c str,
    pub(crate) image: Option<&'c str>,
}

/// Calls `each` with every row that a search finds, until it says stop; false if it did.
///
/// # Errors
/// This turn has no steps left to look at so many rows (ADR 0012).
pub(crate) fn each_row(
    scope: &Scope<'_>,
    question: Index,
    search: &Search,
    columns: &Columns<'_>,
    each: &mut Each<'_>,
) -> Result<bool, Box<Failure>> {
    let instance = search.instance.map(|index| index as usize);
    let instance = instance.and_then(|index| scope.form.secondary.get(index));
    let Some(Content::Table(table)) = instance.map(|instance| &instance.content) else {
        return Ok(true);
    };
    let column = |name: &str| column_of(scope, table, name);
    let Some(value) = column(columns.value) else {
        return Ok(true);
    };
    spend(scope, search, table)?;
    let labels: Vec<(&str, usize)> = column_names(columns.label)
        .filter_map(|name| Some((name, column(name)?)))
        .collect();
    let image = columns.image.and_then(|name| {
        let name = name.strip_prefix(IMAGES).unwrap_or(name);
        column(name)
    });
    let Some(rows) = found(scope, question, search, table) else {
        return Ok(true);
    };
    let mut seen = HashSet::new();
    for row in rows {
        let row = row as usize;
        let cell = table.cell(row, value);
        if !seen.insert(cell) {
            continue;
        }
        let label = |form: TextForm, _: bool| {
            let text = match form {
                TextForm::Plain => label_of(table, row, &labels)?,
                TextForm::Image => picture(table.cell(row, image?))?,
                _ => return None,
            };
            Some(Rendered {
                text,
                language: None,
                fallback: false,
            })
        };
        if !each(cell, &label) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Steps that one condition takes at a row. 100,000 rows with two of them take 0.08 s, and a million
/// rows may still be searched once.
const STEPS_OF_A_ROW: u64 = 5;

/// Takes the steps of a search from those of the turn.
fn spend(scope: &Scope<'_>, search: &Search, table: &Table) -> Result<(), Box<Failure>> {
    let conditions = u64::from(search.term.is_some()) + u64::from(search.filter.is_some());
    let steps = table.rows() as u64 * STEPS_OF_A_ROW * (1 + conditions);
    let limit = scope.work.limit();
    if steps > limit {
        return Err(Box::new(Failure {
            error: Error::TooMuchWork { limit },
            at: 0,
            function: None,
            argument: None,
        }));
    }
    scope.work.spend(steps);
    Ok(())
}

/// Where pictures lie.
const IMAGES: &str = "jr://images/";

fn picture(name: &str) -> Option<String> {
    (!name.trim().is_empty()).then(|| format!("{IMAGES}{name}"))
}

/// `first (second: its cell) (third: its cell)`, by the names of the columns.
fn label_of(table: &Table, row: usize, columns: &[(&str, usize)]) -> Option<String> {
    let ((_, first), others) = columns.split_first()?;
    let mut label = table.cell(row, *first).to_owned();
    for (name, column) in others {
        label.push_str(&format!(" ({name}: {})", table.cell(row, *column)));
    }
    (!label.trim().is_empty()).then_some(label)
}

/// Rows that a search finds, in their order; `None` where an argument has no value.
fn found(scope: &Scope<'_>, question: Index, search: &Search, table: &Table) -> Option<Vec<u32>> {
    let argument = |id: ExprId| {
        let expression = scope.form.expression(id);
        scope.work.count();
        let context = Context::at(scope.node(question));
        let text = expression.xpath.evaluate_text(scope, context).ok()?;
        Some(text.into_owned())
    };
    let columns_of = |names: &mut dyn Iterator<Item = &str>| -> Vec<usize> {
        names
            .filter_map(|name| column_of(scope, table, name))
            .collect()
    };
    let mut pattern = Pattern::default();
    let mut looked_in = None;
    if let Some(term) = &search.term {
        let names = argument(term.columns)?;
        pattern = Pattern::new(&argument(term.how)?, &argument(term.text)?);
        looked_in = Some(names)
            .filter(|names| !names.trim().is_empty())
            .map(|names| columns_of(&mut column_names(&names)));
    }
    let mut wanted = String::new();
    let mut filtered_by = None;
    if let Some(filter) = &search.filter {
        let name = argument(filter.column)?;
        wanted = argument(filter.value)?;
        filtered_by = Some(columns_of(&mut std::iter::once(name.as_str())));
    }
    let is_wanted = |cell: &str| cell.eq_ignore_ascii_case(&wanted);
    let is_like = |cell: &str| pattern.is_like(cell);
    let mut conditions = Vec::new();
    if let Some(columns) = filtered_by {
        let holds = &is_wanted;
        conditions.push(Condition { columns, holds });
    }
    if let Some(columns) = looked_in {
        let holds = &is_like;
        conditions.push(Condition { columns, holds });
    }
    let mut rows = table.rows_that(&conditions);
    if let Some(column) = column_of(scope, table, "sortby") {
        let key = |row: &u32| number_of_text(table.cell(*row as usize, column));
        rows.sort_by(|left, right| key(left).total_cmp(&key(right)));
    }
    Some(rows)
}

fn column_of(scope: &Scope<'_>, table: &Table, name: &str) -> Option<usize> {
    let names = &scope.form.names;
    let mut columns = table.columns.iter();
    columns.position(|column| is_same_column(names.text(*column), name))
}

/// What a cell is compared with, as SQLite's `LIKE` does: in small letters, character by character.
#[derive(Default)]
struct Pattern(Vec<char>);

impl Pattern {
    /// `how` is the search's second argument; a word that is none of them means `contains`.
    fn new(how: &str, text: &str) -> Self {
        let how = how.trim();
        let is = |word: &str| how.eq_ignore_ascii_case(word);
        let (before, after) = (
            !is("matches") && !is("startsWith"),
            !is("matches") && !is("endsWith"),
        );
        let any = |there: bool| there.then_some('%');
        let text = text.chars().map(|character| character.to_ascii_lowercase());
        Self(
            any(before)
                .into_iter()
                .chain(text)
                .chain(any(after))
                .collect(),
        )
    }

    fn is_like(&self, cell: &str) -> bool {
        let cell: Vec<char> = cell
            .chars()
            .map(|character| character.to_ascii_lowercase())
            .collect();
        let (mut at, mut in_pattern) = (0, 0);
        // Where to go on if what follows the last `%` does not fit: behind it, one character later.
        let mut again: Option<(usize, usize)> = None;
        while at < cell.len() {
            match self.0.get(in_pattern) {
                Some('%') => {
                    again = Some((in_pattern + 1, at));
                    in_pattern += 1;
                }
                Some(wanted) if *wanted == '_' || *wanted == cell[at] => {
                    at += 1;
                    in_pattern += 1;
                }
                _ => match again {
                    Some((behind, from)) => {
                        again = Some((behind, from + 1));
                        in_pattern = behind;
                        at = from + 1;
                    }
                    None => return false,
                },
            }
        }
        let rest = self.0.get(in_pattern..).unwrap_or_default();
        rest.iter().all(|wanted| *wanted == '%')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_fits_as_sqlite_s_like_does() {
        let cases = [
            ("contains", "ko", "Dukok", true),
            ("contains", "KO", "dukok", true),
            ("contains", "", "", true),
            ("contains", "x", "Duhok", false),
            ("contains", "d_h", "Duhok", true),
            ("startsWith", "du", "Duhok", true),
            ("startswith", "hok", "Duhok", false),
            ("endsWith", "OK", "Duhok", true),
            ("endswith", "duh", "Duhok", false),
            ("matches", "duhok", "Duhok", true),
            ("matches", "duh", "Duhok", false),
            ("matches", "d%k", "Duhok", true),
            ("matches", "d%h%k", "Dhhhkk", true),
            ("matches", "d%hk", "Dhhhkk", false),
            ("matches", "", "x", false),
            // Case is folded for letters of ASCII alone.
            ("matches", "ç", "Ç", false),
            ("no such word", "uh", "Duhok", true),
        ];
        for (how, text, cell, fits) in cases {
            assert_eq!(
                Pattern::new(how, text).is_like(cell),
                fits,
                "{how} {text} {cell}"
            );
        }
    }
}
