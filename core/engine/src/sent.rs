//! Records that the server has: they go from here where the project or their form wants it so.

use std::collections::HashMap;

use rayi_store::{OutboxEntry, OutboxId, StateName};

use crate::error::Error;
use crate::forms;
use crate::rayi::Rayi;

impl Rayi {
    /// Removes delivered records with their files: all where the project is set to (`delete_sent`), those
    /// of a form where its `submission` says so (`orx:auto-delete`), which counts before the project's
    /// word. How many went.
    ///
    /// The last record of a form that looks into it (`last-saved`) stays until there is a newer one.
    pub(crate) fn purge_sent(&self) -> Result<u32, Error> {
        let by_project = self.settings()?.delete_sent.unwrap_or(false);
        let outbox = self.store.outbox()?;
        let mut last: HashMap<&str, OutboxId> = HashMap::new();
        for entry in &outbox {
            last.insert(&entry.form.id, entry.id);
        }
        let mut gone = 0;
        for entry in &outbox {
            if entry.state.name() != StateName::Delivered {
                continue;
            }
            let goes = self.form_deletes_sent(entry)?.unwrap_or(by_project);
            let is_last = last.get(entry.form.id.as_str()) == Some(&entry.id);
            if goes && !(is_last && self.looks_back(&entry.form.id)?) {
                self.store.purge(entry.id)?;
                gone += 1;
            }
        }
        Ok(gone)
    }

    /// What the form of a record says of it, where it says anything and is still here.
    fn form_deletes_sent(&self, entry: &OutboxEntry) -> Result<Option<bool>, Error> {
        match self.form(&entry.form) {
            Ok(form) => Ok(form.submission.auto_delete),
            Err(fault) if fault.code == "form-missing" || fault.code == "form-refused" => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    /// Whether the newest version of a form looks into the record that was finished last.
    fn looks_back(&self, form_id: &str) -> Result<bool, Error> {
        match self.store.form(form_id, None) {
            Ok(form) => Ok(forms::asks_for_last_saved(&self.store.form_xml(&form.key)?)),
            Err(rayi_store::Error::FormMissing) => Ok(false),
            Err(fault) => Err(fault.into()),
        }
    }
}
