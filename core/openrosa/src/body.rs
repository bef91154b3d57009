//! The multipart body of a submission (OpenRosa Form Submission API; RFC 7578), as segments.
//!
//! Frames are bytes held here; the XML and the files stay where they are and are only named, so a
//! transport streams them and still knows the length of the whole.

use crate::{Error, content_type, escape_field_name, is_plain_file_name};

/// What divides the pieces of a body: 38 signs, always.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Boundary(String);

impl Boundary {
    /// Made of 16 random bytes, so that no file holds it by chance.
    #[must_use]
    pub fn from_random(random: [u8; 16]) -> Self {
        Self(format!("rayi--{:032x}", u128::from_be_bytes(random)))
    }

    /// The boundary itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A file to send. `Debug` hides its name.
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    /// Its name, as the XML says it; also the name of its field, by which servers match it.
    pub name: String,
    /// Bytes.
    pub len: u64,
}

impl File {
    /// A file of this name and length.
    #[must_use]
    pub fn new(name: impl Into<String>, len: u64) -> Self {
        Self {
            name: name.into(),
            len,
        }
    }
}

impl std::fmt::Debug for File {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("File")
            .field("len", &self.len)
            .finish_non_exhaustive()
    }
}

/// A stretch of the body, to be sent in order. `Debug` shows lengths only.
#[derive(Clone, PartialEq, Eq)]
pub enum Segment {
    /// These bytes: boundaries and headers.
    Frame(Vec<u8>),
    /// The record's XML, byte for byte.
    Xml {
        /// Bytes.
        len: u64,
    },
    /// The contents of a file.
    File {
        /// Place in the list that was given.
        index: usize,
        /// Bytes.
        len: u64,
    },
}

impl Segment {
    /// Bytes of this stretch.
    #[must_use]
    pub fn len(&self) -> u64 {
        match self {
            Self::Frame(bytes) => bytes.len() as u64,
            Self::Xml { len } | Self::File { len, .. } => *len,
        }
    }

    /// Whether there is nothing to send.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl std::fmt::Debug for Segment {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Frame(bytes) => write!(out, "Frame({})", bytes.len()),
            Self::Xml { len } => write!(out, "Xml({len})"),
            Self::File { index, len } => write!(out, "File({index}: {len})"),
        }
    }
}

/// The body of one POST.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmissionBody {
    segments: Vec<Segment>,
    content_type: String,
    len: u64,
}

impl SubmissionBody {
    /// Lays out the XML and then the files, each under its own name.
    pub fn new(boundary: &Boundary, xml_len: u64, files: &[File]) -> Result<Self, Error> {
        let mark = boundary.as_str();
        let mut segments = vec![
            Segment::Frame(xml_head(mark).into_bytes()),
            Segment::Xml { len: xml_len },
        ];
        for (index, file) in files.iter().enumerate() {
            check_name(file)?;
            segments.push(Segment::Frame(file_head(mark, &file.name).into_bytes()));
            segments.push(Segment::File {
                index,
                len: file.len,
            });
        }
        segments.push(Segment::Frame(tail(mark).into_bytes()));
        let len = segments
            .iter()
            .fold(0_u64, |sum, segment| sum.saturating_add(segment.len()));
        Ok(Self {
            segments,
            content_type: format!("multipart/form-data; boundary={mark}"),
            len,
        })
    }

    /// What to send, in order.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// Bytes in all: the `Content-Length`.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Never: a body holds at least its frame.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The `Content-Type` of the POST.
    #[must_use]
    pub fn content_type(&self) -> &str {
        &self.content_type
    }

    /// Length of a body without files.
    pub(crate) fn bare_len(xml_len: u64) -> u64 {
        let frame = xml_head(SAMPLE_MARK).len() + tail(SAMPLE_MARK).len();
        xml_len.saturating_add(frame as u64)
    }
}

/// Bytes that a file adds to a body besides its contents.
pub(crate) fn frame_len(file: &File) -> Result<u64, Error> {
    check_name(file)?;
    Ok(file_head(SAMPLE_MARK, &file.name).len() as u64)
}

fn check_name(file: &File) -> Result<(), Error> {
    if is_plain_file_name(&file.name) && file.name != XML_FIELD {
        Ok(())
    } else {
        Err(Error::FileNameUnusable)
    }
}

fn xml_head(mark: &str) -> String {
    // Without a file name Central does not see the XML (odk-central: 400).
    format!(
        "--{mark}\r\nContent-Disposition: form-data; name=\"{XML_FIELD}\"; \
         filename=\"{XML_FILE_NAME}\"\r\nContent-Type: text/xml\r\n\r\n"
    )
}

fn file_head(mark: &str, name: &str) -> String {
    let kind = content_type(name);
    let name = escape_field_name(name);
    format!(
        "\r\n--{mark}\r\nContent-Disposition: form-data; name=\"{name}\"; \
         filename=\"{name}\"\r\nContent-Type: {kind}\r\n\r\n"
    )
}

fn tail(mark: &str) -> String {
    format!("\r\n--{mark}--\r\n")
}

/// The field of the XML (OpenRosa Form Submission API).
pub const XML_FIELD: &str = "xml_submission_file";

/// The file name that we give the XML.
pub const XML_FILE_NAME: &str = "submission.xml";

/// As long as every [`Boundary`].
const SAMPLE_MARK: &str = "rayi--00000000000000000000000000000000";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_of_a_body_with_an_arabic_name() {
        let boundary = Boundary::from_random([0; 16]);
        assert_eq!(boundary.as_str(), SAMPLE_MARK);
        let files = [File::new("بيت \"1\".JPG", 3)];
        let body = SubmissionBody::new(&boundary, 4, &files).unwrap();
        let mut bytes = Vec::new();
        for segment in body.segments() {
            match segment {
                Segment::Frame(frame) => bytes.extend_from_slice(frame),
                Segment::Xml { len: 4 } => bytes.extend_from_slice(b"<a/>"),
                Segment::File { index: 0, len: 3 } => bytes.extend_from_slice(b"jpg"),
                other => panic!("{other:?}"),
            }
        }
        let expected = format!(
            "--{SAMPLE_MARK}\r\n\
             Content-Disposition: form-data; name=\"xml_submission_file\"; \
             filename=\"submission.xml\"\r\nContent-Type: text/xml\r\n\r\n<a/>\r\n\
             --{SAMPLE_MARK}\r\nContent-Disposition: form-data; name=\"بيت %221%22.JPG\"; \
             filename=\"بيت %221%22.JPG\"\r\nContent-Type: image/jpeg\r\n\r\njpg\r\n\
             --{SAMPLE_MARK}--\r\n"
        );
        assert_eq!(std::str::from_utf8(&bytes).unwrap(), expected);
        assert_eq!(body.len(), bytes.len() as u64);
        assert_eq!(
            body.content_type(),
            format!("multipart/form-data; boundary={SAMPLE_MARK}")
        );
        assert!(!format!("{body:?}{files:?}").contains("بيت"));
    }

    #[test]
    fn names_that_would_break_a_header_or_hide_the_xml_are_refused() {
        let boundary = Boundary::from_random([0; 16]);
        for name in ["", "a\r\nb", "a\0b", "a/b", "..", XML_FIELD] {
            let body = SubmissionBody::new(&boundary, 4, &[File::new(name, 1)]);
            assert_eq!(body, Err(Error::FileNameUnusable), "{name:?}");
        }
    }
}
