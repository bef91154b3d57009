//! What was kept of an interview, by path, put back into a live one: for drafts and for records
//! that are corrected.

use std::collections::HashMap;

use rayi_form::{NodeId, NodeKind};

use crate::interview::Interview;
use crate::live::{Index, ROOT};

/// An answer that found no place in the form it is opened with, such as one to a question that a
/// newer version no longer asks. It is kept with the draft and never sent.
#[derive(Clone, PartialEq, Eq)]
pub struct Unplaced {
    /// Path that the answer had.
    pub path: String,
    /// The answer.
    pub value: String,
}

/// Answers are nobody's business.
impl std::fmt::Debug for Unplaced {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Unplaced").finish_non_exhaustive()
    }
}

/// Answers and repeats by path, with positions at repeats.
#[derive(Default)]
pub(crate) struct Kept {
    /// Number of instances of each repeat series, outer ones first.
    pub(crate) repeats: Vec<(String, usize)>,
    /// Text of nodes.
    pub(crate) values: Vec<(String, String)>,
}

/// What a node holds of which nothing is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Missing {
    /// What its definition says: what is kept says all else.
    Default,
    /// What a new record holds: what is kept was left out because it was not relevant.
    AsNew,
}

impl Interview {
    /// Answers that found no place in this form when the interview was opened.
    #[must_use]
    pub fn unplaced(&self) -> &[Unplaced] {
        &self.unplaced
    }

    /// Puts back what was kept, before anything is calculated.
    pub(crate) fn restore(&mut self, kept: Kept, missing: Missing) {
        self.restore_repeats(&kept.repeats);
        let mut values: HashMap<String, String> = kept.values.into_iter().collect();
        self.restore_values(&mut values, missing);
        let mut unplaced: Vec<Unplaced> = values
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(path, value)| Unplaced { path, value })
            .collect();
        unplaced.sort_by(|one, other| one.path.cmp(&other.path));
        self.unplaced = unplaced;
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
                if series.len() < count && self.has_room() {
                    let position = series.len();
                    self.live.insert_frame(&form, kind, around, position);
                } else if let Some(last) = series.last().filter(|_| series.len() > count) {
                    let last = *last;
                    self.live.remove_frame(&form, last);
                } else {
                    break;
                }
            }
        }
    }

    /// Whether a node is the root's `id` or `version`: the form's own, whatever was kept.
    fn names_the_form(&self, at: Index) -> bool {
        let definition = self.definition(at);
        let node = self.form.node(definition);
        let is_of_root = node.parent == Some(NodeId(0)) && node.kind == NodeKind::Attribute;
        is_of_root && matches!(self.form.node_name(definition), "id" | "version")
    }

    /// Takes out of `values` what finds its place.
    fn restore_values(&mut self, values: &mut HashMap<String, String>, missing: Missing) {
        let form = self.form.clone();
        let mut live: Vec<Index> = Vec::with_capacity(form.nodes.len());
        for at in 0..form.nodes.len() {
            let id = NodeId(u32::try_from(at).unwrap_or(u32::MAX));
            self.live
                .each_below(&form, ROOT, id, &mut |at| live.push(at));
        }
        for at in live {
            let path = self.live.path(&form, at);
            let kept = values.remove(&path);
            if self.names_the_form(at) {
                continue;
            }
            let text = match (&kept, missing) {
                (Some(text), _) => text,
                (None, Missing::AsNew) => continue,
                (None, Missing::Default) => &form.node(self.definition(at)).default,
            };
            if self.live.cell(at).text != *text {
                self.live.set_text(at, text);
            }
        }
    }
}
