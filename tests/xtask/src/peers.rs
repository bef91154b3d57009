//! `cargo xtask peers`: the same questions to JavaRosa, to ODK Web Forms and to us.
//!
//! Questions are the cases of the conformance suite, the walks through our forms, and expressions and
//! interviews that are made from a seed. Where an engine answers otherwise than ours, the difference
//! is listed with its reason in `tests/peers/differences.toml`, or this fails; an entry of that list
//! that explains nothing any more fails as well. Moment, zone and seed are the same in every run.

mod chance;
mod compare;
mod dice;
mod listed;
mod peer;
mod question;
mod random;
mod record;

use std::{collections::BTreeMap, fs, path::Path, process::Command as Process, thread};

use serde_json::{Value, json};

use self::{
    compare::{Comparison, Difference},
    listed::{Explanation, Listed},
    peer::Peer,
    question::{Command, Question},
};
use crate::{
    ci::{self, Outcome},
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

/// The step of CI.
pub(crate) fn step(workspace: &Workspace) -> Result<Outcome, Failure> {
    if let Some(missing) = missing() {
        return without(missing);
    }
    ci::programs(workspace)?;
    compare(workspace, SEED).map(Outcome::Passed)
}

/// What a step comes to that the other engines are missing for: a failure where they must be there.
pub(crate) fn without(missing: String) -> Result<Outcome, Failure> {
    match std::env::var("PEERS_REQUIRED").as_deref() {
        Ok("1") => Err(Failure::new(missing)),
        _ => Ok(Outcome::Skipped(format!(
            "{missing}; PEERS_REQUIRED=1 makes that a failure"
        ))),
    }
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
        let mut comparison = Comparison {
            ways: peer.ways,
            ..Comparison::default()
        };
        for ((question, ours), theirs) in questions.iter().zip(&ours).zip(&theirs?) {
            comparison.add(question, ours, theirs);
        }
        report.add(peer.name, comparison);
    }
    report.keep(&workspace.target.join("peers-differences.jsonl"))?;
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
    let mut batches: BTreeMap<(Command, &str), Vec<usize>> = BTreeMap::new();
    for (place, question) in questions.iter().enumerate() {
        if !peer.is_spared(question) {
            let batch = batches.entry((question.command, question.zone()));
            batch.or_default().push(place);
        }
    }
    for ((command, zone), places) in batches {
        let batch: Vec<&Question> = places.iter().map(|place| &questions[*place]).collect();
        for (place, answer) in places.into_iter().zip(peer.answers(command, zone, &batch)?) {
            answers[place] = answer;
        }
    }
    Ok(answers)
}

/// What is printed, and what fails.
struct Report<'a> {
    listed: &'a Listed,
    /// Each with what the list says of it, if it does.
    differences: Vec<(&'static str, Difference, Option<Explanation>)>,
    lines: Vec<String>,
}

impl<'a> Report<'a> {
    fn new(listed: &'a Listed) -> Self {
        Self {
            listed,
            differences: Vec::new(),
            lines: Vec::new(),
        }
    }

    fn add(&mut self, peer: &'static str, comparison: Comparison) {
        let mut listed = 0;
        for difference in comparison.differences {
            let explanation = self.listed.explanation(peer, &difference);
            listed += usize::from(explanation.is_some());
            self.differences.push((peer, difference, explanation));
        }
        let (agree, unsupported) = (comparison.agree, comparison.unsupported);
        self.lines.push(format!(
            "{peer} agrees {agree}, differs as listed {listed}, cannot say {unsupported}"
        ));
    }

    /// All of them, with the reasons of those that are listed, for whoever has to look through them.
    fn keep(&self, file: &Path) -> Result<(), Failure> {
        let lines = self.differences.iter().map(|(peer, found, explanation)| {
            let Difference {
                id,
                what,
                ours,
                theirs,
            } = found;
            let reason = explanation.map(|it| &self.listed.entries[it.entry].reason);
            json!({"peer": peer, "id": id, "what": what, "ours": ours, "theirs": theirs,
                "reason": reason})
        });
        let text: String = lines.map(|line| format!("{line}\n")).collect();
        Ok(fs::write(file, text)?)
    }

    fn finish(self, questions: usize, whole: bool) -> Result<String, Failure> {
        let unlisted = self.differences.iter().filter(|it| it.2.is_none());
        for (peer, found, _) in unlisted.clone().take(SHOWN) {
            println!("\n{peer} differs at {}\n    {}", found.id, found.what);
            let brief = |answer: &str| answer.chars().take(300).collect::<String>();
            println!(
                "    rayi: {}\n    {peer}: {}",
                brief(&found.ours),
                brief(&found.theirs)
            );
        }
        let explanations: Vec<Explanation> =
            self.differences.iter().filter_map(|it| it.2).collect();
        let mut idle = self.listed.idle(&explanations);
        idle.retain(|_| whole);
        for words in &idle {
            println!("\nlisted, and nothing differs so: {words}");
        }
        for line in &self.lines {
            println!("{line}");
        }
        let note = format!("{questions} questions: {}", self.lines.join("; "));
        match (unlisted.count(), idle.len()) {
            (0, 0) => Ok(note),
            (unlisted, idle) => Err(Failure::new(format!(
                "{unlisted} differences are not listed, {idle} entries or patterns of the list explain nothing"
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

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes of one answer of JavaRosa that is unlike ours, with this list.
    fn finished(list: &str, theirs: &str, whole: bool) -> Result<String, Failure> {
        let request = json!({"expr": "1 + 1"});
        let question = Question::new("suite/sums/two".to_owned(), Command::Xpath, request);
        let answer = |value: &str| json!({"type": "number", "value": value});
        let mut comparison = Comparison::default();
        comparison.add(&question, &answer("2"), &answer(theirs));
        let listed: Listed = toml::from_str(list).expect("a list");
        let mut report = Report::new(&listed);
        report.add("javarosa", comparison);
        report.finish(1, whole)
    }

    #[test]
    fn a_wrong_answer_is_caught_unless_its_reason_is_listed() {
        let reason = "[[difference]]\npeer = \"javarosa\"\nreason = \"it adds badly\"\n";
        assert!(finished("", "2", true).is_ok());
        assert!(finished("", "3", true).is_err());
        assert!(finished(reason, "3", true).is_ok());
        let narrow = format!("{reason}what = [\"2 + 2\"]\n");
        assert!(finished(&narrow, "3", true).is_err());
    }

    #[test]
    fn a_reason_for_nothing_is_refused_with_the_questions_of_ci() {
        let reason = "[[difference]]\npeer = \"javarosa\"\nreason = \"it adds badly\"\n";
        assert!(finished(reason, "2", true).is_err());
        assert!(
            finished(reason, "2", false).is_ok(),
            "another seed asks otherwise"
        );
        let more = format!("{reason}what = [\"1 + 1\", \"2 + 2\"]\n");
        assert!(
            finished(&more, "3", true).is_err(),
            "a pattern that nothing needs"
        );
    }
}
