//! [`Origins`]: the way back from the XML to the cells that it was made of.

use crate::columns::{Columns, Field};
use crate::finding::Spot;
use crate::workbook::Sheet;

/// From which cells the lines of a converted form come.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    sheet: String,
    pub(crate) rows: Rows,
    /// Meaning, head and number of each column.
    columns: Vec<(Field, String, u32)>,
}

impl Origins {
    /// The columns of a sheet; the rows are known once the XML is written.
    pub(crate) fn new(sheet: &Sheet, columns: &Columns) -> Self {
        let columns = columns
            .list
            .iter()
            .zip(&sheet.headers)
            .map(|(column, head)| (column.field.clone(), head.text.clone(), head.column))
            .collect();
        Self {
            sheet: sheet.name.clone(),
            rows: Rows::default(),
            columns,
        }
    }

    /// The cell that a line of the XML comes from. `part` is the attribute or element of that line
    /// in question, such as `relevant` or `label`; without a column for it the row alone is told.
    #[must_use]
    pub fn spot(&self, line: u32, part: Option<&str>) -> Option<Spot> {
        let row = self.rows.of(line)?;
        let column = part.and_then(|part| {
            fields_of(part)
                .into_iter()
                .find_map(|field| self.columns.iter().find(|(known, ..)| *known == field))
        });
        Some(Spot {
            sheet: Some(self.sheet.clone()),
            row: Some(row),
            column: column.map(|(.., number)| *number),
            header: column.map(|(_, head, _)| head.clone()),
        })
    }
}

/// From which line of the XML on which row of the sheet is written. A form has tens of thousands of
/// such lines and hardly any is ever asked for, so each is kept as the steps from the one before:
/// how many lines, then how many rows, a byte or two of LEB128 each.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows {
    steps: Vec<u8>,
    last: (u32, u32),
}

impl Rows {
    /// What is written from `line` on comes from `row`, or from none. Lines come in order.
    pub(crate) fn push(&mut self, line: u32, row: Option<u32>) {
        let (last_line, last_row) = self.last;
        self.number(u64::from(line.saturating_sub(last_line)));
        match row {
            None => self.number(0),
            Some(row) => {
                let step = i64::from(row) - i64::from(last_row);
                // Back or forth in the lowest bit; 0 is for no row.
                let size = step.unsigned_abs() << 1 | u64::from(step < 0);
                self.number(size + 1);
            }
        }
        self.last = (line, row.unwrap_or(last_row));
    }

    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.steps.push(number.to_le_bytes()[0] | 0x80);
            number >>= 7;
        }
        self.steps.push(number.to_le_bytes()[0]);
    }

    /// The row that a line comes from.
    fn of(&self, line: u32) -> Option<u32> {
        let mut steps = self.steps.iter();
        let mut next = || {
            let mut number = 0;
            for (place, byte) in steps.by_ref().enumerate() {
                number |= i64::from(byte & 0x7F) << (7 * place);
                if byte & 0x80 == 0 {
                    return Some(number);
                }
            }
            None
        };
        let (mut at, mut last, mut found) = (0, 0, None);
        while let (Some(lines), Some(step)) = (next(), next()) {
            at += lines;
            if at > i64::from(line) {
                break;
            }
            found = (step > 0).then(|| {
                let size = (step - 1) >> 1;
                last += if (step - 1) & 1 == 1 { -size } else { size };
                last
            });
        }
        found.and_then(|row| u32::try_from(row).ok())
    }
}

/// The columns that a part of the XML may come from, the likeliest first.
fn fields_of(part: &str) -> Vec<Field> {
    match part {
        "value" | "event" => vec![
            Field::Default,
            Field::Bind("calculate".to_owned()),
            Field::Trigger,
        ],
        "nodeset" => vec![Field::ChoiceFilter, Field::Type],
        "query" => vec![Field::ChoiceFilter],
        "label" | "output" => vec![Field::Label],
        "hint" => vec![Field::Hint],
        "ref" => vec![Field::Name],
        other => vec![
            Field::Bind(other.to_owned()),
            Field::Control(other.to_owned()),
            Field::Instance(other.to_owned()),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_of_the_row_that_was_last_said_before_it() {
        let said = [
            (3, Some(2)),
            (4, Some(700)),
            (5, None),
            (300, Some(3)),
            (100_000, Some(u32::MAX)),
            (u32::MAX, Some(1)),
        ];
        let mut rows = Rows::default();
        for (line, row) in said {
            rows.push(line, row);
        }
        assert_eq!(rows.of(2), None);
        for (index, (line, row)) in said.into_iter().enumerate() {
            assert_eq!(rows.of(line), row, "line {line}");
            if let Some((next, _)) = said.get(index + 1) {
                assert_eq!(rows.of(next - 1), row, "before line {next}");
            }
        }
    }
}
