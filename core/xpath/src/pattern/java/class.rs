//! `[…]`.

use super::{Refusal, Result, Translator, other_case};

/// Deepest nesting of classes in classes.
const DEEPEST: u32 = 16;

impl Translator<'_> {
    /// After `[`, up to its `]`.
    pub(super) fn class(&mut self, depth: u32) -> Result<()> {
        if depth > DEEPEST {
            return Err(Refusal::TooLarge);
        }
        self.out.push('[');
        if self.chars.next_if_eq(&'^').is_some() {
            self.out.push('^');
        }
        let mut first = true;
        loop {
            let c = self.chars.next().ok_or(Refusal::Malformed)?;
            if self.flags().comments && self.skips(c) {
                continue;
            }
            match c {
                ']' if first => self.member(']')?,
                ']' => break,
                '[' => self.class(depth + 1)?,
                '&' if self.chars.next_if_eq(&'&').is_some() => {
                    // Java passes over an intersection with nothing.
                    if !first && self.chars.peek().is_some_and(|&next| next != ']') {
                        self.out.push_str("&&");
                    }
                }
                c => self.member(c)?,
            }
            first = false;
        }
        self.out.push(']');
        Ok(())
    }

    /// A character of a class, or a range that begins with it.
    fn member(&mut self, c: char) -> Result<()> {
        let Some(low) = self.bound(c)? else {
            return Ok(());
        };
        let mut high = low;
        let mut ahead = self.chars.clone();
        if ahead.next() == Some('-')
            && let Some(last) = ahead.next()
            && !matches!(last, ']' | '[')
        {
            self.chars = ahead;
            high = self
                .bound(last)?
                .filter(|&high| high >= low)
                .ok_or(Refusal::Malformed)?;
        }
        self.range(low, high);
        if self.flags().folds_ascii() {
            for (first, last) in [('a', 'z'), ('A', 'Z')] {
                let (from, to) = (low.max(first), high.min(last));
                if from <= to {
                    self.range(other_case(from), other_case(to));
                }
            }
        }
        Ok(())
    }

    fn range(&mut self, low: char, high: char) {
        self.plain(low);
        if low != high {
            self.out.push('-');
            self.plain(high);
        }
    }

    /// The character that stands here; `None` if it was a set, which is written already.
    fn bound(&mut self, c: char) -> Result<Option<char>> {
        if c != '\\' {
            return Ok(Some(c));
        }
        let c = self.chars.next().ok_or(Refusal::Malformed)?;
        if let Some(set) = self.shorthand(c)? {
            self.out.push_str(&set);
            return Ok(None);
        }
        if c == 'Q' {
            while let Some(quoted) = self.quoted() {
                self.member_alone(quoted);
            }
            return Ok(None);
        }
        self.character(c).map(Some)
    }

    fn member_alone(&mut self, c: char) {
        self.plain(c);
        if self.flags().folds_ascii() && c.is_ascii_alphabetic() {
            self.plain(other_case(c));
        }
    }
}
