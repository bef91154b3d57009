//! What a screen is drawn from: plain values, each text with its language and direction.

use std::collections::HashMap;

use rayi::{
    Appearance, AudioQuality, Autoplay, ChoiceView, Direction, Flags, InstanceView, ItemKind,
    PlaceView, Range, TextView, UploadView,
};

use crate::OutboxEntry;
use crate::presentation::AppView;

/// A text for a screen.
#[uniffi::remote(Record)]
pub struct TextView {
    /// The words; values put into them stand between isolation marks (U+2068, U+2069).
    pub text: String,
    /// BCP 47 tag of their language, where the form says it.
    pub language_tag: Option<String>,
    /// Direction to draw them in.
    pub direction: Direction,
    /// Whether the language in use has no such text, and these words are in another.
    pub fallback: bool,
}

/// One choice.
#[uniffi::remote(Record)]
pub struct ChoiceView {
    /// What is stored.
    pub value: String,
    /// What is shown.
    pub label: TextView,
    /// A shorter label.
    pub short: Option<TextView>,
    /// Address of a picture in the form's files.
    pub image: Option<String>,
    /// Address of that picture at full size.
    pub big_image: Option<String>,
    /// Address of a sound.
    pub audio: Option<String>,
    /// Address of a film.
    pub video: Option<String>,
    /// Where it is, of choices on a map: points as `latitude longitude altitude accuracy`, parted by `;`.
    pub geometry: Option<String>,
}

/// Some of the choices of a question, one after the other.
#[derive(Clone, Debug, uniffi::Record)]
pub struct ChoicePage {
    /// How many there are of those that are looked for.
    pub total: u32,
    /// Those of the page.
    pub choices: Vec<ChoiceView>,
}

impl From<rayi::ChoicePage> for ChoicePage {
    fn from(page: rayi::ChoicePage) -> Self {
        Self {
            total: number(page.total),
            choices: page.choices,
        }
    }
}

/// Kind of an item on a screen.
#[uniffi::remote(Enum)]
pub enum ItemKind {
    /// A text, number, date, place or code, by its data type.
    Input,
    /// Words to read.
    Note,
    /// Choose one.
    SelectOne,
    /// Choose any.
    SelectMany,
    /// Put all choices in order.
    Rank,
    /// Acknowledge.
    Trigger,
    /// A file.
    Upload,
    /// A number between two ends.
    Range,
    /// Questions that belong together.
    Group,
    /// Questions that occur any number of times.
    Repeat,
}

/// What is wrong with the answer to a question.
#[derive(Clone, Debug, uniffi::Record)]
pub struct ViolationView {
    /// Path of the question.
    pub path: String,
    /// Stable kebab-case name; the text comes by it where the author gave none.
    pub code: String,
    /// Facts for the text, by name.
    pub parameters: HashMap<String, String>,
    /// The author's words.
    pub message: Option<TextView>,
}

/// One question, as it stands.
#[derive(Clone, Debug, uniffi::Record)]
pub struct ItemView {
    /// Path of its node, with positions at repeats.
    pub path: String,
    /// What it is.
    pub kind: ItemKind,
    /// Type of its value, as XForms names it: `string`, `int`, `date` …
    pub data_type: String,
    /// The question.
    pub label: TextView,
    /// Help with it.
    pub hint: Option<TextView>,
    /// Help for whoever asks it.
    pub guidance: Option<TextView>,
    /// A shorter question.
    pub short: Option<TextView>,
    /// Address of its picture in the form's files.
    pub image: Option<String>,
    /// Address of that picture at full size.
    pub big_image: Option<String>,
    /// Address of its sound.
    pub audio: Option<String>,
    /// Address of its film.
    pub video: Option<String>,
    /// What can be chosen; of a screen or overview the first hundred, `Session.choices` has them all.
    pub choices: Vec<ChoiceView>,
    /// How many choices there are.
    pub choice_count: u32,
    /// Whether it is asked.
    pub relevant: bool,
    /// Whether it must be answered.
    pub required: bool,
    /// Whether it may not be changed.
    pub read_only: bool,
    /// The answer.
    pub value: Option<String>,
    /// What is wrong with the answer.
    pub violation: Option<ViolationView>,
    /// Words of `appearance`.
    pub appearance: Vec<String>,
    /// What of these words has a meaning for the question.
    pub wishes: Vec<Appearance>,
    /// The file that an upload asks for.
    pub upload: Option<UploadView>,
    /// What a number is chosen from.
    pub range: Option<Range>,
    /// How a position is taken; of questions for places.
    pub place: Option<PlaceView>,
    /// Lines of a text.
    pub rows: Option<u32>,
    /// What plays by itself when the question is reached.
    pub autoplay: Option<Autoplay>,
    /// Another application that answers.
    pub app: Option<AppView>,
    /// Longest side of a stored picture, in pixels.
    pub max_pixels: Option<u32>,
    /// How good a recorded sound must be; `None` leaves it to the device.
    pub quality: Option<AudioQuality>,
    /// Words of the author where the application that should answer is missing.
    pub no_app_message: Option<String>,
    /// Other attributes of its control, as written, by name.
    pub attributes: HashMap<String, String>,
}

/// A screen to draw.
#[derive(Clone, Debug, uniffi::Record)]
pub struct Screen {
    /// Label of the group that is shown as one screen.
    pub title: Option<TextView>,
    /// The application that answers the questions of a group on the screen.
    pub app: Option<AppView>,
    /// What the appearance of that group wishes.
    pub wishes: Vec<Appearance>,
    /// The questions; none at the end and at the offer of a repeat.
    pub items: Vec<ItemView>,
    /// The offer of another instance of a repeat.
    pub repeat: Option<RepeatView>,
    /// Whether all questions are behind.
    pub is_end: bool,
    /// Where it stands.
    pub progress: Progress,
}

/// The offer of another instance of a repeat.
#[derive(Clone, Debug, uniffi::Record)]
pub struct RepeatView {
    /// Path of the repeat.
    pub path: String,
    /// Number of instances there are.
    pub count: u32,
    /// What an instance is.
    pub label: Option<TextView>,
}

/// An instance of a repeat.
#[uniffi::remote(Record)]
pub struct InstanceView {
    /// Its path, with its position.
    pub path: String,
    /// What it is.
    pub label: Option<TextView>,
}

/// Where a screen stands among all.
#[derive(Clone, Copy, Debug, uniffi::Record)]
pub struct Progress {
    /// Number of the screen, from 1.
    pub index: u32,
    /// Number of screens, given the answers.
    pub total: u32,
}

/// What one call changed, in document order.
#[derive(Clone, Debug, uniffi::Record)]
pub struct Changes {
    /// The nodes.
    pub nodes: Vec<Change>,
    /// Repeat instances came or went: paths held from before may name other nodes.
    pub structure: bool,
    /// The language changed: every text did.
    pub language: bool,
}

/// One node that changed, and what of it.
#[derive(Clone, Debug, uniffi::Record)]
pub struct Change {
    /// Its path, with positions at repeats.
    pub path: String,
    /// Its value.
    pub value: bool,
    /// Whether it is asked.
    pub relevance: bool,
    /// Whether it must be answered.
    pub required: bool,
    /// Whether it may be changed.
    pub read_only: bool,
    /// Its label, hint or message.
    pub text: bool,
    /// What can be chosen.
    pub choices: bool,
}

/// What became of an answer.
#[derive(Clone, Debug, uniffi::Enum)]
pub enum Answer {
    /// It is taken and on disk.
    Accepted {
        /// What changed with it.
        changes: Changes,
    },
    /// It is not taken; nothing changed.
    Refused {
        /// Why.
        violation: ViolationView,
    },
}

/// What became of going on.
#[derive(Clone, Debug, uniffi::Enum)]
pub enum Step {
    /// There is another screen.
    Moved,
    /// Something here must be put right first.
    Refused {
        /// What.
        violations: Vec<ViolationView>,
    },
    /// All questions are behind.
    End,
}

/// What became of finishing.
#[derive(Clone, Debug, uniffi::Enum)]
#[expect(
    clippy::large_enum_variant,
    reason = "made once an interview; UniFFI knows no boxes"
)]
pub enum Finalised {
    /// The record is sealed and in the outbox; the draft is gone.
    Queued {
        /// There.
        entry: OutboxEntry,
    },
    /// Something must be put right first; the draft is as it was.
    Refused {
        /// What.
        violations: Vec<ViolationView>,
    },
}

impl From<rayi::ViolationView> for ViolationView {
    fn from(violation: rayi::ViolationView) -> Self {
        Self {
            path: violation.path,
            code: violation.code.to_owned(),
            parameters: violation.parameters.into_iter().collect(),
            message: violation.message,
        }
    }
}

impl From<rayi::ItemView> for ItemView {
    fn from(item: rayi::ItemView) -> Self {
        Self {
            path: item.path,
            kind: item.kind,
            data_type: item.data_type,
            label: item.label,
            hint: item.hint,
            guidance: item.guidance,
            short: item.short,
            image: item.image,
            big_image: item.big_image,
            audio: item.audio,
            video: item.video,
            choices: item.choices,
            choice_count: number(item.choice_count),
            relevant: item.relevant,
            required: item.required,
            read_only: item.read_only,
            value: item.value,
            violation: item.violation.map(Into::into),
            appearance: item.appearance,
            wishes: item.wishes,
            upload: item.upload,
            range: item.range,
            place: item.place,
            rows: item.rows,
            autoplay: item.autoplay,
            app: item.app.map(Into::into),
            max_pixels: item.max_pixels,
            quality: item.quality,
            no_app_message: item.no_app_message,
            attributes: item.attributes.into_iter().collect(),
        }
    }
}

impl From<rayi::Screen> for Screen {
    fn from(screen: rayi::Screen) -> Self {
        Self {
            title: screen.title,
            app: screen.app.map(Into::into),
            wishes: screen.wishes,
            items: screen.items.into_iter().map(Into::into).collect(),
            repeat: screen.repeat.map(Into::into),
            is_end: screen.is_end,
            progress: screen.progress.into(),
        }
    }
}

impl From<rayi::RepeatView> for RepeatView {
    fn from(repeat: rayi::RepeatView) -> Self {
        Self {
            path: repeat.path,
            count: number(repeat.count),
            label: repeat.label,
        }
    }
}

impl From<rayi::Progress> for Progress {
    fn from(progress: rayi::Progress) -> Self {
        Self {
            index: number(progress.index),
            total: number(progress.total),
        }
    }
}

impl From<rayi::Changes> for Changes {
    fn from(changes: rayi::Changes) -> Self {
        Self {
            nodes: changes.nodes.into_iter().map(Into::into).collect(),
            structure: changes.structure,
            language: changes.language,
        }
    }
}

impl From<rayi::Change> for Change {
    fn from(change: rayi::Change) -> Self {
        Self {
            path: change.path,
            value: change.flags.has(Flags::VALUE),
            relevance: change.flags.has(Flags::RELEVANCE),
            required: change.flags.has(Flags::REQUIRED),
            read_only: change.flags.has(Flags::READ_ONLY),
            text: change.flags.has(Flags::TEXT),
            choices: change.flags.has(Flags::CHOICES),
        }
    }
}

impl From<rayi::Answer> for Answer {
    fn from(answer: rayi::Answer) -> Self {
        match answer {
            rayi::Answer::Accepted(changes) => Self::Accepted {
                changes: changes.into(),
            },
            rayi::Answer::Refused(violation) => Self::Refused {
                violation: violation.into(),
            },
        }
    }
}

impl From<rayi::Step> for Step {
    fn from(step: rayi::Step) -> Self {
        match step {
            rayi::Step::Moved => Self::Moved,
            rayi::Step::Refused(violations) => Self::Refused {
                violations: violations.into_iter().map(Into::into).collect(),
            },
            rayi::Step::End => Self::End,
        }
    }
}

impl From<rayi::Finalised> for Finalised {
    fn from(finalised: rayi::Finalised) -> Self {
        match finalised {
            rayi::Finalised::Queued(entry) => Self::Queued {
                entry: entry.into(),
            },
            rayi::Finalised::Refused(violations) => Self::Refused {
                violations: violations.into_iter().map(Into::into).collect(),
            },
        }
    }
}

/// Phones count in 32 bits; a form with more screens than that does not load.
pub(crate) fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
