//! Rejection: every way in which the collector says no to a request.
//!
//! Each variant has a status, a stable code (sent as `Rayi-Refusal`, for programs) and an
//! English sentence (the OpenRosa message, for people and for clients that know ODK Central's
//! words, which stand here where Central has the same refusal). None bears a name, an id or an
//! answer.

use std::io;

use axum::http::StatusCode;

/// A request that was not done. Nothing of it is kept, unless the variant says otherwise.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Rejection {
    /// `X-OpenRosa-Version: 1.0` is missing or another version.
    #[error("Expected an OpenRosa request. The header X-OpenRosa-Version must be 1.0.")]
    VersionHeader,
    /// No such path.
    #[error("Could not find the resource you were looking for.")]
    NoSuchPlace,
    /// The path exists, not with this method.
    #[error("This address does not take this method.")]
    NoSuchMethod,
    /// The server could not be named in an address: no usable `Host`, and no public address set.
    #[error("The header Host is missing or cannot be used.")]
    HostHeader,
    /// The body is not `multipart/form-data`, or bears no boundary.
    #[error(
        "Required multipart POST field xml_submission_file missing. The body is not multipart."
    )]
    NotMultipart,
    /// No part `xml_submission_file` that has a file name.
    #[error("Required multipart POST field xml_submission_file missing.")]
    XmlPartMissing,
    /// The multipart framing is broken or cut off.
    #[error("The multipart body could not be read: it is broken or cut off.")]
    MultipartBroken,
    /// The body or a part is compressed.
    #[error("Compressed uploads are not taken. Send without Content-Encoding.")]
    Encoded,
    /// Two parts of one name.
    #[error("Two parts of the upload bear the same name.")]
    PartRepeated,
    /// A part's head is longer than [`crate::Limits::framing`].
    #[error("The head of a part is too long.")]
    PartHeadTooLarge,
    /// More parts than [`crate::Limits::parts`].
    #[error("Too many parts in one upload. Send the files in several uploads.")]
    TooManyParts,
    /// The body is larger than [`crate::Limits::post`].
    #[error("The upload is too large. Send the files in several uploads.")]
    PostTooLarge,
    /// A file is larger than [`crate::Limits::file`].
    #[error("A file is too large.")]
    FileTooLarge,
    /// The XML is larger than [`crate::Limits::xml`].
    #[error("The XML is too large.")]
    XmlTooLarge,
    /// The body took longer than [`crate::Limits::body_time`], or was silent too long.
    #[error("The upload took too long.")]
    TooSlow,
    /// The client went away before the body ended. Nobody reads this answer.
    #[error("The upload ended early.")]
    CutOff,
    /// The XML is not UTF-8.
    #[error("The XML is not UTF-8.")]
    XmlNotUtf8,
    /// The XML holds a NUL character.
    #[error("The XML contains a NUL character.")]
    XmlNul,
    /// The XML has a document type.
    #[error("The XML has a DOCTYPE. Records have none.")]
    XmlDoctype,
    /// The XML is not well-formed.
    #[error("The XML is not well-formed (line {line}).")]
    XmlBroken {
        /// The line at or before which reading stopped, from 1.
        line: usize,
    },
    /// Elements are nested deeper than [`crate::Limits::depth`].
    #[error("The XML is nested too deeply.")]
    XmlTooDeep,
    /// The root has no `id`.
    #[error("Required parameter form ID xml attribute missing.")]
    FormIdMissing,
    /// The instance id is longer than 64 characters.
    #[error("Length of value too long for a field (instanceID).")]
    IdTooLong,
    /// An id or a declared file's name cannot be a file's name even when encoded.
    #[error("An id or a file name is too long to be kept.")]
    NameTooLong,
    /// No form of this id.
    #[error("Could not find the resource you were looking for.")]
    FormUnknown,
    /// The form is here, not in this version.
    #[error("The form version specified in this submission does not exist.")]
    VersionUnknown,
    /// A record of this id is here with other bytes. That one stays.
    #[error(
        "A submission already exists with this ID, but with different XML. Please check your \
         device, or ask whoever runs this server."
    )]
    DifferentXml,
    /// A file of this name is here with other bytes, and the seal does not say that the new one
    /// is right. The one that is here stays.
    #[error("A file of this name already exists in this submission, but with different content.")]
    DifferentFile,
    /// The record could not be made durable. Worth sending again.
    #[error("The submission could not be stored. Please send it again later.")]
    StorageFailed(#[source] io::Error),
    /// A file of a form, which was there when the collector opened, cannot be read now.
    #[error("The file could not be read.")]
    MediaUnreadable(#[source] io::Error),
    /// The record lies safe, but the index could not note it. Worth sending again.
    #[error("The submission could not be noted. Please send it again later.")]
    IndexFailed(#[source] rusqlite::Error),
}

impl Rejection {
    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NoSuchPlace | Self::FormUnknown | Self::VersionUnknown => StatusCode::NOT_FOUND,
            Self::NoSuchMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::DifferentXml | Self::DifferentFile => StatusCode::CONFLICT,
            Self::PostTooLarge | Self::FileTooLarge | Self::XmlTooLarge | Self::TooManyParts => {
                StatusCode::PAYLOAD_TOO_LARGE
            }
            Self::StorageFailed(_) | Self::MediaUnreadable(_) | Self::IndexFailed(_) => {
                StatusCode::INTERNAL_SERVER_ERROR
            }
            _ => StatusCode::BAD_REQUEST,
        }
    }

    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::VersionHeader => "openrosa-version",
            Self::NoSuchPlace => "no-such-place",
            Self::NoSuchMethod => "no-such-method",
            Self::HostHeader => "host-header",
            Self::NotMultipart => "not-multipart",
            Self::XmlPartMissing => "xml-part-missing",
            Self::MultipartBroken => "multipart-broken",
            Self::Encoded => "encoded",
            Self::PartRepeated => "part-repeated",
            Self::PartHeadTooLarge => "part-head-too-large",
            Self::TooManyParts => "too-many-parts",
            Self::PostTooLarge => "post-too-large",
            Self::FileTooLarge => "file-too-large",
            Self::XmlTooLarge => "xml-too-large",
            Self::TooSlow => "too-slow",
            Self::CutOff => "cut-off",
            Self::XmlNotUtf8 => "xml-not-utf8",
            Self::XmlNul => "xml-nul",
            Self::XmlDoctype => "xml-doctype",
            Self::XmlBroken { .. } => "xml-broken",
            Self::XmlTooDeep => "xml-too-deep",
            Self::FormIdMissing => "form-id-missing",
            Self::IdTooLong => "id-too-long",
            Self::NameTooLong => "name-too-long",
            Self::FormUnknown => "form-unknown",
            Self::VersionUnknown => "version-unknown",
            Self::DifferentXml => "different-xml",
            Self::DifferentFile => "different-file",
            Self::StorageFailed(_) => "storage-failed",
            Self::MediaUnreadable(_) => "media-unreadable",
            Self::IndexFailed(_) => "index-failed",
        }
    }
}
