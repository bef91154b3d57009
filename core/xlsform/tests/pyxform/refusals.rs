//! Everything that pyxform 4.5 refuses, and the code that we refuse it by.

/// Its codes, which are ours too. Not among them: `HEADER_001` and `NAMES_009` are about calls of its
/// library, not about workbooks, and `INTERNAL_001` and `INTERNAL_002` about its own faults.
const CODES: [&str; 52] = [
    "ENTITY_001",
    "ENTITY_002",
    "ENTITY_003",
    "ENTITY_004",
    "ENTITY_005",
    "ENTITY_006",
    "ENTITY_007",
    "ENTITY_008",
    "ENTITY_009",
    "ENTITY_011",
    "ENTITY_012",
    "ENTITY_013",
    "HEADER_002",
    "HEADER_003",
    "HEADER_005",
    "NAMES_001",
    "NAMES_003",
    "NAMES_004",
    "NAMES_005",
    "NAMES_006",
    "NAMES_007",
    "NAMES_008",
    "NAMES_010",
    "NAMES_011",
    "NAMES_012",
    "NAMES_014",
    "NAMES_015",
    "PYREF_001",
    "PYREF_002",
    "PYREF_003",
    "PYREF_004",
    "RANGE_001",
    "RANGE_002",
    "RANGE_003",
    "RANGE_004",
    "RANGE_005",
    "RANGE_006",
    "RANGE_007",
    "RANGE_008",
    "RANGE_009",
    "RANGE_010",
    "RANGE_011",
    "RANGE_012",
    "SURVEY_001",
    "SURVEY_002",
    "SURVEY_003",
    "SURVEY_004",
    "SURVEY_005",
    "SURVEY_006",
    "SURVEY_007",
    "SURVEY_008",
    "SURVEY_009",
];

/// Reasons that have no code there, by some words of them, and ours. A column that stands twice is
/// not among them: pyxform refuses it in Excel's files alone.
const UNCODED: [(&str, &str); 41] = [
    ("You must have a sheet named 'survey'", "survey-missing"),
    ("Question with no type", "type-missing"),
    ("Question or group with no name", "name-missing"),
    ("Unknown question type", "type-unknown"),
    ("has no label or hint", "label-missing"),
    ("Missing calculation", "calculation-missing"),
    ("is not user-visible", "trigger-not-visible"),
    ("There should be a choices sheet", "choices-sheet-missing"),
    ("List name not in choices sheet", "list-unknown"),
    ("List name not in columns sheet", "list-unknown"),
    ("Repeat loop without list name", "loop-without-list"),
    (
        "should be an external_choices sheet",
        "external-choices-missing",
    ),
    ("not in external choices sheet", "external-list-unknown"),
    ("Choice names with spaces", "choice-with-space"),
    ("not supported with or_other", "filter-with-or-other"),
    (
        "choices for this 'or other' question",
        "or-other-without-choices",
    ),
    ("not supported for table-list", "filter-in-table-list"),
    ("Badly formatted table list", "table-list-differs"),
    ("supported file extensions", "file-extension"),
    (
        "for different external instance source",
        "instance-conflict",
    ),
    ("Instance names must be unique", "instance-repeated"),
    ("is a select from file type", "search-from-file"),
    (
        "and its select type references the choice list",
        "search-list-shared",
    ),
    ("Cannot omit instanceID", "instance-id-omitted"),
    ("you must also specify an image", "big-image-alone"),
    ("Media type: smell not supported", "media-unknown"),
    ("Audits must always be named", "audit-named"),
    ("track-changes must be", "parameter-value"),
    ("track-changes-reasons must be", "parameter-value"),
    ("identify-user must be", "parameter-value"),
    ("location-priority must be", "parameter-value"),
    ("location-min-interval must have an", "parameter-value"),
    ("location-max-age must be", "parameter-value"),
    ("are required parameters", "parameter-together"),
    ("randomize must be", "parameter-value"),
    ("seed value must be", "parameter-value"),
    ("to use a seed", "parameter-together"),
    ("rows must have an integer", "parameter-value"),
    ("max-pixels must have an integer", "parameter-value"),
    ("invalid Android package name", "parameter-value"),
    ("Invalid value for quality", "parameter-value"),
];

/// The reasons that stood at the head of a list, and which of them were met.
#[derive(Default)]
pub(crate) struct Seen {
    codes: Vec<String>,
    uncoded: Vec<(String, Vec<String>)>,
}

impl Seen {
    /// Takes in one refusal and the codes of ours for the same form.
    pub(crate) fn add(&mut self, code: Option<&str>, message: &str, ours: &[String]) {
        match code {
            Some(code) => self.codes.push(code.to_owned()),
            None => self.uncoded.push((message.to_owned(), ours.to_vec())),
        }
    }

    /// What no form was refused for, and what was refused for something else.
    pub(crate) fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for code in CODES {
            if !self.codes.iter().any(|seen| seen == code) {
                faults.push(format!("{code}: pyxform refuses no form for it"));
            }
        }
        for (words, code) in UNCODED {
            let said: Vec<_> = self
                .uncoded
                .iter()
                .filter(|(message, _)| message.contains(words))
                .collect();
            if said.is_empty() {
                faults.push(format!("“{words}”: pyxform refuses no form for it"));
            }
            for (message, ours) in said {
                if !ours.iter().any(|known| known == code) {
                    faults.push(format!("{message}: we say {ours:?} and not {code}"));
                }
            }
        }
        faults
    }
}
