//! Router: the addresses of the collector, and the few lines between each and the library.

use axum::Router;
use axum::extract::{FromRequestParts, Path, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rayi_openrosa::headers;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::collector::Collector;
use crate::rejection::Rejection;
use crate::wire::answers;

impl Collector {
    /// All addresses, to be served here or nested in a larger server.
    ///
    /// | address | |
    /// | --- | --- |
    /// | `GET /formList` | the newest version of each form |
    /// | `GET /forms/{id}[/{version}]` | the form: as it lies in the folder, or what a workbook there became |
    /// | `GET /manifest/{id}[/{version}]` | its media |
    /// | `GET /media/{id}[/{version}]/{name}` | one of them |
    /// | `HEAD`, `GET /submission` | 204 and the limit |
    /// | `POST /submission` | a record |
    pub fn router(&self) -> Router {
        let open_rosa = Router::new()
            .route("/formList", get(form_list))
            .route("/manifest/{id}", get(manifest))
            .route("/manifest/{id}/{version}", get(manifest))
            .route("/submission", get(readiness).post(submission))
            .method_not_allowed_fallback(no_such_method)
            .route_layer(middleware::map_response_with_state(
                self.clone(),
                with_headers,
            ))
            .route_layer(middleware::from_fn(require_version));
        Router::new()
            .merge(open_rosa)
            .route("/forms/{id}", get(form))
            .route("/forms/{id}/{version}", get(form))
            .route("/media/{id}/{name}", get(media))
            .route("/media/{id}/{version}/{name}", get(media))
            .fallback(no_such_place)
            .method_not_allowed_fallback(no_such_method)
            .with_state(self.clone())
    }
}

async fn form_list(
    State(collector): State<Collector>,
    head: HeaderMap,
) -> Result<Response, Rejection> {
    let address = answers::address_of(&collector, &head)?;
    let forms = collector.newest_forms().await;
    Ok(answers::form_list(&forms, &address, &head))
}

async fn form(
    State(collector): State<Collector>,
    Place(form): Place<FormPlace>,
    head: HeaderMap,
) -> Result<Response, Rejection> {
    let forms = collector.forms();
    let offer = forms.find(&form.id, &form.version)?;
    Ok(answers::xml(offer.xml.clone(), &offer.md5, &head))
}

async fn manifest(
    State(collector): State<Collector>,
    Place(form): Place<FormPlace>,
    head: HeaderMap,
) -> Result<Response, Rejection> {
    let forms = collector.forms();
    let offer = forms.find(&form.id, &form.version)?;
    let address = answers::address_of(&collector, &head)?;
    Ok(answers::manifest(offer, &address, &head))
}

async fn media(
    State(collector): State<Collector>,
    Place(media): Place<MediaPlace>,
    head: HeaderMap,
) -> Result<Response, Rejection> {
    let forms = collector.forms();
    let offer = forms.find(&media.id, &media.version)?;
    let found = offer.media.iter().find(|file| file.name == media.name);
    let answer = answers::file(found.ok_or(Rejection::NoSuchPlace)?, &head).await;
    answer.inspect_err(|fault| collector.notice(fault))
}

async fn readiness() -> StatusCode {
    StatusCode::NO_CONTENT
}

async fn submission(
    State(collector): State<Collector>,
    request: Request,
) -> Result<Response, Rejection> {
    let receipt = collector.submit(request).await;
    receipt
        .map(|receipt| answers::receipt(&receipt))
        .inspect_err(|fault| collector.notice(fault))
}

async fn no_such_place() -> Rejection {
    Rejection::NoSuchPlace
}

async fn no_such_method() -> Rejection {
    Rejection::NoSuchMethod
}

/// OpenRosa clients say which version they speak; one that says nothing is none.
async fn require_version(request: Request, next: Next) -> Result<Response, Rejection> {
    match request.headers().get(headers::OPENROSA_VERSION) {
        Some(version) if version == headers::VERSION => Ok(next.run(request).await),
        _ => Err(Rejection::VersionHeader),
    }
}

async fn with_headers(State(collector): State<Collector>, response: Response) -> Response {
    answers::with_open_rosa_headers(response, collector.limits().post)
}

#[derive(Deserialize)]
struct FormPlace {
    id: String,
    #[serde(default)]
    version: String,
}

#[derive(Deserialize)]
struct MediaPlace {
    id: String,
    #[serde(default)]
    version: String,
    name: String,
}

/// The parts of an address; one that cannot be read is an address that is not here.
struct Place<T>(T);

impl<T, S> FromRequestParts<S> for Place<T>
where
    T: DeserializeOwned + Send,
    S: Send + Sync,
{
    type Rejection = Rejection;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Rejection> {
        let place = Path::from_request_parts(parts, state).await;
        place
            .map(|Path(place)| Self(place))
            .map_err(|_| Rejection::NoSuchPlace)
    }
}

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        answers::refusal(&self)
    }
}
