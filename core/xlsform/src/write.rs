//! From a [`Survey`] to XForm XML.

mod body;
mod itext;
mod record;
mod secondary;

pub(crate) use secondary::Secondary;

use crate::model::{EXPRESSIONS, Element, Id, Sort, Survey, get};
use crate::origins::Rows;
use crate::paths::{Way, refers};
use crate::text::Text;
use crate::xml::Xml;

/// Namespaces that every form declares.
pub(crate) const NAMESPACES: [(&str, &str); 7] = [
    ("xmlns", "http://www.w3.org/2002/xforms"),
    ("xmlns:h", "http://www.w3.org/1999/xhtml"),
    ("xmlns:ev", "http://www.w3.org/2001/xml-events"),
    ("xmlns:xsd", "http://www.w3.org/2001/XMLSchema"),
    ("xmlns:jr", "http://openrosa.org/javarosa"),
    ("xmlns:orx", "http://openrosa.org/xforms"),
    ("xmlns:odk", "http://www.opendatakit.org/xforms"),
];

/// A form being written.
pub(crate) struct Writer<'s> {
    survey: &'s Survey,
    xml: Xml,
    /// Id of the form.
    id: &'s str,
}

/// Writes a form: the document, and from which of its lines on which row of the survey sheet is
/// written. `id` is the form's id, `secondary` its lists.
pub(crate) fn write(
    mut survey: Survey,
    id: &str,
    secondary: &[Secondary],
    about: usize,
) -> (String, Rows) {
    let mut xml = Xml::new(about);
    let mut part = |survey: &Survey, write: &dyn Fn(&mut Writer<'_>)| {
        let mut writer = Writer {
            survey,
            xml: std::mem::take(&mut xml),
            id,
        };
        write(&mut writer);
        xml = writer.xml;
    };
    part(&survey, &|writer| writer.head());
    let languages = itext::languages(&survey);
    if !languages.is_empty() {
        part(&survey, &|writer| writer.xml.open("itext", &[]));
        for language in &languages {
            part(&survey, &|writer| writer.translation(language));
            survey.forget_translations(language);
        }
        part(&survey, &|writer| writer.xml.close("itext"));
    }
    part(&survey, &|writer| writer.rest(secondary));
    xml.finish()
}

impl Writer<'_> {
    /// The document up to its table of languages.
    fn head(&mut self) {
        let settings = &self.survey.settings;
        let own = namespaces(settings.namespaces.as_deref().unwrap_or(""));
        let mut declared: Vec<(&str, &str)> = NAMESPACES.to_vec();
        for (prefix, uri) in &own {
            if !declared.iter().any(|(known, _)| known == prefix) {
                declared.push((prefix, uri));
            }
        }
        let entities = (
            "xmlns:entities",
            "http://www.opendatakit.org/xforms/entities",
        );
        let version = self.survey.entities_version;
        if version.is_some() && !declared.iter().any(|(known, _)| *known == entities.0) {
            declared.push(entities);
        }
        self.xml.open("h:html", &declared);
        self.xml.open("h:head", &[]);
        let title = settings.title.as_deref().unwrap_or(self.id);
        self.xml.text("h:title", &[], title);
        let mut attributes = vec![("odk:xforms-version", "1.0.0")];
        attributes.extend(version.map(|version| ("entities:entities-version", version)));
        self.xml.open("model", &attributes);
        self.submission();
    }

    /// The document after its table of languages.
    fn rest(&mut self, secondary: &[Secondary]) {
        let settings = &self.survey.settings;
        self.record();
        for list in secondary {
            self.secondary(list);
        }
        self.binds();
        self.xml.close("model");
        self.xml.close("h:head");
        let class = settings.style.as_deref().map(|style| ("class", style));
        self.xml.open("h:body", class.as_slice());
        for child in &self.survey.element(0).rare.children {
            self.control(*child);
        }
        self.xml.comes_from(None);
        self.xml.close("h:body");
        self.xml.close("h:html");
    }

    fn submission(&mut self) {
        let settings = &self.survey.settings;
        let mut attributes = Vec::new();
        if let Some(url) = &settings.submission_url {
            attributes.push(("action", url.as_str()));
            attributes.push(("method", "post"));
        }
        for (name, value) in [
            ("base64RsaPublicKey", &settings.public_key),
            ("orx:auto-send", &settings.auto_send),
            ("orx:auto-delete", &settings.auto_delete),
        ] {
            attributes.extend(value.as_deref().map(|value| (name, value)));
        }
        if settings.client_editable {
            attributes.push(("odk:client-editable", "true"));
        }
        if !attributes.is_empty() {
            self.xml.empty("submission", &attributes);
        }
    }

    fn binds(&mut self) {
        for id in self.survey.in_order() {
            let element = self.survey.element(id);
            self.xml.comes_from(element.row);
            let is_node = !element.is_flat() && !matches!(element.sort, Sort::File(_));
            if !element.bind.is_empty() && is_node {
                self.bind(id, element);
            }
            self.actions(id, false);
        }
        self.xml.comes_from(None);
    }

    fn bind(&mut self, id: Id, element: &Element) {
        let path = self.survey.path(id);
        let mut attributes = vec![("nodeset", path.clone())];
        for (name, text) in &element.bind {
            if name == "calculate" && element.triggered {
                continue;
            }
            let translated = match &**name {
                "jr:constraintMsg" | "jr:requiredMsg" => text.is_translated() || refers(text),
                "jr:noAppErrorString" => text.is_translated(),
                _ => false,
            };
            let value = if translated {
                format!("jr:itext('{path}:{name}')")
            } else {
                let value = first_of(text);
                let value = if EXPRESSIONS.contains(&&**name) {
                    truth(value)
                } else {
                    value
                };
                self.survey.resolved(value, Way::from(id))
            };
            attributes.push((name, value));
        }
        self.xml.empty("bind", &borrowed(&attributes));
    }

    /// The actions of an element: those of new repeats, or all others.
    fn actions(&mut self, id: Id, of_new_repeats: bool) {
        let element = self.survey.element(id);
        if !matches!(element.sort, Sort::Question(_) | Sort::Attribute(_)) {
            return;
        }
        self.xml.comes_from(element.row);
        let path = self.survey.path(id);
        for action in &element.rare.actions {
            let new_repeat = action.event == crate::model::Event::NewRepeat;
            if new_repeat != of_new_repeats {
                continue;
            }
            let mut attributes = vec![
                ("ref", path.clone()),
                ("event", action.event.name().to_owned()),
            ];
            let value = match &element.default {
                Some(default) if element.dynamic => {
                    Some(self.survey.resolved(default, Way::from(id)))
                }
                Some(default) => Some(default.clone()),
                None => action.value.clone(),
            };
            if action.name == "setvalue" {
                attributes.extend(value.map(|value| ("value", value)));
            }
            attributes.extend(
                action
                    .quality
                    .clone()
                    .map(|quality| ("odk:quality", quality)),
            );
            self.xml.empty(action.name, &borrowed(&attributes));
        }
    }
}

/// `yes` and its kin as expressions.
fn truth(word: &str) -> &str {
    match word {
        "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" => "true()",
        "no" | "No" | "NO" | "false" | "False" | "FALSE" => "false()",
        other => other,
    }
}

/// The words of a text where only one language has a place.
fn first_of(text: &Text) -> &str {
    match text {
        Text::None => "",
        Text::Plain(words) => words,
        Text::Languages(all) => all.first().map_or("", |(_, words)| words),
    }
}

/// `a="uri" b='uri'` as attributes of the root.
pub(crate) fn namespaces(setting: &str) -> Vec<(String, String)> {
    setting
        .split_whitespace()
        .filter_map(|word| {
            let (prefix, uri) = word.split_once('=')?;
            let fit = !prefix.is_empty() && !uri.contains('=');
            fit.then(|| (format!("xmlns:{prefix}"), uri.replace(['"', '\''], "")))
        })
        .collect()
}

fn borrowed<'a>(attributes: &'a [(&'a str, String)]) -> Vec<(&'a str, &'a str)> {
    attributes
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect()
}

/// Whether a question computes its value.
fn is_computed(element: &Element) -> bool {
    get(&element.bind, "calculate").is_some() || element.triggered
}
