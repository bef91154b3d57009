//! Headers, bodies and refusals, row by row as ODK Central has them (odk-central, 1, 2, 4, 5).

use std::fs;

use crate::kit::*;

#[test]
fn a_receipt_is_central_s_to_the_byte() {
    let server = Server::start();
    let answer = server.post(&[xml(&note("uuid:1", "x"))]);
    answer.keeps(0);
    assert_eq!(
        answer.text(),
        "\n  <OpenRosaResponse xmlns=\"http://openrosa.org/http/response\" items=\"0\">\n    \
         <message nature=\"\">full submission upload was successful!</message>\n  \
         </OpenRosaResponse>"
    );
    for (name, value) in [
        ("content-language", "en"),
        ("x-openrosa-version", "1.0"),
        ("x-openrosa-accept-content-length", "100000000"),
        ("content-type", "text/xml; charset=utf-8"),
        ("cache-control", "no-store"),
        ("vary", "*"),
    ] {
        assert_eq!(answer.header(name), Some(value), "{name}");
    }
    assert!(answer.header("etag").unwrap().starts_with("W/\""));
    assert!(answer.header("date").is_some());
    assert_eq!(answer.header("location"), None);
}

#[test]
fn readiness_is_told_without_content() {
    let server = Server::start_with(|config| config.limits.post = 200_000);
    for method in ["HEAD", "GET"] {
        let answer = server.client().ask(method, "/submission", &[VERSION]);
        assert_eq!((answer.status, answer.body.len()), (204, 0));
        assert_eq!(
            answer.header("x-openrosa-accept-content-length"),
            Some("200000")
        );
        assert_eq!(answer.header("x-openrosa-version"), Some("1.0"));
    }
}

#[test]
fn the_open_rosa_version_is_required_exactly() {
    let server = Server::start();
    for path in [
        "/formList",
        "/submission",
        "/manifest/site-photos/2026112501",
    ] {
        for headers in [&[][..], &[("X-OpenRosa-Version", "1.1")]] {
            let answer = server.client().ask("GET", path, headers);
            answer.refuses(400, "openrosa-version");
            assert_eq!(answer.header("x-openrosa-version"), None);
            assert_eq!(answer.header("x-openrosa-accept-content-length"), None);
        }
    }
    let body = multipart(&[xml(&note("uuid:1", "x"))]);
    let length = body.len().to_string();
    let mut client = server.client();
    client.send(
        "POST",
        "/submission",
        &[MULTIPART, ("Content-Length", &length)],
        &body,
    );
    client.answer("POST").refuses(400, "openrosa-version");
    // Dates are not looked at, forms and media are plain files.
    let dated = server
        .client()
        .ask("GET", "/formList", &[VERSION, ("Date", "yesterday")]);
    assert_eq!(dated.status, 200);
    assert_eq!(server.client().ask("GET", "/forms/note", &[]).status, 200);
}

#[test]
fn other_addresses_and_methods_are_refused() {
    let server = Server::start();
    for path in ["/", "/v1/projects", "/submission/x", "/forms/note/1/2"] {
        server.client().get(path).refuses(404, "no-such-place");
    }
    server
        .client()
        .get("/forms/%FF")
        .refuses(404, "no-such-place");
    for (method, path) in [
        ("DELETE", "/submission"),
        ("PUT", "/formList"),
        ("POST", "/forms/note"),
    ] {
        server
            .client()
            .ask(method, path, &[VERSION])
            .refuses(405, "no-such-method");
    }
}

#[test]
fn a_body_that_is_no_submission_is_refused() {
    let server = Server::start();
    let post = |content_type: &str, body: &[u8]| {
        let length = body.len().to_string();
        let headers = [
            VERSION,
            ("Content-Type", content_type),
            ("Content-Length", length.as_str()),
        ];
        let mut client = server.client();
        client.send("POST", "/submission", &headers, body);
        client.answer("POST")
    };
    let record = note("uuid:1", "x");
    let whole = multipart(&[xml(&record)]);
    post("text/xml", record.as_bytes()).refuses(400, "not-multipart");
    post("multipart/form-data", &whole).refuses(400, "not-multipart");
    post("multipart/mixed; boundary=cut", &whole).refuses(400, "not-multipart");
    post(MULTIPART.1, &multipart(&[])).refuses(400, "xml-part-missing");
    post(MULTIPART.1, &multipart(&[file("a.jpg", b"x")])).refuses(400, "xml-part-missing");
    post(MULTIPART.1, b"").refuses(400, "multipart-broken");
    post(MULTIPART.1, b"--other\r\n\r\n").refuses(400, "multipart-broken");
    for cut in [5, 40, 100, whole.len() - 8] {
        post(MULTIPART.1, &whole[..cut]).refuses(400, "multipart-broken");
    }
    // A part without a file name is no file.
    let nameless = Part {
        head: "Content-Disposition: form-data; name=\"xml_submission_file\"\r\n".to_owned(),
        content: record.as_bytes(),
    };
    post(MULTIPART.1, &multipart(&[nameless])).refuses(400, "xml-part-missing");
    let twice = multipart(&[xml(&record), xml(&record)]);
    post(MULTIPART.1, &twice).refuses(400, "part-repeated");
    post("multipart/form-data; boundary=\"cut\"", &whole).keeps(0);
}

#[test]
fn compressed_uploads_are_refused() {
    let server = Server::start();
    let record = note("uuid:1", "x");
    let body = multipart(&[xml(&record)]);
    let length = body.len().to_string();
    let mut client = server.client();
    let headers = [
        VERSION,
        MULTIPART,
        ("Content-Length", &length),
        ("Content-Encoding", "gzip"),
    ];
    client.send("POST", "/submission", &headers, &body);
    client.answer("POST").refuses(400, "encoded");
    let mut part = xml(&record);
    part.head.push_str("Content-Encoding: gzip\r\n");
    server.post(&[part]).refuses(400, "encoded");
}

#[test]
fn what_central_would_keep_though_it_is_broken_is_refused() {
    let server = Server::start();
    let good = note("uuid:1", "x");
    for (content, code) in [
        (good.replace("</text>", "</txt>").into_bytes(), "xml-broken"),
        (good.as_bytes()[..good.len() - 10].to_vec(), "xml-broken"),
        (
            format!("<!DOCTYPE data [<!ENTITY a 'b'>]>{good}").into_bytes(),
            "xml-doctype",
        ),
        (note("uuid:1", "\0").into_bytes(), "xml-nul"),
        ([good.as_bytes(), b"<!-- \xFF -->"].concat(), "xml-not-utf8"),
        (
            good.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            "xml-nul",
        ),
        (
            good.replace(" id=\"note\"", "").into_bytes(),
            "form-id-missing",
        ),
        (
            note("uuid:1", &"<a>".repeat(200)).into_bytes(),
            "xml-too-deep",
        ),
        (Vec::new(), "xml-broken"),
    ] {
        server
            .post(&[file("xml_submission_file", &content)])
            .refuses(400, code);
    }
    let line = server.post(&[xml("<data id=\"note\">\n<a>\n</b></data>")]);
    assert!(line.text().contains("(line 3)"), "{}", line.text());
    assert_eq!(server.collector.records().unwrap().len(), 0);
}

#[test]
fn what_is_well_formed_lies_there_byte_for_byte() {
    let server = Server::start();
    let odd = "\u{FEFF}<?xml version='1.0'?>\r\n<!-- before --><?pi x?><data id=\"note\" \
        xmlns:r=\"urn:r\" r:mark=\"1\"><text>&#x645;\u{301} 😀 <![CDATA[<x>]]></text><undeclared/>\
        <meta><r:sig>a.sig</r:sig><instanceID>uuid:odd</instanceID></meta>\r\n</data>\n<!-- after -->";
    server.post(&[xml(odd)]).keeps(0);
    let kept = fs::read(server.folder("note", "uuid:odd").join("submission.xml")).unwrap();
    assert_eq!(kept, odd.as_bytes());
}

#[test]
fn a_form_that_is_not_offered_is_not_found() {
    let server = Server::start();
    let other = note("uuid:1", "x").replace("\"note\"", "\"other\"");
    server.post(&[xml(&other)]).refuses(404, "form-unknown");
    let versioned = note("uuid:1", "x").replace("\"note\"", "\"note\" version=\"2\"");
    server
        .post(&[xml(&versioned)])
        .refuses(404, "version-unknown");
    let bare = site("uuid:1", ["", "", ""]).replace(" version=\"2026112501\"", "");
    server.post(&[xml(&bare)]).refuses(404, "version-unknown");
}

#[test]
fn only_files_that_the_record_declares_are_kept() {
    let server = Server::start();
    let names = [
        "صورة الواجهة.jpg",
        "a 'quoted\" one.jpg",
        "../../../escape.jpg",
    ];
    let record = site(
        "uuid:1",
        [names[0], "a &apos;quoted&quot; one.jpg", names[2]],
    );
    let unmatched = Part {
        head: "Content-Disposition: form-data; name=\"file\"; filename=\"p.jpg\"\r\n".to_owned(),
        content: b"p",
    };
    // The XML last; files that nothing names are dropped, as everywhere in ODK.
    server
        .post(&[
            file(names[0], b"front"),
            file(names[1], b"inside"),
            file(names[2], b"water"),
            file("undeclared.jpg", b"u"),
            file("submission.xml", b"<data/>"),
            unmatched,
            xml(&record),
        ])
        .keeps(0);
    let folder = server.folder("site-photos", "uuid:1");
    let mut kept: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    kept.sort();
    let escaped = "%2E.%2F..%2F..%2Fescape.jpg";
    let mut expected = [escaped, names[1], "submission.xml", names[0]];
    expected.sort_unstable();
    assert_eq!(kept, expected);
    assert_eq!(fs::read(folder.join(names[0])).unwrap(), b"front");
    assert_eq!(fs::read(folder.join(escaped)).unwrap(), b"water");
    assert_eq!(
        fs::read(folder.join("submission.xml")).unwrap(),
        record.as_bytes()
    );
    assert!(!server.home.path().join("escape.jpg").exists());
}

#[test]
fn a_field_s_name_may_be_written_as_html_forms_write_it() {
    let server = Server::start();
    let record = site("uuid:1", ["a&quot;b.jpg", "50%22.jpg", ""]);
    let escaped = [
        file("a%22b.jpg", b"A"),
        file("50%22.jpg", b"B"),
        xml(&record),
    ];
    server.post(&escaped).keeps(0);
    let folder = server.folder("site-photos", "uuid:1");
    assert_eq!(fs::read(folder.join("a\"b.jpg")).unwrap(), b"A");
    assert_eq!(fs::read(folder.join("50%2522.jpg")).unwrap(), b"B");
    let twice = [
        file("a%22b.jpg", b"A"),
        file("a\"b.jpg", b"A"),
        xml(&record),
    ];
    server.post(&twice).refuses(400, "part-repeated");
}

#[test]
fn names_that_would_leave_the_folder_do_not() {
    let server = Server::start();
    for instance in [
        "..",
        ".",
        "../../evil",
        "/etc/evil",
        "a\\..\\b",
        "submission.xml",
        "CON ",
    ] {
        server.post(&[xml(&note(instance, "x"))]).keeps(0);
        let folder = server.folder("note", instance);
        assert_eq!(
            folder.parent(),
            Some(&*server.home.path().join("kept/submissions/note"))
        );
        assert!(folder.join("submission.xml").is_file(), "{instance}");
    }
    let long = "ü".repeat(300) + ".jpg";
    let record = site("uuid:1", [&long, "", ""]);
    server
        .post(&[xml(&record), file(&long, b"x")])
        .refuses(400, "name-too-long");
    server.post(&[xml(&record)]).keeps(1);
    let own = site("uuid:2", ["submission.xml", "", ""]);
    server
        .post(&[xml(&own), file("submission.xml", b"photo")])
        .keeps(0);
    let folder = server.folder("site-photos", "uuid:2");
    assert_eq!(
        fs::read(folder.join("submission.xml")).unwrap(),
        own.as_bytes()
    );
    assert_eq!(fs::read(folder.join("%73ubmission.xml")).unwrap(), b"photo");
}

#[test]
fn files_of_a_form_encrypted_by_odk_s_scheme_are_kept() {
    let server = Server::start();
    let record = "<data id=\"note\" encrypted=\"yes\"><base64EncryptedKey>k</base64EncryptedKey>\
        <meta><instanceID>uuid:e</instanceID></meta><media><file>a.jpg.enc</file></media>\
        <encryptedXmlFile>submission.xml.enc</encryptedXmlFile></data>";
    let answer = server.post(&[xml(record), file("submission.xml.enc", b"e")]);
    answer.keeps(1);
    server
        .post(&[xml(record), file("a.jpg.enc", b"f")])
        .keeps(0);
    let folder = server.folder("note", "uuid:e");
    assert_eq!(fs::read(folder.join("submission.xml.enc")).unwrap(), b"e");
    assert_eq!(fs::read(folder.join("a.jpg.enc")).unwrap(), b"f");
}

#[test]
fn a_connection_serves_many_requests_and_chunked_bodies() {
    let server = Server::start();
    let mut client = server.client();
    for number in 0..3 {
        client
            .post(&[xml(&note(&format!("uuid:{number}"), "x"))])
            .keeps(0);
    }
    client.get("/forms/nothing").refuses(404, "form-unknown");
    let body = multipart(&[xml(&note("uuid:chunked", "x"))]);
    let (one, two) = body.split_at(70);
    client.send(
        "POST",
        "/submission",
        &[VERSION, MULTIPART, ("Transfer-Encoding", "chunked")],
        b"",
    );
    for piece in [one, two, b""] {
        client.write(format!("{:x}\r\n", piece.len()).as_bytes());
        client.write(piece);
        client.write(b"\r\n");
    }
    client.answer("POST").keeps(0);
    assert_eq!(server.collector.records().unwrap().len(), 4);
}
