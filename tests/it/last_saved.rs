//! `jr://instance/last-saved`: what was answered last time is there this time.

use std::sync::Arc;

use rayi::{Finalised, Rayi, SystemEnvironment, UnsealedKeyFile};

const FORM: &str = r#"<h:html xmlns="http://www.w3.org/2002/xforms"
 xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>Team</h:title><model>
 <instance><data id="team"><team/><meta><instanceID/></meta></data></instance>
 <instance id="__last-saved" src="jr://instance/last-saved"/>
 <bind nodeset="/data/team" type="string"/>
 <setvalue event="odk-instance-first-load" ref="/data/team"
  value="instance('__last-saved')/data/team"/></model></h:head>
 <h:body><input ref="/data/team"><label>Team</label></input></h:body></h:html>"#;

#[test]
fn the_record_finished_last_fills_the_next() {
    let home = tempfile::tempdir().expect("a folder");
    let store = home.path().join("store");
    let vault = Arc::new(UnsealedKeyFile::beside(&store));
    let rayi = Rayi::open(&store, vault, Arc::new(SystemEnvironment)).expect("opens");
    let report = rayi.add_form(FORM.as_bytes(), Vec::new()).expect("kept");
    assert!(report.diagnostics.is_empty(), "{:?}", report.diagnostics);
    for (found, given) in [
        ("", "Ranya"),
        ("Ranya", "هەولێر & Duhok"),
        ("هەولێر & Duhok", ""),
    ] {
        let session = rayi.begin("team", None).expect("begins");
        let value = session.value("/data/team").expect("is read");
        assert_eq!(value.as_deref().unwrap_or_default(), found);
        session.answer("/data/team", given).expect("asked");
        // A draft is not saved in this sense: only a finished record counts.
        drop(session);
        let draft = rayi.drafts().expect("are read").remove(0);
        let session = rayi.resume(&draft.id).expect("goes on");
        let finished = session.finalise().expect("finishes");
        assert!(matches!(finished, Finalised::Queued(_)));
    }
}
