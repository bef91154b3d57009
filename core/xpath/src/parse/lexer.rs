//! Tokens of XPath 1.0 (section 3.7), with its rule that tells `*`, `and`, `div` … apart from names.

use crate::error::{Error, Failure, Result};

/// A token and the byte offset where it starts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Token<'s> {
    pub(crate) lexeme: Lexeme<'s>,
    pub(crate) at: u32,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Lexeme<'s> {
    Number(f64, &'s str),
    Text(&'s str),
    /// A name, perhaps with a prefix.
    Name(Option<&'s str>, &'s str),
    /// `prefix:*`
    AnyIn(&'s str),
    /// A `*` that is a node test.
    Star,
    Variable(&'s str),
    /// Anything else: operators (also `and or div mod`) and punctuation.
    Symbol(Mark),
    End,
}

impl Lexeme<'_> {
    /// The token as the form's author wrote it, for error messages.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Number(_, text) => (*text).to_owned(),
            Self::Text(_) => "a text".to_owned(),
            Self::Name(Some(prefix), name) => format!("{prefix}:{name}"),
            Self::Name(None, name) => (*name).to_owned(),
            Self::AnyIn(prefix) => format!("{prefix}:*"),
            Self::Star => "*".to_owned(),
            Self::Variable(name) => format!("${name}"),
            Self::Symbol(mark) => mark.text().to_owned(),
            Self::End => "the end".to_owned(),
        }
    }

    /// Whether an operator, not an operand, must follow.
    fn ends_operand(&self) -> bool {
        match self {
            Self::Number(..)
            | Self::Text(_)
            | Self::Name(..)
            | Self::AnyIn(_)
            | Self::Star
            | Self::Variable(_) => true,
            Self::Symbol(mark) => {
                matches!(
                    mark,
                    Mark::Close | Mark::CloseBracket | Mark::Dot | Mark::Dots
                )
            }
            Self::End => false,
        }
    }
}

/// Operators and punctuation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    Open,
    Close,
    OpenBracket,
    CloseBracket,
    Dot,
    Dots,
    At,
    Comma,
    Colons,
    Slash,
    Slashes,
    Bar,
    Plus,
    Minus,
    Times,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    And,
    Or,
    Div,
    Mod,
}

impl Mark {
    pub(crate) fn text(self) -> &'static str {
        match self {
            Self::Open => "(",
            Self::Close => ")",
            Self::OpenBracket => "[",
            Self::CloseBracket => "]",
            Self::Dot => ".",
            Self::Dots => "..",
            Self::At => "@",
            Self::Comma => ",",
            Self::Colons => "::",
            Self::Slash => "/",
            Self::Slashes => "//",
            Self::Bar => "|",
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Times => "*",
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
            Self::And => "and",
            Self::Or => "or",
            Self::Div => "div",
            Self::Mod => "mod",
        }
    }

    /// The longest mark that these two characters begin with.
    fn of(first: char, second: Option<char>) -> Option<Self> {
        Some(match (first, second) {
            ('.', Some('.')) => Self::Dots,
            (':', Some(':')) => Self::Colons,
            ('/', Some('/')) => Self::Slashes,
            ('!', Some('=')) => Self::NotEqual,
            ('<', Some('=')) => Self::LessOrEqual,
            ('>', Some('=')) => Self::GreaterOrEqual,
            ('(', _) => Self::Open,
            (')', _) => Self::Close,
            ('[', _) => Self::OpenBracket,
            (']', _) => Self::CloseBracket,
            ('.', _) => Self::Dot,
            ('@', _) => Self::At,
            (',', _) => Self::Comma,
            ('/', _) => Self::Slash,
            ('|', _) => Self::Bar,
            ('+', _) => Self::Plus,
            ('-', _) => Self::Minus,
            ('*', _) => Self::Times,
            ('=', _) => Self::Equal,
            ('<', _) => Self::Less,
            ('>', _) => Self::Greater,
            _ => return None,
        })
    }
}

/// All tokens of `source`, the last one being [`Lexeme::End`].
pub(crate) fn tokens(source: &str) -> Result<Vec<Token<'_>>> {
    let mut lexer = Lexer {
        source,
        at: 0,
        operator: false,
    };
    let mut tokens = Vec::with_capacity(source.len() / 4 + 2);
    loop {
        let token = lexer.next()?;
        tokens.push(token);
        if token.lexeme == Lexeme::End {
            return Ok(tokens);
        }
        lexer.operator = token.lexeme.ends_operand();
    }
}

struct Lexer<'s> {
    source: &'s str,
    at: usize,
    /// Whether the last token ended an operand, so that names are operators now.
    operator: bool,
}

impl<'s> Lexer<'s> {
    fn next(&mut self) -> Result<Token<'s>> {
        while let Some(b' ' | b'\t' | b'\n' | b'\r' | b'\x0c') = self.byte(0) {
            self.at += 1;
        }
        let start = self.at;
        let at = offset(start);
        let lexeme = match self.peek() {
            None => Lexeme::End,
            Some(quote @ ('"' | '\'')) => self.text(quote, at)?,
            Some('0'..='9') => self.number(),
            Some('.') if self.byte(1).is_some_and(|next| next.is_ascii_digit()) => self.number(),
            Some('$') => {
                self.at += 1;
                self.variable(at)?
            }
            Some(c) if starts_name(c) => self.name(at)?,
            Some(found) => self.symbol(found, at)?,
        };
        Ok(Token { lexeme, at })
    }

    fn text(&mut self, quote: char, at: u32) -> Result<Lexeme<'s>> {
        let body = &self.rest()[1..];
        let end = body
            .bytes()
            .position(|byte| char::from(byte) == quote)
            .ok_or_else(|| Failure::new(Error::UnterminatedText, at))?;
        self.at += end + 2;
        Ok(Lexeme::Text(&body[..end]))
    }

    fn number(&mut self) -> Lexeme<'s> {
        let start = self.at;
        self.skip(|c| c.is_ascii_digit());
        if self.peek() == Some('.') {
            self.at += 1;
            self.skip(|c| c.is_ascii_digit());
        }
        let text = &self.source[start..self.at];
        Lexeme::Number(text.parse().unwrap_or(f64::NAN), text)
    }

    fn variable(&mut self, at: u32) -> Result<Lexeme<'s>> {
        let start = self.at;
        if !self.peek().is_some_and(starts_name) {
            return Err(Failure::new(Error::UnexpectedCharacter { found: '$' }, at));
        }
        self.skip(|c| continues_name(c) || c == ':');
        Ok(Lexeme::Variable(&self.source[start..self.at]))
    }

    fn name(&mut self, at: u32) -> Result<Lexeme<'s>> {
        let first = self.part();
        if self.operator {
            let symbol = match first {
                "and" => Mark::And,
                "or" => Mark::Or,
                "div" => Mark::Div,
                "mod" => Mark::Mod,
                _ => {
                    let found = first.to_owned();
                    let expected = "an operator";
                    return Err(Failure::new(Error::UnexpectedToken { found, expected }, at));
                }
            };
            return Ok(Lexeme::Symbol(symbol));
        }
        if self.byte(0) != Some(b':') || self.byte(1) == Some(b':') {
            return Ok(Lexeme::Name(None, first));
        }
        if self.byte(1) == Some(b'*') {
            self.at += 2;
            return Ok(Lexeme::AnyIn(first));
        }
        if self.rest()[1..].starts_with(starts_name) {
            self.at += 1;
            let local = self.part();
            return Ok(Lexeme::Name(Some(first), local));
        }
        Ok(Lexeme::Name(None, first))
    }

    fn part(&mut self) -> &'s str {
        let start = self.at;
        // Names are ASCII but for few forms.
        let ascii = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
        let bytes = &self.source.as_bytes()[start..];
        self.at += bytes
            .iter()
            .position(|byte| !ascii(byte))
            .unwrap_or(bytes.len());
        if self
            .source
            .as_bytes()
            .get(self.at)
            .is_some_and(|byte| !byte.is_ascii())
        {
            self.skip(continues_name);
        }
        &self.source[start..self.at]
    }

    fn symbol(&mut self, found: char, at: u32) -> Result<Lexeme<'s>> {
        let second = self.byte(1).map(char::from);
        let mark = Mark::of(found, second)
            .ok_or_else(|| Failure::new(Error::UnexpectedCharacter { found }, at))?;
        self.at += mark.text().len();
        if mark == Mark::Times && !self.operator {
            return Ok(Lexeme::Star);
        }
        Ok(Lexeme::Symbol(mark))
    }

    fn rest(&self) -> &'s str {
        &self.source[self.at..]
    }

    /// The byte so many places on; marks are ASCII.
    fn byte(&self, ahead: usize) -> Option<u8> {
        self.source.as_bytes().get(self.at + ahead).copied()
    }

    fn peek(&self) -> Option<char> {
        match self.byte(0) {
            Some(byte) if byte.is_ascii() => Some(char::from(byte)),
            _ => self.rest().chars().next(),
        }
    }

    fn skip(&mut self, accept: impl Fn(char) -> bool) {
        let rest = self.rest();
        self.at += rest.find(|c| !accept(c)).unwrap_or(rest.len());
    }
}

/// Offsets fit because the parser refuses texts longer than its limit first.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn starts_name(c: char) -> bool {
    c.is_alphabetic() || c == '_'
}

fn continues_name(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '_' | '-' | '.' | '\u{b7}')
        || matches!(
            c,
            '\u{300}'..='\u{36f}' | '\u{203f}' | '\u{2040}' | '\u{200c}' | '\u{200d}'
        )
}
