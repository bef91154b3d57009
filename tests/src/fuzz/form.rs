//! Forms and the files beside them: read or refused with a finding, answered and ended.

use std::collections::HashMap;
use std::sync::Arc;

use rayi_form::{Form, Reading};
use rayi_interview::Interview;

use crate::environment::FixedWorld;

const FILES: &str = r#"<h:html xmlns="http://www.w3.org/2002/xforms"
 xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>T</h:title><model>
 <instance><data id="f"><first/><second/></data></instance>
 <instance id="list" src="jr://SCHEME/list.EXTENSION"/>
 <bind nodeset="/data/first" type="string"/><bind nodeset="/data/second" type="string"/>
 </model></h:head><h:body>
 <select1 ref="/data/first"><label>F</label><itemset nodeset="instance('list')/root/item">
 <value ref="name"/><label ref="label"/></itemset></select1>
 <select1 ref="/data/second"><label>S</label>
 <itemset nodeset="instance('list')/root/item[name = /data/first]">
 <value ref="name"/><label ref="label"/></itemset></select1></h:body></h:html>"#;

/// A form's XML.
pub(super) fn run(bytes: &[u8]) {
    live_through(Form::parse(bytes, &HashMap::<String, Vec<u8>>::new()));
}

/// A list of choices as CSV.
pub(super) fn csv(bytes: &[u8]) {
    with_list("file-csv", "csv", bytes);
}

/// A list of choices as GeoJSON.
pub(super) fn geojson(bytes: &[u8]) {
    with_list("file", "geojson", bytes);
}

fn with_list(scheme: &str, extension: &str, bytes: &[u8]) {
    let xml = FILES
        .replace("SCHEME", scheme)
        .replace("EXTENSION", extension)
        .replace("name", if extension == "csv" { "name" } else { "id" });
    let media = HashMap::from([(format!("list.{extension}"), bytes.to_vec())]);
    live_through(Form::parse(xml.as_bytes(), &media));
}

/// Answers a form from its first screen to its record; a form that is refused must say why.
///
/// # Panics
/// If it does not.
pub fn live_through(reading: Reading) {
    let Some(form) = reading.form else {
        assert!(!reading.diagnostics.is_empty(), "a refusal says why");
        return;
    };
    let mut interview = Interview::begin(Arc::new(form), Arc::new(FixedWorld::new()), None);
    for _ in 0..20 {
        for item in interview.screen().items {
            let answer = item
                .choices
                .first()
                .map_or("1", |choice| choice.value.as_str());
            let _ = interview.answer(&item.path, answer);
        }
        if !interview.next_screen() {
            break;
        }
    }
    let _ = interview.finalise();
    assert!(!interview.record().xml.is_empty());
}
