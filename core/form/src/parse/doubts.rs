//! What can be computed and cannot mean what was written: comparisons that no answer fulfils, filters
//! that let nothing through, numbers made of words, defaults of another type.
//!
//! Only what the form alone proves is told. Where a value may come from elsewhere (a file, a
//! calculation, the record before) nothing is.

mod held;

use rayi_xpath::{
    Axis, Comparison, Expr, Function, NameId, NodeTest, PathId, Root, Term, TermId, number_of_text,
    text_of_number,
};

use crate::diagnostic::Diagnostic;
use crate::model::{NodeId, Plan, Role};

use super::Reader;
use held::{Held, Holders, said};

/// One side of a comparison, or an argument, as far as it is known.
enum Side<'x> {
    Text(&'x str),
    Number(f64),
    Question(NodeId),
    /// A column of the list that is filtered.
    Column(u32, NameId),
    Unknown,
}

/// What was found about one term.
type Doubt = (Diagnostic, TermId);

impl Reader<'_, '_> {
    /// Looks through all expressions and defaults.
    pub(super) fn doubt(&mut self) {
        let holders = Holders::new(self.nodes.len(), &self.controls, &self.actions);
        let mut found = Vec::new();
        for at in 0..self.expressions.len() {
            let expression = &self.expressions[at];
            if expression.role == Role::Item {
                continue;
            }
            let doubts = Doubts {
                reader: self,
                holders: &holders,
                xpath: &expression.xpath,
                plans: &expression.plans,
                found: Vec::new(),
            };
            for (doubt, term) in doubts.look(expression.role) {
                let mut doubt = doubt
                    .node(self.path(expression.context))
                    .with("expression", expression.xpath.source())
                    .with("offset", expression.xpath.place(term).to_string());
                doubt.place = self.places.get(at).copied();
                found.push(doubt);
            }
        }
        for doubt in found {
            self.report(doubt);
        }
        self.doubt_defaults(&holders);
    }

    fn doubt_defaults(&mut self, holders: &Holders) {
        let mut found = Vec::new();
        let seeded = self.seeds.iter().filter_map(|seed| {
            let value = seed.value.as_deref()?;
            Some((seed.node, value))
        });
        let nodes = (0..self.nodes.len()).map(NodeId::new);
        let own = nodes.map(|node| (node, self.nodes[node.index()].default.as_str()));
        for (node, value) in own.chain(seeded) {
            if value.is_empty() || value.trim().is_empty() {
                continue;
            }
            let held = holders.of(self, node);
            let doubt = match &held {
                Held::Choices { values, several } => {
                    let mut words: Vec<&str> = vec![value.trim()];
                    if *several {
                        words = value.split_whitespace().collect();
                    }
                    let stranger = words.into_iter().find(|word| !values.contains(*word));
                    stranger.map(|word| {
                        held.stranger(Diagnostic::warning("default-not-a-choice"), word)
                    })
                }
                Held::Typed(kind) if !kind.takes(value) => Some(
                    Diagnostic::warning("default-unfit")
                        .with("value", value)
                        .with("holds", kind.name()),
                ),
                _ => None,
            };
            if let Some(doubt) = doubt {
                let mut doubt = doubt
                    .node(self.path(node))
                    .with("question", self.name(node));
                doubt.place = self.bindings.get(&node).map(|binding| binding.place());
                found.push(doubt);
            }
        }
        for doubt in found {
            self.report(doubt);
        }
    }

    fn name(&self, node: NodeId) -> String {
        self.names.text(self.nodes[node.index()].name).to_owned()
    }
}

/// The doubts about one expression.
struct Doubts<'x, 'r, 'd, 'a> {
    reader: &'r Reader<'d, 'a>,
    holders: &'r Holders,
    xpath: &'x Expr,
    plans: &'x [Plan],
    found: Vec<Doubt>,
}

impl<'x> Doubts<'x, '_, '_, '_> {
    fn look(mut self, role: Role) -> Vec<Doubt> {
        for (at, term) in self.xpath.terms().iter().enumerate() {
            let id = TermId(u32::try_from(at).unwrap_or(u32::MAX));
            match term {
                Term::Compare(comparison, left, right) => {
                    self.compare(*comparison, id, *left, *right);
                }
                Term::Arithmetic(first, rest) => {
                    self.computed(*first);
                    for (_, operand) in rest {
                        self.computed(*operand);
                    }
                }
                Term::Negate(operand) => self.computed(*operand),
                Term::Call(call) => {
                    let call = self.xpath.call(*call);
                    self.call(call.function, id, &call.arguments);
                }
                Term::Path(path) => self.path(*path, id, role),
                _ => {}
            }
        }
        self.found
    }

    fn say(&mut self, doubt: Diagnostic, at: TermId) {
        self.found.push((doubt, at));
    }

    /// That a question has no such choice.
    fn unknown_choice(&mut self, node: NodeId, held: &Held, value: &str, at: TermId) {
        let doubt = held
            .stranger(Diagnostic::warning("choice-unknown"), value)
            .with("question", self.reader.name(node));
        self.say(doubt, at);
    }

    fn side(&self, term: TermId) -> Side<'x> {
        match self.xpath.term(term) {
            Term::Text(text) => Side::Text(text),
            Term::Number(number) => Side::Number(*number),
            Term::Path(path) => {
                if let Some((list, column)) = self.column(*path) {
                    return Side::Column(list, column);
                }
                match self.plans.get(path.0 as usize) {
                    Some(Plan::Node { target, .. }) => Side::Question(*target),
                    _ => Side::Unknown,
                }
            }
            _ => Side::Unknown,
        }
    }

    /// The list and column that a path means which stands in a filter: `name` in
    /// `instance('list')/root/item[name = …]`.
    fn column(&self, path: PathId) -> Option<(u32, NameId)> {
        let path = self.xpath.path(path);
        let anchor = path.anchor.filter(|anchor| anchor.steps == 2)?;
        let [step] = path.steps.as_slice() else {
            return None;
        };
        let NodeTest::Name { name, .. } = step.test else {
            return None;
        };
        let plain = path.root == Root::Relative
            && step.axis == Axis::Child
            && step.predicates.is_empty()
            && path.predicates.is_empty();
        let outer = self.xpath.path(anchor.path);
        let rows = outer.steps.iter().take(2);
        let named = rows.clone().count() == 2
            && rows
                .into_iter()
                .all(|step| step.axis == Axis::Child && matches!(step.test, NodeTest::Name { .. }));
        let Root::Instance(list) = &outer.root else {
            return None;
        };
        let list = self.reader.secondary_index(list)?;
        (plain && named).then_some((u32::try_from(list).ok()?, name))
    }

    fn compare(&mut self, comparison: Comparison, at: TermId, left: TermId, right: TermId) {
        let sides = [
            (self.side(left), self.side(right), left),
            (self.side(right), self.side(left), right),
        ];
        for (one, other, term) in sides {
            if matches!(comparison, Comparison::Equal | Comparison::NotEqual) {
                self.equal(&one, &other, at);
            } else {
                match one {
                    Side::Text(text) if number_of_text(text).is_nan() => {
                        let doubt = Diagnostic::warning("order-of-text").with("value", text);
                        self.say(doubt, term);
                    }
                    Side::Question(_) => self.computed(term),
                    _ => {}
                }
            }
        }
    }

    fn equal(&mut self, one: &Side<'_>, other: &Side<'_>, at: TermId) {
        match (one, other) {
            (Side::Question(node), Side::Text(text)) if !text.trim().is_empty() => {
                self.equal_to_text(*node, text, at);
            }
            (Side::Question(node), Side::Number(number)) => {
                let held = self.holders.of(self.reader, *node);
                if let Held::Choices { values, .. } = &held
                    && !values.iter().any(|value| is_number(value, *number))
                {
                    self.unknown_choice(*node, &held, &text_of_number(*number), at);
                }
            }
            (Side::Column(list, column), Side::Text(text)) if !text.is_empty() => {
                self.equal_in_list(*list, *column, text, |value| value == *text, at);
            }
            (Side::Column(list, column), Side::Number(number)) => {
                let text = text_of_number(*number);
                self.equal_in_list(*list, *column, &text, |value| is_number(value, *number), at);
            }
            (Side::Column(list, column), Side::Question(node)) => {
                self.apart(*list, *column, *node, at);
            }
            _ => {}
        }
    }

    fn equal_to_text(&mut self, node: NodeId, text: &str, at: TermId) {
        let held = self.holders.of(self.reader, node);
        match &held {
            Held::Choices { values, several } => {
                let stranger = if *several {
                    text.split_whitespace().find(|word| !values.contains(*word))
                } else {
                    (!values.contains(text)).then_some(text)
                };
                if let Some(stranger) = stranger {
                    self.unknown_choice(node, &held, stranger, at);
                }
            }
            Held::Typed(kind) if !kind.can_equal(text) => {
                let doubt = Diagnostic::warning("value-unfit")
                    .with("question", self.reader.name(node))
                    .with("value", text)
                    .with("holds", kind.name());
                self.say(doubt, at);
            }
            _ => {}
        }
    }

    /// A value that no row of a list has in a column.
    fn equal_in_list(
        &mut self,
        list: u32,
        column: NameId,
        value: &str,
        is_equal: impl Fn(&str) -> bool,
        at: TermId,
    ) {
        let Some(cells) = self.reader.own_cells(list, column) else {
            return;
        };
        // Without the column that is told.
        let known = cells.texts();
        if known.is_empty() || known.iter().any(|text| is_equal(text)) {
            return;
        }
        let near = rayi_xlsform::nearest(value, known.iter().copied());
        let doubt = Diagnostic::warning("filter-value-unknown")
            .with("value", value)
            .with("column", self.reader.names.text(column))
            .with("list", &self.reader.secondary[list as usize].id)
            .with("known", said(known.iter().copied()))
            .meant(near);
        self.say(doubt, at);
    }

    /// A question whose choices have nothing in common with the column that they are looked for in.
    fn apart(&mut self, list: u32, column: NameId, node: NodeId, at: TermId) {
        let Some(cells) = self.reader.own_cells(list, column) else {
            return;
        };
        let Held::Choices {
            values,
            several: false,
        } = self.holders.of(self.reader, node)
        else {
            return;
        };
        let known = cells.texts();
        // An unanswered question equals a blank cell.
        if cells.has_blank || known.is_empty() || known.iter().any(|text| values.contains(*text)) {
            return;
        }
        let doubt = Diagnostic::warning("filter-values-apart")
            .with("question", self.reader.name(node))
            .with("column", self.reader.names.text(column))
            .with("list", &self.reader.secondary[list as usize].id)
            .with("known", said(known.iter().copied()));
        self.say(doubt, at);
    }

    /// Something that is computed with as a number.
    fn computed(&mut self, term: TermId) {
        match self.side(term) {
            Side::Text(text) if !text.trim().is_empty() && number_of_text(text).is_nan() => {
                let doubt = Diagnostic::warning("not-a-number").with("value", text);
                self.say(doubt, term);
            }
            Side::Question(node) => {
                let never = match self.holders.of(self.reader, node) {
                    Held::Choices { values, .. } => {
                        values.iter().all(|value| number_of_text(value).is_nan())
                    }
                    Held::Typed(kind) => kind.is_place(),
                    Held::Anything => false,
                };
                if never {
                    let doubt = Diagnostic::warning("question-not-a-number")
                        .with("question", self.reader.name(node));
                    self.say(doubt, term);
                }
            }
            _ => {}
        }
    }

    fn call(&mut self, function: Function, at: TermId, arguments: &[TermId]) {
        match (function, arguments) {
            (Function::Selected | Function::IsSelected, [list, value]) => {
                let Side::Question(node) = self.side(*list) else {
                    return;
                };
                let held = self.holders.of(self.reader, node);
                match (&held, self.side(*value)) {
                    (Held::Choices { values, .. }, Side::Text(text)) => {
                        let text = text.trim();
                        if !text.is_empty() && !values.contains(text) {
                            self.unknown_choice(node, &held, text, at);
                        }
                    }
                    (Held::Choices { values, .. }, Side::Number(number)) => {
                        let text = text_of_number(number);
                        if !values.contains(&text) {
                            self.unknown_choice(node, &held, &text, at);
                        }
                    }
                    (Held::Typed(kind), _) => {
                        let doubt = Diagnostic::warning("selected-of-one-value")
                            .with("question", self.reader.name(node))
                            .with("holds", kind.name());
                        self.say(doubt, at);
                    }
                    _ => {}
                }
            }
            (
                Function::Int
                | Function::Round
                | Function::Floor
                | Function::Ceiling
                | Function::Abs
                | Function::Sqrt
                | Function::Pow
                | Function::Log
                | Function::Log10
                | Function::Exp
                | Function::Exp10
                | Function::Sum
                | Function::Max
                | Function::Min,
                arguments,
            ) => {
                for argument in arguments {
                    self.computed(*argument);
                }
            }
            _ => {}
        }
    }

    /// Filters of lists that let nothing through, and columns that no row has.
    fn path(&mut self, id: PathId, at: TermId, role: Role) {
        if let Some((list, column)) = self.column(id) {
            let columns = self.reader.columns_of(list);
            if !columns.is_empty() && !columns.contains(&column) {
                let names = columns.iter().map(|name| self.reader.names.text(*name));
                let wanted = self.reader.names.text(column);
                let doubt = Diagnostic::warning("filter-column-unknown")
                    .with("column", wanted)
                    .with("list", &self.reader.secondary[list as usize].id)
                    .with("known", said(names.clone()))
                    .meant(rayi_xlsform::nearest(wanted, names));
                self.say(doubt, at);
            }
        }
        let path = self.xpath.path(id);
        if role == Role::Itemset && matches!(path.root, Root::Instance(_)) {
            let predicates = path.steps.iter().flat_map(|step| &step.predicates);
            for predicate in predicates {
                if self.constant(predicate.term) == Some(false) {
                    let doubt = Diagnostic::warning("filter-never-true");
                    self.say(doubt, predicate.term);
                }
            }
        }
    }

    /// What a condition is whatever anyone answers; `None` where that is open.
    fn constant(&self, term: TermId) -> Option<bool> {
        match self.xpath.term(term) {
            Term::Call(call) => match self.xpath.call(*call).function {
                Function::False => Some(false),
                Function::True => Some(true),
                _ => None,
            },
            Term::And(parts) => {
                let mut known = parts.iter().map(|part| self.constant(*part));
                known.any(|part| part == Some(false)).then_some(false)
            }
            Term::Or(parts) => {
                let mut known = parts.iter().map(|part| self.constant(*part));
                known.all(|part| part == Some(false)).then_some(false)
            }
            Term::Compare(comparison, left, right) => {
                let equal = match (self.xpath.term(*left), self.xpath.term(*right)) {
                    (Term::Text(left), Term::Text(right)) => left == right,
                    (Term::Number(left), Term::Number(right)) => {
                        (left - right).abs() < f64::EPSILON
                    }
                    _ => return None,
                };
                match comparison {
                    Comparison::Equal => Some(equal),
                    Comparison::NotEqual => Some(!equal),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

fn is_number(text: &str, number: f64) -> bool {
    (number_of_text(text) - number).abs() < 1e-9
}

#[cfg(test)]
mod tests;
