//! Functions over nodes.

use std::borrow::Cow;
use std::collections::HashSet;

use super::{Arguments, Evaluator};
use crate::dom::{Host, NodeKind, Wanted};
use crate::error::{Error, Result};
use crate::expr::Term;
use crate::function::Function;
use crate::nodes::Nodes;
use crate::value::Value;

pub(super) fn call<'a, H: Host>(
    function: Function,
    arguments: &Arguments<'_, 'a, H>,
) -> Result<Value<'a, H::Node>> {
    match function {
        Function::Sum
        | Function::Count
        | Function::CountNonEmpty
        | Function::Max
        | Function::Min => aggregate(function, arguments).map(Value::Number),
        Function::Position => position(arguments).map(Value::Number),
        Function::Last => last(arguments).map(number_of).map(Value::Number),
        Function::Randomize => randomize(arguments).map(Value::Nodes),
        Function::Current => Ok(Value::Nodes(Nodes::One(arguments.evaluator.current))),
        Function::Instance => {
            let id = arguments.text(0)?;
            match arguments.host().instance(&id) {
                Some(document) => Ok(Value::Nodes(Nodes::One(document))),
                None => arguments.fail(
                    Error::MissingInstance {
                        id: arguments.literal(0),
                    },
                    0,
                ),
            }
        }
        Function::Pulldata => pulldata(arguments).map(Value::Text),
        Function::Id => id(arguments).map(Value::Nodes),
        Function::Lang => lang(arguments).map(Value::Boolean),
        _ => name(function, arguments).map(Value::Text),
    }
}

/// Sums, counts and extremes: from the host's running totals if it has them. Blanks and texts do
/// not count; the extreme of nothing is NaN.
fn aggregate<H: Host>(function: Function, arguments: &Arguments<'_, '_, H>) -> Result<f64> {
    let evaluator = arguments.evaluator;
    if arguments.len() == 1
        && let Term::Path(path) = *evaluator.expr.term(arguments.terms[0])
        && evaluator.expr.path(path).anchor.is_none()
        && let Some(total) =
            evaluator
                .host
                .aggregate(evaluator.expr, arguments.id, evaluator.current)
    {
        return Ok(total);
    }
    match function {
        Function::Count => return Ok(number_of(arguments.nodes(0)?.len())),
        Function::CountNonEmpty => {
            let nodes = arguments.nodes(0)?;
            evaluator.spend(nodes.len())?;
            let filled = |node: &H::Node| !evaluator.host.value(*node).is_empty();
            return Ok(number_of(nodes.iter().filter(filled).count()));
        }
        Function::Sum => {
            let nodes = arguments.nodes(0)?;
            evaluator.spend(nodes.len())?;
            let numbers = nodes.iter().map(|node| evaluator.node_number(node));
            return Ok(numbers.filter(|number| !number.is_nan()).sum::<f64>() + 0.0);
        }
        _ => {}
    }
    let mut extreme = f64::NAN;
    // NaN loses against any number on either side.
    let mut see = |number: f64| {
        extreme = match function {
            Function::Max => extreme.max(number),
            _ => extreme.min(number),
        };
    };
    for index in 0..arguments.len() {
        match arguments.value(index)? {
            // As in a sum: a tree may know a node's number better than its text tells.
            Value::Nodes(nodes) => {
                evaluator.spend(nodes.len())?;
                nodes
                    .iter()
                    .for_each(|node| see(evaluator.node_number(node)));
            }
            value => see(evaluator.to_number(&value)),
        }
    }
    // Of the two zeros the same is given, whichever came first.
    Ok(extreme + 0.0)
}

fn position<H: Host>(arguments: &Arguments<'_, '_, H>) -> Result<f64> {
    let evaluator = arguments.evaluator;
    let node = if arguments.len() == 0 {
        if arguments.scope.position > 0 {
            return Ok(number_of(arguments.scope.position));
        }
        arguments.scope.node
    } else {
        match arguments.nodes(0)?.first() {
            Some(node) => node,
            // JavaRosa's "unbound" index.
            None => return Ok(0.0),
        }
    };
    evaluator.index_of(node).map(number_of)
}

/// In a predicate the list's length; elsewhere the number of siblings of the same name.
fn last<H: Host>(arguments: &Arguments<'_, '_, H>) -> Result<usize> {
    if arguments.scope.position > 0 {
        return Ok(arguments.scope.size);
    }
    let (host, node) = (arguments.host(), arguments.scope.node);
    let (Some(parent), Some(name)) = (host.parent(node), host.name(node)) else {
        return Ok(1);
    };
    let mut count = 0;
    arguments.evaluator.each_child_named(parent, name, |_| {
        count += 1;
        true
    })?;
    Ok(count)
}

impl<H: Host> Evaluator<'_, H> {
    /// The index, from 1, of an element among its siblings of the same name.
    fn index_of(&self, node: H::Node) -> Result<usize> {
        if let Some(index) = self.host.index_of(node) {
            return Ok(index + 1);
        }
        // From the front: not every tree finds the sibling before in one step.
        let mut index = 1;
        if let (Some(parent), Some(name)) = (self.host.parent(node), self.host.name(node))
            && self.host.kind(node) == NodeKind::Element
        {
            self.each_child_named(parent, name, |sibling| {
                index += usize::from(sibling != node);
                sibling != node
            })?;
        }
        Ok(index)
    }
}

/// The exact order of JavaRosa: a Park–Miller generator drives an "inside-out" Fisher–Yates.
fn randomize<H: Host>(arguments: &Arguments<'_, '_, H>) -> Result<Nodes<H::Node>> {
    let nodes = arguments.nodes(0)?;
    let seed = if arguments.len() > 1 {
        let value = arguments.scalar(1)?;
        let number = arguments.evaluator.to_number(&value);
        if number.is_nan() {
            hash(&arguments.evaluator.to_text(value))
        } else {
            #[expect(clippy::cast_possible_truncation, reason = "saturates, as in Java")]
            let seed = number as i64;
            seed
        }
    } else {
        i64::from_ne_bytes(arguments.host().random().to_ne_bytes())
    };
    arguments.evaluator.spend(nodes.len())?;
    Ok(shuffle(nodes.as_slice(), seed).into())
}

/// A text seed: the first eight bytes of its SHA-256, big-endian; blank is 0.
fn hash(text: &str) -> i64 {
    if text.is_empty() {
        return 0;
    }
    let digest = ring::digest::digest(&ring::digest::SHA256, text.as_bytes());
    digest
        .as_ref()
        .iter()
        .take(8)
        .fold(0, |hash, &byte| hash << 8 | i64::from(byte))
}

fn shuffle<N: Copy>(nodes: &[N], seed: i64) -> Vec<N> {
    const MODULUS: f64 = 2_147_483_647.0;
    #[expect(clippy::cast_precision_loss, reason = "JavaRosa loses the same bits")]
    let mut state = seed as f64 % MODULUS;
    if state <= 0.0 {
        state += MODULUS - 1.0;
    }
    let mut shuffled: Vec<N> = Vec::with_capacity(nodes.len());
    for (at, &node) in nodes.iter().enumerate() {
        state = state * 16_807.0 % MODULUS;
        let fraction = (state.trunc() - 1.0) / (MODULUS - 1.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a fraction of a list's length"
        )]
        let to = (fraction * number_of(at + 1)) as usize;
        shuffled.push(node);
        if to != at {
            shuffled[at] = shuffled[to];
            shuffled[to] = node;
        }
    }
    shuffled
}

/// The cell of `column` in the row of an instance whose key column has the key; blank if none.
fn pulldata<'a, H: Host>(arguments: &Arguments<'_, 'a, H>) -> Result<Cow<'a, str>> {
    let host = arguments.host();
    let (id, column, key_column) = (arguments.text(0)?, arguments.text(1)?, arguments.text(2)?);
    let key = arguments.text(3)?;
    let Some(document) = host.instance(&id) else {
        return arguments.fail(
            Error::MissingInstance {
                id: arguments.literal(0),
            },
            0,
        );
    };
    let names = host.names();
    let known = (
        names.find("item"),
        names.find(&column),
        names.find(&key_column),
    );
    let (Some(item), Some(column), Some(key_column)) = known else {
        return Ok("".into());
    };
    let Some(root) = host.first_child(document) else {
        return Ok("".into());
    };
    let row = match host.children_where(root, item, &[(key_column, Wanted::Text(&key))]) {
        Some(rows) => rows.first(),
        None => {
            let mut row = None;
            arguments
                .evaluator
                .each_child_named(root, item, |candidate| {
                    let cell = host.first_child_named(candidate, key_column);
                    row = cell
                        .filter(|&cell| host.value(cell) == key)
                        .map(|_| candidate);
                    row.is_none()
                })?;
            row
        }
    };
    let cell = row.and_then(|row| host.first_child_named(row, column));
    Ok(cell.map_or(Cow::Borrowed(""), |cell| host.value(cell)))
}

/// Elements of the primary instance whose attribute `id` (in any namespace, as `xml:id`) is among
/// the given words.
fn id<H: Host>(arguments: &Arguments<'_, '_, H>) -> Result<Nodes<H::Node>> {
    let (evaluator, host) = (arguments.evaluator, arguments.host());
    let mut wanted = HashSet::new();
    arguments.values(0, |value| {
        let text = evaluator.to_text(value);
        wanted.extend(text.split_ascii_whitespace().map(str::to_owned));
        Ok(())
    })?;
    let mut found = Nodes::None;
    let Some(id) = host.names().find("id") else {
        return Ok(found);
    };
    let mut node = Some(host.document());
    while let Some(here) = node {
        evaluator.spend(1)?;
        let attributes = host.first_attribute(here);
        let has_id = std::iter::successors(attributes, |&node| host.next_attribute(node))
            .filter(|&attribute| host.name(attribute) == Some(id))
            .any(|attribute| wanted.contains(&*host.value(attribute)));
        if has_id && host.is_relevant(here) {
            found.push(here);
        }
        node = evaluator.next(here);
    }
    Ok(found)
}

/// Whether the nearest `lang` attribute says this language or a sublanguage of it.
fn lang<H: Host>(arguments: &Arguments<'_, '_, H>) -> Result<bool> {
    let host = arguments.host();
    let wanted = arguments.text(0)?;
    let Some(lang) = host.names().find("lang") else {
        return Ok(false);
    };
    let line = std::iter::successors(Some(arguments.scope.node), |&node| host.parent(node));
    for node in line {
        let attributes = host.first_attribute(node);
        let declared = std::iter::successors(attributes, |&node| host.next_attribute(node))
            .find(|&attribute| host.name(attribute) == Some(lang));
        if let Some(attribute) = declared {
            let value = host.value(attribute);
            let (head, tail) = value.split_at_checked(wanted.len()).unwrap_or((&value, ""));
            return Ok(
                head.eq_ignore_ascii_case(&wanted) && (tail.is_empty() || tail.starts_with('-'))
            );
        }
    }
    Ok(false)
}

fn name<'a, H: Host>(function: Function, arguments: &Arguments<'_, 'a, H>) -> Result<Cow<'a, str>> {
    let host = arguments.host();
    let node = match arguments.len() {
        0 => Some(arguments.scope.node),
        _ => arguments.nodes(0)?.first(),
    };
    let Some(node) = node else {
        return Ok("".into());
    };
    if function == Function::NamespaceUri {
        return Ok(host.names().namespace_text(host.namespace(node)).into());
    }
    let local = host.name(node).map_or("", |name| host.names().text(name));
    let prefix = host.prefix(node);
    Ok(if function == Function::Name && !prefix.is_empty() {
        format!("{prefix}:{local}").into()
    } else {
        local.into()
    })
}

fn number_of(count: usize) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "lists are far shorter than 2^53"
    )]
    let number = count as f64;
    number
}
