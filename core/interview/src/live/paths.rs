//! Live nodes by their paths, and the paths of live nodes.

use rayi_form::{Form, NodeId, NodeKind};
use rayi_xpath::write_number;

use super::{FrameId, Index, Live, ROOT};

impl Live {
    /// Path of a live node with positions at repeats, such as `/data/member[2]/age`.
    pub(crate) fn path(&self, form: &Form, index: Index) -> String {
        let mut path = String::new();
        self.write_path(form, index, &mut path);
        path
    }

    /// Appends the path of a live node.
    pub(crate) fn write_path(&self, form: &Form, index: Index, path: &mut String) {
        if let Some(parent) = self.parent(form, index) {
            self.write_path(form, parent, path);
        }
        self.write_step(form, index, path);
    }

    /// Appends the last step of the path of a live node.
    pub(crate) fn write_step(&self, form: &Form, index: Index, path: &mut String) {
        let cell = self.cell(index);
        let node = form.node(cell.definition);
        path.push_str(if node.kind == NodeKind::Attribute {
            "/@"
        } else {
            "/"
        });
        path.push_str(form.names.text(node.name));
        if self.is_repeat(index) {
            let position = f64::from(self.frame(cell.frame).position) + 1.0;
            path.push('[');
            write_number(position, path);
            path.push(']');
        }
    }

    /// The live node at a path; a repeat without a position is its first instance.
    pub(crate) fn find(&self, form: &Form, path: &str) -> Option<Index> {
        let mut steps = path.strip_prefix('/')?.split('/');
        let first = steps.next()?;
        if first != form.node_name(NodeId(0)) {
            return None;
        }
        let mut at: Index = self.frame(ROOT).base;
        for step in steps {
            let (name, position) = split_step(step)?;
            let cell = self.cell(at);
            let (wanted, attribute) = name
                .strip_prefix('@')
                .map_or((name, false), |name| (name, true));
            let wanted = wanted.rsplit(':').next()?;
            let definition = self.child(form, cell.definition, wanted, attribute)?;
            at = if form.node(definition).kind == NodeKind::Repeat {
                let series = self.series(form, cell.frame, definition);
                self.frame(*series.get(position.unwrap_or(1).checked_sub(1)?)?)
                    .base
            } else if position.unwrap_or(1) == 1 {
                self.in_frame(form, cell.frame, definition)
            } else {
                return None;
            };
        }
        Some(at)
    }

    /// The first child of a definition with a name.
    fn child(&self, form: &Form, parent: NodeId, name: &str, attribute: bool) -> Option<NodeId> {
        let wanted = (parent, form.names.find(name)?, attribute);
        let children = self.children.get_or_init(|| {
            let children = (0..).zip(&form.nodes).filter_map(|(at, node)| {
                let attribute = node.kind == NodeKind::Attribute;
                Some(((node.parent?, node.name, attribute), NodeId(at)))
            });
            let mut children: Vec<_> = children.collect();
            children.sort_unstable();
            children
        });
        let from = children.partition_point(|(known, _)| *known < wanted);
        let (known, child) = children.get(from)?;
        (*known == wanted).then_some(*child)
    }

    /// The frame and definition of a repeat series, for a path whose last step bears no position.
    pub(crate) fn find_series(&self, form: &Form, path: &str) -> Option<(FrameId, NodeId)> {
        let (above, name) = path.rsplit_once('/')?;
        let (name, None) = split_step(name)? else {
            return None;
        };
        let parent = self.find(form, above)?;
        let cell = self.cell(parent);
        let definition = self.child(form, cell.definition, name, false)?;
        (form.node(definition).kind == NodeKind::Repeat).then_some((cell.frame, definition))
    }
}

/// `name[2]` as name and position.
fn split_step(step: &str) -> Option<(&str, Option<usize>)> {
    match step.split_once('[') {
        None => Some((step, None)),
        Some((name, rest)) => {
            let position = rest.strip_suffix(']')?.trim().parse().ok()?;
            Some((name.trim(), Some(position)))
        }
    }
}
