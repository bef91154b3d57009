//! Command lines as people type them.

use std::path::PathBuf;

use rayi_locale::Language;

use super::*;

fn parse(line: &str) -> Result<Request, Usage> {
    let words = line.split_whitespace().map(OsString::from).collect();
    request(words, &|_| None).map_err(|(_, usage)| usage)
}

#[test]
fn flags_and_operands_stand_in_any_order() {
    let expected = Request {
        language: Language::Ckb,
        json: true,
        seals: false,
        command: Command::Verify {
            records: vec![PathBuf::from("one"), PathBuf::from("two")],
            form: PathBuf::from("f.xml"),
            trust: None,
        },
    };
    for line in [
        "verify one two --form f.xml --lang ckb --json",
        "--json --lang=ckb verify --form=f.xml one two",
    ] {
        assert_eq!(parse(line).as_ref(), Ok(&expected), "{line}");
    }
}

#[test]
fn each_fault_of_a_command_line_has_its_name() {
    let cases = [
        ("", Usage::CommandMissing),
        ("dance", Usage::CommandUnknown("dance".into())),
        ("form", Usage::CommandUnknown("form".into())),
        ("form dance", Usage::CommandUnknown("form dance".into())),
        ("demo --colour", Usage::FlagUnknown("--colour".into())),
        ("demo -x", Usage::FlagUnknown("-x".into())),
        (
            "demo --server u",
            Usage::FlagForeign {
                flag: "server",
                command: Verb::Demo,
            },
        ),
        ("demo --answers", Usage::ValueMissing("--answers".into())),
        ("demo --json=yes", Usage::ValueSpare("--json".into())),
        (
            "demo --lang fr",
            Usage::ValueRefused {
                flag: "lang",
                value: "fr".into(),
            },
        ),
        ("demo now", Usage::OperandSpare("now".into())),
        ("form check", Usage::OperandMissing("FILE")),
        ("verify r", Usage::FlagNeeded("form")),
        ("sync --store d", Usage::FlagNeeded("server")),
    ];
    for (line, expected) in cases {
        assert_eq!(parse(line), Err(expected), "{line}");
    }
}

#[test]
fn the_language_is_asked_for_or_the_shells_or_english() {
    let language = |line: &str, name: &'static str, tag: &'static str| {
        let words = line.split_whitespace().map(OsString::from).collect();
        let environment = move |asked: &str| (asked == name).then(|| tag.to_owned());
        match request(words, &environment) {
            Ok(request) => request.language,
            Err((language, _)) => language,
        }
    };
    assert_eq!(language("demo", "LANG", "ckb_IQ.UTF-8"), Language::Ckb);
    assert_eq!(language("demo --lang kmr", "LANG", "ar_IQ"), Language::Kmr);
    assert_eq!(language("demo", "LC_ALL", "C.UTF-8"), Language::En);
    assert_eq!(language("dance --lang=ar", "LANG", "C"), Language::Ar);
}

#[test]
fn what_follows_collector_is_the_collectors() {
    let command = parse("collector --forms d --json x").map(|request| request.command);
    let passed_on = ["--forms", "d", "--json", "x"].map(OsString::from).to_vec();
    assert_eq!(command, Ok(Command::Collector(passed_on)));
}

#[test]
fn help_needs_nothing_else() {
    assert_eq!(
        parse("verify --help").map(|r| r.command),
        Ok(Command::Help(Some(Verb::Verify)))
    );
    assert_eq!(parse("-h").map(|r| r.command), Ok(Command::Help(None)));
    assert_eq!(parse("-V").map(|r| r.command), Ok(Command::Version));
}
