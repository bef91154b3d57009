//! [`Workbook`]: the sheets of a form as cells of text, whatever file they came from.

mod compound;
mod excel;
mod plain;
mod records;

use std::borrow::Cow;
use std::rc::Rc;

use crate::finding::{Finding, Findings, Spot};
use crate::near;
use crate::words::Words;

/// The kinds of files that hold an XLSForm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `.xlsx` and `.xlsm`: XML parts in a zip archive.
    Xlsx,
    /// `.xls`: the binary format of Excel 97.
    Xls,
    /// Comma-separated values: one sheet, or several with their names in the first column.
    Csv,
    /// Tables of Markdown.
    Markdown,
}

impl Format {
    /// What a file is by its first bytes; `None` for XML and for what cannot be an XLSForm.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.trim_ascii_start().starts_with(b"<") {
            return None;
        }
        if bytes.starts_with(b"PK\x03\x04") {
            return Some(Self::Xlsx);
        }
        if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            return Some(Self::Xls);
        }
        let head = &bytes[..bytes.len().min(HEAD)];
        let head = String::from_utf8_lossy(head.strip_prefix(BOM).unwrap_or(head));
        let first = head
            .lines()
            .map(str::trim)
            .find(|line| !line.is_empty() && !line.starts_with('#'))?;
        if first.starts_with('<') || first.starts_with("%PDF") || first.contains('\0') {
            return None;
        }
        if first.starts_with('|') {
            return Some(Self::Markdown);
        }
        (head.matches(',').count() >= 2).then_some(Self::Csv)
    }
}

/// Bytes looked at to tell the kind of a file.
const HEAD: usize = 5000;

/// The mark that some programs set before UTF-8.
const BOM: &[u8] = b"\xEF\xBB\xBF";

/// The sheets that mean something, by their names in lower case.
pub(crate) const SHEETS: &[&str] = &[
    "survey",
    "choices",
    "settings",
    "external_choices",
    "osm",
    "entities",
];

/// The sheets of one file.
#[derive(Debug, Default)]
pub(crate) struct Workbook {
    /// Names of all sheets as written, also of those that mean nothing.
    pub(crate) names: Vec<String>,
    pub(crate) sheets: Vec<Sheet>,
}

impl Workbook {
    /// Reads a file; findings about it go to `findings`, and what could be read is returned.
    pub(crate) fn read(bytes: &[u8], format: Format, findings: &mut Findings) -> Self {
        let read = match format {
            Format::Xlsx => excel::guarded(|| excel::xlsx(bytes, findings)),
            Format::Xls => excel::guarded(|| excel::xls(bytes, findings)),
            Format::Csv => plain::csv(bytes, findings),
            Format::Markdown => plain::markdown(bytes, findings),
        };
        match read {
            Ok(workbook) => workbook,
            Err(finding) => {
                findings.push(finding);
                Self::default()
            }
        }
    }

    /// Bytes of all words and of the places of the cells.
    pub(crate) fn size(&self) -> usize {
        let sizes = self.sheets.iter().map(Sheet::size);
        sizes.sum()
    }

    /// The sheet of a kind, named as in [`SHEETS`].
    pub(crate) fn sheet(&self, kind: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.kind == kind)
    }

    /// Names that look like a slip for `kind` and mean nothing else; a leading `_` says "on
    /// purpose".
    pub(crate) fn near_misses(&self, kind: &str) -> Vec<&str> {
        let wanted: Vec<char> = kind.chars().collect();
        self.names
            .iter()
            .map(String::as_str)
            .filter(|name| !SHEETS.contains(name) && !name.starts_with('_'))
            .filter(|name| {
                let name: Vec<char> = name.to_lowercase().chars().collect();
                near::distance(&name, &wanted) <= 2
            })
            .collect()
    }
}

/// One sheet: a row of headers, and rows of cells below it.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// Its name as written.
    pub(crate) name: String,
    /// What it is: one of [`SHEETS`].
    pub(crate) kind: &'static str,
    pub(crate) headers: Vec<Header>,
    /// The rows that have anything, in order.
    pub(crate) lines: Vec<Line>,
    /// Row of the headers in the file, from 1.
    pub(crate) header_row: u32,
    /// Text of the cells: first of the columns in no language, then of each language apart, since
    /// its words are let go of once they are written.
    texts: Vec<Rc<String>>,
    /// In which text the cells of each column lie.
    places: Vec<usize>,
    cells: Vec<Cell>,
}

/// The head of one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Header {
    /// Column in the file, from 1.
    pub(crate) column: u32,
    /// Trimmed, runs of spaces folded.
    pub(crate) text: String,
}

/// One row of a sheet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    /// Row in the file, from 1.
    pub(crate) row: u32,
    /// Row of the sheet as pyxform counts it, from 2: generated names bear it.
    pub(crate) number: u32,
    from: u32,
    to: u32,
}

#[derive(Clone, Copy, Debug)]
struct Cell {
    header: u32,
    start: u32,
    end: u32,
}

impl Sheet {
    /// The cells of a row that have something: index of the header, and the text.
    pub(crate) fn cells(&self, line: Line) -> impl Iterator<Item = (usize, &str)> {
        self.cells[line.from as usize..line.to as usize]
            .iter()
            .map(|cell| {
                let header = cell.header as usize;
                let text = &self.texts[self.places[header]];
                (header, &text[cell.start as usize..cell.end as usize])
            })
    }

    /// Words of a cell under a header, which may have been copied to be changed.
    pub(crate) fn words(&self, header: usize, words: Cow<'_, str>) -> Words {
        match words {
            Cow::Borrowed(words) => Words::within(&self.texts[self.places[header]], words),
            Cow::Owned(words) => words.into(),
        }
    }

    fn size(&self) -> usize {
        let texts = self.texts.iter().map(|text| text.len());
        texts.sum::<usize>() + self.cells.len() * size_of::<Cell>()
    }

    /// The place of a cell by its row and the index of its header.
    pub(crate) fn spot(&self, row: u32, header: Option<usize>) -> Spot {
        let header = header.and_then(|index| self.headers.get(index));
        Spot {
            sheet: Some(self.name.clone()),
            row: Some(row),
            column: header.map(|header| header.column),
            header: header.map(|header| header.text.clone()),
        }
    }
}

/// Builds a [`Sheet`] from cells that come row by row.
#[derive(Debug)]
struct Builder {
    sheet: Sheet,
    /// What will be the texts of the sheet, and the languages of all but the first.
    texts: Vec<String>,
    languages: Vec<String>,
    /// Bytes of all texts.
    size: usize,
    /// Index of the header of each column of the file, from 0.
    columns: Vec<Option<u32>>,
    current: Option<(u32, u32)>,
    last_row: u32,
    /// Whether headers stand after a gap.
    headers_out_of_reach: bool,
    /// The first row that stands after a gap.
    rows_out_of_reach: Option<u32>,
}

/// Columns without a header after which the rest of the first row is not looked at.
const GAP_OF_COLUMNS: u32 = 20;

/// Empty rows after which the rest of a sheet is not looked at.
const GAP_OF_ROWS: u32 = 60;

/// Longest text of a cell, in bytes; Excel holds 32,767 characters.
const MAX_CELL: usize = 256 * 1024;

/// Most text of a sheet, in bytes.
const MAX_TEXT: usize = 128 * 1024 * 1024;

impl Builder {
    fn new(name: &str, kind: &'static str) -> Self {
        Self {
            sheet: Sheet {
                name: name.to_owned(),
                kind,
                headers: Vec::new(),
                lines: Vec::new(),
                header_row: 1,
                texts: Vec::new(),
                places: Vec::new(),
                cells: Vec::new(),
            },
            texts: vec![String::new()],
            languages: Vec::new(),
            size: 0,
            columns: Vec::new(),
            current: None,
            last_row: 1,
            headers_out_of_reach: false,
            rows_out_of_reach: None,
        }
    }

    /// One header; columns come in order, counted from 0.
    fn header(&mut self, column: u32, text: &str, findings: &mut Findings) {
        let text = folded(text.trim()).into_owned();
        if text.is_empty() {
            return;
        }
        let from = u32::try_from(self.columns.len()).unwrap_or(u32::MAX);
        if column.saturating_sub(from) > GAP_OF_COLUMNS {
            self.headers_out_of_reach = true;
            return;
        }
        if let Some(index) = self
            .sheet
            .headers
            .iter()
            .position(|known| known.text == text)
        {
            let mut spot = self.sheet.spot(self.sheet.header_row, Some(index));
            spot.column = Some(column + 1);
            findings.push(Finding::error("header-repeated", spot).with("header", text));
            return;
        }
        self.columns.resize(column as usize, None);
        let index = u32::try_from(self.sheet.headers.len()).unwrap_or(u32::MAX);
        self.columns.push(Some(index));
        let place = match text.rsplit_once(':') {
            Some((_, language)) => self.place_of(language),
            None => 0,
        };
        self.sheet.places.push(place);
        self.sheet.headers.push(Header {
            column: column + 1,
            text,
        });
    }

    /// Where the words of a language go. What is taken for a language need not be one.
    fn place_of(&mut self, language: &str) -> usize {
        let known = self.languages.iter().position(|known| known == language);
        1 + known.unwrap_or_else(|| {
            self.languages.push(language.to_owned());
            self.texts.push(String::new());
            self.languages.len() - 1
        })
    }

    /// One cell under the headers: row of the file from 1, row as pyxform counts from 2, column
    /// from 0. Blank text is nothing.
    fn cell(&mut self, row: u32, number: u32, column: u32, text: &str) -> Result<(), Finding> {
        let text = text.trim();
        let Some(Some(header)) = self.columns.get(column as usize).copied() else {
            return Ok(());
        };
        if text.is_empty() || self.rows_out_of_reach.is_some() {
            return Ok(());
        }
        if number > self.last_row + GAP_OF_ROWS + 1 {
            self.rows_out_of_reach = Some(row);
            return Ok(());
        }
        if text.len() > MAX_CELL {
            let spot = self.sheet.spot(row, Some(header as usize));
            return Err(Finding::error("cell-too-long", spot).with("limit", MAX_CELL.to_string()));
        }
        self.size += text.len();
        if self.size > MAX_TEXT {
            let spot = self.sheet.spot(row, None);
            return Err(too_large(spot, MAX_TEXT as u64));
        }
        self.last_row = number;
        let at = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let cell = at(self.sheet.cells.len());
        match self.sheet.lines.last_mut() {
            Some(line) if self.current == Some((row, number)) => line.to = cell + 1,
            _ => {
                self.current = Some((row, number));
                self.sheet.lines.push(Line {
                    row,
                    number,
                    from: cell,
                    to: cell + 1,
                });
            }
        }
        let all = &mut self.texts[self.sheet.places[header as usize]];
        let start = at(all.len());
        all.push_str(&as_held(text));
        self.sheet.cells.push(Cell {
            header,
            start,
            end: at(all.len()),
        });
        Ok(())
    }

    /// Takes note that from a row on the sheet was not looked at.
    fn ends_before(&mut self, row: Option<u32>) {
        self.rows_out_of_reach = self.rows_out_of_reach.or(row);
    }

    fn finish(self, findings: &mut Findings) -> Sheet {
        let headers = self.headers_out_of_reach.then_some(self.sheet.header_row);
        for row in headers.into_iter().chain(self.rows_out_of_reach) {
            let spot = self.sheet.spot(row, None);
            findings.push(Finding::warning("cells-out-of-reach", spot));
        }
        Sheet {
            texts: self.texts.into_iter().map(Rc::new).collect(),
            ..self.sheet
        }
    }
}

/// What there is more of than `limit` bytes.
fn too_large(spot: Spot, limit: u64) -> Finding {
    Finding::error("workbook-too-large", spot).with("limit", (limit >> 20).to_string())
}

/// Text of a cell as a form holds it: hard spaces are spaces, and what XML 1.0 cannot hold is the mark
/// for what cannot be shown. Two names that differ in such characters alone are one name from the
/// beginning then, and not only in what is written.
fn as_held(text: &str) -> Cow<'_, str> {
    // Nearly all texts of any language have none of these first bytes.
    if !text
        .bytes()
        .any(|byte| byte < b' ' || matches!(byte, 0xC2 | 0xEF))
    {
        return text.into();
    }
    text.chars()
        .map(|c| match c {
            '\u{a0}' => ' ',
            '\t' | '\n' | '\r' => c,
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
            _ => c,
        })
        .collect()
}

/// Text with each run of spaces made one.
pub(crate) fn folded(text: &str) -> Cow<'_, str> {
    if !text.contains("  ") {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut blank = false;
    for c in text.chars() {
        if c != ' ' || !blank {
            out.push(c);
        }
        blank = c == ' ';
    }
    out.into()
}

/// What a sheet is by its name; a single sheet is the survey whatever its name.
fn kind_of(name: &str, single: bool) -> Option<&'static str> {
    let lower = name.to_lowercase();
    let known = SHEETS.iter().copied().find(|kind| *kind == lower);
    known.or(single.then_some("survey"))
}
