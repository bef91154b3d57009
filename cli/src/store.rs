//! Opening the store of `--store DIR`, with the desktop's key file.

use std::path::Path;
use std::sync::Arc;

use rayi::{KeyVault as _, Rayi, SystemEnvironment, UnsealedKeyFile};

use crate::console::Console;
use crate::error::Error;

/// Opens or makes the store, and says how its key is kept.
pub(crate) fn open(console: &mut Console<'_>, folder: &Path) -> Result<Rayi, Error> {
    let rayi = open_silently(folder)?;
    let place = folder.display().to_string();
    console.say("store-at", &[("folder", place.into())])?;
    console.say(UnsealedKeyFile::beside(folder).level().code(), &[])?;
    Ok(rayi)
}

/// [`open`] for output that is nothing but what was asked for.
pub(crate) fn open_silently(folder: &Path) -> Result<Rayi, Error> {
    std::fs::create_dir_all(folder).map_err(|fault| Error::unusable(folder, &fault))?;
    let vault = Arc::new(UnsealedKeyFile::beside(folder));
    Ok(Rayi::open(folder, vault, Arc::new(SystemEnvironment))?)
}
