//! [`Live`]: the primary instance while it is answered, in frames of fixed length.
//!
//! A frame is a run of cells: the root's frame holds all nodes outside repeats, each repeat
//! instance is a frame of its own. See [`rayi_form::Layout`].

mod order;
mod paths;

use std::cell::{Cell as Known, OnceCell, RefCell};
use std::sync::Arc;

use rayi_form::{DataType, Form, NodeId, NodeKind, Seed};
use rayi_xpath::ValueType;

use crate::stored;

use crate::changes::Flags;
use crate::tally::{Entry, Tally, Wants};

use paths::{Children, Visited};

/// Index of a live node. Valid until a repeat instance is added or removed.
pub(crate) type Index = u32;
/// Index of a frame.
pub(crate) type FrameId = u32;

/// The root's frame.
pub(crate) const ROOT: FrameId = 0;

/// Position of a frame that was removed.
const GONE: u32 = u32::MAX;

/// A live node.
#[derive(Clone)]
pub(crate) struct Cell {
    pub(crate) definition: NodeId,
    pub(crate) frame: FrameId,
    pub(crate) text: String,
    /// The text as a number; NaN where it is none.
    pub(crate) number: f64,
    /// Its own `relevant` holds.
    pub(crate) own_relevant: bool,
    /// Its own `relevant` and that of all above it hold.
    pub(crate) relevant: bool,
    pub(crate) required: bool,
    pub(crate) read_only: bool,
    /// As what expressions read the text.
    pub(crate) value_type: ValueType,
    /// Whether a total may be kept of it.
    tallied: bool,
    /// What changed since changes were last told.
    pub(crate) changed: Flags,
}

impl Cell {
    fn new(form: &Form, definition: NodeId, frame: FrameId) -> Self {
        let node = form.node(definition);
        Self {
            definition,
            frame,
            text: node.default.clone(),
            number: stored::number_of(&node.default),
            own_relevant: true,
            relevant: true,
            required: false,
            read_only: false,
            value_type: value_type(node.data_type),
            tallied: false,
            changed: Flags::default(),
        }
    }
}

/// As what expressions read a value of a type.
pub(crate) fn value_type(data_type: DataType) -> ValueType {
    match data_type {
        DataType::Integer | DataType::Long | DataType::Decimal => ValueType::Number,
        DataType::Date => ValueType::Date,
        DataType::DateTime => ValueType::DateTime,
        DataType::Time => ValueType::Time,
        DataType::Boolean => ValueType::Boolean,
        _ => ValueType::Text,
    }
}

/// A repeat instance, or the root's part.
#[derive(Clone)]
pub(crate) struct Frame {
    pub(crate) kind: u32,
    pub(crate) parent: FrameId,
    /// Index of its first cell.
    pub(crate) base: Index,
    /// Place in its series, from 0; [`GONE`] once it was removed.
    pub(crate) position: u32,
    /// Instances of each repeat directly inside, in order.
    pub(crate) series: Vec<Vec<FrameId>>,
    /// Running totals of what lies inside, each from when it was first asked for.
    pub(crate) tallies: RefCell<Vec<Option<Box<Tally>>>>,
    /// Number of stops in this instance and those inside, if it is known.
    pub(crate) stops: Known<Option<u32>>,
}

/// All frames and cells.
#[derive(Clone)]
pub(crate) struct Live {
    pub(crate) cells: Vec<Cell>,
    pub(crate) frames: Vec<Frame>,
    /// Frames that were removed, by kind; their cells are used again.
    free: Vec<Vec<FrameId>>,
    /// What running totals are kept of.
    pub(crate) wants: Arc<Wants>,
    /// Definitions by what they lie in and their names; sorted when first asked for.
    children: OnceCell<Children>,
    /// The path that was looked for last.
    visited: RefCell<Visited>,
}

impl Live {
    /// The instance as the form's author filled it.
    pub(crate) fn new(form: &Form) -> Self {
        let mut live = Self {
            cells: Vec::with_capacity(form.nodes.len()),
            frames: Vec::new(),
            free: vec![Vec::new(); form.layout.kinds.len()],
            wants: Arc::new(Wants::new(form)),
            children: OnceCell::new(),
            visited: RefCell::default(),
        };
        live.push_frame(form, 0, ROOT, 0);
        live.plant(form, &form.seeds, ROOT, usize::MAX);
        live
    }

    /// Adds what seeds say: instances of repeats, and values that differ from the definitions'.
    /// Seeds without one above lie in the frame `around`. Frames beyond `most` are not added.
    pub(crate) fn plant(&mut self, form: &Form, seeds: &[Seed], around: FrameId, most: usize) {
        // Seeds come in document order, so the frame above a seed is there already.
        let mut frames: Vec<FrameId> = Vec::with_capacity(seeds.len());
        for seed in seeds {
            let above = seed.parent.map_or(around, |parent| frames[parent as usize]);
            let is_root = seed.node == NodeId(0);
            let frame = if form.node(seed.node).kind == NodeKind::Repeat && !is_root {
                if self.frames.len() > most {
                    break;
                }
                let kind = form.layout.kind_of(seed.node);
                let series = form.layout.kinds[kind as usize].series_index as usize;
                let position = self.frames[above as usize].series[series].len();
                self.insert_frame(form, kind, above, position)
            } else {
                above
            };
            frames.push(frame);
            if let Some(value) = &seed.value {
                let index = self.frames[frame as usize].base + form.layout.slot_of(seed.node);
                self.set_text(index, value);
            }
        }
    }

    pub(crate) fn cell(&self, index: Index) -> &Cell {
        &self.cells[index as usize]
    }

    pub(crate) fn frame(&self, id: FrameId) -> &Frame {
        &self.frames[id as usize]
    }

    pub(crate) fn set_text(&mut self, index: Index, text: &str) {
        self.set(index, text, stored::number_of(text));
    }

    /// Gives a live node a text that is known to be read as a number.
    pub(crate) fn set(&mut self, index: Index, text: &str, number: f64) {
        let cell = &mut self.cells[index as usize];
        let before = Entry::of(cell);
        cell.number = number;
        // The room that the text before took is used again.
        cell.text.clear();
        cell.text.push_str(text);
        let after = Entry::of(cell);
        if cell.tallied {
            self.tell(index, before, after);
        }
    }

    pub(crate) fn set_relevant(&mut self, index: Index, relevant: bool) {
        let cell = &mut self.cells[index as usize];
        let before = Entry::of(cell);
        cell.relevant = relevant;
        let after = Entry::of(cell);
        let (tallied, frame) = (cell.tallied, cell.frame);
        if tallied {
            self.tell(index, before, after);
        }
        self.forget_stops(frame);
    }

    /// Forgets how many stops a frame and those around it hold.
    fn forget_stops(&self, from: FrameId) {
        let mut at = from;
        while let Some(frame) = self.frames.get(at as usize) {
            frame.stops.set(None);
            if at == ROOT {
                break;
            }
            at = frame.parent;
        }
    }

    /// Tells the totals around a live node what became of it.
    fn tell(&mut self, index: Index, before: Entry, after: Entry) {
        let cell = &self.cells[index as usize];
        for wanted in self.wants.of(cell.definition) {
            // The position that counts is that of the instance directly in the total's frame.
            let (mut at, mut position) = (cell.frame, 0);
            while let Some(frame) = self.frames.get(at as usize) {
                if frame.kind == wanted.kind {
                    let mut tallies = frame.tallies.borrow_mut();
                    if let Some(Some(tally)) = tallies.get_mut(wanted.slot as usize) {
                        tally.change(before, after, position);
                    }
                    break;
                }
                if at == ROOT {
                    break;
                }
                (at, position) = (frame.parent, frame.position);
            }
        }
    }

    /// The cell of a definition in a frame of its kind.
    pub(crate) fn in_frame(&self, form: &Form, frame: FrameId, definition: NodeId) -> Index {
        self.frame(frame).base + form.layout.slot_of(definition)
    }

    /// The frame of a kind at or around another.
    pub(crate) fn climb(&self, form: &Form, from: FrameId, kind: u32) -> Option<FrameId> {
        let mut at = from;
        loop {
            let frame = self.frame(at);
            if frame.kind == kind {
                return Some(at);
            }
            if at == ROOT || form.layout.kinds[frame.kind as usize].parent == frame.kind {
                return None;
            }
            at = frame.parent;
        }
    }

    /// The live node of a definition as seen from another: in the frame both share.
    /// `None` where the definition lies in a repeat that `from` is not in.
    pub(crate) fn seen_from(&self, form: &Form, from: Index, definition: NodeId) -> Option<Index> {
        let kind = form.layout.kind_of(definition);
        let frame = self.climb(form, self.cell(from).frame, kind)?;
        Some(self.in_frame(form, frame, definition))
    }

    /// Calls `each` with every live node of a definition inside a frame, in document order.
    pub(crate) fn each_below(
        &self,
        form: &Form,
        frame: FrameId,
        definition: NodeId,
        each: &mut dyn FnMut(Index),
    ) {
        let kind = form.layout.kind_of(definition);
        self.each_frame(form, frame, kind, &mut |frame| {
            each(self.in_frame(form, frame, definition));
        });
    }

    /// Calls `each` with every frame of a kind at or inside a frame, in document order.
    pub(crate) fn each_frame(
        &self,
        form: &Form,
        frame: FrameId,
        kind: u32,
        each: &mut dyn FnMut(FrameId),
    ) {
        let here = self.frame(frame).kind;
        if here == kind {
            each(frame);
            return;
        }
        // The chain of kinds from `kind` up to the one just below `here`.
        let mut next = kind;
        loop {
            let parent = form.layout.kinds[next as usize].parent;
            if parent == here {
                break;
            }
            if parent == next {
                return;
            }
            next = parent;
        }
        let series = form.layout.kinds[next as usize].series_index as usize;
        for inner in &self.frame(frame).series[series] {
            self.each_frame(form, *inner, kind, each);
        }
    }

    fn push_frame(&mut self, form: &Form, kind: u32, parent: FrameId, position: usize) -> FrameId {
        let shape = &form.layout.kinds[kind as usize];
        let id = if let Some(id) = self.free[kind as usize].pop() {
            let base = self.frames[id as usize].base as usize;
            for (slot, node) in shape.nodes.iter().enumerate() {
                self.cells[base + slot] = Cell::new(form, *node, id);
            }
            id
        } else {
            let id = small(self.frames.len());
            let base = small(self.cells.len());
            for node in &shape.nodes {
                self.cells.push(Cell::new(form, *node, id));
            }
            self.frames.push(Frame {
                kind,
                parent,
                base,
                position: 0,
                series: Vec::new(),
                tallies: RefCell::default(),
                stops: Known::default(),
            });
            id
        };
        self.forget_stops(parent);
        let frame = &mut self.frames[id as usize];
        frame.stops.set(None);
        frame.tallies = RefCell::new(vec![None; self.wants.slots(kind)]);
        frame.parent = parent;
        frame.position = small(position);
        frame.series = vec![Vec::new(); shape.series.len()];
        id
    }

    /// Adds a repeat instance of a kind at a position of its series.
    pub(crate) fn insert_frame(
        &mut self,
        form: &Form,
        kind: u32,
        parent: FrameId,
        position: usize,
    ) -> FrameId {
        self.visited.get_mut().forget();
        let id = self.push_frame(form, kind, parent, position);
        let series = form.layout.kinds[kind as usize].series_index as usize;
        self.frames[parent as usize].series[series].insert(position, id);
        self.number(parent, series, position);
        let length = form.layout.kinds[kind as usize].nodes.len();
        for index in (self.frame(id).base..).take(length) {
            let definition = self.cell(index).definition;
            let tallied = !self.wants.of(definition).is_empty();
            if tallied {
                self.cells[index as usize].tallied = true;
                self.tell(index, Entry::ABSENT, Entry::of(self.cell(index)));
            }
        }
        id
    }

    /// Removes a repeat instance with all inside.
    pub(crate) fn remove_frame(&mut self, form: &Form, id: FrameId) {
        self.visited.get_mut().forget();
        let mut told = Vec::new();
        self.each_inside(form, id, &mut |index| {
            if self.cell(index).tallied {
                told.push(index);
            }
        });
        for index in told {
            self.tell(index, Entry::of(self.cell(index)), Entry::ABSENT);
            self.cells[index as usize].tallied = false;
        }
        let (kind, parent) = (self.frame(id).kind, self.frame(id).parent);
        self.forget_stops(parent);
        let position = self.frame(id).position as usize;
        let series = form.layout.kinds[kind as usize].series_index as usize;
        self.frames[parent as usize].series[series].remove(position);
        self.number(parent, series, position);
        self.release(id);
    }

    fn release(&mut self, id: FrameId) {
        for series in std::mem::take(&mut self.frames[id as usize].series) {
            for inner in series {
                self.release(inner);
            }
        }
        let frame = &mut self.frames[id as usize];
        frame.position = GONE;
        self.free[frame.kind as usize].push(id);
    }

    fn number(&mut self, parent: FrameId, series: usize, from: usize) {
        for position in from..self.frames[parent as usize].series[series].len() {
            let id = self.frames[parent as usize].series[series][position];
            self.frames[id as usize].position = small(position);
        }
    }

    /// Whether a live node was removed with its repeat instance.
    pub(crate) fn is_gone(&self, index: Index) -> bool {
        self.frame(self.cell(index).frame).position == GONE
    }

    /// Calls `each` with every live node of a frame and of those inside, in no certain order.
    pub(crate) fn each_inside(&self, form: &Form, id: FrameId, each: &mut dyn FnMut(Index)) {
        let frame = self.frame(id);
        let length = form.layout.kinds[frame.kind as usize].nodes.len();
        (frame.base..).take(length).for_each(&mut *each);
        for inner in frame.series.iter().flatten() {
            self.each_inside(form, *inner, each);
        }
    }

    /// The live node above another.
    pub(crate) fn parent(&self, form: &Form, index: Index) -> Option<Index> {
        let cell = self.cell(index);
        let parent = form.node(cell.definition).parent?;
        let frame = self.frame(cell.frame);
        if form.node(cell.definition).kind == NodeKind::Repeat && index == frame.base {
            Some(self.in_frame(form, frame.parent, parent))
        } else {
            Some(frame.base + form.layout.slot_of(parent))
        }
    }

    /// Whether a live node is the top of a repeat instance.
    pub(crate) fn is_repeat(&self, index: Index) -> bool {
        let cell = self.cell(index);
        cell.frame != ROOT && self.frame(cell.frame).base == index
    }

    /// The instances of a repeat definition inside the frame around it.
    pub(crate) fn series<'a>(
        &'a self,
        form: &Form,
        around: FrameId,
        repeat: NodeId,
    ) -> &'a [FrameId] {
        let kind = form.layout.kind_of(repeat) as usize;
        let series = form.layout.kinds[kind].series_index as usize;
        self.frame(around)
            .series
            .get(series)
            .map_or(&[], Vec::as_slice)
    }

    /// First live node among a definition and its following siblings, as seen in a frame.
    /// Attributes are passed over unless asked for.
    pub(crate) fn first_of(
        &self,
        form: &Form,
        frame: FrameId,
        from: Option<NodeId>,
        attributes: bool,
    ) -> Option<Index> {
        let mut next = from;
        while let Some(definition) = next {
            let node = form.node(definition);
            next = node.next_sibling;
            let is_attribute = node.kind == NodeKind::Attribute;
            if is_attribute != attributes {
                continue;
            }
            if node.kind == NodeKind::Repeat {
                if let Some(first) = self.series(form, frame, definition).first() {
                    return Some(self.frame(*first).base);
                }
                continue;
            }
            return Some(self.in_frame(form, frame, definition));
        }
        None
    }

    /// First child of a live node.
    pub(crate) fn first_child(&self, form: &Form, index: Index, attributes: bool) -> Option<Index> {
        let cell = self.cell(index);
        self.first_of(
            form,
            cell.frame,
            form.node(cell.definition).first_child,
            attributes,
        )
    }

    /// Next sibling of a live node.
    pub(crate) fn next_sibling(&self, form: &Form, index: Index) -> Option<Index> {
        let cell = self.cell(index);
        let node = form.node(cell.definition);
        if self.is_repeat(index) {
            let frame = self.frame(cell.frame);
            let series = self.series(form, frame.parent, cell.definition);
            if let Some(next) = series.get(frame.position as usize + 1) {
                return Some(self.frame(*next).base);
            }
            return self.first_of(form, frame.parent, node.next_sibling, false);
        }
        self.first_of(
            form,
            cell.frame,
            node.next_sibling,
            node.kind == NodeKind::Attribute,
        )
    }
}

fn small(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use rayi_form::NoMedia;

    use super::*;

    const FORM: &str = r#"<h:html xmlns="http://www.w3.org/2002/xforms"
      xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa">
      <h:head><h:title>T</h:title><model><instance><data id="t"><a/>
        <r jr:template=""><x/><s jr:template=""><y/></s><z/></r><b/>
        <q jr:template=""><w/></q><c/></data></instance></model></h:head>
      <h:body/></h:html>"#;

    /// Every live node in document order, by walking the tree.
    fn walked(live: &Live, form: &Form, at: Index, found: &mut Vec<Index>) {
        found.push(at);
        for attributes in [true, false] {
            let mut next = live.first_child(form, at, attributes);
            while let Some(child) = next {
                walked(live, form, child, found);
                next = live.next_sibling(form, child);
            }
        }
    }

    fn check(live: &Live, form: &Form) {
        let mut all = Vec::new();
        walked(live, form, live.frame(ROOT).base, &mut all);
        for (place, left) in all.iter().enumerate() {
            for (other, right) in all.iter().enumerate() {
                assert_eq!(live.compare(form, *left, *right), place.cmp(&other));
            }
        }
    }

    #[test]
    fn document_order_holds_while_instances_come_and_go() {
        let form = Form::parse(FORM.as_bytes(), &NoMedia)
            .form
            .expect("accepted");
        let mut live = Live::new(&form);
        let add = |live: &mut Live, around: &str, repeat: &str| {
            let (frame, node) = live
                .find_series(&form, &format!("{around}/{repeat}"))
                .expect("a series");
            let position = live.series(&form, frame, node).len();
            let kind = form.layout.kind_of(node);
            let added = live.insert_frame(&form, kind, frame, position);
            check(live, &form);
            added
        };
        check(&live, &form);
        for _ in 0..3 {
            add(&mut live, "/data", "r");
        }
        add(&mut live, "/data/r[3]", "s");
        add(&mut live, "/data/r[3]", "s");
        let second = add(&mut live, "/data/r[1]", "s");
        add(&mut live, "/data", "q");
        add(&mut live, "/data", "q");
        add(&mut live, "/data", "r");
        add(&mut live, "/data/r[4]", "s");
        live.remove_frame(&form, second);
        check(&live, &form);
    }
}
