//! `cargo xtask bench-peers`: the works of `tests/benches`, timed here and in JavaRosa in one run.
//!
//! It is a measurement and no test: what it finds depends on the machine. With `--smoke` the works
//! are small and no time is looked at, only whether both engines answer the same.

mod measures;
mod page;
mod profile;
mod rows;
mod table;
mod workbooks;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io::Write as _};

use serde_json::Value;

use self::measures::Measures;
use self::profile::Profile;
use crate::ci::{self, Outcome};
use crate::command::{self, Failure};
use crate::javarosa::{self, JavaRosa};
use crate::peers;
use crate::workspace::Workspace;

/// What is asked for.
#[derive(Default)]
pub(crate) struct Asked {
    /// Small works, programs of the one build, answers compared and no time looked at.
    pub(crate) smoke: bool,
    /// Writes the page of the docs.
    pub(crate) write: bool,
    /// Only works whose names begin with one of these; all where there is none.
    pub(crate) works: Vec<String>,
}

/// One work as the generator lists it.
struct Work {
    name: String,
    bytes: f64,
    beside: f64,
    peer_passes: u64,
}

/// Passes of ours: many, since each is short.
const OWN_PASSES: u64 = 15;
/// Hot paths that the page says the shares of.
const PROFILED: [&str; 4] = [
    "load-large-roster",
    "answer-chain",
    "answer-repeat",
    "choices-cascade",
];

pub(crate) fn run(asked: &Asked) -> Result<(), Failure> {
    let workspace = Workspace::own()?;
    if asked.workbooks_alone() {
        let bench = Bench::prepare(&workspace, asked.smoke, &["rayi-benches"])?;
        let table = workbooks::table(&bench)?;
        return if asked.write {
            page::replace(&workspace, workbooks::HEADING, &table)
        } else {
            Ok(())
        };
    }
    let javarosa = javarosa::prepare(&workspace)?;
    let bench = Bench::prepare(&workspace, asked.smoke, &["rayi-cli", "rayi-benches"])?;
    let works = bench.works()?;
    let mut measures = Measures::default();
    let mut differences = Vec::new();
    for work in works.iter().filter(|work| asked.wants(&work.name)) {
        bench.own(work, &mut measures)?;
        if work.peer_passes == 0 {
            continue;
        }
        bench.peer(work, &javarosa, &mut measures)?;
        // Again, since the machine may have been busier a moment ago than now.
        bench.own(work, &mut measures)?;
        if let Err(difference) = bench.compare(work) {
            println!("!! {}: the answers differ: {difference}", work.name);
            differences.push(work.name.clone());
        }
    }
    if !asked.smoke {
        println!("\n{}", table::all(&measures, &works));
    }
    if asked.write && differences.is_empty() {
        page::write(&workspace, &measures, &works, &bench.profiles()?)?;
        if workbooks::python().is_some() {
            page::replace(&workspace, workbooks::HEADING, &workbooks::table(&bench)?)?;
        }
    }
    if differences.is_empty() {
        println!("both gave the same answers");
        Ok(())
    } else {
        let names = differences.join(", ");
        Err(Failure::new(format!("the answers differ in {names}")))
    }
}

/// The step of CI: the answers of small works, compared.
pub(crate) fn smoke(workspace: &Workspace) -> Result<Outcome, Failure> {
    if let Some(missing) = javarosa::missing() {
        return peers::without(missing);
    }
    run(&Asked {
        smoke: true,
        ..Asked::default()
    })?;
    if workbooks::python().is_none() {
        return Ok(Outcome::Passed("the same answers as JavaRosa".to_owned()));
    }
    workbooks::table(&Bench::prepare(workspace, true, &[])?)?;
    let told = "the same answers as JavaRosa, the same forms as pyxform";
    Ok(Outcome::Passed(told.to_owned()))
}

impl Asked {
    /// Whether only workbooks are asked for, which need no JavaRosa.
    fn workbooks_alone(&self) -> bool {
        let of_workbooks = |name: &String| name.starts_with("workbook");
        !self.works.is_empty() && self.works.iter().all(of_workbooks)
    }

    fn wants(&self, work: &str) -> bool {
        self.works.is_empty()
            || self
                .works
                .iter()
                .any(|name| work.starts_with(name.as_str()))
    }
}

/// The programs, and the folder of the works.
struct Bench {
    rayi: PathBuf,
    generator: PathBuf,
    converter: PathBuf,
    folder: PathBuf,
    smoke: bool,
}

impl Bench {
    /// The programs of the one build, or those of the packages as they ship.
    fn prepare(workspace: &Workspace, smoke: bool, packages: &[&str]) -> Result<Self, Failure> {
        if smoke {
            ci::programs(workspace)?;
        } else {
            let mut build = workspace.cargo(&["build", "--release", "--locked"]);
            for package in packages {
                build.args(["-p", package]);
            }
            command::run(&mut build)?;
        }
        let programs = workspace
            .target
            .join(if smoke { "debug" } else { "release" });
        let bench = Self {
            rayi: programs.join("rayi"),
            generator: programs.join("rayi-benches"),
            converter: programs.join("rayi-bench-convert"),
            folder: workspace
                .target
                .join(if smoke { "works-smoke" } else { "works" }),
            smoke,
        };
        let mut write = Command::new(&bench.generator);
        write.arg("write").arg(&bench.folder);
        if smoke {
            write.arg("--smoke");
        }
        command::run(&mut write)?;
        write = Command::new(&bench.generator);
        write.arg("workbooks").arg(bench.folder.join("workbooks"));
        if smoke {
            write.arg("--smoke");
        }
        command::run(&mut write)?;
        Ok(bench)
    }

    fn works(&self) -> Result<Vec<Work>, Failure> {
        let text = fs::read_to_string(self.folder.join("works.json"))?;
        let list: Value = serde_json::from_str(&text)
            .map_err(|fault| Failure::new(format!("works.json: {fault}")))?;
        let number = |value: Option<&Value>| value.and_then(Value::as_f64).unwrap_or_default();
        let works = list.as_array().into_iter().flatten().map(|work| Work {
            name: work["name"].as_str().unwrap_or_default().to_owned(),
            bytes: number(work.get("bytes")),
            beside: number(work.get("beside")),
            peer_passes: work["peer_passes"].as_u64().unwrap_or_default(),
        });
        Ok(works.collect())
    }

    fn file(&self, work: &Work, ending: &str) -> PathBuf {
        self.folder.join(format!("{}{ending}", work.name))
    }

    /// The words that both programs take.
    fn words(&self, command: &mut Command, work: &Work, passes: u64, results: &Path) {
        let passes = if self.smoke { 1 } else { passes };
        command.arg(self.file(work, ".xml"));
        command.arg("--media").arg(self.file(work, "-media"));
        command.arg("--steps").arg(self.file(work, ".jsonl"));
        command.arg("--reps").arg(passes.to_string());
        command
            .args(["--work", &work.name, "--json", "--results"])
            .arg(results);
    }

    fn own(&self, work: &Work, measures: &mut Measures) -> Result<(), Failure> {
        let mut command = Command::new(&self.rayi);
        command.arg("bench");
        self.words(&mut command, work, OWN_PASSES, &self.file(work, ".rayi"));
        self.measure(&mut command, measures)
    }

    fn peer(&self, work: &Work, peer: &JavaRosa, measures: &mut Measures) -> Result<(), Failure> {
        let mut command = peer.program("org.rayi.peers.Bench");
        self.words(
            &mut command,
            work,
            work.peer_passes,
            &self.file(work, ".javarosa"),
        );
        self.measure(&mut command, measures)
    }

    fn measure(&self, command: &mut Command, measures: &mut Measures) -> Result<(), Failure> {
        print!(".");
        std::io::stdout().flush()?;
        let output = command.output()?;
        let lines = String::from_utf8_lossy(&output.stdout);
        if output.status.success() {
            measures.read(&lines)
        } else {
            let words = String::from_utf8_lossy(&output.stderr);
            Err(Failure::new(format!("a pass failed: {lines}{words}")))
        }
    }

    fn profiles(&self) -> Result<Vec<Profile>, Failure> {
        PROFILED
            .iter()
            .map(|path| Profile::of(&self.generator, path))
            .collect()
    }

    fn compare(&self, work: &Work) -> Result<(), String> {
        let compared = Command::new(&self.generator)
            .arg("same")
            .arg(self.file(work, ".rayi"))
            .arg(self.file(work, ".javarosa"))
            .output()
            .map_err(|fault| fault.to_string())?;
        if compared.status.success() {
            Ok(())
        } else {
            let words = String::from_utf8_lossy(&compared.stderr);
            Err(words.trim().to_owned())
        }
    }
}
