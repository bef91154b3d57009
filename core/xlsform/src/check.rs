//! What is looked at once the whole workbook is read: references, languages, triggers.

use crate::columns::{Columns, Field, snake_case};
use crate::finding::{Finding, Spot};
use crate::model::{Survey, get};
use crate::near;
use crate::reference::references;
use crate::survey::Reader;
use crate::workbook::{Sheet, Workbook};

impl Reader<'_> {
    /// Everything that needs all names to be known.
    pub(crate) fn check(&mut self, choice_columns: Option<&Columns>) {
        self.check_references(choice_columns);
        self.check_triggers();
        self.check_media();
        let seen = [
            Seen::of("survey", self.workbook, Some(self.columns)),
            Seen::of("choices", self.workbook, choice_columns),
        ];
        for seen in &seen {
            for finding in seen.missing() {
                self.say(finding);
            }
        }
        if self.or_other_used && seen.iter().any(Seen::is_translated) {
            let spot = self.sheet.spot(self.sheet.header_row, None);
            self.say(Finding::warning("or-other-translated", spot));
        }
        self.check_language_tags(choice_columns);
    }

    /// Every `${…}` of every cell that may have one.
    fn check_references(&mut self, choice_columns: Option<&Columns>) {
        let workbook = self.workbook;
        for kind in ["settings", "entities", "survey", "choices"] {
            let Some(sheet) = workbook.sheet(kind) else {
                continue;
            };
            let looked_at = |index: usize| match kind {
                "entities" => !matches!(
                    snake_case(&sheet.headers[index].text).as_str(),
                    "list_name" | "repeat" | "dataset"
                ),
                "survey" => !matches!(
                    self.columns.list[index].field,
                    Field::Type | Field::Name | Field::Trigger
                ),
                "choices" => choice_columns.is_some_and(|columns| {
                    matches!(columns.list[index].field, Field::Label | Field::Media(_))
                }),
                _ => true,
            };
            let mut found = Vec::new();
            for line in &sheet.lines {
                for (index, text) in sheet.cells(*line).filter(|(index, _)| looked_at(*index)) {
                    if text.contains("${") {
                        self.references_of(text, sheet, line.row, index, &mut found);
                    }
                }
            }
            for finding in found {
                self.say(finding);
            }
        }
    }

    fn references_of(
        &self,
        text: &str,
        sheet: &Sheet,
        row: u32,
        index: usize,
        out: &mut Vec<Finding>,
    ) {
        let at = |code| Finding::error(code, sheet.spot(row, Some(index)));
        for found in references(text) {
            match found {
                Err(fault) => {
                    let rest = &text[fault.start..];
                    let end = rest.find('}').map_or(rest.len(), |end| end + 1);
                    out.push(at("PYREF_001").with("value", &rest[..end]));
                    return;
                }
                Ok(found) => match self.names.get(found.name) {
                    None => {
                        let names = self.names.keys().map(String::as_str);
                        let near = near::nearest(found.name, names);
                        out.push(at("PYREF_003").with("name", found.name).meant(near));
                    }
                    Some(1) => {}
                    Some(_) => out.push(at("PYREF_004").with("name", found.name)),
                },
            }
        }
    }

    /// What nobody sees cannot set off a calculation.
    fn check_triggers(&mut self) {
        let mut found = Vec::new();
        for trigger in self
            .survey
            .triggers
            .iter()
            .filter(|trigger| !trigger.captures)
        {
            let Some(Some(source)) = self.survey.by_name.get(&trigger.source).copied() else {
                continue;
            };
            let source = self.survey.element(source);
            let kind = source.kind().map_or("", |kind| kind.name);
            let computed = get(&source.bind, "calculate").is_some() || source.triggered;
            let unseen = source.label.is_none() && source.hint.is_none();
            if kind == "calculate" || (computed && unseen) {
                let target = self.survey.element(trigger.target);
                let row = target.row.unwrap_or(self.sheet.header_row);
                let spot = self.sheet.spot(row, self.columns.find(&Field::Trigger));
                let finding = Finding::error("trigger-not-visible", spot)
                    .with("name", trigger.source.clone())
                    .with("target", target.name.clone());
                found.push(finding);
            }
        }
        for finding in found {
            self.say(finding);
        }
    }

    fn check_media(&mut self) {
        let mut found = Vec::new();
        for element in &self.survey.elements {
            for (kind, _) in &element.media {
                if !matches!(kind.as_str(), "image" | "big-image" | "audio" | "video") {
                    let field = Field::Media(kind.clone());
                    let row = element.row.unwrap_or(self.sheet.header_row);
                    let spot = self.sheet.spot(row, self.columns.find(&field));
                    let near = near::nearest(kind, ["image", "big-image", "audio", "video"]);
                    let finding = Finding::error("media-unknown", spot)
                        .with("kind", kind.clone())
                        .meant(near);
                    found.push(finding);
                }
            }
        }
        for finding in found {
            self.say(finding);
        }
    }

    /// Languages should bear a tag: phones choose fonts, direction and plurals by it.
    fn check_language_tags(&mut self, choice_columns: Option<&Columns>) {
        let mut untagged: Vec<(String, Spot)> = Vec::new();
        for (kind, columns) in [("survey", Some(self.columns)), ("choices", choice_columns)] {
            let (Some(sheet), Some(columns)) = (self.workbook.sheet(kind), columns) else {
                continue;
            };
            let mut used = vec![false; columns.list.len()];
            for line in &sheet.lines {
                for (index, _) in sheet.cells(*line) {
                    used[index] = true;
                }
            }
            for (index, column) in columns.list.iter().enumerate() {
                if let Some(language) = &column.language
                    && used[index]
                    && language != "default"
                    && !has_tag(language)
                    && !untagged.iter().any(|(known, _)| known == language)
                {
                    let spot = sheet.spot(sheet.header_row, Some(index));
                    untagged.push((language.clone(), spot));
                }
            }
        }
        for (language, spot) in untagged {
            self.say(Finding::warning("language-without-tag", spot).with("language", language));
        }
    }
}

/// Whether a name of a language ends in a tag in parentheses, such as `کوردی (ckb)`, or is one of
/// two letters itself.
fn has_tag(language: &str) -> bool {
    let tag = language
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('))
        .map(|(_, tag)| tag);
    let itself = (language.len() == 2).then_some(language);
    tag.or(itself).is_some_and(|tag| {
        let primary = tag.split('-').next().unwrap_or(tag);
        let named = match primary.len() {
            2 => TWO_LETTERS.split(' ').any(|known| known == primary),
            3 => primary.bytes().all(|b| b.is_ascii_lowercase()),
            _ => false,
        };
        named && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    })
}

/// Every language that has a tag of two letters (IANA's registry of language subtags).
const TWO_LETTERS: &str = "\
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu \
    cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi \
    ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw ja ji jv jw ka kg ki kj kk kl km \
    kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na \
    nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd \
    se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw \
    ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Which words of a sheet have which languages.
struct Seen {
    sheet: Option<String>,
    kind: &'static str,
    row: u32,
    /// Language (none for a column without), with the columns that have it.
    languages: Vec<(Option<String>, Vec<String>)>,
    columns: Vec<String>,
}

impl Seen {
    fn of(kind: &'static str, workbook: &Workbook, columns: Option<&Columns>) -> Self {
        let sheet = workbook.sheet(kind);
        let mut seen = Self {
            sheet: sheet.map(|sheet| sheet.name.clone()),
            kind,
            row: sheet.map_or(1, |sheet| sheet.header_row),
            languages: Vec::new(),
            columns: Vec::new(),
        };
        for column in columns.map_or(&[][..], |columns| &columns.list) {
            let Some(name) = translatable(&column.field) else {
                continue;
            };
            if !seen.columns.contains(&name) {
                seen.columns.push(name.clone());
            }
            let language = column.language.clone().filter(|known| known != "default");
            match seen
                .languages
                .iter_mut()
                .find(|(known, _)| *known == language)
            {
                Some((_, names)) => names.push(name),
                None => seen.languages.push((language, vec![name])),
            }
        }
        seen
    }

    fn is_translated(&self) -> bool {
        self.languages
            .iter()
            .any(|(language, _)| language.is_some())
    }

    /// One finding for each language with the columns that it lacks.
    fn missing(&self) -> Vec<Finding> {
        if !self.is_translated() {
            return Vec::new();
        }
        let mut out = Vec::new();
        for (language, names) in &self.languages {
            let lacking: Vec<&str> = self
                .columns
                .iter()
                .filter(|column| !names.contains(column))
                .map(String::as_str)
                .collect();
            if lacking.is_empty() {
                continue;
            }
            let spot = Spot {
                sheet: self.sheet.clone(),
                row: Some(self.row),
                ..Spot::default()
            };
            let finding = Finding::warning("translation-missing", spot)
                .with("language", language.as_deref().unwrap_or("default"))
                .with("kind", self.kind)
                .with("columns", lacking.join(", "));
            out.push(finding);
        }
        out
    }
}

fn translatable(field: &Field) -> Option<String> {
    let name = match field {
        Field::Label => "label",
        Field::Hint => "hint",
        Field::GuidanceHint => "guidance_hint",
        Field::Media(kind) => kind.as_str(),
        Field::Bind(name) if name == "jr:constraintMsg" => "constraint_message",
        Field::Bind(name) if name == "jr:requiredMsg" => "required_message",
        _ => return None,
    };
    Some(name.to_owned())
}

/// The file `itemsets.csv`: the sheet of external choices as it is, if a question reads it.
pub(crate) fn itemsets(workbook: &Workbook, survey: &Survey) -> Option<String> {
    let asked = survey.elements.iter().any(|element| {
        element
            .kind()
            .is_some_and(|kind| kind.name == "select one external")
    });
    let sheet = workbook.sheet("external_choices").filter(|_| asked)?;
    let mut out = String::new();
    let mut row = |cells: &mut dyn Iterator<Item = &str>| {
        for (index, cell) in cells.enumerate() {
            if index > 0 {
                out.push(',');
            }
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        }
        out.push_str("\r\n");
    };
    row(&mut sheet.headers.iter().map(|head| head.text.as_str()));
    for line in &sheet.lines {
        // A blank cell keeps its place: without it the cells after it would shift to other columns.
        let mut cells = vec![""; sheet.headers.len()];
        for (index, text) in sheet.cells(*line) {
            cells[index] = text;
        }
        row(&mut cells.into_iter());
    }
    Some(out)
}
