//! Texts: labels and hints in place, and `itext` with its languages.

use crate::diagnostic::Diagnostic;
use crate::itext::{Piece, Text, TextForm, TextId, TextPart};
use crate::model::{NodeId, Role};
use crate::xml::{Child, Element, ns};

use super::bounds::Bound;
use super::{Reader, trimmed};

/// How many ids of untranslated texts one finding names.
const NAMED_IDS: usize = 3;

impl<'d, 'a> Reader<'d, 'a> {
    /// The text of a `label`, `hint` or `value` element.
    pub(super) fn text_of(&mut self, element: Element<'d, 'a>, context: NodeId) -> Option<Text> {
        if let Some(reference) = element.attribute("ref").map(trimmed)
            && !reference.is_empty()
        {
            return self.text_reference(reference, context, element);
        }
        let parts = self.parts_of(element, context);
        if parts.is_empty() {
            None
        } else {
            Some(Text::Plain(parts))
        }
    }

    /// A text given by an expression; `jr:itext('id')` is known at once.
    pub(super) fn text_reference(
        &mut self,
        reference: &'d str,
        context: NodeId,
        element: Element<'d, 'a>,
    ) -> Option<Text> {
        match literal_itext(reference) {
            Some(id) => {
                let id_of_text = self.itext.intern(id);
                self.show_text_at(id_of_text, context);
                self.text_references.push((id_of_text, id, element));
                Some(Text::Itext(id_of_text))
            }
            None => self
                .compile(reference, context, Role::Output, element)
                .map(Text::Dynamic),
        }
    }

    /// Words and outputs of an element, blanks at both ends dropped.
    fn parts_of(&mut self, element: Element<'d, 'a>, context: NodeId) -> Vec<TextPart> {
        let mut parts = Vec::new();
        self.collect_parts(element, context, &mut parts);
        trim(parts)
    }

    fn collect_parts(
        &mut self,
        element: Element<'d, 'a>,
        context: NodeId,
        parts: &mut Vec<TextPart>,
    ) {
        for child in element.nodes() {
            match child {
                Child::Text(words) => match parts.last_mut() {
                    Some(TextPart::Literal(before)) => before.push_str(words),
                    _ => parts.push(TextPart::Literal(words.to_owned())),
                },
                Child::Element(child) if child.local() == "output" => {
                    let source = child.attribute("value").or_else(|| child.attribute("ref"));
                    let compiled = source
                        .and_then(|source| self.compile(source, context, Role::Output, child));
                    match compiled {
                        Some(id) => parts.push(TextPart::Output(id)),
                        None if source.is_none() => {
                            self.unsupported(child, Some(context), "output-without-value");
                        }
                        None => {}
                    }
                }
                Child::Element(child) => {
                    self.unsupported(child, Some(context), &child.qualified());
                    self.collect_parts(child, context, parts);
                }
            }
        }
    }

    /// Reads the translations. Comes after binds and body, which say where each text is shown.
    pub(super) fn read_itext(&mut self, model: Element<'d, 'a>) {
        let Some(itext) = model.child(ns::XFORMS, "itext") else {
            return;
        };
        for (count, translation) in itext.children().enumerate() {
            if count >= Bound::Languages.limit() {
                self.refuse_larger(Bound::Languages, translation.place());
                break;
            }
            if !translation.is(ns::XFORMS, "translation") {
                self.unsupported(translation, None, &translation.qualified());
                continue;
            }
            let name = translation.attribute("lang").unwrap_or_default().trim();
            let default = translation
                .attribute("default")
                .is_some_and(|value| matches!(value.trim(), "true()" | "true" | "" | "1"));
            let Some(language) = self.itext.add_language(name, default) else {
                self.report(
                    Diagnostic::error("itext-language-repeated")
                        .at(translation.place())
                        .with("language", name),
                );
                continue;
            };
            for text in translation.children() {
                match text.attribute("id") {
                    Some(id) if text.is(ns::XFORMS, "text") => self.read_text(text, id, language),
                    _ => self.unsupported(text, None, &text.qualified()),
                }
            }
        }
    }

    fn read_text(&mut self, text: Element<'d, 'a>, id: &str, language: usize) {
        let text_id = self.itext.intern(id);
        let context = self
            .text_contexts
            .get(text_id.0 as usize)
            .copied()
            .flatten()
            .unwrap_or(NodeId(0));
        let mut is_blank = true;
        for value in text.children() {
            if !value.is(ns::XFORMS, "value") {
                self.unsupported(value, None, &value.qualified());
                continue;
            }
            let form = trimmed(value.attribute("form").unwrap_or_default());
            let Some(form) = TextForm::parse(form) else {
                self.report(
                    Diagnostic::warning("itext-unknown-form")
                        .at(value.place())
                        .with("id", id)
                        .with("form", form),
                );
                continue;
            };
            // Nearly all texts are words and nothing else.
            let words = value.only_text().map(trimmed);
            let mixed = match words {
                Some(_) => Vec::new(),
                None => self.parts_of(value, context),
            };
            let words = words.or(match mixed.as_slice() {
                [] => Some(""),
                [TextPart::Literal(words)] => Some(words),
                _ => None,
            });
            // pyxform writes a dash where a translation is missing.
            if matches!(words, Some("" | "-")) {
                continue;
            }
            if let Some(address) = words
                && form.is_medium()
            {
                self.check_medium(address, value);
            }
            is_blank = false;
            let is_new = match words {
                Some(words) => {
                    let pieces = std::iter::once(Piece::Words(words));
                    self.itext.put(language, text_id, form, pieces)
                }
                None => {
                    let pieces = mixed.iter().map(TextPart::piece);
                    self.itext.put(language, text_id, form, pieces)
                }
            };
            if !is_new {
                self.report(
                    Diagnostic::warning("itext-repeated")
                        .at(value.place())
                        .with("id", id),
                );
            }
        }
        if is_blank {
            self.blank_texts.insert(text_id);
        }
    }

    fn check_medium(&mut self, address: &str, element: Element<'_, '_>) {
        let name = address.rsplit('/').next().unwrap_or(address);
        if !self.media.has(name) {
            self.report(
                Diagnostic::warning("media-missing")
                    .at(element.place())
                    .with("file", name),
            );
        }
    }

    /// Reports references to texts that no language has, and languages that lack texts.
    pub(super) fn check_texts(&mut self) {
        for (id, name, element) in std::mem::take(&mut self.text_references) {
            if !self.itext.has_any(id) && !self.blank_texts.contains(&id) {
                // A message of its own is a comfort: without it there is the usual one.
                let diagnostic = match element.local() {
                    "bind" => Diagnostic::warning("itext-unknown"),
                    _ => Diagnostic::error("itext-unknown"),
                };
                let mut diagnostic = diagnostic.at(element.place()).with("id", name);
                if let Some(Some(node)) = self.text_contexts.get(id.0 as usize) {
                    diagnostic = diagnostic.node(self.path(*node));
                }
                self.report(diagnostic);
            }
        }
        for language in 0..self.itext.languages().len() {
            let (count, missing) = self.itext.missing(language, NAMED_IDS);
            if count == 0 {
                continue;
            }
            let named = missing.join(", ");
            let name = self.itext.languages()[language].name.clone();
            self.report(
                Diagnostic::warning("itext-translation-missing")
                    .with("language", name)
                    .with("count", count.to_string())
                    .with("ids", named),
            );
        }
    }

    /// The context in which a text that data names is shown, if nothing else shows it.
    pub(super) fn show_text_at(&mut self, id: TextId, context: NodeId) {
        let at = id.0 as usize;
        if self.text_contexts.len() <= at {
            self.text_contexts.resize(at + 1, None);
        }
        self.text_contexts[at].get_or_insert(context);
    }
}

/// The id in `jr:itext('id')`.
fn literal_itext(reference: &str) -> Option<&str> {
    let call = trimmed(reference).strip_prefix("jr:itext(")?;
    let inner = trimmed(call.strip_suffix(')')?);
    let quote = inner
        .chars()
        .next()
        .filter(|quote| matches!(quote, '\'' | '"'))?;
    let inner = inner.strip_prefix(quote)?.strip_suffix(quote)?;
    if inner.contains(quote) {
        None
    } else {
        Some(inner)
    }
}

/// Drops blanks at both ends of a text, and words that were nothing else.
fn trim(mut parts: Vec<TextPart>) -> Vec<TextPart> {
    if let Some(TextPart::Literal(first)) = parts.first_mut() {
        *first = first.trim_start().to_owned();
    }
    if let Some(TextPart::Literal(last)) = parts.last_mut() {
        last.truncate(last.trim_end().len());
    }
    parts.retain(|part| !matches!(part, TextPart::Literal(words) if words.is_empty()));
    parts
}
