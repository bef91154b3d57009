//! `rayi bench`: how long a form takes to load and to answer, inside this process.

use std::io::Write;
use std::path::PathBuf;
use std::time::Instant;

use lexopt::{Arg, Parser, ValueExt as _};
use rayi::Script;
use serde_json::{Value, json};

use super::{Misuse, World, load, text_of};

/// One measured run through the steps.
#[derive(Default)]
struct Pass {
    answers: u64,
    answers_ns: f64,
    answers_cpu_ns: f64,
    repeats: u64,
    repeats_ns: f64,
    lists: u64,
    lists_ns: f64,
    all_ns: f64,
    all_cpu_ns: f64,
    steps: u64,
}

/// What is asked for.
struct Asked {
    form: PathBuf,
    media: Option<PathBuf>,
    steps: Vec<Value>,
    reps: usize,
    work: String,
    json: bool,
}

fn asked(mut words: Parser) -> Result<Asked, Misuse> {
    let mut form = None;
    let mut media: Option<PathBuf> = None;
    let mut steps: Vec<Value> = Vec::new();
    let mut reps = 5_usize;
    let mut work = None;
    let mut as_json = false;
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
    })
}

pub(super) fn run(words: Parser, output: &mut dyn Write) -> Result<u8, Misuse> {
    let Asked {
        form,
        media,
        steps,
        reps,
        work,
        json: as_json,
    } = asked(words)?;
    let refused = |error: String, output: &mut dyn Write| -> Result<u8, Misuse> {
        writeln!(output, "{}", json!({"error": error}))?;
        Ok(2)
    };
    let (xml, files) = match load(&form, media.as_deref()) {
        Ok(read) => read,
        Err(error) => return refused(error, output),
    };
    let world = World(None);
    let mut loads = Vec::new();
    let mut loads_cpu = Vec::new();
    let mut passes = Vec::new();
    let mut serialised = (0.0, 0);
    for _ in 0..reps {
        let files = files.clone();
        let (clock, cpu) = (Instant::now(), cpu_ns());
        let mut script = match Script::open(&xml, files, None, world.share()) {
            Ok(script) => script,
            Err(error) => return refused(error, output),
        };
        loads.push(ms(clock));
        loads_cpu.push((cpu_ns() - cpu) / 1e6);
        match pass(&mut script, &steps) {
            Ok(measured) => passes.push(measured),
            Err(result) => {
                writeln!(output, "{result}")?;
                return Ok(1);
            }
        }
        let clock = Instant::now();
        let xml = script.step(&json!({"xml": true}));
        serialised = (ms(clock), xml["got"].as_str().map_or(0, str::len));
    }
    let median_of = |of: &dyn Fn(&Pass) -> f64| median(passes.iter().map(of).collect());
    let each = |total: f64, count: u64| {
        if count == 0 {
            0.0
        } else {
            total / count as f64
        }
    };
    // Where nothing of a kind was done its time is 0, and its count says so.
    let rows = [
        (
            "load_first",
            loads.first().copied().unwrap_or_default(),
            "ms",
        ),
        ("load_warm", median(loads.clone()), "ms"),
        ("load_warm_cpu", median(loads_cpu), "ms"),
        (
            "answer",
            median_of(&|pass| each(pass.answers_ns, pass.answers)),
            "ns/answer",
        ),
        (
            "answer_cpu",
            median_of(&|pass| each(pass.answers_cpu_ns, pass.answers)),
            "ns/answer",
        ),
        ("answers", median_of(&|pass| pass.answers as f64), "count"),
        (
            "new_repeat",
            median_of(&|pass| each(pass.repeats_ns, pass.repeats)),
            "ns/repeat",
        ),
        (
            "choices",
            median_of(&|pass| each(pass.lists_ns, pass.lists) / 1e6),
            "ms/list",
        ),
        ("interview", median_of(&|pass| pass.all_ns / 1e6), "ms"),
        (
            "interview_cpu",
            median_of(&|pass| pass.all_cpu_ns / 1e6),
            "ms",
        ),
        ("steps_done", median_of(&|pass| pass.steps as f64), "count"),
        ("serialise", serialised.0, "ms"),
        ("serialised", serialised.1 as f64, "bytes"),
        ("peak_rss", peak_rss_mib(), "MiB"),
    ];
    for (metric, value, unit) in rows {
        if as_json {
            let row = json!({
                "peer": "rayi", "work": work, "metric": metric, "value": value, "unit": unit,
            });
            writeln!(output, "{row}")?;
        } else {
            writeln!(output, "{work:<24} {metric:<14} {value:>16.3} {unit}")?;
        }
    }
    Ok(0)
}

/// Runs all steps; the first that fails ends the run with its result.
fn pass(script: &mut Script, steps: &[Value]) -> Result<Pass, Value> {
    let mut measured = Pass::default();
    let (all, all_cpu) = (Instant::now(), cpu_ns());
    for step in steps {
        let (clock, cpu) = (Instant::now(), cpu_ns());
        let result = script.step(step);
        let (took, took_cpu) = (ms(clock) * 1e6, cpu_ns() - cpu);
        if !Script::is_ok(&result) {
            return Err(result);
        }
        measured.steps += 1;
        if step.get("set").is_some() {
            measured.answers += 1;
            measured.answers_ns += took;
            measured.answers_cpu_ns += took_cpu;
        } else if step.get("new_repeat").is_some() {
            measured.repeats += 1;
            measured.repeats_ns += took;
        } else if step.get("choices").is_some() || step.get("choice_labels").is_some() {
            measured.lists += 1;
            measured.lists_ns += took;
        }
    }
    measured.all_ns = ms(all) * 1e6;
    measured.all_cpu_ns = cpu_ns() - all_cpu;
    Ok(measured)
}

fn ms(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1e3
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// Time on the processor of this thread in nanoseconds, where the system tells it (Linux).
fn cpu_ns() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    told.split_whitespace()
        .next()
        .and_then(|ns| ns.parse().ok())
        .unwrap_or_default()
}

/// Largest memory so far, where the system tells it (Linux).
fn peak_rss_mib() -> f64 {
    let told = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kib.unwrap_or_default() / 1024.0
}
