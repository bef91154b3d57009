//! Drafts: an interview as bytes, opened again where it was left.

use std::sync::Arc;

use rayi_form::{Events, Form, NodeKind};
use serde::{Deserialize, Serialize};

use crate::audit::Log;
use crate::environment::Environment;
use crate::error::Error;
use crate::interview::Interview;
use crate::live::{Index, ROOT};
use crate::restore::{Kept, Missing};

/// Version of the format; higher ones are refused.
///
/// 1: values that differ from the form's own. 2: every value that is not blank by the form, so that
/// a draft means the same under another version of its form; the corrected record; what found no
/// place.
const VERSION: u32 = 2;

/// What a draft holds. Answers that are not relevant are kept: they come back with relevance.
#[derive(Serialize, Deserialize)]
struct Draft {
    v: u32,
    form: String,
    version: Option<String>,
    language: String,
    instance: String,
    /// The record that this one corrects (from format 2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    corrects: Option<String>,
    position: Vec<u32>,
    /// Number of instances of each repeat series, by path, outer ones first.
    repeats: Vec<(String, usize)>,
    /// Text of each node that is or was to be filled, by path.
    values: Vec<(String, String)>,
    /// Answers without a place in the form (from format 2).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    unplaced: Vec<(String, String)>,
    /// The audit log so far (from format 2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    log: Option<Log>,
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
            corrects: self.corrects.clone(),
            position: self.position.clone(),
            repeats: Vec::new(),
            values: Vec::new(),
            unplaced: self
                .unplaced
                .iter()
                .map(|left| (left.path.clone(), left.value.clone()))
                .collect(),
            log: self.log.as_deref().cloned(),
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
                    if !text.is_empty() || !node.default.is_empty() {
                        draft.values.push((path.clone(), text.clone()));
                    }
                    if node.kind == NodeKind::Group || node.kind == NodeKind::Leaf {
                        self.collect(at, &path, draft);
                    }
                }
            }
        }
    }

    /// Opens a draft of this form, of this version or another. Answers are matched by path; those
    /// that find no place are kept aside: see [`Interview::unplaced`].
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
        let is_same_version = draft.version == form.version;
        let mut interview = Self::new(form, environment, Some(&draft.language));
        interview.instance_id = draft.instance;
        interview.corrects = draft.corrects;
        let mut kept = Kept {
            repeats: draft.repeats,
            values: draft.unplaced,
        };
        kept.values.extend(draft.values);
        // What a new record would hold by default must not shine through a cleared answer.
        interview.restore(kept, Missing::Default);
        interview.recalculate_all();
        interview.act(Events::LOAD, None);
        interview.run();
        interview.settle_counts();
        if is_same_version {
            interview.position = draft.position;
        } else {
            interview.first_screen();
        }
        interview.forget_changes();
        interview.open_log(draft.log, "form resume", true);
        Ok(interview)
    }
}

#[cfg(test)]
mod tests;
