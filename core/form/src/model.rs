//! [`Form`]: a questionnaire as plain immutable data, indexed by small integers.

use rayi_xpath::flat::Words;
use rayi_xpath::{Expr, NameId, Names, NsId};
use serde::{Deserialize, Serialize};

use crate::audit::Audit;
use crate::entities::Entities;
use crate::graph::Graph;
use crate::itext::{Itext, Text};
use crate::layout::Layout;
use crate::question::{AudioQuality, Presentation, Range};
use crate::search::{Search, stem};
use crate::secondary::Secondary;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub u32);

        impl $name {
            /// The id as an index into its list.
            #[must_use]
            #[inline]
            pub fn index(self) -> usize {
                self.0 as usize
            }

            pub(crate) fn new(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }
        }

        impl Words<1> for $name {
            fn words(self) -> [u32; 1] {
                [self.0]
            }

            fn of([id]: [u32; 1]) -> Option<Self> {
                Some(Self(id))
            }
        }
    };
}

id!(
    /// A node of the form's definition tree; 0 is the root of the primary instance.
    NodeId
);
id!(
    /// A compiled expression of the form.
    ExprId
);
id!(
    /// A control of the body.
    ControlId
);

/// A questionnaire, parsed and checked: everything that does not change while it is answered.
#[derive(Debug, Serialize, Deserialize)]
pub struct Form {
    /// `id` of the primary instance's root.
    pub id: String,
    /// `version` of the primary instance's root, if it has one.
    pub version: Option<String>,
    /// `h:title`, untranslated.
    pub title: String,
    /// Every element and attribute name met, as integers.
    pub names: Names,
    /// Namespace declarations in force at the primary instance: prefix and URI.
    pub namespaces: Vec<(String, String)>,
    /// Definitions of the primary instance, in document order.
    pub nodes: Vec<Node>,
    /// What the primary instance holds when an interview begins, in document order.
    pub seeds: Vec<Seed>,
    /// What a new instance of a repeat begins with, besides its definitions: the instances of
    /// repeats that stand in its template, in document order. Seeds without one above lie in the
    /// new instance itself.
    pub brought: Vec<(NodeId, Vec<Seed>)>,
    /// Every expression, compiled once.
    #[serde(skip)]
    pub expressions: Vec<Expression>,
    /// Controls of the body; children by id.
    pub controls: Vec<Control>,
    /// Top level of the body.
    pub body: Vec<ControlId>,
    /// `class` of the body, such as `pages`.
    pub body_class: String,
    /// Languages and translated texts.
    pub itext: Itext,
    /// Secondary instances.
    pub secondary: Vec<Secondary>,
    /// Actions with their events.
    pub actions: Vec<Action>,
    /// The `submission` element.
    pub submission: Submission,
    /// `odk:xforms-version` of the model: the version of the specification it is written for.
    pub xforms_version: Option<String>,
    /// Entities that records create or update.
    pub entities: Entities,
    /// The log that is kept of an interview; `None` where the form asks for none.
    pub audit: Option<Audit>,
    /// How a record is written short, for SMS.
    pub compact: Compact,
    /// Which expression reads what, and the order to evaluate them in.
    pub graph: Graph,
    /// How live nodes lie in memory.
    pub layout: Layout,
}

impl Form {
    /// A node's definition.
    #[must_use]
    #[inline]
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    /// What a new instance of a repeat brings with it, see [`Form::brought`].
    #[must_use]
    pub fn brought_by(&self, repeat: NodeId) -> &[Seed] {
        let mut brought = self.brought.iter();
        brought
            .find(|(known, _)| *known == repeat)
            .map_or(&[], |(_, seeds)| seeds)
    }

    /// An expression.
    #[must_use]
    #[inline]
    pub fn expression(&self, id: ExprId) -> &Expression {
        &self.expressions[id.index()]
    }

    /// A control.
    #[must_use]
    #[inline]
    pub fn control(&self, id: ControlId) -> &Control {
        &self.controls[id.index()]
    }

    /// Path of a definition, such as `/data/household/member`.
    #[must_use]
    pub fn path(&self, id: NodeId) -> String {
        node_path(&self.nodes, &self.names, id)
    }

    /// The definition at a path of plain names; repeats bear no positions here.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<NodeId> {
        let mut names = path.strip_prefix('/')?.split('/');
        let root = NodeId(0);
        if names.next()? != self.node_name(root) {
            return None;
        }
        let mut at = root;
        for name in names {
            let wanted = name.strip_prefix('@');
            at = self.children(at).find(|child| {
                let node = self.node(*child);
                let is_attribute = node.kind == NodeKind::Attribute;
                match wanted {
                    Some(attribute) => is_attribute && self.node_name(*child) == attribute,
                    None => !is_attribute && self.node_name(*child) == name,
                }
            })?;
        }
        Some(at)
    }

    /// Local name of a definition.
    #[must_use]
    #[inline]
    pub fn node_name(&self, id: NodeId) -> &str {
        self.names.text(self.node(id).name)
    }

    /// Children of a definition, attributes first.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        children(&self.nodes, id)
    }

    /// Index of the secondary instance with an id, else of the one from a CSV file of that name, for
    /// `pulldata`.
    #[must_use]
    pub fn secondary_index(&self, id: &str) -> Option<usize> {
        let mut instances = self.secondary.iter();
        let by_id = instances.position(|instance| instance.id == id);
        by_id.or_else(|| {
            let name = stem(id);
            self.secondary
                .iter()
                .position(|instance| instance.file().is_some_and(|file| stem(file) == name))
        })
    }
}

pub(crate) fn children(nodes: &[Node], id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
    let mut next = nodes[id.index()].first_child;
    std::iter::from_fn(move || {
        let at = next?;
        next = nodes[at.index()].next_sibling;
        Some(at)
    })
}

pub(crate) fn node_path(nodes: &[Node], names: &Names, id: NodeId) -> String {
    let mut chain = Vec::new();
    let mut at = Some(id);
    while let Some(id) = at {
        let node = &nodes[id.index()];
        chain.push((names.text(node.name), node.kind == NodeKind::Attribute));
        at = node.parent;
    }
    let mut path = String::new();
    for (name, is_attribute) in chain.into_iter().rev() {
        path.push('/');
        if is_attribute {
            path.push('@');
        }
        path.push_str(name);
    }
    path
}

/// What a definition is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NodeKind {
    /// An element without element children: it holds a value.
    Leaf,
    /// An element with element children.
    Group,
    /// A group that may occur any number of times.
    Repeat,
    /// An attribute of the element above it.
    Attribute,
}

/// Definition of one element or attribute of the primary instance.
#[derive(Debug, Serialize, Deserialize)]
pub struct Node {
    /// Local name.
    pub name: NameId,
    /// Prefix as written in the instance.
    pub prefix: String,
    /// Namespace; none for plain attributes.
    pub namespace: NsId,
    /// The element above; `None` for the root.
    pub parent: Option<NodeId>,
    /// First child, attributes included.
    pub first_child: Option<NodeId>,
    /// Next sibling.
    pub next_sibling: Option<NodeId>,
    /// Last definition of this subtree: the subtree is the ids from this node to `last`.
    pub last: NodeId,
    /// Leaf, group, repeat or attribute.
    pub kind: NodeKind,
    /// The nearest repeat at or above this node.
    pub repeat: Option<NodeId>,
    /// Number of ancestors.
    pub depth: u16,
    /// Text of a new instance of the node.
    pub default: String,
    /// Type of the value.
    pub data_type: DataType,
    /// What its `bind` says.
    pub bind: Bind,
    /// The control that shows it.
    pub control: Option<ControlId>,
}

/// One node of the primary instance as the form's author filled it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Seed {
    /// Its definition.
    pub node: NodeId,
    /// Index of the seed above; `None` for the root, and in what an instance brings with it.
    pub parent: Option<u32>,
    /// Its text, where it differs from the definition's default.
    pub value: Option<String>,
}

/// Type of a value (ODK XForms, "Data types"; JavaRosa's aliases folded).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DataType {
    /// Text; also where no bind gives a type.
    #[default]
    String,
    /// A 32-bit whole number.
    Integer,
    /// A 64-bit whole number.
    Long,
    /// A decimal number.
    Decimal,
    /// `true` or `false`.
    Boolean,
    /// A calendar date.
    Date,
    /// A time of day.
    Time,
    /// A date with a time and an offset.
    DateTime,
    /// Latitude, longitude, altitude, accuracy.
    Geopoint,
    /// Points joined by `;`.
    Geotrace,
    /// A closed geotrace.
    Geoshape,
    /// Name of an attached file.
    Binary,
    /// Text of a code that was scanned.
    Barcode,
    /// Answer of another app.
    Intent,
    /// One name of a choice list.
    SelectOne,
    /// Names of a choice list, separated by blanks.
    SelectMultiple,
    /// All names of a choice list in the person's order.
    Rank,
}

/// What a `bind` says of a node.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Bind {
    /// The node exists in the answer only while this is true.
    pub relevant: Option<ExprId>,
    /// Must be answered while this is true.
    pub required: Option<ExprId>,
    /// May not be changed by a person while this is true.
    pub read_only: Option<ExprId>,
    /// Must hold for an answer.
    pub constraint: Option<ExprId>,
    /// The value follows from others.
    pub calculate: Option<ExprId>,
    /// Words of the author for a missing answer.
    pub required_message: Option<Text>,
    /// Words of the author for a refused answer.
    pub constraint_message: Option<Text>,
    /// Value given by the device.
    pub preload: Option<Preload>,
    /// Longest side of a stored image, in pixels.
    pub max_pixels: Option<u32>,
    /// Property of an entity that the value is saved to; see [`crate::Entities`] for which entity.
    pub save_to: Option<String>,
    /// The draft is saved on reaching the node (`saveIncomplete`). Ours is saved at every answer.
    pub save_incomplete: bool,
    /// How good a recorded sound must be (`odk:quality`); `None` leaves it to the device.
    pub quality: Option<AudioQuality>,
    /// Positions that another app made up are taken too (`odk:allow-mock-accuracy`).
    pub allow_mock_accuracy: bool,
    /// Words of the author where the app that should answer is missing (`jr:noAppErrorString`).
    pub no_app_message: Option<String>,
    /// Other attributes, as written.
    pub other: Vec<BindAttribute>,
}

/// An attribute of a `bind` that has no meaning here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BindAttribute {
    /// URI of its namespace; empty for none.
    pub namespace: String,
    /// Local name.
    pub name: String,
    /// Value.
    pub value: String,
}

/// A value that the device supplies (`jr:preload`, `jr:preloadParams`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Preload {
    /// Moment the interview began.
    Start,
    /// Moment the interview was finalised.
    End,
    /// Day the interview began.
    Today,
    /// A new `uuid:` id.
    Uid,
    /// A property such as `deviceid`.
    Property(String),
    /// A day of a week gone by (`date`, `prevperiod-week-…`).
    PastWeek(PastWeek),
}

/// The first or the last day of a week that lies some weeks back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastWeek {
    /// Day that weeks begin on; 0 is Sunday.
    pub starts: u8,
    /// The last day is meant, not the first.
    pub is_last_day: bool,
    /// Today may be the last day of a week gone by.
    pub includes_today: bool,
    /// Number of weeks back; 0 is the present one.
    pub ago: i32,
}

/// A compiled expression and where it stands.
#[derive(Debug)]
pub struct Expression {
    /// The compiled text.
    pub xpath: Expr,
    /// The node it is evaluated at.
    pub context: NodeId,
    /// What it is for.
    pub role: Role,
    /// How each of its paths reaches its nodes, by the path's dense id.
    pub plans: Vec<Plan>,
    /// The definitions it reads.
    pub reads: Vec<Read>,
}

/// One definition that an expression reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Read {
    /// The definition.
    pub node: NodeId,
    /// A change of one live node reaches the expression's contexts that lie under the same live
    /// node of this definition, and no others.
    pub scope: NodeId,
}

/// What an expression is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// `relevant` of the context node.
    Relevant,
    /// `required` of the context node.
    Required,
    /// `readonly` of the context node.
    ReadOnly,
    /// `calculate` of the context node.
    Calculate,
    /// `constraint` of the context node.
    Constraint,
    /// `output` in a text, or a text that is an expression.
    Output,
    /// Nodeset of an itemset.
    Itemset,
    /// Value or label of an item, evaluated at the item.
    Item,
    /// `jr:count` of a repeat.
    Count,
    /// An argument of `search()`.
    Search,
    /// Value of an action.
    Action,
}

impl Role {
    /// Whether its result is kept in the instance and recomputed when what it reads changes.
    #[must_use]
    pub fn is_computed(self) -> bool {
        matches!(
            self,
            Self::Relevant | Self::Required | Self::ReadOnly | Self::Calculate
        )
    }
}

/// How one path of an expression reaches its nodes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Plan {
    /// Plain names only: every live node of one definition that shares the context's repeats.
    Node {
        /// The definition reached.
        target: NodeId,
        /// Nearest definition above (or at) both the context and the target.
        meet: NodeId,
        /// Whether the path passes a repeat below `meet`, so that it may reach many nodes.
        many: bool,
    },
    /// `instance('id')/…` with at most one filter, answered from a table.
    Items {
        /// Index of the secondary instance.
        instance: u32,
    },
    /// Plain names that lead to no definition: always empty.
    Nothing,
    /// Anything else: walked step by step.
    Walk,
}

/// A control of the body.
#[derive(Debug, Serialize, Deserialize)]
pub struct Control {
    /// What it is.
    pub kind: ControlKind,
    /// The node it shows.
    pub node: Option<NodeId>,
    /// The control around it.
    pub parent: Option<ControlId>,
    /// Controls inside, in order.
    pub children: Vec<ControlId>,
    /// The question.
    pub label: Option<Text>,
    /// Help with the question.
    pub hint: Option<Text>,
    /// Words of `appearance`.
    pub appearance: Vec<String>,
    /// How it is put to a person beyond that.
    pub presentation: Option<Box<Presentation>>,
    /// What can be chosen.
    pub choices: Option<Choices>,
    /// Rows of a file that can be chosen too, in the place of some of `choices`.
    pub search: Option<Search>,
}

/// Kind of a control.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ControlKind {
    /// One line or value.
    Input,
    /// A hidden value.
    Secret,
    /// Choose one.
    SelectOne,
    /// Choose any.
    SelectMultiple,
    /// Put all in order.
    Rank,
    /// Acknowledge; stores `OK`.
    Trigger,
    /// A file.
    Upload {
        /// `image/*`, `audio/*` and the like.
        mediatype: String,
    },
    /// A number between two ends.
    Range(Range),
    /// Controls that belong together.
    Group,
    /// Controls that occur any number of times.
    Repeat {
        /// How many there must be.
        count: Option<ExprId>,
        /// Nobody may add or remove.
        fixed: bool,
    },
}

/// What can be chosen.
#[derive(Debug, Serialize, Deserialize)]
pub enum Choices {
    /// Listed in the control.
    Items(Vec<Choice>),
    /// Taken from nodes.
    Itemset(Itemset),
}

/// One choice listed in a control.
#[derive(Debug, Serialize, Deserialize)]
pub struct Choice {
    /// What is stored.
    pub value: String,
    /// What is shown.
    pub label: Option<Text>,
}

/// Choices taken from nodes.
#[derive(Debug, Serialize, Deserialize)]
pub struct Itemset {
    /// The nodes.
    pub nodes: ExprId,
    /// Value of one of them.
    pub value: ItemPart,
    /// Label of one of them.
    pub label: ItemPart,
}

/// How a part of an item is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ItemPart {
    /// Text of the child with a name.
    Child(NameId),
    /// Translated text whose id is the text of the child with a name.
    Itext(NameId),
    /// An expression evaluated at the item.
    Expression(ExprId),
    /// Nothing is said.
    None,
}

/// Events an action listens to, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Events(pub u8);

impl Events {
    /// The first opening of a new record.
    pub const FIRST_LOAD: Self = Self(1);
    /// Every opening.
    pub const LOAD: Self = Self(2);
    /// A repeat instance was added.
    pub const NEW_REPEAT: Self = Self(4);
    /// The value of the control around the action was changed by a person.
    pub const VALUE_CHANGED: Self = Self(8);
    /// Before the record is finalised.
    pub const REVALIDATE: Self = Self(16);

    /// Whether any bit of `other` is set.
    #[must_use]
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// Something that happens at an event.
#[derive(Debug, Serialize, Deserialize)]
pub struct Action {
    /// What.
    pub kind: ActionKind,
    /// When.
    pub events: Events,
    /// The node whose value is set.
    pub target: NodeId,
    /// The node of the control around the action, or of the repeat for `odk-new-repeat`.
    pub source: Option<NodeId>,
}

/// What an action does.
#[derive(Debug, Serialize, Deserialize)]
pub enum ActionKind {
    /// Sets a value computed at the target.
    SetValue(ExprId),
    /// Sets a text.
    SetText(String),
    /// Asks the device for its position.
    SetGeopoint,
    /// Asks the device to record sound.
    RecordAudio {
        /// `odk:quality`.
        quality: AudioQuality,
    },
}

/// What the `submission` element says.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Submission {
    /// Where to send to, if not to the project's server.
    pub action: Option<String>,
    /// `method`, which goes with `action`: `post` or its old name `form-data-post`.
    pub method: Option<String>,
    /// Key of the recipient of an encrypted form, base64 of an RSA SPKI. Records of such a form
    /// may not leave the device in clear.
    pub public_key: Option<String>,
    /// Send without being told.
    pub auto_send: Option<bool>,
    /// Delete once sent.
    pub auto_delete: Option<bool>,
    /// Sent records may be corrected on the device.
    pub client_editable: bool,
}

/// How a record is written short, for SMS (ODK XForms, "Compact record representation"). Kept as
/// the form says it; records are never sent so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compact {
    /// `odk:prefix` of the root: what a message begins with.
    pub prefix: Option<String>,
    /// `odk:delimiter` of the root: what stands between values.
    pub delimiter: Option<String>,
    /// `odk:tag` of nodes, in document order.
    pub tags: Vec<(NodeId, String)>,
}
