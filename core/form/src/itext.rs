//! [`Itext`]: the form's languages and its translated texts, with the chain of fallback.

use std::sync::Arc;

use rayi_xpath::flat::{self, Words};
use rayi_xpath::{NameId, Names};
use serde::{Deserialize, Serialize};

use crate::model::ExprId;

/// A language of the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Language {
    /// Name as the form writes it, such as `العربية (ar)`.
    pub name: String,
    /// BCP 47 tag: what stands in the name's last brackets, or the name itself where it looks like
    /// a tag, else empty. Every text that is shown carries it.
    pub tag: Arc<str>,
}

impl Language {
    pub(crate) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            tag: tag_of(name).into(),
        }
    }
}

/// A text of the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Text {
    /// Written in place, the same in every language.
    Plain(Vec<TextPart>),
    /// Translated.
    Itext(TextId),
    /// An expression gives it, such as `jr:itext(concat('a', /data/b))`.
    Dynamic(ExprId),
}

/// A run of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TextPart {
    /// Words.
    Literal(String),
    /// A value put into the words.
    Output(ExprId),
}

/// A translated text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TextId(pub u32);

/// What a text is given as (ODK XForms, "Languages" and "Media").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TextForm {
    /// The text itself.
    Plain,
    /// A shorter one.
    Short,
    /// A longer one.
    Long,
    /// Help for whoever asks the question.
    Guidance,
    /// Address of a picture.
    Image,
    /// Address of the picture at full size.
    BigImage,
    /// Address of a sound.
    Audio,
    /// Address of a film.
    Video,
}

impl TextForm {
    /// All, each at the place of its number.
    const ALL: [Self; 8] = [
        Self::Plain,
        Self::Short,
        Self::Long,
        Self::Guidance,
        Self::Image,
        Self::BigImage,
        Self::Audio,
        Self::Video,
    ];

    /// Whether it is the address of a file.
    pub(crate) fn is_medium(self) -> bool {
        matches!(
            self,
            Self::Image | Self::BigImage | Self::Audio | Self::Video
        )
    }

    fn bit(self) -> u8 {
        1 << self as u8
    }

    pub(crate) fn parse(form: &str) -> Option<Self> {
        Some(match form {
            "" => Self::Plain,
            "short" => Self::Short,
            "long" => Self::Long,
            "guidance" => Self::Guidance,
            "image" => Self::Image,
            "big-image" => Self::BigImage,
            "audio" => Self::Audio,
            "video" => Self::Video,
            _ => return None,
        })
    }
}

/// A translated text as it was found: its words, and the language they are in.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    /// The words.
    pub pieces: Pieces<'a>,
    /// Index of their language.
    pub language: usize,
    /// Whether that is not the language asked for.
    pub fallback: bool,
}

/// A run of a text, its words borrowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words.
    Words(&'a str),
    /// A value put into the words.
    Output(ExprId),
}

impl TextPart {
    /// The run with its words borrowed.
    #[must_use]
    pub fn piece(&self) -> Piece<'_> {
        match self {
            Self::Literal(words) => Piece::Words(words),
            Self::Output(expression) => Piece::Output(*expression),
        }
    }
}

/// The runs of a translated text, in order.
#[derive(Clone, Debug)]
pub struct Pieces<'a> {
    words: &'a str,
    parts: std::slice::Iter<'a, Part>,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        let part = self.parts.next()?;
        if let Some(expression) = part.output() {
            return Some(Piece::Output(expression));
        }
        let words = self.words.get(part.start as usize..part.end as usize);
        Some(Piece::Words(words.unwrap_or_default()))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.parts.size_hint()
    }
}

impl ExactSizeIterator for Pieces<'_> {}

/// Languages and translated texts.
///
/// A form has thousands of texts of a few words, so all words lie in one buffer and all runs in
/// one list.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Itext {
    languages: Vec<Language>,
    default: usize,
    /// Ids of texts; an id's number is its text's.
    ids: Names,
    #[serde(with = "flat::text")]
    words: String,
    #[serde(with = "flat")]
    parts: Vec<Part>,
    #[serde(with = "flat")]
    entries: Vec<Entry>,
    /// Per language, per text: its first entry.
    first: Vec<First>,
    /// The forms that any text is given as, a bit each.
    forms: u8,
}

/// First entries of a language's texts.
#[derive(Debug, Serialize, Deserialize)]
struct First(#[serde(with = "flat")] Vec<u32>);

/// A run of a text: a piece of [`Itext::words`], or a value.
#[derive(Clone, Copy, Debug)]
struct Part {
    /// Where it starts; [`Part::OUTPUT`] for a value.
    start: u32,
    /// Where it ends; the value's expression.
    end: u32,
}

impl Part {
    const OUTPUT: u32 = u32::MAX;

    fn output(self) -> Option<ExprId> {
        (self.start == Self::OUTPUT).then_some(ExprId(self.end))
    }
}

impl Words<2> for Part {
    fn words(self) -> [u32; 2] {
        [self.start, self.end]
    }

    fn of([start, end]: [u32; 2]) -> Option<Self> {
        Some(Self { start, end })
    }
}

/// What a text in a language is given as once.
#[derive(Clone, Copy, Debug)]
struct Entry {
    form: TextForm,
    /// Its runs, a part of [`Itext::parts`].
    start: u32,
    end: u32,
    /// Another form of the same text in the same language.
    next: u32,
}

impl Words<4> for Entry {
    fn words(self) -> [u32; 4] {
        [self.form as u32, self.start, self.end, self.next]
    }

    fn of([form, start, end, next]: [u32; 4]) -> Option<Self> {
        Some(Self {
            form: *TextForm::ALL.get(form as usize)?,
            start,
            end,
            next,
        })
    }
}

const NO_ENTRY: u32 = u32::MAX;

impl Itext {
    /// Languages in the form's order; empty where the form is not translated.
    #[must_use]
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// Index of the language to begin with.
    #[must_use]
    pub fn default_language(&self) -> usize {
        self.default
    }

    /// Index of a language by its name or tag.
    #[must_use]
    pub fn language(&self, name: &str) -> Option<usize> {
        let by_name = self
            .languages
            .iter()
            .position(|language| language.name == name);
        by_name.or_else(|| {
            self.languages.iter().position(|language| {
                !language.tag.is_empty() && language.tag.eq_ignore_ascii_case(name)
            })
        })
    }

    /// The text with an id of the form.
    #[must_use]
    pub fn id(&self, id: &str) -> Option<TextId> {
        self.ids.find(id).map(|id| TextId(id.0))
    }

    /// A text in a language, or where that has none, in the default one, then in the first that
    /// has it. A long form goes before the plain one, as in JavaRosa.
    #[must_use]
    pub fn find(&self, id: TextId, form: TextForm, language: usize) -> Option<Found<'_>> {
        // Most forms of a questionnaire's texts are in none of them.
        if !self.has_form(form) && form != TextForm::Plain {
            return None;
        }
        let may_be_long = form == TextForm::Plain && self.has_form(TextForm::Long);
        let chain = [language, self.default]
            .into_iter()
            .chain(0..self.languages.len());
        for candidate in chain {
            let long = may_be_long
                .then(|| self.exact(id, TextForm::Long, candidate))
                .flatten();
            if let Some(pieces) = long.or_else(|| self.exact(id, form, candidate)) {
                return Some(Found {
                    pieces,
                    language: candidate,
                    fallback: candidate != language,
                });
            }
        }
        None
    }

    /// Whether any text is given as a form.
    #[must_use]
    pub fn has_form(&self, form: TextForm) -> bool {
        self.forms & form.bit() != 0
    }

    fn exact(&self, id: TextId, form: TextForm, language: usize) -> Option<Pieces<'_>> {
        self.entries(id, language)
            .find(|entry| entry.form == form)
            .map(|entry| self.pieces(entry))
    }

    /// What a text is given as in a language.
    fn entries(&self, id: TextId, language: usize) -> impl Iterator<Item = Entry> + '_ {
        let first = self.first.get(language);
        let mut next = first.and_then(|first| first.0.get(id.0 as usize)).copied();
        std::iter::from_fn(move || {
            let entry = *self.entries.get(next? as usize)?;
            next = Some(entry.next);
            Some(entry)
        })
    }

    fn pieces(&self, entry: Entry) -> Pieces<'_> {
        let parts = self.parts.get(entry.start as usize..entry.end as usize);
        Pieces {
            words: &self.words,
            parts: parts.unwrap_or_default().iter(),
        }
    }

    /// Whether any language has a text, in any form.
    #[must_use]
    pub fn has_any(&self, id: TextId) -> bool {
        (0..self.languages.len()).any(|language| self.entries(id, language).next().is_some())
    }

    /// Every expression inside a text, in all languages.
    pub fn outputs(&self, id: TextId) -> impl Iterator<Item = ExprId> + '_ {
        (0..self.languages.len())
            .flat_map(move |language| self.entries(id, language))
            .flat_map(|entry| self.pieces(entry).parts)
            .filter_map(|part| part.output())
    }

    /// Ids of texts that a language lacks, though another has them: how many, and the first few in
    /// the order of their letters.
    pub(crate) fn missing(&self, language: usize, few: usize) -> (usize, Vec<&str>) {
        let has = |id: TextId, language: usize| {
            self.entries(id, language)
                .any(|entry| entry.form == TextForm::Plain)
        };
        let count = u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
        let mut missing: Vec<&str> = (0..count)
            .filter(|id| {
                let id = TextId(*id);
                !has(id, language) && (0..self.languages.len()).any(|other| has(id, other))
            })
            .map(|id| self.ids.text(NameId(id)))
            .collect();
        missing.sort_unstable();
        let count = missing.len();
        missing.truncate(few);
        (count, missing)
    }

    pub(crate) fn add_language(&mut self, name: &str, default: bool) -> Option<usize> {
        if self.languages.iter().any(|language| language.name == name) {
            return None;
        }
        let index = self.languages.len();
        self.languages.push(Language::new(name));
        self.first.push(First(Vec::with_capacity(self.ids.len())));
        if default {
            self.default = index;
        }
        Some(index)
    }

    pub(crate) fn intern(&mut self, id: &str) -> TextId {
        TextId(self.ids.intern(id).0)
    }

    /// Puts a text in; false where that form of it is there already.
    pub(crate) fn put<'p>(
        &mut self,
        language: usize,
        id: TextId,
        form: TextForm,
        pieces: impl Iterator<Item = Piece<'p>>,
    ) -> bool {
        if self.entries(id, language).any(|entry| entry.form == form) {
            return false;
        }
        let start = clip(self.parts.len());
        for piece in pieces {
            let part = match piece {
                Piece::Words(words) => {
                    let start = clip(self.words.len());
                    self.words.push_str(words);
                    let end = clip(self.words.len());
                    Part { start, end }
                }
                Piece::Output(expression) => Part {
                    start: Part::OUTPUT,
                    end: expression.0,
                },
            };
            self.parts.push(part);
        }
        self.link(language, id, form, start);
        self.forms |= form.bit();
        true
    }

    /// Makes the runs from `start` on a text, the first in its chain.
    fn link(&mut self, language: usize, id: TextId, form: TextForm, start: u32) {
        let Some(First(first)) = self.first.get_mut(language) else {
            return;
        };
        let at = id.0 as usize;
        if first.len() <= at {
            first.resize(at + 1, NO_ENTRY);
        }
        let new = clip(self.entries.len());
        let next = std::mem::replace(&mut first[at], new);
        self.entries.push(Entry {
            form,
            start,
            end: clip(self.parts.len()),
            next,
        });
    }
}

fn clip(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}

/// The BCP 47 tag in a language's name: the last brackets, or the whole where it is a tag already.
fn tag_of(name: &str) -> String {
    let name = name.trim();
    let inner = name
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('))
        .map(|(_, inner)| inner.trim());
    let candidate = inner.unwrap_or(name);
    let is_tag = !candidate.is_empty()
        && candidate.split('-').enumerate().all(|(at, part)| {
            let length = if at == 0 { 2..=3 } else { 1..=8 };
            length.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
        && candidate.as_bytes()[0].is_ascii_alphabetic();
    if is_tag {
        candidate.to_owned()
    } else {
        String::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tag_stands_in_the_last_brackets() {
        for (name, tag) in [
            ("العربية (ar)", "ar"),
            ("سۆرانی (ckb)", "ckb"),
            ("Kurdî (Badînî) (ku-Arab-IQ)", "ku-Arab-IQ"),
            ("en", "en"),
            ("English", ""),
            ("English (Iraq)", ""),
            ("default", ""),
            ("", ""),
        ] {
            assert_eq!(tag_of(name), tag, "{name}");
        }
    }

    #[test]
    fn a_text_falls_back_to_the_default_language_then_to_the_first() {
        let mut itext = Itext::default();
        let first = itext.add_language("Kurmancî (kmr)", false).expect("new");
        let default = itext.add_language("العربية (ar)", true).expect("new");
        let asked = itext.add_language("English (en)", false).expect("new");
        let both = itext.intern("both");
        let only_first = itext.intern("only-first");
        let literal = |words| std::iter::once(Piece::Words(words));
        assert!(itext.put(first, both, TextForm::Plain, literal("a")));
        assert!(itext.put(default, both, TextForm::Plain, literal("b")));
        assert!(itext.put(first, both, TextForm::Short, literal("short")));
        assert!(itext.put(first, only_first, TextForm::Plain, literal("c")));
        assert!(!itext.put(first, only_first, TextForm::Plain, literal("again")));

        let found = itext
            .find(both, TextForm::Plain, asked)
            .expect("falls back");
        assert_eq!((found.language, found.fallback), (default, true));
        assert_eq!(found.pieces.collect::<Vec<_>>(), [Piece::Words("b")]);
        let short = itext
            .find(both, TextForm::Short, asked)
            .expect("falls back");
        assert_eq!(short.pieces.collect::<Vec<_>>(), [Piece::Words("short")]);
        let found = itext
            .find(only_first, TextForm::Plain, asked)
            .expect("falls back");
        assert_eq!((found.language, found.fallback), (first, true));
        assert!(itext.find(both, TextForm::Image, asked).is_none());
        assert_eq!(itext.missing(asked, 9), (2, vec!["both", "only-first"]));
        assert_eq!(itext.missing(default, 9), (1, vec!["only-first"]));
        assert_eq!(itext.missing(asked, 1), (2, vec!["both"]));
    }
}
