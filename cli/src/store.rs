//! Opening the store of `--store DIR`, with the desktop's key file or a passphrase.

use std::path::Path;
use std::sync::Arc;

use rayi::{KeyVault, Rayi, SystemEnvironment, UnsealedKeyFile, VaultLevel};

use crate::console::Console;
use crate::error::Error;
use crate::passphrase;

/// Opens or makes the store, and says how its key is kept.
pub(crate) fn open(console: &mut Console<'_>, folder: &Path) -> Result<Rayi, Error> {
    let (rayi, vault) = opened(console, folder)?;
    say(console, folder, vault.level())?;
    Ok(rayi)
}

/// Says where a store is, and how its key is kept.
pub(crate) fn say(
    console: &mut Console<'_>,
    folder: &Path,
    level: VaultLevel,
) -> Result<(), Error> {
    let place = folder.display().to_string();
    console.say("store-at", &[("folder", place.into())])?;
    Ok(console.say(level.code(), &[])?)
}

/// [`open`] for output that is nothing but what was asked for.
pub(crate) fn open_silently(console: &mut Console<'_>, folder: &Path) -> Result<Rayi, Error> {
    Ok(opened(console, folder)?.0)
}

/// The store, and the vault of its key.
pub(crate) fn opened(
    console: &mut Console<'_>,
    folder: &Path,
) -> Result<(Rayi, Arc<dyn KeyVault>), Error> {
    std::fs::create_dir_all(folder).map_err(|fault| Error::unusable(folder, &fault))?;
    let vault = vault(console, folder)?;
    let rayi = Rayi::open(folder, vault.clone(), Arc::new(SystemEnvironment))?;
    Ok((rayi, vault))
}

/// A store that a passphrase seals stays sealed; another one is sealed when that is asked for.
fn vault(console: &mut Console<'_>, folder: &Path) -> Result<Arc<dyn KeyVault>, Error> {
    let passphrase = if rayi::has_passphrase(folder) {
        passphrase::current(console)?
    } else if console.seals || passphrase::is_given() {
        passphrase::first(console)?
    } else {
        return Ok(Arc::new(UnsealedKeyFile::beside(folder)));
    };
    Ok(rayi::passphrase_vault(folder, passphrase)?)
}
