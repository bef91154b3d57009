//! The wrapping of `.xls` files, looked through before the library reads one: it follows chains of
//! sectors wherever they lead and makes a grid as wide as the farthest cell (MS-CFB 2, MS-XLS 2.5).

/// What is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Finding {
    Sound,
    Damaged,
    /// A sheet whose cells lie too far apart.
    TooWide,
}

/// Most cells of the grid that one sheet spans; 65,536 rows of 60 columns.
const MAX_GRID: u32 = 4 << 20;

/// From here on a number of a sector is a mark and no sector.
const MARKS: u32 = 0xFFFF_FFFA;

/// The end of a chain.
const END: u32 = 0xFFFF_FFFE;

/// Looks through a file.
pub(super) fn look(bytes: &[u8]) -> Finding {
    let Some(file) = Compound::read(bytes) else {
        return Finding::Damaged;
    };
    let Some(streams) = file.streams() else {
        return Finding::Damaged;
    };
    let fits = streams.iter().all(|stream| file.is_sound(stream));
    let book = streams
        .iter()
        .find(|stream| matches!(stream.name.as_str(), "Workbook" | "Book"));
    match book {
        _ if !fits => Finding::Damaged,
        // Without one it is another kind of file, perhaps one with a password.
        None => Finding::Sound,
        Some(book) => match file.content(book) {
            None => Finding::Damaged,
            Some(records) if is_wide(&records) => Finding::TooWide,
            Some(_) => Finding::Sound,
        },
    }
}

struct Compound<'b> {
    bytes: &'b [u8],
    /// Bytes of a sector.
    size: usize,
    /// For each sector the one after it in its chain.
    next: Vec<u32>,
    /// The same of small sectors.
    next_small: Vec<u32>,
    /// Streams shorter than this lie in small sectors.
    cutoff: u64,
    /// The stream that holds all small sectors.
    small: Vec<u8>,
    directory: Vec<u8>,
}

struct Stream {
    name: String,
    kind: u8,
    start: u32,
    length: u64,
}

const SMALL: usize = 64;

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    let piece = bytes.get(at..at + 2)?;
    Some(u16::from_le_bytes(piece.try_into().ok()?))
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let piece = bytes.get(at..at + 4)?;
    Some(u32::from_le_bytes(piece.try_into().ok()?))
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes
        .as_chunks::<4>()
        .0
        .iter()
        .map(|piece| u32::from_le_bytes(*piece))
}

impl<'b> Compound<'b> {
    fn read(bytes: &'b [u8]) -> Option<Self> {
        let size = match word(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = Self {
            bytes,
            size,
            next: Vec::new(),
            next_small: Vec::new(),
            cutoff: u64::from(number(bytes, 56)?),
            small: Vec::new(),
            directory: Vec::new(),
        };
        // Where the table of sectors lies: 109 places here, the rest in a chain of sectors.
        let mut places: Vec<u32> = numbers(bytes.get(76..512)?).collect();
        let mut more = number(bytes, 68)?;
        let mut steps = 0;
        while more < MARKS {
            steps += 1;
            if steps > file.count() {
                return None;
            }
            let mut sector: Vec<u32> = numbers(file.sector(more)?).collect();
            more = sector.pop()?;
            places.extend(sector);
        }
        for place in places.into_iter().filter(|place| *place < MARKS) {
            let sector = file.sector(place)?;
            if file.next.len() > file.count() + sector.len() {
                return None;
            }
            file.next.extend(numbers(sector));
        }
        file.directory = file.joined(number(bytes, 48)?)?;
        file.next_small = match number(bytes, 60)? {
            start if start < MARKS => numbers(&file.joined(start)?).collect(),
            _ => Vec::new(),
        };
        let root = file
            .streams()?
            .into_iter()
            .find(|stream| stream.kind == 5)?;
        if root.start < MARKS {
            file.small = file.joined(root.start)?;
        }
        Some(file)
    }

    /// Sectors in the file, a cut one counted.
    fn count(&self) -> usize {
        self.bytes.len().div_ceil(self.size)
    }

    fn sector(&self, id: u32) -> Option<&'b [u8]> {
        let start = (id as usize).checked_add(1)?.checked_mul(self.size)?;
        let end = (start + self.size).min(self.bytes.len());
        self.bytes
            .get(start..end)
            .filter(|sector| !sector.is_empty())
    }

    /// A chain from its first sector; `None` if it leads out of the file or in a circle.
    fn chain(next: &[u32], start: u32) -> Option<Vec<u32>> {
        let mut chain = Vec::new();
        let mut at = start;
        while at != END {
            if chain.len() > next.len() {
                return None;
            }
            chain.push(at);
            at = *next.get(at as usize)?;
        }
        Some(chain)
    }

    fn joined(&self, start: u32) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        for id in Self::chain(&self.next, start)? {
            out.extend_from_slice(self.sector(id)?);
        }
        Some(out)
    }

    fn streams(&self) -> Option<Vec<Stream>> {
        let mut out = Vec::new();
        for entry in self.directory.as_chunks::<128>().0 {
            let letters = usize::from(word(entry, 64)?).min(64) / 2;
            let units: Vec<u16> = (0..letters.saturating_sub(1))
                .filter_map(|at| word(entry, at * 2))
                .collect();
            out.push(Stream {
                name: String::from_utf16_lossy(&units),
                kind: entry[66],
                start: number(entry, 116)?,
                length: u64::from(number(entry, 120)?) | u64::from(number(entry, 124)?) << 32,
            });
        }
        Some(out)
    }

    /// Whether a stream ends, and is no longer than the file.
    fn is_sound(&self, stream: &Stream) -> bool {
        let low = stream.length & 0xFFFF_FFFF;
        if stream.kind != 2 && stream.kind != 5 || low == 0 {
            return true;
        }
        let next = if stream.kind == 2 && low < self.cutoff {
            &self.next_small
        } else {
            &self.next
        };
        low <= self.bytes.len() as u64 && Self::chain(next, stream.start).is_some()
    }

    fn content(&self, stream: &Stream) -> Option<Vec<u8>> {
        let length = usize::try_from(stream.length & 0xFFFF_FFFF).ok()?;
        let mut out = if stream.length < self.cutoff {
            let mut out = Vec::new();
            for id in Self::chain(&self.next_small, stream.start)? {
                let start = id as usize * SMALL;
                out.extend_from_slice(self.small.get(start..start + SMALL)?);
            }
            out
        } else {
            self.joined(stream.start)?
        };
        out.truncate(length);
        Some(out)
    }
}

/// The record that says which rows and columns a sheet has (MS-XLS 2.4.90). The library sets memory
/// aside for all of them.
const DIMENSIONS: u16 = 0x0200;

/// Whether what such a record says is a grid of no more than [`MAX_GRID`] cells.
fn is_grid(records: &[u8], data: usize, length: u16) -> bool {
    let at = |offset: usize| word(records, data + offset).map(u32::from);
    let (rows, columns) = match length {
        10 => ((at(0), at(2)), (at(4), at(6))),
        14 | 16 => (
            (number(records, data), number(records, data + 4)),
            (at(8), at(10)),
        ),
        // The library takes no other.
        _ => return true,
    };
    let ((Some(first_row), Some(end_row)), (Some(first_column), Some(end_column))) =
        (rows, columns)
    else {
        return true;
    };
    if end_row == 0 || end_column == 0 {
        return true;
    }
    // Columns that begin beyond the last one, or after their end, are taken to begin at the first.
    let first_column = match first_column {
        first if first > 0xFF || end_column < first => 0,
        first => first,
    };
    let cells = end_row
        .checked_sub(first_row)
        .and_then(|rows| rows.checked_mul(end_column.saturating_sub(first_column)));
    cells.is_some_and(|cells| cells <= MAX_GRID)
}

/// Whether the cells of any sheet span more than [`MAX_GRID`].
fn is_wide(records: &[u8]) -> bool {
    let (mut rows, mut columns) = (0_u32, 0_u32);
    let mut at = 0;
    while let (Some(kind), Some(length)) = (word(records, at), word(records, at + 2)) {
        let data = at + 4;
        if kind == DIMENSIONS && !is_grid(records, data, length) {
            return true;
        }
        let last = usize::from(length).saturating_sub(2);
        let column = match kind {
            // FORMULA, NUMBER, LABEL, BOOLERR, RK, RSTRING, LABELSST, BLANK
            0x0006 | 0x0206 | 0x0406 | 0x0203 | 0x0204 | 0x0205 | 0x027E | 0x00D6 | 0x00FD
            | 0x0201 => word(records, data + 2),
            // MULRK and MULBLANK end in their last column.
            0x00BD | 0x00BE => word(records, data + last),
            // EOF
            0x000A => {
                (rows, columns) = (0, 0);
                None
            }
            _ => None,
        };
        if let (Some(column), Some(row)) = (column, word(records, data)) {
            rows = rows.max(u32::from(row) + 1);
            columns = columns.max(u32::from(column) + 1);
            if rows.saturating_mul(columns) > MAX_GRID {
                return true;
            }
        }
        at = data + usize::from(length);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &[u8] = include_bytes!("../../tests/workbooks/old.xls");
    const LOCKED: &[u8] = include_bytes!("../../tests/workbooks/locked.xlsx");

    #[test]
    fn a_good_file_is_sound_and_a_circle_is_found() {
        assert_eq!(look(OLD), Finding::Sound);
        assert_eq!(look(LOCKED), Finding::Sound);
        let file = Compound::read(OLD).unwrap();
        let start = number(OLD, 48).unwrap();
        let mut circle = OLD.to_vec();
        let table = number(OLD, 76).unwrap() as usize;
        let place = (table + 1) * file.size + start as usize * 4;
        circle[place..place + 4].copy_from_slice(&start.to_le_bytes());
        assert_eq!(look(&circle), Finding::Damaged);
    }

    #[test]
    fn a_far_cell_is_too_wide() {
        let far = [0x03, 0x02, 14, 0, 0xFF, 0xFF, 0xFF, 0x00];
        assert!(is_wide(&far));
        let near = [0x03, 0x02, 14, 0, 0x0F, 0x00, 0xFF, 0x00];
        assert!(!is_wide(&near));
    }

    #[test]
    fn a_sheet_that_says_it_is_endless_is_too_wide() {
        let says = |rows: [u32; 2], columns: [u16; 2]| {
            let mut record = vec![0x00, 0x02, 14, 0];
            record.extend(rows.iter().flat_map(|row| row.to_le_bytes()));
            record.extend(columns.iter().flat_map(|column| column.to_le_bytes()));
            record.extend([0, 0]);
            is_wide(&record)
        };
        assert!(!says([0, 5_000], [0, 40]));
        assert!(!says([0, 0], [0, 0]));
        assert!(says([0, 0xA200_0008], [0, 5]));
        assert!(says([8, 3], [0, 5]));
        assert!(says([0, 65_536], [0x8000, 200]));
        assert!(!is_wide(&[0x00, 0x02, 3, 0, 1]));
    }
}
