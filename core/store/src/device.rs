//! This device's signing seed and the head of its chain of seals.

use ring::rand::{SecureRandom, SystemRandom};
use rusqlite::{Connection, params};
use zeroize::Zeroizing;

use crate::{Digest, Error, Store};

/// The 32-byte seed of the device's Ed25519 key (RFC 8032). Wiped from memory when dropped.
pub struct DeviceSeed(Zeroizing<[u8; 32]>);

impl DeviceSeed {
    /// The seed itself, for the signer.
    #[must_use]
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

impl std::fmt::Debug for DeviceSeed {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("DeviceSeed(…)")
    }
}

/// The last seal that this device made: the next one has `seq + 1` and names `prev`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainHead {
    /// Number of the last seal; 0 before the first.
    pub seq: u64,
    /// SHA-256 of the last seal's ASCII; `None` before the first.
    pub prev: Option<Digest>,
}

impl Store {
    /// The seed of this device's signing key, made when the store was.
    pub fn device_seed(&self) -> Result<DeviceSeed, Error> {
        self.read(seed)
    }

    /// The head of this device's chain of seals.
    pub fn chain_head(&self) -> Result<ChainHead, Error> {
        self.read(head)
    }
}

pub(crate) fn seed(connection: &Connection) -> Result<DeviceSeed, Error> {
    let seed = connection.query_row("SELECT seed FROM device", [], |row| row.get(0))?;
    Ok(DeviceSeed(Zeroizing::new(seed)))
}

pub(crate) fn head(connection: &Connection) -> Result<ChainHead, Error> {
    Ok(
        connection.query_row("SELECT seq, prev FROM device", [], |row| {
            Ok(ChainHead {
                seq: row.get::<_, i64>(0)?.unsigned_abs(),
                prev: row.get(1)?,
            })
        })?,
    )
}

/// Puts the seal with digest `seal` at the head of the chain.
pub(crate) fn advance(connection: &Connection, seal: &Digest) -> Result<(), Error> {
    connection.execute("UPDATE device SET seq = seq + 1, prev = ?1", [seal])?;
    Ok(())
}

/// Makes the seed if there is none yet.
pub(crate) fn make_seed(connection: &Connection) -> Result<(), Error> {
    if connection.prepare("SELECT 1 FROM device")?.exists([])? {
        return Ok(());
    }
    let mut seed = Zeroizing::new([0; 32]);
    SystemRandom::new()
        .fill(&mut *seed)
        .map_err(|_| Error::NoRandomness)?;
    connection.execute(
        "INSERT INTO device (id, seed) VALUES (1, ?1)",
        params![*seed],
    )?;
    Ok(())
}
