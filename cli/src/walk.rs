//! Walks: scripted interviews, one after the other in form order, with what must then hold. The
//! format is that of `tests/forms/paths/`.

use std::collections::{BTreeMap, BTreeSet};

use rayi::{Answer, Finalised, ItemKind, ItemView, OutboxEntry, Session, Step};
use rayi_locale::{Texts, without_isolates};
use serde::Deserialize;

use crate::error::Error;

/// A file of walks through one form.
#[derive(Debug, Deserialize)]
pub(crate) struct Walks {
    /// File name of the form.
    pub(crate) form: String,
    pub(crate) paths: Vec<Walk>,
}

/// One interview: what is answered, what must be refused, and what must hold.
#[derive(Debug, Deserialize)]
pub(crate) struct Walk {
    pub(crate) name: String,
    /// Name of the form's language.
    pub(crate) language: String,
    answers: BTreeMap<String, String>,
    #[serde(default)]
    reject: Vec<Reject>,
    #[serde(default)]
    asked: Vec<String>,
    #[serde(default)]
    not_asked: Vec<String>,
    #[serde(default)]
    expect: BTreeMap<String, String>,
    #[serde(default)]
    label_contains: BTreeMap<String, String>,
    /// How many instances a repeat shall have, by its path without positions.
    #[serde(default)]
    repeats: BTreeMap<String, usize>,
    /// Answers changed after the walk, and what must hold then.
    #[serde(default)]
    then: BTreeMap<String, String>,
    #[serde(default)]
    expect_then: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
struct Reject {
    path: String,
    value: String,
}

/// What a walk met.
#[derive(Debug, Default)]
pub(crate) struct Walked {
    pub(crate) answered: usize,
    pub(crate) refused: usize,
    pub(crate) compared: usize,
    pub(crate) faults: Vec<Fault>,
    /// The finished record, unless finishing was refused.
    pub(crate) entry: Option<OutboxEntry>,
}

/// Where form and walk disagree. Texts have the id `walk-` and the name.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    NotRefused {
        path: String,
        value: String,
    },
    AnswerRefused {
        path: String,
        value: String,
    },
    NeverAsked {
        path: String,
    },
    AskedAnyway {
        path: String,
    },
    ValueDiffers {
        path: String,
        expected: String,
        found: String,
    },
    LabelDiffers {
        path: String,
        expected: String,
        found: String,
    },
    FinishRefused {
        path: String,
    },
}

/// Walks through an interview that has just begun in the walk's language, and finishes it.
pub(crate) fn walk(session: &Session, walk: &Walk) -> Result<Walked, Error> {
    let mut walked = Walked::default();
    let mut seen = BTreeMap::new();
    loop {
        if let Some(repeat) = session.screen()?.repeat {
            let wanted = walk.repeats.get(&without_positions(&repeat.path));
            if wanted.is_some_and(|wanted| repeat.count < *wanted) {
                session.add_repeat(&repeat.path)?;
                continue;
            }
        }
        visit_screen(session, walk, &mut walked, &mut seen)?;
        match session.next()? {
            Step::Moved => {}
            Step::Refused(violations) => {
                let path = violations
                    .into_iter()
                    .next()
                    .map(|it| it.path)
                    .unwrap_or_default();
                walked.faults.push(Fault::FinishRefused { path });
                break;
            }
            Step::End => break,
        }
    }
    compare(session, walk, &mut walked, &seen)?;
    for (path, value) in &walk.then {
        if let Answer::Refused(_) = session.answer(path, value)? {
            let (path, value) = (path.clone(), value.clone());
            walked.faults.push(Fault::AnswerRefused { path, value });
        }
    }
    compare_values(session, &walk.expect_then, &mut walked)?;
    match session.finalise()? {
        Finalised::Queued(entry) => walked.entry = Some(entry),
        Finalised::Refused(violations) => {
            let path = violations
                .into_iter()
                .next()
                .map(|it| it.path)
                .unwrap_or_default();
            walked.faults.push(Fault::FinishRefused { path });
        }
    }
    Ok(walked)
}

/// Answers the questions of one screen; those that an answer brings up come after it.
fn visit_screen(
    session: &Session,
    walk: &Walk,
    walked: &mut Walked,
    seen: &mut BTreeMap<String, String>,
) -> Result<(), Error> {
    let mut visited = BTreeSet::new();
    loop {
        let screen = session.screen()?;
        let next = screen
            .items
            .into_iter()
            .find(|item| !visited.contains(&item.path));
        let Some(item) = next else { return Ok(()) };
        visited.insert(item.path.clone());
        visit(session, walk, walked, &item)?;
        seen.insert(item.path, without_isolates(&item.label.text).into_owned());
    }
}

fn visit(
    session: &Session,
    walk: &Walk,
    walked: &mut Walked,
    item: &ItemView,
) -> Result<(), Error> {
    for reject in walk.reject.iter().filter(|reject| reject.path == item.path) {
        match session.answer(&item.path, &reject.value)? {
            Answer::Refused(_) => walked.refused += 1,
            Answer::Accepted(_) => walked.faults.push(Fault::NotRefused {
                path: reject.path.clone(),
                value: reject.value.clone(),
            }),
        }
    }
    let Some(value) = walk.answers.get(&item.path) else {
        return Ok(());
    };
    let answer = match item.kind {
        ItemKind::Upload => session.attach(&item.path, value, &stand_in(value))?,
        _ => session.answer(&item.path, value)?,
    };
    match answer {
        Answer::Accepted(_) => walked.answered += 1,
        Answer::Refused(_) => walked.faults.push(Fault::AnswerRefused {
            path: item.path.clone(),
            value: value.clone(),
        }),
    }
    Ok(())
}

fn compare(
    session: &Session,
    walk: &Walk,
    walked: &mut Walked,
    seen: &BTreeMap<String, String>,
) -> Result<(), Error> {
    let mut faults = Vec::new();
    for path in walk.answers.keys().chain(&walk.asked) {
        if !seen.contains_key(path) {
            faults.push(Fault::NeverAsked { path: path.clone() });
        }
    }
    for path in &walk.not_asked {
        if seen.contains_key(path) {
            faults.push(Fault::AskedAnyway { path: path.clone() });
        }
    }
    for (path, part) in &walk.label_contains {
        let label = seen.get(path).map_or("", String::as_str);
        if !label.contains(part) {
            let (path, expected) = (path.clone(), part.clone());
            faults.push(Fault::LabelDiffers {
                path,
                expected,
                found: label.to_owned(),
            });
        }
    }
    walked.compared += walk.asked.len() + walk.not_asked.len() + walk.label_contains.len();
    walked.faults.extend(faults);
    compare_values(session, &walk.expect, walked)
}

fn compare_values(
    session: &Session,
    expectations: &BTreeMap<String, String>,
    walked: &mut Walked,
) -> Result<(), Error> {
    for (path, expected) in expectations {
        let found = match session.item(path)? {
            Some(item) if item.relevant => item.value.unwrap_or_default(),
            Some(_) | None => IRRELEVANT.to_owned(),
        };
        walked.compared += 1;
        if found != *expected {
            let (path, expected) = (path.clone(), expected.clone());
            walked.faults.push(Fault::ValueDiffers {
                path,
                expected,
                found,
            });
        }
    }
    Ok(())
}

/// `/data/member[2]/illness` -> `/data/member/illness`.
fn without_positions(path: &str) -> String {
    path.split('/')
        .map(|step| step.split('[').next().unwrap_or(step))
        .collect::<Vec<_>>()
        .join("/")
}

impl Fault {
    pub(crate) fn text(&self, texts: Texts) -> String {
        match self {
            Self::NotRefused { path, value } => texts.plain(
                "walk-not-refused",
                &[
                    ("path", path.as_str().into()),
                    ("value", value.as_str().into()),
                ],
            ),
            Self::AnswerRefused { path, value } => texts.plain(
                "walk-answer-refused",
                &[
                    ("path", path.as_str().into()),
                    ("value", value.as_str().into()),
                ],
            ),
            Self::NeverAsked { path } => {
                texts.plain("walk-never-asked", &[("path", path.as_str().into())])
            }
            Self::AskedAnyway { path } => {
                texts.plain("walk-asked-anyway", &[("path", path.as_str().into())])
            }
            Self::ValueDiffers {
                path,
                expected,
                found,
            } => differs(texts, "walk-value-differs", path, expected, found),
            Self::LabelDiffers {
                path,
                expected,
                found,
            } => differs(texts, "walk-label-differs", path, expected, found),
            Self::FinishRefused { path } => {
                texts.plain("walk-finish-refused", &[("path", path.as_str().into())])
            }
        }
    }
}

fn differs(texts: Texts, id: &str, path: &str, expected: &str, found: &str) -> String {
    let args = [
        ("path", path.into()),
        ("expected", expected.into()),
        ("found", found.into()),
    ];
    texts.plain(id, &args)
}

/// The bytes of a file that a walk names: walks have no files of their own, so these say so.
fn stand_in(name: &str) -> Vec<u8> {
    format!("Stands for {name} in a scripted interview.\n").into_bytes()
}

/// How walks write that a node is not relevant.
const IRRELEVANT: &str = "{irrelevant}";
