//! The line of a form that a diagnostic speaks of, cut to a terminal's width, with a caret.

/// Two lines: the source and the caret under the place; none where the file has no such line or is
/// not text. `line` and `column` count from 1, columns in characters.
pub(super) fn excerpt(source: &[u8], line: u32, column: u32) -> Vec<String> {
    let (Some(row), Some(place)) = (line.checked_sub(1), column.checked_sub(1)) else {
        return Vec::new();
    };
    let Some(text) = source.split(|byte| *byte == b'\n').nth(row as usize) else {
        return Vec::new();
    };
    let Ok(text) = std::str::from_utf8(text) else {
        return Vec::new();
    };
    cut(&line.to_string(), text, place as usize)
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
    fn no_caret_after_arabic_and_no_line_from_nowhere() {
        assert_eq!(excerpt("<v>رأي</v>".as_bytes(), 1, 8).len(), 1);
        assert!(excerpt(b"<a/>", 2, 1).is_empty());
        assert!(excerpt(b"<a/>", 0, 0).is_empty());
        assert!(excerpt(b"\xff", 1, 1).is_empty());
        assert_eq!(excerpt(b"<a/>", 1, 4_000_000_000).len(), 2);
    }
}
