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
    let place = place as usize;
    let from = place.saturating_sub(BEFORE);
    let cut: Vec<char> = text
        .chars()
        .skip(from)
        .take(WIDTH)
        .filter(|c| *c != '\r')
        .map(blank)
        .collect();
    let indent = cut
        .iter()
        .take_while(|c| c.is_whitespace())
        .count()
        .min(place - from);
    let shown: String = cut.iter().skip(indent).collect();
    let before: String = cut.iter().take(place - from).skip(indent).collect();
    let number = line.to_string();
    let margin = " ".repeat(number.len());
    let mut lines = vec![format!("  {number} | {}", shown.trim_end())];
    // Where letters run the other way or have no fixed width a caret would point nowhere.
    if before.is_ascii() {
        lines.push(format!("  {margin} | {}^", " ".repeat(before.len())));
    }
    lines
}

fn blank(c: char) -> char {
    if c == '\t' { ' ' } else { c }
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
