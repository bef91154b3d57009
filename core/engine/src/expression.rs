//! Single expressions over any XML, for whoever tests a form (`rayi xpath`).

mod forest;

use rayi_interview::Environment as _;
use rayi_xpath::{Context, Dom, Expr, Failure, Names, Namespaces, Value};
use serde_json::{Value as Json, json};

use forest::{Forest, Node, read};

use crate::SystemEnvironment;

/// What is evaluated, over what.
#[derive(Clone, Debug, Default)]
pub struct ExpressionRequest {
    /// The expression.
    pub expression: String,
    /// XML of the primary instance; an empty `<data/>` where none is given.
    pub instance: Option<String>,
    /// XPath of the context node; the document node where none is given.
    pub context: Option<String>,
    /// `string`, `number`, `boolean` or `nodeset`; the expression's own type where none is given.
    pub conversion: Option<String>,
    /// Prefixes and their namespaces.
    pub namespaces: Vec<(String, String)>,
    /// Secondary instances: id and XML.
    pub secondary: Vec<(String, String)>,
    /// Time zone by its IANA name; the system's (or `TZ`'s) where none is given.
    pub zone: Option<String>,
    /// Milliseconds since 1970-01-01T00:00:00Z that `now()` tells; the system's clock where none is
    /// given.
    pub now: Option<i64>,
}

/// Evaluates one expression: an object with `type` and `value`, or with `error`.
#[must_use]
pub fn evaluate_expression(request: &ExpressionRequest) -> Json {
    match evaluate(request) {
        Ok(answer) => answer,
        Err((kind, message)) => json!({"error": {"kind": kind, "message": message}}),
    }
}

type Refusal = (&'static str, String);

/// Prefixes that need no declaration.
const KNOWN_PREFIXES: [(&str, &str); 2] = [
    ("jr", "http://openrosa.org/javarosa"),
    ("xml", "http://www.w3.org/XML/1998/namespace"),
];

fn evaluate(request: &ExpressionRequest) -> Result<Json, Refusal> {
    let mut names = Names::new();
    let mut trees = Vec::new();
    let primary = request.instance.as_deref().unwrap_or("<data/>");
    trees.push((String::new(), read(primary, &mut names)?));
    for (id, xml) in &request.secondary {
        trees.push((id.clone(), read(xml, &mut names)?));
    }
    let mut namespaces = Namespaces::new();
    for (prefix, uri) in KNOWN_PREFIXES.into_iter().chain(
        request
            .namespaces
            .iter()
            .map(|(prefix, uri)| (prefix.as_str(), uri.as_str())),
    ) {
        let namespace = names.intern_namespace(uri);
        namespaces.declare(prefix, namespace);
    }
    let parse = |source: &str, names: &mut Names| {
        Expr::parse(source, names, &namespaces).map_err(|failure| refusal(&failure, source))
    };
    let expr = parse(&request.expression, &mut names)?;
    let context = request
        .context
        .as_deref()
        .map(|context| parse(context, &mut names))
        .transpose()?;
    let zone = match &request.zone {
        Some(name) => jiff::tz::TimeZone::get(name)
            .map_err(|_| ("context", format!("there is no time zone {name}")))?,
        None => jiff::tz::TimeZone::system(),
    };
    let forest = Forest {
        names,
        trees,
        zone,
        now: request.now.unwrap_or_else(|| SystemEnvironment.now()),
    };
    let node = match &context {
        None => Node::DOCUMENT,
        Some(context) => context
            .evaluate_nodes(&forest, Context::at(Node::DOCUMENT))
            .map_err(|failure| refusal(&failure, context.source()))?
            .first()
            .ok_or_else(|| ("context", "the context names no node".to_owned()))?,
    };
    let at = Context::at(node);
    let failed = |failure: Box<Failure>| {
        let (kind, message) = refusal(&failure, expr.source());
        (kind, format!("{message}\n  at {}", forest.place(node)))
    };
    Ok(match request.conversion.as_deref() {
        Some("string") => {
            json!({"type": "string", "value": expr.evaluate_text(&forest, at).map_err(failed)?})
        }
        Some("number") => number(expr.evaluate_number(&forest, at).map_err(failed)?),
        Some("boolean") => {
            json!({"type": "boolean", "value": expr.evaluate_boolean(&forest, at).map_err(failed)?})
        }
        Some("nodeset") => {
            let nodes = expr.evaluate_nodes(&forest, at).map_err(failed)?;
            let values: Vec<_> = nodes.iter().map(|node| forest.value(node)).collect();
            json!({"type": "nodeset", "value": values})
        }
        Some(other) => return Err(("type", format!("there is no conversion to {other}"))),
        None => match expr.evaluate(&forest, at).map_err(failed)? {
            Value::Number(value) => number(value),
            Value::Boolean(value) => json!({"type": "boolean", "value": value}),
            Value::Text(value) => json!({"type": "string", "value": value}),
            Value::Nodes(nodes) => {
                let values: Vec<_> = nodes.iter().map(|node| forest.value(node)).collect();
                json!({"type": "nodeset", "value": values})
            }
            Value::Moment(_) => {
                let text = expr.evaluate_text(&forest, at).map_err(failed)?;
                json!({"type": "string", "value": text})
            }
        },
    })
}

fn refusal(failure: &Failure, source: &str) -> Refusal {
    (failure.kind().name(), failure.explain(source))
}

/// A number in JSON; NaN and the infinities as text.
fn number(value: f64) -> Json {
    let value = if value.is_nan() {
        json!("NaN")
    } else if value.is_infinite() {
        json!(if value > 0.0 { "Infinity" } else { "-Infinity" })
    } else if value.fract() == 0.0 && value.abs() < 9e15 {
        #[expect(clippy::cast_possible_truncation, reason = "whole and below 2^53")]
        let whole = value as i64;
        json!(whole)
    } else {
        json!(value)
    };
    json!({"type": "number", "value": value})
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(instance: &str, expression: &str) -> Json {
        evaluate_expression(&ExpressionRequest {
            expression: expression.to_owned(),
            instance: Some(instance.to_owned()),
            ..ExpressionRequest::default()
        })
    }

    #[test]
    fn expressions_have_their_own_types() {
        let xml = "<data a=\"7\"><x>1</x><!-- c --><x>2</x></data>";
        assert_eq!(ask(xml, "1 + 2"), json!({"type": "number", "value": 3}));
        assert_eq!(
            ask(xml, "0 div 0"),
            json!({"type": "number", "value": "NaN"})
        );
        assert_eq!(
            ask(xml, "/data/x"),
            json!({"type": "nodeset", "value": ["1", "2"]})
        );
        assert_eq!(
            ask(xml, "/data/@a"),
            json!({"type": "nodeset", "value": ["7"]})
        );
        assert_eq!(
            ask(xml, "sum(/data/x)"),
            json!({"type": "number", "value": 3})
        );
        assert_eq!(
            ask(xml, "/data/comment()"),
            json!({"type": "nodeset", "value": [" c "]})
        );
        assert_eq!(
            ask(xml, "count(/data/x[1]/following-sibling::x)"),
            json!({"type": "number", "value": 1})
        );
    }

    #[test]
    fn errors_have_their_kind() {
        for (expression, kind) in [
            ("1 +", "syntax"),
            ("nope()", "function"),
            ("not()", "arity"),
        ] {
            assert_eq!(
                ask("<data/>", expression)["error"]["kind"],
                json!(kind),
                "{expression}"
            );
        }
        for broken in [
            "<data>",
            "",
            "<a/><b/>",
            "x<data/>",
            "<data/>x",
            "<!--no root-->",
            "<data>&no;</data>",
        ] {
            assert_eq!(
                ask(broken, "1")["error"]["kind"],
                json!("context"),
                "{broken}"
            );
        }
    }

    #[test]
    fn errors_name_the_place_in_the_expression_and_the_node() {
        let answer = evaluate_expression(&ExpressionRequest {
            expression: "1 + round(../x)".to_owned(),
            instance: Some("<data><r><x>1</x></r><r><x>1</x><x>2</x><y/></r></data>".to_owned()),
            context: Some("/data/r[2]/y".to_owned()),
            ..ExpressionRequest::default()
        });
        let message = "round(), argument 1: 2 nodes where one value is needed\n  1 + round(../x)\n            ^\n  at /data/r[2]/y";
        assert_eq!(
            answer,
            json!({"error": {"kind": "type", "message": message}})
        );
    }
}
