//! The Fluent files against each other: same ids, same attributes, same variables, no faults.

#![allow(
    clippy::disallowed_methods,
    reason = "looks at which files lie in the folder"
)]

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};

use super::*;
use crate::texts::COUNTS;
use crate::{Digits, Texts};

/// What a message asks for, by id and by `id.attribute`.
type Shape = BTreeMap<String, BTreeSet<String>>;

#[test]
fn every_language_has_the_same_texts_with_the_same_variables() {
    let english = shape(Language::En);
    assert!(english.len() > 80, "the reference is read");
    for language in Language::ALL {
        let other = shape(language);
        for (id, variables) in &english {
            assert_eq!(other.get(id), Some(variables), "{id} in {language:?}");
        }
        let spare: Vec<_> = other
            .keys()
            .filter(|id| !english.contains_key(*id))
            .collect();
        assert!(
            spare.is_empty(),
            "{language:?} has texts English has not: {spare:?}"
        );
    }
}

#[test]
fn the_files_on_disk_are_the_files_compiled_in() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/i18n");
    let files = std::fs::read_dir(folder)
        .expect("the folder is beside the sources")
        .count();
    let compiled: usize = Language::ALL
        .into_iter()
        .map(|language| of(language).len())
        .sum();
    assert_eq!(
        files, compiled,
        "a file of i18n/ is not in the list of sources.rs"
    );
}

#[test]
fn arabic_counts_by_plural_alone_and_in_all_six_forms() {
    let mut counted = 0;
    for_each_selector(Language::Ar, &mut |id, selector, keys| {
        let InlineExpression::FunctionReference {
            id: function,
            arguments,
        } = selector
        else {
            assert_eq!(
                counted_variable(selector),
                None,
                "{id}: Fluent's rules fail from 103 up"
            );
            return;
        };
        assert_eq!(function.name, "PLURAL", "{id}");
        let count = arguments
            .positional
            .first()
            .and_then(counted_variable)
            .expect("a count");
        assert_eq!(keys, ["zero", "one", "two", "few", "many", "other"], "{id}");
        let texts = Texts::new(Language::Ar).with_digits(Digits::Western);
        let say = |n: i64| texts.plain(id, &[(count, n.into())]);
        let said = BTreeSet::from([0, 1, 2, 3, 11, 100].map(say));
        assert_eq!(said.len(), 6, "{id}: {said:?}");
        assert_eq!(say(103), say(3).replace('3', "103"), "{id}");
        assert_eq!(say(111), say(11).replace("11", "111"), "{id}");
        counted += 1;
    });
    assert!(counted >= 13, "{counted}");
}

#[test]
fn the_others_count_by_a_literal_zero_one_and_other() {
    for language in [Language::Ckb, Language::Kmr, Language::En] {
        for_each_selector(language, &mut |id, selector, keys| {
            let counts = counted_variable(selector).is_some();
            let plural = ["0", "one", "other"];
            assert_eq!(counts, keys == plural, "{id} in {language:?}: {keys:?}");
        });
    }
}

#[test]
fn every_language_tells_the_same_words_apart() {
    let words = |language| {
        let mut words = BTreeMap::new();
        for_each_selector(language, &mut |id, selector, keys| {
            if let InlineExpression::VariableReference { id: variable } = selector
                && counted_variable(selector).is_none()
            {
                words.insert((id.to_owned(), variable.name.to_owned()), keys.join(" "));
            }
        });
        words
    };
    assert!(!words(Language::En).is_empty());
    for language in Language::ALL {
        assert_eq!(words(language), words(Language::En), "{language:?}");
    }
}

/// The variable, if it is one of those whose strings become numbers.
fn counted_variable<'a>(selector: &InlineExpression<&'a str>) -> Option<&'a str> {
    match selector {
        InlineExpression::VariableReference { id } => COUNTS.contains(&id.name).then_some(id.name),
        _ => None,
    }
}

fn parsed(language: Language) -> Vec<Entry<&'static str>> {
    let parse = |source: &&'static str| {
        fluent_syntax::parser::parse(*source)
            .expect("a Fluent file without faults")
            .body
    };
    of(language).iter().flat_map(parse).collect()
}

fn shape(language: Language) -> Shape {
    let mut shape = Shape::new();
    for entry in parsed(language) {
        let message = match entry {
            Entry::Message(message) => message,
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
            Entry::Term(_) | Entry::Junk { .. } => panic!("only messages stand in these files"),
        };
        let id = message.id.name;
        let mut note = |name: String, pattern: &Pattern<&str>| {
            let mut variables = BTreeSet::new();
            walk(pattern, &mut |part| {
                if let InlineExpression::VariableReference { id } = part {
                    variables.insert(id.name.to_owned());
                }
            });
            assert!(
                shape.insert(name.clone(), variables).is_none(),
                "{name} stands twice"
            );
        };
        note(
            id.to_owned(),
            message.value.as_ref().expect("a message with a text"),
        );
        for attribute in &message.attributes {
            note(format!("{id}.{}", attribute.id.name), &attribute.value);
        }
    }
    shape
}

fn for_each_selector(
    language: Language,
    see: &mut impl FnMut(&str, &InlineExpression<&str>, &[&str]),
) {
    for entry in parsed(language) {
        let Entry::Message(message) = entry else {
            continue;
        };
        for element in message.value.iter().flat_map(|pattern| &pattern.elements) {
            if let PatternElement::Placeable {
                expression: Expression::Select { selector, variants },
            } = element
            {
                let keys: Vec<_> = variants
                    .iter()
                    .map(|variant| match variant.key {
                        VariantKey::Identifier { name } => name,
                        VariantKey::NumberLiteral { value } => value,
                    })
                    .collect();
                see(message.id.name, selector, &keys);
            }
        }
    }
}

fn walk<'a>(pattern: &'a Pattern<&'a str>, see: &mut impl FnMut(&'a InlineExpression<&'a str>)) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { .. } => {}
            PatternElement::Placeable {
                expression: Expression::Inline(part),
            } => inline(part, see),
            PatternElement::Placeable {
                expression: Expression::Select { selector, variants },
            } => {
                inline(selector, see);
                variants
                    .iter()
                    .for_each(|variant| walk(&variant.value, see));
            }
        }
    }
}

fn inline<'a>(
    part: &'a InlineExpression<&'a str>,
    see: &mut impl FnMut(&'a InlineExpression<&'a str>),
) {
    see(part);
    if let InlineExpression::FunctionReference { arguments, .. } = part {
        let CallArguments { positional, .. } = arguments;
        positional.iter().for_each(|argument| inline(argument, see));
    }
}
