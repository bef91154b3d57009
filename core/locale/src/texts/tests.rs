//! Texts as a person meets them.

use super::*;

const NONE: [(&str, &str); 0] = [];

const COUNTED: [i64; 8] = [0, 1, 2, 3, 11, 100, 103, 111];

fn plain_forms(language: Language) -> [String; 8] {
    COUNTED.map(|n| Texts::new(language).plain("forms-count", &[("n", n.into())]))
}

#[test]
fn arabic_counts_as_cldr_says() {
    assert_eq!(
        plain_forms(Language::Ar),
        [
            "لا توجد استمارات",
            "استمارة واحدة",
            "استمارتان",
            "٣ استمارات",
            "١١ استمارةً",
            "١٠٠ استمارة",
            "١٠٣ استمارات",
            "١١١ استمارةً",
        ]
    );
}

#[test]
fn kurdish_and_english_have_none_one_and_many() {
    assert_eq!(
        plain_forms(Language::Ckb),
        [
            "هیچ فۆڕمێک نییە",
            "یەک فۆڕم",
            "٢ فۆڕم",
            "٣ فۆڕم",
            "١١ فۆڕم",
            "١٠٠ فۆڕم",
            "١٠٣ فۆڕم",
            "١١١ فۆڕم",
        ]
    );
    assert_eq!(
        plain_forms(Language::Kmr),
        [
            "Form tune ne",
            "Formek",
            "2 form",
            "3 form",
            "11 form",
            "100 form",
            "103 form",
            "111 form",
        ]
    );
    assert_eq!(
        plain_forms(Language::En),
        [
            "No forms",
            "One form",
            "2 forms",
            "3 forms",
            "11 forms",
            "100 forms",
            "103 forms",
            "111 forms",
        ]
    );
}

#[test]
fn digits_are_a_setting() {
    let western = Texts::new(Language::Ar).with_digits(Digits::Western);
    assert_eq!(
        western.plain("forms-count", &[("n", 12_345.into())]),
        "12,345 استمارةً"
    );
    let latin = Texts::new(Language::Kmr).with_digits(Digits::ArabicIndic);
    assert_eq!(latin.plain("forms-count", &[("n", 12.into())]), "12 form");
}

#[test]
fn inserted_values_are_isolated_on_screens_and_bare_in_terminals() {
    let texts = Texts::new(Language::Ar);
    let code = [("code", "7F-3A".into())];
    assert_eq!(
        texts.text("send-receipt", &code),
        "رمز الإيصال: \u{2068}7F-3A\u{2069}"
    );
    assert_eq!(texts.plain("send-receipt", &code), "رمز الإيصال: 7F-3A");
}

#[test]
fn an_id_is_never_shown() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        for text in [
            texts.text("no-such-text", &[]),
            texts.coded(Family::Error, "no-such-code", &NONE),
            texts.coded(Family::Verdict, "no-such-code", &NONE),
        ] {
            assert!(!text.is_empty() && !text.contains("no-such"), "{text}");
        }
        assert_eq!(texts.remedy(Family::Error, "no-such-code", &NONE), None);
        assert_eq!(
            texts.plain("send-receipt", &[]).split(':').next_back(),
            Some(" …")
        );
    }
}

#[test]
fn words_of_ours_inside_a_sentence_are_said_in_the_language() {
    let texts = Texts::new(Language::Kmr).without_isolation();
    let said = |found, expected| {
        let parameters = [("found", found), ("expected", expected)];
        texts.coded(Family::Diagnostic, "xpath-unexpected-token", &parameters)
    };
    assert_eq!(
        said("the end", "a comma or )"),
        "“dawî” li cihê bêhnok an ) ye."
    );
    assert_eq!(said("a-step", ")"), "“a-step” li cihê ) ye.");
    let unsupported = texts.coded(
        Family::Diagnostic,
        "unsupported-feature",
        &[("feature", "odk:setgeopoint")],
    );
    assert!(unsupported.contains("odk:setgeopoint"), "{unsupported}");
}

#[test]
fn what_was_probably_meant_is_asked_where_it_is_known() {
    let said = |language, parameters: &[(&str, &str)]| {
        let texts = Texts::new(language).without_isolation();
        texts.coded(Family::Diagnostic, "type-unknown", parameters)
    };
    let near = [("type", "selct_one"), ("meant", "select_one")];
    assert_eq!(
        said(Language::En, &near),
        "There is no type “selct_one”. Did you mean “select_one”?"
    );
    assert_eq!(
        said(Language::Ar, &near),
        "لا يوجد نوع «selct_one». هل المقصود «select_one»؟"
    );
    for language in Language::ALL {
        let alone = said(language, &near[..1]);
        assert!(said(language, &near).starts_with(&alone));
        assert!(!alone.contains(['?', '؟', '…']), "{alone}");
    }
    let texts = Texts::new(Language::En).without_isolation();
    assert_eq!(
        texts.coded(Family::Diagnostic, "survey-missing", &[("meant", "survy")]),
        "The workbook has no sheet named survey. Is it the sheet “survy”?"
    );
    assert_eq!(
        texts.coded(Family::Diagnostic, "no-such-code", &[("meant", "survy")]),
        texts.text("unknown-diagnostic", &[])
    );
}

#[test]
fn every_family_has_words_for_a_code_it_does_not_know() {
    for language in Language::ALL {
        for family in Family::ALL {
            assert!(
                Texts::new(language).has(family.unknown()),
                "{family:?} in {language:?}"
            );
        }
        assert!(Texts::new(language).has("text-missing"));
    }
}

#[test]
fn a_language_calls_itself_as_its_file_does() {
    for language in Language::ALL {
        assert_eq!(
            Texts::new(language).text("language-name", &[]),
            language.own_name()
        );
    }
}

#[test]
fn texts_are_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Texts>();
    let texts = Texts::new(Language::Ckb);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| assert_eq!(texts.plain("nav-next", &[]), "دواتر"));
        }
    });
}
