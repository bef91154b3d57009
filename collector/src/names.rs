//! File names: how an id or a file's name, chosen by anyone who can post, becomes one safe name
//! on disk, and back.
//!
//! A common name stays as it is, in any script, so that a person or `rayi verify` finds
//! `front.jpg` under `front.jpg`. What could leave the folder, hide in it, or collide with our
//! own `submission.xml` is percent-encoded byte by byte (RFC 3986 notation, our own set), and
//! `%` itself always is: so [`encode`] never gives two names the same file, and [`decode`] turns
//! every name it gave back.

/// The name under which a record's XML lies in its folder.
pub const RECORD: &str = "submission.xml";

/// Longest name, in bytes: ext4, XFS, APFS and NTFS take 255, less room to number a file that is
/// set aside.
const LONGEST: usize = 240;

/// The name on disk for `name`; `None` when it is empty or would be longer than 240 bytes.
#[must_use]
pub fn encode(name: &str) -> Option<String> {
    let ours = name.eq_ignore_ascii_case(RECORD);
    let last = name.chars().count().checked_sub(1)?;
    let mut encoded = String::with_capacity(name.len());
    for (place, c) in name.chars().enumerate() {
        let unsafe_here = match c {
            '%' | '/' | '\\' | ':' => true,
            '.' => place == 0 || place == last,
            ' ' => place == last,
            c => c.is_control() || (ours && place == 0),
        };
        if unsafe_here {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                encoded.push('%');
                encoded.push(hex_digit(byte >> 4));
                encoded.push(hex_digit(byte & 15));
            }
        } else {
            encoded.push(c);
        }
    }
    (encoded.len() <= LONGEST).then_some(encoded)
}

/// The name that [`encode`] wrote as `encoded`; `None` for what it never writes.
#[must_use]
pub fn decode(encoded: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let (high, low) = (hex_value(rest.next()?)?, hex_value(rest.next()?)?);
            bytes.push(high << 4 | low);
        } else {
            bytes.push(byte);
        }
    }
    let name = String::from_utf8(bytes).ok()?;
    (encode(&name)? == encoded).then_some(name)
}

/// Lower-case hexadecimal, as digests are written in OpenRosa and in our folder names.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        text.push(hex_digit(byte >> 4).to_ascii_lowercase());
        text.push(hex_digit(byte & 15).to_ascii_lowercase());
    }
    text
}

fn hex_digit(value: u8) -> char {
    char::from(match value {
        0..=9 => b'0' + value,
        _ => b'A' + value - 10,
    })
}

fn hex_value(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn common_names_stay_and_dangerous_ones_do_not() {
        for name in [
            "front.jpg",
            "صورة الواجهة.jpg",
            "وێنەی ١.jpg",
            "a'b\"c.jpg",
            "x..y",
        ] {
            assert_eq!(encode(name).as_deref(), Some(name));
        }
        for (name, encoded) in [
            ("..", "%2E%2E"),
            (".", "%2E"),
            (".hidden", "%2Ehidden"),
            ("../../etc/passwd", "%2E.%2F..%2Fetc%2Fpasswd"),
            ("a\\b", "a%5Cb"),
            ("a\0b", "a%00b"),
            ("a%2Fb", "a%252Fb"),
            ("uuid:1", "uuid%3A1"),
            ("submission.xml", "%73ubmission.xml"),
            ("Submission.XML", "%53ubmission.XML"),
            ("end. ", "end.%20"),
            ("end.", "end%2E"),
        ] {
            assert_eq!(encode(name).as_deref(), Some(encoded));
            assert_eq!(decode(encoded).as_deref(), Some(name));
        }
        assert_eq!(encode(""), None);
        assert_eq!(encode(&"é".repeat(121)), None);
        for never in ["a%", "a%2", "a%2f", "a%zz", "%41", "a/b", "..", "%FF"] {
            assert_eq!(decode(never), None, "{never}");
        }
    }

    proptest! {
        #[test]
        fn every_name_comes_back_and_stays_in_its_folder(name in "\\PC{1,40}|[./\\\\%:\0a ]{1,12}") {
            if let Some(encoded) = encode(&name) {
                prop_assert_eq!(decode(&encoded), Some(name));
                prop_assert!(!encoded.contains(['/', '\\', '\0']) && !encoded.starts_with('.'));
                prop_assert!(!encoded.eq_ignore_ascii_case(RECORD));
            }
        }
    }
}
