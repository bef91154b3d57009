//! What a posted document may be, and what it may not.

use super::*;

#[derive(Default)]
struct Seen {
    lines: Vec<String>,
}

impl Visitor for Seen {
    fn open(&mut self, path: &str, attributes: &[(&str, Cow<'_, str>)]) {
        for (name, value) in attributes {
            self.lines.push(format!("{path}@{name}={value}"));
        }
    }
    fn leaf(&mut self, path: &str, text: &str) {
        self.lines.push(format!("{path}={text}"));
    }
}

fn read(bytes: &[u8]) -> Result<Vec<String>, &'static str> {
    let mut seen = Seen::default();
    text_of(bytes)
        .and_then(|text| walk(text, 8, &mut seen))
        .map(|()| seen.lines)
        .map_err(|rejection| rejection.code())
}

#[test]
fn what_central_keeps_unchanged_is_read() {
    let xml = "\u{FEFF}<?xml version='1.0' encoding=\"UTF-8\"?>\r\n<!-- a --><?pi x?>\
        <d:data id=\"f&amp;1\"\r\n version='2' xmlns:d='u'><a>x<![CDATA[<&]]>&lt;&#x645;\u{301}</a>\
        <b/><g><c> \r\n😀</c>tail</g></d:data>\n<!-- b -->\n";
    assert_eq!(
        read(xml.as_bytes()),
        Ok(vec![
            "/data@id=f&1".to_owned(),
            "/data@version=2".to_owned(),
            "/data@xmlns:d=u".to_owned(),
            "/data/a=x<&<\u{645}\u{301}".to_owned(),
            "/data/b=".to_owned(),
            "/data/g/c= \n😀".to_owned(),
        ])
    );
}

#[test]
fn what_cannot_be_read_by_all_is_refused() {
    for xml in [
        "",
        "text",
        "<a>",
        "<a></b>",
        "<a><b></a></b>",
        "<a/><b/>",
        "<a/>x",
        "x<a/>",
        "<a/>&lt;",
        "<a/><![CDATA[]]>",
        "<a>&nbsp;</a>",
        "<a>&#0;</a>",
        "<a>&#xFFFE;</a>",
        "<a>&lt</a>",
        "<a>a & b</a>",
        "<a>]]></a>",
        "<a>\u{1}</a>",
        "<a>\u{FFFF}</a>",
        "<a><!-- x -- y --></a>",
        "<a b=1/>",
        "<a b/>",
        "<a b='1'c='2'/>",
        "<a b='1' b='2'/>",
        "<a b='<'/>",
        "<a b='&x;'/>",
        "<a b='&#1;'/>",
        "<1a/>",
        "<a><-b/></a>",
        "<a><?xml version='1.0'?></a>",
        " <?xml version='1.0'?><a/>",
        "<?xml version='1.0' encoding='ISO-8859-1'?><a/>",
        "<a><b",
        "<a><![CDATA[",
    ] {
        assert_eq!(read(xml.as_bytes()), Err("xml-broken"), "{xml:?}");
    }
    assert_eq!(read(b"<a>\xC3\x28</a>"), Err("xml-not-utf8"));
    assert_eq!(
        read(
            "\u{FEFF}<a/>"
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect::<Vec<_>>()
                .as_slice()
        ),
        Err("xml-not-utf8")
    );
    assert_eq!(read(b"<a>\0</a>"), Err("xml-nul"));
    assert_eq!(
        read(b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"),
        Err("xml-doctype")
    );
    assert_eq!(read("<a>".repeat(9).as_bytes()), Err("xml-too-deep"));
    assert_eq!(
        read(b"<a><b><c><d><e><f><g><h/></g></f></e></d></c></b></a>").map(|_| ()),
        Ok(())
    );
}

#[test]
fn the_line_of_the_fault_is_told() {
    let fault = walk("<a>\n<b>\n<c>&x;</c></b></a>", 8, &mut Seen::default());
    assert!(matches!(fault, Err(Rejection::XmlBroken { line: 3 })));
}
