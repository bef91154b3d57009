//! The digest of a record's content, which survives a server that re-indents the XML.

use ring::digest::{Context, SHA256};

use crate::Digest;
use crate::document::XmlFault;

/// Hashes the lines of `trust-protocol.md`, "canon", as a reader comes upon them.
pub(crate) struct Canon {
    context: Context,
    bytes: usize,
}

impl Canon {
    pub(crate) fn new() -> Self {
        Self {
            context: Context::new(&SHA256),
            bytes: 0,
        }
    }

    /// One line: `name=text`, with what would end a line escaped.
    pub(crate) fn line(&mut self, name: &str, text: &str) -> Result<(), XmlFault> {
        self.add(name.as_bytes())?;
        self.add(b"=")?;
        let mut rest = text;
        while let Some(place) = rest.find(['%', '\n', '\r']) {
            let (plain, special) = rest.split_at(place);
            self.add(plain.as_bytes())?;
            self.add(match special.as_bytes().first() {
                Some(b'%') => b"%25",
                Some(b'\n') => b"%0A",
                _ => b"%0D",
            })?;
            rest = special.get(1..).unwrap_or_default();
        }
        self.add(rest.as_bytes())?;
        self.add(b"\n")
    }

    pub(crate) fn finish(self) -> Digest {
        Digest::from_ring(&self.context.finish())
    }

    /// Long paths over many leaves could make a small document an endless hash.
    fn add(&mut self, bytes: &[u8]) -> Result<(), XmlFault> {
        self.bytes = self.bytes.saturating_add(bytes.len());
        if self.bytes > MAX_CANON {
            return Err(XmlFault::TooLarge {
                bytes: self.bytes as u64,
                limit: MAX_CANON as u64,
            });
        }
        self.context.update(bytes);
        Ok(())
    }
}

/// Eight times the largest record; hashed in about 0.2 s.
const MAX_CANON: usize = 256 << 20;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_and_the_escape_itself_are_escaped() {
        let mut canon = Canon::new();
        canon.line("@id", "a%0A").unwrap();
        canon.line("/r/a[1]", "%x\r\né").unwrap();
        let lines = "@id=a%250A\n/r/a[1]=%25x%0D%0Aé\n";
        assert!(canon.finish() == Digest::of(lines.as_bytes()));
    }

    #[test]
    fn an_endless_hash_is_refused() {
        let mut canon = Canon::new();
        let path = "p".repeat(1 << 20);
        let refused = (0..300).find_map(|_| canon.line(&path, "").err());
        assert!(matches!(refused, Some(XmlFault::TooLarge { .. })));
    }
}
