//! `rayi form convert`: an XLSForm becomes XForm XML.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::Exit;
use crate::check;
use crate::console::Console;
use crate::error::Error;
use crate::files;

pub(crate) fn run(
    console: &mut Console<'_>,
    form: &Path,
    output: &Path,
    media: Option<&Path>,
) -> Result<Exit, Error> {
    let read = files::read_form(form, media)?;
    let stem = files::stem(form);
    let converted = rayi::convert_form(&read.xml, stem.as_deref(), &read.media);
    let found = check::show(console, form, &read.xml, &converted.report.diagnostics)?;
    let mut written = Vec::new();
    if let Some(xml) = converted.xml.filter(|_| found.errors == 0) {
        write(output, &xml)?;
        written.push(output.to_owned());
        if let Some(itemsets) = converted.itemsets {
            let beside = output.with_file_name("itemsets.csv");
            write(&beside, &itemsets)?;
            written.push(beside);
        }
    }
    for path in &written {
        let shown = path.display().to_string();
        console.say("convert-written", &[("file", shown.as_str().into())])?;
    }
    if written.is_empty() {
        console.say("convert-refused", &[])?;
    }
    let diagnostics = check::diagnostics(console.texts, form, &converted.report);
    console.document(&json!({ "written": written, "diagnostics": diagnostics }))?;
    Ok(match written.is_empty() {
        true if found.unreadable > 0 => Exit::Unable,
        true => Exit::Found,
        false => Exit::Done,
    })
}

fn write(path: &Path, text: &str) -> Result<(), Error> {
    fs::write(path, text).map_err(|fault| Error::unusable(path, &fault))
}
