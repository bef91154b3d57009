//! [`Origins`]: the way back from the XML to the cells that it was made of.

use crate::columns::{Columns, Field};
use crate::finding::Spot;
use crate::workbook::Sheet;

/// From which cells the lines of a converted form come.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    sheet: String,
    /// From which line of the XML on which row of the sheet is written, in order of lines.
    pub(crate) rows: Vec<(u32, Option<u32>)>,
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
            rows: Vec::new(),
            columns,
        }
    }

    /// The cell that a line of the XML comes from. `part` is the attribute or element of that line
    /// in question, such as `relevant` or `label`; without a column for it the row alone is told.
    #[must_use]
    pub fn spot(&self, line: u32, part: Option<&str>) -> Option<Spot> {
        let at = self.rows.partition_point(|(from, _)| *from <= line);
        let row = self.rows[..at].last().and_then(|(_, row)| *row)?;
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
