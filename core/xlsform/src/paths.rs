//! References become paths: relative ones under a common repeat, absolute ones elsewhere.

use crate::model::{EXPRESSIONS, Id, Sort, Survey};
use crate::reference::{Reference, references};
use crate::text::Text;
use crate::tokens::instance_expressions;

/// How the paths of a text are written.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Way {
    /// The element that the text belongs to; without one all paths are absolute.
    pub(crate) from: Option<Id>,
    /// Relative paths begin at `current()`.
    pub(crate) current: bool,
    /// From the parent of the common repeat, so that a filter can be appended.
    pub(crate) above_repeat: bool,
}

impl Way {
    pub(crate) fn from(id: Id) -> Self {
        Self {
            from: Some(id),
            ..Self::default()
        }
    }
}

/// A piece of words for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    Words(String),
    /// An expression whose value stands here.
    Output(String),
}

impl Survey {
    /// A text with a path in place of each reference.
    pub(crate) fn resolved(&self, text: &str, way: Way) -> String {
        if !text.contains("${") {
            return text.to_owned();
        }
        let mut out = String::with_capacity(text.len() + 32);
        let mut at = 0;
        for found in references(text).flatten() {
            out.push_str(&text[at..found.start]);
            out.push_str(&self.path_of(found, text, way));
            at = found.end;
        }
        out.push_str(&text[at..]);
        out
    }

    /// The pieces of words for people: references and `instance(…)` expressions are outputs.
    pub(crate) fn pieces(&self, text: &str, way: Way) -> Vec<Piece> {
        let mut outputs: Vec<(usize, usize, String)> = Vec::new();
        if text.contains("instance(") {
            for (start, end) in instance_expressions(text) {
                let expression = self.resolved(&text[start..end], way);
                outputs.push((start, end, expression));
            }
        }
        let spans: Vec<(usize, usize)> = outputs.iter().map(|(a, b, _)| (*a, *b)).collect();
        for found in references(text).flatten() {
            if spans
                .iter()
                .all(|(start, end)| found.end <= *start || found.start >= *end)
            {
                outputs.push((found.start, found.end, self.path_of(found, text, way)));
            }
        }
        outputs.sort_by_key(|(start, ..)| *start);
        let mut pieces = Vec::new();
        let mut at = 0;
        for (start, end, expression) in outputs {
            if start > at {
                pieces.push(Piece::Words(text[at..start].to_owned()));
            }
            pieces.push(Piece::Output(expression));
            at = end;
        }
        if at < text.len() {
            pieces.push(Piece::Words(text[at..].to_owned()));
        }
        pieces
    }

    /// The path of one reference of a text, with a blank on either side.
    fn path_of(&self, found: Reference<'_>, text: &str, way: Way) -> String {
        let Some(target) = self.named(found.name) else {
            return format!("${{{}}}", found.name);
        };
        let absolute = || format!(" {} ", self.path(target));
        if found.last_saved {
            return format!(" instance('__last-saved'){} ", self.path(target));
        }
        let Some(from) = way.from else {
            return absolute();
        };
        if !may_be_relative(found, text) {
            return absolute();
        }
        let current = way.current || in_predicate_of_instance(found, text);
        match self.relative_path(from, target, way.above_repeat) {
            Some(path) if current => format!(" current()/{path} "),
            Some(path) => format!(" {path} "),
            None => absolute(),
        }
    }

    /// The path from one element to another under the same repeat, such as `../../name`; `None` if
    /// they have no repeat in common.
    fn relative_path(&self, from: Id, target: Id, above_repeat: bool) -> Option<String> {
        let repeat = self.common(from, target, |sort| *sort == Sort::Repeat)?;
        let steps_to = |ancestor: Id| {
            self.ancestors(from)
                .take_while(|id| *id != ancestor)
                .count()
                + 1
        };
        let up = |steps: usize| {
            let mut out = "../".repeat(steps);
            out.pop();
            out
        };
        if above_repeat {
            let own = self.repeat_around(from);
            let outermost = self.repeat_around(repeat).is_none();
            if self.repeat_around(target) == Some(repeat) && (outermost || own != Some(repeat)) {
                let parent = self.element(repeat).parent;
                let path = self.path_below(target, Some(parent));
                return Some(up(steps_to(repeat) + 1) + &path);
            }
        }
        let nearest = self.common(from, target, |sort| {
            matches!(sort, Sort::Repeat | Sort::Group { .. })
        })?;
        Some(up(steps_to(nearest)) + &self.path_below(target, Some(nearest)))
    }

    /// The nearest ancestor that two elements have in common, of those that fit.
    fn common(&self, a: Id, b: Id, fits: impl Fn(&Sort) -> bool) -> Option<Id> {
        let of_b: Vec<Id> = self.ancestors(b).collect();
        self.ancestors(a)
            .filter(|id| fits(&self.element(*id).sort))
            .find(|id| of_b.contains(id))
    }

    /// Whether anything of the form reads the record before.
    pub(crate) fn reads_last_saved(&self) -> bool {
        let asks = |text: &str| references(text).flatten().any(|found| found.last_saved);
        self.in_order().into_iter().any(|id| {
            let element = self.element(id);
            element.kind().is_some()
                && (element.default.as_deref().is_some_and(asks)
                    || element.rare.choice_filter.as_deref().is_some_and(asks)
                    || element.bind.iter().any(|(name, text)| {
                        EXPRESSIONS.contains(&&**name) && text.as_plain().is_some_and(asks)
                    }))
        })
    }
}

/// Whether a reference in a predicate of `instance(…)` must begin at `current()`.
fn in_predicate_of_instance(found: Reference<'_>, text: &str) -> bool {
    let Some(at) = text.find("instance(") else {
        return false;
    };
    if text[at..].len() <= "instance(".len() + 1 {
        return false;
    }
    let mut from = 0;
    while let Some(open) = text[from..].find('[').map(|at| at + from) {
        let Some(close) = text[open..].find(']').map(|at| at + open) else {
            return false;
        };
        if open < found.start && found.end <= close {
            return true;
        }
        from = close + 1;
    }
    false
}

/// `indexed-repeat()` takes absolute paths for what it looks up and for its repeats, and relative
/// ones for its indexes.
fn may_be_relative(found: Reference<'_>, text: &str) -> bool {
    const CALL: &str = "indexed-repeat(";
    let mut from = 0;
    while let Some(start) = text[from..].find(CALL).map(|at| at + from) {
        let end = text[start..].find(')').map_or(text.len(), |at| at + start);
        if start < found.start && found.end <= end {
            let before = &text[start + CALL.len()..found.start];
            let argument = before.matches(',').count();
            return !matches!(argument, 0 | 1 | 3 | 5);
        }
        from = end;
    }
    true
}

/// Words that refer to an answer need the table of languages where they stand in an attribute.
pub(crate) fn refers(text: &Text) -> bool {
    text.as_plain().is_some_and(crate::reference::has_reference)
}
