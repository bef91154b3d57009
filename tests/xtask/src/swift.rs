//! The Swift step: the same as Kotlin's, inside a Debian folder that holds a Swift toolchain.

use std::{ffi::OsString, path::PathBuf, process::Command};

use crate::{
    ci::{self, Outcome},
    command::{self, Failure},
    counts::{self, Counts},
    kotlin,
    workspace::Workspace,
};

/// The script's answer when this machine cannot have Swift; any other failure is one.
const NOT_TO_BE_HAD: i32 = 77;

/// Installs the toolchain if need be, generates, compiles, runs.
pub(crate) fn run(workspace: &Workspace) -> Result<Outcome, Failure> {
    let chroot = Chroot {
        script: workspace.root.join("ios/scripts/swift-chroot.sh"),
        root: cache()?.join("swift-trixie"),
        package: workspace.root.join("ios"),
        workspace,
    };
    if !chroot.install()? {
        return Ok(Outcome::Skipped(
            "no Swift toolchain can be had on this machine; SWIFT_REQUIRED=1 makes that a failure"
                .to_owned(),
        ));
    }
    ci::programs(workspace)?;
    command::run(&mut chroot.script("bindings.sh"))?;

    // The stand-ins bear Apple's names, which are not those of our style.
    let format = [
        "swift",
        "format",
        "lint",
        "--strict",
        "--recursive",
        "Package.swift",
        "Sources/RayiModel",
        "Sources/RayiUI",
        "App",
        "Tests",
    ];
    command::run(&mut chroot.command(&format, &[]))?;
    // The half of the manifest that only Apple's platforms see, evaluated here.
    let manifest = command::read(&mut chroot.command(
        &["swift", "package", "dump-package"],
        &[("RAYI_MANIFEST_AS_APPLE", "1".into())],
    ))?;
    if manifest.contains("Stubs") || !manifest.contains("RayiCore.xcframework") {
        return Err(Failure::new(
            "on Apple's platforms the package must take the XCFramework and no stand-in",
        ));
    }

    let output = command::run_and_keep(&mut chroot.script("test.sh"))?;
    let sources = kotlin::texts(&chroot.package.join("Tests"))?;
    let written = counts::declared(sources.iter().map(|(_, text)| text.as_str()));
    Counts::of_swift(&output)
        .expect(written)
        .map(Outcome::Passed)
}

/// The core is checked for iPhones, where Rust's own library for them can be had.
pub(crate) fn check_target(workspace: &Workspace) -> Result<Outcome, Failure> {
    let script = workspace.root.join("bindings/check-rust-target.sh");
    let status = Command::new(script)
        .arg("aarch64-apple-ios")
        .env("CARGO_TARGET_DIR", &workspace.target)
        .status()?;
    match status.code() {
        Some(0) => Ok(Outcome::Passed("aarch64-apple-ios".to_owned())),
        Some(NOT_TO_BE_HAD) => Ok(Outcome::Skipped(
            "Rust's library for iPhones cannot be had on this machine".to_owned(),
        )),
        _ => Err(Failure::new("the core does not check for iPhones")),
    }
}

/// Outside the repository, so that a fresh clone on the same machine finds the toolchain again.
fn cache() -> Result<PathBuf, Failure> {
    let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache"));
    cache
        .or_else(home)
        .map(|cache| cache.join("rayi"))
        .ok_or_else(|| Failure::new("neither XDG_CACHE_HOME nor HOME is set"))
}

struct Chroot<'a> {
    script: PathBuf,
    root: PathBuf,
    package: PathBuf,
    workspace: &'a Workspace,
}

impl Chroot<'_> {
    /// Whether the toolchain is there now.
    fn install(&self) -> Result<bool, Failure> {
        let status = Command::new(&self.script)
            .arg(&self.root)
            .arg("install")
            .status()?;
        match status.code() {
            Some(0) => Ok(true),
            Some(NOT_TO_BE_HAD) => Ok(false),
            _ => Err(Failure::new("the Swift toolchain could not be installed")),
        }
    }

    /// One of the package's own scripts, on what the one build made.
    fn script(&self, name: &str) -> Command {
        let mut command = Command::new(self.package.join("scripts").join(name));
        command.arg(self.workspace.programs());
        command
    }

    /// A command inside, in the package's folder, with these variables.
    fn command(&self, words: &[&str], variables: &[(&str, OsString)]) -> Command {
        let mut command = Command::new(&self.script);
        let names: Vec<&str> = variables.iter().map(|(name, _)| *name).collect();
        command
            .arg(&self.root)
            .arg("run")
            .arg(&self.package)
            .args(words)
            .env("SWIFT_KEEP", names.join(" "))
            .envs(variables.iter().map(|(name, value)| (name, value)));
        command
    }
}
