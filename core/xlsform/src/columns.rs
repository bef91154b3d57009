//! [`Column`]: what the head of a column means.

use crate::finding::{Finding, Findings};
use crate::near;
use crate::words::Language;
use crate::workbook::{Sheet, folded};

/// What a column of the survey, choices or another sheet holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Type,
    Name,
    Label,
    Hint,
    GuidanceHint,
    Media(String),
    Bind(String),
    Control(String),
    Instance(String),
    Default,
    Trigger,
    ChoiceFilter,
    Parameters,
    Disabled,
    Intent,
    ListName,
    /// Anything else, as the header has it.
    Other(String),
}

/// One column of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) field: Field,
    /// Language of the words below it.
    pub(crate) language: Option<Language>,
}

/// The columns of a sheet, by the index of their header.
#[derive(Clone, Debug, Default)]
pub(crate) struct Columns {
    pub(crate) list: Vec<Column>,
}

impl Columns {
    /// Reads the headers of the survey sheet.
    pub(crate) fn of_survey(sheet: &Sheet, findings: &mut Findings) -> Self {
        let columns = Self::read(sheet, &SURVEY, findings);
        for (index, column) in columns.list.iter().enumerate() {
            if let Field::Other(name) = &column.field {
                let near = near::nearest(name, SURVEY_NAMES.iter().copied());
                let known = name.starts_with("sms_")
                    || name.starts_with("kobo--")
                    || IGNORED.contains(&name.as_str());
                if !known && !name.starts_with('_') {
                    let spot = sheet.spot(sheet.header_row, Some(index));
                    let finding = Finding::warning("column-unknown", spot)
                        .with("header", name.clone())
                        .meant(near);
                    findings.push(finding);
                }
            }
        }
        columns
    }

    /// Reads the headers of the sheets of choices. What is not known stays as it is written: filters
    /// may name it.
    pub(crate) fn of_choices(sheet: &Sheet, findings: &mut Findings) -> Self {
        Self::read(sheet, &CHOICES, findings)
    }

    fn read(sheet: &Sheet, known: &Known, findings: &mut Findings) -> Self {
        let doubled = sheet.headers.iter().any(|head| head.text.contains("::"));
        let mut list: Vec<Column> = Vec::with_capacity(sheet.headers.len());
        let mut tokens_seen: Vec<Vec<String>> = Vec::new();
        for (index, header) in sheet.headers.iter().enumerate() {
            let (folded, tokens) = tokens_of(&header.text, doubled, known);
            let other = tokens_seen.iter().position(|seen| *seen == tokens);
            if let Some(other) = other
                && folded.as_deref() != Some(header.text.as_str())
            {
                let finding =
                    Finding::error("HEADER_002", sheet.spot(sheet.header_row, Some(index)))
                        .with("other", sheet.headers[other].text.clone())
                        .with("header", header.text.clone());
                findings.push(finding);
            }
            list.push(column_of(&tokens, &header.text));
            tokens_seen.push(tokens);
        }
        Self { list }
    }

    /// The index of the first column of a field.
    pub(crate) fn find(&self, field: &Field) -> Option<usize> {
        self.list.iter().position(|column| column.field == *field)
    }

    pub(crate) fn has(&self, field: &Field) -> bool {
        self.find(field).is_some()
    }
}

/// Names of the columns of a kind of sheet.
struct Known {
    /// Names that stand for themselves.
    own: &'static [&'static str],
    /// Other names, and the path that they stand for, its parts parted by a blank.
    aliases: &'static [(&'static str, &'static str)],
}

/// Columns that bear a meaning only for other programs.
const IGNORED: &[&str] = &["compact_tag"];

const SURVEY: Known = Known {
    own: &[
        "type",
        "name",
        "label",
        "hint",
        "guidance_hint",
        "media",
        "bind",
        "control",
        "instance",
        "default",
        "trigger",
        "choice_filter",
        "parameters",
        "sms_field",
        "list_name",
        "query",
        "itemset",
        "choices",
        "actions",
    ],
    aliases: &[
        ("sms_field", "sms_field"),
        ("sms_option", "sms_option"),
        ("sms_separator", "sms_separator"),
        ("sms_allow_media", "sms_allow_media"),
        ("sms_date_format", "sms_date_format"),
        ("sms_datetime_format", "sms_datetime_format"),
        ("sms_response", "sms_response"),
        ("compact_tag", "instance odk:tag"),
        ("read_only", "bind readonly"),
        ("readonly", "bind readonly"),
        ("relevant", "bind relevant"),
        ("relevance", "bind relevant"),
        ("caption", "label"),
        ("appearance", "control appearance"),
        ("required", "bind required"),
        ("constraint", "bind constraint"),
        ("constraining_message", "bind jr:constraintMsg"),
        ("constraint_message", "bind jr:constraintMsg"),
        ("calculation", "bind calculate"),
        ("calculate", "bind calculate"),
        ("command", "type"),
        ("tag", "name"),
        ("value", "name"),
        ("image", "media image"),
        ("big-image", "media big-image"),
        ("audio", "media audio"),
        ("video", "media video"),
        ("count", "control jr:count"),
        ("repeat_count", "control jr:count"),
        ("jr:count", "control jr:count"),
        ("autoplay", "control autoplay"),
        ("rows", "control rows"),
        ("noapperrorstring", "bind jr:noAppErrorString"),
        ("no_app_error_string", "bind jr:noAppErrorString"),
        ("requiredmsg", "bind jr:requiredMsg"),
        ("required_message", "bind jr:requiredMsg"),
        ("body", "control"),
        ("save_to", "bind entities:saveto"),
    ],
};

/// What people write at the head of a column of the survey sheet.
const SURVEY_NAMES: &[&str] = &[
    "type",
    "name",
    "label",
    "hint",
    "guidance_hint",
    "appearance",
    "parameters",
    "relevant",
    "required",
    "required_message",
    "constraint",
    "constraint_message",
    "calculation",
    "read_only",
    "default",
    "trigger",
    "choice_filter",
    "repeat_count",
    "save_to",
    "image",
    "big-image",
    "audio",
    "video",
    "autoplay",
    "rows",
    "media::image",
    "media::audio",
    "media::video",
];

const CHOICES: Known = Known {
    own: &["name", "label", "media", "sms_option"],
    aliases: &[
        ("caption", "label"),
        ("list_name", "list_name"),
        ("value", "name"),
        ("image", "media image"),
        ("big-image", "media big-image"),
        ("audio", "media audio"),
        ("video", "media video"),
    ],
};

/// Lower case, blanks to `_`.
pub(crate) fn snake_case(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join("_")
        .to_lowercase()
}

/// The path that a header stands for, and its one-word name if it has one.
fn tokens_of(header: &str, doubled: bool, known: &Known) -> (Option<String>, Vec<String>) {
    let alias = |name: &str| known.aliases.iter().find(|(alias, _)| *alias == name);
    for name in [header.to_owned(), snake_case(header)] {
        if known.own.contains(&name.as_str()) && alias(&name).is_none() {
            return (Some(name.clone()), vec![name]);
        }
    }
    let mut tokens: Vec<String> = if doubled || header.contains("::") {
        header.split("::").map(|t| t.trim().to_owned()).collect()
    } else {
        header.split(':').map(|t| t.trim().to_owned()).collect()
    };
    if !doubled
        && let Some(at) = tokens.iter().position(|token| token == "jr")
        && at + 1 < tokens.len()
    {
        tokens[at] = format!("jr:{}", tokens[at + 1]);
        tokens.remove(at + 1);
    }
    let first = snake_case(&tokens[0]);
    if let Some((_, path)) = alias(&first) {
        let single = (!path.contains(' ')).then(|| (*path).to_owned());
        tokens.splice(0..1, path.split(' ').map(str::to_owned));
        (single, tokens)
    } else if known.own.contains(&first.as_str()) {
        tokens[0].clone_from(&first);
        (Some(first), tokens)
    } else {
        (Some(header.to_owned()), tokens)
    }
}

fn column_of(tokens: &[String], header: &str) -> Column {
    let words: Vec<&str> = tokens.iter().map(String::as_str).collect();
    let (field, language) = match words.as_slice() {
        ["type"] => (Field::Type, None),
        ["name"] => (Field::Name, None),
        ["label"] => (Field::Label, None),
        ["label", language] => (Field::Label, Some(*language)),
        ["hint"] => (Field::Hint, None),
        ["hint", language] => (Field::Hint, Some(*language)),
        ["guidance_hint"] => (Field::GuidanceHint, None),
        ["guidance_hint", language] => (Field::GuidanceHint, Some(*language)),
        ["media", kind] => (Field::Media((*kind).to_owned()), None),
        ["media", kind, language] => (Field::Media((*kind).to_owned()), Some(*language)),
        ["bind", name] => (Field::Bind((*name).to_owned()), None),
        ["bind", name, language] => (Field::Bind((*name).to_owned()), Some(*language)),
        ["control", name] => (Field::Control((*name).to_owned()), None),
        ["instance", name] => (Field::Instance((*name).to_owned()), None),
        ["default"] => (Field::Default, None),
        ["trigger"] => (Field::Trigger, None),
        ["choice_filter"] => (Field::ChoiceFilter, None),
        ["parameters"] => (Field::Parameters, None),
        ["disabled"] => (Field::Disabled, None),
        ["intent"] => (Field::Intent, None),
        ["list_name" | "list name"] => (Field::ListName, None),
        _ => (Field::Other(header.to_owned()), None),
    };
    Column {
        field,
        language: language.map(|language| folded(language).into()),
    }
}
