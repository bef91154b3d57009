//! What is told about forms that can be computed and cannot be meant, and what is not.

use crate::{Diagnostic, Form, NoMedia};

/// A form with a whole number, a date, a place, two questions with choices and three lists, and
/// more of binds and body.
fn found(more: &str, body: &str) -> Vec<Diagnostic> {
    let xml = format!(
        r#"<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
          xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>T</h:title><model>
        <instance><data id="t"><whole/><day/><point/><free/><one/><several/><region/><x/><y/></data>
        </instance>
        <instance id="regions"><root><item><name>north</name></item><item><name>south</name></item>
        </root></instance>
        <instance id="towns"><root>
          <item><name>akre</name><in>north</in><size>1</size></item>
          <item><name>basra</name><in>south</in></item></root></instance>
        <instance id="coasts"><root><item><name>fao</name><side>east</side></item></root></instance>
        <bind nodeset="/data/whole" type="int"/><bind nodeset="/data/day" type="date"/>
        <bind nodeset="/data/point" type="geopoint"/>{more}</model></h:head><h:body>
        <select1 ref="/data/one"><item><label>A</label><value>a</value></item>
          <item><label>Yes</label><value>yes</value></item></select1>
        <select ref="/data/several"><item><label>1</label><value>1</value></item>
          <item><label>2</label><value>2</value></item></select>
        <select1 ref="/data/region"><itemset nodeset="instance('regions')/root/item">
          <value ref="name"/><label ref="name"/></itemset></select1>{body}
        </h:body></h:html>"#
    );
    Form::check(xml.as_bytes(), &NoMedia).diagnostics
}

fn codes(found: &[Diagnostic]) -> Vec<&'static str> {
    found.iter().map(|found| found.code).collect()
}

fn fact<'f>(found: &'f Diagnostic, name: &str) -> Option<&'f str> {
    let mut facts = found.parameters.iter();
    facts
        .find(|(known, _)| *known == name)
        .map(|(_, value)| value.as_str())
}

/// What is told of a condition.
fn of_condition(expression: &str) -> Vec<Diagnostic> {
    let expression = expression.replace('<', "&lt;").replace('"', "&quot;");
    found(
        &format!(r#"<bind nodeset="/data/x" relevant="{expression}"/>"#),
        "",
    )
}

/// What is told of the filter of a list.
fn of_filter(list: &str, filter: &str) -> Vec<Diagnostic> {
    found(
        "",
        &format!(
            r#"<select1 ref="/data/y"><itemset nodeset="instance('{list}')/root/item[{filter}]">
            <value ref="name"/><label ref="name"/></itemset></select1>"#
        ),
    )
}

#[test]
fn conditions_that_cannot_be_meant_are_told() {
    for (expression, code) in [
        ("/data/free > 'abc'", "order-of-text"),
        ("/data/day >= '2024-01-31'", "order-of-text"),
        ("'' < /data/whole", "order-of-text"),
        ("/data/free + 'abc' > 1", "not-a-number"),
        ("round('x') = 1", "not-a-number"),
        ("/data/one * 2 = 4", "question-not-a-number"),
        ("/data/point > 3", "question-not-a-number"),
        ("sum(/data/one) = 4", "question-not-a-number"),
        ("/data/whole = 'abc'", "value-unfit"),
        ("'abc' != /data/whole", "value-unfit"),
        ("/data/day = 'today'", "value-unfit"),
        ("/data/day = '31.1.2024'", "value-unfit"),
        ("/data/one = 'b'", "choice-unknown"),
        ("not(/data/one = 'A')", "choice-unknown"),
        ("/data/several = 3", "choice-unknown"),
        ("/data/several = '1 3'", "choice-unknown"),
        ("selected(/data/several, '3')", "choice-unknown"),
        ("selected(/data/several, 3)", "choice-unknown"),
        ("/data/region = 'west'", "choice-unknown"),
        ("selected(/data/whole, '1')", "selected-of-one-value"),
        ("selected(/data/day, 'x')", "selected-of-one-value"),
    ] {
        let found = of_condition(expression);
        assert_eq!(codes(&found), [code], "{expression}");
        assert_eq!(found[0].node.as_deref(), Some("/data/x"));
        assert_eq!(fact(&found[0], "expression"), Some(expression));
        assert!(found[0].place.is_some());
    }
}

#[test]
fn conditions_that_may_hold_are_not() {
    for expression in [
        "/data/whole = ''",
        "/data/whole = '5' or /data/whole > '5' or /data/whole = 5",
        "/data/whole != 'NaN'",
        "/data/free = 'abc' or /data/free > 5 or /data/free * 2 = 4",
        "/data/day = '2024-01-31' or /data/day > 19000 or /data/day = ''",
        "/data/day > date('2024-01-31')",
        "/data/one = 'yes' or /data/one = '' or /data/one != 'a'",
        "selected(/data/one, 'yes') or selected(/data/free, 'b')",
        "selected(/data/several, 1) or selected(/data/several, '2 ')",
        "/data/several = '1 2' or /data/several = 1 or /data/several > 1",
        "/data/region = 'north' or /data/region = /data/free",
        "coalesce(/data/one, 'z') = 'z' or concat(/data/one, 'x') = 'z'",
        "selected-at(/data/several, 0) = 7",
        "int('') = 3 or false()",
        "instance('towns')/root/item[name = /data/y]/in = 'west'",
    ] {
        assert_eq!(codes(&of_condition(expression)), [""; 0], "{expression}");
    }
}

#[test]
fn what_comes_from_elsewhere_is_not_judged() {
    // A calculation, an action or a preload may put anything into a question.
    for bind in [
        r#"<bind nodeset="/data/one" calculate="/data/free"/>"#,
        r#"<bind nodeset="/data/one" jr:preload="property" jr:preloadParams="email"/>"#,
        r#"<setvalue ref="/data/one" event="odk-instance-first-load" value="/data/free"/>"#,
    ] {
        let more = format!(r#"{bind}<bind nodeset="/data/x" relevant="/data/one = 'z'"/>"#);
        assert_eq!(codes(&found(&more, "")), [""; 0], "{bind}");
    }
    // A calculation's text is kept where its type does not fit.
    let more = r#"<bind nodeset="/data/x" relevant="/data/y = 'none'"/>
        <bind nodeset="/data/y" type="date" calculate="if(/data/free = '', 'none', today())"/>"#;
    assert_eq!(codes(&found(more, "")), [""; 0]);
    // So may the field of a second control.
    let input = r#"<input ref="/data/one"/>"#;
    let more = r#"<bind nodeset="/data/x" relevant="/data/one = 'z'"/>"#;
    assert_eq!(codes(&found(more, input)), ["control-repeated"]);
}

#[test]
fn filters_that_find_nothing_are_told() {
    for (list, filter, code) in [
        ("towns", "region = /data/region", "filter-column-unknown"),
        ("towns", "inn = /data/region", "filter-column-unknown"),
        ("towns", "in = 'nort'", "filter-value-unknown"),
        (
            "towns",
            "in = 'west' or in = 'north'",
            "filter-value-unknown",
        ),
        ("towns", "size = 2", "filter-value-unknown"),
        ("coasts", "side = /data/region", "filter-values-apart"),
        ("coasts", "1 = 2", "filter-never-true"),
        ("coasts", "false() and side = 'east'", "filter-never-true"),
        ("coasts", "'a' != 'a' or false()", "filter-never-true"),
    ] {
        let found = of_filter(list, filter);
        assert_eq!(codes(&found), [code], "{list}[{filter}]");
        assert_eq!(found[0].node.as_deref(), Some("/data/y"));
    }
    let near = of_filter("towns", "in = 'nort'");
    assert_eq!(fact(&near[0], "meant"), Some("north"));
    assert_eq!(fact(&near[0], "known"), Some("north, south"));
    let near = of_filter("towns", "nam = /data/free");
    assert_eq!(fact(&near[0], "meant"), Some("name"));
    assert_eq!(fact(&near[0], "known"), Some("name, in, size"));
}

#[test]
fn filters_that_may_find_something_are_not() {
    for (list, filter) in [
        ("towns", "in = /data/region and name != ''"),
        ("towns", "in = /data/free or in = 'north'"),
        ("towns", "size = '' or size = 1"),
        // An unanswered question equals the cell that the second row lacks.
        ("towns", "size = /data/region"),
        ("towns", "true() or 1 = 2"),
        ("coasts", "selected(/data/several, side)"),
        ("coasts", "/data/whole > 3"),
        ("coasts", "position() = 1"),
    ] {
        assert_eq!(codes(&of_filter(list, filter)), [""; 0], "{list}[{filter}]");
    }
}

/// What is told of a default, with the type of its bind and its control.
fn of_default(value: &str, data_type: &str, control: &str) -> Vec<Diagnostic> {
    let xml = format!(
        r#"<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
        <h:head><h:title>T</h:title><model><instance><data id="t"><x>{value}</x></data></instance>
        <bind nodeset="/data/x" type="{data_type}"/></model></h:head><h:body>{control}</h:body>
        </h:html>"#
    );
    Form::check(xml.as_bytes(), &NoMedia).diagnostics
}

#[test]
fn defaults_of_another_type_are_told() {
    for (value, data_type, fits) in [
        ("abc", "int", false),
        ("12", "int", true),
        ("-3", "int", true),
        ("٣", "int", true),
        ("1.5", "decimal", true),
        ("1,5", "decimal", true),
        ("five", "decimal", false),
        ("2024-01-31", "date", true),
        ("31.01.2024", "date", false),
        ("tomorrow", "date", false),
        ("13:45:00.000+03:00", "time", true),
        ("noon", "time", false),
        ("2024-01-31T10:00:00", "dateTime", true),
        ("now", "dateTime", false),
        ("36.1 44.0 0 0", "geopoint", true),
        ("36.1 44.0 0 0; 36.2 44.1 0 0", "geotrace", true),
        ("Erbil", "geopoint", false),
        ("abc", "string", true),
    ] {
        let found = of_default(value, data_type, r#"<input ref="/data/x"/>"#);
        let expected: &[&str] = if fits { &[] } else { &["default-unfit"] };
        assert_eq!(codes(&found), expected, "{value} as {data_type}");
    }
}

#[test]
fn defaults_that_are_no_choice_are_told() {
    let choices = "<item><label>A</label><value>a</value></item>\
                   <item><label>B</label><value>b</value></item>";
    let one = format!(r#"<select1 ref="/data/x">{choices}</select1>"#);
    let several = format!(r#"<select ref="/data/x">{choices}</select>"#);
    for (value, control, fits) in [
        ("a", &one, true),
        ("c", &one, false),
        ("a b", &one, false),
        ("a b", &several, true),
        ("a c", &several, false),
    ] {
        let found = of_default(value, "string", control);
        let expected: &[&str] = if fits { &[] } else { &["default-not-a-choice"] };
        assert_eq!(codes(&found), expected, "{value}");
    }
}
