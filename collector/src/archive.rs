//! Archive: forms, folder and index together. Takes an upload, keeps it, judges it, notes it.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use rayi_trust::{FileDigest, TrustedKeys};

use crate::error::Error;
use crate::forms::{Forms, Offer};
use crate::names;
use crate::rejection::Rejection;

use folder::{Folder, Kept, Spool, Spooled};
use index::{Entry, Index, Opened};
use record::{Heading, RecordId};

pub(crate) mod folder;
pub(crate) mod index;
pub(crate) mod record;
mod seal;

/// An archive that this program has to itself.
pub(crate) struct Archive {
    /// Replaced as a whole when the folder of forms has changed.
    forms: RwLock<Arc<Forms>>,
    trust: TrustedKeys,
    folder: Folder,
    index: Index,
    depth: usize,
}

/// A POST that came in whole. What is left of its files is gone when it is dropped.
pub(crate) struct Upload {
    pub(crate) xml: Vec<u8>,
    pub(crate) files: Vec<Spooled>,
    /// Where the files wait, if there are any.
    pub(crate) _spool: Option<Spool>,
}

/// What was found when an archive was opened.
pub(crate) struct Found {
    pub(crate) reindexed: usize,
    pub(crate) index_set_aside: Option<PathBuf>,
}

/// What became of an upload that was not refused.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Receipt {
    /// Files that the record or its seal names and that are not here yet.
    pub(crate) missing: usize,
}

impl Archive {
    /// Opens the archive in `root`, whose folder is the truth, and brings its index up to it.
    /// `depth` is how deeply a record's XML may be nested.
    pub(crate) fn open(
        folder: Folder,
        forms: Forms,
        trust: TrustedKeys,
        root: &Path,
        depth: usize,
    ) -> Result<(Self, Found), Error> {
        let unusable = |source| Error::DataUnusable {
            folder: root.to_owned(),
            source,
        };
        prepare(&folder, &forms).map_err(unusable)?;
        let (index, index_set_aside) = open_index(&folder, root)?;
        let archive = Self {
            forms: RwLock::new(Arc::new(forms)),
            trust,
            folder,
            index,
            depth,
        };
        let reindexed = archive.reindex().map_err(|rejection| match rejection {
            Rejection::IndexFailed(source) => Error::IndexUnusable { source },
            Rejection::StorageFailed(source) => unusable(source),
            other => unusable(io::Error::other(other)),
        })?;
        Ok((
            archive,
            Found {
                reindexed,
                index_set_aside,
            },
        ))
    }

    /// The forms as they are offered now.
    pub(crate) fn forms(&self) -> Arc<Forms> {
        let forms = self.forms.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&forms)
    }

    /// Offers other forms from now on. Records that are kept are not judged again: the next start
    /// does that.
    pub(crate) fn offer(&self, forms: Forms) -> io::Result<()> {
        prepare(&self.folder, &forms)?;
        *self.forms.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(forms);
        Ok(())
    }

    pub(crate) fn folder(&self) -> &Folder {
        &self.folder
    }

    pub(crate) fn index(&self) -> &Index {
        &self.index
    }

    /// Keeps a record, or files for one that is here. When this returns, all of it is durable.
    pub(crate) fn take(&self, mut upload: Upload) -> Result<Receipt, Rejection> {
        let heading = record::read(&upload.xml, self.depth)?;
        let forms = self.forms();
        let offer = forms.find(&heading.id.form, &heading.version)?;
        let declared = self.declared(&upload.xml, &heading, Some(offer))?;
        upload
            .files
            .retain_mut(|file| is_declared(&mut file.name, &declared));
        let names: HashSet<_> = upload.files.iter().map(|file| file.name.as_str()).collect();
        if names.len() < upload.files.len() {
            return Err(Rejection::PartRepeated);
        }
        let id = &heading.id;
        let _held = self.folder.hold(id);
        let form = seal::facts_of(&upload.xml, Some(offer), &heading);
        let means = |file: &FileDigest| seal::means(&upload.xml, &form, file);
        let kept = self.folder.keep(id, &upload.xml, &upload.files, &means)?;
        if kept == Kept::Now
            || self
                .index
                .entry(id)
                .map_err(Rejection::IndexFailed)?
                .is_none()
        {
            let entry = self.judge(&upload.xml, &heading, &declared)?;
            self.index.enter(&entry).map_err(Rejection::IndexFailed)?;
        }
        Ok(Receipt {
            missing: self.folder.missing(id, &declared)?,
        })
    }

    /// The names under which files of a record are kept: those in its fields of type binary and
    /// those in its seal. ODK Central drops all others too, in silence.
    fn declared(
        &self,
        xml: &[u8],
        heading: &Heading,
        offer: Option<&Offer>,
    ) -> Result<BTreeSet<String>, Rejection> {
        let encrypted: HashSet<String>;
        let fields = match offer {
            _ if heading.encrypted => {
                let root = &heading.root;
                encrypted = [
                    format!("{root}/media/file"),
                    format!("{root}/encryptedXmlFile"),
                ]
                .into();
                &encrypted
            }
            Some(offer) => &offer.binary,
            None => &HashSet::new(),
        };
        let mut declared = record::files_named_at(xml, fields, self.depth)?;
        declared.extend(seal::files_named(xml, &seal::facts_of(xml, offer, heading)));
        Ok(declared)
    }

    fn judge(
        &self,
        xml: &[u8],
        heading: &Heading,
        declared: &BTreeSet<String>,
    ) -> Result<Entry, Rejection> {
        let forms = self.forms();
        let offer = forms.find(&heading.id.form, &heading.version).ok();
        let files = self.folder.files(&heading.id, declared)?;
        let judgement = seal::judge(xml, &files, offer, heading, &self.trust);
        Ok(Entry {
            id: heading.id.clone(),
            version: heading.version.clone(),
            verdict: judgement.verdict.to_owned(),
            trusted: self.trust.find(&judgement.signer).is_some(),
            signer: judgement.signer,
            missing: declared.len() - files.len(),
            judged_by: judgement
                .form
                .map_or_else(String::new, |form| names::hex(&form.0)),
        })
    }

    /// Brings the index up to the folder: judges what it does not know, what was incomplete, and
    /// what was judged by another form or other keys. Returns how many entries changed.
    fn reindex(&self) -> Result<usize, Rejection> {
        let known = self.index.entries().map_err(Rejection::IndexFailed)?;
        let mut known: HashMap<_, _> = known
            .into_iter()
            .map(|entry| (entry.id.clone(), entry))
            .collect();
        let mut changed = 0;
        for id in self.folder.records().map_err(Rejection::StorageFailed)? {
            let before = known.remove(&id);
            if before.as_ref().is_some_and(|entry| self.is_settled(entry)) {
                continue;
            }
            let entry = self.judge_again(&id)?;
            if before.as_ref() != Some(&entry) {
                self.index.enter(&entry).map_err(Rejection::IndexFailed)?;
                changed += 1;
            }
        }
        for id in known.into_keys() {
            self.index.forget(&id).map_err(Rejection::IndexFailed)?;
        }
        Ok(changed)
    }

    /// Whether judging a record again would give the same.
    fn is_settled(&self, entry: &Entry) -> bool {
        let forms = self.forms();
        let by_form = match forms.find(&entry.id.form, &entry.version) {
            Ok(offer) => offer
                .digests()
                .any(|digest| entry.judged_by == names::hex(&digest.0)),
            Err(_) => entry.judged_by.is_empty(),
        };
        entry.missing == 0 && by_form && entry.trusted == self.trust.find(&entry.signer).is_some()
    }

    fn judge_again(&self, id: &RecordId) -> Result<Entry, Rejection> {
        let path = self.folder.place_of(id)?.join(names::RECORD);
        let xml = fs::read(path).map_err(Rejection::StorageFailed)?;
        match record::read(&xml, self.depth) {
            Ok(heading) if heading.id == *id => {
                let forms = self.forms();
                let offer = forms.find(&id.form, &heading.version).ok();
                let declared = self.declared(&xml, &heading, offer)?;
                self.judge(&xml, &heading, &declared)
            }
            // Somebody changed it on the disk. It stays, and is seen.
            _ => Ok(Entry {
                id: id.clone(),
                version: String::new(),
                verdict: seal::CHANGED.to_owned(),
                signer: String::new(),
                trusted: false,
                missing: 0,
                judged_by: String::new(),
            }),
        }
    }
}

/// Makes the folders of records of all forms.
fn prepare(folder: &Folder, forms: &Forms) -> io::Result<()> {
    forms
        .all()
        .iter()
        .try_for_each(|offer| folder.prepare(&offer.id))
}

/// Whether the record declares a file of this name. Clients write quotes and line ends in the
/// name of a field in an encoding that is not one-to-one: what the record says decides.
fn is_declared(name: &mut String, declared: &BTreeSet<String>) -> bool {
    if !declared.contains(name) {
        *name = rayi_openrosa::unescape_field_name(name);
    }
    declared.contains(name)
}

/// Opens the index, and makes it anew when it is damaged. The damaged one is set aside.
fn open_index(folder: &Folder, root: &Path) -> Result<(Index, Option<PathBuf>), Error> {
    let path = root.join(INDEX);
    if let Opened::Sound(index) = Index::open(&path)? {
        return Ok((index, None));
    }
    let unusable = |source| Error::DataUnusable {
        folder: root.to_owned(),
        source,
    };
    let aside = folder.set_aside(&path, INDEX).map_err(unusable)?;
    for companion in ["-wal", "-shm"] {
        let name = format!("{INDEX}{companion}");
        let path = root.join(&name);
        if path.try_exists().map_err(unusable)? {
            folder.set_aside(&path, &name).map_err(unusable)?;
        }
    }
    match Index::open(&path)? {
        Opened::Sound(index) => Ok((index, Some(aside))),
        Opened::Damaged => Err(unusable(std::io::Error::other(
            "a new index is damaged at once",
        ))),
    }
}

const INDEX: &str = "index.sqlite";
