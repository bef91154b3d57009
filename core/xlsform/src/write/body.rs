//! The body: what people see.

use super::secondary::is_search;
use super::{Writer, borrowed, is_computed};
use crate::model::{Element, Id, Sort};
use crate::paths::Way;
use crate::reference::has_reference;
use crate::survey::extension;

impl Writer<'_> {
    pub(super) fn control(&mut self, id: Id) {
        let element = self.survey.element(id);
        self.xml.comes_from(element.row);
        match &element.sort {
            Sort::Group { hidden: false, .. } => self.group(id, element),
            Sort::Repeat => self.repeat(id, element),
            Sort::Question(kind) => {
                if let Some(tag) = kind.tag
                    && !(is_computed(element) && element.label.is_none() && element.hint.is_none())
                {
                    self.question(id, element, tag);
                }
            }
            Sort::Root
            | Sort::Group { hidden: true, .. }
            | Sort::File(_)
            | Sort::Entity
            | Sort::Attribute(_)
            | Sort::EntityLabel => {}
        }
    }

    fn group(&mut self, id: Id, element: &Element) {
        let path = self.survey.path(id);
        let mut attributes = Vec::new();
        if !element.is_flat() {
            attributes.push(("ref", path));
        }
        for (name, value) in &element.control {
            let value = match &**name {
                "appearance" => value.clone(),
                _ => self.survey.resolved(value, Way::from(id)),
            };
            attributes.push((name, value));
        }
        self.xml.open("group", &borrowed(&attributes));
        if !element.label.is_none() {
            self.label(id, element);
        }
        for child in &element.rare.children {
            self.control(*child);
        }
        self.xml.close("group");
    }

    fn repeat(&mut self, id: Id, element: &Element) {
        let path = self.survey.path(id);
        self.xml.open("group", &[("ref", &path)]);
        self.label(id, element);
        let attributes = self.attributes(id, element, ("nodeset", path));
        self.xml.open("repeat", &borrowed(&attributes));
        for child in &element.rare.children {
            self.control(*child);
        }
        for below in self.below(id) {
            self.actions(below, true);
        }
        self.xml.close("repeat");
        self.xml.close("group");
    }

    /// Everything below a repeat whose nearest repeat it is, in order.
    fn below(&self, repeat: Id) -> Vec<Id> {
        let mut out = Vec::new();
        let mut stack: Vec<Id> = self.survey.element(repeat).rare.children.clone();
        stack.reverse();
        while let Some(id) = stack.pop() {
            out.push(id);
            let element = self.survey.element(id);
            if !element.is_repeat() {
                stack.extend(element.rare.children.iter().rev());
            }
        }
        out
    }

    /// The attributes of a control, references resolved.
    fn attributes<'e>(
        &self,
        id: Id,
        element: &'e Element,
        first: (&'e str, String),
    ) -> Vec<(&'e str, String)> {
        let mut attributes = vec![first];
        for (name, value) in &element.control {
            attributes.push((&**name, self.survey.resolved(value, Way::from(id))));
        }
        attributes
    }

    fn question(&mut self, id: Id, element: &Element, tag: &str) {
        let path = self.survey.path(id);
        let mut attributes = self.attributes(id, element, ("ref", path));
        if let Some(list) = &element.rare.query {
            let way = Way {
                current: true,
                ..Way::from(id)
            };
            let filter = element.rare.choice_filter.as_deref().unwrap_or("");
            let filter = self.survey.resolved(filter, way);
            attributes.push(("query", format!("instance('{list}')/root/item[{filter}]")));
        }
        self.xml.open(tag, &borrowed(&attributes));
        self.label(id, element);
        if !element.hint.is_none() || !element.rare.guidance.is_none() {
            self.hint(id, element);
        }
        if is_search(element) && element.is_select() {
            self.inline_items(element);
        } else if let Some(itemset) = &element.itemset {
            self.itemset(id, element, itemset);
        }
        for (name, label) in &element.rare.tags {
            self.xml.open("tag", &[("key", name)]);
            let words = super::first_of(label);
            self.xml.text("label", &[], words);
            self.xml.close("tag");
        }
        self.triggered(element);
        self.xml.close(tag);
    }

    fn label(&mut self, id: Id, element: &Element) {
        if element.label_is_translated() {
            let reference = format!("jr:itext('{}:label')", self.survey.path(id));
            self.xml.empty("label", &[("ref", &reference)]);
        } else {
            let words = super::first_of(&element.label);
            let pieces = self.survey.pieces(words, Way::from(id));
            self.xml.pieces("label", &[], &pieces);
        }
    }

    fn hint(&mut self, id: Id, element: &Element) {
        if element.hint.is_translated() || !element.rare.guidance.is_none() {
            let reference = format!("jr:itext('{}:hint')", self.survey.path(id));
            self.xml.empty("hint", &[("ref", &reference)]);
        } else {
            let words = super::first_of(&element.hint);
            let pieces = self.survey.pieces(words, Way::from(id));
            self.xml.pieces("hint", &[], &pieces);
        }
    }

    /// What a change of this question sets.
    fn triggered(&mut self, element: &Element) {
        for captures in [false, true] {
            let own =
                self.survey.triggers.iter().filter(|trigger| {
                    element.name == trigger.source && trigger.captures == captures
                });
            for trigger in own {
                let target = self.survey.element(trigger.target);
                let path = self.survey.path(trigger.target);
                let mut attributes =
                    vec![("ref", path), ("event", "xforms-value-changed".to_owned())];
                let source = self.survey.named(&element.name);
                if let Some(value) = target.bind_text("calculate").filter(|_| !captures) {
                    let way = source.map_or_else(Way::default, Way::from);
                    attributes.push(("value", self.survey.resolved(value, way)));
                }
                let name = if captures {
                    "odk:setgeopoint"
                } else {
                    "setvalue"
                };
                self.xml.empty(name, &borrowed(&attributes));
            }
        }
    }

    /// Choices in the body, of which `search()` takes the first for the columns of its file.
    fn inline_items(&mut self, element: &Element) {
        let Some(list) = self.survey.list_of(element) else {
            return;
        };
        let translated = list.is_translated();
        for (index, choice) in list.choices.iter().enumerate() {
            self.xml.open("item", &[]);
            if translated {
                let reference = format!("jr:itext('{}-{index}')", list.name);
                self.xml.empty("label", &[("ref", &reference)]);
            } else if element.label.is_none() {
                self.xml.empty("label", &[]);
            } else {
                let words = super::first_of(&choice.label);
                let pieces = self.survey.pieces(words, Way::default());
                self.xml.pieces("label", &[], &pieces);
            }
            self.xml.text("value", &[], &choice.name);
            self.xml.close("item");
        }
    }

    fn itemset(&mut self, id: Id, element: &Element, itemset: &str) {
        let geo = element
            .kind()
            .is_some_and(|kind| matches!(kind.name, "geopoint" | "geoshape" | "geotrace"));
        let range = element.kind().is_some_and(|kind| kind.name == "range");
        let referring = has_reference(itemset);
        let mut set = if let (Some(extension), false) = (extension(itemset), range) {
            let stem = &itemset[..itemset.len() - extension.len() - 1];
            let (value, label) = match extension {
                "geojson" => ("id", "title"),
                _ => ("name", "label"),
            };
            let named = |key, usual: &str| {
                let named = element.rare.parameters.get(key);
                named.unwrap_or(usual).to_owned()
            };
            Itemset {
                nodeset: format!("instance('{stem}')/root/item"),
                value: named("value", value),
                label: named("label", label),
                filter: None,
            }
        } else if referring && !range {
            self.itemset_of_answers(id, itemset, geo)
        } else {
            let translated = self
                .survey
                .list_of(element)
                .is_some_and(crate::lists::List::is_translated);
            Itemset {
                nodeset: format!("instance('{itemset}')/root/item"),
                value: "name".to_owned(),
                label: if translated {
                    "jr:itext(itextId)"
                } else {
                    "label"
                }
                .to_owned(),
                filter: None,
            }
        };
        if !range {
            self.filter(id, element, referring, &mut set);
        }
        self.xml.open("itemset", &[("nodeset", &set.nodeset)]);
        self.xml.empty("value", &[("ref", &set.value)]);
        self.xml.empty("label", &[("ref", &set.label)]);
        self.xml.close("itemset");
    }

    /// Choices that are answers of a repeat, or its places.
    fn itemset_of_answers(&self, id: Id, itemset: &str, geo: bool) -> Itemset {
        let way = Way {
            above_repeat: true,
            ..Way::from(id)
        };
        let path = self.survey.resolved(itemset, way);
        let path = path.trim();
        if geo {
            return Itemset {
                nodeset: path.to_owned(),
                value: "geometry".to_owned(),
                label: "geometry".to_owned(),
                filter: Some("./geometry != ''".to_owned()),
            };
        }
        let (nodeset, name) = path.rsplit_once('/').unwrap_or(("", path));
        Itemset {
            nodeset: nodeset.to_owned(),
            value: name.to_owned(),
            label: name.to_owned(),
            filter: Some(format!("./{name} != ''")),
        }
    }

    /// Adds the filter and the shuffling that a row asks for.
    fn filter(&self, id: Id, element: &Element, referring: bool, set: &mut Itemset) {
        if let Some(filter) = &element.rare.choice_filter {
            let way = Way {
                from: Some(id),
                current: true,
                above_repeat: referring,
            };
            let mut filter = self.survey.resolved(filter, way);
            if referring {
                filter = filter
                    .replace(&format!("current()/{}", set.nodeset), ".")
                    .replace(&set.nodeset, ".");
            }
            set.filter = Some(filter);
        }
        if let Some(filter) = &set.filter {
            set.nodeset = format!("{}[{filter}]", set.nodeset);
        }
        if element.rare.parameters.get("randomize") == Some("true") {
            set.nodeset = match element.rare.parameters.get("seed") {
                Some(seed) => {
                    let seed = self.survey.resolved(seed, Way::from(id));
                    format!("randomize({}, {})", set.nodeset, seed.trim())
                }
                None => format!("randomize({})", set.nodeset),
            };
        }
    }
}

/// What an itemset reads.
struct Itemset {
    nodeset: String,
    value: String,
    label: String,
    filter: Option<String>,
}
