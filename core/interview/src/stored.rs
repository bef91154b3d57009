//! Numbers as nodes store them.
//!
//! A node of JavaRosa holds a number and prints it only in the record; ours hold texts, so what a
//! calculation stored must be read back as the number it was, with an exponent too (`5.0E-4`), which
//! expressions read in no other text.

use rayi_xpath::{number_of_text, write_number};

/// The number that a stored text stands for; NaN where it is none.
pub(crate) fn number_of(text: &str) -> f64 {
    let number = number_of_text(text);
    if number.is_nan() && text.contains('E') {
        return with_exponent(text).unwrap_or(f64::NAN);
    }
    number
}

/// A double as Java prints it with an exponent, and nothing else: `-1.25E10`.
fn with_exponent(text: &str) -> Option<f64> {
    let (digits, exponent) = text.split_once('E')?;
    let is_number = |text: &str| {
        let text = text.strip_prefix('-').unwrap_or(text);
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let (whole, fraction) = digits.split_once('.')?;
    let is_plain = is_number(whole)
        && !fraction.is_empty()
        && fraction.bytes().all(|byte| byte.is_ascii_digit())
        && is_number(exponent);
    if is_plain { text.parse().ok() } else { None }
}

/// Appends a number as a calculation stores it: whole numbers of 64 bits without a point (JavaRosa's
/// `IAnswerData.wrapData`), others as Java prints a double.
pub(crate) fn write(number: f64, text: &mut String) {
    let is_long = number.fract() == 0.0 && number.abs() < TWO_TO_63;
    if is_long && number.abs() > f64::from(i32::MAX) {
        // No double of this size has a fraction, and `Display` never writes an exponent.
        text.push_str(&number.to_string());
    } else {
        write_number(number, text);
    }
}

/// Beyond it lies no integer of 64 bits.
const TWO_TO_63: f64 = 9_223_372_036_854_775_808.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_is_read_back() {
        for (number, stored) in [
            (0.0, "0"),
            (-3.0, "-3"),
            (2_147_483_647.0, "2147483647"),
            (2_147_483_648.0, "2147483648"),
            (-5e9, "-5000000000"),
            (1e18, "1000000000000000000"),
            (1e20, "1.0E20"),
            (12_345_678.5, "1.23456785E7"),
            (0.0005, "5.0E-4"),
            (-0.0005, "-5.0E-4"),
            (0.1, "0.1"),
        ] {
            let mut text = String::new();
            write(number, &mut text);
            assert_eq!(text, stored);
            assert_eq!(
                number_of(&text).to_bits(),
                (number + 0.0).to_bits(),
                "{text}"
            );
        }
        for text in [
            "", "E", "1E5", "1.E5", "1.5E", "1.5E+3", "x1.5E3", "1.5E3 ", "NaN", "E.5E3",
        ] {
            assert!(number_of(text).is_nan(), "{text}");
        }
    }

    #[test]
    fn calculations_of_calculations_keep_small_and_large_numbers() {
        let form = crate::world::form(
            r#"<instance><data id="t"><q/><a/><b/><c/><i/><s/><t/></data></instance>
               <bind nodeset="/data/q" type="decimal"/>
               <bind nodeset="/data/a" type="decimal" calculate="/data/q div 1000"/>
               <bind nodeset="/data/b" type="decimal" calculate="/data/a * 2"/>
               <bind nodeset="/data/c" type="decimal" calculate="/data/q * 10000000"/>
               <bind nodeset="/data/i" type="int" calculate="/data/c"/>
               <bind nodeset="/data/s" calculate="/data/a"/>
               <bind nodeset="/data/t" calculate="/data/s + 1"/>"#,
            r#"<input ref="/data/q"/>"#,
        );
        let (clock, mut interview) = crate::world::begin(&form);
        let check = |interview: &crate::Interview| {
            for (path, value) in [
                ("/data/a", "5.0E-4"),
                ("/data/b", "0.001"),
                ("/data/c", "5000000"),
                ("/data/i", "5000000"),
                ("/data/s", "5.0E-4"),
                ("/data/t", "1.0005"),
            ] {
                assert_eq!(interview.value(path), Some(value), "{path}");
            }
        };
        interview.answer("/data/q", "0.5").expect("taken");
        check(&interview);
        let resumed = crate::Interview::resume(form, clock, &interview.draft()).expect("opens");
        check(&resumed);
        interview.answer("/data/q", "1234.5678").expect("taken");
        assert_eq!(interview.value("/data/c"), Some("12345678000"));
        assert_eq!(interview.value("/data/i"), Some("2147483647"));
    }
}
