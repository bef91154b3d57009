//! Names of files on the wire: which can be carried, and how they are written in a part's header.

/// Whether `name` is the name of one file in one folder: no path, no control character.
#[must_use]
pub fn is_plain_file_name(name: &str) -> bool {
    !matches!(name, "" | "." | "..")
        && name.len() <= MAX_NAME
        && !name.contains(|sign: char| matches!(sign, '/' | '\\') || sign.is_control())
}

/// A name as it stands between the quotes of `name="…"` and `filename="…"`: UTF-8, with `"`, CR
/// and LF percent-escaped (HTML, "multipart/form-data encoding algorithm").
#[must_use]
pub fn escape_field_name(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Undoes [`escape_field_name`], for the receiving end. The writing is not one-to-one: a name that
/// really holds `%22` comes out with a quote, which is why record and file are matched by what the
/// seal says.
#[must_use]
pub fn unescape_field_name(name: &str) -> String {
    name.replace("%22", "\"")
        .replace("%0D", "\r")
        .replace("%0A", "\n")
}

/// File systems take 255 bytes.
const MAX_NAME: usize = 255;
