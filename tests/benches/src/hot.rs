//! Hot paths one by one, for callgrind: what is made ready before is not counted.

use std::hint::black_box;
use std::sync::Arc;

use rayi_interview::Interview;

use crate::Fault;
use crate::works::{self, Scale, Work, chance::StillWorld};

/// A path: its name, and what makes it ready and then runs it once.
type Path = (&'static str, fn() -> Result<(), Fault>);

const PATHS: &[Path] = &[
    ("load-household-visit", || {
        load(&works::real("household-visit"))
    }),
    ("load-large-roster", || load(&works::real("large-roster"))),
    ("load-cached", load_cached),
    ("begin-large-roster", begin),
    ("answer-chain", || answer("chain-1000", "/data/head")),
    ("answer-fan", || answer("fan-1000", "/data/head")),
    ("answer-repeat", || {
        answer("repeat-1000", "/data/turn[500]/a")
    }),
    ("choices-cascade", choices),
    ("next-screen", next_screen),
];

/// Names of all paths.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    PATHS.iter().map(|(name, _)| *name)
}

/// Runs one path.
pub(crate) fn run(name: &str) -> Result<(), Fault> {
    let path = PATHS.iter().find(|(own, _)| *own == name);
    let (_, run) = path.ok_or_else(|| format!("no path is called {name}"))?;
    run()
}

/// Everything in here is counted: callgrind is told this function's name.
#[inline(never)]
fn counted_by_callgrind(path: &mut dyn FnMut()) {
    path();
}

fn load(work: &Work) -> Result<(), Fault> {
    let media = work.files();
    let mut reading = None;
    counted_by_callgrind(&mut || reading = Some(rayi_form::Form::parse(&work.form, &media)));
    let form = reading.and_then(|reading| reading.form);
    form.map(drop).ok_or_else(|| "the form is refused".into())
}

/// The largest form again, from its compiled bytes.
fn load_cached() -> Result<(), Fault> {
    let source = [7; 32];
    let bytes = works::real("large-roster").parsed().compile(&source);
    let mut taken = false;
    counted_by_callgrind(&mut || {
        taken = black_box(rayi_form::Form::from_compiled(&bytes, &source)).is_ok();
    });
    if taken {
        Ok(())
    } else {
        Err("the compiled form is refused".into())
    }
}

/// A new interview in the largest form, loaded before.
fn begin() -> Result<(), Fault> {
    let form = works::real("large-roster").parsed();
    let mut interview = None;
    counted_by_callgrind(&mut || {
        let world = Arc::new(StillWorld::default());
        interview = Some(Interview::begin(form.clone(), world, None));
    });
    let stops = interview.is_some_and(|interview| !interview.screen().items.is_empty());
    stops
        .then_some(())
        .ok_or_else(|| "it begins with no question".into())
}

/// An interview in the work, with its steps done: answers and instances, nothing asked.
fn sitting(work: &Work) -> Result<Interview, Fault> {
    let world = Arc::new(StillWorld::default());
    let mut interview = Interview::begin(work.parsed(), world, None);
    for step in &work.steps {
        let path = |name: &str| step.get(name).and_then(serde_json::Value::as_str);
        if let Some(repeat) = path("new_repeat") {
            let added = interview.add_repeat(repeat);
            added.map_err(|_| format!("no repeat {repeat}"))?;
        } else if let (Some(question), Some(value)) = (path("set"), path("value")) {
            let set = interview.set(question, value);
            set.map_err(|_| format!("no question {question}"))?;
        }
    }
    Ok(interview)
}

/// One answer after all others; the one before it warms what is made on demand.
fn answer(name: &str, path: &str) -> Result<(), Fault> {
    let mut interview = sitting(&works::one(name, Scale::Full)?)?;
    let mut done = [interview.set(path, "3").is_ok(), false];
    counted_by_callgrind(&mut || done[1] = black_box(interview.set(path, "5")).is_ok());
    if done == [true, true] {
        Ok(())
    } else {
        Err(format!("{path} takes no answer").into())
    }
}

/// The list of villages after a region and a district were chosen.
fn choices() -> Result<(), Fault> {
    let interview = sitting(&works::one("cascade-10000", Scale::Full)?)?;
    let count = |interview: &Interview| {
        let item = interview.item("/data/village");
        item.map_or(0, |item| item.choices.len())
    };
    let mut counts = [count(&interview), 0];
    counted_by_callgrind(&mut || counts[1] = black_box(count(&interview)));
    if counts[0] > 0 && counts[0] == counts[1] {
        Ok(())
    } else {
        Err(format!("the lists have {counts:?} villages").into())
    }
}

/// From the 250th of 500 questions to the next, and what it shows.
fn next_screen() -> Result<(), Fault> {
    let mut interview = sitting(&works::one("relevance-500", Scale::Full)?)?;
    if !interview.jump("/data/q250") {
        return Err("question 250 is not asked".into());
    }
    let mut shown = 0;
    counted_by_callgrind(&mut || {
        interview.next_screen();
        shown = black_box(interview.screen()).items.len();
    });
    if shown == 1 {
        Ok(())
    } else {
        Err(format!("{shown} questions are shown").into())
    }
}
