//! [`Interview`]: one person's sitting with one form; the only thing here that changes.

use std::sync::Arc;

use rayi_form::{ActionKind, ControlKind, Events, Form, NodeId, NodeKind};
use rayi_xpath::Context;

use crate::audit::Log;
use crate::changes::{Change, Changes, Flags};
use crate::device::DeviceRequest;
use crate::environment::{Environment, make_uuid};
use crate::live::{Index, Live, ROOT};
use crate::recalculate::{Dirty, Faults, calculated};
use crate::repeats::MAX_ALL_INSTANCES;
use crate::restore::Unplaced;
use crate::work::Work;

/// One person's sitting with one form.
///
/// Three doors lead in: [`Interview::begin`] for a new record, [`Interview::resume`] for a draft,
/// [`Interview::correct`] for a record that was finished.
/// Each call that changes something says what changed.
pub struct Interview {
    pub(crate) form: Arc<Form>,
    pub(crate) environment: Arc<dyn Environment>,
    pub(crate) live: Live,
    pub(crate) language: usize,
    pub(crate) now: i64,
    pub(crate) work: Work,
    pub(crate) dirty: Dirty,
    /// Live nodes whose `changed` flags are set.
    pub(crate) changed: Vec<Index>,
    /// Room for live nodes while some are gone through.
    pub(crate) places: Vec<Index>,
    /// Room for the text that is being calculated.
    pub(crate) text: String,
    pub(crate) structure_changed: bool,
    pub(crate) counts_waiting: bool,
    /// Repeats that have a count, in the order of their definitions.
    pub(crate) counted: Vec<NodeId>,
    /// Conditions are looked at only when the record is finished.
    pub(crate) checks_late: bool,
    /// How many actions are being carried out because of one another.
    pub(crate) acting: u8,
    /// Most repeat instances of all series together.
    pub(crate) max_instances: usize,
    pub(crate) faults: Faults,
    pub(crate) instance_id: String,
    /// `instanceID` of the record that this one takes the place of.
    pub(crate) corrects: Option<String>,
    pub(crate) unplaced: Vec<Unplaced>,
    /// What the form wishes of the device and nobody has taken yet.
    pub(crate) requests: Vec<DeviceRequest>,
    /// What is written down about the sitting, where the form asks for it.
    pub(crate) log: Option<Box<Log>>,
    pub(crate) position: Vec<u32>,
    /// Whether a repeat's `relevant` tells if a first instance is offered: then an answer may move
    /// screens without anything becoming relevant.
    pub(crate) asks_for_repeats: bool,
}

/// Answers are nobody's business: only the form is shown.
impl std::fmt::Debug for Interview {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Interview")
            .field("form", &self.form.id)
            .finish_non_exhaustive()
    }
}

impl Interview {
    /// Begins a new record in a language of the form, by its name or tag; `None` or an unknown one
    /// is the form's default language.
    #[must_use]
    pub fn begin(
        form: Arc<Form>,
        environment: Arc<dyn Environment>,
        language: Option<&str>,
    ) -> Self {
        let mut interview = Self::new(form, environment, language);
        interview.instance_id = format!("uuid:{}", make_uuid(interview.environment.as_ref()));
        interview.preload(ROOT);
        interview.recalculate_all();
        // One event after the other: an action that listens to both acts twice, as in JavaRosa.
        // Unlike there, calculations come first, so that a default may be taken from one.
        interview.act(Events::FIRST_LOAD, None);
        interview.act(Events::LOAD, None);
        interview.run();
        interview.settle_counts();
        interview.take_instance_id();
        interview.first_screen();
        interview.look_at_screen();
        interview.forget_changes();
        interview.open_log(None, "form start", false);
        interview
    }

    pub(crate) fn new(
        form: Arc<Form>,
        environment: Arc<dyn Environment>,
        language: Option<&str>,
    ) -> Self {
        let live = Live::new(&form);
        let language = language
            .and_then(|name| form.itext.language(name))
            .unwrap_or_else(|| form.itext.default_language());
        let dirty = Dirty::new(form.graph.order.len());
        let now = environment.now();
        let asks_for_repeats = form
            .nodes
            .iter()
            .any(|node| node.kind == NodeKind::Repeat && node.bind.relevant.is_some());
        let counts = form
            .controls
            .iter()
            .filter(|control| matches!(control.kind, ControlKind::Repeat { count: Some(_), .. }));
        let mut counted: Vec<NodeId> = counts.filter_map(|control| control.node).collect();
        counted.sort_unstable();
        Self {
            form,
            environment,
            live,
            language,
            now,
            work: Work::default(),
            dirty,
            changed: Vec::new(),
            places: Vec::new(),
            text: String::new(),
            structure_changed: false,
            counts_waiting: true,
            counted,
            checks_late: false,
            acting: 0,
            max_instances: MAX_ALL_INSTANCES,
            faults: Faults::new(),
            instance_id: String::new(),
            corrects: None,
            requests: Vec::new(),
            unplaced: Vec::new(),
            log: None,
            position: Vec::new(),
            asks_for_repeats,
        }
    }

    /// The form.
    #[must_use]
    pub fn form(&self) -> &Arc<Form> {
        &self.form
    }

    /// `instanceID` of the record to be.
    #[must_use]
    pub fn instance_id(&self) -> &str {
        &self.instance_id
    }

    /// Name of the language in use; empty where the form is not translated.
    #[must_use]
    pub fn language(&self) -> &str {
        self.form
            .itext
            .languages()
            .get(self.language)
            .map_or("", |language| &language.name)
    }

    /// Changes the language, by its name or tag, at any moment. Calculations that depend on it,
    /// `jr:choice-name` too, are made anew (JavaRosa leaves those in the old language).
    ///
    /// `None` where the form has no such language.
    pub fn set_language(&mut self, name: &str) -> Option<Changes> {
        self.work.begin_turn();
        let language = self.form.itext.language(name)?;
        if language != self.language {
            self.language = language;
            self.take_time();
            let form = self.form.clone();
            for id in &form.graph.order {
                let expression = form.expression(*id);
                if expression.xpath.uses_language() {
                    self.mark_expression(*id);
                }
            }
            self.run();
            self.settle_counts();
        }
        let mut changes = self.take_changes();
        changes.language = true;
        Some(changes)
    }

    /// Now, as `dateTime` stores it.
    pub(crate) fn moment(&self) -> String {
        crate::moment::date_time(self.environment.now(), |at| {
            self.environment.offset_minutes(at)
        })
    }

    /// The record's id is what the form's own `meta/instanceID` holds, if anything.
    pub(crate) fn take_instance_id(&mut self) {
        if let Some(at) = self.meta("instanceID") {
            let own = self.live.cell(at).text.trim().to_owned();
            if own.is_empty() {
                let id = self.instance_id.clone();
                self.set_value(at, &id);
                self.run();
            } else {
                self.instance_id = own;
            }
        }
    }

    /// A node of the form's `meta` block.
    pub(crate) fn meta(&self, name: &str) -> Option<Index> {
        let form = &self.form;
        let child = |parent: NodeId, name: &str| {
            form.children(parent).find(|child| {
                form.node(*child).kind != NodeKind::Attribute && form.node_name(*child) == name
            })
        };
        let meta = child(NodeId(0), "meta")?;
        let node = child(meta, name)?;
        (form.layout.kind_of(node) == 0).then(|| self.live.in_frame(form, ROOT, node))
    }

    /// Does what the form's actions say for events; `source` is the live node they are about.
    pub(crate) fn act(&mut self, events: Events, source: Option<Index>) {
        let form = self.form.clone();
        for action in &form.actions {
            // Only what stands in a question can know that its value changed.
            let is_astray = action.source.is_none() && events == Events::VALUE_CHANGED;
            if !action.events.has(events) || is_astray {
                continue;
            }
            let from = match (source, action.source) {
                (Some(at), Some(definition)) if self.definition(at) != definition => continue,
                (Some(at), _) => at,
                (None, _) => self.live.frame(ROOT).base,
            };
            let mut targets = Vec::new();
            match self.live.seen_from(&form, from, action.target) {
                Some(target) => targets.push(target),
                None => {
                    self.live
                        .each_below(&form, ROOT, action.target, &mut |at| targets.push(at));
                }
            }
            for target in targets {
                let text = match &action.kind {
                    ActionKind::SetText(text) => text.clone(),
                    ActionKind::SetValue(id) => {
                        let scope = self.scope();
                        let expression = form.expression(*id);
                        let context = Context::at(scope.node(target));
                        let data_type = form.node(action.target).data_type;
                        match calculated(&scope, expression, context, data_type) {
                            Ok(found) => found.into_text(),
                            Err(failure) => {
                                self.faults.insert((target, *id), failure);
                                continue;
                            }
                        }
                    }
                    wish @ (ActionKind::SetGeopoint | ActionKind::RecordAudio { .. }) => {
                        self.request(wish, target);
                        continue;
                    }
                };
                self.set_by_action(target, &text);
            }
        }
    }

    /// What an action sets is calculated with before the next one, and is a change of the question's
    /// value like an answer (JavaRosa's `FormDef.setValue`). Actions that set each other in a circle
    /// end.
    fn set_by_action(&mut self, at: Index, text: &str) {
        if self.live.cell(at).text == text {
            return;
        }
        self.set_value(at, text);
        self.run();
        if self.acting < MAX_ACTING {
            self.acting += 1;
            self.act(Events::VALUE_CHANGED, Some(at));
            self.acting -= 1;
        }
    }

    fn mark_expression(&mut self, id: rayi_form::ExprId) {
        let form = self.form.clone();
        let context = form.expression(id).context;
        let mut places = Vec::new();
        self.live
            .each_below(&form, ROOT, context, &mut |at| places.push(at));
        for at in places {
            self.mark_one(id, at);
        }
    }

    /// What changed since the last call.
    pub(crate) fn take_changes(&mut self) -> Changes {
        let form = &self.form;
        let mut changed = std::mem::take(&mut self.changed);
        // What came and went in between, or was noted before and after that, has nothing to tell.
        changed.retain(|at| !self.live.is_gone(*at) && !self.live.cell(*at).changed.is_empty());
        changed.sort_unstable_by(|left, right| self.live.compare(form, *left, *right));
        changed.dedup();
        let mut paths = Paths::default();
        let mut nodes = Vec::with_capacity(changed.len());
        for at in &changed {
            nodes.push(Change {
                path: paths.of(&self.live, form, *at),
                flags: std::mem::take(&mut self.live.cells[*at as usize].changed),
            });
        }
        changed.clear();
        self.changed = changed;
        Changes {
            nodes,
            structure: std::mem::take(&mut self.structure_changed),
            language: false,
        }
    }

    /// Forgets what changed since the last call, where nobody wants to know.
    pub(crate) fn forget_changes(&mut self) {
        for at in self.changed.drain(..) {
            self.live.cells[at as usize].changed = Flags::default();
        }
        self.structure_changed = false;
    }
}

/// Paths of live nodes, one after another: siblings share the path of the node above.
#[derive(Default)]
struct Paths {
    above: Option<Index>,
    prefix: String,
}

impl Paths {
    fn of(&mut self, live: &Live, form: &Form, at: Index) -> String {
        let above = live.parent(form, at);
        if above != self.above {
            self.prefix.clear();
            if let Some(above) = above {
                live.write_path(form, above, &mut self.prefix);
            }
            self.above = above;
        }
        let mut path = String::with_capacity(self.prefix.len() + 24);
        path.push_str(&self.prefix);
        live.write_step(form, at, &mut path);
        path
    }
}

/// How far actions may set each other off.
const MAX_ACTING: u8 = 8;

#[cfg(test)]
mod tests;
