//! From the rows of the survey sheet to the tree of a [`Survey`].

mod geo;
mod kobo;
mod media;
mod range;
mod select;
mod structure;

pub(crate) use select::extension;

use std::borrow::Cow;

use hashbrown::{HashMap, HashSet};

use crate::columns::{Column, Columns, Field};
use crate::entities::{Declarations, Uses};
use crate::finding::{Finding, Findings, Spot};
use crate::kinds::{self, Kind, Part};
use crate::lists::Lists;
use crate::model::{Action, Element, Event, Id, Key, Sort, Survey, Trigger, get, set};
use crate::near;
use crate::parameters::Parameters;
use crate::reference::references;
use crate::settings::{Settings, setting_of_type, yes_or_no};
use crate::text::Text;
use crate::tokens::{is_dynamic, is_name};
use crate::words::{Name, cleaned};
use crate::workbook::{Line, Sheet, Workbook};

/// Everything that reading the survey sheet needs and gathers.
pub(crate) struct Reader<'w> {
    pub(crate) workbook: &'w Workbook,
    pub(crate) sheet: &'w Sheet,
    pub(crate) columns: &'w Columns,
    pub(crate) external: Option<Lists>,
    pub(crate) osm: Option<Lists>,
    pub(crate) declarations: Declarations,
    pub(crate) uses: Uses,
    pub(crate) findings: &'w mut Findings,
    pub(crate) survey: Survey,
    /// Names of questions, groups and repeats, and how many have each.
    pub(crate) names: HashMap<Name, usize>,
    stack: Vec<Open>,
    /// The list of the table that is open: empty until its first question names it.
    table: Option<String>,
    /// A group of KoboToolbox whose rows are being gathered.
    gathering: Option<kobo::Gathering>,
    meta: Vec<Element>,
    questions: HashSet<Name>,
    /// Lists and files that a geometry may name.
    secondary: HashSet<String>,
    repeats: HashSet<Name>,
    geometries: Vec<(String, Line)>,
    trigger_names: Vec<(String, Line)>,
    pub(crate) or_other_used: bool,
}

/// A part that has begun.
struct Open {
    part: Option<Part>,
    id: Id,
    name: Name,
    line: Option<Line>,
    names: HashSet<Name>,
    folded: HashSet<Name>,
    /// Choices to make the children for, if it is a loop.
    columns: Option<String>,
}

impl Open {
    fn new(part: Part, id: Id, name: Name, line: Line, columns: Option<String>) -> Self {
        Self {
            part: Some(part),
            id,
            name,
            line: Some(line),
            names: HashSet::from_iter(["meta".into()]),
            folded: HashSet::new(),
            columns,
        }
    }
}

/// One row of the survey sheet.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) line: Line,
    pub(crate) kind: String,
    pub(crate) element: Element,
    pub(crate) parameters: Parameters,
    trigger: Option<String>,
    named: bool,
    /// Cells of KoboToolbox's own columns, by their headers.
    kobo: Vec<(Key, String)>,
}

impl Row {
    fn kobo_cell(&self, header: &str) -> Option<&str> {
        get(&self.kobo, header).map(String::as_str)
    }

    fn appearance(&self) -> Option<&str> {
        get(&self.element.control, "appearance").map(String::as_str)
    }
}

impl<'w> Reader<'w> {
    #[expect(
        clippy::too_many_arguments,
        reason = "each is a sheet, or what was read of one"
    )]
    pub(crate) fn new(
        workbook: &'w Workbook,
        sheet: &'w Sheet,
        columns: &'w Columns,
        settings: Settings,
        lists: Lists,
        external: Option<Lists>,
        osm: Option<Lists>,
        declarations: Declarations,
        findings: &'w mut Findings,
    ) -> Self {
        let root = Element {
            name: settings.name.as_str().into(),
            ..Element::default()
        };
        let mut survey = Survey::new(settings, lists, sheet.lines.len() + 16);
        survey.add(0, root);
        let open = Open {
            part: None,
            id: 0,
            name: Name::default(),
            line: None,
            names: HashSet::from_iter(["meta".into()]),
            folded: HashSet::new(),
            columns: None,
        };
        Self {
            workbook,
            sheet,
            columns,
            external,
            osm,
            declarations,
            uses: Uses::default(),
            findings,
            survey,
            names: HashMap::new(),
            stack: vec![open],
            table: None,
            gathering: None,
            meta: Vec::new(),
            questions: HashSet::new(),
            secondary: HashSet::new(),
            repeats: HashSet::new(),
            geometries: Vec::new(),
            trigger_names: Vec::new(),
            or_other_used: false,
        }
    }

    /// Reads all rows, and what stands open after them.
    pub(crate) fn read(&mut self) {
        for line in &self.sheet.lines {
            self.line(*line);
        }
        self.end_gathering();
        while self.stack.len() > 1
            && let Some(open) = self.stack.pop()
        {
            let part = open.part.map_or("group", Part::name);
            if let Some(line) = open.line {
                let finding = self
                    .error("SURVEY_002", line, &Field::Type)
                    .with("part", part)
                    .with("name", open.name.clone());
                self.findings.push(finding);
            }
        }
        for (name, line) in std::mem::take(&mut self.trigger_names) {
            if !self.questions.contains(name.as_str()) {
                let near = near::nearest(&name, self.questions.iter().map(|name| &**name))
                    .map(str::to_owned);
                let finding = self
                    .error("PYREF_003", line, &Field::Trigger)
                    .with("name", name)
                    .meant(near.as_deref());
                self.findings.push(finding);
            }
        }
        self.check_geometries();
        self.finish_meta();
        if self.survey.settings.flat {
            self.flatten(0, "");
        }
        self.check_siblings();
    }

    /// The form, with all that was only needed to read it let go.
    pub(crate) fn into_survey(self) -> Survey {
        self.survey
    }

    /// The place of a cell of a row; of the row alone where the sheet has no such column.
    pub(crate) fn spot(&self, line: Line, field: &Field) -> Spot {
        self.sheet.spot(line.row, self.columns.find(field))
    }

    pub(crate) fn error(&self, code: &'static str, line: Line, field: &Field) -> Finding {
        Finding::error(code, self.spot(line, field))
    }

    pub(crate) fn warning(&self, code: &'static str, line: Line, field: &Field) -> Finding {
        Finding::warning(code, self.spot(line, field))
    }

    pub(crate) fn say(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    fn open(&mut self) -> &mut Open {
        self.stack.last_mut().expect("the root is never closed")
    }

    /// Adds an element to the part that is open.
    pub(crate) fn add(&mut self, element: Element) -> Id {
        let parent = self.open().id;
        self.survey.add(parent, element)
    }

    fn in_repeat(&self) -> bool {
        self.stack
            .iter()
            .any(|open| open.part == Some(Part::Repeat))
    }

    fn line(&mut self, line: Line) {
        let row = self.cells(line);
        if let Some(disabled) = self.is_disabled(line) {
            let finding = self.warning("disabled-column", line, &Field::Disabled);
            self.say(finding);
            if disabled {
                return;
            }
        }
        if let Some(mut row) = self.gathered(row) {
            self.read_row(&mut row);
        }
    }

    /// What the column `disabled` says of a row; `None` where it says nothing.
    fn is_disabled(&self, line: Line) -> Option<bool> {
        self.sheet
            .cells(line)
            .find(|(index, _)| self.columns.list[*index].field == Field::Disabled)
            .map(|(_, text)| yes_or_no(text) == Some(true))
    }

    /// The cells of a row as an element, before its type is looked at.
    fn cells(&mut self, line: Line) -> Row {
        let mut row = Row {
            line,
            kind: String::new(),
            element: Element {
                row: Some(line.row),
                ..Element::default()
            },
            parameters: Parameters::default(),
            trigger: None,
            named: false,
            kobo: Vec::new(),
        };
        let default_language = self.survey.settings.default_language.clone();
        let fold = self.survey.settings.clean_text_values;
        for (index, text) in self.sheet.cells(line) {
            let Column { field, language } = &self.columns.list[index];
            let value = cleaned(text, fold);
            let element = &mut row.element;
            let add = |text: &mut Text, value: Cow<'_, str>| {
                text.add(
                    language.as_ref(),
                    &self.sheet.words(index, value),
                    &default_language,
                );
            };
            let add_to = |pairs: &mut Vec<(Key, Text)>, key: &str, value: Cow<'_, str>| {
                let mut text = get(pairs, key).cloned().unwrap_or_default();
                add(&mut text, value);
                set(pairs, key, text);
            };
            match field {
                Field::Type => row.kind = kinds::dealiased(&value).to_owned(),
                Field::Name => {
                    element.name = value.as_ref().into();
                    row.named = true;
                }
                Field::Label => add(&mut element.label, value),
                Field::Hint => add(&mut element.hint, value),
                Field::GuidanceHint => add(&mut element.rare.guidance, value),
                Field::Media(kind) => add_to(&mut element.rare.media, kind, value),
                Field::Bind(name) => add_to(&mut element.bind, name, value),
                Field::Control(name) => set(&mut element.control, name, value.into_owned()),
                Field::Instance(name) => set(&mut element.rare.instance, name, value.into_owned()),
                Field::Default => element.default = Some(value.into_owned()),
                Field::Trigger => row.trigger = Some(value.into_owned()),
                Field::ChoiceFilter => element.rare.choice_filter = Some(value.into_owned()),
                Field::Parameters => match Parameters::read(&value) {
                    Some(parameters) => row.parameters = parameters,
                    None => {
                        let spot = self.sheet.spot(line.row, Some(index));
                        let finding =
                            Finding::error("SURVEY_004", spot).with("value", value.into_owned());
                        self.findings.push(finding);
                    }
                },
                Field::Intent => set(&mut element.control, "intent", value.into_owned()),
                Field::Other(header) if header.starts_with("kobo--") => {
                    set(&mut row.kobo, header, value.into_owned());
                }
                Field::Disabled | Field::ListName | Field::Other(_) => {}
            }
        }
        row
    }

    fn read_row(&mut self, row: &mut Row) {
        let line = row.line;
        if row.kind.is_empty() {
            let note = !row.named && row.element.label.is_none();
            let finding = if note {
                self.warning("row-skipped", line, &Field::Type)
            } else {
                self.error("type-missing", line, &Field::Type)
            };
            return self.say(finding);
        }
        self.read_trigger(row);
        self.read_default(row);
        if row.kind == "audit" {
            return self.audit(row);
        }
        if row.kind == "calculate"
            && get(&row.element.bind, "calculate").is_none()
            && !row.element.dynamic
        {
            let finding = self.error(
                "calculation-missing",
                line,
                &Field::Bind("calculate".to_owned()),
            );
            self.say(finding);
        }
        if matches!(row.kind.as_str(), "subscriberid" | "simserial") {
            let finding = self
                .warning("device-meta-outdated", line, &Field::Type)
                .with("type", row.kind.clone());
            self.say(finding);
        }
        if let Some(setting) = setting_of_type(&row.kind) {
            if !row.named {
                let finding = self
                    .error("name-missing", line, &Field::Name)
                    .with("type", row.kind.clone());
                return self.say(finding);
            }
            let value = row.element.name.to_string();
            return self.survey.settings.set(setting, value);
        }
        if let Some(part) = kinds::ends(&row.kind) {
            // What is saved stands in no row of a group, its last one neither.
            let container = self.container();
            self.save_to(row, &container, true);
            return self.end(part, row);
        }
        if !self.read_name(row) {
            if let Some((part, _)) = kinds::begins(&row.kind) {
                self.open_nameless(part, row);
            }
            return;
        }
        let container = self.container();
        let begins = kinds::begins(&row.kind).map(|(part, list)| (part, list.map(str::to_owned)));
        self.save_to(row, &container, begins.is_some());
        if let Some((part, list)) = begins {
            return self.begin(part, list, row);
        }
        self.question(row);
    }

    /// The trigger of a row: one reference, or several with commas between them.
    fn read_trigger(&mut self, row: &mut Row) {
        let Some(cell) = row.trigger.take() else {
            return;
        };
        let mut names = Vec::new();
        let mut fault = (!cell.contains("${") || cell.len() <= 2).then_some("PYREF_001");
        for part in cell.split(',') {
            let mut count = 0;
            for found in references(part) {
                count += 1;
                match found {
                    Err(_) => fault = fault.or(Some("PYREF_001")),
                    Ok(_) if count > 1 => fault = fault.or(Some("PYREF_002")),
                    Ok(found) => names.push(found.name.to_owned()),
                }
            }
        }
        if let Some(code) = fault {
            let finding = self
                .error(code, row.line, &Field::Trigger)
                .with("value", cell);
            return self.say(finding);
        }
        row.element.triggered = true;
        for name in &names {
            self.trigger_names.push((name.clone(), row.line));
        }
        row.trigger = Some(names.join(" "));
    }

    fn read_default(&mut self, row: &mut Row) {
        let Some(default) = &row.element.default else {
            return;
        };
        if is_dynamic(default, &row.kind) {
            row.element.dynamic = true;
            let mut actions = vec![Action::new("setvalue", Event::FirstLoad)];
            if self.in_repeat() {
                actions.push(Action::new("setvalue", Event::NewRepeat));
            }
            row.element.rare.actions.extend(actions);
        }
    }

    /// Sees that a row has a name that can be one; whether the row can be used.
    fn read_name(&mut self, row: &mut Row) -> bool {
        let line = row.line;
        if !row.named {
            if row.kind == "note" {
                row.element.name = format!("generated_note_name_{}", line.number).into();
            } else {
                let finding = self
                    .error("name-missing", line, &Field::Name)
                    .with("type", row.kind.clone());
                self.say(finding);
                return false;
            }
        }
        let name = row.element.name.clone();
        if !is_name(&name) {
            let finding = self
                .error("NAMES_008", line, &Field::Name)
                .with("value", name);
            self.say(finding);
            return false;
        }
        let name = self.shared(name);
        row.element.name = name.clone();
        *self.names.entry(name.clone()).or_default() += 1;
        let lower = name.to_lowercase();
        let folded = if name == *lower {
            name.clone()
        } else {
            lower.into()
        };
        let open = self.open();
        if !open.names.insert(name.clone()) {
            let code = if &*name == "meta" {
                "NAMES_005"
            } else {
                "NAMES_001"
            };
            let finding = self.error(code, line, &Field::Name).with("value", name);
            self.say(finding);
        } else if !open.folded.insert(folded) {
            let finding = self
                .warning("NAMES_002", line, &Field::Name)
                .with("value", name);
            self.say(finding);
        }
        true
    }

    /// A name as the table of names has it: of thousands each is kept once.
    fn shared(&self, name: Name) -> Name {
        let known = self.names.get_key_value(&*name);
        known.map_or(name, |(known, _)| known.clone())
    }

    /// A question: anything that neither begins nor ends a part.
    fn question(&mut self, row: &mut Row) {
        let kind = row.kind.clone();
        let name = row.element.name.clone();
        self.questions.insert(name.clone());
        if let "csv-external" | "xml-external" = kind.as_str() {
            let stem = name.rsplit_once('.').map_or(&*name, |(stem, _)| stem);
            self.secondary.insert(stem.to_owned());
            row.element.sort = Sort::File(kind == "csv-external");
            let element = std::mem::take(&mut row.element);
            self.add(element);
            return;
        }
        if kinds::select(&kind).is_some() {
            return self.select(row);
        }
        if let Some(list) = kind.split_once("osm ").map(|(_, list)| list) {
            self.tags(row, list.split(' ').next().unwrap_or(list));
            return self.place(row, "osm");
        }
        match kind.as_str() {
            "range" => self.range(row),
            "text" => self.rows(row),
            "photo" => self.photo(row),
            "audio" => self.audio(row),
            "background-audio" => self.background_audio(row),
            "geopoint" | "geoshape" | "geotrace" => self.geo(row),
            "start-geopoint" => {
                let action = Action::new("odk:setgeopoint", Event::FirstLoad);
                row.element.rare.actions.push(action);
            }
            "background-geopoint" => self.background_geopoint(row),
            _ => {}
        }
        self.place(row, &kind);
    }

    /// Puts a row into the tree as a question of a kind.
    fn place(&mut self, row: &mut Row, kind: &str) {
        let Some(found) = kinds::kind(kind) else {
            let near = near::nearest(kind, kinds::names()).map(str::to_owned);
            let begun = kind.split(' ').next().unwrap_or(kind);
            let near = near.or_else(|| {
                let rest = kind.get(begun.len()..).filter(|rest| !rest.is_empty())?;
                Some(near::nearest(begun, kinds::names())?.to_owned() + rest)
            });
            let finding = self
                .error("type-unknown", row.line, &Field::Type)
                .with("type", kind)
                .meant(near.as_deref());
            return self.say(finding);
        };
        let mut element = std::mem::take(&mut row.element);
        complete(&mut element, found);
        self.check_visible(&element, row.line);
        let id = self.add(element);
        for source in row.trigger.as_deref().unwrap_or("").split_whitespace() {
            self.survey.triggers.push(Trigger {
                source: source.to_owned(),
                target: id,
                captures: kind == "background-geopoint",
            });
        }
    }

    /// Whether what people see has words to show.
    fn check_visible(&mut self, element: &Element, line: Line) {
        let computed = get(&element.bind, "calculate").is_some() || element.triggered;
        let worded = !element.label.is_none() || !element.hint.is_none();
        let seen = element.kind().is_some_and(|kind| kind.tag.is_some());
        if !seen || (computed && !worded) {
            return;
        }
        if element.label.is_none() && element.rare.media.is_empty() && element.hint.is_none() {
            let finding = self
                .error("label-missing", line, &Field::Label)
                .with("name", element.name.clone());
            self.say(finding);
        }
        let has = |kind: &str| get(&element.rare.media, kind).is_some();
        if has("big-image") && !has("image") {
            let field = Field::Media("image".to_owned());
            let finding = self
                .error("big-image-alone", line, &field)
                .with("name", element.name.clone());
            self.say(finding);
        }
    }

    /// Reports parameters that a type does not know.
    pub(crate) fn check_parameters(&mut self, row: &Row, accepted: &[&'static str]) {
        let strangers: Vec<(String, Option<String>)> = row
            .parameters
            .strangers(accepted)
            .map(|(key, near)| (key.to_owned(), near.map(str::to_owned)))
            .collect();
        for (key, near) in strangers {
            let finding = self
                .error("SURVEY_005", row.line, &Field::Parameters)
                .with("parameter", key)
                .with("accepted", accepted.join(", "))
                .meant(near.as_deref());
            self.say(finding);
        }
    }

    /// Reports a parameter whose value is none of those it may have.
    pub(crate) fn refuse_parameter(&mut self, row: &Row, parameter: &str, accepted: &str) {
        let value = row.parameters.get(parameter).unwrap_or("").to_owned();
        let finding = self
            .error("parameter-value", row.line, &Field::Parameters)
            .with("parameter", parameter)
            .with("value", value)
            .with("accepted", accepted);
        self.say(finding);
    }

    /// Reports two children of one parent with one name, of which the form made one itself.
    fn check_siblings(&mut self) {
        let mut twice: Vec<(Name, Option<u32>)> = Vec::new();
        for id in self.survey.in_order() {
            let mut seen = HashSet::new();
            let element = self.survey.element(id);
            if !element.is_section() {
                continue;
            }
            for child in &element.rare.children {
                let child = self.survey.element(*child);
                if !matches!(child.sort, Sort::File(_)) && !seen.insert(&*child.name) {
                    twice.push((child.name.clone(), child.row));
                }
            }
        }
        for (name, row) in twice {
            let spot = match row {
                Some(row) => self.sheet.spot(row, self.columns.find(&Field::Name)),
                None => self.sheet.spot(self.sheet.header_row, None),
            };
            self.say(Finding::error("NAMES_001", spot).with("value", name));
        }
    }

    /// Lifts the children of groups into the record's root and gives each the conditions of the
    /// groups that it stood in.
    fn flatten(&mut self, id: Id, condition: &str) {
        for child in self.survey.elements[id].rare.children.clone() {
            let element = &mut self.survey.elements[child];
            let own = element.bind_text("relevant").unwrap_or("").to_owned();
            let joined = match (condition, own.as_str()) {
                ("", own) => own.to_owned(),
                (condition, "") => condition.to_owned(),
                (condition, own) => format!("{condition} and ({own})"),
            };
            if element.rare.children.is_empty() {
                if !joined.is_empty() {
                    set(&mut element.bind, "relevant", Text::Plain(joined.into()));
                }
                continue;
            }
            if let Sort::Group {
                hidden: false,
                flat,
            } = &mut element.sort
            {
                *flat = true;
            }
            self.flatten(child, &joined);
        }
    }
}

/// Gives an element what its kind says and its row does not.
pub(crate) fn complete(element: &mut Element, kind: &'static Kind) {
    element.sort = Sort::Question(kind);
    let mut bind: Vec<(Key, Text)> = Vec::new();
    let mut say = |name: &str, value: &str| bind.push((name.into(), Text::plain(value)));
    if let Some(data) = kind.data {
        say("type", data);
    }
    if let Some((preload, parameter)) = kind.preload {
        say("jr:preload", preload);
        say("jr:preloadParams", parameter);
    }
    if kind.readonly {
        say("readonly", "true()");
    }
    if let Some(constraint) = kind.constraint {
        say("constraint", constraint);
    }
    for (name, value) in std::mem::take(&mut element.bind) {
        set(&mut bind, &name, value);
    }
    element.bind = bind;
    if let Some(media) = kind.media {
        let mut control = vec![("mediatype".into(), media.to_owned())];
        for (name, value) in std::mem::take(&mut element.control) {
            set(&mut control, &name, value);
        }
        element.control = control;
    }
    if let (Some(hint), true) = (kind.hint, element.hint.is_none()) {
        element.hint = Text::plain(hint);
    }
    // A question that labels the choices of those below it may have no words of its own.
    if get(&element.control, "appearance").is_some_and(|word| word == "label")
        && element.label.is_none()
    {
        element.label = Text::plain(" ");
    }
}
