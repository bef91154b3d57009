//! The reader beside another one: the same trees, and the same documents refused.

use proptest::prelude::*;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::*;

/// A document as one text: `name{attribute=value;…}[children]` in order, texts quoted.
fn outline(source: &str) -> Result<String, Diagnostic> {
    let document = Document::parse(source.as_bytes())?;
    let mut whole = String::new();
    write_element(document.root(), &mut whole);
    Ok(whole)
}

fn write_element(element: Element<'_, '_>, whole: &mut String) {
    whole.push_str(&element.qualified());
    whole.push('{');
    for attribute in element.attributes() {
        let colon = if attribute.prefix.is_empty() { "" } else { ":" };
        let (prefix, local) = (attribute.prefix, attribute.local);
        whole.push_str(&format!("{prefix}{colon}{local}={:?};", attribute.value));
    }
    whole.push_str("}[");
    for child in element.nodes() {
        match child {
            Child::Element(child) => write_element(child, whole),
            Child::Text(text) => whole.push_str(&format!("{text:?}")),
        }
    }
    whole.push(']');
}

/// The same outline, made of quick-xml's events; `None` where it finds fault.
fn by_another(source: &str) -> Option<String> {
    let mut reader = Reader::from_str(source);
    let mut whole = String::new();
    let mut text = String::new();
    let mut depth = 0_u32;
    let begin = |tag: &BytesStart<'_>, whole: &mut String| {
        whole.push_str(tag.name().as_ref());
        whole.push('{');
        for attribute in tag.attributes() {
            let attribute = attribute.ok()?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
            let name = attribute.key.as_ref();
            if name != "xmlns" && !name.starts_with("xmlns:") {
                whole.push_str(&format!("{name}={value:?};"));
            }
        }
        whole.push_str("}[");
        Some(())
    };
    loop {
        let event = reader.read_event().ok()?;
        let more = match &event {
            Event::Text(words) => Some(words.xml10_content().into_owned()),
            Event::CData(words) => Some(words.xml10_content().into_owned()),
            Event::GeneralRef(name) => Some(match name.resolve_char_ref().ok()? {
                Some(character) => character.to_string(),
                None => match name.as_ref() {
                    "amp" => "&".to_owned(),
                    "lt" => "<".to_owned(),
                    "gt" => ">".to_owned(),
                    "quot" => "\"".to_owned(),
                    "apos" => "'".to_owned(),
                    _ => return None,
                },
            }),
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) => Some(String::new()),
            _ => None,
        };
        if let Some(more) = more {
            text.push_str(&more);
            continue;
        }
        if depth > 0 && !text.is_empty() {
            whole.push_str(&format!("{text:?}"));
        }
        text.clear();
        match event {
            Event::Start(tag) => {
                begin(&tag, &mut whole)?;
                depth += 1;
            }
            Event::Empty(tag) => {
                begin(&tag, &mut whole)?;
                whole.push(']');
            }
            Event::End(_) => {
                whole.push(']');
                depth = depth.checked_sub(1)?;
            }
            Event::Eof => return (depth == 0).then_some(whole),
            _ => return None,
        }
    }
}

fn well_formed() -> impl Strategy<Value = String> {
    let text =
        "[ a-zش\n\t\r]{0,6}|&amp;|&lt;|&#x5D0;|&#10;|<!-- - -->|<\\?p x\\?>|<!\\[CDATA\\[a<&]\\]>";
    let value = "[ a-z<>'ش\n\t\r]{0,6}|&amp;|&quot;|&#65;|\r\n";
    let leaf = prop::string::string_regex(text).expect("a pattern").boxed();
    let value = prop::string::string_regex(value)
        .expect("a pattern")
        .boxed();
    leaf.prop_recursive(4, 24, 4, move |inner| {
        let name = prop::sample::select(vec!["a", "b-c", "x:d", "_e.1", "ناو"]);
        let attributes = prop::collection::vec(value.clone(), 0..3);
        let children = prop::collection::vec(inner, 0..4);
        (name, attributes, children, " {0,2}").prop_map(|(name, values, children, blank)| {
            let attributes: String = values
                .iter()
                .enumerate()
                .map(|(at, value)| format!(" x:k{at}{blank}= \"{value}\""))
                .collect();
            if children.is_empty() {
                format!("<{name}{attributes}{blank}/>")
            } else {
                format!(
                    "<{name}{attributes}{blank}>{}</{name}{blank}>",
                    children.concat()
                )
            }
        })
    })
    .prop_map(|inside| format!("<?xml version=\"1.0\"?>\n<r xmlns:x=\"urn:x\">{inside}</r>\n"))
}

proptest! {
    #[test]
    fn a_well_formed_document_is_the_tree_that_another_reader_finds(source in well_formed()) {
        let ours = outline(&source);
        let theirs = by_another(&source).expect("well formed");
        prop_assert_eq!(ours.expect("read").replace("\\r", "\\n"), theirs.replace("\\r", "\\n"));
    }

    /// We are stricter; what we take, another reader takes, and finds the same in it.
    #[test]
    fn what_is_read_of_a_damaged_document_is_what_another_reader_finds(
        source in well_formed(),
        place in any::<prop::sample::Index>(),
        change in prop::sample::select(vec!["", "<", ">", "&", "\"", "'", "/", "=", " ", "x", ";"]),
    ) {
        let mut at = place.index(source.len());
        while !source.is_char_boundary(at) {
            at -= 1;
        }
        let after = source[at..].chars().next().map_or(0, char::len_utf8);
        let damaged = format!("{}{change}{}", &source[..at], &source[at + after..]);
        if let Ok(ours) = outline(&damaged) {
            let theirs = by_another(&damaged).unwrap_or_else(|| panic!("taken: {damaged:?}"));
            prop_assert_eq!(ours.replace("\\r", "\\n"), theirs.replace("\\r", "\\n"));
        }
    }
}

#[test]
fn texts_are_joined_and_blanks_of_attributes_made_spaces() {
    let source =
        "<a b='x\ty\r\nz&#10;'>one<!-- - -->\r\ntwo<![CDATA[<&\r\n]]>&amp;three<c/>four</a>";
    assert_eq!(
        outline(source).expect("well formed"),
        "a{b=\"x y z\\n\";}[\"one\\ntwo<&\\n&three\"c{}[]\"four\"]"
    );
}

#[test]
fn names_have_the_namespace_of_the_innermost_declaration() {
    let source = r#"<a xmlns="urn:1" xmlns:p="urn:2" p:k="" k=""><b xmlns=""><p:c xmlns:p="urn:3"/></b><p:d/></a>"#;
    let document = Document::parse(source.as_bytes()).expect("well formed");
    let root = document.root();
    assert_eq!(root.uri(), "urn:1");
    let attributes: Vec<_> = root.attributes().map(|found| found.uri).collect();
    assert_eq!(attributes, ["urn:2", ""]);
    let inner: Vec<_> = root.children().collect();
    assert_eq!((inner[0].uri(), inner[1].uri()), ("", "urn:2"));
    let innermost = inner[0].children().next().expect("a child");
    assert_eq!((innermost.uri(), innermost.prefix()), ("urn:3", "p"));
}

#[test]
fn every_fault_is_named_where_it_is() {
    let deep = "<a>".repeat(201);
    let wide: String = (0..300).map(|at| format!(" xmlns:p{at}='u'")).collect();
    let wide = format!("<a{wide}/>");
    for (source, code, reason, column) in [
        ("", "xml-broken", "empty", 1),
        ("  <!-- -->", "xml-broken", "empty", 11),
        ("x<a/>", "xml-broken", "text-outside", 1),
        ("<a/> x", "xml-broken", "text-outside", 6),
        ("<a/>&#32;", "xml-broken", "text-outside", 5),
        ("<a/><![CDATA[]]>", "xml-broken", "text-outside", 14),
        ("<a/><b/>", "xml-broken", "second-root", 5),
        ("<a><b></a>", "xml-broken", "mismatched-end-tag", 7),
        ("<a></a></a>", "xml-broken", "unmatched-end-tag", 8),
        ("<a><b>", "xml-broken", "unclosed", 4),
        ("<a", "xml-broken", "unclosed", 1),
        ("<a></a", "xml-broken", "unclosed", 4),
        ("<a b='1></a>", "xml-broken", "unclosed", 1),
        ("<a><!-- </a>", "xml-broken", "unclosed", 4),
        ("<a><![CDATA[ ]]</a>", "xml-broken", "unclosed", 4),
        ("<a b></a>", "xml-broken", "attribute", 1),
        ("<a b=1></a>", "xml-broken", "attribute", 1),
        ("<a b='1'c='2'/>", "xml-broken", "syntax", 1),
        ("<a b='1' b='2'/>", "xml-broken", "attribute", 1),
        ("<a b='&x;'/>", "xml-broken", "attribute-value", 1),
        ("<a b='\0'/>", "xml-broken", "attribute-value", 1),
        ("<a>&x;</a>", "xml-broken", "entity", 4),
        ("<a>&</a>", "xml-broken", "entity", 4),
        ("<a>&#xD800;</a>", "xml-broken", "character-reference", 4),
        ("<a>&#0;</a>", "xml-broken", "character-reference", 4),
        ("<a>\0</a>", "xml-broken", "nul", 4),
        ("<a><p:b/></a>", "xml-broken", "prefix", 4),
        ("<a p:b=''/>", "xml-broken", "prefix", 1),
        ("<1/>", "xml-broken", "syntax", 1),
        ("<a><!ELEMENT b></a>", "xml-broken", "syntax", 4),
        ("<a><?> x?></a>", "xml-broken", "syntax", 4),
        ("<a><? x?></a>", "xml-broken", "syntax", 4),
        ("<a><?x ></a>", "xml-broken", "unclosed", 4),
        ("<a><?", "xml-broken", "unclosed", 4),
        ("<!DOCTYPE a><a/>", "xml-doctype", "", 1),
        (deep.as_str(), "xml-too-deep", "", 601),
        (wide.as_str(), "xml-broken", "prefix", 1),
    ] {
        let fault = outline(source).expect_err(source);
        let reason_found = fault.parameters.iter().find(|(name, _)| *name == "reason");
        let reason_found = reason_found.map_or("", |(_, value)| value.as_str());
        let place = fault.place.expect("a place");
        assert_eq!(
            (fault.code, reason_found, place.column),
            (code, reason, column),
            "{source:.40}"
        );
    }
}

#[test]
fn a_repeated_attribute_is_found_among_many() {
    let many: String = (0..200).map(|at| format!(" k{at}=''")).collect();
    assert!(outline(&format!("<a{many}/>")).is_ok());
    assert!(outline(&format!("<a{many} k7=''/>")).is_err());
}
