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

#[test]
fn a_passphrase_is_set_changed_and_removed() {
    let home = tempfile::tempdir().expect("a folder");
    let run = |line: &str, now: &str, new: &str| {
        let program = Program::new(line).arg("--store").arg(home.path());
        let program = program.env("RAYI_PASSPHRASE", now);
        program.env("RAYI_NEW_PASSPHRASE", new).run()
    };
    let code = |line: &str, now: &str, new: &str| {
        let outcome = run(&format!("{line} --json"), now, new);
        let document = outcome.document();
        let said = document.get("error").or(document.get("vault"));
        let said = said.and_then(|said| said.as_str()).unwrap_or("nothing");
        (outcome.status, said.to_owned())
    };
    let is = |status: i32, code: &str| (status, code.to_owned());
    let key = |now: &str| run("outbox --key", now, "").printed;

    let absent = is(2, "passphrase-absent");
    assert_eq!(code("passphrase change", "", "a"), absent);
    assert_eq!(code("passphrase remove", "", ""), absent);
    let first = key("");
    let sealed = is(0, "vault-level-passphrase");
    assert_eq!(code("passphrase set", "old", ""), sealed);
    assert_eq!(code("passphrase set", "old", ""), is(2, "passphrase-there"));

    let wrong = is(2, "vault-wrong-passphrase");
    assert_eq!(code("passphrase change", "wrong", "new"), wrong);
    assert_eq!(code("passphrase change", "old", "new"), sealed);
    assert_eq!(code("passphrase remove", "old", ""), wrong);
    assert_eq!(key("new"), first, "it is the store that it was");

    let unsealed = is(0, "vault-level-unsealed");
    assert_eq!(code("passphrase remove", "new", ""), unsealed);
    assert!(!home.path().join("passphrase.key").exists());
    assert_eq!(key(""), first);
    // Nobody is there to type the new one.
    assert_eq!(code("passphrase set", "old", ""), sealed);
    let nobody = run("passphrase change", "old", "");
    assert_eq!(nobody.status, 2);
    assert!(
        nobody.faults.contains("RAYI_NEW_PASSPHRASE"),
        "{}",
        nobody.faults
    );
}

#[cfg(unix)]
mod typed {
    use std::path::Path;

    use crate::program::{Program, shared};
    use crate::terminal::Terminal;

    fn sit(line: &str, store: &Path) -> Terminal {
        Terminal::open(Program::new(line).arg("--store").arg(store))
    }

    #[test]
    fn a_passphrase_is_typed_and_not_shown() {
        let home = tempfile::tempdir().expect("a folder");
        let set = sit("outbox --passphrase", home.path())
            .answer("Passphrase of the store:", "correct horse")
            .answer("The same again:", "correct horse")
            .end();
        assert_eq!((set.status, set.seen.as_str()), (0, ""), "{}", set.faults);
        assert!(set.printed.contains("sealed by a passphrase"));
        assert!(!set.printed.contains("horse") && !set.faults.contains("horse"));

        let wrong = sit("outbox", home.path())
            .answer("Passphrase of the store:", "correct hors")
            .end();
        assert_eq!((wrong.status, wrong.seen.as_str()), (2, ""));
        assert!(wrong.faults.contains("The passphrase is wrong"));
        let empty = sit("outbox", home.path())
            .answer("Passphrase of the store:", " ")
            .end();
        assert_eq!(empty.status, 2);
        assert!(empty.faults.contains("RAYI_PASSPHRASE"), "{}", empty.faults);

        let changed = sit("passphrase change", home.path())
            .answer("Passphrase of the store:", "correct horse")
            .answer("New passphrase:", "نهێنییەک")
            .answer("The same again:", "نهێنییەک")
            .end();
        assert_eq!((changed.status, changed.seen.as_str()), (0, ""));
        let removed = sit("passphrase remove", home.path())
            .answer("Passphrase of the store:", "نهێنییەک")
            .end();
        assert_eq!((removed.status, removed.seen.as_str()), (0, ""));
        assert!(removed.printed.contains("is not sealed"));
    }

    #[test]
    fn two_that_differ_seal_nothing() {
        let home = tempfile::tempdir().expect("a folder");
        let set = sit("passphrase set", home.path())
            .answer("Passphrase of the store:", "correct horse")
            .answer("The same again:", "correct hors")
            .end();
        assert_eq!(set.status, 2);
        assert!(set.faults.contains("differ"), "{}", set.faults);
        assert!(!home.path().join("passphrase.key").exists());
    }

    /// The other tests would pass at a terminal that shows nothing at all.
    #[test]
    fn what_is_no_passphrase_is_shown() {
        let home = tempfile::tempdir().expect("a folder");
        let form = shared("real/coalition-poll.xml");
        let program = Program::new("interview").arg(form).arg("--store");
        let left = Terminal::open(program.arg(home.path()))
            .answer("", ":q")
            .end();
        assert!(left.seen.contains(":q"), "{:?} {}", left.seen, left.faults);
    }
}
