//! Why bytes of the wire cannot be read or made, as facts with a stable code.

/// The operation did not happen. Nothing here holds a name or words of a document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The document is larger than any honest one.
    #[error("the document has {bytes} bytes, at most {limit} are read")]
    DocumentTooLarge {
        /// Its size.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// The document is not UTF-8.
    #[error("the document is not UTF-8 from byte {offset} on")]
    NotUtf8 {
        /// Bytes before the fault.
        offset: u64,
    },
    /// The document is not well-formed XML.
    #[error("the document is not well-formed near byte {offset}")]
    Malformed {
        /// Bytes before the fault.
        offset: u64,
    },
    /// The document declares a document type; none of OpenRosa's does.
    #[error("the document has a DOCTYPE")]
    Doctype,
    /// Elements lie deeper in each other than in any honest document.
    #[error("elements are nested deeper than {limit}")]
    TooDeep {
        /// The limit.
        limit: u64,
    },
    /// Well-formed XML, but another document.
    #[error("the document is no <{expected}>")]
    OtherDocument {
        /// The root element that was expected.
        expected: &'static str,
    },
    /// An entry lacks an element that it must have.
    #[error("an entry lacks <{element}>")]
    ElementMissing {
        /// The missing element.
        element: &'static str,
    },
    /// A file's name cannot be carried: empty, with a control character or a path in it.
    #[error("a file name cannot be used")]
    FileNameUnusable,
    /// A file, or the XML, does not fit into one POST even alone.
    #[error("{bytes} bytes do not fit, the server takes {limit}")]
    RecordTooLarge {
        /// Size of the file, or of the whole POST if the XML alone is too large.
        bytes: u64,
        /// Room that a POST has for it.
        limit: u64,
    },
}

impl Error {
    /// Stable kebab-case name; the texts that people read are found by it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::DocumentTooLarge { .. } => "wire-document-too-large",
            Self::NotUtf8 { .. } => "wire-not-utf8",
            Self::Malformed { .. } => "wire-malformed",
            Self::Doctype => "wire-doctype",
            Self::TooDeep { .. } => "wire-too-deep",
            Self::OtherDocument { .. } => "wire-other-document",
            Self::ElementMissing { .. } => "wire-element-missing",
            Self::FileNameUnusable => "wire-file-name-unusable",
            Self::RecordTooLarge { .. } => "record-too-large",
        }
    }

    /// Values for the placeholders of the text with [`Self::code`].
    #[must_use]
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::DocumentTooLarge { bytes, limit } | Self::RecordTooLarge { bytes, limit } => {
                vec![("bytes", bytes.to_string()), ("limit", limit.to_string())]
            }
            Self::NotUtf8 { offset } | Self::Malformed { offset } => {
                vec![("offset", offset.to_string())]
            }
            Self::TooDeep { limit } => vec![("limit", limit.to_string())],
            Self::OtherDocument { expected } => vec![("expected", (*expected).to_owned())],
            Self::ElementMissing { element } => vec![("element", (*element).to_owned())],
            Self::Doctype | Self::FileNameUnusable => Vec::new(),
        }
    }
}
