//! Every code that can reach a person has a sentence in each of the four languages. The codes are
//! read from the sources, so that a new one without words fails here and not on a phone.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rayi_locale::{Family, Language, Texts};

/// Where codes are made: file, type, and the ids of their texts by prefix.
const MAKERS: &[(&str, &str, &[&str])] = &[
    ("core/store/src/error.rs", "Error", &["error"]),
    ("core/store/src/vault.rs", "VaultError", &["error"]),
    ("core/sync/src/error.rs", "Error", &["error"]),
    ("core/sync/src/fetch.rs", "FetchError", &["error"]),
    ("core/openrosa/src/error.rs", "Error", &["error"]),
    ("core/interview/src/error.rs", "Error", &["error"]),
    (
        "core/interview/src/violation.rs",
        "ViolationKind",
        &["violation"],
    ),
    ("core/trust/src/error.rs", "Error", &["error"]),
    (
        "core/trust/src/document.rs",
        "XmlFault",
        &["error", "verdict"],
    ),
    ("core/trust/src/finding.rs", "Verdict", &["verdict"]),
    ("core/trust/src/finding.rs", "Fault", &["verdict"]),
    ("core/trust/src/batch.rs", "ChainFinding", &["verdict"]),
    ("core/xpath/src/error.rs", "Error", &["diagnostic"]),
    ("collector/src/error.rs", "Error", &["collector-error"]),
    (
        "collector/src/program/options.rs",
        "Misuse",
        &["collector-error"],
    ),
    (
        "collector/src/forms/left_out.rs",
        "Reason",
        &["collector-form-reason"],
    ),
    ("cli/src/error.rs", "Error", &["error"]),
];

#[test]
fn every_code_in_the_sources_has_words_in_four_languages() {
    for (file, maker, prefixes) in MAKERS {
        let codes = codes_of(file, maker);
        assert!(codes.len() > 2, "{maker} of {file} makes codes: {codes:?}");
        for prefix in *prefixes {
            codes
                .iter()
                .for_each(|code| said_everywhere(&format!("{prefix}-{code}")));
        }
    }
}

#[test]
fn every_code_that_a_crate_lists_has_words_in_four_languages() {
    let lists = [
        (Family::Diagnostic, rayi_form::CODES),
        (Family::Diagnostic, rayi_form::WORKBOOK_CODES),
        (Family::Diagnostic, rayi_xpath::CODES),
        (Family::Violation, rayi_interview::VIOLATION_CODES),
        (Family::Error, rayi_interview::ERROR_CODES),
        (Family::Error, rayi::ERROR_CODES),
        (Family::Reason, rayi_sync::REASON_CODES),
    ];
    for (family, codes) in lists {
        codes
            .iter()
            .for_each(|code| said_everywhere(&family.id(code)));
    }
    for level in [
        "unsealed",
        "passphrase",
        "software",
        "trusted-environment",
        "secure-element",
    ] {
        said_everywhere(&format!("vault-level-{level}"));
    }
}

#[test]
fn a_code_of_workbooks_is_no_code_of_forms() {
    // Both are diagnostics, and one text cannot say both.
    let codes = rayi_form::CODES.iter().chain(rayi_xpath::CODES);
    let shared: Vec<_> = codes
        .filter(|code| rayi_form::WORKBOOK_CODES.contains(code))
        .collect();
    assert!(shared.is_empty(), "{shared:?}");
}

#[test]
fn no_sentence_is_for_a_code_that_nobody_makes() {
    let mut made: BTreeSet<String> = BTreeSet::new();
    for (file, maker, prefixes) in MAKERS {
        for code in codes_of(file, maker) {
            made.extend(prefixes.iter().map(|prefix| format!("{prefix}-{code}")));
        }
    }
    let listed = [
        (Family::Diagnostic, rayi_form::CODES),
        (Family::Diagnostic, rayi_form::WORKBOOK_CODES),
        (Family::Diagnostic, rayi_xpath::CODES),
        (Family::Error, rayi::ERROR_CODES),
        (Family::Reason, rayi_sync::REASON_CODES),
    ];
    for (family, codes) in listed {
        made.extend(codes.iter().map(|code| family.id(code)));
    }
    // Those of the application itself, which no crate of the core makes.
    let apps = [
        "error-form-broken",
        "error-storage-full",
        "error-server",
        "error-clock",
    ];
    made.extend(apps.map(str::to_owned));
    let mut spare = Vec::new();
    for file in ["en", "codes.en", "diagnostics.en", "workbook.en", "cli.en"] {
        let text = read(&format!("core/locale/i18n/{file}.ftl"));
        let ids = text
            .lines()
            .filter_map(|line| line.split_once(" ="))
            .map(|(id, _)| id);
        let prefixes = Family::ALL.map(|family| family.id(""));
        let coded = ids.filter(|id| prefixes.iter().any(|prefix| id.starts_with(prefix)));
        spare.extend(coded.filter(|id| !made.contains(*id)).map(str::to_owned));
    }
    assert!(spare.is_empty(), "{spare:?}");
}

#[test]
fn words_inside_sentences_are_said_in_four_languages() {
    let parse = read("core/xpath/src/parse.rs") + &read("core/xpath/src/parse/lexer.rs");
    let expected = parse.split("expected(\"").skip(1);
    let found = parse.split(" => \"").skip(1);
    let phrases = expected
        .chain(found)
        .filter_map(|rest| rest.split('"').next());
    let form = [
        "parse.rs",
        "parse/body.rs",
        "parse/instance.rs",
        "parse/texts.rs",
    ];
    let form: String = form
        .map(|file| read(&format!("core/form/src/{file}")))
        .concat();
    let features = form
        .split("unsupported(")
        .skip(1)
        .filter_map(|rest| rest.split(';').next());
    let features = features.filter_map(|call| call.split('"').nth(1));
    let words: BTreeSet<_> = phrases
        .filter(|phrase| phrase.contains(' '))
        .chain(features.filter(|feature| feature.matches('-').count() > 1))
        .map(|phrase| phrase.split(|c: char| !c.is_ascii_alphanumeric()))
        .map(|parts| {
            parts
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join("-")
        })
        .collect();
    assert!(words.len() > 6, "{words:?}");
    words
        .iter()
        .for_each(|word| said_everywhere(&format!("word-{word}")));
}

fn said_everywhere(id: &str) {
    for language in Language::ALL {
        assert!(
            Texts::new(language).has(id),
            "{id} has no words in {language:?}"
        );
    }
}

/// The texts in quotes of a type's `fn code`, but for those inside other words.
fn codes_of(file: &str, maker: &str) -> Vec<String> {
    let source = read(file);
    let (_, rest) = source
        .split_once(&format!("impl {maker} {{"))
        .expect("the type is there");
    let (_, rest) = rest.split_once("fn code(").expect("it has codes");
    let (body, _) = rest.split_once("\n    }\n").expect("a function ends");
    body.split('"')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

fn read(file: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    fs::read_to_string(root.join(file)).expect("a source of this repository")
}
