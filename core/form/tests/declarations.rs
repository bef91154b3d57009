//! What a form declares beside its questions: entities, the audit log, bind attributes, submission.

use rayi_form::{
    AudioQuality, AuditLocation, EntitiesVersion, Form, LocationPriority, NoMedia, Severity,
};

const NAMESPACES: &str = r#"xmlns="http://www.w3.org/2002/xforms"
  xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa"
  xmlns:orx="http://openrosa.org/xforms" xmlns:odk="http://www.opendatakit.org/xforms"
  xmlns:entities="http://www.opendatakit.org/xforms/entities""#;

/// A form that is accepted, from the attributes and the content of its model, and its body.
fn form(attributes: &str, model: &str, body: &str) -> Form {
    let xml = format!(
        "<h:html {NAMESPACES}><h:head><h:title>F</h:title><model {attributes}>{model}</model>\
         </h:head><h:body>{body}</h:body></h:html>"
    );
    let reading = Form::parse(xml.as_bytes(), &NoMedia);
    let refused = |found: &&rayi_form::Diagnostic| found.severity == Severity::Error;
    assert_eq!(reading.diagnostics.iter().find(refused), None);
    reading.form.expect("the form is accepted")
}

fn at(form: &Form, path: &str) -> rayi_form::NodeId {
    form.find(path).expect("the form has the node")
}

#[test]
fn each_saved_node_belongs_to_the_nearest_entity() {
    let form = form(
        r#"entities:entities-version="2025.1.0""#,
        r#"<instance><data id="f"><a/><g><b/></g>
             <r jr:template=""><c/><n><d/></n>
               <meta><entity dataset="people" id="" create="" update="" baseVersion=""
                 trunkVersion="" branchId=""><label/></entity></meta></r>
             <meta><instanceID/><entity dataset="houses" id="" create="1"><label/></entity></meta>
           </data></instance>
           <bind nodeset="/data/a" entities:saveto="street"/>
           <bind nodeset="/data/g/b" entities:saveto="number"/>
           <bind nodeset="/data/r/c" entities:saveto="age"/>
           <bind nodeset="/data/r/n/d" entities:saveto="sex"/>"#,
        r#"<group ref="/data/r"><repeat nodeset="/data/r"><input ref="/data/r/c"/></repeat></group>"#,
    );
    assert_eq!(form.entities.version, Some(EntitiesVersion::V2025_1));
    let [people, houses] = form.entities.declared.as_slice() else {
        panic!("two entities: {:?}", form.entities);
    };
    let names = |declaration: &rayi_form::EntityDeclaration| {
        let properties = declaration.properties.iter();
        properties
            .map(|property| format!("{}={}", property.name, form.path(property.node)))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (people.list.as_str(), people.scope),
        ("people", at(&form, "/data/r"))
    );
    assert_eq!(names(people), ["age=/data/r/c", "sex=/data/r/n/d"]);
    assert_eq!(
        people.update,
        Some(at(&form, "/data/r/meta/entity/@update"))
    );
    assert_eq!(
        people.trunk_version,
        Some(at(&form, "/data/r/meta/entity/@trunkVersion"))
    );
    assert_eq!(
        people.branch_id,
        Some(at(&form, "/data/r/meta/entity/@branchId"))
    );
    assert_eq!(
        (houses.list.as_str(), houses.scope),
        ("houses", at(&form, "/data"))
    );
    assert_eq!(names(houses), ["street=/data/a", "number=/data/g/b"]);
    assert_eq!(houses.update, None);
    assert_eq!(houses.label, Some(at(&form, "/data/meta/entity/label")));
}

#[test]
fn the_audit_log_is_read_with_its_limits() {
    let read = |attributes: &str| {
        form(
            "",
            &format!(
                r#"<instance><data id="f"><a/><meta><audit/></meta></data></instance>
                   <bind nodeset="/data/meta/audit" type="binary" {attributes}/>"#
            ),
            r#"<input ref="/data/a"/>"#,
        )
        .audit
        .expect("a log is asked for")
    };
    let plain = read("");
    assert!(!plain.track_changes && !plain.identify_user && !plain.reasons_on_edit);
    assert_eq!(plain.location, None);

    let full = read(
        r#"odk:track-changes="true" odk:identify-user="true"
           odk:track-changes-reasons="on-form-edit" odk:location-priority="low_power"
           odk:location-min-interval="0" odk:location-max-age="90""#,
    );
    assert!(full.track_changes && full.identify_user && full.reasons_on_edit);
    let location = AuditLocation {
        priority: LocationPriority::LowPower,
        min_interval_ms: 1000,
        max_age_ms: 90_000,
    };
    assert_eq!(full.location, Some(location));
    // Two of three are none.
    let half = read(r#"odk:location-priority="balanced" odk:location-max-age="90""#);
    assert_eq!(half.location, None);
}

#[test]
fn attributes_of_binds_are_values_and_unknown_ones_are_kept() {
    let form = form(
        r#"odk:xforms-version="1.0.0""#,
        r#"<instance><data id="f" odk:prefix="q" odk:delimiter=";"><a odk:tag="A"/><b/></data>
             </instance>
           <submission action="https://example.org/s" method="form-data-post"
             base64RsaPublicKey="MIIB" orx:auto-send="true" orx:auto-delete="false"
             odk:client-editable="true"/>
           <bind nodeset="/data/a" type="binary" orx:max-pixels="640" odk:quality="voice-only"
             saveIncomplete="true()" jr:noAppErrorString="no app" x="1" odk:y="2"/>
           <bind nodeset="/data/b" type="geopoint" odk:allow-mock-accuracy="true"/>"#,
        r#"<upload ref="/data/a" mediatype="audio/*"/><input ref="/data/b"/>"#,
    );
    let bind = &form.node(at(&form, "/data/a")).bind;
    assert_eq!(bind.max_pixels, Some(640));
    assert_eq!(bind.quality, Some(AudioQuality::VoiceOnly));
    assert!(bind.save_incomplete);
    assert_eq!(bind.no_app_message.as_deref(), Some("no app"));
    let other: Vec<_> = bind
        .other
        .iter()
        .map(|other| {
            (
                other.namespace.as_str(),
                other.name.as_str(),
                other.value.as_str(),
            )
        })
        .collect();
    assert_eq!(
        other,
        [
            ("", "x", "1"),
            ("http://www.opendatakit.org/xforms", "y", "2")
        ]
    );
    assert!(form.node(at(&form, "/data/b")).bind.allow_mock_accuracy);

    let submission = &form.submission;
    assert_eq!(submission.action.as_deref(), Some("https://example.org/s"));
    assert_eq!(submission.method.as_deref(), Some("form-data-post"));
    assert_eq!(submission.public_key.as_deref(), Some("MIIB"));
    assert_eq!(
        (submission.auto_send, submission.auto_delete),
        (Some(true), Some(false))
    );
    assert!(submission.client_editable);
    assert_eq!(form.xforms_version.as_deref(), Some("1.0.0"));
    assert_eq!(form.compact.prefix.as_deref(), Some("q"));
    assert_eq!(form.compact.delimiter.as_deref(), Some(";"));
    assert_eq!(form.compact.tags, [(at(&form, "/data/a"), "A".to_owned())]);
}
