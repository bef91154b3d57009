//! Values expected from the XPath 1.0 and ODK XForms specifications and from JavaRosa.

mod bounds;
mod more;
mod naive;
mod printed;

use crate::dom::ValueType;
use crate::error::Kind;
use crate::sample::World;

/// The form that JavaRosa was asked about.
fn asked() -> World {
    World::new(
        "<data><n>3</n><blank/><text>hello  world</text><day>2024-02-29</day><yes>yes</yes>\
        <water>tap well tap2</water><neg>-4.5</neg><dt>2024-05-01T07:05:09.040+03:00</dt>\
        <tm>10:20:30.000+03:00</tm><dec>5.50</dec><point>36.19 44.01 0 0</point>\
        <shape>36.1 44.0 0 0;36.2 44.0 0 0;36.2 44.1 0 0;36.1 44.0 0 0</shape><bool>1</bool>\
        <lab>Two</lab>\
        <member><name>Azad</name><age>40</age><ill><days>2</days></ill><ill><days>5</days></ill>\
        </member><member><name>Berivan</name><age>8</age><ill><days>1</days></ill></member>\
        <member><name>Cihan</name><age/><ill><days/></ill></member></data>",
    )
    .with("districts", DISTRICTS)
    .typed("n", ValueType::Number)
    .typed("age", ValueType::Number)
    .typed("days", ValueType::Number)
    .typed("dec", ValueType::Number)
    .typed("neg", ValueType::Number)
    .typed("day", ValueType::Date)
    .typed("dt", ValueType::DateTime)
    .typed("tm", ValueType::Time)
    .typed("bool", ValueType::Boolean)
}

fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    let lines = table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split('\t').collect())
}

/// What JavaRosa was asked, one table a family.
const ASKED: [&str; 7] = [
    include_str!("tests/javarosa.tsv"),
    include_str!("tests/javarosa-numbers.tsv"),
    include_str!("tests/javarosa-dates.tsv"),
    include_str!("tests/javarosa-texts.tsv"),
    include_str!("tests/javarosa-nodes.tsv"),
    include_str!("tests/javarosa-codes.tsv"),
    include_str!("tests/javarosa-patterns.tsv"),
];

#[test]
fn javarosa_answers_the_same() {
    let world = asked();
    let mut context = "/data";
    let mut asked = 0;
    for row in ASKED.into_iter().flat_map(rows) {
        match row[..] {
            [line] => context = line.strip_prefix('@').expect("a context"),
            [source, "error"] => {
                assert!(world.kind_of_failure(context, source).is_some(), "{source}");
            }
            [source, answer] => assert_eq!(world.show(context, source), answer, "{source}"),
            _ => panic!("two columns: {row:?}"),
        }
        asked += 1;
    }
    assert!(asked > 1_950);
}

#[test]
fn deviations_from_javarosa_are_these() {
    let world = asked();
    for row in rows(include_str!("tests/deviations.tsv")) {
        let [source, theirs, ours, reason] = row[..] else {
            panic!("four columns: {row:?}")
        };
        assert_eq!(world.show("/data", source), ours, "{source}");
        assert!(theirs != ours && !reason.is_empty(), "{source}");
    }
}

const HOUSEHOLD: &str = "<data>
    <n>3</n><blank/><text>hello  world </text><day>2024-02-29</day><yes>yes</yes>
    <water>tap well tap2</water><neg>-4.5</neg>
    <member><name>Azad</name><age>40</age><ill><days>2</days></ill><ill><days>5</days></ill></member>
    <member><name>Berivan</name><age>8</age><ill><days>1</days></ill></member>
    <member><name>Cîhan</name><age/></member>
    </data>";

const DISTRICTS: &str = "<root>
    <item><name>d1</name><gov>erbil</gov><label>One</label></item>
    <item><name>d2</name><gov>duhok</gov><label>Two</label></item>
    <item><name>d3</name><gov>erbil</gov><label>Three</label></item>
    </root>";

fn household() -> World {
    World::new(HOUSEHOLD)
        .with("districts", DISTRICTS)
        .typed("n", ValueType::Number)
        .typed("age", ValueType::Number)
        .typed("days", ValueType::Number)
        .typed("day", ValueType::Date)
}

/// Evaluates each source at `/data` and compares what it shows.
fn check(world: &World, cases: &[(&str, &str)]) {
    check_at(world, "/data", cases);
}

fn check_at(world: &World, context: &str, cases: &[(&str, &str)]) {
    for &(source, expected) in cases {
        assert_eq!(world.show(context, source), expected, "{source}");
    }
}

#[test]
fn operators_convert_as_javarosa_does() {
    check(
        &household(),
        &[
            ("1 + 2 * 3 - 4 div 2", "5"),
            ("-7 mod 3", "-1"),
            ("7 mod -3", "1"),
            ("1 div 0", "Infinity"),
            ("- - 3", "3"),
            ("/data/n + 1", "4"),
            ("/data/blank + 1", "NaN"),
            ("/data/n = 3", "true"),
            ("/data/n = '3.0'", "true"),
            ("/data/text = 'hello  world '", "true"),
            ("/data/blank = ''", "true"),
            ("/data/blank != 0", "true"),
            ("/data/blank < 1 or /data/blank >= 1", "false"),
            ("/data/n != ''", "true"),
            ("'abc' < 'abd'", "false"),
            ("'2' < '10'", "true"),
            ("true() = 'no'", "true"),
            ("0.1 + 0.2 = 0.3", "true"),
            ("/data/day > 19781", "true"),
            ("/data/day = '2024-02-29'", "true"),
            ("/data/day - date('2024-02-01')", "28"),
            ("1 or error-free", "true"),
            ("/data/nowhere = ''", "true"),
            (
                "/data/member/name = 'Azad'",
                "type error: 3 nodes where one value is needed",
            ),
        ],
    );
}

#[test]
fn paths_scope_to_the_repeat_they_stand_in() {
    let world = household();
    check_at(
        &world,
        "/data/member[2]/age",
        &[
            ("/data/member/name", "[Berivan]"),
            ("../name", "[Berivan]"),
            ("../../member/name", "[Azad|Berivan|Cîhan]"),
            ("current()/../name", "[Berivan]"),
            ("position(..)", "2"),
            ("sum(/data/member/ill/days)", "1"),
            ("sum(../../member/ill/days)", "8"),
            (
                "indexed-repeat(/data/member/name, /data/member, 1)",
                "[Azad]",
            ),
            (
                "indexed-repeat(/data/member/name, /data/member, 0)",
                "[Azad]",
            ),
            ("indexed-repeat(/data/member/name, /data/member, 9)", "[]"),
            (
                "indexed-repeat(/data/member/ill/days, /data/member, 1, /data/member/ill, 2)",
                "[5]",
            ),
            ("indexed-repeat(../name, .., 3)", "[Cîhan]"),
            (
                "indexed-repeat(/data/n, /data/member, 1)",
                "type error: indexed-repeat(), argument 2: the field does not lie in this repeat",
            ),
            ("/data/member[name = current()/../name]/age", "[8]"),
            ("count(../../member[age > 5])", "2"),
        ],
    );
    check(
        &world,
        &[
            ("/data/member/name", "[Azad|Berivan|Cîhan]"),
            ("member[2]/name", "[Berivan]"),
        ],
    );
}

#[test]
fn irrelevant_nodes_are_left_out() {
    let world = household().without("/data/member[1]").without("/data/n");
    check(
        &world,
        &[
            ("count(/data/member)", "2"),
            ("sum(/data/member/age)", "8"),
            ("/data/n = ''", "true"),
            ("coalesce(/data/n, 'none')", "'none'"),
        ],
    );
}

#[test]
fn secondary_instances_filter_by_an_index() {
    let world = household();
    check(
        &world,
        &[
            (
                "instance('districts')/root/item[gov = 'erbil']/name",
                "[d1|d3]",
            ),
            (
                "instance('districts')/root/item['erbil' = gov and label != 'One']/name",
                "[d3]",
            ),
            (
                "instance('districts')/root/item[gov = 'erbil'][2]/label",
                "[Three]",
            ),
            ("count(instance('districts')/root/item[name = 'd9'])", "0"),
            ("pulldata('districts', 'label', 'name', 'd2')", "'Two'"),
            ("pulldata('districts', 'label', 'name', '')", "''"),
        ],
    );
    assert_eq!(world.indexed.get(), 6);
    check(
        &world,
        &[
            (
                "instance('districts')/root/item[gov != /data/yes]/name",
                "[d1|d2|d3]",
            ),
            (
                "instance('districts')/root/item[position() = 2]/name",
                "[d2]",
            ),
            (
                "instance('none')/root",
                "context error: there is no instance none",
            ),
        ],
    );
    assert_eq!(world.indexed.get(), 6);
}

#[test]
fn lists_are_summed_counted_and_compared() {
    check(
        &household(),
        &[
            ("sum(/data/member/age)", "48"),
            ("count(/data/member)", "3"),
            ("count-non-empty(/data/member/age)", "2"),
            ("max(/data/member/age)", "40"),
            ("min(/data/member/age)", "8"),
            ("max(/data/neg)", "-4.5"),
            ("max(-3, -2, /data/blank)", "-2"),
            ("min('', '')", "NaN"),
            ("sum(/data/blank)", "0"),
            (
                "count(1)",
                "type error: count(), argument 1: nodes are needed here",
            ),
            ("join(', ', /data/member/name)", "'Azad, Berivan, Cîhan'"),
            ("join('-', 1, 'b', /data/n)", "'1-b-3'"),
            ("concat(/data/member/name)", "'AzadBerivanCîhan'"),
            ("concat('n', /data/n, true())", "'n3true'"),
        ],
    );
}

#[test]
fn dates_are_read_counted_and_written() {
    check(
        &household(),
        &[
            ("today()", "2024-05-01"),
            ("now()", "2024-05-01T12:30:00.000+03:00"),
            ("date('2024-01-01') + 1", "19724"),
            ("date(19723)", "2024-01-01"),
            (
                "date('x')",
                "type error: date(), argument 1: this value is not a date",
            ),
            ("date('')", "''"),
            ("decimal-date-time('1970-01-02T03:00:00+03:00')", "1"),
            ("decimal-time('2024-05-01T18:00')", "0.75"),
            (
                "format-date(/data/day, '%Y %y %m %n %b %d %e %a %%')",
                "'2024 24 02 2 Feb 29 29 Thu %'",
            ),
            (
                "format-date-time('2024-05-01T07:05:09.040', '%H:%h:%M:%S:%3')",
                "'07:7:05:09:040'",
            ),
            ("format-date(/data/blank, '%Y')", "''"),
            (
                "format-date(today(), '%B')",
                "function error: format-date(), argument 2: a date format has no %B",
            ),
            (". >= today()", "false"),
        ],
    );
}

#[test]
fn choices_and_conditions() {
    check(
        &household(),
        &[
            ("selected(/data/water, 'tap')", "true"),
            ("selected(/data/water, 'ap')", "false"),
            ("selected('aa a a', 'a a')", "true"),
            ("selected('سلام ماء', 'ماء')", "true"),
            ("selected-at(/data/water, 1)", "'well'"),
            ("selected-at(/data/water, 9)", "''"),
            ("count-selected(/data/water)", "3"),
            ("count-selected(/data/blank)", "0"),
            ("if(/data/n > 2, 'big', 1 div 0)", "'big'"),
            ("coalesce(/data/blank, /data/n)", "[3]"),
            ("checklist(1, 2, /data/n, /data/blank, true())", "true"),
            ("weighted-checklist(3, 4, true(), 3, false(), 9)", "true"),
            ("boolean-from-string('TRUE')", "true"),
            (
                "jr:choice-name(/data/yes, ' /data/yes ')",
                "'yes of /data/yes'",
            ),
            ("jr:itext('a:label')", "'text a:label'"),
            ("version()", "'7'"),
        ],
    );
    check_at(
        &household(),
        "/data/n",
        &[("once(9)", "3"), ("string-length()", "1")],
    );
    check_at(
        &household(),
        "/data/blank",
        &[("once(9)", "9"), ("position()", "1")],
    );
}

#[test]
fn numbers_are_rounded_as_written() {
    check(
        &household(),
        &[
            ("round(2.5)", "3"),
            ("round(-2.5)", "-2"),
            ("round(1.005, 2)", "1.01"),
            ("round(9.996, 2)", "10"),
            ("round(1250, -2)", "1300"),
            ("round(33.33, -1)", "30"),
            ("round('x')", "NaN"),
            ("int(-3.9)", "-3"),
            ("floor(-3.1)", "-4"),
            ("ceiling(-3.9)", "-3"),
            ("pow(2, 10)", "1024"),
        ],
    );
}

#[test]
fn randomize_gives_the_order_of_javarosa() {
    let letters = "<data><i>A</i><i>B</i><i>C</i><i>D</i><i>E</i><i>F</i></data>";
    check(
        &World::new(letters),
        &[
            ("randomize(/data/i, 42)", "[A|F|C|B|D|E]"),
            ("randomize(/data/i, -42)", "[E|D|A|F|B|C]"),
            ("randomize(/data/i, 1)", "[B|F|E|A|C|D]"),
            ("randomize(/data/i, 11111111)", "[A|C|D|B|F|E]"),
        ],
    );
}

#[test]
fn failures_name_function_argument_and_place() {
    let world = household();
    let failure = |source| {
        let expr = world.parse(source).expect("an expression");
        let context = crate::evaluate::Context::at(world.nodes("/data")[0]);
        let failure = expr.evaluate(&world, context).expect_err(source);
        failure.explain(source)
    };
    assert_eq!(
        failure("1 + round(2 * (1 + /data/member/age), 1)"),
        "round(), argument 1: 3 nodes where one value is needed\n  \
         1 + round(2 * (1 + /data/member/age), 1)\n                     ^"
    );
    assert_eq!(
        failure("instance(/data/yes)/root"),
        "instance(), argument 1: there is no instance \n  instance(/data/yes)/root\n           ^",
        "an answer is in no message"
    );
}

#[test]
fn evil_expressions_end() {
    let mut world = World::new(HOUSEHOLD);
    world.step_limit = 100;
    let squared = "count(//*[count(//*[count(//*) > 1]) > 1])";
    assert_eq!(world.kind_of_failure("/data", squared), Some(Kind::Context));
    world.step_limit = 1_000_000;
    let bomb = "regex('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', '(?:(a|aa)+\\1?)+b')";
    assert_eq!(world.kind_of_failure("/data", bomb), Some(Kind::Function));
    let costly = "count(//*[regex(name(), '(?=.)(.)*')])";
    world.step_limit = 50_000;
    assert_eq!(world.kind_of_failure("/data", costly), Some(Kind::Context));
    let mut wide = World::new(&format!("<data>{}</data>", "<item/>".repeat(100)));
    wide.step_limit = 5_000;
    let squared = "count(//item[../none = ''])";
    assert_eq!(
        wide.kind_of_failure("/data", squared),
        Some(Kind::Context),
        "siblings passed count"
    );
    let mut long = World::new(&format!("<data><t>{}</t></data>", "x".repeat(1 << 20)));
    long.step_limit = 20_000_000;
    let joined = format!("concat({})", ["/data/t"; 9].join(", "));
    assert_eq!(
        long.show("/data", &joined),
        "context error: concat(), argument 1: makes a text of more than 8388608 bytes"
    );
    let growing = format!(
        "string-length({}'ab'{})",
        "concat(".repeat(20),
        ", 'x')".repeat(20)
    );
    assert_eq!(world.show("/data", &growing), "22");
    world.step_limit = 1_000_000;
    let mut doubled = "'0123456789'".to_owned();
    for _ in 0..12 {
        doubled = format!("translate(concat({doubled},{doubled}), '', '')");
    }
    assert_eq!(
        world.show("/data", &format!("string-length({doubled})")),
        "40960"
    );
}
