//! Ranges: numbers picked on a scale.

use std::cmp::Ordering;

use super::{Reader, Row};
use crate::columns::Field;
use crate::model::set;
use crate::text::Text;

impl Reader<'_> {
    pub(super) fn range(&mut self, row: &mut Row) {
        let accepted = [
            "end",
            "placeholder",
            "start",
            "step",
            "tick_interval",
            "tick_labelset",
        ];
        self.check_parameters(row, &accepted);
        let ticks = ["tick_interval", "placeholder", "tick_labelset"];
        let appearance = row.appearance().unwrap_or("").to_owned();
        if !appearance.is_empty()
            && !appearance.contains("vertical")
            && !appearance.contains("no-ticks")
            && ticks.iter().any(|key| row.parameters.get(key).is_some())
        {
            let finding = self
                .error("RANGE_008", row.line, &Field::Parameters)
                .with("appearance", appearance.clone());
            self.say(finding);
        }
        for (key, value) in [("start", "1"), ("end", "10"), ("step", "1")] {
            if row.parameters.get(key).is_none() {
                row.parameters.set(key, value.to_owned());
            }
        }
        let keys = ["start", "end", "step", "tick_interval", "placeholder"];
        let numbers = keys.map(|key| self.number(row, key));
        if numbers.iter().flatten().any(|number| !number.is_whole()) {
            set(&mut row.element.bind, "type", Text::plain("decimal"));
        }
        let labels = row.parameters.take("tick_labelset");
        if let [Some(start), Some(end), Some(step), interval, placeholder] = numbers {
            let scale = Scale { start, end, step };
            self.check_scale(row, scale, interval, placeholder);
            if let Some(list) = &labels {
                let no_ticks = appearance.contains("no-ticks");
                self.check_labels(row, scale, interval, list, no_ticks);
            }
        }
        for (key, attribute) in [
            ("tick_interval", "odk:tick-interval"),
            ("placeholder", "odk:placeholder"),
        ] {
            if let Some(value) = row.parameters.take(key) {
                row.parameters.set(attribute, value);
            }
        }
        for (key, value) in &row.parameters.pairs {
            set(&mut row.element.control, key, value.clone());
        }
        row.element.itemset = labels.map(String::into_boxed_str);
    }

    fn range_error(&mut self, code: &'static str, row: &Row, parameter: &str, value: &str) {
        let finding = self
            .error(code, row.line, &Field::Parameters)
            .with("parameter", parameter)
            .with("value", value);
        self.say(finding);
    }

    fn number(&mut self, row: &Row, key: &str) -> Option<Decimal> {
        let value = row.parameters.get(key)?.to_owned();
        let read = Decimal::read(&value);
        if read.is_none() {
            self.range_error("RANGE_001", row, key, &value);
        }
        read
    }

    fn check_scale(
        &mut self,
        row: &Row,
        scale: Scale,
        interval: Option<Decimal>,
        placeholder: Option<Decimal>,
    ) {
        let steps = [("step", Some(scale.step)), ("tick_interval", interval)];
        for (key, size) in steps {
            let Some(size) = size else { continue };
            let value = row.parameters.get(key).unwrap_or("").to_owned();
            if size.mantissa == 0 {
                self.range_error("RANGE_002", row, key, &value);
            } else if size.compare(scale.width()) == Ordering::Greater {
                self.range_error("RANGE_003", row, key, &value);
            } else if key == "tick_interval" && !size.is_multiple_of(scale.step) {
                self.range_error("RANGE_004", row, key, &value);
            }
        }
        if let Some(place) = placeholder {
            let value = row.parameters.get("placeholder").unwrap_or("").to_owned();
            if !place.minus(scale.start).is_multiple_of(scale.step) {
                self.range_error("RANGE_004", row, "placeholder", &value);
            }
            if !scale.holds(place) {
                self.range_error("RANGE_005", row, "placeholder", &value);
            }
        }
    }

    /// The list whose choices label ticks.
    fn check_labels(
        &mut self,
        row: &Row,
        scale: Scale,
        interval: Option<Decimal>,
        list: &str,
        no_ticks: bool,
    ) {
        let Some(found) = self.survey.lists.get(list) else {
            let near = self.survey.lists.nearest(list).map(str::to_owned);
            let finding = self
                .error("RANGE_006", row.line, &Field::Parameters)
                .with("list", list)
                .meant(near.as_deref());
            return self.say(finding);
        };
        let names: Vec<String> = found.choices.iter().map(|c| c.name.clone()).collect();
        let mut labelled: Vec<Decimal> = Vec::new();
        for name in names {
            let Some(value) = Decimal::read(&name) else {
                self.range_error("RANGE_009", row, "tick_labelset", &name);
                return;
            };
            let unit = interval.unwrap_or(scale.step);
            if !scale.holds(value) {
                self.range_error("RANGE_010", row, "tick_labelset", &name);
            } else if !value.minus(scale.start).is_multiple_of(unit) {
                let unit = if interval.is_some() {
                    "tick_interval"
                } else {
                    "step"
                };
                self.range_error("RANGE_011", row, unit, &name);
            }
            if !labelled
                .iter()
                .any(|known| known.compare(value) == Ordering::Equal)
            {
                labelled.push(value);
            }
        }
        if no_ticks {
            let ends = [scale.start, scale.end];
            let at_end = |value: &Decimal| {
                ends.iter()
                    .any(|end| end.compare(*value) == Ordering::Equal)
            };
            if labelled.len() > 2 {
                self.range_error("RANGE_007", row, "tick_labelset", list);
            } else if labelled.len() < 2 || !labelled.iter().all(at_end) {
                self.range_error("RANGE_012", row, "tick_labelset", list);
            }
        }
    }
}

#[derive(Clone, Copy)]
struct Scale {
    start: Decimal,
    end: Decimal,
    step: Decimal,
}

impl Scale {
    fn width(self) -> Decimal {
        let width = self.end.minus(self.start);
        Decimal {
            mantissa: width.mantissa.abs(),
            ..width
        }
    }

    fn holds(self, value: Decimal) -> bool {
        let (low, high) = match self.start.compare(self.end) {
            Ordering::Greater => (self.end, self.start),
            _ => (self.start, self.end),
        };
        value.compare(low) != Ordering::Less && value.compare(high) != Ordering::Greater
    }
}

/// A decimal number, exact: `mantissa` over ten to the power of `places`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Decimal {
    mantissa: i128,
    places: u32,
}

impl Decimal {
    /// Reads digits with a sign and a point; at most 18 of them.
    fn read(text: &str) -> Option<Self> {
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let digits = format!("{whole}{fraction}");
        if digits.is_empty() || digits.len() > 18 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let mantissa: i128 = digits.parse().ok()?;
        Some(Self {
            mantissa: if text.starts_with('-') {
                -mantissa
            } else {
                mantissa
            },
            places: u32::try_from(fraction.len()).ok()?,
        })
    }

    /// Both mantissas at the same number of places.
    fn aligned(self, other: Self) -> (i128, i128, u32) {
        let places = self.places.max(other.places);
        let at = |number: Self| number.mantissa * 10_i128.pow(places - number.places);
        (at(self), at(other), places)
    }

    fn minus(self, other: Self) -> Self {
        let (a, b, places) = self.aligned(other);
        Self {
            mantissa: a - b,
            places,
        }
    }

    fn compare(self, other: Self) -> Ordering {
        let (a, b, _) = self.aligned(other);
        a.cmp(&b)
    }

    /// Nothing is a multiple of zero, so that a zero is told once and not twice.
    fn is_multiple_of(self, unit: Self) -> bool {
        let (a, b, _) = self.aligned(unit);
        b == 0 || a % b == 0
    }

    fn is_whole(self) -> bool {
        self.mantissa % 10_i128.pow(self.places) == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact() {
        let read = |text| Decimal::read(text).unwrap();
        assert!(read("0.3").is_multiple_of(read("0.1")));
        assert!(!read("0.35").is_multiple_of(read("0.1")));
        assert!(read("-2.0").is_whole());
        assert_eq!(read("1.50").compare(read("1.5")), Ordering::Equal);
        assert_eq!(Decimal::read("1.2.3"), None);
        assert_eq!(Decimal::read("1e3"), None);
        assert_eq!(Decimal::read(""), None);
    }
}
