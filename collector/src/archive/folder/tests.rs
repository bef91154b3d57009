//! What lies where, and what a second arrival of a file does.

use tempfile::TempDir;

use super::*;

const XML: &[u8] = b"<data/>";

fn id() -> RecordId {
    RecordId {
        form: "f".to_owned(),
        instance: "uuid:1".to_owned(),
    }
}

fn opened() -> (TempDir, Folder) {
    let home = TempDir::new().unwrap();
    let folder = Folder::open(&home.path().join("kept")).unwrap();
    folder.prepare("f").unwrap();
    (home, folder)
}

/// Keeps the record with one file, whose seal names `sealed`.
fn keep(folder: &Folder, content: &[u8], sealed: Option<&[u8]>) -> Result<Kept, Rejection> {
    let spool = folder.spool().unwrap();
    fs::write(spool.part(0), content).unwrap();
    let files = [Spooled {
        name: "a.jpg".to_owned(),
        path: spool.part(0),
    }];
    let means = |file: &FileDigest| sealed.is_some_and(|bytes| file.sha256 == Digest::of(bytes));
    folder.keep(&id(), XML, &files, &means)
}

#[test]
fn the_first_file_of_a_name_stays_without_a_seal() {
    let (_home, folder) = opened();
    assert_eq!(keep(&folder, b"one", None).unwrap(), Kept::Now);
    assert_eq!(keep(&folder, b"one", None).unwrap(), Kept::Before);
    assert!(matches!(
        keep(&folder, b"two", None),
        Err(Rejection::DifferentFile)
    ));
    let place = folder.place_of(&id()).unwrap();
    assert_eq!(fs::read(place.join("a.jpg")).unwrap(), b"one");
}

#[test]
fn the_file_that_the_seal_means_takes_the_place_of_another() {
    let (home, folder) = opened();
    keep(&folder, b"wrong", Some(b"right")).unwrap();
    assert!(matches!(
        keep(&folder, b"other", Some(b"right")),
        Err(Rejection::DifferentFile)
    ));
    assert_eq!(keep(&folder, b"right", Some(b"right")).unwrap(), Kept::Now);
    assert!(matches!(
        keep(&folder, b"wrong", Some(b"right")),
        Err(Rejection::DifferentFile)
    ));
    let place = folder.place_of(&id()).unwrap();
    assert_eq!(fs::read(place.join("a.jpg")).unwrap(), b"right");
    let aside = home.path().join("kept/set-aside/f/uuid%3A1/a.jpg%1");
    assert_eq!(fs::read(aside).unwrap(), b"wrong");
}

#[test]
fn what_was_not_acknowledged_is_gone_at_the_next_start() {
    let (home, folder) = opened();
    let spool = folder.spool().unwrap();
    fs::write(spool.part(0), b"half").unwrap();
    let left = spool.part(0);
    std::mem::forget(spool);
    drop(folder);
    assert!(left.exists());
    let folder = Folder::open(&home.path().join("kept")).unwrap();
    assert!(!left.exists());
    assert!(folder.records().unwrap().is_empty());
}

#[test]
fn what_is_no_record_is_passed_over() {
    let (home, folder) = opened();
    keep(&folder, b"one", None).unwrap();
    let submissions = home.path().join("kept/submissions");
    fs::create_dir_all(submissions.join("f/empty")).unwrap();
    fs::create_dir_all(submissions.join("f/%zz")).unwrap();
    fs::write(submissions.join("f/%zz/submission.xml"), XML).unwrap();
    fs::write(submissions.join("README"), b"by hand").unwrap();
    assert!(folder.records().unwrap() == [id()]);
}

#[cfg(unix)]
#[test]
fn others_on_the_machine_may_not_look_in() {
    use std::os::unix::fs::PermissionsExt;
    let (home, folder) = opened();
    keep(&folder, b"one", None).unwrap();
    let mode = fs::metadata(home.path().join("kept"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o700);
}
