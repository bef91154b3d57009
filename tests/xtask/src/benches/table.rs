//! The table of speed: each work by the measures that its row in the aims names.

use std::{collections::BTreeMap, fmt};

use serde_json::Value;

use crate::command::Failure;

/// Measures of one work by one engine, by their names.
#[derive(Clone, Default)]
pub(crate) struct Measured(BTreeMap<String, f64>);

impl Measured {
    /// From the lines of `bench --json`.
    pub(crate) fn of(lines: &str) -> Result<Self, Failure> {
        let mut measured = Self::default();
        for line in lines.lines() {
            let row: Value = serde_json::from_str(line)
                .map_err(|fault| Failure::new(format!("{fault}: {line}")))?;
            let metric = row.get("metric").and_then(Value::as_str);
            let value = row.get("value").and_then(Value::as_f64);
            let (Some(metric), Some(value)) = (metric, value) else {
                return Err(Failure::new(format!("no measure: {line}")));
            };
            measured.0.insert(metric.to_owned(), value);
        }
        Ok(measured)
    }

    fn get(&self, metric: &str) -> Option<f64> {
        self.0.get(metric).copied()
    }
}

/// One aim: a work, by the start of its name, is to be so many times better in a measure.
struct Aim {
    work: &'static str,
    metric: &'static str,
    /// To milliseconds or MiB.
    scale: f64,
    unit: &'static str,
    wanted: f64,
}

const MS: f64 = 1.0;
const NS: f64 = 1e-6;

const AIMS: &[Aim] = &[
    aim("large-roster", "load_warm_cpu_best", MS, 20.0),
    aim("household-visit", "load_warm_cpu_best", MS, 20.0),
    aim("autopsy", "load_warm_cpu_best", MS, 20.0),
    aim("chain", "answer_cpu_best", NS, 100.0),
    aim("fan", "answer_cpu_best", NS, 100.0),
    aim("repeat-1000", "interview_cpu_best", MS, 500.0),
    aim("repeat-", "answer_cpu_best", NS, 0.0),
    aim("cascade", "interview_cpu_best", MS, 100.0),
    aim("household-visit", "interview_cpu_best", MS, 50.0),
    aim("nested", "interview_cpu_best", MS, 50.0),
    aim("relevance", "interview_cpu_best", MS, 200.0),
    Aim {
        work: "",
        metric: "peak_rss",
        scale: 1.0,
        unit: "MiB",
        wanted: 10.0,
    },
];

const fn aim(work: &'static str, metric: &'static str, scale: f64, wanted: f64) -> Aim {
    Aim {
        work,
        metric,
        scale,
        unit: "ms",
        wanted,
    }
}

struct Row {
    work: String,
    measure: String,
    ours: f64,
    theirs: Option<f64>,
    wanted: f64,
    unit: &'static str,
}

impl Row {
    fn ratio(&self) -> Option<f64> {
        Some(self.theirs? / self.ours)
    }

    fn cells(&self) -> [String; 6] {
        let amount = |value: f64| match value {
            _ if value >= 100.0 => format!("{value:.0} {}", self.unit),
            _ if value >= 1.0 => format!("{value:.2} {}", self.unit),
            _ => format!("{value:.5} {}", self.unit),
        };
        let ratio = self.ratio();
        let verdict = match ratio {
            Some(ratio) if self.wanted > 0.0 => {
                if ratio >= self.wanted {
                    "met"
                } else {
                    "**missed**"
                }
            }
            _ => "–",
        };
        [
            self.work.clone(),
            self.measure.clone(),
            amount(self.ours),
            self.theirs.map_or_else(|| "–".to_owned(), amount),
            ratio.map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.0} ×")),
            if self.wanted > 0.0 {
                format!("{} ×: {verdict}", self.wanted)
            } else {
                verdict.to_owned()
            },
        ]
    }
}

/// Rows in the order of the works.
#[derive(Default)]
pub(crate) struct Table {
    rows: Vec<Row>,
    /// Bytes read a second while loading, by work.
    speeds: Vec<(String, f64)>,
}

impl Table {
    /// Adds what the aims say of a work; `bytes` is what loading it reads.
    pub(crate) fn add(&mut self, work: &str, bytes: u64, ours: Measured, theirs: Option<Measured>) {
        for aim in AIMS.iter().filter(|aim| work.starts_with(aim.work)) {
            let value = |of: &Measured| of.get(aim.metric).map(|value| value * aim.scale);
            let Some(our_value) = value(&ours) else {
                continue;
            };
            self.rows.push(Row {
                work: work.to_owned(),
                measure: aim.metric.trim_end_matches("_cpu_best").replace('_', " "),
                ours: our_value,
                theirs: theirs.as_ref().and_then(value),
                wanted: aim.wanted,
                unit: aim.unit,
            });
        }
        if let Some(cached) = ours.get("load_cached_cpu") {
            self.rows.push(Row {
                work: work.to_owned(),
                measure: "load from the cache".to_owned(),
                ours: cached,
                theirs: None,
                wanted: 0.0,
                unit: "ms",
            });
        }
        if let Some(load) = ours.get("load_warm_cpu_best") {
            // Bytes a millisecond are kB a second.
            let speed = bytes as f64 / load / 1_000.0;
            self.speeds.push((work.to_owned(), speed));
        }
    }

    /// The page with this table between its two marks.
    pub(crate) fn put_into(&self, page: &str) -> Result<String, Failure> {
        let (before, rest) = page.split_once(BEGIN).ok_or_else(unmarked)?;
        let (_, after) = rest.split_once(END).ok_or_else(unmarked)?;
        Ok(format!("{before}{BEGIN}\n{self}{END}{after}"))
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| work | measure | Rayi | JavaRosa | ratio | wanted |")?;
        writeln!(f, "| --- | --- | ---: | ---: | ---: | --- |")?;
        for row in &self.rows {
            writeln!(f, "| {} |", row.cells().join(" | "))?;
        }
        writeln!(f, "\n| load of | MB a second |\n| --- | ---: |")?;
        for (work, speed) in &self.speeds {
            writeln!(f, "| {work} | {speed:.0} |")?;
        }
        Ok(())
    }
}

const BEGIN: &str = "<!-- the table begins: cargo xtask bench-peers --write -->";
const END: &str = "<!-- the table ends -->";

fn unmarked() -> Failure {
    Failure::new("the page has lost the marks of its table")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(metric: &str, value: f64) -> Measured {
        let line = format!(r#"{{"metric":"{metric}","value":{value}}}"#);
        Measured::of(&line).unwrap()
    }

    #[test]
    fn a_ratio_below_the_aim_is_missed_and_the_table_stands_between_its_marks() {
        let mut table = Table::default();
        let slow = Some(measured("answer_cpu_best", 25e6));
        table.add(
            "chain-1000",
            9,
            measured("answer_cpu_best", 1e5),
            slow.clone(),
        );
        table.add("fan-1000", 9, measured("answer_cpu_best", 1e6), slow);
        let page = format!("a\n{BEGIN}\nold\n{END}\nb");
        let page = table.put_into(&page).unwrap();
        assert!(
            page.contains("| chain-1000 | answer | 0.10000 ms | 25.00 ms | 250 × | 100 ×: met |")
        );
        assert!(
            page.contains("| fan-1000 | answer | 1.00 ms | 25.00 ms | 25 × | 100 ×: **missed** |")
        );
        assert!(page.starts_with("a\n") && page.ends_with("\nb") && !page.contains("old"));
        assert!(table.put_into("no marks").is_err());
        assert!(Measured::of("{}").is_err());
    }
}
