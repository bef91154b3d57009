//! The tables: Markdown, for the terminal and for the page of the docs.

use std::fmt::Write as _;

use super::Work;
use super::measures::Measures;
use super::rows::{
    self, CACHED, LENGTHS, LENGTHS_FACTOR, LOADS, MEMORY_WANTED, NODE_LIMIT, NODES, Row, XML_LIMIT,
};

const US: &str = "rayi";
const PEER: &str = "javarosa";

/// All tables, each under its heading.
pub(super) fn all(measures: &Measures, works: &[Work]) -> String {
    [
        ("Time on the processor", times(measures)),
        ("Memory at the peak", memory(measures, works)),
        ("An answer in a repeat by its length", lengths(measures)),
        ("Against the physical limit", limits(measures, works)),
    ]
    .map(|(heading, table)| format!("## {heading}\n\n{table}"))
    .join("\n")
}

fn times(measures: &Measures) -> String {
    let mut table = String::from(
        "| work | Rayi | JavaRosa | ratio | wanted | met |\n| --- | --: | --: | --: | --: | --- |\n",
    );
    for row in rows::TIMES.iter().chain(rows::OTHER_TIMES) {
        line(&mut table, measures, row);
    }
    let (work, metric, limit) = CACHED;
    let cached = measures.of(US, work, metric);
    let _ = writeln!(
        table,
        "| load `{work}` from its compiled cache | {} | – | – | ≤ {limit} ms | {} |",
        cached.map_or_else(dash, |ms| time(ms * 1e6)),
        met(cached.map(|ms| ms <= limit))
    );
    table
}

fn line(table: &mut String, measures: &Measures, row: &Row) {
    // The measures of answers are in nanoseconds, all others in milliseconds.
    let unit = if row.metric.starts_with("answer") {
        1.0
    } else {
        1e6
    };
    let of = |peer| {
        measures
            .sum(peer, row.works, row.metric)
            .map(|value| value * unit)
    };
    let (us, peer) = (of(US), of(PEER));
    if us.is_none() && peer.is_none() {
        return;
    }
    let ratio = us.zip(peer).map(|(us, peer)| peer / us);
    let wanted = Some(row.wanted).filter(|wanted| *wanted > 0.0);
    let _ = writeln!(
        table,
        "| {} | {} | {} | {} | {} | {} |",
        row.title,
        us.map_or_else(dash, time),
        peer.map_or_else(dash, time),
        ratio.map_or_else(dash, times_less),
        wanted.map_or_else(dash, |wanted| format!("≥ {wanted}×")),
        wanted.map_or_else(dash, |wanted| met(ratio.map(|ratio| ratio >= wanted))
            .to_owned()),
    );
}

fn memory(measures: &Measures, works: &[Work]) -> String {
    let mut table = String::from(
        "| work | Rayi | JavaRosa | ratio | wanted | met |\n| --- | --: | --: | --: | --: | --- |\n",
    );
    for work in works {
        let of = |peer| measures.of(peer, &work.name, "peak_rss");
        let (us, peer) = (of(US), of(PEER));
        let (Some(us), Some(peer)) = (us, peer) else {
            continue;
        };
        let _ = writeln!(
            table,
            "| {} | {us:.1} MiB | {peer:.0} MiB | {} | ≥ {MEMORY_WANTED}× | {} |",
            work.name,
            times_less(peer / us),
            met(Some(peer / us >= MEMORY_WANTED))
        );
    }
    table
}

fn lengths(measures: &Measures) -> String {
    let mut table = String::from("| instances | Rayi | JavaRosa |\n| --: | --: | --: |\n");
    let of = |peer, work| measures.of(peer, work, "answer_cpu_best");
    for work in LENGTHS {
        let length = work.rsplit('-').next().unwrap_or_default();
        let cell = |peer| of(peer, work).map_or_else(dash, time);
        let _ = writeln!(table, "| {length} | {} | {} |", cell(US), cell(PEER));
    }
    let [shortest, _, longest] = LENGTHS.map(|work| of(US, work));
    if let Some((shortest, longest)) = shortest.zip(longest) {
        let growth = longest / shortest;
        let _ = writeln!(
            table,
            "\nFrom the shortest to the longest an answer costs {growth:.1} times as much; \
             wanted is no more than {LENGTHS_FACTOR}: {}.",
            met(Some(growth <= LENGTHS_FACTOR))
        );
    }
    table
}

fn limits(measures: &Measures, works: &[Work]) -> String {
    let mut table = String::from("| work | Rayi | limit | we take |\n| --- | --: | --: | --: |\n");
    for name in LOADS {
        let Some(work) = works.iter().find(|work| work.name == name) else {
            continue;
        };
        let Some(ms) = measures.of(US, name, "load_warm_cpu_best") else {
            continue;
        };
        // Megabytes a second are kilobytes a millisecond. What lies beside a form is mostly not read.
        let beside = if name.starts_with("cascade") {
            work.beside
        } else {
            0.0
        };
        let speed = (work.bytes + beside) / 1e3 / ms;
        let _ = writeln!(
            table,
            "| load {name} | {speed:.0} MB/s | {XML_LIMIT} MB/s | {:.1}× the time |",
            XML_LIMIT / speed
        );
    }
    for (name, nodes) in NODES {
        let Some(ns) = measures.of(US, name, "answer_cpu_best") else {
            continue;
        };
        let each = ns / nodes;
        let _ = writeln!(
            table,
            "| one answer in {name} | {each:.0} ns a node | {NODE_LIMIT} ns a node | {:.1}× the time |",
            each / NODE_LIMIT
        );
    }
    table
}

fn dash() -> String {
    "–".to_owned()
}

pub(super) fn met(met: Option<bool>) -> &'static str {
    match met {
        Some(true) => "yes",
        Some(false) => "**no**",
        None => "–",
    }
}

pub(super) fn times_less(ratio: f64) -> String {
    if ratio < 10.0 {
        format!("{ratio:.1}×")
    } else {
        format!("{ratio:.0}×")
    }
}

/// Nanoseconds in the unit that suits them, with three digits.
pub(super) fn time(ns: f64) -> String {
    let (value, unit) = match ns {
        ns if ns < 1e3 => (ns, "ns"),
        ns if ns < 1e6 => (ns / 1e3, "µs"),
        ns if ns < 1e9 => (ns / 1e6, "ms"),
        ns => (ns / 1e9, "s"),
    };
    let digits = match value {
        value if value < 10.0 => 2,
        value if value < 100.0 => 1,
        _ => 0,
    };
    format!("{value:.digits$} {unit}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(us: f64, peer: f64) -> Measures {
        let mut measures = Measures::default();
        for (who, value) in [(US, us), (PEER, peer)] {
            let line = format!(
                "{{\"peer\":\"{who}\",\"work\":\"large-roster\",\
                 \"metric\":\"load_warm_cpu_best\",\"value\":{value},\"unit\":\"ms\"}}"
            );
            measures.read(&line).unwrap();
        }
        measures
    }

    #[test]
    fn a_row_says_by_how_much_and_whether_that_is_enough() {
        let line = |measures: &Measures| {
            times(measures)
                .lines()
                .nth(2)
                .unwrap_or_default()
                .to_owned()
        };
        assert_eq!(
            line(&measured(5.0, 130.0)),
            "| load `large-roster` | 5.00 ms | 130 ms | 26× | ≥ 20× | yes |"
        );
        assert_eq!(
            line(&measured(25.0, 130.0)),
            "| load `large-roster` | 25.0 ms | 130 ms | 5.2× | ≥ 20× | **no** |"
        );
    }
}
