//! [`Sequences`]: a pattern that is one class of characters after another, each so many times, such
//! as `^[A-Z]{2}[0-9]{3}$`, or one of several such. Most of those in forms are, and to make an
//! automaton of one takes as long as a thousand matches; these are matched as they are read.

/// Most places in a sequence, its counts written out: one bit each.
const MOST: usize = 63;

/// Most sequences in a pattern.
const SEQUENCES: usize = 16;

/// A pattern of Java's without assertions, flags and groups, but for one around all of it.
#[derive(Debug, Clone)]
pub(super) struct Sequences(Vec<Sequence>);

impl Sequences {
    /// Reads a pattern; `None` where it is no such one, or one that is refused.
    pub(super) fn read(pattern: &str) -> Option<Self> {
        let inner = pattern.strip_prefix('^').unwrap_or(pattern);
        let group = inner.strip_prefix("(?:").or(inner.strip_prefix('('));
        let inner = match group {
            Some(group) => group.strip_suffix(")$").or(group.strip_suffix(')'))?,
            None => pattern,
        };
        let alternatives = alternatives(inner);
        if alternatives.len() > SEQUENCES {
            return None;
        }
        let sequences = alternatives.into_iter().map(Sequence::read);
        sequences.collect::<Option<_>>().map(Self)
    }

    /// How many places it has: what a character of a text may cost.
    pub(super) fn places(&self) -> usize {
        self.0.iter().map(|sequence| sequence.places.len()).sum()
    }

    /// Whether the whole text is one of the sequences.
    pub(super) fn matches(&self, text: &str) -> bool {
        self.0.iter().any(|sequence| sequence.matches(text))
    }
}

/// The parts of a pattern between bars.
fn alternatives(pattern: &str) -> Vec<&str> {
    let (mut parts, mut start) = (Vec::new(), 0);
    let (mut escaped, mut in_class) = (false, false);
    for (at, byte) in pattern.bytes().enumerate() {
        if std::mem::take(&mut escaped) {
            continue;
        }
        match byte {
            b'\\' => escaped = true,
            b'[' => in_class = true,
            b']' => in_class = false,
            b'|' if !in_class => {
                parts.extend(pattern.get(start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.extend(pattern.get(start..));
    parts
}

/// One class of characters after another.
#[derive(Debug, Clone)]
struct Sequence {
    places: Vec<Place>,
    classes: Vec<Class>,
}

/// A character to come.
#[derive(Debug, Clone, Copy)]
struct Place {
    class: usize,
    /// None may come as well.
    optional: bool,
    /// And any number more.
    repeats: bool,
}

/// Characters, or all but them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Class {
    ranges: Vec<(char, char)>,
    negated: bool,
}

impl Class {
    fn has(&self, c: char) -> bool {
        let is_in = self
            .ranges
            .iter()
            .any(|(from, to)| (*from..=*to).contains(&c));
        is_in != self.negated
    }

    fn one(c: char) -> Self {
        Self {
            ranges: vec![(c, c)],
            negated: false,
        }
    }

    /// Java's `.`: anything but the end of a line.
    fn dot() -> Self {
        let ends = [('\n', '\n'), ('\r', '\r'), ('\u{85}', '\u{85}')];
        let mut ranges = ends.to_vec();
        ranges.push(('\u{2028}', '\u{2029}'));
        Self {
            ranges,
            negated: true,
        }
    }

    /// `\d`, `\w`, `\s` or a sign that stands for itself.
    fn escaped(c: char) -> Option<Self> {
        let ranges = match c {
            'd' => vec![('0', '9')],
            'w' => vec![('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')],
            's' => vec![('\t', '\r'), (' ', ' ')],
            _ if c.is_ascii_punctuation() => vec![(c, c)],
            _ => return None,
        };
        Some(Self {
            ranges,
            negated: false,
        })
    }
}

type Chars<'p> = std::iter::Peekable<std::str::Chars<'p>>;

impl Sequence {
    fn read(pattern: &str) -> Option<Self> {
        // The whole text must match in any case.
        let inner = pattern.strip_prefix('^').unwrap_or(pattern);
        let mut chars = inner.chars().peekable();
        let mut sequence = Self {
            places: Vec::new(),
            classes: Vec::new(),
        };
        while let Some(c) = chars.next() {
            let class = match c {
                '$' if chars.peek().is_none() => break,
                '[' => bracket(&mut chars)?,
                '.' => Class::dot(),
                '\\' => Class::escaped(chars.next()?)?,
                ']' | '(' | ')' | '{' | '}' | '*' | '+' | '?' | '^' | '$' | '|' => return None,
                other => Class::one(other),
            };
            let (least, most) = times(&mut chars)?;
            sequence.push(class, least, most)?;
        }
        Some(sequence)
    }

    fn push(&mut self, class: Class, least: usize, most: Option<usize>) -> Option<()> {
        let known = self.classes.iter().position(|known| *known == class);
        let class = known.unwrap_or_else(|| {
            self.classes.push(class);
            self.classes.len() - 1
        });
        let places = most.map_or(least.checked_add(1), Some)?;
        if most.is_some_and(|most| most < least) || self.places.len().checked_add(places)? > MOST {
            return None;
        }
        self.places.extend((0..places).map(|at| Place {
            class,
            optional: at >= least,
            repeats: most.is_none() && at >= least,
        }));
        Some(())
    }

    fn matches(&self, text: &str) -> bool {
        let mut reached = self.passed(1);
        for c in text.chars() {
            if reached == 0 {
                return false;
            }
            let mut next = 0;
            for (at, place) in self.places.iter().enumerate() {
                if reached & (1 << at) != 0 && self.classes[place.class].has(c) {
                    next |= 1_u64 << (at + usize::from(!place.repeats));
                }
            }
            reached = self.passed(next);
        }
        reached & (1 << self.places.len()) != 0
    }

    /// What is reached from these places without a character.
    fn passed(&self, mut reached: u64) -> u64 {
        for (at, place) in self.places.iter().enumerate() {
            if place.optional && reached & (1 << at) != 0 {
                reached |= 1 << (at + 1);
            }
        }
        reached
    }
}

/// A class in brackets, without sets in it.
fn bracket(chars: &mut Chars<'_>) -> Option<Class> {
    let mut class = Class {
        ranges: Vec::new(),
        negated: chars.next_if_eq(&'^').is_some(),
    };
    loop {
        let from = match chars.next()? {
            ']' if class.ranges.is_empty() => return None,
            ']' => return Some(class),
            '[' | '&' | '^' => return None,
            '\\' => {
                let escaped = Class::escaped(chars.next()?)?;
                match escaped.ranges.as_slice() {
                    [(from, to)] if from == to => *from,
                    several => {
                        class.ranges.extend_from_slice(several);
                        if chars.peek() == Some(&'-') {
                            return None;
                        }
                        continue;
                    }
                }
            }
            // Only where it can begin no range.
            '-' if !class.ranges.is_empty() && chars.peek() != Some(&']') => return None,
            other => other,
        };
        if from == '-' || chars.peek() != Some(&'-') {
            class.ranges.push((from, from));
            continue;
        }
        chars.next();
        let to = match chars.next()? {
            // At the end it stands for itself.
            ']' => {
                class.ranges.extend([(from, from), ('-', '-')]);
                return Some(class);
            }
            '[' | '&' | '\\' | '-' => return None,
            to if to < from => return None,
            to => to,
        };
        class.ranges.push((from, to));
    }
}

/// How often the class before may come: at least, and at most if there is a bound.
fn times(chars: &mut Chars<'_>) -> Option<(usize, Option<usize>)> {
    let times = match chars.peek() {
        Some('*') => (0, None),
        Some('+') => (1, None),
        Some('?') => (0, Some(1)),
        Some('{') => {
            chars.next();
            return counted(chars);
        }
        _ => return Some((1, Some(1))),
    };
    chars.next();
    once_only(chars, times)
}

/// `{2}`, `{2,}` or `{2,5}`, behind its first brace.
fn counted(chars: &mut Chars<'_>) -> Option<(usize, Option<usize>)> {
    let least = number(chars)?;
    let times = match chars.next()? {
        '}' => (least, Some(least)),
        ',' if chars.next_if_eq(&'}').is_some() => (least, None),
        ',' => {
            let most = number(chars)?;
            chars.next_if_eq(&'}')?;
            (least, Some(most))
        }
        _ => return None,
    };
    once_only(chars, times)
}

fn number(chars: &mut Chars<'_>) -> Option<usize> {
    let mut digits = String::new();
    while let Some(digit) = chars.next_if(char::is_ascii_digit) {
        digits.push(digit);
    }
    digits.parse().ok()
}

/// Another sign behind a count makes it lazy or possessive, or is none.
fn once_only(
    chars: &mut Chars<'_>,
    times: (usize, Option<usize>),
) -> Option<(usize, Option<usize>)> {
    match chars.peek() {
        Some('*' | '+' | '?' | '{') => None,
        _ => Some(times),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Outcome, Pattern};
    use super::Sequences;

    #[test]
    fn what_forms_ask_for_is_a_sequence() {
        for (pattern, text, matches) in [
            ("^[A-Z]{2}[0-9]{3}$", "ER017", true),
            ("^[A-Z]{2}[0-9]{3}$", "ER0177", false),
            ("HH-\\d{6}", "HH-000123", true),
            ("HH-\\d{6}", "hh-000123", false),
            ("[^0-9]+", "Nazê", true),
            ("[^0-9]+", "", false),
            ("[ء-ي ]{2,20}", "سارا علي", true),
            (".*", "a\u{2028}", false),
            ("a?b?c?", "ac", true),
            ("[a-]*", "a-a", true),
            ("", "", true),
            ("^(07[3-9][0-9]{8}|٠٧[٣-٩][٠-٩]{8})$", "٠٧٩١٢٣٤٥٦٧٨", true),
            ("^(07[3-9][0-9]{8}|٠٧[٣-٩][٠-٩]{8})$", "07912345678", true),
            ("^(07[3-9][0-9]{8}|٠٧[٣-٩][٠-٩]{8})$", "07112345678", false),
            ("(?:yes|no|)", "no", true),
            ("^yes$|^no$", "", false),
            ("[|]|\\|", "|", true),
        ] {
            let sequence = Sequences::read(pattern).unwrap_or_else(|| panic!("{pattern}"));
            assert_eq!(sequence.matches(text), matches, "{pattern} {text}");
        }
    }

    #[test]
    fn what_is_more_is_left_to_the_library() {
        for pattern in [
            "(a|b)+", "(a)(b)", "(a\\)", "a(b|c)", "((a))", "a*?", "a++", "a{2}{3}", "[a&&b]",
            "[a[b]]", "[]a]", "[z-a]", "\\p{L}", "\\bword", "a^b", "a$b", "(?i)a", "*a", "a{3,2}",
            "a{99}", "[\\d-x]", "[a", "a\\",
        ] {
            assert!(Sequences::read(pattern).is_none(), "{pattern}");
        }
    }

    proptest! {
        #[test]
        fn a_sequence_matches_what_the_library_does(
            pattern in r"\^?(([ab1]|\.|\[\^?[ab12]-?\]|\[a-b1\]|\\d|\\w|\\s|\\-)(\*|\+|\?|\{[0-3]\}|\{1,[1-3]?\})?){0,3}(\|[ab]\??)?\$?|\(([ab]\+?|\|){0,5}\)",
            text in "[ab12 \n_é-]{0,6}",
        ) {
            let sequence = Sequences::read(&pattern);
            prop_assume!(sequence.is_some());
            let library = Pattern::of_library(&pattern).expect("read by the library");
            let matches = sequence.is_some_and(|sequence| sequence.matches(&text));
            prop_assert_eq!(library.matches(&text), if matches { Outcome::Match } else { Outcome::NoMatch });
        }
    }
}
