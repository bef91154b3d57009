//! The passphrase of a store: from the environment for scripts, else typed without being shown.

use crate::console::Console;
use crate::error::Error;

/// Holds it, for scripts; a flag would stand in every list of processes.
pub(crate) const VARIABLE: &str = "RAYI_PASSPHRASE";

/// What the environment says; blank says nothing.
pub(crate) fn given() -> Option<String> {
    let said = std::env::var(VARIABLE).ok();
    said.filter(|said| !said.trim().is_empty())
}

/// Asks for it, twice where a store is to be sealed with it.
pub(crate) fn asked(console: &mut Console<'_>, is_new: bool) -> Result<String, Error> {
    if !console.attended {
        return Err(Error::PassphraseNeeded);
    }
    let first = typed(console, "passphrase-ask")?;
    if is_new && typed(console, "passphrase-again")? != first {
        return Err(Error::PassphrasesDiffer);
    }
    Ok(first)
}

fn typed(console: &mut Console<'_>, id: &str) -> Result<String, Error> {
    let question = console.texts.plain(id, &[]);
    console.complain(&question)?;
    let unseen = Unseen::begin();
    let typed = console.ask();
    drop(unseen);
    // The line end was not shown either.
    console.complain("")?;
    let typed = typed?.unwrap_or_default();
    match typed.trim().is_empty() {
        true => Err(Error::PassphraseNeeded),
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
