//! Totals are what going through the nodes gives, whatever came before.

use std::fmt::Write as _;
use std::sync::Arc;

use proptest::prelude::*;
use rayi_form::{Form, NoMedia};

use crate::environment::Environment;
use crate::interview::Interview;

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

const FUNCTIONS: [&str; 5] = ["sum", "count", "count-non-empty", "min", "max"];

/// Every function over every target, twice: as it is written in forms, and over a union, of which
/// no total is kept.
fn form() -> Arc<Form> {
    let (mut nodes, mut binds) = (String::new(), String::new());
    let targets = [
        ("x", "/data/r/x"),
        ("y", "/data/r/s/y"),
        ("r", "/data/r"),
        ("big", "/data/r/big"),
    ];
    for (name, path) in targets {
        for function in FUNCTIONS {
            for (twin, argument) in [
                ("kept", path.to_owned()),
                ("seen", format!("{path} | {path}")),
            ] {
                let node = format!("{name}-{function}-{twin}");
                let _ = write!(nodes, "<{node}/><over-{node}/>");
                let _ = write!(
                    binds,
                    r#"<bind nodeset="/data/{node}" calculate="{function}({argument})"/>
                    <bind nodeset="/data/over-{node}" calculate="1 div {function}({argument})"/>"#
                );
            }
        }
    }
    let xml = format!(
        r#"<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
          xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>T</h:title><model>
          <instance><data id="t"><r jr:template=""><keep/><x/><big/><s jr:template=""><y/></s>
            <in-kept/><in-seen/><most-kept/><most-seen/></r>{nodes}</data></instance>
          <bind nodeset="/data/r/x" relevant="../keep != 'no'"/>
          <bind nodeset="/data/r/big" calculate="../x * 1000000"/>
          <bind nodeset="/data/r/s" relevant="../keep != 'nor'"/>
          <bind nodeset="/data/r/s/y" type="decimal"/>
          <bind nodeset="/data/r/in-kept" calculate="sum(../s/y)"/>
          <bind nodeset="/data/r/in-seen" calculate="sum(../s/y | ../s/y)"/>
          <bind nodeset="/data/r/most-kept" calculate="max(../s/y)"/>
          <bind nodeset="/data/r/most-seen" calculate="max(../s/y | ../s/y)"/>
          {binds}</model></h:head><h:body/></h:html>"#
    );
    let reading = Form::parse(xml.as_bytes(), &NoMedia);
    Arc::new(reading.form.expect("accepted"))
}

fn huge() -> String {
    format!("1{}", "0".repeat(300))
}

fn value(of: u8) -> String {
    let values = [
        "",
        "0",
        "-0",
        "0.1",
        "0.2",
        "0.3",
        "12.5",
        "-7",
        "3",
        "1000000",
        "abc",
        "1,5",
        "9007199254740993",
        "-9007199254740993",
        "0.0009765625",
        "4503599627370497.5",
    ];
    match usize::from(of) % (values.len() + 1) {
        at if at < values.len() => values[at].to_owned(),
        _ => huge(),
    }
}

fn carry_out(interview: &mut Interview, (kind, which, what): (u8, u8, u8)) {
    let count = interview.count("/data/r").unwrap_or(0);
    let r = format!("/data/r[{}]", usize::from(which) % count.max(1) + 1);
    let inner = interview.count(&format!("{r}/s")).unwrap_or(0);
    let s = format!("{r}/s[{}]", usize::from(what) % inner.max(1) + 1);
    // What is not there is refused, and that changes nothing.
    let _ = match kind % 9 {
        0 => interview.add_repeat("/data/r").map(|_| ()),
        1 | 2 => interview.add_repeat(&format!("{r}/s")).map(|_| ()),
        3 => interview.remove_repeat(&r).map(|_| ()),
        4 => interview.remove_repeat(&s).map(|_| ()),
        5 => interview.set(
            &format!("{r}/keep"),
            ["", "no", "nor"][usize::from(what) % 3],
        ),
        6 => interview.set(&format!("{s}/y"), &value(which.wrapping_mul(7))),
        _ => interview.set(&format!("{r}/x"), &value(what)),
    };
}

fn check(interview: &Interview, after: &str) {
    let same = |kept: &str, seen: &str| {
        assert_eq!(
            interview.value(kept),
            interview.value(seen),
            "{kept} after {after}"
        );
    };
    for target in ["x", "y", "r", "big"] {
        for function in FUNCTIONS {
            for over in ["", "over-"] {
                let node = format!("/data/{over}{target}-{function}");
                same(&format!("{node}-kept"), &format!("{node}-seen"));
            }
        }
    }
    for at in 1..=interview.count("/data/r").unwrap_or(0) {
        for node in ["in", "most"] {
            let node = format!("/data/r[{at}]/{node}");
            same(&format!("{node}-kept"), &format!("{node}-seen"));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases / 16, ..ProptestConfig::default() })]

    #[test]
    fn a_total_is_what_going_through_the_nodes_gives(
        steps in proptest::collection::vec(any::<(u8, u8, u8)>(), 1..60)
    ) {
        let mut interview = Interview::begin(form(), Arc::new(World), None);
        for step in steps {
            carry_out(&mut interview, step);
            check(&interview, "a step");
        }
        interview.recalculate_all();
        check(&interview, "everything anew");
        let resumed = Interview::resume(interview.form().clone(), Arc::new(World), &interview.draft());
        check(&resumed.expect("just saved"), "resuming");
    }
}

#[test]
fn long_sums_of_decimals_are_added_from_the_left() {
    let mut interview = Interview::begin(form(), Arc::new(World), None);
    for at in 1..=300_u32 {
        interview.add_repeat("/data/r").expect("a series");
        let value = f64::from(at * 37 % 101) / 10.0;
        interview
            .set(&format!("/data/r[{at}]/x"), &value.to_string())
            .expect("there");
    }
    for (at, text) in [
        (290, "0.7"),
        (3, "1000000.1"),
        (150, ""),
        (64, "0.1"),
        (65, "0.3"),
        (300, "5.5"),
    ] {
        interview
            .set(&format!("/data/r[{at}]/x"), text)
            .expect("there");
        check(&interview, text);
        interview
            .remove_repeat(&format!("/data/r[{}]", at / 2 + 1))
            .expect("there");
        check(&interview, "removal");
        interview.add_repeat("/data/r").expect("a series");
        check(&interview, "addition");
    }
}
