//! Forms made from a seed: every type, column and parameter in some combination.

use std::fmt::Write as _;

/// Splits a seed into choices (SplitMix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound).expect("a small number");
        usize::try_from(self.next() % bound).expect("below a small number")
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

/// A row: column and text.
type Row = Vec<(&'static str, String)>;

struct Maker {
    dice: Dice,
    rows: Vec<Row>,
    /// Questions so far that may be referred to.
    names: Vec<String>,
    open: Vec<&'static str>,
    languages: bool,
}

const TYPES: &[&str] = &[
    "text",
    "integer",
    "decimal",
    "date",
    "time",
    "dateTime",
    "geopoint",
    "geotrace",
    "geoshape",
    "barcode",
    "note",
    "acknowledge",
    "image",
    "audio",
    "video",
    "file",
    "range",
    "percentage",
    "select_one l",
    "select_multiple m",
    "select_one l or_other",
    "rank m",
    "select_one_from_file f.csv",
    "select_multiple_from_file g.geojson",
    "select_one_external x",
    "calculate",
    "hidden",
    "start",
    "end",
    "today",
    "deviceid",
    "username",
    "q string",
    "add text prompt",
    "phone number",
];

/// The form of a seed, as tables of Markdown.
pub(crate) fn form(seed: u64) -> String {
    let mut dice = Dice(seed);
    let languages = dice.one_in(2);
    let mut maker = Maker {
        dice,
        rows: Vec::new(),
        names: Vec::new(),
        open: Vec::new(),
        languages,
    };
    let count = 4 + maker.dice.below(16);
    for number in 0..count {
        maker.row(number);
    }
    while let Some(part) = maker.open.pop() {
        maker.rows.push(vec![("type", format!("end {part}"))]);
    }
    let mut out = table("survey", &maker.rows);
    out.push_str(&maker.choices());
    out.push_str(&maker.settings());
    out
}

fn table(sheet: &str, rows: &[Row]) -> String {
    // pyxform loses translations whose column stands before the one without a language.
    let mut columns = match sheet {
        "survey" => vec!["type", "name", "label", "hint"],
        _ => Vec::new(),
    };
    for (column, _) in rows.iter().flatten() {
        if !columns.contains(column) {
            columns.push(column);
        }
    }
    let mut out = format!("| {sheet} |\n|  | {} |\n", columns.join(" | "));
    for row in rows {
        out.push_str("| ");
        for column in &columns {
            let cell = row.iter().find(|(known, _)| known == column);
            let cell = cell.map_or("", |(_, text)| text.as_str());
            let _ = write!(out, " | {}", cell.replace('|', "\\|"));
        }
        out.push_str(" |\n");
    }
    out
}

impl Maker {
    fn row(&mut self, number: usize) {
        match self.dice.below(9) {
            0 if self.open.len() < 3 => return self.begin(number),
            1 if !self.open.is_empty() => {
                let part = self.open.pop().expect("one is open");
                self.rows.push(vec![("type", format!("end {part}"))]);
                return;
            }
            _ => {}
        }
        let kind = self.dice.pick(TYPES);
        let name = format!("q{number}");
        let mut row: Row = vec![("type", kind.to_owned()), ("name", name.clone())];
        self.words(&mut row, number);
        if kind == "calculate" {
            row.push(("calculation", self.expression()));
        }
        if kind.starts_with("select_one_external") {
            row.push(("choice_filter", format!("state = {}", self.operand())));
        }
        for (column, chance) in [("relevant", 4), ("constraint", 6), ("required", 6)] {
            if self.dice.one_in(chance) {
                let text = if column == "required" && self.dice.one_in(2) {
                    self.dice.pick(&["yes", "no", "TRUE"]).to_owned()
                } else if column == "relevant" {
                    self.outer_condition()
                } else {
                    self.condition()
                };
                row.push((column, text));
            }
        }
        if self.dice.one_in(6) {
            row.push(("constraint_message", format!("Not {}", self.operand())));
        }
        if self.dice.one_in(8) {
            row.push(("read_only", "yes".to_owned()));
        }
        if self.dice.one_in(5) && !matches!(kind, "image" | "calculate") {
            let default = match self.dice.below(4) {
                0 => "word".to_owned(),
                1 => "5".to_owned(),
                2 => "now()".to_owned(),
                _ => self.operand(),
            };
            row.push(("default", default));
        }
        if let "select_one l" | "select_multiple m" = kind {
            if self.dice.one_in(3) {
                row.push(("choice_filter", format!("f = {}", self.operand())));
            }
            if self.dice.one_in(4) {
                let seeds = [
                    "randomize=true",
                    "randomize=true, seed=3",
                    "randomize=false",
                ];
                row.push(("parameters", self.dice.pick(&seeds).to_owned()));
            }
        }
        self.parameters(kind, &mut row);
        if self.dice.one_in(6) {
            let words = ["minimal", "field-list", "w1 multiline", "quick", "map"];
            if kind != "range" {
                row.push(("appearance", self.dice.pick(&words).to_owned()));
            }
        }
        if self.dice.one_in(7) && kind != "start" {
            row.push(("bind::jr:preload", "uid".to_owned()));
        }
        if self.dice.one_in(9) {
            row.push(("instance::x", self.operand()));
        }
        self.rows.push(row);
        self.names.push(name);
    }

    fn parameters(&mut self, kind: &str, row: &mut Row) {
        let words: &[&str] = match kind {
            "text" => &["rows=3"],
            "range" => &["start=0 end=10 step=2", "start=1;end=2;step=0.5", "end=5"],
            "image" => &["max-pixels=640", "max-pixels=1000 app=org.x.y"],
            "audio" => &["quality=low"],
            "geopoint" => &[
                "capture-accuracy=5",
                "warning-accuracy=9.5 allow-mock-accuracy=true",
            ],
            "geoshape" | "geotrace" => &["incremental=true", "allow-mock-accuracy=false"],
            "select_one_from_file f.csv" => &["value=id label=title"],
            _ => return,
        };
        if self.dice.one_in(2) {
            row.push(("parameters", self.dice.pick(words).to_owned()));
        }
    }

    fn begin(&mut self, number: usize) {
        let part = self.dice.pick(&["group", "repeat"]);
        let name = format!("{part}{number}");
        let mut row: Row = vec![("type", format!("begin {part}")), ("name", name)];
        self.words(&mut row, number);
        if part == "repeat" && self.dice.one_in(2) {
            row.push(("repeat_count", self.expression()));
        }
        if self.dice.one_in(3) {
            row.push(("relevant", self.outer_condition()));
        }
        if self.dice.one_in(4) {
            row.push(("appearance", "field-list".to_owned()));
        }
        self.rows.push(row);
        self.open.push(part);
    }

    fn words(&mut self, row: &mut Row, number: usize) {
        let mut said = format!("Q {number} <b> & “x”");
        if self.dice.one_in(4) {
            let _ = write!(said, " {} end", self.operand());
        }
        row.push(("label", said.clone()));
        if self.dice.one_in(5) {
            row.push(("hint", "A hint".to_owned()));
        }
        if self.languages {
            if self.dice.one_in(3) {
                row.push(("label::العربية (ar)", format!("س {number}")));
            }
            if self.dice.one_in(4) {
                row.push(("hint::English (en)", format!("hint {said}")));
            }
            if self.dice.one_in(6) {
                row.push(("media::audio::English (en)", format!("{number}.mp3")));
            }
        }
        if self.dice.one_in(8) {
            row.push(("guidance_hint", said));
        }
        if self.dice.one_in(8) {
            row.push(("media::image", format!("{number}.png")));
        }
    }

    fn operand(&mut self) -> String {
        if self.names.is_empty() {
            return "'x'".to_owned();
        }
        let at = self.dice.below(self.names.len());
        format!("${{{}}}", self.names[at])
    }

    fn expression(&mut self) -> String {
        let operand = self.operand();
        match self.dice.below(7) {
            0 => operand,
            1 => format!("{operand} + 1"),
            2 => format!("concat({operand}, {})", self.operand()),
            3 => format!("instance('l')/root/item[name = {operand}]/label"),
            4 => format!("pulldata('fruits', 'a', 'b', {operand})"),
            5 => format!("count({operand}) * ({})", self.operand()),
            _ => "1 + 1".to_owned(),
        }
    }

    fn condition(&mut self) -> String {
        let operand = self.operand();
        match self.dice.below(4) {
            0 => format!("{operand} = 'a' and . != \"b\""),
            1 => format!("selected({operand}, 'x')"),
            2 => format!("{operand} >= 3 or {} < 2", self.operand()),
            _ => "true()".to_owned(),
        }
    }

    /// A condition that does not look at what it stands at: whether that is there cannot depend on it.
    fn outer_condition(&mut self) -> String {
        self.condition().replace(". != ", "'c' != ")
    }

    fn choices(&mut self) -> String {
        let mut rows: Vec<Row> = Vec::new();
        for (list, count) in [("l", 3), ("m", 2), ("unused", 1)] {
            for number in 0..count {
                let mut row: Row = vec![
                    ("list_name", list.to_owned()),
                    ("name", format!("{list}{number}")),
                    ("label", format!("Choice {number}")),
                ];
                if self.languages && list == "l" {
                    row.push(("label::العربية (ar)", format!("خيار {number}")));
                }
                row.push(("f", number.to_string()));
                if self.dice.one_in(6) {
                    row.push(("media::image", "c.png".to_owned()));
                }
                rows.push(row);
            }
        }
        let external: Row = vec![
            ("list_name", "x".to_owned()),
            ("name", "x1".to_owned()),
            ("label", "X, \"1\"".to_owned()),
            ("state", "s".to_owned()),
        ];
        table("choices", &rows) + &table("external_choices", &[external])
    }

    fn settings(&mut self) -> String {
        let mut row: Row = vec![("form_id", "random".to_owned())];
        for (column, text, chance) in [
            ("form_title", "A title", 2),
            ("version", "7", 2),
            ("default_language", "English (en)", 3),
            ("style", "pages", 4),
            ("name", "root", 5),
            ("instance_name", "concat('a', 'b')", 4),
            ("omit_instanceID", "yes", 8),
            ("submission_url", "https://example.org/x", 6),
            ("auto_send", "true", 6),
            ("allow_choice_duplicates", "yes", 6),
        ] {
            if self.dice.one_in(chance) {
                row.push((column, text.to_owned()));
            }
        }
        table("settings", &[row])
    }
}
