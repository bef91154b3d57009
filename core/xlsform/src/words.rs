//! Words of cells as they are used.

use crate::workbook::folded;

/// Text of a cell with curly quotes made straight and, if asked for, runs of spaces made one.
pub(crate) fn cleaned(text: &str, fold: bool) -> String {
    let text = if fold { folded(text) } else { text.to_owned() };
    if text.is_ascii() {
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
