//! Entity lists: the server's CSV with what was made and changed on this device put in, and what
//! finishing a record adds to that.
//!
//! A list is a CSV file of a form with the columns `name` and `__version`, as ODK Central sends it.
//! Which of two entities counts follows Collect: the local one while its version is higher than the
//! server's, else the server's; one that was made here stays until the server has had it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rayi_form::{Content, Form, MAX_LIST_BYTES};
use rayi_interview::{EntityAction, EntityChange, Environment, make_uuid};
use rayi_store::{FormKey, FormMedia, LocalEntity, Store};
use ring::digest::{Context, SHA256};

use crate::error::Error;
use crate::forms::has;
use crate::media::KeptMedia;

/// Puts the entity lists of a form in the place of those that came, as this device sees them. A list
/// to which nothing is added stays as it came, unless the form asks for branches.
pub(crate) fn merge(
    store: &Store,
    environment: &dyn Environment,
    form: &[u8],
    media: &mut KeptMedia<'_>,
) -> Result<(), Error> {
    let asks = |column: &str| has(form, column.as_bytes());
    let wants_branches = asks(TRUNK) || asks(BRANCH);
    for file in lists_in(media)? {
        let Some(name) = list_name(&file) else {
            continue;
        };
        let local = store.entities(name)?;
        if local.is_empty() && !wants_branches {
            continue;
        }
        let bytes = media.whole(&file, MAX_LIST_BYTES)?;
        let Some(list) = List::read(&bytes) else {
            continue;
        };
        let salt = salt(store, environment)?;
        if let Some(merged) = list.with(local, |id, version| branch_of(&salt, name, id, version)) {
            media.put(file, merged);
        }
    }
    Ok(())
}

/// The entity lists among the files of a form in the store.
pub(crate) fn lists_in(media: &KeptMedia<'_>) -> Result<Vec<String>, Error> {
    let mut lists = Vec::new();
    for name in media.names().filter(|name| list_name(name).is_some()) {
        if is_list(&media.beginning(name, MAX_HEADER as u64 + 1)?) {
            lists.push(name.to_owned());
        }
    }
    Ok(lists)
}

/// Names of the entity lists among files.
pub(crate) fn names(media: &[FormMedia]) -> impl Iterator<Item = &str> {
    media
        .iter()
        .filter(|file| is_list(&file.bytes))
        .filter_map(|file| list_name(&file.name))
}

/// Forgets the forms that read one of some lists, so that they are read anew with what changed.
pub(crate) fn forget_readers(forms: &mut HashMap<FormKey, Arc<Form>>, lists: &[&str]) {
    forms.retain(|_, form| {
        !lists
            .iter()
            .any(|list| form.secondary_index(list).is_some())
    });
}

/// A form came with lists of the server: what they have as new as it is here is forgotten here.
pub(crate) fn settle(store: &Store, media: &[FormMedia]) -> Result<(), Error> {
    for file in media {
        let Some(name) = list_name(&file.name) else {
            continue;
        };
        let local = store.entities(name)?;
        let list = List::read(&file.bytes).filter(|_| !local.is_empty());
        let Some(versions) = list.and_then(|list| list.versions(&local)) else {
            continue;
        };
        let mut done = Vec::new();
        let mut seen = Vec::new();
        for entity in local {
            match versions.get(entity.id.as_str()) {
                Some(version) if *version >= entity.version => done.push(entity.id),
                Some(_) => seen.push(entity.id),
                None if entity.on_server => done.push(entity.id),
                None => {}
            }
        }
        store.settle_entities(name, &done, &seen)?;
    }
    Ok(())
}

/// The entities as a finished record leaves them. What has no usable id, creates without a label or
/// changes what is not there is left to the server's judgement, as in Collect.
pub(crate) fn after(
    store: &Store,
    environment: &dyn Environment,
    form: &Form,
    changes: &[EntityChange],
) -> Result<Vec<LocalEntity>, Error> {
    let mut left: Vec<LocalEntity> = Vec::new();
    for change in changes.iter().filter(|change| is_uuid_4(&change.id)) {
        let is_same = |entity: &&LocalEntity| entity.list == change.list && entity.id == change.id;
        let known = match left.iter().find(is_same) {
            Some(entity) => Some(entity.clone()),
            None => known(store, form, change)?,
        };
        let next = match (change.action, known) {
            (EntityAction::Update | EntityAction::CreateOrUpdate, Some(known)) => {
                changed(known, change)
            }
            (EntityAction::Update, None) => continue,
            (EntityAction::Create | EntityAction::CreateOrUpdate, _) => {
                if change.label.trim().is_empty() {
                    continue;
                }
                created(environment, change)
            }
        };
        left.retain(|entity| !is_same(&entity));
        left.push(next);
    }
    Ok(left)
}

fn created(environment: &dyn Environment, change: &EntityChange) -> LocalEntity {
    LocalEntity {
        list: change.list.clone(),
        id: change.id.clone(),
        label: change.label.clone(),
        version: 1,
        trunk: None,
        branch: make_uuid(environment),
        properties: change.properties.clone(),
        on_server: false,
    }
}

fn changed(known: LocalEntity, change: &EntityChange) -> LocalEntity {
    let mut properties = known.properties;
    for (name, value) in &change.properties {
        match properties.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => known.clone_from(value),
            None => properties.push((name.clone(), value.clone())),
        }
    }
    let label = if change.label.trim().is_empty() {
        known.label
    } else {
        change.label.clone()
    };
    LocalEntity {
        label,
        version: known.version + 1,
        properties,
        ..known
    }
}

/// The entity as it stands: as this device left it, or as the form's list has it if that is newer.
fn known(store: &Store, form: &Form, change: &EntityChange) -> Result<Option<LocalEntity>, Error> {
    let local = store
        .entities(&change.list)?
        .into_iter()
        .find(|entity| entity.id == change.id);
    let listed = listed(form, change);
    Ok(match (local, listed) {
        (Some(local), Some(listed)) if listed.version > local.version => Some(listed),
        (Some(local), _) => Some(local),
        (None, listed) => listed,
    })
}

fn listed(form: &Form, change: &EntityChange) -> Option<LocalEntity> {
    let instance = form.secondary.get(form.secondary_index(&change.list)?)?;
    let Content::Table(table) = &instance.content else {
        return None;
    };
    let column = |name: &str| table.column(form.names.find(name)?);
    let row = *table
        .rows_where(&[(column("name")?, rayi_xpath::Wanted::Text(&change.id))])
        .first()? as usize;
    let text = |name: &str| column(name).map(|column| table.cell(row, column));
    Some(LocalEntity {
        list: change.list.clone(),
        id: change.id.clone(),
        label: text("label").unwrap_or_default().to_owned(),
        version: text(VERSION)?.trim().parse().ok()?,
        trunk: text(TRUNK).and_then(|trunk| trunk.trim().parse().ok()),
        branch: text(BRANCH).unwrap_or_default().to_owned(),
        properties: Vec::new(),
        on_server: true,
    })
}

/// The name of the list that a file may be.
fn list_name(file: &str) -> Option<&str> {
    let (name, extension) = file.rsplit_once('.')?;
    extension.eq_ignore_ascii_case("csv").then_some(name)
}

/// An entity list: its columns, and its rows as they are written.
struct List<'b> {
    columns: Vec<String>,
    delimiter: u8,
    bytes: &'b [u8],
}

impl<'b> List<'b> {
    /// Reads the head of a CSV; `None` where it is no entity list.
    fn read(bytes: &'b [u8]) -> Option<Self> {
        if !is_list(bytes) {
            return None;
        }
        let bytes = bytes.strip_prefix(BOM).unwrap_or(bytes);
        let delimiter = if header(bytes).contains(&b';') {
            b';'
        } else {
            b','
        };
        let mut list = Self {
            columns: Vec::new(),
            delimiter,
            bytes,
        };
        let headers = list.reader().headers().ok()?.clone();
        list.columns = headers.iter().map(str::to_owned).collect();
        let has = |name: &str| list.columns.iter().any(|column| column == name);
        (has("name") && has(VERSION)).then_some(list)
    }

    fn reader(&self) -> csv::Reader<&'b [u8]> {
        csv::ReaderBuilder::new()
            .delimiter(self.delimiter)
            .flexible(true)
            .from_reader(self.bytes)
    }

    fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    fn column_or_new(&mut self, name: &str) -> usize {
        if let Some(column) = self.column(name) {
            return column;
        }
        self.columns.push(name.to_owned());
        self.columns.len() - 1
    }

    /// Versions of some entities by their id; `None` where the rows cannot be read.
    fn versions(&self, of: &[LocalEntity]) -> Option<HashMap<String, i64>> {
        let (id, version) = (self.column("name")?, self.column(VERSION)?);
        let wanted: HashSet<&str> = of.iter().map(|entity| entity.id.as_str()).collect();
        let mut versions = HashMap::new();
        for row in self.reader().records() {
            let row = row.ok()?;
            let found = row.get(id).filter(|id| wanted.contains(id));
            let version = row.get(version).and_then(|text| text.trim().parse().ok());
            if let (Some(id), Some(version)) = (found, version) {
                versions.insert(id.to_owned(), version);
            }
        }
        Some(versions)
    }

    /// The list as CSV with local entities put in; `None` where its rows cannot be read. A row of
    /// the server is the trunk of a branch of its own, which `branch` names.
    fn with(
        mut self,
        local: Vec<LocalEntity>,
        branch: impl Fn(&str, &str) -> String,
    ) -> Option<Vec<u8>> {
        let mut reader = self.reader();
        let width = self.columns.len();
        let places = Places {
            id: self.column_or_new("name"),
            label: self.column_or_new("label"),
            version: self.column_or_new(VERSION),
            trunk: self.column_or_new(TRUNK),
            branch: self.column_or_new(BRANCH),
        };
        let properties: HashSet<&str> = local
            .iter()
            .flat_map(|entity| &entity.properties)
            .map(|(name, _)| name.as_str())
            .collect();
        let mut properties: Vec<&str> = properties.into_iter().collect();
        properties.sort_unstable();
        for property in properties {
            self.column_or_new(property);
        }
        let columns: HashMap<String, usize> = self.columns.iter().cloned().zip(0..).collect();
        let mut waiting: Vec<Option<LocalEntity>> = local.into_iter().map(Some).collect();
        let by_id: HashMap<String, usize> = waiting
            .iter()
            .flatten()
            .map(|entity| entity.id.clone())
            .zip(0..)
            .collect();
        let mut merged = csv::Writer::from_writer(Vec::with_capacity(self.bytes.len()));
        let mut write = |row: &[String]| {
            merged
                .write_record(row)
                .expect("rows of one length are written to memory");
        };
        write(&self.columns);
        for record in reader.records() {
            let mut row: Vec<String> = record.ok()?.iter().map(str::to_owned).collect();
            row.truncate(width);
            row.resize(self.columns.len(), String::new());
            let version = places.text(&row, places.version);
            places.set(&mut row, places.trunk, &version);
            let own = branch(&places.text(&row, places.id), &version);
            places.set(&mut row, places.branch, &own);
            let place = by_id.get(&places.text(&row, places.id));
            let newest: i64 = version.trim().parse().unwrap_or(0);
            let entity = place.and_then(|place| waiting.get_mut(*place)?.take());
            if let Some(entity) = entity.filter(|entity| entity.version > newest) {
                places.put(&mut row, &columns, &entity);
            }
            write(&row);
        }
        // What the server had and has no more is gone; what it never had is new.
        for entity in waiting.into_iter().flatten().filter(|left| !left.on_server) {
            let mut row = vec![String::new(); self.columns.len()];
            places.set(&mut row, places.id, &entity.id);
            places.put(&mut row, &columns, &entity);
            write(&row);
        }
        Some(
            merged
                .into_inner()
                .expect("what is written to memory is there"),
        )
    }
}

/// Where a list has its own columns.
struct Places {
    id: usize,
    label: usize,
    version: usize,
    trunk: usize,
    branch: usize,
}

impl Places {
    fn text(&self, row: &[String], place: usize) -> String {
        row.get(place).cloned().unwrap_or_default()
    }

    fn set(&self, row: &mut [String], place: usize, text: &str) {
        if let Some(cell) = row.get_mut(place) {
            text.clone_into(cell);
        }
    }

    fn put(&self, row: &mut [String], columns: &HashMap<String, usize>, entity: &LocalEntity) {
        self.set(row, self.label, &entity.label);
        self.set(row, self.version, &entity.version.to_string());
        let trunk = entity.trunk.map(|trunk| trunk.to_string());
        self.set(row, self.trunk, &trunk.unwrap_or_default());
        self.set(row, self.branch, &entity.branch);
        for (name, value) in &entity.properties {
            if let Some(place) = columns.get(name) {
                self.set(row, *place, value);
            }
        }
    }
}

/// The branch that changes of this device to one version of an entity form. It is the same each time
/// the list is read and differs from device to device.
fn branch_of(salt: &str, list: &str, id: &str, version: &str) -> String {
    let mut context = Context::new(&SHA256);
    for part in [salt, list, id, version] {
        context.update(part.as_bytes());
        context.update(&[0]);
    }
    let digest = context.finish();
    let mut hex: String = digest
        .as_ref()
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    // Version 4, variant 1 (RFC 9562).
    hex.replace_range(12..13, "4");
    hex.replace_range(16..17, "8");
    for at in [20, 16, 12, 8] {
        hex.insert(at, '-');
    }
    hex
}

fn salt(store: &Store, environment: &dyn Environment) -> Result<String, Error> {
    if let Some(salt) = store.setting(SALT)? {
        return Ok(salt);
    }
    let salt = format!("{}{}", make_uuid(environment), make_uuid(environment));
    store.set_setting(SALT, Some(&salt))?;
    Ok(salt)
}

/// Whether a text is a UUID of version 4 as Java reads it.
fn is_uuid_4(id: &str) -> bool {
    let parts: Vec<&str> = id.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    lengths == [8, 4, 4, 4, 12]
        && parts
            .iter()
            .all(|part| part.bytes().all(|byte| byte.is_ascii_hexdigit()))
        && parts.get(2).is_some_and(|part| part.starts_with('4'))
}

fn header(bytes: &[u8]) -> &[u8] {
    bytes.split(|byte| *byte == b'\n').next().unwrap_or(bytes)
}

/// Whether the first line names the column that only entity lists have.
fn is_list(bytes: &[u8]) -> bool {
    let header = header(bytes);
    header.len() <= MAX_HEADER && has(header, VERSION.as_bytes())
}

const VERSION: &str = "__version";
const TRUNK: &str = "__trunkVersion";
const BRANCH: &str = "__branchId";
/// Name of the setting that branches are derived from.
const SALT: &str = "entity-branches";
const BOM: &[u8] = b"\xEF\xBB\xBF";
/// No list has a header longer than this.
const MAX_HEADER: usize = 1 << 20;

#[cfg(test)]
mod tests;
