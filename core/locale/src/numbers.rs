//! Numbers as a language writes them: digits, grouping, decimal mark. By CLDR, through ICU4X.

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_locale::Locale;
use icu_plurals::{PluralCategory, PluralRules};

use crate::{Digits, Language};

/// A number as `language` writes it, from its ASCII form (`-1234.5`); what is not such a number
/// comes back as it is.
///
/// Grouped from five digits on, so that years stay years. Latin script always has Western digits.
#[must_use]
pub fn number(language: Language, digits: Digits, ascii: &str) -> String {
    let Ok(decimal) = ascii.parse::<Decimal>() else {
        return ascii.to_owned();
    };
    let mut options = DecimalFormatterOptions::default();
    options.grouping_strategy = Some(GroupingStrategy::Min2);
    // Made at each call: ICU4X formatters are not Sync, and making one allocates next to nothing.
    match DecimalFormatter::try_new(locale(language, digits).into(), options) {
        Ok(formatter) => formatter.format(&decimal).to_string(),
        Err(_) => ascii.to_owned(),
    }
}

/// The CLDR plural category of a whole or decimal number in its ASCII form.
pub(crate) fn plural_category(language: Language, ascii: &str) -> &'static str {
    let locale: Locale = language.plural_tag().parse().unwrap_or(Locale::UNKNOWN);
    let (Ok(decimal), Ok(rules)) = (
        ascii.parse::<Decimal>(),
        PluralRules::try_new_cardinal(locale.into()),
    ) else {
        return "other";
    };
    match rules.category_for(&decimal) {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

fn locale(language: Language, digits: Digits) -> Locale {
    let numbering = match (language, digits) {
        (Language::Ar | Language::Ckb, Digits::ArabicIndic) => "arab",
        (Language::Ar | Language::Ckb, Digits::ExtendedArabicIndic) => "arabext",
        _ => "latn",
    };
    format!("{}-u-nu-{numbering}", language.formatting_locale())
        .parse()
        .unwrap_or(Locale::UNKNOWN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_writes_its_own_numbers() {
        let write = |language: Language| number(language, language.usual_digits(), "123456.7");
        assert_eq!(write(Language::Ar), "١٢٣٬٤٥٦٫٧");
        assert_eq!(write(Language::Ckb), "١٢٣٬٤٥٦٫٧");
        assert_eq!(write(Language::Kmr), "123.456,7");
        assert_eq!(write(Language::En), "123,456.7");
    }

    #[test]
    fn digits_are_a_setting_where_the_script_is_arabic() {
        assert_eq!(number(Language::Ar, Digits::Western, "12345"), "12,345");
        assert_eq!(number(Language::Kmr, Digits::ArabicIndic, "12"), "12");
        let extended = Digits::ExtendedArabicIndic;
        assert_eq!(number(Language::Ckb, extended, "12345.6"), "۱۲٬۳۴۵٫۶");
        assert_eq!(number(Language::En, extended, "12"), "12");
        assert_eq!(number(Language::Ckb, Digits::ArabicIndic, "2026"), "٢٠٢٦");
    }

    #[test]
    fn what_is_no_number_stays() {
        assert_eq!(number(Language::Ar, Digits::ArabicIndic, "ER017"), "ER017");
        assert_eq!(number(Language::Ar, Digits::ArabicIndic, ""), "");
    }

    #[test]
    fn arabic_plurals_count_within_the_hundred() {
        let of = |n: &str| plural_category(Language::Ar, n);
        assert_eq!(
            ["0", "1", "2", "3", "11", "100", "103", "111"].map(of),
            ["zero", "one", "two", "few", "many", "other", "few", "many"]
        );
        assert_eq!(plural_category(Language::Kmr, "1"), "one");
        assert_eq!(plural_category(Language::Ckb, "2"), "other");
    }
}
