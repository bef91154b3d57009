//! [`Layout`]: how live nodes lie in memory.
//!
//! The primary instance without its repeats is one frame, each repeat instance another: a run of
//! nodes of fixed length. A definition is at the same place in every frame of its kind, so reaching
//! a node from another costs one addition once the right frame is found.

use rayi_xpath::flat;
use serde::{Deserialize, Serialize};

use crate::model::{Node, NodeId, NodeKind};

/// Frames of a form and the place of each definition in its frame.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Layout {
    /// Place of each definition in its frame.
    #[serde(with = "flat")]
    pub slot: Vec<u32>,
    /// Kind of each definition's frame: an index into `kinds`.
    #[serde(with = "flat")]
    pub kind: Vec<u32>,
    /// Kinds of frames; 0 is the one that holds the root.
    pub kinds: Vec<FrameKind>,
}

/// One kind of frame.
#[derive(Debug, Serialize, Deserialize)]
pub struct FrameKind {
    /// The repeat each of whose instances is such a frame; the root for kind 0.
    pub node: NodeId,
    /// Kind of the frame around it; itself for kind 0.
    pub parent: u32,
    /// Which of the parent's series it is.
    pub series_index: u32,
    /// Definitions in the frame, in document order; the first is `node`.
    #[serde(with = "flat")]
    pub nodes: Vec<NodeId>,
    /// Series of repeats directly inside: kind, and the number of this frame's nodes before it.
    pub series: Vec<(u32, u32)>,
}

impl Layout {
    pub(crate) fn new(nodes: &[Node]) -> Self {
        let mut layout = Self {
            slot: vec![0; nodes.len()],
            kind: vec![0; nodes.len()],
            kinds: Vec::new(),
        };
        for (at, node) in nodes.iter().enumerate() {
            let id = NodeId::new(at);
            let around = node.parent.map_or(0, |parent| layout.kind[parent.index()]);
            let kind = if node.parent.is_none() || node.kind == NodeKind::Repeat {
                layout.add_kind(id, node.parent.is_none(), around)
            } else {
                around
            };
            let frame = &mut layout.kinds[kind as usize];
            layout.kind[at] = kind;
            layout.slot[at] = count(frame.nodes.len());
            frame.nodes.push(id);
        }
        layout
    }

    fn add_kind(&mut self, node: NodeId, is_root: bool, around: u32) -> u32 {
        let kind = count(self.kinds.len());
        let mut series_index = 0;
        if !is_root {
            let parent = &mut self.kinds[around as usize];
            series_index = count(parent.series.len());
            parent.series.push((kind, count(parent.nodes.len())));
        }
        let parent = if is_root { kind } else { around };
        self.kinds.push(FrameKind {
            node,
            parent,
            series_index,
            nodes: Vec::new(),
            series: Vec::new(),
        });
        kind
    }

    /// Kind of a definition's frame.
    #[must_use]
    #[inline]
    pub fn kind_of(&self, node: NodeId) -> u32 {
        self.kind[node.index()]
    }

    /// Place of a definition in its frame.
    #[must_use]
    #[inline]
    pub fn slot_of(&self, node: NodeId) -> u32 {
        self.slot[node.index()]
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
