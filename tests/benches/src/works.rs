//! Works: a form, the files beside it, and what an interviewer does in it.

mod autopsy;
mod cascade;
pub(crate) mod chance;
mod form;
mod graph;
mod interview;
mod real;
mod repeats;

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::Fault;

pub(crate) use self::real::real;

/// How large the works are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scale {
    /// As the table wants them.
    Full,
    /// So small that all of them run in seconds: for CI, which looks at answers and not at times.
    Smoke,
}

impl Scale {
    fn pick(self, full: usize, smoke: usize) -> usize {
        match self {
            Self::Full => full,
            Self::Smoke => smoke,
        }
    }
}

/// One work.
pub(crate) struct Work {
    /// What the table calls it.
    pub(crate) name: String,
    /// The XForm.
    pub(crate) form: Vec<u8>,
    /// Files beside the form: name and bytes.
    pub(crate) media: Vec<(String, Vec<u8>)>,
    /// Steps of `rayi script`.
    pub(crate) steps: Vec<Value>,
    /// Passes that JavaRosa gets to warm up in; 0 where it would take minutes, so that only our own
    /// times are of interest.
    pub(crate) peer_passes: usize,
}

impl Work {
    fn new(name: impl Into<String>, form: String, steps: Vec<Value>) -> Self {
        Self {
            name: name.into(),
            form: form.into_bytes(),
            media: Vec::new(),
            steps,
            peer_passes: 5,
        }
    }

    fn with_passes(self, peer_passes: usize) -> Self {
        Self {
            peer_passes,
            ..self
        }
    }
}

/// Every work; the same bytes in every run.
pub(crate) fn all(scale: Scale) -> Vec<Work> {
    let mut works = real::works(scale);
    works.push(autopsy::work(scale));
    works.extend(graph::works(scale));
    works.extend(repeats::works(scale));
    works.extend(cascade::works(scale));
    works
}

/// One work that needs no form of the tree.
pub(crate) fn one(name: &str, scale: Scale) -> Result<Work, Fault> {
    let mut works = graph::works(scale);
    works.extend(repeats::works(scale));
    works.extend(cascade::works(scale));
    let work = works.into_iter().find(|work| work.name == name);
    work.ok_or_else(|| format!("no work is called {name}").into())
}

/// The longer of the walks through `household-visit`.
pub(crate) fn walked() -> Result<Work, Fault> {
    let walks = real::works(Scale::Smoke);
    let longest = walks.into_iter().max_by_key(|work| work.steps.len());
    longest.ok_or_else(|| "no walks".into())
}

/// Writes every work to a folder: `NAME.xml`, `NAME-media`, `NAME.jsonl`, and the list of them.
pub(crate) fn write(folder: &Path, scale: Scale) -> Result<(), Fault> {
    fs::create_dir_all(folder)?;
    let mut list = Vec::new();
    for work in all(scale) {
        let name = &work.name;
        fs::write(folder.join(format!("{name}.xml")), &work.form)?;
        let media = folder.join(format!("{name}-media"));
        fs::create_dir_all(&media)?;
        for (file, bytes) in &work.media {
            fs::write(media.join(file), bytes)?;
        }
        let lines: String = work.steps.iter().map(|step| format!("{step}\n")).collect();
        fs::write(folder.join(format!("{name}.jsonl")), lines)?;
        let beside: usize = work.media.iter().map(|(_, bytes)| bytes.len()).sum();
        println!(
            "{name:<24} {:>9} bytes, {beside:>9} beside it, {:>6} steps",
            work.form.len(),
            work.steps.len()
        );
        list.push(json!({
            "name": name, "bytes": work.form.len(), "beside": beside,
            "steps": work.steps.len(), "peer_passes": work.peer_passes,
        }));
    }
    fs::write(folder.join("works.json"), Value::Array(list).to_string())?;
    Ok(())
}

/// Steps, in short.
fn set(path: impl Into<String>, value: impl std::fmt::Display) -> Value {
    json!({"set": path.into(), "value": value.to_string()})
}

fn ask(query: &str, path: impl Into<String>) -> Value {
    json!({query: path.into()})
}

#[cfg(test)]
mod tests {
    use super::*;
    use rayi::{Script, SystemEnvironment};
    use std::collections::HashMap;
    use std::sync::Arc;

    #[test]
    fn works_are_the_same_in_every_run_and_every_step_of_theirs_goes_well() {
        let again = all(Scale::Smoke);
        for (work, again) in all(Scale::Smoke).into_iter().zip(again) {
            assert_eq!((&work.form, &work.steps), (&again.form, &again.steps));
            let media: HashMap<String, Vec<u8>> = work.media.into_iter().collect();
            let world = Arc::new(SystemEnvironment);
            let mut script = Script::open(&work.form, &media, None, world)
                .unwrap_or_else(|fault| panic!("{}: {fault}", work.name));
            for step in &work.steps {
                let result = script.step(step);
                assert!(Script::is_ok(&result), "{}: {step}: {result}", work.name);
            }
        }
    }
}
