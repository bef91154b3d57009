//! Files that are no workbook, or no good one: each is told in a sentence with what to do, by the exit
//! status too, and none takes memory by the size that it claims.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::program::{Program, steady};

/// A workbook that the converter's own tests keep.
fn kept(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/xlsform/tests/workbooks");
    folder.join(name)
}

/// Checks a file; gives the exit status, what it printed, and what it complained of.
fn check(file: &Path) -> (i32, String, String) {
    let run = Program::new("form check").arg(file).run();
    let home = file.parent().expect("it is in a folder");
    let [printed, faults] = [run.printed, run.faults].map(|text| steady(&text, home));
    (run.status, printed, faults)
}

fn check_bytes(name: &str, bytes: &[u8]) -> (i32, String) {
    let home = tempfile::tempdir().expect("a folder");
    let file = home.path().join(name);
    fs::write(&file, bytes).expect("a file");
    let (status, printed, faults) = check(&file);
    assert_eq!(faults, "", "{name}");
    (status, printed)
}

/// What writes a part of an archive.
type Part<'p> = &'p dyn Fn(&mut dyn Write);

/// An archive of these parts.
fn archive(file: &Path, parts: &[(&str, Part<'_>)]) {
    let mut zip = ZipWriter::new(File::create(file).expect("a file"));
    for (name, write) in parts {
        let options = SimpleFileOptions::default();
        zip.start_file(*name, options).expect("a part");
        write(&mut zip);
    }
    zip.finish().expect("an archive");
}

#[test]
fn what_is_no_form_is_told_and_cannot_be_read() {
    let other = "The file is neither an XForm nor an XLSForm.";
    let broken = "The file cannot be read as a workbook.";
    let cases: [(&str, &[u8], &str); 8] = [
        (
            "letter.xlsx",
            b"%PDF-1.7\n1 0 obj << >> endobj\n%%EOF",
            other,
        ),
        ("photo.xls", b"\xFF\xD8\xFF\xE0\0\x10JFIF", other),
        ("words.csv", b"hello", other),
        ("nothing.xlsx", b"", "The file is empty."),
        ("cut.xlsx", b"PK\x03\x04\x14\0", broken),
        ("cut.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", broken),
        (
            "arabic.csv",
            b"survey,,\n,type,name\n,text,\xE3\xD1\xCD\n",
            "The file is not UTF-8 text.",
        ),
        (
            "locked.xlsx",
            &fs::read(kept("locked.xlsx")).expect("a workbook"),
            "The workbook is protected by a password.",
        ),
    ];
    for (name, bytes, sentence) in cases {
        let (status, printed) = check_bytes(name, bytes);
        assert_eq!(status, 2, "{name}: {printed}");
        assert!(printed.contains(sentence), "{name}: {printed}");
        assert!(printed.contains("\n  remedy: "), "{name}: {printed}");
        assert!(
            printed.ends_with("\nOne form · one error · no warnings\n"),
            "{name}: {printed}"
        );
    }
}

#[test]
fn an_old_workbook_with_a_password_is_named() {
    let mut bytes = fs::read(kept("old.xls")).expect("a workbook");
    // The record after the first BOF becomes FILEPASS ([MS-XLS] 2.4.117).
    let bof = b"\x09\x08\x10\x00";
    let at = bytes.windows(4).position(|window| window == bof);
    let at = at.expect("the workbook begins") + 4 + 16;
    bytes[at..at + 2].copy_from_slice(&[0x2F, 0]);
    let (status, printed) = check_bytes("locked.xls", &bytes);
    assert_eq!(status, 2);
    assert!(printed.contains("protected by a password"), "{printed}");
}

#[test]
fn a_sheet_of_open_document_is_no_workbook_of_ours() {
    let home = tempfile::tempdir().expect("a folder");
    for name in ["survey.ods", "renamed.xlsx"] {
        let file = home.path().join(name);
        let text = |text: &'static str| {
            move |out: &mut dyn Write| out.write_all(text.as_bytes()).expect("bytes")
        };
        archive(
            &file,
            &[
                (
                    "mimetype",
                    &text("application/vnd.oasis.opendocument.spreadsheet"),
                ),
                ("content.xml", &text("<office:document-content/>")),
            ],
        );
        let (status, printed, _) = check(&file);
        assert_eq!(status, 2);
        assert!(printed.contains("save it again as .xlsx"), "{printed}");
    }
}

#[test]
fn a_name_does_not_make_the_format() {
    for (kept_as, name) in [("old.xls", "new.xlsx"), ("odd.xlsx", "old.xls")] {
        let bytes = fs::read(kept(kept_as)).expect("a workbook");
        let (status, printed) = check_bytes(name, &bytes);
        assert_eq!(status, 0, "{printed}");
    }
}

#[test]
fn what_cells_hold_is_read_as_it_is_shown() {
    let home = tempfile::tempdir().expect("a folder");
    let out = home.path().join("out.xml");
    let converted = |name: &str| {
        let run = Program::new("form convert")
            .arg(kept(name))
            .arg("-o")
            .arg(&out)
            .run();
        assert_eq!(run.status, 0, "{}", run.printed);
        fs::read_to_string(&out).expect("it is written")
    };
    let xml = converted("odd.xlsx");
    for (what, wanted) in [
        ("a formula's stored result", "<b>5</b>"),
        ("a date that is a number", "<c>2024-01-31 00:00:00</c>"),
        ("a date with its time", "<e>2024-01-31 13:05:09</e>"),
        ("a time alone", "<f>07:30:00</f>"),
        (
            "a truth",
            "nodeset=\"/data/b\" type=\"int\" required=\"true()\"",
        ),
        ("merged cells", "<value>Merged label</value>"),
        ("text in several fonts", "<value>Rich bold text</value>"),
        ("a hidden sheet", "version=\"20240131\""),
    ] {
        assert!(xml.contains(wanted), "{what}: {xml}");
    }
    let xml = converted("old.xls");
    for (what, wanted) in [
        ("a number", "<n>7</n>"),
        ("a date that is a number", "<dd>2024-01-31 00:00:00</dd>"),
        (
            "a truth",
            "nodeset=\"/data/b\" type=\"int\" required=\"true()\"",
        ),
    ] {
        assert!(xml.contains(wanted), "{what}: {xml}");
    }
}

#[test]
fn a_folder_a_missing_file_and_one_that_cannot_be_read() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("folder.xlsx");
    fs::create_dir(&folder).expect("a folder");
    let within = kept("odd.xlsx").join("a.xlsx");
    let mut cases = vec![
        (folder, "cannot be read: it is a folder."),
        (
            home.path().join("none.xlsx"),
            "cannot be read: it is not there.",
        ),
        (within, "cannot be read: "),
    ];
    if cfg!(target_os = "linux") {
        // Whoever may open everything meets a fault of reading here.
        cases.push((
            PathBuf::from("/proc/self/mem"),
            "cannot be read: the system refused.",
        ));
    }
    for (file, sentence) in cases {
        let (status, printed, faults) = check(&file);
        assert_eq!(status, 2, "{}", file.display());
        assert!(faults.contains(sentence), "{faults}");
        assert_eq!(printed, "No forms · no errors · no warnings\n");
    }
}

/// Writes a workbook whose sheet survey has these rows.
fn survey(file: &Path, rows: Part<'_>) {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let relation = |kind: &'static str, target: &'static str| {
        move |out: &mut dyn Write| {
            write!(
                out,
                "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"r1\" \
                 Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/></Relationships>"
            )
            .expect("bytes");
        }
    };
    let book = |out: &mut dyn Write| {
        write!(
            out,
            "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>\
             <sheet name=\"survey\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
        )
        .expect("bytes");
    };
    let sheet = |out: &mut dyn Write| {
        write!(out, "<worksheet xmlns=\"{MAIN}\"><sheetData>").expect("bytes");
        for (row, cells) in [(1, ["type", "name", "label"]), (2, ["text", "a", "A"])] {
            write!(out, "<row r=\"{row}\">").expect("bytes");
            for (column, text) in ["A", "B", "C"].iter().zip(cells) {
                let cell = format!("<c r=\"{column}{row}\" t=\"inlineStr\"><is><t>{text}");
                write!(out, "{cell}</t></is></c>").expect("bytes");
            }
            write!(out, "</row>").expect("bytes");
        }
        rows(out);
        write!(out, "</sheetData></worksheet>").expect("bytes");
    };
    archive(
        file,
        &[
            (
                "_rels/.rels",
                &relation("officeDocument", "xl/workbook.xml"),
            ),
            (
                "xl/_rels/workbook.xml.rels",
                &relation("worksheet", "worksheets/sheet1.xml"),
            ),
            ("xl/workbook.xml", &book),
            ("xl/worksheets/sheet1.xml", &sheet),
        ],
    );
}

#[test]
fn what_unpacks_to_gigabytes_is_refused_in_little_memory() {
    let home = tempfile::tempdir().expect("a folder");
    let file = home.path().join("bomb.xlsx");
    survey(&file, &|out| {
        let blank = vec![b' '; 1 << 20];
        for _ in 0..2_048 {
            out.write_all(&blank).expect("bytes");
        }
    });
    let size = fs::metadata(&file).expect("a file").len();
    assert!(size < 4 << 20, "it is a bomb: {size} bytes");
    let (status, printed) = within_memory(&file);
    assert_eq!(status, 2);
    assert!(
        printed.contains("The workbook holds more than 256 MiB."),
        "{printed}"
    );
}

#[test]
fn a_million_blank_rows_are_nothing_and_what_stands_after_is_told() {
    let home = tempfile::tempdir().expect("a folder");
    let file = home.path().join("blank.xlsx");
    survey(&file, &|out| {
        for row in 3..1_000_000 {
            write!(out, "<row r=\"{row}\"><c r=\"A{row}\" s=\"0\"/></row>").expect("bytes");
        }
        let far = "<c r=\"A1000000\" t=\"inlineStr\"><is><t>text</t></is></c>";
        write!(out, "<row r=\"1000000\">{far}</row>").expect("bytes");
    });
    let (status, printed) = within_memory(&file);
    assert_eq!(status, 0, "{printed}");
    let told = "survey:1000000: warning: What stands after a long gap of empty rows";
    assert!(printed.contains(told), "{printed}");
    assert!(
        printed.ends_with("One form · no errors · one warning\n"),
        "{printed}"
    );
}

/// Checks a file in a quarter of a gigabyte of address space, less than the bomb unpacks to.
fn within_memory(file: &Path) -> (i32, String) {
    let check = format!(
        "ulimit -v 262144 && exec {:?} form check {:?}",
        env!("CARGO_BIN_EXE_rayi"),
        file
    );
    let run = std::process::Command::new("sh")
        .args(["-c", &check])
        .env_clear()
        .output()
        .expect("the program starts");
    let faults = String::from_utf8_lossy(&run.stderr);
    assert_eq!(faults, "", "nothing is complained of");
    (
        run.status.code().expect("it ends by itself"),
        String::from_utf8(run.stdout).expect("UTF-8"),
    )
}
