//! Opening the store of `--store DIR`, with the desktop's key file.

use std::path::Path;
use std::sync::Arc;

use rayi::{KeyVault as _, Rayi, SystemEnvironment, UnsealedKeyFile};

use crate::console::Console;
use crate::error::Error;

/// Opens or makes the store, and says how its key is kept.
pub(crate) fn open(console: &mut Console<'_>, folder: &Path) -> Result<Rayi, Error> {
    std::fs::create_dir_all(folder).map_err(|fault| Error::unusable(folder, &fault))?;
    let vault = Arc::new(UnsealedKeyFile::beside(folder));
    let level = vault.level();
    let rayi = Rayi::open(folder, vault, Arc::new(SystemEnvironment))?;
    console.say(
        "store-at",
        &[("folder", folder.display().to_string().into())],
    )?;
    console.say(level.code(), &[])?;
    Ok(rayi)
}
