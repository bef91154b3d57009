//! The Markdown of labels and hints as blocks of runs: never HTML, never a string to be trusted.
//!
//! What ODK Collect shows (its documentation, "Form styling"): headings of six levels, `**bold**` and
//! `__bold__`, `*italic*` and `_italic_`, `[links](https://…)`, line breaks, `\` before a mark that is
//! meant as itself; and of HTML, `<span style="color: …; font-family: …">` and
//! `<p style="text-align: …">` or `<div …>`. All else is text, other tags too.
//!
//! Words between isolation marks (U+2068, U+2069) are values that were put in: nothing in an answer
//! is a mark.

/// A line or paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextBlock {
    /// 1 to 6 for a heading, 0 for text.
    pub heading: u8,
    /// Where the author wants it; where the language begins, if nowhere.
    pub align: Option<TextAlign>,
    /// Words in their order; no words where the line is blank.
    pub runs: Vec<TextRun>,
}

/// Alignment of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextAlign {
    /// To the left, whatever the language.
    Left,
    /// In the middle.
    Center,
    /// To the right, whatever the language.
    Right,
}

/// Words that look alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextRun {
    /// The words.
    pub text: String,
    /// How they look.
    pub style: TextStyle,
}

/// How words look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextStyle {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Colour as the form writes it: a name or `#rrggbb`.
    pub color: Option<String>,
    /// Font family as the form writes it.
    pub font: Option<String>,
    /// Address that they lead to: `http`, `https`, `mailto` or `tel`, nothing else.
    pub link: Option<String>,
}

/// Most that marks may stand within each other; deeper ones are text.
const MAX_DEPTH: u8 = 16;
/// Longest line that is looked through for marks, in bytes, since that takes up to its square; what
/// is longer is shown as it is.
const MAX_LINE: usize = 4 << 10;
const ISOLATE: char = '\u{2068}';
const POP: char = '\u{2069}';

/// Reads a text; a block for each of its lines.
#[must_use]
pub fn blocks(text: &str) -> Vec<TextBlock> {
    let mut blocks = Vec::new();
    // A value that was put in may have lines of its own: they begin no heading.
    let mut inside = false;
    for line in text.replace("\r\n", "\n").split('\n') {
        let mut block = TextBlock::default();
        let mut line = line;
        if line.len() > MAX_LINE || inside {
            push(&mut block.runs, line, &TextStyle::default());
        } else {
            let (align, rest) = aligned(line);
            block.align = align;
            line = rest;
            let (heading, rest) = headed(line);
            block.heading = heading;
            read(rest, &TextStyle::default(), 0, &mut block.runs);
        }
        for character in line.chars() {
            inside = match character {
                ISOLATE => true,
                POP => false,
                _ => inside,
            };
        }
        blocks.push(block);
    }
    blocks
}

/// `<p style="text-align: center">…</p>`, one on a line.
fn aligned(line: &str) -> (Option<TextAlign>, &str) {
    let trimmed = line.trim();
    for name in ["p", "div"] {
        let Some((style, inner)) = element(trimmed, name) else {
            continue;
        };
        let Some(end) = inner.strip_suffix(&format!("</{name}>")) else {
            continue;
        };
        let align = match property(style, "text-align") {
            Some("left") => Some(TextAlign::Left),
            Some("center") => Some(TextAlign::Center),
            Some("right") => Some(TextAlign::Right),
            _ => None,
        };
        return (align, end);
    }
    (None, line)
}

/// `## Words`, also with marks after them.
fn headed(line: &str) -> (u8, &str) {
    let marks = line.bytes().take_while(|byte| *byte == b'#').count();
    let rest = line.get(marks..).unwrap_or_default();
    match u8::try_from(marks) {
        Ok(level @ 1..=6) if rest.starts_with([' ', '\t']) => {
            (level, rest.trim().trim_end_matches('#').trim_end())
        }
        _ => (0, line),
    }
}

/// Reads words into runs.
fn read(text: &str, style: &TextStyle, depth: u8, runs: &mut Vec<TextRun>) {
    let mut plain = String::new();
    let mut at = 0;
    let mut before: Option<char> = None;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let marked = (depth < MAX_DEPTH)
            .then(|| marked(rest, before, style))
            .flatten();
        if let Some(found) = marked {
            push(runs, &plain, style);
            plain.clear();
            read(found.inner, &found.style, depth + 1, runs);
            at += found.length;
            before = Some(' ');
            continue;
        }
        let (words, length) = literal(rest);
        plain.push_str(words);
        before = words.chars().next_back();
        at += length;
    }
    push(runs, &plain, style);
}

/// Words without a mark at the beginning of a text, and how much of it they are: a mark that is meant
/// as itself, a value that was put in, or one character.
fn literal(text: &str) -> (&str, usize) {
    let mut characters = text.char_indices();
    let (_, first) = characters.next().unwrap_or((0, ' '));
    if first == '\\'
        && let Some((at, next)) = characters.next()
        && matches!(next, '\\' | '*' | '_' | '#' | '[' | ']' | '<')
    {
        let end = at + next.len_utf8();
        return (text.get(at..end).unwrap_or_default(), end);
    }
    let end = match text.find(POP) {
        Some(end) if first == ISOLATE => end + POP.len_utf8(),
        _ => first.len_utf8(),
    };
    (text.get(..end).unwrap_or_default(), end)
}

/// Words within marks.
struct Marked<'t> {
    inner: &'t str,
    style: TextStyle,
    /// Bytes of the whole, marks included.
    length: usize,
}

/// Marked words at the beginning of a text, `before` being the character before it.
fn marked<'t>(text: &'t str, before: Option<char>, style: &TextStyle) -> Option<Marked<'t>> {
    match text.chars().next()? {
        mark @ ('*' | '_') => emphasis(text, mark, before, style),
        '[' => link(text, style),
        '<' => span(text, style),
        _ => None,
    }
}

fn emphasis<'t>(
    text: &'t str,
    mark: char,
    before: Option<char>,
    style: &TextStyle,
) -> Option<Marked<'t>> {
    // `snake_case` is a name and no emphasis.
    if mark == '_' && before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let double = match mark {
        '*' => "**",
        _ => "__",
    };
    let single = double.get(..1)?;
    for (marks, is_bold) in [(double, true), (single, false)] {
        let Some(rest) = text.strip_prefix(marks) else {
            continue;
        };
        if rest.starts_with(char::is_whitespace) || (!is_bold && rest.starts_with(mark)) {
            continue;
        }
        let Some(end) = closing(rest, marks, mark) else {
            continue;
        };
        let inner = rest.get(..end)?;
        if inner.chars().all(|character| character == mark) {
            continue;
        }
        let mut style = style.clone();
        style.bold |= is_bold;
        style.italic |= !is_bold;
        return Some(Marked {
            inner,
            style,
            length: end + 2 * marks.len(),
        });
    }
    None
}

/// Where the closing mark stands: after words, not itself meant as text, not in a value.
fn closing(text: &str, marks: &str, mark: char) -> Option<usize> {
    let mut at = 0;
    let mut last = None;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let after = rest.get(marks.len()..).unwrap_or_default().chars().next();
        let more = rest.starts_with(marks) && after == Some(mark);
        if more && marks.len() == 1 {
            // The other pair's, within this one.
            at += 2;
            last = Some(mark);
            continue;
        }
        let closes = rest.starts_with(marks)
            && last.is_some_and(|last: char| !last.is_whitespace())
            // Of three marks the last two are the outer ones.
            && !more
            && !(mark == '_' && after.is_some_and(char::is_alphanumeric));
        if closes {
            return Some(at);
        }
        let (words, length) = literal(rest);
        last = words.chars().next_back();
        at += length;
    }
    None
}

/// `[words](address)`
fn link<'t>(text: &'t str, style: &TextStyle) -> Option<Marked<'t>> {
    let rest = text.strip_prefix('[')?;
    let end = rest.find("](")?;
    let inner = rest.get(..end)?;
    let address = rest.get(end + 2..)?;
    let close = address.find(')')?;
    let address = address.get(..close)?.trim();
    let scheme = address.split(':').next()?.to_ascii_lowercase();
    let is_known = matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel");
    if !is_known || address.contains(char::is_whitespace) || inner.contains([ISOLATE, '\n']) {
        return None;
    }
    let mut style = style.clone();
    style.link = Some(address.to_owned());
    Some(Marked {
        inner,
        style,
        length: 1 + end + 2 + close + 1,
    })
}

/// `<span style="color: red; font-family: serif">words</span>`
fn span<'t>(text: &'t str, style: &TextStyle) -> Option<Marked<'t>> {
    let (rules, rest) = element(text, "span")?;
    // The span's own end: those within come before it.
    let mut open = 1_u32;
    let mut at = 0;
    let end = loop {
        let next = rest.get(at..)?;
        let close = next.find("</span>")?;
        let within = next.get(..close)?.matches("<span").count();
        open = open.saturating_add(u32::try_from(within).ok()?) - 1;
        if open == 0 {
            break at + close;
        }
        at += close + "</span>".len();
    };
    let mut style = style.clone();
    if let Some(color) = property(rules, "color") {
        style.color = Some(color.to_owned());
    }
    if let Some(font) = property(rules, "font-family") {
        style.font = Some(font.to_owned());
    }
    let length = text.len() - rest.len() + end + "</span>".len();
    Some(Marked {
        inner: rest.get(..end)?,
        style,
        length,
    })
}

/// The style of an opening tag with a name, and what follows the tag.
fn element<'t>(text: &'t str, name: &str) -> Option<(&'t str, &'t str)> {
    let rest = text.strip_prefix('<')?.strip_prefix(name)?;
    let close = rest.find('>')?;
    let (tag, after) = (rest.get(..close)?, rest.get(close + 1..)?);
    if !tag.is_empty() && !tag.starts_with(char::is_whitespace) {
        return None;
    }
    let rules = tag.split_once("style").map_or("", |(_, rules)| {
        let rules = rules.trim_start().trim_start_matches('=').trim();
        rules.trim_matches(['"', '\''])
    });
    Some((rules, after))
}

/// A property of a `style`.
fn property<'t>(rules: &'t str, name: &str) -> Option<&'t str> {
    rules.split(';').find_map(|rule| {
        let (known, value) = rule.split_once(':')?;
        (known.trim() == name).then(|| value.trim())
    })
}

fn push(runs: &mut Vec<TextRun>, text: &str, style: &TextStyle) {
    if text.is_empty() {
        return;
    }
    match runs.last_mut() {
        Some(last) if last.style == *style => last.text.push_str(text),
        _ => runs.push(TextRun {
            text: text.to_owned(),
            style: style.clone(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blocks in short: `h2 c| plain [b:bold] [i:italic] …`.
    fn short(text: &str) -> String {
        let lines = blocks(text).into_iter().map(|block| {
            let mut line = String::new();
            if block.heading > 0 {
                line.push_str(&format!("h{}|", block.heading));
            }
            if let Some(align) = block.align {
                line.push_str(&format!("{align:?}|"));
            }
            for TextRun { text, style } in block.runs {
                let mut marks = String::new();
                for (is_set, mark) in [(style.bold, "b"), (style.italic, "i")] {
                    if is_set {
                        marks.push_str(mark);
                    }
                }
                for (value, mark) in [(style.color, "c="), (style.font, "f="), (style.link, "l=")] {
                    if let Some(value) = value {
                        marks.push_str(&format!(" {mark}{value}"));
                    }
                }
                if marks.is_empty() {
                    line.push_str(&text);
                } else {
                    line.push_str(&format!("{{{}:{text}}}", marks.trim()));
                }
            }
            line
        });
        lines.collect::<Vec<_>>().join("/")
    }

    #[test]
    fn what_collect_shows_is_read() {
        for (text, expected) in [
            ("plain", "plain"),
            ("**bold** and __bold__", "{b:bold} and {b:bold}"),
            ("*it* _it_", "{i:it} {i:it}"),
            ("**a *b* c**", "{b:a }{bi:b}{b: c}"),
            ("*a **b** c*", "{i:a }{bi:b}{i: c}"),
            ("***both***", "{bi:both}"),
            (
                "# Big\n###### small ##\n####### none",
                "h1|Big/h6|small/####### none",
            ),
            ("#no", "#no"),
            ("one\r\ntwo", "one/two"),
            (
                "[ODK](https://getodk.org) [x](javascript:alert(1))",
                "{l=https://getodk.org:ODK} [x](javascript:alert(1))",
            ),
            ("**[a](tel:+964)**", "{b l=tel:+964:a}"),
            (r"\*no\* \_no\_ \# \\", r"*no* _no_ # \"),
            ("2 * 3 * 4 and a*b", "2 * 3 * 4 and a*b"),
            ("snake_case_name and _x_", "snake_case_name and {i:x}"),
            ("**open", "**open"),
            (
                r#"<span style="color:red; font-family: serif">a **b**</span>c"#,
                "{c=red f=serif:a }{b c=red f=serif:b}c",
            ),
            (
                "<span style='color: #0a0'>a<span style='color:red'>b</span>c</span>",
                "{c=#0a0:a}{c=red:b}{c=#0a0:c}",
            ),
            (
                r#"<p style="text-align: center"># سڵاو</p>"#,
                "h1|Center|سڵاو",
            ),
            (r#"<div style="text-align:right">x</div>"#, "Right|x"),
            ("<b>x</b> <script>y</script>", "<b>x</b> <script>y</script>"),
            ("a < b > c", "a < b > c"),
        ] {
            assert_eq!(short(text), expected, "{text}");
        }
    }

    #[test]
    fn nothing_in_an_answer_is_a_mark() {
        let value = "\u{2068}**x** [a](https://b) <span style='color:red'>\u{2069}";
        assert_eq!(short(value), value);
        assert_eq!(
            short(&format!("**Name: {value}**")),
            format!("{{b:Name: {value}}}")
        );
        let lines = "\u{2068}a\n# b\u{2069}\n# c";
        assert_eq!(short(lines), "\u{2068}a/# b\u{2069}/h1|c");
    }

    #[test]
    fn any_text_ends_and_loses_no_word() {
        for text in ["*".repeat(3_000), "[".repeat(3_000), "<span>".repeat(2_000)] {
            let shown: String = blocks(&text)
                .into_iter()
                .flat_map(|block| block.runs)
                .map(|run| run.text)
                .collect();
            assert_eq!(shown, text);
        }
        let deep = format!("{}x{}", "**_".repeat(300), "_**".repeat(300));
        assert!(!blocks(&deep).is_empty());
    }
}
