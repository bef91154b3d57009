//! What goes into the next POST of a record.

use rayi_openrosa::{Boundary, File, SubmissionBody, plan_parts};
use rayi_store::{AttachmentId, OutboxEntry, OutboxFile, OutboxId};

/// One POST: the XML, and some of the files that the server does not have yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The record.
    pub entry: OutboxId,
    /// The files in it, each whole.
    pub files: Vec<OutboxFile>,
    /// Bytes of the body, multipart frame included.
    pub bytes: u64,
    /// Whether nothing is left after it.
    pub is_last: bool,
}

impl Part {
    /// Ids of the files.
    #[must_use]
    pub fn file_ids(&self) -> Vec<AttachmentId> {
        self.files.iter().map(|file| file.id).collect()
    }

    /// The body with the multipart frame around it.
    pub(crate) fn body(
        &self,
        boundary: &Boundary,
        xml_size: u64,
    ) -> Result<SubmissionBody, rayi_openrosa::Error> {
        SubmissionBody::new(
            boundary,
            xml_size,
            &named(&self.files.iter().collect::<Vec<_>>()),
        )
    }
}

/// Chooses among the missing files: first those that fit under `limit` together, then each that
/// fits under none, alone.
///
/// Alone it is tried all the same: what a server announces is advice (OpenRosa calls it
/// recommended, ODK Central does not enforce it), its reply is the judgement. An error means that
/// a file's name cannot be sent.
pub(crate) fn next_part(entry: &OutboxEntry, limit: u64) -> Result<Part, rayi_openrosa::Error> {
    let missing: Vec<&OutboxFile> = entry.files.iter().filter(|file| !file.accepted).collect();
    let mut fitting = Vec::new();
    for file in &missing {
        if body_len(entry, &[*file])? <= limit {
            fitting.push(*file);
        }
    }
    let chosen: Vec<&OutboxFile> = if fitting.is_empty() {
        missing.first().copied().into_iter().collect()
    } else {
        let parts = plan_parts(entry.xml_size, &named(&fitting), Some(limit))?;
        let first = parts
            .into_iter()
            .next()
            .map(|part| part.files)
            .unwrap_or_default();
        first
            .into_iter()
            .filter_map(|index| fitting.get(index).copied())
            .collect()
    };
    Ok(Part {
        entry: entry.id,
        bytes: body_len(entry, &chosen)?,
        is_last: chosen.len() == missing.len(),
        files: chosen.into_iter().cloned().collect(),
    })
}

fn body_len(entry: &OutboxEntry, files: &[&OutboxFile]) -> Result<u64, rayi_openrosa::Error> {
    // Every boundary has the same length.
    let boundary = Boundary::from_random([0; 16]);
    Ok(SubmissionBody::new(&boundary, entry.xml_size, &named(files))?.len())
}

fn named(files: &[&OutboxFile]) -> Vec<File> {
    files
        .iter()
        .map(|file| File::new(&file.name, file.size))
        .collect()
}

#[cfg(test)]
mod tests {
    use rayi_store::{Digest, FormKey, OutboxState};

    use super::*;

    fn entry(sizes: &[(u64, bool)]) -> OutboxEntry {
        let files = (1..)
            .zip(sizes)
            .map(|(number, (size, accepted))| OutboxFile {
                id: AttachmentId(number),
                name: number.to_string(),
                size: *size,
                sha256: Digest::of(b""),
                accepted: *accepted,
            });
        OutboxEntry {
            id: OutboxId(1),
            form: FormKey {
                id: "poll".to_owned(),
                version: String::new(),
            },
            instance_id: String::new(),
            instance_name: None,
            xml_size: 1000,
            sha256: Digest::of(b""),
            created_ms: 0,
            corrects: None,
            state: OutboxState::InFlight,
            attempts: 1,
            last_reason: None,
            xml_accepted: false,
            files: files.collect(),
        }
    }

    fn parts(sizes: &[(u64, bool)], limit: u64) -> Vec<Vec<i64>> {
        let mut entry = entry(sizes);
        let mut parts = Vec::new();
        loop {
            let part = next_part(&entry, limit).unwrap();
            parts.push(part.file_ids().iter().map(|id| id.0).collect());
            for file in &mut entry.files {
                file.accepted |= part.file_ids().contains(&file.id);
            }
            if part.is_last {
                return parts;
            }
        }
    }

    #[test]
    fn files_share_parts_up_to_the_limit() {
        let kb = 1000;
        assert_eq!(parts(&[], 10 * kb), [[0_i64; 0]]);
        assert_eq!(parts(&[(kb, false), (kb, false)], 10 * kb), [[1, 2]]);
        assert_eq!(parts(&[(150 * kb, false); 3], 200 * kb), [[1], [2], [3]]);
        let mixed = [(90 * kb, false), (150 * kb, false), (90 * kb, false)];
        assert_eq!(parts(&mixed, 200 * kb), [vec![1, 3], vec![2]]);
        assert_eq!(parts(&[(kb, true), (kb, false)], 10 * kb), [[2]]);
        assert_eq!(parts(&[(kb, true)], 10 * kb), [[0_i64; 0]]);
    }

    #[test]
    fn what_is_too_large_goes_alone_and_last() {
        assert_eq!(
            parts(&[(u64::MAX / 2, false), (9, false)], 2000),
            [[2], [1]]
        );
        assert_eq!(
            parts(&[(7, false), (9, false)], 0),
            [[1], [2]],
            "the XML alone is more"
        );
        assert_eq!(parts(&[], 0), [[0_i64; 0]]);
    }

    #[test]
    fn a_name_that_cannot_be_sent_is_said() {
        let mut entry = entry(&[(1, false)]);
        entry.files[0].name = "a/b".to_owned();
        assert_eq!(
            next_part(&entry, 10_000),
            Err(rayi_openrosa::Error::FileNameUnusable)
        );
    }
}
