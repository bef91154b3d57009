//! Media types of attachments by the ending of their name.

/// The media type for a file of this name; `application/octet-stream` for endings not known.
#[must_use]
pub fn content_type(name: &str) -> &'static str {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ENDINGS
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(ending))
        .map_or("application/octet-stream", |(_, kind)| kind)
}

/// What phones' cameras and recorders write, and what forms carry. Servers store the type and hand
/// it out again, nothing more.
const ENDINGS: &[(&str, &str)] = &[
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("png", "image/png"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("heic", "image/heic"),
    ("svg", "image/svg+xml"),
    ("m4a", "audio/mp4"),
    ("amr", "audio/amr"),
    ("mp3", "audio/mpeg"),
    ("wav", "audio/wav"),
    ("ogg", "audio/ogg"),
    ("aac", "audio/aac"),
    ("flac", "audio/flac"),
    ("mp4", "video/mp4"),
    ("3gp", "video/3gpp"),
    ("3gpp", "video/3gpp"),
    ("mov", "video/quicktime"),
    ("webm", "video/webm"),
    ("csv", "text/csv"),
    ("txt", "text/plain"),
    ("xml", "text/xml"),
    ("json", "application/json"),
    ("geojson", "application/geo+json"),
    ("pdf", "application/pdf"),
    ("zip", "application/zip"),
];
