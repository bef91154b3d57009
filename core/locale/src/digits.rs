//! Digits: three sets are accepted on input, one is stored, and which one is shown is a setting.

use std::borrow::Cow;

/// The digits numbers are shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Digits {
    /// 0123: everywhere in storage, and in Latin script always.
    Western,
    /// ٠١٢٣: Arabic and Sorani.
    ArabicIndic,
    /// ۰۱۲۳: as Persian keyboards write Sorani.
    ExtendedArabicIndic,
}

impl Digits {
    /// The ASCII digits of a text in this set; everything else stays. For clock times, codes and
    /// what is else no number, which [`crate::number`] would group.
    #[must_use]
    pub fn put_into(self, text: &str) -> Cow<'_, str> {
        let zero = match self {
            Self::Western => return text.into(),
            Self::ArabicIndic => '٠',
            Self::ExtendedArabicIndic => '۰',
        };
        let digit = |c: char| {
            let shown = c.to_digit(10).map(|value| u32::from(zero) + value);
            shown.and_then(char::from_u32).unwrap_or(c)
        };
        text.chars().map(digit).collect::<String>().into()
    }
}

/// A typed number in the digits forms and records use: `٠-٩` and `۰-۹` become `0-9`, `٫` becomes
/// `.`, and the thousands mark `٬` is dropped. Everything else stays as typed.
///
/// For numeric answers only: free text is kept as the person wrote it.
#[must_use]
pub fn to_ascii_digits(typed: &str) -> Cow<'_, str> {
    let is_foreign = |c: char| ascii_digit(c).is_some() || matches!(c, '٫' | '٬');
    if !typed.contains(is_foreign) {
        return Cow::Borrowed(typed);
    }
    typed
        .chars()
        .filter(|c| *c != '٬')
        .map(to_ascii)
        .collect::<String>()
        .into()
}

fn to_ascii(c: char) -> char {
    match c {
        '٫' => '.',
        other => ascii_digit(other).unwrap_or(other),
    }
}

/// The ASCII twin of an Arabic-Indic (U+0660) or extended Arabic-Indic (U+06F0) digit.
pub(crate) fn ascii_digit(c: char) -> Option<char> {
    let zero = match c {
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return None,
    };
    char::from_digit(u32::from(c) - u32::from(zero), 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_digit_sets_are_one_number() {
        assert_eq!(to_ascii_digits("٠١٢٣٤٥٦٧٨٩"), "0123456789");
        assert_eq!(to_ascii_digits("۰۱۲۳۴۵۶۷۸۹"), "0123456789");
        assert_eq!(to_ascii_digits("-١٬٢٣٤٫٥٠"), "-1234.50");
        assert_eq!(to_ascii_digits("١٢3۴"), "1234");
    }

    #[test]
    fn digits_shown_are_read_again() {
        for digits in [
            Digits::Western,
            Digits::ArabicIndic,
            Digits::ExtendedArabicIndic,
        ] {
            assert_eq!(to_ascii_digits(&digits.put_into("09:45 a")), "09:45 a");
        }
        assert_eq!(Digits::ExtendedArabicIndic.put_into("09:45"), "۰۹:۴۵");
    }

    #[test]
    fn what_is_ascii_already_is_not_copied() {
        assert!(matches!(to_ascii_digits("-12.5"), Cow::Borrowed("-12.5")));
        assert!(matches!(to_ascii_digits("ڕایی"), Cow::Borrowed("ڕایی")));
    }
}
