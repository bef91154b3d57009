//! From XForm XML to a [`Form`]: one pass over the document, then each part read from it.

mod actions;
mod audit;
mod binds;
mod body;
mod bounds;
mod csv;
mod doubts;
mod entities;
mod expressions;
mod geojson;
mod instance;
mod lists;
mod preload;
mod question;
mod search;
mod submission;
mod texts;
mod words;

pub use lists::MAX_LIST_BYTES;

use hashbrown::{HashMap, HashSet};
use memchr::memrchr;
use rayi_xpath::{Compiler, Function, NameId, Names, Namespaces, Term};

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::graph::{self, Graph};
use crate::itext::{Itext, TextId};
use crate::layout::Layout;
use crate::media::Media;
use crate::model::{
    Action, Control, ControlId, ExprId, Expression, Form, Node, NodeId, NodeKind, Seed,
};
use crate::secondary::{Content, Secondary};
use crate::xml::{Document, Element, Namespace, ns};
use bounds::Bound;

/// Most findings kept of one form; more tell nobody more.
const MAX_DIAGNOSTICS: usize = 500;

/// What reading a form gave: the form, unless it is refused, and all that was found.
#[derive(Debug)]
pub struct Reading {
    /// The form; `None` if any finding is an error.
    pub form: Option<Form>,
    /// Every finding, errors first, then by place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Whether somebody meant these bytes to be XML, well or ill: of a picture or a letter it helps nobody
/// to hear that it has no root element.
fn is_markup(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = text.trim_ascii_start();
    // Also in UTF-16, which is told by its mark or by the NULs between its letters.
    let wide = [b"\xFF\xFE".as_slice(), b"\xFE\xFF", b"<\0", b"\0<"];
    text.starts_with(b"<")
        || wide.iter().any(|start| bytes.starts_with(start))
        || text.windows(6).take(HEAD).any(|window| window == b"<model")
}

/// Bytes looked at for markup that has something before it.
const HEAD: usize = 5_000;

impl Form {
    /// Reads ODK XForm XML, or an XLSForm of any kind ([`convert`](crate::convert) tells more of
    /// one).
    ///
    /// Never fails halfway: the whole form is read and everything wrong with it is reported, each
    /// finding with its place. Follows the ODK XForms specification; where JavaRosa 6.0 differs,
    /// JavaRosa.
    #[must_use]
    pub fn parse(source: &[u8], media: &dyn Media) -> Reading {
        if crate::is_workbook(source) {
            return crate::convert(source, None, media).reading;
        }
        Self::parse_xml(source, media, Care::Read)
    }

    /// As [`Form::parse`], for whoever writes the form: it is told as well what can be computed and
    /// cannot mean what was written. A device need not look for that at every reading.
    #[must_use]
    pub fn check(source: &[u8], media: &dyn Media) -> Reading {
        if crate::is_workbook(source) {
            return crate::convert(source, None, media).reading;
        }
        Self::parse_xml(source, media, Care::Doubt)
    }

    pub(crate) fn parse_xml(xml: &[u8], media: &dyn Media, care: Care) -> Reading {
        let mut diagnostics;
        let form = match Document::parse(xml) {
            Ok(document) => {
                let mut reader = Reader::new(&document, media);
                reader.care = care;
                let form = reader.read();
                diagnostics = reader.diagnostics;
                form
            }
            Err(diagnostic) => {
                diagnostics = vec![if is_markup(xml) {
                    diagnostic
                } else {
                    Diagnostic::error("form-unrecognised")
                        .with("is", if xml.is_empty() { "empty" } else { "other" })
                }];
                None
            }
        };
        diagnostics.sort_by_key(|found| (std::cmp::Reverse(found.severity), found.place));
        let refused = diagnostics
            .iter()
            .any(|found| found.severity == Severity::Error);
        Reading {
            form: if refused { None } else { form },
            diagnostics,
        }
    }
}

impl Form {
    /// Id and version of a form, read without the rest of it; `None` where it is no form.
    #[must_use]
    pub fn identity(xml: &[u8]) -> Option<(String, Option<String>)> {
        let document = Document::parse(xml).ok()?;
        let model = document
            .root()
            .child(ns::XHTML, "head")?
            .child(ns::XFORMS, "model")?;
        let root = model.child(ns::XFORMS, "instance")?.children().next()?;
        let id = root.attribute("id")?.trim().to_owned();
        Some((id, version_of(root)))
    }
}

/// A switch as forms write it; `None` for another word.
fn flag(value: &str) -> Option<bool> {
    match value.trim() {
        "true" | "true()" | "TRUE" | "True" | "yes" | "1" => Some(true),
        "false" | "false()" | "FALSE" | "False" | "no" | "0" | "" => Some(false),
        _ => None,
    }
}

/// A text without the blanks at its ends; where there are none, that is told at a glance.
#[inline]
fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [] => text,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

fn version_of(root: Element<'_, '_>) -> Option<String> {
    root.attribute("version")
        .or_else(|| root.attribute_ns(ns::OPENROSA, "version"))
        .map(ToOwned::to_owned)
        .filter(|version| !version.is_empty())
}

/// The state of reading one form.
struct Reader<'d, 'a> {
    document: &'d Document<'a>,
    media: &'d dyn Media,
    diagnostics: Vec<Diagnostic>,
    names: Names,
    namespaces: Namespaces,
    declared: Vec<(String, String)>,
    nodes: Vec<Node>,
    /// The group of the last absolute reference that was located, its definition, and that of the
    /// whole reference.
    located: (String, NodeId, NodeId),
    /// Child element or attribute of a definition by name; attributes have the flag.
    by_name: HashMap<(NodeId, NameId, bool), NodeId>,
    seeds: Vec<Seed>,
    brought: Vec<(NodeId, Vec<Seed>)>,
    /// The seed below which a definition was last seeded.
    seeded: Vec<u32>,
    compiler: Compiler,
    expressions: Vec<Expression>,
    /// Where each of them stands.
    places: Vec<Place>,
    /// Bytes of the expressions, and nodes that they read, against [`Bound`].
    written: usize,
    reads: usize,
    /// What the form has too much of.
    exceeded: Vec<Bound>,
    controls: Vec<Control>,
    itext: Itext,
    /// The node whose screen shows a text first, for texts met in binds and body.
    text_contexts: Vec<Option<NodeId>>,
    /// Columns of lists whose texts have their nodes.
    shown_columns: HashSet<(u32, NameId)>,
    /// The `bind` element of a node, for a place that is seldom asked for.
    bindings: HashMap<NodeId, Element<'d, 'a>>,
    /// The `bind` elements with an id.
    bind_ids: binds::BindIds<'d, 'a>,
    /// Texts that a translation has without a word, as ODK Build writes hints that nobody filled in.
    blank_texts: HashSet<TextId>,
    /// References to texts, to be checked when all translations are read.
    text_references: Vec<(TextId, &'d str, Element<'d, 'a>)>,
    secondary: Vec<Secondary>,
    /// All lists of `itemsets.csv`, once a query asks for one.
    itemsets: Option<Content>,
    actions: Vec<Action>,
    care: Care,
}

/// How much is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Care {
    /// What keeps the form from running, or parts of it.
    Read,
    /// What its author can hardly mean, too.
    Doubt,
}

impl<'d, 'a> Reader<'d, 'a> {
    fn new(document: &'d Document<'a>, media: &'d dyn Media) -> Self {
        // A node has a name, and stands in the instance, in binds and in the body.
        let nodes = document.root().size() / 16;
        let mut names = Names::new();
        names.reserve(nodes);
        Self {
            document,
            media,
            diagnostics: Vec::new(),
            names,
            namespaces: Namespaces::new(),
            declared: Vec::new(),
            nodes: Vec::new(),
            located: (String::new(), NodeId(0), NodeId(0)),
            by_name: HashMap::with_capacity(nodes),
            seeds: Vec::new(),
            brought: Vec::new(),
            seeded: Vec::new(),
            compiler: Compiler::default(),
            expressions: Vec::new(),
            places: Vec::new(),
            written: 0,
            reads: 0,
            exceeded: Vec::new(),
            controls: Vec::new(),
            itext: Itext::default(),
            text_contexts: Vec::new(),
            shown_columns: HashSet::new(),
            bindings: HashMap::new(),
            bind_ids: binds::BindIds::new(document.root()),
            blank_texts: HashSet::new(),
            text_references: Vec::new(),
            secondary: Vec::new(),
            itemsets: None,
            actions: Vec::new(),
            care: Care::Read,
        }
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        if self.diagnostics.len() < MAX_DIAGNOSTICS {
            self.diagnostics.push(diagnostic);
        }
    }

    fn read(&mut self) -> Option<Form> {
        let html = self.document.root();
        if !html.is(ns::XHTML, "html") {
            self.report(
                Diagnostic::error("not-an-xform")
                    .at(html.place())
                    .with("found", html.qualified()),
            );
            return None;
        }
        let head = html.child(ns::XHTML, "head");
        let model = head.and_then(|head| head.child(ns::XFORMS, "model"));
        let Some(model) = model else {
            self.report(Diagnostic::error("model-missing").at(html.place()));
            return None;
        };
        let Some(body) = html.child(ns::XHTML, "body") else {
            self.report(Diagnostic::error("body-missing").at(html.place()));
            return None;
        };
        let title = head
            .and_then(|head| head.child(ns::XHTML, "title"))
            .map(|title| title.own_text().trim().to_owned())
            .unwrap_or_default();
        let instance = model.child(ns::XFORMS, "instance");
        let root = instance.and_then(|instance| instance.children().next());
        let (Some(instance), Some(root)) = (instance, root) else {
            self.report(Diagnostic::error("instance-missing").at(model.place()));
            return None;
        };
        self.declare(&[html, head.unwrap_or(html), model, instance, root]);
        self.check_model(head.unwrap_or(html), model);
        for second in instance.children().skip(1) {
            self.unsupported(second, None, &second.qualified());
        }

        let repeats = body::repeat_paths(body, &self.bind_ids);
        self.read_primary(root, &repeats);
        self.read_secondary(model);
        self.read_binds(model);
        let (body_class, roots) = self.read_body(body);
        self.read_model_actions(model);
        self.read_itext(model);
        self.check_texts();
        let submission = self.read_submission(model);
        let xforms_version = self.read_xforms_version(model);
        let compact = self.read_compact(root);
        let entities = self.read_entities(model);
        let audit = self.read_audit();
        if self.care == Care::Doubt {
            self.doubt();
        }
        let graph = self.build_graph();

        let id = root.attribute("id").unwrap_or_default().trim().to_owned();
        if id.is_empty() {
            self.report(Diagnostic::error("form-id-missing").at(root.place()));
        }
        let version = version_of(root);
        let layout = Layout::new(&self.nodes);
        Some(Form {
            id,
            version,
            title,
            names: std::mem::take(&mut self.names),
            namespaces: std::mem::take(&mut self.declared),
            nodes: std::mem::take(&mut self.nodes),
            seeds: std::mem::take(&mut self.seeds),
            brought: std::mem::take(&mut self.brought),
            expressions: std::mem::take(&mut self.expressions),
            controls: std::mem::take(&mut self.controls),
            body: roots,
            body_class,
            itext: std::mem::take(&mut self.itext),
            secondary: std::mem::take(&mut self.secondary),
            actions: std::mem::take(&mut self.actions),
            submission,
            xforms_version,
            entities,
            audit,
            compact,
            graph,
            layout,
        })
    }

    /// Takes in the namespace declarations that are in force at the primary instance.
    fn declare(&mut self, chain: &[Element<'_, '_>]) {
        // Expressions of old forms use `jr:` without declaring it.
        for (prefix, uri) in [("jr", ns::JAVAROSA), ("orx", ns::OPENROSA)] {
            let namespace = self.names.intern_namespace(uri.known_uri());
            self.namespaces.declare(prefix, namespace);
        }
        for element in chain {
            for (prefix, uri) in element.declarations() {
                if prefix.is_empty() {
                    continue;
                }
                let namespace = self.names.intern_namespace(uri);
                self.namespaces.declare(prefix, namespace);
                self.declared.retain(|(known, _)| known != prefix);
                self.declared.push((prefix.to_owned(), uri.to_owned()));
            }
        }
    }

    /// Says what in the model nobody reads here, and what stands there twice.
    fn check_model(&mut self, head: Element<'_, '_>, model: Element<'_, '_>) {
        let models = head
            .children()
            .filter(|child| child.is(ns::XFORMS, "model"));
        for second in models.skip(1) {
            self.unsupported(second, None, &second.qualified());
        }
        let known = [
            (ns::NONE, "id"),
            (ns::ODK, "xforms-version"),
            (ns::ENTITIES, "entities-version"),
        ];
        self.check_attributes(model, None, &known);
        let (mut has_itext, mut has_submission) = (false, false);
        for child in model.children() {
            let known = match child.namespace() {
                ns::XFORMS => match child.local() {
                    "itext" => !std::mem::replace(&mut has_itext, true),
                    "submission" => !std::mem::replace(&mut has_submission, true),
                    "instance" => {
                        self.check_attributes(child, None, &[(ns::NONE, "id"), (ns::NONE, "src")]);
                        true
                    }
                    name => matches!(name, "bind" | "setvalue"),
                },
                ns::ODK => matches!(child.local(), "setgeopoint" | "recordaudio"),
                _ => false,
            };
            if !known {
                self.unsupported(child, None, &child.qualified());
            }
        }
    }

    /// Reports the attributes of an element that nobody reads here.
    fn check_attributes(
        &mut self,
        element: Element<'_, '_>,
        node: Option<NodeId>,
        known: &[(Namespace, &str)],
    ) {
        for attribute in element.attributes() {
            let is_known = attribute.namespace == ns::XML
                || known.contains(&(attribute.namespace, attribute.local));
            if !is_known {
                let (name, value) = (attribute.qualified(), attribute.value);
                let feature = format!("{} {name}=\"{value}\"", element.qualified());
                self.unsupported(element, node, &feature);
            }
        }
    }

    /// Reports the children of an element that nobody reads here.
    fn check_children(
        &mut self,
        element: Element<'_, '_>,
        node: Option<NodeId>,
        is_known: impl Fn(Element<'_, '_>) -> bool,
    ) {
        for child in element.children() {
            if !is_known(child) {
                self.unsupported(child, node, &child.qualified());
            }
        }
    }

    /// Reports that the form asks for something that is not done.
    fn unsupported(&mut self, element: Element<'_, '_>, node: Option<NodeId>, feature: &str) {
        let mut diagnostic = Diagnostic::warning("unsupported-feature")
            .at(element.place())
            .with("feature", feature);
        if let Some(node) = node {
            diagnostic = diagnostic.node(self.path(node));
        }
        self.report(diagnostic);
    }

    /// Reports an attribute whose value says nothing that is known.
    fn unusable(
        &mut self,
        element: Element<'_, '_>,
        node: Option<NodeId>,
        name: &str,
        value: &str,
    ) {
        let mut diagnostic = Diagnostic::warning("attribute-unusable")
            .at(element.place())
            .with("attribute", name)
            .with("value", value);
        if let Some(node) = node {
            diagnostic = diagnostic.node(self.path(node));
        }
        self.report(diagnostic);
    }

    fn path(&self, node: NodeId) -> String {
        crate::model::node_path(&self.nodes, &self.names, node)
    }

    /// The definition that a reference of the form points at: absolute, or relative to a base.
    /// Prefixes of names are not looked at.
    fn locate(&mut self, base: NodeId, reference: &str) -> Option<NodeId> {
        let reference = trimmed(reference);
        // Most references are absolute and lead to the group of the one before.
        let slash = memrchr(b'/', reference.as_bytes());
        let (group, step) = match slash.and_then(|slash| reference.split_at_checked(slash)) {
            Some((group, step)) if group.starts_with('/') => (group, &step[1..]),
            _ => return self.locate_afresh(base, reference),
        };
        if group != self.located.0 {
            let node = self.locate_afresh(base, group)?;
            self.located.0.clear();
            self.located.0.push_str(group);
            self.located.1 = node;
        }
        // And to the node after it.
        let parent = self.located.1;
        let next = NodeId(self.located.2.0.saturating_add(1));
        let found = if self.is_child(next, parent, step) {
            next
        } else {
            self.step_to(parent, step)?
        };
        self.located.2 = found;
        Some(found)
    }

    /// Whether a definition is the element of a name in another.
    fn is_child(&self, node: NodeId, parent: NodeId, name: &str) -> bool {
        self.nodes.get(node.index()).is_some_and(|node| {
            node.parent == Some(parent)
                && node.kind != NodeKind::Attribute
                && self.names.text(node.name) == name
        })
    }

    fn locate_afresh(&self, base: NodeId, reference: &str) -> Option<NodeId> {
        let reference = trimmed(reference);
        let (mut at, rest) = match reference.strip_prefix('/') {
            Some(rest) => {
                let (first, rest) = rest.split_once('/').unwrap_or((rest, ""));
                let first = first.trim().rsplit(':').next()?;
                if self.names.text(self.nodes.first()?.name) != first {
                    return None;
                }
                (NodeId(0), rest)
            }
            None => (base, reference),
        };
        for step in rest.split('/') {
            at = self.step_to(at, step)?;
        }
        Some(at)
    }

    /// The definition that one step of a reference leads to.
    fn step_to(&self, from: NodeId, step: &str) -> Option<NodeId> {
        let step = trimmed(step);
        match step {
            "" | "." => Some(from),
            ".." => self.nodes[from.index()].parent,
            _ => {
                let (is_attribute, name) = match step.strip_prefix('@') {
                    Some(name) => (true, name),
                    None => (false, step),
                };
                let colon = memrchr(b':', name.as_bytes());
                let local = colon.and_then(|colon| name.get(colon + 1..));
                let name = self.names.find(local.unwrap_or(name))?;
                self.by_name.get(&(from, name, is_attribute)).copied()
            }
        }
    }

    fn build_graph(&mut self) -> Graph {
        let choice_names = self.choice_names();
        let parts = graph::Parts {
            nodes: &self.nodes,
            expressions: &self.expressions,
            controls: &self.controls,
            itext: &self.itext,
            choice_names: &choice_names,
        };
        match graph::build(&parts) {
            Ok(graph) => graph,
            Err(cycle) => {
                let nodes = cycle.nodes.iter();
                let mut path: Vec<String> = nodes.map(|node| self.path(*node)).collect();
                if let [only] = path.as_slice() {
                    path.push(only.clone());
                }
                let mut diagnostic = Diagnostic::error("cycle").with("path", path.join(" → "));
                if let Some(first) = cycle.nodes.first() {
                    diagnostic = diagnostic.node(self.path(*first));
                    diagnostic.place = self.bindings.get(first).map(|binding| binding.place());
                }
                if let Some(first) = cycle.first.and_then(|id| self.expressions.get(id.index())) {
                    diagnostic = diagnostic.with("expression", first.xpath.source());
                }
                self.report(diagnostic);
                Graph::default()
            }
        }
    }

    /// Questions whose choices `jr:choice-name` looks up, by the expression that asks.
    fn choice_names(&self) -> Vec<(ExprId, NodeId)> {
        let mut found = Vec::new();
        for (at, expression) in self.expressions.iter().enumerate() {
            for call in expression.xpath.calls() {
                if call.function != Function::ChoiceName {
                    continue;
                }
                let path = call
                    .arguments
                    .get(1)
                    .map(|term| expression.xpath.term(*term));
                if let Some(Term::Text(path)) = path
                    && let Some(node) = self.locate_afresh(expression.context, path)
                {
                    found.push((ExprId::new(at), node));
                }
            }
        }
        found
    }

    fn interned(&mut self, name: &str) -> NameId {
        self.names.intern(name)
    }

    fn control_id(&self) -> ControlId {
        ControlId::new(self.controls.len())
    }
}
