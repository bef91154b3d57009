//! CSV files as choice lists: read piece by piece into the columns, so that a file is never in
//! memory beside its table.

use std::io::Read;

use csv_core::{ReadFieldResult, ReaderBuilder};
use rayi_xpath::NameId;

use crate::diagnostic::{Diagnostic, Place};
use crate::secondary::{Content, Table, Tree};

use super::Reader;
use super::lists::{MAX_CELLS, MAX_COLUMNS, too_large, unreadable};

/// Longest first line, in bytes; that of a list with [`MAX_COLUMNS`] columns is a tenth of it.
const MAX_HEADER: usize = 1 << 20;
/// Bytes asked for at once.
const PIECE: usize = 64 << 10;

impl Reader<'_, '_> {
    /// Reads a CSV file: first row names the columns, `;` separates where the first line holds one,
    /// short rows are padded, long ones cut (JavaRosa's reading).
    pub(super) fn read_csv(&mut self, name: &str, bytes: impl Read) -> Content {
        match self.read_cells(name, bytes) {
            Ok(table) => Content::Table(table),
            Err(diagnostic) => {
                self.report(diagnostic.file(name));
                Content::Tree(Tree::default())
            }
        }
    }

    fn read_cells(&mut self, name: &str, bytes: impl Read) -> Result<Table, Diagnostic> {
        let mut cells = Cells::of(bytes)?;
        let mut headers = Vec::new();
        while let Some(is_last) = cells.next()? {
            // Further names are counted and not kept.
            if headers.len() <= MAX_COLUMNS {
                headers.push(cells.text()?.trim().to_owned());
            }
            if is_last {
                break;
            }
        }
        if headers.len() > MAX_COLUMNS {
            return Err(too_large("columns", MAX_COLUMNS).at(Place { line: 1, column: 1 }));
        }
        let mut columns: Vec<NameId> = Vec::with_capacity(headers.len());
        for header in headers {
            let column = self.interned(&header);
            if columns.contains(&column) {
                self.report(
                    Diagnostic::warning("csv-broken")
                        .file(name)
                        .at(Place { line: 1, column: 1 })
                        .with("reason", "column-repeated")
                        .with("column", header),
                );
            }
            columns.push(column);
        }
        let width = columns.len();
        let mut table = Table::new(self.interned("root"), self.interned("item"), columns);
        let mut column = 0;
        while let Some(is_last) = cells.next()? {
            let text = cells.text()?;
            if column < width {
                table.push_cell(text);
            }
            column += 1;
            if is_last {
                for _ in column..width {
                    table.push_cell("");
                }
                column = 0;
                if table.cells() > MAX_CELLS {
                    return Err(too_large("cells", MAX_CELLS).at(cells.place()));
                }
            }
        }
        table.shrink();
        Ok(table)
    }
}

fn broken(reason: &'static str) -> Diagnostic {
    Diagnostic::error("csv-broken").with("reason", reason)
}

/// The cells of a file, one after another.
struct Cells<R> {
    parser: csv_core::Reader,
    bytes: R,
    /// Bytes that were read, and from where on they are still to be parsed.
    piece: Vec<u8>,
    from: usize,
    /// The cell that was met last.
    cell: Vec<u8>,
    length: usize,
}

impl<R: Read> Cells<R> {
    fn of(mut bytes: R) -> Result<Self, Diagnostic> {
        let mut first = Vec::new();
        // The first line tells what separates.
        let end = loop {
            let searched = first.len();
            let read = fill(&mut bytes, &mut first, PIECE)?;
            if let Some(end) = memchr::memchr(b'\n', &first[searched..]) {
                break searched + end;
            }
            if read == 0 {
                break first.len();
            }
            if first.len() > MAX_HEADER {
                return Err(too_large("first-line", MAX_HEADER));
            }
        };
        let semicolon = memchr::memchr(b';', &first[..end]).is_some();
        let from = if first.starts_with(b"\xEF\xBB\xBF") {
            3
        } else {
            0
        };
        Ok(Self {
            parser: ReaderBuilder::new()
                .delimiter(if semicolon { b';' } else { b',' })
                .build(),
            bytes,
            piece: first,
            from,
            cell: vec![0; 256],
            length: 0,
        })
    }

    /// Goes to the next cell, and says whether it is the last of its row; `None` after the last of
    /// all.
    fn next(&mut self) -> Result<Option<bool>, Diagnostic> {
        self.length = 0;
        loop {
            if self.from == self.piece.len() {
                self.piece.clear();
                self.from = 0;
                fill(&mut self.bytes, &mut self.piece, PIECE)?;
            }
            let (result, read, written) = self
                .parser
                .read_field(&self.piece[self.from..], &mut self.cell[self.length..]);
            self.from += read;
            self.length += written;
            match result {
                ReadFieldResult::InputEmpty => {}
                ReadFieldResult::OutputFull => self.cell.resize(self.cell.len() * 2, 0),
                ReadFieldResult::Field { record_end } => return Ok(Some(record_end)),
                ReadFieldResult::End => return Ok(None),
            }
        }
    }

    /// The cell's text.
    fn text(&self) -> Result<&str, Diagnostic> {
        std::str::from_utf8(&self.cell[..self.length])
            .map_err(|_| broken("not-utf8").at(self.place()))
    }

    /// The line in which the cell ends.
    fn place(&self) -> Place {
        let passed = self.piece[..self.from].last() == Some(&b'\n');
        Place {
            line: u32::try_from(self.parser.line() - u64::from(passed)).unwrap_or(u32::MAX),
            column: 1,
        }
    }
}

/// Puts up to so many bytes behind those that are there; none at the end of the file.
fn fill(bytes: &mut impl Read, into: &mut Vec<u8>, most: usize) -> Result<usize, Diagnostic> {
    bytes
        .by_ref()
        .take(most as u64)
        .read_to_end(into)
        .map_err(|fault| unreadable(&fault))
}
