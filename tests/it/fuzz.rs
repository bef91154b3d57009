//! The kept corpora of the fuzzers, every file once: what was found stays repaired.

use rayi_tests::forms;
use rayi_tests::fuzz::TARGETS;

#[test]
fn every_kept_input_holds_the_laws_of_its_target() {
    for target in TARGETS {
        let folder = forms::folder("fuzz/corpus").join(target.name);
        let mut files: Vec<_> = std::fs::read_dir(&folder)
            .unwrap_or_else(|fault| panic!("{}: {fault}", folder.display()))
            .map(|file| file.expect("can be listed").path())
            .collect();
        files.sort();
        assert!(files.len() >= 5, "{} has few inputs", target.name);
        for file in files {
            let bytes = std::fs::read(&file).expect("can be read");
            let met = std::panic::catch_unwind(|| (target.run)(&bytes));
            assert!(met.is_ok(), "{} breaks a law", file.display());
        }
    }
}
