//! What the crash test's two processes agree on: the lines that the child says, and what it answers.

use std::fmt;
use std::io::Write as _;

/// The form that the child answers.
pub const FORM: &str = "site-photos";
/// Its `id`.
pub const FORM_ID: &str = "site-photos";
/// Its questions, in the order in which they are answered.
pub const PATHS: [&str; 6] = [
    "/data/site_type",
    "/data/site",
    "/data/photos/front",
    "/data/photos/inside",
    "/data/photos/water",
    "/data/remark",
];

/// What the child is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// The store opens.
    Open,
    /// A draft begins.
    Draft,
    /// An answer is taken, alone or with its photo.
    Answer,
    /// The interview is checked and becomes a record.
    Finalise,
    /// The record is sealed and queued, and its draft ends.
    Enqueue,
    /// The record goes to the collector.
    Post,
}

/// A line of the child: what it begins, or what it acknowledges once the call has returned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// `begin open`
    Opening,
    /// `begin draft`
    Drafting,
    /// `begin answer DRAFT PATH VALUE`
    Answering(String, String, String),
    /// `begin finalise DRAFT`
    Finalising(String),
    /// `begin enqueue`
    Enqueueing,
    /// `begin post INSTANCE`
    Posting(String),
    /// `draft DRAFT`
    Drafted(String),
    /// `answer DRAFT PATH VALUE`
    Answered(String, String, String),
    /// `finalised ENTRY INSTANCE`
    Finalised(String, String),
    /// `delivered INSTANCE`
    Delivered(String),
}

impl Line {
    /// The phase that it begins; none for an acknowledgement.
    #[must_use]
    pub fn phase(&self) -> Option<Phase> {
        match self {
            Self::Opening => Some(Phase::Open),
            Self::Drafting => Some(Phase::Draft),
            Self::Answering(..) => Some(Phase::Answer),
            Self::Finalising(_) => Some(Phase::Finalise),
            Self::Enqueueing => Some(Phase::Enqueue),
            Self::Posting(_) => Some(Phase::Post),
            Self::Drafted(_) | Self::Answered(..) | Self::Finalised(..) | Self::Delivered(_) => {
                None
            }
        }
    }

    /// Says it on the standard output in one write, so that it is heard whole or not at all.
    ///
    /// # Panics
    /// If nobody listens any more.
    pub fn say(&self) {
        let line = format!("{self}\n");
        let mut output = std::io::stdout().lock();
        output
            .write_all(line.as_bytes())
            .and_then(|()| output.flush())
            .expect("the parent listens");
    }

    /// Reads a line, without its end.
    #[must_use]
    pub fn read(line: &str) -> Option<Self> {
        let owned = ToOwned::to_owned;
        Some(match line.split(' ').collect::<Vec<_>>()[..] {
            ["begin", "open"] => Self::Opening,
            ["begin", "draft"] => Self::Drafting,
            ["begin", "answer", draft, path, ref value @ ..] => {
                Self::Answering(owned(draft), owned(path), value.join(" "))
            }
            ["begin", "finalise", draft] => Self::Finalising(owned(draft)),
            ["begin", "enqueue"] => Self::Enqueueing,
            ["begin", "post", instance] => Self::Posting(owned(instance)),
            ["draft", draft] => Self::Drafted(owned(draft)),
            ["answer", draft, path, ref value @ ..] => {
                Self::Answered(owned(draft), owned(path), value.join(" "))
            }
            ["finalised", entry, instance] => Self::Finalised(owned(entry), owned(instance)),
            ["delivered", instance] => Self::Delivered(owned(instance)),
            _ => return None,
        })
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Opening => write!(f, "begin open"),
            Self::Drafting => write!(f, "begin draft"),
            Self::Answering(draft, path, value) => {
                write!(f, "begin answer {draft} {path} {value}")
            }
            Self::Finalising(draft) => write!(f, "begin finalise {draft}"),
            Self::Enqueueing => write!(f, "begin enqueue"),
            Self::Posting(instance) => write!(f, "begin post {instance}"),
            Self::Drafted(draft) => write!(f, "draft {draft}"),
            Self::Answered(draft, path, value) => write!(f, "answer {draft} {path} {value}"),
            Self::Finalised(entry, instance) => write!(f, "finalised {entry} {instance}"),
            Self::Delivered(instance) => write!(f, "delivered {instance}"),
        }
    }
}

/// What is answered in a draft, in order; the remark twice, so that an answer replaces another.
#[must_use]
pub fn answers(draft: &str) -> Vec<(&'static str, String)> {
    let [kind, site, front, inside, water, remark] = PATHS;
    vec![
        (kind, "school".to_owned()),
        (site, "s_kalar1".to_owned()),
        (front, format!("front-{draft}.jpg")),
        (inside, format!("inside-{draft}.jpg")),
        (water, format!("ئاو-{draft}.jpg")),
        (remark, format!("دەرگای {draft}")),
        (remark, format!("دەرگاکە نوێیە {draft}")),
    ]
}

/// Whether a question is answered with a photo.
#[must_use]
pub fn is_photo(path: &str) -> bool {
    path.starts_with("/data/photos/")
}

/// The photo of this name: noise, and another for every name.
#[must_use]
pub fn photo(name: &str) -> Vec<u8> {
    // FNV-1a: names that differ begin at places that differ.
    let seed = name.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    });
    let mut chance = Chance(seed);
    (0..PHOTO_BYTES / 8)
        .flat_map(|_| chance.next().to_le_bytes())
        .collect()
}

/// Numbers that look random and are the same for the same seed: SplitMix64.
#[derive(Clone, Copy, Debug)]
pub struct Chance(pub u64);

impl Chance {
    /// The next number.
    #[expect(clippy::should_implement_trait, reason = "it never ends")]
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }
}

/// Bytes of one photo.
const PHOTO_BYTES: usize = 40_000;
/// What the collector takes in one POST: a record with two photos, so that each record needs two.
pub const POST_BYTES: u64 = 100_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_what_is_heard() {
        let text = |text: &str| text.to_owned();
        for line in [
            Line::Opening,
            Line::Drafting,
            Line::Answering(text("7"), text("/data/remark"), text("دەرگای نوێ 7")),
            Line::Finalising(text("7")),
            Line::Enqueueing,
            Line::Posting(text("uuid:1")),
            Line::Drafted(text("7")),
            Line::Answered(text("7"), text("/data/remark"), text("دەرگای نوێ 7")),
            Line::Finalised(text("3"), text("uuid:1")),
            Line::Delivered(text("uuid:1")),
        ] {
            assert_eq!(Line::read(&line.to_string()), Some(line));
        }
        assert_eq!(Line::read("finalised 3"), None);
    }
}
