//! The line of a form that a diagnostic speaks of, cut to a terminal's width, with a caret.

/// Finds the places of a form one after another: each search goes on from the place before, so that
/// many findings in one long line cost no more than one.
pub(super) struct Excerpts<'s> {
    source: &'s [u8],
    /// Line of the last place, from 1, and where it begins.
    line: (u32, usize),
    /// Column of the last place, from 1, and its offset.
    column: (u32, usize),
}

impl<'s> Excerpts<'s> {
    pub(super) fn of(source: &'s [u8]) -> Self {
        Self {
            source,
            line: (1, 0),
            column: (1, 0),
        }
    }

    /// Two lines: the source and the caret under the place; none where the file has no such line or
    /// is not text. `line` and `column` count from 1, columns in characters.
    pub(super) fn at(&mut self, line: u32, column: u32) -> Vec<String> {
        if line == 0 || column == 0 {
            return Vec::new();
        }
        if (line, column) < (self.line.0, self.column.0) {
            *self = Self::of(self.source);
        }
        while self.line.0 < line {
            let rest = self.source.get(self.line.1..).unwrap_or_default();
            let Some(end) = rest.iter().position(|byte| *byte == b'\n') else {
                return Vec::new();
            };
            self.line = (self.line.0 + 1, self.line.1 + end + 1);
            self.column = (1, self.line.1);
        }
        let is_middle = |byte: u8| byte & 0xC0 == 0x80;
        let at = |offset: usize| self.source.get(offset).copied();
        let (mut here, mut offset) = self.column;
        while here < column
            && let Some(byte) = at(offset).filter(|byte| *byte != b'\n')
        {
            // Past the first byte of a character, and those in its middle.
            offset += 1;
            if !is_middle(byte) {
                here += 1;
            }
            while at(offset).is_some_and(is_middle) {
                offset += 1;
            }
        }
        self.column = (here, offset);
        let mut from = offset;
        for _ in 0..BEFORE {
            if from == self.line.1 {
                break;
            }
            from -= 1;
            while from > self.line.1 && at(from).is_some_and(is_middle) {
                from -= 1;
            }
        }
        // Four bytes hold any character.
        let most = from.saturating_add((WIDTH + 1) * 4).min(self.source.len());
        let window = self.source.get(from..most).unwrap_or_default();
        let window = window
            .split(|byte| *byte == b'\n')
            .next()
            .unwrap_or_default();
        let text = match std::str::from_utf8(window) {
            Ok(text) => text,
            // Cut within its last character.
            Err(fault) if fault.error_len().is_none() => {
                let whole = window.get(..fault.valid_up_to()).unwrap_or_default();
                std::str::from_utf8(whole).unwrap_or_default()
            }
            Err(_) => return Vec::new(),
        };
        let before = text.get(..offset - from).unwrap_or(text).chars().count();
        cut(&line.to_string(), text, before)
    }
}

/// The same of an expression that stands in an attribute, by the offset in bytes at which it fails.
pub(super) fn within(expression: &str, offset: &str) -> Vec<String> {
    let before = offset
        .parse()
        .ok()
        .and_then(|offset| expression.get(..offset));
    let Some(before) = before else {
        return Vec::new();
    };
    cut("", expression, before.chars().count())
}

fn cut(margin: &str, text: &str, place: usize) -> Vec<String> {
    let from = place.saturating_sub(BEFORE);
    let window = text.chars().skip(from).take(WIDTH);
    let cut: Vec<char> = window.filter(|c| *c != '\r').map(blank).collect();
    let indent = cut
        .iter()
        .take_while(|c| c.is_whitespace())
        .count()
        .min(place - from);
    let shown: String = cut.iter().skip(indent).collect();
    let before: String = cut.iter().take(place - from).skip(indent).collect();
    let mut lines = vec![format!("  {margin} | {}", shown.trim_end())];
    // Where letters run the other way or have no fixed width a caret would point nowhere.
    if before.is_ascii() {
        let margin = " ".repeat(margin.len());
        lines.push(format!("  {margin} | {}^", " ".repeat(before.len())));
    }
    lines
}

fn blank(c: char) -> char {
    if matches!(c, '\t' | '\n') { ' ' } else { c }
}

/// Characters shown before the place, and in all.
const BEFORE: usize = 60;
const WIDTH: usize = 90;

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(source: &[u8], line: u32, column: u32) -> Vec<String> {
        Excerpts::of(source).at(line, column)
    }

    #[test]
    fn the_caret_stands_under_the_place() {
        let source = b"<a>\n    <b c=\"d(\"/>\r\n</a>";
        assert_eq!(
            excerpt(source, 2, 11),
            ["  2 | <b c=\"d(\"/>", "    |       ^"]
        );
    }

    #[test]
    fn an_expression_is_shown_where_it_fails() {
        assert_eq!(
            within(". > sqirt(4)", "4"),
            ["   | . > sqirt(4)", "   |     ^"]
        );
        assert_eq!(within("(1", "2"), ["   | (1", "   |   ^"]);
        assert!(within("ڕا", "1").is_empty() && within("a", "9").is_empty());
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let source = format!("{}<here/>{}", "x".repeat(500), "y".repeat(500));
        let lines = excerpt(source.as_bytes(), 1, 501);
        assert!(
            lines[0].contains("x<here/>y") && lines[0].len() < 110,
            "{lines:?}"
        );
        assert_eq!(lines[1].find('^'), lines[0].find("<here"));
    }

    #[test]
    fn places_are_found_in_any_order_as_each_alone() {
        let long = "ڕێ<b/>".repeat(40);
        let source = format!("<a>\n{long}\r\n\n{long}</a>");
        let mut all = Excerpts::of(source.as_bytes());
        for (line, column) in [
            (1, 2),
            (2, 3),
            (2, 77),
            (2, 241),
            (4, 9),
            (2, 5),
            (4, 245),
            (9, 1),
        ] {
            let alone = excerpt(source.as_bytes(), line, column);
            assert_eq!(all.at(line, column), alone, "{line}:{column}");
            assert_eq!(alone.is_empty(), line == 9);
        }
    }

    #[test]
    fn no_caret_after_arabic_and_no_line_from_nowhere() {
        assert_eq!(excerpt("<v>رأي</v>".as_bytes(), 1, 8).len(), 1);
        assert!(excerpt(b"<a/>", 2, 1).is_empty());
        assert!(excerpt(b"<a/>", 0, 0).is_empty());
        assert!(excerpt(b"\xff", 1, 1).is_empty());
        assert_eq!(excerpt(b"<a/>", 1, 4_000_000_000).len(), 2);
    }
}
