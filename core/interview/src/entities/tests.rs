//! Entities of a record: by conditions, in repeats, of several lists.

use super::*;
use crate::world;

fn form() -> std::sync::Arc<rayi_form::Form> {
    world::form(
        r#"<instance><data id="t" version="1"><kind/><height/><note/>
             <r jr:template=""><name/><meta><entity dataset="people" id="" create="1">
               <label/></entity></meta></r>
             <meta><instanceID/><entity dataset="trees" id="" create="" update=""
               baseVersion="" trunkVersion="" branchId=""><label/></entity></meta>
           </data></instance>
           <instance id="trees"><root><item><name>7a9b6a9c-2b0f-4c7e-9f57-0d2f0a3c1a11</name>
             <__version>4</__version><__trunkVersion>3</__trunkVersion><__branchId>b</__branchId>
           </item></root></instance>
           <bind nodeset="/data/kind"/>
           <bind nodeset="/data/height" entities:saveto="height"/>
           <bind nodeset="/data/note" entities:saveto="note" relevant="/data/kind = 'new'"/>
           <bind nodeset="/data/r/name" entities:saveto="full_name"/>
           <bind nodeset="/data/r/meta/entity/label" calculate="../../../name"/>
           <setvalue event="odk-new-repeat" ref="/data/r/meta/entity/@id" value="uuid()"/>
           <bind nodeset="/data/meta/entity/@id"
             calculate="if(/data/kind = 'new', '0c1d2e3f-0000-4000-8000-000000000001',
               '7a9b6a9c-2b0f-4c7e-9f57-0d2f0a3c1a11')"/>
           <bind nodeset="/data/meta/entity/@create" calculate="if(/data/kind = 'new', '1', '')"/>
           <bind nodeset="/data/meta/entity/@update" calculate="if(/data/kind = 'old', 'true', '')"/>
           <bind nodeset="/data/meta/entity/@baseVersion"
             calculate="instance('trees')/root/item[name = /data/meta/entity/@id]/__version"/>
           <bind nodeset="/data/meta/entity/@trunkVersion"
             calculate="instance('trees')/root/item[name = /data/meta/entity/@id]/__trunkVersion"/>
           <bind nodeset="/data/meta/entity/@branchId"
             calculate="instance('trees')/root/item[name = /data/meta/entity/@id]/__branchId"/>
           <bind nodeset="/data/meta/entity/label" calculate="concat('Tree ', /data/height)"/>"#,
        r#"<input ref="/data/kind"/><input ref="/data/height"/><input ref="/data/note"/>
           <group ref="/data/r"><repeat nodeset="/data/r">
             <setvalue event="odk-new-repeat" ref="/data/r/meta/entity/@id" value="uuid()"/>
             <input ref="/data/r/name"/></repeat></group>"#,
    )
}

fn pairs(change: &EntityChange) -> Vec<(&str, &str)> {
    change
        .properties
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}

#[test]
fn conditions_say_what_is_done_and_the_record_says_it_too() {
    let (_, mut interview) = world::begin(&form());
    assert_eq!(interview.entity_changes(), []);
    interview.answer("/data/kind", "old").expect("taken");
    interview.answer("/data/height", "12").expect("taken");
    interview.set("/data/note", "left out").expect("a node");
    let record = interview.finalise().expect("whole");
    let [change] = &record.entities[..] else {
        panic!("{:?}", record.entities)
    };
    assert_eq!(change.action, EntityAction::Update);
    assert_eq!(
        (change.list.as_str(), change.label.as_str()),
        ("trees", "Tree 12")
    );
    assert_eq!(change.id, "7a9b6a9c-2b0f-4c7e-9f57-0d2f0a3c1a11");
    assert_eq!(pairs(change), [("height", "12")]);
    let xml = String::from_utf8(record.xml).expect("UTF-8");
    assert!(
        xml.contains(
            "<entity dataset=\"trees\" id=\"7a9b6a9c-2b0f-4c7e-9f57-0d2f0a3c1a11\" create=\"\" \
             update=\"true\" baseVersion=\"4\" trunkVersion=\"3\" branchId=\"b\">\
             <label>Tree 12</label></entity>"
        ),
        "{xml}"
    );
}

#[test]
fn each_instance_of_a_repeat_is_an_entity_of_its_own() {
    let (_, mut interview) = world::begin(&form());
    interview.answer("/data/kind", "new").expect("taken");
    for (number, name) in [(1, "Sara"), (2, "Ali")] {
        interview.add_repeat("/data/r").expect("added");
        let path = format!("/data/r[{number}]/name");
        interview.answer(&path, name).expect("taken");
    }
    let changes = interview.entity_changes();
    let seen: Vec<_> = changes
        .iter()
        .map(|change| (change.list.as_str(), change.action, change.label.as_str()))
        .collect();
    assert_eq!(
        seen,
        [
            ("people", EntityAction::Create, "Sara"),
            ("people", EntityAction::Create, "Ali"),
            ("trees", EntityAction::Create, "Tree ")
        ]
    );
    assert_ne!(changes[0].id, changes[1].id);
    assert_eq!(pairs(&changes[1]), [("full_name", "Ali")]);
    assert_eq!(pairs(&changes[2]), [("height", ""), ("note", "")]);
}

#[test]
fn a_correction_changes_no_entity() {
    let form = form();
    let (clock, mut interview) = world::begin(&form);
    interview.answer("/data/kind", "new").expect("taken");
    let record = interview.finalise().expect("whole");
    assert_eq!(record.entities.len(), 1);
    let permission = crate::Permission::Caller;
    let mut again = Interview::correct(form, clock, None, &record.xml, permission).expect("opens");
    assert_eq!(again.finalise().expect("whole").entities, []);
}
