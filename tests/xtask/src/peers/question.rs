//! What is asked of every engine: a request of `rayi xpath --batch` or `rayi script --batch`.

use std::{collections::HashSet, fs, iter, process::Command as Process};

use serde_json::{Map, Value, json};

use crate::{
    command::{self, Failure},
    workspace::Workspace,
};

/// Which of the two commands takes the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Command {
    Xpath,
    Script,
}

impl Command {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Xpath => "xpath",
            Self::Script => "script",
        }
    }
}

/// One request, and where it comes from.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    pub(crate) id: String,
    pub(crate) command: Command,
    pub(crate) request: Value,
}

impl Question {
    /// `id` becomes a member of the request; moment and zone do where it has none of its own, so that
    /// nothing hangs on the day or the machine.
    pub(crate) fn new(id: String, command: Command, mut request: Value) -> Self {
        if let Some(members) = request.as_object_mut() {
            members.insert("id".to_owned(), json!(id));
            for (name, value) in [("now", NOW), ("tz", ZONE)] {
                members.entry(name).or_insert_with(|| json!(value));
            }
        }
        Self {
            id,
            command,
            request,
        }
    }

    /// The IANA name of its zone.
    pub(crate) fn zone(&self) -> &str {
        let named = self.request.get("tz").and_then(Value::as_str);
        named.unwrap_or(ZONE)
    }
}

/// When the walks and the random interviews happen: while it is another day in UTC.
const NOW: &str = "2026-03-01T22:30:00Z";
/// And where.
const ZONE: &str = "Asia/Baghdad";

/// What is drawn in the walks, the seed of what is put in some order too: less than a quarter, so that the household's long module is asked.
const DRAWN: &str = "0.125";

/// Every case of the conformance suite, as its own program prints them.
pub(crate) fn of_the_suite(workspace: &Workspace) -> Result<Vec<Question>, Failure> {
    let mut program = Process::new(workspace.program("rayi-conformance"));
    let text = command::read(program.arg("requests").current_dir(&workspace.root))?;
    text.lines()
        .map(|line| printed(line).ok_or_else(|| Failure::new(format!("no request: {line}"))))
        .collect()
}

/// A line of the suite's program: the command, a tab, the request.
fn printed(line: &str) -> Option<Question> {
    let (word, request) = line.split_once('\t')?;
    let command = [Command::Xpath, Command::Script]
        .into_iter()
        .find(|command| command.word() == word)?;
    let request: Value = serde_json::from_str(request).ok()?;
    let id = request.get("id")?.as_str()?.to_owned();
    Some(Question::new(id, command, request))
}

/// Every walk of `tests/forms/paths` as a script, with what it asks at the end.
pub(crate) fn of_the_walks(workspace: &Workspace) -> Result<Vec<Question>, Failure> {
    let mut questions = Vec::new();
    let folder = workspace.forms().join("paths");
    let mut files = fs::read_dir(&folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>, std::io::Error>>()?;
    files.sort();
    for file in files {
        let text = fs::read_to_string(&file)?;
        let walks: Value = serde_json::from_str(&text)
            .map_err(|fault| Failure::new(format!("{}: {fault}", file.display())))?;
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        let walks = walks.get("paths").and_then(Value::as_array);
        for walk in walks.into_iter().flatten() {
            questions.push(of_walk(workspace, &stem, walk, &text)?);
        }
    }
    Ok(questions)
}

fn of_walk(
    workspace: &Workspace,
    stem: &str,
    walk: &Value,
    text: &str,
) -> Result<Question, Failure> {
    let word = |name: &str| walk.get(name).and_then(Value::as_str).unwrap_or_default();
    let form = workspace.forms().join("real").join(format!("{stem}.xml"));
    let media = workspace.forms().join("real").join(format!("{stem}-media"));
    let mut request = Map::new();
    // What is drawn decides what is asked: all engines draw the same.
    let form = drawn(&fs::read_to_string(form)?);
    request.insert("form_xml".to_owned(), json!(form));
    if media.is_dir() {
        request.insert("media".to_owned(), json!(media.to_string_lossy()));
    }
    request.insert("lang".to_owned(), json!(word("language")));
    request.insert("steps".to_owned(), json!(steps(walk, text)));
    let id = format!("walks/{stem}/{}", word("name"));
    let request = Value::Object(request);
    Ok(Question::new(id, Command::Script, request))
}

/// A form in which nothing is left to chance: `random()` is a number, and the seed of a `randomize()`
/// that has none.
fn drawn(form: &str) -> String {
    const RANDOMIZE: &str = "randomize(";
    let mut drawn = String::new();
    let mut rest = form;
    while let Some((before, inside)) = rest.split_once(RANDOMIZE) {
        drawn.push_str(before);
        drawn.push_str(RANDOMIZE);
        rest = inside;
        if let Some((nodes, true)) = first_argument(inside) {
            drawn.push_str(nodes);
            drawn.push_str(", ");
            drawn.push_str(DRAWN);
            rest = &inside[nodes.len()..];
        }
    }
    drawn.push_str(rest);
    drawn.replace("random()", DRAWN)
}

/// The first argument of a call, from behind its parenthesis, and whether it is the only one.
fn first_argument(inside: &str) -> Option<(&str, bool)> {
    let mut depth = 0_usize;
    let end = inside.find(|sign: char| {
        let ends = depth == 0 && (sign == ',' || sign == ')');
        match sign {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        ends
    })?;
    Some((&inside[..end], inside[end..].starts_with(')')))
}

/// Answers in the order of the file, an instance before the first answer in it, then every question
/// that a walk has.
fn steps(walk: &Value, text: &str) -> Vec<Value> {
    let name = walk.get("name").map(Value::to_string).unwrap_or_default();
    let own = text
        .find(&name)
        .and_then(|at| text.get(at..))
        .unwrap_or(text);
    let object = |name: &str| {
        let found = walk.get(name).and_then(Value::as_object);
        let mut members: Vec<(&String, &Value)> = found.into_iter().flatten().collect();
        members.sort_by_key(|(path, _)| own.find(&format!("\"{path}\"")));
        members
    };
    let mut steps = Vec::new();
    let mut added = HashSet::new();
    for (answers, expectations) in [("answers", "expect"), ("then", "expect_then")] {
        for (path, value) in object(answers) {
            for (series, wanted) in object("repeats") {
                let Some(series) = series_above(path, series) else {
                    continue;
                };
                if added.insert(series.to_owned()) {
                    let wanted = usize::try_from(wanted.as_u64().unwrap_or(0)).unwrap_or(0);
                    steps.extend(iter::repeat_n(json!({"new_repeat": series}), wanted));
                }
            }
            steps.push(json!({"set": path, "value": value}));
        }
        for (path, value) in object(expectations) {
            steps.push(if value == "{irrelevant}" {
                json!({"relevant": path})
            } else {
                json!({"get": path})
            });
        }
    }
    for (path, _) in object("label_contains") {
        steps.push(json!({"label": path}));
    }
    for (path, _) in object("answers") {
        for query in ["get", "relevant", "required", "readonly", "valid", "label"] {
            steps.push(json!({query: path}));
        }
    }
    steps.push(json!({"finalize": true}));
    steps.push(json!({"xml": true}));
    steps
}

/// The series, named without positions, that a node lies in: with those of the instances around it.
fn series_above<'a>(node: &'a str, series: &str) -> Option<&'a str> {
    let steps = series.split('/').count();
    let end = node.match_indices('/').nth(steps - 1)?.0;
    let above = node.get(..end)?;
    let above = above
        .rfind('[')
        .map_or(above, |at| match above.ends_with(']') {
            true => &above[..at],
            false => above,
        });
    let names = |path: &str| -> Vec<String> {
        let steps = path.split('/');
        steps
            .map(|step| step.split('[').next().unwrap_or_default().to_owned())
            .collect()
    };
    (names(above) == names(series)).then_some(above)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_walk_is_left_to_chance() {
        let form =
            "once(random()) randomize(instance('a')/root/item[b = min(1, 2)]) randomize(/a, /b)";
        assert_eq!(
            drawn(form),
            "once(0.125) randomize(instance('a')/root/item[b = min(1, 2)], 0.125) randomize(/a, /b)"
        );
    }

    #[test]
    fn an_instance_is_added_before_the_first_answer_in_it() {
        let text = r#"{"name": "two", "repeats": {"/d/r": 2, "/d/r/s": 1}, "answers": {"/d/a": "1",
            "/d/r[1]/x": "2", "/d/r[1]/s[1]/y": "3", "/d/r[2]/s[1]/y": "4"}}"#;
        let steps = steps(&serde_json::from_str(text).unwrap(), text);
        let changes: Vec<String> = steps
            .iter()
            .filter_map(|step| step.get("new_repeat").or(step.get("set"))?.as_str())
            .map(ToOwned::to_owned)
            .collect();
        let wanted = [
            "/d/a",
            "/d/r",
            "/d/r",
            "/d/r[1]/x",
            "/d/r[1]/s",
            "/d/r[1]/s[1]/y",
            "/d/r[2]/s",
            "/d/r[2]/s[1]/y",
        ];
        assert_eq!(changes, wanted);
    }
}
