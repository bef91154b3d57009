//! Base64url without padding (RFC 4648, 5), and only its one canonical spelling.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

pub(crate) fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// `None` for padding, foreign signs, and spare bits that are not zero: else a flipped bit in the
/// last sign could go unseen.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

pub(crate) fn decode_array<const N: usize>(text: &str) -> Option<[u8; N]> {
    decode(text)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_canonical_spelling_is_read() {
        assert_eq!(encode(&[0xfb, 0xff]), "-_8");
        assert_eq!(decode("-_8"), Some(vec![0xfb, 0xff]));
        for wrong in ["-_9", "-_8=", "+/8", "-_8 ", "-_8\n", "-", "é"] {
            assert_eq!(decode(wrong), None, "{wrong}");
        }
    }
}
