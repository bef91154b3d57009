//! [`Itext`]: the form's languages and its translated texts, with the chain of fallback.

use std::collections::HashMap;

use crate::model::ExprId;

/// A language of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// Name as the form writes it, such as `العربية (ar)`.
    pub name: String,
    /// BCP 47 tag: what stands in the name's last brackets, or the name itself where it looks like
    /// a tag, else empty.
    pub tag: String,
}

impl Language {
    pub(crate) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            tag: tag_of(name),
        }
    }
}

/// A text of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// Written in place, the same in every language.
    Plain(Vec<TextPart>),
    /// Translated.
    Itext(TextId),
    /// An expression gives it, such as `jr:itext(concat('a', /data/b))`.
    Dynamic(ExprId),
}

/// A run of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextPart {
    /// Words.
    Literal(String),
    /// A value put into the words.
    Output(ExprId),
}

/// A translated text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextId(pub u32);

/// What a text is given as (ODK XForms, "Languages" and "Media").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<'a> {
    /// The words.
    pub parts: &'a [TextPart],
    /// Index of their language.
    pub language: usize,
    /// Whether that is not the language asked for.
    pub fallback: bool,
}

/// Languages and translated texts.
#[derive(Debug, Default)]
pub struct Itext {
    languages: Vec<Language>,
    default: usize,
    ids: HashMap<String, TextId>,
    /// Per language, per text: what it is given as.
    texts: Vec<Vec<Forms>>,
}

type Forms = Vec<(TextForm, Vec<TextPart>)>;

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
        self.ids.get(id).copied()
    }

    /// A text in a language, or where that has none, in the default one, then in the first that
    /// has it.
    #[must_use]
    pub fn find(&self, id: TextId, form: TextForm, language: usize) -> Option<Found<'_>> {
        let chain = [language, self.default]
            .into_iter()
            .chain(0..self.languages.len());
        for candidate in chain {
            if let Some(parts) = self.exact(id, form, candidate) {
                return Some(Found {
                    parts,
                    language: candidate,
                    fallback: candidate != language,
                });
            }
        }
        None
    }

    fn exact(&self, id: TextId, form: TextForm, language: usize) -> Option<&[TextPart]> {
        let forms = self.texts.get(language)?.get(id.0 as usize)?;
        forms
            .iter()
            .find(|(known, _)| *known == form)
            .map(|(_, parts)| parts.as_slice())
    }

    /// Whether any language has a text, in any form.
    #[must_use]
    pub fn has_any(&self, id: TextId) -> bool {
        self.texts.iter().any(|language| {
            language
                .get(id.0 as usize)
                .is_some_and(|forms| !forms.is_empty())
        })
    }

    /// Every expression inside a text, in all languages.
    pub fn outputs(&self, id: TextId) -> impl Iterator<Item = ExprId> + '_ {
        self.texts
            .iter()
            .filter_map(move |language| language.get(id.0 as usize))
            .flatten()
            .flat_map(|(_, parts)| parts)
            .filter_map(|part| match part {
                TextPart::Output(expression) => Some(*expression),
                TextPart::Literal(_) => None,
            })
    }

    /// Ids of texts that a language lacks, though another has them.
    pub(crate) fn missing(&self, language: usize) -> Vec<&str> {
        let mut missing: Vec<&str> = self
            .ids
            .iter()
            .filter(|(_, id)| {
                self.exact(**id, TextForm::Plain, language).is_none()
                    && (0..self.languages.len())
                        .any(|other| self.exact(**id, TextForm::Plain, other).is_some())
            })
            .map(|(name, _)| name.as_str())
            .collect();
        missing.sort_unstable();
        missing
    }

    pub(crate) fn add_language(&mut self, name: &str, default: bool) -> Option<usize> {
        if self.languages.iter().any(|language| language.name == name) {
            return None;
        }
        let index = self.languages.len();
        self.languages.push(Language::new(name));
        self.texts.push(vec![Vec::new(); self.ids.len()]);
        if default {
            self.default = index;
        }
        Some(index)
    }

    pub(crate) fn intern(&mut self, id: &str) -> TextId {
        if let Some(known) = self.ids.get(id) {
            return *known;
        }
        let new = TextId(u32::try_from(self.ids.len()).unwrap_or(u32::MAX));
        self.ids.insert(id.to_owned(), new);
        for language in &mut self.texts {
            language.push(Vec::new());
        }
        new
    }

    /// Puts a text in; false where that form of it is there already.
    pub(crate) fn put(
        &mut self,
        language: usize,
        id: TextId,
        form: TextForm,
        parts: Vec<TextPart>,
    ) -> bool {
        let forms = &mut self.texts[language][id.0 as usize];
        if forms.iter().any(|(known, _)| *known == form) {
            return false;
        }
        forms.push((form, parts));
        true
    }
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
        let literal = |text: &str| vec![TextPart::Literal(text.to_owned())];
        assert!(itext.put(first, both, TextForm::Plain, literal("a")));
        assert!(itext.put(default, both, TextForm::Plain, literal("b")));
        assert!(itext.put(first, only_first, TextForm::Plain, literal("c")));
        assert!(!itext.put(first, only_first, TextForm::Plain, literal("again")));

        let found = itext
            .find(both, TextForm::Plain, asked)
            .expect("falls back");
        assert_eq!((found.language, found.fallback), (default, true));
        let found = itext
            .find(only_first, TextForm::Plain, asked)
            .expect("falls back");
        assert_eq!((found.language, found.fallback), (first, true));
        assert_eq!(itext.find(both, TextForm::Image, asked), None);
        assert_eq!(itext.missing(asked), ["both", "only-first"]);
    }
}
