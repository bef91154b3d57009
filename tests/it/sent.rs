//! Records that the server has go from the device where the project or their form wants it so, no others.

use std::sync::Arc;

use rayi::{
    Finalised, OutboxEntry, OutboxState, ProjectSettings, Rayi, SyncListener, SystemEnvironment,
    UnsealedKeyFile,
};
use rayi_collector::{Collector, Config};

struct Nobody;

impl SyncListener for Nobody {
    fn progress(&self, _: &OutboxEntry) {}
}

/// A form with a submission of its own, and more of a model.
fn form(id: &str, submission: &str, more: &str) -> String {
    format!(
        r#"<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:orx="http://openrosa.org/xforms"><h:head><h:title>{id}</h:title><model>
  <instance><data id="{id}"><who/><orx:meta><orx:instanceID/></orx:meta></data></instance>{more}
  <submission {submission}/></model></h:head>
  <h:body><input ref="/data/who"><label>Who</label></input></h:body></h:html>"#
    )
}

fn finish(rayi: &Rayi, form: &str, who: &str) {
    let session = rayi.begin(form, None).expect("begins");
    session.answer("/data/who", who).expect("asked");
    let done = session.finalise().expect("finishes");
    assert!(matches!(done, Finalised::Queued(_)));
}

/// The forms of the records that are here.
fn here(rayi: &Rayi) -> Vec<String> {
    let outbox = rayi.outbox().expect("read").into_iter();
    outbox.map(|entry| entry.form_id).collect()
}

#[tokio::test]
async fn what_was_delivered_goes_where_that_is_wanted_and_nothing_else_does() {
    let home = tempfile::tempdir().expect("a folder");
    let store = home.path().join("store");
    let vault = Arc::new(UnsealedKeyFile::beside(&store));
    let rayi = Rayi::open(&store, vault, Arc::new(SystemEnvironment)).expect("opens");
    let looks_back = r#"<instance id="__last-saved" src="jr://instance/last-saved"/>"#;
    let offered = home.path().join("forms");
    std::fs::create_dir(&offered).expect("a folder");
    for (id, submission, more) in [
        ("plain", "", ""),
        ("deletes", "orx:auto-delete=\"true\"", ""),
        ("keeps", "orx:auto-delete=\"false\"", ""),
        ("looks-back", "", looks_back),
        ("elsewhere", "", ""),
    ] {
        let xml = form(id, submission, more);
        let kept = rayi.add_form(xml.as_bytes(), Vec::new()).expect("kept");
        assert!(kept.form.is_some(), "{:?}", kept.diagnostics);
        if id != "elsewhere" {
            std::fs::write(offered.join(format!("{id}.xml")), xml).expect("written");
        }
    }
    let config = Config::new(&offered, home.path().join("collected"));
    let collector = Collector::open(config).expect("opens");
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a port");
    let address = listener.local_addr().expect("bound");
    tokio::spawn(rayi_collector::serve(
        listener,
        collector,
        std::future::pending::<()>(),
    ));
    rayi.set_server(&format!("http://{address}"))
        .expect("an address");
    rayi.online();

    let forms = ["plain", "deletes", "keeps", "looks-back", "elsewhere"];
    for form in forms {
        finish(&rayi, form, "Sara");
    }
    let report = rayi.sync(Arc::new(Nobody)).await.expect("a round");
    assert_eq!((report.delivered, report.held), (4, 1));
    assert_eq!(here(&rayi), ["plain", "keeps", "looks-back", "elsewhere"]);

    // The project says so too: what is not delivered stays, and so does what a form still looks into.
    let settings = ProjectSettings {
        delete_sent: Some(true),
        ..ProjectSettings::default()
    };
    rayi.set_up(&settings).expect("kept");
    rayi.sync(Arc::new(Nobody)).await.expect("a round");
    assert_eq!(here(&rayi), ["keeps", "looks-back", "elsewhere"]);
    let held = rayi.outbox().expect("read").remove(2).state;
    assert!(matches!(held, OutboxState::Held { .. }), "{held:?}");

    // A newer one takes its place.
    finish(&rayi, "looks-back", "Azad");
    rayi.sync(Arc::new(Nobody)).await.expect("a round");
    assert_eq!(here(&rayi), ["keeps", "elsewhere", "looks-back"]);
    assert_eq!(rayi.counts().expect("open").delivered, 2);
}
