//! Records sealed here, then changed in every way we can think of.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::{DeviceKey, Made, SealRequest, Sealed, Verdict, seal};

const XML: &str = "<?xml version='1.0' encoding='UTF-8'?>\n\
    <poll xmlns:orx=\"http://openrosa.org/xforms\" id=\"poll\" version=\"7\">\n  \
    <name>نازدار</name>\n  <visits><age>33</age><age>4</age></visits>\n  \
    <photo>a.jpg</photo><photo>b.jpg</photo>\n  \
    <orx:meta><orx:instanceID>uuid:1</orx:instanceID></orx:meta>\n</poll>\n";

fn form() -> FormFacts {
    FormFacts::new("poll", "7", Digest::of(b"form"))
}

fn files() -> Vec<FileDigest> {
    vec![FileDigest::of("b.jpg", b"B"), FileDigest::of("a.jpg", b"A")]
}

fn key() -> DeviceKey {
    DeviceKey::from_seed(&[9; 32]).unwrap()
}

fn request() -> SealRequest {
    SealRequest {
        form: form(),
        instance: "uuid:1".to_owned(),
        made: Made::from_ms(1_790_000_000_000).unwrap(),
        seq: 2,
        prev: Some(Digest::of(b"the one before")),
        files: files(),
    }
}

fn sealed() -> Sealed {
    static SEALED: LazyLock<Sealed> =
        LazyLock::new(|| seal(&request(), XML.as_bytes(), &key()).unwrap());
    SEALED.clone()
}

fn text() -> String {
    String::from_utf8(sealed().xml).unwrap()
}

fn trusted() -> TrustedKeys {
    static TRUSTED: LazyLock<TrustedKeys> =
        LazyLock::new(|| TrustedKeys::parse(key().public().to_line().as_bytes()).unwrap());
    TRUSTED.clone()
}

fn judged(xml: &str) -> Finding {
    verify(xml.as_bytes(), &files(), &form(), &trusted())
}

fn outcome(finding: &Finding) -> (Verdict, &'static str) {
    (finding.verdict, finding.code())
}

#[test]
fn what_was_sealed_is_ok_and_says_what_was_asked() {
    let sealed = sealed();
    let finding = judged(&text());
    assert_eq!(outcome(&finding), (Verdict::Ok, "ok"));
    assert_eq!(finding.signature, Signature::Good);
    assert_eq!(finding.kid, Some(key().public().kid()));
    assert_eq!(finding.instance.as_deref(), Some("uuid:1"));
    assert_eq!((finding.seq, finding.prev), (Some(2), request().prev));
    assert_eq!(finding.seal, Some(sealed.digest));
    assert_eq!(finding.made, Some(request().made));
    let element = format!("<seal xmlns=\"urn:rayi:seal:1\">{}</seal>", sealed.jws);
    assert_eq!(text().replace(&element, ""), XML, "no other byte changed");
    assert!(text().ends_with("</seal></poll>\n"));
    assert!(sealed.jws.len() < 1_200, "{}", sealed.jws.len());
}

#[test]
fn the_payload_has_these_members_in_this_order() {
    let jws = sealed().jws;
    let payload = crate::base64url::decode(jws.split('.').nth(1).unwrap()).unwrap();
    let digest = |bytes: &[u8]| Digest::of(bytes).to_base64url();
    let start = format!(
        r#"{{"v":1,"survey":null,"form":{{"id":"poll","version":"7","sha256":"{}"}},"#,
        digest(b"form")
    ) + &format!(
        r#""instance":"uuid:1","role":"enumerator","body":{{"size":{},"sha256":"{}"}},"#,
        XML.len(),
        digest(XML.as_bytes())
    );
    let end = format!(
        r#""files":[{{"name":"a.jpg","size":1,"sha256":"{}"}},"#,
        digest(b"A")
    ) + &format!(
        r#"{{"name":"b.jpg","size":1,"sha256":"{}"}}],"made":"2026-09-21T14:13:20Z","#,
        digest(b"B")
    ) + &format!(r#""seq":2,"prev":"{}"}}"#, digest(b"the one before"));
    let payload = String::from_utf8(payload).unwrap();
    assert!(payload.starts_with(&start), "{payload}");
    assert!(payload.ends_with(&end), "{payload}");
}

#[test]
fn a_record_that_was_rewritten_with_the_same_content_is_content_equal() {
    let text = text();
    let cases = [
        (text.replace("<visits>", "<visits>\n    "), "body-rewritten"),
        (
            text.replace("<seal xmlns=", "<seal  xmlns="),
            "body-rewritten",
        ),
        (
            text.replace("<seal ", "<s:seal xmlns:s='urn:rayi:seal:1' ")
                .replace("</seal>", "\n</s:seal>"),
            "body-rewritten",
        ),
        (text.replace("</seal>", "</seal>\n"), "body-rewritten"),
        (text.replace("\n<seal", "<seal"), "body-rewritten"),
        (text.replace('\'', "\""), "body-rewritten"),
    ];
    for (xml, code) in cases {
        assert_eq!(
            outcome(&judged(&xml)),
            (Verdict::ContentEqual, code),
            "{xml}"
        );
    }
    // The bytes are the same but for the seal's place: moved within white space.
    let jws = sealed().jws;
    let element = format!("<seal xmlns=\"urn:rayi:seal:1\">{jws}</seal>");
    let moved = text.replace(&format!("\n{element}"), &format!("{element}\n"));
    let finding = judged(&moved);
    assert_eq!(outcome(&finding), (Verdict::ContentEqual, "seal-moved"));
}

#[test]
fn a_record_with_attributes_is_never_content_equal() {
    let xml = XML.replace("<name>", "<name lang='ckb'>");
    let sealed = seal(&request(), xml.as_bytes(), &key()).unwrap();
    let text = String::from_utf8(sealed.xml).unwrap();
    assert_eq!(judged(&text).verdict, Verdict::Ok);
    let indented = text.replace("<visits>", "<visits> ");
    assert_eq!(
        outcome(&judged(&indented)),
        (Verdict::Invalid, "body-differs")
    );
}

#[test]
fn every_change_of_meaning_is_invalid_with_its_reason() {
    let text = text();
    let seal_from = text.find("<seal").unwrap();
    let seal_to = text.find("</poll>").unwrap();
    let element = &text[seal_from..seal_to];
    let without = text.replace(element, "");
    let cases = [
        (text.replace("33", "34"), "body-differs"),
        (text.replace("<age>4</age>", ""), "body-differs"),
        (text.replace("نازدار", "ئازاد"), "body-differs"),
        (text.replace("uuid:1", "uuid:2"), "instance-differs"),
        (text.replace("id=\"poll\"", "id=\"pole\""), "form-differs"),
        (
            text.replace("version=\"7\"", "version=\"8\""),
            "form-differs",
        ),
        (text.replace("version=\"7\"", ""), "form-differs"),
        (text.replace(element, &element.repeat(2)), "seal-repeated"),
        (
            without.replace("<visits>", &format!("<visits>{element}")),
            "seal-misplaced",
        ),
        (
            without.replace("\n  <name>", &format!("{element}\n  <name>")),
            "seal-misplaced",
        ),
        (text.replace("</poll>", "<!-- --></poll>"), "seal-misplaced"),
        (text.replace("</poll>", "<x/></poll>"), "seal-misplaced"),
        (text.replace("</poll>", "</poll><!-- -->"), "seal-misplaced"),
        (
            text.replace(
                "<visits>",
                "<!--<seal xmlns=\"urn:rayi:seal:1\">--><visits>",
            ),
            "seal-repeated",
        ),
        (text.replace("</seal>", " </seal>"), "seal-encoding"),
        (text.replace("</seal>", "=</seal>"), "seal-encoding"),
        (text.replace(">eyJ", ">eyK"), "seal-header"),
        (text.replace("</poll>", ""), "xml-malformed"),
        (format!("<!DOCTYPE poll>{without}"), "xml-doctype"),
        (
            text.replace(
                "<orx:instanceID>",
                "<instanceID>uuid:1</instanceID><orx:instanceID>",
            ),
            "instance-differs",
        ),
    ];
    for (xml, code) in cases {
        assert_ne!(xml, text, "{code}");
        assert_eq!(outcome(&judged(&xml)), (Verdict::Invalid, code), "{xml}");
    }
}

#[test]
fn a_seal_of_another_key_version_or_survey_is_not_believed() {
    let text = text();
    let nobody = verify(text.as_bytes(), &files(), &form(), &TrustedKeys::default());
    assert_eq!(outcome(&nobody), (Verdict::UntrustedKey, "key-unknown"));
    assert_eq!(nobody.signature, Signature::Unchecked);
    assert_eq!(nobody.seq, Some(2), "its claims are told all the same");

    let changed = text.replace("33", "34");
    let nobody = verify(
        changed.as_bytes(),
        &files(),
        &form(),
        &TrustedKeys::default(),
    );
    assert_eq!(outcome(&nobody), (Verdict::Invalid, "body-differs"));

    // Another device's seal under this device's kid, and payloads this verifier does not know.
    let jws = sealed().jws;
    let (input, _) = jws.rsplit_once('.').unwrap();
    let payload = crate::base64url::decode(input.split_once('.').unwrap().1).unwrap();
    let payload = String::from_utf8(payload).unwrap();
    let resign = |payload: &str, with: &DeviceKey| {
        let kid = key().public().kid();
        let input = jws::signing_input(jws::Algorithm::Ed25519, &kid, payload);
        let signature = with.sign(input.as_bytes()).unwrap();
        let forged = jws::compact(&input, &signature);
        judged(&text.replace(&jws, &forged))
    };
    assert_eq!(outcome(&resign(&payload, &key())), (Verdict::Ok, "ok"));
    let other = DeviceKey::from_seed(&[8; 32]).unwrap();
    let forged = resign(&payload, &other);
    assert_eq!(outcome(&forged), (Verdict::Invalid, "signature-wrong"));
    assert_eq!(forged.signature, Signature::Wrong);
    let survey = format!("\"survey\":\"{}\"", Digest::of(b"").to_base64url());
    let cases = [
        ("\"v\":1", "\"v\":2", "seal-version"),
        ("enumerator", "citizen", "seal-role"),
        ("\"survey\":null", survey.as_str(), "survey-differs"),
        ("\"seq\":2", "\"seq\":2,\"seq\":2", "seal-payload"),
        ("\"seq\":2", "\"seq\":1", "seal-payload"),
    ];
    for (from, to, code) in cases {
        let forged = resign(&payload.replace(from, to), &key());
        assert_eq!(outcome(&forged), (Verdict::Invalid, code));
    }
    let newer = resign(&payload.replace("\"seq\"", "\"new\":[1],\"seq\""), &key());
    assert_eq!(newer.verdict, Verdict::Ok, "members not known are ignored");
}

#[test]
fn another_form_is_another_record() {
    let form = form();
    let others = [
        FormFacts::new("pole", "7", form.sha256),
        FormFacts::new("poll", "8", form.sha256),
        FormFacts::new("poll", "7", Digest::of(b"another")),
    ];
    for other in others {
        let finding = verify(&sealed().xml, &files(), &other, &trusted());
        assert_eq!(outcome(&finding), (Verdict::Invalid, "form-differs"));
        assert_eq!(
            finding.signature,
            Signature::Good,
            "its number still counts"
        );
    }
}

#[test]
fn files_missing_swapped_or_added_are_told() {
    let judge = |files: &[FileDigest]| verify(&sealed().xml, files, &form(), &trusted());
    let one = judge(&files()[..1]);
    assert_eq!(outcome(&one), (Verdict::Incomplete, "files-missing"));
    assert_eq!(one.missing_files, ["a.jpg"]);

    let swapped = [FileDigest::of("a.jpg", b"B"), FileDigest::of("b.jpg", b"A")];
    let finding = judge(&swapped);
    assert_eq!(outcome(&finding), (Verdict::Invalid, "files-differ"));
    assert_eq!(finding.differing_files, ["a.jpg", "b.jpg"]);

    let more = [files(), vec![FileDigest::of("c.jpg", b"C")]].concat();
    let finding = judge(&more);
    assert_eq!(finding.verdict, Verdict::Ok);
    assert_eq!(finding.unsealed_files, ["c.jpg"]);
    let twice = [files(), vec![FileDigest::of("a.jpg", b"X")]].concat();
    assert_eq!(judge(&twice).verdict, Verdict::Invalid);
}

#[test]
fn edits_on_a_server_are_named() {
    let edit = "<orx:deprecatedID>uuid:0</orx:deprecatedID></orx:meta>";
    let unsealed = XML.replace("</orx:meta>", edit);
    assert_eq!(outcome(&judged(XML)), (Verdict::Unsealed, "seal-missing"));
    assert_eq!(judged(XML).instance.as_deref(), Some("uuid:1"));
    assert_eq!(outcome(&judged(&unsealed)), (Verdict::Unsealed, "edited"));
    let edited = text()
        .replace("uuid:1", "uuid:2")
        .replace("</orx:meta>", edit);
    assert_eq!(outcome(&judged(&edited)), (Verdict::Invalid, "edited"));

    let own = seal(&request(), unsealed.as_bytes(), &key()).unwrap();
    let finding = verify(&own.xml, &files(), &form(), &trusted());
    assert_eq!(
        finding.verdict,
        Verdict::Ok,
        "a correction has its own seal"
    );
}

#[test]
fn a_clock_that_does_not_fit_is_flagged_and_no_worse() {
    let at = |ms: i64| Made::from_ms(1_790_000_000_000 + ms).ok();
    let judged = |earliest, latest| judged(&text()).within(earliest, latest).verdict;
    assert_eq!(judged(None, None), Verdict::Ok);
    assert_eq!(judged(at(600_000), at(-600_000)), Verdict::Ok);
    assert_eq!(judged(at(601_000), None), Verdict::OkFlagged);
    assert_eq!(judged(None, at(-601_000)), Verdict::OkFlagged);
}

#[test]
fn a_record_that_cannot_be_sealed_is_refused_by_name() {
    use crate::Error;
    let refuse = |xml: &str| seal(&request(), xml.as_bytes(), &key()).unwrap_err();
    let differs = |what| Error::RecordDiffers { what };
    assert_eq!(refuse(&text()), Error::AlreadySealed);
    let comment = "<!--<seal xmlns=\"urn:rayi:seal:1\">--><name>";
    assert_eq!(
        refuse(&XML.replace("<name>", comment)),
        Error::AlreadySealed
    );
    assert_eq!(
        refuse(&XML.replace("uuid:1", "uuid:2")),
        differs("instance")
    );
    assert_eq!(
        refuse(&XML.replace("\"poll\"", "\"x\"")),
        differs("form-id")
    );
    assert_eq!(
        refuse(&XML.replace("\"7\"", "\"\"")),
        differs("form-version")
    );
    assert_eq!(refuse(&format!("{XML}<!-- -->")), Error::TailNotBlank);
    assert_eq!(refuse("<poll").code(), "xml-malformed");

    let refuse = |change: fn(&mut SealRequest)| {
        let mut request = request();
        change(&mut request);
        seal(&request, XML.as_bytes(), &key()).unwrap_err()
    };
    let twice = refuse(|request| request.files.extend(files()));
    assert_eq!(twice, Error::FileTwice);
    assert_eq!(refuse(|request| request.seq = 0).code(), "seal-chain-unfit");
    assert_eq!(refuse(|request| request.seq = 1).code(), "seal-chain-unfit");
    assert_eq!(
        refuse(|request| request.prev = None).code(),
        "seal-chain-unfit"
    );
}

#[test]
fn no_debug_shows_an_answer_a_name_or_a_key() {
    let sealed = sealed();
    let finding = judged(&text());
    let shown = format!(
        "{sealed:?}{finding:?}{:?}{:?}{:?}{:?}",
        key(),
        trusted(),
        request(),
        files()
    );
    let kid = key().public().kid();
    for secret in ["نازدار", "uuid:1", "a.jpg", kid.as_str(), &sealed.jws[..20]] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
}

fn never_ok(changed: &[u8], original: &[u8]) -> Result<(), TestCaseError> {
    if changed != original {
        let finding = verify(changed, &files(), &form(), &trusted());
        prop_assert!(finding.verdict > Verdict::OkFlagged, "{:?}", finding);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_changed_byte_is_never_ok(place: prop::sample::Index, flip in 1_u8..) {
        let original = sealed().xml;
        let mut changed = original.clone();
        changed[place.index(original.len())] ^= flip;
        never_ok(&changed, &original)?;
    }

    #[test]
    fn an_inserted_byte_is_never_ok(
        place: prop::sample::Index,
        byte in prop_oneof![any::<u8>(), prop::sample::select(b" \n\t\r</>&A=".to_vec())],
    ) {
        let original = sealed().xml;
        let mut changed = original.clone();
        changed.insert(place.index(original.len() + 1), byte);
        never_ok(&changed, &original)?;
    }

    #[test]
    fn deleted_bytes_are_never_ok(place: prop::sample::Index, count in 1_usize..40) {
        let original = sealed().xml;
        let from = place.index(original.len());
        let mut changed = original.clone();
        changed.drain(from..(from + count).min(original.len()));
        never_ok(&changed, &original)?;
    }

    #[test]
    fn moved_bytes_are_never_ok(
        from: prop::sample::Index,
        to: prop::sample::Index,
        count in 1_usize..60,
    ) {
        let original = sealed().xml;
        let from = from.index(original.len());
        let mut changed = original.clone();
        let moved: Vec<u8> = changed.drain(from..(from + count).min(original.len())).collect();
        let to = to.index(changed.len() + 1);
        changed.splice(to..to, moved);
        never_ok(&changed, &original)?;
    }

    #[test]
    fn a_moved_seal_is_never_ok(to: prop::sample::Index) {
        let original = text();
        let from = original.find("<seal").unwrap();
        let end = original.find("</poll>").unwrap();
        let without = [&original[..from], &original[end..]].concat();
        let to = to.index(without.len() + 1);
        let bytes = without.as_bytes();
        let seal = &original.as_bytes()[from..end];
        let moved = [&bytes[..to], seal, &bytes[to..]].concat();
        never_ok(&moved, original.as_bytes())?;
    }

    #[test]
    fn other_files_are_never_ok(
        contents in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..3), 0..3),
    ) {
        let names = ["a.jpg", "b.jpg"];
        let given: Vec<_> = names
            .into_iter()
            .zip(&contents)
            .map(|(name, bytes)| FileDigest::of(name, bytes))
            .collect();
        let same = contents == [b"A", b"B"];
        let finding = verify(&sealed().xml, &given, &form(), &trusted());
        prop_assert_eq!(finding.verdict == Verdict::Ok, same);
    }

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let finding = verify(&bytes, &files(), &form(), &trusted());
        prop_assert!(finding.verdict >= Verdict::Unsealed);
    }
}
