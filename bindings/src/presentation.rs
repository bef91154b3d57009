//! How a question is put on a screen: what its appearance and its attributes say, as typed values.

use std::collections::HashMap;

use rayi::{Appearance, AudioQuality, Autoplay, Calendar, Medium, PlaceView, Range, UploadView};

/// One wish of `appearance`.
#[uniffi::remote(Enum)]
pub enum Appearance {
    /// Only digits, in a text (`numbers`).
    Numbers,
    /// Several lines (`multiline`).
    Multiline,
    /// The text is an address to open (`url`).
    Url,
    /// What is typed is not shown (`masked`).
    Masked,
    /// Thousands are set apart (`thousands-sep`).
    ThousandsSeparated,
    /// Buttons count up and down (`counter`).
    Counter,
    /// Read from the compass (`bearing`).
    Bearing,
    /// The text goes to a printer (`printer`).
    Printer,
    /// Wheels instead of a calendar (`no-calendar`).
    NoCalendar,
    /// Only the month and the year are asked (`month-year`).
    MonthYear,
    /// Only the year is asked (`year`).
    Year,
    /// Another calendar than the Gregorian.
    Calendar(Calendar),
    /// Where one is, shown on a map (`maps`).
    Maps,
    /// A place that is put on a map by hand (`placement-map`).
    PlacementMap,
    /// A signature is drawn (`signature`).
    Signature,
    /// A picture is drawn upon (`annotate`).
    Annotate,
    /// A picture is drawn (`draw`).
    Draw,
    /// Taken now, not chosen among old ones (`new`).
    New,
    /// By the camera on the screen's side (`front`; `selfie`).
    FrontCamera,
    /// The answer is not shown (`hidden-answer`).
    HiddenAnswer,
    /// A list that opens when it is tapped (`minimal`).
    Minimal,
    /// Choices are found by typing (`autocomplete`; `search`).
    Autocomplete,
    /// Choices in so many columns; `None` leaves the number to the screen (`columns`, `columns-3`).
    Columns(Option<u8>),
    /// Choices in as many columns as they fit (`columns-pack`; `compact`).
    ColumnsPack,
    /// Choices in a row without their labels (`list-nolabel`).
    ListWithoutLabels,
    /// Choices in a row (`list`).
    List,
    /// The labels of choices in a row, without buttons (`label`).
    Labels,
    /// Choices along a line (`likert`).
    Likert,
    /// Choices are parts of a picture (`image-map`).
    ImageMap,
    /// Choices are places on a map (`map`).
    Map,
    /// Choices without buttons (`no-buttons`; `compact`).
    NoButtons,
    /// The choice leads to the next screen (`quick`).
    Quick,
    /// Choices in a grid against the clock (`x-timed-grid`).
    TimedGrid,
    /// Stars (`rating`).
    Rating,
    /// Upright (`vertical`).
    Vertical,
    /// No marks at the steps (`no-ticks`).
    NoTicks,
    /// A wheel (`picker`).
    Picker,
    /// All questions of a group on one screen (`field-list`).
    FieldList,
    /// The questions of a group as a table of their common choices (`table-list`).
    TableList,
    /// So many parts of the width of the screen (`w1`, `w2` …).
    Width(u8),
}

/// A calendar that dates are asked in; they are stored in the Gregorian one.
#[uniffi::remote(Enum)]
pub enum Calendar {
    /// `ethiopian`.
    Ethiopian,
    /// `coptic`.
    Coptic,
    /// `islamic`.
    Islamic,
    /// `bikram-sambat`.
    BikramSambat,
    /// `myanmar`.
    Myanmar,
    /// `persian`.
    Persian,
    /// `buddhist`.
    Buddhist,
}

/// What a number is chosen from.
#[uniffi::remote(Record)]
pub struct Range {
    /// The first number.
    pub start: f64,
    /// The last.
    pub end: f64,
    /// From one to the next.
    pub step: f64,
    /// From one mark to the next, where not every step has one.
    pub tick_interval: Option<f64>,
    /// Where the slider stands before there is an answer.
    pub placeholder: Option<f64>,
}

/// What plays by itself when a question is reached.
#[uniffi::remote(Enum)]
pub enum Autoplay {
    /// Its sound.
    Audio,
    /// Its film.
    Video,
}

/// A kind of file.
#[uniffi::remote(Enum)]
pub enum Medium {
    /// A picture.
    Image,
    /// A sound.
    Audio,
    /// A film.
    Video,
    /// Any other file.
    File,
}

/// The file that an upload asks for.
#[uniffi::remote(Record)]
pub struct UploadView {
    /// What kind of file.
    pub medium: Medium,
    /// The same as a media type, as the form writes it, such as `application/pdf`.
    pub mediatype: String,
    /// Endings and types of the files it takes, such as `.pdf`; none takes all.
    pub accept: Vec<String>,
}

/// How a position is taken. Without the form's word these are Collect's measures.
#[uniffi::remote(Record)]
pub struct PlaceView {
    /// Metres of accuracy at which it is taken without being asked for.
    pub accuracy: f64,
    /// Metres of accuracy beyond which it is no good.
    pub unacceptable_accuracy: f64,
    /// Whether positions that another application made up keep their accuracy.
    pub allow_mock_accuracy: bool,
    /// Whether each point of a trace is sent on as it comes.
    pub incremental: bool,
}

/// How good a recorded sound must be.
#[uniffi::remote(Enum)]
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

/// An application that is asked for an answer.
#[derive(Clone, Debug, uniffi::Record)]
pub struct AppView {
    /// What it is called: an action of Android, or a package.
    pub name: String,
    /// What it is told, by name. `uri_data` is the address that the call goes to.
    pub parameters: HashMap<String, String>,
}

impl From<rayi::AppView> for AppView {
    fn from(app: rayi::AppView) -> Self {
        Self {
            name: app.name,
            parameters: app.parameters.into_iter().collect(),
        }
    }
}
