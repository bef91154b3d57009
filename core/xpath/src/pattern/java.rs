//! From Java's pattern syntax to that of the regex crates.
//!
//! Most of it is the same. What differs: `\d \w \s` mean ASCII in Java, and so does `(?i)` without
//! `u`; `.` stops at five line ends, POSIX and block names of `\p{…}`, `\Q…\E`, octal and `\u`
//! escapes, blanks that `(?x)` skips, and which doubled signs are set operations inside a class.

mod class;
mod escape;
mod property;
#[cfg(test)]
mod tests;

use super::Refusal;

type Result<T> = std::result::Result<T, Refusal>;

/// A pattern in the other syntax.
pub(super) struct Translation {
    pub(super) pattern: String,
    /// Whether it has parts that are matched by stepping back.
    pub(super) steps_back: bool,
    /// About how many characters it is long with its counts written out.
    pub(super) weight: u64,
}

/// Translates a pattern of Java's.
pub(super) fn translate(pattern: &str) -> Result<Translation> {
    let mut translator = Translator {
        chars: pattern.chars().peekable(),
        out: String::new(),
        groups: Vec::new(),
        outermost: Group::default(),
        captures: 0,
        names: Vec::new(),
        references: Vec::new(),
        steps_back: false,
    };
    while let Some(c) = translator.chars.next() {
        translator.outside(c)?;
    }
    if !translator.groups.is_empty() {
        return Err(Refusal::Malformed);
    }
    translator.drop_idle_references();
    translator.atom(0);
    Ok(Translation {
        pattern: translator.out,
        steps_back: translator.steps_back,
        weight: translator.outermost.weight,
    })
}

/// `.` in Java without `(?s)`, and under `(?d)`.
const NOT_LINE_END: &str = r"[^\n\r\x{85}\x{2028}\x{2029}]";
const NOT_NEWLINE: &str = r"[^\n]";

/// What no text matches.
const NEVER: &str = r"[^\s\S]";

/// The heaviest pattern that is taken.
const HEAVIEST: u64 = 200_000;

/// The weights of the shorthands' classes: one of Unicode's has hundreds of states.
const CLASS_WEIGHT: u64 = 8;

#[derive(Clone, Copy, Default)]
struct Flags {
    /// `(?i)`: case does not count.
    insensitive: bool,
    /// `(?u)`: nor that of letters outside ASCII.
    unicode_case: bool,
    /// `(?s)`: a dot is any character.
    dot_all: bool,
    /// `(?d)`: only a newline ends a line.
    unix_lines: bool,
    /// `(?m)`
    multiline: bool,
    /// `(?x)`: blanks and comments are skipped.
    comments: bool,
    /// `(?U)`: `\d \w \s` are Unicode's.
    unicode: bool,
}

impl Flags {
    /// Whether the other syntax has to fold cases.
    fn folds(self) -> bool {
        self.insensitive && (self.unicode_case || self.unicode)
    }

    /// Whether letters of ASCII, and only they, mean both their cases.
    fn folds_ascii(self) -> bool {
        self.insensitive && !self.folds()
    }
}

#[derive(Clone, Copy, Default)]
struct Group {
    flags: Flags,
    /// Whether it matches a place, not characters.
    assertion: bool,
    /// Where in the pattern it starts.
    start: usize,
    weight: u64,
    /// The part before this place, if it may be repeated.
    last: Option<Part>,
}

/// A part of a pattern that a quantifier may follow.
#[derive(Clone, Copy)]
struct Part {
    weight: u64,
    assertion: bool,
    /// Where in the translated pattern it starts.
    start: usize,
}

struct Translator<'p> {
    chars: std::iter::Peekable<std::str::Chars<'p>>,
    out: String,
    groups: Vec<Group>,
    outermost: Group,
    /// Capturing groups opened so far.
    captures: u32,
    /// Names of groups with their numbers, by which alone the other syntax knows them.
    names: Vec<(String, u32)>,
    /// Where in `out` a numbered reference stands, and to which group.
    references: Vec<(std::ops::Range<usize>, u32)>,
    steps_back: bool,
}

impl Translator<'_> {
    fn group(&mut self) -> &mut Group {
        self.groups.last_mut().unwrap_or(&mut self.outermost)
    }

    fn flags(&self) -> Flags {
        self.groups.last().unwrap_or(&self.outermost).flags
    }

    /// A part that weighs so much begins; the one before it is whole.
    fn atom(&mut self, weight: u64) {
        let start = self.out.len();
        let group = self.group();
        let before = group.last.replace(Part {
            weight,
            assertion: false,
            start,
        });
        group.weight = group
            .weight
            .saturating_add(before.map_or(0, |part| part.weight));
    }

    /// A part begins that matches a place, not characters.
    fn assertion(&mut self, text: &str) {
        self.put(text, 1);
        if let Some(part) = &mut self.group().last {
            part.assertion = true;
        }
    }

    /// What stands next may not be a quantifier.
    fn nothing_to_repeat(&mut self) {
        self.atom(0);
        self.group().last = None;
    }

    fn put(&mut self, text: &str, weight: u64) {
        self.atom(weight);
        self.out.push_str(text);
    }

    fn outside(&mut self, c: char) -> Result<()> {
        if self.flags().comments && self.skips(c) {
            return Ok(());
        }
        match c {
            '\\' => return self.escape_outside(),
            '[' => {
                self.atom(CLASS_WEIGHT);
                return self.class(0);
            }
            '.' => {
                let flags = self.flags();
                let dot = match (flags.dot_all, flags.unix_lines) {
                    (true, _) => "(?s:.)",
                    (false, true) => NOT_NEWLINE,
                    (false, false) => NOT_LINE_END,
                };
                self.put(dot, CLASS_WEIGHT);
            }
            '(' => return self.open(),
            ')' => return self.close(),
            '|' => {
                self.nothing_to_repeat();
                self.out.push('|');
            }
            '^' | '$' => self.assertion(&c.to_string()),
            '*' | '+' | '?' => {
                let part = self.group().last.ok_or(Refusal::Malformed)?;
                return self.repeat(part, &c.to_string(), u32::from(c == '+'), 1);
            }
            '{' => return self.count(),
            _ => self.literal(c),
        }
        Ok(())
    }

    /// Under `(?x)`: whether a blank or a comment begins here; a comment is passed over.
    fn skips(&mut self, c: char) -> bool {
        if c == '#' {
            let ends = |c: &char| matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
            while self.chars.next().is_some_and(|c| !ends(&c)) {}
            return true;
        }
        matches!(c, ' ' | '\t' | '\n' | '\u{b}' | '\u{c}' | '\r')
    }

    /// A quantifier, and whether it is lazy or possessive.
    fn repeat(&mut self, part: Part, quantifier: &str, least: u32, most: u32) -> Result<()> {
        let sign = self.chars.next_if(|&c| matches!(c, '?' | '+'));
        let weight = part.weight.saturating_mul(most.max(1).into());
        let whole = self.groups.iter().map(|group| group.weight);
        if whole.fold(weight, u64::saturating_add) > HEAVIEST {
            return Err(Refusal::TooLarge);
        }
        if part.assertion {
            // It holds here or not, however often it is asked.
            if least == 0 {
                let (before, after) = if sign == Some('?') {
                    ("(?:|", ")")
                } else {
                    ("(?:", "|)")
                };
                self.out.insert_str(part.start, before);
                self.out.push_str(after);
                self.shift_references(part.start, before.len());
            }
        } else {
            self.steps_back |= sign == Some('+');
            self.out.push_str(quantifier);
            self.out.extend(sign);
        }
        self.group().last = Some(Part { weight, ..part });
        self.nothing_to_repeat();
        Ok(())
    }

    /// The references from there on have moved.
    fn shift_references(&mut self, from: usize, by: usize) {
        for (range, _) in &mut self.references {
            if range.start >= from {
                *range = range.start + by..range.end + by;
            }
        }
    }

    /// After `{`: `n}`, `n,}` or `n,m}`.
    fn count(&mut self) -> Result<()> {
        let least = self.digits(10, 1, 6)?;
        let mut most = least;
        let mut quantifier = format!("{{{least}");
        if self.chars.next_if_eq(&',').is_some() {
            quantifier.push(',');
            if self.chars.peek() != Some(&'}') {
                most = self.digits(10, 1, 6)?;
                if most < least {
                    return Err(Refusal::Malformed);
                }
                quantifier.push_str(&most.to_string());
            }
        }
        quantifier.push('}');
        self.chars.next_if_eq(&'}').ok_or(Refusal::Malformed)?;
        let Some(part) = self.group().last else {
            // Nothing, so many times, is nothing.
            self.chars.next_if(|&c| matches!(c, '?' | '+'));
            return Ok(());
        };
        self.repeat(part, &quantifier, least, most)
    }

    fn open(&mut self) -> Result<()> {
        self.atom(0);
        let flags = self.flags();
        let mut group = Group {
            flags,
            start: self.out.len(),
            ..Group::default()
        };
        if self.chars.next_if_eq(&'?').is_none() {
            self.captures += 1;
            self.out.push('(');
            self.groups.push(group);
            return self.limit_depth();
        }
        match self.chars.next().ok_or(Refusal::Malformed)? {
            ':' => self.out.push_str("(?:"),
            c @ ('=' | '!' | '>') => {
                self.steps_back = true;
                group.assertion = c != '>';
                self.out.push_str(&format!("(?{c}"));
            }
            '<' => match self.chars.next_if(|c| matches!(c, '=' | '!')) {
                Some(c) => {
                    self.steps_back = true;
                    group.assertion = true;
                    self.out.push_str(&format!("(?<{c}"));
                }
                None => {
                    let name = self.name()?;
                    if self.names.iter().any(|(known, _)| *known == name) {
                        return Err(Refusal::Malformed);
                    }
                    self.captures += 1;
                    self.out.push('(');
                    self.names.push((name, self.captures));
                }
            },
            c => return self.flag_group(c, group),
        }
        self.groups.push(group);
        self.limit_depth()
    }

    /// The other syntax nests no deeper than this.
    fn limit_depth(&self) -> Result<()> {
        if self.groups.len() > 50 {
            return Err(Refusal::TooLarge);
        }
        Ok(())
    }

    /// A group's name up to its `>`.
    fn name(&mut self) -> Result<String> {
        let mut name = String::new();
        loop {
            match self.chars.next().ok_or(Refusal::Malformed)? {
                '>' if !name.is_empty() => return Ok(name),
                c if c.is_ascii_alphabetic() || c.is_ascii_digit() && !name.is_empty() => {
                    name.push(c);
                }
                _ => return Err(Refusal::Malformed),
            }
        }
    }

    /// `(?flags)`, for the rest of the enclosing group, or `(?flags:…)`.
    fn flag_group(&mut self, first: char, mut group: Group) -> Result<()> {
        let before = group.flags;
        let mut on = true;
        let mut next = first;
        loop {
            let flags = &mut group.flags;
            match next {
                'i' => flags.insensitive = on,
                'u' => flags.unicode_case = on,
                's' => flags.dot_all = on,
                'd' => flags.unix_lines = on,
                'm' => flags.multiline = on,
                'x' => flags.comments = on,
                'U' => flags.unicode = on,
                'c' => return Err(Refusal::Unsupported("(?c)".to_owned())),
                '-' if on => on = false,
                ':' | ')' => break,
                _ => return Err(Refusal::Malformed),
            }
            next = self.chars.next().ok_or(Refusal::Malformed)?;
        }
        let changed = changed_flags(before, group.flags);
        if next == ':' {
            self.out.push_str(&format!("(?{changed}:"));
            self.groups.push(group);
            return self.limit_depth();
        }
        self.group().flags = group.flags;
        self.nothing_to_repeat();
        if !changed.is_empty() {
            self.out.push_str(&format!("(?{changed})"));
        }
        Ok(())
    }

    fn close(&mut self) -> Result<()> {
        self.atom(0);
        let group = self.groups.pop().ok_or(Refusal::Malformed)?;
        self.out.push(')');
        self.group().last = Some(Part {
            weight: group.weight.saturating_add(1),
            assertion: group.assertion,
            start: group.start,
        });
        Ok(())
    }

    /// A character that means itself, outside a class.
    fn literal(&mut self, c: char) {
        self.atom(1);
        if self.flags().folds_ascii() && c.is_ascii_alphabetic() {
            let other = other_case(c);
            self.out.push_str(&format!("[{c}{other}]"));
        } else {
            self.plain(c);
        }
    }

    fn plain(&mut self, c: char) {
        if c.is_alphanumeric() {
            self.out.push(c);
        } else {
            self.out.push_str(&format!(r"\x{{{:x}}}", u32::from(c)));
        }
    }

    /// A reference to a group that the pattern never opens matches nothing.
    fn drop_idle_references(&mut self) {
        for (range, group) in self.references.iter().rev() {
            if *group > self.captures {
                self.out.replace_range(range.clone(), NEVER);
            }
        }
    }
}

/// The flags that the other syntax has to know of, as written in a group.
fn changed_flags(before: Flags, after: Flags) -> String {
    let (mut on, mut off) = (String::new(), String::new());
    for (letter, was, is) in [
        ('i', before.folds(), after.folds()),
        ('m', before.multiline, after.multiline),
    ] {
        if was != is {
            if is { &mut on } else { &mut off }.push(letter);
        }
    }
    if off.is_empty() {
        on
    } else {
        format!("{on}-{off}")
    }
}

fn other_case(c: char) -> char {
    if c.is_ascii_lowercase() {
        c.to_ascii_uppercase()
    } else {
        c.to_ascii_lowercase()
    }
}
