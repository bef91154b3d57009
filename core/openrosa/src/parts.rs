//! Which files go into which POST when a server limits the size of one.

use crate::body::{File, frame_len};
use crate::{Error, SubmissionBody};

/// One POST: the record's XML, as in every other, and some of its files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Places in the list of files that was given, ascending.
    pub files: Vec<usize>,
    /// Length of the POST's body in bytes.
    pub len: u64,
}

/// Spreads `files` over as few POSTs as first-fit finds, each of at most `limit` bytes with its
/// multipart frame (`X-OpenRosa-Accept-Content-Length`; `None` = no limit known). Without files
/// there is one part, with the XML alone.
///
/// The same list and limit give the same parts; after an interruption plan the files that are left.
pub fn plan_parts(xml_len: u64, files: &[File], limit: Option<u64>) -> Result<Vec<Part>, Error> {
    let limit = limit.unwrap_or(u64::MAX);
    let bare = SubmissionBody::bare_len(xml_len);
    if bare > limit {
        return Err(Error::RecordTooLarge { bytes: bare, limit });
    }
    let empty = || Part {
        files: Vec::new(),
        len: bare,
    };
    let mut parts = vec![empty()];
    for (index, file) in files.iter().enumerate() {
        let frame = frame_len(file)?;
        let needed = frame.saturating_add(file.len);
        let room = limit - bare;
        if needed > room {
            return Err(Error::RecordTooLarge {
                bytes: file.len,
                limit: room.saturating_sub(frame),
            });
        }
        let fits = |part: &Part| part.len <= limit - needed;
        let place = parts.iter().position(fits).unwrap_or_else(|| {
            parts.push(empty());
            parts.len() - 1
        });
        if let Some(part) = parts.get_mut(place) {
            part.files.push(index);
            part.len += needed;
        }
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Boundary;

    fn photos(sizes: &[u64]) -> Vec<File> {
        let named = sizes.iter().enumerate();
        named
            .map(|(place, size)| File::new(format!("صورة {place}\".jpg"), *size))
            .collect()
    }

    #[test]
    fn without_files_one_part_goes() {
        let parts = plan_parts(10, &[], Some(1_000)).unwrap();
        assert_eq!(parts.len(), 1);
        assert!(parts[0].files.is_empty());
    }

    #[test]
    fn three_photos_of_a_kind_need_three_posts() {
        let parts = plan_parts(3_000, &photos(&[150_000; 3]), Some(200_000)).unwrap();
        let files: Vec<_> = parts.iter().map(|part| part.files.clone()).collect();
        assert_eq!(files, [[0], [1], [2]]);
    }

    #[test]
    fn what_fits_nowhere_is_refused_with_its_size_and_the_room() {
        let refused = plan_parts(100, &photos(&[5, 900]), Some(1_000)).unwrap_err();
        let Error::RecordTooLarge { bytes: 900, limit } = refused else {
            panic!("{refused:?}");
        };
        assert!(plan_parts(100, &photos(&[5, limit]), Some(1_000)).is_ok());
        assert!(plan_parts(100, &photos(&[5, limit + 1]), Some(1_000)).is_err());
        assert_eq!(refused.code(), "record-too-large");
        assert!(plan_parts(1_000, &[], Some(1_000)).is_err());
        assert!(plan_parts(u64::MAX, &photos(&[u64::MAX]), Some(u64::MAX)).is_err());
    }

    proptest! {
        #[test]
        fn every_file_goes_once_and_no_part_is_too_long(
            sizes in proptest::collection::vec(0_u64..5_000, 0..20),
            xml_len in 0_u64..3_000,
            limit in 8_500_u64..20_000,
        ) {
            let files = photos(&sizes);
            let parts = plan_parts(xml_len, &files, Some(limit)).unwrap();
            let mut sent: Vec<usize> = parts.iter().flat_map(|part| part.files.clone()).collect();
            sent.sort_unstable();
            prop_assert_eq!(sent, (0..files.len()).collect::<Vec<_>>());
            for part in &parts {
                let chosen: Vec<_> = part.files.iter().map(|&place| files[place].clone()).collect();
                let body = SubmissionBody::new(&Boundary::from_random([1; 16]), xml_len, &chosen);
                prop_assert_eq!(body.unwrap().len(), part.len);
                prop_assert!(part.len <= limit);
            }
        }
    }
}
