//! Lines and columns of byte offsets, counted onwards from the last one asked for.
//!
//! Findings come nearly in the order of the document, so all of them together cost one or two passes
//! over it, however many there are.

use std::cell::Cell;

use crate::diagnostic::Place;

/// The last offset asked for, with its line and column, both from 0.
#[derive(Debug, Default)]
pub(super) struct Places {
    last: Cell<(usize, u32, u32)>,
}

impl Places {
    /// Line and column, from 1, of a byte offset in the text that all calls are about.
    pub(super) fn of(&self, source: &str, offset: usize) -> Place {
        let mut end = offset.min(source.len());
        while !source.is_char_boundary(end) {
            end -= 1;
        }
        let (from, mut line, mut column) = self.last.get();
        if end >= from {
            let between = source.get(from..end).unwrap_or_default();
            line += newlines(between);
            column = match between.rfind('\n') {
                Some(at) => characters(between.get(at + 1..).unwrap_or_default()),
                None => column.saturating_add(characters(between)),
            };
        } else {
            let between = source.get(end..from).unwrap_or_default();
            let passed = newlines(between);
            if passed == 0 {
                column = column.saturating_sub(characters(between));
            } else {
                line = line.saturating_sub(passed);
                let before = source.get(..end).unwrap_or_default();
                let start = before.rfind('\n').map_or(0, |at| at + 1);
                column = characters(before.get(start..).unwrap_or_default());
            }
        }
        self.last.set((end, line, column));
        Place {
            line: line.saturating_add(1),
            column: column.saturating_add(1),
        }
    }
}

fn newlines(text: &str) -> u32 {
    let count = memchr::memchr_iter(b'\n', text.as_bytes()).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn characters(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn afresh(source: &str, offset: usize) -> (usize, usize) {
        let before = &source[..offset];
        let line = before.matches('\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        (line, before[start..].chars().count() + 1)
    }

    proptest! {
        #[test]
        fn asking_in_any_order_gives_what_counting_afresh_gives(
            source in "[a\nش]{0,40}",
            asked in prop::collection::vec(any::<prop::sample::Index>(), 1..20),
        ) {
            let places = Places::default();
            for index in asked {
                let mut offset = index.index(source.len() + 1);
                while !source.is_char_boundary(offset) {
                    offset -= 1;
                }
                let found = places.of(&source, offset);
                let found = (found.line as usize, found.column as usize);
                prop_assert_eq!(found, afresh(&source, offset));
            }
        }
    }
}
