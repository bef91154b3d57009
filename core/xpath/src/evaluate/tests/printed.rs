//! Any expression of any function: it is read, printed, read again as the same tree, and both mean
//! the same over one world, whatever that is, also where it is an error.

use proptest::prelude::*;

use crate::dom::ValueType;
use crate::evaluate::Context;
use crate::function::Function;
use crate::sample::World;

fn world() -> World {
    let mut world = World::new(
        "<data lang=\"ckb\"><n>3</n><d>-2.5</d><e/><t>سڵاو 'x' 12</t><w>a b c</w><day>2024-02-29</day>\
         <at>2024-05-01T07:05:09.040+03:00</at><yes>1</yes><p>36.1 44.0 0 0;36.2 44.0 0 0;36.2 44.1</p>\
         <r id=\"x\"><v>1</v><v/></r><r id=\"y\"><v>2</v><v>4</v></r><r><v>x</v></r></data>",
    )
    .with("list", "<root><item><k>a</k><v>1</v></item><item><k>b</k><v>2</v></item></root>")
    .typed("n", ValueType::Number)
    .typed("d", ValueType::Number)
    .typed("v", ValueType::Number)
    .typed("day", ValueType::Date)
    .typed("at", ValueType::DateTime)
    .typed("yes", ValueType::Boolean);
    world.step_limit = 50_000;
    world
}

fn leaf() -> impl Strategy<Value = String> {
    let paths = vec![
        ".",
        "..",
        "/data/n",
        "/data/d",
        "/data/e",
        "/data/t",
        "/data/w",
        "/data/day",
        "/data/at",
        "/data/yes",
        "/data/p",
        "/data/r",
        "/data/r/v",
        "/data/r[2]/v",
        "r[last()]/@id",
        "//v",
        "/",
        "/data/none",
        "current()/n",
        "instance('list')/root/item[k = 'b']/v",
        "@lang",
        "/data/r/v[. > 1]",
    ];
    let texts = vec![
        "''",
        "'a'",
        "'1'",
        "' '",
        "'-0.5'",
        "'1,5'",
        "'2024-02-29'",
        "'2024-02-30T25:00'",
        "'10:20'",
        "'%Y-%m-%d %H:%3'",
        "'MD5'",
        "'hex'",
        "'a b'",
        "\"it's\"",
        "'36 44;36.1 44'",
        "'SGk='",
        "'[a-z]+'",
        "'(a|b)*c'",
        "'list'",
        "'k'",
        "'😀é'",
        "'NaN'",
    ];
    let numbers = vec![
        "0",
        "1",
        "2",
        "3.7",
        "0.5",
        "1000000",
        "19782.25",
        "12345678901234567890",
        "0.0000000000001",
    ];
    prop_oneof![
        4 => prop::sample::select(paths).prop_map(str::to_owned),
        3 => prop::sample::select(texts).prop_map(str::to_owned),
        2 => prop::sample::select(numbers).prop_map(str::to_owned),
    ]
}

/// A call of any function whose value does not change by itself, with as many arguments as it takes.
fn call(inner: impl Strategy<Value = String> + Clone + 'static) -> impl Strategy<Value = String> {
    let steady = |function: &Function| {
        !matches!(
            function,
            Function::Uuid | Function::Random | Function::Randomize
        )
    };
    let functions: Vec<_> = Function::all().filter(steady).collect();
    (
        prop::sample::select(functions),
        prop::collection::vec(inner, 12),
        0_usize..3,
    )
        .prop_map(|(function, arguments, more)| {
            let counts = (0..=12_u32).filter(|&count| function.accepts(count));
            let counts: Vec<_> = counts.take(3).collect();
            let count = counts[more % counts.len()] as usize;
            format!("{}({})", function.name(), arguments[..count].join(", "))
        })
}

fn expression() -> impl Strategy<Value = String> {
    leaf().prop_recursive(4, 48, 4, |inner| {
        let operators = vec![
            "or", "and", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod", "|",
        ];
        let binary = (inner.clone(), prop::sample::select(operators), inner.clone());
        prop_oneof![
            5 => call(inner.clone()),
            3 => binary.prop_map(|(left, operator, right)| format!("({left}) {operator} ({right})")),
            1 => inner.clone().prop_map(|operand| format!("-({operand})")),
            1 => inner.clone().prop_map(|condition| format!("/data/r[{condition}]/v")),
            1 => inner.clone().prop_map(|value| format!("instance('list')/root/item[k = {value}]/v")),
            1 => (inner.clone(), inner).prop_map(|(nodes, filter)| format!("({nodes})[{filter}]/..")),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn printed_expressions_mean_the_same(source in expression()) {
        let world = world();
        // What cannot be read, as a prefix in front of nothing, is for the tests of the parser.
        if let Ok(expr) = world.parse(&source) {
            let mut names = world.names.clone();
            let expr_names = {
                let parsed = crate::expr::Expr::parse(&source, &mut names, &world.namespaces);
                prop_assert!(parsed.is_ok_and(|parsed| parsed == expr));
                names
            };
            let printed = expr.print(&expr_names, &world.namespaces);
            let again = crate::expr::Expr::parse(&printed, &mut expr_names.clone(), &world.namespaces);
            prop_assert!(again.is_ok_and(|again| again == expr), "{source}\n{printed}");
            for context in ["/data", "/data/r/v", "/data/day"] {
                prop_assert_eq!(
                    world.show(context, &source),
                    world.show(context, &printed),
                    "{} at {}", printed, context
                );
            }
        }
    }

    /// Each conversion has a road of its own through the evaluator; all lead to the same place.
    #[test]
    fn every_road_to_a_value_leads_to_the_same(source in expression()) {
        let world = world();
        if let Ok(expr) = world.parse(&source) {
            let at = Context::at(world.nodes("/data")[0]);
            let show = |function: &str| world.show("/data", &format!("{function}({source})"));
            let kind = |failure: Box<crate::Failure>| failure.error.clone();
            match (expr.evaluate_number(&world, at), show("number")) {
                (Ok(number), shown) => prop_assert_eq!(crate::number::to_text(number), shown),
                (Err(failure), shown) => prop_assert!(shown.contains(&kind(failure).to_string()), "{}", shown),
            }
            match (expr.evaluate_text(&world, at), show("string")) {
                (Ok(text), shown) => prop_assert_eq!(format!("'{text}'"), shown),
                (Err(failure), shown) => prop_assert!(shown.contains(&kind(failure).to_string()), "{}", shown),
            }
            match (expr.evaluate_boolean(&world, at), show("boolean")) {
                (Ok(truth), shown) => prop_assert_eq!(truth.to_string(), shown),
                (Err(failure), shown) => prop_assert!(shown.contains(&kind(failure).to_string()), "{}", shown),
            }
        }
    }
}
