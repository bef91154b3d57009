//! Expressions: read, printed, read again, and evaluated.

use std::sync::Arc;

use rayi_form::{Form, NoMedia};
use rayi_interview::Interview;
use rayi_xpath::{Expr, Names, Namespaces};

use crate::environment::FixedWorld;

/// A little of everything that an expression can meet; the first node is computed by it.
const FORM: &str = r#"<h:html xmlns="http://www.w3.org/2002/xforms"
 xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa"><h:head>
 <h:title>T</h:title><model><instance><data id="f"><a>3</a><b>x y</b><date>2026-03-02</date>
 <r><n>1</n><p>36.19 44.01 0 0</p></r><r><n>-2.5</n><p/></r><r><n/><p>37 45 0 0</p></r>
 <t xml:lang="ckb">سڵاو</t><value/></data></instance>
 <instance id="list"><root><item><name>a</name><label>A</label></item>
 <item><name>b</name><label/></item></root></instance>
 <bind nodeset="/data/a" type="int"/><bind nodeset="/data/date" type="date"/>
 <bind nodeset="/data/r/n" type="decimal"/><bind nodeset="/data/value" calculate="EXPRESSION"/>
 </model></h:head><h:body><group ref="/data/r"><label>R</label><repeat nodeset="/data/r">
 <input ref="/data/r/n"><label>N</label></input></repeat></group></h:body></h:html>"#;

/// An expression that can be read prints as one that reads the same, and both have one value.
pub(super) fn run(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let Some(printed) = printed(text) else {
        return;
    };
    let again = self::printed(&printed);
    assert_eq!(again.as_deref(), Some(printed.as_str()), "read from {text}");
    let (first, second) = (value(text), value(&printed));
    // What is random is compared too: the world's chance is the same in both.
    assert_eq!(first, second, "{text} against {printed}");
}

fn printed(text: &str) -> Option<String> {
    let mut names = Names::new();
    let mut namespaces = Namespaces::new();
    for (prefix, uri) in [
        ("jr", "http://openrosa.org/javarosa"),
        ("xml", "http://www.w3.org/XML/1998/namespace"),
    ] {
        namespaces.declare(prefix, names.intern_namespace(uri));
    }
    let expr = Expr::parse(text, &mut names, &namespaces).ok()?;
    Some(expr.print(&names, &namespaces))
}

fn value(text: &str) -> Option<String> {
    let escaped: String = text.chars().fold(String::new(), |mut escaped, character| {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push_str("&#10;"),
            '\t' => escaped.push_str("&#9;"),
            '\r' => escaped.push_str("&#13;"),
            _ => escaped.push(character),
        }
        escaped
    });
    let xml = FORM.replace("EXPRESSION", &escaped);
    let form = Form::parse(xml.as_bytes(), &NoMedia).form?;
    let interview = Interview::begin(Arc::new(form), Arc::new(FixedWorld::new()), None);
    interview.value("/data/value").map(str::to_owned)
}
