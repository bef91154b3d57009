//! Texts as a person reads them: in the current language, with outputs put in.

use rayi_form::{ExprId, Piece, Text, TextForm, TextId, TextPart};
use rayi_xpath::Context;

use crate::live::Index;
use crate::scope::Scope;

/// First strong isolate: the direction inside follows the text inside (Unicode UAX #9).
const ISOLATE: char = '\u{2068}';
/// Pop directional isolate.
const POP: char = '\u{2069}';

/// A text with the language its words are in.
pub(crate) struct Rendered {
    pub(crate) text: String,
    /// Index of the language; `None` for words that the form does not translate.
    pub(crate) language: Option<usize>,
    /// Whether that is not the language in use.
    pub(crate) fallback: bool,
}

/// A text of the form, shown at a live node.
///
/// With `isolate`, each output is set between isolation marks, so that a code or a number does not
/// turn over in a line of the other direction.
pub(crate) fn render(
    scope: &Scope<'_>,
    text: &Text,
    form: TextForm,
    at: Index,
    isolate: bool,
) -> Option<Rendered> {
    match text {
        Text::Plain(parts) if form == TextForm::Plain => Some(Rendered {
            text: fill(scope, parts.iter().map(TextPart::piece), at, isolate),
            language: None,
            fallback: false,
        }),
        Text::Plain(_) => None,
        Text::Itext(id) => translated(scope, *id, form, at, isolate),
        Text::Dynamic(id) => {
            if form != TextForm::Plain {
                return None;
            }
            let text = output(scope, *id, at);
            Some(Rendered {
                text,
                language: None,
                fallback: false,
            })
        }
    }
}

/// A translated text, shown at a live node.
pub(crate) fn translated(
    scope: &Scope<'_>,
    id: TextId,
    form: TextForm,
    at: Index,
    isolate: bool,
) -> Option<Rendered> {
    let found = scope.form.itext.find(id, form, scope.language)?;
    Some(Rendered {
        text: fill(scope, found.pieces, at, isolate),
        language: Some(found.language),
        fallback: found.fallback,
    })
}

fn fill<'p>(
    scope: &Scope<'_>,
    pieces: impl ExactSizeIterator<Item = Piece<'p>>,
    at: Index,
    isolate: bool,
) -> String {
    let mut text = String::new();
    let several = pieces.len() > 1;
    for piece in pieces {
        match piece {
            Piece::Words(words) => text.push_str(words),
            Piece::Output(id) => {
                let value = output(scope, id, at);
                if isolate && !value.is_empty() && several {
                    text.push(ISOLATE);
                    text.push_str(&value);
                    text.push(POP);
                } else {
                    text.push_str(&value);
                }
            }
        }
    }
    text
}

/// The value of an output. One that cannot be evaluated shows as nothing, as a blank answer does.
pub(crate) fn output(scope: &Scope<'_>, id: ExprId, at: Index) -> String {
    let expression = scope.form.expression(id);
    // A text may be shown at another node than the one its outputs were compiled for.
    let at = scope
        .live
        .seen_from(scope.form, at, expression.context)
        .unwrap_or(at);
    scope.work.count();
    scope
        .nested(|| {
            let context = Context::at(scope.node(at));
            expression
                .xpath
                .evaluate_text(scope, context)
                .ok()
                .map(std::borrow::Cow::into_owned)
        })
        .unwrap_or_default()
}

/// A text without the isolation marks.
pub(crate) fn without_isolates(text: &str) -> String {
    if !text.contains([ISOLATE, POP]) {
        return text.to_owned();
    }
    text.chars()
        .filter(|character| !matches!(*character, ISOLATE | POP))
        .collect()
}
