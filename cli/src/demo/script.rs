//! What the demo asks, and who answers: a person, a file of walks, or the fourth walk of the poll.

use std::path::{Path, PathBuf};

use rayi::MediaFile;

use crate::error::Error;
use crate::files;
use crate::walk::{Walk, Walks};

/// A form with its files, and the interviews to run; none means that a person answers.
pub(super) struct Script {
    /// File name of the form.
    pub(super) form: String,
    pub(super) xml: Vec<u8>,
    media: Vec<(String, Vec<u8>)>,
    pub(super) walks: Vec<Walk>,
}

impl Script {
    pub(super) fn choose(attended: bool, answers: Option<&Path>) -> Result<Self, Error> {
        match answers {
            Some(file) => Self::of_file(file),
            None if attended => Ok(Self::poll(Vec::new())),
            None => {
                let walks: Walks = serde_json::from_str(POLL_WALKS)
                    .map_err(|fault| not_walks(Path::new("coalition-poll.json"), &fault))?;
                Ok(Self::poll(
                    walks.paths.into_iter().skip(3).take(1).collect(),
                ))
            }
        }
    }

    /// The form's files once more; they are few and small.
    pub(super) fn media(&self) -> Vec<MediaFile> {
        let copy = |(name, bytes): &(String, Vec<u8>)| MediaFile {
            name: name.clone(),
            bytes: bytes.clone(),
        };
        self.media.iter().map(copy).collect()
    }

    fn poll(walks: Vec<Walk>) -> Self {
        Self {
            form: POLL.to_owned(),
            xml: POLL_XML.to_vec(),
            media: Vec::new(),
            walks,
        }
    }

    fn of_file(file: &Path) -> Result<Self, Error> {
        let bytes = files::read(file)?;
        let walks: Walks =
            serde_json::from_slice(&bytes).map_err(|fault| not_walks(file, &fault))?;
        if walks.form == POLL {
            return Ok(Self::poll(walks.paths));
        }
        let form = beside(file, &walks.form).ok_or_else(|| Error::WalkFormMissing {
            form: walks.form.clone(),
        })?;
        let read = files::read_form(&form, None)?;
        let media = read
            .media
            .read()?
            .into_iter()
            .map(|file| (file.name, file.bytes))
            .collect();
        Ok(Self {
            form: walks.form,
            xml: read.xml,
            media,
            walks: walks.paths,
        })
    }
}

/// The form in the folder of the walks, the one above, or `real/` in it. A file of walks names its
/// form by name only: it does not reach anywhere else.
fn beside(file: &Path, form: &str) -> Option<PathBuf> {
    let name = Path::new(form).file_name().filter(|name| *name == form)?;
    let folder = file.parent()?;
    [
        folder.join(name),
        folder.join("..").join(name),
        folder.join("../real").join(name),
    ]
    .into_iter()
    .find(|path| path.is_file())
}

fn not_walks(path: &Path, fault: &serde_json::Error) -> Error {
    Error::NotWalks {
        path: path.to_owned(),
        line: fault.line(),
        column: fault.column(),
    }
}

const POLL: &str = "coalition-poll.xml";
const POLL_XML: &[u8] = include_bytes!("../../../tests/forms/real/coalition-poll.xml");
const POLL_WALKS: &str = include_str!("../../../tests/forms/paths/coalition-poll.json");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_anybody_the_fourth_walk_runs() {
        let script = Script::choose(false, None).expect("the poll is compiled in");
        let [walk] = script.walks.as_slice() else {
            panic!("one walk")
        };
        assert!(walk.name.contains("Sorani"), "{}", walk.name);
        assert_eq!(Script::choose(true, None).expect("the poll").walks.len(), 0);
    }

    #[test]
    fn a_file_of_walks_names_a_form_beside_it_and_nothing_else() {
        let walks = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/forms/paths/x.json");
        assert!(beside(&walks, "site-photos.xml").is_some());
        assert_eq!(beside(&walks, "../real/site-photos.xml"), None);
        assert_eq!(beside(&walks, "no-such-form.xml"), None);
    }
}
