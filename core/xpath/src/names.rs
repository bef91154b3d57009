//! Interned names: every element, attribute and namespace name of a form becomes a small integer,
//! so that a name test during evaluation is an integer compare.

use serde::{Deserialize, Serialize};

use std::hash::BuildHasher as _;
use std::sync::OnceLock;

use hashbrown::hash_table::Entry;
use hashbrown::{DefaultHashBuilder, HashTable};

/// A local name (without prefix), interned in a [`Names`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct NameId(pub u32);

/// A namespace URI, interned in a [`Names`]. [`NsId::NONE`] is "no namespace".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct NsId(pub u32);

impl NsId {
    /// The absence of a namespace.
    pub const NONE: Self = Self(0);
}

/// The interner shared by one form, its instances and its expressions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names {
    locals: Interner,
    namespaces: Interner,
}

impl Default for Names {
    fn default() -> Self {
        Self::new()
    }
}

impl Names {
    /// An empty interner, in which only "no namespace" is known.
    #[must_use]
    pub fn new() -> Self {
        let mut namespaces = Interner::default();
        namespaces.intern("");
        Self {
            locals: Interner::default(),
            namespaces,
        }
    }

    /// Makes room for so many more local names.
    pub fn reserve(&mut self, more: usize) {
        self.locals.reserve(more);
    }

    /// The id of `local`, made on first sight.
    pub fn intern(&mut self, local: &str) -> NameId {
        NameId(self.locals.intern(local))
    }

    /// The id of `local` if it was ever interned.
    #[must_use]
    pub fn find(&self, local: &str) -> Option<NameId> {
        self.locals.find(local).map(NameId)
    }

    /// The text of a name. Ids of another interner give an empty text.
    #[must_use]
    pub fn text(&self, name: NameId) -> &str {
        self.locals.text(name.0)
    }

    /// The id of a namespace URI, made on first sight; the empty URI is [`NsId::NONE`].
    pub fn intern_namespace(&mut self, uri: &str) -> NsId {
        NsId(self.namespaces.intern(uri))
    }

    /// The URI of a namespace; empty for [`NsId::NONE`].
    #[must_use]
    pub fn namespace_text(&self, namespace: NsId) -> &str {
        self.namespaces.text(namespace.0)
    }

    /// How many local names are known; ids are dense below this.
    #[must_use]
    pub fn len(&self) -> usize {
        self.locals.ends.len()
    }

    /// Whether no local name is known yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.locals.ends.is_empty()
    }
}

/// Prefixes in scope for the expressions of a form. The last declaration of a prefix wins.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Namespaces {
    prefixes: Vec<(Box<str>, NsId)>,
}

impl Namespaces {
    /// No prefix in scope.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Declares `prefix` for `namespace`, over any earlier declaration of it.
    pub fn declare(&mut self, prefix: &str, namespace: NsId) {
        match self
            .prefixes
            .iter_mut()
            .find(|(known, _)| &**known == prefix)
        {
            Some(entry) => entry.1 = namespace,
            None => self.prefixes.push((prefix.into(), namespace)),
        }
    }

    /// The namespace that `prefix` stands for.
    #[must_use]
    pub fn resolve(&self, prefix: &str) -> Option<NsId> {
        self.prefixes
            .iter()
            .find(|(known, _)| &**known == prefix)
            .map(|&(_, namespace)| namespace)
    }

    /// A prefix that stands for `namespace`.
    #[must_use]
    pub fn prefix_of(&self, namespace: NsId) -> Option<&str> {
        self.prefixes
            .iter()
            .find(|&&(_, known)| known == namespace)
            .map(|(prefix, _)| &**prefix)
    }
}

/// Texts by number, one after the other in one buffer, and a table to find them by.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(from = "Texts", into = "Texts")]
struct Interner {
    buffer: String,
    /// Where each text ends.
    ends: Vec<u32>,
    /// Made when a text is first looked for: what was kept and read again is mostly only shown.
    table: OnceLock<HashTable<u32>>,
    hasher: DefaultHashBuilder,
    /// The text that was interned last.
    last: u32,
}

impl PartialEq for Interner {
    fn eq(&self, other: &Self) -> bool {
        self.buffer == other.buffer && self.ends == other.ends
    }
}

impl Eq for Interner {}

impl std::fmt::Debug for Interner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let texts = (0_u32..).take(self.ends.len()).map(|id| self.text(id));
        f.debug_list().entries(texts).finish()
    }
}

impl Interner {
    fn intern(&mut self, text: &str) -> u32 {
        // Lists of names are often gone through a second time in the order of the first.
        let next = self.last.wrapping_add(1);
        if (next as usize) < self.ends.len() && self.text(next) == text {
            self.last = next;
            return next;
        }
        self.last = self.find_or_add(text);
        self.last
    }

    fn reserve(&mut self, more: usize) {
        self.table();
        self.ends.reserve(more);
        let Self {
            buffer,
            ends,
            table,
            hasher,
            ..
        } = self;
        let table = table.get_mut().expect("it was made above");
        table.reserve(more, |id| hasher.hash_one(text_of(buffer, ends, *id)));
    }

    fn find_or_add(&mut self, text: &str) -> u32 {
        self.table();
        let Self {
            buffer,
            ends,
            table,
            hasher,
            ..
        } = self;
        let table = table.get_mut().expect("it was made above");
        let is_it = |id: &u32| text_of(buffer, ends, *id) == text;
        let hash_of = |id: &u32| hasher.hash_one(text_of(buffer, ends, *id));
        match table.entry(hasher.hash_one(text), is_it, hash_of) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(place) => {
                let id = u32::try_from(ends.len()).expect("a form has fewer than 2^32 names");
                place.insert(id);
                buffer.push_str(text);
                let end = u32::try_from(buffer.len()).expect("a form is shorter than 4 GiB");
                ends.push(end);
                id
            }
        }
    }

    fn find(&self, text: &str) -> Option<u32> {
        let is_it = |id: &u32| self.text(*id) == text;
        let hash = self.hasher.hash_one(text);
        self.table().find(hash, is_it).copied()
    }

    fn table(&self) -> &HashTable<u32> {
        self.table.get_or_init(|| {
            let mut table = HashTable::with_capacity(self.ends.len());
            let hash_of = |id: &u32| self.hasher.hash_one(self.text(*id));
            for id in (0_u32..).take(self.ends.len()) {
                table.insert_unique(hash_of(&id), id, hash_of);
            }
            table
        })
    }

    fn text(&self, id: u32) -> &str {
        text_of(&self.buffer, &self.ends, id)
    }
}

fn text_of<'b>(buffer: &'b str, ends: &[u32], id: u32) -> &'b str {
    let at = id as usize;
    let start = match at.checked_sub(1) {
        Some(before) => ends.get(before).copied().unwrap_or(0),
        None => 0,
    };
    let end = ends.get(at).copied().unwrap_or(start);
    buffer.get(start as usize..end as usize).unwrap_or_default()
}

/// An interner without its table.
#[derive(Serialize, Deserialize)]
struct Texts {
    #[serde(with = "crate::flat::text")]
    buffer: String,
    #[serde(with = "crate::flat")]
    ends: Vec<u32>,
}

impl From<Interner> for Texts {
    fn from(interner: Interner) -> Self {
        let Interner { buffer, ends, .. } = interner;
        Self { buffer, ends }
    }
}

impl From<Texts> for Interner {
    fn from(Texts { buffer, ends }: Texts) -> Self {
        Self {
            buffer,
            ends,
            ..Self::default()
        }
    }
}
