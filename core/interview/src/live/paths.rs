//! Live nodes by their paths, and the paths of live nodes.

use rayi_form::{Form, NodeId, NodeKind};
use rayi_xpath::{NameId, write_number};

use super::{FrameId, Index, Live, ROOT};

impl Live {
    /// Path of a live node with positions at repeats, such as `/data/member[2]/age`.
    pub(crate) fn path(&self, form: &Form, index: Index) -> String {
        let mut path = String::with_capacity(64);
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
        let (above, last) = path.rsplit_once('/')?;
        if above.is_empty() {
            return (last == form.node_name(NodeId(0))).then(|| self.frame(ROOT).base);
        }
        let above = self.find_above(form, above)?;
        self.follow(form, above, &Step::first(last).0)
    }

    /// The live node that a path goes through: remembered, since the next path goes through the
    /// same one nearly always.
    fn find_above(&self, form: &Form, path: &str) -> Option<Index> {
        let mut visited = self.visited.borrow_mut();
        if visited.path == path {
            return Some(visited.at);
        }
        let (root, mut rest) = Step::first(path.strip_prefix('/')?);
        if root.text != form.node_name(NodeId(0)) {
            return None;
        }
        let mut at: Index = self.frame(ROOT).base;
        while let Some(path) = rest {
            let step;
            (step, rest) = Step::first(path);
            at = self.follow(form, at, &step)?;
        }
        visited.path.clear();
        visited.path.push_str(path);
        visited.at = at;
        Some(at)
    }

    /// The live node that a step leads to from another.
    fn follow(&self, form: &Form, from: Index, step: &Step<'_>) -> Option<Index> {
        let position = step.position()?.unwrap_or(1);
        let cell = self.cell(from);
        let definition = self.child(form, cell.definition, step)?;
        if form.node(definition).kind == NodeKind::Repeat {
            let series = self.series(form, cell.frame, definition);
            let frame = series.get(position.checked_sub(1)?)?;
            return Some(self.frame(*frame).base);
        }
        (position == 1).then(|| self.in_frame(form, cell.frame, definition))
    }

    /// The first child of a definition with the name of a step.
    fn child(&self, form: &Form, parent: NodeId, step: &Step<'_>) -> Option<NodeId> {
        let (name, attribute) = step.name();
        let mut named = self.named(form, parent, form.names.find(name)?, attribute);
        named.next()
    }

    /// The children of a definition with a name, in order.
    pub(crate) fn named(
        &self,
        form: &Form,
        parent: NodeId,
        name: NameId,
        attribute: bool,
    ) -> impl Iterator<Item = NodeId> + '_ {
        let children = self.children.get_or_init(|| Children::of(form));
        children.named(parent, (name, attribute))
    }

    /// The frame and definition of a repeat series, for a path whose last step bears no position.
    pub(crate) fn find_series(&self, form: &Form, path: &str) -> Option<(FrameId, NodeId)> {
        let (above, last) = path.rsplit_once('/')?;
        let (step, None) = Step::first(last) else {
            return None;
        };
        if step.position()?.is_some() || step.name().1 {
            return None;
        }
        let cell = self.cell(self.find_above(form, above)?);
        let definition = self.child(form, cell.definition, &step)?;
        (form.node(definition).kind == NodeKind::Repeat).then_some((cell.frame, definition))
    }
}

/// Where a path led.
#[derive(Clone, Default)]
pub(super) struct Visited {
    /// Empty where none is remembered.
    path: String,
    at: Index,
}

impl Visited {
    /// Instances came or went: paths may lead elsewhere.
    pub(super) fn forget(&mut self) {
        self.path.clear();
    }
}

/// One step of a path, such as `member[2]`, `@version` or `orx:meta`.
struct Step<'p> {
    text: &'p str,
    /// Where its position begins, and where its name does, behind a prefix.
    bracket: Option<usize>,
    local: usize,
}

impl<'p> Step<'p> {
    /// The first step, and the path behind it: gone through once, since every call names a path.
    fn first(path: &'p str) -> (Self, Option<&'p str>) {
        let (mut bracket, mut local, mut end) = (None, 0, path.len());
        for (at, byte) in path.bytes().enumerate() {
            match byte {
                b'/' => {
                    end = at;
                    break;
                }
                b'[' if bracket.is_none() => bracket = Some(at),
                b':' if bracket.is_none() => local = at + 1,
                _ => {}
            }
        }
        let (text, rest) = path.split_at(end);
        let step = Self {
            text,
            bracket,
            local,
        };
        (step, rest.get(1..))
    }

    /// The position in brackets, if it bears one; `None` where that is no number.
    fn position(&self) -> Option<Option<usize>> {
        let Some(bracket) = self.bracket else {
            return Some(None);
        };
        let position = self.text.get(bracket + 1..)?.strip_suffix(']')?;
        position.trim_ascii().parse().ok().map(Some)
    }

    /// The name without a prefix, and whether it is an attribute's.
    fn name(&self) -> (&'p str, bool) {
        let end = self.bracket.unwrap_or(self.text.len());
        let is_attribute = self.text.starts_with('@');
        let from = self.local.max(usize::from(is_attribute));
        let name = self.text.get(from..end).unwrap_or_default();
        if self.bracket.is_some() {
            return (name.trim_ascii(), is_attribute);
        }
        (name, is_attribute)
    }
}

/// A name, and whether it is an attribute's.
type Named = (NameId, bool);

/// The definitions below each definition, by name.
#[derive(Clone)]
pub(super) struct Children {
    /// Where the children of each definition begin.
    starts: Vec<usize>,
    children: Vec<(Named, NodeId)>,
}

impl Children {
    fn of(form: &Form) -> Self {
        let mut starts = Vec::with_capacity(form.nodes.len() + 1);
        let mut children = Vec::with_capacity(form.nodes.len());
        for parent in (0..).take(form.nodes.len()).map(NodeId) {
            let from = children.len();
            starts.push(from);
            children.extend(form.children(parent).map(|child| {
                let node = form.node(child);
                ((node.name, node.kind == NodeKind::Attribute), child)
            }));
            children[from..].sort_unstable();
        }
        starts.push(children.len());
        Self { starts, children }
    }

    fn named(&self, parent: NodeId, wanted: Named) -> impl Iterator<Item = NodeId> + '_ {
        let place = |at: usize| self.starts.get(at).copied().unwrap_or_default();
        let (from, to) = (place(parent.index()), place(parent.index() + 1));
        let children = self.children.get(from..to).unwrap_or_default();
        let first = children.partition_point(|(known, _)| *known < wanted);
        let named = children.get(first..).unwrap_or_default().iter();
        named
            .take_while(move |(known, _)| *known == wanted)
            .map(|(_, child)| *child)
    }
}

#[cfg(test)]
mod tests {
    use super::Step;

    #[test]
    fn a_step_has_a_name_and_perhaps_a_position() {
        for (path, name, position, rest) in [
            ("a", ("a", false), Some(None), None),
            ("a/b/c", ("a", false), Some(None), Some("b/c")),
            ("a[2]/b", ("a", false), Some(Some(2)), Some("b")),
            ("a [ 12 ]", ("a", false), Some(Some(12)), None),
            ("orx:meta/x:id", ("meta", false), Some(None), Some("x:id")),
            ("@odk:version", ("version", true), Some(None), None),
            ("@id/", ("id", true), Some(None), Some("")),
            ("a[x:y]", ("a", false), None, None),
            ("a[2", ("a", false), None, None),
            ("a[1][2]", ("a", false), None, None),
            ("a[-1]", ("a", false), None, None),
            ("", ("", false), Some(None), None),
        ] {
            let (step, behind) = Step::first(path);
            assert_eq!(step.name(), name, "{path}");
            assert_eq!((step.position(), behind), (position, rest), "{path}");
        }
    }
}
