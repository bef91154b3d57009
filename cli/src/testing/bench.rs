//! `rayi bench`: how long a form takes to load and to answer, inside this process.

mod clock;
mod pass;

use std::collections::HashMap;
use std::io::Write;
use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt as _};
use rayi::{Script, ScriptStep};
use serde_json::{Value, json};

use self::clock::{Clock, Took};
use self::pass::{Failed, Single};
use super::{Misuse, World, load, text_of};

/// What is asked for.
struct Asked {
    form: PathBuf,
    media: Option<PathBuf>,
    steps: Vec<Value>,
    reps: usize,
    work: String,
    json: bool,
    /// Where to write what the steps answered, so that two engines can be compared.
    results: Option<PathBuf>,
}

fn asked(mut words: Parser) -> Result<Asked, Misuse> {
    let mut form = None;
    let mut media: Option<PathBuf> = None;
    let mut steps: Vec<Value> = Vec::new();
    let mut reps = 5_usize;
    let mut work = None;
    let mut as_json = false;
    let mut results = None;
    while let Some(word) = words.next()? {
        match word {
            Arg::Long("media") => media = Some(words.value()?.into()),
            Arg::Long("steps") => {
                let file = PathBuf::from(words.value()?);
                for line in text_of(&file)?
                    .lines()
                    .filter(|line| !line.trim().is_empty())
                {
                    steps.push(serde_json::from_str(line)?);
                }
            }
            Arg::Long("reps") => reps = words.value()?.parse::<usize>()?.max(1),
            Arg::Long("work") => work = Some(words.value()?.string()?),
            Arg::Long("json") => as_json = true,
            Arg::Long("results") => results = Some(PathBuf::from(words.value()?)),
            Arg::Value(value) if form.is_none() => form = Some(PathBuf::from(value)),
            other => return Err(other.unexpected().into()),
        }
    }
    let form = form.ok_or("a form is needed")?;
    let work = work.unwrap_or_else(|| {
        form.file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    });
    Ok(Asked {
        form,
        media,
        steps,
        reps,
        work,
        json: as_json,
        results,
    })
}

/// One measure: its name, its value, its unit.
type Row = (&'static str, f64, &'static str);

/// What the passes took, in their order.
#[derive(Default)]
struct Measured {
    loads: Vec<Took>,
    cached: Vec<Took>,
    wholes: Vec<Took>,
    singles: Vec<Single>,
    serialised: Vec<Took>,
    bytes: usize,
}

pub(super) fn run(words: Parser, output: &mut dyn Write) -> Result<u8, Misuse> {
    let asked = asked(words)?;
    let loaded = load(&asked.form, asked.media.as_deref()).and_then(|form| {
        let files = form.media.read().map_err(|fault| fault.to_string())?;
        // What is timed is reading the form and not the disk.
        let files = files.into_iter().map(|file| (file.name, file.bytes));
        Ok((form.xml, files.collect::<HashMap<String, Vec<u8>>>()))
    });
    let (xml, files) = match loaded {
        Ok(read) => read,
        Err(error) => return refused(&error, output),
    };
    let world = World::at(None);
    let open = || Script::open(&xml, &files, None, world.share());
    let mut measured = Measured::default();
    let steps = pass::read(&asked.steps);
    for _ in 0..asked.reps {
        let clock = Clock::start();
        let mut script = match open() {
            Ok(script) => script,
            Err(error) => return refused(&error, output),
        };
        measured.loads.push(clock.took());
        let compiled = script.compiled();
        let clock = Clock::start();
        Script::open_compiled(&compiled, None, world.share())?;
        measured.cached.push(clock.took());
        if let Err(failed) = measured.whole(&mut script, &steps) {
            writeln!(output, "{failed}")?;
            return Ok(1);
        }
        drop(script);
        if !asked.steps.is_empty() {
            // It met no failure a moment ago.
            let single = pass::single(&mut open()?, &steps);
            measured.singles.extend(single);
        }
    }
    for (metric, value, unit) in measured.rows(asked.steps.len()) {
        let work = &asked.work;
        if asked.json {
            let row = json!({
                "peer": "rayi", "work": work, "metric": metric, "value": value, "unit": unit,
            });
            writeln!(output, "{row}")?;
        } else {
            writeln!(output, "{work:<24} {metric:<18} {value:>16.3} {unit}")?;
        }
    }
    if let Some(file) = &asked.results {
        // After the measures: what is kept here is no part of the peak.
        let mut lines = String::new();
        for result in pass::results(&mut open()?, &steps).unwrap_or_default() {
            lines.push_str(&format!("{result}\n"));
        }
        std::fs::write(file, lines)?;
    }
    Ok(0)
}

/// Says why a form does not load.
fn refused(error: &str, output: &mut dyn Write) -> Result<u8, Misuse> {
    writeln!(output, "{}", json!({"error": error}))?;
    Ok(2)
}

impl Measured {
    fn whole(&mut self, script: &mut Script, steps: &[ScriptStep]) -> Result<(), Failed> {
        self.wholes.push(pass::whole(script, steps)?);
        let clock = Clock::start();
        let xml = script.step(&json!({"xml": true}));
        self.serialised.push(clock.took());
        self.bytes = xml.get("got").and_then(Value::as_str).map_or(0, str::len);
        Ok(())
    }

    /// Every measure: the median of the passes, and beside the processor's time the least. Where
    /// nothing of a kind was done its time is 0, and its count says so.
    fn rows(&self, steps: usize) -> Vec<Row> {
        const MS: f64 = 1e6;
        let wall = |took: &Took| took.wall;
        let cpu = |took: &Took| took.cpu;
        let loads = &self.loads;
        let singles = &self.singles;
        let answer = |single: &Single| single.answers.mean();
        let answers = singles.first().map_or(0, |single| single.answers.steps);
        let wholes = &self.wholes;
        vec![
            ("load_first", loads.first().map_or(0.0, wall) / MS, "ms"),
            ("load_warm", median(loads, wall) / MS, "ms"),
            ("load_warm_cpu", median(loads, cpu) / MS, "ms"),
            ("load_warm_cpu_best", least(loads, cpu) / MS, "ms"),
            ("load_cached", median(&self.cached, wall) / MS, "ms"),
            ("load_cached_cpu", median(&self.cached, cpu) / MS, "ms"),
            ("answer", median(singles, |of| answer(of).wall), "ns/answer"),
            (
                "answer_cpu",
                median(singles, |of| answer(of).cpu),
                "ns/answer",
            ),
            (
                "answer_cpu_best",
                least(singles, |of| answer(of).cpu),
                "ns/answer",
            ),
            ("answers", f64::from(answers), "count"),
            (
                "new_repeat",
                median(singles, |of| of.repeats.mean().wall),
                "ns/repeat",
            ),
            (
                "choices",
                median(singles, |of| of.lists.mean().wall) / MS,
                "ms/list",
            ),
            ("interview", median(wholes, wall) / MS, "ms"),
            ("interview_cpu", median(wholes, cpu) / MS, "ms"),
            ("interview_cpu_best", least(wholes, cpu) / MS, "ms"),
            ("steps_done", steps as f64, "count"),
            ("serialise", median(&self.serialised, wall) / MS, "ms"),
            ("serialised", self.bytes as f64, "bytes"),
            ("peak_rss", clock::peak_rss(), "MiB"),
        ]
    }
}

fn sorted<T>(of: &[T], value: impl Fn(&T) -> f64) -> Vec<f64> {
    let mut values: Vec<f64> = of.iter().map(value).collect();
    values.sort_by(f64::total_cmp);
    values
}

fn median<T>(of: &[T], value: impl Fn(&T) -> f64) -> f64 {
    let values = sorted(of, value);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

fn least<T>(of: &[T], value: impl Fn(&T) -> f64) -> f64 {
    sorted(of, value).first().copied().unwrap_or_default()
}
