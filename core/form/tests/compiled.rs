//! A compiled form is the form it was made of, and whatever is not exactly that is refused.

#[path = "kit/real.rs"]
mod real;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use proptest::prelude::*;
use rayi_form::{FORMAT, Form, NotCompiled};

const SOURCE: [u8; 32] = [7; 32];

fn read(name: &str) -> Form {
    real::read(name).form.expect("the form is read")
}

#[test]
fn every_real_form_comes_back_whole() {
    for name in [
        "coalition-poll",
        "household-visit",
        "large-roster",
        "site-photos",
    ] {
        let form = read(name);
        let bytes = form.compile(&SOURCE);
        let again = Form::from_compiled(&bytes, &SOURCE).expect("just written");
        // Not by `assert_eq`: the texts are megabytes.
        assert!(format!("{again:?}") == format!("{form:?}"), "{name}");
        assert!(again.compile(&SOURCE) == bytes, "{name}");
    }
}

#[test]
fn choices_of_files_that_no_instance_declares_come_back() {
    let xml = r#"<h:html xmlns="http://www.w3.org/2002/xforms"
      xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>S</h:title><model>
      <instance><data id="s"><a/><b/><c/></data></instance>
      <bind nodeset="/data/c" calculate="pulldata('towns', 'l', 'k', /data/a)"/></model></h:head>
      <h:body><select1 ref="/data/a" appearance="search('towns', 'contains', 'l', /data/b, 'g', 'x')">
      <label>A</label><item><label>l</label><value>k</value></item></select1>
      <input ref="/data/b" query="instance('rivers')/root/item[g = /data/a]"><label>B</label></input>
      </h:body></h:html>"#;
    let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
    let media = std::collections::HashMap::from([
        file("towns.csv", "k,l,g\n1,Duhok,x\n"),
        file(
            "itemsets.csv",
            "list_name,name,label,g\nrivers,r,Tigris,1\nlakes,l,Van,1\n",
        ),
    ]);
    let reading = Form::parse(xml.as_bytes(), &media);
    assert_eq!(reading.diagnostics, []);
    let form = reading.form.expect("the form is read");
    let again = Form::from_compiled(&form.compile(&SOURCE), &SOURCE).expect("just written");
    assert_eq!(format!("{again:?}"), format!("{form:?}"));
    let search = again.controls[0].search.as_ref().expect("a search");
    assert_eq!(search.instance, Some(0));
    assert_eq!(search.arguments().count(), 5);
    let files: Vec<_> = again.secondary.iter().map(|list| list.file()).collect();
    assert_eq!(files, [Some("towns.csv"), Some("itemsets.csv")]);
}

/// Expressions that are written the same share one tree, before and after.
#[test]
fn a_compiled_form_is_no_larger_than_what_it_was_read_from() {
    let bytes = read("large-roster").compile(&SOURCE);
    assert!(bytes.len() < 1_115_805, "{}", bytes.len());
}

fn poll() -> &'static [u8] {
    static POLL: OnceLock<Vec<u8>> = OnceLock::new();
    POLL.get_or_init(|| read("coalition-poll").compile(&SOURCE))
}

fn why(bytes: &[u8]) -> Option<NotCompiled> {
    Form::from_compiled(bytes, &SOURCE).err()
}

#[test]
fn what_does_not_fit_is_refused_and_says_why() {
    assert_eq!(why(poll()), None);
    assert_eq!(why(b""), Some(NotCompiled::Foreign));
    assert_eq!(why(b"<h:html/>"), Some(NotCompiled::Foreign));
    assert_eq!(why(b"RAYIFORM"), Some(NotCompiled::Damaged));
    let other = Form::from_compiled(poll(), &[8; 32]).err();
    assert_eq!(other, Some(NotCompiled::OtherSource));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_bit_is_seen(place in any::<prop::sample::Index>(), bit in 0_u8..8) {
        let mut bytes = poll().to_vec();
        let at = place.index(bytes.len());
        bytes[at] ^= 1 << bit;
        prop_assert!(why(&bytes).is_some());
    }

    #[test]
    fn a_cut_is_seen(place in any::<prop::sample::Index>()) {
        let cut = &poll()[..place.index(poll().len())];
        prop_assert!(why(cut).is_some());
    }

    #[test]
    fn bytes_of_any_kind_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(why(&bytes).is_some());
        let named = [b"RAYIFORM".as_slice(), &bytes].concat();
        prop_assert!(why(&named).is_some());
    }
}

/// The number is that of the sources as they are: a build that missed a change would take forms
/// that other code has read.
#[test]
fn the_format_is_that_of_the_sources() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for start in ["src", "../xpath/src"] {
        collect(here, Path::new(start), &mut files);
    }
    files.sort();
    assert!(files.len() > 40, "{}", files.len());
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    for (name, contents) in files {
        let name = name.to_string_lossy().replace('\\', "/");
        for bytes in [name.as_bytes(), &contents] {
            for byte in bytes.iter().chain(&[0]) {
                hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01B3);
            }
        }
    }
    assert_eq!(FORMAT, hash);
}

#[expect(clippy::disallowed_methods, reason = "a test reads the sources")]
fn collect(here: &Path, folder: &Path, files: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in std::fs::read_dir(here.join(folder)).expect("can be listed") {
        let entry = entry.expect("can be listed");
        let path = folder.join(entry.file_name());
        if entry.path().is_dir() {
            collect(here, &path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let contents = std::fs::read(entry.path()).expect("can be read");
            files.push((path, contents));
        }
    }
}
