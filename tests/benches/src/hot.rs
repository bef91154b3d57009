//! Hot paths one by one, for callgrind: what is made ready before is not counted.

use std::hint::black_box;
use std::sync::Arc;

use rayi_interview::Interview;
use serde_json::Value;

use crate::Fault;
use crate::workbook;
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
    ("convert-1000", convert),
    ("walk-household-visit", || walk(&works::walked()?)),
    ("walk-nested", || {
        walk(&works::one("nested-1000", Scale::Full)?)
    }),
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

/// A workbook of 1,000 rows in four languages.
fn convert() -> Result<(), Fault> {
    let bytes = workbook::xlsx(&workbook::sheets(1_000))?;
    let mut converted = None;
    counted_by_callgrind(&mut || converted = Some(rayi_xlsform::convert(&bytes, None)));
    let xform = converted.and_then(|converted| converted.xform);
    xform
        .map(drop)
        .ok_or_else(|| "the workbook is refused".into())
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

/// An interview in the work, with nothing done yet.
fn begun(work: &Work) -> Interview {
    Interview::begin(work.parsed(), Arc::new(StillWorld::default()), None)
}

/// An interview in the work, with its steps done.
fn sitting(work: &Work) -> Result<Interview, Fault> {
    let mut interview = begun(work);
    walked(&mut interview, &Step::all(work))?;
    Ok(interview)
}

/// A step of a work, read.
enum Step<'w> {
    Set { path: &'w str, value: &'w str },
    NewRepeat(&'w str),
    Language(&'w str),
    Label(&'w str),
    Choices(&'w str),
    Get(&'w str),
    Finalise,
}

impl<'w> Step<'w> {
    fn all(work: &'w Work) -> Vec<Self> {
        work.steps.iter().map(Self::of).collect()
    }

    fn of(step: &'w Value) -> Self {
        let word = |name: &str| step.get(name).and_then(Value::as_str);
        if let (Some(path), Some(value)) = (word("set"), word("value")) {
            return Self::Set { path, value };
        }
        let choices = word("choices").or(word("choice_labels"));
        word("new_repeat")
            .map(Self::NewRepeat)
            .or(word("lang").map(Self::Language))
            .or(word("label").map(Self::Label))
            .or(choices.map(Self::Choices))
            .or(word("get").map(Self::Get))
            .unwrap_or(Self::Finalise)
    }

    /// Carries it out as a script does; what is asked for is made and let go.
    fn carry_out(&self, interview: &mut Interview) -> bool {
        match *self {
            Self::Set { path, value } => interview.set(path, value).is_ok(),
            Self::NewRepeat(path) => interview.append(path).is_ok(),
            Self::Language(name) => interview.set_language(name).is_some(),
            Self::Label(path) => black_box(interview.label(path)).is_some(),
            Self::Choices(path) => {
                interview.look_at(path);
                black_box(interview.choices(path)).is_some()
            }
            Self::Get(path) => black_box(interview.value(path)).is_some(),
            Self::Finalise => black_box(interview.finalise()).is_ok(),
        }
    }
}

fn walked(interview: &mut Interview, steps: &[Step<'_>]) -> Result<(), Fault> {
    for (n, step) in (1..).zip(steps) {
        if !step.carry_out(interview) {
            return Err(format!("step {n} comes to nothing").into());
        }
    }
    Ok(())
}

/// Every step of a work, from an interview that was just begun.
fn walk(work: &Work) -> Result<(), Fault> {
    let (mut interview, steps) = (begun(work), Step::all(work));
    let mut done = Ok(());
    counted_by_callgrind(&mut || done = walked(&mut interview, &steps));
    done
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
