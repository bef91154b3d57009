//! The words for a code ask for nothing that the code does not bring, and the public lists of codes
//! name what is given. That there are words at all is shown in `codes.rs`.

use std::collections::{BTreeMap, BTreeSet};

use rayi_locale::{Family, Language, Texts};
use rayi_tests::forms;

/// Names and values of a text's variables.
type Parameters = Vec<(&'static str, String)>;

/// Where the codes of a type are given: family of its texts, file below `core/`, type.
const GIVEN: [(Family, &str, &str); 14] = [
    (Family::Error, "store/src/error.rs", "Error"),
    (Family::Error, "store/src/vault.rs", "VaultError"),
    (Family::Error, "sync/src/error.rs", "Error"),
    (Family::Error, "sync/src/fetch.rs", "FetchError"),
    (Family::Error, "interview/src/error.rs", "Error"),
    (Family::Error, "trust/src/error.rs", "Error"),
    (Family::Error, "trust/src/document.rs", "XmlFault"),
    (Family::Error, "openrosa/src/error.rs", "Error"),
    (Family::Verdict, "trust/src/document.rs", "XmlFault"),
    (Family::Verdict, "trust/src/finding.rs", "Verdict"),
    (Family::Verdict, "trust/src/finding.rs", "Fault"),
    (Family::Verdict, "trust/src/batch.rs", "ChainFinding"),
    (Family::Reason, "openrosa/src/reply.rs", "Reply"),
    (
        Family::Violation,
        "interview/src/violation.rs",
        "ViolationKind",
    ),
];

#[test]
fn the_public_lists_name_what_is_given() {
    let set = |codes: &[&str]| -> BTreeSet<String> {
        codes.iter().map(|code| (*code).to_owned()).collect()
    };
    assert_eq!(
        codes_given("interview/src/violation.rs", "ViolationKind"),
        set(rayi_interview::VIOLATION_CODES)
    );
    assert_eq!(
        codes_given("interview/src/error.rs", "Error"),
        set(rayi_interview::ERROR_CODES)
    );
    let reported = diagnostics_reported();
    let unlisted: Vec<_> = reported
        .difference(&set(rayi_form::CODES))
        .cloned()
        .collect();
    assert!(unlisted.is_empty(), "not in rayi_form::CODES: {unlisted:?}");
    let listed = set(rayi_form::CODES);
    let unused: Vec<_> = listed.difference(&reported).collect();
    assert!(unused.is_empty(), "nothing reports {unused:?}");
}

#[test]
fn words_ask_for_nothing_that_the_code_does_not_bring() {
    let variables = variables();
    let mut wrong = Vec::new();
    let mut sampled: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut check = |family: Family, code: &str, parameters: Parameters| {
        let asked = variables.get(&family.id(code)).cloned().unwrap_or_default();
        for name in asked {
            if !parameters.iter().any(|(known, _)| *known == name) {
                wrong.push(format!("{} asks for {name}", family.id(code)));
            }
        }
        sampled
            .entry(prefix(family))
            .or_default()
            .insert(code.to_owned());
    };
    for fault in samples::store() {
        check(Family::Error, fault.code(), fault.parameters());
    }
    for fault in samples::sync() {
        check(Family::Error, fault.code(), fault.parameters());
    }
    for fault in samples::fetch() {
        check(Family::Error, fault.code(), fault.parameters());
    }
    for fault in samples::interview() {
        check(Family::Error, fault.code(), fault.parameters());
    }
    for fault in samples::trust() {
        check(Family::Error, fault.code(), fault.parameters());
    }
    for fault in samples::openrosa() {
        check(Family::Error, fault.code(), fault.parameters());
    }
    for fault in samples::faults() {
        check(Family::Verdict, fault.code(), fault.parameters());
    }
    for finding in samples::chains() {
        check(Family::Verdict, finding.code(), finding.parameters());
    }
    for error in samples::xpath() {
        let failure = rayi_xpath::Failure {
            error,
            at: 0,
            function: None,
            argument: None,
        };
        check(Family::Diagnostic, failure.code(), failure.parameters());
    }
    for reply in samples::replies() {
        let mut parameters = reply.parameters();
        if let rayi_openrosa::Reply::TooLarge { .. } = reply {
            // Sync adds what only the sender knows.
            parameters = vec![("bytes", "2".to_owned()), ("limit", "1".to_owned())];
        }
        check(Family::Reason, reply.code(), parameters);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // A fact without a sample was not looked at.
    for (family, file, owner) in GIVEN {
        if matches!(owner, "Verdict" | "ViolationKind") {
            continue; // Bear no parameters.
        }
        for code in codes_given(file, owner) {
            assert!(
                sampled[prefix(family)].contains(&code),
                "no sample of {file}: {code}"
            );
        }
    }
    for code in rayi_xpath::CODES {
        assert!(sampled["diagnostic"].contains(*code), "no sample of {code}");
    }
}

/// What is wrong with the words for a code met with these parameters, in any language: none, or a
/// gap where a parameter is missing.
pub(crate) fn missing_words<N: AsRef<str>, V: AsRef<str>>(
    family: Family,
    code: &str,
    parameters: &[(N, V)],
) -> Vec<String> {
    // Its remedy quotes an expression with an ellipsis; elsewhere what is set in may have one.
    let elliptic = code == "xpath-many-nodes"
        || parameters
            .iter()
            .any(|(_, value)| value.as_ref().contains('…'));
    let mut missing = Vec::new();
    for language in Language::ALL {
        let texts = Texts::new(language);
        if !texts.has_code(family, code) {
            missing.push(format!("{} in {language:?}", family.id(code)));
        }
        let words = [
            Some(texts.coded(family, code, parameters)),
            texts.remedy(family, code, parameters),
        ];
        let gaps = |words: &String| words.contains('…') && !elliptic;
        missing.extend(words.into_iter().flatten().filter(gaps));
    }
    missing
}

fn prefix(family: Family) -> &'static str {
    match family {
        Family::Error => "error",
        Family::Violation => "violation",
        Family::Diagnostic => "diagnostic",
        Family::Reason => "reason",
        Family::Verdict => "verdict",
    }
}

fn source(file: &str) -> String {
    let path = forms::folder("../core").join(file);
    std::fs::read_to_string(&path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
}

/// The codes that `owner`'s `code()` gives, as its source says.
fn codes_given(file: &str, owner: &str) -> BTreeSet<String> {
    let source = source(file);
    let codes: BTreeSet<String> = source
        .split_once(&format!("impl {owner} {{"))
        .and_then(|(_, rest)| rest.split_once("fn code("))
        .and_then(|(_, rest)| rest.split_once("\n    }\n"))
        .map(|(body, _)| {
            body.lines()
                .filter_map(|line| line.split_once("=> \""))
                .filter_map(|(_, rest)| rest.split_once('"'))
                .map(|(code, _)| code.to_owned())
                .collect()
        })
        .unwrap_or_default();
    assert!(codes.len() > 2, "{file} gives the codes of {owner}");
    codes
}

/// The codes of diagnostics in the sources of the form reader.
fn diagnostics_reported() -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    let mut folders = vec![forms::folder("../core/form/src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the sources are there") {
            let path = entry.expect("can be listed").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("sources are text");
            for call in ["Diagnostic::error(", "Diagnostic::warning("] {
                for rest in text.split(call).skip(1) {
                    if let Some((code, _)) = rest
                        .trim_start()
                        .strip_prefix('"')
                        .and_then(|rest| rest.split_once('"'))
                    {
                        codes.insert(code.to_owned());
                    }
                }
            }
        }
    }
    assert!(codes.len() > 30, "{codes:?}");
    codes
}

/// What each English text asks for, its remedy included. That the other languages ask for the same
/// is a test of `rayi-locale`.
fn variables() -> BTreeMap<String, BTreeSet<String>> {
    let mut variables: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in ["codes.en.ftl", "diagnostics.en.ftl"] {
        let mut id = String::new();
        for line in source(&format!("locale/i18n/{file}")).lines() {
            if line.starts_with(|first: char| first.is_ascii_lowercase()) {
                id = line
                    .split_once(" =")
                    .map(|(id, _)| id.to_owned())
                    .unwrap_or_default();
                variables.entry(id.clone()).or_default();
            }
            for rest in line.split("{ $").skip(1) {
                let end = rest
                    .find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-')
                    .unwrap_or(rest.len());
                variables
                    .entry(id.clone())
                    .or_default()
                    .insert(rest[..end].to_owned());
            }
        }
    }
    assert!(variables.len() > 200, "{}", variables.len());
    variables
}

/// One of each fact.
mod samples {
    use rayi_openrosa::Reply;
    use rayi_store::{StateName, VaultError};
    use rayi_trust::{ChainFinding, Fault, JwkFault, XmlFault};

    pub(super) fn store() -> Vec<rayi_store::Error> {
        use rayi_store::Error;
        vec![
            Error::Vault(VaultError::Locked),
            Error::Vault(VaultError::KeyLost),
            Error::Vault(VaultError::Refused),
            Error::Vault(VaultError::WrongPassphrase),
            Error::Vault(VaultError::Failed),
            Error::KeyMissing,
            Error::WrongKey,
            Error::PlainText,
            Error::CipherAbsent,
            Error::Corrupt,
            Error::SchemaTooNew { found: 2, known: 1 },
            Error::InUse,
            Error::DiskFull,
            Error::File(std::io::ErrorKind::Other),
            Error::Sqlite { code: 1 },
            Error::NoRandomness,
            Error::FormMissing,
            Error::FormInUse { drafts: 1 },
            Error::DraftMissing,
            Error::EntryMissing,
            Error::AttachmentMissing,
            Error::InstanceTaken,
            Error::CorrectedAlready,
            Error::IllegalMove {
                from: StateName::Held,
                verb: "start",
            },
            Error::ServerChanged,
        ]
    }

    pub(super) fn sync() -> Vec<rayi_sync::Error> {
        use rayi_sync::Error;
        vec![
            Error::NoServer,
            Error::AddressUnusable,
            Error::AddressUnprotected,
            Error::NoClient,
            Error::OutOfTurn,
        ]
    }

    pub(super) fn fetch() -> Vec<rayi_sync::FetchError> {
        use rayi_sync::{Failure, FetchError};
        vec![
            FetchError::Failed(Failure::Unreachable),
            FetchError::Failed(Failure::Timeout),
            FetchError::Failed(Failure::BrokenOff),
            FetchError::Failed(Failure::Unproven),
            FetchError::Redirected {
                status: 307,
                host: "a.example".to_owned(),
            },
            FetchError::NotAuthenticated,
            FetchError::NotPermitted,
            FetchError::NotFound,
            FetchError::Unwell { status: 503 },
            FetchError::Refused { status: 418 },
            FetchError::TooLarge { limit: 1 },
            FetchError::Differs,
            FetchError::AddressUnusable,
        ]
    }

    pub(super) fn interview() -> Vec<rayi_interview::Error> {
        use rayi_interview::Error;
        vec![
            Error::DraftBroken,
            Error::DraftTooNew { found: 2, known: 1 },
            Error::DraftOfAnotherForm {
                form: "a".to_owned(),
            },
            Error::CorrectionNotAllowed,
            Error::RecordBroken,
            Error::RecordWithoutId,
            Error::RecordOfAnotherForm {
                form: "a".to_owned(),
            },
            Error::RecordOfAnotherVersion {
                found: "1".to_owned(),
                known: "2".to_owned(),
            },
        ]
    }

    fn xml_faults() -> Vec<XmlFault> {
        vec![
            XmlFault::TooLarge { bytes: 2, limit: 1 },
            XmlFault::TooDeep { limit: 1 },
            XmlFault::NotUtf8 { offset: 1 },
            XmlFault::ForbiddenCharacter { offset: 1 },
            XmlFault::Doctype { offset: 1 },
            XmlFault::Malformed { offset: 1 },
        ]
    }

    pub(super) fn trust() -> Vec<rayi_trust::Error> {
        use rayi_trust::Error;
        let mut samples = vec![
            Error::SeedUnusable,
            Error::Jwk(JwkFault::NotJson),
            Error::TrustedKey {
                line: 1,
                fault: JwkFault::NotUtf8,
            },
            Error::AlreadySealed,
            Error::TailNotBlank,
            Error::RecordDiffers { what: "instance" },
            Error::FileTwice,
            Error::ChainUnfit { seq: 2 },
            Error::TimeOutOfRange,
        ];
        samples.extend(xml_faults().into_iter().map(Error::Xml));
        samples
    }

    pub(super) fn faults() -> Vec<Fault> {
        let mut samples = vec![
            Fault::SealMissing,
            Fault::EditedUnsealed,
            Fault::Edited,
            Fault::SealRepeated,
            Fault::SealMisplaced,
            Fault::SealEncoding,
            Fault::SealHeader,
            Fault::SealPayload { member: "seq" },
            Fault::SealVersion,
            Fault::SealRole,
            Fault::SurveyDiffers,
            Fault::FormDiffers { what: "id" },
            Fault::KeyUnknown,
            Fault::SignatureWrong,
            Fault::InstanceDiffers,
            Fault::BodyDiffers,
            Fault::BodyRewritten,
            Fault::SealMoved,
            Fault::FilesDiffer { count: 1 },
            Fault::FilesMissing { count: 1 },
            Fault::SealTwice,
            Fault::TimeOutside,
        ];
        samples.extend(xml_faults().into_iter().map(Fault::Xml));
        samples
    }

    pub(super) fn chains() -> Vec<ChainFinding> {
        let kid = || "k".to_owned();
        vec![
            ChainFinding::Gap {
                kid: kid(),
                missing: vec![1..=2],
            },
            ChainFinding::PrevDiffers {
                kid: kid(),
                seq: 1,
                record: 0,
            },
            ChainFinding::Fork {
                kid: kid(),
                seq: 1,
                records: vec![0, 1],
            },
            ChainFinding::SameInstance {
                kid: kid(),
                records: vec![0, 1],
            },
        ]
    }

    pub(super) fn openrosa() -> Vec<rayi_openrosa::Error> {
        use rayi_openrosa::Error;
        vec![
            Error::DocumentTooLarge { bytes: 2, limit: 1 },
            Error::NotUtf8 { offset: 1 },
            Error::Malformed { offset: 1 },
            Error::Doctype,
            Error::TooDeep { limit: 1 },
            Error::OtherDocument { expected: "xforms" },
            Error::ElementMissing { element: "formID" },
            Error::FileNameUnusable,
            Error::RecordTooLarge { bytes: 2, limit: 1 },
        ]
    }

    pub(super) fn replies() -> Vec<Reply> {
        let status = 400;
        vec![
            Reply::Accepted { status, missing: 0 },
            Reply::NotOpenRosa { status },
            Reply::Redirected {
                status,
                host: "h".to_owned(),
            },
            Reply::Deleted,
            Reply::Differs,
            Reply::OutOfDate,
            Reply::FormClosed,
            Reply::Conflict { status },
            Reply::NotAuthenticated { status },
            Reply::NotPermitted { status },
            Reply::NotFound { status },
            Reply::TimedOut,
            Reply::TooLarge { limit: None },
            Reply::Busy {
                status,
                retry_after: None,
            },
            Reply::Unwell { status },
            Reply::Refused { status },
        ]
    }

    pub(super) fn xpath() -> Vec<rayi_xpath::Error> {
        use rayi_xpath::Error;
        let name = || "n".to_owned();
        vec![
            Error::UnexpectedCharacter { found: '#' },
            Error::UnterminatedText,
            Error::UnexpectedToken {
                found: name(),
                expected: "a value",
            },
            Error::TooDeep { limit: 1 },
            Error::TooLong { limit: 1 },
            Error::UnknownPrefix { prefix: name() },
            Error::UnknownAxis { name: name() },
            Error::UnknownFunction { name: name() },
            Error::WrongArgumentCount {
                given: 1,
                least: 2,
                most: None,
            },
            Error::NotNodes,
            Error::NotAPath,
            Error::ManyNodes { count: 2 },
            Error::NotADate,
            Error::NotAPosition,
            Error::UnequalLists { left: 1, right: 2 },
            Error::NotInRepeat,
            Error::BadPattern,
            Error::UnsupportedPattern { what: name() },
            Error::PatternTooCostly,
            Error::UnknownDateEscape { escape: 'q' },
            Error::UnknownAlgorithm,
            Error::OnlyInAppearance,
            Error::MissingInstance { id: name() },
            Error::UnboundVariable { name: name() },
            Error::TooMuchWork { limit: 1 },
            Error::TextTooLong { limit: 1 },
        ]
    }
}
