//! A record corrected: every answer back in its place, a new id, the old one named.

use rayi_form::NoMedia;

use super::*;

/// Chance that never comes twice.
#[derive(Default)]
struct World(std::sync::atomic::AtomicU64);

impl Environment for World {
    fn now(&self) -> i64 {
        1_772_433_000_000
    }

    fn offset_minutes(&self, _: i64) -> i32 {
        180
    }

    fn random(&self) -> u64 {
        self.0
            .fetch_add(0x1234_5678_9ABC, std::sync::atomic::Ordering::Relaxed)
    }
}

fn world() -> Arc<dyn Environment> {
    static WORLDS: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(1);
    let seed = WORLDS.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    Arc::new(World(seed.into()))
}

fn form(meta: &str, submission: &str) -> Arc<Form> {
    let xml = format!(
        r#"<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
      xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms"
      xmlns:odk="http://www.opendatakit.org/xforms">
      <h:head><h:title>T</h:title><model>
        <instance><data id="t" version="3"><a/><b>begin</b><c/>
          <r jr:template=""><x/><s jr:template=""><y/></s></r><r><x>seed</x></r>
          {meta}</data></instance>
        <bind nodeset="/data/a" type="int"/>
        <bind nodeset="/data/b" relevant="/data/a = 1"/>
        <bind nodeset="/data/c" calculate="count(/data/r)"/>
        {submission}</model></h:head>
      <h:body><input ref="/data/a"/><input ref="/data/b"/>
        <group ref="/data/r"><repeat nodeset="/data/r"><input ref="/data/r/x"/>
          <group ref="/data/r/s"><repeat nodeset="/data/r/s"><input ref="/data/r/s/y"/>
          </repeat></group></repeat></group></h:body></h:html>"#
    );
    let reading = Form::parse(xml.as_bytes(), &NoMedia);
    Arc::new(reading.form.expect("accepted"))
}

const META: &str = "<orx:meta><orx:instanceID/></orx:meta>";

fn finished(form: &Arc<Form>) -> (String, Vec<u8>) {
    let mut interview = Interview::begin(form.clone(), world(), None);
    interview.answer("/data/a", "4").expect("taken");
    interview.answer("/data/r[1]/x", "").expect("taken");
    interview.add_repeat("/data/r").expect("added");
    interview
        .answer("/data/r[2]/x", "a < b & c\n\td")
        .expect("taken");
    interview.add_repeat("/data/r[2]/s").expect("added");
    interview.add_repeat("/data/r[2]/s").expect("added");
    interview.answer("/data/r[2]/s[2]/y", "ڕا").expect("taken");
    let record = interview.finalise().expect("whole");
    assert_eq!(record.corrects, None);
    (record.instance_id, record.xml)
}

fn open(form: &Arc<Form>, record: &[u8]) -> Result<Interview, Error> {
    Interview::correct(form.clone(), world(), None, record, Permission::Caller)
}

#[test]
fn answers_and_repeats_come_back_and_the_old_record_is_named() {
    for meta in [
        META,
        "",
        "<orx:meta><orx:instanceID/><orx:deprecatedID/></orx:meta>",
    ] {
        let form = form(meta, "");
        let (id, xml) = finished(&form);
        // A seal is no answer.
        let sealed = String::from_utf8(xml.clone()).expect("UTF-8").replace(
            "</data>",
            "<s:seal xmlns:s=\"urn:rayi:seal:1\">e30..</s:seal></data>",
        );
        let mut again = open(&form, sealed.as_bytes()).expect("opens");
        assert_eq!(again.corrects(), Some(id.as_str()));
        assert_eq!(again.unplaced(), []);
        for (path, value) in [
            ("/data/a", "4"),
            ("/data/b", "begin"),
            ("/data/c", "2"),
            ("/data/r[1]/x", ""),
            ("/data/r[2]/x", "a < b & c\n\td"),
            ("/data/r[2]/s[1]/y", ""),
            ("/data/r[2]/s[2]/y", "ڕا"),
        ] {
            assert_eq!(again.value(path), Some(value), "{path}");
        }
        assert_eq!(again.count("/data/r[1]/s"), Some(0));
        again.answer("/data/a", "1").expect("taken");
        // A draft of a correction is one too.
        let draft = again.draft();
        let mut again = Interview::resume(form.clone(), world(), &draft).expect("opens");
        let record = again.finalise().expect("whole");
        let xml = String::from_utf8(record.xml).expect("UTF-8");
        assert_eq!(record.corrects.as_ref(), Some(&id));
        assert_eq!(
            xml.matches(&format!("<orx:deprecatedID>{id}</orx:deprecatedID>"))
                .count(),
            1,
            "{xml}"
        );
        assert!(xml.contains(&format!("<orx:instanceID>{}<", record.instance_id)));
        assert!(xml.contains("<a>1</a><b>begin</b>"), "{xml}");
        // And a correction can be corrected, naming the last and not the first.
        let third = open(&form, xml.as_bytes()).expect("opens");
        assert_eq!(third.corrects(), Some(record.instance_id.as_str()));
    }
}

#[test]
fn the_first_id_of_a_chain_stays_where_a_form_has_a_place_for_it() {
    let form = form("<orx:meta><orx:instanceID/><orx:rootUuid/></orx:meta>", "");
    let (first, xml) = finished(&form);
    let mut second = open(&form, &xml).expect("opens");
    assert_eq!(second.value("/data/meta/rootUuid"), Some(first.as_str()));
    let record = second.finalise().expect("whole");
    let third = open(&form, &record.xml).expect("opens");
    assert_eq!(third.value("/data/meta/rootUuid"), Some(first.as_str()));
    assert_eq!(third.corrects(), Some(record.instance_id.as_str()));
}

proptest::proptest! {
    #[test]
    fn a_changed_record_never_panics(
        changes in proptest::collection::vec((proptest::prelude::any::<u16>(), 0_u8..128), 1..6)
    ) {
        let form = form(META, "");
        let (_, mut xml) = finished(&form);
        for (at, byte) in changes {
            let at = usize::from(at) % xml.len();
            xml[at] = byte;
        }
        if let Ok(mut interview) = open(&form, &xml) {
            let _ = interview.finalise();
        }
    }
}

#[test]
fn only_with_leave_and_only_into_the_same_form() {
    let closed = form(META, "");
    let (_, xml) = finished(&closed);
    let asked = Interview::correct(closed.clone(), world(), None, &xml, Permission::Form);
    assert_eq!(asked.err(), Some(Error::CorrectionNotAllowed));
    let editable = form(META, r#"<submission odk:client-editable="true"/>"#);
    let asked = Interview::correct(editable, world(), None, &xml, Permission::Form);
    assert!(asked.is_ok());

    let text = String::from_utf8(xml).expect("UTF-8");
    let refused = |from: &str, to: &str| open(&closed, text.replace(from, to).as_bytes()).err();
    assert_eq!(
        refused("id=\"t\"", "id=\"u\""),
        Some(Error::RecordOfAnotherForm { form: "u".into() })
    );
    assert_eq!(
        refused("version=\"3\"", "version=\"2\""),
        Some(Error::RecordOfAnotherVersion {
            found: "2".into(),
            known: "3".into()
        })
    );
    assert_eq!(
        refused("orx:instanceID", "orx:other"),
        Some(Error::RecordWithoutId)
    );
    for broken in [
        "",
        "<data",
        "<data>&x;</data>",
        "<!DOCTYPE a><data/>",
        "<a/><b/>",
    ] {
        assert_eq!(
            open(&closed, broken.as_bytes()).err(),
            Some(Error::RecordBroken)
        );
    }
    let deep = "<a>".repeat(100_000);
    assert_eq!(
        open(&closed, deep.as_bytes()).err(),
        Some(Error::RecordBroken)
    );
}

#[test]
fn what_finds_no_place_is_kept_and_told() {
    let form = form(META, "");
    let (_, xml) = finished(&form);
    let text = String::from_utf8(xml).expect("UTF-8");
    let more = text.replace("<a>4</a>", "<a>4</a><gone>old</gone><left/>");
    let interview = open(&form, more.as_bytes()).expect("opens");
    let expected = [crate::Unplaced {
        path: "/data/gone".into(),
        value: "old".into(),
    }];
    assert_eq!(interview.unplaced(), expected);
    let resumed = Interview::resume(form, world(), &interview.draft()).expect("opens");
    assert_eq!(resumed.unplaced(), expected);
    let record = String::from_utf8(resumed.record().xml).expect("UTF-8");
    assert!(!record.contains("gone"));
}
