//! What goes into the next POST of a record.

use rayi_store::{AttachmentId, OutboxEntry, OutboxFile, OutboxId};

/// One POST: the XML, and some of the files that the server does not have yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The record.
    pub entry: OutboxId,
    /// The files in it, each whole.
    pub files: Vec<OutboxFile>,
    /// About how many bytes the body has.
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
}

/// Fills a part with missing files, in order, each that still fits under `limit`.
///
/// A file that fits under no limit goes alone: what a server announces is advice (OpenRosa calls
/// it recommended, ODK Central does not enforce it), its reply is the judgement.
pub(crate) fn next_part(entry: &OutboxEntry, limit: u64) -> Part {
    let missing = || entry.files.iter().filter(|file| !file.accepted);
    let mut bytes = FRAME + entry.xml_size;
    let mut files: Vec<OutboxFile> = Vec::new();
    for file in missing() {
        let with_file = bytes.saturating_add(FRAME + file.size);
        if with_file <= limit || files.is_empty() {
            bytes = with_file;
            files.push(file.clone());
        }
    }
    let is_last = files.len() == missing().count();
    Part {
        entry: entry.id,
        files,
        bytes,
        is_last,
    }
}

/// Room for the multipart lines around one file: boundary, headers, a name of 255 bytes that may
/// be escaped.
const FRAME: u64 = 1024;

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
            xml_size: 976,
            sha256: Digest::of(b""),
            created_ms: 0,
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
            let part = next_part(&entry, limit);
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
        assert_eq!(
            parts(
                &[(90 * kb, false), (150 * kb, false), (90 * kb, false)],
                200 * kb
            ),
            [vec![1, 3], vec![2]]
        );
        assert_eq!(parts(&[(kb, true), (kb, false)], 10 * kb), [[2]]);
        assert_eq!(parts(&[(kb, true)], 10 * kb), [[0_i64; 0]]);
        assert_eq!(parts(&[(u64::MAX / 2, false), (kb, false)], 0), [[1], [2]]);
    }

    #[test]
    fn a_part_says_how_large_it_is() {
        assert_eq!(
            next_part(&entry(&[(5000, false)]), 10_000).bytes,
            2000 + 1024 + 5000
        );
    }
}
