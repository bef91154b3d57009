//! Walks: answers to a form in its order, and what must then hold (`tests/forms/paths/*.json`).

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rayi_form::Form;
use rayi_interview::{Interview, Refusal, ScreenKind};
use serde::Deserialize;

use crate::environment::FixedWorld;
use crate::forms;

/// A file of walks through one form.
#[derive(Debug, Deserialize)]
pub struct Walks {
    /// File name of the form.
    pub form: String,
    /// The walks.
    pub paths: Vec<Walk>,
}

/// One walk.
#[derive(Debug, Deserialize)]
pub struct Walk {
    /// What it shows.
    pub name: String,
    /// Language of the form it is made in.
    pub language: String,
    /// Answers by path.
    pub answers: HashMap<String, String>,
    /// Answers that must be refused at their question.
    #[serde(default)]
    pub reject: Vec<Rejected>,
    /// Number of instances a person adds, by path of the repeat without positions.
    #[serde(default)]
    pub repeats: HashMap<String, usize>,
    /// Questions that must have been asked.
    #[serde(default)]
    pub asked: Vec<String>,
    /// Questions that must not.
    #[serde(default)]
    pub not_asked: Vec<String>,
    /// Values at the end; `{irrelevant}` where there must be none.
    #[serde(default)]
    pub expect: HashMap<String, String>,
    /// Words that labels must hold at the end.
    #[serde(default)]
    pub label_contains: HashMap<String, String>,
    /// Number of questions that are asked at the end.
    pub n_relevant_questions: Option<usize>,
    /// Answers given after all that.
    #[serde(default)]
    pub then: HashMap<String, String>,
    /// Number of questions asked after those.
    pub n_relevant_questions_then: Option<usize>,
    /// Values after those.
    #[serde(default)]
    pub expect_then: HashMap<String, String>,
}

/// An answer that must be refused.
#[derive(Debug, Deserialize)]
pub struct Rejected {
    /// Its question.
    pub path: String,
    /// The answer.
    pub value: String,
}

/// Reads the walks of a form.
///
/// # Panics
/// If the file is missing or not in the format.
#[must_use]
pub fn read(name: &str) -> Walks {
    let path = forms::folder("forms/paths").join(format!("{name}.json"));
    let text = std::fs::read(&path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
    serde_json::from_slice(&text).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
}

/// Walks through a form as a person does, screen by screen. Gives the interview at the end and
/// everything that was not as the walk says.
#[must_use]
pub fn walk(form: &Arc<Form>, walk: &Walk) -> (Interview, Vec<String>) {
    let world = Arc::new(FixedWorld::new());
    let mut interview = Interview::begin(form.clone(), world, Some(&walk.language));
    let mut faults = Vec::new();
    let mut asked: HashSet<String> = HashSet::new();
    let mut refused = 0;
    if interview.language() != walk.language {
        faults.push(format!("the form is in {}", interview.language()));
    }
    loop {
        let screen = interview.screen();
        match screen.kind {
            ScreenKind::End => break,
            ScreenKind::AddRepeat { path, count, .. } => {
                let wanted = walk
                    .repeats
                    .get(&without_positions(&path))
                    .copied()
                    .unwrap_or(0);
                if count < wanted {
                    if interview.add_repeat(&path).is_err() {
                        faults.push(format!("{path}: no instance can be added"));
                        break;
                    }
                    interview.jump_into(&path, count + 1);
                    continue;
                }
            }
            ScreenKind::Questions => {
                // Answers on one screen may bring up further questions on it.
                let mut done: HashSet<String> = HashSet::new();
                while let Some(item) = interview
                    .screen()
                    .items
                    .into_iter()
                    .find(|item| !done.contains(&item.path))
                {
                    done.insert(item.path.clone());
                    asked.insert(item.path.clone());
                    for rejected in walk.reject.iter().filter(|it| it.path == item.path) {
                        match interview.answer(&item.path, &rejected.value) {
                            Err(Refusal::Violation(_)) => refused += 1,
                            _ => faults
                                .push(format!("{}: {:?} is accepted", item.path, rejected.value)),
                        }
                    }
                    if let Some(answer) = walk.answers.get(&item.path)
                        && let Err(refusal) = interview.answer(&item.path, answer)
                    {
                        faults.push(format!("{}: {answer:?} is refused: {refusal:?}", item.path));
                    }
                }
            }
        }
        interview.next_screen();
    }
    if refused != walk.reject.len() {
        faults.push(format!(
            "{refused} of {} refusals were met",
            walk.reject.len()
        ));
    }
    for path in walk.answers.keys().filter(|path| !asked.contains(*path)) {
        faults.push(format!("{path}: answered but never asked"));
    }
    for path in walk.asked.iter().filter(|path| !asked.contains(*path)) {
        faults.push(format!("{path}: not asked"));
    }
    for path in walk.not_asked.iter().filter(|path| asked.contains(*path)) {
        faults.push(format!("{path}: asked"));
    }
    compare(&interview, &walk.expect, &mut faults);
    for (path, words) in &walk.label_contains {
        let label = interview
            .item(path)
            .and_then(|item| item.label)
            .map(|label| label.plain());
        if !label
            .as_ref()
            .is_some_and(|label| label.contains(words.as_str()))
        {
            faults.push(format!(
                "{path}: the label is {label:?}, not with {words:?}"
            ));
        }
    }
    count(&interview, walk.n_relevant_questions, &mut faults);
    for (path, answer) in &walk.then {
        if interview.answer(path, answer).is_err() {
            faults.push(format!("{path}: {answer:?} is refused"));
        }
    }
    compare(&interview, &walk.expect_then, &mut faults);
    count(&interview, walk.n_relevant_questions_then, &mut faults);
    (interview, faults)
}

fn compare(interview: &Interview, expected: &HashMap<String, String>, faults: &mut Vec<String>) {
    for (path, expected) in expected {
        let value = match (interview.value(path), interview.is_relevant(path)) {
            (_, Some(false)) | (None, _) => "{irrelevant}",
            (Some(value), _) => value,
        };
        if value != expected {
            faults.push(format!("{path} is {value:?}, not {expected:?}"));
        }
    }
}

fn count(interview: &Interview, expected: Option<usize>, faults: &mut Vec<String>) {
    let Some(expected) = expected else { return };
    let asked = interview
        .overview()
        .into_iter()
        .filter(|item| is_numbered(&item.path))
        .count();
    if asked != expected {
        faults.push(format!("{asked} questions are asked, not {expected}"));
    }
}

/// The walks count questions named `q` with four digits, not the switch or the roster beside them.
fn is_numbered(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.strip_prefix('q')
        .is_some_and(|digits| digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

fn without_positions(path: &str) -> String {
    let mut plain = String::new();
    let mut inside = false;
    for character in path.chars() {
        match character {
            '[' => inside = true,
            ']' => inside = false,
            _ if inside => {}
            _ => plain.push(character),
        }
    }
    plain
}
