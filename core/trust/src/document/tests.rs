//! Reading: places to the byte, canon to the letter, and what is refused.

use super::*;

fn read(xml: &str) -> Document {
    Document::read(xml.as_bytes(), true).unwrap()
}

fn refuse(xml: &[u8]) -> &'static str {
    Document::read(xml, true).map(|_| ()).unwrap_err().code()
}

#[test]
fn canon_is_made_of_these_lines() {
    let xml = "\u{feff}<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
        <!-- c --><d:data xmlns:d=\"urn:d\" id=\"a%b\" version=\"2\">\r\n\
        <g><q>1 &amp;\r\n2</q><q/><r><![CDATA[<x>]]>&#x645;</r></g>\n\
        <g><q>50%</q><!-- c --></g>\
        <meta><instanceID>uuid:1</instanceID></meta>\
        <seal xmlns=\"urn:rayi:seal:1\">x</seal>\n</d:data>\n";
    let lines = "@id=a%25b\n@version=2\n\
        /data/g[1]/q[1]=1 &%0A2\n/data/g[1]/q[2]=\n/data/g[1]/r[1]=<x>م\n\
        /data/g[2]/q[1]=50%25\n/data/meta[1]/instanceID[1]=uuid:1\n";
    let document = read(xml);
    assert!(document.canon == Some(Digest::of(lines.as_bytes())));
    assert!(!document.has_more_than_canon);

    let indented = xml.replace("><q", ">\n  <q").replace("</q><", "</q> <");
    assert!(read(&indented).canon == document.canon);
    let unsealed = xml.replace("<seal xmlns=\"urn:rayi:seal:1\">x</seal>", "");
    assert!(read(&unsealed).canon == document.canon);
    let answered = xml.replace("50%", "51%");
    assert!(read(&answered).canon != document.canon);
}

#[test]
fn what_canon_leaves_out_is_seen() {
    assert!(!read("<d id='a' version='1' xmlns:x='u'><b xmlns='v'/></d>").has_more_than_canon);
    for xml in [
        "<d id='a'><b id='c'/></d>",
        "<d id='a' b='c'/>",
        "<d xmlns:x='u' x:id='a'/>",
        "<d>text<b/></d>",
        "<d><b/>text</d>",
    ] {
        assert!(read(xml).has_more_than_canon, "{xml}");
    }
}

#[test]
fn the_seal_is_found_by_namespace_and_placed_to_the_byte() {
    let xml = "\u{feff}<d xmlns:s='urn:rayi:seal:1'><a/><s:seal>x.y</s:seal> </d >\n";
    let document = read(xml);
    let [seal] = document.seals.as_slice() else {
        panic!("one seal");
    };
    assert_eq!(&xml[seal.range.clone()], "<s:seal>x.y</s:seal>");
    assert_eq!(seal.text, "x.y");
    assert!(seal.is_plain && seal.is_last && document.tail_is_blank);
    assert_eq!(&xml[document.root_end.unwrap()], "</d >");
}

#[test]
fn a_seal_elsewhere_or_with_something_in_it_is_seen() {
    let seal = "<seal xmlns='urn:rayi:seal:1'>x</seal>";
    let states = |xml: &str| {
        let document = read(xml);
        let seals = document.seals.iter();
        let mut states: Vec<_> = seals.map(|seal| (seal.is_plain, seal.is_last)).collect();
        states.push((document.tail_is_blank, document.tail_is_blank));
        states
    };
    const YES: bool = true;
    const NO: bool = false;
    // For each seal whether it is plain and last; then whether the tail is blank.
    let cases: [(String, &[(bool, bool)]); 11] = [
        (format!("<d>{seal}</d>"), &[(YES, YES), (YES, YES)]),
        (format!("<d>{seal}<a/></d>"), &[(YES, NO), (YES, YES)]),
        (format!("<d>{seal}<!-- --></d>"), &[(YES, NO), (YES, YES)]),
        (format!("<d>{seal}<?p?></d>"), &[(YES, NO), (YES, YES)]),
        (format!("<d>{seal}text</d>"), &[(YES, NO), (YES, YES)]),
        (format!("<d>{seal}</d><!-- -->"), &[(YES, YES), (NO, NO)]),
        (format!("<d><a>{seal}</a></d>"), &[(NO, NO), (YES, YES)]),
        (
            format!("<d>{seal}{seal}</d>"),
            &[(YES, NO), (YES, YES), (YES, YES)],
        ),
        (seal.to_owned(), &[(NO, NO), (YES, YES)]),
        (
            format!("<d>{}</d>", seal.replace(">x", "><a/>")),
            &[(NO, YES), (YES, YES)],
        ),
        (
            format!("<d>{}</d>", seal.replace(">x", ">x<!-- -->")),
            &[(NO, YES), (YES, YES)],
        ),
    ];
    for (xml, expected) in cases {
        assert_eq!(states(&xml), expected, "{xml}");
    }
    let with_attribute = format!("<d>{}</d>", seal.replace(">x", " a='b'>x"));
    assert!(!read(&with_attribute).seals[0].is_plain);
}

#[test]
fn ids_are_taken_from_the_meta_of_the_root_whatever_the_prefix() {
    let document = read(
        "<d xmlns:o='u'><o:meta><o:instanceID>1</o:instanceID></o:meta>\
         <meta><instanceID> 2</instanceID><deprecatedID>0</deprecatedID></meta>\
         <g><meta><instanceID>3</instanceID></meta></g><instanceID>4</instanceID></d>",
    );
    assert_eq!(document.instance_ids, ["1", " 2"]);
    assert!(document.is_edit);
    assert!(!read("<d><meta><deprecatedID> </deprecatedID></meta></d>").is_edit);
}

#[test]
fn what_other_readers_might_see_otherwise_is_refused() {
    let malformed = [
        "",
        "text",
        "<a>",
        "<a></b>",
        "<a/><b/>",
        "<a/>text",
        "<a/>&#32;",
        "<a/><![CDATA[]]>",
        "<a>&nbsp;</a>",
        "<a>&#0;</a>",
        "<a>&#x1;</a>",
        "<a>&</a>",
        "<a>]]></a>",
        "<a b='<'/>",
        "<a b='&nbsp;'/>",
        "<a b='1' b='2'/>",
        "<a b=1/>",
        "<1a/>",
        "<a:b/>",
        "<a:b:c xmlns:a='u'/>",
        "<a b:c='d'/>",
        "<a><!-- -- --></a>",
        " <?xml version='1.0'?><a/>",
        "<?xml version='1.1'?><a/>",
        "<?xml version='1.0' encoding='latin1'?><a/>",
        "<a><?xml version='1.0'?></a>",
        "<?xml version='1.0' version='1.0'?><a/>",
        "<?xml encoding='UTF-8'?><a/>",
        "<?xml encoding='UTF-8' version='1.0'?><a/>",
        "<?xml version='1.0'encoding='UTF-8'?><a/>",
        "<?xml version='1.0' a='b'?><a/>",
        "<?xml version='1.0\"?><a/>",
        "<?xml?><a/>",
        "<?XML?><a/>",
        "<a><??></a>",
        "<a b='1'c='2'/>",
        "<a xmlns:b=''/>",
        "<a\u{feff}/>",
    ];
    for xml in malformed {
        assert_eq!(refuse(xml.as_bytes()), "xml-malformed", "{xml}");
    }
    let fine = [
        "<?xml version = \"1.0\" encoding='utf-8' standalone='yes' ?><a b='1' c=\"'\" />",
        "<?xml version='1.0'?><?x?><أ:ب xmlns:أ='u'/>\n<!-- -->",
    ];
    for xml in fine {
        assert!(Document::read(xml.as_bytes(), true).is_ok(), "{xml}");
    }
    assert_eq!(refuse(b"<!DOCTYPE a><a/>"), "xml-doctype");
    assert_eq!(refuse(b"<a>\xff</a>"), "xml-not-utf8");
    assert_eq!(refuse(b"<a>\0</a>"), "xml-forbidden-character");
    assert_eq!(
        refuse("<a>\u{ffff}</a>".as_bytes()),
        "xml-forbidden-character"
    );
    let deep = "<a>".repeat(MAX_DEPTH + 1);
    assert_eq!(refuse(deep.as_bytes()), "xml-too-deep");
    let level = "<a>".repeat(MAX_DEPTH) + &"</a>".repeat(MAX_DEPTH);
    assert!(Document::read(level.as_bytes(), true).is_ok());
    assert_eq!(refuse(&vec![b' '; 33 << 20]), "xml-too-large");
}
