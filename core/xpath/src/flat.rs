//! Lists of small records written as they lie in memory: 32-bit words, little end first, so that
//! reading ten thousand of them is one pass without a branch a field.
//!
//! For `#[serde(with = "rayi_xpath::flat")]`.

use std::fmt;
use std::marker::PhantomData;

use serde::de::Visitor;
use serde::{Deserializer, Serializer};

/// A record of `N` words.
pub trait Words<const N: usize>: Copy {
    /// The record as words.
    fn words(self) -> [u32; N];

    /// The record of these words; `None` where there is none such.
    fn of(words: [u32; N]) -> Option<Self>;
}

impl Words<1> for u32 {
    fn words(self) -> [Self; 1] {
        [self]
    }

    fn of([word]: [Self; 1]) -> Option<Self> {
        Some(word)
    }
}

/// Writes a list as one run of bytes.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<S, T, const N: usize>(list: &[T], serializer: S) -> Result<S::Ok, S::Error>
where
    S: Serializer,
    T: Words<N>,
{
    let mut bytes = Vec::with_capacity(list.len() * N * 4);
    for record in list {
        for word in record.words() {
            bytes.extend_from_slice(&word.to_le_bytes());
        }
    }
    serializer.serialize_bytes(&bytes)
}

/// Reads what [`serialize`] wrote.
///
/// # Errors
/// Those of the deserializer; a run that ends within a record; words that are no record.
pub fn deserialize<'de, D, T, const N: usize>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Words<N>,
{
    deserializer.deserialize_bytes(Run(PhantomData))
}

struct Run<T, const N: usize>(PhantomData<T>);

impl<T: Words<N>, const N: usize> Visitor<'_> for Run<T, N> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "records of {N} words")
    }

    fn visit_bytes<E: serde::de::Error>(self, bytes: &[u8]) -> Result<Vec<T>, E> {
        let (words, rest) = bytes.as_chunks::<4>();
        let (records, left) = words.as_chunks::<N>();
        if !rest.is_empty() || !left.is_empty() {
            return Err(E::custom("the run ends within a record"));
        }
        let mut list = Vec::with_capacity(records.len());
        for record in records {
            match T::of(record.map(u32::from_le_bytes)) {
                Some(record) => list.push(record),
                None => return Err(E::custom("no such record")),
            }
        }
        Ok(list)
    }
}

/// Long texts, looked through at once for being UTF-8: `#[serde(with = "flat::text")]`.
pub mod text {
    use std::fmt;

    use serde::de::{Error, Visitor};
    use serde::{Deserializer, Serializer};

    /// Writes a text as one run of bytes.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(text.as_bytes())
    }

    /// Reads what [`serialize`] wrote.
    ///
    /// # Errors
    /// Those of the deserializer; bytes that are not UTF-8.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_bytes(Text)
    }

    struct Text;

    impl Visitor<'_> for Text {
        type Value = String;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a text")
        }

        fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<String, E> {
            match simdutf8::basic::from_utf8(bytes) {
                Ok(text) => Ok(text.to_owned()),
                Err(_) => Err(E::custom("not UTF-8")),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde::de::value::{BytesDeserializer, Error};

    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq)]
    struct Even(u32, u32);

    impl Words<2> for Even {
        fn words(self) -> [u32; 2] {
            [self.0, self.1]
        }

        fn of([a, b]: [u32; 2]) -> Option<Self> {
            a.is_multiple_of(2).then_some(Self(a, b))
        }
    }

    fn read(bytes: &[u8]) -> Option<Vec<Even>> {
        deserialize(BytesDeserializer::<Error>::new(bytes)).ok()
    }

    #[test]
    fn whole_records_come_back_and_nothing_else_is_taken() {
        assert_eq!(read(&[]), Some(Vec::new()));
        let two = [2, 0, 0, 0, 1, 2, 0, 0, 4, 0, 0, 0, 0, 0, 0, 9];
        assert_eq!(read(&two), Some(vec![Even(2, 513), Even(4, 9 << 24)]));
        assert_eq!(read(&two[..8]), Some(vec![Even(2, 513)]));
        for cut in [1, 4, 7, 9, 12] {
            assert_eq!(read(&two[..cut]), None, "{cut}");
        }
        assert_eq!(read(&[1, 0, 0, 0, 0, 0, 0, 0]), None, "an odd one");
    }

    #[test]
    fn a_text_comes_back_and_what_is_none_is_refused() {
        let read = |bytes| text::deserialize(BytesDeserializer::<Error>::new(bytes)).ok();
        for words in ["", "a", "رأيي بۆچوونی من"] {
            assert_eq!(read(words.as_bytes()).as_deref(), Some(words));
        }
        assert_eq!(read(&[0xd8]), None, "half a letter");
    }
}
