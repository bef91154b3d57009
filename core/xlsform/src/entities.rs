//! Entities: the lists that records add to or change, and where in the form each is declared.

use hashbrown::HashMap;

use crate::columns::{Field, snake_case};
use crate::finding::{Finding, Findings, Spot};
use crate::model::{Action, Element, Event, Id, Key, Sort, Survey, get, set};
use crate::near;
use crate::reference::references;
use crate::survey::{Reader, Row};
use crate::text::Text;
use crate::tokens::is_name;
use crate::words::cleaned;
use crate::workbook::{Line, Sheet, Workbook};

/// Groups and repeats from the root down to one of them: name, and whether it repeats.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Container(Vec<(String, bool)>);

impl Container {
    pub(crate) fn new(parts: impl Iterator<Item = (String, bool)>) -> Self {
        Self(parts.collect())
    }

    /// The nearest repeat around, or the root.
    fn scope(&self) -> Self {
        let repeats = |part: &(String, bool)| part.1;
        let end = self.0.iter().rposition(repeats).map_or(0, |at| at + 1);
        Self(self.0[..end].to_vec())
    }

    fn repeats(&self) -> usize {
        self.0.iter().filter(|part| part.1).count()
    }

    /// Groups below the scope.
    fn depth(&self) -> usize {
        self.0.len() - self.scope().0.len()
    }

    fn begins_with(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0)
    }

    fn first(&self, length: usize) -> Self {
        Self(self.0[..length].to_vec())
    }

    fn path(&self) -> String {
        let mut out = "/survey".to_owned();
        for (name, _) in &self.0 {
            out.push('/');
            out.push_str(name);
        }
        out
    }
}

/// One row of the entities sheet.
#[derive(Clone, Debug)]
struct Declaration {
    list: String,
    line: Line,
    entity_id: Option<String>,
    create_if: Option<String>,
    update_if: Option<String>,
    label: Option<String>,
}

/// The entities sheet.
#[derive(Debug, Default)]
pub(crate) struct Declarations {
    all: Vec<Declaration>,
}

/// Which rows of the survey save to a list or are referred to by its declaration.
#[derive(Debug, Default)]
pub(crate) struct Uses {
    lists: Vec<(String, Vec<Use>)>,
    /// A cell of `save_to` says nothing usable, so that where its list belongs is not known.
    strayed: bool,
}

#[derive(Clone, Debug)]
struct Use {
    container: Container,
    line: Line,
    what: UseKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum UseKind {
    SaveTo(String),
    Variable(String),
}

impl Uses {
    fn add(&mut self, list: &str, new: Use) {
        match self.lists.iter_mut().find(|(known, _)| known == list) {
            Some((_, uses)) => uses.push(new),
            None => self.lists.push((list.to_owned(), vec![new])),
        }
    }

    fn of(&self, list: &str) -> &[Use] {
        self.lists
            .iter()
            .find(|(known, _)| known == list)
            .map_or(&[], |(_, uses)| uses)
    }
}

const COLUMNS: &[&str] = &[
    "dataset",
    "entity_id",
    "create_if",
    "update_if",
    "repeat",
    "label",
];

impl Declarations {
    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    pub(crate) fn has(&self, list: &str) -> bool {
        self.all.iter().any(|known| known.list == list)
    }

    /// Reads the entities sheet.
    pub(crate) fn read(sheet: &Sheet, findings: &mut Findings) -> Self {
        let keys: Vec<String> = sheet
            .headers
            .iter()
            .map(|head| match snake_case(&head.text).as_str() {
                "list_name" => "dataset".to_owned(),
                other => other.to_owned(),
            })
            .collect();
        for (index, key) in keys.iter().enumerate() {
            if !COLUMNS.contains(&key.as_str()) {
                let near = near::nearest(key, COLUMNS.iter().copied());
                let spot = sheet.spot(sheet.header_row, Some(index));
                let finding = Finding::error("HEADER_005", spot)
                    .with("header", sheet.headers[index].text.clone())
                    .meant(near);
                findings.push(finding);
            }
        }
        let mut read = Self::default();
        for line in &sheet.lines {
            read.line(sheet, *line, &keys, findings);
        }
        read
    }

    fn line(&mut self, sheet: &Sheet, line: Line, keys: &[String], findings: &mut Findings) {
        let mut cells: HashMap<&str, String> = HashMap::new();
        for (index, text) in sheet.cells(line) {
            cells.insert(keys[index].as_str(), cleaned(text, false).into_owned());
        }
        let spot = |key: &str| sheet.spot(line.row, keys.iter().position(|known| known == key));
        let list = cells.remove("dataset").unwrap_or_default();
        let fault = if list.is_empty() {
            Some("NAMES_015")
        } else if list.starts_with("__") {
            Some("NAMES_010")
        } else if list.contains('.') {
            Some("NAMES_011")
        } else if !is_name(&list) {
            Some("NAMES_008")
        } else if self.has(&list) {
            Some("NAMES_014")
        } else {
            None
        };
        if let Some(code) = fault {
            findings.push(Finding::error(code, spot("dataset")).with("value", list));
            return;
        }
        let declaration = Declaration {
            list,
            line,
            entity_id: cells.remove("entity_id"),
            create_if: cells.remove("create_if"),
            update_if: cells.remove("update_if"),
            label: cells.remove("label"),
        };
        let fault = match (
            &declaration.entity_id,
            &declaration.create_if,
            &declaration.update_if,
        ) {
            (None, _, Some(_)) => Some(("ENTITY_007", "entity_id")),
            (Some(_), Some(_), None) => Some(("ENTITY_006", "update_if")),
            (None, _, None) if declaration.label.is_none() => Some(("ENTITY_005", "label")),
            _ => None,
        };
        if let Some((code, column)) = fault {
            let finding = Finding::error(code, spot(column)).with("list", declaration.list.clone());
            findings.push(finding);
        }
        self.all.push(declaration);
    }

    /// The lists whose declaration refers to a question.
    fn naming<'a>(&'a self, question: &str) -> impl Iterator<Item = &'a Declaration> {
        self.all.iter().filter(move |declaration| {
            [
                &declaration.entity_id,
                &declaration.create_if,
                &declaration.update_if,
                &declaration.label,
            ]
            .into_iter()
            .flatten()
            .any(|text| {
                references(text)
                    .flatten()
                    .any(|found| found.name == question)
            })
        })
    }

    /// Puts each declaration into the part of the form that it belongs to; returns the version of
    /// the specification that the form needs.
    pub(crate) fn place(
        &self,
        uses: &Uses,
        survey: &mut Survey,
        workbook: &Workbook,
        findings: &mut Findings,
    ) -> Option<&'static str> {
        if self.all.is_empty() {
            return None;
        }
        let mut places = Places {
            strayed: uses.strayed,
            declarations: self,
            workbook,
            findings,
            taken: Vec::new(),
            reserved: Vec::new(),
        };
        let placed = places.find(uses);
        let nested = placed.iter().any(|(place, _)| place.repeats() > 0);
        for (place, list) in &placed {
            let declared = self.all.iter().find(|declared| declared.list == *list);
            if let (Some(id), Some(declaration)) = (find_part(survey, place), declared) {
                declare(survey, id, declaration, place.repeats() > 0);
            }
        }
        Some(if self.all.len() > 1 || nested {
            "2025.1.0"
        } else {
            "2024.1.0"
        })
    }
}

/// What one declaration asks for.
struct Request<'a> {
    declaration: &'a Declaration,
    scope: Container,
    wanted: Container,
    saves: Vec<Container>,
}

struct Places<'a> {
    /// See [`Uses::strayed`].
    strayed: bool,
    declarations: &'a Declarations,
    workbook: &'a Workbook,
    findings: &'a mut Findings,
    taken: Vec<(Container, String)>,
    reserved: Vec<(Container, String)>,
}

impl<'a> Places<'a> {
    fn find(&mut self, uses: &Uses) -> Vec<(Container, String)> {
        let mut scopes: Vec<(Container, Vec<Request<'a>>)> = Vec::new();
        let mut ask = |request: Request<'a>| match scopes
            .iter_mut()
            .find(|(scope, _)| *scope == request.scope)
        {
            Some((_, requests)) => requests.push(request),
            None => scopes.push((request.scope.clone(), vec![request])),
        };
        let declared = |list: &str| {
            self.declarations
                .all
                .iter()
                .find(|known| known.list == list)
        };
        for (list, _) in &uses.lists {
            if let Some(declaration) = declared(list)
                && let Some(request) =
                    request(declaration, uses.of(list), self.workbook, self.findings)
            {
                ask(request);
            }
        }
        for declaration in &self.declarations.all {
            if uses.of(&declaration.list).is_empty() {
                ask(Request {
                    declaration,
                    scope: Container::default(),
                    wanted: Container::default(),
                    saves: Vec::new(),
                });
            }
        }
        if let [(scope, requests)] = scopes.as_slice()
            && let ([only], true) = (requests.as_slice(), scope.0.is_empty())
        {
            return vec![(Container::default(), only.declaration.list.clone())];
        }
        for (_, requests) in &mut scopes {
            requests.sort_by_key(|request| request.declaration.line.row);
            for request in requests.iter() {
                self.allot(request);
            }
        }
        std::mem::take(&mut self.taken)
    }

    /// Finds the deepest free part for a declaration, from the wanted one up to its scope.
    fn allot(&mut self, request: &Request<'_>) {
        let list = &request.declaration.list;
        let mut conflict = None;
        for length in (request.scope.0.len()..=request.wanted.0.len()).rev() {
            let place = request.wanted.first(length);
            let holder = self
                .taken
                .iter()
                .chain(&self.reserved)
                .find(|(known, _)| *known == place)
                .map(|(_, holder)| holder.clone());
            let Some(holder) = holder else {
                self.taken.push((place.clone(), list.clone()));
                for save in &request.saves {
                    for length in (place.0.len()..=save.0.len()).rev() {
                        self.reserved.push((save.first(length), list.clone()));
                    }
                }
                return;
            };
            conflict = Some(holder);
            let saved = request.saves.first().and_then(|save| {
                self.reserved
                    .iter()
                    .find(|(known, _)| known == save)
                    .map(|(_, holder)| holder.clone())
            });
            if saved.is_some() {
                conflict = saved;
                break;
            }
        }
        let other = conflict
            .and_then(|holder| {
                let declared = &self.declarations.all;
                declared.iter().find(|known| known.list == holder)
            })
            .map_or(0, |holder| holder.line.row);
        let spot = entity_spot(self.workbook, request.declaration.line.row);
        if self.strayed {
            return;
        }
        let finding = Finding::error("ENTITY_009", spot)
            .with("list", list.clone())
            .with("scope", request.scope.path())
            .with("other", other.to_string());
        self.findings.push(finding);
    }
}

/// Where a declaration wants to be, by the rows that save to its list or that it refers to.
fn request<'a>(
    declaration: &'a Declaration,
    uses: &[Use],
    workbook: &Workbook,
    findings: &mut Findings,
) -> Option<Request<'a>> {
    let deepest = uses
        .iter()
        .rev()
        .max_by_key(|found| found.container.scope().repeats())?;
    let scope = deepest.container.scope();
    let saves: Vec<&Use> = uses
        .iter()
        .filter(|found| matches!(found.what, UseKind::SaveTo(_)))
        .collect();
    let in_scope = |found: &&Use| found.container.scope() == scope;
    let wanted = if saves.is_empty() {
        let inside: Vec<&Use> = uses.iter().filter(in_scope).collect();
        inside
            .iter()
            .rev()
            .max_by_key(|found| found.container.depth())?
            .container
            .clone()
    } else {
        let shortest = saves.iter().map(|found| found.container.0.len()).min()?;
        let first = &saves[0].container;
        let common = (0..shortest)
            .take_while(|at| {
                saves
                    .iter()
                    .all(|found| found.container.0[*at] == first.0[*at])
            })
            .count();
        let common = first.first(common);
        let save_scope = saves
            .iter()
            .copied()
            .find(in_scope)
            .map_or_else(|| first.scope(), |found| found.container.scope());
        [save_scope, common]
            .into_iter()
            .max_by_key(|path| (path.repeats(), path.depth()))?
    };
    let mut fits = true;
    for found in uses {
        let own = found.container.scope();
        match &found.what {
            UseKind::SaveTo(_) if !scope.begins_with(&own) || wanted.scope() != own => {
                let spot = save_spot(workbook, found.line);
                let other = if scope.begins_with(&own) {
                    &wanted
                } else {
                    &deepest.container
                };
                let finding = Finding::error("ENTITY_011", spot)
                    .with("list", declaration.list.clone())
                    .with("scope", found.container.path())
                    .with("other", other.path());
                findings.push(finding);
                fits = false;
            }
            UseKind::Variable(question) if !scope.begins_with(&own) => {
                let finding =
                    Finding::error("ENTITY_012", entity_spot(workbook, declaration.line.row))
                        .with("list", declaration.list.clone())
                        .with("name", question.clone())
                        .with("scope", found.container.path())
                        .with("other", deepest.container.path());
                findings.push(finding);
                fits = false;
            }
            _ => {}
        }
    }
    let mut lineages: Vec<Container> = Vec::new();
    for found in saves {
        if !lineages.contains(&found.container) {
            lineages.push(found.container.clone());
        }
    }
    fits.then_some(Request {
        declaration,
        scope,
        wanted,
        saves: lineages,
    })
}

fn save_spot(workbook: &Workbook, line: Line) -> Spot {
    sheet_spot(workbook, "survey", line.row, "save_to")
}

fn entity_spot(workbook: &Workbook, row: u32) -> Spot {
    sheet_spot(workbook, "entities", row, "list_name")
}

fn sheet_spot(workbook: &Workbook, kind: &str, row: u32, header: &str) -> Spot {
    workbook.sheet(kind).map_or_else(Spot::default, |sheet| {
        let index = sheet
            .headers
            .iter()
            .position(|head| snake_case(&head.text) == header);
        sheet.spot(row, index)
    })
}

/// The element of a container.
fn find_part(survey: &Survey, place: &Container) -> Option<Id> {
    let mut at = 0;
    for (name, repeats) in &place.0 {
        at = *survey.element(at).rare.children.iter().find(|child| {
            let child = survey.element(**child);
            child.name == *name && child.is_section() && child.is_repeat() == *repeats
        })?;
    }
    Some(at)
}

/// Writes a declaration into the form as the element `meta/entity`.
fn declare(survey: &mut Survey, part: Id, declaration: &Declaration, repeats: bool) {
    let meta = survey.add(part, Element::meta());
    let entity = survey.add(
        meta,
        Element {
            name: "entity".into(),
            sort: Sort::Entity,
            ..Element::default()
        },
    );
    let computed = |calculation: Option<String>| {
        let mut bind = vec![
            ("readonly".into(), Text::plain("true()")),
            ("type".into(), Text::plain("string")),
        ];
        if let Some(calculation) = calculation {
            bind.push(("calculate".into(), Text::Plain(calculation.into())));
        }
        bind
    };
    let attribute = |name: &str, value: &str, bind: Vec<(Key, Text)>| Element {
        name: name.into(),
        sort: Sort::Attribute(value.to_owned()),
        bind,
        ..Element::default()
    };
    let conditional = |condition: &Option<String>| match condition {
        Some(condition) => computed(Some(condition.clone())),
        None => Vec::new(),
    };
    survey.add(entity, attribute("dataset", &declaration.list, Vec::new()));
    let creates = declaration.entity_id.is_none() || declaration.create_if.is_some();
    if creates {
        let bind = conditional(&declaration.create_if);
        survey.add(entity, attribute("create", "1", bind));
    }
    let mut id = attribute("id", "", computed(declaration.entity_id.clone()));
    if let Some(entity_id) = &declaration.entity_id {
        let bind = conditional(&declaration.update_if);
        survey.add(entity, attribute("update", "1", bind));
        let item = format!(
            "instance('{}')/root/item[name={entity_id}]",
            declaration.list
        );
        for (name, column) in [
            ("baseVersion", "__version"),
            ("trunkVersion", "__trunkVersion"),
            ("branchId", "__branchId"),
        ] {
            let bind = computed(Some(format!("{item}/{column}")));
            survey.add(entity, attribute(name, "", bind));
        }
    } else {
        let events = [Event::FirstLoad, Event::NewRepeat];
        let count = if repeats { 2 } else { 1 };
        id.rare.actions = events
            .into_iter()
            .take(count)
            .map(|event| Action {
                value: Some("uuid()".to_owned()),
                ..Action::new("setvalue", event)
            })
            .collect();
    }
    survey.add(entity, id);
    if let Some(label) = &declaration.label {
        survey.add(
            entity,
            Element {
                name: "label".into(),
                sort: Sort::EntityLabel,
                bind: computed(Some(label.clone())),
                ..Element::default()
            },
        );
    }
}

impl Reader<'_> {
    /// What a row saves to an entity list, and which declarations refer to it.
    pub(crate) fn save_to(&mut self, row: &mut Row, container: &Container, begins: bool) {
        let field = Field::Bind("entities:saveto".to_owned());
        let line = row.line;
        if let Some(cell) = get(&row.element.bind, "entities:saveto")
            .and_then(Text::as_plain)
            .map(str::to_owned)
        {
            match self.property(&cell, begins) {
                Ok((list, property)) => {
                    set(
                        &mut row.element.bind,
                        "entities:saveto",
                        Text::Plain(property.as_str().into()),
                    );
                    let what = UseKind::SaveTo(property);
                    let container = container.clone();
                    self.uses.add(
                        &list,
                        Use {
                            container,
                            line,
                            what,
                        },
                    );
                }
                Err(mut finding) => {
                    self.uses.strayed = true;
                    finding.spot = self.spot(line, &field);
                    self.say(finding);
                }
            }
        }
        let name = &row.element.name;
        for declaration in self.declarations.naming(name) {
            let what = UseKind::Variable(name.to_string());
            let container = container.clone();
            self.uses.add(
                &declaration.list,
                Use {
                    container,
                    line,
                    what,
                },
            );
        }
    }

    /// The list and the property of a cell of `save_to`.
    fn property(&self, cell: &str, begins: bool) -> Result<(String, String), Finding> {
        let fault = |code| Finding::error(code, Spot::default()).with("value", cell);
        let declared = &self.declarations.all;
        let Some(only) = declared.first() else {
            return Err(fault("ENTITY_001"));
        };
        let (list, property) = match cell.split_once('#') {
            Some((_, rest)) if rest.contains('#') => return Err(fault("ENTITY_013")),
            Some((list, property)) => (list, property),
            None if declared.len() > 1 => return Err(fault("ENTITY_008")),
            None => (only.list.as_str(), cell),
        };
        if !self.declarations.has(list) {
            let near = near::nearest(list, declared.iter().map(|known| known.list.as_str()));
            return Err(fault("ENTITY_004").with("list", list).meant(near));
        }
        let lower = property.to_lowercase();
        let twice = self
            .uses
            .of(list)
            .iter()
            .find(|known| known.what == UseKind::SaveTo(property.to_owned()));
        if begins {
            Err(fault("ENTITY_003"))
        } else if lower == "name" || lower == "label" {
            Err(fault("NAMES_012"))
        } else if property.starts_with("__") {
            Err(fault("NAMES_010"))
        } else if !is_name(property) {
            Err(fault("NAMES_008"))
        } else if let Some(twice) = twice {
            Err(fault("ENTITY_002").with("other", twice.line.row.to_string()))
        } else {
            Ok((list.to_owned(), property.to_owned()))
        }
    }
}
