//! `rayi script`: an interview, one step after another.

use std::collections::HashMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;
use lexopt::{Arg, Parser, ValueExt as _};
use rayi::{Media, Script};
use serde_json::{Map, Value, json};

use super::{Lines, Misuse, World, load, moment, object, text, texts, zone};
use crate::files::{Folder, FormFiles};

pub(super) fn run(mut words: Parser, output: &mut dyn Write) -> Result<u8, Misuse> {
    let mut batch = false;
    let mut form = None;
    let mut media = None;
    let mut language = None;
    let mut now = None;
    while let Some(word) = words.next()? {
        match word {
            Arg::Long("batch") => batch = true,
            Arg::Long("media") => media = Some(PathBuf::from(words.value()?)),
            Arg::Long("lang") => language = Some(words.value()?.string()?),
            Arg::Long("now") => now = Some(moment(&words.value()?.string()?, &TimeZone::system())?),
            Arg::Value(value) if form.is_none() => form = Some(PathBuf::from(value)),
            other => return Err(other.unexpected().into()),
        }
    }
    let world = World::at(now);
    if batch {
        if form.is_some() || media.is_some() || language.is_some() {
            return Err("--batch takes forms, media and languages from its lines".into());
        }
        return interviews(&world, output);
    }
    let form = form.ok_or("a form is needed")?;
    let loaded = load(&form, media.as_deref())
        .and_then(|form| Script::open(&form.xml, &form.media, language.as_deref(), world.share()));
    match loaded {
        Ok(script) => steps(script, output),
        Err(error) => {
            writeln!(output, "{}", json!({"error": error}))?;
            Ok(2)
        }
    }
}

/// Carries out the steps of standard input; a step bears the number of its line.
fn steps(mut script: Script, output: &mut dyn Write) -> Result<u8, Misuse> {
    let mut all_ok = true;
    for line in Lines::of(io::stdin().lock()) {
        let (number, line) = line?;
        // What is no JSON is no step, which the script says.
        let step = serde_json::from_str(&line).unwrap_or_default();
        let result = script.step_at(number, &step);
        all_ok &= Script::is_ok(&result);
        writeln!(output, "{result}")?;
        output.flush()?;
    }
    Ok(u8::from(!all_ok))
}

/// Runs the interviews of standard input, one a line.
fn interviews(world: &World, output: &mut dyn Write) -> Result<u8, Misuse> {
    let mut all_ok = true;
    for line in Lines::of(io::stdin().lock()) {
        let (_, line) = line?;
        let result = match object(&line) {
            Err((id, error)) => json!({"id": id, "error": error}),
            Ok(asked) => {
                let id = asked.get("id").cloned().unwrap_or_default();
                match interview(&asked, world) {
                    Ok((ok, results)) => json!({"id": id, "ok": ok, "results": results}),
                    Err(error) => json!({"id": id, "error": error}),
                }
            }
        };
        all_ok &= result.get("ok") == Some(&Value::Bool(true));
        writeln!(output, "{result}")?;
        output.flush()?;
    }
    Ok(u8::from(!all_ok))
}

/// Runs one interview: whether all went well, and the result of each step.
fn interview(asked: &Map<String, Value>, world: &World) -> Result<(bool, Vec<Value>), String> {
    let steps = match asked.get("steps") {
        None | Some(Value::Null) => &[][..],
        Some(Value::Array(steps)) => steps,
        Some(_) => return Err("steps is no list".to_owned()),
    };
    let media: Option<Box<dyn Media>> = match asked.get("media") {
        None | Some(Value::Null) => None,
        Some(Value::Object(_)) => {
            let files = texts(asked, "media")?.into_iter();
            let files: HashMap<String, Vec<u8>> = files
                .map(|(name, text)| (name, text.into_bytes()))
                .collect();
            Some(Box::new(files))
        }
        Some(Value::String(folder)) => {
            let folder = Folder::of(Path::new(folder)).map_err(|fault| fault.to_string())?;
            Some(Box::new(folder))
        }
        Some(_) => return Err("media is neither a folder nor {file: text}".to_owned()),
    };
    let form = match (text(asked, "form_xml")?, text(asked, "form")?) {
        (Some(xml), _) => FormFiles {
            xml: xml.into_bytes(),
            media: Folder::default(),
        },
        (None, Some(form)) => load(Path::new(&form), None)?,
        (None, None) => return Err("form or form_xml is missing".to_owned()),
    };
    let mut world = world.clone();
    world.zone = zone(asked)?;
    if let Some(now) = text(asked, "now")? {
        world.now = Some(moment(&now, &world.zone).map_err(|fault| fault.to_string())?);
    }
    let language = text(asked, "lang")?;
    let media = media.as_deref().unwrap_or(&form.media);
    let mut script = Script::open(&form.xml, media, language.as_deref(), world.share())?;
    let results: Vec<Value> = steps.iter().map(|step| script.step(step)).collect();
    Ok((results.iter().all(Script::is_ok), results))
}
