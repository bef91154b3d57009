//! Choices of a question at this moment: values, and labels in the current language.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;

use rayi_form::{Choices, Content, ItemPart, Itemset, Search, TextForm, is_own_choice};
use rayi_xpath::{Context, Dom, Failure, NameId, Nodes};

use crate::live::Index;
use crate::scope::{NodeRef, Scope};
use crate::search::{self, Columns};
use crate::texts::{self, Rendered};

/// What is done with a choice: its value, and its label in a form, isolated or not. False stops.
pub(crate) type Each<'e> =
    dyn FnMut(&str, &dyn Fn(TextForm, bool) -> Option<Rendered>) -> bool + 'e;

/// Calls `each` with the value and the label of every choice of a question, until it says stop.
///
/// # Errors
/// Why it cannot be told what can be chosen: that is not the same as nothing.
pub(crate) fn each_choice(
    scope: &Scope<'_>,
    question: Index,
    each: &mut Each<'_>,
) -> Result<(), Box<Failure>> {
    let Some((choices, search)) = choices_of(scope, question) else {
        return Ok(());
    };
    let Some(search) = search else {
        return each_listed(scope, question, choices, each);
    };
    let mut failed = None;
    each_listed(scope, question, choices, &mut |value, label| {
        if is_own_choice(value) {
            return each(value, label);
        }
        let words = |form| label(form, false).map(|rendered| rendered.text);
        let (label, image) = (words(TextForm::Plain), words(TextForm::Image));
        let columns = Columns {
            value,
            label: label.as_deref().unwrap_or_default(),
            image: image.as_deref(),
        };
        search::each_row(scope, question, search, &columns, each).unwrap_or_else(|failure| {
            failed = Some(failure);
            false
        })
    })?;
    failed.map_or(Ok(()), Err)
}

fn each_listed(
    scope: &Scope<'_>,
    question: Index,
    choices: &Choices,
    each: &mut Each<'_>,
) -> Result<(), Box<Failure>> {
    match choices {
        Choices::Items(items) => {
            for item in items {
                let label = |form, isolate| {
                    let text = item.label.as_ref()?;
                    texts::render(scope, text, form, question, isolate)
                };
                if !each(&item.value, &label) {
                    break;
                }
            }
        }
        Choices::Itemset(itemset) => {
            let nodes = nodes_of(scope, question, itemset)?;
            let is_text = matches!(itemset.label, ItemPart::Child(_) | ItemPart::Expression(_));
            let first = nodes.first().filter(|_| is_text);
            // Most who ask want the values alone: what labels need is looked for with the first.
            let column = OnceCell::new();
            for node in nodes.iter() {
                let value = part(scope, node, itemset.value);
                let text = OnceCell::new();
                let label = |form, isolate| {
                    if let ItemPart::Itext(_) = itemset.label {
                        let id = *text.get_or_init(|| {
                            let id = part(scope, node, itemset.label);
                            scope.form.itext.id(&id)
                        });
                        return texts::translated(scope, id?, form, question, isolate);
                    }
                    if form != TextForm::Plain {
                        return None;
                    }
                    let column = *column.get_or_init(|| column_by_language(scope, first));
                    column
                        .and_then(|column| label_by_language(scope, node, column))
                        .or_else(|| label_of(scope, node, itemset.label))
                };
                if !each(&value, &label) {
                    break;
                }
            }
        }
    }
    Ok(())
}

/// Whether a value is among the choices of a question; true where the question has none.
///
/// # Errors
/// As [`each_choice`].
pub(crate) fn is_choice(
    scope: &Scope<'_>,
    question: Index,
    wanted: &str,
) -> Result<bool, Box<Failure>> {
    let mut found = choices_of(scope, question).is_none();
    each_choice(scope, question, &mut |value, _| {
        found = value == wanted;
        !found
    })?;
    Ok(found)
}

/// Label of one choice of a question, for `jr:choice-name`.
pub(crate) fn name_of(scope: &Scope<'_>, question: Index, wanted: &str) -> Option<String> {
    let mut name = None;
    each_choice(scope, question, &mut |value, label| {
        if value == wanted {
            name = label(TextForm::Plain, false).map(|rendered| rendered.text);
            return false;
        }
        true
    })
    .ok()?;
    name
}

/// The places of the choices of a question, by value: what a column `geometry` of its list holds, as
/// spec 30-bindings.md writes geopoints, traces and shapes.
pub(crate) fn geometries(scope: &Scope<'_>, question: Index) -> HashMap<String, String> {
    let mut places = HashMap::new();
    let Some((Choices::Itemset(itemset), None)) = choices_of(scope, question) else {
        return places;
    };
    let Some(column) = scope.form.names.find("geometry") else {
        return places;
    };
    // A list that cannot be told has no places either; the question says so.
    let Ok(nodes) = nodes_of(scope, question, itemset) else {
        return places;
    };
    for node in nodes.iter() {
        if let Some(child) = scope.first_child_named(node, column) {
            let place = scope.value(child).into_owned();
            if !place.is_empty() {
                places.insert(part(scope, node, itemset.value).into_owned(), place);
            }
        }
    }
    places
}

/// What a question lists, and the search that takes the place of some of it.
fn choices_of<'i>(scope: &Scope<'i>, question: Index) -> Option<(&'i Choices, Option<&'i Search>)> {
    let definition = scope.live.cell(question).definition;
    let control = scope.form.control(scope.form.node(definition).control?);
    Some((control.choices.as_ref()?, control.search.as_ref()))
}

fn nodes_of(
    scope: &Scope<'_>,
    question: Index,
    itemset: &Itemset,
) -> Result<Nodes<NodeRef>, Box<Failure>> {
    let expression = scope.form.expression(itemset.nodes);
    scope.work.count();
    let context = Context::at(scope.node(question));
    expression.xpath.evaluate_nodes(scope, context)
}

/// Text of a part of an item.
fn part<'s>(scope: &'s Scope<'_>, node: NodeRef, part: ItemPart) -> Cow<'s, str> {
    match part {
        ItemPart::Child(name) | ItemPart::Itext(name) => scope
            .first_child_named(node, name)
            .map(|child| scope.value(child))
            .unwrap_or_default(),
        ItemPart::Expression(id) => {
            let expression = scope.form.expression(id);
            scope.work.count();
            expression
                .xpath
                .evaluate_text(scope, Context::at(node))
                .unwrap_or_default()
        }
        ItemPart::None => Cow::Borrowed(""),
    }
}

/// A label that the item itself holds.
fn label_of(scope: &Scope<'_>, node: NodeRef, label: ItemPart) -> Option<Rendered> {
    let text = part(scope, node, label);
    (label != ItemPart::None).then(|| Rendered {
        text: text.into_owned(),
        language: None,
        fallback: false,
    })
}

/// The column of labels named for the language in use, in the file that an item is from:
/// `label::English (en)`, as Collect reads of `itemsets.csv`, and `label_en` or `label::en` besides.
/// JavaRosa leaves labels from other files untranslated; these columns do better.
fn column_by_language(scope: &Scope<'_>, item: Option<NodeRef>) -> Option<NameId> {
    let (instance, _) = item?.secondary()?;
    let instance = scope.form.secondary.get(instance)?;
    instance.source.as_ref()?;
    let Content::Table(table) = &instance.content else {
        return None;
    };
    let language = scope.form.itext.languages().get(scope.language)?;
    let name = (!language.name.is_empty()).then(|| format!("label::{}", language.name));
    let tag = Some(&*language.tag).filter(|tag| !tag.is_empty());
    let tagged = tag.map(|tag| [format!("label_{tag}"), format!("label::{tag}")]);
    name.into_iter()
        .chain(tagged.into_iter().flatten())
        .filter_map(|name| scope.form.names.find(&name))
        .find(|name| table.column(*name).is_some())
}

/// The label of a row in the column for the language in use, if there is one.
fn label_by_language(scope: &Scope<'_>, node: NodeRef, column: NameId) -> Option<Rendered> {
    let child = scope.first_child_named(node, column)?;
    let text = scope.value(child).into_owned();
    (!text.is_empty()).then_some(Rendered {
        text,
        language: Some(scope.language),
        fallback: false,
    })
}
