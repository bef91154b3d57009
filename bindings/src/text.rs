//! Texts with their Markdown read, for whoever draws them.

use rayi::{TextAlign, TextBlock, TextRun, TextStyle};

/// A line or paragraph.
#[uniffi::remote(Record)]
pub struct TextBlock {
    /// 1 to 6 for a heading, 0 for text.
    pub heading: u8,
    /// Where the author wants it; where the language begins, if nowhere.
    pub align: Option<TextAlign>,
    /// Words in their order.
    pub runs: Vec<TextRun>,
}

/// Alignment of a block.
#[uniffi::remote(Enum)]
pub enum TextAlign {
    /// To the left, whatever the language.
    Left,
    /// In the middle.
    Center,
    /// To the right, whatever the language.
    Right,
}

/// Words that look alike.
#[uniffi::remote(Record)]
pub struct TextRun {
    /// The words.
    pub text: String,
    /// How they look.
    pub style: TextStyle,
}

/// How words look.
#[uniffi::remote(Record)]
pub struct TextStyle {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Colour as the form writes it: a name or `#rrggbb`.
    pub color: Option<String>,
    /// Font family as the form writes it.
    pub font: Option<String>,
    /// Address that they lead to: `http`, `https`, `mailto` or `tel`, nothing else.
    pub link: Option<String>,
}

/// The Markdown of a text, read: a block for each of its lines.
#[uniffi::export]
#[must_use]
pub fn text_blocks(text: String) -> Vec<TextBlock> {
    rayi::text_blocks(&text)
}
