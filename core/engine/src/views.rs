//! What a screen is drawn from: plain data in the screen's words.

use rayi_form::{Appearance, AudioQuality, Autoplay, ControlKind, DataType, Medium, Range};
use rayi_interview::{self as interview, AppView, PlaceView};
use rayi_locale::Direction;

use crate::forms::direction;

/// A text for a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
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

impl TextView {
    pub(crate) fn of(view: interview::TextView) -> Self {
        Self {
            direction: direction(&view.tag, &view.text),
            language_tag: (!view.tag.is_empty()).then(|| view.tag.to_string()),
            text: view.text,
            fallback: view.fallback,
        }
    }

    fn empty() -> Self {
        Self {
            text: String::new(),
            language_tag: None,
            direction: Direction::Ltr,
            fallback: false,
        }
    }
}

/// What is wrong with the answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViolationView {
    /// Path of the question.
    pub path: String,
    /// Stable kebab-case name; the text comes by it where the author gave none.
    pub code: &'static str,
    /// Facts for the text.
    pub parameters: Vec<(String, String)>,
    /// The author's words.
    pub message: Option<TextView>,
}

impl ViolationView {
    pub(crate) fn of(violation: interview::Violation) -> Self {
        Self {
            path: violation.path,
            code: violation.kind.code(),
            parameters: Vec::new(),
            message: violation.message.map(TextView::of),
        }
    }
}

/// Kind of an item on a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

/// One choice.
#[derive(Clone, Debug, PartialEq, Eq)]
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

impl ChoiceView {
    pub(crate) fn of(choice: interview::ChoiceView) -> Self {
        Self {
            value: choice.value,
            label: TextView::of(choice.label),
            short: choice.short.map(TextView::of),
            image: choice.image,
            big_image: choice.big_image,
            audio: choice.audio,
            video: choice.video,
            geometry: choice.geometry,
        }
    }
}

/// Choices of a question that come with a screen or an overview. A list may be as long as a country
/// has villages: the others come by [`crate::Session::choices`].
pub const CHOICES_SHOWN: usize = 100;

/// Some of the choices of a question, one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoicePage {
    /// How many there are of those that are looked for.
    pub total: usize,
    /// Those of the page.
    pub choices: Vec<ChoiceView>,
}

/// The file that an upload asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UploadView {
    /// What kind of file.
    pub medium: Medium,
    /// The same, as the form writes it: `image/*`, `application/pdf` …
    pub mediatype: String,
    /// Endings and types of the files it takes, such as `.pdf`; none takes all.
    pub accept: Vec<String>,
}

/// One question, as it stands.
#[derive(Clone, Debug, PartialEq)]
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
    /// What can be chosen; of a screen's questions the first [`CHOICES_SHOWN`].
    pub choices: Vec<ChoiceView>,
    /// How many choices there are.
    pub choice_count: usize,
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
    /// Other attributes of its control, as written: name and value.
    pub attributes: Vec<(String, String)>,
}

impl ItemView {
    pub(crate) fn of(view: interview::ItemView) -> Self {
        let upload = match &view.kind {
            ControlKind::Upload { mediatype } => Some(UploadView {
                medium: Medium::of(mediatype),
                mediatype: mediatype.clone(),
                accept: view.accept,
            }),
            _ => None,
        };
        let range = match view.kind {
            ControlKind::Range(range) => Some(range),
            _ => None,
        };
        Self {
            path: view.path,
            kind: kind(&view.kind, view.read_only, view.value.is_some()),
            data_type: type_name(view.data_type).to_owned(),
            label: view.label.map_or_else(TextView::empty, TextView::of),
            hint: view.hint.map(TextView::of),
            guidance: view.guidance.map(TextView::of),
            short: view.short.map(TextView::of),
            image: view.image,
            big_image: view.big_image,
            audio: view.audio,
            video: view.video,
            choices: view.choices.into_iter().map(ChoiceView::of).collect(),
            choice_count: view.choice_count,
            relevant: view.relevant,
            required: view.required,
            read_only: view.read_only,
            value: view.value,
            violation: view.violation.map(ViolationView::of),
            appearance: view.appearance,
            wishes: view.wishes,
            upload,
            range,
            place: view.place,
            rows: view.rows,
            autoplay: view.autoplay,
            app: view.app,
            max_pixels: view.max_pixels,
            quality: view.quality,
            no_app_message: view.no_app_message,
            attributes: view.attributes,
        }
    }
}

/// Where a screen stands among all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Number of the screen, from 1.
    pub index: usize,
    /// Number of screens, given the answers.
    pub total: usize,
}

/// The offer of another instance of a repeat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepeatView {
    /// Path of the repeat.
    pub path: String,
    /// Number of instances there are.
    pub count: usize,
    /// What an instance is.
    pub label: Option<TextView>,
}

/// An instance of a repeat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstanceView {
    /// Its path, with its position.
    pub path: String,
    /// What it is.
    pub label: Option<TextView>,
}

/// A screen to draw.
#[derive(Clone, Debug, PartialEq)]
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

impl Screen {
    pub(crate) fn of(screen: interview::Screen) -> Self {
        let (repeat, is_end) = match screen.kind {
            interview::ScreenKind::Questions => (None, false),
            interview::ScreenKind::End => (None, true),
            interview::ScreenKind::AddRepeat { path, count, label } => (
                Some(RepeatView {
                    path,
                    count,
                    label: label.map(TextView::of),
                }),
                false,
            ),
        };
        Self {
            title: screen.title.map(TextView::of),
            app: screen.app,
            wishes: screen.wishes,
            items: screen.items.into_iter().map(ItemView::of).collect(),
            repeat,
            is_end,
            progress: Progress {
                index: screen.index,
                total: screen.total,
            },
        }
    }
}

fn kind(control: &ControlKind, read_only: bool, answered: bool) -> ItemKind {
    match control {
        ControlKind::Input if read_only && !answered => ItemKind::Note,
        ControlKind::Input | ControlKind::Secret => ItemKind::Input,
        ControlKind::SelectOne => ItemKind::SelectOne,
        ControlKind::SelectMultiple => ItemKind::SelectMany,
        ControlKind::Rank => ItemKind::Rank,
        ControlKind::Trigger => ItemKind::Trigger,
        ControlKind::Upload { .. } => ItemKind::Upload,
        ControlKind::Range(_) => ItemKind::Range,
        ControlKind::Group => ItemKind::Group,
        ControlKind::Repeat { .. } => ItemKind::Repeat,
    }
}

pub(crate) fn type_name(data_type: DataType) -> &'static str {
    match data_type {
        DataType::String => "string",
        DataType::Integer => "int",
        DataType::Long => "long",
        DataType::Decimal => "decimal",
        DataType::Boolean => "boolean",
        DataType::Date => "date",
        DataType::Time => "time",
        DataType::DateTime => "dateTime",
        DataType::Geopoint => "geopoint",
        DataType::Geotrace => "geotrace",
        DataType::Geoshape => "geoshape",
        DataType::Binary => "binary",
        DataType::Barcode => "barcode",
        DataType::Intent => "intent",
        DataType::SelectOne => "select1",
        DataType::SelectMultiple => "select",
        DataType::Rank => "rank",
    }
}
