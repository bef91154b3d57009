//! `rayi`: the pipe by hand, on a desktop. From a form to a receipt.

mod args;
mod check;
mod console;
mod convert;
mod demo;
mod error;
mod files;
mod interview;
mod outbox;
mod passphrase;
mod store;
mod sync;
mod testing;
mod verify;
mod walk;

use std::io::{self, BufReader, IsTerminal as _, Write as _};
use std::process::ExitCode;

use rayi_locale::Texts;

use args::{Command, Request};
use console::Console;
use error::Error;

/// How a command ended; each command's help says what its statuses mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exit {
    /// Done, and nothing is wrong.
    Done = 0,
    /// Done, and something is wrong or left.
    Found = 1,
    /// Not done: wrong usage, a file that cannot be read, a store that does not open.
    Unable = 2,
}

fn main() -> ExitCode {
    let words: Vec<_> = std::env::args_os().skip(1).collect();
    if let Some(status) = testing::run(&words) {
        return status;
    }
    match args::request(words, &|name| std::env::var(name).ok()) {
        Ok(request) => run(request),
        Err((language, usage)) => {
            let texts = Texts::new(language).without_isolation();
            let said = console::printable(&usage.text(texts));
            // Nothing more can be done if standard error is closed.
            let _ = writeln!(
                io::stderr(),
                "rayi: {said}\n{}",
                texts.text("usage-help", &[])
            );
            Exit::Unable.into()
        }
    }
}

fn run(request: Request) -> ExitCode {
    let mut console = Console {
        texts: Texts::new(request.language).without_isolation(),
        json: request.json,
        seals: request.seals,
        attended: io::stdin().is_terminal(),
        coloured: io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        input: &mut BufReader::new(io::stdin()),
        output: &mut io::stdout(),
        faults: &mut io::stderr(),
    };
    let console = &mut console;
    let texts = console.texts;
    let ended = match request.command {
        Command::Help(verb) => show(console, &args::help(texts, verb)),
        Command::Version => show(console, concat!("rayi ", env!("CARGO_PKG_VERSION"), "\n")),
        Command::Demo { answers, store } => demo::run(console, answers.as_deref(), store),
        Command::FormCheck { forms, media } => check::run(console, &forms, media.as_deref()),
        Command::FormConvert {
            form,
            output,
            media,
        } => convert::run(console, &form, &output, media.as_deref()),
        Command::Interview(wanted) => interview::run(console, &wanted),
        Command::Outbox(wanted) => outbox::run(console, &wanted),
        Command::Passphrase { sealing, store } => passphrase::run(console, sealing, &store),
        Command::Sync { store, server } => sync::run(console, &store, &server),
        Command::Verify {
            records,
            form,
            trust,
        } => verify::run(console, &records, &form, trust.as_deref()),
        // The same program as rayi-collector, with its own options and exit statuses.
        Command::Collector(words) => {
            return rayi_collector::program::run(words, request.language.tag());
        }
    };
    let exit = ended.unwrap_or_else(|fault| {
        // A reader that went away (`rayi … | head`) is no fault worth a sentence.
        if !matches!(&fault, Error::Output(cause) if cause.kind() == io::ErrorKind::BrokenPipe) {
            explain(console, &fault);
        }
        Exit::Unable
    });
    exit.into()
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

fn explain(console: &mut Console<'_>, fault: &Error) {
    let texts = console.texts;
    // Nothing more can be done if both outputs are closed.
    let _ = console.complain(&format!("rayi: {}", fault.text(texts)));
    if let Some(remedy) = fault.remedy(texts) {
        let _ = console.complain(&remedy);
    }
    let _ = console.document(&serde_json::json!({ "error": fault.code() }));
}

fn show(console: &mut Console<'_>, text: &str) -> Result<Exit, Error> {
    write!(console.output, "{text}")?;
    Ok(Exit::Done)
}
