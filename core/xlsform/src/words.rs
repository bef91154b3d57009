//! Words of cells as they are used.

use std::borrow::Cow;

use crate::workbook::folded;

/// Text of a cell with curly quotes made straight and, if asked for, runs of spaces made one.
pub(crate) fn cleaned(text: &str, fold: bool) -> Cow<'_, str> {
    let text = if fold { folded(text) } else { text.into() };
    // All four quotes begin with these bytes, and most texts of any language have none.
    if !text.as_bytes().windows(2).any(|pair| pair == [0xE2, 0x80]) {
        return text;
    }
    text.chars()
        .map(|c| match c {
            '\u{2018}' | '\u{2019}' => '\'',
            '\u{201c}' | '\u{201d}' => '"',
            other => other,
        })
        .collect()
}
