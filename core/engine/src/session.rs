//! [`Session`]: one interview over the store; every accepted answer is on disk when the call
//! returns.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rayi_form::Medium;
use rayi_interview::{
    Changes, DeviceRequest, Environment, Interview, Record, Refusal, Unplaced, Violation,
    ViolationKind,
};
use rayi_store::{DraftChange, DraftContents, DraftId, Enqueue, Sealing, Store, StoredForm};
use rayi_trust::{DeviceKey, FileDigest, FormFacts, Made, SealRequest};

use crate::doors::{AUDIT_FILE, title};
use crate::entities;
use crate::error::{Error, Retry};
use crate::forms::{self, FormLanguage};
use crate::growing::Growing;
use crate::outbox::OutboxEntry;
use crate::rayi::FormCache;
use crate::sitting;
use crate::views::{CHOICES_SHOWN, InstanceView, ItemView, Screen, TextView, ViolationView};

/// One interview.
pub struct Session {
    pub(crate) store: Arc<Store>,
    pub(crate) environment: Arc<dyn Environment>,
    pub(crate) form: StoredForm,
    pub(crate) draft: DraftId,
    /// `None` once the record is finished.
    pub(crate) interview: Mutex<Option<Interview>>,
    /// The forms that were read: emptied when this record changes a list.
    pub(crate) forms: Arc<FormCache>,
    /// Longest side of a stored picture where the form does not say.
    pub(crate) max_pixels: Option<u32>,
    /// The file that was appended to last.
    pub(crate) growing: Mutex<Option<Growing>>,
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session")
            .field("form", &self.form.key.id)
            .finish_non_exhaustive()
    }
}

/// What became of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is taken and on disk; what changed with it.
    Accepted(Changes),
    /// It is not taken; nothing changed.
    Refused(ViolationView),
}

/// What became of going on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// There is another screen.
    Moved,
    /// Something here must be put right first.
    Refused(Vec<ViolationView>),
    /// All questions are behind.
    End,
}

/// What became of finishing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finalised {
    /// The record is sealed and in the outbox; the draft is gone.
    Queued(OutboxEntry),
    /// Something must be put right first; the draft is as it was.
    Refused(Vec<ViolationView>),
}

impl Session {
    /// Id of the draft that this interview is saved as.
    #[must_use]
    pub fn draft_id(&self) -> String {
        self.draft.0.to_string()
    }

    /// `instanceID` of the record that this interview corrects, if it corrects one.
    ///
    /// # Errors
    /// `session-closed` once the record is finished; so for all calls below.
    pub fn corrects(&self) -> Result<Option<String>, Error> {
        self.with(|interview| Ok(interview.corrects().map(ToOwned::to_owned)))
    }

    /// Answers that found no place in the form when the interview was opened; they are kept with
    /// the draft and not sent.
    ///
    /// # Errors
    /// `session-closed`.
    pub fn unplaced(&self) -> Result<Vec<Unplaced>, Error> {
        self.with(|interview| Ok(interview.unplaced().to_vec()))
    }

    /// What the form wishes of the device since the last call: its place, or a recording in the
    /// background. Whoever fulfils one answers its node, with a file by [`Session::attach`].
    ///
    /// # Errors
    /// `session-closed`.
    pub fn device_requests(&self) -> Result<Vec<DeviceRequest>, Error> {
        self.with(|interview| Ok(interview.take_requests()))
    }

    /// The screen to draw now, with the first [`CHOICES_SHOWN`] choices of each question.
    ///
    /// # Errors
    /// `session-closed`.
    pub fn screen(&self) -> Result<Screen, Error> {
        let mut screen = self.with(|interview| Ok(interview.screen_with(CHOICES_SHOWN)))?;
        let items = std::mem::take(&mut screen.items).into_iter();
        Ok(Screen {
            items: items.map(|item| self.view(item)).collect(),
            ..Screen::of(screen)
        })
    }

    /// A question with what the project says where the form does not.
    fn view(&self, item: rayi_interview::ItemView) -> ItemView {
        let mut item = ItemView::of(item);
        let upload = item.upload.as_ref();
        if upload.is_some_and(|upload| upload.medium == Medium::Image) {
            item.max_pixels = item.max_pixels.or(self.max_pixels);
        }
        item
    }

    /// Conditions and required answers are looked at when the record is finished, and not at each
    /// answer and screen; types and choices always are. Holds for this session.
    ///
    /// # Errors
    /// `session-closed`.
    pub fn check_late(&self, late: bool) -> Result<(), Error> {
        self.with(|interview| {
            interview.check_late(late);
            Ok(())
        })
    }

    /// Goes to the next screen, unless an answer here is missing or wrong.
    ///
    /// # Errors
    /// The store's codes.
    pub fn next(&self) -> Result<Step, Error> {
        self.with(|interview| {
            let screen = interview.screen_with(0);
            let wrong: Vec<ViolationView> = Some(screen.items)
                .filter(|_| !interview.checks_late())
                .unwrap_or_default()
                .into_iter()
                .filter_map(|item| item.violation)
                .map(ViolationView::of)
                .collect();
            if !wrong.is_empty() {
                return Ok(Step::Refused(wrong));
            }
            interview.next_screen();
            self.save(interview, &[])?;
            let is_end = interview.is_at_end();
            Ok(if is_end { Step::End } else { Step::Moved })
        })
    }

    /// Goes to the screen before; false at the first.
    ///
    /// # Errors
    /// The store's codes.
    pub fn previous(&self) -> Result<bool, Error> {
        self.with(|interview| {
            let moved = interview.previous_screen();
            self.save(interview, &[])?;
            Ok(moved)
        })
    }

    /// Goes to the screen that shows a question, or to the first one inside a group or an instance
    /// of a repeat; false where there is none.
    ///
    /// # Errors
    /// The store's codes.
    pub fn jump(&self, path: &str) -> Result<bool, Error> {
        self.with(|interview| {
            let moved = interview.jump(path);
            self.save(interview, &[])?;
            Ok(moved)
        })
    }

    /// One question as it stands, whatever the screen shows. Nodes that no control shows, such as
    /// calculations, come without label.
    ///
    /// # Errors
    /// `session-closed`.
    pub fn item(&self, path: &str) -> Result<Option<ItemView>, Error> {
        let item = self.with(|interview| Ok(interview.item(path)))?;
        Ok(item.map(|item| self.view(item)))
    }

    /// Value of any node, blank where it has none; `None` where there is no such node, or it is
    /// not relevant.
    ///
    /// # Errors
    /// `session-closed`.
    pub fn value(&self, path: &str) -> Result<Option<String>, Error> {
        self.with(|interview| {
            let is_relevant = interview.is_relevant(path) == Some(true);
            Ok(interview
                .value(path)
                .filter(|_| is_relevant)
                .map(ToOwned::to_owned))
        })
    }

    /// Every question that is asked, in order, with the first [`CHOICES_SHOWN`] choices of each.
    ///
    /// # Errors
    /// `session-closed`.
    pub fn overview(&self) -> Result<Vec<ItemView>, Error> {
        let items = self.with(|interview| Ok(interview.overview_with(CHOICES_SHOWN)))?;
        Ok(items.into_iter().map(|item| self.view(item)).collect())
    }

    /// Everything that keeps the record from being finished.
    ///
    /// # Errors
    /// The store's codes.
    pub fn check(&self) -> Result<Vec<ViolationView>, Error> {
        self.with(|interview| {
            interview.look_at_all();
            let mut found = interview.check();
            found.extend(self.missing_files(interview)?);
            Ok(found.into_iter().map(ViolationView::of).collect())
        })
    }

    /// Answers a question in its lexical form; selects take space-separated names, blank clears.
    ///
    /// # Errors
    /// `node-missing`, `user-not-identified` where the form wants to know first who answers, and
    /// the store's codes.
    pub fn answer(&self, path: &str, value: &str) -> Result<Answer, Error> {
        self.answered(path, value, None)
    }

    /// Answers a question with a file, which is kept with the draft in the same transaction, in the
    /// place of the one before. A blank answer takes it away.
    ///
    /// # Errors
    /// `file-name-unusable`, `node-missing`, and the store's codes.
    pub fn attach(&self, path: &str, name: &str, bytes: &[u8]) -> Result<Answer, Error> {
        if !rayi_openrosa::is_plain_file_name(name) {
            return Err(Error::new(
                "file-name-unusable",
                Vec::new(),
                Retry::AfterRemedy,
            ));
        }
        self.answered(path, name, Some(bytes))
    }

    /// Answers with a value, or with the file that it names; a file that no answer names any more
    /// goes in the same transaction.
    fn answered(&self, path: &str, value: &str, file: Option<&[u8]>) -> Result<Answer, Error> {
        self.with(|interview| {
            if interview.needs_user() {
                return Err(sitting::user_missing());
            }
            let changed = match interview.answer(path, value) {
                Ok(changed) => changed,
                Err(Refusal::NoSuchNode) => return Err(Error::node_missing(path)),
                Err(Refusal::Violation(violation)) => {
                    return Ok(Answer::Refused(ViolationView::of(violation)));
                }
            };
            let spare = match interview.names_file(path) {
                true => self.spare_files(interview)?,
                false => Vec::new(),
            };
            let mut changes: Vec<_> = spare
                .iter()
                .map(|name| DraftChange::Detach { name })
                .collect();
            if let Some(bytes) = file {
                changes.push(DraftChange::Attach { name: value, bytes });
            }
            self.save(interview, &changes)?;
            Ok(Answer::Accepted(changed))
        })
    }

    /// Adds an instance of a repeat and goes to its first screen.
    ///
    /// # Errors
    /// `node-missing`, `repeat-closed` where the form says how many instances there are, `repeat-full`
    /// where there are as many as there may be, and the store's codes.
    pub fn add_repeat(&self, path: &str) -> Result<Changes, Error> {
        self.with(|interview| {
            if interview.count(path).is_some() && !interview.is_open_repeat(path) {
                return Err(repeat_closed());
            }
            let (_, changes) = interview
                .add_repeat(path)
                .map_err(|refusal| match refusal {
                    Refusal::NoSuchNode => Error::node_missing(path),
                    Refusal::Violation(_) => Error::new("repeat-full", Vec::new(), Retry::Never),
                })?;
            let instance = interview.count(path).unwrap_or_default();
            interview.jump_into(path, instance);
            self.save(interview, &[])?;
            Ok(changes)
        })
    }

    /// The innermost instance of a repeat around a question that [`Session::remove_repeat`] takes away
    /// again, if there is one.
    ///
    /// # Errors
    /// `session-closed`.
    pub fn removable(&self, path: &str) -> Result<Option<InstanceView>, Error> {
        let found = self.with(|interview| Ok(interview.removable_around(path)))?;
        Ok(found.map(|(path, label)| InstanceView {
            path,
            label: label.map(TextView::of),
        }))
    }

    /// Removes an instance of a repeat with its answers.
    ///
    /// # Errors
    /// `node-missing`, `repeat-closed` where the form says how many instances there are (of what is
    /// left over when a count fell, any may go), and the store's codes.
    pub fn remove_repeat(&self, path: &str) -> Result<Changes, Error> {
        self.with(|interview| {
            let series = path.rsplit_once('[').map_or(path, |(series, _)| series);
            let may_go = interview.is_open_repeat(series) || interview.has_spare(series);
            if interview.count(series).is_some() && !may_go {
                return Err(repeat_closed());
            }
            let changes = interview
                .remove_repeat(path)
                .map_err(|_| Error::node_missing(path))?;
            let spare = self.spare_files(interview)?;
            let gone: Vec<_> = spare
                .iter()
                .map(|name| DraftChange::Detach { name })
                .collect();
            self.save(interview, &gone)?;
            Ok(changes)
        })
    }

    /// Changes the language, by its name or tag.
    ///
    /// # Errors
    /// `language-missing`, and the store's codes.
    pub fn set_language(&self, name: &str) -> Result<Changes, Error> {
        self.with(|interview| {
            let Some(changes) = interview.set_language(name) else {
                let parameters = vec![("language", name.to_owned())];
                return Err(Error::new("language-missing", parameters, Retry::Never));
            };
            self.save(interview, &[])?;
            Ok(changes)
        })
    }

    /// Languages of the form.
    #[must_use]
    pub fn languages(&self) -> Vec<FormLanguage> {
        let interview = self.lock();
        let form = interview.as_ref().map(Interview::form);
        form.map(|form| form.itext.languages().iter().map(forms::language).collect())
            .unwrap_or_default()
    }

    /// Name of the language in use; empty where the form is not translated.
    #[must_use]
    pub fn language(&self) -> String {
        let interview = self.lock();
        interview
            .as_ref()
            .map(|interview| interview.language().to_owned())
            .unwrap_or_default()
    }

    /// Finishes: record, seal, outbox, and the end of the draft in one transaction.
    ///
    /// # Errors
    /// `encryption-missing` where the form wants its records encrypted (ADR 0007),
    /// `user-not-identified` or `change-reason-missing` where the form wants to know that first, and
    /// the store's and the seal's codes; then the draft is as it was.
    pub fn finalise(&self) -> Result<Finalised, Error> {
        let mut place = self.lock();
        let interview = place.as_mut().ok_or_else(Error::closed)?;
        let refused = |violations: Vec<Violation>| {
            Finalised::Refused(violations.into_iter().map(ViolationView::of).collect())
        };
        if interview.form().submission.public_key.is_some() {
            return Err(Error::new(
                "encryption-missing",
                Vec::new(),
                Retry::AfterRemedy,
            ));
        }
        if interview.needs_user() {
            return Err(sitting::user_missing());
        }
        if interview.needs_reason() {
            return Err(sitting::reason_missing());
        }
        let record = match interview.finalise() {
            Ok(record) => record,
            Err(violations) => {
                self.save(interview, &[])?;
                return Ok(refused(violations));
            }
        };
        let missing = self.missing_files(interview)?;
        if !missing.is_empty() {
            return Ok(refused(missing));
        }
        match self.queue(interview, &record) {
            Ok(entry) => {
                *place = None;
                Ok(Finalised::Queued(entry))
            }
            Err(error) => {
                interview.note_failure(true);
                // The error that there is already is the one to tell.
                let _ = self.save(interview, &[]);
                Err(error)
            }
        }
    }

    /// Seals a record and puts it into the outbox, with its log among its files; lists change with it.
    fn queue(&self, interview: &mut Interview, record: &Record) -> Result<OutboxEntry, Error> {
        let now = self.environment.now();
        let form = interview.form().clone();
        let changed = entities::after(
            &self.store,
            self.environment.as_ref(),
            &form,
            &record.entities,
        )?;
        if let Some(bytes) = &record.audit {
            let name = AUDIT_FILE;
            self.save(interview, &[DraftChange::Attach { name, bytes }])?;
        }
        let id =
            self.store
                .finalise_with::<Error>(self.draft, &changed, |sealing: &Sealing<'_>| {
                    let files = sealing
                        .attachments
                        .iter()
                        .filter(|file| record.files.contains(&file.name))
                        .map(|file| FileDigest {
                            name: file.name.clone(),
                            size: file.size,
                            sha256: rayi_trust::Digest(file.sha256.0),
                        })
                        .collect();
                    let request = SealRequest {
                        form: FormFacts::new(
                            &record.form_id,
                            record.form_version.clone().unwrap_or_default(),
                            rayi_trust::Digest(self.form.sha256.0),
                        ),
                        instance: record.instance_id.clone(),
                        made: Made::from_ms(now)?,
                        seq: sealing.chain.seq + 1,
                        prev: sealing
                            .chain
                            .prev
                            .map(|digest| rayi_trust::Digest(digest.0)),
                        files,
                    };
                    let key = DeviceKey::from_seed(sealing.seed.expose())?;
                    let sealed = rayi_trust::seal(&request, &record.xml, &key)?;
                    Ok(Enqueue {
                        instance_id: record.instance_id.clone(),
                        instance_name: Some(record.instance_name.clone())
                            .filter(|name| !name.is_empty()),
                        xml: sealed.xml,
                        seal: rayi_store::Digest(sealed.digest.0),
                        attachments: record.files.clone(),
                        created_ms: now,
                    })
                })?;
        let lists: Vec<&str> = changed.iter().map(|entity| entity.list.as_str()).collect();
        entities::forget_readers(
            &mut self.forms.lock().unwrap_or_else(PoisonError::into_inner),
            &lists,
        );
        Ok(OutboxEntry::of(&self.store.entry(id)?))
    }

    /// Files of the draft that no answer names any more, relevant or not.
    fn spare_files(&self, interview: &Interview) -> Result<Vec<String>, Error> {
        let kept = self.store.draft_attachments(self.draft)?;
        if kept.is_empty() {
            return Ok(Vec::new());
        }
        let named = interview.draft_files();
        let names = kept.into_iter().map(|file| file.name);
        Ok(names
            .filter(|name| name != AUDIT_FILE && !named.contains(name))
            .collect())
    }

    /// Questions whose answer names a file that is not there.
    fn missing_files(&self, interview: &Interview) -> Result<Vec<Violation>, Error> {
        let named = interview.files();
        if named.is_empty() {
            return Ok(Vec::new());
        }
        let kept = self.store.draft_attachments(self.draft)?;
        let missing: Vec<String> = named
            .into_iter()
            .filter(|name| !kept.iter().any(|file| file.name == *name))
            .collect();
        Ok(interview
            .overview_with(0)
            .into_iter()
            .filter(|item| {
                item.value
                    .as_ref()
                    .is_some_and(|value| missing.contains(value))
            })
            .filter(|item| item.data_type == rayi_form::DataType::Binary)
            .map(|item| Violation {
                path: item.path,
                kind: ViolationKind::FileMissing,
                message: None,
            })
            .collect())
    }

    /// Keeps the draft. That it could not be kept goes into the log, which the next save may keep.
    pub(crate) fn save(
        &self,
        interview: &mut Interview,
        changes: &[DraftChange<'_>],
    ) -> Result<(), Error> {
        let bytes = interview.draft();
        let contents = DraftContents {
            bytes: &bytes,
            language: Some(interview.language()),
            title: title(interview, &self.form.title),
            updated_ms: self.environment.now(),
        };
        let saved = self.store.save_draft(self.draft, &contents, changes);
        if saved.is_err() {
            interview.note_failure(false);
        }
        Ok(saved?)
    }

    pub(crate) fn with<T>(
        &self,
        work: impl FnOnce(&mut Interview) -> Result<T, Error>,
    ) -> Result<T, Error> {
        work(self.lock().as_mut().ok_or_else(Error::closed)?)
    }

    fn lock(&self) -> MutexGuard<'_, Option<Interview>> {
        self.interview
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

fn repeat_closed() -> Error {
    Error::new("repeat-closed", Vec::new(), Retry::Never)
}
