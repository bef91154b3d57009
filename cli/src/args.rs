//! The command line, in two steps: [`raw`] words against one table of flags, then [`resolve`]d into
//! a [`Request`] in which nothing is left to decide.

mod help;
mod raw;
mod resolve;

use std::ffi::OsString;
use std::path::PathBuf;

use rayi_locale::{Language, Texts};

pub(crate) use help::help;
pub(crate) use resolve::usual_store;

/// What a person asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Request {
    pub(crate) language: Language,
    pub(crate) json: bool,
    /// Open the store, or seal it, with a passphrase.
    pub(crate) seals: bool,
    pub(crate) command: Command,
}

/// A command with everything it needs.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Help(Option<Verb>),
    Version,
    Demo {
        answers: Option<PathBuf>,
        store: Option<PathBuf>,
    },
    FormCheck {
        forms: Vec<PathBuf>,
        media: Option<PathBuf>,
    },
    FormConvert {
        form: PathBuf,
        output: PathBuf,
        media: Option<PathBuf>,
    },
    Interview(Interview),
    Outbox(Outbox),
    Passphrase {
        sealing: Sealing,
        store: PathBuf,
    },
    Sync {
        store: PathBuf,
        server: String,
    },
    Verify {
        records: Vec<PathBuf>,
        form: PathBuf,
        trust: Option<PathBuf>,
    },
    Collector(Vec<OsString>),
}

/// What `rayi interview` needs.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Interview {
    pub(crate) form: PathBuf,
    pub(crate) media: Option<PathBuf>,
    pub(crate) form_language: Option<String>,
    pub(crate) fresh: bool,
    /// Go on with a draft of an older version of the form.
    pub(crate) upgrade: bool,
    /// A finished record to correct, by its number in the outbox.
    pub(crate) correct: Option<String>,
    /// Correct it even if the form does not offer that.
    pub(crate) anyway: bool,
    pub(crate) store: PathBuf,
}

/// What `rayi outbox` needs.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Outbox {
    pub(crate) store: PathBuf,
    pub(crate) release: Option<String>,
    /// Print the device's key and nothing else.
    pub(crate) key: bool,
}

/// What becomes of a store's passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sealing {
    Set,
    Change,
    Remove,
}

/// The commands, as nouns for help and usage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    Demo,
    FormCheck,
    FormConvert,
    Interview,
    Outbox,
    PassphraseSet,
    PassphraseChange,
    PassphraseRemove,
    Sync,
    Verify,
    Collector,
}

/// One flag: its only declaration.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Flag {
    /// Without the dashes.
    pub(crate) name: &'static str,
    pub(crate) short: Option<char>,
    /// The name of its value, if it takes one.
    pub(crate) value: Option<&'static str>,
    /// The text that explains it.
    pub(crate) about: &'static str,
    /// The commands that know it.
    pub(crate) of: &'static [Verb],
}

/// What is wrong with a command line. Each has a text of the same id.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Usage {
    CommandMissing,
    CommandUnknown(String),
    FlagUnknown(String),
    FlagForeign { flag: &'static str, command: Verb },
    ValueMissing(String),
    ValueSpare(String),
    ValueRefused { flag: &'static str, value: String },
    OperandMissing(&'static str),
    OperandSpare(String),
    FlagNeeded(&'static str),
    StoreNowhere,
}

/// Reads a command line (without the program's name). `environment` looks up a variable.
pub(crate) fn request(
    words: Vec<OsString>,
    environment: &dyn Fn(&str) -> Option<String>,
) -> Result<Request, (Language, Usage)> {
    let language = resolve::language_hint(&words, environment);
    raw::raw(words)
        .and_then(|raw| resolve::resolve(raw, language))
        .map_err(|usage| (language, usage))
}

impl Verb {
    pub(crate) const ALL: [Self; 11] = [
        Self::Demo,
        Self::FormCheck,
        Self::FormConvert,
        Self::Interview,
        Self::Outbox,
        Self::PassphraseSet,
        Self::PassphraseChange,
        Self::PassphraseRemove,
        Self::Sync,
        Self::Verify,
        Self::Collector,
    ];

    /// The words that name it after `rayi`.
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::Demo => "demo",
            Self::FormCheck => "form check",
            Self::FormConvert => "form convert",
            Self::Interview => "interview",
            Self::Outbox => "outbox",
            Self::PassphraseSet => "passphrase set",
            Self::PassphraseChange => "passphrase change",
            Self::PassphraseRemove => "passphrase remove",
            Self::Sync => "sync",
            Self::Verify => "verify",
            Self::Collector => "collector",
        }
    }

    /// What stands after it, as usage lines write it.
    pub(crate) const fn operands(self) -> &'static str {
        match self {
            Self::Demo
            | Self::Outbox
            | Self::PassphraseSet
            | Self::PassphraseChange
            | Self::PassphraseRemove
            | Self::Sync => "",
            Self::FormCheck => "FILE…",
            Self::FormConvert => "FILE",
            Self::Interview => "FORM",
            Self::Verify => "RECORD…",
            Self::Collector => "…",
        }
    }
}

impl Usage {
    pub(crate) fn text(&self, texts: Texts) -> String {
        match self {
            Self::CommandMissing => texts.plain("usage-command-missing", &[]),
            Self::CommandUnknown(word) => {
                texts.plain("usage-command-unknown", &[("word", word.as_str().into())])
            }
            Self::FlagUnknown(flag) => {
                texts.plain("usage-flag-unknown", &[("flag", flag.as_str().into())])
            }
            Self::FlagForeign { flag, command } => texts.plain(
                "usage-flag-foreign",
                &[
                    ("flag", format!("--{flag}").into()),
                    ("command", command.words().into()),
                ],
            ),
            Self::ValueMissing(flag) => {
                texts.plain("usage-value-missing", &[("flag", flag.as_str().into())])
            }
            Self::ValueSpare(flag) => {
                texts.plain("usage-value-spare", &[("flag", flag.as_str().into())])
            }
            Self::ValueRefused { flag, value } => texts.plain(
                "usage-value-refused",
                &[
                    ("flag", format!("--{flag}").into()),
                    ("value", value.as_str().into()),
                ],
            ),
            Self::OperandMissing(what) => {
                texts.plain("usage-operand-missing", &[("what", (*what).into())])
            }
            Self::OperandSpare(word) => {
                texts.plain("usage-operand-spare", &[("word", word.as_str().into())])
            }
            Self::FlagNeeded(flag) => {
                texts.plain("usage-flag-needed", &[("flag", format!("--{flag}").into())])
            }
            Self::StoreNowhere => texts.plain("usage-store-nowhere", &[]),
        }
    }
}

/// Every flag of every command.
pub(crate) const FLAGS: &[Flag] = &[
    Flag {
        name: "lang",
        short: None,
        value: Some("L"),
        about: "flag-lang",
        of: &Verb::ALL,
    },
    Flag {
        name: "json",
        short: None,
        value: None,
        about: "flag-json",
        of: &Verb::ALL,
    },
    Flag {
        name: "store",
        short: None,
        value: Some("DIR"),
        about: "flag-store",
        of: &Verb::ALL,
    },
    Flag {
        name: "passphrase",
        short: None,
        value: None,
        about: "flag-passphrase",
        of: &[Verb::Demo, Verb::Interview, Verb::Outbox, Verb::Sync],
    },
    Flag {
        name: "answers",
        short: None,
        value: Some("FILE"),
        about: "flag-answers",
        of: &[Verb::Demo],
    },
    Flag {
        name: "media",
        short: None,
        value: Some("DIR"),
        about: "flag-media",
        of: &[Verb::FormCheck, Verb::FormConvert, Verb::Interview],
    },
    Flag {
        name: "output",
        short: Some('o'),
        value: Some("FILE"),
        about: "flag-output",
        of: &[Verb::FormConvert],
    },
    Flag {
        name: "form-lang",
        short: None,
        value: Some("L"),
        about: "flag-form-lang",
        of: &[Verb::Interview],
    },
    Flag {
        name: "new",
        short: None,
        value: None,
        about: "flag-new",
        of: &[Verb::Interview],
    },
    Flag {
        name: "upgrade",
        short: None,
        value: None,
        about: "flag-upgrade",
        of: &[Verb::Interview],
    },
    Flag {
        name: "correct",
        short: None,
        value: Some("ID"),
        about: "flag-correct",
        of: &[Verb::Interview],
    },
    Flag {
        name: "anyway",
        short: None,
        value: None,
        about: "flag-anyway",
        of: &[Verb::Interview],
    },
    Flag {
        name: "release",
        short: None,
        value: Some("ID"),
        about: "flag-release",
        of: &[Verb::Outbox],
    },
    Flag {
        name: "key",
        short: None,
        value: None,
        about: "flag-key",
        of: &[Verb::Outbox],
    },
    Flag {
        name: "server",
        short: None,
        value: Some("URL"),
        about: "flag-server",
        of: &[Verb::Sync],
    },
    Flag {
        name: "form",
        short: None,
        value: Some("FORM"),
        about: "flag-form",
        of: &[Verb::Verify],
    },
    Flag {
        name: "trust",
        short: None,
        value: Some("FILE"),
        about: "flag-trust",
        of: &[Verb::Verify],
    },
    Flag {
        name: "help",
        short: Some('h'),
        value: None,
        about: "flag-help",
        of: &Verb::ALL,
    },
    Flag {
        name: "version",
        short: Some('V'),
        value: None,
        about: "flag-version",
        of: &[],
    },
];

#[cfg(test)]
mod tests;
