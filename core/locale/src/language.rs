//! The four languages of the interface, so that a language is a value and never a loose string.

use icu_locale::Locale;

use crate::{Digits, Direction, direction};

/// A language the interface speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// Arabic, formatted as Iraq writes it.
    Ar,
    /// Sorani (Central Kurdish), in Arabic script.
    Ckb,
    /// Kurmanji (Northern Kurdish), in Latin script.
    Kmr,
    /// English: the reference text, and what is left when nothing else fits.
    #[default]
    En,
}

impl Language {
    /// All four, in the order a language picker shows them.
    pub const ALL: [Self; 4] = [Self::Ar, Self::Ckb, Self::Kmr, Self::En];

    /// BCP 47 tag of the language as a person would ask for it.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Ar => "ar",
            Self::Ckb => "ckb",
            Self::Kmr => "kmr",
            Self::En => "en",
        }
    }

    /// The language's name in itself, for the language picker.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Ar => "العربية",
            Self::Ckb => "کوردی (سۆرانی)",
            Self::Kmr => "Kurdî (Kurmancî)",
            Self::En => "English",
        }
    }

    /// The way its lines run.
    #[must_use]
    pub const fn direction(self) -> Direction {
        match self {
            Self::Ar | Self::Ckb => Direction::Rtl,
            Self::Kmr | Self::En => Direction::Ltr,
        }
    }

    /// The locale whose CLDR rules write numbers in this language.
    ///
    /// Not the tag: plain `ar` writes as Egypt does, CLDR knows nothing of `kmr`, and `ku-IQ`
    /// would mean Arabic script.
    #[must_use]
    pub const fn formatting_locale(self) -> &'static str {
        match self {
            Self::Ar => "ar-IQ",
            Self::Ckb => "ckb-IQ",
            Self::Kmr => "ku-Latn-IQ",
            Self::En => "en",
        }
    }

    /// The digits shown unless the person sets others.
    #[must_use]
    pub const fn usual_digits(self) -> Digits {
        match self {
            Self::Ar | Self::Ckb => Digits::ArabicIndic,
            Self::Kmr | Self::En => Digits::Western,
        }
    }

    /// The language meant by a BCP 47 tag or a POSIX locale name (`ckb_IQ.UTF-8`), if it is ours.
    ///
    /// `ku` alone is Kurmanji; where its likely script is Arabic (`ku-IQ`, `ku-Arab`) the nearest
    /// of ours is Sorani.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let tag = tag
            .split(['.', '@'])
            .next()
            .unwrap_or_default()
            .replace('_', "-");
        let locale: Locale = tag.parse().ok()?;
        match locale.id.language.as_str() {
            "ar" => Some(Self::Ar),
            "ckb" => Some(Self::Ckb),
            "kmr" => Some(Self::Kmr),
            "ku" => Some(match direction::of_locale(locale) {
                Some(Direction::Rtl) => Self::Ckb,
                Some(Direction::Ltr) | None => Self::Kmr,
            }),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The first of `tags`, in the person's order of preference, that is one of ours.
    pub fn negotiate<T: AsRef<str>>(tags: &[T]) -> Option<Self> {
        tags.iter().find_map(|tag| Self::from_tag(tag.as_ref()))
    }

    /// The tag under which plural rules exist: Kurmanji's are CLDR's `ku`.
    pub(crate) const fn plural_tag(self) -> &'static str {
        match self {
            Self::Kmr => "ku",
            Self::Ar | Self::Ckb | Self::En => self.tag(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_phones_and_shells_find_their_language() {
        let cases = [
            ("ar-IQ", Some(Language::Ar)),
            ("ar", Some(Language::Ar)),
            ("ckb_IQ.UTF-8", Some(Language::Ckb)),
            ("kmr-Latn-IQ", Some(Language::Kmr)),
            ("ku", Some(Language::Kmr)),
            ("ku-TR", Some(Language::Kmr)),
            ("ku_TR@latin", Some(Language::Kmr)),
            ("ku-IQ", Some(Language::Ckb)),
            ("ku-Arab", Some(Language::Ckb)),
            ("ku-Latn-IQ", Some(Language::Kmr)),
            ("en-GB-oxendict", Some(Language::En)),
            ("C", None),
            ("C.UTF-8", None),
            ("fa-IR", None),
            ("", None),
            ("-", None),
        ];
        for (tag, expected) in cases {
            assert_eq!(Language::from_tag(tag), expected, "{tag}");
        }
    }

    #[test]
    fn the_first_tag_that_is_ours_wins() {
        assert_eq!(
            Language::negotiate(&["fr", "ckb", "ar"]),
            Some(Language::Ckb)
        );
        assert_eq!(Language::negotiate(&["fr", "de"]), None);
        assert_eq!(
            Language::negotiate::<&str>(&[]).unwrap_or_default(),
            Language::En
        );
    }

    #[test]
    fn each_language_agrees_with_the_likely_script_of_its_formatting_locale() {
        for language in Language::ALL {
            assert_eq!(
                Direction::of_tag(language.formatting_locale()),
                Some(language.direction())
            );
            assert_eq!(
                Direction::of_tag(language.tag()),
                Some(language.direction())
            );
            assert_eq!(Language::from_tag(language.tag()), Some(language));
        }
    }
}
