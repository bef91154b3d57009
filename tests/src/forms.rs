//! Forms of the tree with the files beside them.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use rayi_form::{Form, Reading};

/// A folder of the tests.
#[must_use]
pub fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// XML of a real form, such as `coalition-poll`.
///
/// # Panics
/// If there is no such form.
#[must_use]
pub fn xml(name: &str) -> Vec<u8> {
    let path = folder("forms/real").join(format!("{name}.xml"));
    std::fs::read(&path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
}

/// Files beside a real form, by name.
///
/// # Panics
/// If a file is there but cannot be read.
#[must_use]
pub fn media(name: &str) -> HashMap<String, Vec<u8>> {
    let mut media = HashMap::new();
    let Ok(files) = std::fs::read_dir(folder("forms/real").join(format!("{name}-media"))) else {
        return media;
    };
    for file in files {
        let path = file.expect("the folder can be listed").path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .expect("names are UTF-8");
        media.insert(
            name.to_owned(),
            std::fs::read(&path).expect("the file can be read"),
        );
    }
    media
}

/// Reads a real form.
#[must_use]
pub fn read(name: &str) -> Reading {
    Form::parse(&xml(name), &media(name))
}

/// A real form, which must be accepted.
///
/// # Panics
/// If it is refused.
#[must_use]
pub fn real(name: &str) -> Arc<Form> {
    let reading = read(name);
    match reading.form {
        Some(form) => Arc::new(form),
        None => panic!("{name} is refused: {:?}", reading.diagnostics),
    }
}
