//! The next of a few bytes. Texts and values of forms are short, so the first words are looked at
//! eight bytes at a time, before the search for long runs is begun.

use memchr::memchr2;

/// Words looked at before the search for long runs.
const WORDS: usize = 2;
const ONES: u64 = 0x0101_0101_0101_0101;
const TOPS: u64 = 0x8080_8080_8080_8080;

/// Offset of the next `<` or `&`.
#[inline]
pub(super) fn markup(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    for _ in 0..WORDS {
        let Some(word) = word(bytes, at) else { break };
        let found = equal(word, b'<') | equal(word, b'&');
        if found != 0 {
            return Some(at + place(found));
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    memchr2(b'<', b'&', rest).map(|length| at + length)
}

/// Offset of the next `quote` or of what a value may not hold as it is: `&` or a control character.
#[inline]
pub(super) fn end_of_value(bytes: &[u8], from: usize, quote: u8) -> Option<usize> {
    let mut at = from;
    while let Some(word) = word(bytes, at) {
        let found = equal(word, quote) | equal(word, b'&') | controls(word);
        if found != 0 {
            return Some(at + place(found));
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or_default().iter();
    let mut rest = rest.map(|byte| *byte == quote || *byte == b'&' || *byte < b' ');
    rest.position(|found| found).map(|length| at + length)
}

#[inline]
fn word(bytes: &[u8], at: usize) -> Option<u64> {
    let word = bytes.get(at..)?.first_chunk::<8>()?;
    Some(u64::from_le_bytes(*word))
}

/// The tops of the bytes that equal one; those above the lowest such may be wrong.
#[inline]
fn equal(word: u64, byte: u8) -> u64 {
    let differs = word ^ (ONES * u64::from(byte));
    differs.wrapping_sub(ONES) & !differs & TOPS
}

/// The tops of the bytes below 32; likewise.
#[inline]
fn controls(word: u64) -> u64 {
    word.wrapping_sub(ONES * 32) & !word & TOPS
}

/// Place of the lowest byte found.
#[inline]
fn place(found: u64) -> usize {
    found.trailing_zeros() as usize / 8
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_first_is_found_wherever_it_is(
            text in "[a\\x00\\x1f !%&'\"<;=\\x7fش]{0,40}",
            start in any::<prop::sample::Index>(),
        ) {
            let bytes = text.as_bytes();
            let from = start.index(bytes.len() + 1);
            let first = |wanted: fn(&u8) -> bool| {
                bytes[from..].iter().position(wanted).map(|length| from + length)
            };
            prop_assert_eq!(markup(bytes, from), first(|byte| b"<&".contains(byte)));
            let found = first(|byte| b"\"&".contains(byte) || *byte < 32);
            prop_assert_eq!(end_of_value(bytes, from, b'"'), found);
            let found = first(|byte| b"'&".contains(byte) || *byte < 32);
            prop_assert_eq!(end_of_value(bytes, from, b'\''), found);
        }
    }
}
