//! The grammar: what is accepted, what it means, what is refused and where.

use proptest::prelude::*;

use crate::error::Kind;
use crate::expr::{Anchor, Axis, Expr, NodeTest, PathId, Root};
use crate::function::Function;
use crate::names::{Names, Namespaces};

fn parse(source: &str) -> crate::Result<(Expr, Names, Namespaces)> {
    let mut names = Names::new();
    let mut namespaces = Namespaces::new();
    namespaces.declare("orx", names.intern_namespace("http://openrosa.org/xforms"));
    let expr = Expr::parse(source, &mut names, &namespaces)?;
    Ok((expr, names, namespaces))
}

fn printed(source: &str) -> String {
    let (expr, names, namespaces) =
        parse(source).unwrap_or_else(|failure| panic!("{}", failure.explain(source)));
    expr.print(&names, &namespaces)
}

#[test]
fn the_whole_grammar_is_read() {
    for (source, expected) in [
        ("1+2*3-4", "1 + 2 * 3 - 4"),
        ("(1+2)*3", "(1 + 2) * 3"),
        ("1-(2-3)", "1 - (2 - 3)"),
        ("a or b and c or d", "a or b and c or d"),
        ("(a or b) and c", "(a or b) and c"),
        ("a = b != c", "a = b != c"),
        ("a = (b = c)", "a = (b = c)"),
        ("a<b=(c>=d)", "a < b = c >= d"),
        ("- - a", "-(-a)"),
        ("-a|b", "-a | b"),
        ("-(a|b)|c", "-(a | b) | c"),
        ("-5 mod -3", "-5 mod -3"),
        ("div div mod", "div div mod"),
        ("and and and", "and and and"),
        ("* * *", "* * *"),
        ("a-b - c", "a-b - c"),
        ("5 div .5", "5 div 0.5"),
        (".5+5.", "0.5 + 5"),
        ("/", "/"),
        ("/*", "/*"),
        ("(/) * 2", "(/) * 2"),
        ("(/) and a", "(/) and a"),
        ("//a", "/descendant-or-self::node()/a"),
        ("a//b", "a/descendant-or-self::node()/b"),
        (".", "."),
        ("..", ".."),
        ("./a/../@b", "./a/../@b"),
        ("attribute::b", "@b"),
        ("child::a", "a"),
        ("self::node()", "."),
        ("parent::node()[1]", "parent::node()[1]"),
        ("ancestor-or-self::*[last()]", "ancestor-or-self::*[last()]"),
        (
            "following-sibling::a/preceding::text()",
            "following-sibling::a/preceding::text()",
        ),
        ("orx:meta/orx:*", "orx:meta/orx:*"),
        (
            "comment()|processing-instruction('x')",
            "comment() | processing-instruction('x')",
        ),
        ("current()/../a", "current()/../a"),
        ("current()", "current()"),
        (
            "instance('x')/root/item[a=current()/b][2]",
            "instance('x')/root/item[a = current()/b][2]",
        ),
        ("instance(\"it's\")/root", "instance(\"it's\")/root"),
        ("instance(a)/root", "instance(a)/root"),
        ("(a|b)[1]/c", "(a | b)[1]/c"),
        ("(//a)[1]", "(/descendant-or-self::node()/a)[1]"),
        ("randomize(a)[1]", "randomize(a)[1]"),
        ("jr:itext('a')", "jr:itext('a')"),
        ("if (a, 'x', \"y'z\")", "if(a, 'x', \"y'z\")"),
        ("$v + 1", "$v + 1"),
        ("\n a\t[\r b ] ", "a[b]"),
        ("نعم/لا-1", "نعم/لا-1"),
        ("node/text/comment", "node/text/comment"),
    ] {
        assert_eq!(printed(source), expected, "{source}");
        assert_eq!(printed(expected), expected, "{expected}");
    }
}

#[test]
fn failures_name_their_place() {
    for (source, kind, at, argument) in [
        ("", Kind::Syntax, 0, None),
        ("1 +", Kind::Syntax, 3, None),
        ("a b", Kind::Syntax, 2, None),
        ("1 2", Kind::Syntax, 2, None),
        ("(1", Kind::Syntax, 2, None),
        ("a[1", Kind::Syntax, 3, None),
        ("a]", Kind::Syntax, 1, None),
        ("concat('a',", Kind::Syntax, 11, None),
        ("concat('a' 'b')", Kind::Syntax, 11, None),
        ("'abc", Kind::Syntax, 0, None),
        ("a = #", Kind::Syntax, 4, None),
        ("/ * 2", Kind::Syntax, 4, None),
        ("a/", Kind::Syntax, 2, None),
        ("sideways::a", Kind::Syntax, 0, None),
        ("a/nonsense()", Kind::Syntax, 2, None),
        ("1 + nonsense(1)", Kind::Function, 4, None),
        ("true(1)", Kind::Arity, 0, None),
        ("if(1, 2)", Kind::Arity, 0, None),
        ("indexed-repeat(a, b, 1, c)", Kind::Arity, 0, None),
        ("regex(a, '[')", Kind::Function, 9, Some(2)),
        ("no:a = 1", Kind::Context, 0, None),
    ] {
        let failure = parse(source).expect_err(source);
        assert_eq!(
            (failure.kind(), failure.at, failure.argument),
            (kind, at, argument),
            "{source}"
        );
    }
}

#[test]
fn a_caret_shows_the_place_below_its_line() {
    let source = "if(سن > 5,\n   lenth(a), 0)";
    let failure = parse(source).expect_err("no such function");
    assert_eq!(
        failure.explain(source),
        "there is no function lenth()\n     lenth(a), 0)\n     ^"
    );
    assert_eq!(failure.code(), "xpath-unknown-function");
    assert_eq!(failure.parameters(), [("name", "lenth".to_owned())]);
}

#[test]
fn depth_is_limited_and_length_is_not() {
    for (open, close) in [("(", ")"), ("not(", ")"), ("a[", "]"), ("-(", ")")] {
        let deep = |levels: usize| format!("{}a{}", open.repeat(levels), close.repeat(levels));
        assert!(parse(&deep(150)).is_ok());
        let failure = parse(&deep(10_000)).expect_err("too deep");
        assert_eq!(failure.code(), "xpath-too-deep");
    }
    assert_eq!(
        parse(&"a = ".repeat(10_000))
            .expect_err("unfinished")
            .kind(),
        Kind::Syntax
    );
    assert_eq!(
        parse(&format!("{}a", "a = ".repeat(10_000)))
            .expect_err("too deep")
            .code(),
        "xpath-too-deep"
    );
    // Each level alone is shallow, but evaluating the first operand would go through all of them.
    let chains = format!(
        "{}a{}",
        "(".repeat(20),
        " = a = a = a = a = a = a = a = a = a = a)".repeat(20)
    );
    assert!(parse(&chains).is_ok());
    let chains = format!(
        "{}a{}",
        "(".repeat(150),
        " = a = a = a = a = a = a = a = a)".repeat(150)
    );
    assert_eq!(
        parse(&chains).expect_err("too deep").code(),
        "xpath-too-deep"
    );
    for link in ["a or ", "a and ", "a + ", "a * ", "a | ", "a/", "- "] {
        assert!(
            parse(&format!("{}a", link.repeat(10_000))).is_ok(),
            "{link}"
        );
    }
    assert_eq!(
        parse(&" ".repeat(2 << 20)).expect_err("too long").code(),
        "xpath-too-long"
    );
}

#[test]
fn paths_tell_where_they_start() {
    let source = "instance('i')/root/item[g = current()/../g and ./h = /data/h][2] | ../x[y]/z + -count(//a)";
    let (expr, names, _) = parse(source).expect("an expression");
    let roots: Vec<_> = expr
        .paths()
        .iter()
        .map(|path| {
            let root = match &path.root {
                Root::Absolute => "absolute",
                Root::Relative => "relative",
                Root::Current => "current",
                Root::Instance(_) => "instance",
                Root::Term(_) => "term",
            };
            (root, path.steps.len(), path.anchor)
        })
        .collect();
    let anchor = |path, steps| {
        Some(Anchor {
            path: PathId(path),
            steps,
        })
    };
    assert_eq!(
        roots,
        [
            ("instance", 2, None),
            ("relative", 1, anchor(0, 2)),
            ("current", 2, anchor(0, 2)),
            ("relative", 2, anchor(0, 2)),
            ("absolute", 2, anchor(0, 2)),
            ("relative", 3, None),
            ("relative", 1, anchor(5, 2)),
            ("absolute", 2, None),
        ]
    );
    let item = &expr.path(PathId(0)).steps[1];
    let keys: Vec<_> = item.predicates[0]
        .keys
        .iter()
        .map(|key| names.text(key.child))
        .collect();
    assert_eq!(keys, ["g", "h"]);
    assert!(item.predicates[1].keys.is_empty());
    assert_eq!(expr.path(PathId(7)).steps[0].axis, Axis::DescendantOrSelf);
    assert_eq!(expr.path(PathId(7)).steps[0].test, NodeTest::Node);
}

#[test]
fn what_a_value_depends_on_is_known() {
    let (clock, ..) = parse("if(a, today(), 1)").expect("an expression");
    assert!(clock.is_volatile() && !clock.uses_language());
    let (label, ..) = parse("concat(jr:choice-name(a, 'a'), 1)").expect("an expression");
    assert!(!label.is_volatile() && label.uses_language());
    assert!(label.calls_function(Function::ChoiceName) && !label.calls_function(Function::Itext));
    let (path, ..) = parse(" /data/a ").expect("a path");
    assert!(
        path.as_path()
            .is_some_and(|path| path.steps.len() == 2 && path.is_plain())
    );
    let (text, ..) = parse("'a'").expect("a text");
    assert_eq!(text.as_text(), Some("a"));
    let (seeded, ..) = parse("randomize(a, 1)").expect("an expression");
    let (free, ..) = parse("randomize(a)").expect("an expression");
    assert!(!seeded.is_volatile() && free.is_volatile());
}

#[test]
fn every_expression_of_the_real_forms_is_read() {
    let forms = [
        include_str!("../../../../tests/forms/real/coalition-poll.xml"),
        include_str!("../../../../tests/forms/real/household-visit.xml"),
        include_str!("../../../../tests/forms/real/large-roster.xml"),
        include_str!("../../../../tests/forms/real/site-photos.xml"),
    ];
    let attributes = [
        "calculate",
        "relevant",
        "constraint",
        "required",
        "readonly",
        "jr:count",
    ];
    let paths = ["nodeset", "ref", "value"];
    let mut read = 0;
    for form in forms {
        for tag in form
            .split('<')
            .filter(|tag| !tag.starts_with("h:") && !tag.starts_with('?'))
        {
            for name in attributes.iter().chain(&paths) {
                let Some((_, rest)) = tag.split_once(&format!(" {name}=\"")) else {
                    continue;
                };
                let text = rest.split('"').next().unwrap_or_default();
                let source = text
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&quot;", "\"")
                    .replace("&#10;", "\n")
                    .replace("&amp;", "&");
                printed(&source);
                read += 1;
            }
        }
    }
    assert!(read > 5000, "{read}");
}

/// Texts of expressions, all of the grammar.
fn expression() -> impl Strategy<Value = String> {
    let name = prop_oneof![
        "[a-z]{1,3}",
        Just("div".to_owned()),
        Just("orx:meta".to_owned())
    ];
    let leaf = prop_oneof![
        (0_u32..5000, 0_u32..100).prop_map(|(whole, part)| format!("{whole}.{part}")),
        (0_u32..5000).prop_map(|whole| whole.to_string()),
        "[a-z ]{0,4}".prop_map(|text| format!("'{text}'")),
        "[a-z']{0,4}".prop_map(|text| format!("\"{text}\"")),
        name.clone(),
        name.clone().prop_map(|name| format!("/data/{name}")),
        name.clone().prop_map(|name| format!("../@{name}")),
        name.prop_map(|name| format!("current()//{name}/text()")),
        Just("today()".to_owned()),
        Just(".".to_owned()),
        Just("$v".to_owned()),
    ];
    leaf.prop_recursive(5, 40, 3, |inner| {
        let operators = vec![
            "or", "and", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod",
        ];
        let axes = vec![
            "ancestor",
            "descendant-or-self",
            "following-sibling",
            "self",
            "preceding",
        ];
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a}) | ({b})")),
            (
                inner.clone(),
                prop::sample::select(operators),
                inner.clone()
            )
                .prop_map(|(left, operator, right)| format!("{left} {operator} {right}")),
            inner.clone().prop_map(|operand| format!("({operand})")),
            inner.clone().prop_map(|operand| format!("- {operand}")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("if({a}, {b}, 0)")),
            (prop::sample::select(axes), inner.clone())
                .prop_map(|(axis, predicate)| format!("{axis}::a[{predicate}]")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("(a)[{a}][{b}]/..//b")),
            inner.prop_map(|filter| format!("instance('i')/root/item[k = {filter}]/v")),
        ]
    })
}

proptest! {
    #[test]
    fn printing_and_parsing_again_gives_the_same(source in expression()) {
        let (expr, names, namespaces) = parse(&source).map_err(|failure| {
            TestCaseError::fail(failure.explain(&source))
        })?;
        let text = expr.print(&names, &namespaces);
        let (again, again_names, _) = parse(&text).map_err(|failure| {
            TestCaseError::fail(failure.explain(&text))
        })?;
        prop_assert_eq!(&again.print(&again_names, &namespaces), &text);
        prop_assert_eq!(again, expr);
    }

    #[test]
    fn no_text_makes_the_parser_panic(source in r#"[-a-c0-9.:*/()\[\]|+=<>!@$,'" نé]{0,40}"#) {
        if let Err(failure) = parse(&source) {
            prop_assert!(failure.at as usize <= source.len());
            prop_assert!(failure.explain(&source).contains("^"));
        }
    }
}
