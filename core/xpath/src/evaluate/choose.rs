//! Functions of choice: conditions, selections, and what the form and the device say.

use super::{Arguments, Choice};
use crate::dom::Host;
use crate::error::{Error, Result};
use crate::expr::Term;
use crate::function::Function;
use crate::nodes::Nodes;
use crate::number;
use crate::value::Value;

pub(super) fn call<'a, H: Host>(
    function: Function,
    arguments: &Arguments<'_, 'a, H>,
) -> Result<Value<'a, H::Node>> {
    let host = arguments.host();
    let truth = match function {
        Function::Once => return once(arguments),
        Function::Depend => return arguments.value(0),
        Function::SelectedAt => return selected_at(arguments),
        Function::CountSelected => {
            let count = u32::try_from(
                arguments
                    .text(0)?
                    .split(' ')
                    .filter(|it| !it.is_empty())
                    .count(),
            );
            return Ok(Value::Number(count.map_or(f64::INFINITY, f64::from)));
        }
        Function::ChoiceName => {
            let (value, path) = (arguments.text(0)?, arguments.text(1)?);
            let name = host.choice_name(&value, path.trim(), arguments.evaluator.current);
            return Ok(Value::Text(name.unwrap_or_default().into()));
        }
        Function::Itext => {
            let text = host.itext(&arguments.text(0)?, arguments.evaluator.current);
            return Ok(Value::Text(text.unwrap_or_default().into()));
        }
        Function::Version => return Ok(Value::Text(host.version().into())),
        Function::Property => {
            let property = host.property(&arguments.text(0)?);
            return Ok(Value::Text(property.unwrap_or_default().into()));
        }
        Function::Search => return arguments.fail(Error::OnlyInAppearance, 0),
        Function::True => true,
        Function::False => false,
        Function::Boolean => arguments.boolean(0)?,
        Function::Not => !arguments.boolean(0)?,
        Function::BooleanFromString => {
            let text = arguments.text(0)?;
            text == "1" || text.eq_ignore_ascii_case("true")
        }
        Function::Checklist => checklist(arguments)?,
        Function::WeightedChecklist => weighted_checklist(arguments)?,
        _ => {
            let (list, value) = (arguments.text(0)?, arguments.text(1)?);
            is_selected(&list, value.trim())
        }
    };
    Ok(Value::Boolean(truth))
}

/// Which argument `if` or `coalesce` comes to, or the value that it has already.
pub(super) fn choose<'a, H: Host>(
    function: Function,
    arguments: &Arguments<'_, 'a, H>,
) -> Result<Choice<Value<'a, H::Node>>> {
    if function == Function::If {
        let first = arguments.boolean(0)?;
        return Ok(Choice::Argument(if first { 1 } else { 2 }));
    }
    if let Term::Path(path) = *arguments.evaluator.expr.term(arguments.terms[0]) {
        let evaluator = arguments.evaluator;
        let node = evaluator.one(path, arguments.terms[0], arguments.scope)?;
        let filled = node.filter(|node| !is_blank(&evaluator.node_value(*node)));
        return Ok(match filled {
            Some(node) => Choice::Value(Value::Nodes(Nodes::One(node))),
            None => Choice::Argument(1),
        });
    }
    let value = arguments.value(0)?;
    let blank = match &value {
        Value::Nodes(nodes) => {
            let node = arguments.evaluator.single(nodes, arguments.terms[0])?;
            node.is_none_or(|node| is_blank(&arguments.evaluator.node_value(node)))
        }
        value => is_blank(value),
    };
    Ok(if blank {
        Choice::Argument(1)
    } else {
        Choice::Value(value)
    })
}

fn is_blank<N>(value: &Value<'_, N>) -> bool {
    match value {
        Value::Text(text) => text.is_empty(),
        Value::Number(number) => number.is_nan(),
        _ => false,
    }
}

/// The node's present value, or, if that is blank, the argument's.
fn once<'a, H: Host>(arguments: &Arguments<'_, 'a, H>) -> Result<Value<'a, H::Node>> {
    let (host, node) = (arguments.host(), arguments.evaluator.current);
    if host.is_relevant(node) {
        let present = arguments.evaluator.node_value(node);
        if !is_blank(&present) {
            return Ok(present);
        }
    }
    arguments.value(0)
}

/// Whether `value` stands in the list between blanks or ends. A blank value does so in a blank
/// list and between two blanks, as in JavaRosa.
fn is_selected(list: &str, value: &str) -> bool {
    if value.is_empty() || value.contains(' ') {
        // A search in linear time, whatever the two hold.
        return format!(" {list} ").contains(&format!(" {value} "));
    }
    list.split(' ').any(|word| word == value)
}

fn selected_at<'a, H: Host>(arguments: &Arguments<'_, 'a, H>) -> Result<Value<'a, H::Node>> {
    let list = arguments.text(0)?;
    let index = usize::try_from(number::to_i32(arguments.number(1)?)).ok();
    let mut items = list.split(' ').filter(|item| !item.is_empty());
    let item = index.and_then(|index| items.nth(index)).unwrap_or_default();
    Ok(Value::Text(item.to_owned().into()))
}

/// Whether the number of true values lies between two bounds; a negative bound is none.
fn checklist<H: Host>(arguments: &Arguments<'_, '_, H>) -> Result<bool> {
    let least = number::to_i32(arguments.number(0)?);
    let most = number::to_i32(arguments.number(1)?);
    let mut count = 0;
    if arguments.len() > 2 {
        arguments.values(2, |value| {
            count += i32::from(arguments.evaluator.is_true(&value));
            Ok(())
        })?;
    }
    Ok((least < 0 || count >= least) && (most < 0 || count <= most))
}

/// Whether the weights of the true values add up to between two bounds.
fn weighted_checklist<H: Host>(arguments: &Arguments<'_, '_, H>) -> Result<bool> {
    let evaluator = arguments.evaluator;
    let (least, most) = (arguments.number(0)?, arguments.number(1)?);
    let mut total = 0.0;
    if arguments.len() == 4
        && let (Value::Nodes(flags), Value::Nodes(weights)) =
            (arguments.value(2)?, arguments.value(3)?)
    {
        if flags.len() != weights.len() {
            let (left, right) = (flags.len() as u64, weights.len() as u64);
            return arguments.fail(Error::UnequalLists { left, right }, 3);
        }
        for (flag, weight) in flags.iter().zip(weights.iter()) {
            if evaluator.is_true(&evaluator.node_value(flag)) {
                total += evaluator.node_number(weight);
            }
        }
        return Ok(total >= least && total <= most);
    }
    for index in (2..arguments.len()).step_by(2) {
        let weight = arguments.number(index + 1)?;
        if arguments.boolean(index)? {
            total += weight;
        }
    }
    Ok(total >= least && total <= most)
}
