//! Counts: instances come when they are asked for, never go, and are bounded.

use super::*;
use crate::world;

fn form() -> std::sync::Arc<rayi_form::Form> {
    world::form(
        r#"<instance><data id="t"><n/><r jr:template=""><m/><s jr:template=""><x/></s></r>
             <fixed jr:template=""><y/></fixed><fixed><y>1</y></fixed><fixed><y>2</y></fixed>
           </data></instance>
           <bind nodeset="/data/n" type="decimal"/><bind nodeset="/data/r/m" type="decimal"/>"#,
        r#"<input ref="/data/n"/>
           <group ref="/data/r"><repeat nodeset="/data/r" jr:count="/data/n">
             <input ref="/data/r/m"/>
             <group ref="/data/r/s"><repeat nodeset="/data/r/s" jr:count="/data/r/m">
               <input ref="/data/r/s/x"/></repeat></group></repeat></group>
           <group ref="/data/fixed"><repeat nodeset="/data/fixed" jr:noAddRemove="true()">
             <input ref="/data/fixed/y"/></repeat></group>"#,
    )
}

#[test]
fn instances_come_with_the_count_and_stay_when_it_falls() {
    let (_, mut interview) = world::begin(&form());
    for (count, there) in [("2", 2), ("3.9", 3), ("1", 3), ("", 3), ("-4", 3), ("4", 4)] {
        interview.answer("/data/n", count).expect("taken");
        assert_eq!(interview.count("/data/r"), Some(there), "{count}");
    }
    interview.answer("/data/r[2]/m", "2").expect("taken");
    assert_eq!(interview.count("/data/r[2]/s"), Some(2));
    assert_eq!(interview.count("/data/r[1]/s"), Some(0));
    assert_eq!(interview.count("/data/fixed"), Some(2));
    for path in ["/data/r", "/data/r[2]/s", "/data/fixed", "/data/none"] {
        assert!(!interview.is_open_repeat(path), "{path}");
        assert!(!interview.has_spare(path), "{path}");
    }
    interview.answer("/data/n", "3").expect("taken");
    assert!(interview.has_spare("/data/r"));
    // Nobody is asked whether there is another one.
    let mut offered = 0;
    loop {
        let screen = interview.screen();
        match screen.kind {
            crate::ScreenKind::End => break,
            crate::ScreenKind::AddRepeat { .. } => offered += 1,
            crate::ScreenKind::Questions => {}
        }
        interview.next_screen();
    }
    assert_eq!(offered, 0);
}

#[test]
fn a_count_beyond_the_bound_makes_none_and_is_told() {
    let (_, mut interview) = world::begin(&form());
    interview.answer("/data/n", "2").expect("taken");
    for count in ["1000000000", "20001", "123456789012"] {
        interview.set("/data/n", count).expect("a node");
        assert_eq!(interview.count("/data/r"), Some(2), "{count}");
        let found = interview.check();
        assert_eq!(
            found
                .iter()
                .map(|found| (found.path.as_str(), found.kind))
                .collect::<Vec<_>>(),
            [("/data/r", ViolationKind::TooManyInstances)]
        );
        assert!(interview.finalise().is_err());
    }
    interview.answer("/data/n", "1").expect("taken");
    assert!(interview.finalise().is_ok());
}

#[test]
fn repeats_in_repeats_are_bounded_together() {
    let (_, mut interview) = world::begin(&form());
    interview.max_instances = 30;
    interview.answer("/data/n", "3").expect("taken");
    for number in 1..=3 {
        let path = format!("/data/r[{number}]/m");
        interview.answer(&path, "20").expect("taken");
    }
    let inner = |number| interview.count(&format!("/data/r[{number}]/s"));
    // Two are fixed and three are around.
    assert_eq!((1..=3).filter_map(inner).sum::<usize>(), 25);
    let full: Vec<_> = interview
        .check()
        .into_iter()
        .map(|found| found.path)
        .collect();
    assert_eq!(full, ["/data/r[2]/s", "/data/r[3]/s"]);
    let refused = interview.add_repeat("/data/r");
    assert!(matches!(refused, Err(Refusal::Violation(_))));
}
