//! [`Diagnostic`]: one finding about a form, with its place. Many at once; never about an answer.

use std::fmt;

use rayi_xlsform::Spot;

/// How much a [`Diagnostic`] matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The form runs; something in it is ignored or doubtful.
    Warning,
    /// The form is refused.
    Error,
}

/// Where in a file something stands. Lines and columns count from 1; columns count characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// One finding about a form: what, how bad, where.
///
/// The text a person reads is not here: it comes from the language files by [`Diagnostic::code`]
/// with [`Diagnostic::parameters`]. `Display` is English for developers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Refusal or remark.
    pub severity: Severity,
    /// Stable kebab-case name of the finding; one of [`CODES`].
    pub code: &'static str,
    /// The file it stands in: `None` is the form itself, else the name of a media file.
    pub file: Option<String>,
    /// Where in that file; `None` where the finding is about the whole file.
    pub place: Option<Place>,
    /// The cell, row or sheet, if the form is a workbook.
    pub cell: Option<Box<Spot>>,
    /// Path of the node it is about, such as `/data/household/member`.
    pub node: Option<String>,
    /// Named facts for the text.
    pub parameters: Vec<(&'static str, String)>,
}

impl Diagnostic {
    pub(crate) fn new(severity: Severity, code: &'static str) -> Self {
        Self {
            severity,
            code,
            file: None,
            place: None,
            cell: None,
            node: None,
            parameters: Vec::new(),
        }
    }

    pub(crate) fn error(code: &'static str) -> Self {
        Self::new(Severity::Error, code)
    }

    pub(crate) fn warning(code: &'static str) -> Self {
        Self::new(Severity::Warning, code)
    }

    pub(crate) fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    pub(crate) fn node(mut self, path: impl Into<String>) -> Self {
        self.node = Some(path.into());
        self
    }

    pub(crate) fn file(mut self, name: impl Into<String>) -> Self {
        self.file = Some(name.into());
        self
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

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.file {
            write!(f, "{file}:")?;
        }
        if let Some(cell) = &self.cell {
            let sheet = cell.sheet.as_deref().unwrap_or("");
            write!(f, "{sheet}!{}: ", cell.cell().unwrap_or_default())?;
        }
        if let Some(place) = self.place {
            write!(f, "{}:{}: ", place.line, place.column)?;
        }
        let severity = match self.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        write!(f, "{severity}[{}]", self.code)?;
        if let Some(node) = &self.node {
            write!(f, " {node}")?;
        }
        for (name, value) in &self.parameters {
            write!(f, " {name}={value:?}")?;
        }
        Ok(())
    }
}

/// Every code that a [`Diagnostic`] of this crate can bear, besides those of
/// [`rayi_xpath::Error::code`] for expressions that cannot be read and of [`rayi_xlsform::CODES`] for
/// workbooks.
pub const CODES: &[&str] = &[
    "xml-broken",
    "xml-not-utf8",
    "xml-doctype",
    "xml-too-deep",
    "xml-too-large",
    "form-unrecognised",
    "not-an-xform",
    "model-missing",
    "instance-missing",
    "form-id-missing",
    "body-missing",
    "bind-nodeset-missing",
    "bind-unknown-node",
    "bind-repeated",
    "bind-id-repeated",
    "bind-unknown-type",
    "bind-unknown-attribute",
    "xpath-unknown-node",
    "xpath-unknown-instance",
    "cycle",
    "control-ref-missing",
    "control-unknown-bind",
    "control-unknown-node",
    "control-repeated",
    "control-unknown-attribute",
    "choice-value-missing",
    "choice-repeated",
    "choices-missing",
    "choice-file-missing",
    "choice-file-too-large",
    "choice-file-unreadable",
    "itemset-value-missing",
    "search-unusable",
    "column-missing",
    "itext-unknown",
    "itext-repeated",
    "itext-language-repeated",
    "itext-translation-missing",
    "itext-unknown-form",
    "media-missing",
    "csv-broken",
    "geojson-broken",
    "secondary-repeated",
    "event-unknown",
    "action-target-missing",
    "preload-unknown",
    "range-invalid",
    "attribute-unusable",
    "entities-version-missing",
    "entities-version-unknown",
    "entity-list-unusable",
    "entity-property-astray",
    "entity-property-unusable",
    "unsupported-feature",
    "form-too-large",
    "order-of-text",
    "not-a-number",
    "question-not-a-number",
    "value-unfit",
    "choice-unknown",
    "selected-of-one-value",
    "filter-column-unknown",
    "filter-value-unknown",
    "filter-values-apart",
    "filter-never-true",
    "default-unfit",
    "default-not-a-choice",
];
