//! Forms that are fetched by themselves: what a project is set to, and when it is time to look again.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use rayi_openrosa::FormListEntry;
use rayi_store::FormKey;

use crate::error::Error;
use crate::offers::{FetchListener, OfferState};
use crate::rayi::Rayi;
use crate::settings::FormUpdates;

/// What a look at the server's forms came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UpdateReport {
    /// Forms that are here now and were not, or not as they are now.
    pub fetched: u32,
    /// Forms of which a newer version is offered, where a person fetches it.
    pub newer: u32,
    /// Forms that could not be kept; they are tried again at the next look.
    pub refused: u32,
    /// Forms that the server has withdrawn and nothing here needed any more.
    pub removed: u32,
}

impl Rayi {
    /// Looks at what the server offers, if the project is set to, and fetches what it is set to: newer
    /// versions of the forms that are here, or all. Needs a tokio runtime with time and I/O.
    ///
    /// With all that the server offers, forms that it offers no more are removed, but for those that a
    /// draft or a record on its way still needs: these are not listed any longer, and go at a later look.
    ///
    /// # Errors
    /// As [`Rayi::offered_forms`]. One form that cannot be kept is counted and is no error.
    pub async fn update_forms(
        &self,
        listener: Arc<dyn FetchListener>,
    ) -> Result<UpdateReport, Error> {
        let settings = self.settings()?;
        let (all, fetches) = match settings.form_updates.unwrap_or(FormUpdates::Manual) {
            FormUpdates::Manual => return Ok(UpdateReport::default()),
            FormUpdates::PreviouslyDownloaded => (false, settings.fetch_updates.unwrap_or(false)),
            FormUpdates::MatchExactly => (true, true),
        };
        let server = self.form_server()?;
        let list = server.form_list().await?;
        let ids: Vec<String> = list.forms.iter().map(|form| form.form_id.clone()).collect();
        let mut report = UpdateReport::default();
        let mut newer = Vec::new();
        for entry in list.forms {
            let state = self.state_of(&entry)?;
            let is_here = state != OfferState::New;
            if is_here && !fetches {
                if state == OfferState::Newer {
                    newer.push(entry.form_id);
                }
            } else if is_here || all {
                // Of a form that is here its files may have changed: only its manifest tells.
                if state == OfferState::Same && entry.manifest_url.is_none() {
                    continue;
                }
                let before = self.version_here(&entry)?;
                match self
                    .fetch_listed(&server, entry.clone(), listener.as_ref())
                    .await
                {
                    Ok(read) if read.form.is_none() => report.refused += 1,
                    Ok(_) => report.fetched += u32::from(self.version_here(&entry)? != before),
                    // Of this form; a server that is gone is so for all of them.
                    Err(fault) if OF_ONE_FORM.contains(&fault.code) => report.refused += 1,
                    Err(fault) => return Err(fault),
                }
            }
        }
        report.newer = u32::try_from(newer.len()).unwrap_or(u32::MAX);
        self.keep_newer(&newer)?;
        if all {
            let text = serde_json::to_string(&ids).expect("texts are JSON");
            self.store.set_setting(OFFERED, Some(&text))?;
            report.removed = self.remove_withdrawn(&ids)?;
        }
        let now = self.environment.now().to_string();
        self.store.set_setting(LOOKED, Some(&now))?;
        Ok(report)
    }

    /// When to look for forms next, in milliseconds since 1970 UTC; in the past where that is due, and
    /// `None` where a person does it.
    ///
    /// # Errors
    /// The store's codes.
    pub fn next_update_ms(&self) -> Result<Option<i64>, Error> {
        let settings = self.settings()?;
        let is_manual = matches!(settings.form_updates, None | Some(FormUpdates::Manual));
        if is_manual || settings.server.is_none() {
            return Ok(None);
        }
        let minutes = settings.update_minutes.unwrap_or(USUAL_MINUTES);
        let looked = self.store.setting(LOOKED)?;
        let looked: Option<i64> = looked.and_then(|looked| looked.parse().ok());
        let now = self.environment.now();
        // A clock that was set back would keep the forms of yesterday for a year.
        let next = looked
            .filter(|looked| *looked <= now)
            .map(|looked| looked.saturating_add(i64::from(minutes) * 60_000));
        Ok(Some(next.unwrap_or(now)))
    }

    /// Of how many forms that are here the server had a newer version when it was asked last, and that
    /// were not fetched since.
    ///
    /// # Errors
    /// The store's codes.
    pub fn newer_forms(&self) -> Result<u32, Error> {
        Ok(u32::try_from(self.newer()?.len()).unwrap_or(u32::MAX))
    }

    fn newer(&self) -> Result<Vec<String>, Error> {
        let kept = self.store.setting(NEWER)?;
        Ok(kept
            .and_then(|kept| serde_json::from_str(&kept).ok())
            .unwrap_or_default())
    }

    /// Keeps the ids of the forms of which a newer version is offered.
    pub(crate) fn keep_newer(&self, ids: &[String]) -> Result<(), Error> {
        let text = serde_json::to_string(ids).expect("texts are JSON");
        Ok(self.store.set_setting(NEWER, Some(&text))?)
    }

    /// A form was fetched: nothing newer of it is offered.
    pub(crate) fn fetched(&self, form_id: &str) -> Result<(), Error> {
        let mut newer = self.newer()?;
        let before = newer.len();
        newer.retain(|id| id != form_id);
        match newer.len() == before {
            true => Ok(()),
            false => self.keep_newer(&newer),
        }
    }

    /// Removes the forms that are not among those offered and that nothing needs; how many.
    fn remove_withdrawn(&self, offered: &[String]) -> Result<u32, Error> {
        let mut withdrawn: BTreeMap<String, Vec<FormKey>> = BTreeMap::new();
        for form in self.store.forms()? {
            if !offered.contains(&form.key.id) {
                let versions = withdrawn.entry(form.key.id.clone()).or_default();
                versions.push(form.key);
            }
        }
        let mut removed = 0;
        for (id, versions) in withdrawn {
            if self.store.remove_form(&id)? {
                removed += 1;
                for key in &versions {
                    self.forget(key)?;
                }
            }
        }
        Ok(removed)
    }

    /// Ids of what the server offered last, where nothing else is to be listed.
    pub(crate) fn offered_last(&self) -> Result<Option<HashSet<String>>, Error> {
        if self.settings()?.form_updates != Some(FormUpdates::MatchExactly) {
            return Ok(None);
        }
        let kept = self.store.setting(OFFERED)?;
        Ok(kept.and_then(|kept| serde_json::from_str(&kept).ok()))
    }

    /// What of an offered form is here: its text and files, as one digest.
    fn version_here(&self, entry: &FormListEntry) -> Result<Option<String>, Error> {
        let key = match self.store.form(&entry.form_id, None) {
            Ok(form) => form.key,
            Err(rayi_store::Error::FormMissing) => return Ok(None),
            Err(fault) => return Err(fault.into()),
        };
        Ok(Some(self.store.form_source(&key)?.to_hex()))
    }
}

/// What is wrong with one form and says nothing of the next.
const OF_ONE_FORM: [&str; 3] = ["form-in-use", "fetch-differs", "fetched-form-differs"];
/// As Collect has it where nothing is said.
const USUAL_MINUTES: u32 = 15;
/// Setting with the moment of the last look that went to its end.
const LOOKED: &str = "updates.looked";
/// Setting with the ids of the forms that were offered then.
const OFFERED: &str = "updates.offered";
/// Setting with the ids of the forms of which a newer version was offered.
const NEWER: &str = "updates.newer";
