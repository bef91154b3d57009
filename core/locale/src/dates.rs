//! Gregorian dates with the month names Iraq uses. Forty-eight words need no calendar library.

use crate::{Digits, Language, number};

/// The name of a Gregorian month, 1 to 12, as used in Iraq; `None` outside that range.
#[must_use]
pub fn month_name(language: Language, month: u8) -> Option<&'static str> {
    let place = usize::from(month).checked_sub(1)?;
    months(language).get(place).copied()
}

/// The twelve names, in their order.
pub(crate) fn months(language: Language) -> &'static [&'static str] {
    match language {
        Language::Ar => &ARABIC,
        Language::Ckb => &SORANI,
        Language::Kmr => &KURMANJI,
        Language::En => &ENGLISH,
    }
}

/// The name of a day of the week, 1 to 7 from Monday on (ISO 8601); `None` outside that range.
#[must_use]
pub fn weekday_name(language: Language, weekday: u8) -> Option<&'static str> {
    let names = match language {
        Language::Ar => &ARABIC_DAYS,
        Language::Ckb => &SORANI_DAYS,
        Language::Kmr => &KURMANJI_DAYS,
        Language::En => &ENGLISH_DAYS,
    };
    names.get(usize::from(weekday).checked_sub(1)?).copied()
}

/// The day that a week begins with in Iraq, as [`weekday_name`] counts: Saturday.
pub const FIRST_WEEKDAY: u8 = 6;

/// A long date, such as `10 January 2024` or `١٠ كانون الثاني ٢٠٢٤`; `None` where `month` is no
/// month. Days and years are written, not checked.
#[must_use]
pub fn long_date(
    language: Language,
    digits: Digits,
    (year, month, day): (i16, u8, u8),
) -> Option<String> {
    let name = month_name(language, month)?;
    let day = number(language, digits, &day.to_string());
    let year = number(language, digits, &year.to_string());
    Some(match language {
        Language::Ckb => format!("{day}ی {name}ی {year}"),
        Language::Ar | Language::Kmr | Language::En => format!("{day} {name} {year}"),
    })
}

const ARABIC: [&str; 12] = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
];

const SORANI: [&str; 12] = [
    "کانوونی دووەم",
    "شوبات",
    "ئازار",
    "نیسان",
    "ئایار",
    "حوزەیران",
    "تەممووز",
    "ئاب",
    "ئەیلوول",
    "تشرینی یەکەم",
    "تشرینی دووەم",
    "کانوونی یەکەم",
];

const KURMANJI: [&str; 12] = [
    "Kanûna Paşîn",
    "Sibat",
    "Adar",
    "Nîsan",
    "Gulan",
    "Hezîran",
    "Tîrmeh",
    "Tebax",
    "Îlon",
    "Çiriya Pêşîn",
    "Çiriya Paşîn",
    "Kanûna Pêşîn",
];

const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const ARABIC_DAYS: [&str; 7] = [
    "الاثنين",
    "الثلاثاء",
    "الأربعاء",
    "الخميس",
    "الجمعة",
    "السبت",
    "الأحد",
];

const SORANI_DAYS: [&str; 7] = [
    "دووشەممە",
    "سێشەممە",
    "چوارشەممە",
    "پێنجشەممە",
    "هەینی",
    "شەممە",
    "یەکشەممە",
];

const KURMANJI_DAYS: [&str; 7] = [
    "Duşem",
    "Sêşem",
    "Çarşem",
    "Pêncşem",
    "În",
    "Şemî",
    "Yekşem",
];

const ENGLISH_DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_the_poll_in_four_languages() {
        let write = |language: Language| {
            long_date(language, language.usual_digits(), (2024, 1, 10)).expect("January exists")
        };
        assert_eq!(write(Language::Ar), "١٠ كانون الثاني ٢٠٢٤");
        assert_eq!(write(Language::Ckb), "١٠ی کانوونی دووەمی ٢٠٢٤");
        assert_eq!(write(Language::Kmr), "10 Kanûna Paşîn 2024");
        assert_eq!(write(Language::En), "10 January 2024");
    }

    #[test]
    fn a_year_has_twelve_months_in_every_language() {
        for language in Language::ALL {
            let mut names: Vec<_> = (1..=12).filter_map(|m| month_name(language, m)).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), 12);
            let mut days: Vec<_> = (1..=7).filter_map(|d| weekday_name(language, d)).collect();
            days.sort_unstable();
            days.dedup();
            assert_eq!(days.len(), 7);
            assert_eq!(weekday_name(language, 0), None);
            assert_eq!(
                (month_name(language, 0), month_name(language, 13)),
                (None, None)
            );
        }
    }
}
