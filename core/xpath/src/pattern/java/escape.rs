//! What a backslash begins.

use super::{CLASS_WEIGHT, Refusal, Result, Translator, property};

/// Java's line ends, as a part of their own.
const LINE_END: &str = r"(?:\r\n|[\n\x0B\f\r\x{85}\x{2028}\x{2029}])";

impl Translator<'_> {
    /// After `\`, outside a class.
    pub(super) fn escape_outside(&mut self) -> Result<()> {
        let c = self.chars.next().ok_or(Refusal::Malformed)?;
        if let Some(set) = self.shorthand(c)? {
            self.put(&set, CLASS_WEIGHT);
            return Ok(());
        }
        match c {
            'R' => self.put(LINE_END, CLASS_WEIGHT),
            'Z' => {
                self.steps_back = true;
                self.assertion(r"(?=(?:\r\n|[\n\r\x{85}\x{2028}\x{2029}])?\z)");
            }
            // Matching begins once, at the text's beginning.
            'A' | 'G' => self.assertion(r"\A"),
            'z' => self.assertion(r"\z"),
            'b' | 'B' => {
                let mut ahead = self.chars.clone();
                if c == 'b' && ahead.next() == Some('{') && ahead.next() == Some('g') {
                    return Err(unsupported(r"\b{g}"));
                }
                self.assertion(&format!(r"\{c}"));
            }
            '1'..='9' => self.numbered(c),
            'k' => {
                self.chars.next_if_eq(&'<').ok_or(Refusal::Malformed)?;
                let name = self.name()?;
                let known = self.names.iter().find(|(known, _)| *known == name);
                let group = known.ok_or(Refusal::Malformed)?.1;
                self.reference(&format!(r"(?:\{group})"));
            }
            'Q' => {
                while let Some(quoted) = self.quoted() {
                    self.literal(quoted);
                }
            }
            'X' => return Err(unsupported(r"\X")),
            _ => {
                let c = self.character(c)?;
                self.literal(c);
            }
        }
        Ok(())
    }

    /// A reference to a group: more digits belong to it as long as there are so many groups.
    fn numbered(&mut self, first: char) {
        let mut group = first.to_digit(10).unwrap_or(0);
        while let Some(digit) = self.chars.peek().and_then(|c| c.to_digit(10))
            && group * 10 + digit <= self.captures
        {
            group = group * 10 + digit;
            self.chars.next();
        }
        let from = self.out.len();
        self.reference(&format!(r"(?:\{group})"));
        self.references.push((from..self.out.len(), group));
    }

    fn reference(&mut self, reference: &str) {
        self.steps_back = true;
        if self.flags().folds_ascii() {
            self.put(&format!("(?i:{reference})"), CLASS_WEIGHT);
        } else {
            self.put(reference, CLASS_WEIGHT);
        }
    }

    /// A set with a letter of its own, or a property, fit for inside and outside a class.
    pub(super) fn shorthand(&mut self, c: char) -> Result<Option<String>> {
        let unicode = self.flags().unicode;
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
            'p' | 'P' => return self.property(c == 'P').map(Some),
            'N' => return Err(unsupported(r"\N{…}")),
            _ => return Ok(None),
        };
        Ok(Some(set.to_owned()))
    }

    fn property(&mut self, negated: bool) -> Result<String> {
        let mut name = String::new();
        match self.chars.next().ok_or(Refusal::Malformed)? {
            '{' => loop {
                match self.chars.next().ok_or(Refusal::Malformed)? {
                    '}' => break,
                    c => name.push(c),
                }
            },
            letter => name.push(letter),
        }
        let set = property::set(&name, self.flags())?;
        Ok(format!("[{}{set}]", if negated { "^" } else { "" }))
    }

    /// An escape that stands for one character.
    pub(super) fn character(&mut self, c: char) -> Result<char> {
        let code = match c {
            't' => 9,
            'n' => 10,
            'r' => 13,
            'f' => 12,
            'a' => 7,
            'e' => 27,
            'c' => u32::from(self.chars.next().ok_or(Refusal::Malformed)?) ^ 64,
            '0' => self.octal()?,
            'u' => self.unit()?,
            'x' if self.chars.next_if_eq(&'{').is_some() => {
                let code = self.digits(16, 1, 6)?;
                self.chars.next_if_eq(&'}').ok_or(Refusal::Malformed)?;
                code
            }
            'x' => self.digits(16, 2, 2)?,
            _ if c.is_ascii_alphanumeric() => return Err(Refusal::Malformed),
            _ => u32::from(c),
        };
        char::from_u32(code).ok_or(Refusal::Malformed)
    }

    /// After `\0`: up to three digits, up to 377.
    fn octal(&mut self) -> Result<u32> {
        let code = self.digits(8, 1, 2)?;
        if code < 0o40
            && let Some(digit) = self.chars.peek().and_then(|c| c.to_digit(8))
        {
            self.chars.next();
            return Ok(code * 8 + digit);
        }
        Ok(code)
    }

    /// After `\u`: a unit of UTF-16, with the second one of a pair.
    fn unit(&mut self) -> Result<u32> {
        let high = self.digits(16, 4, 4)?;
        let mut ahead = self.chars.clone();
        if (0xd800..0xdc00).contains(&high)
            && ahead.next() == Some('\\')
            && ahead.next() == Some('u')
        {
            self.chars = ahead;
            let low = self.digits(16, 4, 4)?;
            if !(0xdc00..0xe000).contains(&low) {
                return Err(Refusal::Malformed);
            }
            return Ok(0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00));
        }
        Ok(high)
    }

    pub(super) fn digits(&mut self, radix: u32, least: usize, most: usize) -> Result<u32> {
        let mut code = 0;
        let mut count = 0;
        while count < most
            && let Some(digit) = self.chars.peek().and_then(|c| c.to_digit(radix))
        {
            code = code * radix + digit;
            count += 1;
            self.chars.next();
        }
        if count < least {
            return Err(Refusal::Malformed);
        }
        Ok(code)
    }

    /// The next character after `\Q`; `None` at `\E` or the end.
    pub(super) fn quoted(&mut self) -> Option<char> {
        let c = self.chars.next()?;
        if c == '\\' && self.chars.next_if_eq(&'E').is_some() {
            return None;
        }
        Some(c)
    }
}

fn unsupported(what: &str) -> Refusal {
    Refusal::Unsupported(what.to_owned())
}
