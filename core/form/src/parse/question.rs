//! Attributes of a control: how its question is put to a person, as typed values.

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{NodeId, Role};
use crate::question::{App, AppParameter, AppValue, Autoplay, Presentation, Range};
use crate::xml::{Attribute, Element, ns};

use super::words::arguments;
use super::{Reader, flag};

impl<'d, 'a> Reader<'d, 'a> {
    /// What the attributes of a control say beside its kind and its node; `None` where that is
    /// nothing.
    pub(super) fn read_presentation(
        &mut self,
        element: Element<'d, 'a>,
        words: &[String],
        context: NodeId,
    ) -> Option<Box<Presentation>> {
        let mut presentation = Presentation::default();
        for attribute in element.attributes() {
            if is_read_elsewhere(&attribute) {
                continue;
            }
            let value = attribute.value.trim();
            let number = || {
                value
                    .parse::<f64>()
                    .ok()
                    .filter(|number| number.is_finite())
            };
            let is_usable = match (attribute.namespace, attribute.local) {
                (ns::NONE, "rows") => {
                    presentation.rows = value.parse().ok();
                    presentation.rows.is_some()
                }
                (ns::NONE, "autoplay") => {
                    presentation.autoplay = autoplay(value);
                    presentation.autoplay.is_some()
                }
                (ns::NONE, "accuracyThreshold") => {
                    presentation.accuracy = number();
                    presentation.accuracy.is_some()
                }
                (ns::NONE, "unacceptableAccuracyThreshold") => {
                    presentation.unacceptable_accuracy = number();
                    presentation.unacceptable_accuracy.is_some()
                }
                (ns::NONE, "incremental") => {
                    presentation.incremental = flag(value) == Some(true);
                    flag(value).is_some()
                }
                (ns::NONE, "accept") => {
                    let kinds = value.split(',').map(str::trim);
                    let kinds = kinds.filter(|kind| !kind.is_empty());
                    presentation.accept = kinds.map(ToOwned::to_owned).collect();
                    true
                }
                (ns::NONE, "intent") => {
                    presentation.app = self.read_app(element, value, context);
                    presentation.app.is_some()
                }
                _ => {
                    self.keep_attribute(element, context, &attribute, &mut presentation);
                    true
                }
            };
            if !is_usable {
                self.unusable(element, Some(context), attribute.local, value);
            }
        }
        let call = words.iter().find_map(|word| word.strip_prefix("ex:"));
        if let Some(call) = call {
            presentation.app = self.read_app(element, call, context);
            if presentation.app.is_none() {
                self.unusable(element, Some(context), "appearance", call);
            }
        }
        (presentation != Presentation::default()).then(|| Box::new(presentation))
    }

    fn keep_attribute(
        &mut self,
        element: Element<'_, '_>,
        node: NodeId,
        attribute: &Attribute<'_>,
        presentation: &mut Presentation,
    ) {
        let is_of_style = matches!(attribute.local, "class" | "style" | "id" | "playColor");
        if !(attribute.namespace == ns::NONE && is_of_style) {
            self.report(
                Diagnostic::warning("control-unknown-attribute")
                    .at(element.place())
                    .node(self.path(node))
                    .with("control", element.qualified())
                    .with("attribute", attribute.qualified()),
            );
        }
        let other = (attribute.local.to_owned(), attribute.value.to_owned());
        presentation.other.push(other);
    }

    /// `org.app.measure(k='v', n=/data/n)`, as Collect reads it: a text needs no closing quote, what
    /// is no pair is left out.
    fn read_app(&mut self, element: Element<'d, 'a>, call: &str, context: NodeId) -> Option<App> {
        let call = call.trim();
        let (name, told) = call.split_once('(').unwrap_or((call, ""));
        let name = name.trim().trim_end_matches(')');
        if name.is_empty() {
            return None;
        }
        let told = told.strip_suffix(')').unwrap_or(told);
        let mut parameters = Vec::new();
        for pair in arguments(told) {
            let Some((name, value)) = pair.split_once('=') else {
                continue;
            };
            let value = value.trim();
            let value = match value.strip_prefix('\'') {
                Some(text) => AppValue::Text(text.strip_suffix('\'').unwrap_or(text).to_owned()),
                None if value == "instanceProviderID()" => {
                    // A row of Collect's own database.
                    self.unsupported(element, Some(context), value);
                    continue;
                }
                None => match self.compile_if_possible(value, context, element) {
                    Some(value) => value,
                    None => continue,
                },
            };
            parameters.push(AppParameter {
                name: name.trim().to_owned(),
                value,
            });
        }
        Some(App {
            name: name.to_owned(),
            parameters,
        })
    }

    /// A value that cannot be read leaves its application without it, and the form in order.
    fn compile_if_possible(
        &mut self,
        source: &str,
        context: NodeId,
        element: Element<'d, 'a>,
    ) -> Option<AppValue> {
        let before = self.diagnostics.len();
        let id = self.compile(source, context, Role::Output, element);
        for found in self.diagnostics.iter_mut().skip(before) {
            found.severity = Severity::Warning;
        }
        id.map(AppValue::Expression)
    }

    /// Ends and step of a `range`.
    pub(super) fn read_range(&mut self, element: Element<'_, '_>, node: NodeId) -> Range {
        let number = |value: &str| {
            value
                .trim()
                .parse::<f64>()
                .ok()
                .filter(|number| number.is_finite())
        };
        let mut bound = |name: &str| {
            let value = element.attribute(name).and_then(number);
            if value.is_none() {
                self.report(
                    Diagnostic::error("range-invalid")
                        .at(element.place())
                        .node(self.path(node))
                        .with("attribute", name),
                );
            }
            value.unwrap_or_default()
        };
        let (start, end, step) = (bound("start"), bound("end"), bound("step"));
        let mut mark = |name: &str| {
            let written = element.attribute_ns(ns::ODK, name)?;
            let value = number(written);
            if value.is_none() {
                self.unusable(element, Some(node), name, written);
            }
            value
        };
        let (tick_interval, placeholder) = (mark("tick-interval"), mark("placeholder"));
        Range {
            start,
            end,
            step,
            tick_interval,
            placeholder,
        }
    }
}

/// Attributes that are read with the control's kind, node and choices.
fn is_read_elsewhere(attribute: &Attribute<'_>) -> bool {
    match attribute.namespace {
        ns::NONE => matches!(
            attribute.local,
            "ref"
                | "nodeset"
                | "bind"
                | "appearance"
                | "mediatype"
                | "query"
                | "start"
                | "end"
                | "step"
        ),
        ns::JAVAROSA => matches!(attribute.local, "count" | "noAddRemove"),
        ns::ODK => matches!(attribute.local, "tick-interval" | "placeholder"),
        _ => false,
    }
}

fn autoplay(word: &str) -> Option<Autoplay> {
    match word.to_ascii_lowercase().as_str() {
        "audio" => Some(Autoplay::Audio),
        "video" => Some(Autoplay::Video),
        _ => None,
    }
}
