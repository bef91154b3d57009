//! Steps of an interview: after any of them, what was recalculated is what a full pass gives.

use std::sync::{Arc, OnceLock};

use rayi_form::{Form, NoMedia};
use rayi_interview::Interview;

use crate::environment::FixedWorld;

/// Repeats in repeats, totals over them, a cascade, a count, relevance over all, actions.
const FORM: &str = r#"<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms"><h:head><h:title>T</h:title><model>
 <itext><translation lang="ar"><text id="q"><value>مجموع <output value="/data/total"/></value></text></translation>
 <translation lang="en"><text id="q"><value>Total <output value="/data/total"/></value></text></translation></itext>
 <instance><data id="steps"><show>1</show><rate>2</rate><times/><g><a/><b/></g>
  <r jr:template=""><x/><y/><place/><s jr:template=""><z/><double/></s><inner/></r>
  <c jr:template=""><w/></c><total/><most/><least/><many/><named/><last/></data></instance>
 <instance id="places"><root><item><name>n1</name><label>One</label><in>1</in></item>
  <item><name>n2</name><label>Two</label><in>1</in></item><item><name>n3</name><label>Three</label><in>2</in></item></root></instance>
 <bind nodeset="/data/rate" type="int"/><bind nodeset="/data/times" type="int" constraint=". &lt; 9"/>
 <bind nodeset="/data/g" relevant="/data/show = 1"/><bind nodeset="/data/g/b" relevant="/data/g/a &gt; 2" required="/data/rate &gt; 3"/>
 <bind nodeset="/data/r" relevant="/data/show != 2"/>
 <bind nodeset="/data/r/x" type="decimal"/><bind nodeset="/data/r/y" calculate="../x * /data/rate + position(..)"/>
 <bind nodeset="/data/r/s/z" type="decimal" relevant="../../x != 3"/>
 <bind nodeset="/data/r/s/double" calculate="../z * 2"/>
 <bind nodeset="/data/r/inner" calculate="sum(../s/z) + count(../s)"/>
 <bind nodeset="/data/c/w" type="int"/>
 <bind nodeset="/data/total" calculate="sum(/data/r/x) + sum(/data/r/s/double)"/>
 <bind nodeset="/data/most" calculate="max(/data/r/y)"/><bind nodeset="/data/least" calculate="min(/data/r/s/z)"/>
 <bind nodeset="/data/many" calculate="count(/data/r[x &gt; 1]) + count(/data/r/s) + count-non-empty(/data/c/w)"/>
 <bind nodeset="/data/named" calculate="join(' ', /data/r/place) "/>
 <bind nodeset="/data/last" calculate="indexed-repeat(/data/r/x, /data/r, count(/data/r))"/>
 <setvalue event="odk-instance-first-load" ref="/data/rate" value="1 + 1"/>
 </model></h:head><h:body>
 <input ref="/data/show"><label ref="jr:itext('q')"/></input>
 <input ref="/data/rate"><label>R</label><setvalue event="xforms-value-changed" ref="/data/g/a" value="/data/rate + 1"/></input>
 <input ref="/data/times"><label>N</label></input>
 <group ref="/data/g"><label>G</label><input ref="/data/g/a"><label>A</label></input><input ref="/data/g/b"><label>B</label></input></group>
 <group ref="/data/r"><label>R</label><repeat nodeset="/data/r"><setvalue event="odk-new-repeat" ref="/data/r/x" value="position(..) * 1.5"/>
  <input ref="/data/r/x"><label>X</label></input>
  <select1 ref="/data/r/place"><label>P</label><itemset nodeset="instance('places')/root/item[in = current()/../x]"><value ref="name"/><label ref="label"/></itemset></select1>
  <group ref="/data/r/s"><label>S</label><repeat nodeset="/data/r/s"><input ref="/data/r/s/z"><label>Z</label></input></repeat></group></repeat></group>
 <group ref="/data/c"><label>C</label><repeat nodeset="/data/c" jr:count="/data/times"><input ref="/data/c/w"><label>W</label></input></repeat></group>
 </h:body></h:html>"#;

const VALUES: &[&str] = &[
    "",
    "0",
    "1",
    "2",
    "3",
    "-4",
    "2.5",
    "0.1",
    "1e300",
    "9007199254740993",
    "x",
    "n1",
    "n3",
];

/// Carries out what the bytes say, three a step.
pub(super) fn run(bytes: &[u8]) {
    let mut interview = Interview::begin(form(), Arc::new(FixedWorld::new()), None);
    for step in bytes.chunks_exact(3).take(200) {
        carry_out(&mut interview, step[0], step[1], step[2]);
    }
    let kept = state(&interview);
    let resumed = Interview::resume(form(), Arc::new(FixedWorld::new()), &interview.draft());
    assert_eq!(
        state(&resumed.expect("a draft just saved opens")),
        kept,
        "resumed"
    );
    interview.recalculate_all();
    assert_eq!(state(&interview), kept, "everything anew");
}

fn carry_out(interview: &mut Interview, which: u8, place: u8, what: u8) {
    let around = usize::from(place >> 4) % 6 + 1;
    let inside = usize::from(place & 15) % 4 + 1;
    let value = VALUES[usize::from(what) % VALUES.len()];
    let path = match which % 16 {
        0 => "/data/show".to_owned(),
        1 => "/data/rate".to_owned(),
        2 => "/data/g/a".to_owned(),
        3 => "/data/g/b".to_owned(),
        4..=6 => format!("/data/r[{around}]/x"),
        7 => format!("/data/r[{around}]/place"),
        8 | 9 => format!("/data/r[{around}]/s[{inside}]/z"),
        10 => format!("/data/c[{around}]/w"),
        // Repeats come and go; what is not there is refused, and that too must hold.
        11 => return drop(interview.add_repeat("/data/r")),
        12 => return drop(interview.add_repeat(&format!("/data/r[{around}]/s"))),
        13 => return drop(interview.remove_repeat(&format!("/data/r[{around}]"))),
        14 => return drop(interview.remove_repeat(&format!("/data/r[{around}]/s[{inside}]"))),
        _ => {
            let few = ["", "0", "1", "2", "3", "5"];
            let times = few[usize::from(what) % few.len()];
            return drop(interview.answer("/data/times", times));
        }
    };
    if what & 64 == 0 {
        let _ = interview.answer(&path, value);
    } else {
        let _ = interview.set(&path, value);
    }
    if what == 255 {
        interview.set_language("en");
    }
}

/// Everything that is kept and shown, as text.
fn state(interview: &Interview) -> (Vec<u8>, Vec<(String, bool, bool)>, String) {
    let shown = interview
        .overview()
        .into_iter()
        .map(|item| (item.path, item.required, item.read_only))
        .collect();
    let record = String::from_utf8(interview.record().xml).expect("records are UTF-8");
    (interview.draft(), shown, record)
}

fn form() -> Arc<Form> {
    static FORM_READ: OnceLock<Arc<Form>> = OnceLock::new();
    FORM_READ
        .get_or_init(|| {
            let reading = Form::parse(FORM.as_bytes(), &NoMedia);
            Arc::new(
                reading
                    .form
                    .unwrap_or_else(|| panic!("{:?}", reading.diagnostics)),
            )
        })
        .clone()
}
