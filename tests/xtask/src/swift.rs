//! The Swift step: the same as Kotlin's, inside a Debian folder that holds a Swift toolchain.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

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
        scratch: workspace.target.join("swift"),
        workspace,
    };
    if !chroot.install()? {
        return Ok(Outcome::Skipped(
            "no Swift toolchain can be had on this machine; SWIFT_REQUIRED=1 makes that a failure"
                .to_owned(),
        ));
    }
    ci::programs(workspace)?;
    generate(workspace, &chroot.package)?;

    let format = [
        "swift",
        "format",
        "lint",
        "--strict",
        "--recursive",
        "Package.swift",
        "Tests",
    ];
    command::run(&mut chroot.command(&format, &[]))?;
    // The half of the manifest that only Apple's platforms see, evaluated here.
    command::read(&mut chroot.command(
        &["swift", "package", "dump-package"],
        &[("RAYI_MANIFEST_AS_APPLE", "1".into())],
    ))?;

    let library = workspace.programs();
    let library = library.to_string_lossy();
    let scratch = chroot.scratch.to_string_lossy();
    let search = format!("-L{library}");
    let test = [
        "swift",
        "test",
        "--scratch-path",
        &scratch,
        "-Xlinker",
        &search,
        "-Xlinker",
        "-rpath",
        "-Xlinker",
        &library,
        "-Xlinker",
        "--allow-shlib-undefined",
    ];
    let output = command::run_and_keep(&mut chroot.command(
        &test,
        &[
            ("RAYI_FORMS", workspace.forms().into()),
            ("RAYI_COLLECTOR", workspace.program("rayi-collector").into()),
        ],
    ))?;
    let sources = kotlin::texts(&chroot.package.join("Tests"))?;
    let written = counts::declared(sources.iter().map(|(_, text)| text.as_str()));
    Counts::of_swift(&output)
        .expect(written)
        .map(Outcome::Passed)
}

/// Writes the Swift source, and the C header and module map that it imports.
fn generate(workspace: &Workspace, package: &Path) -> Result<(), Failure> {
    let library = workspace.program("librayi_core.so");
    let module = [
        "--module-name",
        "rayi_coreFFI",
        "--modulemap-filename",
        "module.modulemap",
    ];
    for (folder, what) in [
        ("Sources/RayiCore", &["--swift-sources"][..]),
        ("Sources/rayi_coreFFI", &["--headers", "--modulemap"][..]),
    ] {
        let folder = package.join(folder);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        command::run(
            Command::new(workspace.program("uniffi-bindgen-swift"))
                .arg(&library)
                .arg(&folder)
                .args(what)
                .args(module)
                .current_dir(&workspace.root),
        )?;
    }
    Ok(())
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
    scratch: PathBuf,
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

    /// A command inside, in the package's folder, with these variables.
    fn command(&self, words: &[&str], variables: &[(&str, OsString)]) -> Command {
        let mut command = Command::new(&self.script);
        let mut bind = self.workspace.target.clone().into_os_string();
        bind.push(":");
        bind.push(self.workspace.forms());
        let names: Vec<&str> = variables.iter().map(|(name, _)| *name).collect();
        command
            .arg(&self.root)
            .arg("run")
            .arg(&self.package)
            .args(words)
            .env("SWIFT_BIND", bind)
            .env("SWIFT_KEEP", names.join(" "))
            .envs(variables.iter().map(|(name, value)| (name, value)));
        command
    }
}
