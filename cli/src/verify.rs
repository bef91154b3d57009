//! `rayi verify`: whether records are what was sealed, and by a key that is trusted.

use std::path::{Path, PathBuf};

use rayi::{MediaFile, RecordFiles, VerifyFinding};
use rayi_collector::names;
use rayi_locale::{Family, Texts};
use serde_json::{Value, json};

use crate::Exit;
use crate::console::Console;
use crate::error::Error;
use crate::files::{self, Folder};

pub(crate) fn run(
    console: &mut Console<'_>,
    records: &[PathBuf],
    form: &Path,
    trust: Option<&Path>,
) -> Result<Exit, Error> {
    let form = files::read(form)?;
    let trust = trust.map(files::read).transpose()?;
    let read = records.iter().map(|path| read_record(path));
    let batch = read.collect::<Result<Vec<_>, _>>()?;
    let report = rayi::verify_records(&form, &batch, trust.as_deref())?;
    let texts = console.texts;
    for (path, finding) in records.iter().zip(&report.records) {
        console.line(&format!("{}: {}", path.display(), finding.verdict))?;
        console.line(&format!("    {}", sentence(texts, finding)))?;
        if let Some(kid) = &finding.kid {
            let said = texts.plain("verify-key", &[("kid", kid.as_str().into())]);
            console.line(&format!("    {said}"))?;
        }
        if let Some(seq) = finding.seq {
            let said = texts.plain("verify-place", &[("seq", seq.to_string().into())]);
            console.line(&format!("    {said}"))?;
        }
    }
    for finding in &report.chains {
        console.line(&format!(
            "{}: {}",
            finding.verdict,
            sentence(texts, finding)
        ))?;
    }
    console.line("")?;
    let ok = report
        .records
        .iter()
        .filter(|finding| finding.verdict == "ok")
        .count();
    let counts = [("ok", ok.into()), ("total", records.len().into())];
    console.say("verify-count", &counts)?;
    console.say("verify-no-survey", &[])?;
    // A gap says that records are elsewhere, not that one of these is wrong.
    let told = report
        .chains
        .iter()
        .filter(|finding| finding.verdict != "chain-gap")
        .count();
    let is_ok = ok == records.len() && told == 0;
    let documents = records.iter().zip(&report.records).map(|(path, finding)| {
        let mut document = document(texts, finding);
        document["record"] = json!(path);
        document["survey"] = Value::Null;
        document
    });
    console.document(&json!({
        "records": documents.collect::<Vec<_>>(),
        "chains": report.chains.iter().map(|finding| document(texts, finding)).collect::<Vec<_>>(),
        "ok": is_ok,
    }))?;
    Ok(if is_ok { Exit::Done } else { Exit::Found })
}

/// A folder with `submission.xml` and its files, or the XML alone. A collector writes some names
/// with percent signs; the seal knows them without.
fn read_record(path: &Path) -> Result<RecordFiles, Error> {
    if !path.is_dir() {
        return Ok(RecordFiles {
            xml: files::read(path)?,
            files: Vec::new(),
        });
    }
    let xml = files::read(&path.join(names::RECORD))?;
    let files = Folder::of(path)?.read()?.into_iter();
    let files = files
        .filter(|file| file.name != names::RECORD)
        .map(|file| MediaFile {
            name: names::decode(&file.name).unwrap_or(file.name),
            bytes: file.bytes,
        });
    Ok(RecordFiles {
        xml,
        files: files.collect(),
    })
}

fn sentence(texts: Texts, finding: &VerifyFinding) -> String {
    texts.coded(Family::Verdict, finding.code, &finding.parameters)
}

fn document(texts: Texts, finding: &VerifyFinding) -> Value {
    json!({
        "verdict": finding.verdict, "code": finding.code, "kid": finding.kid,
        "seq": finding.seq, "message": sentence(texts, finding),
        "parameters": finding.parameters.iter().cloned().collect::<std::collections::BTreeMap<_, _>>(),
    })
}
