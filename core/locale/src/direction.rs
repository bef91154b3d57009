//! The direction a text runs, known from its language tag: guessing from the first letter fails on
//! a leading dot, number or name.

use icu_locale::{Locale, LocaleCanonicalizer, LocaleDirectionality};

/// The base direction of a block of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The word HTML's `dir` and Fluent's texts use: `ltr` or `rtl`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }

    /// The direction of the likely script of a BCP 47 tag (UTS 35, likely subtags), `None` when
    /// the tag is malformed or CLDR does not know its script.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        of_locale(tag.trim().replace('_', "-").parse().ok()?)
    }

    /// The direction of the first letter that has one. Only for text whose language nobody named,
    /// such as the labels of a form without translations.
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        text.chars().find_map(|letter| match u32::from(letter) {
            0x0590..=0x08FF
            | 0xFB1D..=0xFDFF
            | 0xFE70..=0xFEFF
            | 0x10800..=0x10FFF
            | 0x1E800..=0x1EFFF
                if letter.is_alphabetic() =>
            {
                Some(Self::Rtl)
            }
            _ if letter.is_alphabetic() => Some(Self::Ltr),
            _ => None,
        })
    }
}

/// The language tag in a form's name for a language: what stands in the last brackets, as in
/// `العربية (ar)`; a name that is itself a tag stands for itself.
#[must_use]
pub fn tag_of_name(name: &str) -> Option<&str> {
    let name = name.trim();
    let tag = match name
        .strip_suffix(')')
        .and_then(|open| open.rsplit_once('('))
    {
        Some((_, inside)) => inside.trim(),
        None => name,
    };
    tag.parse::<Locale>().is_ok().then_some(tag)
}

pub(crate) fn of_locale(mut locale: Locale) -> Option<Direction> {
    // kmr has no likely script of its own in CLDR; its canonical form ku has.
    LocaleCanonicalizer::new_common().canonicalize(&mut locale);
    match LocaleDirectionality::new_common().get(&locale.id)? {
        icu_locale::Direction::RightToLeft => Some(Direction::Rtl),
        icu_locale::Direction::LeftToRight => Some(Direction::Ltr),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn direction_follows_the_likely_script() {
        let cases = [
            ("ar", Some(Direction::Rtl)),
            ("ckb", Some(Direction::Rtl)),
            ("ckb_IQ", Some(Direction::Rtl)),
            ("ku", Some(Direction::Ltr)),
            ("kmr", Some(Direction::Ltr)),
            ("ku-IQ", Some(Direction::Rtl)),
            ("ku-Latn-IQ", Some(Direction::Ltr)),
            ("kmr-Arab", Some(Direction::Rtl)),
            ("en", Some(Direction::Ltr)),
            ("fa", Some(Direction::Rtl)),
            ("tr", Some(Direction::Ltr)),
            ("not a tag", None),
            ("", None),
        ];
        for (tag, expected) in cases {
            assert_eq!(Direction::of_tag(tag), expected, "{tag}");
        }
    }

    #[test]
    fn the_tag_is_what_stands_in_the_last_brackets() {
        assert_eq!(tag_of_name("العربية (ar)"), Some("ar"));
        assert_eq!(tag_of_name("Kurdî (Kurmancî) (kmr)"), Some("kmr"));
        assert_eq!(tag_of_name("ckb"), Some("ckb"));
        assert_eq!(tag_of_name("Kurdî (Kurmancî)"), None);
        assert_eq!(tag_of_name("العربية"), None);
    }

    #[test]
    fn text_without_a_language_goes_by_its_first_letter() {
        assert_eq!(
            Direction::of_text("1. ما اسمك؟ (name)"),
            Some(Direction::Rtl)
        );
        assert_eq!(Direction::of_text("… Name"), Some(Direction::Ltr));
        assert_eq!(Direction::of_text("12 ٣ -"), None);
    }
}
