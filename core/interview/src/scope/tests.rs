//! What is answered from cells at once is what looking at every node gives.

use std::fmt::Write as _;
use std::sync::Arc;

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

/// Pairs of expressions of the same meaning; only the first can be answered at once.
const TWINS: [(&str, &str); 9] = [
    ("count(/data/r[g = 'a'])", "count(/data/r[not(g != 'a')])"),
    ("count(/data/r[g = ''])", "count(/data/r[not(g != '')])"),
    ("count(/data/r[n = 3])", "count(/data/r[not(n != 3)])"),
    (
        "count(/data/r[g = '3' and n = 3])",
        "count(/data/r[not(g != '3' or n != 3)])",
    ),
    (
        "count(/data/r[g = /data/w])",
        "count(/data/r[not(g != /data/w)])",
    ),
    (
        "count(/data/r[g = /data/r/g])",
        "count(/data/r[not(g != /data/r/g)])",
    ),
    (
        "sum(/data/r[g = current()/../w]/n)",
        "sum(/data/r[not(g != current()/../w)]/n)",
    ),
    (
        "coalesce(/data/w, 'none')",
        "if(/data/w != '', /data/w, 'none')",
    ),
    (
        "indexed-repeat(/data/r/g, /data/r, /data/w)",
        "/data/r[position() = /data/w]/g",
    ),
];

fn form() -> Arc<Form> {
    let (mut nodes, mut binds) = (String::new(), String::new());
    for (place, twins) in TWINS.iter().enumerate() {
        for (name, calculation) in [("one", twins.0), ("all", twins.1)] {
            let _ = write!(nodes, "<{name}{place}/>");
            let _ = write!(
                binds,
                r#"<bind nodeset="/data/{name}{place}" calculate="{calculation}"/>"#
            );
        }
    }
    let xml = format!(
        r#"<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
          xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>T</h:title><model>
          <instance><data id="t"><w/><r jr:template=""><keep/><g/><n/></r>{nodes}</data></instance>
          <bind nodeset="/data/r" relevant="/data/w != 'b'"/>
          <bind nodeset="/data/r/g" relevant="../keep != 'no'"/>
          <bind nodeset="/data/r/n" type="int"/>{binds}</model></h:head><h:body/></h:html>"#
    );
    Arc::new(
        Form::parse(xml.as_bytes(), &NoMedia)
            .form
            .expect("accepted"),
    )
}

#[test]
fn filters_over_instances_and_choices_of_values_are_what_every_node_says() {
    let mut interview = Interview::begin(form(), Arc::new(World), None);
    let mut seed = 5_u32;
    let mut below = |most: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 16) % most
    };
    for _ in 0..300 {
        let count = u32::try_from(interview.count("/data/r").unwrap_or(0)).unwrap_or(0);
        let r = format!("/data/r[{}]", below(count.max(1)) + 1);
        let word = ["", "a", "3", "1", "2", "b"][below(6) as usize];
        // What is not there is refused, and that changes nothing.
        let _ = match below(8) {
            0 | 1 => interview.add_repeat("/data/r").map(|_| ()),
            2 => interview.remove_repeat(&r).map(|_| ()),
            3 => interview.set(&format!("{r}/keep"), ["", "no"][below(2) as usize]),
            4 => interview.set("/data/w", word),
            5 => interview.set(&format!("{r}/n"), ["3", "4", ""][below(3) as usize]),
            _ => interview.set(&format!("{r}/g"), word),
        };
        for (place, twins) in TWINS.iter().enumerate() {
            let one = interview.value(&format!("/data/one{place}"));
            // `indexed-repeat` takes what is no number for the first instance.
            let is_number = interview
                .value("/data/w")
                .is_some_and(|w| w.parse::<u8>().is_ok());
            if is_number || place != TWINS.len() - 1 {
                assert_eq!(
                    one,
                    interview.value(&format!("/data/all{place}")),
                    "{twins:?}"
                );
            }
        }
    }
}
