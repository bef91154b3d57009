//! The project's real forms, read from their files.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use rayi_form::{Form, Reading};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/forms/real")
}

/// Reads one with the files beside it.
#[expect(clippy::disallowed_methods, reason = "a test reads its fixtures")]
pub(crate) fn read(name: &str) -> Reading {
    let xml = std::fs::read(folder().join(format!("{name}.xml"))).expect("the form is there");
    let mut media: HashMap<String, Vec<u8>> = HashMap::new();
    if let Ok(files) = std::fs::read_dir(folder().join(format!("{name}-media"))) {
        for file in files {
            let file = file.expect("the folder can be listed");
            let name = file.file_name().into_string().expect("names are UTF-8");
            media.insert(
                name,
                std::fs::read(file.path()).expect("the file can be read"),
            );
        }
    }
    Form::parse(&xml, &media)
}
