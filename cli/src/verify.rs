//! `rayi verify`: whether records are what was sealed, and by whom.
use std::path::{Path, PathBuf};

use crate::Exit;
use crate::console::Console;
use crate::error::Error;

pub(crate) fn run(
    _console: &mut Console<'_>,
    _records: &[PathBuf],
    _form: &Path,
    _trust: Option<&Path>,
) -> Result<Exit, Error> {
    Ok(Exit::Unable)
}
