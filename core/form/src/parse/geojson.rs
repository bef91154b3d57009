//! GeoJSON files as choice lists (RFC 7946, read as JavaRosa 6.0 reads it).
//!
//! Each feature is an `item`: first its `geometry` as ODK text, then its properties, then its `id`
//! where the properties hold none. Two things are kinder than there: a feature without a geometry
//! has a blank one, and a feature that lacks a property of another has a blank for it.

use std::fmt::Write as _;

use hashbrown::HashMap;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::diagnostic::{Diagnostic, Place};
use crate::secondary::{Content, Table, Tree};

use super::Reader;

/// Most different properties of the features of a file.
const MAX_COLUMNS: usize = 4096;

#[derive(Deserialize)]
struct Collection {
    #[serde(rename = "type")]
    kind: Option<String>,
    features: Option<Vec<Feature>>,
}

#[derive(Deserialize)]
struct Feature {
    #[serde(rename = "type")]
    kind: Option<String>,
    geometry: Option<Geometry>,
    properties: Option<Map<String, Value>>,
    id: Option<Value>,
}

#[derive(Deserialize)]
struct Geometry {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    coordinates: Value,
}

impl Reader<'_, '_> {
    pub(super) fn read_geojson(&mut self, name: &str, bytes: &[u8]) -> Content {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let features = match serde_json::from_slice::<Collection>(bytes) {
            Ok(collection) if collection.kind.as_deref() == Some("FeatureCollection") => {
                collection.features
            }
            Ok(_) => None,
            Err(fault) => {
                let place = Place {
                    line: u32::try_from(fault.line()).unwrap_or(u32::MAX).max(1),
                    column: u32::try_from(fault.column()).unwrap_or(u32::MAX).max(1),
                };
                return self.broken_geojson(name, "syntax", Some(place), None);
            }
        };
        let Some(features) = features else {
            return self.broken_geojson(name, "no-collection", None, None);
        };
        let mut rows = Vec::with_capacity(features.len());
        let mut columns = Columns::new();
        for (at, feature) in features.into_iter().enumerate() {
            match row_of(feature, &mut columns) {
                Ok(row) => rows.push(row),
                Err(reason) => return self.broken_geojson(name, reason, None, Some(at + 1)),
            }
        }
        let width = columns.names.len();
        let names = columns.names.iter().map(|name| self.interned(name));
        let names = names.collect();
        let root = self.interned("root");
        let item = self.interned("item");
        let mut table = Table::new(root, item, names);
        for row in rows {
            for column in 0..width {
                table.push_cell(row.get(column).map_or("", String::as_str));
            }
        }
        Content::Table(table)
    }

    fn broken_geojson(
        &mut self,
        name: &str,
        reason: &'static str,
        place: Option<Place>,
        feature: Option<usize>,
    ) -> Content {
        let mut diagnostic = Diagnostic::error("geojson-broken")
            .file(name)
            .with("reason", reason)
            .with(
                "feature",
                feature.map_or(String::new(), |at| at.to_string()),
            );
        if let Some(place) = place {
            diagnostic = diagnostic.at(place);
        }
        self.report(diagnostic);
        Content::Tree(Tree::default())
    }
}

/// Names of all columns in the order in which they are met.
struct Columns {
    names: Vec<String>,
    places: HashMap<String, usize>,
}

impl Columns {
    fn new() -> Self {
        let mut columns = Self {
            names: Vec::new(),
            places: HashMap::new(),
        };
        columns.place("geometry");
        columns
    }

    fn place(&mut self, name: &str) -> usize {
        if let Some(place) = self.places.get(name) {
            return *place;
        }
        let place = self.names.len();
        self.names.push(name.to_owned());
        self.places.insert(name.to_owned(), place);
        place
    }
}

fn row_of(feature: Feature, columns: &mut Columns) -> Result<Vec<String>, &'static str> {
    if feature.kind.as_deref() != Some("Feature") {
        return Err("no-feature");
    }
    let geometry = match feature.geometry {
        Some(geometry) => geometry.text().ok_or("geometry")?,
        None => String::new(),
    };
    let mut row = vec![geometry];
    let mut put = |name: &str, value: String| {
        let place = columns.place(name);
        if place >= MAX_COLUMNS {
            return Err("too-many-properties");
        }
        if row.len() <= place {
            row.resize(place + 1, String::new());
        }
        if let Some(cell) = row.get_mut(place) {
            *cell = value;
        }
        Ok(())
    };
    for (name, value) in feature.properties.into_iter().flatten() {
        put(&name, text_of(&value))?;
    }
    if let Some(id) = feature.id {
        put("id", text_of(&id))?;
    }
    Ok(row)
}

/// A property's text; what is itself an object or a list stays JSON.
fn text_of(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

impl Geometry {
    /// As ODK writes places: `latitude longitude 0 0`, several joined by `; `. `None` where the
    /// shape is none of the three, or its coordinates are none.
    fn text(&self) -> Option<String> {
        let coordinates = self.coordinates.as_array()?;
        let line = match self.kind.as_str() {
            "Point" => return point(&self.coordinates),
            "LineString" => coordinates,
            // The outer ring; there is no ODK text for holes.
            "Polygon" => match coordinates.first() {
                Some(ring) => ring.as_array()?,
                None => return Some(String::new()),
            },
            _ => return None,
        };
        let mut text = String::new();
        for at in line {
            if !text.is_empty() {
                text.push_str("; ");
            }
            text.push_str(&point(at)?);
        }
        Some(text)
    }
}

/// A position: longitude before latitude in GeoJSON, the other way in ODK's text.
fn point(position: &Value) -> Option<String> {
    let position = position.as_array()?;
    let number = |at: usize| position.get(at).filter(|number| number.is_number());
    let mut text = String::new();
    let _ = write!(text, "{} {} 0 0", number(1)?, number(0)?);
    Some(text)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use crate::{Content, Form, Reading, Table};

    const FORM: &str = r#"<h:html xmlns="http://www.w3.org/2002/xforms"
      xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>T</h:title><model>
      <instance><data id="t"><a/></data></instance>
      <instance id="places" src="jr://file/places.geojson"/></model></h:head><h:body/></h:html>"#;

    fn read(geojson: &str) -> Reading {
        let media = HashMap::from([("places.geojson".to_owned(), geojson.as_bytes().to_vec())]);
        Form::parse(FORM.as_bytes(), &media)
    }

    fn rows(reading: &Reading) -> Vec<Vec<(String, String)>> {
        let form = reading.form.as_ref().expect("accepted");
        let Content::Table(table) = &form.secondary[0].content else {
            panic!("a table")
        };
        let row = |table: &Table, row| {
            let columns = table.columns.iter().enumerate();
            let cells = columns.map(|(at, name)| {
                (
                    form.names.text(*name).to_owned(),
                    table.cell(row, at).to_owned(),
                )
            });
            cells.collect()
        };
        (0..table.rows()).map(|at| row(table, at)).collect()
    }

    fn cells(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
        pairs.iter().map(owned).collect()
    }

    #[test]
    fn features_are_items_with_geometry_properties_and_id() {
        let reading = read(
            r#"{"crs": {"a": [1]}, "features": [
            {"type": "Feature", "id": 7, "geometry": {"type": "Point", "coordinates": [44.01, 36.2, 400]},
             "properties": {"title": "قلا", "people": 12, "open": true, "note": null}},
            {"type": "Feature", "geometry": {"type": "LineString", "coordinates": [[44, 36], [45.5, 37]]},
             "properties": {"id": "own", "title": "Rê"}},
            {"type": "Feature", "id": "x", "properties": {"id": "own", "more": {"a": [1]}},
             "geometry": {"type": "Polygon", "coordinates": [[[44, 36], [45, 37], [44, 36]], [[1, 2]]]}},
            {"type": "Feature", "geometry": null, "properties": null}],
            "type": "FeatureCollection"}"#,
        );
        assert!(reading.diagnostics.is_empty(), "{:?}", reading.diagnostics);
        let rows = rows(&reading);
        let first = [
            ("geometry", "36.2 44.01 0 0"),
            ("title", "قلا"),
            ("people", "12"),
            ("open", "true"),
            ("note", ""),
            ("id", "7"),
            ("more", ""),
        ];
        let sorted = |mut row: Vec<(String, String)>| {
            row.sort();
            row
        };
        assert_eq!(sorted(rows[0].clone()), sorted(cells(&first)));
        let value = |row: usize, name: &str| {
            let cell = rows[row].iter().find(|(column, _)| column == name);
            cell.map(|(_, text)| text.as_str()).expect("a column")
        };
        assert_eq!(value(1, "geometry"), "36 44 0 0; 37 45.5 0 0");
        assert_eq!((value(1, "id"), value(2, "id")), ("own", "x"));
        assert_eq!(value(2, "geometry"), "36 44 0 0; 37 45 0 0; 36 44 0 0");
        assert_eq!(value(2, "more"), r#"{"a":[1]}"#);
        assert_eq!((value(3, "geometry"), value(3, "title")), ("", ""));
    }

    #[test]
    fn what_is_no_collection_of_features_is_told() {
        let point = r#"{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]}}"#;
        let multi = point.replace("Point", "MultiPoint");
        let odd = point.replace("[1,2]", "[\"1\",2]");
        let list =
            |features: &str| format!(r#"{{"type":"FeatureCollection","features":[{features}]}}"#);
        for (text, reason, feature) in [
            (point.to_owned(), "no-collection", ""),
            (
                r#"{"type":"FeatureCollection"}"#.to_owned(),
                "no-collection",
                "",
            ),
            ("{".to_owned(), "syntax", ""),
            ("[]".to_owned(), "syntax", ""),
            (list(r#"{"geometry":null}"#), "no-feature", "1"),
            (list(&format!("{point},{multi}")), "geometry", "2"),
            (list(&odd), "geometry", "1"),
        ] {
            let reading = read(&text);
            assert!(reading.form.is_none(), "{text}");
            let found = &reading.diagnostics[0];
            let parameter = |name: &str| {
                let mut known = found.parameters.iter();
                known
                    .find(|(key, _)| *key == name)
                    .map(|(_, value)| value.as_str())
            };
            assert_eq!(
                (found.code, found.file.as_deref()),
                ("geojson-broken", Some("places.geojson"))
            );
            assert_eq!(
                (parameter("reason"), parameter("feature")),
                (Some(reason), Some(feature)),
                "{text}"
            );
        }
        assert!(read(&list(point)).form.is_some());
        assert_eq!(rows(&read(&list(""))), Vec::<Vec<(String, String)>>::new());
    }
}
