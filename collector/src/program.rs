//! Program: `rayi-collector`, from its arguments to its exit code.
//!
//! `rayi collector` of the command line is the same program under another name.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use rayi_locale::{Arg, Texts};
use rayi_trust::TrustedKeys;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

use crate::collector::{Collector, Config, Offering, Opening};
use crate::error::Error;
use crate::forms::{NotAdded, Reason};
use crate::wire::serve;

pub use options::{Asked, Misuse, Options};

mod findings;
mod options;

/// Runs the program until it is told to stop (SIGTERM, ctrl-c). Speaks the language that
/// `--lang` or else `locale` (as in `LANG`) names. Exit code 0: stopped as told, or help was
/// shown; 1: could not open or listen; 2: wrong use.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>, locale: &str) -> ExitCode {
    let (texts, asked) = Options::read(arguments, locale);
    let outcome = match asked {
        Ok(Asked::Help) => options::help(texts, &mut io::stdout()).map_err(Failure::Printing),
        Ok(Asked::Version) => {
            writeln!(io::stdout(), "rayi-collector {}", env!("CARGO_PKG_VERSION"))
                .map_err(Failure::Printing)
        }
        Ok(Asked::Serve(options)) => collect(*options, texts),
        Ok(Asked::AddForm { form, forms }) => add_form(&form, &forms, texts),
        Err(misuse) => Err(Failure::Misuse(misuse)),
    };
    let failure = match outcome {
        Ok(()) => return ExitCode::SUCCESS,
        // Whoever read the help has read enough.
        Err(Failure::Printing(fault)) if fault.kind() == io::ErrorKind::BrokenPipe => {
            return ExitCode::SUCCESS;
        }
        Err(failure) => failure,
    };
    let (code, id, arguments) = failure.text(texts);
    let arguments: Vec<_> = arguments
        .iter()
        .map(|(name, value)| (*name, value.as_str().into()))
        .collect();
    // Nobody is left to be told when even this cannot be written.
    let _ = writeln!(io::stderr(), "{}", texts.plain(&id, &arguments));
    ExitCode::from(code)
}

enum Failure {
    Misuse(Misuse),
    NotAdded { file: String, why: NotAdded },
    Trust { file: String, reason: String },
    Collector(Error),
    Runtime(io::Error),
    Printing(io::Error),
}

fn collect(options: Options, texts: Texts) -> Result<(), Failure> {
    let mut config = Config::new(options.forms, options.data);
    if let Some(most) = options.max_post {
        config.limits.post = most;
        config.limits.file = most;
    }
    config.public_url = options.url;
    if let Some(file) = options.trust {
        config.trust = read_keys(&file)?;
    }
    config.on_fault = Box::new(move |rejection| {
        let mut reason = rejection.code().to_owned();
        if let Some(source) = std::error::Error::source(rejection) {
            reason = source.to_string();
        }
        let line = texts.plain("collector-upload-failed", &[("reason", reason.into())]);
        let _ = writeln!(io::stderr(), "{line}");
    });
    // Whether somebody reads it or not: phones wait.
    config.on_forms = Box::new(move |forms| {
        let _ = report_forms(texts, forms, &mut io::stdout().lock());
    });
    let collector = Collector::open(config).map_err(Failure::Collector)?;
    let runtime = Runtime::new().map_err(Failure::Runtime)?;
    runtime.block_on(async {
        let address = options.listen;
        let failed = |source| Failure::Collector(Error::ListenFailed { address, source });
        let listener = TcpListener::bind(address).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        // Before anybody is told that we listen: who knows may send a signal.
        let stop = stop_signal().map_err(Failure::Runtime)?;
        // Whether somebody reads it or not: phones wait.
        let _ = report(texts, collector.opening(), &address.to_string());
        serve(listener, collector, async move {
            stop.await;
            mention(texts, "collector-stopping");
        })
        .await;
        mention(texts, "collector-stopped");
        Ok(())
    })
}

fn read_keys(file: &Path) -> Result<TrustedKeys, Failure> {
    let failure = |reason| Failure::Trust {
        file: file.display().to_string(),
        reason,
    };
    let bytes = fs::read(file).map_err(|fault| failure(fault.to_string()))?;
    TrustedKeys::parse(&bytes).map_err(|fault| failure(fault.to_string()))
}

/// Looks a form through and puts it into the folder of forms. What was found is printed.
fn add_form(form: &Path, folder: &Path, texts: Texts) -> Result<(), Failure> {
    let added = crate::forms::add(form, folder);
    let file = form.display().to_string();
    let mut out = io::stdout().lock();
    let found = match &added {
        Ok(added) => added.findings.as_slice(),
        Err(NotAdded::Unfit(Reason::Faulty { findings })) => findings,
        Err(_) => &[],
    };
    findings::print(texts, &file, found, &mut out).map_err(Failure::Printing)?;
    let added = added.map_err(|why| Failure::NotAdded { file, why })?;
    let (id, version) = (added.id.as_str().into(), added.version.as_str().into());
    let said = if added.version.is_empty() {
        texts.plain("collector-form-added-without-version", &[("id", id)])
    } else {
        texts.plain("collector-form-added", &[("id", id), ("version", version)])
    };
    writeln!(out, "{said}").map_err(Failure::Printing)
}

/// What was found at the start. The address stands last, so that a script can wait for it.
fn report(texts: Texts, opening: &Opening, address: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let say = |out: &mut dyn Write, id: &str, arguments: &[(&str, Arg<'_>)]| {
        writeln!(out, "{}", texts.plain(id, arguments))
    };
    if let Some(file) = &opening.index_set_aside {
        let file = file.display().to_string();
        say(
            &mut out,
            "collector-index-set-aside",
            &[("file", file.into())],
        )?;
    }
    if opening.reindexed > 0 {
        let n = opening.reindexed.into();
        say(&mut out, "collector-records-reindexed", &[("n", n)])?;
    }
    report_forms(texts, &opening.forms, &mut out)?;
    let n = opening.records.into();
    say(&mut out, "collector-records-kept", &[("n", n)])?;
    say(
        &mut out,
        "collector-listening",
        &[("address", address.into())],
    )
}

/// What the folder of forms offers, and what it does not. The errors of a workbook stand before the
/// line that says that it is left out.
fn report_forms(texts: Texts, forms: &Offering, out: &mut dyn Write) -> io::Result<()> {
    for left_out in &forms.left_out {
        if let Reason::Faulty { findings } = &left_out.reason {
            findings::print(texts, &left_out.file, findings, out)?;
        }
        let args = [
            ("file", left_out.file.as_str().into()),
            ("reason", reason_text(texts, &left_out.reason).into()),
        ];
        writeln!(out, "{}", texts.plain("collector-form-left-out", &args))?;
    }
    let args = [("n", forms.offered.into())];
    writeln!(out, "{}", texts.plain("collector-forms-offered", &args))
}

fn reason_text(texts: Texts, reason: &Reason) -> String {
    let n = match reason {
        Reason::NotAForm { line } => *line,
        Reason::Faulty { findings } => findings::errors(findings),
        _ => 0,
    };
    let id = format!("collector-form-reason-{}", reason.code());
    texts.plain(&id, &[("line", n.into()), ("n", n.into())])
}

/// Says something that nobody may be left to read: the terminal can be gone by now.
fn mention(texts: Texts, id: &str) {
    let _ = writeln!(io::stdout(), "{}", texts.plain(id, &[]));
}

/// Ends when the system or a person asks to stop.
#[cfg(unix)]
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut term, mut int) = (
        signal(SignalKind::terminate())?,
        signal(SignalKind::interrupt())?,
    );
    Ok(async move {
        tokio::select! {
            _ = term.recv() => {}
            _ = int.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}

impl Failure {
    /// Exit code, id of the text, and its arguments.
    fn text(&self, texts: Texts) -> (u8, String, Vec<(&'static str, String)>) {
        let (exit, code, arguments) = match self {
            Self::NotAdded { file, why } => {
                let file = ("file", file.clone());
                match why {
                    NotAdded::Folder(error) => (1, error.code(), error.parameters()),
                    NotAdded::NameTaken => (1, "form-name-taken", vec![file]),
                    NotAdded::Unfit(reason) => {
                        let reason = ("reason", reason_text(texts, reason));
                        (1, "form-not-added", vec![file, reason])
                    }
                    NotAdded::Writing(fault) => (
                        1,
                        "form-not-added",
                        vec![file, ("reason", fault.to_string())],
                    ),
                }
            }
            Self::Misuse(misuse) => (
                2,
                misuse.code(),
                vec![("argument", misuse.argument().to_owned())],
            ),
            Self::Trust { file, reason } => (
                1,
                "trust-unreadable",
                vec![("file", file.clone()), ("reason", reason.clone())],
            ),
            Self::Collector(error) => (1, error.code(), error.parameters()),
            Self::Runtime(fault) | Self::Printing(fault) => {
                (1, "system", vec![("reason", fault.to_string())])
            }
        };
        (exit, format!("collector-error-{code}"), arguments)
    }
}

#[cfg(test)]
mod tests {
    use rayi_locale::Language;

    use super::*;

    #[test]
    fn every_failure_and_reason_has_words_in_every_language() {
        let io = || io::Error::other("x");
        let folder = std::path::PathBuf::new;
        let address = std::net::SocketAddr::from(([127, 0, 0, 1], 0));
        let sqlite = || rusqlite::Error::InvalidQuery;
        let misuse = |kind: fn(String) -> Misuse| Failure::Misuse(kind("--x".to_owned()));
        let not_added = |why| Failure::NotAdded {
            file: String::new(),
            why,
        };
        let failures = [
            misuse(Misuse::Unknown),
            misuse(Misuse::Missing),
            misuse(Misuse::Value),
            Failure::Trust {
                file: String::new(),
                reason: String::new(),
            },
            Failure::Collector(Error::FormsUnreadable {
                folder: folder(),
                source: io(),
            }),
            Failure::Collector(Error::DataUnusable {
                folder: folder(),
                source: io(),
            }),
            Failure::Collector(Error::DataInUse { folder: folder() }),
            Failure::Collector(Error::IndexUnusable { source: sqlite() }),
            Failure::Collector(Error::IndexTooNew { found: 2, known: 1 }),
            Failure::Collector(Error::ListenFailed {
                address,
                source: io(),
            }),
            Failure::Runtime(io()),
            Failure::Printing(io()),
            not_added(NotAdded::NameTaken),
            not_added(NotAdded::Unfit(Reason::NoId)),
            not_added(NotAdded::Writing(io())),
        ];
        let reasons = [
            Reason::Unreadable,
            Reason::TooLarge,
            Reason::Faulty {
                findings: Vec::new(),
            },
            Reason::XmlBeside,
            Reason::NotKept,
            Reason::NotAForm { line: 1 },
            Reason::NoId,
            Reason::IdUnusable,
            Reason::Repeated,
        ];
        for language in Language::ALL {
            let texts = Texts::new(language);
            for failure in &failures {
                let (_, id, arguments) = failure.text(texts);
                assert!(texts.has(&id), "{id} in {language:?}");
                let arguments: Vec<_> = arguments
                    .iter()
                    .map(|(name, value)| (*name, value.as_str().into()))
                    .collect();
                assert!(
                    !texts.plain(&id, &arguments).contains('…'),
                    "{id} lacks an argument"
                );
            }
            for reason in &reasons {
                assert!(texts.has(&format!("collector-form-reason-{}", reason.code())));
            }
        }
    }
}
