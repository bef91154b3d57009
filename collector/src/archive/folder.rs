//! Folder: the records on disk, as received, each durable before anyone is told so.
//!
//! ```text
//! DATA/submissions/<form>/<instance>/submission.xml    the bytes of the XML part
//!                                   /<file>            the bytes of a file part
//! DATA/forms/…                                         what workbooks became: [`crate::forms`]
//! DATA/set-aside/…                                     what was replaced or found damaged
//! DATA/incoming/<n>/…                                  uploads under way; emptied at the start
//! DATA/lock                                            held by the one collector that is running
//! ```
//! Names are those of [`crate::names`]. A new record is built in `incoming`, synced, and renamed
//! to its place whole; a later file is synced and renamed into the record. So a crash leaves
//! each record and each file there or not there, never half, and what was acknowledged is there.
//! Times of files are cut to the quarter of an hour: the folder does not tell when exactly a
//! person answered. (The system's own change time, which no program can set, still does.)

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rayi_sqlcipher::FolderLock;
use rayi_trust::{Digest, FileDigest};
use ring::digest::{Context, SHA256};

use crate::archive::record::RecordId;
use crate::error::Error;
use crate::names;
use crate::rejection::Rejection;

/// The records of one data directory. One [`Folder`] at a time has it.
pub(crate) struct Folder {
    root: PathBuf,
    spools: AtomicU64,
    /// One of these is held while a record is looked at and written; which one, its id says.
    stripes: [Mutex<()>; STRIPES],
    hasher: RandomState,
    _lock: FolderLock,
}

/// A file part waiting in `incoming`.
pub(crate) struct Spooled {
    /// The name of the part: what the record calls the file.
    pub(crate) name: String,
    pub(crate) path: PathBuf,
}

/// A folder in `incoming`, removed with all that is left in it.
pub(crate) struct Spool {
    path: PathBuf,
}

/// What [`Folder::keep`] found and did.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Kept {
    /// Everything was there already.
    Before,
    /// The record, or a file of it, is new.
    Now,
}

/// What a file that comes for a record means to the files that are there.
enum Step<'f> {
    Add(&'f Spooled, PathBuf),
    Replace(&'f Spooled, PathBuf),
}

impl Folder {
    /// Takes possession of `root`, making it if it is not there.
    pub(crate) fn open(root: &Path) -> Result<Self, Error> {
        let unusable = |source| Error::DataUnusable {
            folder: root.to_owned(),
            source,
        };
        for folder in [root, &root.join(SUBMISSIONS), &root.join(SET_ASIDE)] {
            make_private(folder).map_err(unusable)?;
        }
        let lock = FolderLock::take(&root.join("lock")).map_err(|fault| {
            if FolderLock::is_held(&fault) {
                Error::DataInUse {
                    folder: root.to_owned(),
                }
            } else {
                unusable(io::Error::other(fault))
            }
        })?;
        // Nothing in here was ever acknowledged: a phone still has it.
        match fs::remove_dir_all(root.join(INCOMING)) {
            Err(fault) if fault.kind() != io::ErrorKind::NotFound => return Err(unusable(fault)),
            _ => fs::create_dir(root.join(INCOMING)).map_err(unusable)?,
        }
        sync_folder(root).map_err(unusable)?;
        Ok(Self {
            root: root.to_owned(),
            spools: AtomicU64::new(0),
            stripes: [const { Mutex::new(()) }; STRIPES],
            hasher: RandomState::new(),
            _lock: lock,
        })
    }

    /// Makes the folder of a form, durably, so that a record needs only its own.
    pub(crate) fn prepare(&self, form: &str) -> io::Result<()> {
        let name = names::encode(form).ok_or(io::ErrorKind::InvalidFilename)?;
        let submissions = self.root.join(SUBMISSIONS);
        make_private(&submissions.join(name))?;
        sync_folder(&submissions)
    }

    /// A place for the parts of one upload.
    pub(crate) fn spool(&self) -> io::Result<Spool> {
        let number = self.spools.fetch_add(1, Ordering::Relaxed);
        let path = self.root.join(INCOMING).join(number.to_string());
        fs::create_dir(&path)?;
        Ok(Spool { path })
    }

    /// Where a record lies, or would lie.
    pub(crate) fn place_of(&self, id: &RecordId) -> Result<PathBuf, Rejection> {
        Ok(self.root.join(SUBMISSIONS).join(relative_place(id)?))
    }

    /// No one else changes this record while the guard lives.
    pub(crate) fn hold(&self, id: &RecordId) -> MutexGuard<'_, ()> {
        let stripe = self.hasher.hash_one(id) % STRIPES as u64;
        let stripe = usize::try_from(stripe).unwrap_or_default();
        // The mutex guards no value of its own, so a panic elsewhere spoiled nothing.
        self.stripes[stripe]
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes a record, or files for it, durable. `means` tells whether a file is the one that the
    /// record's seal names. Call under [`Folder::hold`].
    ///
    /// Another file under a name that is taken replaces the one there only if it alone is the
    /// one the seal means; the old one is set aside. ODK Central lets the last one win, so that
    /// anyone who can post can change a photo: here the first one stays, except against the
    /// seal's word, since the seal lies in the XML, whose bytes are fixed.
    pub(crate) fn keep(
        &self,
        id: &RecordId,
        xml: &[u8],
        files: &[Spooled],
        means: &dyn Fn(&FileDigest) -> bool,
    ) -> Result<Kept, Rejection> {
        let place = self.place_of(id)?;
        if !place
            .join(names::RECORD)
            .try_exists()
            .map_err(Rejection::StorageFailed)?
        {
            self.make(&place, xml, files)?;
            return Ok(Kept::Now);
        }
        let kept = fs::read(place.join(names::RECORD)).map_err(Rejection::StorageFailed)?;
        if kept != xml {
            return Err(Rejection::DifferentXml);
        }
        let mut steps = Vec::new();
        for file in files {
            let path = place.join(encoded(&file.name)?);
            let step = step_for(file, path, means).map_err(Rejection::StorageFailed)?;
            steps.extend(step.transpose()?);
        }
        self.take(id, &place, &steps)
            .map_err(Rejection::StorageFailed)
    }

    /// Which of `names` are not there as files of this record.
    pub(crate) fn missing(
        &self,
        id: &RecordId,
        names: &BTreeSet<String>,
    ) -> Result<usize, Rejection> {
        let place = self.place_of(id)?;
        let mut missing = 0;
        for name in names {
            let there = match names::encode(name) {
                Some(file) => place
                    .join(file)
                    .try_exists()
                    .map_err(Rejection::StorageFailed)?,
                None => false,
            };
            missing += usize::from(!there);
        }
        Ok(missing)
    }

    /// The files of these names that are there.
    pub(crate) fn files(
        &self,
        id: &RecordId,
        names: &BTreeSet<String>,
    ) -> Result<Vec<FileDigest>, Rejection> {
        let place = self.place_of(id)?;
        let mut files = Vec::new();
        for name in names {
            let path = names::encode(name).map(|file| place.join(file));
            match path.map(|path| digest_of(name, &path)) {
                Some(Ok(file)) => files.push(file),
                Some(Err(fault)) if fault.kind() != io::ErrorKind::NotFound => {
                    return Err(Rejection::StorageFailed(fault));
                }
                _ => {}
            }
        }
        Ok(files)
    }

    /// Every record in the folder, in no particular order. What is not a record is passed over.
    pub(crate) fn records(&self) -> io::Result<Vec<RecordId>> {
        let mut records = Vec::new();
        for form in folders_in(&self.root.join(SUBMISSIONS))? {
            let Some(form_id) = decoded(&form) else {
                continue;
            };
            for instance in folders_in(&form)? {
                if let Some(instance_id) = decoded(&instance)
                    && instance.join(names::RECORD).try_exists()?
                {
                    records.push(RecordId {
                        form: form_id.clone(),
                        instance: instance_id,
                    });
                }
            }
        }
        Ok(records)
    }

    /// Moves `path`, which may be damaged but is not ours to delete, to `set-aside`, under a
    /// name that is free there. Returns its new place.
    pub(crate) fn set_aside(&self, path: &Path, name: &str) -> io::Result<PathBuf> {
        let folder = self.root.join(SET_ASIDE);
        let mut number = 1;
        let target = loop {
            let target = folder.join(format!("{name}%{number}"));
            if !target.try_exists()? {
                break target;
            }
            number += 1;
        };
        let folder = target.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder)?;
        fs::rename(path, &target)?;
        sync_folder(folder)?;
        Ok(target)
    }

    fn make(&self, place: &Path, xml: &[u8], files: &[Spooled]) -> Result<(), Rejection> {
        let named: Vec<_> = files
            .iter()
            .map(|file| Ok((file, encoded(&file.name)?)))
            .collect::<Result<_, Rejection>>()?;
        let spool = self.spool().map_err(Rejection::StorageFailed)?;
        let build = || -> io::Result<()> {
            let mut record = File::create_new(spool.path.join(names::RECORD))?;
            record.write_all(xml)?;
            settle(&record)?;
            for (file, name) in &named {
                settle(&File::options().write(true).open(&file.path)?)?;
                fs::rename(&file.path, spool.path.join(name))?;
            }
            sync_folder(&spool.path)?;
            fs::rename(&spool.path, place)?;
            sync_folder(place.parent().unwrap_or(&self.root))
        };
        build().map_err(Rejection::StorageFailed)
    }

    fn take(&self, id: &RecordId, place: &Path, steps: &[Step<'_>]) -> io::Result<Kept> {
        for step in steps {
            let (Step::Add(file, path) | Step::Replace(file, path)) = step;
            settle(&File::options().write(true).open(&file.path)?)?;
            if let (Step::Replace(..), Ok(aside), Some(name)) =
                (step, relative_place(id), path.file_name())
            {
                let aside = aside.join(name);
                self.set_aside(path, &aside.to_string_lossy())?;
            }
            fs::rename(&file.path, path)?;
        }
        // Also when nothing is new: "it is here" may not rest on a rename whose own sync failed.
        sync_folder(place)?;
        sync_folder(place.parent().unwrap_or(&self.root))?;
        Ok(if steps.is_empty() {
            Kept::Before
        } else {
            Kept::Now
        })
    }
}

impl Spool {
    /// Where the part of this number waits.
    pub(crate) fn part(&self, number: usize) -> PathBuf {
        self.path.join(number.to_string())
    }
}

impl Drop for Spool {
    fn drop(&mut self) {
        // What cannot be removed now is removed at the next start.
        let _ = fs::remove_dir_all(&self.path);
    }
}

type Decision<'f> = Option<Result<Step<'f>, Rejection>>;

fn step_for<'f>(
    file: &'f Spooled,
    path: PathBuf,
    means: &dyn Fn(&FileDigest) -> bool,
) -> io::Result<Decision<'f>> {
    if !path.try_exists()? {
        return Ok(Some(Ok(Step::Add(file, path))));
    }
    let (there, come) = (
        digest_of(&file.name, &path)?,
        digest_of(&file.name, &file.path)?,
    );
    Ok(if there == come {
        None
    } else if means(&come) {
        Some(Ok(Step::Replace(file, path)))
    } else {
        Some(Err(Rejection::DifferentFile))
    })
}

fn digest_of(name: &str, path: &Path) -> io::Result<FileDigest> {
    let mut file = File::open(path)?;
    let mut context = Context::new(&SHA256);
    let mut buffer = vec![0; 64 << 10];
    let mut size = 0;
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            break;
        }
        context.update(buffer.get(..read).unwrap_or_default());
        size += read as u64;
    }
    let mut sha256 = Digest([0; 32]);
    sha256.0.copy_from_slice(context.finish().as_ref());
    Ok(FileDigest {
        name: name.to_owned(),
        size,
        sha256,
    })
}

fn relative_place(id: &RecordId) -> Result<PathBuf, Rejection> {
    Ok(Path::new(&encoded(&id.form)?).join(encoded(&id.instance)?))
}

fn encoded(name: &str) -> Result<String, Rejection> {
    names::encode(name).ok_or(Rejection::NameTooLong)
}

fn decoded(path: &Path) -> Option<String> {
    names::decode(path.file_name()?.to_str()?)
}

/// Makes a folder, and those above it, that only the collector's own account may enter.
pub(crate) fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn folders_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            folders.push(entry.path());
        }
    }
    Ok(folders)
}

/// Gives a file or folder its coarse time and syncs it, content and all.
pub(crate) fn settle(file: &File) -> io::Result<()> {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
        .as_secs();
    let coarse = UNIX_EPOCH + Duration::from_secs(since - since % BATCH);
    file.set_modified(coarse)?;
    file.sync_all()
}

/// Syncs the names in a folder. Windows opens no folder as a file, and keeps names by itself.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(windows) {
        return Ok(());
    }
    settle(&File::open(folder)?)
}

const SUBMISSIONS: &str = "submissions";
const SET_ASIDE: &str = "set-aside";
const INCOMING: &str = "incoming";
/// More than the uploads that two or four cores and one disk can store at a time.
const STRIPES: usize = 64;
/// The time to which arrival is told, in seconds: the batch of the trust protocol.
const BATCH: u64 = 15 * 60;

#[cfg(test)]
mod tests;
