//! `rayi xpath`, `rayi script` and `rayi bench`: three commands for whoever tests a form.
//!
//! Other programs depend on their names, keys and exit statuses, so they speak JSON and the words
//! of developers, whatever the interface's language.

mod bench;
mod script;
mod xpath;

use std::ffi::OsString;
use std::io::{self, BufRead, Write as _};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use jiff::tz::TimeZone;
use lexopt::Parser;
use rayi::{Environment, SystemEnvironment};
use serde_json::{Map, Value};

use crate::files::{self, FormFiles};

/// Runs one of the three commands; `None` if the words name none of them.
pub(crate) fn run(words: &[OsString]) -> Option<ExitCode> {
    let rest = || words.iter().skip(1).cloned();
    let command = match words.first()?.to_str()? {
        "xpath" => xpath::run,
        "script" => script::run,
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

/// A form and its files, or why they cannot be read.
fn load(form: &Path, media: Option<&Path>) -> Result<FormFiles, String> {
    files::read_form(form, media).map_err(|fault| fault.to_string())
}

fn text_of(path: &Path) -> Result<String, Misuse> {
    std::fs::read_to_string(path).map_err(|fault| format!("{}: {fault}", path.display()).into())
}

/// Lines with their numbers, from 1; blank ones are passed over. Bytes that are no UTF-8 become
/// replacement characters, so that one bad line stops none of the others.
struct Lines<R> {
    input: R,
    number: usize,
}

impl<R: BufRead> Lines<R> {
    fn of(input: R) -> Self {
        Self { input, number: 0 }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<(usize, String)>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let mut line = Vec::new();
            match self.input.read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Err(fault) => return Some(Err(fault)),
                Ok(_) => self.number += 1,
            }
            let line = String::from_utf8_lossy(&line);
            if !line.trim().is_empty() {
                return Some(Ok((self.number, line.trim().to_owned())));
            }
        }
    }
}

/// A line's JSON object; of another line the id that it seems to have, and what is wrong with it.
fn object(line: &str) -> Result<Map<String, Value>, (Value, String)> {
    match serde_json::from_str(line) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err((Value::Null, "the line is no JSON object".to_owned())),
        Err(fault) => Err((id_of(line), format!("the line is no JSON: {fault}"))),
    }
}

/// What stands behind the first `"id":` of a line that is no JSON, if that is.
fn id_of(line: &str) -> Value {
    let value = line
        .split_once("\"id\"")
        .and_then(|(_, rest)| rest.trim_start().strip_prefix(':'));
    value
        .and_then(|rest| serde_json::Deserializer::from_str(rest).into_iter().next())
        .and_then(Result::ok)
        .unwrap_or_default()
}

/// A member that is a text, if there is one.
fn text(asked: &Map<String, Value>, name: &str) -> Result<Option<String>, String> {
    match asked.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(format!("{name} is no text")),
    }
}

/// A member that is an object of texts, as pairs.
fn texts(asked: &Map<String, Value>, name: &str) -> Result<Vec<(String, String)>, String> {
    match asked.get(name) {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::Object(members)) => members
            .keys()
            .map(|key| {
                let value = text(members, key).map_err(|fault| format!("{name}: {fault}"))?;
                Ok((key.clone(), value.unwrap_or_default()))
            })
            .collect(),
        Some(_) => Err(format!("{name} is no object of texts")),
    }
}

/// A moment in ISO 8601: with an offset, or local to the zone, or a day.
fn moment(text: &str, zone: &TimeZone) -> Result<i64, Misuse> {
    if let Ok(moment) = text.parse::<jiff::Timestamp>() {
        return Ok(moment.as_millisecond());
    }
    let local: jiff::civil::DateTime = text.parse()?;
    Ok(zone.to_timestamp(local)?.as_millisecond())
}

/// The zone that a request names by its IANA name; the system's (or `TZ`'s) where it names none.
fn zone(asked: &Map<String, Value>) -> Result<TimeZone, String> {
    let Some(name) = text(asked, "tz")? else {
        return Ok(TimeZone::system());
    };
    TimeZone::get(&name).map_err(|_| format!("there is no time zone {name}"))
}

/// The system's world, with a clock that may stand still and a zone that may be another one.
#[derive(Clone)]
struct World {
    now: Option<i64>,
    zone: TimeZone,
}

impl World {
    fn at(now: Option<i64>) -> Self {
        Self {
            now,
            zone: TimeZone::system(),
        }
    }

    fn share(&self) -> Arc<dyn Environment> {
        Arc::new(self.clone())
    }
}

impl Environment for World {
    fn now(&self) -> i64 {
        self.now.unwrap_or_else(|| SystemEnvironment.now())
    }

    fn offset_minutes(&self, at: i64) -> i32 {
        let Ok(at) = jiff::Timestamp::from_millisecond(at) else {
            return 0;
        };
        self.zone.to_offset(at).seconds() / 60
    }

    fn random(&self) -> u64 {
        SystemEnvironment.random()
    }
}
