//! [`Survey`]: the form as a tree of elements, before it is written.

use std::hash::BuildHasher as _;

use hashbrown::{DefaultHashBuilder, HashTable};

use crate::kinds::Kind;
use crate::lists::Lists;
use crate::parameters::Parameters;
use crate::settings::Settings;
use crate::text::Text;
use crate::words::Name;

/// Attributes of a bind that are expressions.
pub(crate) const EXPRESSIONS: [&str; 5] = [
    "calculate",
    "constraint",
    "readonly",
    "required",
    "relevant",
];

/// Attributes of a bind that are sentences for a person.
pub(crate) const MESSAGES: [&str; 3] =
    ["jr:constraintMsg", "jr:requiredMsg", "jr:noAppErrorString"];

/// Index of an element in [`Survey::elements`]; 0 is the root.
pub(crate) type Id = usize;

/// A form.
#[derive(Debug)]
pub(crate) struct Survey {
    pub(crate) settings: Settings,
    pub(crate) lists: Lists,
    /// In no order that counts; the tree is in `children`.
    pub(crate) elements: Vec<Element>,
    /// Elements by name.
    by_name: Names,
    /// `2024.1.0` or later, if the form declares entities.
    pub(crate) entities_version: Option<&'static str>,
    /// Questions whose change sets others: trigger, target, expression.
    pub(crate) triggers: Vec<Trigger>,
}

/// Ids by the names of their elements, which are not kept twice; whether no other has the name.
#[derive(Debug, Default)]
struct Names {
    table: HashTable<(Id, bool)>,
    hasher: DefaultHashBuilder,
}

/// `target` is computed anew when `source` changes.
#[derive(Debug)]
pub(crate) struct Trigger {
    pub(crate) source: String,
    pub(crate) target: Id,
    /// A place is captured instead of a value computed.
    pub(crate) captures: bool,
}

/// One element of the tree.
#[derive(Clone, Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: Name,
    pub(crate) sort: Sort,
    /// Row of the survey sheet that it comes from.
    pub(crate) row: Option<u32>,
    pub(crate) parent: Id,
    pub(crate) label: Text,
    pub(crate) hint: Text,
    pub(crate) bind: Vec<(Key, Text)>,
    pub(crate) control: Vec<(Key, String)>,
    pub(crate) default: Option<String>,
    /// The default is an expression.
    pub(crate) dynamic: bool,
    /// Set by other questions.
    pub(crate) triggered: bool,
    /// A list, a file or a reference that choices come from.
    pub(crate) itemset: Option<Box<str>>,
    pub(crate) rare: Rare,
}

/// What most elements have nothing of; there are thousands of elements.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rare(Option<Box<Parts>>);

/// The parts of an element that [`Rare`] keeps.
#[derive(Clone, Debug)]
pub(crate) struct Parts {
    pub(crate) children: Vec<Id>,
    pub(crate) guidance: Text,
    pub(crate) media: Vec<(Key, Text)>,
    pub(crate) instance: Vec<(Key, String)>,
    pub(crate) choice_filter: Option<String>,
    /// List of `external_choices`.
    pub(crate) query: Option<String>,
    pub(crate) actions: Vec<Action>,
    pub(crate) parameters: Parameters,
    /// Tags of an OSM question: name and label.
    pub(crate) tags: Vec<(Key, Text)>,
}

impl Parts {
    const NONE: &'static Self = &Self::none();

    const fn none() -> Self {
        Self {
            children: Vec::new(),
            guidance: Text::None,
            media: Vec::new(),
            instance: Vec::new(),
            choice_filter: None,
            query: None,
            actions: Vec::new(),
            parameters: Parameters::none(),
            tags: Vec::new(),
        }
    }
}

impl std::ops::Deref for Rare {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        self.0.as_deref().unwrap_or(Parts::NONE)
    }
}

impl std::ops::DerefMut for Rare {
    fn deref_mut(&mut self) -> &mut Parts {
        self.0.get_or_insert_with(|| Box::new(Parts::none()))
    }
}

impl Rare {
    /// What there is, without making room for what there is not.
    pub(crate) fn if_any(&mut self) -> Option<&mut Parts> {
        self.0.as_deref_mut()
    }
}

/// What an element is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Sort {
    #[default]
    Root,
    Group {
        /// Nothing of it is seen.
        hidden: bool,
        /// Its children stand in its place in the record.
        flat: bool,
    },
    Repeat,
    Question(&'static Kind),
    /// A file declared as a row; `true` for CSV.
    File(bool),
    Entity,
    /// An attribute of its parent, with its value.
    Attribute(String),
    EntityLabel,
}

/// Something that happens at an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Action {
    /// `setvalue`, `odk:setgeopoint` or `odk:recordaudio`.
    pub(crate) name: &'static str,
    pub(crate) event: Event,
    pub(crate) value: Option<String>,
    pub(crate) quality: Option<String>,
}

/// When an action happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    FirstLoad,
    Load,
    NewRepeat,
}

impl Event {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::FirstLoad => "odk-instance-first-load",
            Self::Load => "odk-instance-load",
            Self::NewRepeat => "odk-new-repeat",
        }
    }
}

impl Action {
    pub(crate) fn new(name: &'static str, event: Event) -> Self {
        Self {
            name,
            event,
            value: None,
            quality: None,
        }
    }
}

/// Name of a property of an element: one of a few words nearly always, and there are many elements.
#[derive(Clone, Debug)]
pub(crate) enum Key {
    /// Place in [`KEYS`].
    Known(u8),
    Other(Box<str>),
}

/// The names that most elements have something under.
const KEYS: &[&str] = &[
    "type",
    "relevant",
    "required",
    "calculate",
    "constraint",
    "readonly",
    "jr:constraintMsg",
    "jr:requiredMsg",
    "appearance",
    "mediatype",
    "jr:preload",
    "jr:preloadParams",
    "saveto",
    "image",
    "audio",
    "video",
    "big-image",
];

impl From<&str> for Key {
    fn from(name: &str) -> Self {
        let known = KEYS.iter().position(|known| *known == name);
        let known = known.and_then(|place| u8::try_from(place).ok());
        known.map_or_else(|| Self::Other(name.into()), Self::Known)
    }
}

impl std::ops::Deref for Key {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Known(place) => KEYS[usize::from(*place)],
            Self::Other(name) => name,
        }
    }
}

impl std::fmt::Display for Key {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(self)
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl PartialEq<str> for Key {
    fn eq(&self, other: &str) -> bool {
        **self == *other
    }
}

/// Sets an entry of a list of pairs, or adds it.
pub(crate) fn set<V>(pairs: &mut Vec<(Key, V)>, key: &str, value: V) {
    match pairs.iter_mut().find(|(known, _)| known == key) {
        Some(pair) => pair.1 = value,
        None => pairs.push((key.into(), value)),
    }
}

/// An entry of a list of pairs.
pub(crate) fn get<'a, V>(pairs: &'a [(Key, V)], key: &str) -> Option<&'a V> {
    pairs
        .iter()
        .find(|(known, _)| known == key)
        .map(|(_, value)| value)
}

impl Element {
    /// A group for what is about the record itself; nobody sees it.
    pub(crate) fn meta() -> Self {
        Self {
            name: "meta".into(),
            sort: Sort::Group {
                hidden: true,
                flat: false,
            },
            ..Self::default()
        }
    }

    pub(crate) fn is_repeat(&self) -> bool {
        self.sort == Sort::Repeat
    }

    pub(crate) fn is_section(&self) -> bool {
        matches!(self.sort, Sort::Root | Sort::Group { .. } | Sort::Repeat)
    }

    pub(crate) fn is_flat(&self) -> bool {
        matches!(self.sort, Sort::Group { flat: true, .. })
    }

    /// The kind of a question.
    pub(crate) fn kind(&self) -> Option<&'static Kind> {
        match self.sort {
            Sort::Question(kind) => Some(kind),
            _ => None,
        }
    }

    /// Has choices of its own to pick from.
    pub(crate) fn is_select(&self) -> bool {
        self.kind()
            .is_some_and(|kind| matches!(kind.tag, Some("select" | "select1" | "odk:rank")))
    }

    /// Words and media that need a table of languages.
    pub(crate) fn label_is_translated(&self) -> bool {
        self.label.is_translated() || !self.rare.media.is_empty()
    }

    pub(crate) fn bind_text(&self, name: &str) -> Option<&str> {
        get(&self.bind, name).and_then(Text::as_plain)
    }
}

impl Survey {
    /// A form without elements yet; there will be about so many.
    pub(crate) fn new(settings: Settings, lists: Lists, about: usize) -> Self {
        Self {
            settings,
            lists,
            elements: Vec::with_capacity(about),
            by_name: Names::default(),
            entities_version: None,
            triggers: Vec::new(),
        }
    }

    pub(crate) fn element(&self, id: Id) -> &Element {
        &self.elements[id]
    }

    /// Adds an element under a parent, as its last child.
    pub(crate) fn add(&mut self, parent: Id, mut element: Element) -> Id {
        let id = self.elements.len();
        element.parent = parent;
        // There are thousands, and each is complete.
        element.bind.shrink_to_fit();
        element.control.shrink_to_fit();
        self.elements.push(element);
        if id > 0 {
            self.elements[parent].rare.children.push(id);
        }
        id
    }

    /// Lets go of the words in a language that the table of languages holds: the table is written
    /// first, and its words are most of what a form is made of.
    pub(crate) fn forget_translations(&mut self, language: &str) {
        let choices = self.lists.all.iter_mut().flat_map(|list| &mut list.choices);
        for choice in choices {
            choice.label.forget(language);
            for (_, text) in &mut choice.media {
                text.forget(language);
            }
        }
        for element in &mut self.elements {
            element.label.forget(language);
            element.hint.forget(language);
            if let Some(rare) = element.rare.if_any() {
                rare.guidance.forget(language);
                for (_, text) in &mut rare.media {
                    text.forget(language);
                }
            }
            for (name, text) in &mut element.bind {
                if MESSAGES.contains(&&**name) {
                    text.forget(language);
                }
            }
        }
    }

    /// All elements, parents before their children, in the order of the form.
    pub(crate) fn in_order(&self) -> Vec<Id> {
        let mut out = Vec::with_capacity(self.elements.len());
        let mut stack = vec![0];
        while let Some(id) = stack.pop() {
            out.push(id);
            stack.extend(self.elements[id].rare.children.iter().rev());
        }
        out
    }

    /// The chain from the parent of an element up to the root.
    pub(crate) fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> {
        let mut at = id;
        std::iter::from_fn(move || {
            (at != 0).then(|| {
                at = self.elements[at].parent;
                at
            })
        })
    }

    /// The nearest repeat around an element.
    pub(crate) fn repeat_around(&self, id: Id) -> Option<Id> {
        self.ancestors(id)
            .find(|ancestor| self.elements[*ancestor].is_repeat())
    }

    /// Path of an element, such as `/data/household/member`.
    pub(crate) fn path(&self, id: Id) -> String {
        self.path_below(id, None)
    }

    /// Path of an element from below one of its ancestors, or from the root.
    pub(crate) fn path_below(&self, id: Id, above: Option<Id>) -> String {
        let mut names = Vec::new();
        for at in std::iter::once(id).chain(self.ancestors(id)) {
            if Some(at) == above {
                break;
            }
            if !self.elements[at].is_flat() {
                names.push(at);
            }
        }
        let mut out = String::new();
        for at in names.into_iter().rev() {
            let element = &self.elements[at];
            out.push('/');
            if matches!(element.sort, Sort::Attribute(_)) {
                out.push('@');
            }
            out.push_str(&element.name);
        }
        out
    }

    /// The only element of a name; `None` if there is none, or several.
    pub(crate) fn named(&self, name: &str) -> Option<Id> {
        let hash = self.by_name.hasher.hash_one(name);
        let found = self
            .by_name
            .table
            .find(hash, |(id, _)| self.elements[*id].name == *name);
        found.and_then(|(id, only)| only.then_some(*id))
    }

    /// Makes [`Self::named`] find what there is by now.
    pub(crate) fn index_names(&mut self) {
        let Names { table, hasher } = &mut self.by_name;
        table.clear();
        for (id, element) in self.elements.iter().enumerate() {
            if !(element.is_section() || element.kind().is_some()) {
                continue;
            }
            let name_of = |id: Id| &*self.elements[id].name;
            let entry = table.entry(
                hasher.hash_one(&*element.name),
                |(id, _)| name_of(*id) == &*element.name,
                |(id, _)| hasher.hash_one(name_of(*id)),
            );
            entry
                .and_modify(|(_, only)| *only = false)
                .or_insert((id, true));
        }
    }
}
