//! The real forms of the tree: one loaded, one walked.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use rayi_form::Form;
use rayi_interview::ItemView;
use serde_json::Value;

use super::interview::{self, Person};
use super::{Scale, Work};

pub(super) fn works(scale: Scale) -> Vec<Work> {
    let mut works = walked("household-visit");
    if scale == Scale::Full {
        works.insert(0, real("large-roster"));
    }
    works
}

/// A form as it lies in the tree, with nothing done in it.
pub(crate) fn real(name: &str) -> Work {
    let folder = folder("real");
    let mut media = Vec::new();
    for file in fs::read_dir(folder.join(format!("{name}-media")))
        .into_iter()
        .flatten()
    {
        let path = file.expect("the folder can be listed").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        media.push((name.into_owned(), fs::read(&path).expect("it was listed")));
    }
    media.sort();
    Work {
        form: fs::read(folder.join(format!("{name}.xml"))).expect("the form is in the tree"),
        media,
        ..Work::new(name, String::new(), Vec::new())
    }
}

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../forms")
        .join(name)
}

/// A work for every walk of a form.
fn walked(name: &str) -> Vec<Work> {
    let text = fs::read(folder("paths").join(format!("{name}.json"))).expect("it has walks");
    let walks: Value = serde_json::from_slice(&text).expect("they are JSON");
    let form = drawn(real(name)).parsed();
    let walks = walks["paths"].as_array().into_iter().flatten();
    let works = walks.zip(1..).map(|(walk, n)| Work {
        name: format!("{name}-{n}"),
        steps: interview::steps(&form, walk["language"].as_str(), &mut Walker(walk)),
        ..drawn(real(name))
    });
    works.collect()
}

/// A form whose one draw is made: each engine would draw for itself, and what is asked hangs on it,
/// so that they would hold two interviews.
fn drawn(mut work: Work) -> Work {
    let text = String::from_utf8(work.form).expect("a form is UTF-8");
    work.form = text.replace("once(random())", "once(0.5)").into_bytes();
    work
}

impl Work {
    /// The form, which we wrote or know, parsed.
    pub(crate) fn parsed(&self) -> Arc<Form> {
        let form = Form::parse(&self.form, &self.files()).form;
        Arc::new(form.expect("the forms of the works are accepted"))
    }

    /// The files beside the form, by name.
    pub(crate) fn files(&self) -> HashMap<String, Vec<u8>> {
        self.media.iter().cloned().collect()
    }
}

struct Walker<'a>(&'a Value);

impl Person for Walker<'_> {
    fn answer(&mut self, item: &ItemView) -> Option<String> {
        let answer = self.0["answers"].get(&item.path)?.as_str()?;
        Some(answer.to_owned())
    }

    fn another(&mut self, repeat: &str, count: usize) -> bool {
        let wanted = self.0["repeats"].get(without_positions(repeat));
        (count as u64) < wanted.and_then(Value::as_u64).unwrap_or_default()
    }
}

/// A path as the walks name repeats.
fn without_positions(path: &str) -> String {
    let steps = path
        .split('/')
        .map(|step| step.split('[').next().unwrap_or_default());
    steps.collect::<Vec<_>>().join("/")
}
