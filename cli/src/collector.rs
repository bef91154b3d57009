//! `rayi collector`: the other end of the pipe, with its own command line.
use std::ffi::OsString;

use crate::Exit;
use crate::console::Console;
use crate::error::Error;

pub(crate) fn run(_console: &mut Console<'_>, _words: Vec<OsString>) -> Result<Exit, Error> {
    Ok(Exit::Unable)
}
