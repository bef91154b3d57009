//! [`Finding`]: one remark or refusal about a workbook, with the cell it is about.

/// How much a [`Finding`] matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The workbook is converted; something in it is ignored or doubtful.
    Warning,
    /// The workbook is refused.
    Error,
}

/// Where in a workbook something stands. What is unknown or does not apply is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Name of the sheet as the workbook has it.
    pub sheet: Option<String>,
    /// Row, from 1; in a text file the line of the table.
    pub row: Option<u32>,
    /// Column, from 1.
    pub column: Option<u32>,
    /// What stands at the head of the column.
    pub header: Option<String>,
}

impl Spot {
    /// The address as spreadsheets write it, such as `C12`; `None` without a row and a column.
    #[must_use]
    pub fn cell(&self) -> Option<String> {
        let (row, mut column) = (self.row?, self.column?);
        let mut letters = Vec::new();
        while column > 0 {
            column -= 1;
            letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
            column /= 26;
        }
        letters.reverse();
        Some(letters.into_iter().collect::<String>() + &row.to_string())
    }
}

/// One remark about a workbook: what, how bad, where.
///
/// The code is pyxform's where it has one (`NAMES_001`), else a kebab-case name of ours. Texts for
/// people come from the language files by the code and the parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Refusal or remark.
    pub severity: Severity,
    /// Stable name of the finding; one of [`CODES`].
    pub code: &'static str,
    /// The cell, row or sheet.
    pub spot: Spot,
    /// Named facts for the text.
    pub parameters: Vec<(&'static str, String)>,
}

impl Finding {
    pub(crate) fn error(code: &'static str, spot: Spot) -> Self {
        Self {
            severity: Severity::Error,
            code,
            spot,
            parameters: Vec::new(),
        }
    }

    pub(crate) fn warning(code: &'static str, spot: Spot) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(code, spot)
        }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.parameters.push((name, value.into()));
        self
    }

    /// Names what was probably meant, if anything is near enough.
    pub(crate) fn meant(self, near: Option<&str>) -> Self {
        match near {
            Some(near) => self.with("meant", near),
            None => self,
        }
    }
}

/// All findings of one conversion; more than [`Findings::LIMIT`] of a kind tell nobody more.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    list: Vec<Finding>,
}

impl Findings {
    pub(crate) const LIMIT: usize = 500;

    pub(crate) fn push(&mut self, finding: Finding) {
        let same = |known: &Finding| {
            known.code == finding.code
                && known.spot == finding.spot
                && known.parameters == finding.parameters
        };
        let weighs_the_same = |known: &&Finding| known.severity == finding.severity;
        // Remarks leave room for refusals.
        let full = self.list.len() >= Self::LIMIT
            && self.list.iter().filter(weighs_the_same).count() >= Self::LIMIT;
        if !full && !self.list.iter().any(same) {
            self.list.push(finding);
        }
    }

    pub(crate) fn refused(&self) -> bool {
        self.list
            .iter()
            .any(|finding| finding.severity == Severity::Error)
    }

    /// Errors first, then by sheet and place.
    pub(crate) fn sorted(mut self) -> Vec<Finding> {
        self.list.sort_by(|a, b| {
            b.severity
                .cmp(&a.severity)
                .then_with(|| a.spot.cmp(&b.spot))
        });
        self.list
    }
}

/// Every code that a [`Finding`] can bear.
pub const CODES: &[&str] = &[
    "ENTITY_001",
    "ENTITY_002",
    "ENTITY_003",
    "ENTITY_004",
    "ENTITY_005",
    "ENTITY_006",
    "ENTITY_007",
    "ENTITY_008",
    "ENTITY_009",
    "ENTITY_011",
    "ENTITY_012",
    "ENTITY_013",
    "HEADER_002",
    "HEADER_003",
    "HEADER_004",
    "HEADER_005",
    "LABEL_001",
    "NAMES_001",
    "NAMES_002",
    "NAMES_003",
    "NAMES_004",
    "NAMES_005",
    "NAMES_006",
    "NAMES_007",
    "NAMES_008",
    "NAMES_010",
    "NAMES_011",
    "NAMES_012",
    "NAMES_013",
    "NAMES_014",
    "NAMES_015",
    "PYREF_001",
    "PYREF_002",
    "PYREF_003",
    "PYREF_004",
    "RANGE_001",
    "RANGE_002",
    "RANGE_003",
    "RANGE_004",
    "RANGE_005",
    "RANGE_006",
    "RANGE_007",
    "RANGE_008",
    "RANGE_009",
    "RANGE_010",
    "RANGE_011",
    "RANGE_012",
    "SURVEY_001",
    "SURVEY_002",
    "SURVEY_003",
    "SURVEY_004",
    "SURVEY_005",
    "SURVEY_006",
    "SURVEY_007",
    "SURVEY_008",
    "SURVEY_009",
    "workbook-unreadable",
    "workbook-password",
    "workbook-too-large",
    "workbook-not-utf8",
    "cells-out-of-reach",
    "header-repeated",
    "survey-missing",
    "column-unknown",
    "row-skipped",
    "disabled-column",
    "type-missing",
    "type-unknown",
    "name-missing",
    "label-missing",
    "repeat-without-label",
    "calculation-missing",
    "device-meta-outdated",
    "form-id-twice",
    "translation-missing",
    "words-missing",
    "or-other-translated",
    "language-without-tag",
    "choices-sheet-missing",
    "list-unknown",
    "external-choices-missing",
    "external-list-unknown",
    "external-without-filter",
    "choice-with-space",
    "filter-with-or-other",
    "or-other-without-choices",
    "filter-in-table-list",
    "table-list-differs",
    "audit-named",
    "parameter-value",
    "parameter-together",
    "max-pixels-missing",
    "background-geopoint-calculation",
    "background-geopoint-trigger",
    "file-extension",
    "instance-conflict",
    "instance-repeated",
    "instance-id-omitted",
    "big-image-alone",
    "media-unknown",
    "trigger-not-visible",
    "loop-without-list",
    "search-from-file",
    "search-list-shared",
    "cell-too-long",
    "prefix-unknown",
    "tags-unknown",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_leave_room_for_refusals() {
        let mut findings = Findings::default();
        for row in 0..2000 {
            let spot = Spot {
                row: Some(row),
                ..Spot::default()
            };
            findings.push(Finding::warning("row-skipped", spot));
        }
        assert!(!findings.refused());
        findings.push(Finding::error("type-missing", Spot::default()));
        assert!(findings.refused());
        assert_eq!(findings.sorted().len(), Findings::LIMIT + 1);
    }
}
