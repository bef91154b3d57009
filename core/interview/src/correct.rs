//! The third door: a record that was finished is opened again, to be followed by a corrected one.
//!
//! The new record has an id of its own and names the old one in `meta/deprecatedID` (ODK XForms,
//! "Metadata"); the old one stays as it is. Answers are matched by path. What the old record left
//! out since it was not relevant is as in a new record (as JavaRosa's `TreeElement.populate` does).

use std::sync::Arc;

use quick_xml::NsReader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use rayi_form::{Events, Form, NodeId, NodeKind};

use crate::environment::{Environment, make_uuid};
use crate::error::Error;
use crate::interview::Interview;
use crate::restore::{Kept, Missing};

/// Who says that a record may be corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Permission {
    /// The form, by `odk:client-editable` of its `submission`.
    Form,
    /// The caller, whatever the form says.
    Caller,
}

impl Interview {
    /// Opens a finished record for a correction, in a language of the form as
    /// [`Interview::begin`] does. The record must be of this form and of this version of it.
    ///
    /// # Errors
    /// [`Error::CorrectionNotAllowed`], [`Error::RecordBroken`], [`Error::RecordOfAnotherForm`],
    /// [`Error::RecordOfAnotherVersion`] or [`Error::RecordWithoutId`].
    pub fn correct(
        form: Arc<Form>,
        environment: Arc<dyn Environment>,
        language: Option<&str>,
        record: &[u8],
        permission: Permission,
    ) -> Result<Self, Error> {
        if permission == Permission::Form && !form.submission.client_editable {
            return Err(Error::CorrectionNotAllowed);
        }
        let old = read(&form, record)?;
        if old.form.as_deref() != Some(&form.id) {
            let form = old.form.unwrap_or_default();
            return Err(Error::RecordOfAnotherForm { form });
        }
        if old.version.as_deref().unwrap_or_default() != form.version.as_deref().unwrap_or_default()
        {
            return Err(Error::RecordOfAnotherVersion {
                found: old.version.unwrap_or_default(),
                known: form.version.clone().unwrap_or_default(),
            });
        }
        let corrects = old.instance.ok_or(Error::RecordWithoutId)?;
        let mut interview = Self::new(form, environment, language);
        interview.restore(old.kept, Missing::AsNew);
        interview.instance_id = format!("uuid:{}", make_uuid(interview.environment.as_ref()));
        interview.corrects = Some(corrects);
        interview.name_the_record();
        interview.recalculate_all();
        interview.act(Events::LOAD, None);
        interview.run();
        interview.settle_counts();
        interview.name_the_record();
        interview.run();
        interview.first_screen();
        interview.forget_changes();
        interview.open_log(None, "form resume", true);
        Ok(interview)
    }

    /// `instanceID` of the record that this one takes the place of, if it is a correction.
    #[must_use]
    pub fn corrects(&self) -> Option<&str> {
        self.corrects.as_deref()
    }

    /// Writes the ids of this record and of the corrected one into the nodes that the form has for
    /// them. A calculation may not give the new record the id of the old one.
    fn name_the_record(&mut self) {
        if let Some(at) = self.meta("instanceID") {
            let own = self.live.cell(at).text.trim().to_owned();
            if own.is_empty() || Some(&own) == self.corrects.as_ref() {
                let id = self.instance_id.clone();
                self.set_value(at, &id);
            } else {
                self.instance_id = own;
            }
        }
        let Some(old) = self.corrects.clone() else {
            return;
        };
        if let Some(at) = self.meta("deprecatedID") {
            self.set_value(at, &old);
        }
        // Kobo keeps the first id of a chain there.
        if let Some(at) = self.meta("rootUuid")
            && self.live.cell(at).text.trim().is_empty()
        {
            self.set_value(at, &old);
        }
    }
}

/// A record as it is read back.
#[derive(Default)]
struct Old {
    form: Option<String>,
    version: Option<String>,
    instance: Option<String>,
    kept: Kept,
}

/// An element that is open.
struct Open {
    path: String,
    local: String,
    definition: Option<NodeId>,
    text: String,
    has_children: bool,
    /// Instances met of each repeat inside.
    repeats: Vec<(NodeId, usize)>,
    /// It, and all inside, is no answer: a seal, or what the writer of records adds by itself.
    aside: bool,
}

struct Reading<'f> {
    form: &'f Form,
    old: Old,
    open: Vec<Open>,
    is_done: bool,
}

fn read(form: &Form, record: &[u8]) -> Result<Old, Error> {
    let text = std::str::from_utf8(record).map_err(|_| Error::RecordBroken)?;
    let mut reader = NsReader::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
    let mut reading = Reading {
        form,
        old: Old::default(),
        open: Vec::new(),
        is_done: false,
    };
    loop {
        let (namespace, event) = reader
            .read_resolved_event()
            .map_err(|_| Error::RecordBroken)?;
        let is_seal = matches!(&namespace, ResolveResult::Bound(Namespace(uri))
            if uri.starts_with(SEAL_NAMESPACE));
        match event {
            Event::Start(tag) => reading.start(&tag, is_seal)?,
            Event::Empty(tag) => {
                reading.start(&tag, is_seal)?;
                reading.end()?;
            }
            Event::End(_) => reading.end()?,
            Event::Text(text) => {
                reading.text(&text.xml10_content());
            }
            Event::CData(text) => {
                reading.text(&text.xml10_content());
            }
            Event::GeneralRef(entity) => {
                let mut buffer = [0; 4];
                let text = resolve(&entity, &mut buffer).ok_or(Error::RecordBroken)?;
                reading.text(text);
            }
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
            Event::Eof if reading.is_done => break,
            Event::DocType(_) | Event::Eof => return Err(Error::RecordBroken),
        }
    }
    let mut old = reading.old;
    // Outer repeats first, so that the inner ones have where to be.
    old.kept
        .repeats
        .sort_by_key(|(path, _)| path.bytes().filter(|byte| *byte == b'/').count());
    Ok(old)
}

impl Reading<'_> {
    fn start(&mut self, tag: &BytesStart<'_>, is_seal: bool) -> Result<(), Error> {
        if self.is_done || self.open.len() >= MAX_DEPTH {
            return Err(Error::RecordBroken);
        }
        let local = tag.local_name().into_inner().to_owned();
        let form = self.form;
        let depth = self.open.len();
        let Some(above) = self.open.last_mut() else {
            return self.root(tag, &local);
        };
        above.has_children = true;
        let definition = above.definition.and_then(|parent| {
            form.children(parent).find(|child| {
                form.node(*child).kind != NodeKind::Attribute && form.node_name(*child) == local
            })
        });
        let mut path = format!("{}/{local}", above.path);
        if let Some(id) = definition.filter(|id| form.node(*id).kind == NodeKind::Repeat) {
            let count = match above.repeats.iter_mut().find(|(known, _)| *known == id) {
                Some((_, count)) => {
                    *count += 1;
                    *count
                }
                None => 0,
            };
            path.push_str(&format!("[{count}]"));
        }
        // Ids are read apart; where the form has no node for them, the writer adds them.
        let is_meta = depth == 1 && local == "meta";
        let is_id = depth == 2
            && above.local == "meta"
            && matches!(local.as_str(), "instanceID" | "deprecatedID");
        let aside = above.aside || is_seal || (definition.is_none() && (is_meta || is_id));
        self.push(tag, path, local, definition, aside)
    }

    fn root(&mut self, tag: &BytesStart<'_>, local: &str) -> Result<(), Error> {
        let root = NodeId(0);
        let definition = (self.form.node_name(root) == local).then_some(root);
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|_| Error::RecordBroken)?;
            let value = attribute
                .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .map_err(|_| Error::RecordBroken)?;
            match attribute.key.local_name().into_inner() {
                "id" => self.old.form = Some(value.into_owned()),
                "version" => self.old.version = Some(value.into_owned()),
                _ => {}
            }
        }
        self.push(
            tag,
            format!("/{local}"),
            local.to_owned(),
            definition,
            false,
        )
    }

    fn push(
        &mut self,
        tag: &BytesStart<'_>,
        path: String,
        local: String,
        definition: Option<NodeId>,
        aside: bool,
    ) -> Result<(), Error> {
        let form = self.form;
        if let Some(definition) = definition {
            for attribute in tag.attributes() {
                let attribute = attribute.map_err(|_| Error::RecordBroken)?;
                let name = attribute.key.local_name().into_inner();
                let is_known = form.children(definition).any(|child| {
                    form.node(child).kind == NodeKind::Attribute && form.node_name(child) == name
                });
                if is_known {
                    let value = attribute
                        .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                        .map_err(|_| Error::RecordBroken)?;
                    let place = format!("{path}/@{name}");
                    self.old.kept.values.push((place, value.into_owned()));
                }
            }
        }
        let repeats = definition
            .map(|parent| {
                form.children(parent)
                    .filter(|child| form.node(*child).kind == NodeKind::Repeat)
                    .map(|child| (child, 0))
                    .collect()
            })
            .unwrap_or_default();
        self.open.push(Open {
            path,
            local,
            definition,
            text: String::new(),
            has_children: false,
            repeats,
            aside,
        });
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if let Some(open) = self.open.last_mut() {
            open.text.push_str(text);
        }
    }

    fn end(&mut self) -> Result<(), Error> {
        let depth = self.open.len();
        let done = self.open.pop().ok_or(Error::RecordBroken)?;
        self.is_done = self.open.is_empty();
        let in_meta = depth == 3 && self.open.last().is_some_and(|above| above.local == "meta");
        if in_meta && done.local == "instanceID" && self.old.instance.is_none() {
            let id = done.text.trim();
            self.old.instance = (!id.is_empty()).then(|| id.to_owned());
        }
        if done.aside {
            return Ok(());
        }
        for (repeat, count) in done.repeats {
            let name = self.form.node_name(repeat);
            let path = format!("{}/{name}", done.path);
            self.old.kept.repeats.push((path, count));
        }
        if !done.has_children {
            self.old.kept.values.push((done.path, done.text));
        }
        Ok(())
    }
}

fn resolve<'a>(entity: &BytesRef<'_>, buffer: &'a mut [u8; 4]) -> Option<&'a str> {
    if let Some(sign) = entity.resolve_char_ref().ok()? {
        return Some(sign.encode_utf8(buffer));
    }
    resolve_xml_entity(entity)
}

/// Seals of every version; they are no answers.
const SEAL_NAMESPACE: &str = "urn:rayi:seal:";
/// No form nests deeper than its reader lets it.
const MAX_DEPTH: usize = 256;

#[cfg(test)]
mod tests;
