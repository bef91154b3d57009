//! [`Settings`]: the one row of the settings sheet.

use crate::columns::snake_case;
use crate::finding::{Finding, Findings};
use crate::near;
use crate::tokens::is_name;
use crate::words::{Language, cleaned};
use crate::workbook::Workbook;

/// What the settings sheet says, and the rest by default.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settings {
    /// Name of the root of the record.
    pub(crate) name: String,
    pub(crate) title: Option<String>,
    pub(crate) id: Option<String>,
    pub(crate) version: Option<String>,
    pub(crate) default_language: Language,
    pub(crate) style: Option<String>,
    pub(crate) instance_xmlns: Option<String>,
    pub(crate) namespaces: Option<String>,
    /// `attribute::x`: further attributes of the root of the record.
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) instance_name: Option<String>,
    pub(crate) instance_id: Option<String>,
    pub(crate) omit_instance_id: bool,
    pub(crate) submission_url: Option<String>,
    pub(crate) public_key: Option<String>,
    pub(crate) auto_send: Option<String>,
    pub(crate) auto_delete: Option<String>,
    pub(crate) client_editable: bool,
    pub(crate) allow_choice_duplicates: bool,
    pub(crate) clean_text_values: bool,
    pub(crate) add_none_option: bool,
    pub(crate) prefix: Option<String>,
    pub(crate) delimiter: Option<String>,
    pub(crate) flat: bool,
}

const NAMES: &[&str] = &[
    "form_title",
    "form_id",
    "version",
    "name",
    "instance_xmlns",
    "namespaces",
    "instance_name",
    "instance_id",
    "omit_instanceID",
    "submission_url",
    "public_key",
    "auto_send",
    "auto_delete",
    "client_editable",
    "default_language",
    "style",
    "allow_choice_duplicates",
    "clean_text_values",
    "add_none_option",
    "prefix",
    "delimiter",
    "sms_keyword",
    "flat",
];

/// Settings that are known and mean nothing any more.
const SILENT: &[&str] = &[
    "sms_keyword",
    "sms_separator",
    "sms_allow_media",
    "sms_date_format",
    "sms_datetime_format",
    "sms_response",
];

/// `yes` and its kin; `None` for another word.
pub(crate) fn yes_or_no(word: &str) -> Option<bool> {
    match word {
        "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "true()" => Some(true),
        "no" | "No" | "NO" | "false" | "False" | "FALSE" | "false()" => Some(false),
        _ => None,
    }
}

/// What a type of the survey sheet means if it is a setting in the wrong place.
pub(crate) fn setting_of_type(kind: &str) -> Option<&'static str> {
    match kind {
        "form_title" | "set_form_title" => Some("title"),
        "form_id" | "set_form_id" => Some("id_string"),
        "prefix" => Some("prefix"),
        _ => None,
    }
}

impl Settings {
    /// Reads the first row of the settings sheet, if there is one.
    pub(crate) fn read(workbook: &Workbook, findings: &mut Findings) -> Self {
        let mut settings = Self {
            name: "data".to_owned(),
            default_language: "default".into(),
            clean_text_values: true,
            ..Self::default()
        };
        let Some(sheet) = workbook.sheet("settings") else {
            return settings;
        };
        let Some(line) = sheet.lines.first().copied() else {
            return settings;
        };
        let key = |text: &str| match snake_case(text).as_str() {
            "omit_instanceid" => "omit_instanceID".to_owned(),
            "set_form_title" | "title" => "form_title".to_owned(),
            "set_form_id" => "form_id".to_owned(),
            other => other.to_owned(),
        };
        let twice = ["form_id", "id_string"].map(|wanted| {
            sheet
                .headers
                .iter()
                .position(|head| snake_case(&head.text) == wanted)
        });
        if let [Some(_), Some(spare)] = twice {
            let spot = sheet.spot(sheet.header_row, Some(spare));
            findings.push(Finding::warning("form-id-twice", spot));
        }
        for (index, header) in sheet.headers.iter().enumerate() {
            let known = key(&header.text);
            let attribute = known.starts_with("attribute::") || known.starts_with("attribute:");
            let silent = known.starts_with('_') || SILENT.contains(&known.as_str());
            if !attribute && !silent && known != "id_string" && !NAMES.contains(&known.as_str()) {
                let finding =
                    Finding::warning("column-unknown", sheet.spot(sheet.header_row, Some(index)))
                        .with("header", header.text.clone())
                        .meant(near::nearest(&known, NAMES.iter().copied()));
                findings.push(finding);
            }
        }
        for (index, text) in sheet.cells(line) {
            let header = &sheet.headers[index].text;
            let value = cleaned(text, false).into_owned();
            if let Some((head, attribute)) = header.split_once(':')
                && head.trim() == "attribute"
            {
                let attribute = attribute.trim_start_matches(':').trim();
                settings.attributes.push((attribute.to_owned(), value));
                continue;
            }
            let key = key(header);
            if key == "id_string" && matches!(twice, [Some(_), Some(_)]) {
                continue;
            }
            if key == "name" && !is_name(&value) {
                let spot = sheet.spot(line.row, Some(index));
                findings.push(Finding::error("NAMES_008", spot).with("value", value.clone()));
            }
            settings.set(&key, value);
        }
        settings
    }

    /// Sets one of them by its name; another name is nothing.
    pub(crate) fn set(&mut self, key: &str, value: String) {
        let truth = || yes_or_no(&value) == Some(true);
        match key {
            "name" => self.name = value,
            "form_title" | "title" => self.title = Some(value),
            "form_id" | "id_string" => self.id = Some(value),
            "version" => self.version = Some(value),
            "default_language" => self.default_language = value.into(),
            "style" => self.style = Some(value),
            "instance_xmlns" => self.instance_xmlns = Some(value),
            "namespaces" => self.namespaces = Some(value),
            "instance_name" => self.instance_name = Some(value),
            "instance_id" => self.instance_id = Some(value),
            "omit_instanceID" => self.omit_instance_id = truth(),
            "submission_url" => self.submission_url = Some(value),
            "public_key" => self.public_key = Some(value),
            "auto_send" => self.auto_send = Some(value),
            "auto_delete" => self.auto_delete = Some(value),
            "client_editable" => self.client_editable = truth(),
            "allow_choice_duplicates" => self.allow_choice_duplicates = truth(),
            "clean_text_values" => self.clean_text_values = yes_or_no(&value) != Some(false),
            "add_none_option" => self.add_none_option = truth(),
            "prefix" => self.prefix = Some(value),
            "delimiter" => self.delimiter = Some(value),
            "flat" => self.flat = true,
            _ => {}
        }
    }
}
