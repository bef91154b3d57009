//! Lower-case hexadecimal, for keys in pragmas and key files.

/// Lower-case digits of `bytes`.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        for nibble in [byte >> 4, byte & 0xf] {
            digits.push(char::from(DIGITS[usize::from(nibble)]));
        }
    }
    digits
}

/// The `N` bytes that exactly `2 * N` digits stand for.
pub(crate) fn decode<const N: usize>(digits: &str) -> Option<[u8; N]> {
    let digits = digits.as_bytes();
    if digits.len() != N * 2 {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = value(pair[0])? << 4 | value(pair[1])?;
    }
    Some(bytes)
}

fn value(digit: u8) -> Option<u8> {
    DIGITS
        .iter()
        .zip(0..)
        .find_map(|(known, value)| (*known == digit).then_some(value))
}

const DIGITS: &[u8; 16] = b"0123456789abcdef";
