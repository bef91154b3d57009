//! A form that wants its records encrypted: answered, kept, and never let out in clear.

use std::sync::Arc;

use rayi::{Answer, Rayi, SystemEnvironment, UnsealedKeyFile};
use rayi_locale::{Family, Language, Texts};
use rayi_tests::forms;

#[test]
fn its_record_is_not_finished_and_its_answers_stay() {
    let home = tempfile::tempdir().expect("a folder");
    let store = home.path().join("store");
    let vault = Arc::new(UnsealedKeyFile::beside(&store));
    let rayi = Rayi::open(&store, vault, Arc::new(SystemEnvironment)).expect("opens");
    let xml = std::fs::read(forms::folder("forms/invalid/unsupported-encryption.xml"))
        .expect("a form with a key");
    let report = rayi.add_form(&xml, Vec::new()).expect("kept");
    assert!(report.form.is_some());

    let session = rayi.begin("bad", None).expect("begins");
    let answer = session.answer("/data/a", "a secret").expect("asked");
    assert!(matches!(answer, Answer::Accepted(_)));
    let refused = session.finalise().expect_err("not in clear");
    assert_eq!(refused.code, "encryption-missing");
    for language in Language::ALL {
        let texts = Texts::new(language);
        assert!(
            texts
                .remedy(Family::Error, refused.code, &refused.parameters)
                .is_some()
        );
    }

    assert!(rayi.outbox().expect("is read").is_empty());
    let draft = rayi.drafts().expect("are read").remove(0);
    drop(session);
    let session = rayi.resume(&draft.id).expect("goes on");
    let kept = session.value("/data/a").expect("is read");
    assert_eq!(kept.as_deref(), Some("a secret"));
}
