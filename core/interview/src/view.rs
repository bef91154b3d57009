//! Views: all a client needs to draw a screen, without knowing XForms.

use std::sync::Arc;

use rayi_form::{
    AppValue, Appearance, AudioQuality, Autoplay, Control, ControlKind, DataType, Form, Node,
    Presentation, Text, TextForm,
};

use crate::choices;
use crate::interview::Interview;
use crate::live::Index;
use crate::texts::{self, Rendered};
use crate::violation::{Violation, ViolationKind};

/// A text for a screen, with the language its words are in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextView {
    /// The words. Values put into them stand between isolation marks (U+2068, U+2069).
    pub text: String,
    /// BCP 47 tag of the words' language; empty where the form does not say. The direction to draw
    /// the text in follows from it.
    pub tag: Arc<str>,
    /// Whether the language in use has no such text, and these words are in another.
    pub fallback: bool,
}

impl TextView {
    pub(crate) fn new(form: &Form, rendered: Rendered) -> Self {
        let tag = rendered
            .language
            .and_then(|index| form.itext.languages().get(index))
            .map(|language| language.tag.clone())
            .unwrap_or_default();
        Self {
            text: rendered.text,
            tag,
            fallback: rendered.fallback,
        }
    }

    /// The words without isolation marks, for terminals, logs and comparisons.
    #[must_use]
    pub fn plain(&self) -> String {
        texts::without_isolates(&self.text)
    }
}

/// One choice of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceView {
    /// What is stored.
    pub value: String,
    /// What is shown; the value itself where the form has no label.
    pub label: TextView,
    /// A shorter label.
    pub short: Option<TextView>,
    /// Address of a picture, such as `jr://images/red.png`.
    pub image: Option<String>,
    /// Address of the picture at full size.
    pub big_image: Option<String>,
    /// Address of a sound.
    pub audio: Option<String>,
    /// Address of a film.
    pub video: Option<String>,
    /// Where it is, of choices on a map: points as `latitude longitude altitude accuracy`, parted by `;`.
    pub geometry: Option<String>,
}

/// Some of the choices of a question, one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoicePage {
    /// How many there are of those that are looked for.
    pub total: usize,
    /// Those of the page.
    pub choices: Vec<ChoiceView>,
}

/// Which choices of a question are shown.
#[derive(Clone, Copy)]
struct Wanted<'w> {
    /// How many of them come before the first.
    from: usize,
    count: usize,
    /// Whether a label is looked for; `None` looks for all.
    label: Option<&'w dyn Fn(&str) -> bool>,
}

impl Wanted<'_> {
    const fn first(count: usize) -> Self {
        Self {
            from: 0,
            count,
            label: None,
        }
    }
}

/// An application that is asked for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppView {
    /// What it is called: an action of Android, or a package.
    pub name: String,
    /// What it is told: name and value. `uri_data` is the address that the call goes to.
    pub parameters: Vec<(String, String)>,
}

/// How a position is taken. Without the form's word these are Collect's measures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlaceView {
    /// Metres of accuracy at which it is taken without being asked for.
    pub accuracy: f64,
    /// Metres of accuracy beyond which it is no good.
    pub unacceptable_accuracy: f64,
    /// Whether positions that another application made up keep their accuracy.
    pub allow_mock_accuracy: bool,
    /// Whether each point of a trace is sent on as it comes.
    pub incremental: bool,
}

/// What a question or group looks like at this moment.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemView {
    /// Path of the node, with positions at repeats.
    pub path: String,
    /// Kind of the control.
    pub kind: ControlKind,
    /// Type of the value.
    pub data_type: DataType,
    /// The question.
    pub label: Option<TextView>,
    /// Help with it.
    pub hint: Option<TextView>,
    /// Help for whoever asks it.
    pub guidance: Option<TextView>,
    /// A shorter question.
    pub short: Option<TextView>,
    /// Address of the question's picture.
    pub image: Option<String>,
    /// Address of that picture at full size.
    pub big_image: Option<String>,
    /// Address of the question's sound.
    pub audio: Option<String>,
    /// Address of the question's film.
    pub video: Option<String>,
    /// What can be chosen, or the first of it.
    pub choices: Vec<ChoiceView>,
    /// How many choices there are.
    pub choice_count: usize,
    /// Whether it is asked.
    pub relevant: bool,
    /// Whether it must be answered.
    pub required: bool,
    /// Whether it may not be changed.
    pub read_only: bool,
    /// The answer; `None` where there is none.
    pub value: Option<String>,
    /// What is wrong with the answer.
    pub violation: Option<Violation>,
    /// Words of `appearance`.
    pub appearance: Vec<String>,
    /// What of these words has a meaning for the question.
    pub wishes: Vec<Appearance>,
    /// Lines of a text.
    pub rows: Option<u32>,
    /// What plays by itself when the question is reached.
    pub autoplay: Option<Autoplay>,
    /// How a position is taken; of questions for places.
    pub place: Option<PlaceView>,
    /// Endings and types of files that an upload takes; none takes all.
    pub accept: Vec<String>,
    /// Another application that answers.
    pub app: Option<AppView>,
    /// Longest side of a stored picture, in pixels.
    pub max_pixels: Option<u32>,
    /// How good a recorded sound must be; `None` leaves it to the device.
    pub quality: Option<AudioQuality>,
    /// Words of the author where the application that should answer is missing.
    pub no_app_message: Option<String>,
    /// Other attributes of the control, as written: name and value.
    pub attributes: Vec<(String, String)>,
}

impl Interview {
    /// What a node looks like; one that no control shows, such as a calculation, has no words.
    #[must_use]
    pub fn item(&self, path: &str) -> Option<ItemView> {
        self.work.begin_turn();
        let at = self.live.find(&self.form, path)?;
        Some(self.view(at, usize::MAX))
    }

    /// The label of a question alone, for whoever draws nothing else of it. The outer `None` where
    /// there is no such node, the inner one where it has no label. A repeat has that of the group
    /// around it.
    #[must_use]
    pub fn label(&self, path: &str) -> Option<Option<TextView>> {
        self.text_of(path, |control| control.label.as_ref())
    }

    /// The hint of a question alone, as [`Interview::label`].
    #[must_use]
    pub fn hint(&self, path: &str) -> Option<Option<TextView>> {
        self.text_of(path, |control| control.hint.as_ref())
    }

    fn text_of(
        &self,
        path: &str,
        text: impl Fn(&Control) -> Option<&Text>,
    ) -> Option<Option<TextView>> {
        self.work.begin_turn();
        let at = self.live.find(&self.form, path)?;
        let control = self.form.node(self.definition(at)).control;
        let is_repeat = self.live.is_repeat(at);
        let control = control.map(|id| match self.labelled(id) {
            Some(labelled) if is_repeat => labelled,
            _ => id,
        });
        let text = control.and_then(|id| text(self.form.control(id)));
        let rendered =
            text.and_then(|text| texts::render(&self.scope(), text, TextForm::Plain, at, true));
        Some(rendered.map(|rendered| TextView::new(&self.form, rendered)))
    }

    /// What can be chosen at a node now; `None` where there is no such node.
    #[must_use]
    pub fn choices(&self, path: &str) -> Option<Vec<ChoiceView>> {
        self.work.begin_turn();
        let at = self.live.find(&self.form, path)?;
        Some(self.choices_at(at, Wanted::first(usize::MAX)).0.choices)
    }

    /// `count` choices of a question from one on, of those whose label is wanted; without a
    /// condition no label is looked at but those of the page. `None` where there is no such node.
    #[must_use]
    pub fn choice_page(
        &self,
        path: &str,
        is_wanted: Option<&dyn Fn(&str) -> bool>,
        from: usize,
        count: usize,
    ) -> Option<ChoicePage> {
        self.work.begin_turn();
        let at = self.live.find(&self.form, path)?;
        let wanted = Wanted {
            from,
            count,
            label: is_wanted,
        };
        Some(self.choices_at(at, wanted).0)
    }

    /// The choices that an answer names, in the answer's order; `None` where there is no such node.
    #[must_use]
    pub fn chosen(&self, path: &str) -> Option<Vec<ChoiceView>> {
        self.work.begin_turn();
        let at = self.live.find(&self.form, path)?;
        let text = &self.live.cell(at).text;
        let kind = self.form.node(self.definition(at)).control;
        let is_one = kind.is_some_and(|id| self.form.control(id).kind == ControlKind::SelectOne);
        let names: Vec<&str> = match is_one {
            true => vec![text],
            false => text.split_ascii_whitespace().collect(),
        };
        let mut found: Vec<Option<ChoiceView>> = vec![None; names.len()];
        let scope = self.scope();
        // What cannot be told is not among them; the question says so.
        let _ = choices::each_choice(&scope, at, &mut |value, label| {
            for (place, _) in names.iter().enumerate().filter(|(_, name)| **name == value) {
                found[place].get_or_insert_with(|| self.choice(at, value, label));
            }
            found.iter().any(Option::is_none)
        });
        Some(found.into_iter().flatten().collect())
    }

    /// What a node looks like, with at most so many choices.
    pub(crate) fn view(&self, at: Index, choices: usize) -> ItemView {
        let cell = self.live.cell(at);
        let node = self.form.node(cell.definition);
        let control = node.control.map(|id| self.form.control(id));
        let scope = self.scope();
        let text = |form: TextForm| {
            let label = control?.label.as_ref()?;
            texts::render(&scope, label, form, at, form == TextForm::Plain)
        };
        let words = |rendered: Option<Rendered>| {
            rendered.map(|rendered| TextView::new(&self.form, rendered))
        };
        let address = |form| text(form).map(|rendered| rendered.text);
        let kind = control.map_or(ControlKind::Input, |control| control.kind.clone());
        let appearance = control.map(|control| control.appearance.clone());
        let appearance = appearance.unwrap_or_default();
        let mut wishes = Appearance::of(&appearance);
        wishes.retain(|wish| wish.applies_to(&kind, node.data_type));
        let bare = Presentation::default();
        let presentation = control.and_then(|control| control.presentation.as_deref());
        let presentation = presentation.unwrap_or(&bare);
        let hint = |form: TextForm| {
            let hint = control?.hint.as_ref()?;
            words(texts::render(&scope, hint, form, at, true))
        };
        let (page, are_told) = self.choices_at(at, Wanted::first(choices));
        let fault = self.fault(at);
        ItemView {
            path: self.live.path(&self.form, at),
            kind,
            data_type: node.data_type,
            label: words(text(TextForm::Plain)),
            hint: hint(TextForm::Plain),
            guidance: hint(TextForm::Guidance),
            short: words(text(TextForm::Short)),
            image: address(TextForm::Image),
            big_image: address(TextForm::BigImage),
            audio: address(TextForm::Audio),
            video: address(TextForm::Video),
            choices: page.choices,
            choice_count: page.total,
            relevant: cell.relevant,
            required: cell.required,
            read_only: self.is_read_only(at),
            value: Some(cell.text.clone()).filter(|text| !text.is_empty()),
            violation: fault
                .or((!are_told).then_some(ViolationKind::ExpressionFailed))
                .map(|kind| self.violation(at, kind)),
            appearance,
            wishes,
            rows: presentation.rows,
            autoplay: presentation.autoplay,
            place: place(presentation, node),
            accept: presentation.accept.clone(),
            app: self.app(control, at),
            max_pixels: node.bind.max_pixels,
            quality: node.bind.quality,
            no_app_message: node.bind.no_app_message.clone(),
            attributes: presentation.other.clone(),
        }
    }

    /// The application that a control asks, with what it is told at a live node.
    pub(crate) fn app(&self, control: Option<&Control>, at: Index) -> Option<AppView> {
        let app = control?.presentation.as_deref()?.app.as_ref()?;
        let scope = self.scope();
        let told = app.parameters.iter().map(|parameter| {
            let value = match &parameter.value {
                AppValue::Text(text) => text.clone(),
                AppValue::Expression(id) => texts::output(&scope, *id, at),
            };
            (parameter.name.clone(), value)
        });
        Some(AppView {
            name: app.name.clone(),
            parameters: told.collect(),
        })
    }

    /// What can be chosen of what is wanted, and whether that can be told.
    fn choices_at(&self, at: Index, wanted: Wanted<'_>) -> (ChoicePage, bool) {
        let scope = self.scope();
        let mut page = ChoicePage {
            total: 0,
            choices: Vec::new(),
        };
        let told = choices::each_choice(&scope, at, &mut |value, label| {
            let is_wanted = wanted.label.is_none_or(|is_wanted| {
                let label = label(TextForm::Plain, false);
                is_wanted(label.as_ref().map_or(value, |label| &label.text))
            });
            if is_wanted {
                let place = page.total;
                page.total += 1;
                if place >= wanted.from && page.choices.len() < wanted.count {
                    page.choices.push(self.choice(at, value, label));
                }
            }
            true
        });
        if self.is_on_map(at) {
            let places = choices::geometries(&scope, at);
            for choice in &mut page.choices {
                choice.geometry = places.get(&choice.value).cloned();
            }
        }
        (page, told.is_ok())
    }

    /// Whether the choices of a question are to be shown on a map.
    fn is_on_map(&self, question: Index) -> bool {
        let control = self.form.node(self.definition(question)).control;
        control.is_some_and(|id| {
            let words = &self.form.control(id).appearance;
            words.iter().any(|word| word.eq_ignore_ascii_case("map"))
        })
    }

    /// What a choice of a question looks like.
    fn choice(
        &self,
        question: Index,
        value: &str,
        label: &dyn Fn(TextForm, bool) -> Option<Rendered>,
    ) -> ChoiceView {
        // Rows that a search finds have pictures of their own.
        let control = self.form.node(self.definition(question)).control;
        let finds_pictures = control.is_some_and(|id| self.form.control(id).search.is_some());
        let asked = |form, isolate| {
            let may_be = finds_pictures || self.form.itext.has_form(form);
            may_be.then(|| label(form, isolate)).flatten()
        };
        let address = |form| asked(form, false).map(|rendered| rendered.text);
        let words = label(TextForm::Plain, true).map_or_else(
            || TextView {
                text: value.to_owned(),
                tag: Arc::default(),
                fallback: false,
            },
            |rendered| TextView::new(&self.form, rendered),
        );
        ChoiceView {
            value: value.to_owned(),
            label: words,
            short: asked(TextForm::Short, true).map(|rendered| TextView::new(&self.form, rendered)),
            image: address(TextForm::Image),
            big_image: address(TextForm::BigImage),
            audio: address(TextForm::Audio),
            video: address(TextForm::Video),
            geometry: None,
        }
    }

    /// Value of a node: `None` where there is no such node, blank where it has none.
    #[must_use]
    pub fn value(&self, path: &str) -> Option<&str> {
        let at = self.live.find(&self.form, path)?;
        Some(&self.live.cell(at).text)
    }

    /// Whether the answer to a node is the name of a file.
    #[must_use]
    pub fn names_file(&self, path: &str) -> bool {
        let at = self.live.find(&self.form, path);
        at.is_some_and(|at| self.form.node(self.definition(at)).data_type == DataType::Binary)
    }

    /// Whether a node must be answered.
    #[must_use]
    pub fn is_required(&self, path: &str) -> Option<bool> {
        let at = self.live.find(&self.form, path)?;
        Some(self.live.cell(at).required)
    }

    /// Whether a person may not change a node, for itself or for one above it.
    #[must_use]
    pub fn is_locked(&self, path: &str) -> Option<bool> {
        let at = self.live.find(&self.form, path)?;
        Some(self.is_read_only(at))
    }

    /// Whether nothing is wrong with the answer to a question.
    #[must_use]
    pub fn is_valid(&self, path: &str) -> Option<bool> {
        self.work.begin_turn();
        let at = self.live.find(&self.form, path)?;
        Some(self.fault(at).is_none())
    }

    /// Whether a node is relevant, itself and by all above it.
    #[must_use]
    pub fn is_relevant(&self, path: &str) -> Option<bool> {
        let at = self.live.find(&self.form, path)?;
        Some(self.live.cell(at).relevant)
    }
}

/// Metres of accuracy at which Collect takes a position without being asked to.
const ACCURACY: f64 = 5.0;
/// Metres of accuracy beyond which Collect calls a position unacceptable.
const UNACCEPTABLE_ACCURACY: f64 = 100.0;

fn place(presentation: &Presentation, node: &Node) -> Option<PlaceView> {
    use DataType::{Geopoint, Geoshape, Geotrace};
    let is_place = matches!(node.data_type, Geopoint | Geotrace | Geoshape);
    is_place.then(|| PlaceView {
        accuracy: presentation.accuracy.unwrap_or(ACCURACY),
        unacceptable_accuracy: presentation
            .unacceptable_accuracy
            .unwrap_or(UNACCEPTABLE_ACCURACY),
        allow_mock_accuracy: node.bind.allow_mock_accuracy,
        incremental: presentation.incremental,
    })
}
