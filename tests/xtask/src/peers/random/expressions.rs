//! Random expressions over one small instance, by types, so that most of them mean something.
//!
//! What JavaRosa has not (axes, unions, most functions of XPath 1.0) is left to the suite: here it
//! would only be a difference over and over.

use serde_json::json;

use crate::peers::{
    dice::Dice,
    question::{Command, Question},
};

/// The question of this number.
pub(crate) fn question(dice: &mut Dice, number: usize) -> Question {
    let expr = match dice.below(4) {
        0 => text(dice, DEPTH),
        1 => truth(dice, DEPTH),
        _ => self::number(dice, DEPTH),
    };
    let zone = dice.pick(&["UTC", "Asia/Baghdad", "America/Sao_Paulo"]);
    let request = json!({
        "expr": expr,
        "instance_xml": INSTANCE,
        "context": dice.pick(&["/data", "/data/m[2]", "/data/m[3]"]),
        "instances": {"places": PLACES},
        "tz": zone,
    });
    Question::new(format!("random/xpath/{number}"), Command::Xpath, request)
}

/// Of nested calls; deeper ones are seldom more than `NaN`.
const DEPTH: usize = 3;

const INSTANCE: &str = "<data><n>7</n><zero>0</zero><minus>-3</minus><part>2.75</part><none/>\
    <t>Hewlêr  city</t><word>ku-lp</word><list>a c d</list><day>2024-02-29</day>\
    <stamp>2023-12-31T23:30:00.000+03:00</stamp>\
    <m><name>Azad</name><age>31</age></m><m><name>Berîvan</name><age/></m>\
    <m><name>Cîhan</name><age>8</age></m></data>";

const PLACES: &str = "<root><item><name>er</name><label>Erbil</label><pop>1612</pop></item>\
    <item><name>du</name><label>Duhok</label><pop>340</pop></item>\
    <item><name>su</name><label>Sulaymaniyah</label><pop/></item></root>";

/// One of these makers, without the nested ones when the depth is used up.
fn made(dice: &mut Dice, depth: usize, leaves: &[&str], nested: &[Maker]) -> String {
    if depth == 0 || dice.one_in(4) {
        return (*dice.pick(leaves)).to_owned();
    }
    dice.pick(nested)(dice, depth - 1)
}

type Maker = fn(&mut Dice, usize) -> String;

/// Two of a kind with one of these operators between them.
fn infix(dice: &mut Dice, depth: usize, operators: &[&str], side: Maker) -> String {
    let operator = *dice.pick(operators);
    format!("({} {operator} {})", side(dice, depth), side(dice, depth))
}

/// One of two of a kind, by a condition.
fn either(dice: &mut Dice, depth: usize, side: Maker) -> String {
    let condition = truth(dice, depth);
    format!(
        "if({condition}, {}, {})",
        side(dice, depth),
        side(dice, depth)
    )
}

fn number(dice: &mut Dice, depth: usize) -> String {
    const LEAVES: &[&str] = &[
        "0",
        "1",
        "3",
        "10",
        "2.5",
        "0.1",
        "100",
        "-2",
        "1234567.5",
        "/data/n",
        "/data/zero",
        "/data/minus",
        "/data/part",
        "/data/none",
        "pi()",
        "number('12')",
        "number('')",
    ];
    const NESTED: &[Maker] = &[
        |dice, depth| infix(dice, depth, &["+", "-", "*", "div", "mod"], number),
        |dice, depth| format!("round({})", number(dice, depth)),
        |dice, depth| format!("round({}, {})", number(dice, depth), dice.below(4)),
        |dice, depth| format!("int({})", number(dice, depth)),
        |dice, depth| format!("abs({})", number(dice, depth)),
        |dice, depth| format!("-{}", number(dice, depth)),
        |dice, depth| format!("number({})", text(dice, depth)),
        |dice, depth| format!("string-length({})", text(dice, depth)),
        |dice, _| format!("count({})", nodes(dice)),
        |dice, _| format!("count-non-empty({})", nodes(dice)),
        |dice, _| format!("sum({})", dice.pick(COUNTED)),
        |dice, _| format!("{}({})", dice.pick(&["min", "max"]), dice.pick(COUNTED)),
        |dice, depth| format!("min({}, {})", number(dice, depth), number(dice, depth)),
        |dice, depth| format!("pow({}, {})", number(dice, depth), dice.below(4)),
        |dice, depth| format!("sqrt(abs({}))", number(dice, depth)),
        |dice, depth| {
            let name = dice.pick(&["sin", "cos", "atan", "exp", "log"]);
            format!("{name}({})", number(dice, depth))
        },
        |dice, depth| either(dice, depth, number),
        |dice, depth| format!("coalesce({}, {})", number(dice, depth), number(dice, depth)),
        |_, _| "count-selected(/data/list)".to_owned(),
        |dice, _| format!("(date({}) - date({}))", dice.pick(DAYS), dice.pick(DAYS)),
        |dice, _| format!("number(date({}))", dice.pick(DAYS)),
        |dice, _| format!("decimal-date-time({})", dice.pick(DAYS)),
    ];
    made(dice, depth, LEAVES, NESTED)
}

fn text(dice: &mut Dice, depth: usize) -> String {
    const LEAVES: &[&str] = &[
        "''",
        "'a'",
        "'Duhok'",
        "' x  y '",
        "'3'",
        "'2.50'",
        "'كوردستان'",
        "/data/t",
        "/data/word",
        "/data/none",
        "/data/list",
        "/data/m[name = 'Azad']/name",
        "/data/day",
        "\"it's\"",
    ];
    const NESTED: &[Maker] = &[
        |dice, depth| format!("concat({}, {})", text(dice, depth), text(dice, depth)),
        |dice, depth| format!("concat({}, {})", text(dice, depth), number(dice, depth)),
        |dice, depth| {
            let (start, end) = (dice.below(5), dice.below(9));
            format!("substr({}, {start}, {end})", text(dice, depth))
        },
        |dice, depth| format!("substr({}, -{})", text(dice, depth), dice.below(5)),
        |dice, depth| format!("substring-before({}, {})", text(dice, depth), text(dice, 0)),
        |dice, depth| format!("substring-after({}, {})", text(dice, depth), text(dice, 0)),
        |dice, depth| format!("translate({}, 'aeê-', 'xy')", text(dice, depth)),
        |dice, depth| format!("normalize-space({})", text(dice, depth)),
        |dice, depth| format!("string({})", number(dice, depth)),
        |dice, depth| format!("string({})", truth(dice, depth)),
        |dice, depth| either(dice, depth, text),
        |dice, depth| format!("coalesce({}, {})", text(dice, depth), text(dice, depth)),
        |dice, _| {
            format!(
                "join({}, {})",
                dice.pick(&["' '", "', '", "''"]),
                nodes(dice)
            )
        },
        |dice, _| format!("selected-at(/data/list, {})", dice.below(4)),
        |dice, _| {
            let form = dice.pick(&["%Y-%m-%d", "%e/%n/%y", "%d.%m.%Y"]);
            format!("format-date({}, '{form}')", dice.pick(DAYS))
        },
        |dice, _| format!("format-date-time({}, '%Y %H:%M')", dice.pick(DAYS)),
        |dice, depth| {
            let algorithm = dice.pick(&["MD5", "SHA-1", "SHA-256"]);
            format!("digest({}, '{algorithm}', 'hex')", text(dice, depth))
        },
        |dice, _| format!("string(date({}))", dice.pick(DAYS)),
    ];
    made(dice, depth, LEAVES, NESTED)
}

fn truth(dice: &mut Dice, depth: usize) -> String {
    const LEAVES: &[&str] = &[
        "true()",
        "false()",
        "selected(/data/list, 'c')",
        "selected(/data/list, 'b')",
        "selected(/data/none, 'a')",
        "/data/n = 7",
        "/data/none = ''",
        "/data/t = 'x'",
    ];
    const NESTED: &[Maker] = &[
        |dice, depth| infix(dice, depth, &["=", "!=", "<", "<=", ">", ">="], number),
        |dice, depth| infix(dice, depth, &["=", "!="], text),
        |dice, depth| format!("({} and {})", truth(dice, depth), truth(dice, depth)),
        |dice, depth| format!("({} or {})", truth(dice, depth), truth(dice, depth)),
        |dice, depth| format!("not({})", truth(dice, depth)),
        |dice, depth| {
            let name = dice.pick(&["contains", "starts-with", "ends-with"]);
            format!("{name}({}, {})", text(dice, depth), text(dice, 0))
        },
        |dice, depth| format!("boolean({})", number(dice, depth)),
        |dice, depth| format!("boolean-from-string({})", text(dice, depth)),
        |dice, depth| {
            let pattern = dice.pick(&["[a-z]+", ".*", "\\d+(\\.\\d+)?", "[^ ]*", "\\w{2}-\\w+"]);
            format!("regex({}, '{pattern}')", text(dice, depth))
        },
        |dice, depth| {
            let (least, most) = (dice.below(3), dice.below(3));
            format!(
                "checklist({least}, {most}, {}, {})",
                truth(dice, depth),
                truth(dice, depth)
            )
        },
        |dice, _| {
            let operator = *dice.pick(&["=", "!=", "<", ">="]);
            format!(
                "(date({}) {operator} date({}))",
                dice.pick(DAYS),
                dice.pick(DAYS)
            )
        },
    ];
    made(dice, depth, LEAVES, NESTED)
}

fn nodes(dice: &mut Dice) -> String {
    let filtered = [
        "/data/m[age > 10]/name",
        "/data/m[name != 'Azad']/age",
        "/data/m[age = '']/name",
        "instance('places')/root/item[pop > 400]/label",
        "instance('places')/root/item[name = 'du']/label",
        "instance('places')/root/item[not(name = 'du')]/label",
    ];
    let plain = [
        "/data/m/age",
        "/data/m/name",
        "/data/nowhere",
        "instance('places')/root/item",
    ];
    match dice.one_in(2) {
        true => (*dice.pick(&filtered)).to_owned(),
        false => (*dice.pick(&plain)).to_owned(),
    }
}

/// Nodes that hold numbers, or nothing.
const COUNTED: &[&str] = &[
    "/data/m/age",
    "/data/m[age > 10]/age",
    "instance('places')/root/item/pop",
    "instance('places')/root/item[name != 'er']/pop",
];

const DAYS: &[&str] = &[
    "'2024-02-29'",
    "'1969-12-31'",
    "'2000-01-01'",
    "'2024-03-31T23:45:00.000+03:00'",
    "/data/day",
    "19000",
];
