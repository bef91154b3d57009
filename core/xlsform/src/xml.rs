//! A writer of XML: elements with attributes, two blanks of indent, text never re-wrapped.

/// XML under way.
#[derive(Debug, Default)]
pub(crate) struct Xml {
    out: String,
    depth: usize,
}

/// Attributes of one element, in the order in which they are written.
pub(crate) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    pub(crate) fn new() -> Self {
        Self {
            out: "<?xml version=\"1.0\"?>\n".to_owned(),
            depth: 0,
        }
    }

    fn start(&mut self, name: &str, attributes: Attributes<'_>) {
        for _ in 0..self.depth {
            self.out.push_str("  ");
        }
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
        self.depth += 1;
    }

    pub(crate) fn close(&mut self, name: &str) {
        self.depth -= 1;
        for _ in 0..self.depth {
            self.out.push_str("  ");
        }
        self.end(name);
    }

    fn end(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push_str(">\n");
    }

    /// An element without content.
    pub(crate) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.start(name, attributes);
        self.out.push_str("/>\n");
    }

    /// An element with text alone; without any it is empty.
    pub(crate) fn text(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        if text.is_empty() {
            return self.empty(name, attributes);
        }
        self.start(name, attributes);
        self.out.push('>');
        escape(text, false, &mut self.out);
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
                Piece::Words(words) => escape(words, false, &mut self.out),
                Piece::Output(expression) => {
                    self.out.push_str("<output value=\"");
                    escape(expression, true, &mut self.out);
                    self.out.push_str("\"/>");
                }
            }
        }
        self.end(name);
    }

    pub(crate) fn finish(self) -> String {
        self.out
    }
}

/// Text as XML may hold it. Line breaks and tabs in attributes are kept as references; characters
/// that XML 1.0 cannot hold become the mark for what cannot be shown.
fn escape(text: &str, attribute: bool, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if attribute => out.push_str("&quot;"),
            '\n' if attribute => out.push_str("&#10;"),
            '\t' if attribute => out.push_str("&#9;"),
            '\r' => out.push_str("&#13;"),
            '\n' | '\t' => out.push(c),
            c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}
