//! Secondary instances: lists in the form and files beside it.

use super::{Writer, first_of};
use crate::columns::Field;
use crate::finding::Finding;
use crate::lists::List;
use crate::model::{EXPRESSIONS, Element, Id, Sort, Survey};
use crate::survey::{Reader, extension};
use crate::text::Text;

/// One secondary instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Secondary {
    pub(crate) id: String,
    /// Where its file is; without one it is a list of choices.
    pub(crate) source: Option<String>,
    /// Row of the survey sheet that first asks for the file.
    pub(crate) row: Option<u32>,
}

impl Reader<'_> {
    /// Every secondary instance that the form needs, in the order of their first use; two of one
    /// id and different sources are an error.
    pub(crate) fn secondaries(&mut self) -> Vec<Secondary> {
        let mut wanted: Vec<(Secondary, Option<u32>)> = Vec::new();
        let mut declared: Vec<(String, Option<u32>)> = Vec::new();
        let order = self.survey.in_order();
        for id in order {
            let element = self.survey.element(id);
            let row = element.row;
            if let Sort::File(csv) = element.sort {
                let (folder, extension) = if csv {
                    ("file-csv", "csv")
                } else {
                    ("file", "xml")
                };
                let name = element.name.to_string();
                let source = format!("jr://{folder}/{name}.{extension}");
                declared.push((name.clone(), row));
                wanted.push((file(name, source), row));
                continue;
            }
            for name in pulled(element) {
                let source = format!("jr://file-csv/{name}.csv");
                wanted.push((file(name, source), row));
            }
            if let Some(itemset) = element.itemset.as_deref().filter(|_| element.is_select())
                && let Some(extension) = extension(itemset)
            {
                let stem = itemset[..itemset.len() - extension.len() - 1].to_owned();
                let folder = if extension == "csv" {
                    "file-csv"
                } else {
                    "file"
                };
                wanted.push((file(stem, format!("jr://{folder}/{itemset}")), row));
            }
        }
        self.check_declared(&declared);
        if self.survey.reads_last_saved() {
            let source = "jr://instance/last-saved".to_owned();
            wanted.push((file("__last-saved".to_owned(), source), None));
        }
        for list in self.survey.lists.all.iter().filter(|list| !list.searched) {
            let secondary = Secondary {
                id: list.name.clone(),
                source: None,
                row: None,
            };
            wanted.push((secondary, None));
        }
        let mut kept: Vec<Secondary> = Vec::new();
        for (secondary, row) in wanted {
            match kept.iter().find(|known| known.id == secondary.id) {
                None => kept.push(Secondary { row, ..secondary }),
                Some(known) if known.source == secondary.source => {}
                Some(known) => {
                    let shown = |source: &Option<String>| {
                        source.clone().unwrap_or_else(|| "choices".to_owned())
                    };
                    let mut finding = Finding::error("instance-conflict", self.row_spot(row))
                        .with("name", secondary.id.clone())
                        .with("source", shown(&secondary.source))
                        .with("other", shown(&known.source));
                    if row.is_none()
                        && let Some(sheet) = self.workbook.sheet("choices")
                    {
                        finding.spot = sheet.spot(sheet.header_row, None);
                    }
                    self.say(finding);
                }
            }
        }
        kept
    }

    fn row_spot(&self, row: Option<u32>) -> crate::finding::Spot {
        let row = row.unwrap_or(self.sheet.header_row);
        self.sheet.spot(row, self.columns.find(&Field::Type))
    }

    /// A file may be declared by one row alone.
    fn check_declared(&mut self, declared: &[(String, Option<u32>)]) {
        for (index, (name, row)) in declared.iter().enumerate() {
            if declared[..index].iter().any(|(known, _)| known == name) {
                let finding = Finding::error("instance-repeated", self.row_spot(*row))
                    .with("name", name.clone());
                self.say(finding);
            }
        }
    }

    /// Questions that read their choices by `search()`: these stand in the body, and no other kind
    /// of question may use their list.
    pub(crate) fn find_searches(&mut self) {
        let mut searches: Vec<Id> = Vec::new();
        let mut others: Vec<Id> = Vec::new();
        for id in self.survey.in_order() {
            let element = self.survey.element(id);
            if element.itemset.is_none() || !element.is_select() {
                continue;
            }
            if is_search(element) {
                searches.push(id);
            } else {
                others.push(id);
            }
        }
        for id in searches {
            let element = self.survey.element(id);
            let list = element.itemset.as_deref().unwrap_or_default().to_owned();
            let row = element.row;
            let name = element.name.clone();
            if extension(&list).is_some() {
                let finding = Finding::error("search-from-file", self.row_spot(row))
                    .with("name", name.clone());
                self.say(finding);
            }
            let of_list = |id: &&Id| self.survey.element(**id).itemset.as_deref() == Some(&*list);
            if let Some(other) = others.iter().find(of_list) {
                let other = self.survey.element(*other).name.clone();
                let finding = Finding::error("search-list-shared", self.row_spot(row))
                    .with("name", name)
                    .with("list", list.clone())
                    .with("other", other);
                self.say(finding);
            }
            if let Some(list) = self.survey.lists.get_mut(&list) {
                list.searched = true;
            }
        }
    }
}

/// Whether a question reads its choices by `search()`.
pub(super) fn is_search(element: &Element) -> bool {
    let appearance = crate::model::get(&element.control, "appearance");
    appearance.is_some_and(|appearance| {
        appearance
            .find("search(")
            .is_some_and(|at| appearance[at..].contains(')'))
    })
}

fn file(id: String, source: String) -> Secondary {
    Secondary {
        id,
        source: Some(source),
        row: None,
    }
}

/// The files that an element pulls data from.
fn pulled(element: &Element) -> Vec<String> {
    let mut names = Vec::new();
    let expressions = EXPRESSIONS
        .into_iter()
        .filter_map(|name| element.bind_text(name));
    for text in expressions
        .chain(element.rare.choice_filter.as_deref())
        .chain(element.default.as_deref())
    {
        let mut rest = text;
        while let Some(at) = rest.find("pulldata") {
            rest = &rest[at + "pulldata".len()..];
            let Some(inside) = rest.trim_start().strip_prefix('(') else {
                continue;
            };
            if let Some((first, _)) = inside.split_once(',') {
                names.push(first.replace(['\'', '"'], "").trim().to_owned());
            }
        }
    }
    names
}

impl Writer<'_> {
    pub(super) fn secondary(&mut self, secondary: &Secondary) {
        let id = secondary.id.as_str();
        if let Some(source) = &secondary.source {
            self.xml.comes_from(secondary.row);
            self.xml.empty("instance", &[("id", id), ("src", source)]);
            self.xml.comes_from(None);
            return;
        }
        self.xml.open("instance", &[("id", id)]);
        self.xml.open("root", &[]);
        if let Some(list) = self.survey.lists.get(id) {
            self.items(list);
        }
        self.xml.close("root");
        self.xml.close("instance");
    }

    fn items(&mut self, list: &List) {
        let translated = list.is_translated();
        for (index, choice) in list.choices.iter().enumerate() {
            self.xml.open("item", &[]);
            if translated {
                self.xml
                    .text("itextId", &[], &format!("{}-{index}", list.name));
            }
            self.xml.text("name", &[], &choice.name);
            if !translated && matches!(choice.label, Text::Plain(_)) {
                self.xml.text("label", &[], first_of(&choice.label));
            }
            for (name, value) in &choice.extra {
                self.xml.text(name, &[], value);
            }
            if let Some(option) = &choice.sms_option {
                self.xml.text("sms_option", &[], option);
            }
            self.xml.close("item");
        }
    }
}

impl Survey {
    /// The list that a question takes its choices from.
    pub(super) fn list_of(&self, element: &Element) -> Option<&List> {
        self.lists.get(element.itemset.as_deref()?)
    }
}
