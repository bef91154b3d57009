//! `cargo xtask bench-peers`: the works of the speed table here and in JavaRosa, in one run.
//!
//! A benchmark and never a test of time: what can fail is that both answer the same.

mod table;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;

use self::table::{Measured, Table};
use crate::{
    ci::Outcome,
    command::{self, Failure},
    workspace::Workspace,
};

/// Passes of ours over a work: they are short, and the first warm nothing that lasts.
const OUR_PASSES: &str = "9";

/// Where the page is.
const PAGE: &str = "core/docs/performance.md";

/// The step of CI: works so small that they run in seconds, for their answers alone.
pub(crate) fn smoke(workspace: &Workspace) -> Result<Outcome, Failure> {
    if let Some(missing) = missing() {
        let why = format!("{missing} cannot be run; PEERS_REQUIRED=1 makes that a failure");
        return match std::env::var("PEERS_REQUIRED").as_deref() {
            Ok("1") => Err(Failure::new(why)),
            _ => Ok(Outcome::Skipped(why)),
        };
    }
    let runs = Runs::new(workspace, "debug", "bench-smoke")?;
    let works = runs.works(&["--smoke"])?;
    let mut steps = 0;
    for work in &works {
        runs.measure(work, 1)?;
        steps += work.steps;
    }
    let works = works.len();
    Ok(Outcome::Passed(format!(
        "{works} works, {steps} steps, the same answers as JavaRosa's"
    )))
}

/// The table, printed, and written to the page where that is asked for.
pub(crate) fn print(only: Option<&str>, write: bool) -> Result<(), Failure> {
    let workspace = Workspace::own()?;
    let packages = ["--package=rayi-cli", "--package=rayi-benches"];
    command::run(workspace.cargo(&["build", "--release"]).args(packages))?;
    let runs = Runs::new(&workspace, "release", "bench")?;
    let mut table = Table::default();
    for work in runs.works(&[])? {
        if only.is_some_and(|only| !work.name.starts_with(only)) {
            continue;
        }
        println!("   {} …", work.name);
        let (ours, theirs) = runs.measure(&work, work.peer_passes)?;
        table.add(&work.name, work.bytes + work.beside, ours, theirs);
    }
    println!("\n{table}");
    if write {
        let page = workspace.root.join(PAGE);
        let text = fs::read_to_string(&page)?;
        fs::write(&page, table.put_into(&text)?)?;
        println!("{PAGE} is written");
    }
    Ok(())
}

fn missing() -> Option<&'static str> {
    ["javac", "mvn"].into_iter().find(|name| {
        let asked = Command::new(name).arg("--version").output();
        !asked.is_ok_and(|answer| answer.status.success())
    })
}

/// What is measured, as `works.json` lists it.
struct Work {
    name: String,
    bytes: u64,
    beside: u64,
    steps: u64,
    /// 0 where JavaRosa would take minutes.
    peer_passes: u64,
}

/// The programs and the folder of a run.
struct Runs {
    rayi: PathBuf,
    benches: PathBuf,
    /// `java` with its class path.
    java: Vec<String>,
    folder: PathBuf,
}

impl Runs {
    fn new(workspace: &Workspace, profile: &str, folder: &str) -> Result<Self, Failure> {
        let programs = workspace.target.join(profile);
        let javarosa = workspace.root.join("tests/peers/javarosa");
        command::run(
            Command::new("mvn")
                .args(["--batch-mode", "--no-transfer-progress", "--quiet"])
                .arg("process-classes")
                .current_dir(&javarosa),
        )?;
        let built = javarosa.join("target");
        let path = format!(
            "{}:{}/*",
            built.join("classes").display(),
            built.join("lib").display()
        );
        // Its default heap grows with the machine; on a phone there is no such room, and its times
        // are no worse with this.
        let java = ["java", "-Xss8m", "-cp", &path, "org.rayi.peers.Bench"];
        Ok(Self {
            rayi: programs.join("rayi"),
            benches: programs.join("rayi-benches"),
            java: java.map(ToOwned::to_owned).to_vec(),
            folder: workspace.target.join(folder),
        })
    }

    fn works(&self, options: &[&str]) -> Result<Vec<Work>, Failure> {
        command::run(
            Command::new(&self.benches)
                .arg("write")
                .arg(&self.folder)
                .args(options),
        )?;
        let list = fs::read_to_string(self.folder.join("works.json"))?;
        let list: Value =
            serde_json::from_str(&list).map_err(|fault| lacking(&fault.to_string()))?;
        let works = list.as_array().into_iter().flatten().map(Work::of);
        works
            .collect::<Option<_>>()
            .ok_or_else(|| lacking("a field"))
    }

    /// Ours and theirs; fails where they answer differently.
    fn measure(&self, work: &Work, passes: u64) -> Result<(Measured, Option<Measured>), Failure> {
        let mut rayi = Command::new(&self.rayi);
        rayi.arg("bench");
        let (ours, our_results) = self.run(rayi, work, OUR_PASSES, "rayi")?;
        if passes == 0 {
            return Ok((ours, None));
        }
        let mut words = self.java.iter();
        let mut java = Command::new(words.next().map_or("java", String::as_str));
        java.args(words);
        let (theirs, their_results) = self.run(java, work, &passes.to_string(), "javarosa")?;
        let same = Command::new(&self.benches)
            .arg("same")
            .args([our_results, their_results])
            .stderr(Stdio::piped())
            .output()?;
        if same.status.success() {
            Ok((ours, Some(theirs)))
        } else {
            let why = String::from_utf8_lossy(&same.stderr);
            let why: String = why.trim().chars().take(2_000).collect();
            Err(Failure::new(format!("{}: {why}", work.name)))
        }
    }

    fn run(
        &self,
        mut program: Command,
        work: &Work,
        passes: &str,
        who: &str,
    ) -> Result<(Measured, PathBuf), Failure> {
        let file = |ending: &str| self.folder.join(format!("{}{ending}", work.name));
        let results = file(&format!(".{who}"));
        let form = file(".xml");
        program
            .arg(&form)
            .arg("--media")
            .arg(file("-media"))
            .arg("--steps")
            .arg(file(".jsonl"))
            .args([
                "--reps",
                passes,
                "--work",
                &work.name,
                "--json",
                "--results",
            ])
            .arg(&results);
        let lines = command::read(&mut program)
            .map_err(|fault| Failure::new(format!("{who} at {}: {fault}", form_name(&form))))?;
        Ok((Measured::of(&lines)?, results))
    }
}

impl Work {
    fn of(value: &Value) -> Option<Self> {
        let number = |name: &str| value.get(name)?.as_u64();
        Some(Self {
            name: value.get("name")?.as_str()?.to_owned(),
            bytes: number("bytes")?,
            beside: number("beside")?,
            steps: number("steps")?,
            peer_passes: number("peer_passes")?,
        })
    }
}

fn form_name(form: &Path) -> String {
    form.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn lacking(what: &str) -> Failure {
    Failure::new(format!("works.json: {what}"))
}
