//! The second step: which command, which language, which folder; after it nothing is left to
//! decide.

use std::ffi::OsString;
use std::path::PathBuf;

use rayi_locale::Language;

use super::raw::Raw;
use super::{Command, Interview, Outbox, Request, Sealing, Usage, Verb};

pub(super) fn resolve(mut raw: Raw, language: Language) -> Result<Request, Usage> {
    if let Some(tag) = raw.string("lang")?
        && Language::from_tag(&tag).is_none()
    {
        return Err(Usage::ValueRefused {
            flag: "lang",
            value: tag,
        });
    }
    let json = raw.has("json");
    let seals = raw.has("passphrase");
    let request = |command| {
        Ok(Request {
            language,
            json,
            seals,
            command,
        })
    };
    if raw.has("version") {
        return request(Command::Version);
    }
    if raw.words.is_empty() && raw.has("help") {
        return request(Command::Help(None));
    }
    let verb = verb(&mut raw)?;
    if let Some(flag) = raw.flags().find(|flag| !flag.of.contains(&verb)) {
        return Err(Usage::FlagForeign {
            flag: flag.name,
            command: verb,
        });
    }
    if raw.has("help") {
        return request(Command::Help(Some(verb)));
    }
    let command = command(verb, &mut raw)?;
    match raw.words.into_iter().next() {
        Some(spare) => Err(Usage::OperandSpare(spare.to_string_lossy().into_owned())),
        None => request(command),
    }
}

/// The interface's language: `--lang`, else what the environment says, else English. Read before
/// anything else, so that faults of the rest are told in it.
pub(super) fn language_hint(
    words: &[OsString],
    environment: &dyn Fn(&str) -> Option<String>,
) -> Language {
    let mut tags = Vec::new();
    let mut words = words.iter().map(|word| word.to_string_lossy());
    while let Some(word) = words.next() {
        match word.strip_prefix("--lang") {
            Some("") => tags.extend(words.next().map(String::from)),
            Some(rest) => tags.extend(rest.strip_prefix('=').map(str::to_owned)),
            None => {}
        }
    }
    tags.reverse();
    // POSIX: the first of these that is set and not empty decides, and "C" means no language.
    let posix = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(environment);
    tags.extend(posix.filter(|tag| !tag.is_empty()).take(1));
    Language::negotiate(&tags).unwrap_or_default()
}

fn verb(raw: &mut Raw) -> Result<Verb, Usage> {
    if raw.words.is_empty() {
        return Err(Usage::CommandMissing);
    }
    let first = raw.words.remove(0).to_string_lossy().into_owned();
    let mut words = first.clone();
    if Verb::ALL
        .iter()
        .any(|verb| verb.words().starts_with(&format!("{first} ")))
    {
        if raw.words.is_empty() {
            return Err(Usage::CommandUnknown(first));
        }
        words = format!("{first} {}", raw.words.remove(0).to_string_lossy());
    }
    let found = Verb::ALL.into_iter().find(|verb| verb.words() == words);
    found.ok_or(Usage::CommandUnknown(words))
}

fn command(verb: Verb, raw: &mut Raw) -> Result<Command, Usage> {
    Ok(match verb {
        Verb::Demo => Command::Demo {
            answers: path(raw, "answers"),
            store: path(raw, "store"),
        },
        Verb::FormCheck => Command::FormCheck {
            forms: operands(raw, "FILE")?,
            media: path(raw, "media"),
        },
        Verb::FormConvert => Command::FormConvert {
            form: operand(raw, "FILE")?,
            output: path(raw, "output").ok_or(Usage::FlagNeeded("output"))?,
            media: path(raw, "media"),
        },
        Verb::Interview => Command::Interview(Interview {
            form: operand(raw, "FORM")?,
            media: path(raw, "media"),
            form_language: raw.string("form-lang")?,
            fresh: raw.has("new"),
            upgrade: raw.has("upgrade"),
            correct: raw.string("correct")?,
            anyway: raw.has("anyway"),
            store: store(raw)?,
        }),
        Verb::Outbox => Command::Outbox(Outbox {
            store: store(raw)?,
            release: raw.string("release")?,
            key: raw.has("key"),
        }),
        Verb::PassphraseSet => passphrase(raw, Sealing::Set)?,
        Verb::PassphraseChange => passphrase(raw, Sealing::Change)?,
        Verb::PassphraseRemove => passphrase(raw, Sealing::Remove)?,
        Verb::Sync => Command::Sync {
            store: store(raw)?,
            server: raw.string("server")?.ok_or(Usage::FlagNeeded("server"))?,
        },
        Verb::Verify => Command::Verify {
            records: operands(raw, "RECORD")?,
            form: path(raw, "form").ok_or(Usage::FlagNeeded("form"))?,
            trust: path(raw, "trust"),
        },
        Verb::Collector => Command::Collector(raw.passed_on.take().unwrap_or_default()),
    })
}

fn passphrase(raw: &Raw, sealing: Sealing) -> Result<Command, Usage> {
    let store = store(raw)?;
    Ok(Command::Passphrase { sealing, store })
}

fn path(raw: &Raw, flag: &'static str) -> Option<PathBuf> {
    raw.value(flag).map(PathBuf::from)
}

fn operand(raw: &mut Raw, what: &'static str) -> Result<PathBuf, Usage> {
    if raw.words.is_empty() {
        return Err(Usage::OperandMissing(what));
    }
    Ok(raw.words.remove(0).into())
}

fn operands(raw: &mut Raw, what: &'static str) -> Result<Vec<PathBuf>, Usage> {
    match std::mem::take(&mut raw.words) {
        none if none.is_empty() => Err(Usage::OperandMissing(what)),
        some => Ok(some.into_iter().map(PathBuf::from).collect()),
    }
}

fn store(raw: &Raw) -> Result<PathBuf, Usage> {
    path(raw, "store")
        .or_else(usual_store)
        .ok_or(Usage::StoreNowhere)
}

/// Where the platform's convention puts a program's own files, such as `~/.local/share/rayi`.
pub(crate) fn usual_store() -> Option<PathBuf> {
    Some(
        directories::ProjectDirs::from("", "", "rayi")?
            .data_dir()
            .to_owned(),
    )
}
