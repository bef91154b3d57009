//! Document order of live nodes.

use std::cmp::Ordering;

use rayi_form::{Form, NodeId};

use super::{FrameId, Index, Live};

impl Live {
    /// Document order of two live nodes: found where their ways down from the root part, so that
    /// an instance which comes or goes moves no number of any other.
    pub(crate) fn compare(&self, form: &Form, left: Index, right: Index) -> Ordering {
        let (mut a, mut b) = (Way::to(self, left), Way::to(self, right));
        let (mut deep_a, mut deep_b) = (self.depth(form, a.frame), self.depth(form, b.frame));
        while a.frame != b.frame {
            if deep_a >= deep_b {
                a = a.up(self, form);
                deep_a -= 1;
            } else {
                b = b.up(self, form);
                deep_b -= 1;
            }
            if deep_a < deep_b {
                b = b.up(self, form);
                deep_b -= 1;
            }
        }
        (a.definition, a.position).cmp(&(b.definition, b.position))
    }

    /// Number of frames around a frame.
    fn depth(&self, form: &Form, id: FrameId) -> u32 {
        let mut kind = self.frame(id).kind;
        let mut depth = 0;
        while kind != 0 {
            kind = form.layout.kinds[kind as usize].parent;
            depth += 1;
        }
        depth
    }
}

/// A live node as it is seen from a frame around it: by the instance that holds it.
struct Way {
    frame: FrameId,
    definition: NodeId,
    position: u32,
}

impl Way {
    fn to(live: &Live, index: Index) -> Self {
        let cell = live.cell(index);
        Self {
            frame: cell.frame,
            definition: cell.definition,
            position: 0,
        }
    }

    fn up(&self, live: &Live, form: &Form) -> Self {
        let frame = live.frame(self.frame);
        Self {
            frame: frame.parent,
            definition: form.layout.kinds[frame.kind as usize].node,
            // One more than in the series: a node of the frame around has 0.
            position: frame.position.saturating_add(1),
        }
    }
}
