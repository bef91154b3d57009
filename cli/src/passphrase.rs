//! The passphrase of a store: from the environment for scripts, else typed without being shown.

use std::path::Path;

use crate::args::Sealing;
use crate::console::Console;
use crate::error::Error;
use crate::{Exit, store};

/// Holds it, for scripts; a flag would stand in every list of processes.
const VARIABLE: &str = "RAYI_PASSPHRASE";
/// Holds the one that is to take its place.
const NEW_VARIABLE: &str = "RAYI_NEW_PASSPHRASE";

/// Sets, changes or removes the passphrase of a store, and says how its key is kept then.
pub(crate) fn run(
    console: &mut Console<'_>,
    sealing: Sealing,
    folder: &Path,
) -> Result<Exit, Error> {
    match (sealing, rayi::has_passphrase(folder)) {
        (Sealing::Set, true) => return Err(Error::PassphraseThere),
        (Sealing::Change | Sealing::Remove, false) => return Err(Error::PassphraseAbsent),
        _ => {}
    }
    let vault = match sealing {
        Sealing::Set => {
            console.seals = true;
            store::opened(console, folder)?.1
        }
        Sealing::Change => {
            let now = current(console)?;
            rayi::change_passphrase(
                folder,
                now,
                new(console, "passphrase-ask-new", NEW_VARIABLE)?,
            )?
        }
        Sealing::Remove => rayi::remove_passphrase(folder, current(console)?)?,
    };
    store::say(console, folder, vault.level())?;
    console.document(&serde_json::json!({ "vault": vault.level().code() }))?;
    Ok(Exit::Done)
}

/// Whether the environment has one; blank is none.
pub(crate) fn is_given() -> bool {
    given(VARIABLE).is_some()
}

/// The passphrase that a store has.
pub(crate) fn current(console: &mut Console<'_>) -> Result<String, Error> {
    match given(VARIABLE) {
        Some(given) => Ok(given),
        None => typed(console, "passphrase-ask", VARIABLE),
    }
}

/// The passphrase that a store is to be sealed with.
pub(crate) fn first(console: &mut Console<'_>) -> Result<String, Error> {
    new(console, "passphrase-ask", VARIABLE)
}

/// A passphrase that nothing knows yet is typed twice.
fn new(console: &mut Console<'_>, id: &str, variable: &'static str) -> Result<String, Error> {
    if let Some(given) = given(variable) {
        return Ok(given);
    }
    let first = typed(console, id, variable)?;
    match typed(console, "passphrase-again", variable)? == first {
        true => Ok(first),
        false => Err(Error::PassphrasesDiffer),
    }
}

fn given(variable: &str) -> Option<String> {
    let said = std::env::var(variable).ok();
    said.filter(|said| !said.trim().is_empty())
}

fn typed(console: &mut Console<'_>, id: &str, variable: &'static str) -> Result<String, Error> {
    let nobody = Error::PassphraseNeeded { variable };
    if !console.attended {
        return Err(nobody);
    }
    // Before it is asked: whoever types at once is not seen either, and not forgotten.
    let unseen = Unseen::begin();
    let question = console.texts.plain(id, &[]);
    console.complain(&question)?;
    let typed = console.ask();
    drop(unseen);
    // The line end was not shown either.
    console.complain("")?;
    let typed = typed?.unwrap_or_default();
    match typed.trim().is_empty() {
        true => Err(nobody),
        false => Ok(typed),
    }
}

/// While it lives, the terminal does not show what is typed.
struct Unseen {
    #[cfg(unix)]
    before: Option<rustix::termios::Termios>,
}

#[cfg(unix)]
impl Unseen {
    fn begin() -> Self {
        use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
        let input = std::io::stdin();
        let before = tcgetattr(&input).ok();
        if let Some(before) = &before {
            let mut unseen = before.clone();
            unseen.local_modes.remove(LocalModes::ECHO);
            // Where the terminal cannot do that, it is asked for all the same.
            let _ = tcsetattr(&input, OptionalActions::Flush, &unseen);
        }
        Self { before }
    }
}

#[cfg(not(unix))]
impl Unseen {
    fn begin() -> Self {
        Self {}
    }
}

impl Drop for Unseen {
    fn drop(&mut self) {
        #[cfg(unix)]
        if let Some(before) = &self.before {
            use rustix::termios::{OptionalActions, tcsetattr};
            let _ = tcsetattr(std::io::stdin(), OptionalActions::Flush, before);
        }
    }
}
