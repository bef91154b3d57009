//! Opening the store of `--store DIR`, with the desktop's key file or a passphrase.

use std::path::Path;
use std::sync::Arc;

use rayi::{KeyVault, Rayi, SystemEnvironment, UnsealedKeyFile};

use crate::console::Console;
use crate::error::Error;
use crate::passphrase;

/// Opens or makes the store, and says how its key is kept.
pub(crate) fn open(console: &mut Console<'_>, folder: &Path) -> Result<Rayi, Error> {
    let (rayi, vault) = opened(console, folder)?;
    let place = folder.display().to_string();
    console.say("store-at", &[("folder", place.into())])?;
    console.say(vault.level().code(), &[])?;
    Ok(rayi)
}

/// [`open`] for output that is nothing but what was asked for.
pub(crate) fn open_silently(console: &mut Console<'_>, folder: &Path) -> Result<Rayi, Error> {
    Ok(opened(console, folder)?.0)
}

fn opened(console: &mut Console<'_>, folder: &Path) -> Result<(Rayi, Arc<dyn KeyVault>), Error> {
    std::fs::create_dir_all(folder).map_err(|fault| Error::unusable(folder, &fault))?;
    let vault = vault(console, folder)?;
    let rayi = Rayi::open(folder, vault.clone(), Arc::new(SystemEnvironment))?;
    Ok((rayi, vault))
}

/// A store that a passphrase seals stays sealed; another one is sealed when that is asked for.
fn vault(console: &mut Console<'_>, folder: &Path) -> Result<Arc<dyn KeyVault>, Error> {
    let is_sealed = rayi::has_passphrase(folder);
    let given = passphrase::given();
    if !is_sealed && !console.seals && given.is_none() {
        return Ok(Arc::new(UnsealedKeyFile::beside(folder)));
    }
    let passphrase = match given {
        Some(given) => given,
        None => passphrase::asked(console, !is_sealed)?,
    };
    Ok(rayi::passphrase_vault(folder, passphrase)?)
}
