//! `cargo xtask peers`: the same questions to JavaRosa, to ODK Web Forms and to us.
//!
//! Questions are the cases of the conformance suite, the walks through our forms, and expressions and
//! interviews that are made from a seed. Where an engine answers otherwise than ours, the difference
//! is listed with its reason in `tests/peers/differences.toml`, or this fails; an entry of that list
//! that explains nothing any more fails as well.

mod compare;
mod dice;
mod listed;
mod peer;
mod question;
mod random;
mod record;

use std::{fs, path::Path, process::Command as Process, thread};

use serde_json::{Value, json};

use self::{
    compare::{Comparison, Difference},
    listed::Listed,
    peer::Peer,
    question::{Command, Question},
};
use crate::{
    command::{self, Failure},
    javarosa,
    workspace::Workspace,
};

/// The seed of CI: what it makes is the same in every run.
const SEED: u64 = 20_261_125;

/// The command by itself.
pub(crate) fn print(seed: Option<u64>) -> Result<(), Failure> {
    if let Some(missing) = missing() {
        return Err(Failure::new(missing));
    }
    let workspace = Workspace::own()?;
    command::run(&mut workspace.cargo(PROGRAMS))?;
    let note = compare(&workspace, seed.unwrap_or(SEED))?;
    println!("{note}");
    Ok(())
}

/// Asks and compares; with another seed than CI's only what is unlisted fails.
fn compare(workspace: &Workspace, seed: u64) -> Result<String, Failure> {
    let mut questions = question::of_the_suite(workspace)?;
    questions.extend(question::of_the_walks(workspace)?);
    questions.extend(random::questions(seed));
    let listed = Listed::read(&workspace.root.join("tests/peers/differences.toml"))?;
    let peers = [Peer::javarosa(workspace)?, Peer::web_forms(workspace)?];
    let ours = Peer::rayi(workspace);
    let (ours, theirs) = thread::scope(|scope| {
        let theirs = peers
            .each_ref()
            .map(|peer| scope.spawn(|| asked(peer, &questions)));
        let ours = asked(&ours, &questions);
        let theirs = theirs.map(|thread| {
            let joined = thread.join();
            joined.unwrap_or_else(|_| Err(Failure::new("a thread panicked")))
        });
        (ours, theirs)
    });
    let ours = ours?;
    let mut report = Report::new(&listed);
    for (peer, theirs) in peers.iter().zip(theirs) {
        let mut comparison = Comparison::default();
        for ((question, ours), theirs) in questions.iter().zip(&ours).zip(&theirs?) {
            comparison.add(question, ours, theirs);
        }
        report.add(peer.name, comparison);
    }
    report.keep(&workspace.target.join("peers-unlisted.jsonl"))?;
    report.finish(questions.len(), seed == SEED)
}

/// What is needed and not there, if anything.
fn missing() -> Option<String> {
    let version = |name: &str| {
        let answer = Process::new(name).arg("--version").output().ok()?;
        let words = String::from_utf8(answer.stdout).ok()?;
        answer.status.success().then_some(words)
    };
    // As v20.20.2.
    let node = version("node").and_then(|words| {
        let major = words.trim().strip_prefix('v')?.split('.').next()?;
        major.parse::<u32>().ok()
    });
    if node.is_none_or(|major| major < OLDEST_NODE) {
        return Some(format!("there is no Node {OLDEST_NODE}"));
    }
    if version("npm").is_none() {
        return Some("there is no npm".to_owned());
    }
    javarosa::missing()
}

/// The oldest that ODK Web Forms says it runs on.
const OLDEST_NODE: u32 = 20;

/// The answers in the order of the questions.
fn asked(peer: &Peer, questions: &[Question]) -> Result<Vec<Value>, Failure> {
    let mut answers = vec![json!({"error": "unsupported: not asked"}); questions.len()];
    for command in [Command::Xpath, Command::Script] {
        let (places, of_command): (Vec<usize>, Vec<&Question>) = questions
            .iter()
            .enumerate()
            .filter(|(_, question)| question.command == command && !peer.is_spared(question))
            .unzip();
        for (place, answer) in places.into_iter().zip(peer.answers(command, &of_command)?) {
            answers[place] = answer;
        }
    }
    Ok(answers)
}

/// What is printed, and what fails.
struct Report<'a> {
    listed: &'a Listed,
    /// How many differences each entry of the list explains.
    explained: Vec<usize>,
    unlisted: Vec<(&'static str, Difference)>,
    lines: Vec<String>,
}

impl<'a> Report<'a> {
    fn new(listed: &'a Listed) -> Self {
        Self {
            listed,
            explained: vec![0; listed.entries.len()],
            unlisted: Vec::new(),
            lines: Vec::new(),
        }
    }

    fn add(&mut self, peer: &'static str, comparison: Comparison) {
        let mut listed = 0;
        for difference in comparison.differences {
            match self.listed.reason(peer, &difference) {
                Some(entry) => {
                    self.explained[entry] += 1;
                    listed += 1;
                }
                None => self.unlisted.push((peer, difference)),
            }
        }
        let (agree, unsupported) = (comparison.agree, comparison.unsupported);
        self.lines.push(format!(
            "{peer} agrees {agree}, differs as listed {listed}, cannot say {unsupported}"
        ));
    }

    /// All that is unlisted, for whoever has to look through it.
    fn keep(&self, file: &Path) -> Result<(), Failure> {
        let lines = self.unlisted.iter().map(|(peer, found)| {
            let Difference {
                id,
                what,
                ours,
                theirs,
            } = found;
            json!({"peer": peer, "id": id, "what": what, "ours": ours, "theirs": theirs})
        });
        let text: String = lines.map(|line| format!("{line}\n")).collect();
        Ok(fs::write(file, text)?)
    }

    fn finish(self, questions: usize, whole: bool) -> Result<String, Failure> {
        for (peer, found) in self.unlisted.iter().take(SHOWN) {
            println!("\n{peer} differs at {}\n    {}", found.id, found.what);
            let brief = |answer: &str| answer.chars().take(300).collect::<String>();
            println!(
                "    rayi: {}\n    {peer}: {}",
                brief(&found.ours),
                brief(&found.theirs)
            );
        }
        let idle = self.explained.iter().zip(&self.listed.entries);
        let idle: Vec<_> = idle.filter(|(count, _)| whole && **count == 0).collect();
        for (_, entry) in &idle {
            println!(
                "\nlisted, and nothing differs so: {}: {}",
                entry.peer, entry.reason
            );
        }
        for line in &self.lines {
            println!("{line}");
        }
        let note = format!("{questions} questions: {}", self.lines.join("; "));
        match (self.unlisted.len(), idle.len()) {
            (0, 0) => Ok(note),
            (unlisted, idle) => Err(Failure::new(format!(
                "{unlisted} differences are not listed, {idle} entries of the list explain nothing"
            ))),
        }
    }
}

/// What the command needs, where the one build of CI has not made it.
const PROGRAMS: &[&str] = &[
    "build",
    "--package=rayi-cli",
    "--package=rayi-tests",
    "--bin=rayi",
    "--bin=rayi-conformance",
];

/// How many unlisted differences are printed.
const SHOWN: usize = 60;
