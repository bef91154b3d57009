//! Where a command reads and writes. Everything shown passes here once, and loses what a terminal
//! would act on: form text comes from strangers.

use std::io::{self, BufRead, Write};

use rayi_locale::{Arg, Texts};
use serde::Serialize;

/// A person's terminal, or a script's pipes.
pub(crate) struct Console<'a> {
    pub(crate) texts: Texts,
    /// One document on standard output instead of sentences.
    pub(crate) json: bool,
    /// Whether a store is to be sealed with a passphrase.
    pub(crate) seals: bool,
    /// Whether somebody sits there to be asked.
    pub(crate) attended: bool,
    /// Whether the output is a terminal that shows colours.
    pub(crate) coloured: bool,
    pub(crate) input: &'a mut dyn BufRead,
    pub(crate) output: &'a mut dyn Write,
    pub(crate) faults: &'a mut dyn Write,
}

impl Console<'_> {
    /// A sentence, unless a document was asked for.
    pub(crate) fn say(&mut self, id: &str, args: &[(&str, Arg<'_>)]) -> io::Result<()> {
        self.line(&self.texts.plain(id, args))
    }

    /// A line of text, unless a document was asked for.
    pub(crate) fn line(&mut self, text: &str) -> io::Result<()> {
        if self.json {
            Ok(())
        } else {
            writeln!(self.output, "{}", printable(text))
        }
    }

    /// A line of which one part is set off by a colour where the terminal has any.
    pub(crate) fn line_with(
        &mut self,
        before: &str,
        colour: Colour,
        part: &str,
        after: &str,
    ) -> io::Result<()> {
        if !self.coloured {
            return self.line(&format!("{before}{part}{after}"));
        }
        if self.json {
            return Ok(());
        }
        let [before, part, after] = [before, part, after].map(printable);
        let code = colour as u8;
        writeln!(
            self.output,
            "{before}\u{1b}[1;{code}m{part}\u{1b}[0m{after}"
        )
    }

    /// The document of `--json`; nothing without it.
    pub(crate) fn document(&mut self, document: &impl Serialize) -> io::Result<()> {
        if self.json {
            serde_json::to_writer_pretty(&mut *self.output, document)?;
            writeln!(self.output)?;
        }
        Ok(())
    }

    /// A line for the person who has to act, never part of a document.
    pub(crate) fn complain(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.faults, "{}", printable(text))
    }

    /// Asks for a line; `None` at the end of the input.
    pub(crate) fn ask(&mut self) -> io::Result<Option<String>> {
        if !self.json {
            write!(self.output, "> ")?;
            self.output.flush()?;
        }
        let mut typed = Vec::new();
        // A line is at most a page: more is not an answer that a person types.
        let mut page = io::Read::take(&mut *self.input, LONGEST_LINE);
        if page.read_until(b'\n', &mut typed)? == 0 {
            self.line("")?;
            return Ok(None);
        }
        let typed = String::from_utf8_lossy(&typed);
        Ok(Some(typed.trim_end_matches(['\n', '\r']).to_owned()))
    }
}

/// Colours by their numbers (ECMA-48, 8.3.117).
#[derive(Clone, Copy, Debug)]
pub(crate) enum Colour {
    Red = 31,
    Yellow = 33,
}

/// Text without what makes a terminal act or hides the order of letters: control characters, and
/// the marks that embed, override or isolate.
pub(crate) fn printable(text: &str) -> String {
    let acts = |c: char| {
        (c.is_control() && c != '\n' && c != '\t')
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().filter(|c| !acts(*c)).collect()
}

/// In bytes. Room for the longest free text of a form, and an end to a pipe without line ends.
const LONGEST_LINE: u64 = 64 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_terminal_acts_on_is_printed() {
        assert_eq!(
            printable("a\u{1b}[2Jb\u{9b}c\u{202E}d\u{2068}e\n"),
            "a[2Jbcde\n"
        );
        assert_eq!(printable("ڕا\u{200C}یی\t٣"), "ڕا\u{200C}یی\t٣");
    }
}
