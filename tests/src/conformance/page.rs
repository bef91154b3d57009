//! The page that the documents show: each row with how its cases stand.

use std::fmt::Write as _;

use super::format::{self, Case, Topic};
use crate::forms;

/// Where the page is, from the folder of the tests.
pub const PAGE: &str = "../core/docs/conformance.md";

/// The page as the files of the tree make it today.
///
/// # Errors
/// What is wrong with which file.
pub fn page_of_the_tree() -> Result<String, String> {
    let read = |name: &str| std::fs::read_to_string(forms::folder(name));
    let deviations = read(DEVIATIONS_FILE).map_err(|fault| fault.to_string())?;
    let differences = read(DIFFERENCES_FILE).ok();
    Ok(page(&super::load()?, &deviations, differences.as_deref()))
}

/// The whole page, from the suite and from what is known to differ from the other engines.
///
/// `deviations` is the table of the evaluator's tests, `differences` the list that the comparison
/// with other engines keeps.
fn page(topics: &[Topic], deviations: &str, differences: Option<&str>) -> String {
    let mut page = String::from(HEAD);
    totals(&mut page, topics);
    let mut section = "";
    for topic in topics {
        if topic.section != section {
            section = &topic.section;
            let _ = write!(page, "\n## {section}\n");
        }
        rows(&mut page, topic);
    }
    page.push_str(DEVIATIONS);
    for line in deviations.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        if let [expression, theirs, ours, reason] = cells[..] {
            let _ = writeln!(
                page,
                "| {} | {} | {} | {reason} |",
                code(expression),
                code(theirs),
                code(ours)
            );
        }
    }
    if let Some(differences) = differences {
        peers(&mut page, differences);
    }
    page
}

fn totals(page: &mut String, topics: &[Topic]) {
    let rows: Vec<_> = topics.iter().flat_map(|topic| &topic.rows).collect();
    let cases = rows.iter().flat_map(|row| &row.cases).count();
    let failing = rows
        .iter()
        .flat_map(|row| &row.cases)
        .filter(|case| fails(case))
        .count();
    let out = rows
        .iter()
        .filter(|row| row.not_applicable.is_some())
        .count();
    let _ = writeln!(
        page,
        "{} rows: {} judged by {cases} cases, of which {failing} are known to fail; {out} not applicable.",
        rows.len(),
        rows.len() - out,
    );
}

fn rows(page: &mut String, topic: &Topic) {
    let _ = write!(
        page,
        "\n### {}\n\n| feature | pass | known fail | notes |\n| --- | --- | --- | --- |\n",
        topic.topic
    );
    for row in &topic.rows {
        let failing = row.cases.iter().filter(|case| fails(case)).count();
        let mut notes: Vec<String> = row.note.iter().cloned().collect();
        for case in row.cases.iter().filter(|case| fails(case)) {
            let reason = case.known_fail.as_deref().unwrap_or_default();
            notes.push(format!("*{}*: {reason}", case.name));
        }
        let (pass, fail) = match &row.not_applicable {
            Some(reason) => {
                notes.insert(0, format!("not applicable: {reason}"));
                (String::new(), String::new())
            }
            None => (
                (row.cases.len() - failing).to_string(),
                if failing == 0 {
                    String::new()
                } else {
                    failing.to_string()
                },
            ),
        };
        let feature = cell(&row.feature);
        let _ = writeln!(
            page,
            "| {feature} | {pass} | {fail} | {} |",
            cell(&notes.join("; "))
        );
    }
}

/// What the comparison with other engines lists: a table of each `[[difference]]`'s texts.
fn peers(page: &mut String, differences: &str) {
    let Ok(table) = differences.parse::<toml::Table>() else {
        return;
    };
    page.push_str(PEERS);
    for (_, list) in &table {
        for entry in list
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(toml::Value::as_table)
        {
            let mut words: Vec<String> = Vec::new();
            for (name, value) in entry {
                let text = value
                    .as_str()
                    .map_or_else(|| format::json(value).to_string(), str::to_owned);
                words.push(format!("{name}: {}", cell(&text)));
            }
            let _ = writeln!(page, "- {}", words.join("; "));
        }
    }
}

fn fails(case: &Case) -> bool {
    case.known_fail.is_some()
}

/// A text that neither ends its cell nor its line.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

fn code(text: &str) -> String {
    let text = cell(text.trim());
    if text.is_empty() {
        return text;
    }
    format!("`{text}`")
}

const DEVIATIONS_FILE: &str = "../core/xpath/src/evaluate/tests/deviations.tsv";
const DIFFERENCES_FILE: &str = "peers/differences.toml";
const HEAD: &str = "\
# Conformance

Written by `cargo xtask conformance` from `tests/conformance/`; not by hand. Each row is a feature of
ODK forms as the field's engines have it, with the number of its cases that pass and of those that
are known to fail, each with its reason. The expected answers are the specification's and JavaRosa
6.0's, not ours; a case that begins to pass fails the tests until this page says so.

";
const DEVIATIONS: &str = "
## Where our answers are not JavaRosa 6.0's

| expression | JavaRosa | Rayi | why |
| --- | --- | --- | --- |
";
const PEERS: &str = "
## What else differs beside the other engines

";
