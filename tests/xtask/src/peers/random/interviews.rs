//! Random interviews: a form of questions that depend on each other, and a person who answers, goes
//! back, adds and removes instances.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::peers::{
    dice::Dice,
    question::{Command, Question},
};

/// The question of this number.
pub(crate) fn question(dice: &mut Dice, number: usize) -> Question {
    let form = Form::make(dice);
    let request = json!({"form_xml": form.xml(), "steps": steps(dice, &form)});
    Question::new(format!("random/script/{number}"), Command::Script, request)
}

/// A question, or a calculation.
struct Field {
    name: String,
    kind: Kind,
    /// Attributes of its bind.
    bind: String,
    /// Whether it may be read-only: then nobody answers it.
    is_read_only: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Whole,
    Decimal,
    Text,
    One,
    Many,
    Calculation,
}

impl Kind {
    fn is_number(self) -> bool {
        matches!(self, Self::Whole | Self::Decimal | Self::Calculation)
    }
}

/// Fields at the top, some of them in a group, and fields in a repeat; a cascade of two lists.
struct Form {
    top: Vec<Field>,
    grouped: Vec<Field>,
    repeated: Vec<Field>,
    group_relevant: Option<String>,
    /// Sums and maxima over the repeat, or counts and a list.
    has_sums: bool,
}

impl Form {
    fn make(dice: &mut Dice) -> Self {
        let mut numbers = vec!["/data/first".to_owned()];
        let mut fields = |dice: &mut Dice, prefix: &str, base: &str, count: usize| -> Vec<Field> {
            let mut own = Vec::new();
            for number in 0..count {
                let name = format!("{prefix}{number}");
                let field = field(dice, &name, &numbers);
                if field.kind.is_number() {
                    numbers.push(format!("{base}/{name}"));
                }
                own.push(field);
            }
            own
        };
        let top = fields(dice, "t", "/data", 6);
        // A group whose relevance hung on what is in it would be a cycle.
        let outside = [numbers_before_group(&top), vec!["/data/first".to_owned()]].concat();
        let group_relevant = dice.one_in(2).then(|| condition(dice, &outside));
        let grouped = fields(dice, "g", "/data/group", 3);
        let mut inside = vec!["../r0".to_owned()];
        let mut repeated = vec![Field {
            name: "r0".to_owned(),
            kind: Kind::Whole,
            bind: "type=\"int\"".to_owned(),
            is_read_only: false,
        }];
        for number in 1..4 {
            let name = format!("r{number}");
            let from = match dice.one_in(3) {
                true => &numbers,
                false => &inside,
            };
            let field = field(dice, &name, from);
            if field.kind.is_number() {
                inside.push(format!("../{name}"));
            }
            repeated.push(field);
        }
        Self {
            top,
            grouped,
            repeated,
            group_relevant,
            has_sums: dice.one_in(2),
        }
    }

    fn xml(&self) -> String {
        let totals = if self.has_sums { SUMS } else { COUNTS };
        let mut data = "<first/>".to_owned();
        let mut binds = "<bind nodeset=\"/data/first\" type=\"int\"/>".to_owned();
        let mut body = "<input ref=\"/data/first\"><label>first</label></input>".to_owned();
        write(&self.top, "/data", &mut data, &mut binds, &mut body);
        data.push_str("<group>");
        body.push_str("<group ref=\"/data/group\"><label>group</label>");
        write(
            &self.grouped,
            "/data/group",
            &mut data,
            &mut binds,
            &mut body,
        );
        data.push_str("</group><rep jr:template=\"\">");
        body.push_str("</group><group ref=\"/data/rep\"><label>rep</label>");
        body.push_str("<repeat nodeset=\"/data/rep\">");
        write(
            &self.repeated,
            "/data/rep",
            &mut data,
            &mut binds,
            &mut body,
        );
        data.push_str("</rep><region/><place/><total/><count/><most/>");
        data.push_str("<meta><instanceID/></meta>");
        body.push_str("</repeat></group>");
        if let Some(relevant) = &self.group_relevant {
            let _ = write!(
                binds,
                "<bind nodeset=\"/data/group\" relevant=\"{relevant}\"/>"
            );
        }
        format!(
            "{HEAD}<instance><data id=\"random\">{data}</data></instance>{LISTS}{binds}{totals}{META}\
            </model></h:head><h:body>{body}{CASCADE}</h:body></h:html>"
        )
    }
}

/// The numbers among these fields at the top.
fn numbers_before_group(top: &[Field]) -> Vec<String> {
    top.iter()
        .filter(|field| field.kind.is_number())
        .map(|field| format!("/data/{}", field.name))
        .collect()
}

fn write(fields: &[Field], base: &str, data: &mut String, binds: &mut String, body: &mut String) {
    for Field {
        name, kind, bind, ..
    } in fields
    {
        let path = format!("{base}/{name}");
        let label = format!("<label>{name} <output value=\"/data/first\"/></label>");
        let items = "<item><label>A</label><value>a</value></item>\
            <item><label>B</label><value>b</value></item>\
            <item><label>C</label><value>c</value></item>";
        // Nothing but infallible writes to strings.
        let _ = write!(data, "<{name}/>");
        let _ = write!(binds, "<bind nodeset=\"{path}\" {bind}/>");
        let _ = match kind {
            Kind::Calculation => Ok(()),
            Kind::One => write!(body, "<select1 ref=\"{path}\">{label}{items}</select1>"),
            Kind::Many => write!(body, "<select ref=\"{path}\">{label}{items}</select>"),
            _ => write!(body, "<input ref=\"{path}\">{label}</input>"),
        };
    }
}

/// A field that may depend on any of these numbers.
fn field(dice: &mut Dice, name: &str, numbers: &[String]) -> Field {
    let kind = *dice.pick(&[
        Kind::Whole,
        Kind::Whole,
        Kind::Decimal,
        Kind::Text,
        Kind::One,
        Kind::Many,
        Kind::Calculation,
        Kind::Calculation,
    ]);
    let mut bind = match kind {
        Kind::Whole => "type=\"int\"".to_owned(),
        Kind::Decimal => "type=\"decimal\"".to_owned(),
        Kind::Text | Kind::One | Kind::Many => "type=\"string\"".to_owned(),
        Kind::Calculation => {
            format!(
                "type=\"string\" calculate=\"{}\"",
                calculation(dice, numbers)
            )
        }
    };
    if dice.one_in(3) {
        let _ = write!(bind, " relevant=\"{}\"", condition(dice, numbers));
    }
    if kind == Kind::Whole && dice.one_in(3) {
        bind.push_str(" constraint=\". &gt;= 0 and . &lt; 10\"");
    }
    if kind != Kind::Calculation && dice.one_in(4) {
        let _ = match dice.one_in(2) {
            true => write!(bind, " required=\"true()\""),
            false => write!(bind, " required=\"{}\"", condition(dice, numbers)),
        };
    }
    let is_read_only = kind != Kind::Calculation && dice.one_in(6);
    if is_read_only {
        let _ = write!(bind, " readonly=\"{}\"", condition(dice, numbers));
    }
    Field {
        name: name.to_owned(),
        kind,
        bind,
        is_read_only,
    }
}

fn condition(dice: &mut Dice, numbers: &[String]) -> String {
    let (one, other) = (dice.pick(numbers).clone(), dice.pick(numbers).clone());
    match dice.below(6) {
        0 => format!("{one} &gt; {}", dice.below(8)),
        1 => format!("{one} &lt; {other}"),
        2 => format!("{one} = ''"),
        3 => format!("{one} != '' and {other} != {}", dice.below(5)),
        4 => format!("not({one} &gt; 3) or {other} &gt; 6"),
        _ => format!("{one} mod 2 = 1"),
    }
}

fn calculation(dice: &mut Dice, numbers: &[String]) -> String {
    let (one, other) = (dice.pick(numbers).clone(), dice.pick(numbers).clone());
    match dice.below(6) {
        0 => format!("{one} + {other}"),
        1 => format!("coalesce({one}, 0) * 2 + coalesce({other}, 1)"),
        2 => format!("if({one} &gt; 3, {other}, {one})"),
        3 => format!("concat({one}, '-', {other})"),
        4 => format!("round({one} div 3, 2)"),
        _ => format!("string-length({one}) + {}", dice.below(3)),
    }
}

/// What a person does, and then every question that there is about the form.
fn steps(dice: &mut Dice, form: &Form) -> Vec<Value> {
    let mut steps = vec![json!({"new_repeat": "/data/rep"})];
    let mut instances = 1;
    for _ in 0..30 {
        match dice.below(10) {
            0 if instances < 4 => {
                instances += 1;
                steps.push(json!({"new_repeat": "/data/rep"}));
            }
            1 if instances > 1 => {
                let gone = 1 + dice.below(instances);
                instances -= 1;
                steps.push(json!({"remove_repeat": format!("/data/rep[{gone}]")}));
            }
            2 => steps.push(answer(dice, "/data/first", Kind::Whole)),
            3 => cascade(dice, &mut steps),
            4..=6 => {
                let base = format!("/data/rep[{}]", 1 + dice.below(instances));
                set(dice, &base, &form.repeated, &mut steps);
            }
            7 => set(dice, "/data/group", &form.grouped, &mut steps),
            _ => set(dice, "/data", &form.top, &mut steps),
        }
        if dice.one_in(20) {
            ask(form, instances, &mut steps);
        }
    }
    ask(form, instances, &mut steps);
    steps.push(json!({"finalize": true}));
    steps.push(json!({"xml": true}));
    steps
}

fn set(dice: &mut Dice, base: &str, fields: &[Field], steps: &mut Vec<Value>) {
    let Field {
        name,
        kind,
        is_read_only,
        ..
    } = dice.pick(fields);
    if *kind != Kind::Calculation && !is_read_only {
        steps.push(answer(dice, &format!("{base}/{name}"), *kind));
    }
}

fn answer(dice: &mut Dice, path: &str, kind: Kind) -> Value {
    let value = if dice.one_in(6) {
        String::new()
    } else {
        match kind {
            Kind::Whole => dice.below(13).to_string(),
            Kind::Decimal => format!("{}.{}", dice.below(9), *dice.pick(&["5", "25", "1"])),
            Kind::Text | Kind::Calculation => (*dice.pick(&["ab", "Ranya", "7", "x y"])).to_owned(),
            Kind::One => (*dice.pick(&["a", "b", "c"])).to_owned(),
            Kind::Many => (*dice.pick(&["a", "b c", "a c", "a b c"])).to_owned(),
        }
    };
    json!({"set": path, "value": value})
}

/// Both lists are asked anew, from the top: no engine is left with a place of another region.
fn cascade(dice: &mut Dice, steps: &mut Vec<Value>) {
    let region = *dice.pick(&["n", "s"]);
    steps.push(json!({"set": "/data/place", "value": ""}));
    steps.push(json!({"set": "/data/region", "value": region}));
    steps.push(json!({"choices": "/data/place"}));
    steps.push(json!({"choice_labels": "/data/place"}));
    let place = format!("{region}{}", 1 + dice.below(2));
    steps.push(json!({"set": "/data/place", "value": place}));
}

fn ask(form: &Form, instances: usize, steps: &mut Vec<Value>) {
    let mut about = |path: String, kind: Kind| {
        steps.push(json!({"get": path}));
        steps.push(json!({"relevant": path}));
        if kind != Kind::Calculation {
            for query in ["required", "readonly", "valid", "label"] {
                steps.push(json!({query: path}));
            }
        }
    };
    for field in &form.top {
        about(format!("/data/{}", field.name), field.kind);
    }
    for field in &form.grouped {
        about(format!("/data/group/{}", field.name), field.kind);
    }
    for instance in 1..=instances {
        for field in &form.repeated {
            about(format!("/data/rep[{instance}]/{}", field.name), field.kind);
        }
    }
    for path in ["/data/total", "/data/count", "/data/most", "/data/place"] {
        steps.push(json!({"get": path}));
    }
    steps.push(json!({"count": "/data/rep"}));
    steps.push(json!({"form_valid": true}));
}

const HEAD: &str = "<h:html xmlns=\"http://www.w3.org/2002/xforms\" \
    xmlns:h=\"http://www.w3.org/1999/xhtml\" xmlns:jr=\"http://openrosa.org/javarosa\">\
    <h:head><h:title>random</h:title><model>";

const LISTS: &str = "<instance id=\"regions\"><root>\
    <item><name>n</name><label>North</label></item>\
    <item><name>s</name><label>South</label></item></root></instance>\
    <instance id=\"places\"><root>\
    <item><name>n1</name><label>Zakho</label><region>n</region></item>\
    <item><name>s1</name><label>Basra</label><region>s</region></item>\
    <item><name>n2</name><label>Soran</label><region>n</region></item>\
    <item><name>s2</name><label>Amara</label><region>s</region></item></root></instance>";

const SUMS: &str = "\
    <bind nodeset=\"/data/total\" type=\"string\" calculate=\"sum(/data/rep/r0)\"/>\
    <bind nodeset=\"/data/count\" type=\"string\" calculate=\"count(/data/rep)\"/>\
    <bind nodeset=\"/data/most\" type=\"string\" calculate=\"max(/data/rep/r0)\"/>";

const COUNTS: &str = "\
    <bind nodeset=\"/data/total\" type=\"string\" calculate=\"count(/data/rep[r0 &gt; 5])\"/>\
    <bind nodeset=\"/data/count\" type=\"string\" calculate=\"count-non-empty(/data/rep/r0)\"/>\
    <bind nodeset=\"/data/most\" type=\"string\" calculate=\"join(', ', /data/rep/r0)\"/>";

const META: &str = "<bind nodeset=\"/data/region\" type=\"string\"/>\
    <bind nodeset=\"/data/place\" type=\"string\"/>\
    <bind nodeset=\"/data/meta/instanceID\" type=\"string\" jr:preload=\"uid\"/>";

const CASCADE: &str = "<select1 ref=\"/data/region\"><label>region</label>\
    <itemset nodeset=\"instance('regions')/root/item\"><value ref=\"name\"/>\
    <label ref=\"label\"/></itemset></select1>\
    <select1 ref=\"/data/place\"><label>place</label>\
    <itemset nodeset=\"instance('places')/root/item[region = /data/region]\">\
    <value ref=\"name\"/><label ref=\"label\"/></itemset></select1>";
