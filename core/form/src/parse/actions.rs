//! Actions: what happens at events of the model and of controls.

use crate::diagnostic::Diagnostic;
use crate::model::{Action, ActionKind, Events, NodeId, Role};
use crate::question::AudioQuality;
use crate::xml::{Element, ns};

use super::Reader;
use super::binds::Reference;

impl<'d, 'a> Reader<'d, 'a> {
    pub(super) fn read_model_actions(&mut self, model: Element<'d, 'a>) {
        for element in model.children() {
            if is_action(element) {
                self.read_action(element, NodeId(0), None);
            }
        }
    }

    /// Actions inside a control; its node is what their events are about.
    pub(super) fn read_control_actions(
        &mut self,
        element: Element<'d, 'a>,
        context: NodeId,
        is_structure: bool,
    ) {
        for child in element.children() {
            if is_action(child) {
                let source =
                    Some(context).filter(|_| !is_structure || child.is(ns::XFORMS, "setvalue"));
                self.read_action(child, context, source);
            }
        }
    }

    fn read_action(&mut self, element: Element<'d, 'a>, base: NodeId, source: Option<NodeId>) {
        let mut events = Events::default();
        let named = element.attribute("event").unwrap_or_default();
        // Without an event there is one that nobody knows.
        let mut names: Vec<&str> = named.split_whitespace().collect();
        if names.is_empty() {
            names.push("");
        }
        for name in names {
            match event(name) {
                Some(event) => events = Events(events.0 | event.0),
                None => self.report(
                    Diagnostic::error("event-unknown")
                        .at(element.place())
                        .with("event", name),
                ),
            }
        }
        let (base, path) = match self.bind_ids.reference(element) {
            Reference::Path(path) => (base, path),
            Reference::Bound(path) => (NodeId(0), path),
            Reference::UnknownBind(name) => (base, name),
            Reference::None => (base, ""),
        };
        let target = (!path.is_empty())
            .then(|| self.locate(base, path))
            .flatten();
        let Some(target) = target else {
            self.report(
                Diagnostic::error("action-target-missing")
                    .at(element.place())
                    .node(path),
            );
            return;
        };
        let known = [
            (ns::NONE, "event"),
            (ns::NONE, "ref"),
            (ns::NONE, "bind"),
            (ns::NONE, "value"),
            (ns::ODK, "quality"),
        ];
        self.check_attributes(element, Some(target), &known);
        self.check_children(element, Some(target), |_| false);
        let kind = match element.local() {
            "setvalue" => match element.attribute("value") {
                Some(value) if !value.trim().is_empty() => {
                    match self.compile(value, target, Role::Action, element) {
                        Some(id) => ActionKind::SetValue(id),
                        None => return,
                    }
                }
                Some(_) => ActionKind::SetText(String::new()),
                None => ActionKind::SetText(element.own_text().trim().to_owned()),
            },
            "setgeopoint" => ActionKind::SetGeopoint,
            _ => {
                let written = element.attribute_ns(ns::ODK, "quality");
                let quality = written.map_or(Some(AudioQuality::Normal), AudioQuality::parse);
                if quality.is_none() {
                    let written = written.unwrap_or_default();
                    self.unusable(element, Some(target), "quality", written);
                }
                ActionKind::RecordAudio {
                    quality: quality.unwrap_or(AudioQuality::Normal),
                }
            }
        };
        self.actions.push(Action {
            kind,
            events,
            target,
            source,
        });
    }
}

fn is_action(element: Element<'_, '_>) -> bool {
    element.is(ns::XFORMS, "setvalue")
        || element.is(ns::ODK, "setgeopoint")
        || element.is(ns::ODK, "recordaudio")
}

/// An event by its name, old names included.
fn event(name: &str) -> Option<Events> {
    Some(match name {
        "odk-instance-first-load" | "xforms-ready" => Events::FIRST_LOAD,
        "odk-instance-load" => Events::LOAD,
        "odk-new-repeat" | "jr-insert" => Events::NEW_REPEAT,
        "xforms-value-changed" => Events::VALUE_CHANGED,
        "xforms-revalidate" => Events::REVALIDATE,
        _ => return None,
    })
}
