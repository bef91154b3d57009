//! The engines that are asked: ours and two others, each one process for all requests.

use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command as Process, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;

use super::{
    compare::Ways,
    question::{Command, Question},
};
use crate::{
    command::{self, Failure},
    javarosa,
    workspace::Workspace,
};

/// An engine as a program that takes `xpath --batch` or `script --batch`.
pub(crate) struct Peer {
    /// As `differences.toml` names it.
    pub(crate) name: &'static str,
    pub(crate) ways: Ways,
    program: Vec<String>,
    /// Questions that it would take minutes over, by how their ids begin.
    too_much: &'static [&'static str],
    /// Words in random expressions of which it is known to have its own meaning.
    own: &'static [&'static str],
}

/// The longest that an engine may be silent: hardly any request takes a second, and a few minutes are
/// lost where one hangs.
const SILENCE: Duration = Duration::from_secs(150);

impl Peer {
    /// Ours, from the one build.
    pub(crate) fn rayi(workspace: &Workspace) -> Self {
        Self {
            name: "rayi",
            ways: Ways::default(),
            program: vec![workspace.program("rayi").to_string_lossy().into_owned()],
            too_much: &[],
            own: &[],
        }
    }

    /// JavaRosa, compiled if need be.
    pub(crate) fn javarosa(workspace: &Workspace) -> Result<Self, Failure> {
        let path = javarosa::prepare(workspace)?.class_path();
        let program = ["java", "-Xss8m", "-cp", &path, "org.rayi.peers.Main"];
        Ok(Self {
            name: "javarosa",
            ways: Ways {
                names_first_invalid: true,
                ..Ways::default()
            },
            program: program.map(ToOwned::to_owned).to_vec(),
            too_much: &[],
            own: &[],
        })
    }

    /// ODK Web Forms, installed if need be.
    pub(crate) fn web_forms(workspace: &Workspace) -> Result<Self, Failure> {
        let folder = workspace.root.join("tests/peers/web-forms");
        if !is_installed(&folder) {
            command::run(
                Process::new("npm")
                    .args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"])
                    .arg("--prefer-offline")
                    .current_dir(&folder),
            )?;
        }
        let main = folder.join("main.mjs").to_string_lossy().into_owned();
        Ok(Self {
            name: "web-forms",
            ways: Ways {
                blanks_irrelevant: true,
                ..Ways::default()
            },
            program: vec!["node".to_owned(), "--stack-size=4000".to_owned(), main],
            // 2,000 questions: the load alone takes it 18 seconds of CPU.
            too_much: &["walks/large-roster/"],
            own: OWN_IN_WEB_FORMS,
        })
    }

    /// Whether the question is one that it is not asked.
    pub(crate) fn is_spared(&self, question: &Question) -> bool {
        let mut starts = self.too_much.iter();
        let expression = question.request.get("expr").and_then(Value::as_str);
        let expression = expression.filter(|_| question.id.starts_with("random/"));
        starts.any(|start| question.id.starts_with(start))
            || expression.is_some_and(|text| self.own.iter().any(|word| text.contains(word)))
    }

    /// The answers to the requests of one command and zone, in their order.
    pub(crate) fn answers(
        &self,
        command: Command,
        zone: &str,
        questions: &[&Question],
    ) -> Result<Vec<Value>, Failure> {
        let start = Instant::now();
        let mut words = self.program.iter();
        let mut child = Process::new(words.next().map_or("", String::as_str))
            .args(words)
            .args([command.word(), "--batch"])
            // The requests name the zone too, but ODK Web Forms keeps the one that it finds first.
            .envs([("TZ", zone), ("LC_ALL", "C.UTF-8")])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|fault| Failure::new(format!("cannot start {}: {fault}", self.name)))?;
        let requests: Vec<String> = questions
            .iter()
            .map(|question| question.request.to_string())
            .collect();
        let input = child.stdin.take();
        let writer = thread::spawn(move || {
            let mut input = input?;
            // Where the engine has died, its answers end, and that is noticed.
            requests
                .iter()
                .try_for_each(|line| writeln!(input, "{line}"))
                .ok()
        });
        let lines = child.stdout.take().map(|output| {
            let (send, lines) = mpsc::channel();
            thread::spawn(move || {
                BufReader::new(output)
                    .lines()
                    .map_while(Result::ok)
                    .try_for_each(|line| send.send(line))
            });
            lines
        });
        let answers = lines.map_or_else(|| Ok(Vec::new()), |lines| self.read(questions, &lines));
        if answers.is_err() {
            // It may hang; its death ends both threads. It may also have gone already.
            let _ = child.kill();
        }
        child.wait()?;
        let _ = writer.join();
        let answers = answers?;
        let (word, took) = (command.word(), start.elapsed().as_secs_f64());
        println!(
            "   {}: {} × {word} in {zone}, {took:.1} s",
            self.name,
            answers.len()
        );
        Ok(answers)
    }

    fn read(
        &self,
        questions: &[&Question],
        lines: &mpsc::Receiver<String>,
    ) -> Result<Vec<Value>, Failure> {
        let mut answers = Vec::new();
        for question in questions {
            let failed =
                |why: &str| Failure::new(format!("{} {why} at {}", self.name, question.id));
            let line = lines.recv_timeout(SILENCE).map_err(|end| {
                failed(match end {
                    mpsc::RecvTimeoutError::Timeout => "does not answer",
                    mpsc::RecvTimeoutError::Disconnected => "ended",
                })
            })?;
            let answer: Value =
                serde_json::from_str(&line).map_err(|_| failed("answered no JSON"))?;
            if answer.get("id").and_then(Value::as_str) != Some(&question.id) {
                return Err(failed("answered something else"));
            }
            answers.push(answer);
        }
        Ok(answers)
    }
}

/// Blanks and dates as numbers, patterns that match a part, texts out of `coalesce`, the text of `NaN`,
/// and absolute paths that do not stay in the context's instance: each is in the suite, with a reason.
const OWN_IN_WEB_FORMS: &[&str] = &[
    "sum(",
    "min(",
    "max(",
    "date",
    "coalesce(",
    "regex(",
    "number(",
    "string(",
    "substring-after(",
    "/data/none",
    "/data/m",
    "round(",
];

/// Whether npm has installed what the lock file says now.
fn is_installed(folder: &Path) -> bool {
    let changed = |file: &str| folder.join(file).metadata().and_then(|it| it.modified());
    match (
        changed("node_modules/.package-lock.json"),
        changed("package-lock.json"),
    ) {
        (Ok(installed), Ok(locked)) => installed >= locked,
        _ => false,
    }
}
