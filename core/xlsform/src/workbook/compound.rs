//! The wrapping of `.xls` files, looked through before the library reads one: it follows chains of
//! sectors wherever they lead (MS-CFB 2).

/// The stream of a workbook, and where each byte of it lies in the file.
#[derive(Debug)]
pub(super) struct Stream {
    pub(super) content: Vec<u8>,
    /// Where each piece begins in the file; all are of the same size.
    places: Vec<usize>,
    piece: usize,
}

impl Stream {
    /// Where a byte of the stream lies in the file.
    pub(super) fn place(&self, at: usize) -> Option<usize> {
        Some(self.places.get(at / self.piece)? + at % self.piece)
    }
}

/// A file whose chains of sectors lead out of it or in circles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Damaged;

/// From here on a number of a sector is a mark and no sector.
const MARKS: u32 = 0xFFFF_FFFA;

/// The end of a chain.
const END: u32 = 0xFFFF_FFFE;

/// The stream of the workbook; `None` in another kind of file, perhaps one with a password.
pub(super) fn workbook(bytes: &[u8]) -> Result<Option<Stream>, Damaged> {
    let file = Compound::read(bytes).ok_or(Damaged)?;
    let entries = file.entries().ok_or(Damaged)?;
    if !entries.iter().all(|entry| file.is_sound(entry)) {
        return Err(Damaged);
    }
    let named = |name: &str| entries.iter().find(|entry| entry.name == name);
    match named("Workbook").or_else(|| named("Book")) {
        None => Ok(None),
        Some(book) => file.stream(book).map(Some).ok_or(Damaged),
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
    /// The sectors of the stream that holds all small sectors.
    small: Vec<u32>,
    directory: Vec<u8>,
}

struct Entry {
    name: String,
    kind: u8,
    start: u32,
    length: u64,
}

const SMALL: usize = 64;

pub(super) fn word(bytes: &[u8], at: usize) -> Option<u16> {
    let piece = bytes.get(at..at + 2)?;
    Some(u16::from_le_bytes(piece.try_into().ok()?))
}

pub(super) fn number(bytes: &[u8], at: usize) -> Option<u32> {
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
        let root = file.entries()?.into_iter().find(|entry| entry.kind == 5)?;
        if root.start < MARKS {
            file.small = Self::chain(&file.next, root.start)?;
        }
        Some(file)
    }

    /// Sectors in the file, a cut one counted.
    fn count(&self) -> usize {
        self.bytes.len().div_ceil(self.size)
    }

    fn sector(&self, id: u32) -> Option<&'b [u8]> {
        let start = self.sector_place(id)?;
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

    fn entries(&self) -> Option<Vec<Entry>> {
        let mut out = Vec::new();
        for entry in self.directory.as_chunks::<128>().0 {
            let letters = usize::from(word(entry, 64)?).min(64) / 2;
            let units: Vec<u16> = (0..letters.saturating_sub(1))
                .filter_map(|at| word(entry, at * 2))
                .collect();
            out.push(Entry {
                name: String::from_utf16_lossy(&units),
                kind: entry[66],
                start: number(entry, 116)?,
                length: u64::from(number(entry, 120)?) | u64::from(number(entry, 124)?) << 32,
            });
        }
        Some(out)
    }

    /// Whether a stream ends, and is no longer than the file.
    fn is_sound(&self, entry: &Entry) -> bool {
        let low = entry.length & 0xFFFF_FFFF;
        if entry.kind != 2 && entry.kind != 5 || low == 0 {
            return true;
        }
        let next = if entry.kind == 2 && low < self.cutoff {
            &self.next_small
        } else {
            &self.next
        };
        low <= self.bytes.len() as u64 && Self::chain(next, entry.start).is_some()
    }

    fn stream(&self, entry: &Entry) -> Option<Stream> {
        let length = usize::try_from(entry.length & 0xFFFF_FFFF).ok()?;
        let is_small = entry.length < self.cutoff;
        let (next, piece) = match is_small {
            true => (&self.next_small, SMALL),
            false => (&self.next, self.size),
        };
        let mut places = Vec::new();
        let mut content = Vec::new();
        for id in Self::chain(next, entry.start)? {
            let place = match is_small {
                true => self.small_place(id as usize)?,
                false => self.sector_place(id)?,
            };
            let end = (place + piece).min(self.bytes.len());
            content.extend_from_slice(self.bytes.get(place..end)?);
            places.push(place);
        }
        content.truncate(length);
        Some(Stream {
            content,
            places,
            piece,
        })
    }

    fn sector_place(&self, id: u32) -> Option<usize> {
        (id as usize).checked_add(1)?.checked_mul(self.size)
    }

    /// Where a small sector lies: small ones fill the sectors of one stream.
    fn small_place(&self, id: usize) -> Option<usize> {
        let at = id.checked_mul(SMALL)?;
        let sector = *self.small.get(at / self.size)?;
        Some(self.sector_place(sector)? + at % self.size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &[u8] = include_bytes!("../../tests/workbooks/old.xls");
    const LOCKED: &[u8] = include_bytes!("../../tests/workbooks/locked.xlsx");

    #[test]
    fn each_byte_of_the_stream_is_found_in_the_file() {
        let stream = workbook(OLD).expect("sound").expect("a workbook");
        for (at, byte) in stream.content.iter().enumerate() {
            assert_eq!(OLD[stream.place(at).expect("a place")], *byte);
        }
    }

    #[test]
    fn a_good_file_is_sound_and_a_circle_is_found() {
        assert!(workbook(LOCKED).is_ok_and(|stream| stream.is_none()));
        let file = Compound::read(OLD).unwrap();
        let start = number(OLD, 48).unwrap();
        let mut circle = OLD.to_vec();
        let table = number(OLD, 76).unwrap() as usize;
        let place = (table + 1) * file.size + start as usize * 4;
        circle[place..place + 4].copy_from_slice(&start.to_le_bytes());
        assert_eq!(workbook(&circle).unwrap_err(), Damaged);
    }
}
