//! A form of the size and shape of a verbal autopsy: hundreds of questions in three languages, each
//! with help, most of them yes or no, and asked or not after what was said many questions before.

use std::fmt::Write as _;

use rayi_interview::ItemView;

use super::chance::Chance;
use super::form::form;
use super::interview::{self, Person};
use super::{Scale, Work};

const SEED: u64 = 20_260_301;
const LANGUAGES: [(&str, [&str; 12]); 3] = [
    (
        "English (en)",
        [
            "illness",
            "fever",
            "before",
            "death",
            "how many",
            "days",
            "did",
            "the",
            "breathing",
            "mother",
            "hospital",
            "during",
        ],
    ),
    (
        "العربية (ar)",
        [
            "المرض",
            "حمى",
            "قبل",
            "الوفاة",
            "كم",
            "أيام",
            "هل",
            "كان",
            "تنفس",
            "الأم",
            "المستشفى",
            "أثناء",
        ],
    ),
    (
        "سۆرانی (ckb)",
        [
            "نەخۆشی",
            "تا",
            "پێش",
            "مردن",
            "چەند",
            "ڕۆژ",
            "ئایا",
            "بوو",
            "هەناسە",
            "دایک",
            "نەخۆشخانە",
            "لەکاتی",
        ],
    ),
];
/// Lists of choices, with the number of choices in each; the first is yes, no, unknown, refused.
const LISTS: [usize; 16] = [4, 4, 3, 5, 6, 7, 8, 9, 12, 5, 6, 4, 10, 14, 20, 24];
const PER_SECTION: usize = 40;

/// What kind of question one is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    One(usize),
    Many(usize),
    Number,
    Text,
    Date,
}

pub(super) fn work(scale: Scale) -> Work {
    let questions = scale.pick(640, 24);
    let xml = Writer::new(questions).write();
    let unasked = Work::new("verbal-autopsy", xml, Vec::new());
    let form = unasked.parsed();
    let steps = interview::steps(&form, Some("English (en)"), &mut Respondent(Chance(SEED)));
    Work { steps, ..unasked }
}

/// Answers everything that it is asked; yes twice out of three times, so that it is asked a lot.
struct Respondent(Chance);

impl Person for Respondent {
    fn answer(&mut self, item: &ItemView) -> Option<String> {
        use rayi_form::DataType;
        if !item.choices.is_empty() {
            let at = if self.0.below(3) > 0 {
                0
            } else {
                self.0.place(item.choices.len())
            };
            return item.choices.get(at).map(|choice| choice.value.clone());
        }
        Some(match item.data_type {
            DataType::Integer => self.0.below(90).to_string(),
            DataType::Date => format!("2025-0{}-1{}", self.0.below(9) + 1, self.0.below(10)),
            _ => format!("words {}", self.0.below(1_000)),
        })
    }

    fn another(&mut self, _: &str, _: usize) -> bool {
        false
    }
}

/// The parts of the form as they grow.
struct Writer {
    chance: Chance,
    kinds: Vec<Kind>,
    texts: [String; 3],
    instance: String,
    lists: String,
    binds: String,
    body: String,
}

impl Writer {
    fn new(questions: usize) -> Self {
        let mut chance = Chance(SEED);
        let kinds = (0..questions)
            .map(|n| match chance.below(20) {
                // The first of each section decides on much of the rest: yes or no.
                _ if n % PER_SECTION == 0 => Kind::One(0),
                0..13 => Kind::One(0),
                13 | 14 => Kind::One(chance.place(LISTS.len())),
                15 => Kind::Many(chance.place(LISTS.len())),
                16 | 17 => Kind::Number,
                18 => Kind::Text,
                _ => Kind::Date,
            })
            .collect();
        Self {
            chance,
            kinds,
            texts: Default::default(),
            instance: String::new(),
            lists: String::new(),
            binds: String::new(),
            body: String::new(),
        }
    }

    fn write(mut self) -> String {
        self.write_lists();
        for n in 0..self.kinds.len() {
            let section = n / PER_SECTION;
            if n % PER_SECTION == 0 {
                self.open_section(section);
            }
            self.question(n);
            if n % PER_SECTION == PER_SECTION - 1 || n + 1 == self.kinds.len() {
                let name = section_name(section);
                let _ = writeln!(self.instance, "          </{name}>");
                self.body.push_str("    </group>\n");
            }
        }
        let mut model = String::from("      <itext>\n");
        for (n, ((language, _), texts)) in LANGUAGES.iter().zip(&self.texts).enumerate() {
            let default = if n == 0 { " default=\"true()\"" } else { "" };
            let _ = writeln!(
                model,
                "        <translation lang=\"{language}\"{default}>\n{texts}        </translation>"
            );
        }
        model.push_str("      </itext>\n");
        model.push_str(&self.lists);
        model.push_str(&self.binds);
        form("verbal-autopsy", &self.instance, &model, &self.body)
    }

    fn write_lists(&mut self) {
        for (list, size) in LISTS.iter().enumerate() {
            let _ = writeln!(
                self.lists,
                "      <instance id=\"list{list}\">\n        <root>"
            );
            for choice in 0..*size {
                self.text(&format!("list{list}-{choice}"), 2);
                let _ = writeln!(
                    self.lists,
                    "          <item><itextId>list{list}-{choice}</itextId><name>{}</name></item>",
                    choice_name(choice)
                );
            }
            self.lists.push_str("        </root>\n      </instance>\n");
        }
    }

    fn open_section(&mut self, section: usize) {
        let name = section_name(section);
        let _ = writeln!(self.instance, "          <{name}>");
        self.text(&format!("/data/{name}:label"), 4);
        if section > 0 {
            let gate = path_of((section - 1) * PER_SECTION);
            let _ = writeln!(
                self.binds,
                "      <bind nodeset=\"/data/{name}\" relevant=\"{gate} != 'c1' or {gate} = ''\"/>"
            );
        }
        let _ = writeln!(
            self.body,
            "    <group ref=\"/data/{name}\"><label ref=\"jr:itext('/data/{name}:label')\"/>"
        );
    }

    fn question(&mut self, n: usize) {
        let path = path_of(n);
        let name = path.rsplit('/').next().unwrap_or_default();
        let _ = writeln!(self.instance, "            <{name}/>");
        self.text(&format!("{path}:label"), 14);
        self.text(&format!("{path}:hint"), 40);
        let (kind, extra) = match self.kinds[n] {
            Kind::Number => {
                self.text(&format!("{path}:jr:constraintMsg"), 8);
                let told = format!(
                    " constraint=\". &gt;= 0 and . &lt;= 120\" jr:constraintMsg=\"jr:itext('{path}:jr:constraintMsg')\""
                );
                ("int", told)
            }
            Kind::Date => ("date", " constraint=\". &lt;= today()\"".to_owned()),
            Kind::One(_) | Kind::Many(_) | Kind::Text => ("string", String::new()),
        };
        let required = if n.is_multiple_of(3) {
            " required=\"true()\""
        } else {
            ""
        };
        let relevant = self.relevance(n);
        let _ = writeln!(
            self.binds,
            "      <bind nodeset=\"{path}\" type=\"{kind}\"{required}{relevant}{extra}/>"
        );
        let words = format!(
            "<label ref=\"jr:itext('{path}:label')\"/><hint ref=\"jr:itext('{path}:hint')\"/>"
        );
        let (control, list) = match self.kinds[n] {
            Kind::One(list) => ("select1", Some(list)),
            Kind::Many(list) => ("select", Some(list)),
            Kind::Number | Kind::Text | Kind::Date => ("input", None),
        };
        let choices = list.map_or_else(String::new, |list| {
            format!(
                "\n        <itemset nodeset=\"instance('list{list}')/root/item\">\
                 <value ref=\"name\"/><label ref=\"jr:itext(itextId)\"/></itemset>\n      "
            )
        });
        let _ = writeln!(
            self.body,
            "      <{control} ref=\"{path}\">{words}{choices}</{control}>"
        );
    }

    /// Most questions hang on one or two before them, of which the nearer hangs on others itself.
    fn relevance(&mut self, n: usize) -> String {
        if n.is_multiple_of(PER_SECTION) || self.chance.below(5) == 0 {
            return String::new();
        }
        let near = n - 1 - self.chance.place(n.min(6));
        let mut condition = self.condition(near);
        if self.chance.below(2) == 0 {
            let far = self.chance.place(n);
            let word = if self.chance.below(3) == 0 {
                "and"
            } else {
                "or"
            };
            condition = format!("({condition}) {word} {}", self.condition(far));
        }
        format!(" relevant=\"{condition}\"")
    }

    fn condition(&mut self, n: usize) -> String {
        let path = path_of(n);
        let choice = choice_name(self.chance.place(3));
        match self.kinds[n] {
            Kind::One(_) if self.chance.below(4) == 0 => format!("{path} != '{choice}'"),
            Kind::One(_) => format!("{path} = 'c0'"),
            Kind::Many(_) => format!("selected({path}, '{choice}')"),
            Kind::Number => format!("{path} &gt; {}", self.chance.below(40)),
            Kind::Text => format!("string-length({path}) &gt; 0"),
            Kind::Date => format!("{path} &gt; date('2024-01-01')"),
        }
    }

    /// A text in every language, of so many words.
    fn text(&mut self, id: &str, words: usize) {
        for ((_, vocabulary), texts) in LANGUAGES.iter().zip(&mut self.texts) {
            let _ = write!(texts, "          <text id=\"{id}\"><value>");
            for n in 0..words {
                let word = vocabulary[self.chance.place(vocabulary.len())];
                let _ = write!(texts, "{}{word}", if n == 0 { "" } else { " " });
            }
            texts.push_str("</value></text>\n");
        }
    }
}

fn section_name(section: usize) -> String {
    format!("s{section}")
}

fn path_of(question: usize) -> String {
    format!("/data/{}/q{question}", section_name(question / PER_SECTION))
}

fn choice_name(choice: usize) -> String {
    format!("c{choice}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_as_large_as_a_verbal_autopsy_and_asks_a_lot() {
        let work = work(Scale::Full);
        let bytes = work.form.len();
        assert!((1_400_000..1_700_000).contains(&bytes), "{bytes} bytes");
        let answers = work
            .steps
            .iter()
            .filter(|step| step.get("set").is_some())
            .count();
        assert!((150..640).contains(&answers), "{answers} answers");
    }
}
