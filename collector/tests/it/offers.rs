//! The form list, forms and media (odk-central, 5 and 6).

use std::fs;

use rayi_openrosa::{FormList, FormListEntry, Manifest};

use crate::kit::*;

#[test]
fn a_form_comes_byte_for_byte_under_the_digest_that_is_listed() {
    let server = Server::start();
    let answer = server.client().get("/formList");
    assert_eq!(answer.status, 200);
    assert_eq!(
        answer.header("content-type"),
        Some("text/xml; charset=utf-8")
    );
    assert!(answer.text().contains("<name>A&#x2F;B &amp; note</name>"));
    assert_eq!(list(&server).forms.len(), 3);
    let form = listed(&server, "site-photos");
    assert_eq!(form.version, "2026112501");
    assert_eq!(
        form.name,
        "زيارة موقع · سەردانی شوێن · Serdana cihê · Site visit (test copy)"
    );
    assert_eq!(
        form.download_url,
        "http://localhost:8080/forms/site-photos/2026112501"
    );
    let xml = server.client().get(path_of(&form.download_url)).body;
    let lying_there = fs::read(server.home.path().join("forms/site-photos.xml")).unwrap();
    assert_eq!(xml, lying_there);
    assert_eq!(form.hash.unwrap().matches(&xml), Some(true));
    let note = listed(&server, "note");
    assert_eq!(note.download_url, "http://localhost:8080/forms/note");
    assert_eq!((note.version.as_str(), note.manifest_url), ("", None));
}

#[test]
fn media_come_byte_for_byte_under_the_digest_of_the_manifest() {
    let server = Server::start();
    let url = listed(&server, "site-photos").manifest_url.unwrap();
    let manifest = server.client().get(path_of(&url));
    let manifest = Manifest::parse(&manifest.body).unwrap();
    let [media] = &*manifest.files else {
        panic!("one file")
    };
    assert_eq!(media.filename, "sites.csv");
    let answer = server.client().get(path_of(&media.download_url));
    let lying_there =
        fs::read(server.home.path().join("forms/site-photos-media/sites.csv")).unwrap();
    assert_eq!(answer.body, lying_there);
    assert_eq!(answer.header("content-type"), Some("text/csv"));
    assert_eq!(media.contents_match(&answer.body), Some(true));
    let address = "/media/site-photos/2026112501/";
    let range = ("Range", "bytes=0-1");
    let whole = server
        .client()
        .ask("GET", &format!("{address}sites.csv"), &[range]);
    assert_eq!((whole.status, whole.body), (200, lying_there));
    for name in ["none.csv", "..%2Fsite-photos.xml", "%2Fetc%2Fpasswd"] {
        server
            .client()
            .get(&format!("{address}{name}"))
            .refuses(404, "no-such-place");
    }
    let empty = server.client().get("/manifest/note");
    assert_eq!(Manifest::parse(&empty.body).unwrap().files, []);
}

#[test]
fn what_the_client_has_is_not_sent_again() {
    let server = Server::start();
    for path in [
        "/formList",
        "/forms/site-photos/2026112501",
        "/manifest/site-photos/2026112501",
        "/media/site-photos/2026112501/sites.csv",
    ] {
        let first = server.client().get(path);
        let tag = first.header("etag").unwrap();
        assert!(tag.starts_with("W/\""));
        for known in [tag, &tag[2..], &format!("\"x\", {tag}"), "*"] {
            let again = server
                .client()
                .ask("GET", path, &[VERSION, ("If-None-Match", known)]);
            assert_eq!((again.status, again.body.len()), (304, 0), "{path} {known}");
            assert_eq!(again.header("etag"), Some(tag));
        }
        let other = server
            .client()
            .ask("GET", path, &[VERSION, ("If-None-Match", "W/\"x\"")]);
        assert_eq!((other.status, other.body), (200, first.body));
        let head = server.client().ask("HEAD", path, &[VERSION]);
        assert_eq!(head.status, 200);
    }
}

#[test]
fn an_older_version_is_not_listed_but_serves_and_takes() {
    let home = home();
    let forms = home.path().join("forms");
    for (file, version) in [("p9.xml", "9"), ("p10.xml", "10")] {
        let form = NOTE.replace("\"note\"", &format!("\"panel\" version=\"{version}\""));
        fs::write(forms.join(file), form).unwrap();
    }
    let server = Server::start_in(home, |_| {});
    let panels = list(&server)
        .forms
        .into_iter()
        .filter(|form| form.form_id == "panel");
    assert_eq!(panels.map(|form| form.version).collect::<Vec<_>>(), ["10"]);
    assert_eq!(server.client().get("/forms/panel/9").status, 200);
    server
        .client()
        .get("/forms/panel/11")
        .refuses(404, "version-unknown");
    for version in ["9", "10"] {
        let record = note(&format!("uuid:{version}"), "x")
            .replace("\"note\"", &format!("\"panel\" version=\"{version}\""));
        server.post(&[xml(&record)]).keeps(0);
    }
    let versions: Vec<_> = server
        .collector
        .records()
        .unwrap()
        .into_iter()
        .map(|e| e.version)
        .collect();
    assert_eq!(versions, ["10", "9"]);
}

#[test]
fn addresses_follow_the_host_or_the_public_url() {
    let server = Server::start_with(|config| {
        config.public_url = Some("https://collect.example.org/odk".to_owned());
    });
    let url = listed(&server, "note").download_url;
    assert_eq!(url, "https://collect.example.org/odk/forms/note");
    let plain = Server::start();
    let mut client = plain.client();
    client.write(b"GET /formList HTTP/1.1\r\nHost: a<b>\r\nX-OpenRosa-Version: 1.0\r\n\r\n");
    client.answer("GET").refuses(400, "host-header");
}

#[test]
fn a_form_s_id_may_need_encoding_in_its_address() {
    let home = home();
    let form = NOTE.replace("\"note\"", "\"قائمة/أ ب\" version=\"٢؟\"");
    fs::write(home.path().join("forms/odd.xml"), form).unwrap();
    let server = Server::start_in(home, |_| {});
    let url = listed(&server, "قائمة/أ ب").download_url;
    let path = path_of(&url);
    assert!(path.is_ascii() && !path.contains(' '));
    assert_eq!(server.client().get(path).status, 200);
    let record = note("uuid:1", "x").replace("\"note\"", "\"قائمة/أ ب\" version=\"٢؟\"");
    server.post(&[xml(&record)]).keeps(0);
    let folder = server.folder("قائمة/أ ب", "uuid:1");
    assert!(folder.ends_with("قائمة%2Fأ ب/uuid%3A1") && folder.join("submission.xml").exists());
}

fn list(server: &Server) -> FormList {
    FormList::parse(&server.client().get("/formList").body).unwrap()
}

fn listed(server: &Server, id: &str) -> FormListEntry {
    let mut forms = list(server).forms.into_iter();
    forms.find(|form| form.form_id == id).unwrap()
}

fn path_of(url: &str) -> &str {
    url.strip_prefix("http://localhost:8080").unwrap()
}
