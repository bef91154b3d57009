//! `rayi outbox`: what was finished on this device, and where each record stands.

use std::path::Path;

use rayi::{OutboxEntry, OutboxState};
use rayi_locale::{Family, Texts};
use serde_json::{Value, json};

use crate::args::Outbox;
use crate::console::Console;
use crate::error::Error;
use crate::{Exit, store};

pub(crate) fn run(console: &mut Console<'_>, wanted: &Outbox) -> Result<Exit, Error> {
    if wanted.key {
        return key(console, &wanted.store);
    }
    let rayi = store::open(console, &wanted.store)?;
    if let Some(entry) = &wanted.release {
        rayi.release(entry)?;
        console.say("outbox-released", &[("id", entry.as_str().into())])?;
    }
    let entries = rayi.outbox()?;
    show(console, &entries)?;
    let documents: Vec<_> = entries
        .iter()
        .map(|entry| document(console.texts, entry))
        .collect();
    console.document(&json!({ "outbox": documents }))?;
    Ok(Exit::Done)
}

/// The device's key alone, as a file of trusted keys has it: `rayi outbox --key >> trusted-keys`.
fn key(console: &mut Console<'_>, folder: &Path) -> Result<Exit, Error> {
    let key = store::open_silently(console, folder)?.device_key()?;
    console.line(&format!("{} {}", key.kid, key.jwk))?;
    console.document(&json!({ "kid": key.kid, "jwk": key.jwk }))?;
    Ok(Exit::Done)
}

/// One block for each record, and the counts.
pub(crate) fn show(console: &mut Console<'_>, entries: &[OutboxEntry]) -> Result<(), Error> {
    let texts = console.texts;
    for entry in entries {
        let title = entry.instance_name.as_deref().unwrap_or(&entry.form_id);
        console.line(&format!("{}  {title}", entry.id))?;
        console.line(&format!("    {}", state(texts, &entry.state)))?;
        if let Some(remedy) = remedy(texts, &entry.state) {
            console.line(&format!("    {remedy}"))?;
        }
    }
    let waiting = entries
        .iter()
        .filter(|e| !matches!(e.state, OutboxState::Delivered { .. }));
    console
        .say("outbox-waiting", &[("n", waiting.count().into())])
        .map_err(Error::from)
}

/// Where a record stands, in a sentence.
pub(crate) fn state(texts: Texts, state: &OutboxState) -> String {
    match state {
        OutboxState::Queued => texts.plain("state-queued", &[]),
        OutboxState::InFlight => texts.plain("state-in-flight", &[]),
        OutboxState::Waiting { reason, .. } => {
            let reason = texts.coded(Family::Reason, reason.code, &reason.parameters);
            texts.plain("state-waiting", &[("reason", reason.into())])
        }
        OutboxState::Held { reason } => {
            let reason = texts.coded(Family::Reason, reason.code, &reason.parameters);
            texts.plain("state-held", &[("reason", reason.into())])
        }
        OutboxState::Delivered { .. } => texts.plain("state-delivered", &[]),
    }
}

fn remedy(texts: Texts, state: &OutboxState) -> Option<String> {
    match state {
        OutboxState::Waiting { reason, .. } | OutboxState::Held { reason } => {
            texts.remedy(Family::Reason, reason.code, &reason.parameters)
        }
        OutboxState::Queued | OutboxState::InFlight | OutboxState::Delivered { .. } => None,
    }
}

/// A record as `--json` shows it.
pub(crate) fn document(texts: Texts, entry: &OutboxEntry) -> Value {
    let (name, reason) = match &entry.state {
        OutboxState::Queued => ("queued", None),
        OutboxState::InFlight => ("in-flight", None),
        OutboxState::Waiting { reason, .. } => ("waiting", Some(reason.code)),
        OutboxState::Held { reason } => ("held", Some(reason.code)),
        OutboxState::Delivered { .. } => ("delivered", None),
    };
    let mut document = json!({
        "id": entry.id, "form": entry.form_id, "version": entry.form_version,
        "instance": entry.instance_id, "name": entry.instance_name, "state": name,
        "reason": reason, "attempts": entry.attempts, "bytes_sent": entry.bytes_sent,
        "bytes_total": entry.bytes_total, "message": state(texts, &entry.state),
    });
    if let (Some(old), Some(fields)) = (&entry.corrects, document.as_object_mut()) {
        fields.insert("corrects".to_owned(), json!(old));
    }
    document
}
