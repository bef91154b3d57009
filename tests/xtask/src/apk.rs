//! The Android side as it ships, as far as it goes without SDK and NDK: the core checked for Android's
//! processors, and a signed APK of the classes that the Kotlin step made.

use std::process::{Command, ExitStatus};

use crate::{ci::Outcome, command::Failure, workspace::Workspace};

/// What Android runs on: new phones, old ones, and the emulator.
const TARGETS: [&str; 3] = [
    "aarch64-linux-android",
    "armv7-linux-androideabi",
    "x86_64-linux-android",
];
/// A script's word that this machine lacks what it needs.
const NOT_TO_BE_HAD: i32 = 77;

/// Checks and packs; what this machine cannot do is told, and then the step has not passed.
pub(crate) fn run(workspace: &Workspace) -> Result<Outcome, Failure> {
    let tools = workspace.root.join("android/tools");
    let mut done = Vec::new();
    let mut lacking = Vec::new();
    for target in TARGETS {
        let status = Command::new(workspace.root.join("bindings/check-rust-target.sh"))
            .arg(target)
            .env("CARGO_TARGET_DIR", &workspace.target)
            .status()?;
        sort(status, target, &mut done, &mut lacking)?;
    }
    let apk = workspace.root.join("android/app/target/rayi.apk");
    let status = Command::new(tools.join("apk.sh"))
        .arg(workspace.root.join("android/core/target/jniLibs"))
        .arg(&apk)
        .status()?;
    sort(status, "APK", &mut done, &mut lacking)?;
    if lacking.is_empty() {
        return Ok(Outcome::Passed(done.join(", ")));
    }
    Ok(Outcome::Skipped(format!(
        "not to be had on this machine: {}; passed: {}",
        lacking.join(", "),
        done.join(", ")
    )))
}

fn sort<'a>(
    status: ExitStatus,
    what: &'a str,
    done: &mut Vec<&'a str>,
    lacking: &mut Vec<&'a str>,
) -> Result<(), Failure> {
    match status.code() {
        Some(0) => done.push(what),
        Some(NOT_TO_BE_HAD) => lacking.push(what),
        _ => {
            return Err(Failure::new(format!(
                "{what} for Android does not come about"
            )));
        }
    }
    Ok(())
}
