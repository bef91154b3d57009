//! From Java's pattern syntax to that of the regex crates.
//!
//! Most of it is the same. What differs: `\d \w \s` mean ASCII in Java, `.` stops at five line
//! ends, POSIX and block names of `\p{…}`, `\Q…\E`, octal and `\u` escapes, flags, and which
//! doubled signs are set operations inside a class.

/// The pattern in the other syntax; `None` where Java would not take it either, or where it names
/// a character set that is not known here. Also, whether it may step back when it matches.
pub(super) fn translate(pattern: &str) -> Option<(String, bool)> {
    let mut translator = Translator {
        chars: pattern.chars().peekable(),
        out: String::new(),
        flags: vec![Flags::default()],
        quantified: false,
        steps_back: false,
    };
    while let Some(c) = translator.chars.next() {
        translator.outside(c)?;
    }
    Some((translator.out, translator.steps_back))
}

/// `.` in Java without `(?s)`.
const NOT_LINE_END: &str = r"[^\n\r\x{85}\x{2028}\x{2029}]";

#[derive(Clone, Copy, Default)]
struct Flags {
    /// `(?s)`: a dot is any character.
    dot_all: bool,
    /// `(?U)`: `\d \w \s` are Unicode's.
    unicode: bool,
}

struct Translator<'p> {
    chars: std::iter::Peekable<std::str::Chars<'p>>,
    out: String,
    /// The flags of each open group; the last are those in force.
    flags: Vec<Flags>,
    /// Whether the last part was a quantifier, so that a `+` now makes it possessive.
    quantified: bool,
    steps_back: bool,
}

impl Translator<'_> {
    fn in_force(&mut self) -> &mut Flags {
        if self.flags.is_empty() {
            self.flags.push(Flags::default());
        }
        self.flags
            .last_mut()
            .expect("one was pushed if there was none")
    }

    fn outside(&mut self, c: char) -> Option<()> {
        self.steps_back |= self.quantified && c == '+';
        self.quantified = matches!(c, '*' | '+' | '?' | '{');
        match c {
            '\\' => return self.escape(false),
            '[' => return self.class(0),
            '.' if self.in_force().dot_all => self.out.push_str("(?s:.)"),
            '.' => self.out.push_str(NOT_LINE_END),
            '(' => {
                let flags = *self.in_force();
                self.flags.push(flags);
                self.out.push('(');
                if self.chars.peek() == Some(&'?') {
                    self.chars.next();
                    return self.group();
                }
            }
            ')' => {
                self.flags.pop();
                self.out.push(')');
            }
            '{' => return self.count(),
            _ => self.out.push(c),
        }
        Some(())
    }

    /// After `{`: `n}`, `n,}` or `n,m}`.
    fn count(&mut self) -> Option<()> {
        let least = self.digits(10, 1, 6)?;
        self.out.push_str(&format!("{{{least}"));
        if self.chars.peek() == Some(&',') {
            self.chars.next();
            self.out.push(',');
            if self.chars.peek() != Some(&'}') {
                let most = self.digits(10, 1, 6).filter(|&most| most >= least)?;
                self.out.push_str(&most.to_string());
            }
        }
        self.out.push('}');
        self.chars.next().filter(|&c| c == '}').map(|_| ())
    }

    /// After `(?`: flags, or what the other syntax knows too.
    fn group(&mut self) -> Option<()> {
        self.out.push('?');
        let mut on = true;
        let mut flags = *self.in_force();
        let mut kept = String::new();
        loop {
            match *self.chars.peek()? {
                '-' => on = false,
                's' => {
                    flags.dot_all = on;
                }
                'U' => flags.unicode = on,
                // Unix lines and Unicode case: near enough what the other syntax always does.
                'd' | 'u' => {}
                'i' | 'm' | 'x' => {
                    if !on && !kept.contains('-') {
                        kept.push('-');
                    }
                    kept.push(*self.chars.peek()?);
                }
                ':' => {
                    self.out.push_str(&kept);
                    *self.in_force() = flags;
                    break;
                }
                ')' => {
                    // Flags for the rest of the enclosing group.
                    if kept.is_empty() {
                        self.out.truncate(self.out.len() - 2);
                        self.out.push_str("(?:");
                    } else {
                        self.out.push_str(&kept);
                    }
                    self.flags.pop();
                    *self.in_force() = flags;
                    self.chars.next();
                    self.out.push(')');
                    return Some(());
                }
                '<' if kept.is_empty() => {
                    self.out.push('<');
                    self.chars.next();
                    self.steps_back |= matches!(self.chars.peek(), Some('=' | '!'));
                    let named = |c: &char| c.is_ascii_alphabetic() || matches!(c, '=' | '!');
                    return self.chars.peek().filter(|c| named(c)).map(|_| ());
                }
                '=' | '!' | '>' if kept.is_empty() => {
                    self.steps_back = true;
                    break;
                }
                _ => return None,
            }
            self.chars.next();
        }
        let opened = self.chars.next()?;
        self.out.push(opened);
        Some(())
    }

    /// After `\`, outside or inside a class.
    fn escape(&mut self, in_class: bool) -> Option<()> {
        let unicode = self.in_force().unicode;
        let c = self.chars.next()?;
        self.steps_back |= !in_class && matches!(c, '1'..='9' | 'k' | 'Z');
        let set = match c {
            'd' if unicode => r"\d",
            'w' if unicode => r"\w",
            's' if unicode => r"\s",
            'D' if unicode => r"[^\d]",
            'W' if unicode => r"[^\w]",
            'S' if unicode => r"[^\s]",
            'd' => "[0-9]",
            'D' => "[^0-9]",
            'w' => "[a-zA-Z0-9_]",
            'W' => "[^a-zA-Z0-9_]",
            's' => r"[ \t\n\x0B\f\r]",
            'S' => r"[^ \t\n\x0B\f\r]",
            'h' => r"[ \t\xA0\x{1680}\x{180e}\x{2000}-\x{200a}\x{202f}\x{205f}\x{3000}]",
            'H' => r"[^ \t\xA0\x{1680}\x{180e}\x{2000}-\x{200a}\x{202f}\x{205f}\x{3000}]",
            'v' => r"[\n\x0B\f\r\x{85}\x{2028}\x{2029}]",
            'V' => r"[^\n\x0B\f\r\x{85}\x{2028}\x{2029}]",
            'R' if !in_class => r"(?:\r\n|[\n\x0B\f\r\x{85}\x{2028}\x{2029}])",
            'Z' if !in_class => r"(?=(?:\r\n|[\n\r\x{85}\x{2028}\x{2029}])?\z)",
            'p' | 'P' => return self.property(c == 'P'),
            'Q' => return self.quoted(),
            'E' => return None,
            'k' if !in_class => r"\k",
            'b' | 'B' | 'A' | 'z' | '1'..='9' if !in_class => {
                self.out.push('\\');
                self.out.push(c);
                return Some(());
            }
            _ => return self.character(c),
        };
        self.out.push_str(set);
        Some(())
    }

    /// An escape that stands for one character.
    fn character(&mut self, c: char) -> Option<()> {
        let code = match c {
            't' => 9,
            'n' => 10,
            'r' => 13,
            'f' => 12,
            'a' => 7,
            'e' => 27,
            'c' => u32::from(self.chars.next()?) ^ 64,
            '0' => self.digits(8, 1, 3)?,
            'u' => self.digits(16, 4, 4)?,
            'x' if self.chars.peek() == Some(&'{') => {
                self.chars.next();
                let code = self.digits(16, 1, 6)?;
                (self.chars.next()? == '}').then_some(code)?
            }
            'x' => self.digits(16, 2, 2)?,
            _ if c.is_ascii_alphanumeric() => return None,
            _ => u32::from(c),
        };
        self.literal(char::from_u32(code)?);
        Some(())
    }

    fn digits(&mut self, radix: u32, least: usize, most: usize) -> Option<u32> {
        let mut code = 0;
        let mut count = 0;
        while count < most
            && let Some(digit) = self.chars.peek().and_then(|c| c.to_digit(radix))
        {
            code = code * radix + digit;
            count += 1;
            self.chars.next();
        }
        (count >= least).then_some(code)
    }

    /// A character that means itself, inside or outside a class.
    fn literal(&mut self, c: char) {
        if c.is_alphanumeric() {
            self.out.push(c);
        } else {
            self.out.push_str(&format!(r"\x{{{:x}}}", u32::from(c)));
        }
    }

    /// After `\Q`, up to `\E` or the end.
    fn quoted(&mut self) -> Option<()> {
        while let Some(c) = self.chars.next() {
            if c == '\\' && self.chars.peek() == Some(&'E') {
                self.chars.next();
                break;
            }
            self.literal(c);
        }
        Some(())
    }

    /// After `[`, up to its `]`. Classes may nest; the depth is limited as the pattern's length is.
    fn class(&mut self, depth: u32) -> Option<()> {
        if depth > 16 {
            return None;
        }
        self.out.push('[');
        if self.chars.peek() == Some(&'^') {
            self.chars.next();
            self.out.push('^');
        }
        let mut first = true;
        loop {
            match self.chars.next()? {
                ']' if first => self.member(']')?,
                ']' => break,
                '[' => self.class(depth + 1)?,
                '&' if self.chars.peek() == Some(&'&') => {
                    self.chars.next();
                    self.out.push_str("&&");
                }
                c => self.member(c)?,
            }
            first = false;
        }
        self.out.push(']');
        Some(())
    }

    /// A character of a class, or a range that begins with it.
    fn member(&mut self, c: char) -> Option<()> {
        self.bound(c)?;
        let mut ahead = self.chars.clone();
        if ahead.next() == Some('-')
            && let Some(last) = ahead.next()
            && !matches!(last, ']' | '[')
        {
            self.chars = ahead;
            self.out.push('-');
            self.bound(last)?;
        }
        Some(())
    }

    fn bound(&mut self, c: char) -> Option<()> {
        if c == '\\' {
            return self.escape(true);
        }
        self.literal(c);
        Some(())
    }

    /// After `\p` or `\P`.
    fn property(&mut self, negated: bool) -> Option<()> {
        let name: String = match self.chars.next()? {
            '{' => self.chars.by_ref().take_while(|&c| c != '}').collect(),
            letter => letter.to_string(),
        };
        if let Some(set) = ascii_set(&name).or_else(|| block(&name)) {
            self.out.push_str(if negated { "[^" } else { "[" });
            self.out.push_str(set);
            self.out.push(']');
            return Some(());
        }
        let (key, value) = name.split_once('=').unwrap_or(("", &name));
        let value = match key {
            "" => value.strip_prefix("Is").unwrap_or(value),
            "sc" | "script" | "gc" | "general_category" => value,
            _ => return None,
        };
        let value = match value {
            "Digit" => "Nd",
            "Letter" => "L",
            "Punctuation" => "P",
            "Control" => "Cc",
            "Titlecase" => "Lt",
            other => other,
        };
        if !value.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
            return None;
        }
        self.out.push_str(if negated { r"\P{" } else { r"\p{" });
        self.out.push_str(value);
        self.out.push('}');
        Some(())
    }
}

/// Java's POSIX names, which are ASCII's.
fn ascii_set(name: &str) -> Option<&'static str> {
    Some(match name {
        "Lower" => "a-z",
        "Upper" => "A-Z",
        "ASCII" => r"\x00-\x7F",
        "Alpha" => "a-zA-Z",
        "Digit" => "0-9",
        "Alnum" => "a-zA-Z0-9",
        "Punct" => r"!-/:-@\[-`\{-~",
        "Graph" => "!-~",
        "Print" => r"\x20-~",
        "Blank" => r"\x20\t",
        "Cntrl" => r"\x00-\x1F\x7F",
        "XDigit" => "0-9a-fA-F",
        "Space" => r"\x20\t\n\x0B\f\r",
        "javaLowerCase" => r"\p{Lowercase}",
        "javaUpperCase" => r"\p{Uppercase}",
        "javaWhitespace" => r"\s",
        _ => return None,
    })
}

/// The Unicode blocks of the scripts that forms of this field are written in.
fn block(name: &str) -> Option<&'static str> {
    let name = name
        .strip_prefix("In")
        .or_else(|| name.strip_prefix("block="))
        .or_else(|| name.strip_prefix("blk="))?;
    let plain: String = name
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    Some(match plain.as_str() {
        "basiclatin" => r"\x00-\x7F",
        "latin1supplement" => r"\x{80}-\x{ff}",
        "latinextendeda" => r"\x{100}-\x{17f}",
        "latinextendedb" => r"\x{180}-\x{24f}",
        "greek" | "greekandcoptic" => r"\x{370}-\x{3ff}",
        "cyrillic" => r"\x{400}-\x{4ff}",
        "armenian" => r"\x{530}-\x{58f}",
        "hebrew" => r"\x{590}-\x{5ff}",
        "arabic" => r"\x{600}-\x{6ff}",
        "syriac" => r"\x{700}-\x{74f}",
        "arabicsupplement" => r"\x{750}-\x{77f}",
        "arabicextendeda" => r"\x{8a0}-\x{8ff}",
        "devanagari" => r"\x{900}-\x{97f}",
        "georgian" => r"\x{10a0}-\x{10ff}",
        "ethiopic" => r"\x{1200}-\x{137f}",
        "generalpunctuation" => r"\x{2000}-\x{206f}",
        "arabicpresentationformsa" => r"\x{fb50}-\x{fdff}",
        "arabicpresentationformsb" => r"\x{fe70}-\x{feff}",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::pattern::{Outcome, Pattern};

    fn matches(pattern: &str, text: &str) -> bool {
        let pattern = Pattern::compile(pattern).unwrap_or_else(|| panic!("{pattern} compiles"));
        pattern.matches(text) == Outcome::Match
    }

    /// Each line was put to java.util.regex of Java 17: pattern, what matches, what does not.
    #[test]
    fn patterns_mean_what_they_mean_in_java() {
        for (pattern, yes, no) in [
            ("a.c", "abc", "xabcx"),
            (r"\d+", "12", "١٢"),
            (r"(?U)\d+", "١٢", "ab"),
            (r"[\w-]+", "a-b", "é"),
            (r"[a-c&&[^b]]+", "ac", "abc"),
            (r"[a&b]+", "a&b", "c"),
            ("[+--]", ",", "b"),
            (r"[a-]+", "a-", "b"),
            ("[]a]", "]", "b"),
            ("[^]a]", "b", "]"),
            ("[a~~b]+", "~", "c"),
            ("[ #]+", " #", "x"),
            ("[^[a]]", "b", "a"),
            ("[a-z&&def]", "d", "a"),
            (r"\bab\b", "ab", "x"),
            (r"a\Z", "a", "a\n"),
            (r"[^\d]", "x", "1"),
            (r"[\D]", "x", "1"),
            (r"\p{Alpha}+", "ab", "é"),
            (r"\p{Punct}+", "[]{}!~", "a"),
            (r"\p{L}+", "é", "1"),
            (r"\pL+", "é", "1"),
            (r"\P{InArabic}", "a", "ا"),
            (r"\p{IsArabic}+", "سلام", "salam"),
            (r"[\p{Lu}\p{Nd}]+", "A١", "a"),
            ("a*+b", "aab", "aa"),
            (r"(.)\1", "aa", "ab"),
            (r"(?<x>.)\k<x>", "aa", "ab"),
            ("(?=a).", "a", "b"),
            ("(?<=a)b|ab", "ab", "b"),
            (r"\Qa.b\E+", "a.bb", "axb"),
            (r"\u0041\x42\x{43}\0104", "ABCD", "ABC"),
            ("(?i)ab", "AB", "AC"),
            ("(?i:a)b", "Ab", "AB"),
            ("a(?s).b|x", "a\nb", "\n"),
            ("(?s:a.)b.", "a\nbc", "a\nb\n"),
            (".*", "abc", "a\nb"),
            (r"(.|\n)*", "a\nb", "a\rb"),
            ("^a$", "a", "a\n"),
            (r"\s+", " \t\n", "\u{a0}"),
            (r"\h", "\u{a0}", "\n"),
            (r"[\[\]]+", "[]", "x"),
            (r"a\-b\/c\@d", "a-b/c@d", "a"),
            ("[٣-٩]", "٥", "5"),
            ("", "", "x"),
        ] {
            assert!(matches(pattern, yes), "{pattern} should match {yes:?}");
            assert!(!matches(pattern, no), "{pattern} should not match {no:?}");
        }
    }

    #[test]
    fn what_java_refuses_is_refused() {
        for pattern in [
            "[",
            "(",
            ")",
            "*",
            r"\",
            r"\y",
            r"\E",
            r"\u12",
            r"\p{Nonsense}",
            "(?<1>a)",
            "a{2,1}",
            "a{",
            "a{,2}",
            "(?z)",
        ] {
            assert!(Pattern::compile(pattern).is_none(), "{pattern}");
        }
    }
}
