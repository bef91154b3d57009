//! [`Appearance`]: how a question may wish to look, as typed values instead of words.
//!
//! The words are those of ODK's documentation and of Collect, its older names folded into the new
//! ones. A word that nobody here knows has no meaning and stays among the words of its control.

use serde::{Deserialize, Serialize};

use crate::model::{ControlKind, DataType};

/// One wish of `appearance`. See [`Appearance::applies_to`] for which questions heed it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

impl Appearance {
    /// What the words of an `appearance` wish, in their order, each wish once. Case does not matter.
    #[must_use]
    pub fn of(words: &[String]) -> Vec<Self> {
        let mut wishes = Vec::new();
        for word in words {
            for wish in wishes_of(&word.to_ascii_lowercase()) {
                if !wishes.contains(&wish) {
                    wishes.push(wish);
                }
            }
        }
        wishes
    }

    /// Whether questions of a kind and a type heed the wish, in Collect or, for a group, elsewhere.
    #[must_use]
    pub fn applies_to(&self, kind: &ControlKind, data_type: DataType) -> bool {
        let is_input = matches!(kind, ControlKind::Input | ControlKind::Secret);
        let is_text = is_input && data_type == DataType::String;
        let is_whole = matches!(data_type, DataType::Integer | DataType::Long);
        let is_decimal = data_type == DataType::Decimal;
        let is_number = is_input && (is_whole || is_decimal);
        let is_one = matches!(kind, ControlKind::SelectOne);
        let is_select = is_one || matches!(kind, ControlKind::SelectMultiple);
        let is_upload = matches!(kind, ControlKind::Upload { .. });
        let is_range = matches!(kind, ControlKind::Range(_));
        let is_group = matches!(kind, ControlKind::Group | ControlKind::Repeat { .. });
        match self {
            Self::Numbers | Self::Multiline | Self::Url | Self::Printer => is_text,
            Self::Masked | Self::ThousandsSeparated => is_text || is_number,
            Self::Counter => is_input && is_whole,
            Self::Bearing => is_input && is_decimal,
            Self::NoCalendar | Self::MonthYear | Self::Year | Self::Calendar(_) => {
                is_input && matches!(data_type, DataType::Date | DataType::DateTime)
            }
            Self::Maps | Self::PlacementMap => {
                use DataType::{Geopoint, Geoshape, Geotrace};
                is_input && matches!(data_type, Geopoint | Geotrace | Geoshape)
            }
            Self::Signature | Self::Annotate | Self::Draw | Self::New => is_upload,
            Self::FrontCamera => is_upload || (is_input && data_type == DataType::Barcode),
            Self::HiddenAnswer => is_input && data_type == DataType::Barcode,
            Self::Minimal
            | Self::Autocomplete
            | Self::Columns(_)
            | Self::ColumnsPack
            | Self::ListWithoutLabels
            | Self::List
            | Self::Labels
            | Self::ImageMap
            | Self::NoButtons
            | Self::TimedGrid => is_select,
            Self::Likert | Self::Map | Self::Quick => is_one,
            Self::Rating | Self::Vertical | Self::NoTicks | Self::Picker => is_range,
            Self::FieldList | Self::TableList => is_group,
            Self::Width(_) => true,
        }
    }
}

/// What one word wishes, in small letters.
fn wishes_of(word: &str) -> Vec<Appearance> {
    use Appearance as A;
    let wish = match word {
        "numbers" => A::Numbers,
        "multiline" => A::Multiline,
        "url" => A::Url,
        "masked" => A::Masked,
        "thousands-sep" => A::ThousandsSeparated,
        "counter" => A::Counter,
        "bearing" => A::Bearing,
        "printer" => A::Printer,
        "no-calendar" => A::NoCalendar,
        "month-year" => A::MonthYear,
        "year" => A::Year,
        "ethiopian" => A::Calendar(Calendar::Ethiopian),
        "coptic" => A::Calendar(Calendar::Coptic),
        "islamic" => A::Calendar(Calendar::Islamic),
        "bikram-sambat" => A::Calendar(Calendar::BikramSambat),
        "myanmar" => A::Calendar(Calendar::Myanmar),
        "persian" => A::Calendar(Calendar::Persian),
        "buddhist" => A::Calendar(Calendar::Buddhist),
        "maps" => A::Maps,
        "placement-map" => A::PlacementMap,
        "signature" => A::Signature,
        "annotate" => A::Annotate,
        "draw" => A::Draw,
        "new" => A::New,
        "front" | "selfie" => A::FrontCamera,
        "new-front" => return vec![A::New, A::FrontCamera],
        "hidden-answer" => A::HiddenAnswer,
        "minimal" => A::Minimal,
        "autocomplete" | "search" => A::Autocomplete,
        "columns" => A::Columns(None),
        "columns-pack" => A::ColumnsPack,
        "compact" => return vec![A::ColumnsPack, A::NoButtons],
        "quickcompact" => return vec![A::ColumnsPack, A::NoButtons, A::Quick],
        "list-nolabel" => A::ListWithoutLabels,
        "list" => A::List,
        "label" => A::Labels,
        "likert" => A::Likert,
        "image-map" => A::ImageMap,
        "map" => A::Map,
        "no-buttons" => A::NoButtons,
        "quick" => A::Quick,
        "x-timed-grid" => A::TimedGrid,
        "rating" => A::Rating,
        "vertical" => A::Vertical,
        "no-ticks" => A::NoTicks,
        "picker" => A::Picker,
        "field-list" => A::FieldList,
        "table-list" => A::TableList,
        // With the app that prints, `printer:org.example.app`.
        _ if word.starts_with("printer:") => A::Printer,
        _ => return numbered(word),
    };
    vec![wish]
}

/// Words that end in a number: `columns-3`, `compact-3`, `quickcompact-3`, `w4`.
fn numbered(word: &str) -> Vec<Appearance> {
    let digits = word.trim_start_matches(|character: char| !character.is_ascii_digit());
    let (Ok(number), Some(name)) = (digits.parse::<u8>(), word.strip_suffix(digits)) else {
        return Vec::new();
    };
    let columns = Appearance::Columns(Some(number.max(1)));
    match name {
        "columns-" => vec![columns],
        "compact-" => vec![columns, Appearance::NoButtons],
        "quickcompact-" => vec![columns, Appearance::NoButtons, Appearance::Quick],
        "w" if number > 0 => vec![Appearance::Width(number)],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &str) -> Vec<Appearance> {
        let words: Vec<String> = words.split(' ').map(ToOwned::to_owned).collect();
        Appearance::of(&words)
    }

    #[test]
    fn words_are_wishes_and_old_words_are_their_new_ones() {
        use Appearance as A;
        assert_eq!(of("MINIMAL quick minimal"), [A::Minimal, A::Quick]);
        assert_eq!(of("compact"), [A::ColumnsPack, A::NoButtons]);
        assert_eq!(of("compact-0"), [A::Columns(Some(1)), A::NoButtons]);
        assert_eq!(
            of("columns columns-12"),
            [A::Columns(None), A::Columns(Some(12))]
        );
        assert_eq!(of("new-front selfie"), [A::New, A::FrontCamera]);
        assert_eq!(of("search search('towns')"), [A::Autocomplete]);
        assert_eq!(of("printer:org.Example.app printers"), [A::Printer]);
        assert_eq!(
            of("persian w3"),
            [A::Calendar(Calendar::Persian), A::Width(3)]
        );
        assert_eq!(
            of("columns-300 columns-x w w0 7 ex:org.app house-style"),
            []
        );
    }

    #[test]
    fn a_wish_is_heeded_where_it_has_a_meaning() {
        use Appearance as A;
        let heeded = |wish: A, kind: &ControlKind, data_type| wish.applies_to(kind, data_type);
        assert!(heeded(A::Multiline, &ControlKind::Input, DataType::String));
        assert!(!heeded(
            A::Multiline,
            &ControlKind::Input,
            DataType::Integer
        ));
        assert!(heeded(
            A::ThousandsSeparated,
            &ControlKind::Input,
            DataType::Decimal
        ));
        assert!(heeded(A::Likert, &ControlKind::SelectOne, DataType::String));
        assert!(!heeded(
            A::Likert,
            &ControlKind::SelectMultiple,
            DataType::String
        ));
        assert!(heeded(A::FieldList, &ControlKind::Group, DataType::String));
        assert!(!heeded(A::FieldList, &ControlKind::Input, DataType::String));
        assert!(heeded(
            A::FrontCamera,
            &ControlKind::Input,
            DataType::Barcode
        ));
    }
}
