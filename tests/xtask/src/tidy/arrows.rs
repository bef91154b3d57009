//! Which crate may depend on which, and which outside crate belongs to whom.
//!
//! ```text
//! edge       bindings        cli  ->  collector
//! ring 2            engine ("rayi")         |
//! ring 1         sync -> store -> sqlcipher <-
//! ring 0    interview -> form -> xlsform -> xpath     trust     openrosa     locale
//! ```
//!
//! Arrows go down, or along the row as drawn, never up. Besides: `interview` and `store` do not know
//! each other; phones and the command line see the engine and nothing below it but `locale`, whose
//! words they print; the collector stands on ring 0 and SQLite alone, so that it never links a
//! phone's store.

use super::Finding;
use crate::workspace::{Kind, Package};

const XPATH: &str = "rayi-xpath";
const XLSFORM: &str = "rayi-xlsform";
const FORM: &str = "rayi-form";
const INTERVIEW: &str = "rayi-interview";
const TRUST: &str = "rayi-trust";
const LOCALE: &str = "rayi-locale";
const OPENROSA: &str = "rayi-openrosa";
const SQLCIPHER: &str = "rayi-sqlcipher";
const STORE: &str = "rayi-store";
const SYNC: &str = "rayi-sync";
const ENGINE: &str = "rayi";
const BINDINGS: &str = "rayi-bindings";
const BINDGEN: &str = "rayi-bindgen";
const CLI: &str = "rayi-cli";
const COLLECTOR: &str = "rayi-collector";
const TESTS: &str = "rayi-tests";
const BENCHES: &str = "rayi-benches";
const XTASK: &str = "xtask";

/// Every member, and the members that it may name.
const ARROWS: &[(&str, &[&str])] = &[
    (XPATH, &[]),
    (XLSFORM, &[XPATH]),
    (FORM, &[XLSFORM, XPATH]),
    (INTERVIEW, &[FORM, XPATH]),
    (TRUST, &[]),
    (OPENROSA, &[]),
    (LOCALE, &[]),
    (SQLCIPHER, &[]),
    (STORE, &[SQLCIPHER, FORM, XPATH, TRUST, OPENROSA, LOCALE]),
    (SYNC, &[STORE, FORM, XPATH, TRUST, OPENROSA, LOCALE]),
    (
        ENGINE,
        &[SYNC, STORE, INTERVIEW, FORM, XPATH, TRUST, OPENROSA, LOCALE],
    ),
    (
        COLLECTOR,
        &[SQLCIPHER, INTERVIEW, FORM, XPATH, TRUST, OPENROSA, LOCALE],
    ),
    (CLI, &[ENGINE, COLLECTOR, LOCALE]),
    (BINDINGS, &[ENGINE]),
    (BINDGEN, &[]),
    (
        TESTS,
        &[
            ENGINE, COLLECTOR, SYNC, STORE, INTERVIEW, FORM, XPATH, TRUST, OPENROSA, LOCALE,
        ],
    ),
    (BENCHES, &[INTERVIEW, FORM, XLSFORM]),
    (XTASK, &[]),
];

/// What a test of a crate may name besides: the real other end of the wire.
const ARROWS_OF_TESTS: &[(&str, &[&str])] = &[
    (SYNC, &[COLLECTOR]),
    (ENGINE, &[COLLECTOR]),
    (BINDINGS, &[COLLECTOR]),
    (BENCHES, &[ENGINE]),
];

/// Outside crates that touch the world, and the members that own that touch.
const OWNERS: &[(&str, &[&str])] = &[
    ("uniffi", &[BINDINGS, BINDGEN]),
    ("rusqlite", &[SQLCIPHER, STORE, COLLECTOR]),
    ("reqwest", &[SYNC]),
    ("axum", &[COLLECTOR]),
    ("hyper", &[COLLECTOR]),
    ("tokio", &[SYNC, ENGINE, BINDINGS, CLI, COLLECTOR]),
    ("directories", &[CLI, COLLECTOR]),
];

/// Checks every member's manifest.
pub(super) fn check(packages: &[Package]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for package in packages {
        let Some(allowed) = row(ARROWS, &package.name) else {
            findings.push(Finding::new(
                &package.name,
                "has no place in the picture of crates: give it one in tidy/arrows.rs and the map",
            ));
            continue;
        };
        for dependency in &package.dependencies {
            let name = dependency.name.as_str();
            let of_tests = dependency.kind == Kind::Dev;
            if row(ARROWS, name).is_some() {
                let also = row(ARROWS_OF_TESTS, &package.name).unwrap_or_default();
                // A crate's tests may ask the crate itself for its test kit.
                let own = name == package.name || also.contains(&name);
                let drawn = allowed.contains(&name) || (of_tests && own);
                if !drawn {
                    findings.push(Finding::new(
                        &package.name,
                        format!("an arrow to {name}, which it may not know"),
                    ));
                }
            } else if let Some(owners) = row(OWNERS, name) {
                // Tests may open the world to look at it; what the phones' seam is made of stays there.
                let free = (of_tests || package.name == TESTS) && name != "uniffi";
                if !free && !owners.contains(&package.name.as_str()) {
                    findings.push(Finding::new(
                        &package.name,
                        format!("depends on {name}, which is not its to touch"),
                    ));
                }
            }
        }
    }
    for (name, _) in ARROWS {
        if packages.iter().all(|package| package.name != *name) {
            findings.push(Finding::new(
                *name,
                "is in the picture of crates but not in the workspace",
            ));
        }
    }
    findings
}

fn row<'a>(table: &[(&str, &'a [&'a str])], name: &str) -> Option<&'a [&'a str]> {
    table
        .iter()
        .find(|(own, _)| *own == name)
        .map(|(_, allowed)| *allowed)
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;
    use crate::workspace::Workspace;

    /// The real manifests in a folder of their own, each target an empty file.
    fn copied() -> (tempfile::TempDir, Workspace) {
        let own = Workspace::own().unwrap();
        let copy = tempfile::tempdir().unwrap();
        fs::copy(own.root.join("Cargo.toml"), copy.path().join("Cargo.toml")).unwrap();
        for package in &own.packages {
            let folder = copy.path().join(&package.folder);
            fs::create_dir_all(&folder).unwrap();
            let manifest = Path::new(&package.folder).join("Cargo.toml");
            fs::copy(own.root.join(&manifest), copy.path().join(&manifest)).unwrap();
            for entry in &package.entries {
                let entry = copy.path().join(entry.strip_prefix(&own.root).unwrap());
                fs::create_dir_all(entry.parent().unwrap()).unwrap();
                fs::write(entry, "").unwrap();
            }
        }
        (copy, own)
    }

    /// What the check finds after the text is added to one manifest of the copy.
    fn seeded(folder: &str, section: &str, line: &str) -> Vec<String> {
        let (copy, own) = copied();
        let path = copy.path().join(folder).join("Cargo.toml");
        let manifest = fs::read_to_string(&path).unwrap();
        let header = format!("[{section}]\n");
        let changed = if manifest.contains(&header) {
            manifest.replacen(&header, &format!("{header}{line}\n"), 1)
        } else {
            format!("{manifest}\n{header}{line}\n")
        };
        fs::write(&path, changed).unwrap();
        let seeded = Workspace::at(copy.path()).unwrap();
        assert_eq!(seeded.packages.len(), own.packages.len());
        check(&seeded.packages)
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn our_own_arrows_hold() {
        let findings = check(&Workspace::own().unwrap().packages);
        assert_eq!(findings, [], "the arrows between our crates");
    }

    #[test]
    fn an_arrow_up_is_seen_in_a_real_manifest() {
        assert_eq!(
            seeded("core/xpath", "dependencies", "rayi-store.workspace = true"),
            ["rayi-xpath: an arrow to rayi-store, which it may not know"],
        );
    }

    #[test]
    fn a_test_may_not_reach_up_either() {
        assert_eq!(
            seeded("core/openrosa", "dev-dependencies", "rayi.workspace = true"),
            ["rayi-openrosa: an arrow to rayi, which it may not know"],
        );
    }

    #[test]
    fn a_socket_in_ring_0_is_seen() {
        assert_eq!(
            seeded("core/form", "dependencies", "reqwest.workspace = true"),
            ["rayi-form: depends on reqwest, which is not its to touch"],
        );
    }

    fn package(name: &str, dependencies: &[(&str, Kind)]) -> Package {
        Package {
            name: name.to_owned(),
            folder: String::new(),
            dependencies: dependencies
                .iter()
                .map(|(name, kind)| crate::workspace::Dependency {
                    name: (*name).to_owned(),
                    kind: *kind,
                })
                .collect(),
            entries: Vec::new(),
        }
    }

    fn found(name: &str, dependency: &str, kind: Kind) -> bool {
        check(&[package(name, &[(dependency, kind)])])
            .iter()
            .any(|finding| finding.place == name)
    }

    #[test]
    fn each_law_of_the_picture_is_seen_broken() {
        assert!(
            found(STORE, INTERVIEW, Kind::Normal),
            "store knows no interview"
        );
        assert!(found(INTERVIEW, STORE, Kind::Dev), "nor the other way");
        assert!(
            found(COLLECTOR, STORE, Kind::Normal),
            "the collector has no phone's store"
        );
        assert!(
            found(COLLECTOR, CLI, Kind::Build),
            "along the row, but not backwards"
        );
        assert!(
            found(BINDINGS, FORM, Kind::Normal),
            "phones see the engine only"
        );
        assert!(
            found(ENGINE, "uniffi", Kind::Dev),
            "uniffi is the bindings' alone"
        );
        assert!(found(ENGINE, COLLECTOR, Kind::Normal), "for tests only");
        assert!(!found(ENGINE, COLLECTOR, Kind::Dev), "but for tests");
        assert!(!found(STORE, STORE, Kind::Dev), "its own test kit");
        assert!(!found(SYNC, STORE, Kind::Normal), "drawn");
        assert!(
            found("rayi-newcomer", XPATH, Kind::Normal),
            "not on the picture"
        );
    }
}
