//! [`Kind`]: the types of questions, and what each becomes in a form.

/// What a type of question becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Kind {
    /// Its name, as the survey sheet has it.
    pub(crate) name: &'static str,
    /// Element of the body; none for questions that nobody sees.
    pub(crate) tag: Option<&'static str>,
    pub(crate) media: Option<&'static str>,
    /// Data type of its bind; none for types without a bind.
    pub(crate) data: Option<&'static str>,
    /// `jr:preload` and `jr:preloadParams`.
    pub(crate) preload: Option<(&'static str, &'static str)>,
    pub(crate) readonly: bool,
    pub(crate) constraint: Option<&'static str>,
    pub(crate) hint: Option<&'static str>,
}

const NOTHING: Kind = Kind {
    name: "",
    tag: None,
    media: None,
    data: None,
    preload: None,
    readonly: false,
    constraint: None,
    hint: None,
};

const fn asked(name: &'static str, tag: &'static str, data: &'static str) -> Kind {
    Kind {
        name,
        tag: Some(tag),
        data: Some(data),
        ..NOTHING
    }
}

const fn input(name: &'static str, data: &'static str) -> Kind {
    asked(name, "input", data)
}

const fn note(name: &'static str) -> Kind {
    Kind {
        readonly: true,
        ..input(name, "string")
    }
}

const fn upload(name: &'static str, media: &'static str) -> Kind {
    Kind {
        media: Some(media),
        ..asked(name, "upload", "binary")
    }
}

const fn silent(name: &'static str, data: &'static str) -> Kind {
    Kind {
        name,
        data: Some(data),
        ..NOTHING
    }
}

const fn preloaded(
    name: &'static str,
    data: &'static str,
    preload: &'static str,
    parameter: &'static str,
) -> Kind {
    Kind {
        preload: Some((preload, parameter)),
        ..silent(name, data)
    }
}

const fn property(name: &'static str, parameter: &'static str) -> Kind {
    preloaded(name, "string", "property", parameter)
}

const fn moment(name: &'static str, parameter: &'static str) -> Kind {
    preloaded(name, "dateTime", "timestamp", parameter)
}

const fn bounded(name: &'static str, constraint: &'static str, hint: Option<&'static str>) -> Kind {
    Kind {
        constraint: Some(constraint),
        hint,
        ..input(name, "int")
    }
}

/// Every type that stands for itself; those with a list or with an end are read before these.
pub(crate) const KINDS: &[Kind] = &[
    input("text", "string"),
    input("string", "string"),
    input("q string", "string"),
    input("add text prompt", "string"),
    input("integer", "int"),
    input("int", "int"),
    input("q int", "int"),
    input("add integer prompt", "int"),
    input("decimal", "decimal"),
    input("q decimal", "decimal"),
    input("add decimal prompt", "decimal"),
    asked("range", "range", "int"),
    bounded("percentage", "0 <= . and . <= 100", None),
    bounded(
        "number of days in last month",
        "0 <= . and . <= 31",
        Some("Enter a number 0-31."),
    ),
    bounded(
        "number of days in last six months",
        "0 <= . and . <= 183",
        Some("Enter a number 0-183."),
    ),
    bounded(
        "number of days in last year",
        "0 <= . and . <= 365",
        Some("Enter a number 0-365."),
    ),
    Kind {
        constraint: Some("regex(., '^\\d*$')"),
        hint: Some("Enter numbers only."),
        ..input("phone number", "string")
    },
    input("date", "date"),
    input("q date", "date"),
    input("add date prompt", "date"),
    input("time", "time"),
    input("dateTime", "dateTime"),
    input("datetime", "dateTime"),
    input("date time", "dateTime"),
    input("q dateTime", "dateTime"),
    input("q date time", "dateTime"),
    input("add dateTime prompt", "dateTime"),
    input("add date time prompt", "dateTime"),
    input("geopoint", "geopoint"),
    input("gps", "geopoint"),
    input("location", "geopoint"),
    input("q geopoint", "geopoint"),
    input("q location", "geopoint"),
    input("add location prompt", "geopoint"),
    input("geoshape", "geoshape"),
    input("q geoshape", "geoshape"),
    input("geotrace", "geotrace"),
    input("q geotrace", "geotrace"),
    input("barcode", "barcode"),
    input("q barcode", "barcode"),
    input("add barcode prompt", "barcode"),
    note("note"),
    note("q note"),
    note("add note prompt"),
    Kind {
        name: "trigger",
        tag: Some("trigger"),
        ..NOTHING
    },
    asked("acknowledge", "trigger", "string"),
    asked("q acknowledge", "trigger", "string"),
    asked("add acknowledge prompt", "trigger", "string"),
    asked("background-geopoint", "trigger", "geopoint"),
    asked("select one", "select1", "string"),
    asked("select one using", "select1", "string"),
    asked("add select one prompt using", "select1", "string"),
    asked("q select1", "select1", "string"),
    input("select one external", "string"),
    asked("select all that apply", "select", "string"),
    asked("select all that apply from", "select", "string"),
    asked("select multiple from", "select", "string"),
    asked("select multiple using", "select", "string"),
    asked("add select multiple prompt using", "select", "string"),
    asked("q select", "select", "string"),
    asked("rank", "odk:rank", "odk:rank"),
    upload("photo", "image/*"),
    upload("image", "image/*"),
    upload("q picture", "image/*"),
    upload("q image", "image/*"),
    upload("add image prompt", "image/*"),
    upload("audio", "audio/*"),
    upload("q audio", "audio/*"),
    upload("add audio prompt", "audio/*"),
    upload("video", "video/*"),
    upload("q video", "video/*"),
    upload("add video prompt", "video/*"),
    upload("file", "application/*"),
    upload("add file prompt", "application/*"),
    upload("osm", "osm/*"),
    silent("calculate", "string"),
    silent("q calculate", "string"),
    silent("add calculate prompt", "string"),
    silent("hidden", "string"),
    silent("audit", "binary"),
    silent("start-geopoint", "geopoint"),
    silent("background-audio", "binary"),
    moment("start", "start"),
    moment("start time", "start"),
    moment("get start time", "start"),
    moment("end", "end"),
    moment("end time", "end"),
    moment("get end time", "end"),
    preloaded("today", "date", "date", "today"),
    preloaded("get today", "date", "date", "today"),
    property("deviceid", "deviceid"),
    property("imei", "deviceid"),
    property("device id", "deviceid"),
    property("get device id", "deviceid"),
    property("subscriberid", "subscriberid"),
    property("subscriber id", "subscriberid"),
    property("get subscriber id", "subscriberid"),
    property("simserial", "simserial"),
    property("sim id", "simserial"),
    property("get sim id", "simserial"),
    property("phonenumber", "phonenumber"),
    property("get phone number", "phonenumber"),
    property("username", "username"),
    property("email", "email"),
    property("uri:deviceid", "uri:deviceid"),
    property("uri:subscriberid", "uri:subscriberid"),
    property("uri:simserial", "uri:simserial"),
    property("uri:phonenumber", "uri:phonenumber"),
    property("uri:username", "uri:username"),
    property("uri:email", "uri:email"),
];

/// The kind of a type by its name.
pub(crate) fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}

/// Names that stand for another type from the beginning.
pub(crate) fn dealiased(name: &str) -> &str {
    match name {
        "imei" => "deviceid",
        "image" | "add image prompt" | "add photo prompt" => "photo",
        "add audio prompt" => "audio",
        "add video prompt" => "video",
        "add file prompt" => "file",
        other => other,
    }
}

/// What begins or ends a part of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Group,
    Repeat,
    Loop,
}

impl Part {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Repeat => "repeat",
            Self::Loop => "loop",
        }
    }
}

const PARTS: &[(&str, Part)] = &[
    ("looped group", Part::Repeat),
    ("group", Part::Group),
    ("lgroup", Part::Repeat),
    ("repeat", Part::Repeat),
    ("loop", Part::Loop),
];

/// `begin group`, `begin_repeat`, `begin loop over LIST`: the part and its list.
pub(crate) fn begins(kind: &str) -> Option<(Part, Option<&str>)> {
    let rest = after(kind, "begin")?;
    PARTS.iter().find_map(|(name, part)| {
        let rest = rest.strip_prefix(name)?;
        if rest.is_empty() {
            return Some((*part, None));
        }
        let list = rest.strip_prefix(' ')?;
        let list = list.strip_prefix("over ").unwrap_or(list);
        (!list.is_empty() && !list.contains(' ')).then_some((*part, Some(list)))
    })
}

/// `end group`, `end_repeat`, `end loop`.
pub(crate) fn ends(kind: &str) -> Option<Part> {
    let rest = after(kind, "end")?;
    PARTS
        .iter()
        .find_map(|(name, part)| (*name == rest).then_some(*part))
}

fn after<'a>(kind: &'a str, word: &str) -> Option<&'a str> {
    let rest = kind.strip_prefix(word)?;
    rest.strip_prefix([' ', '_'])
}

/// A question with choices, as its type asks for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Select<'a> {
    /// What the survey sheet says, such as `select_one_from_file`.
    pub(crate) command: &'static str,
    /// The kind it becomes.
    pub(crate) kind: &'static str,
    /// A list, a file or a `${reference}`.
    pub(crate) list: &'a str,
    pub(crate) or_other: bool,
}

impl Select<'_> {
    pub(crate) fn is_from_file(&self) -> bool {
        self.command.ends_with("from_file") || self.command.ends_with("from file")
    }
}

const SELECTS: &[(&str, &str)] = &[
    ("add select one prompt using", "select one"),
    ("add select multiple prompt using", "select all that apply"),
    ("select all that apply from", "select all that apply"),
    ("select one from", "select one"),
    ("select1", "select one"),
    ("select_one", "select one"),
    ("select one", "select one"),
    ("select_multiple", "select all that apply"),
    ("select all that apply", "select all that apply"),
    ("select_one_external", "select one external"),
    ("select_one_from_file", "select one"),
    ("select_multiple_from_file", "select all that apply"),
    ("select one from file", "select one"),
    ("select multiple from file", "select all that apply"),
    ("rank", "rank"),
];

/// Reads the type of a question with choices; `None` if it is none.
pub(crate) fn select(kind: &str) -> Option<Select<'_>> {
    SELECTS.iter().find_map(|(command, becomes)| {
        let rest = kind.strip_prefix(command)?.strip_prefix(' ')?;
        let (list, other) = match rest.split_once(' ') {
            None => (rest, None),
            Some((list, other)) => (list, Some(other)),
        };
        let or_other = match other {
            None => false,
            Some("or specify other" | "or_other" | "or other") => true,
            Some(_) => return None,
        };
        (!list.is_empty()).then_some(Select {
            command,
            kind: becomes,
            list,
            or_other,
        })
    })
}

/// Words to compare a mistyped type with; the long old names are no suggestion.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    const MORE: &[&str] = &[
        "begin_group",
        "end_group",
        "begin_repeat",
        "end_repeat",
        "begin_loop",
        "end_loop",
        "csv-external",
        "xml-external",
        "select_one",
        "select_multiple",
        "select_one_external",
        "select_one_from_file",
        "select_multiple_from_file",
        "image",
    ];
    KINDS
        .iter()
        .map(|kind| kind.name)
        .filter(|name| !name.contains(' '))
        .chain(MORE.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_with_a_list_are_read() {
        let read = select("select one from file places.csv").unwrap();
        assert_eq!(
            (read.command, read.list),
            ("select one from file", "places.csv")
        );
        let read = select("select_multiple colours or_other").unwrap();
        assert_eq!(
            (read.kind, read.list, read.or_other),
            ("select all that apply", "colours", true)
        );
        assert_eq!(select("select_one"), None);
        assert_eq!(select("select_one a b"), None);
        assert_eq!(begins("begin loop over x"), Some((Part::Loop, Some("x"))));
        assert_eq!(begins("begin_lgroup"), Some((Part::Repeat, None)));
        assert_eq!(begins("begin looped group"), Some((Part::Repeat, None)));
        assert_eq!(ends("end repeat"), Some(Part::Repeat));
        assert_eq!(ends("end"), None);
    }
}
