//! Parameters: `key=value` pairs in one cell.

use crate::near;

/// Pairs in the order of the cell; keys and most values in lower case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parameters {
    pub(crate) pairs: Vec<(String, String)>,
}

impl Parameters {
    pub(crate) const fn none() -> Self {
        Self { pairs: Vec::new() }
    }

    /// Reads a cell; `None` if it is not made of pairs. Blanks, commas and semicolons part pairs,
    /// and may stand around the sign.
    pub(crate) fn read(cell: &str) -> Option<Self> {
        let mut words = Vec::new();
        let mut word = String::new();
        for c in cell.chars() {
            let parts = c.is_whitespace() || matches!(c, ',' | ';' | '=');
            if !parts {
                word.push(c);
                continue;
            }
            if !word.is_empty() {
                words.push(Some(std::mem::take(&mut word)));
            }
            if c == '=' {
                words.push(None);
            }
        }
        if !word.is_empty() {
            words.push(Some(word));
        }
        let mut parameters = Self::default();
        let mut words = words.into_iter();
        while let Some(key) = words.next() {
            let (Some(key), Some(None), Some(Some(value))) = (key, words.next(), words.next())
            else {
                return None;
            };
            let key = key.to_lowercase();
            // These name columns, lists or questions of the author's, whose case counts.
            let named = matches!(
                key.as_str(),
                "label" | "value" | "reference-geometry" | "tick_labelset"
            );
            let value = if named || value.contains("${") {
                value
            } else {
                value.to_lowercase()
            };
            parameters.set(&key, value);
        }
        Some(parameters)
    }

    pub(crate) fn get(&self, key: &str) -> Option<&str> {
        self.pairs
            .iter()
            .find(|(known, _)| known == key)
            .map(|(_, value)| value.as_str())
    }

    pub(crate) fn set(&mut self, key: &str, value: String) {
        match self.pairs.iter_mut().find(|(known, _)| known == key) {
            Some(pair) => pair.1 = value,
            None => self.pairs.push((key.to_owned(), value)),
        }
    }

    pub(crate) fn take(&mut self, key: &str) -> Option<String> {
        let at = self.pairs.iter().position(|(known, _)| known == key)?;
        Some(self.pairs.remove(at).1)
    }

    /// Keys that are not among `accepted`, each with what was probably meant.
    pub(crate) fn strangers<'a>(
        &'a self,
        accepted: &'a [&'static str],
    ) -> impl Iterator<Item = (&'a str, Option<&'a str>)> {
        self.pairs
            .iter()
            .map(|(key, _)| key.as_str())
            .filter(|key| !accepted.contains(key))
            .map(|key| (key, near::nearest(key, accepted.iter().copied())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_read_with_any_separator() {
        let read = Parameters::read("Start=1, end = 10;step=2 label=NameAr").unwrap();
        assert_eq!(read.get("start"), Some("1"));
        assert_eq!(read.get("end"), Some("10"));
        assert_eq!(read.get("label"), Some("NameAr"));
        assert_eq!(Parameters::read("start 1"), None);
        assert_eq!(Parameters::read("start="), None);
        assert_eq!(Parameters::read(" "), Some(Parameters::default()));
    }
}
