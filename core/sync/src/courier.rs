//! The courier: drives the machine over HTTP.

mod body;
pub(crate) mod client;

use std::sync::{Arc, Mutex, PoisonError};

use rayi_openrosa::Boundary;
use rayi_store::{OutboxEntry, OutboxId, Store};

use crate::machine::{OutboxMachine, Outcome, Task};
use crate::plan::Part;
use crate::{Error, Link};
use body::{Meter, PartBody};
use client::Client;

/// Time and chance, from the platform or from a test.
pub trait Environment: Send + Sync {
    /// Milliseconds since 1970 UTC.
    fn now_ms(&self) -> i64;

    /// A fresh random number, for jitter and multipart boundaries. No secret rests on it.
    fn random(&self) -> u64;
}

/// Hears how a sync goes. Called from the task that drains; return soon.
pub trait SyncListener: Send + Sync {
    /// `sent` of the record's `total` bytes are out. Grows while a record is on its way; after a
    /// failure it begins again at what the server has accepted.
    fn progress(&self, entry: OutboxId, sent: u64, total: u64);

    /// The record's state changed. When the link fails, every record that waits changes with this
    /// one: read the outbox again.
    fn changed(&self, entry: &OutboxEntry);
}

/// How a sync ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SyncReport {
    /// Records delivered in this sync.
    pub delivered: u32,
    /// Records that are neither delivered nor held.
    pub waiting: u32,
    /// Records that a person must decide about.
    pub held: u32,
    /// When the next sync makes sense (since 1970 UTC), if time alone will help.
    pub next_try_ms: Option<i64>,
}

/// Brings one store's records to its server.
pub struct Courier {
    store: Arc<Store>,
    link: Link,
    environment: Arc<dyn Environment>,
    client: Client,
    /// One round at a time, or one record would be on its way twice.
    turn: tokio::sync::Mutex<()>,
}

impl Courier {
    /// A courier for `store`. There must be one only.
    pub fn new(
        store: Arc<Store>,
        link: Link,
        environment: Arc<dyn Environment>,
    ) -> Result<Self, Error> {
        let client = Client::new()?;
        Ok(Self {
            store,
            link,
            environment,
            client,
            turn: tokio::sync::Mutex::new(()),
        })
    }

    /// What the platform says about the network goes here.
    #[must_use]
    pub fn link(&self) -> &Link {
        &self.link
    }

    /// Sends all that may go now, in order, and returns when nothing more may. It does not sleep
    /// until the next try: the platform knows better when to wake. A second call waits for the
    /// first. Needs a tokio runtime; may be dropped at any moment, no record is lost by it.
    pub async fn drain(&self, listener: Arc<dyn SyncListener>) -> Result<SyncReport, Error> {
        let _turn = self.turn.lock().await;
        let before = self.store.outbox_counts()?;
        let next_try_ms = loop {
            match self.round(&listener).await {
                Err(Error::Store(rayi_store::Error::ServerChanged)) => {}
                outcome => break outcome?,
            }
        };
        let after = self.store.outbox_counts()?;
        Ok(SyncReport {
            delivered: after.delivered - before.delivered,
            waiting: after.pending,
            held: after.held,
            next_try_ms,
        })
    }

    async fn round(&self, listener: &Arc<dyn SyncListener>) -> Result<Option<i64>, Error> {
        let mut machine = OutboxMachine::begin(Arc::clone(&self.store), self.link.clone())?;
        let mut announced = None;
        loop {
            let task = machine.next_task(self.environment.now_ms())?;
            if let Some(entry) = machine
                .current()
                .filter(|entry| announced != Some(entry.id))
            {
                announced = Some(entry.id);
                listener.changed(entry);
            }
            let outcome = match task {
                Task::Wait { until_ms } => return Ok(Some(until_ms)),
                Task::Idle | Task::Offline => return Ok(None),
                Task::Probe => self.client.probe(machine.address()).await,
                Task::Send(part) => self.send(&machine, &part, listener).await?,
            };
            // The upper 53 bits are what an f64 holds.
            #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
            let jitter = (self.environment.random() >> 11) as f64 / (1_u64 << 53) as f64;
            let entry = machine.report(&outcome, self.environment.now_ms(), jitter)?;
            if machine.current().is_none() {
                announced = None;
                listener.changed(&entry);
            }
        }
    }

    async fn send(
        &self,
        machine: &OutboxMachine,
        part: &Part,
        listener: &Arc<dyn SyncListener>,
    ) -> Result<Outcome, Error> {
        let fault = Arc::new(Mutex::new(None));
        let entry = self.store.entry(part.entry)?;
        let meter = Meter::new(&entry, Arc::clone(listener));
        let boundary = Boundary::from_random(self.random_bytes());
        let Ok(layout) = part.body(&boundary, entry.xml_size) else {
            return Ok(Outcome::Unreadable);
        };
        let body = match PartBody::new(&self.store, part, &layout, meter, Arc::clone(&fault)) {
            Ok(body) => body,
            Err(error) => return unreadable(error),
        };
        let outcome = self
            .client
            .post(machine.address(), layout.content_type(), body)
            .await;
        match fault.lock().unwrap_or_else(PoisonError::into_inner).take() {
            Some(error) => unreadable(error),
            None => Ok(outcome),
        }
    }

    fn random_bytes(&self) -> [u8; 16] {
        let mut bytes = [0; 16];
        for half in bytes.chunks_exact_mut(8) {
            half.copy_from_slice(&self.environment.random().to_be_bytes());
        }
        bytes
    }
}

/// Damage under one record holds that one, and the others leave a damaged store while they can.
/// Any other refusal of the store ends the sync.
fn unreadable(error: rayi_store::Error) -> Result<Outcome, Error> {
    match error {
        rayi_store::Error::Corrupt => Ok(Outcome::Unreadable),
        error => Err(error.into()),
    }
}

#[cfg(test)]
pub(crate) mod tests;
