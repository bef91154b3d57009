//! [`Record`]: a finished interview as the XML that is sent; its bytes are fixed here, once.

use std::borrow::Cow;

use quick_xml::escape::partial_escape;
use rayi_form::{DataType, Events, NodeId};

use crate::entities::EntityChange;
use crate::interview::Interview;
use crate::live::{Index, ROOT};
use crate::violation::Violation;

const XFORMS: &str = "http://www.w3.org/2002/xforms";
const OPENROSA: &str = "http://openrosa.org/xforms";

/// A finished interview.
#[derive(Clone, PartialEq, Eq)]
pub struct Record {
    /// `instanceID`.
    pub instance_id: String,
    /// `instanceName`; blank where the form gives none.
    pub instance_name: String,
    /// Id of the form.
    pub form_id: String,
    /// Version of the form.
    pub form_version: Option<String>,
    /// The XML, UTF-8. What is not relevant is left out.
    pub xml: Vec<u8>,
    /// Names of the files that the answers name, in document order.
    pub files: Vec<String>,
    /// `instanceID` of the record that this one takes the place of.
    pub corrects: Option<String>,
    /// The audit log, where the form asks for one: the file that `files` name `audit.csv`.
    pub audit: Option<Vec<u8>>,
    /// What it does to the entity lists of this device.
    pub entities: Vec<EntityChange>,
}

/// Answers are nobody's business.
impl std::fmt::Debug for Record {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Record")
            .field("form_id", &self.form_id)
            .field("bytes", &self.xml.len())
            .finish_non_exhaustive()
    }
}

impl Interview {
    /// Ends the interview: the record, or everything that is wrong with it.
    ///
    /// `xforms-revalidate` comes before the check, so that what it sets is checked too (JavaRosa
    /// has it afterwards).
    ///
    /// # Errors
    /// The violations, in the order of the questions; nothing is lost and the interview goes on.
    pub fn finalise(&mut self) -> Result<Record, Vec<Violation>> {
        self.work.begin_turn();
        self.take_time();
        self.look_at_all();
        self.act(Events::REVALIDATE, None);
        self.preload_end();
        self.run();
        let violations = self.check();
        if !violations.is_empty() {
            self.log_event("constraint error", String::new(), None);
            return Err(violations);
        }
        let audit = self.name_the_log();
        let mut record = self.record();
        record.audit = audit;
        Ok(record)
    }

    /// Writes the name of the log's file into the form's node for it; gives the file, unless that
    /// node is not relevant.
    fn name_the_log(&mut self) -> Option<Vec<u8>> {
        let node = self.form.audit.as_ref()?.node;
        let base = self.live.frame(ROOT).base;
        let at = self.live.seen_from(&self.form, base, node)?;
        if !self.live.cell(at).relevant {
            return None;
        }
        let file = self.final_audit_file()?;
        self.set_value(at, crate::audit::FILE_NAME);
        self.run();
        Some(file)
    }

    /// What the answers call the record (`meta/instanceName`); `None` where they do not yet.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        let cell = self.live.cell(self.meta("instanceName")?);
        Some(cell.text.as_str()).filter(|name| cell.relevant && !name.trim().is_empty())
    }

    /// The record as it stands, whatever is wrong with it.
    #[must_use]
    pub fn record(&self) -> Record {
        Record {
            instance_id: self.instance_id.clone(),
            instance_name: self.name().unwrap_or_default().to_owned(),
            form_id: self.form.id.clone(),
            form_version: self.form.version.clone(),
            xml: self.xml().into_bytes(),
            files: self.files(),
            corrects: self.corrects.clone(),
            audit: None,
            entities: self.entity_changes(),
        }
    }

    /// Names of the files that relevant answers name, each once.
    #[must_use]
    pub fn files(&self) -> Vec<String> {
        self.files_named(|is_relevant| is_relevant)
    }

    /// Names of the files that any answer names, relevant or not: those that a draft keeps.
    #[must_use]
    pub fn draft_files(&self) -> Vec<String> {
        self.files_named(|_| true)
    }

    fn files_named(&self, counts: impl Fn(bool) -> bool) -> Vec<String> {
        let mut found: Vec<Index> = Vec::new();
        for (at, node) in self.form.nodes.iter().enumerate() {
            if node.data_type != DataType::Binary {
                continue;
            }
            let id = NodeId(u32::try_from(at).unwrap_or(u32::MAX));
            self.live.each_below(&self.form, ROOT, id, &mut |at| {
                let cell = self.live.cell(at);
                if counts(cell.relevant) && !cell.text.is_empty() {
                    found.push(at);
                }
            });
        }
        found.sort_unstable_by(|left, right| self.live.compare(&self.form, *left, *right));
        let mut names: Vec<String> = Vec::new();
        for at in found {
            let name = &self.live.cell(at).text;
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        names
    }

    fn xml(&self) -> String {
        let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        let root = self.live.frame(ROOT).base;
        self.write(root, &mut xml);
        xml.push('\n');
        xml
    }

    fn write(&self, at: Index, xml: &mut String) {
        let form = &self.form;
        let cell = self.live.cell(at);
        if !cell.relevant {
            return;
        }
        let node = form.node(cell.definition);
        let is_root = node.parent.is_none();
        xml.push('<');
        self.write_name(cell.definition, xml);
        let mut next = self.live.first_child(form, at, true);
        while let Some(attribute) = next {
            let cell = self.live.cell(attribute);
            if cell.relevant {
                attribute_text(xml, &self.qualified(cell.definition), &cell.text);
            }
            next = self.live.next_sibling(form, attribute);
        }
        if is_root {
            self.write_namespaces(xml);
        } else if node.prefix.is_empty() {
            let above = node.parent.map(|parent| form.node(parent));
            let differs = above
                .is_some_and(|above| above.prefix.is_empty() && above.namespace != node.namespace);
            if differs {
                attribute_text(xml, "xmlns", form.names.namespace_text(node.namespace));
            }
        }
        let mut child = self.live.first_child(form, at, false);
        let adds_meta = is_root && self.meta("instanceID").is_none();
        let adds_old = self.lacks_deprecated(at);
        if child.is_none() && cell.text.is_empty() && !adds_meta && adds_old.is_none() {
            xml.push_str("/>");
            return;
        }
        xml.push('>');
        xml.push_str(&clean(&cell.text));
        while let Some(at) = child {
            self.write(at, xml);
            child = self.live.next_sibling(form, at);
        }
        if adds_meta {
            xml.push_str("<orx:meta xmlns:orx=\"");
            xml.push_str(OPENROSA);
            xml.push_str("\"><orx:instanceID>");
            xml.push_str(&clean(&self.instance_id));
            xml.push_str("</orx:instanceID>");
            if let Some(old) = &self.corrects {
                element_text(xml, "orx:deprecatedID", old);
            }
            xml.push_str("</orx:meta>");
        }
        if let Some(old) = adds_old {
            let prefix = self.meta("instanceID").map(|at| self.definition(at));
            let prefix = prefix.map_or("", |id| form.node(id).prefix.as_str());
            let mark = if prefix.is_empty() { "" } else { ":" };
            element_text(xml, &format!("{prefix}{mark}deprecatedID"), old);
        }
        xml.push_str("</");
        self.write_name(cell.definition, xml);
        xml.push('>');
    }

    /// The id that a correction names, at the `meta` of a form that has no node for it.
    fn lacks_deprecated(&self, at: Index) -> Option<&str> {
        let old = self.corrects.as_deref()?;
        let id = self.meta("instanceID")?;
        let is_meta = self.live.parent(&self.form, id) == Some(at);
        (is_meta && self.meta("deprecatedID").is_none()).then_some(old)
    }

    fn qualified(&self, definition: NodeId) -> String {
        let mut name = String::new();
        self.write_name(definition, &mut name);
        name
    }

    fn write_name(&self, definition: NodeId, xml: &mut String) {
        let node = self.form.node(definition);
        if !node.prefix.is_empty() {
            xml.push_str(&node.prefix);
            xml.push(':');
        }
        xml.push_str(self.form.names.text(node.name));
    }

    /// Declares at the root every prefix that a node of the form bears.
    fn write_namespaces(&self, xml: &mut String) {
        let form = &self.form;
        let root = form.node(NodeId(0));
        let namespace = form.names.namespace_text(root.namespace);
        if root.prefix.is_empty() && !namespace.is_empty() && namespace != XFORMS {
            attribute_text(xml, "xmlns", namespace);
        }
        let mut declared: Vec<&str> = Vec::new();
        for node in &form.nodes {
            let prefix = node.prefix.as_str();
            if prefix.is_empty() || prefix == "xml" || declared.contains(&prefix) {
                continue;
            }
            declared.push(prefix);
            let uri = form.names.namespace_text(node.namespace);
            attribute_text(xml, &format!("xmlns:{prefix}"), uri);
        }
    }
}

fn element_text(xml: &mut String, name: &str, text: &str) {
    xml.push_str(&format!("<{name}>{}</{name}>", clean(text)));
}

fn attribute_text(xml: &mut String, name: &str, value: &str) {
    xml.push(' ');
    xml.push_str(name);
    xml.push_str("=\"");
    xml.push_str(
        &clean(value)
            .replace('"', "&quot;")
            .replace('\n', "&#10;")
            .replace('\t', "&#9;"),
    );
    xml.push('"');
}

/// A text as XML 1.0 can hold it: escaped, and without the characters it has no place for.
fn clean(text: &str) -> Cow<'_, str> {
    // Nearly all texts can stand as they are; 0xEF begins the two letters that cannot.
    let stands = |byte: u8| byte >= b' ' && !matches!(byte, b'<' | b'>' | b'&' | 0xEF);
    if text.bytes().all(stands) {
        return Cow::Borrowed(text);
    }
    let kept: String = text
        .chars()
        .filter(|character| {
            matches!(character, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{1_0000}'..)
        })
        .collect();
    // A carriage return would be read back as a line feed.
    Cow::Owned(partial_escape(kept.as_str()).replace('\r', "&#13;"))
}
