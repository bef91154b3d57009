//! Drafts of every format that was ever written open, in this version of a form and in others.

use rayi_form::NoMedia;

use super::*;
use crate::{ScreenKind, Unplaced};

/// Written by the core when drafts had format 1; never written again.
const V1: &[u8] = include_bytes!("../../../../tests/compat/draft-v1/draft.json");
const FORM: &str = include_str!("../../../../tests/compat/draft-v1/form.xml");

struct World;

impl Environment for World {
    fn now(&self) -> i64 {
        1_772_433_000_000
    }

    fn offset_minutes(&self, _: i64) -> i32 {
        0
    }

    fn random(&self) -> u64 {
        7
    }
}

fn form(xml: &str) -> Arc<Form> {
    let reading = Form::parse(xml.as_bytes(), &NoMedia);
    Arc::new(reading.form.expect("accepted"))
}

fn resume(xml: &str, bytes: &[u8]) -> Result<Interview, Error> {
    Interview::resume(form(xml), Arc::new(World), bytes)
}

fn values<'i>(interview: &'i Interview, paths: &[&str]) -> Vec<Option<&'i str>> {
    paths.iter().map(|path| interview.value(path)).collect()
}

#[test]
fn a_draft_of_format_1_opens_and_is_whole() {
    let interview = resume(FORM, V1).expect("opens");
    assert_eq!(interview.language(), "کوردی (ckb)");
    assert!(interview.instance_id().starts_with("uuid:"));
    assert_eq!(interview.corrects(), None);
    let kept = values(
        &interview,
        &[
            "/data/who",
            "/data/kind",
            "/data/note",
            "/data/member[1]/name",
            "/data/member[2]/job/since",
            "/data/members",
        ],
    );
    // The kind was cleared, and the note kept though it is not asked.
    assert_eq!(
        kept,
        [
            Some("ئازاد"),
            Some(""),
            Some("changed"),
            Some("Sara"),
            Some("2019"),
            Some("2")
        ]
    );
    assert_eq!(interview.screen().items[0].path, "/data/member[2]/name");
    // Saved anew it is a draft of the present format, and the same.
    let again = resume(FORM, &interview.draft()).expect("opens");
    assert_eq!(again.draft(), interview.draft());
}

proptest::proptest! {
    #[test]
    fn a_changed_draft_never_panics(
        changes in proptest::collection::vec((proptest::prelude::any::<u16>(), 0_u8..128), 1..6)
    ) {
        let mut draft = resume(FORM, V1).expect("opens").draft();
        for (at, byte) in changes {
            let at = usize::from(at) % draft.len();
            draft[at] = byte;
        }
        if let Ok(mut interview) = resume(FORM, &draft) {
            let _ = interview.screen();
            let _ = interview.finalise();
        }
    }
}

#[test]
fn an_unknown_format_and_broken_bytes_are_refused_with_what_is_known() {
    assert_eq!(
        resume(FORM, br#"{"v":99,"form":"visit","more":{}}"#).err(),
        Some(Error::DraftTooNew {
            found: 99,
            known: VERSION
        })
    );
    for broken in [&b""[..], b"{}", b"[1]", b"{\"v\":2}", b"\xFF"] {
        assert_eq!(resume(FORM, broken).err(), Some(Error::DraftBroken));
    }
    let other = FORM.replace("id=\"visit\"", "id=\"other\"");
    assert_eq!(
        resume(&other, V1).err(),
        Some(Error::DraftOfAnotherForm {
            form: "visit".into()
        })
    );
}

#[test]
fn another_version_of_the_form_takes_what_it_has_a_place_for() {
    let newer = FORM
        .replace("version=\"1\"", "version=\"2\"")
        .replace("<who/>", "<who/><extra>new</extra>")
        .replace("<name/>", "<called/>")
        .replace("member/name", "member/called");
    let mut interview = resume(FORM, V1).expect("opens");
    // The default of the old version was never answered, yet it was seen.
    interview.answer("/data/kind", "home").expect("taken");
    let newer_default = newer.replace("<kind>home", "<kind>away");
    let moved = resume(&newer_default, &interview.draft()).expect("opens");
    let kept = values(&moved, &["/data/who", "/data/kind", "/data/extra"]);
    assert_eq!(kept, [Some("ئازاد"), Some("home"), Some("new")]);
    assert_eq!(moved.value("/data/member[1]/called"), Some(""));
    let lost = |path: &str, value: &str| Unplaced {
        path: path.into(),
        value: value.into(),
    };
    let expected = [
        lost("/data/member[1]/name", "Sara"),
        lost("/data/member[2]/name", "Ali"),
    ];
    assert_eq!(moved.unplaced(), expected);
    assert!(matches!(moved.screen().kind, ScreenKind::Questions));
    assert_eq!(moved.screen().index, 1);
    let record = String::from_utf8(moved.record().xml).expect("UTF-8");
    assert!(record.contains("version=\"2\""), "{record}");
    // Back in a version that has a place for them, they take it.
    let back = resume(FORM, &moved.draft()).expect("opens");
    assert_eq!(back.value("/data/member[1]/name"), Some("Sara"));
    assert_eq!(back.unplaced(), [lost("/data/extra", "new")]);
}
