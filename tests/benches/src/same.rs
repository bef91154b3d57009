//! Whether two engines answered the same: result by result, and the record value by value.

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
            return Err(format!("step {}: {one}, and {other}", n + 1).into());
        }
    }
    Ok(())
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

/// Every value of a record as `path value`, in the order of the record.
fn values(xml: &str) -> Result<Vec<String>, Fault> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut path: Vec<String> = Vec::new();
    let mut text = String::new();
    let mut values = Vec::new();
    loop {
        match reader.read_event()? {
            Event::Start(element) => {
                let name = element.local_name();
                path.push(name.as_ref().to_owned());
                text.clear();
            }
            Event::Text(words) => text.push_str(&words.xml10_content()),
            Event::GeneralRef(entity) => text.push_str(&format!("&{};", entity.xml10_content())),
            Event::End(_) => {
                let own = path.iter().any(|name| OWN.contains(&name.as_str()));
                if !text.trim().is_empty() && !own {
                    values.push(format!("/{} {}", path.join("/"), text.trim()));
                }
                text.clear();
                path.pop();
            }
            Event::Eof => return Ok(values),
            _ => {}
        }
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
        assert!(!same(&record("a&amp;b", ""), &record("a&lt;b", "")));
    }
}
