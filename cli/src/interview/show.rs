//! How a question looks in plain lines: logical order, one direction a line, choices by number.

use rayi::{FormLanguage, ItemKind, ItemView, Progress, ViolationView};
use rayi_locale::{Family, Language, Texts, tag_of_name};

use crate::error::Error;

/// The lines of a question: where it stands, its words, its choices, its answer.
pub(super) fn question(texts: Texts, item: &ItemView, progress: &Progress) -> Vec<String> {
    let mut lines = Vec::new();
    let place = [
        ("i", progress.index.into()),
        ("total", progress.total.into()),
    ];
    let mut head = texts.plain("progress-question", &place);
    if item.required {
        head = format!("{head} · {}", texts.plain("ask-required", &[]));
    }
    lines.push(String::new());
    if item.kind != ItemKind::Note && item.kind != ItemKind::Group {
        lines.push(head);
    }
    lines.extend(item.label.text.lines().map(str::to_owned));
    if let Some(hint) = &item.hint {
        lines.extend(hint.text.lines().map(|line| format!("  {line}")));
    }
    if item.label.fallback
        && let Some(tag) = &item.label.language_tag
    {
        let own = Language::from_tag(tag).map_or(tag.as_str(), |own| own.own_name());
        lines.push(texts.plain("ask-fallback", &[("language", own.into())]));
    }
    for (number, choice) in (1..).zip(&item.choices) {
        lines.push(format!("  {}) {}", texts.number(number), choice.label.text));
    }
    if let Some(answer) = answer(item) {
        lines.push(texts.plain("ask-answer", &[("answer", answer.into())]));
    }
    lines
}

/// The present answer in the words a person chose: labels for choices.
fn answer(item: &ItemView) -> Option<String> {
    let value = item.value.as_deref().filter(|value| !value.is_empty())?;
    if item.choices.is_empty() {
        return Some(value.to_owned());
    }
    let labels: Vec<_> = value
        .split(' ')
        .map(|name| {
            let chosen = item.choices.iter().find(|choice| choice.value == name);
            chosen.map_or(name, |choice| choice.label.text.as_str())
        })
        .collect();
    Some(labels.join(" · "))
}

/// What kind of answer is expected, where the question itself does not show it.
pub(super) fn expected(texts: Texts, item: &ItemView) -> Option<String> {
    Some(match (item.kind, item.data_type.as_str()) {
        (ItemKind::SelectOne, _) => texts.plain("ask-one", &[]),
        (ItemKind::SelectMany | ItemKind::Rank, _) => texts.plain("ask-many", &[]),
        (ItemKind::Upload, _) => texts.plain("ask-file", &[]),
        (ItemKind::Trigger, _) => texts.plain("ask-trigger", &[]),
        (_, "int" | "decimal") => {
            texts.plain("answer-number-expected", &[("example", "12".into())])
        }
        (_, "date") => texts.plain("ask-date", &[("example", "2026-03-01".into())]),
        _ => return None,
    })
}

/// Why an answer is refused: the form author's words, else ours.
pub(super) fn violation(texts: Texts, violation: &ViolationView) -> String {
    match &violation.message {
        Some(message) if !message.text.is_empty() => message.text.clone(),
        _ => texts.coded(Family::Violation, violation.code, &violation.parameters),
    }
}

/// The form's name for a language that a person names by it, by its tag, or by ours.
pub(super) fn form_language(known: &[FormLanguage], asked: &str) -> Result<String, Error> {
    let meant = |language: &&FormLanguage| {
        language.name == asked
            || tag_of_name(&language.name).is_some_and(|tag| tag.eq_ignore_ascii_case(asked))
    };
    known
        .iter()
        .find(meant)
        .map(|language| language.name.clone())
        .ok_or_else(|| {
            let names: Vec<_> = known
                .iter()
                .map(|language| language.name.as_str())
                .collect();
            Error::FormLanguageUnknown {
                language: asked.to_owned(),
                known: names.join(", "),
            }
        })
}
