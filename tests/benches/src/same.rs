//! Whether two engines answered the same: result by result, and the record value by value.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;

use crate::Fault;

/// Values that each engine makes up itself, by the names of their nodes: ids, moments, chance.
const OWN: [&str; 9] = [
    "instanceID",
    "start",
    "end",
    "today",
    "deviceid",
    "username",
    "sample_draw",
    "hh_uuid",
    "meta",
];

/// Compares two files of results, one JSON object a line.
pub(crate) fn compare(one: &Path, other: &Path) -> Result<(), Fault> {
    let (one, other) = (lines(one)?, lines(other)?);
    if one.len() != other.len() {
        return Err(format!("{} results, and {}", one.len(), other.len()).into());
    }
    for (n, (one, other)) in one.iter().zip(&other).enumerate() {
        let (one, other) = (plain(one)?, plain(other)?);
        if one != other {
            let (one, other) = (only(&one, &other), only(&other, &one));
            return Err(format!("step {}: {one}, and {other}", n + 1).into());
        }
    }
    Ok(())
}

/// What of a result the other has not: of a list its own items.
fn only(of: &Value, other: &Value) -> String {
    match (of["got"].as_array(), other["got"].as_array()) {
        (Some(own), Some(other)) => {
            let own = own.iter().filter(|item| !other.contains(item));
            Value::from_iter(own.cloned()).to_string()
        }
        _ => of.to_string(),
    }
}

fn lines(path: &Path) -> Result<Vec<Value>, Fault> {
    let text = fs::read_to_string(path)?;
    let lines = text.lines().map(serde_json::from_str);
    Ok(lines.collect::<Result<_, _>>()?)
}

/// A result without the number of its step; lists in an order of ours, since some are shuffled by
/// chance; a record as its values.
fn plain(result: &Value) -> Result<Value, Fault> {
    let mut result = result.clone();
    if let Some(object) = result.as_object_mut() {
        object.remove("n");
        for value in object.values_mut() {
            if let Value::Array(items) = value {
                items.sort_by_key(ToString::to_string);
            }
            if let Some(xml) = value.as_str().filter(|text| text.starts_with('<')) {
                *value = Value::from(values(xml)?);
            }
        }
    }
    Ok(result)
}

/// Every value of a record as `path value`, sorted: JavaRosa puts the first instance of a repeat
/// behind everything else around it. Each step of a path bears its position among its namesakes.
fn values(xml: &str) -> Result<Vec<String>, Fault> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut path: Vec<Step> = Vec::new();
    let mut root = HashMap::new();
    let mut values = Vec::new();
    loop {
        match reader.read_event()? {
            Event::Start(element) => {
                let name = element.local_name().as_ref().to_owned();
                let namesakes = path
                    .last_mut()
                    .map_or(&mut root, |around| &mut around.inside);
                let position = namesakes.entry(name.clone()).or_insert(0);
                *position += 1;
                let shown = format!("/{name}[{position}]");
                path.push(Step {
                    shown,
                    name,
                    text: String::new(),
                    inside: HashMap::new(),
                });
            }
            Event::Text(words) => add(&mut path, &words.xml10_content()),
            Event::GeneralRef(entity) => add(&mut path, &format!("&{};", entity.xml10_content())),
            Event::End(_) => {
                let own = path.iter().any(|step| OWN.contains(&step.name.as_str()));
                let steps: String = path.iter().map(|step| step.shown.as_str()).collect();
                let text = path.pop().map_or_else(String::new, |step| step.text);
                if !text.trim().is_empty() && !own {
                    values.push(format!("{steps} {}", numbers(text.trim())));
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    values.sort();
    Ok(values)
}

/// A text whose numbers have no `.0` and are in ASCII: JavaRosa writes a `.0` at the numbers of a
/// point, and keeps the digits of a telephone number as they were typed.
fn numbers(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|digit| match digit {
            '٠'..='٩' => char::from_digit(u32::from(digit) - u32::from('٠'), 10).unwrap_or(digit),
            '۰'..='۹' => char::from_digit(u32::from(digit) - u32::from('۰'), 10).unwrap_or(digit),
            _ => digit,
        })
        .collect();
    let parts = text.split_inclusive([' ', ';']).map(|part| {
        let number = part.trim_end_matches([' ', ';']);
        let whole = number
            .strip_suffix(".0")
            .filter(|whole| whole.parse::<i64>().is_ok());
        whole.unwrap_or(number).to_owned() + &part[number.len()..]
    });
    parts.collect()
}

/// One element on the way to a value.
struct Step {
    name: String,
    shown: String,
    text: String,
    /// How many elements of each name were met in it.
    inside: HashMap<String, usize>,
}

fn add(path: &mut [Step], words: &str) {
    if let Some(step) = path.last_mut() {
        step.text.push_str(words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn same(one: &Value, other: &Value) -> bool {
        plain(one).unwrap() == plain(other).unwrap()
    }

    #[test]
    fn what_differs_is_seen_and_what_may_differ_is_not() {
        assert!(same(&json!({"ok": true, "n": 1}), &json!({"ok": true})));
        assert!(!same(&json!({"ok": true}), &json!({"ok": false})));
        assert!(same(
            &json!({"got": ["b", "a"]}),
            &json!({"got": ["a", "b"]})
        ));
        assert!(!same(&json!({"got": ["b"]}), &json!({"got": ["a", "b"]})));
        let record = |a: &str, id: &str| json!({"got": format!("<data id='x'><a>{a}</a><b/><meta><instanceID>{id}</instanceID></meta></data>")});
        assert!(same(&record("1", "uuid:1"), &record("1", "uuid:2")));
        assert!(!same(&record("1", "uuid:1"), &record("2", "uuid:1")));
        assert!(same(
            &record("1.5 2 0;3", ""),
            &record("1.5 2.0 0.0;3.0", "")
        ));
        assert!(same(&record("٠٧۵", ""), &record("075", "")));
        assert!(!same(&record("2;3", ""), &record("2.1;3", "")));
        let turns = |xml: &str| json!({"got": format!("<data>{xml}</data>")});
        assert!(same(
            &turns("<r><a>1</a></r><r><a>2</a></r><t>3</t>"),
            &turns("<t>3</t><r><a>1</a></r><r><a>2</a></r>")
        ));
        assert!(!same(
            &turns("<r><a>1</a></r><r><a>2</a></r>"),
            &turns("<r><a>2</a></r><r><a>1</a></r>")
        ));
        assert!(!same(&record("a&amp;b", ""), &record("a&lt;b", "")));
    }
}
