//! [`ColumnIndex`]: the rows of a table by the text of one column.
//!
//! Each different text has a code, counted from 0 in the order of the rows; each code has its rows,
//! in order. So several conditions at once are one look-up each, and a comparison of integers for
//! each row of the rarest.

use std::sync::OnceLock;

use rayi_xpath::{Wanted, number_of_text};

/// An index over one column.
#[derive(Debug)]
pub(super) struct ColumnIndex {
    /// Code of each row's text.
    codes: Vec<u32>,
    /// Where the rows of each code begin in `rows`, and where the last end.
    starts: Vec<u32>,
    rows: Vec<u32>,
    /// Codes by the hash of their text, linearly probed.
    buckets: Vec<u32>,
    /// Codes whose text is a number, by that number; made when first asked for.
    numbers: OnceLock<Vec<(f64, u32)>>,
}

const EMPTY: u32 = u32::MAX;

impl ColumnIndex {
    /// Makes the index over `rows` rows whose texts `text` gives.
    pub(super) fn new<'t>(rows: usize, text: impl Fn(usize) -> &'t str) -> Self {
        let mut codes: Vec<u32> = Vec::with_capacity(rows);
        let mut firsts: Vec<u32> = Vec::new();
        let mut counts: Vec<u32> = Vec::new();
        let mut buckets = vec![EMPTY; 64];
        for (row, at) in (0..rows).zip(0_u32..) {
            let here = text(row);
            let bucket = find(&buckets, here, |code| text(firsts[code as usize] as usize));
            let mut code = buckets[bucket];
            if code == EMPTY {
                code = small(firsts.len());
                buckets[bucket] = code;
                firsts.push(at);
                counts.push(0);
                if firsts.len() * 2 > buckets.len() {
                    buckets = wider(&buckets, &firsts, &text);
                }
            }
            counts[code as usize] += 1;
            codes.push(code);
        }
        let mut starts = Vec::with_capacity(counts.len() + 1);
        let mut total = 0;
        for count in &mut counts {
            starts.push(total);
            total += std::mem::replace(count, total);
        }
        starts.push(total);
        // `counts` now says where the next row of each code goes.
        let mut sorted = vec![0; rows];
        for (code, row) in codes.iter().zip(0_u32..) {
            let place = &mut counts[*code as usize];
            sorted[*place as usize] = row;
            *place += 1;
        }
        Self {
            codes,
            starts,
            rows: sorted,
            buckets,
            numbers: OnceLock::new(),
        }
    }

    /// Codes of what is wanted.
    pub(super) fn codes<'t>(&self, wanted: Wanted<'_>, text: impl Fn(usize) -> &'t str) -> Codes {
        let of_code = |code: u32| text(self.rows_of(code).first().map_or(0, |row| *row as usize));
        match wanted {
            Wanted::Text(wanted) => {
                let code = self.buckets[find(&self.buckets, wanted, of_code)];
                if code == EMPTY {
                    Codes::None
                } else {
                    Codes::One(code)
                }
            }
            Wanted::Number(number) => {
                let numbers = self.numbers.get_or_init(|| {
                    let codes = 0..small(self.starts.len() - 1);
                    let mut numbers: Vec<(f64, u32)> = codes
                        .map(|code| (number_of_text(of_code(code)), code))
                        .filter(|(number, _)| !number.is_nan())
                        .collect();
                    numbers.sort_unstable_by(|left, right| left.0.total_cmp(&right.0));
                    numbers
                });
                // Numbers count as equal when they are nearly so.
                let from = numbers.partition_point(|(known, _)| *known < number - 1e-9);
                let near = numbers.get(from..).unwrap_or_default().iter();
                let equal = near
                    .take_while(|(known, _)| *known <= number + 1e-9)
                    .filter(|(_, code)| wanted.is(of_code(*code)))
                    .map(|(_, code)| *code);
                Codes::from(equal.collect::<Vec<_>>())
            }
        }
    }

    /// For each code, whether something holds of its text.
    pub(super) fn holding<'t>(
        &self,
        text: impl Fn(usize) -> &'t str,
        holds: impl Fn(&str) -> bool,
    ) -> Vec<bool> {
        let codes = 0..small(self.starts.len() - 1);
        codes
            .map(|code| self.rows_of(code).first())
            .map(|row| row.is_some_and(|row| holds(text(*row as usize))))
            .collect()
    }

    /// Whether the code of a row's text is one of those that are set.
    pub(super) fn is_among(&self, row: u32, codes: &[bool]) -> bool {
        let code = self.codes.get(row as usize);
        code.and_then(|code| codes.get(*code as usize))
            .is_some_and(|is_set| *is_set)
    }

    /// Number of rows of codes.
    pub(super) fn count(&self, codes: &Codes) -> usize {
        codes
            .as_slice()
            .iter()
            .map(|code| self.rows_of(*code).len())
            .sum()
    }

    /// Rows of codes, in order.
    pub(super) fn rows(&self, codes: &Codes) -> Vec<u32> {
        match codes.as_slice() {
            [] => Vec::new(),
            [code] => self.rows_of(*code).to_vec(),
            codes => {
                let each = codes.iter().flat_map(|code| self.rows_of(*code));
                let mut rows: Vec<u32> = each.copied().collect();
                rows.sort_unstable();
                rows
            }
        }
    }

    /// Whether a row bears one of some codes.
    pub(super) fn has(&self, row: u32, codes: &Codes) -> bool {
        let code = self.codes.get(row as usize);
        code.is_some_and(|code| codes.as_slice().contains(code))
    }

    fn rows_of(&self, code: u32) -> &[u32] {
        let code = code as usize;
        match (self.starts.get(code), self.starts.get(code + 1)) {
            (Some(from), Some(to)) => self.rows.get(*from as usize..*to as usize).unwrap_or(&[]),
            _ => &[],
        }
    }
}

/// Codes of the texts that fulfil one condition: mostly one.
#[derive(Debug)]
pub(super) enum Codes {
    None,
    One(u32),
    Several(Vec<u32>),
}

impl From<Vec<u32>> for Codes {
    fn from(codes: Vec<u32>) -> Self {
        match codes.as_slice() {
            [] => Self::None,
            [code] => Self::One(*code),
            _ => Self::Several(codes),
        }
    }
}

impl Codes {
    fn as_slice(&self) -> &[u32] {
        match self {
            Self::None => &[],
            Self::One(code) => std::slice::from_ref(code),
            Self::Several(codes) => codes,
        }
    }
}

/// The bucket of a text: the one with its code, or the empty one where that would go.
fn find<'t>(buckets: &[u32], text: &str, of_code: impl Fn(u32) -> &'t str) -> usize {
    let mask = buckets.len() - 1;
    let mut at = hash(text) & mask;
    loop {
        let code = buckets[at];
        if code == EMPTY || of_code(code) == text {
            return at;
        }
        at = (at + 1) & mask;
    }
}

fn wider<'t>(buckets: &[u32], firsts: &[u32], text: impl Fn(usize) -> &'t str) -> Vec<u32> {
    let mut wider = vec![EMPTY; buckets.len() * 4];
    let mask = wider.len() - 1;
    for (first, code) in firsts.iter().zip(0_u32..) {
        let mut at = hash(text(*first as usize)) & mask;
        while wider[at] != EMPTY {
            at = (at + 1) & mask;
        }
        wider[at] = code;
    }
    wider
}

/// A hash of eight bytes at a time. Choice lists come with the form, so nobody gains by making
/// their texts collide but the author, whose form it slows.
fn hash(text: &str) -> usize {
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut hash = text.len() as u64;
    for chunk in text.as_bytes().chunks(8) {
        let mut word = [0; 8];
        for (to, byte) in word.iter_mut().zip(chunk) {
            *to = *byte;
        }
        hash = (hash.rotate_left(23) ^ u64::from_le_bytes(word)).wrapping_mul(FACTOR);
        hash ^= hash >> 29;
    }
    usize::try_from(hash & 0xFFFF_FFFF).unwrap_or(0)
}

fn small(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(EMPTY)
}

#[cfg(test)]
mod tests {
    use rayi_xpath::{Names, Wanted};

    use crate::secondary::Table;

    #[test]
    fn an_index_gives_what_looking_at_every_row_gives() {
        let mut names = Names::new();
        let mut name = |text: &str| names.intern(text);
        let columns = vec![name("a"), name("b"), name("c")];
        let mut table = Table::new(name("root"), name("item"), columns);
        let number = |at: u32, of: u32| at.wrapping_mul(2_654_435_761) >> 7 & 0xFFFF | of;
        for row in 0..3000_u32 {
            table.push_cell(&format!("province {}", number(row, 0) % 11));
            table.push_cell(["", "3", "3.0", " 3 ", "4", "x", "-0", "0"][row as usize * 7 % 8]);
            // More different texts than the first table of buckets holds.
            table.push_cell(&format!("s{}", number(row, 1) % 2500));
        }
        let text = Wanted::Text;
        for wanted in [
            vec![],
            vec![(0, text("province 3"))],
            vec![(0, text("nowhere"))],
            vec![(1, text("3"))],
            vec![(1, text(""))],
            vec![(1, Wanted::Number(3.0))],
            vec![(1, Wanted::Number(0.0))],
            vec![(1, Wanted::Number(f64::NAN))],
            vec![(0, text("province 10")), (1, Wanted::Number(3.0))],
            vec![
                (1, Wanted::Number(3.0)),
                (0, text("province 1")),
                (2, text("s77")),
            ],
            vec![(2, text("s1")), (2, text("s1"))],
            vec![(2, text("s1")), (2, text("s3"))],
            vec![(9, text(""))],
        ] {
            let holds = |row: &u32| {
                let cell = |column| table.cell(*row as usize, column);
                let mut all = wanted.iter();
                all.all(|(column, wanted)| *column < 3 && wanted.is(cell(*column)))
            };
            let seen: Vec<u32> = (0..3000).filter(holds).collect();
            assert_eq!(table.rows_where(&wanted), seen, "{wanted:?}");
        }
    }
}
