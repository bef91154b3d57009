//! A list of nodes that needs no memory of its own for none or one, the usual cases.

use std::cmp::Ordering;

/// Nodes in the order of their list: document order, but for `randomize`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Nodes<N> {
    /// No node.
    #[default]
    None,
    /// One node.
    One(N),
    /// Any number of nodes.
    Many(Vec<N>),
}

impl<N: Copy> Nodes<N> {
    /// How many nodes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.as_slice().len()
    }

    /// Whether there is no node.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.as_slice().is_empty()
    }

    /// The first node.
    #[must_use]
    pub fn first(&self) -> Option<N> {
        self.as_slice().first().copied()
    }

    /// The nodes as a slice.
    #[must_use]
    pub fn as_slice(&self) -> &[N] {
        match self {
            Self::None => &[],
            Self::One(node) => std::slice::from_ref(node),
            Self::Many(nodes) => nodes,
        }
    }

    /// Each node in turn.
    pub fn iter(&self) -> impl Iterator<Item = N> + '_ {
        self.as_slice().iter().copied()
    }

    /// Appends a node.
    pub fn push(&mut self, node: N) {
        match self {
            Self::None => *self = Self::One(node),
            Self::One(first) => *self = Self::Many(vec![*first, node]),
            Self::Many(nodes) => nodes.push(node),
        }
    }

    /// Appends nodes; where there was none, without copying them.
    pub(crate) fn append(&mut self, nodes: Self) {
        match self {
            Self::None => *self = nodes,
            _ => self.extend(nodes.iter()),
        }
    }

    /// Keeps the nodes that fulfil `keep`.
    pub fn retain(&mut self, mut keep: impl FnMut(N) -> bool) {
        match self {
            Self::None => {}
            Self::One(node) => {
                if !keep(*node) {
                    *self = Self::None;
                }
            }
            Self::Many(nodes) => nodes.retain(|&node| keep(node)),
        }
    }

    /// The nodes as a vector.
    #[must_use]
    pub fn into_vec(self) -> Vec<N> {
        match self {
            Self::None => Vec::new(),
            Self::One(node) => vec![node],
            Self::Many(nodes) => nodes,
        }
    }

    /// Document order as `compare` tells it, each node once.
    pub(crate) fn sort_by(&mut self, compare: impl Fn(N, N) -> Ordering)
    where
        N: PartialEq,
    {
        if let Self::Many(nodes) = self {
            // Paths give their nodes in order nearly always: looking costs less than sorting.
            if !nodes.is_sorted_by(|left, right| compare(*left, *right).is_lt()) {
                nodes.sort_unstable_by(|left, right| compare(*left, *right));
                nodes.dedup();
            }
        }
    }
}

impl<N> From<Vec<N>> for Nodes<N> {
    fn from(nodes: Vec<N>) -> Self {
        Self::Many(nodes)
    }
}

impl<N> From<Option<N>> for Nodes<N> {
    fn from(node: Option<N>) -> Self {
        node.map_or(Self::None, Self::One)
    }
}

impl<N: Copy> Extend<N> for Nodes<N> {
    fn extend<I: IntoIterator<Item = N>>(&mut self, nodes: I) {
        for node in nodes {
            self.push(node);
        }
    }
}
