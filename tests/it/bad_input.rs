//! Bad input: what is wrong is named with code and place, nothing is lost, nothing panics.

use std::collections::HashMap;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use proptest::prelude::*;
use rayi::{
    Answer, Finalised, KeyVault, OutboxEntry, OutboxState, Rayi, Severity, Step, SyncListener,
    SystemEnvironment, UnsealedKeyFile, VaultError, VaultLevel, check_form,
};
use rayi_form::{Form, NoMedia};
use rayi_interview::{Interview, MAX_INSTANCES, Refusal, ViolationKind};
use rayi_locale::{Family, Language, Texts};
use rayi_tests::environment::FixedWorld;
use rayi_tests::{forms, fuzz};
use serde::{Deserialize, Serialize};

use crate::texts::missing_words;

/// What is expected of a form (`tests/forms/invalid/*.json`).
#[derive(Debug, Deserialize, Serialize, PartialEq)]
struct Expected {
    /// Files beside the form, by name.
    media: HashMap<String, String>,
    /// Whether the form is taken all the same.
    accepted: bool,
    /// All findings.
    found: Vec<Found>,
}

#[derive(Debug, Deserialize, Serialize, PartialEq)]
struct Found {
    code: String,
    error: bool,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    file: Option<String>,
    /// Line and column, from 1; zeros where it is about the whole.
    place: (u32, u32),
    node: Option<String>,
    /// Facts that tell it from others of its code.
    parameters: Vec<(String, String)>,
}

fn check(xml: &[u8], media: &HashMap<String, String>) -> Expected {
    let files = media.iter();
    let files = files.map(|(name, text)| (name.clone(), text.clone().into_bytes()));
    let report = check_form(xml, &files.collect::<HashMap<_, _>>());
    for diagnostic in &report.diagnostics {
        let missing = missing_words(Family::Diagnostic, diagnostic.code, &diagnostic.parameters);
        assert!(missing.is_empty(), "{missing:?}");
    }
    Expected {
        media: media.clone(),
        accepted: report.form.is_some(),
        found: report
            .diagnostics
            .into_iter()
            .map(|found| Found {
                code: found.code.to_owned(),
                error: found.severity == Severity::Error,
                file: found.file,
                place: (found.line, found.column),
                node: found.node,
                parameters: found.parameters,
            })
            .collect(),
    }
}

#[test]
fn every_invalid_form_is_met_with_what_is_expected_of_it() {
    let mut forms_read = 0;
    let mut wrong = Vec::new();
    for entry in std::fs::read_dir(forms::folder("forms/invalid")).expect("the folder is there") {
        let path = entry.expect("can be listed").path();
        if path.extension().is_none_or(|extension| extension != "xml") {
            continue;
        }
        let xml = std::fs::read(&path).expect("can be read");
        let expected = std::fs::read(path.with_extension("json")).expect("expectations beside it");
        let expected: Expected = serde_json::from_slice(&expected).expect("in the format");
        let found = check(&xml, &expected.media);
        if found != expected {
            let found = serde_json::to_string_pretty(&found).expect("can be written");
            wrong.push(format!("{}\n{found}", path.display()));
        }
        forms_read += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(forms_read >= 28, "{forms_read}");
}

#[test]
fn bytes_that_are_no_text_and_elements_without_end() {
    let one = |xml: &[u8]| {
        let mut found = check(xml, &HashMap::new()).found;
        assert_eq!(found.len(), 1, "{found:?}");
        found.remove(0)
    };
    let mut latin = forms::xml("site-photos");
    let second_line = latin.iter().position(|byte| *byte == b'\n').expect("lines") + 1;
    latin.insert(second_line + 2, 0xE9);
    let found = one(&latin);
    assert_eq!((found.code.as_str(), found.place), ("xml-not-utf8", (2, 3)));

    for form in [SMALL.encode_utf16().flat_map(u16::to_le_bytes).collect(), {
        let big: Vec<u8> = SMALL.encode_utf16().flat_map(u16::to_be_bytes).collect();
        [b"\xFE\xFF".as_slice(), &big].concat()
    }] {
        let form: Vec<u8> = form;
        let found = one(&form);
        assert_eq!((found.code.as_str(), found.place), ("xml-not-utf8", (1, 1)));
    }

    let deep = "<a>".repeat(10_000);
    let found = one(deep.as_bytes());
    assert_eq!(
        (found.code.as_str(), found.place),
        ("xml-too-deep", (1, 601))
    );

    let broken = HashMap::from([("sites.csv".to_owned(), "name,label\n".to_owned())]);
    assert!(check(b"", &broken).found[0].error);
}

/// A form that is small enough to be spoilt at each of its bytes.
const SMALL: &str = r#"<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><h:title>ڕاپرسی</h:title><model><instance><data id="t"><a/></data></instance>
<itext><translation lang="ckb"><text id="l"><value>ناو &amp; <![CDATA[ناسناو]]></value></text></translation></itext>
<!-- a note --><bind nodeset="/data/a" type="string" constraint="string-length(.) &lt; 9"/></model></h:head>
<h:body><input ref="/data/a"><label ref="jr:itext('l')"/></input></h:body></h:html>"#;

#[test]
fn a_form_cut_off_at_any_byte_is_refused_with_its_place() {
    assert!(check(SMALL.as_bytes(), &HashMap::new()).accepted);
    let nothing = check(b"", &HashMap::new());
    assert_eq!(nothing.found[0].code, "form-unrecognised");
    for end in 1..SMALL.len() {
        let report = check(&SMALL.as_bytes()[..end], &HashMap::new());
        assert!(!report.accepted, "cut at {end}");
        let placed = |found: &Found| found.error && found.place.0 > 0 && found.place.1 > 0;
        assert!(report.found.iter().any(placed), "cut at {end}: {report:?}");
    }
}

#[test]
fn a_byte_that_is_no_text_is_placed_wherever_it_stands() {
    for at in (0..=SMALL.len()).filter(|at| SMALL.is_char_boundary(*at)) {
        for (byte, code) in [(0xFF, "xml-not-utf8"), (0x00, "xml-broken")] {
            let mut spoilt = SMALL.as_bytes().to_vec();
            spoilt.insert(at, byte);
            let report = check(&spoilt, &HashMap::new());
            assert!(!report.accepted, "{byte} at {at}");
            // NULs at the very beginning are another encoding's.
            let code = if at < 2 { "xml-not-utf8" } else { code };
            let found = &report.found[0];
            assert_eq!(found.code, code, "{byte} at {at}");
            if byte == 0xFF {
                let before = &SMALL[..at];
                let line = before.matches('\n').count() + 1;
                let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
                let place = (found.place.0 as usize, found.place.1 as usize);
                assert_eq!(place, (line, column));
            }
        }
    }
}

#[test]
fn a_choice_file_that_is_no_text_names_the_file_and_line() {
    let xml = std::fs::read(forms::folder("forms/invalid/choice-file-missing.xml"))
        .expect("a form with a choice file");
    let bytes = b"name,label\ns1,One\ns2,\xFF\n".to_vec();
    let media = HashMap::from([("sites.csv".to_owned(), bytes)]);
    let reading = Form::parse(&xml, &media);
    assert!(reading.form.is_none());
    let found = &reading.diagnostics[0];
    assert_eq!(
        (
            found.code,
            found.file.as_deref(),
            found.place.map(|place| place.line)
        ),
        ("csv-broken", Some("sites.csv"), Some(3))
    );
}

fn poll() -> &'static [u8] {
    static POLL: OnceLock<Vec<u8>> = OnceLock::new();
    POLL.get_or_init(|| forms::xml("coalition-poll"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases / 5, failure_persistence: None, ..ProptestConfig::default() })]

    /// A form with bytes changed is read or refused; if it is read, it can be answered and ended.
    #[test]
    fn a_changed_form_never_panics(
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..3, any::<u8>()), 1..4),
    ) {
        let mut xml = poll().to_vec();
        for (place, kind, byte) in &edits {
            let at = place.index(xml.len());
            match kind {
                0 => xml[at] = *byte,
                1 => xml.insert(at, *byte),
                _ => { xml.remove(at); }
            }
        }
        live_through(&xml);
    }

    /// The same with whole pieces of the form moved: what stays well-formed goes further.
    #[test]
    fn a_form_with_names_exchanged_never_panics(
        from in any::<prop::sample::Index>(),
        to in any::<prop::sample::Index>(),
    ) {
        let text = std::str::from_utf8(poll()).expect("a form is text");
        let quoted: Vec<&str> = text.split('"').skip(1).step_by(2).collect();
        let (from, to) = (quoted[from.index(quoted.len())], quoted[to.index(quoted.len())]);
        let changed = text.replacen(&format!("\"{from}\""), &format!("\"{to}\""), 1);
        live_through(changed.as_bytes());
    }
}

fn live_through(xml: &[u8]) {
    fuzz::live_through(Form::parse(xml, &NoMedia));
}

fn small_form(binds: &str, body: &str) -> Arc<Form> {
    let xml = format!(
        r#"<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>T</h:title><model>
    <instance><data id="t"><n/><r jr:template=""><a/></r></data></instance>{binds}
    </model></h:head><h:body>{body}</h:body></h:html>"#
    );
    let reading = Form::parse(xml.as_bytes(), &NoMedia);
    Arc::new(
        reading
            .form
            .unwrap_or_else(|| panic!("{:?}", reading.diagnostics)),
    )
}

#[test]
fn a_billion_repeats_are_bounded() {
    let form = small_form(
        r#"<bind nodeset="/data/n" type="decimal"/>"#,
        r#"<input ref="/data/n"><label>N</label></input>
        <group><label>R</label><repeat nodeset="/data/r" jr:count="/data/n">
        <input ref="/data/r/a"><label>A</label></input></repeat></group>"#,
    );
    let mut interview = Interview::begin(form, Arc::new(FixedWorld::new()), None);
    interview.answer("/data/n", "1000000000").expect("a number");
    assert_eq!(interview.count("/data/r"), Some(0));
    let found = interview.finalise().expect_err("more than there may be");
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].path.as_str(), found[0].kind.code()),
        ("/data/r", "too-many-instances")
    );
    interview
        .answer("/data/n", &MAX_INSTANCES.to_string())
        .expect("a number");
    assert_eq!(interview.count("/data/r"), Some(MAX_INSTANCES));
}

#[test]
fn a_regular_expression_without_end_is_bounded() {
    let form = small_form(
        r#"<bind nodeset="/data/n" type="string" constraint="regex(., '^(a+)+$')"/>"#,
        r#"<input ref="/data/n"><label>N</label></input>"#,
    );
    let mut interview = Interview::begin(form, Arc::new(FixedWorld::new()), None);
    let begun = Instant::now();
    let answer = format!("{}!", "a".repeat(5_000));
    let refused = interview.answer("/data/n", &answer);
    assert!(
        begun.elapsed() < Duration::from_secs(20),
        "{:?}",
        begun.elapsed()
    );
    let Err(Refusal::Violation(violation)) = refused else {
        panic!("it does not match");
    };
    assert!(matches!(
        violation.kind,
        ViolationKind::Constraint | ViolationKind::ExpressionFailed
    ));
}

/// A vault that gives the key of another store.
struct AnotherKey;

impl KeyVault for AnotherKey {
    fn wrap(&self, key: &[u8]) -> Result<Vec<u8>, VaultError> {
        Ok(key.to_vec())
    }

    fn unwrap(&self, _: &[u8]) -> Result<Vec<u8>, VaultError> {
        Ok(vec![7; 32])
    }

    fn delete(&self) -> Result<(), VaultError> {
        Ok(())
    }

    fn level(&self) -> VaultLevel {
        VaultLevel::Unsealed
    }
}

fn open(directory: &Path) -> Result<Rayi, rayi::Error> {
    let vault = Arc::new(UnsealedKeyFile::beside(directory));
    Rayi::open(directory, vault, Arc::new(SystemEnvironment))
}

/// A finished record of the poll; gives its bytes.
fn finish_one(rayi: &Rayi) -> Vec<u8> {
    rayi.add_form(poll(), Vec::new()).expect("kept");
    let session = rayi.begin("coalition_poll", None).expect("begins");
    let consent = session
        .answer("/data/welcome/consent", "no")
        .expect("asked");
    assert!(matches!(consent, Answer::Accepted(_)));
    while session.next().expect("moves") != Step::End {}
    let Finalised::Queued(entry) = session.finalise().expect("finishes") else {
        panic!("nothing is missing")
    };
    record(rayi, &entry)
}

fn record(rayi: &Rayi, entry: &OutboxEntry) -> Vec<u8> {
    rayi.record(&entry.id).expect("is kept").remove(0).bytes
}

fn words_and_remedy(family: Family, code: &str, parameters: &[(String, String)]) {
    let missing = missing_words(family, code, parameters);
    assert!(missing.is_empty(), "{missing:?}");
    for language in Language::ALL {
        let remedy = Texts::new(language).remedy(family, code, parameters);
        assert!(remedy.is_some(), "{code} has no remedy in {language:?}");
    }
}

fn files(directory: &Path) -> HashMap<String, Vec<u8>> {
    std::fs::read_dir(directory)
        .expect("the folder is there")
        .map(|file| file.expect("can be listed"))
        .filter(|file| file.file_name() != "rayi.lock")
        .map(|file| {
            let name = file.file_name().to_string_lossy().into_owned();
            (name, std::fs::read(file.path()).expect("can be read"))
        })
        .collect()
}

#[test]
fn a_wrong_key_changes_nothing() {
    let home = tempfile::tempdir().expect("a folder");
    let store = home.path().join("store");
    let bytes = finish_one(&open(&store).expect("opens"));
    let before = files(&store);
    let refused = Rayi::open(&store, Arc::new(AnotherKey), Arc::new(SystemEnvironment))
        .expect_err("the key does not fit");
    assert_eq!(refused.code, "store-wrong-key");
    words_and_remedy(Family::Error, refused.code, &refused.parameters);
    assert!(files(&store) == before, "a refused key touched the store");
    let rayi = open(&store).expect("the right key opens it");
    let outbox = rayi.outbox().expect("is there");
    assert_eq!(outbox.len(), 1);
    assert!(record(&rayi, &outbox[0]) == bytes);
}

#[test]
fn a_corrupt_page_is_named_and_nothing_removed() {
    let home = tempfile::tempdir().expect("a folder");
    let store = home.path().join("store");
    let bytes = finish_one(&open(&store).expect("opens"));
    let database = store.join("rayi.db");
    let whole = std::fs::read(&database).expect("the database");
    let page = 4096;
    assert!(whole.len() > 8 * page, "{}", whole.len());
    let mut named = 0;
    // Every page but the first, which tells the key, each time alone.
    for at in 1..whole.len() / page {
        let mut damaged = whole.clone();
        damaged[at * page + 100] ^= 0x40;
        std::fs::write(&database, &damaged).expect("can be written");
        let met = open(&store).and_then(|rayi| {
            rayi.forms()?;
            rayi.drafts()?;
            for entry in rayi.outbox()? {
                rayi.record(&entry.id)?;
            }
            rayi.device_key()?;
            Ok(())
        });
        if let Err(fault) = met {
            assert_eq!(fault.code, "store-corrupt", "page {at}");
            words_and_remedy(Family::Error, fault.code, &fault.parameters);
            named += 1;
        }
        let after = std::fs::read(&database).expect("is still there");
        assert_eq!(after.len(), whole.len(), "page {at}");
    }
    assert!(named > 0, "no page that is read was hit");
    std::fs::write(&database, &whole).expect("can be written");
    let rayi = open(&store).expect("the rest is whole");
    let outbox = rayi.outbox().expect("is there");
    assert!(record(&rayi, &outbox[0]) == bytes);
}

/// Nobody looks.
struct Nobody;

impl SyncListener for Nobody {
    fn progress(&self, _: &OutboxEntry) {}
}

/// A server on loopback that answers with the same bytes and closes; it may behave for a HEAD.
fn server(reply: Vec<u8>, behaves_first: bool) -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("loopback");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let mut heard = Vec::new();
            let mut piece = [0; 65536];
            // The whole request is heard: a HEAD ends with its head, a POST with its last boundary.
            while let Ok(length) = stream.read(&mut piece)
                && length > 0
            {
                heard.extend_from_slice(&piece[..length]);
                let end: &[u8] = if heard.starts_with(b"HEAD ") {
                    b"\r\n\r\n"
                } else {
                    b"--\r\n"
                };
                if heard.ends_with(end) {
                    break;
                }
            }
            let ready =
                b"HTTP/1.1 204 No Content\r\nX-OpenRosa-Version: 1.0\r\nConnection: close\r\n\r\n";
            let is_first = behaves_first && heard.starts_with(b"HEAD ");
            // A client that has gone is none of the server's business.
            let _ = stream.write_all(if is_first { ready } else { &reply });
        }
    });
    format!("http://{address}")
}

#[tokio::test]
async fn whatever_a_server_answers_the_record_is_kept_and_says_why_it_waits() {
    let page = "<html><body>Welcome to the Wi-Fi</body></html>";
    let http = |status: &str, body: &str| {
        format!(
            "HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        )
        .into_bytes()
    };
    let nonsense: Vec<u8> = (0..=255_u8).cycle().take(5_000).collect();
    let cases: Vec<(&str, Vec<u8>, &[&str])> = vec![
        ("a page", http("200 OK", page), &["reply-not-openrosa"]),
        (
            "a page that says created",
            http("201 Created", page),
            &["reply-not-openrosa"],
        ),
        ("nothing in it", http("200 OK", ""), &["reply-not-openrosa"]),
        (
            "no HTTP",
            nonsense,
            &["network-broken-off", "network-unreachable"],
        ),
        (
            "nothing at all",
            Vec::new(),
            &["network-broken-off", "network-unreachable"],
        ),
        (
            "half a reply",
            b"HTTP/1.1 201 Created\r\nContent-Length: 999\r\n\r\n<Open".to_vec(),
            &["reply-not-openrosa", "network-broken-off"],
        ),
        (
            "a fault of its own",
            http("502 Bad Gateway", page),
            &["server-unwell"],
        ),
    ];
    let twice = [false, true].map(|behaves_first| {
        cases
            .clone()
            .into_iter()
            .map(move |case| (case, behaves_first))
    });
    for ((name, reply, reasons), behaves_first) in twice.into_iter().flatten() {
        let home = tempfile::tempdir().expect("a folder");
        let rayi = open(&home.path().join("store")).expect("opens");
        let bytes = finish_one(&rayi);
        rayi.set_server(&server(reply, behaves_first))
            .expect("an address");
        rayi.online();
        let report = rayi.sync(Arc::new(Nobody)).await.expect("syncs");
        assert_eq!((report.delivered, report.waiting), (0, 1), "{name}");
        let entry = rayi.outbox().expect("is there").remove(0);
        let OutboxState::Waiting { reason, .. } = &entry.state else {
            panic!("{name}: {:?}", entry.state)
        };
        assert!(reasons.contains(&reason.code), "{name}: {}", reason.code);
        words_and_remedy(Family::Reason, reason.code, &reason.parameters);
        assert!(record(&rayi, &entry) == bytes, "{name}: the bytes changed");
    }
}
