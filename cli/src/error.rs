//! What stops a command, each with a sentence in the interface's language.

use std::io;
use std::path::{Path, PathBuf};

use rayi_locale::{Family, Texts};

/// The command did not happen. Shown by [`Error::text`]; exit status 2.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(crate) enum Error {
    /// The engine refused.
    #[error("engine: {}", .0.code)]
    Engine(rayi::Error),
    /// The embedded collector did not start.
    #[error("collector: {}", .0.code())]
    Collector(rayi_collector::Error),
    /// A file the person named cannot be read.
    #[error("a file cannot be read: {kind}")]
    FileUnreadable { path: PathBuf, kind: io::ErrorKind },
    /// A file the person named is larger than any of its kind.
    #[error("a file is too large: {bytes} bytes")]
    FileTooLarge {
        path: PathBuf,
        bytes: u64,
        limit: u64,
    },
    /// A folder cannot be made or written.
    #[error("a folder cannot be used: {kind}")]
    FolderUnusable { path: PathBuf, kind: io::ErrorKind },
    /// The file of walks is not one.
    #[error("not a file of walks, line {line}")]
    NotWalks {
        path: PathBuf,
        line: usize,
        column: usize,
    },
    /// The form that a file of walks names is nowhere near it.
    #[error("the form of the walks is missing")]
    WalkFormMissing { form: String },
    /// The form is refused; its diagnostics were shown.
    #[error("the form is refused")]
    FormRefused,
    /// The form has no such language.
    #[error("the form has no such language")]
    FormLanguageUnknown { language: String, known: String },
    /// No port of this machine could be had.
    #[error("no port: {0}")]
    NoPort(io::ErrorKind),
    /// A passphrase is needed, and nobody is there to type it; a variable may hold it.
    #[error("a passphrase is needed")]
    PassphraseNeeded { variable: &'static str },
    /// A passphrase is to be set where one is.
    #[error("the store has a passphrase")]
    PassphraseThere,
    /// A passphrase is to be changed or removed where none is.
    #[error("the store has no passphrase")]
    PassphraseAbsent,
    /// What was typed twice was not the same.
    #[error("the passphrases differ")]
    PassphrasesDiffer,
    /// The output is closed or full.
    #[error("output: {0}")]
    Output(#[from] io::Error),
}

impl Error {
    pub(crate) fn unreadable(path: &Path, fault: &io::Error) -> Self {
        Self::FileUnreadable {
            path: path.to_owned(),
            kind: fault.kind(),
        }
    }

    pub(crate) fn unusable(path: &Path, fault: &io::Error) -> Self {
        Self::FolderUnusable {
            path: path.to_owned(),
            kind: fault.kind(),
        }
    }

    /// Stable kebab-case name, for `--json`.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Engine(fault) => fault.code,
            Self::Collector(fault) => fault.code(),
            Self::FileUnreadable { .. } => "file-unreadable",
            Self::FileTooLarge { .. } => "file-too-large",
            Self::FolderUnusable { .. } => "folder-unusable",
            Self::NotWalks { .. } => "not-walks",
            Self::WalkFormMissing { .. } => "walk-form-missing",
            Self::FormRefused => "form-refused",
            Self::FormLanguageUnknown { .. } => "form-language-unknown",
            Self::NoPort(_) => "no-port",
            Self::PassphraseNeeded { .. } => "passphrase-needed",
            Self::PassphraseThere => "passphrase-there",
            Self::PassphraseAbsent => "passphrase-absent",
            Self::PassphrasesDiffer => "passphrases-differ",
            Self::Output(_) => "output-failed",
        }
    }

    /// What happened.
    pub(crate) fn text(&self, texts: Texts) -> String {
        let parameters = self.parameters(texts);
        if let Self::Collector(fault) = self {
            let id = format!("collector-error-{}", fault.code());
            let args = parameters
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str().into()));
            return texts.plain(&id, &args.collect::<Vec<_>>());
        }
        texts.coded(Family::Error, self.code(), &parameters)
    }

    /// What can be done about it.
    pub(crate) fn remedy(&self, texts: Texts) -> Option<String> {
        texts.remedy(Family::Error, self.code(), &self.parameters(texts))
    }

    fn parameters(&self, texts: Texts) -> Vec<(String, String)> {
        let of = |pairs: &[(&str, String)]| {
            pairs
                .iter()
                .map(|(name, value)| ((*name).to_owned(), value.clone()))
                .collect()
        };
        match self {
            Self::Engine(fault) => fault.parameters.clone(),
            Self::Collector(fault) => of(&fault.parameters()),
            Self::FileUnreadable { path, kind } | Self::FolderUnusable { path, kind } => of(&[
                ("file", path.display().to_string()),
                ("reason", texts.plain(why(*kind), &[])),
            ]),
            Self::FileTooLarge { path, bytes, limit } => of(&[
                ("file", path.display().to_string()),
                ("bytes", bytes.to_string()),
                ("limit", limit.to_string()),
            ]),
            Self::NotWalks { path, line, column } => of(&[
                ("file", path.display().to_string()),
                ("line", line.to_string()),
                ("column", column.to_string()),
            ]),
            Self::WalkFormMissing { form } => of(&[("form", form.clone())]),
            Self::PassphraseNeeded { variable } => of(&[("variable", (*variable).to_owned())]),
            Self::FormRefused
            | Self::PassphraseThere
            | Self::PassphraseAbsent
            | Self::PassphrasesDiffer => Vec::new(),
            Self::FormLanguageUnknown { language, known } => {
                of(&[("language", language.clone()), ("known", known.clone())])
            }
            Self::NoPort(kind) => of(&[("reason", texts.plain(why(*kind), &[]))]),
            Self::Output(fault) => of(&[("reason", texts.plain(why(fault.kind()), &[]))]),
        }
    }
}

impl From<rayi_collector::Error> for Error {
    fn from(fault: rayi_collector::Error) -> Self {
        Self::Collector(fault)
    }
}

impl From<rayi::Error> for Error {
    fn from(fault: rayi::Error) -> Self {
        Self::Engine(fault)
    }
}

/// The text of the operating system's reason; its own words are in the system's language.
fn why(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::NotFound => "why-not-found",
        io::ErrorKind::PermissionDenied => "why-not-allowed",
        io::ErrorKind::IsADirectory => "why-a-folder",
        io::ErrorKind::NotADirectory => "why-no-folder",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "why-full",
        io::ErrorKind::AddrInUse => "why-address-taken",
        io::ErrorKind::BrokenPipe => "why-closed",
        _ => "why-unknown",
    }
}
