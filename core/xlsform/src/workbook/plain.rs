//! Workbooks that are text: comma-separated values, and tables of Markdown.

use std::borrow::Cow;

use super::{BOM, Builder, MAX_TEXT, SHEETS, Workbook, kind_of, too_large};
use crate::finding::{Finding, Findings, Spot};

fn text(bytes: &[u8]) -> Result<&str, Finding> {
    if bytes.len() > MAX_TEXT {
        return Err(too_large(Spot::default(), MAX_TEXT as u64));
    }
    let bytes = bytes.strip_prefix(BOM).unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|fault| {
        let before = &bytes[..fault.valid_up_to()];
        let lines = before.iter().filter(|byte| **byte == b'\n').count();
        let spot = Spot {
            row: u32::try_from(lines + 1).ok(),
            ..Spot::default()
        };
        Finding::error("workbook-not-utf8", spot)
    })
}

/// Rows of a text file, gathered into sheets.
#[derive(Default)]
struct Gatherer {
    workbook: Workbook,
    current: Option<Builder>,
    headed: bool,
    number: u32,
}

impl Gatherer {
    /// A row that names a sheet.
    fn name(&mut self, name: &str, single: bool, findings: &mut Findings) {
        self.close(findings);
        self.workbook.names.push(name.to_owned());
        self.current = kind_of(name, single).map(|kind| Builder::new(name, kind));
        self.headed = false;
    }

    /// A row of cells: its line in the file from 1, the column of its first cell from 0.
    fn row<'a>(
        &mut self,
        line: u32,
        first: u32,
        cells: impl Iterator<Item = &'a str>,
        findings: &mut Findings,
    ) -> Result<(), Finding> {
        let Some(builder) = &mut self.current else {
            return Ok(());
        };
        if self.headed {
            self.number += 1;
        } else {
            self.headed = true;
            self.number = 1;
            builder.sheet.header_row = line;
            for (column, text) in (first..).zip(cells) {
                builder.header(column, text, findings);
            }
            return Ok(());
        }
        for (column, text) in (first..).zip(cells) {
            builder.cell(line, self.number, column, text)?;
        }
        Ok(())
    }

    fn close(&mut self, findings: &mut Findings) {
        if let Some(builder) = self.current.take() {
            self.workbook.sheets.push(builder.finish(findings));
        }
    }

    fn finish(mut self, findings: &mut Findings) -> Workbook {
        self.close(findings);
        self.workbook
    }
}

/// Reads CSV of either shape: names of sheets in the first column and their cells to the right of
/// it, or the survey sheet alone with its headers in the first row.
pub(super) fn csv(bytes: &[u8], findings: &mut Findings) -> Result<Workbook, Finding> {
    let text = text(bytes)?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut gatherer = Gatherer::default();
    let mut one_sheet = None;
    let mut lines = Lines {
        text: text.as_bytes(),
        at: 0,
        line: 1,
    };
    let mut record = csv::StringRecord::new();
    while reader
        .read_record(&mut record)
        .map_err(|_| Finding::error("workbook-unreadable", Spot::default()))?
    {
        let line = lines.at(record.position().map_or(0, csv::Position::byte));
        let first = record.get(0).unwrap_or("").trim();
        let filled = record.iter().skip(1).any(|cell| !cell.trim().is_empty());
        if one_sheet.is_none() && (filled || !first.is_empty()) {
            let known = SHEETS.contains(&first.to_lowercase().as_str());
            let heads = record.iter().any(is_type);
            one_sheet = Some(!known && heads);
            if !known && heads {
                gatherer.name("survey", true, findings);
            }
        }
        if one_sheet == Some(true) {
            if filled || !first.is_empty() {
                gatherer.row(line, 0, record.iter(), findings)?;
            }
            continue;
        }
        if !first.is_empty() {
            gatherer.name(first, false, findings);
        }
        if filled {
            gatherer.row(line, 1, record.iter().skip(1), findings)?;
        }
    }
    Ok(gatherer.finish(findings))
}

/// Counts lines up to the beginning of each record; the reader counts from the blank lines before
/// one.
struct Lines<'t> {
    text: &'t [u8],
    at: usize,
    line: u32,
}

impl Lines<'_> {
    /// The line of the first byte at or after an offset that is no line break. Offsets grow.
    fn at(&mut self, offset: u64) -> u32 {
        let offset = usize::try_from(offset).unwrap_or(usize::MAX);
        while let Some(byte) = self.text.get(self.at) {
            if self.at >= offset && !matches!(byte, b'\n' | b'\r') {
                break;
            }
            self.line += u32::from(*byte == b'\n');
            self.at += 1;
        }
        self.line
    }
}

fn is_type(cell: &str) -> bool {
    let cell = cell.trim();
    cell.eq_ignore_ascii_case("type") || cell.eq_ignore_ascii_case("command")
}

/// Reads tables of Markdown: a row whose first cell has something begins the sheet of that name.
/// A line that begins with `#` is a comment, and so is what follows one after the last bar.
pub(super) fn markdown(bytes: &[u8], findings: &mut Findings) -> Result<Workbook, Finding> {
    let text = text(bytes)?;
    let names = || {
        text.lines()
            .filter_map(|line| cells_of(line)?.next())
            .filter(|first| !first.is_empty())
    };
    let single = names().count() == 1;
    let mut gatherer = Gatherer::default();
    for (line, source) in (1_u32..).zip(text.lines()) {
        let Some(cells) = cells_of(source) else {
            continue;
        };
        let cells: Vec<Cow<'_, str>> = cells.collect();
        let Some((first, cells)) = cells.split_first() else {
            continue;
        };
        if !first.is_empty() {
            gatherer.name(first, single, findings);
        }
        if cells.iter().any(|cell| !cell.is_empty()) {
            gatherer.row(line, 1, cells.iter().map(Cow::as_ref), findings)?;
        }
    }
    Ok(gatherer.finish(findings))
}

/// The cells of a line between its first and its last bar; `None` for another line and for a rule
/// under headers.
fn cells_of(line: &str) -> Option<Cells<'_>> {
    if line.trim_start().starts_with('#') {
        return None;
    }
    let line = match line.rfind('#') {
        Some(at) if !line[at..].contains('|') && at + 1 < line.len() => &line[..at],
        _ => line,
    };
    let inside = &line[line.find('|')? + 1..line.rfind('|')?.max(line.find('|')? + 1)];
    if !inside.is_empty() && inside.chars().all(|c| matches!(c, '|' | '-')) {
        return None;
    }
    Some(Cells { left: Some(inside) })
}

/// Cells one by one: trimmed, and with the bars that a backslash keeps from parting them.
struct Cells<'l> {
    left: Option<&'l str>,
}

impl<'l> Iterator for Cells<'l> {
    type Item = Cow<'l, str>;

    fn next(&mut self) -> Option<Self::Item> {
        let left = self.left?;
        let parts = |at: usize| !left[..at].ends_with('\\');
        let mut bars = left.match_indices('|').map(|(at, _)| at);
        let cell = match bars.find(|at| parts(*at)) {
            Some(at) => {
                self.left = Some(&left[at + 1..]);
                &left[..at]
            }
            None => {
                self.left = None;
                left
            }
        };
        let cell = cell.trim();
        Some(if cell.contains("\\|") {
            cell.replace("\\|", "|").into()
        } else {
            cell.into()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(workbook: &Workbook) -> Vec<String> {
        let mut out = Vec::new();
        for sheet in &workbook.sheets {
            out.push(format!("{} {}", sheet.kind, sheet.header_row));
            for line in &sheet.lines {
                let cells: Vec<_> = sheet
                    .cells(*line)
                    .map(|(header, text)| format!("{}={text}", sheet.headers[header].text))
                    .collect();
                out.push(format!("{}/{} {}", line.row, line.number, cells.join(" ")));
            }
        }
        out
    }

    #[test]
    fn both_shapes_of_csv_are_read() {
        let several = "survey,,\n,type,name\n,text,a\n\n,note,b\nchoices\n,list_name,name\n,l,x\n";
        let one = "type,name\ntext,a\n,\nnote,b\n";
        let mut findings = Findings::default();
        let read = csv(several.as_bytes(), &mut findings).unwrap();
        assert_eq!(
            shown(&read),
            [
                "survey 2",
                "3/2 type=text name=a",
                "5/3 type=note name=b",
                "choices 7",
                "8/2 list_name=l name=x",
            ]
        );
        let read = csv(one.as_bytes(), &mut findings).unwrap();
        assert_eq!(
            shown(&read),
            ["survey 1", "2/2 type=text name=a", "4/3 type=note name=b"]
        );
    }

    #[test]
    fn tables_of_markdown_are_read() {
        let source = "\n# a form\n| survey |\n| | type | name | label |\n|---|---|\n\
                      | | text | a | one \\| two | # aside\n| settings |\n| | form_id |\n| | f |\n";
        let mut findings = Findings::default();
        let read = markdown(source.as_bytes(), &mut findings).unwrap();
        assert_eq!(
            shown(&read),
            [
                "survey 4",
                "6/2 type=text name=a label=one | two",
                "settings 8",
                "9/2 form_id=f",
            ]
        );
    }
}
