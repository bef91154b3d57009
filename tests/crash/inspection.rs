//! The store and the collector's folder, held against what was acknowledged.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayi::{
    MediaFile, OutboxEntry, OutboxState, Rayi, RecordFiles, SyncListener, SystemEnvironment,
    UnsealedKeyFile, verify_records,
};
use rayi_collector::{Collector, RecordId};
use rayi_store::{DraftId, Store};
use rayi_tests::crash::{FORM, FORM_ID, PATHS, is_photo, photo};
use rayi_tests::forms;

use crate::memory::{Answers, Memory};

/// All that was found so far.
pub(crate) struct Inspection<'c> {
    pub(crate) memory: Memory,
    store: PathBuf,
    collector: &'c Collector,
    form: Vec<u8>,
    /// The device's key, as a file of trusted keys; it must stay the same.
    trusted: Option<String>,
    /// Every record that was found once, by entry.
    kept: BTreeMap<String, Kept>,
    /// Number of the last seal.
    seq: u64,
}

/// A record as it was first found: no byte of it may change.
struct Kept {
    instance: String,
    files: Vec<MediaFile>,
    is_delivered: bool,
}

impl<'c> Inspection<'c> {
    pub(crate) fn new(store: &Path, collector: &'c Collector) -> Self {
        Self {
            memory: Memory::default(),
            store: store.to_owned(),
            collector,
            form: forms::xml(FORM),
            trusted: None,
            kept: BTreeMap::new(),
            seq: 0,
        }
    }

    /// Opens the store as the next life of the app would, and looks for everything.
    pub(crate) fn after_a_kill(&mut self) {
        let rayi = self.open();
        let key = rayi.device_key().expect("made with the store");
        let trusted = format!("{} {}\n", key.kid, key.jwk);
        assert_eq!(*self.trusted.get_or_insert(trusted.clone()), trusted);
        let lost = self.inspect_drafts(&rayi);
        self.inspect_outbox(&rayi, lost);
        drop(rayi);
        self.inspect_photos_of_drafts();
    }

    /// Delivers what is left, and looks at the whole: every byte, every seal, the chain. Answers how
    /// many records and drafts there are.
    pub(crate) fn at_the_end(&mut self, server: &str) -> (usize, usize) {
        let rayi = self.open();
        rayi.set_server(server).expect("an address");
        rayi.online();
        let network = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        let report = network.block_on(rayi.sync(Arc::new(Nobody)));
        let report = report.expect("a round");
        assert_eq!((report.waiting, report.held), (0, 0));

        let outbox = rayi.outbox().expect("read");
        assert_eq!(outbox.len(), self.kept.len());
        let mut here = Vec::new();
        let mut there = Vec::new();
        for entry in &outbox {
            assert!(matches!(entry.state, OutboxState::Delivered { .. }));
            let files = rayi.record(&entry.id).expect("read");
            assert!(files == self.kept[&entry.id].files, "its bytes are fixed");
            self.inspect_delivered(&entry.instance_id, &files);
            here.push(record_of(&files));
            there.push(record_of(&self.read_delivered(&entry.instance_id)));
        }
        for records in [here, there] {
            let trusted = self.trusted.as_deref().map(str::as_bytes);
            let report = verify_records(&self.form, &records, trusted).expect("readable");
            assert!(report.is_ok, "{report:?}");
        }
        let collected = self.collector.records().expect("read");
        assert_eq!(collected.len(), outbox.len(), "each is there once");
        drop(rayi);
        let vault = UnsealedKeyFile::beside(&self.store);
        let store = Store::open(&self.store, &vault).expect("opens");
        store.integrity().expect("sound");
        (outbox.len(), self.memory.drafts.len())
    }

    fn open(&self) -> Rayi {
        let vault = Arc::new(UnsealedKeyFile::beside(&self.store));
        Rayi::open(&self.store, vault, Arc::new(SystemEnvironment)).expect("opens after a kill")
    }

    /// Every draft with its answers; one that was being finalised may be gone, and is answered.
    fn inspect_drafts(&mut self, rayi: &Rayi) -> Option<Answers> {
        let found: BTreeSet<String> = rayi
            .drafts()
            .expect("read")
            .into_iter()
            .map(|draft| draft.id)
            .collect();
        let mut unknown = found
            .iter()
            .filter(|id| !self.memory.drafts.contains_key(*id));
        if let Some(unannounced) = unknown.next() {
            assert!(self.memory.drafting, "nobody began this draft");
            assert_eq!(unknown.next(), None);
            let id = unannounced.clone();
            self.memory.drafts.entry(id).or_default();
        }
        self.memory.drafting = false;
        let finalising = self.memory.finalising.take();
        let lost = finalising.filter(|id| !found.contains(id));
        let lost = lost.and_then(|id| self.memory.drafts.remove(&id));
        for (id, draft) in &mut self.memory.drafts {
            assert!(found.contains(id), "draft {id} is lost");
            let session = rayi.resume(id).expect("resumes");
            let doubt = draft.doubt.take();
            for path in PATHS {
                let value = session.value(path).expect("open");
                let value = value.filter(|value| !value.is_empty());
                if value.as_ref() == draft.answers.get(path) {
                    continue;
                }
                let value = value.expect("an acknowledged answer is there");
                let begun = Some((path.to_owned(), value));
                assert_eq!(begun, doubt, "draft {id} has what nobody answered");
                draft.answers.extend(begun);
            }
        }
        lost.map(|draft| draft.answers)
    }

    /// Every record: those that were acknowledged, and one more exactly if `lost` was its draft.
    fn inspect_outbox(&mut self, rayi: &Rayi, mut lost: Option<Answers>) {
        let outbox = rayi.outbox().expect("read");
        let mut fresh = Vec::new();
        for entry in &outbox {
            if !self.kept.contains_key(&entry.id) {
                let answers = match self.memory.finalised.remove(&entry.id) {
                    Some((instance, answers)) => {
                        assert_eq!(entry.instance_id, instance);
                        answers
                    }
                    None => lost.take().expect("nobody finalised this record"),
                };
                let files = rayi.record(&entry.id).expect("read");
                inspect_answers(&answers, &files);
                fresh.push(record_of(&files));
                self.kept.insert(
                    entry.id.clone(),
                    Kept {
                        instance: entry.instance_id.clone(),
                        files,
                        is_delivered: false,
                    },
                );
            }
            self.inspect_state(entry);
        }
        assert!(lost.is_none(), "a draft is gone and no record came of it");
        assert!(self.memory.finalised.is_empty(), "a record is lost");
        assert!(self.memory.delivered.is_empty(), "a delivery is forgotten");
        assert_eq!(outbox.len(), self.kept.len());
        self.inspect_seals(&fresh);
        self.inspect_collected();
    }

    /// The collector never fails, so nothing waits or is held; and what it has, it has.
    fn inspect_state(&mut self, entry: &OutboxEntry) {
        let kept = &self.kept[&entry.id];
        let is_said = self.memory.delivered.remove(&kept.instance);
        let is_delivered = match entry.state {
            OutboxState::Queued => false,
            OutboxState::Delivered { status, .. } => {
                assert_eq!(status, 201);
                true
            }
            _ => panic!("{:?}", entry.state),
        };
        assert!(is_delivered || !(is_said || kept.is_delivered));
        if is_delivered && !kept.is_delivered {
            self.inspect_delivered(&kept.instance, &kept.files);
        }
        self.kept
            .entry(entry.id.clone())
            .and_modify(|kept| kept.is_delivered = is_delivered);
    }

    /// New records, which may end a chain whose beginning was verified before.
    fn inspect_seals(&mut self, records: &[RecordFiles]) {
        let trusted = self.trusted.as_deref().map(str::as_bytes);
        let report = verify_records(&self.form, records, trusted).expect("readable");
        for finding in report.records {
            assert_eq!(finding.verdict, "ok", "{finding:?}");
            self.seq += 1;
            assert_eq!(finding.seq, Some(self.seq), "the chain has a gap");
        }
    }

    /// What the collector has of records that are not delivered yet is of their bytes too, and it
    /// has no record that is not here.
    fn inspect_collected(&self) {
        for kept in self.kept.values().filter(|kept| !kept.is_delivered) {
            for found in self.read_delivered(&kept.instance) {
                assert!(kept.files.contains(&found), "other bytes were sent");
            }
        }
        let known: BTreeSet<&str> = self
            .kept
            .values()
            .map(|kept| kept.instance.as_str())
            .collect();
        for entry in self.collector.records().expect("read") {
            assert!(known.contains(entry.id.instance.as_str()));
        }
    }

    /// A delivered record lies in the collector's folder, whole and with equal bytes.
    fn inspect_delivered(&self, instance: &str, files: &[MediaFile]) {
        let entry = self.collector.record(&record_id(instance)).expect("read");
        let entry = entry.expect("kept");
        // The collector was given no keys; whose seals these are is this side's to verify.
        assert_eq!(
            (entry.verdict.as_str(), entry.missing),
            ("untrusted-key", 0)
        );
        let found = self.read_delivered(instance);
        assert_eq!(found.len(), files.len());
        for file in files {
            assert!(found.contains(file), "other bytes were kept");
        }
    }

    /// What lies in the collector's folder of a record; nothing if there is none.
    fn read_delivered(&self, instance: &str) -> Vec<MediaFile> {
        let folder = self.collector.folder_of(&record_id(instance));
        let Ok(files) = std::fs::read_dir(folder.expect("an id like any")) else {
            return Vec::new();
        };
        let mut found: Vec<MediaFile> = files
            .map(|file| {
                let file = file.expect("listed");
                MediaFile {
                    name: file.file_name().into_string().expect("UTF-8"),
                    bytes: std::fs::read(file.path()).expect("readable"),
                }
            })
            .collect();
        found.sort_by_key(|file| (file.name != RECORD, file.name.clone()));
        found
    }

    /// The facade shows no files of drafts, so the store is asked.
    fn inspect_photos_of_drafts(&self) {
        let vault = UnsealedKeyFile::beside(&self.store);
        let store = Store::open(&self.store, &vault).expect("opens");
        for (id, draft) in &self.memory.drafts {
            let id = DraftId(id.parse().expect("a number"));
            let files = store.draft_attachments(id).expect("read");
            let named = draft.answers.iter().filter(|(path, _)| is_photo(path));
            for (_, name) in named {
                let file = files.iter().find(|file| file.name == *name);
                let file = file.expect("an acknowledged photo is there").id;
                let mut bytes = Vec::new();
                for number in 0.. {
                    match store.attachment_chunk(file, number).expect("read") {
                        Some(chunk) => bytes.extend(chunk),
                        None => break,
                    }
                }
                assert!(bytes == photo(name), "a photo has changed");
            }
        }
    }
}

/// Every answer stands in the record, every photo beside it.
fn inspect_answers(answers: &Answers, files: &[MediaFile]) {
    assert_eq!(answers.len(), PATHS.len(), "a record is finalised whole");
    let xml = std::str::from_utf8(&files[0].bytes).expect("UTF-8");
    for (path, value) in answers {
        let leaf = path.rsplit('/').next().unwrap_or_default();
        assert!(xml.contains(&format!("<{leaf}>{value}</{leaf}>")));
        if is_photo(path) {
            let file = files.iter().find(|file| file.name == *value);
            assert!(file.expect("with its photo").bytes == photo(value));
        }
    }
    assert_eq!(files.len(), 4);
}

fn record_of(files: &[MediaFile]) -> RecordFiles {
    RecordFiles {
        xml: files[0].bytes.clone(),
        files: files[1..].to_vec(),
    }
}

fn record_id(instance: &str) -> RecordId {
    RecordId {
        form: FORM_ID.to_owned(),
        instance: instance.to_owned(),
    }
}

/// Nobody looks at the last sync.
struct Nobody;

impl SyncListener for Nobody {
    fn progress(&self, _: &OutboxEntry) {}
}

/// How the facade and the collector call the XML of a record.
const RECORD: &str = "submission.xml";
