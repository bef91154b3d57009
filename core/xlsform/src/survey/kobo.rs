//! Three groups of KoboToolbox that are not of XLSForm: matrix, score and rank. Kobo's server
//! expands them before pyxform sees a form; here they are expanded while reading.

use super::{Reader, Row};
use crate::columns::Field;
use crate::model::{Element, set};
use crate::parameters::Parameters;
use crate::text::Text;
use crate::words::Name;
use crate::workbook::Line;

/// A group whose rows are being gathered.
#[derive(Debug)]
pub(super) struct Gathering {
    what: What,
    head: Row,
    rows: Vec<Row>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Matrix,
    Score,
    Rank,
}

impl What {
    fn begun_by(kind: &str) -> Option<Self> {
        match kind {
            "begin_kobomatrix" | "begin kobomatrix" => Some(Self::Matrix),
            "begin_score" | "begin score" => Some(Self::Score),
            "begin_rank" | "begin rank" => Some(Self::Rank),
            _ => None,
        }
    }

    fn is_ended_by(self, kind: &str) -> bool {
        let name = match self {
            Self::Matrix => "kobomatrix",
            Self::Score => "score",
            Self::Rank => "rank",
        };
        kind.strip_prefix("end")
            .and_then(|rest| rest.strip_prefix(['_', ' ']))
            == Some(name)
    }

    /// The column of the first row that names the choices.
    fn list_column(self) -> &'static str {
        match self {
            Self::Matrix => "kobo--matrix_list",
            Self::Score => "kobo--score-choices",
            Self::Rank => "kobo--rank-items",
        }
    }

    /// The type that rows inside must have, if it is one.
    fn row_type(self) -> Option<&'static str> {
        match self {
            Self::Matrix => None,
            Self::Score => Some("score__row"),
            Self::Rank => Some("rank__level"),
        }
    }
}

impl Reader<'_> {
    /// Takes a row that begins, fills or ends such a group; gives back any other.
    pub(super) fn gathered(&mut self, row: Row) -> Option<Row> {
        let Some(gathering) = &mut self.gathering else {
            let Some(what) = What::begun_by(&row.kind) else {
                return Some(row);
            };
            self.gathering = Some(Gathering {
                what,
                head: row,
                rows: Vec::new(),
            });
            return None;
        };
        if gathering.what.is_ended_by(&row.kind) {
            if let Some(gathering) = self.gathering.take() {
                self.expand(gathering);
            }
            return None;
        }
        if gathering
            .what
            .row_type()
            .is_some_and(|wanted| row.kind != wanted)
        {
            let finding = self
                .error("type-unknown", row.line, &Field::Type)
                .with("type", row.kind);
            self.say(finding);
            return None;
        }
        gathering.rows.push(row);
        None
    }

    /// Reports a group that the sheet never ends.
    pub(super) fn end_gathering(&mut self) {
        if let Some(gathering) = self.gathering.take() {
            let finding = self
                .error("SURVEY_002", gathering.head.line, &Field::Type)
                .with("part", gathering.head.kind.clone())
                .with("name", gathering.head.element.name.clone());
            self.say(finding);
        }
    }

    fn expand(&mut self, gathering: Gathering) {
        let column = gathering.what.list_column();
        let line = gathering.head.line;
        let Some(list) = gathering.head.kobo_cell(column).map(str::to_owned) else {
            let field = Field::Other(column.to_owned());
            let finding = self.error("list-unknown", line, &field).with("list", "");
            return self.say(finding);
        };
        if self.survey.lists.get(&list).is_none() {
            return self.unknown_list(list, line);
        }
        if gathering.what == What::Matrix {
            // Questions of a table refer to each other by the names that they have in it.
            for row in &gathering.rows {
                let name = &*row.element.name;
                self.names.entry(name.into()).or_insert(1);
            }
        }
        let rows = match gathering.what {
            What::Matrix => self.matrix(&gathering, &list),
            What::Score => score(gathering, &list),
            What::Rank => rank(gathering, &list),
        };
        for mut row in rows {
            self.read_row(&mut row);
        }
    }

    /// A table: a group of headings, and a group for each choice with all its questions.
    fn matrix(&self, gathering: &Gathering, list: &str) -> Vec<Row> {
        let head = &gathering.head;
        let name = &*head.element.name;
        let line = head.line;
        let bold = |text: &Text| text.map(|_, words| format!("**{words}**"));
        let width = |row: &Row| {
            let appearance = row.appearance().unwrap_or("");
            let width = appearance.strip_prefix('w').and_then(|w| w.parse().ok());
            width.unwrap_or(2_u32)
        };
        let whole = format!("w{}", 1 + gathering.rows.iter().map(width).sum::<u32>());
        let begin = |name: String| with_appearance(group(line, name), &whole);
        let note = |name: String, label: Text, width: &str| {
            let mut note = made(line, "note", name);
            note.element.label = label;
            with_appearance(note, width)
        };
        let mut rows = vec![
            begin(format!("{name}_header")),
            note(
                format!("{name}_header_note"),
                bold(&head.element.label),
                "w1",
            ),
        ];
        for column in &gathering.rows {
            rows.push(note(
                format!("{name}_header_{}", column.element.name),
                bold(&column.element.label),
                &format!("w{}", width(column)),
            ));
        }
        rows.push(end(line));
        let choices = self.survey.lists.get(list).map(|list| list.choices.clone());
        for choice in choices.unwrap_or_default() {
            let base = format!("{name}_{}", choice.name);
            rows.push(begin(base.clone()));
            let label = choice.label.map(|_, words| format!("##### {words}"));
            rows.push(note(format!("{base}_note"), label, "w1"));
            for column in &gathering.rows {
                rows.push(cell(
                    column,
                    &gathering.rows,
                    &base,
                    &choice.name,
                    width(column),
                ));
            }
            rows.push(end(line));
        }
        rows
    }
}

/// One question of a table: its names and references become those of the choice.
fn cell(column: &Row, columns: &[Row], base: &str, choice: &str, width: u32) -> Row {
    let mut row = column.clone();
    let element = &mut row.element;
    element.name = format!("{base}_{}", column.element.name).into();
    element.label = element
        .label
        .map(|_, words| format!("<span style=\"display:none\">{choice}-{words}</span>"));
    let selects = ["select_one ", "select_multiple "];
    let look = if selects.iter().any(|kind| row.kind.starts_with(kind)) {
        "horizontal-compact"
    } else {
        "no-label"
    };
    for (_, text) in &mut element.bind {
        *text = text.map(|_, words| {
            columns.iter().fold(words.to_owned(), |words, known| {
                let name = &known.element.name;
                words.replace(&format!("${{{name}}}"), &format!("${{{base}_{name}}}"))
            })
        });
    }
    with_appearance(row, &format!("w{width} {look}"))
}

/// Several questions with the same choices, whose words stand once above them.
fn score(gathering: Gathering, list: &str) -> Vec<Row> {
    let Gathering { head, rows, .. } = gathering;
    let name = head.element.name.clone();
    let line = head.line;
    let (mut begin, mut header) = opened(head);
    begin.element.control = vec![("appearance".into(), "field-list".to_owned())];
    let required = take(&mut header.element, "required");
    header.kind = format!("select_one {list}");
    header.element.name = format!("{name}_header").into();
    let mut out = vec![begin, with_appearance(header, "label")];
    for mut row in rows {
        row.kind = format!("select_one {list}");
        if required.is_some() {
            set(&mut row.element.bind, "required", Text::plain("true"));
        }
        let look = row.appearance().unwrap_or("list-nolabel").to_owned();
        out.push(with_appearance(row, &look));
    }
    out.push(end(line));
    out
}

/// Several questions with the same choices, none of which may be chosen twice.
fn rank(gathering: Gathering, list: &str) -> Vec<Row> {
    let Gathering { head, rows, .. } = gathering;
    let name = head.element.name.clone();
    let line = head.line;
    let message = head
        .kobo_cell("kobo--rank-constraint-message")
        .map(Text::plain);
    let (mut begin, mut note) = opened(head);
    begin.element.control = vec![("appearance".into(), "field-list".to_owned())];
    take(&mut note.element, "required");
    "note".clone_into(&mut note.kind);
    note.element.name = format!("{name}_label").into();
    let mut out = vec![begin, note];
    let mut before: Vec<Name> = Vec::new();
    for mut row in rows {
        row.kind = format!("select_one {list}");
        let own = row.element.name.clone();
        set(&mut row.element.bind, "required", Text::plain("true"));
        if let Some(message) = &message {
            set(&mut row.element.bind, "jr:constraintMsg", message.clone());
        }
        let differs: Vec<String> = before
            .iter()
            .map(|other| format!("${{{own}}} != ${{{other}}}"))
            .collect();
        if !differs.is_empty() {
            let constraint = Text::plain(&differs.join(" and "));
            set(&mut row.element.bind, "constraint", constraint);
        }
        before.push(own);
        let look = row.appearance().unwrap_or("minimal").to_owned();
        out.push(with_appearance(row, &look));
    }
    out.push(end(line));
    out
}

/// The group that a first row begins, with the condition of the row, and the row without it.
fn opened(mut head: Row) -> (Row, Row) {
    let mut begin = group(head.line, head.element.name.clone());
    if let Some(condition) = take(&mut head.element, "relevant") {
        begin.element.bind.push(("relevant".into(), condition));
    }
    (begin, head)
}

fn take(element: &mut Element, name: &str) -> Option<Text> {
    let at = element.bind.iter().position(|(known, _)| known == name)?;
    Some(element.bind.remove(at).1)
}

fn made(line: Line, kind: &str, name: impl Into<Name>) -> Row {
    Row {
        line,
        kind: kind.to_owned(),
        element: Element {
            name: name.into(),
            row: Some(line.row),
            ..Element::default()
        },
        parameters: Parameters::default(),
        trigger: None,
        named: true,
        kobo: Vec::new(),
    }
}

fn group(line: Line, name: impl Into<Name>) -> Row {
    made(line, "begin_group", name)
}

fn end(line: Line) -> Row {
    made(line, "end_group", "")
}

fn with_appearance(mut row: Row, appearance: &str) -> Row {
    set(
        &mut row.element.control,
        "appearance",
        appearance.to_owned(),
    );
    row
}
