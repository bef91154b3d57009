//! `rayi sync --server URL`: sends what waits, and says of each record where it stands.

use std::path::Path;
use std::sync::Arc;

use rayi::{OutboxEntry, OutboxState, Rayi, SyncListener, SyncReport};
use serde_json::json;

use crate::console::Console;
use crate::error::Error;
use crate::{Exit, outbox, store};

pub(crate) fn run(console: &mut Console<'_>, folder: &Path, server: &str) -> Result<Exit, Error> {
    let rayi = store::open(console, folder)?;
    rayi.set_server(server)?;
    rayi.online();
    let report = runtime()?.block_on(send(&rayi))?;
    let entries = rayi.outbox()?;
    let left: Vec<_> = entries
        .into_iter()
        .filter(|entry| !matches!(entry.state, OutboxState::Delivered { .. }))
        .collect();
    console.say("outbox-sent", &[("n", report.delivered.into())])?;
    outbox::show(console, &left)?;
    let documents: Vec<_> = left
        .iter()
        .map(|entry| outbox::document(console.texts, entry))
        .collect();
    console.document(&json!({
        "delivered": report.delivered, "waiting": report.waiting, "held": report.held,
        "left": documents,
    }))?;
    Ok(if left.is_empty() {
        Exit::Done
    } else {
        Exit::Found
    })
}

/// One round of sending.
pub(crate) async fn send(rayi: &Rayi) -> Result<SyncReport, Error> {
    Ok(rayi.sync(Arc::new(Quiet)).await?)
}

/// One thread is enough for one POST at a time.
pub(crate) fn runtime() -> Result<tokio::runtime::Runtime, Error> {
    Ok(tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?)
}

/// Progress is not shown: the lines that follow say how each record ended.
struct Quiet;

impl SyncListener for Quiet {
    fn progress(&self, _: &OutboxEntry) {}
}
