//! One feature of a GeoJSON file, its values still as they are written.

use std::fmt::{self, Write as _};

use serde::de::{Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Number;
use serde_json::value::RawValue;

use super::super::lists::MAX_COLUMNS;

#[derive(Deserialize)]
pub(super) struct Feature {
    #[serde(rename = "type")]
    pub(super) kind: Option<String>,
    pub(super) geometry: Option<Geometry>,
    pub(super) properties: Option<Properties>,
    pub(super) id: Option<Box<RawValue>>,
}

/// Names and values in their order. There are at most one more than there may be columns.
pub(super) struct Properties(pub(super) Vec<(String, Box<RawValue>)>);

impl<'de> Deserialize<'de> for Properties {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        json.deserialize_map(Pairs).map(Self)
    }
}

struct Pairs;

impl<'de> Visitor<'de> for Pairs {
    type Value = Vec<(String, Box<RawValue>)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of properties")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut pairs = Vec::new();
        while pairs.len() <= MAX_COLUMNS
            && let Some(pair) = map.next_entry()?
        {
            pairs.push(pair);
        }
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(pairs)
    }
}

/// A property's text; what is itself an object or a list stays JSON, without blanks between.
pub(super) fn text_of(value: &RawValue) -> String {
    let json = value.get();
    match json.as_bytes().first() {
        Some(b'n') => String::new(),
        Some(b'"') => serde_json::from_str(json).unwrap_or_default(),
        Some(b'{' | b'[') => without_blanks(json),
        // A number in the digits in which it is kept.
        _ => serde_json::from_str(json)
            .map_or_else(|_| json.to_owned(), |number: Number| number.to_string()),
    }
}

fn without_blanks(json: &str) -> String {
    let mut quoted = false;
    let mut escaped = false;
    json.chars()
        .filter(|character| {
            let stays = quoted || !character.is_ascii_whitespace();
            if quoted && !escaped {
                escaped = *character == '\\';
                quoted = *character != '"';
            } else if !quoted {
                quoted = *character == '"';
            } else {
                escaped = false;
            }
            stays
        })
        .collect()
}

#[derive(Deserialize)]
pub(super) struct Geometry {
    #[serde(rename = "type")]
    kind: String,
    coordinates: Option<Box<RawValue>>,
}

impl Geometry {
    /// As ODK writes places: `latitude longitude 0 0`, several joined by `; `. `None` where the
    /// shape is none of the three, or its coordinates are none.
    pub(super) fn text(&self) -> Option<String> {
        let json = self.coordinates.as_ref()?.get();
        let text = match self.kind.as_str() {
            "Point" => serde_json::from_str(json).map(|Position(text)| text),
            "LineString" => serde_json::from_str(json).map(|Line(text)| text),
            "Polygon" => serde_json::from_str(json).map(|Outline(text)| text),
            _ => return None,
        };
        text.ok()
    }
}

/// Longitude before latitude in GeoJSON, the other way in ODK's text.
struct Position(String);

/// Several positions.
struct Line(String);

/// The outer ring of a polygon; there is no ODK text for holes.
struct Outline(String);

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        json.deserialize_seq(Coordinates::Position).map(Self)
    }
}

impl<'de> Deserialize<'de> for Line {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        json.deserialize_seq(Coordinates::Line).map(Self)
    }
}

impl<'de> Deserialize<'de> for Outline {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        json.deserialize_seq(Coordinates::Outline).map(Self)
    }
}

enum Coordinates {
    Position,
    Line,
    Outline,
}

impl<'de> Visitor<'de> for Coordinates {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("coordinates")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<String, A::Error> {
        let mut text = String::new();
        match self {
            Self::Position => {
                let numbers: (Option<Number>, Option<Number>) =
                    (list.next_element()?, list.next_element()?);
                let (Some(longitude), Some(latitude)) = numbers else {
                    return Err(A::Error::custom("two numbers are needed"));
                };
                let _ = write!(text, "{latitude} {longitude} 0 0");
            }
            Self::Line => {
                while let Some(Position(position)) = list.next_element()? {
                    if !text.is_empty() {
                        text.push_str("; ");
                    }
                    text.push_str(&position);
                }
            }
            Self::Outline => {
                if let Some(Line(ring)) = list.next_element()? {
                    text = ring;
                }
            }
        }
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(text)
    }
}
