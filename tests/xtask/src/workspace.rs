//! What cargo says of this workspace: its root, its target folder, its packages and their dependencies.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use crate::command::{self, Failure};

/// The workspace that this program was built in, or a copy of it in a test.
pub(crate) struct Workspace {
    pub(crate) root: PathBuf,
    pub(crate) target: PathBuf,
    pub(crate) packages: Vec<Package>,
}

/// One member.
pub(crate) struct Package {
    pub(crate) name: String,
    /// Relative to the root, with `/`.
    pub(crate) folder: String,
    pub(crate) dependencies: Vec<Dependency>,
    /// The source file that each target starts from.
    #[cfg(test)]
    pub(crate) entries: Vec<PathBuf>,
}

/// One line of a manifest's dependency tables.
pub(crate) struct Dependency {
    pub(crate) name: String,
    pub(crate) kind: Kind,
}

/// Which of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Normal,
    Build,
    Dev,
}

impl Workspace {
    /// The workspace of this source file.
    pub(crate) fn own() -> Result<Self, Failure> {
        Self::at(Path::new(env!("CARGO_MANIFEST_DIR")))
    }

    /// The workspace around a folder, as its manifests are now.
    pub(crate) fn at(folder: &Path) -> Result<Self, Failure> {
        let text = command::read(
            cargo()
                .args([
                    "metadata",
                    "--no-deps",
                    "--offline",
                    "--format-version",
                    "1",
                ])
                .current_dir(folder),
        )?;
        let value: Value = serde_json::from_str(&text)
            .map_err(|error| Failure::new(format!("cargo metadata: {error}")))?;
        Self::parse(&value).ok_or_else(|| Failure::new("cargo metadata lacks a member we rely on"))
    }

    fn parse(value: &Value) -> Option<Self> {
        let root = PathBuf::from(value.get("workspace_root")?.as_str()?);
        let packages = value.get("packages")?.as_array()?;
        Some(Self {
            target: PathBuf::from(value.get("target_directory")?.as_str()?),
            packages: packages
                .iter()
                .map(|package| Package::parse(package, &root))
                .collect::<Option<_>>()?,
            root,
        })
    }

    /// A program of the one build.
    pub(crate) fn program(&self, name: &str) -> PathBuf {
        self.programs().join(name)
    }

    /// Where the one build puts programs and libraries.
    pub(crate) fn programs(&self) -> PathBuf {
        self.target.join("debug")
    }

    /// Where `ROOT/tests/forms` is.
    pub(crate) fn forms(&self) -> PathBuf {
        self.root.join("tests/forms")
    }

    /// A cargo command that runs at the root.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Command {
        let mut cargo = cargo();
        cargo.args(arguments).current_dir(&self.root);
        cargo
    }
}

impl Package {
    fn parse(value: &Value, root: &Path) -> Option<Self> {
        let manifest = Path::new(value.get("manifest_path")?.as_str()?);
        let folder = manifest.parent()?.strip_prefix(root).ok()?;
        let dependencies = value.get("dependencies")?.as_array()?;
        Some(Self {
            name: value.get("name")?.as_str()?.to_owned(),
            folder: folder.to_str()?.replace('\\', "/"),
            dependencies: dependencies
                .iter()
                .map(Dependency::parse)
                .collect::<Option<_>>()?,
            #[cfg(test)]
            entries: value
                .get("targets")?
                .as_array()?
                .iter()
                .map(|target| target.get("src_path")?.as_str().map(PathBuf::from))
                .collect::<Option<_>>()?,
        })
    }
}

impl Dependency {
    fn parse(value: &Value) -> Option<Self> {
        let kind = match value.get("kind")? {
            Value::Null => Kind::Normal,
            Value::String(kind) if kind == "build" => Kind::Build,
            Value::String(kind) if kind == "dev" => Kind::Dev,
            _ => return None,
        };
        Some(Self {
            name: value.get("name")?.as_str()?.to_owned(),
            kind,
        })
    }
}

/// The cargo that started us, so that a toolchain chosen on the command line stays chosen; but not
/// what it told us of our own package, on which build scripts of others hang: what is built from
/// here is then what is built by hand, and nothing is built twice.
fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            cargo.env_remove(name.as_ref());
        }
    }
    cargo
}
