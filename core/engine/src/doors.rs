//! The three doors into an interview: a new record, a draft, a record to correct.

use std::sync::Mutex;

use rayi_interview::Interview;
use rayi_store::{DraftContents, DraftId, OutboxId, StoredForm};

use crate::error::Error;
use crate::files::attached;
use crate::rayi::{DraftSummary, Rayi, number};
use crate::session::Session;

pub use rayi_interview::{Permission, Unplaced};

impl Rayi {
    /// Begins an interview with the newest version of a form, in a language of the form by its
    /// name or tag; `None` is the form's default.
    ///
    /// # Errors
    /// `form-missing`, and the store's codes.
    pub fn begin(&self, form_id: &str, language: Option<&str>) -> Result<Session, Error> {
        let stored = self.store.form(form_id, None)?;
        let form = self.form(&stored.key)?;
        let interview = Interview::begin(form, self.environment.clone(), language);
        let draft = interview.draft();
        let id = self
            .store
            .begin_draft(&stored.key, &self.contents(&interview, &draft, &stored))?;
        self.session(stored, id, interview)
    }

    /// Drafts, the last saved first.
    ///
    /// # Errors
    /// The store's codes.
    pub fn drafts(&self) -> Result<Vec<DraftSummary>, Error> {
        let drafts = self.store.drafts()?;
        Ok(drafts.into_iter().map(DraftSummary::of).collect())
    }

    /// One draft as the list of all has it; the others are not read for it.
    ///
    /// # Errors
    /// `draft-missing`, and the store's codes.
    pub fn draft(&self, draft_id: &str) -> Result<DraftSummary, Error> {
        let id = DraftId(number(draft_id)?);
        Ok(DraftSummary::of(self.store.draft_summary(id)?))
    }

    /// Goes on with a draft where it was left, with the version of the form that it was begun with.
    ///
    /// # Errors
    /// `draft-missing`, `draft-broken`, `draft-too-new`, and the store's codes.
    pub fn resume(&self, draft_id: &str) -> Result<Session, Error> {
        let id = DraftId(number(draft_id)?);
        let draft = self.store.draft(id)?;
        let key = &draft.summary.form;
        let stored = self.store.form(&key.id, Some(&key.version))?;
        let form = self.form(key)?;
        let interview = Interview::resume(form, self.environment.clone(), &draft.bytes)?;
        self.session(stored, id, interview)
    }

    /// Goes on with a draft, moved for good to the newest version of its form that is kept here.
    /// Answers are matched by path; [`Session::unplaced`] tells those that found no place.
    ///
    /// # Errors
    /// Those of [`Rayi::resume`]; `correction-keeps-version` for the draft of a correction.
    pub fn resume_in_newest(&self, draft_id: &str) -> Result<Session, Error> {
        let id = DraftId(number(draft_id)?);
        let draft = self.store.draft(id)?;
        let stored = self.store.form(&draft.summary.form.id, None)?;
        if stored.key == draft.summary.form {
            return self.resume(draft_id);
        }
        if draft.summary.corrects.is_some() {
            let retry = crate::error::Retry::Never;
            return Err(Error::new("correction-keeps-version", Vec::new(), retry));
        }
        let form = self.form(&stored.key)?;
        let interview = Interview::resume(form, self.environment.clone(), &draft.bytes)?;
        let bytes = interview.draft();
        let contents = self.contents(&interview, &bytes, &stored);
        self.store.move_draft(id, &stored.key, &contents)?;
        self.session(stored, id, interview)
    }

    /// Opens a finished record for a correction: a new record with the old answers and files,
    /// which names the old one and is sent after it. The version of the form stays.
    ///
    /// # Errors
    /// `outbox-entry-missing`, `outbox-corrected-already`, `correction-not-allowed`,
    /// `form-missing` where the form's version is no longer here, and the store's codes.
    pub fn correct(
        &self,
        entry_id: &str,
        permission: Permission,
        language: Option<&str>,
    ) -> Result<Session, Error> {
        let id = OutboxId(number(entry_id)?);
        let entry = self.store.entry(id)?;
        let stored = self.store.form(&entry.form.id, Some(&entry.form.version))?;
        let form = self.form(&stored.key)?;
        let record = self.store.record_xml(id)?;
        let environment = self.environment.clone();
        let mut interview = Interview::correct(form, environment, language, &record, permission)?;
        if let Some(file) = entry.files.iter().find(|file| file.name == AUDIT_FILE) {
            interview.continue_log(&attached(&self.store, file.id)?);
        }
        let bytes = interview.draft();
        let contents = self.contents(&interview, &bytes, &stored);
        let draft = self.store.begin_correction(id, &contents)?;
        self.session(stored, draft, interview)
    }

    /// Whether a form offers a finished record of its for correction, and nothing corrects it yet; false
    /// where that version of the form is no longer here.
    ///
    /// # Errors
    /// `outbox-entry-missing`, and the store's codes.
    pub fn is_correctable(&self, entry_id: &str) -> Result<bool, Error> {
        let id = OutboxId(number(entry_id)?);
        let entry = self.store.entry(id)?;
        let form = match self.form(&entry.form) {
            Ok(form) => form,
            Err(fault) if fault.code == "form-missing" => return Ok(false),
            Err(fault) => return Err(fault),
        };
        Ok(form.submission.client_editable && !self.store.is_corrected(id)?)
    }

    fn contents<'a>(
        &self,
        interview: &'a Interview,
        bytes: &'a [u8],
        stored: &'a StoredForm,
    ) -> DraftContents<'a> {
        DraftContents {
            bytes,
            language: Some(interview.language()),
            title: title(interview, &stored.title),
            updated_ms: self.environment.now(),
        }
    }

    fn session(
        &self,
        stored: StoredForm,
        draft: DraftId,
        mut interview: Interview,
    ) -> Result<Session, Error> {
        let settings = self.settings()?;
        interview.check_late(settings.check_late.unwrap_or(false));
        Ok(Session {
            store: self.store.clone(),
            environment: self.environment.clone(),
            form: stored,
            draft,
            interview: Mutex::new(Some(interview)),
            forms: self.forms.clone(),
            max_pixels: settings.max_pixels,
            growing: Mutex::new(None),
        })
    }
}

/// What lists call a draft: the name that its answers give it, else its form's. A name that is put
/// together of answers that are not there yet is no more than what stands between them.
pub(crate) fn title<'a>(interview: &'a Interview, form: &'a str) -> &'a str {
    let says = |name: &&str| name.chars().any(char::is_alphanumeric);
    interview.name().filter(says).unwrap_or(form)
}

/// Name of the audit log among a record's files.
pub(crate) const AUDIT_FILE: &str = "audit.csv";
