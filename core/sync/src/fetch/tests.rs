//! Fetching from a server on loopback that does wrong things.

use rayi_openrosa::FileHash;

use super::*;
use crate::courier::tests::fake_server::{Act, FakeServer, impostor};

const LIMIT: u64 = 1000;

fn reply(status: u16, headers: &str, body: &str) -> Act {
    Act::Reply(status, headers.to_owned(), body.to_owned())
}

fn at(address: &str) -> FormServer {
    FormServer::new(ServerAddress::parse(address).unwrap()).unwrap()
}

fn entry(address: &str, body: &[u8]) -> FormListEntry {
    FormListEntry {
        form_id: "poll".to_owned(),
        name: "Poll".to_owned(),
        version: String::new(),
        hash: Some(FileHash::of(body)),
        download_url: address.to_owned(),
        manifest_url: None,
    }
}

/// The code of what became of asking for a form that is listed as `<form/>`.
async fn outcome(acts: &[Act]) -> &'static str {
    let server = FakeServer::start(acts).await;
    let fetched = at(&server.address())
        .form(&entry("/form", b"<form/>"), LIMIT, &|_| {})
        .await;
    fetched.map_or_else(|error| error.code(), |_| "fetched")
}

#[tokio::test]
async fn a_list_a_form_and_its_files_come_as_they_are() {
    let list = "<xforms><xform><formID>poll</formID><downloadUrl>/forms/poll</downloadUrl>\
                <manifestUrl>/manifest/poll</manifestUrl></xform></xforms>";
    let manifest = format!(
        "<manifest><mediaFile><filename>a.csv</filename><hash>{}</hash>\
         <downloadUrl>/media/a.csv</downloadUrl></mediaFile></manifest>",
        FileHash::of(b"name,label\n")
    );
    let server = FakeServer::start(&[
        reply(200, "", list),
        reply(200, "", "<form/>"),
        reply(200, "", &manifest),
        reply(200, "", "name,label\n"),
    ])
    .await;
    let forms = at(&format!("{}/key/TOKEN", server.address()));
    let entry = forms.form_list().await.unwrap().forms.remove(0);
    let heard = std::sync::Mutex::new(0);
    let hear = |bytes| *heard.lock().unwrap() = bytes;
    let form = forms.form(&entry, LIMIT, &hear).await.unwrap();
    assert_eq!(
        (form.as_slice(), *heard.lock().unwrap()),
        (&b"<form/>"[..], 7)
    );
    let file = forms.manifest(&entry).await.unwrap().files.remove(0);
    let bytes = forms.file(&file, LIMIT, &|_| {}).await.unwrap();
    assert_eq!(bytes, b"name,label\n");
    let asked: Vec<_> = server
        .heard()
        .iter()
        .map(|heard| heard.head.lines().next().unwrap().to_owned())
        .collect();
    assert_eq!(
        asked,
        [
            "GET /v1/key/TOKEN/formList HTTP/1.1",
            "GET /forms/poll HTTP/1.1",
            "GET /manifest/poll HTTP/1.1",
            "GET /media/a.csv HTTP/1.1"
        ]
    );
    assert_eq!(server.heard()[0].header("x-openrosa-version"), Some("1.0"));
}

#[tokio::test]
async fn every_wrong_reply_has_its_name() {
    assert_eq!(outcome(&[reply(200, "", "<form/>")]).await, "fetched");
    assert_eq!(
        outcome(&[reply(200, "", "<other/>")]).await,
        "fetch-differs"
    );
    assert_eq!(outcome(&[Act::CloseMidReply]).await, "fetch-refused");
    assert_eq!(outcome(&[Act::CloseAtOnce]).await, "fetch-broken-off");
    assert_eq!(outcome(&[Act::Garbage]).await, "fetch-broken-off");
    for (status, code) in [
        (204, "fetch-refused"),
        (401, "fetch-not-authenticated"),
        (403, "fetch-not-permitted"),
        (404, "fetch-not-found"),
        (418, "fetch-refused"),
        (503, "fetch-server-unwell"),
    ] {
        assert_eq!(outcome(&[reply(status, "", "")]).await, code, "{status}");
    }
    let long = "x".repeat(1001);
    assert_eq!(outcome(&[reply(200, "", &long)]).await, "fetch-too-large");
}

#[tokio::test]
async fn a_body_that_ends_before_its_length_is_broken_off() {
    assert_eq!(outcome(&[Act::HalfBody]).await, "fetch-broken-off");
}

#[tokio::test]
async fn redirects_are_followed_where_nobody_reads_along() {
    let to = |place: &str| reply(307, &format!("Location: {place}\r\n"), "");
    let good = reply(200, "", "<form/>");
    assert_eq!(outcome(&[to("/elsewhere"), good.clone()]).await, "fetched");
    for place in ["http://10.0.0.1/form", "ftp://a.example/form", ""] {
        assert_eq!(
            outcome(&[to(place), good.clone()]).await,
            "fetch-redirected"
        );
    }
    let circle: Vec<_> = (0..9).map(|_| to("/form")).collect();
    assert_eq!(outcome(&circle).await, "fetch-redirected");
}

#[tokio::test]
async fn a_list_is_a_list_and_no_log_in_page() {
    let server = FakeServer::start(&[reply(200, "", "<html><body/></html>")]).await;
    let error = at(&server.address()).form_list().await.unwrap_err();
    assert_eq!(error.code(), "wire-other-document");
}

#[tokio::test]
async fn who_cannot_prove_its_name_and_who_is_not_there_are_told_apart() {
    let (port, _) = impostor();
    let error = at(&format!("https://127.0.0.1:{port}")).form_list().await;
    assert_eq!(error.unwrap_err().code(), "fetch-server-unproven");
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = free.local_addr().unwrap().port();
    drop(free);
    let error = at(&format!("http://127.0.0.1:{port}")).form_list().await;
    let error = error.unwrap_err();
    assert_eq!(error.code(), "fetch-unreachable");
    assert!(error.is_passing());
}

#[tokio::test]
async fn an_address_of_a_list_goes_nowhere_in_the_clear() {
    let server = at("https://127.0.0.1:1/v1");
    for address in [
        "http://127.0.0.1:1/form",
        "http://10.0.0.1/form",
        "file:///etc/hosts",
    ] {
        let fetched = server.form(&entry(address, b""), LIMIT, &|_| {}).await;
        assert_eq!(fetched.unwrap_err(), FetchError::AddressUnusable);
    }
}
