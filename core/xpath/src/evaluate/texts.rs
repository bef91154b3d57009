//! Functions over texts. Characters are Unicode's, where JavaRosa counts UTF-16 units.

use std::borrow::Cow;
use std::collections::HashMap;

use super::{Arguments, Evaluator, TEXT_LIMIT};
use crate::dom::Host;
use crate::error::{Error, Result};
use crate::function::Function;
use crate::number;
use crate::pattern::{Outcome, Pattern, Refusal};
use crate::value::Value;

pub(super) fn call<'a, H: Host>(
    function: Function,
    arguments: &Arguments<'_, 'a, H>,
) -> Result<Value<'a, H::Node>> {
    let text = match function {
        Function::String => arguments.text_or_context()?,
        Function::Concat => join("", arguments, 0)?,
        Function::Join => join(&arguments.text(0)?, arguments, 1)?,
        Function::Substr => substr(arguments)?,
        Function::Substring => substring(arguments)?,
        Function::SubstringBefore => {
            let (text, part) = (arguments.text(0)?, arguments.text(1)?);
            cut(text, |text| text.find(&*part).map_or(0..0, |at| 0..at))
        }
        Function::SubstringAfter => {
            let (text, part) = (arguments.text(0)?, arguments.text(1)?);
            let after = |text: &str| {
                text.find(&*part)
                    .map_or(0..0, |at| at + part.len()..text.len())
            };
            cut(text, after)
        }
        Function::Translate => {
            let (text, from, to) = (arguments.text(0)?, arguments.text(1)?, arguments.text(2)?);
            arguments.evaluator.spend((text.len() + from.len()) / 16)?;
            translate(text, &from, &to)
        }
        Function::NormalizeSpace => normalize_space(&arguments.text_or_context()?).into(),
        Function::StringLength => {
            let length = arguments.text_or_context()?.chars().count();
            #[expect(
                clippy::cast_precision_loss,
                reason = "texts are far shorter than 2^53"
            )]
            return Ok(Value::Number(length as f64));
        }
        _ => return test(function, arguments).map(Value::Boolean),
    };
    Ok(Value::Text(text))
}

fn test<H: Host>(function: Function, arguments: &Arguments<'_, '_, H>) -> Result<bool> {
    let (text, part) = (arguments.text(0)?, arguments.text(1)?);
    match function {
        Function::Contains => Ok(text.contains(&*part)),
        Function::StartsWith => Ok(text.starts_with(&*part)),
        Function::EndsWith => Ok(text.ends_with(&*part)),
        _ => regex(arguments, &text, &part),
    }
}

impl<'a, H: Host> Arguments<'_, 'a, H> {
    /// The only argument's text, or the context node's where there is none.
    fn text_or_context(&self) -> Result<Cow<'a, str>> {
        if self.len() == 0 {
            return Ok(self.evaluator.context_text(self.scope.node));
        }
        self.text(0)
    }
}

impl<'a, H: Host> Evaluator<'a, H> {
    /// The text of a node that need not be relevant; blank if it is not.
    pub(super) fn context_text(&self, node: H::Node) -> Cow<'a, str> {
        if self.host.is_relevant(node) {
            self.node_text(node)
        } else {
            Cow::Borrowed("")
        }
    }
}

fn join<'a, H: Host>(
    separator: &str,
    arguments: &Arguments<'_, 'a, H>,
    from: usize,
) -> Result<Cow<'a, str>> {
    let mut joined: Option<String> = None;
    arguments.values(from, |value| {
        let text = arguments.evaluator.to_text(value);
        match &mut joined {
            None => joined = Some(text.into_owned()),
            Some(joined) => {
                joined.push_str(separator);
                joined.push_str(&text);
            }
        }
        if joined
            .as_ref()
            .is_some_and(|joined| joined.len() > TEXT_LIMIT)
        {
            return arguments.fail(
                Error::TextTooLong {
                    limit: TEXT_LIMIT as u64,
                },
                from,
            );
        }
        Ok(())
    })?;
    Ok(joined.unwrap_or_default().into())
}

/// From 0, end excluded; negative positions count from the end.
fn substr<'a, H: Host>(arguments: &Arguments<'_, 'a, H>) -> Result<Cow<'a, str>> {
    let text = arguments.text(0)?;
    let length = i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
    let position = |number: f64| {
        let at = i64::from(number::to_i32(number));
        (if at < 0 { at + length } else { at }).clamp(0, length)
    };
    let start = position(arguments.number(1)?);
    let end = if arguments.len() > 2 {
        position(arguments.number(2)?)
    } else {
        length
    };
    Ok(cut(text, |text| {
        if start > end {
            0..0
        } else {
            byte_of(text, start)..byte_of(text, end)
        }
    }))
}

/// XPath 1.0: positions from 1, rounded, in floating point so that NaN selects nothing.
fn substring<'a, H: Host>(arguments: &Arguments<'_, 'a, H>) -> Result<Cow<'a, str>> {
    let text = arguments.text(0)?;
    let round = |number: f64| (number + 0.5).floor();
    let start = round(arguments.number(1)?);
    let end = match arguments.len() {
        2 => f64::INFINITY,
        _ => start + round(arguments.number(2)?),
    };
    let mut position = 0.0;
    let kept = text.chars().filter(|_| {
        position += 1.0;
        position >= start && position < end
    });
    let kept: String = kept.collect();
    Ok(Cow::Owned(kept))
}

fn byte_of(text: &str, character: i64) -> usize {
    let skip = usize::try_from(character).unwrap_or(0);
    text.char_indices()
        .nth(skip)
        .map_or(text.len(), |(at, _)| at)
}

/// A part of a text, without a copy where the text is borrowed.
fn cut<'a>(text: Cow<'a, str>, part: impl FnOnce(&str) -> std::ops::Range<usize>) -> Cow<'a, str> {
    let range = part(&text);
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(&text[range]),
        Cow::Owned(text) => Cow::Owned(text[range].to_owned()),
    }
}

fn translate<'a>(text: Cow<'a, str>, from: &str, to: &str) -> Cow<'a, str> {
    let table = Translation::of(from, to);
    if text.chars().all(|c| table.of_char(c) == Some(c)) {
        return text;
    }
    Cow::Owned(text.chars().filter_map(|c| table.of_char(c)).collect())
}

/// What each character becomes: itself, another one, or nothing. Long tables are looked up, not
/// searched.
struct Translation {
    ascii: [Option<char>; 128],
    others: HashMap<char, Option<char>>,
}

impl Translation {
    fn of(from: &str, to: &str) -> Self {
        let mut table = Self {
            ascii: std::array::from_fn(|code| u8::try_from(code).ok().map(char::from)),
            others: HashMap::new(),
        };
        let mut seen = [false; 128];
        let mut replacements = to.chars();
        // The first mention of a character counts.
        for c in from.chars() {
            let replacement = replacements.next();
            match (table.ascii.get_mut(c as usize), seen.get_mut(c as usize)) {
                (Some(entry), Some(seen)) => {
                    if !std::mem::replace(seen, true) {
                        *entry = replacement;
                    }
                }
                _ => {
                    table.others.entry(c).or_insert(replacement);
                }
            }
        }
        table
    }

    fn of_char(&self, c: char) -> Option<char> {
        match self.ascii.get(c as usize) {
            Some(entry) => *entry,
            None => self.others.get(&c).copied().unwrap_or(Some(c)),
        }
    }
}

/// Java's blanks: space, tab, newline, vertical tab, form feed, carriage return.
fn normalize_space(text: &str) -> String {
    let blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\u{b}' | '\u{c}' | '\r');
    let trimmed = text.trim_matches(|c: char| c <= ' ');
    let mut normal = String::with_capacity(trimmed.len());
    for word in trimmed.split(blank).filter(|word| !word.is_empty()) {
        if !normal.is_empty() {
            normal.push(' ');
        }
        normal.push_str(word);
    }
    normal
}

/// The whole text must match. A literal pattern is compiled once for the expression's life, another
/// as often as it changes.
fn regex<H: Host>(arguments: &Arguments<'_, '_, H>, text: &str, pattern: &str) -> Result<bool> {
    let evaluator = arguments.evaluator;
    let call = evaluator.expr.call(arguments.id);
    let literal = matches!(
        evaluator.expr.term(arguments.terms[1]),
        crate::expr::Term::Text(_)
    );
    if literal {
        let compiled = call.pattern.get_or_init(|| Pattern::compile(pattern));
        return matches(arguments, text, compiled);
    }
    let mut last = evaluator.pattern.borrow_mut();
    if last.as_ref().is_none_or(|(known, _)| known != pattern) {
        let compiled = Pattern::compile(pattern);
        evaluator.spend(compiled.as_ref().map_or(1, Pattern::compiling_cost))?;
        *last = Some((pattern.to_owned(), compiled));
    }
    match &*last {
        Some((_, compiled)) => matches(arguments, text, compiled),
        None => Ok(false),
    }
}

fn matches<H: Host>(
    arguments: &Arguments<'_, '_, H>,
    text: &str,
    pattern: &std::result::Result<Pattern, Refusal>,
) -> Result<bool> {
    let pattern = match pattern {
        Ok(pattern) => pattern,
        Err(refusal) => return arguments.fail(refusal.error(), 1),
    };
    arguments.evaluator.spend(pattern.cost(text))?;
    match pattern.matches(text) {
        Outcome::Match => Ok(true),
        Outcome::NoMatch => Ok(false),
        Outcome::TooCostly => arguments.fail(Error::PatternTooCostly, 0),
    }
}
