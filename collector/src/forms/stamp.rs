//! Stamp: what can be seen of a folder of forms without reading it, to tell that it has changed.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Names, sizes and times of change of the files in a folder and in the folders of media in it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Stamp {
    files: Vec<(PathBuf, u64, Option<SystemTime>)>,
}

impl Stamp {
    /// What cannot be seen, such as a link to nowhere, is not among the files.
    pub(crate) fn of(folder: &Path) -> io::Result<Self> {
        let mut files = Vec::new();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if !path.is_dir() {
                files.extend(seen(path));
            } else if let Ok(media) = fs::read_dir(&path) {
                files.extend(media.flatten().filter_map(|entry| seen(entry.path())));
            }
        }
        files.sort();
        Ok(Self { files })
    }

    /// Whether no file has changed within the last moments, so that none is being copied just now.
    /// A time to come tells of clocks that differ, not of copying.
    pub(crate) fn is_quiet(&self, now: SystemTime) -> bool {
        let mut times = self.files.iter().filter_map(|(_, _, changed)| *changed);
        times.all(|changed| {
            now.duration_since(changed)
                .map_or(true, |since| since >= QUIET)
        })
    }
}

fn seen(path: PathBuf) -> Option<(PathBuf, u64, Option<SystemTime>)> {
    let about = fs::metadata(&path).ok()?;
    Some((path, about.len(), about.modified().ok()))
}

/// Longer than a copy over a network pauses between two writes.
const QUIET: Duration = Duration::from_secs(2);

#[cfg(test)]
mod tests {
    use std::fs::File;

    use super::*;

    #[test]
    fn a_folder_is_quiet_when_nothing_changed_for_a_while() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a-media");
        fs::create_dir(&path).unwrap();
        let file = File::create(path.join("a.csv")).unwrap();
        let then = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
        file.set_modified(then).unwrap();
        let stamp = Stamp::of(folder.path()).unwrap();
        assert!(!stamp.is_quiet(then));
        assert!(!stamp.is_quiet(then + Duration::from_secs(1)));
        assert!(stamp.is_quiet(then + QUIET));
        assert!(stamp.is_quiet(then - QUIET), "another clock");
        assert_eq!(stamp, Stamp::of(folder.path()).unwrap());
        file.set_len(1).unwrap();
        assert_ne!(stamp, Stamp::of(folder.path()).unwrap());
    }
}
