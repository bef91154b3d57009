//! XLSForm in, XForm XML out: `.xlsx`, `.xlsm`, `.xls`, CSV and tables of Markdown, as pyxform 4.5
//! converts them.
//!
//! ```
//! let source = "
//! | survey |
//! |        | type       | name | label            |
//! |        | select_one | old  | Are you over 18? |
//! ";
//! let read = rayi_xlsform::convert(source.as_bytes(), None);
//! assert!(read.xform.is_none());
//! let finding = &read.findings[0];
//! assert_eq!((finding.code, finding.spot.cell().as_deref()), ("type-unknown", Some("B4")));
//! ```
//!
//! **Nouns.** A workbook has sheets of cells; a row of the survey sheet becomes an element of the
//! form; a [`Finding`] says what is wrong with a cell, a row or a sheet.
//!
//! **Invariants.** Everything wrong with a workbook is found in one run, each with its cell. The XML
//! is the same for the same workbook, byte for byte. Reading needs no file, no clock and no network,
//! and its memory is bounded whatever the workbook unpacks to.
//!
//! **What this crate does not do.** It sees that expressions can be read; whether they can be
//! evaluated is found when the XML is.

mod check;
mod columns;
mod entities;
mod expressions;
mod finding;
mod kinds;
mod languages;
mod lists;
mod model;
mod names;
mod near;
mod origins;
mod parameters;
mod paths;
mod reference;
mod settings;
mod survey;
mod text;
mod tokens;
mod words;
mod workbook;
mod write;
mod xml;

pub use finding::{CODES, Finding, Severity, Spot};
pub use near::nearest;
pub use origins::Origins;
pub use workbook::Format;

use columns::Columns;
use entities::Declarations;
use finding::Findings;
use lists::Lists;
use settings::Settings;
use survey::Reader;
use workbook::{Sheet, Workbook};

/// What converting a workbook gave: the form, unless it is refused, and all that was found.
#[derive(Debug)]
pub struct Conversion {
    /// The form; `None` if any finding is an error.
    pub xform: Option<XForm>,
    /// Every finding, errors first, then by sheet and place.
    pub findings: Vec<Finding>,
}

/// A form as XForm XML, and what goes beside it.
#[derive(Clone, Debug)]
pub struct XForm {
    /// The document, in UTF-8.
    pub xml: String,
    /// The file `itemsets.csv`, if questions read their choices from it.
    pub itemsets: Option<String>,
    /// The way back from its lines to the cells.
    pub origins: Origins,
}

/// Converts a workbook. `stem` is the name of its file without the extension: a form without an id
/// gets it; without a stem it is `data`.
#[must_use]
pub fn convert(bytes: &[u8], stem: Option<&str>) -> Conversion {
    let mut findings = Findings::default();
    let Some(format) = Format::of(bytes) else {
        findings.push(Finding::error("workbook-unreadable", Spot::default()));
        return Conversion {
            xform: None,
            findings: findings.sorted(),
        };
    };
    let workbook = Workbook::read(bytes, format, &mut findings);
    let xform = read(workbook, stem, &mut findings);
    Conversion {
        xform: xform.filter(|_| !findings.refused()),
        findings: findings.sorted(),
    }
}

fn read(workbook: Workbook, stem: Option<&str>, findings: &mut Findings) -> Option<XForm> {
    if findings.refused() && workbook.sheets.is_empty() {
        return None;
    }
    let Some(sheet) = workbook.sheet("survey") else {
        let near = workbook.near_misses("survey");
        let finding = Finding::error("survey-missing", Spot::default());
        findings.push(finding.meant(near.first().copied()));
        return None;
    };
    for kind in ["settings", "entities"] {
        if workbook.sheet(kind).is_none()
            && let Some(near) = workbook.near_misses(kind).first()
        {
            let spot = Spot {
                sheet: Some((*near).to_owned()),
                ..Spot::default()
            };
            findings.push(Finding::warning("NAMES_013", spot).meant(Some(kind)));
        }
    }
    let settings = Settings::read(&workbook, findings);
    let choice_columns = workbook
        .sheet("choices")
        .map(|sheet| Columns::of_choices(sheet, findings));
    let lists = lists_of(workbook.sheet("choices"), &settings, findings);
    let external = workbook
        .sheet("external_choices")
        .map(|sheet| lists_of(Some(sheet), &settings, &mut Findings::default()));
    let osm = workbook
        .sheet("osm")
        .map(|sheet| tags_of(sheet, &settings, findings));
    let declarations = workbook
        .sheet("entities")
        .map(|sheet| Declarations::read(sheet, findings))
        .unwrap_or_default();
    let columns = Columns::of_survey(sheet, findings);
    if !columns.has(&columns::Field::Type) {
        let spot = sheet.spot(sheet.header_row, None);
        findings.push(Finding::error("HEADER_003", spot).with("missing", "type"));
        return None;
    }
    let mut reader = Reader::new(
        &workbook,
        sheet,
        &columns,
        settings,
        lists,
        external,
        osm,
        declarations,
        findings,
    );
    reader.read();
    reader.survey.index_names();
    reader.check(choice_columns.as_ref());
    reader.check_expressions();
    reader.check_names(choice_columns.as_ref());
    reader.find_searches();
    let secondary = reader.secondaries();
    reader.check_languages(choice_columns.as_ref());
    let survey = reader.into_survey();
    if findings.refused() {
        return None;
    }
    let id = survey.settings.id.clone();
    let id = id.as_deref().or(stem).unwrap_or("data");
    let itemsets = check::itemsets(&workbook, &survey);
    let mut origins = Origins::new(sheet, &columns);
    // The document is as large as the cells: they need not be in memory both at once.
    let about = workbook.size().min(MOST_SET_ASIDE / 3) * 3;
    drop(workbook);
    let (xml, rows) = write::write(survey, id, &secondary, about);
    origins.rows = rows;
    Some(XForm {
        xml,
        itemsets,
        origins,
    })
}

/// Most bytes set aside for a document before it is written. A document takes about three times the
/// words and places of its cells; of what is set aside only what is written to takes memory.
const MOST_SET_ASIDE: usize = 32 * 1024 * 1024;

/// Tags are lists too, whose rows need no label.
fn tags_of(sheet: &Sheet, settings: &Settings, findings: &mut Findings) -> Lists {
    let mut own = Findings::default();
    let lists = lists_of(Some(sheet), settings, &mut own);
    let refusals = own.sorted().into_iter();
    refusals
        .filter(|finding| finding.severity == Severity::Error)
        .for_each(|finding| findings.push(finding));
    lists
}

fn lists_of(sheet: Option<&Sheet>, settings: &Settings, findings: &mut Findings) -> Lists {
    sheet.map_or_else(Lists::default, |sheet| {
        let columns = Columns::of_choices(sheet, &mut Findings::default());
        Lists::read(sheet, &columns, settings, findings)
    })
}
