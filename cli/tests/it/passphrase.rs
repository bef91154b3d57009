//! A store that a passphrase seals.

use crate::program::Program;

#[test]
fn a_store_is_sealed_and_opens_with_its_passphrase_alone() {
    let home = tempfile::tempdir().expect("a folder");
    let outbox = |passphrase: Option<&str>| {
        let program = Program::new("outbox --store").arg(home.path());
        match passphrase {
            Some(passphrase) => program.env("RAYI_PASSPHRASE", passphrase).run(),
            None => program.run(),
        }
    };
    // It lies unsealed first, and is sealed by the passphrase when one comes.
    let unsealed = outbox(None);
    assert_eq!(unsealed.status, 0, "{}", unsealed.faults);
    assert!(unsealed.printed.contains("is not sealed"));
    let key = |passphrase: &str| {
        let program = Program::new("outbox --key --store").arg(home.path());
        program.env("RAYI_PASSPHRASE", passphrase).run().printed
    };
    let sealed = outbox(Some("correct horse"));
    assert_eq!(sealed.status, 0, "{}", sealed.faults);
    assert!(sealed.printed.contains("sealed by a passphrase"));
    assert!(!home.path().join("unsealed.key").exists());

    let wrong = outbox(Some("correct hors"));
    assert_eq!(wrong.status, 2);
    assert!(
        wrong.faults.contains("The passphrase is wrong"),
        "{}",
        wrong.faults
    );
    // Nobody is there to be asked.
    let none = outbox(None);
    assert_eq!(none.status, 2);
    assert!(none.faults.contains("RAYI_PASSPHRASE"), "{}", none.faults);
    assert!(key("correct horse").contains("Ed25519"));
}

#[test]
fn without_a_terminal_the_flag_alone_seals_nothing() {
    let home = tempfile::tempdir().expect("a folder");
    let asked = Program::new("outbox --passphrase --store").arg(home.path());
    let asked = asked.typed("correct horse\ncorrect horse\n").run();
    assert_eq!(asked.status, 2);
    assert!(asked.faults.contains("nobody is here"), "{}", asked.faults);
    let foreign = Program::new("verify --passphrase x").run();
    assert_eq!(foreign.status, 2);
}
