//! Tokens of XPath 1.0 (section 3.7), with its rule that tells `*`, `and`, `div` … apart from names.

use crate::error::{Error, Failure, Result};

/// A token: what it is, and where in the source.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    /// Byte offset where it starts.
    pub(crate) at: u32,
    /// And where it ends.
    end: u32,
    /// Where the prefix of a name ends.
    colon: u32,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Number,
    /// A literal, its quotes included.
    Text,
    /// A name without a prefix.
    Name,
    /// A name with a prefix.
    Prefixed,
    /// `prefix:*`
    AnyIn,
    /// A `*` that is a node test.
    Star,
    /// A variable, its `$` included.
    Variable,
    /// Anything else: operators (also `and or div mod`) and punctuation.
    Symbol(Mark),
    End,
}

impl Token {
    /// A token as the form's author wrote it.
    pub(crate) fn written(self, source: &str) -> &str {
        source
            .get(self.at as usize..self.end as usize)
            .unwrap_or_default()
    }

    /// What stands between a literal's quotes, or after a variable's sign.
    pub(crate) fn inner(self, source: &str) -> &str {
        let end = match self.kind {
            Kind::Text => self.end - 1,
            _ => self.end,
        };
        source
            .get(self.at as usize + 1..end as usize)
            .unwrap_or_default()
    }

    /// The prefix of a name, if it has one, and the name.
    pub(crate) fn name(self, source: &str) -> (Option<&str>, &str) {
        let piece = |from: u32, to: u32| source.get(from as usize..to as usize).unwrap_or_default();
        match self.kind {
            Kind::Prefixed | Kind::AnyIn => (
                Some(piece(self.at, self.colon)),
                piece(self.colon + 1, self.end),
            ),
            _ => (None, self.written(source)),
        }
    }

    /// For error messages: the token, but no literal.
    pub(crate) fn told(self, source: &str) -> String {
        match self.kind {
            Kind::Text => "a text".to_owned(),
            Kind::Symbol(mark) => mark.text().to_owned(),
            Kind::End => "the end".to_owned(),
            _ => self.written(source).to_owned(),
        }
    }
}

impl Kind {
    /// Whether an operator, not an operand, must follow.
    fn ends_operand(self) -> bool {
        match self {
            Self::Number
            | Self::Text
            | Self::Name
            | Self::Prefixed
            | Self::AnyIn
            | Self::Star
            | Self::Variable => true,
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

/// Puts all tokens of `source` into `tokens`, the last one being [`Kind::End`].
pub(crate) fn tokens(source: &str, tokens: &mut Vec<Token>) -> Result<()> {
    let mut lexer = Lexer {
        source,
        at: 0,
        colon: 0,
        operator: false,
    };
    tokens.clear();
    loop {
        while let Some(b' ' | b'\t' | b'\n' | b'\r' | b'\x0c') = lexer.byte(0) {
            lexer.at += 1;
        }
        let at = offset(lexer.at);
        let kind = lexer.next(at)?;
        tokens.push(Token {
            kind,
            at,
            end: offset(lexer.at),
            colon: lexer.colon,
        });
        if kind == Kind::End {
            return Ok(());
        }
        lexer.operator = kind.ends_operand();
    }
}

struct Lexer<'s> {
    source: &'s str,
    at: usize,
    /// The colon of the last name that had one.
    colon: u32,
    /// Whether the last token ended an operand, so that names are operators now.
    operator: bool,
}

impl<'s> Lexer<'s> {
    #[inline]
    fn next(&mut self, at: u32) -> Result<Kind> {
        Ok(match self.peek() {
            None => Kind::End,
            Some(quote @ ('"' | '\'')) => {
                self.text(quote, at)?;
                Kind::Text
            }
            Some('0'..='9') => self.number(),
            Some('.') if self.byte(1).is_some_and(|next| next.is_ascii_digit()) => self.number(),
            Some('$') => {
                self.at += 1;
                self.variable(at)?;
                Kind::Variable
            }
            Some(c) if starts_name(c) => self.name(at)?,
            Some(found) => self.symbol(found, at)?,
        })
    }

    fn text(&mut self, quote: char, at: u32) -> Result<()> {
        let end = self.rest()[1..]
            .bytes()
            .position(|byte| char::from(byte) == quote)
            .ok_or_else(|| Failure::new(Error::UnterminatedText, at))?;
        self.at += end + 2;
        Ok(())
    }

    fn number(&mut self) -> Kind {
        self.skip(|c| c.is_ascii_digit());
        if self.byte(0) == Some(b'.') {
            self.at += 1;
            self.skip(|c| c.is_ascii_digit());
        }
        Kind::Number
    }

    fn variable(&mut self, at: u32) -> Result<()> {
        if !self.peek().is_some_and(starts_name) {
            return Err(Failure::new(Error::UnexpectedCharacter { found: '$' }, at));
        }
        self.skip(|c| continues_name(c) || c == ':');
        Ok(())
    }

    fn name(&mut self, at: u32) -> Result<Kind> {
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
            return Ok(Kind::Symbol(symbol));
        }
        if self.byte(0) != Some(b':') || self.byte(1) == Some(b':') {
            return Ok(Kind::Name);
        }
        self.colon = offset(self.at);
        if self.byte(1) == Some(b'*') {
            self.at += 2;
            return Ok(Kind::AnyIn);
        }
        if self.rest()[1..].starts_with(starts_name) {
            self.at += 1;
            self.part();
            return Ok(Kind::Prefixed);
        }
        Ok(Kind::Name)
    }

    #[inline]
    fn part(&mut self) -> &'s str {
        let start = self.at;
        // Names are ASCII but for few forms.
        let bytes = self.source.as_bytes();
        while let Some(byte) = bytes.get(self.at)
            && (byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
        {
            self.at += 1;
        }
        if bytes.get(self.at).is_some_and(|byte| !byte.is_ascii()) {
            self.skip(continues_name);
        }
        &self.source[start..self.at]
    }

    #[inline]
    fn symbol(&mut self, found: char, at: u32) -> Result<Kind> {
        let second = self.byte(1).map(char::from);
        let mark = Mark::of(found, second)
            .ok_or_else(|| Failure::new(Error::UnexpectedCharacter { found }, at))?;
        self.at += mark.text().len();
        if mark == Mark::Times && !self.operator {
            return Ok(Kind::Star);
        }
        Ok(Kind::Symbol(mark))
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
