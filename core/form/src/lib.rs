//! A questionnaire as immutable data: ODK XForm XML or XLSForm in, [`Form`] and [`Diagnostic`]s out.
//!
//! ```
//! use rayi_form::{Form, NoMedia};
//!
//! let xml = r#"<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
//!   <h:head><h:title>Age</h:title><model>
//!     <instance><data id="age"><age/></data></instance>
//!     <bind nodeset="/data/age" type="int" constraint=". &gt; 17"/>
//!   </model></h:head>
//!   <h:body><input ref="/data/age"><label>How old are you?</label></input></h:body>
//! </h:html>"#;
//! let reading = Form::parse(xml.as_bytes(), &NoMedia);
//! let form = reading.form.expect("the form is accepted");
//! assert_eq!(form.id, "age");
//! assert!(reading.diagnostics.is_empty());
//! ```
//!
//! **Nouns.** A [`Node`] defines one element or attribute of the primary instance; its [`Bind`]
//! says what holds for it. A [`Control`] shows a node. An [`Expression`] is compiled once and knows
//! what it reads; the [`Graph`] orders all of them. [`Itext`] holds the languages. A [`Secondary`]
//! instance is a list beside the answers.
//!
//! **Invariants.** A form is never changed after it was read. Whatever is wrong with a form is a
//! diagnostic with its place; what a form asks for that is not done is one too
//! (`unsupported-feature`), never silence. Reading needs no clock, no file and no network: choice
//! files come through [`Media`].
//!
//! **What this crate does not do.** It holds no answers and evaluates nothing.

mod appearance;
mod audit;
mod compiled;
mod diagnostic;
mod entities;
mod graph;
mod itext;
mod layout;
pub mod markdown;
mod media;
mod model;
mod parse;
mod question;
mod search;
mod secondary;
mod workbook;
mod xml;

pub use appearance::{Appearance, Calendar};
pub use audit::{Audit, AuditLocation, LocationPriority};
pub use compiled::{FORMAT, NotCompiled};
pub use diagnostic::{CODES, Diagnostic, Place, Severity};
pub use entities::{Entities, EntitiesVersion, EntityDeclaration, EntityProperty};
pub use graph::{Graph, Part, Reader, Watcher};
pub use itext::{Found, Itext, Language, Piece, Pieces, Text, TextForm, TextId, TextPart};
pub use layout::{FrameKind, Layout};
pub use media::{Media, NoMedia, Opened};
pub use model::{
    Action, ActionKind, Bind, BindAttribute, Choice, Choices, Compact, Control, ControlId,
    ControlKind, DataType, Events, ExprId, Expression, Form, ItemPart, Itemset, Node, NodeId,
    NodeKind, PastWeek, Plan, Preload, Read, Role, Seed, Submission,
};
pub use parse::{MAX_LIST_BYTES, Reading};
pub use question::{
    App, AppParameter, AppValue, AudioQuality, Autoplay, Medium, Presentation, Range,
};
pub use rayi_xlsform::{CODES as WORKBOOK_CODES, Spot};
pub use search::{Search, SearchFilter, SearchTerm, column_names, is_own_choice, is_same_column};
pub use secondary::{Branch, BranchKind, Condition, Content, Secondary, Table, Tree};
pub use workbook::{Conversion, ITEMSETS, convert, is_workbook};
pub use xml::MAX_FORM_BYTES;
