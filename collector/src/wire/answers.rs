//! Answers: what goes back, with the headers OpenRosa clients look at.
//!
//! Beside OpenRosa's own there are two headers of ours: `Rayi-Missing`, the number of files that
//! an accepted record names and that have not come; and `Rayi-Refusal`, the code of a
//! [`Rejection`]. Other clients pass over them.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use md5::{Digest, Md5};
use rayi_openrosa::{
    FileHash, FormList, FormListEntry, Manifest, MediaFile, content_type, headers,
};
use tokio::fs::File;
use tokio_util::io::ReaderStream;

use crate::archive::Receipt;
use crate::collector::Collector;
use crate::forms::{Forms, Media, Offer};
use crate::names;
use crate::rejection::Rejection;

/// Scheme, host and path under which this client reaches us, without a slash at the end.
pub(crate) fn address_of(collector: &Collector, head: &HeaderMap) -> Result<String, Rejection> {
    if let Some(url) = collector.public_url() {
        return Ok(url.to_owned());
    }
    let host = head
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or_default();
    let good = |byte: u8| byte.is_ascii_alphanumeric() || b".-_:[]".contains(&byte);
    if host.is_empty() || !host.bytes().all(good) {
        return Err(Rejection::HostHeader);
    }
    Ok(format!("http://{host}"))
}

/// The newest version of each form.
pub(crate) fn form_list(forms: &Forms, address: &str, head: &HeaderMap) -> Response {
    let listed = forms.all().iter().filter(|offer| offer.newest);
    let forms = listed.map(|offer| list_entry(offer, address)).collect();
    let body = Bytes::from(FormList { forms }.print());
    let md5 = names::hex(&Md5::digest(&body));
    xml(body, &md5, head)
}

/// The media of a form.
pub(crate) fn manifest(offer: &Offer, address: &str, head: &HeaderMap) -> Response {
    let files = offer
        .media
        .iter()
        .map(|media| manifest_entry(offer, media, address))
        .collect();
    let body = Bytes::from(Manifest { files }.print());
    let md5 = names::hex(&Md5::digest(&body));
    xml(body, &md5, head)
}

/// XML of this digest, or 304 when the client has it.
pub(crate) fn xml(body: Bytes, md5: &str, head: &HeaderMap) -> Response {
    let tag = format!("W/\"{md5}\"");
    if has(head, &tag) {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response();
    }
    ([(header::CONTENT_TYPE, XML), (header::ETAG, &tag)], body).into_response()
}

/// A file of a form, or 304 when the client has it. There are no ranges, as at ODK Central.
pub(crate) async fn file(media: &Media, head: &HeaderMap) -> Result<Response, Rejection> {
    let tag = format!("W/\"{}\"", media.md5);
    if has(head, &tag) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response());
    }
    let opened = File::open(&media.path)
        .await
        .map_err(Rejection::MediaUnreadable)?;
    let size = opened
        .metadata()
        .await
        .map_err(Rejection::MediaUnreadable)?
        .len();
    let headers = [
        (header::CONTENT_TYPE, content_type(&media.name).to_owned()),
        (header::CONTENT_LENGTH, size.to_string()),
        (header::ETAG, tag),
    ];
    Ok((headers, Body::from_stream(ReaderStream::new(opened))).into_response())
}

/// The record is here.
pub(crate) fn receipt(receipt: &Receipt) -> Response {
    let body = rayi_openrosa::Response::success().print();
    let tag = format!("W/\"{}\"", names::hex(&Md5::digest(&body)));
    let mut response = (
        StatusCode::CREATED,
        [
            (header::CONTENT_TYPE, XML),
            (header::CONTENT_LANGUAGE, "en"),
            (header::CACHE_CONTROL, "no-store"),
            (header::VARY, "*"),
            (header::ETAG, &tag),
        ],
        body,
    )
        .into_response();
    if receipt.missing > 0 {
        response.headers_mut().insert(
            named(headers::RAYI_MISSING),
            HeaderValue::from(receipt.missing),
        );
    }
    response
}

/// The request was not done.
pub(crate) fn refusal(rejection: &Rejection) -> Response {
    let body = rayi_openrosa::Response::error(rejection.to_string()).print();
    let headers = [
        (header::CONTENT_TYPE, XML),
        (header::CONTENT_LANGUAGE, "en"),
    ];
    let mut response = (rejection.status(), headers, body).into_response();
    response
        .headers_mut()
        .insert(named(REFUSAL), HeaderValue::from_static(rejection.code()));
    response
}

/// Adds what every answer of an OpenRosa address bears.
pub(crate) fn with_open_rosa_headers(mut response: Response, limit: u64) -> Response {
    let map = response.headers_mut();
    map.insert(
        named(headers::OPENROSA_VERSION),
        HeaderValue::from_static(headers::VERSION),
    );
    map.insert(
        named(headers::ACCEPT_CONTENT_LENGTH),
        HeaderValue::from(limit),
    );
    response
}

/// A header by its name on the wire, whose case does not count.
fn named(name: &'static str) -> HeaderName {
    HeaderName::from_bytes(name.as_bytes()).expect("the names of our headers are ASCII tokens")
}

/// Whether the client says that it has what bears this tag (RFC 9110, 13.1.2: weak comparison).
fn has(head: &HeaderMap, tag: &str) -> bool {
    let opaque = tag.trim_start_matches("W/");
    head.get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|known| matches!(known.trim(), "*") || known.trim().trim_start_matches("W/") == opaque)
}

fn list_entry(offer: &Offer, base: &str) -> FormListEntry {
    let has_media = !offer.media.is_empty();
    FormListEntry {
        form_id: offer.id.clone(),
        name: offer.title.clone(),
        version: offer.version.clone(),
        hash: Some(FileHash::from_wire(format!("md5:{}", offer.md5))),
        download_url: address(base, "forms", offer, None),
        manifest_url: has_media.then(|| address(base, "manifest", offer, None)),
    }
}

fn manifest_entry(offer: &Offer, media: &Media, base: &str) -> MediaFile {
    MediaFile {
        filename: media.name.clone(),
        hash: FileHash::from_wire(format!("md5:{}", media.md5)),
        download_url: address(base, "media", offer, Some(&media.name)),
        entities: None,
        integrity_url: None,
    }
}

/// The address of a form's XML (`forms`), manifest, or media file.
fn address(base: &str, kind: &str, offer: &Offer, file: Option<&str>) -> String {
    let mut address = format!("{base}/{kind}/{}", segment(&offer.id));
    let version = Some(offer.version.as_str()).filter(|version| !version.is_empty());
    for part in [version, file].into_iter().flatten() {
        address.push('/');
        address.push_str(&segment(part));
    }
    address
}

/// One segment of a path: everything but RFC 3986's unreserved characters percent-encoded.
fn segment(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

const XML: &str = headers::XML_CONTENT_TYPE;
const REFUSAL: &str = "rayi-refusal";
