//! `rayi xpath`: one expression, or a line of JSON each.

use std::io::{self, Write};
use std::path::Path;

use lexopt::{Arg, Parser, ValueExt as _};
use rayi::{ExpressionRequest, evaluate_expression};
use serde_json::{Map, Value, json};

use super::{Lines, Misuse, moment, object, text_of, texts, zone};

/// The conversions that a request may ask for.
const CONVERSIONS: [&str; 4] = ["string", "number", "boolean", "nodeset"];

pub(super) fn run(mut words: Parser, output: &mut dyn Write) -> Result<u8, Misuse> {
    let mut request = ExpressionRequest::default();
    let mut batch = false;
    let mut expression = None;
    let mut asked = 0;
    loop {
        if let Some(word) = signed(&mut words)
            && expression.replace(word).is_some()
        {
            return Err("one expression is enough".into());
        }
        let Some(word) = words.next()? else { break };
        asked += 1;
        match word {
            Arg::Long("batch") => batch = true,
            Arg::Long("instance") => {
                request.instance = Some(text_of(Path::new(&words.value()?))?);
            }
            Arg::Long("context") => request.context = Some(words.value()?.string()?),
            Arg::Long("as") => request.conversion = Some(conversion(words.value()?.string()?)?),
            Arg::Long("ns") => request.namespaces.push(pair(&words.value()?.string()?)?),
            Arg::Long("secondary") => {
                let (id, file) = pair(&words.value()?.string()?)?;
                request.secondary.push((id, text_of(Path::new(&file))?));
            }
            Arg::Value(value) if expression.is_none() => expression = Some(value.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    if batch {
        if asked > 1 || expression.is_some() {
            return Err("--batch takes everything from its lines".into());
        }
        for line in Lines::of(io::stdin().lock()) {
            let (_, line) = line?;
            writeln!(output, "{}", answer(&line))?;
            output.flush()?;
        }
        return Ok(0);
    }
    request.expression = expression.ok_or("an expression is needed")?;
    let answer = evaluate_expression(&request);
    writeln!(output, "{answer}")?;
    Ok(u8::from(answer.get("error").is_some()))
}

/// A word that begins with one minus: an expression, since no option has one.
fn signed(words: &mut Parser) -> Option<String> {
    let minus = |word: &str| word.len() > 1 && word.starts_with('-') && !word.starts_with("--");
    words
        .try_raw_args()?
        .next_if(|word| word.to_str().is_some_and(minus))?
        .into_string()
        .ok()
}

/// Answers one line of `rayi xpath --batch`.
fn answer(line: &str) -> Value {
    let mut answer = match object(line) {
        Ok(asked) => {
            let id = asked.get("id").cloned().unwrap_or_default();
            let answer = request(&asked).map_or_else(
                |message| refusal(&message),
                |request| evaluate_expression(&request),
            );
            (id, answer)
        }
        Err((id, message)) => (id, refusal(&message)),
    };
    if let Some(members) = answer.1.as_object_mut() {
        members.insert("id".to_owned(), answer.0);
    }
    answer.1
}

fn refusal(message: &str) -> Value {
    json!({"error": {"kind": "context", "message": message}})
}

/// A request in JSON as one of the engine's; `Err` is what is wrong with it.
fn request(asked: &Map<String, Value>) -> Result<ExpressionRequest, String> {
    let text = |name: &str| super::text(asked, name);
    let instance = match (text("instance_xml")?, text("instance")?) {
        (Some(xml), _) => Some(xml),
        (None, Some(file)) => Some(text_of(Path::new(&file)).map_err(|fault| fault.to_string())?),
        (None, None) => None,
    };
    let zone = zone(asked)?;
    let now = text("now")?
        .map(|now| moment(&now, &zone).map_err(|fault| fault.to_string()))
        .transpose()?;
    Ok(ExpressionRequest {
        expression: text("expr")?.ok_or("expr is missing")?,
        instance,
        context: text("context")?,
        conversion: text("as")?.map(conversion).transpose()?,
        namespaces: texts(asked, "ns")?,
        secondary: texts(asked, "instances")?,
        zone: text("tz")?,
        now,
    })
}

fn conversion(name: String) -> Result<String, String> {
    if CONVERSIONS.contains(&name.as_str()) {
        Ok(name)
    } else {
        Err(format!("there is no conversion to {name}"))
    }
}

fn pair(text: &str) -> Result<(String, String), Misuse> {
    let (name, value) = text.split_once('=').ok_or("NAME=VALUE is needed")?;
    Ok((name.to_owned(), value.to_owned()))
}
