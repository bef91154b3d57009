//! The names of `\p{…}` as Java knows them.

use super::{Flags, Refusal, Result};

/// The members of a class in the other syntax that `\p{name}` stands for.
pub(super) fn set(name: &str, flags: Flags) -> Result<String> {
    if let Some((key, value)) = name.split_once('=') {
        return match key.to_ascii_lowercase().as_str() {
            "sc" | "script" => known(&format!(r"\p{{sc={value}}}")),
            "blk" | "block" => block(value),
            "gc" | "general_category" => category(value, flags).ok_or(Refusal::Malformed),
            _ => Err(Refusal::Malformed),
        };
    }
    if let Some(set) = category(name, flags).or_else(|| posix(name, flags)) {
        return Ok(set);
    }
    if let Some(name) = name.strip_prefix("Is") {
        return match category(name, flags) {
            Some(set) => Ok(set),
            None => binary_or_script(name),
        };
    }
    if let Some(name) = name.strip_prefix("In").filter(|name| !name.is_empty()) {
        return block(name);
    }
    match java(name, flags) {
        Some(set) => Ok(set.to_owned()),
        None if UNKNOWN_HERE.contains(&name) => Err(unsupported(name)),
        None => Err(Refusal::Malformed),
    }
}

/// Predicates of Java's characters that no property of Unicode in the other syntax equals.
const UNKNOWN_HERE: [&str; 7] = [
    "javaMirrored",
    "javaIdentifierIgnorable",
    "javaUnicodeIdentifierStart",
    "javaUnicodeIdentifierPart",
    "javaJavaIdentifierStart",
    "javaJavaIdentifierPart",
    "javaDefined",
];

fn unsupported(name: &str) -> Refusal {
    Refusal::Unsupported(format!(r"\p{{{name}}}"))
}

/// A set whose name the other syntax has to know.
fn known(set: &str) -> Result<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '=' | '\\' | '{' | '}');
    if set.chars().all(plain) && fancy_regex::Regex::new(set).is_ok() {
        Ok(set.to_owned())
    } else {
        Err(Refusal::Malformed)
    }
}

/// General categories; the cases of letters are one where case does not count.
fn category(name: &str, flags: Flags) -> Option<String> {
    const NAMES: [&str; 37] = [
        "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Me", "Mc", "N", "Nd", "Nl", "No", "Z", "Zs",
        "Zl", "Zp", "C", "Cc", "Cf", "Co", "Cn", "P", "Pd", "Ps", "Pe", "Pc", "Po", "Pi", "Pf",
        "S", "Sm", "Sc", "Sk", "So", "LC",
    ];
    Some(match name {
        "L1" => r"\x00-\x{ff}".to_owned(),
        "LD" => r"\p{L}\p{Nd}".to_owned(),
        "Lu" | "Ll" | "Lt" | "LC" if flags.insensitive || name == "LC" => {
            r"\p{Lu}\p{Ll}\p{Lt}".to_owned()
        }
        _ if NAMES.contains(&name) => format!(r"\p{{{name}}}"),
        _ => return None,
    })
}

/// After `Is`: a property that characters have or have not, or a script.
fn binary_or_script(name: &str) -> Result<String> {
    let set = match name.to_ascii_lowercase().as_str() {
        "letter" => r"\p{L}",
        "digit" => r"\p{Nd}",
        "punctuation" => r"\p{P}",
        "control" => r"\p{Cc}",
        "titlecase" => r"\p{Lt}",
        "assigned" => r"\P{Cn}",
        "hexdigit" => r"\p{Hex_Digit}",
        "whitespace" => r"\p{White_Space}",
        _ => return known(&format!(r"\p{{{name}}}")),
    };
    Ok(set.to_owned())
}

/// The POSIX names: ASCII's, unless the pattern asks for Unicode's.
fn posix(name: &str, flags: Flags) -> Option<String> {
    let (ascii, unicode) = match name {
        "Lower" | "Upper" if flags.insensitive => ("a-zA-Z", r"\p{Lowercase}\p{Uppercase}\p{Lt}"),
        "Lower" => ("a-z", r"\p{Lowercase}"),
        "Upper" => ("A-Z", r"\p{Uppercase}"),
        "Alpha" => ("a-zA-Z", r"\p{Alphabetic}"),
        "Digit" => ("0-9", r"\p{Nd}"),
        "Alnum" => ("a-zA-Z0-9", r"\p{Alphabetic}\p{Nd}"),
        "Punct" => (r"!-/:-@\[-`\{-~", r"\p{P}"),
        "Graph" => ("!-~", r"[^\p{White_Space}\p{Cc}\p{Cs}\p{Cn}]"),
        "Print" => (
            r"\x20-~",
            r"[[^\p{White_Space}\p{Cc}\p{Cs}\p{Cn}]\p{Zs}--\p{Cc}]",
        ),
        "Blank" => (r"\x20\t", r"\p{Zs}\t"),
        "Cntrl" => (r"\x00-\x1F\x7F", r"\p{Cc}"),
        "XDigit" => ("0-9a-fA-F", r"\p{Nd}\p{Hex_Digit}"),
        "Space" => (r"\x20\t\n\x0B\f\r", r"\p{White_Space}"),
        "ASCII" => (r"\x00-\x7F", r"\x00-\x7F"),
        _ => return None,
    };
    Some(if flags.unicode { unicode } else { ascii }.to_owned())
}

/// Methods of Java's `Character`.
fn java(name: &str, flags: Flags) -> Option<&'static str> {
    Some(match name {
        "javaLowerCase" | "javaUpperCase" if flags.insensitive => {
            r"\p{Lowercase}\p{Uppercase}\p{Lt}"
        }
        "javaLowerCase" => r"\p{Lowercase}",
        "javaUpperCase" => r"\p{Uppercase}",
        "javaTitleCase" => r"\p{Lt}",
        "javaAlphabetic" => r"\p{Alphabetic}",
        "javaIdeographic" => r"\p{Ideographic}",
        "javaDigit" => r"\p{Nd}",
        "javaLetter" => r"\p{L}",
        "javaLetterOrDigit" => r"\p{L}\p{Nd}",
        "javaSpaceChar" => r"\p{Z}",
        "javaISOControl" => r"\x00-\x1f\x7f-\x{9f}",
        // Blanks that do not bind words together, and separators of files and records.
        "javaWhitespace" => {
            r"\t-\r\x1c-\x1f\x20\x{1680}\x{2000}-\x{2006}\x{2008}-\x{200a}\x{2028}\x{2029}\x{205f}\x{3000}"
        }
        _ => return None,
    })
}

/// The Unicode blocks of the scripts that forms of this field are written in.
fn block(name: &str) -> Result<String> {
    let plain: String = name
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let set = match plain.as_str() {
        "basiclatin" => r"\x00-\x7F",
        "latin1supplement" => r"\x{80}-\x{ff}",
        "latinextendeda" => r"\x{100}-\x{17f}",
        "latinextendedb" => r"\x{180}-\x{24f}",
        "greek" | "greekandcoptic" => r"\x{370}-\x{3ff}",
        "cyrillic" => r"\x{400}-\x{4ff}",
        "armenian" => r"\x{530}-\x{58f}",
        "hebrew" => r"\x{590}-\x{5ff}",
        "arabic" => r"\x{600}-\x{6ff}",
        "syriac" => r"\x{700}-\x{74f}",
        "arabicsupplement" => r"\x{750}-\x{77f}",
        "arabicextendeda" => r"\x{8a0}-\x{8ff}",
        "devanagari" => r"\x{900}-\x{97f}",
        "georgian" => r"\x{10a0}-\x{10ff}",
        "ethiopic" => r"\x{1200}-\x{137f}",
        "generalpunctuation" => r"\x{2000}-\x{206f}",
        "arabicpresentationformsa" => r"\x{fb50}-\x{fdff}",
        "arabicpresentationformsb" => r"\x{fe70}-\x{feff}",
        "thaana" => r"\x{780}-\x{7bf}",
        "bengali" => r"\x{980}-\x{9ff}",
        "gurmukhi" => r"\x{a00}-\x{a7f}",
        "gujarati" => r"\x{a80}-\x{aff}",
        "tamil" => r"\x{b80}-\x{bff}",
        "telugu" => r"\x{c00}-\x{c7f}",
        "kannada" => r"\x{c80}-\x{cff}",
        "malayalam" => r"\x{d00}-\x{d7f}",
        "sinhala" => r"\x{d80}-\x{dff}",
        "thai" => r"\x{e00}-\x{e7f}",
        "lao" => r"\x{e80}-\x{eff}",
        "tibetan" => r"\x{f00}-\x{fff}",
        "myanmar" => r"\x{1000}-\x{109f}",
        "hanguljamo" => r"\x{1100}-\x{11ff}",
        "khmer" => r"\x{1780}-\x{17ff}",
        "mongolian" => r"\x{1800}-\x{18af}",
        "latinextendedadditional" => r"\x{1e00}-\x{1eff}",
        "greekextended" => r"\x{1f00}-\x{1fff}",
        "currencysymbols" => r"\x{20a0}-\x{20cf}",
        "letterlikesymbols" => r"\x{2100}-\x{214f}",
        "arrows" => r"\x{2190}-\x{21ff}",
        "mathematicaloperators" => r"\x{2200}-\x{22ff}",
        "cjksymbolsandpunctuation" => r"\x{3000}-\x{303f}",
        "hiragana" => r"\x{3040}-\x{309f}",
        "katakana" => r"\x{30a0}-\x{30ff}",
        "cjkunifiedideographs" => r"\x{4e00}-\x{9fff}",
        "hangulsyllables" => r"\x{ac00}-\x{d7af}",
        _ => return Err(unsupported(&format!("In{name}"))),
    };
    Ok(set.to_owned())
}
