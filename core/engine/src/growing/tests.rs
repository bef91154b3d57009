//! A recording in pieces is the file that it would be in one.

use std::sync::Arc;

use rayi_store::{Digest, UnsealedKeyFile};

use super::*;
use crate::files::attached;
use crate::{Finalised, Rayi, SystemEnvironment};

const FORM: &str = r#"<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
  <h:head><h:title>Heard</h:title><model><instance><data id="heard"><s/><n/></data></instance>
    <bind nodeset="/data/s" type="binary"/></model></h:head>
  <h:body><upload ref="/data/s" mediatype="audio/*"><label>S</label></upload>
    <input ref="/data/n"><label>N</label></input></h:body></h:html>"#;

fn open(home: &tempfile::TempDir) -> Rayi {
    let store = home.path().join("store");
    let vault = Arc::new(UnsealedKeyFile::beside(&store));
    let rayi = Rayi::open(&store, vault, Arc::new(SystemEnvironment)).expect("opens");
    rayi.add_form(FORM.as_bytes(), Vec::new()).expect("kept");
    rayi
}

/// Pieces whose ends fall before, on and behind the ends of the store's chunks.
fn pieces() -> Vec<Vec<u8>> {
    let chunk = Store::CHUNK;
    let sizes = [1, chunk - 1, 7, 2 * chunk, chunk - 7, 1, 3];
    let pieces = sizes.iter().zip(1_u8..);
    pieces.map(|(size, byte)| vec![byte; *size]).collect()
}

#[test]
fn pieces_make_the_file_that_they_are_of_also_when_the_process_dies_between() {
    let home = tempfile::tempdir().expect("a folder");
    let mut rayi = open(&home);
    let draft = rayi.begin("heard", None).expect("begins").draft_id();
    let mut whole = Vec::new();
    for (number, piece) in pieces().iter().enumerate() {
        if number == 4 {
            drop(rayi);
            rayi = open(&home);
        }
        let session = rayi.resume(&draft).expect("opens");
        if number == 0 {
            session.attach("/data/s", "a.amr", piece).expect("kept");
        } else {
            assert_eq!(session.append("/data/s", piece), Ok(true), "piece {number}");
        }
        whole.extend_from_slice(piece);
        let kept = rayi.store.draft_attachments(session.draft).expect("open");
        assert_eq!(kept[0].size, whole.len() as u64);
        assert_eq!(kept[0].sha256, Digest::of(&whole));
        assert!(attached(&rayi.store, kept[0].id).expect("open") == whole);
    }
    let session = rayi.resume(&draft).expect("opens");
    let Finalised::Queued(entry) = session.finalise().expect("finishes") else {
        panic!("refused");
    };
    let record = rayi.record(&entry.id).expect("kept");
    assert!(record[1].bytes == whole);
}

#[test]
fn one_session_goes_on_where_it_left_off_and_another_file_begins_anew() {
    let home = tempfile::tempdir().expect("a folder");
    let rayi = open(&home);
    let session = rayi.begin("heard", None).expect("begins");
    assert_eq!(session.append("/data/s", b"x"), Ok(false), "no file yet");
    session.attach("/data/s", "a.amr", b"ab").expect("kept");
    assert_eq!(session.append("/data/s", b"cd"), Ok(true));
    // In the place of the one that grew, as long as that.
    session.attach("/data/s", "a.amr", b"wxyz").expect("kept");
    assert_eq!(session.append("/data/s", b"!"), Ok(true));
    let kept = rayi.store.draft_attachments(session.draft).expect("open");
    assert_eq!(kept[0].sha256, Digest::of(b"wxyz!"));
    session.answer("/data/s", "").expect("cleared");
    assert_eq!(session.append("/data/s", b"x"), Ok(false), "taken away");
    session.answer("/data/n", "a.amr").expect("taken");
    assert_eq!(session.append("/data/n", b"x"), Ok(false), "no file's node");
    let missing = session.append("/data/none", b"x").expect_err("no node");
    assert_eq!(missing.code, "node-missing");
}
