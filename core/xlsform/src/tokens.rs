//! Pieces of an expression, as far as converting needs them.

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A date, a time or a number.
    Literal,
    /// `"…"` or `'…'`.
    Quoted,
    /// `*`, `+`, `-`, ` div `, ` mod `.
    Arithmetic,
    Union,
    /// `${name}`.
    Reference,
    /// A name with an opening parenthesis.
    Call,
    /// A name with an opening bracket.
    Predicate,
    PredicateEnd,
    Close,
    Slash,
    Blank,
    Other,
}

/// One piece: its kind and where it stands, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// Splits a text. Never fails: what is nothing else is `Other`.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut start = 0;
    while let Some(first) = text[start..].chars().next() {
        let (kind, length) = next(&text[start..], first);
        out.push(Token {
            kind,
            start,
            end: start + length,
        });
        start += length;
    }
    out
}

fn next(rest: &str, first: char) -> (TokenKind, usize) {
    if let Some(length) = moment(rest).or_else(|| number(rest)) {
        return (TokenKind::Literal, length);
    }
    for word in [" mod ", " div "] {
        if rest.starts_with(word) {
            return (TokenKind::Arithmetic, word.len());
        }
    }
    for word in [" and ", " or ", "!=", "<=", ">=", ".."] {
        if rest.starts_with(word) {
            return (TokenKind::Other, word.len());
        }
    }
    match first {
        '*' | '+' | '-' => return (TokenKind::Arithmetic, 1),
        '|' => return (TokenKind::Union, 1),
        ')' => return (TokenKind::Close, 1),
        ']' => return (TokenKind::PredicateEnd, 1),
        '/' => return (TokenKind::Slash, 1),
        '"' | '\'' => {
            return match rest[1..].find(first) {
                Some(end) => (TokenKind::Quoted, end + 2),
                None => (TokenKind::Other, 1),
            };
        }
        _ => {}
    }
    if first.is_whitespace() {
        let length = rest.len() - rest.trim_start().len();
        return (TokenKind::Blank, length);
    }
    if let Some(length) = reference(rest) {
        return (TokenKind::Reference, length);
    }
    if let Some(length) = qualified_name(rest) {
        return match rest[length..].chars().next() {
            Some('(') => (TokenKind::Call, length + 1),
            Some('[') => (TokenKind::Predicate, length + 1),
            _ if rest[length..].starts_with("://") => (TokenKind::Other, length + 3),
            _ => (TokenKind::Other, length),
        };
    }
    (TokenKind::Other, first.len_utf8())
}

/// Length of `${name}` or `${last-saved#name}` at the beginning of a text.
fn reference(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix("${")?;
    let inner = inner.strip_prefix("last-saved#").unwrap_or(inner);
    let name = name(inner)?;
    inner[name..]
        .starts_with('}')
        .then(|| rest.len() - inner.len() + name + 1)
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Length of a date, a time, or both with a `T` between them.
fn moment(rest: &str) -> Option<usize> {
    let shape = |text: &str, shape: &str| {
        text.len() >= shape.len()
            && text
                .bytes()
                .zip(shape.bytes())
                .all(|(byte, wanted)| match wanted {
                    b'0' => byte.is_ascii_digit(),
                    other => byte == other,
                })
    };
    let clock = |text: &str| {
        shape(text, "00:00:00").then(|| {
            let zone = &text[8..];
            if shape(zone, "+00:00") || shape(zone, "-00:00") {
                14
            } else if zone.starts_with('Z') {
                9
            } else {
                8
            }
        })
    };
    let unsigned = rest.strip_prefix('-').unwrap_or(rest);
    if shape(unsigned, "0000-00-00") {
        let date = rest.len() - unsigned.len() + 10;
        let time = rest[date..].strip_prefix('T').and_then(clock);
        return Some(date + time.map_or(0, |time| time + 1));
    }
    clock(rest)
}

fn number(rest: &str) -> Option<usize> {
    let unsigned = rest.strip_prefix('-').unwrap_or(rest);
    let sign = rest.len() - unsigned.len();
    let whole = digits(unsigned);
    let fraction = unsigned[whole..].strip_prefix('.').map(digits);
    match (whole, fraction) {
        (0, None | Some(0)) => None,
        (whole, None) => Some(sign + whole),
        (whole, Some(fraction)) => Some(sign + whole + 1 + fraction),
    }
}

/// Length of a name at the beginning of a text, without a colon (NCName of XML names).
pub(crate) fn name(text: &str) -> Option<usize> {
    let first = text.chars().next().filter(|c| begins_name(*c))?;
    let more = text[first.len_utf8()..]
        .find(|c: char| !continues_name(c))
        .unwrap_or(text.len() - first.len_utf8());
    Some(first.len_utf8() + more)
}

fn qualified_name(text: &str) -> Option<usize> {
    let prefix = name(text)?;
    let local = text[prefix..].strip_prefix(':').and_then(name);
    Some(prefix + local.map_or(0, |local| local + 1))
}

/// Whether a text is a name as XML has it, with or without a prefix.
pub(crate) fn is_name(text: &str) -> bool {
    qualified_name(text) == Some(text.len()) && !text.is_empty()
}

fn begins_name(c: char) -> bool {
    matches!(c,
        'A'..='Z' | 'a'..='z' | '_' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}'
        | '\u{f8}'..='\u{2ff}' | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}'
        | '\u{200c}' | '\u{200d}' | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}'
        | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}'
        | '\u{10000}'..='\u{effff}')
}

fn continues_name(c: char) -> bool {
    begins_name(c)
        || matches!(c, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}'
            | '\u{203f}' | '\u{2040}')
}

/// Whether a default is an expression to evaluate rather than a value: it computes, calls or
/// refers. A hyphen in a date or a place is no subtraction.
pub(crate) fn is_dynamic(default: &str, kind: &str) -> bool {
    if matches!(kind, "dateTime" | "time") && is_moment(default) {
        return false;
    }
    let hyphenated = matches!(
        kind,
        "date" | "dateTime" | "geopoint" | "geotrace" | "geoshape"
    );
    for token in tokens(default) {
        match token.kind {
            TokenKind::Arithmetic if hyphenated && &default[token.start..token.end] == "-" => {
                return false;
            }
            TokenKind::Arithmetic | TokenKind::Union | TokenKind::Reference | TokenKind::Call => {
                return true;
            }
            _ => {}
        }
    }
    false
}

/// Whether a text is a time, or a date with one, to the fraction of a second and with a zone or not.
fn is_moment(text: &str) -> bool {
    let time = text.rsplit_once('T').map_or(text, |(_, time)| time);
    let zone = time.find(['+', '-', 'Z']).unwrap_or(time.len());
    let clock = time[..zone]
        .split_once('.')
        .map_or(&time[..zone], |(clock, fraction)| {
            if digits(fraction) == fraction.len() {
                clock
            } else {
                ""
            }
        });
    let whole = format!(
        "{}{clock}{}",
        &text[..text.len() - time.len()],
        &time[zone..]
    );
    moment(&whole) == Some(whole.len())
}

/// Where `instance(…)` expressions stand in a text: from `instance(` to the end of the path with
/// its predicates.
pub(crate) fn instance_expressions(text: &str) -> Vec<(usize, usize)> {
    #[derive(Clone, Copy, PartialEq)]
    enum At {
        Outside,
        Head,
        Path,
        Predicate,
    }
    let mut out = Vec::new();
    let mut at = At::Outside;
    let mut start = 0;
    let mut last: Option<Token> = None;
    let is_instance = |token: &Token| {
        token.kind == TokenKind::Call && &text[token.start..token.end] == "instance("
    };
    for token in tokens(text) {
        if at == At::Outside {
            if is_instance(&token) {
                at = At::Head;
                start = token.start;
                last = Some(token);
            }
            continue;
        }
        let after = last.map(|last| last.kind);
        let goes_on = match (at, token.kind) {
            (_, TokenKind::Quoted) if last.as_ref().is_some_and(is_instance) => true,
            (_, TokenKind::Close) if after == Some(TokenKind::Quoted) => true,
            (_, TokenKind::Slash)
                if matches!(after, Some(TokenKind::Close | TokenKind::PredicateEnd)) =>
            {
                at = At::Path;
                true
            }
            // ` and ` and its like are one piece with their blanks, and end a path as well.
            (At::Path, _) if text[token.start..].starts_with(char::is_whitespace) => false,
            (At::Path, TokenKind::Predicate) => {
                at = At::Predicate;
                true
            }
            (At::Predicate, TokenKind::PredicateEnd) => {
                at = At::Head;
                true
            }
            (At::Path | At::Predicate, _) => true,
            (At::Head | At::Outside, _) => false,
        };
        if goes_on {
            last = Some(token);
        } else {
            out.push((start, last.map_or(token.start, |last| last.end)));
            at = At::Outside;
            last = None;
        }
    }
    if let (true, Some(last)) = (at != At::Outside, last) {
        out.push((start, last.end));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_that_compute_are_told_from_values() {
        for dynamic in [
            "1 + 2", "today()", "${a}", "a | b", "4 div 2", "+964", "2 * 3",
        ] {
            assert!(is_dynamic(dynamic, "text"), "{dynamic}");
        }
        for value in [
            "Baghdad",
            "foo-bar",
            "-5",
            "3.5",
            "a (b)",
            "N/A",
            "2024-01-31",
            "instance",
        ] {
            assert!(!is_dynamic(value, "text"), "{value}");
        }
        assert!(!is_dynamic("2024-01-01T10:00:00+03:00", "dateTime"));
        assert!(!is_dynamic("2024-01-01T10:00:00.000+03:00", "dateTime"));
        assert!(!is_dynamic("10:00:00.5+03:00", "time"));
        assert!(is_dynamic("today() - 1", "date"));
        assert!(is_dynamic("now() + 1", "dateTime"));
    }

    #[test]
    fn instance_expressions_are_found_in_running_text() {
        let found = |text: &str| {
            instance_expressions(text)
                .into_iter()
                .map(|(start, end)| text[start..end].to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            found("In instance('c')/root/item[name = ${x}]/label today"),
            ["instance('c')/root/item[name = ${x}]/label"]
        );
        assert_eq!(
            found("instance('a')/root/x and instance('b')/root/y"),
            ["instance('a')/root/x", "instance('b')/root/y"]
        );
        assert!(found("for instance (see below)").is_empty());
    }
}
