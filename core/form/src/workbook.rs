//! Workbooks: an XLSForm is converted, then read as any form, and what is found is told by its cell.

use rayi_xlsform::{Finding, Format, Origins};

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::media::{Media, Opened};
use crate::model::Form;
use crate::parse::{Care, Reading};

/// What converting a workbook gave.
#[derive(Debug)]
pub struct Conversion {
    /// XForm XML, the same for the same workbook byte for byte; `None` where it is refused.
    pub xml: Option<String>,
    /// The file `itemsets.csv` that belongs beside it.
    pub itemsets: Option<String>,
    /// The form, and everything found by converting the workbook and by reading what came of it.
    pub reading: Reading,
}

/// Whether some bytes are a workbook and not XForm XML: `.xlsx`, `.xlsm`, `.xls`, CSV or Markdown.
#[must_use]
pub fn is_workbook(source: &[u8]) -> bool {
    Format::of(source).is_some()
}

/// Converts an XLSForm and reads what came of it. `stem` is the name of its file without the
/// extension, which a form without an id gets.
#[must_use]
pub fn convert(source: &[u8], stem: Option<&str>, media: &dyn Media) -> Conversion {
    let converted = rayi_xlsform::convert(source, stem);
    let mut diagnostics: Vec<Diagnostic> = converted.findings.into_iter().map(of_finding).collect();
    let Some(xform) = converted.xform else {
        return Conversion {
            xml: None,
            itemsets: None,
            reading: Reading {
                form: None,
                diagnostics,
            },
        };
    };
    let beside = Beside {
        media,
        itemsets: xform.itemsets.as_deref(),
    };
    let reading = Form::parse_xml(xform.xml.as_bytes(), &beside, Care::Doubt);
    let lines: Vec<&str> = xform.xml.lines().collect();
    let by_workbook = diagnostics.len();
    for mut found in reading.diagnostics {
        locate(&mut found, &lines, &xform.origins);
        if is_told(&found, &diagnostics[..by_workbook]) {
            continue;
        }
        // What the cells showed already. What has no cell, such as a picture that many choices
        // show, is told once.
        let known = diagnostics.iter().enumerate().any(|(at, known)| {
            known.code == found.code
                && known.cell == found.cell
                && known.node == found.node
                && (known.parameters == found.parameters
                    || (at < by_workbook && found.cell.is_some()))
        });
        if !known {
            diagnostics.push(found);
        }
    }
    diagnostics.sort_by_key(|found| std::cmp::Reverse(found.severity));
    Conversion {
        xml: Some(xform.xml),
        itemsets: xform.itemsets,
        reading: Reading {
            form: reading.form,
            diagnostics,
        },
    }
}

/// Whether the workbook's own findings name the cells or columns that a language lacks.
fn is_told(found: &Diagnostic, told: &[Diagnostic]) -> bool {
    let fact = |diagnostic: &Diagnostic, name: &str| {
        let mut facts = diagnostic.parameters.iter();
        facts
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value.clone())
            .unwrap_or_default()
    };
    let language = fact(found, "language");
    found.code == "itext-translation-missing"
        && told.iter().any(|known| match known.code {
            "translation-missing" => fact(known, "language") == language,
            "words-missing" => fact(known, "languages")
                .split(", ")
                .any(|known| known == language),
            _ => false,
        })
}

/// The files beside a form, with those that its workbook makes.
struct Beside<'m> {
    media: &'m dyn Media,
    itemsets: Option<&'m str>,
}

impl Media for Beside<'_> {
    fn open(&self, name: &str) -> Option<Opened<'_>> {
        match self.itemsets {
            Some(itemsets) if name == ITEMSETS => Some(itemsets.as_bytes().into()),
            _ => self.media.open(name),
        }
    }
}

/// Name of the file with the choices of questions that read external lists.
pub const ITEMSETS: &str = "itemsets.csv";

fn of_finding(finding: Finding) -> Diagnostic {
    let severity = match finding.severity {
        rayi_xlsform::Severity::Warning => Severity::Warning,
        rayi_xlsform::Severity::Error => Severity::Error,
    };
    Diagnostic {
        severity,
        code: finding.code,
        file: None,
        place: None,
        cell: Some(Box::new(finding.spot)),
        node: None,
        parameters: finding.parameters,
    }
}

/// Tells a finding about a line of the XML by the cell that the line comes from.
fn locate(found: &mut Diagnostic, lines: &[&str], origins: &Origins) {
    if found.file.is_some() {
        return;
    }
    let Some(Place { line, .. }) = found.place.take() else {
        return;
    };
    let source = lines
        .get((line as usize).saturating_sub(1))
        .copied()
        .unwrap_or("");
    let expression = found
        .parameters
        .iter()
        .find(|(name, _)| *name == "expression")
        .map(|(_, value)| value.as_str());
    let part = if found.code.starts_with("default-") {
        Some("value".to_owned())
    } else {
        part_of(source, expression)
    };
    let spot = origins.spot(line, part.as_deref());
    found.cell = spot.map(Box::new);
}

/// The attribute of a line in which an expression stands; without one the element of the line.
fn part_of(line: &str, expression: Option<&str>) -> Option<String> {
    let element = line.trim_start().strip_prefix('<')?;
    let name_end = element.find([' ', '>', '/'])?;
    if let Some(expression) = expression {
        for (at, _) in element.match_indices("=\"") {
            let value = &element[at + 2..];
            let value = &value[..value.find('"')?];
            if unescaped(value).trim() == expression.trim() {
                let name = element[..at].rsplit([' ', '<']).next()?;
                return Some(match (name, &element[..name_end]) {
                    ("value", "label" | "hint") => element[..name_end].to_owned(),
                    (name, _) => name.to_owned(),
                });
            }
        }
    }
    Some(element[..name_end].to_owned())
}

fn unescaped(value: &str) -> String {
    value
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#10;", "\n")
        .replace("&#9;", "\t")
        .replace("&amp;", "&")
}
