//! The conformance suite against the engine, and the page that tells how it stands.

use rayi_tests::conformance;
use rayi_tests::forms;

#[test]
fn every_case_is_as_its_file_says() {
    let topics = conformance::load().unwrap_or_else(|fault| panic!("{fault}"));
    let (passed, known, failed) = conformance::run_all(&topics);
    let told: Vec<String> = failed
        .iter()
        .map(|failed| format!("{}\n    {}", failed.place, failed.words))
        .collect();
    assert!(
        told.is_empty(),
        "{passed} pass, {known} are known to fail, {} differ:\n{}",
        told.len(),
        told.join("\n")
    );
    assert!(passed > known, "{passed} pass, {known} fail");
}

#[test]
fn the_page_is_fresh() {
    let told = std::fs::read_to_string(forms::folder(conformance::PAGE)).unwrap_or_default();
    let page = conformance::page_of_the_tree().unwrap_or_else(|fault| panic!("{fault}"));
    assert!(
        told == page,
        "core/docs/conformance.md is stale: run `cargo xtask conformance`"
    );
}

#[test]
fn a_case_that_is_wrong_is_seen() {
    let judge = |case: &str| {
        let file = format!(
            "section = \"1.2\"\ntopic = \"t\"\n[[row]]\nfeature = \"f\"\n[[row.case]]\n{case}"
        );
        let topic = conformance::read("t", &file)?;
        conformance::run(&topic.rows[0].cases[0])
    };
    let seen = |case: &str| assert!(judge(case).is_err(), "{case}");
    assert!(judge("expr = '1 + 1'\nvalue = 2").is_ok());
    seen("expr = '1 + 1'\nvalue = 3");
    seen("expr = '1 + 1'\nvalue = '2'");
    seen("expr = '1 + 1'\nerror = 'type'");
    seen("expr = '1 + 1'");
    // A repair is noticed, and so is another fault than the one that is told.
    assert!(judge("expr = '1 + 1'\nvalue = 3\nknown-fail = 'w'\ngives = 2").is_ok());
    seen("expr = '1 + 1'\nvalue = 2\nknown-fail = 'w'\ngives = 3");
    seen("expr = '1 + 1'\nvalue = 3\nknown-fail = 'w'\ngives = 4");
    seen("expr = '1 + 1'\nvalue = 3\nknown-fail = 'w'");
    let form = "name = 'n'\ndata = '<a>7</a>'\n";
    let steps = |steps: &str| format!("{form}steps = [{steps}]");
    assert!(judge(&steps("{ expect = '/data/a', value = '7' }")).is_ok());
    assert!(judge(&steps("{ expect = '/data/a', like = '[0-9]' }")).is_ok());
    assert!(judge(&steps("{ new_repeat = '/data/z', fails = true }")).is_ok());
    seen(&steps("{ expect = '/data/a', value = '8' }"));
    seen(&steps("{ expect = '/data/a', like = '[a-z]' }"));
    seen(&steps("{ set = '/data/a', value = '8', fails = true }"));
    seen(&steps("{ finalize = true, invalid = ['/data/a'] }"));
    seen(&steps("{ see = '/data/a', type = 'int' }"));
    seen(&format!("{form}found = [{{ code = 'cycle' }}]"));
}
