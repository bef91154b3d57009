//! Numbers and their texts, as JavaRosa converts them (field.md 1.2).

/// The number that `text` stands for, or NaN. Only digits, `-` and `.` are read, a comma is a dot,
/// blanks around are dropped; a sign is accepted in front only.
#[must_use]
pub fn from_text(text: &str) -> f64 {
    let bytes = text.as_bytes();
    // Up to 15 digits fit a double exactly: the usual case needs no general parser.
    if !bytes.is_empty() && bytes.len() <= 15 && bytes.iter().all(u8::is_ascii_digit) {
        let whole = bytes
            .iter()
            .fold(0_u64, |whole, digit| whole * 10 + u64::from(digit - b'0'));
        #[expect(clippy::cast_precision_loss, reason = "below 10^15, exact in a double")]
        return whole as f64;
    }
    let trimmed = text.trim_matches(|c: char| c <= ' ');
    let plain = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'-' | b'.');
    if trimmed.is_empty() {
        f64::NAN
    } else if trimmed.bytes().all(|byte| plain(&byte)) {
        trimmed.parse().unwrap_or(f64::NAN)
    } else if trimmed.bytes().all(|byte| plain(&byte) || byte == b',') {
        trimmed.replace(',', ".").parse().unwrap_or(f64::NAN)
    } else {
        f64::NAN
    }
}

/// The text of a number: whole numbers of 32 bits without a point, others as Java prints a double
/// (`1.0E10`, `0.1`, `1.0E-5`).
#[must_use]
pub fn to_text(number: f64) -> String {
    let mut text = String::new();
    write(number, &mut text);
    text
}

/// Appends the text of a number, see [`to_text`].
pub fn write(number: f64, text: &mut String) {
    if number.is_nan() {
        return text.push_str("NaN");
    }
    if number.abs() < NEARLY_ZERO {
        return text.push('0');
    }
    if number.is_infinite() {
        return text.push_str(if number < 0.0 {
            "-Infinity"
        } else {
            "Infinity"
        });
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "saturates, as Java's narrowing does"
    )]
    let whole = number as i32;
    if (number - f64::from(whole)).abs() < NEARLY_ZERO {
        write_whole(whole, text);
    } else {
        text.push_str(&java_text(number));
    }
}

/// Appends the digits of a whole number; formatting by the standard library takes thrice as long.
fn write_whole(whole: i32, text: &mut String) {
    if let Ok(whole @ 0..10) = u8::try_from(whole) {
        return text.push(char::from(b'0' + whole));
    }
    if whole < 0 {
        text.push('-');
    }
    let mut left = whole.unsigned_abs();
    let mut digits = *b"0000000000";
    let mut first = digits.len();
    for digit in digits.iter_mut().rev() {
        *digit += u8::try_from(left % 10).unwrap_or(0);
        left /= 10;
        first -= 1;
        if left == 0 {
            break;
        }
    }
    let digits = digits.get(first..).map(std::str::from_utf8);
    text.push_str(digits.and_then(Result::ok).unwrap_or_default());
}

/// Whether a number counts as true.
pub(crate) fn is_true(number: f64) -> bool {
    number.abs() > NEARLY_ZERO && !number.is_nan()
}

/// Whether two numbers count as equal.
pub(crate) fn are_equal(left: f64, right: f64) -> bool {
    (left - right).abs() < NEARLY_ZERO
}

/// Towards zero, as Java's cast to a 32-bit integer does it: NaN is 0, large numbers saturate.
#[expect(
    clippy::cast_possible_truncation,
    reason = "saturates, as Java's narrowing does"
)]
pub(crate) fn to_i32(number: f64) -> i32 {
    number as i32
}

/// Java's `Double.toString`: plain from 10^-3 up to 10^7, else one digit, a point and an exponent.
fn java_text(number: f64) -> String {
    let scientific = format!("{number:e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    if (1e-3..1e7).contains(&number.abs()) {
        let plain = number.to_string();
        return if plain.contains('.') {
            plain
        } else {
            plain + ".0"
        };
    }
    let point = if mantissa.contains('.') { "" } else { ".0" };
    format!("{mantissa}{point}E{exponent}")
}

/// JavaRosa's tolerance.
const NEARLY_ZERO: f64 = 1e-12;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_become_numbers_as_in_javarosa() {
        for (text, number) in [
            ("7", 7.0),
            ("-7.50", -7.5),
            (" 3 ", 3.0),
            ("3,5", 3.5),
            (".5", 0.5),
            ("5.", 5.0),
            ("00012", 12.0),
            ("12345678901234567890", 12_345_678_901_234_567_890.0),
        ] {
            assert_eq!(from_text(text).to_bits(), f64::to_bits(number), "{text}");
        }
        for text in [
            "",
            " ",
            "-",
            ".",
            "1e3",
            "+5",
            "1 2",
            "٣",
            "1,000,000",
            "--1",
            "inf",
            "NaN",
        ] {
            assert!(from_text(text).is_nan(), "{text}");
        }
    }

    #[test]
    fn numbers_become_texts_as_in_javarosa() {
        for (number, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (1e-13, "0"),
            (5.0, "5"),
            (-17.0, "-17"),
            (2_147_483_647.0, "2147483647"),
            (2_147_483_648.0, "2.147483648E9"),
            (10_000_000_000.0, "1.0E10"),
            (0.1, "0.1"),
            (1234.5, "1234.5"),
            (12_345_678.5, "1.23456785E7"),
            (0.000_12, "1.2E-4"),
            (f64::NAN, "NaN"),
            (f64::INFINITY, "Infinity"),
            (f64::NEG_INFINITY, "-Infinity"),
            (-2_147_483_648.0, "-2147483648"),
            (1_000_000_007.0, "1000000007"),
            (10.0, "10"),
        ] {
            assert_eq!(to_text(number), text);
        }
    }
}
