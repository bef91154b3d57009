//! The primary instance: the record as it is before anyone answers.

use super::{Writer, borrowed};
use crate::model::{Id, Sort};
use crate::paths::Way;

/// Which instances of a repeat are written.
#[derive(Clone, Copy, PartialEq)]
enum Repeats {
    /// A template and the first instance.
    Both,
    /// The first instance: a template stands further out.
    First,
}

impl Writer<'_> {
    pub(super) fn record(&mut self) {
        self.xml.open("instance", &[]);
        let settings = &self.survey.settings;
        let mut attributes: Vec<(&str, String)> = Vec::new();
        let own = self.own_attributes(0);
        for (name, value) in settings.attributes.iter().chain(&own) {
            attributes.push((name.as_str(), value.clone()));
        }
        for (name, value) in [
            ("id", Some(self.id)),
            ("xmlns", settings.instance_xmlns.as_deref()),
            ("version", settings.version.as_deref()),
            ("odk:prefix", settings.prefix.as_deref()),
            ("odk:delimiter", settings.delimiter.as_deref()),
        ] {
            if let Some(value) = value {
                attributes.retain(|(known, _)| *known != name);
                attributes.push((name, value.to_owned()));
            }
        }
        let name = &self.survey.element(0).name;
        self.xml.open(name, &borrowed(&attributes));
        self.children(0, Repeats::Both);
        self.xml.comes_from(None);
        self.xml.close(name);
        self.xml.close("instance");
    }

    /// The attributes that the sheet gives an element.
    fn own_attributes(&self, id: Id) -> Vec<(String, String)> {
        self.survey
            .element(id)
            .rare
            .instance
            .iter()
            .map(|(name, value)| (name.to_string(), self.survey.resolved(value, Way::from(id))))
            .collect()
    }

    fn children(&mut self, id: Id, repeats: Repeats) {
        for child in &self.survey.element(id).rare.children {
            let element = self.survey.element(*child);
            match &element.sort {
                Sort::File(_) | Sort::Attribute(_) => {}
                Sort::Group { flat: true, .. } => self.children(*child, Repeats::First),
                Sort::Repeat if repeats == Repeats::Both => {
                    self.template(*child);
                    self.node(*child, Repeats::First);
                }
                _ => self.node(*child, repeats),
            }
        }
    }

    fn template(&mut self, id: Id) {
        let element = self.survey.element(id);
        let name = &element.name;
        self.xml.comes_from(element.row);
        self.xml.open(name, &[("jr:template", "")]);
        for child in &element.rare.children {
            let child_element = self.survey.element(*child);
            match child_element.sort {
                Sort::File(_) => {}
                Sort::Repeat => self.template(*child),
                _ => self.node(*child, Repeats::Both),
            }
        }
        self.xml.close(name);
    }

    fn node(&mut self, id: Id, repeats: Repeats) {
        let element = self.survey.element(id);
        self.xml.comes_from(element.row);
        let mut attributes = self.own_attributes(id);
        for child in &element.rare.children {
            let child = self.survey.element(*child);
            if let Sort::Attribute(value) = &child.sort {
                attributes.push((child.name.to_string(), value.clone()));
            }
        }
        let attributes: Vec<(&str, &str)> = attributes
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let below = element
            .rare
            .children
            .iter()
            .any(|child| !matches!(self.survey.element(*child).sort, Sort::Attribute(_)));
        if below {
            self.xml.open(&element.name, &attributes);
            self.children(id, repeats);
            self.xml.close(&element.name);
            return;
        }
        let default = match &element.default {
            Some(default) if !element.dynamic => default.as_str(),
            _ => "",
        };
        self.xml.text(&element.name, &attributes, default);
    }
}
