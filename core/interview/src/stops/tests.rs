//! However a person comes to a screen, it bears the same number.

use std::sync::Arc;

use proptest::prelude::*;
use rayi_form::{Form, NoMedia};

use crate::environment::Environment;
use crate::interview::Interview;
use crate::navigate::ScreenKind;

struct World;

impl Environment for World {
    fn now(&self) -> i64 {
        0
    }

    fn offset_minutes(&self, _: i64) -> i32 {
        0
    }

    fn random(&self) -> u64 {
        4
    }
}

const FORM: &str = r#"<h:html xmlns="http://www.w3.org/2002/xforms"
  xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa">
  <h:head><h:title>T</h:title><model><instance><data id="t"><a/>
    <r jr:template=""><x/><s jr:template=""><y/><w/></s><l><m/><n/></l></r><b/></data></instance>
  <bind nodeset="/data/r/s" relevant="../x != 'no'"/>
  <bind nodeset="/data/r/s/w" relevant="../y = 'yes'"/>
  <bind nodeset="/data/r/l/m" relevant="../../x = 'm'"/>
  <bind nodeset="/data/b" relevant="/data/a != 'no'"/></model></h:head><h:body>
  <input ref="/data/a"><label>a</label></input>
  <group ref="/data/r"><repeat nodeset="/data/r"><input ref="/data/r/x"><label>x</label></input>
    <group ref="/data/r/s"><repeat nodeset="/data/r/s"><input ref="/data/r/s/y"><label>y</label>
      </input><input ref="/data/r/s/w"><label>w</label></input></repeat></group>
    <group ref="/data/r/l" appearance="field-list"><input ref="/data/r/l/m"><label>m</label></input>
      <input ref="/data/r/l/n"><label>n</label></input></group></repeat></group>
  <input ref="/data/b"><label>b</label></input></h:body></h:html>"#;

fn carry_out(interview: &mut Interview, (kind, which, what): (u8, u8, u8)) {
    let count = interview.count("/data/r").unwrap_or(0);
    let r = format!("/data/r[{}]", usize::from(which) % count.max(1) + 1);
    let inner = interview.count(&format!("{r}/s")).unwrap_or(0);
    let s = format!("{r}/s[{}]", usize::from(what) % inner.max(1) + 1);
    let word = ["no", "m", "yes", ""][usize::from(what) % 4];
    // What is not there is refused, and that changes nothing.
    let _ = match kind % 8 {
        0 | 1 => interview.add_repeat("/data/r").map(|_| ()),
        2 => interview.add_repeat(&format!("{r}/s")).map(|_| ()),
        3 => interview.remove_repeat(&r).map(|_| ()),
        4 => interview.remove_repeat(&s).map(|_| ()),
        5 => interview.set("/data/a", word),
        6 => interview.set(&format!("{s}/y"), word),
        _ => interview.set(&format!("{r}/x"), word),
    };
}

/// Every screen from the first to the last, each counted.
fn walk(interview: &mut Interview) -> Vec<crate::navigate::Screen> {
    while interview.previous_screen() {}
    let mut screens = Vec::new();
    loop {
        let screen = interview.screen();
        if screen.kind == ScreenKind::End {
            assert!(interview.is_at_end());
            break;
        }
        screens.push(screen);
        assert!(interview.next_screen());
    }
    for (at, screen) in (1..).zip(&screens) {
        assert_eq!((screen.index, screen.total), (at, screens.len()));
    }
    screens
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases / 10, ..ProptestConfig::default() })]

    #[test]
    fn screens_are_numbered_whatever_came_before(
        steps in proptest::collection::vec(any::<(u8, u8, u8)>(), 1..40)
    ) {
        let form = Form::parse(FORM.as_bytes(), &NoMedia).form.expect("accepted");
        let mut interview = Interview::begin(Arc::new(form), Arc::new(World), None);
        for step in steps {
            carry_out(&mut interview, step);
            let screen = interview.screen();
            prop_assert!(screen.index <= screen.total);
        }
        let screens = walk(&mut interview);
        for (at, screen) in screens.iter().enumerate() {
            for item in &screen.items {
                prop_assert!(interview.jump(&item.path));
                prop_assert_eq!(interview.screen().index, at + 1);
            }
        }
        let resumed = Interview::resume(interview.form().clone(), Arc::new(World), &interview.draft());
        prop_assert_eq!(walk(&mut resumed.expect("just saved")), screens);
        for at in 1..=interview.count("/data/r").unwrap_or(0) {
            prop_assert!(interview.jump_into("/data/r", at));
            prop_assert_eq!(&interview.screen().items[0].path, &format!("/data/r[{at}]/x"));
        }
    }
}
