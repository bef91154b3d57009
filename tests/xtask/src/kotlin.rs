//! The Kotlin step: the bindings are generated from the one build, compiled and run on the JVM; then the
//! app on top of them, in Android's own code.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    ci::{self, Outcome},
    command::{self, Failure},
    counts::{self, Counts},
    resources,
    workspace::Workspace,
};

/// Generates, compiles, runs; every test that is written has to have run.
pub(crate) fn run(workspace: &Workspace) -> Result<Outcome, Failure> {
    ci::programs(workspace)?;
    let packages = ["core", "app"].map(|name| workspace.root.join("android").join(name));
    let generated = workspace.root.join("android/core/target/uniffi");
    // What an earlier run left would be compiled or counted.
    for folder in packages
        .iter()
        .map(|package| reports(package))
        .chain([generated.clone()])
    {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
    }
    command::run(
        Command::new(workspace.program("uniffi-bindgen"))
            .arg("generate")
            .arg(workspace.program("librayi_core.so"))
            .args(["--language", "kotlin", "--no-format", "--out-dir"])
            .arg(&generated)
            .current_dir(&workspace.root),
    )?;
    resources::make(workspace)?;
    command::run(
        Command::new("mvn")
            .args([
                "--batch-mode",
                "--no-transfer-progress",
                "--file",
                "android/pom.xml",
            ])
            .arg(format!("-Dnative.dir={}", workspace.programs().display()))
            .arg("test")
            .current_dir(&workspace.root),
    )?;

    let mut ran = Vec::new();
    for package in &packages {
        let mut counts = Counts::default();
        for (path, text) in texts(&reports(package))? {
            if path.ends_with(".xml") {
                counts.add_surefire(&text);
            }
        }
        let sources = texts(&package.join("src/test/kotlin"))?;
        let written = counts::declared(sources.iter().map(|(_, text)| text.as_str()));
        let name = package.file_name().unwrap_or_default().to_string_lossy();
        ran.push(format!("{name}: {}", counts.expect(written)?));
    }
    Ok(Outcome::Passed(ran.join("; ")))
}

/// Where Maven's test runner writes what ran.
fn reports(package: &Path) -> PathBuf {
    package.join("target/surefire-reports")
}

/// Every UTF-8 file below a folder, with its path.
pub(crate) fn texts(folder: &Path) -> Result<Vec<(String, String)>, Failure> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                waiting.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                found.push((path.to_string_lossy().into_owned(), text));
            }
        }
    }
    Ok(found)
}
