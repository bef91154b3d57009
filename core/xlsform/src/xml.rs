//! A writer of XML: an element with attributes on each line, not indented (that would be a fifth of a
//! form in four languages), text never re-wrapped.

use crate::origins::Rows;

/// XML under way.
#[derive(Debug, Default)]
pub(crate) struct Xml {
    out: String,
    /// Line that is being written, from 1.
    line: u32,
    /// Row of the survey sheet that what is written comes from.
    row: Option<u32>,
    rows: Rows,
}

/// Attributes of one element, in the order in which they are written.
pub(crate) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// A document of about so many bytes: what grows instead leaves a trail of smaller ones.
    pub(crate) fn new(about: usize) -> Self {
        let mut out = String::with_capacity(about);
        out.push_str("<?xml version=\"1.0\"?>\n");
        Self {
            out,
            line: 2,
            ..Self::default()
        }
    }

    /// What is written from here on comes from a row of the survey sheet, or from none.
    pub(crate) fn comes_from(&mut self, row: Option<u32>) {
        if self.row != row {
            self.row = row;
            self.rows.push(self.line, row);
        }
    }

    fn start(&mut self, name: &str, attributes: Attributes<'_>) {
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in attributes {
            self.out.push(' ');
            self.out.push_str(key);
            self.out.push_str("=\"");
            escape(value, true, &mut self.out);
            self.out.push('"');
        }
    }

    /// Opens an element; [`Self::close`] ends it.
    pub(crate) fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        self.start(name, attributes);
        self.out.push_str(">\n");
        self.line += 1;
    }

    pub(crate) fn close(&mut self, name: &str) {
        self.end(name);
    }

    fn end(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push_str(">\n");
        self.line += 1;
    }

    /// An element without content.
    pub(crate) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.start(name, attributes);
        self.out.push_str("/>\n");
        self.line += 1;
    }

    /// An element with text alone; without any it is empty.
    pub(crate) fn text(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        if text.is_empty() {
            return self.empty(name, attributes);
        }
        self.start(name, attributes);
        self.out.push('>');
        self.words(text);
        self.end(name);
    }

    /// An element with words and values of expressions between them.
    pub(crate) fn pieces(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        pieces: &[crate::paths::Piece],
    ) {
        use crate::paths::Piece;
        if pieces.is_empty() {
            return self.empty(name, attributes);
        }
        self.start(name, attributes);
        self.out.push('>');
        for piece in pieces {
            match piece {
                Piece::Words(words) => self.words(words),
                Piece::Output(expression) => {
                    self.out.push_str("<output value=\"");
                    escape(expression, true, &mut self.out);
                    self.out.push_str("\"/>");
                }
            }
        }
        self.end(name);
    }

    fn words(&mut self, words: &str) {
        escape(words, false, &mut self.out);
        let breaks = words.bytes().filter(|byte| *byte == b'\n').count();
        self.line += u32::try_from(breaks).unwrap_or(0);
    }

    /// The document, and from which of its lines on which row of the survey sheet is written.
    pub(crate) fn finish(mut self) -> (String, Rows) {
        self.out.shrink_to_fit();
        (self.out, self.rows)
    }
}

/// Text as XML may hold it. Line breaks and tabs in attributes are kept as references; characters
/// that XML 1.0 cannot hold become the mark for what cannot be shown.
fn escape(text: &str, attribute: bool, out: &mut String) {
    let mut copied = 0;
    for (at, byte) in text.bytes().enumerate() {
        // Nearly all bytes are none of these: they are copied in runs.
        if !(byte < b' ' || matches!(byte, b'&' | b'<' | b'>' | b'"' | 0xEF)) {
            continue;
        }
        let (length, stands) = match byte {
            b'&' => (1, "&amp;"),
            b'<' => (1, "&lt;"),
            b'>' => (1, "&gt;"),
            b'"' if attribute => (1, "&quot;"),
            b'\n' if attribute => (1, "&#10;"),
            b'\t' if attribute => (1, "&#9;"),
            b'\r' => (1, "&#13;"),
            // U+FFFE and U+FFFF: the other characters that begin with this byte are letters.
            0xEF if matches!(text.as_bytes()[at..], [_, 0xBF, 0xBE | 0xBF, ..]) => (3, "\u{fffd}"),
            b'\n' | b'\t' | b'"' | 0xEF => continue,
            _ => (1, "\u{fffd}"),
        };
        out.push_str(&text[copied..at]);
        out.push_str(stands);
        copied = at + length;
    }
    out.push_str(&text[copied..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_written_otherwise_and_all_else_as_it_is() {
        let text = "a<b> & \"c\"\t\r\n\u{1}é\u{fffe}\u{ffff}\u{fffd}\u{feff}\u{fb01} ئ";
        let escaped = |attribute| {
            let mut out = String::new();
            escape(text, attribute, &mut out);
            out
        };
        let rest = "\u{fffd}é\u{fffd}\u{fffd}\u{fffd}\u{feff}\u{fb01} ئ";
        assert_eq!(
            escaped(false),
            format!("a&lt;b&gt; &amp; \"c\"\t&#13;\n{rest}")
        );
        assert_eq!(
            escaped(true),
            format!("a&lt;b&gt; &amp; &quot;c&quot;&#9;&#13;&#10;{rest}")
        );
    }
}
