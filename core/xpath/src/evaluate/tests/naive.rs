//! Paths against an evaluator so plain that it can be seen to be right: each axis is a relation
//! between two nodes, tried on all pairs.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::dom::{Dom, Host, NodeKind};
use crate::evaluate::Context;
use crate::sample::World;

/// A path in a form of its own: axis, node test, position (0: none).
#[derive(Debug, Clone)]
struct Naive {
    axis: &'static str,
    test: &'static str,
    position: usize,
}

fn ancestors(world: &World, node: usize) -> Vec<usize> {
    std::iter::successors(world.parent(node), |&node| world.parent(node)).collect()
}

fn all(world: &World) -> Vec<usize> {
    let mut nodes = Vec::new();
    let mut open = vec![world.document()];
    while let Some(node) = open.pop() {
        nodes.push(node);
        let children = std::iter::successors(world.first_child(node), |&n| world.next_sibling(n));
        open.extend(children);
        let first = world.first_attribute(node);
        nodes.extend(std::iter::successors(first, |&n| world.next_attribute(n)));
    }
    nodes.sort_unstable();
    nodes
}

/// Whether `to` lies on the axis of `from`: XPath 1.0, section 2.2.
fn on_axis(world: &World, axis: &str, from: usize, to: usize) -> bool {
    let is_attribute = |node| world.kind(node) == NodeKind::Attribute;
    let above = |node: usize, of: usize| ancestors(world, of).contains(&node);
    let siblings = !is_attribute(from)
        && !is_attribute(to)
        && from != to
        && world.parent(from).is_some()
        && world.parent(from) == world.parent(to);
    match axis {
        "self" => from == to,
        "child" => world.parent(to) == Some(from) && !is_attribute(to),
        "attribute" => world.parent(to) == Some(from) && is_attribute(to),
        "parent" => world.parent(from) == Some(to),
        "descendant" => above(from, to) && !is_attribute(to),
        "descendant-or-self" => from == to || above(from, to) && !is_attribute(to),
        "ancestor" => above(to, from),
        "ancestor-or-self" => from == to || above(to, from),
        "following-sibling" => siblings && to > from,
        "preceding-sibling" => siblings && to < from,
        "following" => to > from && !above(from, to) && !is_attribute(to),
        "preceding" => to < from && !above(to, from) && !is_attribute(to),
        _ => panic!("an axis: {axis}"),
    }
}

fn fits(world: &World, axis: &str, test: &str, node: usize) -> bool {
    let principal = if axis == "attribute" {
        NodeKind::Attribute
    } else {
        NodeKind::Element
    };
    match test {
        "node()" => true,
        "text()" => world.kind(node) == NodeKind::Text,
        "*" => world.kind(node) == principal,
        name => world.kind(node) == principal && world.name(node) == world.names.find(name),
    }
}

fn select(world: &World, steps: &[Naive], from: usize) -> Vec<usize> {
    let mut nodes = BTreeSet::from([from]);
    for Naive {
        axis,
        test,
        position,
    } in steps
    {
        let mut next = BTreeSet::new();
        for &node in &nodes {
            let mut found: Vec<_> = all(world)
                .into_iter()
                .filter(|&to| on_axis(world, axis, node, to) && fits(world, axis, test, to))
                .collect();
            if axis.starts_with("ancestor") || axis.starts_with("preceding") {
                found.reverse();
            }
            match position {
                0 => next.extend(found),
                position => next.extend(found.get(position - 1)),
            }
        }
        nodes = next;
    }
    nodes.into_iter().collect()
}

/// A tree in the order of its texts: elements a, b and c, attributes, texts.
fn tree() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec!["a", "b", "c"]);
    let leaf = prop_oneof![
        name.clone().prop_map(|name| format!("<{name}/>")),
        name.clone()
            .prop_map(|name| format!("<{name} b=\"1\" c=\"2\">t</{name}>")),
    ];
    leaf.prop_recursive(4, 24, 4, move |inner| {
        (name.clone(), prop::collection::vec(inner, 1..4))
            .prop_map(|(name, inside)| format!("<{name} a=\"3\">{}</{name}>", inside.concat()))
    })
}

fn step() -> impl Strategy<Value = Naive> {
    let axes = vec![
        "self",
        "child",
        "attribute",
        "parent",
        "descendant",
        "descendant-or-self",
        "ancestor",
        "ancestor-or-self",
        "following-sibling",
        "preceding-sibling",
        "following",
        "preceding",
    ];
    let axis =
        prop_oneof![2 => Just("child"), 1 => Just("parent"), 4 => prop::sample::select(axes)];
    let test = prop::sample::select(vec!["node()", "text()", "*", "a", "b", "c"]);
    let position = prop_oneof![4 => Just(0_usize), 1 => 1_usize..4];
    (axis, test, position).prop_map(|(axis, test, position)| Naive {
        axis,
        test,
        position,
    })
}

proptest! {
    #[test]
    fn paths_agree_with_the_naive_evaluator(
        tree in tree(),
        steps in prop::collection::vec(step(), 1..5),
        from in any::<prop::sample::Index>(),
    ) {
        let world = World::new(&tree);
        let nodes = all(&world);
        let from = nodes[from.index(nodes.len())];
        let texts: Vec<_> = steps
            .iter()
            .map(|Naive { axis, test, position }| match position {
                0 => format!("{axis}::{test}"),
                position if position % 2 == 0 => format!("{axis}::{test}[{position}]"),
                position => format!("{axis}::{test}[position() = {position}]"),
            })
            .collect();
        let source = texts.join("/");
        let expr = world.parse(&source).expect("a path");
        let found = expr.evaluate_nodes(&world, Context::at(from)).expect("nodes").into_vec();
        prop_assert_eq!(found, select(&world, &steps, from), "{} in {}", source, tree);
    }
}
