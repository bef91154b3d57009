//! [`Changes`]: what one call changed, for a screen that redraws only that.

/// What changed at one node, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Flags(u8);

impl Flags {
    /// Its value.
    pub const VALUE: Self = Self(1);
    /// Whether it is asked.
    pub const RELEVANCE: Self = Self(2);
    /// Whether it must be answered.
    pub const REQUIRED: Self = Self(4);
    /// Whether it may be changed.
    pub const READ_ONLY: Self = Self(8);
    /// Its label, hint or message.
    pub const TEXT: Self = Self(16);
    /// What can be chosen.
    pub const CHOICES: Self = Self(32);

    /// Whether any bit of another is set here.
    #[must_use]
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(crate) fn insert(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// One node that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its path, with positions at repeats.
    pub path: String,
    /// What of it.
    pub flags: Flags,
}

/// What one call changed, in document order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The nodes.
    pub nodes: Vec<Change>,
    /// Repeat instances came or went: paths held from before may name other nodes.
    pub structure: bool,
    /// The language changed: every text did.
    pub language: bool,
}

impl Changes {
    /// Whether a node changed in a way.
    #[must_use]
    pub fn has(&self, path: &str, flags: Flags) -> bool {
        self.nodes
            .iter()
            .any(|change| change.path == path && change.flags.has(flags))
    }
}
