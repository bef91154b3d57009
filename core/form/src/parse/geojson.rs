//! GeoJSON files as choice lists (RFC 7946, read as JavaRosa 6.0 reads it).
//!
//! Each feature is an `item`: first its `geometry` as ODK text, then its properties, then its `id`
//! where the properties hold none. Two things are kinder than there: a feature without a geometry
//! has a blank one, and a feature that lacks a property of another has a blank for it.
//!
//! Features go into the table one by one, and no JSON tree is made of them: some bytes of JSON would
//! be many times as much memory.

mod feature;

use std::fmt;
use std::io::{BufReader, Read};

use hashbrown::HashMap;
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use crate::diagnostic::{Diagnostic, Place};
use crate::secondary::{Content, Table, Tree};

use super::Reader;
use super::lists::{MAX_CELLS, MAX_COLUMNS, too_large};
use feature::{Feature, text_of};

impl Reader<'_, '_> {
    pub(super) fn read_geojson(&mut self, name: &str, bytes: impl Read) -> Content {
        let mut rows = Rows::new(Table::new(
            self.interned("root"),
            self.interned("item"),
            Vec::new(),
        ));
        match read_rows(bytes, &mut rows) {
            Ok(()) => {
                let names = rows.names.iter().map(|name| self.interned(name));
                let names = names.collect();
                rows.table.square(names, &rows.ends);
                Content::Table(rows.table)
            }
            Err(diagnostic) => {
                self.report(diagnostic.file(name));
                Content::Tree(Tree::default())
            }
        }
    }
}

fn read_rows(mut bytes: impl Read, rows: &mut Rows) -> Result<(), Diagnostic> {
    let unreadable = |fault| super::lists::unreadable(&fault);
    let mut first = Vec::new();
    bytes
        .by_ref()
        .take(3)
        .read_to_end(&mut first)
        .map_err(unreadable)?;
    if first == b"\xEF\xBB\xBF" {
        first.clear();
    }
    let mut json =
        serde_json::Deserializer::from_reader(BufReader::new(first.as_slice().chain(bytes)));
    let kind = json
        .deserialize_map(Collection(rows))
        .and_then(|kind| json.end().map(|()| kind));
    match kind {
        Ok(Kind::Features) => Ok(()),
        Ok(Kind::Other) => Err(broken("no-collection", None)),
        Err(fault) => Err(match rows.fault.take() {
            Some(diagnostic) => diagnostic,
            None if fault.is_io() => unreadable(fault.into()),
            None => broken("syntax", None).at(Place {
                line: u32::try_from(fault.line()).unwrap_or(u32::MAX).max(1),
                column: u32::try_from(fault.column()).unwrap_or(u32::MAX).max(1),
            }),
        }),
    }
}

fn broken(reason: &'static str, feature: Option<usize>) -> Diagnostic {
    Diagnostic::error("geojson-broken")
        .with("reason", reason)
        .with(
            "feature",
            feature.map_or(String::new(), |at| at.to_string()),
        )
}

/// What a file holds.
enum Kind {
    Features,
    Other,
}

/// The rows read so far, each as wide as the columns known when it was met.
struct Rows {
    table: Table,
    /// How many cells there are at the end of each row.
    ends: Vec<usize>,
    /// Names of all columns in the order in which they are met.
    names: Vec<String>,
    places: HashMap<String, usize>,
    /// The cells of the row at hand.
    row: Vec<String>,
    /// What is wrong with a feature, where the fault is not one of JSON.
    fault: Option<Diagnostic>,
}

impl Rows {
    fn new(table: Table) -> Self {
        let mut rows = Self {
            table,
            ends: Vec::new(),
            names: Vec::new(),
            places: HashMap::new(),
            row: Vec::new(),
            fault: None,
        };
        rows.place("geometry");
        rows
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

    fn put(&mut self, name: &str, value: String) -> Result<(), &'static str> {
        let place = self.place(name);
        if place >= MAX_COLUMNS {
            return Err("too-many-properties");
        }
        if self.row.len() <= place {
            self.row.resize(place + 1, String::new());
        }
        if let Some(cell) = self.row.get_mut(place) {
            *cell = value;
        }
        Ok(())
    }

    fn add(&mut self, feature: Feature) -> Result<(), Diagnostic> {
        let reason = |reason| broken(reason, Some(self.ends.len() + 1));
        if feature.kind.as_deref() != Some("Feature") {
            return Err(reason("no-feature"));
        }
        let geometry = match feature.geometry {
            Some(geometry) => geometry.text().ok_or_else(|| reason("geometry"))?,
            None => String::new(),
        };
        self.row.clear();
        self.row.push(geometry);
        let properties = feature.properties.map_or(Vec::new(), |all| all.0);
        let id = feature.id.map(|id| ("id".to_owned(), id));
        for (name, value) in properties.into_iter().chain(id) {
            if let Err(reason) = self.put(&name, text_of(&value)) {
                return Err(broken(reason, Some(self.ends.len() + 1)));
            }
        }
        for cell in &self.row {
            self.table.push_cell(cell);
        }
        self.ends.push(self.table.cells());
        if self.ends.len().saturating_mul(self.names.len()) > MAX_CELLS {
            return Err(too_large("cells", MAX_CELLS));
        }
        Ok(())
    }
}

/// Reads the outermost object.
struct Collection<'r>(&'r mut Rows);

impl<'de> Visitor<'de> for Collection<'_> {
    type Value = Kind;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a FeatureCollection")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Kind, A::Error> {
        let mut is_collection = false;
        let mut has_features = false;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "type" => {
                    let kind: Option<String> = map.next_value()?;
                    is_collection = kind.as_deref() == Some("FeatureCollection");
                }
                "features" if has_features => return Err(A::Error::duplicate_field("features")),
                "features" => has_features = map.next_value_seed(Features(&mut *self.0))?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(if is_collection && has_features {
            Kind::Features
        } else {
            Kind::Other
        })
    }
}

/// Reads the features into rows, and says whether there is a list of them.
struct Features<'r>(&'r mut Rows);

impl<'de> DeserializeSeed<'de> for Features<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<bool, D::Error> {
        json.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for Features<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of features")
    }

    fn visit_none<E>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_some<D: Deserializer<'de>>(self, json: D) -> Result<bool, D::Error> {
        json.deserialize_seq(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut features: A) -> Result<bool, A::Error> {
        while let Some(feature) = features.next_element::<Feature>()? {
            if let Err(diagnostic) = self.0.add(feature) {
                self.0.fault = Some(diagnostic);
                return Err(A::Error::custom("a feature that is none"));
            }
        }
        Ok(true)
    }
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
