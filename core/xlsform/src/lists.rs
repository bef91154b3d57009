//! [`Lists`]: the choices of the form.

use hashbrown::{HashMap, HashSet};

use crate::columns::{Columns, Field};
use crate::finding::{Finding, Findings};
use crate::near;
use crate::reference::has_reference;
use crate::settings::Settings;
use crate::text::Text;
use crate::tokens::is_name;
use crate::words::cleaned;
use crate::workbook::{Line, Sheet};

/// Every list of choices, in the order of the sheet.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    pub(crate) all: Vec<List>,
    by_name: HashMap<String, usize>,
}

/// One list.
#[derive(Clone, Debug, Default)]
pub(crate) struct List {
    pub(crate) name: String,
    pub(crate) choices: Vec<Choice>,
    /// A question reads it by `search()`: its choices stand in the body.
    pub(crate) searched: bool,
}

/// One choice.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Choice {
    pub(crate) name: String,
    pub(crate) label: Text,
    pub(crate) media: Vec<(crate::model::Key, Text)>,
    /// Columns that filters use.
    pub(crate) extra: Vec<(crate::model::Key, String)>,
    pub(crate) sms_option: Option<String>,
}

impl List {
    /// Whether its words stand in the table of languages: they are translated, have media, or refer
    /// to answers.
    pub(crate) fn is_translated(&self) -> bool {
        self.choices.iter().any(|choice| {
            !choice.media.is_empty()
                || choice.label.is_translated()
                || choice.label.as_plain().is_some_and(has_reference)
        })
    }
}

impl Lists {
    pub(crate) fn get(&self, name: &str) -> Option<&List> {
        self.by_name.get(name).map(|index| &self.all[*index])
    }

    pub(crate) fn get_mut(&mut self, name: &str) -> Option<&mut List> {
        self.by_name.get(name).map(|index| &mut self.all[*index])
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    pub(crate) fn nearest<'a>(&'a self, name: &str) -> Option<&'a str> {
        near::nearest(name, self.all.iter().map(|list| list.name.as_str()))
    }

    /// Reads the sheet of choices, or another sheet of that shape.
    pub(crate) fn read(
        sheet: &Sheet,
        columns: &Columns,
        settings: &Settings,
        findings: &mut Findings,
    ) -> Self {
        let mut reader = Reader {
            sheet,
            columns,
            settings,
            usable: usable_columns(sheet, columns, findings),
            lists: Self::default(),
            seen: HashSet::new(),
        };
        if !columns.has(&Field::Name) && !sheet.lines.is_empty() {
            let spot = sheet.spot(sheet.header_row, None);
            findings.push(Finding::error("HEADER_003", spot).with("missing", "name"));
            return reader.lists;
        }
        for line in &sheet.lines {
            reader.line(*line, findings);
        }
        reader.lists
    }
}

/// Which columns become elements of the list: their heads must be names.
fn usable_columns(sheet: &Sheet, columns: &Columns, findings: &mut Findings) -> Vec<bool> {
    let mut usable = Vec::with_capacity(columns.list.len());
    for (index, column) in columns.list.iter().enumerate() {
        let fit = match &column.field {
            Field::Other(name) => is_name(name),
            _ => true,
        };
        if !fit {
            let spot = sheet.spot(sheet.header_row, Some(index));
            let header = sheet.headers[index].text.clone();
            findings.push(Finding::warning("HEADER_004", spot).with("header", header));
        }
        usable.push(fit);
    }
    usable
}

struct Reader<'a> {
    sheet: &'a Sheet,
    columns: &'a Columns,
    settings: &'a Settings,
    usable: Vec<bool>,
    lists: Lists,
    seen: HashSet<(usize, String)>,
}

impl Reader<'_> {
    fn line(&mut self, line: Line, findings: &mut Findings) {
        let mut choice = Choice::default();
        let mut list = None;
        let mut name = None;
        for (index, text) in self.sheet.cells(line) {
            let column = &self.columns.list[index];
            let words = cleaned(text, false);
            let language = column.language.as_ref();
            let default_language = &self.settings.default_language;
            match &column.field {
                Field::ListName => list = Some(words.into_owned()),
                Field::Name => name = Some(words.into_owned()),
                Field::Label => {
                    let words = self.sheet.words(index, words);
                    choice.label.add(language, &words, default_language);
                }
                Field::Media(kind) => {
                    let mut text = crate::model::get(&choice.media, kind)
                        .cloned()
                        .unwrap_or_default();
                    text.add(language, &self.sheet.words(index, words), default_language);
                    crate::model::set(&mut choice.media, kind, text);
                }
                Field::Other(header) if header == "sms_option" => {
                    choice.sms_option = Some(words.into_owned());
                }
                Field::Other(header) if self.usable[index] => {
                    crate::model::set(&mut choice.extra, header, words.into_owned());
                }
                _ => {}
            }
        }
        // A row without a list belongs to nobody: authors keep notes there.
        let Some(list) = list else { return };
        let at = *self.lists.by_name.entry(list).or_insert_with_key(|list| {
            self.lists.all.push(List {
                name: list.clone(),
                ..List::default()
            });
            self.lists.all.len() - 1
        });
        let spot = |field| self.sheet.spot(line.row, self.columns.find(field));
        let list = self.lists.all[at].name.clone();
        let Some(name) = name else {
            findings.push(Finding::error("NAMES_006", spot(&Field::Name)).with("list", list));
            return;
        };
        if choice.label.is_none() {
            let finding = Finding::warning("LABEL_001", spot(&Field::Label))
                .with("value", name.clone())
                .with("list", list.clone());
            findings.push(finding);
        }
        let new = self.seen.insert((at, name.clone()));
        if !new && !self.settings.allow_choice_duplicates {
            let finding = Finding::error("NAMES_007", spot(&Field::Name))
                .with("value", name.clone())
                .with("list", list);
            findings.push(finding);
        }
        choice.name = name;
        // There are thousands, and each is complete.
        choice.extra.shrink_to_fit();
        choice.media.shrink_to_fit();
        self.lists.all[at].choices.push(choice);
    }
}
