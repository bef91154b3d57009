//! The first step: words and flags as they stand, each flag known, nothing else believed.

use std::ffi::OsString;

use lexopt::{Arg, Parser, ValueExt as _};

use super::{FLAGS, Flag, Usage};

/// A command line taken apart.
#[derive(Debug, Default)]
pub(super) struct Raw {
    /// What is no flag, in order.
    pub(super) words: Vec<OsString>,
    /// The flags in order, the last of a name counts.
    flags: Vec<(&'static Flag, Option<OsString>)>,
    /// What stands after `collector`, which has a command line of its own.
    pub(super) passed_on: Option<Vec<OsString>>,
}

pub(super) fn raw(words: Vec<OsString>) -> Result<Raw, Usage> {
    let mut parser = Parser::from_args(words);
    let mut raw = Raw::default();
    while let Some(arg) = parser.next().map_err(|fault| of_lexopt(&fault))? {
        let (flag, spelt) = match arg {
            Arg::Value(word) if raw.words.is_empty() && word == "collector" => {
                raw.words.push(word);
                raw.passed_on = Some(parser.raw_args().map_err(|f| of_lexopt(&f))?.collect());
                return Ok(raw);
            }
            Arg::Value(word) => {
                raw.words.push(word);
                continue;
            }
            Arg::Long(name) => (
                FLAGS.iter().find(|flag| flag.name == name),
                format!("--{name}"),
            ),
            Arg::Short(letter) => (
                FLAGS.iter().find(|flag| flag.short == Some(letter)),
                format!("-{letter}"),
            ),
        };
        let flag = flag.ok_or_else(|| Usage::FlagUnknown(spelt.clone()))?;
        let value = match flag.value {
            Some(_) => Some(parser.value().map_err(|_| Usage::ValueMissing(spelt))?),
            None => None,
        };
        raw.flags.push((flag, value));
    }
    Ok(raw)
}

impl Raw {
    pub(super) fn flags(&self) -> impl Iterator<Item = &'static Flag> {
        self.flags.iter().map(|(flag, _)| *flag)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.flags().any(|flag| flag.name == name)
    }

    /// The value of a flag, as the path or file name it may be.
    pub(super) fn value(&self, name: &str) -> Option<OsString> {
        self.flags
            .iter()
            .rev()
            .find(|(flag, _)| flag.name == name)?
            .1
            .clone()
    }

    /// The value of a flag that must be text.
    pub(super) fn string(&self, name: &'static str) -> Result<Option<String>, Usage> {
        let Some(value) = self.value(name) else {
            return Ok(None);
        };
        let shown = value.to_string_lossy().into_owned();
        value.string().map(Some).map_err(|_| Usage::ValueRefused {
            flag: name,
            value: shown,
        })
    }
}

fn of_lexopt(fault: &lexopt::Error) -> Usage {
    match fault {
        lexopt::Error::UnexpectedValue { option, .. } => Usage::ValueSpare(option.clone()),
        other => Usage::FlagUnknown(other.to_string()),
    }
}
