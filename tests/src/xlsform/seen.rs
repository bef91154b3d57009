//! [`Seen`]: what was met in cases that are converted, each thing with the cases that have it.

use super::case::Case;

/// Things in the order in which they were met, with the names of their cases.
#[derive(Default)]
pub(super) struct Seen(pub(super) Vec<(String, Vec<String>)>);

impl Seen {
    fn note(&mut self, thing: String, case: &str) {
        match self.0.iter_mut().find(|(known, _)| *known == thing) {
            Some((_, cases)) if cases.iter().any(|known| known == case) => {}
            Some((_, cases)) => cases.push(case.to_owned()),
            None => self.0.push((thing, vec![case.to_owned()])),
        }
    }
}

/// A type as it is written, and what it becomes in the form.
pub(super) struct Type {
    pub(super) written: Vec<String>,
    pub(super) becomes: String,
    pub(super) cases: Vec<String>,
}

/// Types of questions; those that become the same stand together.
pub(super) fn types(cases: &[Case]) -> Vec<Type> {
    let mut types: Vec<Type> = Vec::new();
    for case in cases {
        let xml = case.conversion.xml.as_deref().unwrap_or_default();
        for row in case.rows("survey") {
            let Some(kind) = cell(&row, &["type", "command"]) else {
                continue;
            };
            let written = pattern(kind);
            let known = types
                .iter_mut()
                .find(|known| known.written.contains(&written));
            if let Some(known) = known {
                if !known.cases.contains(&case.name) {
                    known.cases.push(case.name.clone());
                }
                continue;
            }
            let named = cell(&row, &["name", "value", "tag"]);
            let becomes = named.map(|name| becomes(xml, name)).unwrap_or_default();
            let becomes = part(&written).map_or(becomes, str::to_owned);
            match types.iter_mut().find(|known| known.becomes == becomes) {
                Some(same) => {
                    same.written.push(written);
                    if !same.cases.contains(&case.name) {
                        same.cases.push(case.name.clone());
                    }
                }
                None => types.push(Type {
                    written: vec![written],
                    becomes,
                    cases: vec![case.name.clone()],
                }),
            }
        }
    }
    types
}

/// Heads of columns of a sheet that have something below them and mean something.
pub(super) fn columns(cases: &[Case], sheet: &str) -> Seen {
    let mut seen = Seen::default();
    for case in cases {
        let findings = &case.conversion.reading.diagnostics;
        for (head, _) in case.rows(sheet).flatten() {
            let unknown = findings.iter().any(|finding| {
                let told = ["column-unknown", "HEADER_004"].contains(&finding.code);
                let spot = finding.cell.as_ref().filter(|_| told);
                spot.and_then(|spot| spot.header.as_deref()) == Some(head)
            });
            // In lists of choices every other column is the author's own.
            let own = sheet.ends_with("choices") && !is_of_choices(head);
            if !unknown && !own && !head.starts_with('_') {
                seen.note(head_pattern(head), &case.name);
            }
        }
    }
    seen
}

fn is_of_choices(head: &str) -> bool {
    let head = head.to_lowercase();
    let first = head.split(':').next().unwrap_or_default();
    CHOICES.contains(&first)
}

/// What the converter itself reads in a sheet of choices.
const CHOICES: [&str; 11] = [
    "list_name",
    "list name",
    "name",
    "value",
    "label",
    "caption",
    "media",
    "image",
    "big-image",
    "audio",
    "video",
];

/// Parameters, each after the type that it was given to.
pub(super) fn parameters(cases: &[Case]) -> Seen {
    let mut seen = Seen::default();
    for case in cases {
        for row in case.rows("survey") {
            let Some(kind) = cell(&row, &["type"]) else {
                continue;
            };
            let cell = cell(&row, &["parameters"]).unwrap_or_default();
            for (key, _) in cell
                .split_whitespace()
                .filter_map(|pair| pair.split_once('='))
            {
                seen.note(format!("{}: {key}", pattern(kind)), &case.name);
            }
        }
    }
    seen
}

/// Words of appearances; calls such as `search()` are told without what is in them.
pub(super) fn appearances(cases: &[Case]) -> Seen {
    let mut seen = Seen::default();
    for case in cases {
        for row in case.rows("survey") {
            let heads = ["appearance", "body::appearance", "control::appearance"];
            let Some(cell) = cell(&row, &heads) else {
                continue;
            };
            let call = cell.find('(');
            let plain = &cell[..call.unwrap_or(cell.len())];
            for word in plain.split_whitespace().filter(|word| !word.contains("${")) {
                let is_call = call.is_some() && plain.ends_with(word);
                seen.note(
                    format!("{word}{}", if is_call { "()" } else { "" }),
                    &case.name,
                );
            }
        }
    }
    seen
}

fn cell<'r>(row: &[(&str, &'r str)], heads: &[&str]) -> Option<&'r str> {
    let of = |(head, _): &&(&str, &str)| heads.contains(&head.to_lowercase().as_str());
    row.iter().find(of).map(|(_, cell)| *cell)
}

/// A type without the author's names: `select_one LIST`.
fn pattern(kind: &str) -> String {
    let kind = kind.split_whitespace().collect::<Vec<_>>().join(" ");
    let (head, other) = ["or_other", "or specify other", "or other"]
        .iter()
        .find_map(|other| Some((kind.strip_suffix(other)?.trim_end(), format!(" {other}"))))
        .unwrap_or((&kind, String::new()));
    let has_list = [
        "select",
        "add select",
        "rank ",
        "osm ",
        "begin loop ",
        "begin_loop ",
    ]
    .iter()
    .any(|start| head.starts_with(start));
    let Some((command, list)) = head.rsplit_once(' ').filter(|_| has_list) else {
        return kind;
    };
    let argument = match list {
        list if list.contains('.') => "FILE",
        list if list.starts_with("${") => "${REPEAT}",
        _ => "LIST",
    };
    format!("{command} {argument}{other}")
}

/// A head without the author's language or name.
fn head_pattern(head: &str) -> String {
    let sign = if head.contains("::") { "::" } else { ":" };
    let parts: Vec<&str> = head.split(sign).map(str::trim).collect();
    let first = parts[0].to_lowercase();
    match (first.as_str(), parts.as_slice()) {
        (_, [_]) | ("jr" | "bind" | "body" | "control" | "instance", _) => head.to_owned(),
        ("attribute", _) => format!("attribute{sign}NAME"),
        ("media", [_, kind]) => format!("media{sign}{kind}"),
        ("media", [_, kind, ..]) => format!("media{sign}{kind}{sign}LANGUAGE"),
        _ => format!("{}{sign}LANGUAGE", parts[0]),
    }
}

/// What a row is that has no question of its own.
fn part(written: &str) -> Option<&'static str> {
    match written {
        "csv-external" | "xml-external" => {
            return Some("a file of choices, for `choice_filter` and `pulldata()`");
        }
        "form_title" | "form_id" => return Some("a setting"),
        _ => {}
    }
    let rest = written
        .strip_prefix("begin")
        .or(written.strip_prefix("end"))?;
    let rest = rest.trim_start_matches([' ', '_']);
    match rest.split([' ', '_']).next().unwrap_or_default() {
        "group" => Some("a group"),
        "repeat" | "lgroup" | "looped" => Some("a repeat"),
        "loop" => Some("a group for each choice of the list"),
        "kobomatrix" | "score" | "rank" => Some("groups of KoboToolbox, as its server makes them"),
        _ => None,
    }
}

/// Element and data type of the question of a name, read off the form's XML.
fn becomes(xml: &str, name: &str) -> String {
    let end = format!("/{name}\"");
    let line_of = |starts: &dyn Fn(&str) -> bool, attribute: &str| {
        let mut lines = xml.lines().map(str::trim);
        lines.find(|line| {
            let value = line
                .split_once(&format!("{attribute}=\""))
                .map(|(_, rest)| rest);
            let value = value.and_then(|rest| rest.find('"').map(|end| &rest[..=end]));
            starts(line) && value.is_some_and(|value| value.ends_with(&end))
        })
    };
    let bind = line_of(&|line| line.starts_with("<bind "), "nodeset");
    let control = line_of(
        &|line| !line.starts_with("<bind ") && !line.starts_with("<set"),
        " ref",
    );
    let of = |line: Option<&str>, attribute: &str| {
        let (_, rest) = line?.split_once(&format!(" {attribute}=\""))?;
        rest.split('"').next().map(str::to_owned)
    };
    let mut words = Vec::new();
    let tag = control.and_then(|line| line.strip_prefix('<'));
    if let Some(tag) = tag.and_then(|tag| tag.split([' ', '>']).next()) {
        words.push(tag.to_owned());
    }
    words.extend(of(control, "mediatype"));
    words.extend(of(bind, "type"));
    let preload = [of(bind, "jr:preload"), of(bind, "jr:preloadParams")];
    let preload: Vec<String> = preload.into_iter().flatten().collect();
    if !preload.is_empty() {
        words.push(format!("from {}", preload.join(" ")));
    }
    if of(bind, "calculate").is_some() && control.is_none() {
        words.push("calculated".to_owned());
    }
    if of(control, "query").is_some() {
        words.push("choices from itemsets.csv".to_owned());
    }
    if of(bind, "readonly").is_some() {
        words.push("read only".to_owned());
    }
    if let Some(constraint) = of(bind, "constraint") {
        words.push(format!(
            "`{}`",
            constraint.replace("&lt;", "<").replace("&gt;", ">")
        ));
    }
    words.join(", ")
}
