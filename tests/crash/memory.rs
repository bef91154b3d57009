//! What the children have said: all that must be found again, and the little that may.

use std::collections::{BTreeMap, BTreeSet};

use rayi_tests::crash::Line;

/// Answers by path.
pub(crate) type Answers = BTreeMap<String, String>;

/// A draft as it was acknowledged.
#[derive(Default)]
pub(crate) struct Draft {
    pub(crate) answers: Answers,
    /// An answer that was begun and not acknowledged: it is there or not.
    pub(crate) doubt: Option<(String, String)>,
}

/// Everything that was said and not yet inspected.
#[derive(Default)]
pub(crate) struct Memory {
    /// By id.
    pub(crate) drafts: BTreeMap<String, Draft>,
    /// A draft was begun and not acknowledged.
    pub(crate) drafting: bool,
    /// The draft that was being finalised: it is there, or its record is.
    pub(crate) finalising: Option<String>,
    /// Acknowledged records by entry: the instance, and what was answered in it.
    pub(crate) finalised: BTreeMap<String, (String, Answers)>,
    /// Instances that were acknowledged as delivered.
    pub(crate) delivered: BTreeSet<String>,
}

impl Memory {
    /// Takes in one line.
    pub(crate) fn hear(&mut self, line: &Line) {
        match line.clone() {
            Line::Opening | Line::Enqueueing | Line::Posting(_) => {}
            Line::Drafting => self.drafting = true,
            Line::Drafted(draft) => {
                self.drafting = false;
                let before = self.drafts.insert(draft, Draft::default());
                assert!(before.is_none(), "a draft's id is used once");
            }
            Line::Answering(draft, path, value) => {
                self.draft(&draft).doubt = Some((path, value));
            }
            Line::Answered(draft, path, value) => {
                let draft = self.draft(&draft);
                let doubt = draft.doubt.take();
                assert_eq!(doubt, Some((path.clone(), value.clone())));
                draft.answers.insert(path, value);
            }
            Line::Finalising(draft) => self.finalising = Some(draft),
            Line::Finalised(entry, instance) => {
                let draft = self.finalising.take().expect("it was begun");
                let draft = self.drafts.remove(&draft).expect("it was a draft");
                self.finalised.insert(entry, (instance, draft.answers));
            }
            Line::Delivered(instance) => {
                let is_new = self.delivered.insert(instance);
                assert!(is_new, "a record is delivered once");
            }
        }
    }

    fn draft(&mut self, id: &str) -> &mut Draft {
        self.drafts
            .get_mut(id)
            .expect("a draft that was acknowledged or found")
    }
}
