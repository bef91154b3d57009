//! The hash by which OpenRosa names the contents of a form or file: `md5:` and 32 hex digits.

use std::fmt;

use md5::{Digest as _, Md5};

/// A hash as the wire writes it. Kept as it came, since a server may mean something else by it:
/// Central's hash of an entity list says only "changed".
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FileHash(String);

impl FileHash {
    /// The hash of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        use fmt::Write as _;
        let mut text = String::from("md5:");
        for byte in Md5::digest(bytes) {
            write!(text, "{byte:02x}").expect("a String takes everything");
        }
        Self(text)
    }

    /// A hash that a server or a store gave.
    #[must_use]
    pub fn from_wire(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// As it stands on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether these bytes have this hash; `None` if it is of another kind than md5.
    #[must_use]
    pub fn matches(&self, bytes: &[u8]) -> Option<bool> {
        let (kind, _) = self.0.split_once(':')?;
        kind.eq_ignore_ascii_case("md5")
            .then(|| self.0.eq_ignore_ascii_case(Self::of(bytes).as_str()))
    }
}

impl fmt::Display for FileHash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}
