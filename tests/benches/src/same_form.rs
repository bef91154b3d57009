//! Whether two XForms are one form.

use std::fs;
use std::path::Path;

use crate::Fault;

/// Whether two XForms are the same form, whatever the order of attributes and the ids of texts.
pub(crate) fn compare(one: &Path, other: &Path) -> Result<(), Fault> {
    let shown = |file: &Path| Ok::<_, Fault>(crate::canonical::of(&fs::read_to_string(file)?));
    let (one, other) = (shown(one)?, shown(other)?);
    let count = |word: &str| {
        one.lines()
            .filter(|line| line.trim_start().starts_with(word))
            .count()
    };
    if one == other {
        let (binds, texts) = (count("bind "), count("text id="));
        println!("{binds} binds, {texts} texts");
        return Ok(());
    }
    let lines = one.lines().zip(other.lines());
    let first = lines.into_iter().find(|(one, other)| one != other);
    Err(match first {
        Some((one, other)) => format!("{one}, and {other}").into(),
        None => "one goes on where the other ends".into(),
    })
}
