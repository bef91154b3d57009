//! Texts and values: pieces of the source as they are, or rewritten where they hold references or
//! line ends that XML has another way.

use memchr::{memchr, memchr2, memchr3};

use super::super::{Kind, Slot, Span, clip};
use super::{CLASSES, REWRITTEN, Result, Scanner};

impl Scanner<'_> {
    /// Text between tags.
    pub(super) fn text(&mut self, from: usize, to: usize) -> Result<()> {
        let text = self.piece(from, to);
        if self.open.is_empty() {
            return match text.find(|c: char| !c.is_whitespace()) {
                None => Ok(()),
                Some(at) => Err(self.broken(from + at, "text-outside")),
            };
        }
        if memchr3(b'&', b'\r', 0, text.as_bytes()).is_none() {
            self.add_text(Span::of(from, to), from);
            return Ok(());
        }
        let start = self.begin_rewriting();
        let mut at = from;
        while let Some(next) = memchr3(b'&', b'\r', 0, self.piece(at, to).as_bytes()) {
            let next = at + next;
            self.document.rewritten.push_str(self.piece(at, next));
            at = match self.source.as_bytes().get(next) {
                Some(b'&') => self.reference(next, to)?,
                Some(b'\r') => self.line_end(next, to, '\n'),
                _ => return Err(self.broken(from, "nul")),
            };
        }
        self.document.rewritten.push_str(self.piece(at, to));
        let span = self.rewritten_since(start);
        self.add_text(span, from);
        Ok(())
    }

    /// A CDATA section: no references.
    pub(super) fn literal(&mut self, from: usize, to: usize) -> Result<()> {
        let text = self.piece(from, to);
        if self.open.is_empty() {
            return Err(self.broken(from, "text-outside"));
        }
        if memchr(0, text.as_bytes()).is_some() {
            return Err(self.broken(from, "nul"));
        }
        if text.is_empty() {
            return Ok(());
        }
        let start = self.begin_rewriting();
        let mut at = from;
        while let Some(next) = memchr(b'\r', self.piece(at, to).as_bytes()) {
            self.document.rewritten.push_str(self.piece(at, at + next));
            at = self.line_end(at + next, to, '\n');
        }
        self.document.rewritten.push_str(self.piece(at, to));
        let span = self.rewritten_since(start);
        self.add_text(span, from);
        Ok(())
    }

    /// An attribute's value with its references resolved and its blanks made spaces (XML 3.3.3).
    pub(super) fn rewrite_attribute(
        &mut self,
        from: usize,
        to: usize,
    ) -> std::result::Result<Span, ()> {
        let start = self.begin_rewriting();
        let mut at = from;
        let next_of = |piece: &str| {
            piece
                .bytes()
                .position(|byte| CLASSES[usize::from(byte)].is(REWRITTEN))
        };
        while let Some(next) = next_of(self.piece(at, to)) {
            let next = at + next;
            self.document.rewritten.push_str(self.piece(at, next));
            at = match self.source.as_bytes().get(next) {
                Some(b'&') => self.reference(next, to).map_err(|_| ())?,
                Some(0) => return Err(()),
                _ => self.line_end(next, to, ' '),
            };
        }
        self.document.rewritten.push_str(self.piece(at, to));
        Ok(self.rewritten_since(start))
    }

    /// Appends what the reference at an offset stands for; gives the offset after it.
    fn reference(&mut self, at: usize, to: usize) -> Result<usize> {
        let rest = self.piece(at + 1, to);
        // Names of references are short: an ampersand alone must not cost a search to the end.
        let near = rest
            .as_bytes()
            .get(..rest.len().min(64))
            .unwrap_or_default();
        let end = memchr2(b';', b'&', near);
        let Some(length) = end.filter(|end| near.get(*end) == Some(&b';')) else {
            return Err(self.broken(at, "entity"));
        };
        let name = rest.get(..length).unwrap_or_default();
        let character = match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => match name.strip_prefix('#') {
                Some(number) => {
                    code_point(number).ok_or_else(|| self.broken(at, "character-reference"))?
                }
                None => return Err(self.broken(at, "entity").with("name", name)),
            },
        };
        self.document.rewritten.push(character);
        Ok(at + length + 2)
    }

    /// Appends one `end` for a blank, CR LF counting as one; gives the offset after it.
    fn line_end(&mut self, at: usize, to: usize, end: char) -> usize {
        self.document.rewritten.push(end);
        let pair = self.piece(at, to).as_bytes().starts_with(b"\r\n");
        at + 1 + usize::from(pair)
    }

    fn begin_rewriting(&self) -> usize {
        self.document.rewritten.len()
    }

    fn rewritten_since(&self, start: usize) -> Span {
        Span {
            start: clip(start) | Span::REWRITTEN,
            length: clip(self.document.rewritten.len() - start),
        }
    }

    /// Adds text to the open element, to the text before it where nothing stands between.
    #[inline]
    pub(super) fn add_text(&mut self, span: Span, offset: usize) {
        if span.length == 0 {
            return;
        }
        let before = match self.document.slots.last() {
            Some(Slot {
                kind: Kind::Text(before),
                ..
            }) if self.joins => Some(*before),
            _ => None,
        };
        let Some(before) = before else {
            self.joins = true;
            self.push(Kind::Text(span), offset);
            return;
        };
        let joined = self.join(before, span);
        if let Some(last) = self.document.slots.last_mut() {
            last.kind = Kind::Text(joined);
        }
    }

    /// Two texts as one; the second one is rewritten last, or not at all.
    fn join(&mut self, before: Span, after: Span) -> Span {
        let rewritten = &self.document.rewritten;
        let end = (before.start & !Span::REWRITTEN) + before.length;
        let is_rewritten = |span: Span| span.start & Span::REWRITTEN != 0;
        if is_rewritten(before) {
            let whole = Span {
                start: before.start,
                length: before.length + after.length,
            };
            if is_rewritten(after) && end == after.start & !Span::REWRITTEN {
                return whole;
            }
            if !is_rewritten(after) && end == clip(rewritten.len()) {
                let after = self.piece(after.start as usize, (after.start + after.length) as usize);
                self.document.rewritten.push_str(after);
                return whole;
            }
        }
        let whole = [self.document.text(before), self.document.text(after)].concat();
        let start = self.begin_rewriting();
        self.document.rewritten.push_str(&whole);
        self.rewritten_since(start)
    }
}

/// The character of a reference such as `#x5D0`, without its `#`; `None` where XML has none such.
fn code_point(number: &str) -> Option<char> {
    let (digits, radix) = match number.strip_prefix('x') {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    if digits.starts_with('+') {
        return None;
    }
    let number = u32::from_str_radix(digits, radix).ok()?;
    char::from_u32(number).filter(|character| *character != '\0')
}
