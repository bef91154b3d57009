//! An answer goes when it is looked at and no longer offered, and not before.

use std::sync::Arc;

use rayi_form::Form;

use crate::world;

fn form(appearance: &str) -> Arc<Form> {
    world::form(
        r#"<instance><data id="t"><a/><b/><m/><c/><end/></data></instance>
           <instance id="towns"><root>
             <item><name>x</name><in>p</in></item><item><name>y</name><in>p</in></item>
             <item><name>z</name><in>q</in></item></root></instance>
           <bind nodeset="/data/c" calculate="concat(/data/b, '|', /data/m)"/>"#,
        &format!(
            r#"<group appearance="{appearance}"><input ref="/data/a"><label>A</label></input>
           <select1 ref="/data/b"><label>B</label>
             <itemset nodeset="instance('towns')/root/item[in = /data/a]">
               <value ref="name"/><label ref="name"/></itemset></select1>
           <select ref="/data/m"><label>M</label>
             <itemset nodeset="instance('towns')/root/item[in = /data/a or name = 'z']">
               <value ref="name"/><label ref="name"/></itemset></select>
           </group><input ref="/data/end"><label>End</label></input>"#
        ),
    )
}

#[test]
fn it_goes_when_its_screen_is_reached() {
    let (_, mut interview) = world::begin(&form(""));
    for (path, answer) in [("/data/a", "p"), ("/data/b", "y"), ("/data/m", "x z")] {
        interview.answer(path, answer).expect("taken");
    }
    interview.answer("/data/a", "q").expect("taken");
    assert_eq!(interview.value("/data/c"), Some("y|x z"), "nobody looked");
    interview.answer("/data/a", "p").expect("taken");
    assert!(interview.next_screen());
    assert_eq!(
        interview.value("/data/c"),
        Some("y|x z"),
        "it is offered again"
    );
    interview.answer("/data/a", "q").expect("taken");
    assert_eq!(
        interview.value("/data/c"),
        Some("|x z"),
        "it is on the screen"
    );
    interview.jump("/data/m");
    assert_eq!(interview.value("/data/c"), Some("|z"));
}

#[test]
fn it_goes_at_once_on_the_same_screen_and_at_the_end_everywhere() {
    let (_, mut interview) = world::begin(&form("field-list"));
    for (path, answer) in [("/data/a", "p"), ("/data/b", "y"), ("/data/m", "x z")] {
        interview.answer(path, answer).expect("taken");
    }
    let changes = interview.answer("/data/a", "q").expect("taken");
    assert!(changes.has("/data/b", crate::Flags::VALUE));
    assert_eq!(interview.value("/data/c"), Some("|z"));

    let (_, mut interview) = world::begin(&form(""));
    for (path, answer) in [("/data/a", "p"), ("/data/b", "y"), ("/data/a", "q")] {
        interview.answer(path, answer).expect("taken");
    }
    interview.jump("/data/end");
    assert_eq!(interview.value("/data/b"), Some("y"));
    let record = interview.finalise().expect("whole");
    assert!(
        String::from_utf8(record.xml)
            .expect("UTF-8")
            .contains("<b/>")
    );
}
