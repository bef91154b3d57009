//! A cascade: three questions over one long table, each list filtered by two conditions.

use std::fmt::Write as _;

use serde_json::Value;

use super::chance::Chance;
use super::form::form;
use super::{Scale, Work, ask, set};

const REGIONS: usize = 10;

pub(super) fn works(scale: Scale) -> Vec<Work> {
    let rounds = scale.pick(20, 2);
    vec![
        cascade(scale.pick(10_000, 60), 20, rounds),
        cascade(scale.pick(100_000, 120), 100, rounds).with_passes(3),
    ]
}

/// One table of places: the regions, `districts` in each, and villages in the rest of the rows.
fn cascade(rows: usize, districts: usize, rounds: usize) -> Work {
    // The small ones of the smoke run would have no villages left.
    let districts = districts.min(rows / REGIONS / 2);
    let name = format!("cascade-{rows}");
    let instance = "          <region/>\n          <district/>\n          <village/>\n";
    let mut model =
        String::from("      <instance id=\"places\" src=\"jr://file-csv/places.csv\"/>\n");
    let mut body = String::new();
    for (question, filter) in [
        ("region", "level = '1' and open = 'yes'"),
        ("district", "level = '2' and region = /data/region"),
        (
            "village",
            "district = current()/../district and region = /data/region",
        ),
    ] {
        let _ = writeln!(
            model,
            "      <bind nodeset=\"/data/{question}\" type=\"string\"/>"
        );
        let _ = writeln!(
            body,
            "    <select1 ref=\"/data/{question}\"><label>Which {question}?</label>\n      \
             <itemset nodeset=\"instance('places')/root/item[{filter}]\">\
             <value ref=\"name\"/><label ref=\"label\"/></itemset>\n    </select1>"
        );
    }
    let table = places(rows, districts);
    let form = form(&name, instance, &model, &body);
    Work {
        media: vec![("places.csv".to_owned(), table.into_bytes())],
        ..Work::new(&name, form, steps(rows, districts, rounds))
    }
}

fn places(rows: usize, districts: usize) -> String {
    let mut chance = Chance(20_240_110);
    let mut table = String::from("name,label,level,open,region,district,people\n");
    let words = ["کانی", "تل", "Gundê", "نهر", "Gir", "گوند"];
    let mut label = |n: usize| format!("{} {n}", words[chance.place(words.len())]);
    for r in 0..REGIONS {
        let _ = writeln!(table, "r{r},{},1,yes,,,", label(r));
        for d in 0..districts {
            let _ = writeln!(table, "r{r}d{d},{},2,yes,r{r},,", label(d));
        }
    }
    for v in 0..rows - REGIONS * (districts + 1) {
        let (r, d) = place_of(v, districts);
        let people = 40 + v * 7 % 3_000;
        let _ = writeln!(table, "v{v},{},3,yes,r{r},r{r}d{d},{people}", label(v));
    }
    table
}

/// Region and district of a village: neighbours in the table are far apart.
fn place_of(village: usize, districts: usize) -> (usize, usize) {
    (village % REGIONS, village / REGIONS % districts)
}

fn steps(rows: usize, districts: usize, rounds: usize) -> Vec<Value> {
    let mut steps = Vec::new();
    let villages = rows - REGIONS * (districts + 1);
    for round in 0..rounds {
        let village = (round * 7_919 + 3) % villages;
        let (r, d) = place_of(village, districts);
        for (question, value) in [
            ("region", format!("r{r}")),
            ("district", format!("r{r}d{d}")),
            ("village", format!("v{village}")),
        ] {
            let path = format!("/data/{question}");
            steps.push(ask("choice_labels", path.clone()));
            steps.push(set(path, value));
        }
    }
    steps
}
