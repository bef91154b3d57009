//! `rayi demo`: the whole pipe on one machine, from the first question to the collector's folder.
use std::path::{Path, PathBuf};

use crate::Exit;
use crate::console::Console;
use crate::error::Error;

pub(crate) fn run(
    _console: &mut Console<'_>,
    _answers: Option<&Path>,
    _store: Option<PathBuf>,
) -> Result<Exit, Error> {
    Ok(Exit::Unable)
}
