//! Words of cells as they are used.

use std::borrow::Cow;
use std::rc::Rc;

use crate::workbook::folded;

/// Text of a cell with curly quotes made straight and, if asked for, runs of spaces made one.
pub(crate) fn cleaned(text: &str, fold: bool) -> Cow<'_, str> {
    let text = if fold { folded(text) } else { text.into() };
    // All four quotes begin with these bytes, and most texts of any language have none.
    if !text.as_bytes().windows(2).any(|pair| pair == [0xE2, 0x80]) {
        return text;
    }
    text.chars()
        .map(|c| match c {
            '\u{2018}' | '\u{2019}' => '\'',
            '\u{201c}' | '\u{201d}' => '"',
            other => other,
        })
        .collect()
}

/// Words that lie in the text of a sheet, or are their own: a form has tens of thousands of them,
/// and a copy of each would be most of the memory of a conversion.
#[derive(Clone)]
pub(crate) struct Words {
    text: Rc<String>,
    start: u32,
    end: u32,
}

impl Words {
    /// What `words` are of `text`; copied if they lie elsewhere.
    pub(crate) fn within(text: &Rc<String>, words: &str) -> Self {
        let from = (words.as_ptr() as usize).checked_sub(text.as_ptr() as usize);
        let place = from.and_then(|from| {
            let to = from.checked_add(words.len())?;
            (to <= text.len()).then_some(())?;
            Some((u32::try_from(from).ok()?, u32::try_from(to).ok()?))
        });
        match place {
            Some((start, end)) => Self {
                text: text.clone(),
                start,
                end,
            },
            None => words.into(),
        }
    }
}

impl std::ops::Deref for Words {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text[self.start as usize..self.end as usize]
    }
}

impl From<String> for Words {
    /// A text of 4 GiB and more, which no cell can hold, is cut there.
    fn from(text: String) -> Self {
        let end = u32::try_from(text.len()).unwrap_or(0);
        Self {
            text: Rc::new(text),
            start: 0,
            end,
        }
    }
}

impl From<&str> for Words {
    fn from(words: &str) -> Self {
        words.to_owned().into()
    }
}

/// Name of a language as columns have it: one for all texts that are in it, and as short to hold as
/// can be, since each word in it does.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Language(Rc<String>);

impl std::ops::Deref for Language {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<T: Into<String>> From<T> for Language {
    fn from(name: T) -> Self {
        Self(Rc::new(name.into()))
    }
}

/// Name of a question or of a part: of thousands each is kept once, by the tables of names and by
/// what bears it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Name(Rc<str>);

impl Default for Name {
    fn default() -> Self {
        "".into()
    }
}

impl std::ops::Deref for Name {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl std::borrow::Borrow<str> for Name {
    fn borrow(&self) -> &str {
        self
    }
}

impl std::fmt::Display for Name {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(self)
    }
}

impl<T: Into<Rc<str>>> From<T> for Name {
    fn from(name: T) -> Self {
        Self(name.into())
    }
}

impl From<Name> for String {
    fn from(name: Name) -> Self {
        (*name).to_owned()
    }
}

impl PartialEq<str> for Name {
    fn eq(&self, other: &str) -> bool {
        **self == *other
    }
}

impl PartialEq<&str> for Name {
    fn eq(&self, other: &&str) -> bool {
        **self == **other
    }
}

impl PartialEq<String> for Name {
    fn eq(&self, other: &String) -> bool {
        **self == **other
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Words {}

impl std::fmt::Debug for Words {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        (**self).fmt(out)
    }
}
