//! Workbooks of Excel, read cell by cell and never whole as a grid.

use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{
    Data, DataRef, ExcelDateTime, ExcelDateTimeType, Reader, Xls, XlsError, Xlsx, XlsxError,
};

use super::records::{self, Fault};
use super::{Builder, Workbook, kind_of, too_large};
use crate::finding::{Finding, Findings, Spot};

/// Most bytes that the parts of an archive may unpack to.
const MAX_UNPACKED: u64 = 256 * 1024 * 1024;

/// Most bytes of the old binary format, which unpacks to a grid in memory.
const MAX_BINARY: usize = 32 * 1024 * 1024;

/// Reads a workbook by one of the functions below. The library behind them panics at some damaged
/// files, which is the same as an error here.
pub(super) fn guarded(
    read: impl FnOnce() -> Result<Workbook, Finding>,
) -> Result<Workbook, Finding> {
    catch_unwind(AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(Finding::error("workbook-unreadable", Spot::default())))
}

/// Reads `.xlsx` and `.xlsm`. Formulas count by their stored results, as in pyxform.
pub(super) fn xlsx(bytes: &[u8], findings: &mut Findings) -> Result<Workbook, Finding> {
    measure(bytes)?;
    let mut file = Xlsx::new(Cursor::new(bytes)).map_err(|fault| of_xlsx(&fault))?;
    let names = file.sheet_names();
    let single = names.len() == 1;
    let mut workbook = Workbook::default();
    for name in &names {
        let Some(kind) = kind_of(name, single) else {
            continue;
        };
        let mut builder = Builder::new(name, kind);
        let mut cells = match file.worksheet_cells_reader(name) {
            Ok(cells) => cells,
            // A chart is a sheet too, and has no cells.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(fault) => return Err(of_xlsx(&fault)),
        };
        while let Some(cell) = cells.next_cell().map_err(|fault| of_xlsx(&fault))? {
            let (row, column) = cell.get_position();
            let text: std::borrow::Cow<'_, str> = match cell.get_value() {
                DataRef::Empty => continue,
                DataRef::SharedString(text) => (*text).into(),
                DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
                    text.as_str().into()
                }
                DataRef::Int(number) => number.to_string().into(),
                DataRef::Float(number) => number_text(*number).into(),
                DataRef::Bool(truth) => truth_text(*truth).into(),
                DataRef::DateTime(moment) => moment_text(*moment).into(),
                DataRef::Error(fault) => fault.to_string().into(),
            };
            place(&mut builder, row, column, &text, findings)?;
        }
        workbook.sheets.push(builder.finish(findings));
    }
    workbook.names = names;
    Ok(workbook)
}

/// Reads `.xls`.
pub(super) fn xls(bytes: &[u8], findings: &mut Findings) -> Result<Workbook, Finding> {
    if bytes.len() > MAX_BINARY {
        return Err(too_large(Spot::default(), MAX_BINARY as u64));
    }
    let trimmed = records::trim(bytes).map_err(|fault| match fault {
        Fault::Damaged => Finding::error("workbook-unreadable", Spot::default()),
        Fault::TooWide => too_large(Spot::default(), MAX_UNPACKED),
    })?;
    let mut file = match open_xls(trimmed.bytes) {
        Ok(file) => file,
        // A workbook with a password has the wrapping of the old format, whatever is inside.
        Err(_) if matches!(Xlsx::new(Cursor::new(bytes)), Err(XlsxError::Password)) => {
            return Err(Finding::error("workbook-password", Spot::default()));
        }
        Err(fault) => return Err(of_xls(&fault)),
    };
    let names = file.sheet_names();
    let single = names.len() == 1;
    let mut workbook = Workbook::default();
    for (index, name) in names.iter().enumerate() {
        let Some(kind) = kind_of(name, single) else {
            continue;
        };
        let range = file.worksheet_range(name).map_err(|fault| of_xls(&fault))?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut builder = Builder::new(name, kind);
        for (row, column, value) in range.used_cells() {
            let text = match value {
                Data::Empty => continue,
                Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
                    text.clone()
                }
                Data::Int(number) => number.to_string(),
                Data::Float(number) => number_text(*number),
                Data::Bool(truth) => truth_text(*truth).to_owned(),
                Data::DateTime(moment) => moment_text(whole_seconds(*moment)),
                Data::Error(fault) => fault.to_string(),
            };
            let at = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
            let row = first_row.saturating_add(at(row));
            let column = first_column.saturating_add(at(column));
            place(&mut builder, row, column, &text, findings)?;
        }
        builder.ends_before(trimmed.out_of_reach.get(index).copied().flatten());
        workbook.sheets.push(builder.finish(findings));
    }
    workbook.names = names;
    Ok(workbook)
}

/// Opens the old format. Its reader wants whole sectors.
fn open_xls(mut bytes: Vec<u8>) -> Result<Xls<Cursor<Vec<u8>>>, XlsError> {
    bytes.resize(bytes.len().next_multiple_of(SECTOR), 0);
    Xls::new(Cursor::new(bytes))
}

/// Bytes of a sector of a compound file.
const SECTOR: usize = 512;

/// A cell of the file, rows and columns from 0: the first row holds the headers.
fn place(
    builder: &mut Builder,
    row: u32,
    column: u32,
    text: &str,
    findings: &mut Findings,
) -> Result<(), Finding> {
    if row == 0 {
        builder.header(column, text, findings);
        Ok(())
    } else {
        builder.cell(row + 1, row + 1, column, text)
    }
}

/// Refuses an archive that unpacks to more than [`MAX_UNPACKED`], by unpacking it into nothing: the
/// sizes that it states may be lies.
fn measure(bytes: &[u8]) -> Result<(), Finding> {
    let unreadable = || Finding::error("workbook-unreadable", Spot::default());
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| unreadable())?;
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let Ok(part) = archive.by_index(index) else {
            continue;
        };
        let wanted = part
            .name()
            .is_ok_and(|name| name.ends_with(".xml") || name.ends_with(".rels"));
        if !wanted {
            continue;
        }
        let read = std::io::copy(&mut part.take(left + 1), &mut std::io::sink())
            .map_err(|_| unreadable())?;
        left = left
            .checked_sub(read)
            .ok_or_else(|| too_large(Spot::default(), MAX_UNPACKED))?;
    }
    Ok(())
}

fn of_xlsx(fault: &XlsxError) -> Finding {
    let code = match fault {
        XlsxError::Password => "workbook-password",
        _ => "workbook-unreadable",
    };
    Finding::error(code, Spot::default())
}

fn of_xls(fault: &XlsError) -> Finding {
    let code = match fault {
        XlsError::Password => "workbook-password",
        _ => "workbook-unreadable",
    };
    Finding::error(code, Spot::default())
}

fn truth_text(truth: bool) -> &'static str {
    if truth { "TRUE" } else { "FALSE" }
}

/// A number as pyxform writes it: whole ones without a point, small ones with an exponent.
fn number_text(number: f64) -> String {
    if number == number.trunc() {
        return format!("{number:.0}");
    }
    if number.abs() >= 1e-4 {
        return number.to_string();
    }
    let text = format!("{number:e}");
    match text.split_once("e-") {
        Some((digits, exponent)) if exponent.len() == 1 => format!("{digits}e-0{exponent}"),
        _ => text,
    }
}

/// A moment of the old format, of which pyxform reads no part of a second.
fn whole_seconds(moment: ExcelDateTime) -> ExcelDateTime {
    const DAY: f64 = 86_400.0;
    let rounded = (moment.as_f64() * DAY).round() / DAY;
    let of =
        |value: f64, is_1904: bool| ExcelDateTime::new(value, ExcelDateTimeType::DateTime, is_1904);
    // The library does not say from which year days are counted.
    let is_1904 = of(moment.as_f64(), false).to_ymd_hms_milli() != moment.to_ymd_hms_milli();
    of(rounded, is_1904)
}

/// A date with its time, or a time alone, as pyxform writes them.
fn moment_text(moment: ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let fraction = match milli {
        0 => String::new(),
        milli => format!(".{milli:03}000"),
    };
    let time = format!("{hour:02}:{minute:02}:{second:02}{fraction}");
    if (0.0..1.0).contains(&moment.as_f64()) {
        time
    } else {
        format!("{year:04}-{month:02}-{day:02} {time}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_pyxform_writes_them() {
        assert_eq!(number_text(5.0), "5");
        assert_eq!(number_text(-0.25), "-0.25");
        assert_eq!(number_text(1e20), "100000000000000000000");
        assert_eq!(number_text(0.000_012), "1.2e-05");
        assert_eq!(number_text(1.5e-10), "1.5e-10");
    }

    #[test]
    fn moments_of_the_old_format_have_whole_seconds() {
        let text = |value: f64, is_1904: bool| {
            let moment = ExcelDateTime::new(value, ExcelDateTimeType::DateTime, is_1904);
            (moment_text(moment), moment_text(whole_seconds(moment)))
        };
        let second = 1.0 / 86_400.0;
        let (exact, whole) = text(45_000.0 + 0.7 * second, false);
        assert_eq!(exact, "2023-03-15 00:00:00.700000");
        assert_eq!(whole, "2023-03-15 00:00:01");
        assert_eq!(
            text(45_000.0 - 0.2 * second, false).1,
            "2023-03-15 00:00:00"
        );
        assert_eq!(text(43_538.0 + 0.2 * second, true).1, "2023-03-15 00:00:00");
    }
}
