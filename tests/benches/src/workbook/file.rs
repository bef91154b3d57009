//! Sheets as a file: Excel's, CSV and Markdown.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;

use super::Sheet;
use crate::Fault;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// As Excel writes it: each text once, in a table beside the sheets.
pub(crate) fn xlsx(sheets: &[Sheet]) -> Result<Vec<u8>, Fault> {
    let mut texts = Texts::default();
    let (mut list, mut links, mut kinds) = (String::new(), String::new(), String::new());
    let mut parts: Vec<(String, String)> = Vec::new();
    for (number, sheet) in (1..).zip(sheets) {
        let name = sheet.name;
        let _ = write!(
            list,
            r#"<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>"#
        );
        let _ = write!(
            links,
            r#"<Relationship Id="rId{number}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>"#
        );
        let _ = write!(
            kinds,
            r#"<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{SPREADSHEET}.worksheet+xml"/>"#
        );
        let path = format!("xl/worksheets/sheet{number}.xml");
        parts.push((path, worksheet(sheet, &mut texts)));
    }
    let after = sheets.len() + 1;
    parts.extend(
        [
            (
                "[Content_Types].xml",
                format!(
                    r#"<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{SPREADSHEET}.sheet.main+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="{SPREADSHEET}.sharedStrings+xml"/>{kinds}</Types>"#
                ),
            ),
            (
                "_rels/.rels",
                format!(
                    r#"<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
                ),
            ),
            (
                "xl/_rels/workbook.xml.rels",
                format!(
                    r#"<Relationships xmlns="{PACKAGE}/relationships">{links}<Relationship Id="rId{after}" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#
                ),
            ),
            (
                "xl/workbook.xml",
                format!(
                    r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{list}</sheets></workbook>"#
                ),
            ),
            (
                "xl/sharedStrings.xml",
                format!(r#"<sst xmlns="{MAIN}">{}</sst>"#, texts.table),
            ),
        ]
        .map(|(path, part)| (path.to_owned(), part)),
    );
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, part) in parts {
        zip.start_file(path, SimpleFileOptions::default())?;
        zip.write_all(br#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#)?;
        zip.write_all(part.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// How the kinds of parts begin.
const SPREADSHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// Each text once, with its place.
#[derive(Default)]
struct Texts {
    places: HashMap<String, usize>,
    table: String,
}

impl Texts {
    fn place(&mut self, text: &str) -> usize {
        let next = self.places.len();
        let place = *self.places.entry(text.to_owned()).or_insert(next);
        if place == next {
            let text = text.replace('&', "&amp;").replace('<', "&lt;");
            let _ = write!(self.table, "<si><t>{text}</t></si>");
        }
        place
    }
}

fn worksheet(sheet: &Sheet, texts: &mut Texts) -> String {
    let mut out = format!(r#"<worksheet xmlns="{MAIN}"><sheetData>"#);
    for (row, cells) in (1..).zip(&sheet.rows) {
        let _ = write!(out, r#"<row r="{row}">"#);
        // No sheet of ours has more columns than there are letters.
        for (column, text) in ('A'..='Z').zip(cells) {
            if !text.is_empty() {
                let place = texts.place(text);
                let _ = write!(out, r#"<c r="{column}{row}" t="s"><v>{place}</v></c>"#);
            }
        }
        out.push_str("</row>");
    }
    out.push_str("</sheetData></worksheet>");
    out
}

/// All sheets in one file, their names in the first column.
pub(crate) fn csv(sheets: &[Sheet]) -> String {
    let mut out = String::new();
    for sheet in sheets {
        let _ = writeln!(out, "{}", sheet.name);
        for row in &sheet.rows {
            for text in row {
                let _ = write!(out, ",\"{}\"", text.replace('"', "\"\""));
            }
            out.push('\n');
        }
    }
    out
}

/// A table for each sheet.
pub(crate) fn markdown(sheets: &[Sheet]) -> String {
    let mut out = String::new();
    for sheet in sheets {
        let _ = writeln!(out, "| {} |", sheet.name);
        for row in &sheet.rows {
            out.push_str("| |");
            for text in row {
                let _ = write!(out, " {} |", text.replace('|', "\\|"));
            }
            out.push('\n');
        }
        out.push('\n');
    }
    out
}
