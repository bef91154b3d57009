//! A workbook of any length, made from a seed: what a large household survey in four languages is
//! made of, in the proportions that such surveys have.

mod file;
mod words;

use std::fs;
use std::path::Path;

use crate::Fault;
use crate::works::chance::Chance;

pub(crate) use self::file::{csv, markdown, xlsx};
use self::words::Words;

/// One sheet: the first row holds the headers.
pub(crate) struct Sheet {
    pub(crate) name: &'static str,
    pub(crate) rows: Vec<Vec<String>>,
}

/// Rows of the workbook that the table wants, and of one that shows what four times as many cost.
const LENGTHS: [usize; 2] = [5_000, 20_000];
/// Rows of the one that CI converts.
const SMOKE: usize = 300;

/// Writes the workbooks to a folder: the shorter in every kind of file, the longer as Excel's.
pub(crate) fn write(folder: &Path, smoke: bool) -> Result<(), Fault> {
    fs::create_dir_all(folder)?;
    let [short, long] = if smoke { [SMOKE, SMOKE] } else { LENGTHS };
    let file = |rows: usize, ending| folder.join(format!("workbook-{rows}.{ending}"));
    fs::write(file(long, "xlsx"), xlsx(&sheets(long))?)?;
    let sheets = sheets(short);
    fs::write(file(short, "xlsx"), xlsx(&sheets)?)?;
    fs::write(file(short, "csv"), csv(&sheets))?;
    fs::write(file(short, "md"), markdown(&sheets))?;
    Ok(())
}

/// The sheets of a workbook with so many rows of the survey.
pub(crate) fn sheets(rows: usize) -> Vec<Sheet> {
    let mut maker = Maker {
        chance: Chance(0x0F0_12A5),
        rows: Vec::with_capacity(rows),
        outside: Vec::new(),
        inside: Vec::new(),
        in_repeat: false,
    };
    let mut section = 0;
    while maker.rows.len() < rows {
        let left = rows - maker.rows.len();
        let length = left.min(18 + maker.chance.place(14));
        if left - length == 1 || length < SHORTEST {
            maker.questions(left);
        } else {
            maker.section(section, length);
        }
        section += 1;
    }
    vec![
        sheet("survey", &maker.rows),
        sheet("choices", &choices(&mut maker.chance)),
        sheet("settings", &[settings()]),
    ]
}

/// Rows that a section takes at least: its ends and three questions.
const SHORTEST: usize = 5;

/// Cells of a row by their headers.
type Row = Vec<(String, String)>;

fn sheet(name: &'static str, rows: &[Row]) -> Sheet {
    let mut headers: Vec<String> = Vec::new();
    for (header, _) in rows.iter().flatten() {
        if !headers.contains(header) {
            headers.push(header.clone());
        }
    }
    let cells = rows.iter().map(|row| {
        let cell = |header| {
            let cell = row.iter().find(|(own, _)| own == header);
            cell.map(|(_, text)| text.clone()).unwrap_or_default()
        };
        headers.iter().map(cell).collect()
    });
    let rows = std::iter::once(headers.clone()).chain(cells).collect();
    Sheet { name, rows }
}

fn cell(header: &str, text: impl Into<String>) -> (String, String) {
    (header.to_owned(), text.into())
}

/// A column in each of the four languages.
fn translated(header: &str, words: Words) -> impl Iterator<Item = (String, String)> {
    words
        .into_iter()
        .map(move |(language, text)| (format!("{header}::{language}"), text))
}

/// What may be asked of an answer, in a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Number,
    One(usize),
    Many(usize),
    Text,
}

/// A question that others refer to.
#[derive(Clone)]
struct Known {
    name: String,
    answer: Answer,
}

struct Maker {
    chance: Chance,
    rows: Vec<Row>,
    /// Questions outside of all repeats.
    outside: Vec<Known>,
    /// Questions of the section, which is one instance of a repeat if it is one.
    inside: Vec<Known>,
    in_repeat: bool,
}

/// Lists of choices besides the places, and the longest of them.
const LISTS: usize = 40;
const LONGEST_LIST: usize = 12;

/// How many choices a list has.
fn length_of(list: usize) -> usize {
    3 + list * 7 % (LONGEST_LIST - 2)
}

impl Maker {
    fn one_in(&mut self, count: u64) -> bool {
        self.chance.below(count) == 0
    }

    /// A group or a repeat of so many rows, sometimes with a group in it.
    fn section(&mut self, number: usize, length: usize) {
        self.in_repeat = number % 4 == 3;
        let part = if self.in_repeat { "repeat" } else { "group" };
        let mut row = vec![
            cell("type", format!("begin {part}")),
            cell("name", format!("{part}_{number}")),
        ];
        row.extend(translated("label", words::heading(number)));
        if self.in_repeat && self.one_in(2) {
            let count = self.known(|answer| answer == Answer::Number);
            row.extend(count.map(|name| cell("repeat_count", format!("${{{name}}}"))));
        } else if self.one_in(2) {
            row.extend(self.condition().map(|text| cell("relevant", text)));
        }
        self.rows.push(row);
        let mut left = length - 2;
        if number.is_multiple_of(5) && left > 3 {
            self.places(number);
            left -= 3;
        }
        if left > SHORTEST && self.one_in(3) {
            let nested = left / 2;
            let mut row = vec![
                cell("type", "begin group"),
                cell("name", format!("page_{number}")),
                cell("appearance", "field-list"),
            ];
            row.extend(translated("label", words::heading(number)));
            self.rows.push(row);
            self.questions(nested - 2);
            self.rows.push(vec![cell("type", "end group")]);
            left -= nested;
        }
        self.questions(left);
        self.rows.push(vec![cell("type", format!("end {part}"))]);
        let inside = std::mem::take(&mut self.inside);
        if !self.in_repeat {
            self.outside.extend(inside);
        }
        self.in_repeat = false;
    }

    /// A cascade: region, district, village.
    fn places(&mut self, number: usize) {
        let mut above: Option<(&str, String)> = None;
        for list in ["region", "district", "village"] {
            let name = format!("{list}_{number}");
            let mut row = vec![
                cell("type", format!("select_one {list}")),
                cell("name", name.clone()),
                cell("required", "yes"),
            ];
            row.extend(translated("label", words::question(number)));
            if let Some((column, asked)) = &above {
                row.push(cell("choice_filter", format!("{column} = ${{{asked}}}")));
            }
            self.rows.push(row);
            above = Some((list, name));
        }
    }

    fn questions(&mut self, count: usize) {
        for _ in 0..count {
            let number = self.rows.len() + 1;
            let row = self.question(number);
            self.rows.push(row);
        }
    }

    fn question(&mut self, number: usize) -> Row {
        let list = self.chance.place(LISTS);
        let (kind, answer) = match self.chance.below(100) {
            0..12 => ("text".to_owned(), Some(Answer::Text)),
            12..32 => ("integer".to_owned(), Some(Answer::Number)),
            32..37 => ("decimal".to_owned(), Some(Answer::Number)),
            37..62 => (format!("select_one list_{list}"), Some(Answer::One(list))),
            62..72 => (
                format!("select_multiple list_{list}"),
                Some(Answer::Many(list)),
            ),
            72..80 => ("note".to_owned(), None),
            80..90 => return self.calculation(number),
            90..94 => ("date".to_owned(), None),
            94 => ("geopoint".to_owned(), None),
            95 => ("image".to_owned(), None),
            96 => ("barcode".to_owned(), None),
            97 => ("range".to_owned(), None),
            98 => ("dateTime".to_owned(), None),
            _ => (format!("rank list_{list}"), None),
        };
        let name = format!("q_{number}");
        let mut row = vec![cell("type", kind.as_str()), cell("name", name.as_str())];
        self.words(&mut row, number);
        if kind != "note" && self.one_in(2) {
            row.push(cell("required", "yes"));
        }
        if self.one_in(3) {
            row.extend(self.condition().map(|text| cell("relevant", text)));
        }
        if answer == Some(Answer::Number) && self.one_in(2) {
            let most = 10 + self.chance.below(90);
            row.push(cell("constraint", format!(". >= 0 and . <= {most}")));
            row.extend(translated("constraint_message", words::refusal(most)));
        }
        match kind.as_str() {
            "range" => row.push(cell("parameters", "start=0 end=10 step=1")),
            "image" => row.push(cell("parameters", "max-pixels=1024")),
            "text" if self.one_in(4) => row.push(cell("appearance", "multiline")),
            "integer" if self.one_in(8) => row.push(cell("default", "0")),
            _ if kind.starts_with("select") && self.one_in(5) => {
                row.push(cell("appearance", "minimal"));
            }
            _ => {}
        }
        let known = answer.map(|answer| Known { name, answer });
        self.inside.extend(known);
        row
    }

    fn words(&mut self, row: &mut Row, number: usize) {
        let said = match self.one_in(10).then(|| self.known(|_| true)).flatten() {
            Some(name) => words::about(number, &name),
            None => words::question(number),
        };
        row.extend(translated("label", said));
        if self.one_in(3) {
            row.extend(translated("hint", words::hint(number)));
        }
    }

    fn calculation(&mut self, number: usize) -> Row {
        let is_number = |answer| answer == Answer::Number;
        let one = self.known(is_number);
        let text = match one.zip(self.known(is_number)) {
            None => "1 + 1".to_owned(),
            Some((one, other)) => match self.chance.below(4) {
                0 => format!("${{{one}}} + ${{{other}}}"),
                1 => format!("if(${{{one}}} > 5, ${{{other}}}, 0)"),
                2 => format!("coalesce(${{{one}}}, 0) * 100 div (1 + ${{{other}}})"),
                _ => format!("round(${{{one}}} div 3, 2)"),
            },
        };
        let name = format!("q_{number}");
        self.inside.push(Known {
            name: name.clone(),
            answer: Answer::Number,
        });
        vec![
            cell("type", "calculate"),
            cell("name", name),
            cell("calculation", text),
        ]
    }

    /// A question before this one: mostly of the same section, where references are short.
    fn known(&mut self, fits: impl Fn(Answer) -> bool) -> Option<String> {
        let near = self.chance.below(4) > 0 && !self.inside.is_empty();
        let from = if near { &self.inside } else { &self.outside };
        let fitting: Vec<&Known> = from
            .iter()
            .rev()
            .take(60)
            .filter(|known| fits(known.answer))
            .collect();
        let place = self.chance.place(fitting.len().max(1));
        fitting.get(place).map(|known| known.name.clone())
    }

    fn condition(&mut self) -> Option<String> {
        let name = self.known(|_| true)?;
        let among = self.inside.iter().chain(&self.outside);
        let answer = among
            .filter(|known| known.name == name)
            .map(|known| known.answer)
            .next()?;
        let choice =
            |list: usize, chance: &mut Chance| format!("{list}_{}", chance.place(length_of(list)));
        let one = match answer {
            Answer::Number => format!("${{{name}}} > {}", self.chance.below(20)),
            Answer::One(list) => format!("${{{name}}} = 'c_{}'", choice(list, &mut self.chance)),
            Answer::Many(list) => {
                format!(
                    "selected(${{{name}}}, 'c_{}')",
                    choice(list, &mut self.chance)
                )
            }
            Answer::Text => format!("string-length(${{{name}}}) > 0"),
        };
        let other = self.one_in(4).then(|| self.known(|_| true)).flatten();
        Some(match other {
            Some(other) => format!("{one} and ${{{other}}} != ''"),
            None => one,
        })
    }
}

fn choices(chance: &mut Chance) -> Vec<Row> {
    let mut rows = Vec::new();
    for list in 0..LISTS {
        for number in 0..length_of(list) {
            let mut row = vec![
                cell("list_name", format!("list_{list}")),
                cell("name", format!("c_{list}_{number}")),
            ];
            row.extend(translated("label", words::choice(list + number)));
            rows.push(row);
        }
    }
    let mut above: Option<(&str, usize)> = None;
    for (list, count) in [("region", 8), ("district", 80), ("village", 800)] {
        for number in 0..count {
            let mut row = vec![
                cell("list_name", list),
                cell("name", format!("{list}_{number}")),
            ];
            row.extend(translated("label", words::place(number)));
            if let Some((column, count)) = above {
                row.push(cell(column, format!("{column}_{}", chance.place(count))));
            }
            rows.push(row);
        }
        above = Some((list, count));
    }
    rows
}

fn settings() -> Row {
    vec![
        cell("form_title", "Household survey"),
        cell("form_id", "household_survey"),
        cell("version", "2026112601"),
        cell("default_language", words::LANGUAGES[3]),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use rayi_xlsform::convert;

    #[test]
    fn every_kind_of_file_is_the_same_form_and_it_has_all_its_rows() {
        let sheets = sheets(400);
        assert_eq!(sheets[0].rows.len(), 401);
        let files = [
            xlsx(&sheets).unwrap(),
            csv(&sheets).into_bytes(),
            markdown(&sheets).into_bytes(),
        ];
        let forms = files.map(|file| {
            let read = convert(&file, None);
            assert!(read.findings.is_empty(), "{:?}", read.findings.first());
            read.xform.expect("no finding is an error").xml
        });
        assert_eq!(forms[0], forms[1]);
        assert_eq!(forms[0], forms[2]);
        let form = &forms[0];
        for part in [
            "<repeat ",
            "<translation ",
            "constraint=",
            "calculate=",
            "relevant=",
            "<itemset ",
        ] {
            assert!(form.contains(part), "no {part}");
        }
    }

    #[test]
    fn a_large_workbook_becomes_a_form_that_runs() {
        let made = csv(&sheets(1_500));
        let read = rayi_form::convert(made.as_bytes(), None, &rayi_form::NoMedia).reading;
        assert!(read.form.is_some(), "{:?}", read.diagnostics.first());
    }
}
