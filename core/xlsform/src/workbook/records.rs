//! The records of an `.xls` file, cut down before the library reads them: it makes a grid as wide as
//! the farthest cell of each sheet, and sets memory aside for as many cells as a sheet says it has
//! (MS-XLS 2.1 and 2.5).
//!
//! Programs write sizes of a million rows above sheets of twenty, and authors leave a word far from
//! their form. What lies out of reach, and sheets that mean nothing, is no record any more in the
//! copy that the library gets.

use super::compound::{self, Stream, number, word};
use super::{GAP_OF_COLUMNS, GAP_OF_ROWS, kind_of};

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    Damaged,
    /// The cells of its sheets lie too far apart.
    TooWide,
}

/// A file that the library may read.
#[derive(Debug)]
pub(super) struct Trimmed {
    pub(super) bytes: Vec<u8>,
    /// For each sheet in order the first row that is out of reach, from 1.
    pub(super) out_of_reach: Vec<Option<u32>>,
}

/// Most cells of the grids that all sheets span; 65,536 rows of 60 columns.
const MAX_GRID: u64 = 4 << 20;

const EOF: u16 = 0x000A;
const FILEPASS: u16 = 0x002F;
const BOUNDSHEET: u16 = 0x0085;
const DIMENSIONS: u16 = 0x0200;
const STRING: u16 = 0x0207;
const BOF: u16 = 0x0809;
const FORMULA: u16 = 0x0006;
const MULRK: u16 = 0x00BD;
/// RSTRING, LABELSST, NUMBER, LABEL, BOOLERR, RK
const VALUES: [u16; 6] = [0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E];

/// Second byte of the kind of a record that is none for the library.
const NOTHING: u8 = 0x7F;

/// Cuts a file down to what is in reach.
pub(super) fn trim(bytes: &[u8]) -> Result<Trimmed, Fault> {
    let mut trimmed = Trimmed {
        bytes: bytes.to_vec(),
        out_of_reach: Vec::new(),
    };
    let Some(mut stream) = compound::workbook(bytes).map_err(|_| Fault::Damaged)? else {
        return Ok(trimmed);
    };
    let Some(sheets) = sheets(&stream.content) else {
        return Ok(trimmed);
    };
    // Sheets do not lie in each other, or reading them takes as long as there are sheets.
    let lengths = sheets
        .iter()
        .map(|sheet| records(&stream.content, sheet.start).fold(0, |sum, it| sum + it.length()));
    if lengths.sum::<usize>() > stream.content.len() {
        return Err(Fault::Damaged);
    }
    let single = sheets.len() == 1;
    let mut grid = 0;
    for sheet in &sheets {
        let reach = match &sheet.name {
            Some(name) if kind_of(name, single).is_none() => Reach::default(),
            _ => Reach::of(&stream.content, sheet.start),
        };
        let out = beyond(&stream.content, sheet.start, &reach);
        for at in out {
            erase(&mut stream, at, &mut trimmed.bytes).ok_or(Fault::Damaged)?;
        }
        trimmed.out_of_reach.push(reach.out);
        grid += span(&stream.content, sheet.start);
    }
    if grid > MAX_GRID {
        return Err(Fault::TooWide);
    }
    Ok(trimmed)
}

/// A sheet of the file.
struct Bound {
    /// `None` in a file older than Excel 97, or where it cannot be read.
    name: Option<String>,
    /// Where its records begin.
    start: usize,
}

/// The sheets in order; `None` in a file with a password, whose records cannot be read.
fn sheets(stream: &[u8]) -> Option<Vec<Bound>> {
    let mut sheets = Vec::new();
    let mut at = 0;
    while let Some(record) = Record::at(stream, at) {
        match record.kind {
            EOF => break,
            FILEPASS => return None,
            BOUNDSHEET => sheets.push(Bound {
                name: name(record.content),
                start: number(record.content, 0)? as usize,
            }),
            _ => {}
        }
        at += record.length();
    }
    Some(sheets)
}

/// The name in a record of a sheet: its length, whether letters have two bytes, the letters.
fn name(record: &[u8]) -> Option<String> {
    let length = usize::from(*record.get(6)?);
    let letters = record.get(8..)?;
    match record.get(7)? {
        0 => {
            let letters = letters.get(..length)?.iter();
            Some(letters.map(|letter| char::from(*letter)).collect())
        }
        1 => {
            let letters = letters.get(..length * 2)?.as_chunks::<2>().0.iter();
            let units: Vec<u16> = letters.map(|pair| u16::from_le_bytes(*pair)).collect();
            String::from_utf16(&units).ok()
        }
        _ => None,
    }
}

#[derive(Clone, Copy)]
struct Record<'s> {
    /// Where it begins in the stream.
    at: usize,
    kind: u16,
    content: &'s [u8],
}

impl<'s> Record<'s> {
    fn at(stream: &'s [u8], at: usize) -> Option<Self> {
        let length = usize::from(word(stream, at + 2)?);
        Some(Self {
            at,
            kind: word(stream, at)?,
            content: stream.get(at + 4..at + 4 + length)?,
        })
    }

    fn length(&self) -> usize {
        4 + self.content.len()
    }

    /// Row, first and last column of the cells that it holds, from 0.
    fn cells(&self) -> Option<(u32, u32, u32)> {
        let at = |at: usize| word(self.content, at).map(u32::from);
        let last = match self.kind {
            MULRK => at(self.content.len().checked_sub(2)?)?,
            kind if kind == FORMULA || VALUES.contains(&kind) => at(2)?,
            _ => return None,
        };
        Some((at(0)?, at(2)?, last))
    }
}

/// The records of a sheet to its end, without those of the charts in it.
fn records(stream: &[u8], start: usize) -> impl Iterator<Item = Record<'_>> {
    let mut at = start;
    let mut depth = 0_usize;
    std::iter::from_fn(move || {
        loop {
            let record = Record::at(stream, at)?;
            at += record.length();
            match record.kind {
                BOF => depth += 1,
                EOF if depth <= 1 => {
                    at = stream.len();
                    return None;
                }
                EOF => depth -= 1,
                _ if depth <= 1 => return Some(record),
                _ => {}
            }
        }
    })
}

/// Which cells of a sheet the form is read from.
#[derive(Debug, Default, PartialEq, Eq)]
struct Reach {
    rows: u32,
    columns: u32,
    /// The first row that is out of reach, from 1.
    out: Option<u32>,
}

impl Reach {
    fn of(stream: &[u8], start: usize) -> Self {
        let cells = || records(stream, start).filter_map(|record| record.cells());
        let mut headers = vec![false; MOST_COLUMNS];
        for (_, first, last) in cells().filter(|(row, ..)| *row == 0) {
            mark(&mut headers, first, last);
        }
        let columns = reach(&headers, GAP_OF_COLUMNS);
        let under = |first: u32, last: u32| {
            let places = first as usize..(last.min(columns) as usize + 1).min(headers.len());
            headers.get(places).is_some_and(|some| some.contains(&true))
        };
        let mut filled = vec![false; MOST_ROWS];
        for (row, first, last) in cells() {
            if row > 0 && under(first, last) {
                mark(&mut filled, row, row);
            }
        }
        // Gaps are counted from the headers, whether there are any or not.
        filled[0] = true;
        let rows = reach(&filled, GAP_OF_ROWS);
        let far = filled.iter().skip(rows as usize).position(|row| *row);
        let far = far.and_then(|far| u32::try_from(far).ok());
        Self {
            rows,
            columns,
            out: far.map(|far| rows + far + 1),
        }
    }
}

/// Rows and columns are numbers of two bytes.
const MOST_ROWS: usize = 1 << 16;
const MOST_COLUMNS: usize = 1 << 16;

fn mark(places: &mut [bool], first: u32, last: u32) {
    if let Some(places) = places.get_mut(first as usize..=last as usize) {
        places.fill(true);
    }
}

/// How many places there are before a gap, the last one filled.
fn reach(filled: &[bool], gap: u32) -> u32 {
    let mut reach = 0;
    for (place, _) in (0..).zip(filled).filter(|(_, filled)| **filled) {
        if place - reach > gap {
            break;
        }
        reach = place + 1;
    }
    reach
}

/// The records that the library need not read.
fn beyond(stream: &[u8], start: usize, reach: &Reach) -> Vec<usize> {
    let mut out = Vec::new();
    let mut is_out = false;
    for record in records(stream, start) {
        if let Some((row, first, _)) = record.cells() {
            is_out = row >= reach.rows || first >= reach.columns;
        }
        // A string is the value of the formula before it.
        if record.kind == DIMENSIONS
            || is_out && (record.kind == STRING || record.cells().is_some())
        {
            out.push(record.at);
        }
    }
    out
}

/// Makes a record nothing, in the stream and in the file.
fn erase(stream: &mut Stream, at: usize, bytes: &mut [u8]) -> Option<()> {
    *stream.content.get_mut(at + 1)? = NOTHING;
    *bytes.get_mut(stream.place(at + 1)?)? = NOTHING;
    Some(())
}

/// How many cells the grid of a sheet has.
fn span(stream: &[u8], start: usize) -> u64 {
    let cells = records(stream, start).filter_map(|record| record.cells());
    let (rows, columns) = cells.fold((0, 0), |(rows, columns), (row, _, last)| {
        (row.max(rows), last.max(columns))
    });
    u64::from(rows + 1) * u64::from(columns + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &[u8] = include_bytes!("../../tests/workbooks/old.xls");

    /// The records of a sheet: its beginning, what it says of its size, a number in each cell, its end.
    fn sheet(cells: &[(u16, u16)]) -> Vec<u8> {
        let mut out = vec![0x09, 0x08, 0, 0];
        out.extend([0x00, 0x02, 4, 0, 0xFF, 0xFF, 0xFF, 0xFF]);
        for (row, column) in cells {
            out.extend([0x03, 0x02, 14, 0]);
            out.extend(row.to_le_bytes().into_iter().chain(column.to_le_bytes()));
            out.extend([0; 10]);
        }
        out.extend([0x0A, 0, 0, 0]);
        out
    }

    fn left(cells: &[(u16, u16)]) -> (Vec<(u32, u32)>, Option<u32>) {
        let mut stream = sheet(cells);
        let reach = Reach::of(&stream, 0);
        for at in beyond(&stream, 0, &reach) {
            stream[at + 1] = NOTHING;
        }
        assert!(records(&stream, 0).all(|record| record.kind != DIMENSIONS));
        let cells = records(&stream, 0).filter_map(|record| record.cells());
        (
            cells.map(|(row, first, _)| (row, first)).collect(),
            reach.out,
        )
    }

    #[test]
    fn what_lies_beyond_a_gap_is_gone() {
        assert_eq!(left(&[(0, 0), (1, 0)]), (vec![(0, 0), (1, 0)], None));
        assert_eq!(left(&[(0, 0), (0, 255)]), (vec![(0, 0)], None));
        assert_eq!(left(&[(0, 0), (0, 21)]).0.len(), 2);
        assert_eq!(left(&[(0, 0), (0, 22)]).0.len(), 1);
        assert_eq!(left(&[(0, 0), (61, 0), (122, 0)]).1, None);
        assert_eq!(left(&[(0, 0), (62, 0), (65_000, 0)]).1, Some(63));
        let in_no_column = left(&[(0, 0), (5_000, 7)]);
        assert_eq!(in_no_column, (vec![(0, 0)], None));
    }

    #[test]
    fn the_grid_is_as_wide_as_the_farthest_cell() {
        assert_eq!(span(&sheet(&[(0, 0), (9, 4)]), 0), 50);
        assert_eq!(span(&sheet(&[(0, 0), (65_535, 65_535)]), 0), 1 << 32);
    }

    #[test]
    fn a_file_that_says_its_sheets_are_endless_reads_as_before() {
        let stream = compound::workbook(OLD).expect("sound").expect("a workbook");
        let mut endless = OLD.to_vec();
        let mut count = 0;
        for sheet in sheets(&stream.content).expect("sheets") {
            for record in records(&stream.content, sheet.start) {
                if record.kind == DIMENSIONS {
                    let end = record.at + 4 + 4;
                    for (at, byte) in (end..).zip((1_u32 << 20).to_le_bytes()) {
                        endless[stream.place(at).expect("a place")] = byte;
                    }
                    count += 1;
                }
            }
        }
        assert!(count > 1);
        let xml = |bytes: &[u8]| crate::convert(bytes, None).xform.expect("a form").xml;
        assert_eq!(xml(&endless), xml(OLD));
    }

    #[test]
    fn names_of_sheets_are_read_in_both_widths() {
        assert_eq!(name(b"\0\0\0\0\0\0\x03\0abc").as_deref(), Some("abc"));
        assert_eq!(name(b"\0\0\0\0\0\0\x01\x01\x33\x06").as_deref(), Some("س"));
        assert_eq!(name(b"\0\0\0\0\0\0\x09\0abc"), None);
    }
}
