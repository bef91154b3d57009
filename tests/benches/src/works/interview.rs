//! An interview walked with our own engine, and kept as steps: labels and choices read where they
//! are shown, answers given where there are some.

use std::sync::Arc;

use rayi_form::Form;
use rayi_interview::{Interview, ItemView, ScreenKind};
use serde_json::{Value, json};

use super::chance::StillWorld;
use super::{ask, set};

/// Who answers.
pub(super) trait Person {
    /// The answer to a question, if any.
    fn answer(&mut self, item: &ItemView) -> Option<String>;
    /// Whether there is another instance of a repeat, which has so many.
    fn another(&mut self, repeat: &str, count: usize) -> bool;
}

/// Walks from the first screen to the last. No question is answered twice.
pub(super) fn steps(
    form: &Arc<Form>,
    language: Option<&str>,
    person: &mut dyn Person,
) -> Vec<Value> {
    let world = Arc::new(StillWorld::default());
    let mut interview = Interview::begin(form.clone(), world, language);
    let mut steps: Vec<Value> = language.map(|to| json!({"lang": to})).into_iter().collect();
    loop {
        match interview.screen().kind {
            ScreenKind::End => break,
            ScreenKind::AddRepeat { path, count, .. } => {
                if person.another(&path, count) && interview.add_repeat(&path).is_ok() {
                    steps.push(ask("new_repeat", path.clone()));
                    interview.jump_into(&path, count + 1);
                    continue;
                }
            }
            ScreenKind::Questions => questions(&mut interview, person, &mut steps),
        }
        interview.next_screen();
    }
    steps.push(json!({"finalize": true}));
    steps
}

/// One screen; answers may bring up further questions on it.
fn questions(interview: &mut Interview, person: &mut dyn Person, steps: &mut Vec<Value>) {
    let mut done: Vec<String> = Vec::new();
    while let Some(item) = interview
        .screen()
        .items
        .into_iter()
        .find(|item| !done.contains(&item.path))
    {
        steps.push(ask("label", item.path.clone()));
        if !item.choices.is_empty() {
            steps.push(ask("choices", item.path.clone()));
        }
        if let Some(answer) = person.answer(&item)
            && interview.answer(&item.path, &answer).is_ok()
        {
            steps.push(set(item.path.clone(), answer));
        }
        done.push(item.path);
    }
}
