//! Choice files as a careless or evil author makes them.

use std::collections::HashMap;
use std::io::{self, Read};

use proptest::prelude::*;

use crate::{Content, Diagnostic, Form, Media, Opened, Reading};

fn form(file: &str) -> String {
    format!(
        r#"<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
        <h:head><h:title>T</h:title><model><instance><data id="t"><a/></data></instance>
        <instance id="list" src="jr://file/{file}"/></model></h:head><h:body/></h:html>"#
    )
}

fn read(file: &str, bytes: &[u8]) -> Reading {
    let media = HashMap::from([(file.to_owned(), bytes.to_vec())]);
    Form::parse(form(file).as_bytes(), &media)
}

fn table(reading: &Reading) -> Vec<Vec<&str>> {
    let form = reading.form.as_ref().expect("accepted");
    let Content::Table(table) = &form.secondary[0].content else {
        panic!("a table")
    };
    let cells = |row| (0..table.columns.len()).map(move |column| table.cell(row, column));
    (0..table.rows()).map(|row| cells(row).collect()).collect()
}

fn found<'r>(reading: &'r Reading, name: &str) -> &'r str {
    assert!(reading.form.is_none(), "{reading:?}");
    let parameters = &reading.diagnostics[0].parameters;
    let mut parameters = parameters.iter();
    let known = parameters.find(|(known, _)| *known == name);
    known.map_or("", |(_, value)| value)
}

fn first(reading: &Reading) -> (&'static str, Option<&str>, Option<u32>) {
    let found: &Diagnostic = &reading.diagnostics[0];
    let line = found.place.map(|place| place.line);
    (found.code, found.file.as_deref(), line)
}

/// A keeper with one file of any size.
struct Keeper<'k>(u64, Box<dyn Fn() -> Box<dyn Read + 'k> + 'k>);

impl<'k> Keeper<'k> {
    fn of<R: Read + 'k>(size: u64, make: impl Fn() -> R + 'k) -> Self {
        Self(size, Box::new(move || Box::new(make())))
    }
}

impl Media for Keeper<'_> {
    fn open(&self, _: &str) -> Option<Opened<'_>> {
        Some(Opened {
            size: self.0,
            bytes: (self.1)(),
        })
    }
}

/// Must not be read.
struct Unread;

impl Read for Unread {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        panic!("it was read")
    }
}

/// Breaks where it is read.
struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::ErrorKind::InvalidData.into())
    }
}

#[test]
fn a_file_beyond_the_limit_is_refused_by_its_size_and_not_read() {
    for (file, limit) in [
        ("big.csv", "134217728"),
        ("big.geojson", "134217728"),
        ("big.xml", "67108864"),
    ] {
        let reading = Form::parse(form(file).as_bytes(), &Keeper::of(1 << 30, || Unread));
        assert_eq!(first(&reading), ("choice-file-too-large", Some(file), None));
        assert_eq!(found(&reading, "what"), "bytes");
        assert_eq!(found(&reading, "found"), "1073741824");
        assert_eq!(found(&reading, "limit"), limit);
    }
}

#[test]
fn a_keeper_that_errs_about_the_size_or_breaks_off_is_told() {
    let told = |file: &str, reading: Reading| {
        assert_eq!(
            first(&reading),
            ("choice-file-unreadable", Some(file), None)
        );
    };
    let endless = || io::repeat(b' ');
    told(
        "a.xml",
        Form::parse(form("a.xml").as_bytes(), &Keeper::of(9, endless)),
    );
    for file in ["a.csv", "a.geojson", "a.xml"] {
        let half = || b"{\"a\"".chain(Broken);
        told(
            file,
            Form::parse(form(file).as_bytes(), &Keeper::of(9, half)),
        );
    }
}

#[test]
fn few_bytes_with_many_blank_cells_are_bounded() {
    let header = (0..4096)
        .map(|at| format!("c{at}"))
        .collect::<Vec<_>>()
        .join(",");
    let rows = |rows: usize| format!("{header}\n{}", "x\n".repeat(rows));
    assert_eq!(table(&read("a.csv", rows(3).as_bytes())).len(), 3);
    let reading = read("a.csv", rows(8193).as_bytes());
    assert_eq!(
        first(&reading),
        ("choice-file-too-large", Some("a.csv"), Some(8194))
    );
    assert_eq!(found(&reading, "what"), "cells");

    let reading = read("a.csv", format!("{header},more\n").as_bytes());
    assert_eq!(found(&reading, "what"), "columns");
    let reading = read("a.csv", "x".repeat(2 << 20).as_bytes());
    assert_eq!(found(&reading, "what"), "first-line");

    let properties = |count: usize| {
        let pairs: Vec<String> = (0..count).map(|at| format!("\"p{at}\":1")).collect();
        format!(
            r#"{{"type":"Feature","properties":{{{}}}}}"#,
            pairs.join(",")
        )
    };
    let collection = |wide: usize, narrow: usize| {
        let narrow = vec![properties(1); narrow].join(",");
        let features = format!("{},{narrow}", properties(wide));
        format!(r#"{{"type":"FeatureCollection","features":[{features}]}}"#)
    };
    let whole = read("a.geojson", collection(4095, 3).as_bytes());
    let rows = table(&whole);
    assert_eq!((rows.len(), rows[0].len()), (4, 4096));
    assert_eq!((rows[0][4095], rows[3][1], rows[3][4095]), ("1", "1", ""));
    let reading = read("a.geojson", collection(4095, 8192).as_bytes());
    assert_eq!(found(&reading, "what"), "cells");
    let reading = read("a.geojson", collection(5000, 1).as_bytes());
    assert_eq!(found(&reading, "reason"), "too-many-properties");
}

#[test]
fn deep_geojson_is_read_as_any_other() {
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let feature = |geometry: &str, note: &str| {
        format!(
            r#"{{"type":"FeatureCollection","more":{deep},"features":[{{"type":"Feature",
            "geometry":{geometry},"properties":{{"note":{note}}}}}]}}"#
        )
    };
    let whole = read("a.geojson", feature("null", &deep).as_bytes());
    assert_eq!(table(&whole), [["", deep.as_str()]]);
    let point = format!(r#"{{"type":"Point","coordinates":{deep}}}"#);
    let reading = read("a.geojson", feature(&point, "1").as_bytes());
    assert_eq!(found(&reading, "reason"), "geometry");
    let whole = read(
        "a.geojson",
        feature("null", r#"{ "a b" : [ 1, "\" ]" ] }"#).as_bytes(),
    );
    assert_eq!(table(&whole), [["", r#"{"a b":[1,"\" ]"]}"#]]);
}

#[test]
fn a_bad_byte_of_a_csv_is_placed_by_its_line() {
    for (bytes, line) in [
        (b"a,\xFF\n1,2\n".as_slice(), 1),
        (b"a,b\n1,2\n3,\xFF\n", 3),
        (b"a,b\r\n1,2\r\n\r\n3,\xFF\r\n", 4),
        (b"a,b\n\"1\n2\",3\n\xFF", 4),
        (b"a,b\n1,2,3,\xFF,4\n", 2),
    ] {
        let reading = read("a.csv", bytes);
        assert_eq!(
            first(&reading),
            ("csv-broken", Some("a.csv"), Some(line)),
            "{bytes:?}"
        );
        assert_eq!(found(&reading, "reason"), "not-utf8");
    }
}

proptest! {
    /// The rows are those that the crate `csv` gives, in whatever pieces the file comes.
    #[test]
    fn rows_are_those_of_the_csv_crate(
        text in "(\u{FEFF})?[a,;\"\r\n é]{0,40}",
        piece in 1_usize..5,
    ) {
        struct Pieces<'t>(&'t [u8], usize);
        impl Read for Pieces<'_> {
            fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
                let most = into.len().min(self.1);
                self.0.read(&mut into[..most])
            }
        }
        let bytes = text.as_bytes();
        let keeper = Keeper::of(bytes.len() as u64, || Pieces(bytes, piece));
        let reading = Form::parse(form("a.csv").as_bytes(), &keeper);
        let plain = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
        let semicolon = plain.split('\n').next().is_some_and(|line| line.contains(';'));
        let mut reference = csv::ReaderBuilder::new()
            .delimiter(if semicolon { b';' } else { b',' })
            .flexible(true)
            .from_reader(plain.as_bytes());
        let width = reference.headers().expect("text").len();
        let rows: Vec<Vec<String>> = reference
            .records()
            .map(|row| {
                let row = row.expect("text");
                let cell = |at| row.get(at).unwrap_or_default().to_owned();
                (0..width).map(cell).collect()
            })
            .collect();
        if width > 0 {
            prop_assert_eq!(table(&reading), rows);
        }
    }
}
