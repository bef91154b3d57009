//! What is no workbook, or an evil one: an error with a code, bounded memory, never a panic.

use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use rayi_xlsform::{Conversion, Severity, convert};
use zip::write::SimpleFileOptions;

const ODD: &[u8] = include_bytes!("workbooks/odd.xlsx");
const OLD: &[u8] = include_bytes!("workbooks/old.xls");
const LOCKED: &[u8] = include_bytes!("workbooks/locked.xlsx");

fn errors(read: &Conversion) -> Vec<&str> {
    let errors = read
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| finding.code).collect()
}

/// Takes a piece of a part.
type Out<'o> = &'o mut dyn FnMut(&str);

/// A workbook of one sheet `survey`: `rows` are the elements in its `sheetData`.
fn workbook(rows: impl Fn(Out<'_>)) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    let mut part = |name: &str, write: &dyn Fn(Out<'_>)| {
        zip.start_file(name, options).expect("a part");
        write(&mut |text| zip.write_all(text.as_bytes()).expect("bytes"));
    };
    part("_rels/.rels", &|out| {
        out(&format!(
            "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"r1\" \
             Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        ));
    });
    part("xl/_rels/workbook.xml.rels", &|out| {
        out(&format!(
            "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"r1\" \
             Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
        ));
    });
    part("xl/workbook.xml", &|out| {
        out(&format!(
            "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>\
             <sheet name=\"survey\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
        ));
    });
    part("xl/worksheets/sheet1.xml", &|out| {
        out(&format!("<worksheet xmlns=\"{MAIN}\"><sheetData>"));
        rows(out);
        out("</sheetData></worksheet>");
    });
    zip.finish().expect("an archive").into_inner()
}

fn row(number: u32, cells: &[&str]) -> String {
    let cells: String = ('A'..)
        .zip(cells)
        .map(|(column, text)| {
            format!("<c r=\"{column}{number}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
        })
        .collect();
    format!("<row r=\"{number}\">{cells}</row>")
}

#[test]
fn a_workbook_made_by_hand_is_read() {
    let made = workbook(|out| {
        out(&row(1, &["type", "name", "label"]));
        out(&row(2, &["text", "a", "A"]));
    });
    let read = convert(&made, Some("hand"));
    assert_eq!(errors(&read), [""; 0]);
    let xml = read.xform.expect("it is converted").xml;
    assert!(xml.contains("id=\"hand\""), "{xml}");
}

#[test]
fn a_million_blank_rows_are_nothing() {
    let made = workbook(|out| {
        out(&row(1, &["type", "name", "label"]));
        out(&row(2, &["text", "a", "A"]));
        for number in 3..1_000_000 {
            out(&format!(
                "<row r=\"{number}\"><c r=\"A{number}\" s=\"0\"/></row>"
            ));
        }
        out(&row(1_000_000, &["text", "far", "Far"]));
    });
    let read = convert(&made, None);
    let xml = read.xform.expect("it is converted").xml;
    assert!(!xml.contains("far"));
    // That something stands out of reach is told, not kept quiet.
    let told = &read.findings[0];
    assert_eq!(
        (told.code, told.spot.row),
        ("cells-out-of-reach", Some(1_000_000))
    );
}

#[test]
fn a_word_far_to_the_right_of_the_headers_costs_no_row() {
    let headers = row(1, &["type", "name", "label"]);
    let (headers, far) = (
        headers.trim_end_matches("</row>"),
        "<c r=\"AN1\" t=\"inlineStr\"><is><t>far</t></is></c></row>",
    );
    let made = workbook(|out| {
        out(&format!("{headers}{far}"));
        out(&row(2, &["text", "a", "A"]));
    });
    let read = convert(&made, None);
    let told = &read.findings[0];
    assert_eq!((told.code, told.spot.row), ("cells-out-of-reach", Some(1)));
    let xml = read.xform.expect("it is converted").xml;
    assert!(xml.contains("<input ref=\"/data/a\">"), "{xml}");
}

#[test]
fn an_archive_that_unpacks_to_too_much_is_refused() {
    let blank = " ".repeat(1 << 20);
    let made = workbook(|out| {
        for _ in 0..300 {
            out(&blank);
        }
    });
    assert!(made.len() < 1 << 20, "it is a bomb: {} bytes", made.len());
    assert_eq!(errors(&convert(&made, None)), ["workbook-too-large"]);
}

#[test]
fn a_cell_in_the_last_corner_makes_no_grid() {
    let made = workbook(|out| {
        out(&row(1, &["type", "name", "label"]));
        out(&row(2, &["text", "a", "A"]));
        out("<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>x</t></is></c></row>");
    });
    assert_eq!(errors(&convert(&made, None)), [""; 0]);
}

#[test]
fn a_password_is_named() {
    assert_eq!(errors(&convert(LOCKED, None)), ["workbook-password"]);
}

#[test]
fn what_is_no_workbook_is_told() {
    let other = workbook(|_| {});
    let cases: [(&[u8], &str); 7] = [
        (b"%PDF-1.7 1 0 obj", "workbook-unreadable"),
        (b"", "workbook-unreadable"),
        (b"\0\0\0\0", "workbook-unreadable"),
        (b"PK\x03\x04 no archive", "workbook-unreadable"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "workbook-unreadable"),
        (b"survey,,\n,type,name\n,text,\xFF\n", "workbook-not-utf8"),
        (&other, "HEADER_003"),
    ];
    for (bytes, code) in cases {
        assert_eq!(errors(&convert(bytes, None)), [code], "{bytes:?}");
    }
}

#[test]
fn a_cell_may_be_long_and_not_endless() {
    let fits = format!(
        "| survey |\n| | type | name | label |\n| | text | a | {} |\n",
        "x".repeat(32_767)
    );
    assert_eq!(errors(&convert(fits.as_bytes(), None)), [""; 0]);
    let endless = fits.replace("| a |", &format!("| a | {} |", "y".repeat(300_000)));
    assert_eq!(
        errors(&convert(endless.as_bytes(), None)),
        ["cell-too-long"]
    );
}

/// XML cannot hold such characters; written as the mark for them, two lists would bear one name.
#[test]
fn names_that_differ_in_what_no_form_can_hold_are_one() {
    let form = "survey,type,name,label\n,select_one \u{1},a,A\n,select_one \u{2},b,B\n\
                choices,list_name,name,label\n,\u{1},x,X\n,\u{2},y,Y\n";
    let read = convert(form.as_bytes(), None);
    assert_eq!(errors(&read), [""; 0]);
    let xml = read.xform.expect("a form").xml;
    assert_eq!(
        xml.matches("<instance id=\"\u{fffd}\">").count(),
        1,
        "{xml}"
    );
}

#[test]
fn groups_may_be_deep() {
    let mut form = "| survey |\n| | type | name | label |\n".to_owned();
    for depth in 0..2_000 {
        form.push_str(&format!("| | begin group | g{depth} | G |\n"));
    }
    form.push_str("| | text | a | A |\n");
    for _ in 0..2_000 {
        form.push_str("| | end group | | |\n");
    }
    // The document is deeper than a form may be, which its reader says; here nothing overflows.
    assert_eq!(errors(&convert(form.as_bytes(), None)), [""; 0]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_workbooks_never_panic(at in 0..ODD.len(), byte: u8, end in 0..ODD.len()) {
        let mut damaged = ODD.to_vec();
        damaged[at] = byte;
        let _ = convert(&damaged, None);
        let _ = convert(&ODD[..end], None);
    }

    #[test]
    fn damaged_old_workbooks_never_panic(at in 0..OLD.len(), byte: u8, end in 0..OLD.len()) {
        let mut damaged = OLD.to_vec();
        damaged[at] = byte;
        let _ = convert(&damaged, None);
        let _ = convert(&OLD[..end], None);
    }

    #[test]
    fn no_text_makes_it_panic(cells in prop::collection::vec("[ -~]{0,12}|\\$\\{[a-c]\\}|begin group|end group|begin repeat|end repeat|select_one l|range|a|b|c", 0..60)) {
        let mut form = "| survey |\n| | type | name | label | calculation | relevant | parameters |\n".to_owned();
        for row in cells.chunks(6) {
            form.push_str("| | ");
            form.push_str(&row.join(" | "));
            form.push_str(" |\n");
        }
        form.push_str("| choices |\n| | list_name | name | label |\n| | l | 1 | One |\n");
        let _ = convert(form.as_bytes(), None);
    }
}
