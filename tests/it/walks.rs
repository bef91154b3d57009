//! Every walk through every real form, each in its own language.

use rayi_tests::{forms, walk};

fn all_walks(name: &str) {
    let form = forms::real(name);
    let walks = walk::read(name);
    assert!(!walks.paths.is_empty());
    let mut wrong = Vec::new();
    for path in &walks.paths {
        let (mut interview, faults) = walk::walk(&form, path);
        wrong.extend(
            faults
                .into_iter()
                .map(|fault| format!("{}: {fault}", path.name)),
        );
        if let Err(violations) = interview.finalise() {
            wrong.push(format!(
                "{}: cannot be finalised: {violations:?}",
                path.name
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn coalition_poll() {
    all_walks("coalition-poll");
}

#[test]
fn site_photos() {
    all_walks("site-photos");
}

#[test]
fn household_visit() {
    all_walks("household-visit");
}

#[test]
fn large_roster() {
    all_walks("large-roster");
}
