//! Drafts: an interview as bytes, opened again where it was left.

use std::sync::Arc;

use rayi_form::{Events, Form, NodeKind};
use serde::{Deserialize, Serialize};

use crate::environment::Environment;
use crate::error::Error;
use crate::interview::Interview;
use crate::live::{Index, ROOT};

/// Version of the format; higher ones are refused.
const VERSION: u32 = 1;

/// What a draft holds. Answers that are not relevant are kept: they come back with relevance.
#[derive(Serialize, Deserialize)]
struct Draft {
    v: u32,
    form: String,
    version: Option<String>,
    language: String,
    instance: String,
    position: Vec<u32>,
    /// Number of instances of each repeat series, by path, outer ones first.
    repeats: Vec<(String, usize)>,
    /// Text of each node that differs from what a new record holds, by path.
    values: Vec<(String, String)>,
}

impl Interview {
    /// The interview as bytes (JSON, versioned).
    #[must_use]
    pub fn draft(&self) -> Vec<u8> {
        let mut draft = Draft {
            v: VERSION,
            form: self.form.id.clone(),
            version: self.form.version.clone(),
            language: self.language().to_owned(),
            instance: self.instance_id.clone(),
            position: self.position.clone(),
            repeats: Vec::new(),
            values: Vec::new(),
        };
        let base = self.live.frame(ROOT).base;
        let path = self.live.path(&self.form, base);
        self.collect(base, &path, &mut draft);
        serde_json::to_vec(&draft).expect("strings and numbers always serialise")
    }

    fn collect(&self, at: Index, path: &str, draft: &mut Draft) {
        let form = &self.form;
        let cell = self.live.cell(at);
        for child in form.children(cell.definition) {
            let node = form.node(child);
            let name = form.node_name(child);
            match node.kind {
                NodeKind::Repeat => {
                    let series = self.live.series(form, cell.frame, child);
                    draft.repeats.push((format!("{path}/{name}"), series.len()));
                    for (position, frame) in series.iter().enumerate() {
                        let base = self.live.frame(*frame).base;
                        self.collect(base, &format!("{path}/{name}[{}]", position + 1), draft);
                    }
                }
                _ => {
                    let at = self.live.in_frame(form, cell.frame, child);
                    let mark = if node.kind == NodeKind::Attribute {
                        "@"
                    } else {
                        ""
                    };
                    let path = format!("{path}/{mark}{name}");
                    let text = &self.live.cell(at).text;
                    if *text != node.default {
                        draft.values.push((path.clone(), text.clone()));
                    }
                    if node.kind == NodeKind::Group || node.kind == NodeKind::Leaf {
                        self.collect(at, &path, draft);
                    }
                }
            }
        }
    }

    /// Opens a draft of this form. Values of nodes that the form no longer has are left aside.
    ///
    /// # Errors
    /// [`Error::DraftBroken`], [`Error::DraftTooNew`] or [`Error::DraftOfAnotherForm`].
    pub fn resume(
        form: Arc<Form>,
        environment: Arc<dyn Environment>,
        bytes: &[u8],
    ) -> Result<Self, Error> {
        #[derive(Deserialize)]
        struct Header {
            v: u32,
        }
        let header: Header = serde_json::from_slice(bytes).map_err(|_| Error::DraftBroken)?;
        if header.v > VERSION {
            return Err(Error::DraftTooNew {
                found: header.v,
                known: VERSION,
            });
        }
        let draft: Draft = serde_json::from_slice(bytes).map_err(|_| Error::DraftBroken)?;
        if draft.form != form.id {
            return Err(Error::DraftOfAnotherForm { form: draft.form });
        }
        let mut interview = Self::new(form, environment, Some(&draft.language));
        interview.instance_id = draft.instance;
        interview.restore_repeats(&draft.repeats);
        // What a new record would hold by default must not shine through a cleared answer.
        let values: std::collections::HashMap<&str, &str> = draft
            .values
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
            .collect();
        interview.restore_values(&values);
        interview.recalculate_all();
        interview.act(Events::LOAD, None);
        interview.run();
        interview.settle_counts();
        interview.position = draft.position;
        interview.take_changes();
        Ok(interview)
    }

    fn restore_repeats(&mut self, repeats: &[(String, usize)]) {
        let form = self.form.clone();
        for (path, count) in repeats {
            let Some((around, repeat)) = self.live.find_series(&form, path) else {
                continue;
            };
            let kind = form.layout.kind_of(repeat);
            let count = (*count).min(crate::repeats::MAX_INSTANCES);
            loop {
                let series = self.live.series(&form, around, repeat);
                if series.len() < count {
                    let position = series.len();
                    self.live.insert_frame(&form, kind, around, position);
                } else if series.len() > count {
                    let last = series[series.len() - 1];
                    self.live.remove_frame(&form, last);
                } else {
                    break;
                }
            }
        }
    }

    fn restore_values(&mut self, values: &std::collections::HashMap<&str, &str>) {
        let form = self.form.clone();
        let live: Vec<Index> = {
            let mut all = Vec::new();
            for at in 0..form.nodes.len() {
                let id = rayi_form::NodeId(u32::try_from(at).unwrap_or(u32::MAX));
                self.live
                    .each_below(&form, ROOT, id, &mut |at| all.push(at));
            }
            all
        };
        for at in live {
            let path = self.live.path(&form, at);
            let definition = self.definition(at);
            let text = match values.get(path.as_str()) {
                Some(text) => text,
                None => form.node(definition).default.as_str(),
            };
            if self.live.cell(at).text != text {
                self.live.set_text(at, text);
            }
        }
    }
}
