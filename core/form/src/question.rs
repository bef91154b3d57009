//! How a question is to be asked: what its bind and its control say to the device, as typed values.

use serde::{Deserialize, Serialize};

use crate::model::ExprId;

/// How good a recorded sound must be (`odk:quality`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AudioQuality {
    /// As the device usually records.
    Normal,
    /// Small files.
    Low,
    /// Smallest files, good enough to understand speech.
    VoiceOnly,
    /// Another app records.
    External,
}

impl AudioQuality {
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Some(match name.trim() {
            "normal" => Self::Normal,
            "low" => Self::Low,
            "voice-only" => Self::VoiceOnly,
            "external" => Self::External,
            _ => return None,
        })
    }

    /// Its name in a form.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Low => "low",
            Self::VoiceOnly => "voice-only",
            Self::External => "external",
        }
    }
}

/// What a number is chosen from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Range {
    /// The first number.
    pub start: f64,
    /// The last.
    pub end: f64,
    /// From one to the next.
    pub step: f64,
    /// From one mark to the next, where not every step has one (`odk:tick-interval`).
    pub tick_interval: Option<f64>,
    /// Where the slider stands before there is an answer (`odk:placeholder`).
    pub placeholder: Option<f64>,
}

/// What plays by itself when a question is reached (`autoplay`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Autoplay {
    /// Its sound.
    Audio,
    /// Its film.
    Video,
}

/// A file that an upload asks for, by the family of its `mediatype`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Medium {
    /// `image/*`.
    Image,
    /// `audio/*`.
    Audio,
    /// `video/*`.
    Video,
    /// Any other file.
    File,
}

impl Medium {
    /// The family of a `mediatype`.
    #[must_use]
    pub fn of(mediatype: &str) -> Self {
        let family = mediatype.split('/').next().unwrap_or_default().trim();
        match family {
            "image" => Self::Image,
            "audio" => Self::Audio,
            "video" => Self::Video,
            _ => Self::File,
        }
    }
}

/// Another application that is asked for an answer: `ex:` in an appearance, or `intent` of a group,
/// whose questions it answers, or of an upload.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct App {
    /// What it is called: an action of Android, or a package.
    pub name: String,
    /// What it is told.
    pub parameters: Vec<AppParameter>,
}

/// One thing that an application is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppParameter {
    /// Its name; `uri_data` is the address that the call goes to.
    pub name: String,
    /// Its value.
    pub value: AppValue,
}

/// A value for an application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AppValue {
    /// A text.
    Text(String),
    /// What an expression gives at the question.
    Expression(ExprId),
}

/// How a question is put to a person: attributes of its control, as typed values.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Presentation {
    /// Lines of a text (`rows`).
    pub rows: Option<u32>,
    /// What plays by itself.
    pub autoplay: Option<Autoplay>,
    /// Metres of accuracy at which a position is taken without being asked for
    /// (`accuracyThreshold`).
    pub accuracy: Option<f64>,
    /// Metres of accuracy beyond which a position is no good (`unacceptableAccuracyThreshold`).
    pub unacceptable_accuracy: Option<f64>,
    /// A trace or a shape is sent on with each of its points (`incremental`).
    pub incremental: bool,
    /// Endings and types of the files that an upload takes (`accept`); none takes all.
    pub accept: Vec<String>,
    /// Another application that answers.
    pub app: Option<App>,
    /// Other attributes as written: name, value.
    pub other: Vec<(String, String)>,
}
