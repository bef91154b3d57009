//! What is meant to hurt: depth, length, and work that multiplies.

use crate::sample::World;

/// As little stack as a thread of an Android phone has; this build's frames are several times those
/// of a released one.
const STACK: usize = 1 << 20;

/// Reads, prints and evaluates on a thread of a small stack: each value, or the failure's code.
fn on_small_stack(sources: Vec<String>) -> Vec<String> {
    let run = move || {
        let world = World::new("<data><a>1<a>2</a></a></data>");
        sources
            .iter()
            .map(|source| match world.parse(source) {
                Ok(expr) => {
                    let again = world.parse(&expr.print(&world.names, &world.namespaces));
                    assert!(again.is_ok_and(|again| again == expr));
                    world.show("/data", source)
                }
                Err(failure) => failure.code().to_owned(),
            })
            .collect()
    };
    let thread = std::thread::Builder::new().stack_size(STACK);
    let thread = thread.spawn(run).expect("a thread");
    thread.join().expect("no overflow")
}

/// Every way in which an expression nests, so many levels deep.
fn nested(levels: usize) -> Vec<String> {
    [
        ("(", "1", ")"),
        ("not(", "1", ")"),
        ("-(", "1", ")"),
        ("1 + (", "1", ") * 2"),
        ("/data/a[", "1", "]"),
        ("(a)[", "1", "]/a"),
        ("a[a = ", "1", "]"),
        ("if(1, ", "1", ", 2)"),
        ("if(0, 2, ", "1", ")"),
        ("coalesce('', ", "1", ")"),
        ("concat('', ", "1", ")"),
        ("(1 = ", "1", ")"),
        ("(1 or ", "0", ")"),
        ("indexed-repeat(a, a, ", "1", ")"),
        ("randomize(", "a", ")"),
        ("round(number(", "1", "))"),
    ]
    .map(|(open, middle, close)| format!("{}{middle}{}", open.repeat(levels), close.repeat(levels)))
    .into()
}

#[test]
fn the_deepest_nesting_that_is_read_fits_a_small_stack() {
    let values = on_small_stack(nested(199));
    let too_deep = values.iter().filter(|value| *value == "xpath-too-deep");
    assert_eq!(too_deep.count(), 3, "two terms a level: {values:?}");
    assert_eq!(
        &values[..4],
        ["1", "false", "-1", "xpath-too-deep"],
        "an odd number of negations"
    );
    let values = on_small_stack(nested(99));
    assert!(!values.contains(&"xpath-too-deep".to_owned()), "{values:?}");
}

#[test]
fn deeper_nesting_is_refused_but_for_chains_of_choices() {
    let values = on_small_stack(nested(10_000));
    let accepted: Vec<_> = values
        .iter()
        .filter(|value| *value != "xpath-too-deep")
        .collect();
    assert_eq!(accepted, ["1", "1"], "if and coalesce");
}

#[test]
fn a_chain_of_choices_may_be_long_and_go_on_behind_a_link() {
    let villages = |last: &str| {
        let links: String = (0..5_000)
            .map(|at| format!("if(/data/n = {at}, 'v{at}', "))
            .collect();
        format!("{links}{last}{}", ")".repeat(5_000))
    };
    let source = villages("'none'");
    let expr = |source: String| {
        move || {
            let world = World::new("<data><n>4321</n></data>");
            world.show("/data", &source)
        }
    };
    let run = |work: Box<dyn FnOnce() -> String + Send>| {
        let thread = std::thread::Builder::new().stack_size(STACK).spawn(work);
        thread.expect("a thread").join().expect("no overflow")
    };
    assert_eq!(run(Box::new(expr(source))), "'v4321'");
    let world = World::new("<data><n>3</n><x><y>7</y></x></data>");
    for (source, shown) in [
        ("if(0, 1, if(0, 2, 3) + 4)", "7"),
        ("if(0, 1, if(0, 2, 3)) + 4", "7"),
        ("if(0, 1, if(1, /data/x, 3)/y)", "[7]"),
        ("if(0, 1, if(1, /data/x, 3)/y = 7)", "true"),
        ("if(0, 1, if(1, /data/x, 3)/y | /data/n)", "[3|7]"),
        ("if(0, 1, -if(1, 2, 3))", "-2"),
        (
            "coalesce('', coalesce('', if(0, 1, coalesce('', 'x'))))",
            "'x'",
        ),
        ("coalesce('', concat('a', 'b'))", "'ab'"),
        ("if(0, 1, count(/data/n) + 1)", "2"),
        ("if(0, 1, /data/n)", "[3]"),
        (
            "if(0, 1, if(1, number(/data/*), 2))",
            "type error: number(), argument 1: 2 nodes where one value is needed",
        ),
        (
            "if(0, 1, if(1, /data/* + 1, 2))",
            "type error: if(), argument 2: 2 nodes where one value is needed",
        ),
        (
            "if(0, 1, if(1, 2))",
            "arity error: if(): takes 3 argument(s), was given 2",
        ),
        (
            "if(0, 1, if(1, 2, 3)",
            "syntax error: expected a comma or ), found the end",
        ),
        (
            "if(0, 1, if(1, 2, 3) 4)",
            "syntax error: expected a comma or ), found 4",
        ),
    ] {
        assert_eq!(world.show("/data", source), shown, "{source}");
    }
}

#[test]
fn the_longest_expressions_are_read() {
    for piece in [
        "a + ",
        "a or ",
        "a | ",
        "a/",
        "a[b]/",
        "- ",
        "not(a) and ",
        "a[not(b)] | ",
    ] {
        let long = format!("{}a", piece.repeat((1 << 20) / piece.len() - 1));
        assert!(World::new("<data/>").parse(&long).is_ok(), "{piece}");
    }
    let arguments = format!("concat({}'')", "'x', ".repeat(200_000));
    let world = World::new("<data/>");
    assert_eq!(
        world.show("/data", &format!("string-length({arguments})")),
        "200000"
    );
    assert_eq!(
        world.show("/data", &format!("'{}'", "x".repeat(1 << 20))),
        "syntax error: longer than 1048576 bytes"
    );
}

/// Every way that is known to make work multiply, with the limit of an interview.
#[test]
fn work_that_multiplies_ends_with_too_much_work() {
    let rows = "<i>1</i>".repeat(1_500);
    let mut world = World::new(&format!("<data>{rows}<t/></data>"));
    world.step_limit = 200_000;
    let list = format!("'{}'", "x ".repeat(100_000));
    let names = format!("'{}'", "x".repeat(100_000));
    for source in [
        "count(/data/i[count(../i[. = current()]) > 0])".to_owned(),
        "count(/data/i[count(../i[position() = 1]) > 0])".to_owned(),
        "count(//i[count(//i[. = 2]) = 1])".to_owned(),
        "count(/data/i/preceding-sibling::i)".to_owned(),
        "count(/data/i/following::node())".to_owned(),
        "count(/data/i/preceding::node())".to_owned(),
        "sum(/data/i[sum(../i) = 1])".to_owned(),
        "count(/data/i[count(../i/../i/../i) = 1])".to_owned(),
        format!("count(/data/i[contains({names}, .)])"),
        format!("count(/data/i[selected({list}, .)])"),
        format!("count(/data/i[regex({names}, concat('(x+x+)+', .))])"),
        format!("count(/data/i[regex({names}, '(x+x+)+y')])"),
        format!("count(/data/i[string-length(translate({names}, 'x', 'y')) = 1])"),
        "count(/data/i[regex('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '(?=x)(x+x+)+y')])".to_owned(),
        "count(/data/i[count(randomize(../i)) = 1])".to_owned(),
        "count(/data/i[string-length(join(' ', ../i)) = 1])".to_owned(),
    ] {
        let shown = world.show("/data", &source);
        assert!(
            shown.contains("needs more than 200000 steps of work")
                || shown.contains("too much work"),
            "{}: {shown}",
            source.get(..60).unwrap_or(&source)
        );
    }
}

#[test]
fn honest_work_stays_far_below_the_limit() {
    let rows: String = (0..3_000)
        .map(|at| format!("<item><n>v{at}</n><g>{}</g><p>{at}.5</p></item>", at % 7))
        .collect();
    let mut world = World::new("<data><g>3</g></data>").with("t", &format!("<root>{rows}</root>"));
    // A hundredth of what an interview allows, for a thirtieth of the rows of a large list.
    world.step_limit = 200_000;
    for source in [
        "count(instance('t')/root/item[g = current()/g and p > 100 and not(n = 'v1')])",
        "count(instance('t')/root/item[contains(n, '9') or starts-with(n, 'v1')])",
        "count(instance('t')/root/item[regex(n, 'v\\d+5') and g != '2'])",
        "count(instance('t')/root/item[position() mod 2 = 0])",
        "sum(instance('t')/root/item[g = 2]/p)",
        "join(' ', instance('t')/root/item/n)",
        "count(randomize(instance('t')/root/item, 7))",
        "pulldata('t', 'p', 'n', 'v2999')",
        "max(instance('t')/root/item/p) - min(instance('t')/root/item/p)",
    ] {
        let shown = world.show("/data", source);
        assert!(!shown.contains("error"), "{source}: {shown}");
    }
}

#[test]
fn texts_cannot_be_doubled_without_end() {
    let mut world = World::new(&format!("<data><t>{}</t></data>", "x".repeat(1 << 19)));
    world.step_limit = 20_000_000;
    let mut source = "/data/t".to_owned();
    for _ in 0..12 {
        source = format!("concat({source}, /data/t, /data/t)");
    }
    assert!(
        world
            .show("/data", &source)
            .ends_with("makes a text of more than 8388608 bytes")
    );
    let translated = format!("translate(/data/t, 'x', '{}')", "é".repeat(9));
    assert_eq!(
        world.show("/data", &format!("string-length({translated})")),
        (1 << 19).to_string()
    );
}
