//! `rayi xpath`, `rayi script` and `rayi bench`: three commands for whoever tests a form.
//!
//! Other programs depend on their names, keys and exit statuses, so they speak JSON and the words
//! of developers, whatever the interface's language.

mod bench;

use std::ffi::OsString;
use std::io::{self, BufRead as _, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use lexopt::{Arg, Parser, ValueExt as _};
use rayi::{
    Environment, ExpressionRequest, MediaFile, Script, SystemEnvironment, evaluate_expression,
};
use serde_json::{Value, json};

use crate::files;

/// Runs one of the three commands; `None` if the words name none of them.
pub(crate) fn run(words: &[OsString]) -> Option<ExitCode> {
    let rest = || words.iter().skip(1).cloned();
    let command = match words.first()?.to_str()? {
        "xpath" => xpath,
        "script" => script,
        "bench" => bench::run,
        _ => return None,
    };
    let mut output = io::stdout().lock();
    let status = command(Parser::from_args(rest()), &mut output).unwrap_or_else(|misuse| {
        // Nothing more can be done if standard error is closed.
        let _ = writeln!(io::stderr(), "rayi: {misuse}");
        2
    });
    Some(ExitCode::from(status))
}

/// What stops a command before it begins: exit status 2.
type Misuse = Box<dyn std::error::Error>;

fn xpath(mut words: Parser, output: &mut dyn Write) -> Result<u8, Misuse> {
    let mut request = ExpressionRequest::default();
    let mut batch = false;
    let mut expression = None;
    while let Some(word) = words.next()? {
        match word {
            Arg::Long("batch") => batch = true,
            Arg::Long("instance") => {
                request.instance = Some(text_of(Path::new(&words.value()?))?);
            }
            Arg::Long("context") => request.context = Some(words.value()?.string()?),
            Arg::Long("as") => request.conversion = Some(words.value()?.string()?),
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
        for line in io::stdin().lock().lines() {
            let line = line?;
            if !line.trim().is_empty() {
                writeln!(output, "{}", answer(&line))?;
                output.flush()?;
            }
        }
        return Ok(0);
    }
    request.expression = expression.ok_or("an expression is needed")?;
    let answer = evaluate_expression(&request);
    writeln!(output, "{answer}")?;
    Ok(u8::from(answer.get("error").is_some()))
}

/// Answers one line of `rayi xpath --batch`.
fn answer(line: &str) -> Value {
    let refused = |id: Value, message: String| json!({"id": id, "error": {"kind": "context", "message": message}});
    let Ok(Value::Object(asked)) = serde_json::from_str::<Value>(line) else {
        return refused(Value::Null, "the line is no JSON object".to_owned());
    };
    let id = asked.get("id").cloned().unwrap_or_default();
    let text = |name: &str| {
        asked
            .get(name)
            .and_then(Value::as_str)
            .map(ToOwned::to_owned)
    };
    let pairs = |name: &str| -> Vec<(String, String)> {
        let object = asked.get(name).and_then(Value::as_object);
        object
            .into_iter()
            .flatten()
            .filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned())))
            .collect()
    };
    let instance = match (text("instance_xml"), text("instance")) {
        (Some(xml), _) => Some(xml),
        (None, Some(file)) => match text_of(Path::new(&file)) {
            Ok(xml) => Some(xml),
            Err(fault) => return refused(id, fault.to_string()),
        },
        (None, None) => None,
    };
    let now = match text("now").map(|now| moment(&now)).transpose() {
        Ok(now) => now,
        Err(fault) => return refused(id, fault.to_string()),
    };
    let mut answer = evaluate_expression(&ExpressionRequest {
        expression: text("expr").unwrap_or_default(),
        instance,
        context: text("context"),
        conversion: text("as"),
        namespaces: pairs("ns"),
        secondary: pairs("instances"),
        zone: text("tz"),
        now,
    });
    if let Some(answer) = answer.as_object_mut() {
        answer.insert("id".to_owned(), id);
    }
    answer
}

fn script(mut words: Parser, output: &mut dyn Write) -> Result<u8, Misuse> {
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
            Arg::Long("now") => now = Some(moment(&words.value()?.string()?)?),
            Arg::Value(value) if form.is_none() => form = Some(PathBuf::from(value)),
            other => return Err(other.unexpected().into()),
        }
    }
    let world = World::at(now);
    let mut all_ok = true;
    if batch {
        for line in io::stdin().lock().lines() {
            let line = line?;
            if line.trim().is_empty() {
                continue;
            }
            let result = interview(&line, &world);
            all_ok &= result.get("ok") == Some(&Value::Bool(true));
            writeln!(output, "{result}")?;
            output.flush()?;
        }
        return Ok(u8::from(!all_ok));
    }
    let form = form.ok_or("a form is needed")?;
    let loaded = load(&form, media.as_deref())
        .and_then(|(xml, media)| Script::open(&xml, media, language.as_deref(), world.share()));
    let mut script = match loaded {
        Ok(script) => script,
        Err(error) => {
            writeln!(output, "{}", json!({"error": error}))?;
            return Ok(2);
        }
    };
    for line in io::stdin().lock().lines() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let step = serde_json::from_str(&line).unwrap_or(Value::Null);
        let result = script.step(&step);
        all_ok &= Script::is_ok(&result);
        writeln!(output, "{result}")?;
        output.flush()?;
    }
    Ok(u8::from(!all_ok))
}

/// Runs one line of `rayi script --batch`.
fn interview(line: &str, world: &World) -> Value {
    let Ok(Value::Object(asked)) = serde_json::from_str::<Value>(line) else {
        return json!({"id": null, "error": "the line is no JSON object"});
    };
    let id = asked.get("id").cloned().unwrap_or_default();
    let text = |name: &str| asked.get(name).and_then(Value::as_str);
    let loaded = match text("form_xml") {
        Some(xml) => Ok((xml.as_bytes().to_vec(), Vec::new())),
        None => load(Path::new(text("form").unwrap_or_default()), None),
    };
    let opened = loaded.and_then(|(xml, beside)| {
        let media = match asked.get("media") {
            Some(Value::Object(files)) => files
                .iter()
                .map(|(name, text)| MediaFile {
                    name: name.clone(),
                    bytes: text.as_str().unwrap_or_default().as_bytes().to_vec(),
                })
                .collect(),
            Some(Value::String(folder)) => {
                files::read_media(Path::new(folder)).map_err(|fault| fault.to_string())?
            }
            _ => beside,
        };
        let world = match text("now").map(moment) {
            Some(Ok(now)) => World::at(Some(now)).share(),
            Some(Err(fault)) => return Err(fault.to_string()),
            None => world.share(),
        };
        Script::open(&xml, media, text("lang"), world)
    });
    let mut script = match opened {
        Ok(script) => script,
        Err(error) => return json!({"id": id, "error": error}),
    };
    let steps = asked.get("steps").and_then(Value::as_array);
    let results: Vec<Value> = steps
        .into_iter()
        .flatten()
        .map(|step| script.step(step))
        .collect();
    let ok = results.iter().all(Script::is_ok);
    json!({"id": id, "ok": ok, "results": results})
}

/// A form and its files, or why they cannot be read.
fn load(form: &Path, media: Option<&Path>) -> Result<(Vec<u8>, Vec<MediaFile>), String> {
    let read = files::read_form(form, media).map_err(|fault| fault.to_string())?;
    Ok((read.xml, read.media))
}

fn text_of(path: &Path) -> Result<String, Misuse> {
    std::fs::read_to_string(path).map_err(|fault| format!("{}: {fault}", path.display()).into())
}

fn pair(text: &str) -> Result<(String, String), Misuse> {
    let (name, value) = text.split_once('=').ok_or("NAME=VALUE is needed")?;
    Ok((name.to_owned(), value.to_owned()))
}

/// A moment in ISO 8601: with an offset, or local, or a day.
fn moment(text: &str) -> Result<i64, Misuse> {
    if let Ok(moment) = text.parse::<jiff::Timestamp>() {
        return Ok(moment.as_millisecond());
    }
    let local: jiff::civil::DateTime = text.parse()?;
    let zone = jiff::tz::TimeZone::system();
    Ok(zone.to_timestamp(local)?.as_millisecond())
}

/// The system's world, with a clock that may stand still.
#[derive(Clone)]
struct World(Option<i64>);

impl World {
    fn at(now: Option<i64>) -> Self {
        Self(now)
    }

    fn share(&self) -> Arc<dyn Environment> {
        Arc::new(self.clone())
    }
}

impl Environment for World {
    fn now(&self) -> i64 {
        self.0.unwrap_or_else(|| SystemEnvironment.now())
    }

    fn offset_minutes(&self, at: i64) -> i32 {
        SystemEnvironment.offset_minutes(at)
    }

    fn random(&self) -> u64 {
        SystemEnvironment.random()
    }
}
