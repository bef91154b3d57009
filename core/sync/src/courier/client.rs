//! The HTTP client: our own TLS, no proxy of the system, no redirects, no cookies.

use std::sync::Arc;
use std::time::Duration;

use rayi_openrosa::{HeadReply, MAX_RESPONSE, Reply, headers};
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, LOCATION};
use reqwest::{RequestBuilder, StatusCode, redirect};
use rustls::{ClientConfig, RootCertStore};
use tokio::time::{Instant, timeout_at};
use url::Url;

use super::body::PartBody;
use crate::fetch::{FetchError, Hear};
use crate::machine::{Failure, Outcome};
use crate::{Error, ServerAddress, policy};

pub(crate) struct Client(reqwest::Client);

impl Client {
    /// The roots come with the program: a phone's own store may hold a school's or a state's.
    pub(crate) fn new() -> Result<Self, Error> {
        let roots = RootCertStore {
            roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
        };
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|_| Error::NoClient)?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let mut always = HeaderMap::new();
        // Without it, or with another number, ODK Central answers 400.
        let name = HeaderName::from_bytes(headers::OPENROSA_VERSION.as_bytes());
        always.insert(
            name.map_err(|_| Error::NoClient)?,
            HeaderValue::from_static(headers::VERSION),
        );
        let builder = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .no_proxy()
            // A redirect is a reply like any other: the policy judges it, nothing follows it.
            .redirect(redirect::Policy::none())
            .referer(false)
            // The same for everyone: a version tells devices apart.
            .user_agent("Rayi")
            .default_headers(always)
            .connect_timeout(policy::CONNECT_TIMEOUT)
            .pool_idle_timeout(policy::IDLE_CONNECTION)
            .pool_max_idle_per_host(1);
        #[cfg(any(target_os = "android", target_os = "linux"))]
        let builder = builder.tcp_user_timeout(policy::UNACKNOWLEDGED);
        builder.build().map(Self).map_err(|_| Error::NoClient)
    }

    /// HEAD of the submission address.
    pub(super) async fn probe(&self, server: &ServerAddress) -> Outcome {
        let request = self.0.head(server.submission().clone());
        match answer_to(request, policy::PROBE_TIMEOUT).await {
            Ok(answer) => Outcome::Headed(HeadReply::classify(answer.status, &answer.headers())),
            Err(error) => Outcome::Failed(failure_of(&error)),
        }
    }

    /// GET, of at most `limit` bytes; `hear` is told how many have come.
    pub(crate) async fn get(
        &self,
        address: &Url,
        limit: u64,
        hear: &Hear<'_>,
    ) -> Result<Fetched, FetchError> {
        let failed = |error: reqwest::Error| FetchError::Failed(failure_of(&error));
        let late = |_| FetchError::Failed(Failure::Timeout);
        let begun = Instant::now();
        let patience = |bytes| begun + policy::request_timeout(bytes);
        let request = self.0.get(address.clone()).send();
        let mut response = timeout_at(patience(0), request)
            .await
            .map_err(late)?
            .map_err(failed)?;
        if response.status() != StatusCode::OK {
            let location = response.headers().get(LOCATION);
            let location = location.and_then(|place| place.to_str().ok());
            return Ok(Fetched::Other {
                status: response.status().as_u16(),
                location: location.unwrap_or_default().to_owned(),
            });
        }
        let too_large = FetchError::TooLarge { limit };
        if response
            .content_length()
            .is_some_and(|length| length > limit)
        {
            return Err(too_large);
        }
        let mut bytes = Vec::new();
        loop {
            let so_far = bytes.len() as u64;
            let chunk = timeout_at(patience(so_far), response.chunk()).await;
            let Some(chunk) = chunk.map_err(late)?.map_err(failed)? else {
                return Ok(Fetched::Whole(bytes));
            };
            if so_far + chunk.len() as u64 > limit {
                return Err(too_large);
            }
            bytes.extend_from_slice(&chunk);
            hear(bytes.len() as u64);
        }
    }

    /// POST of one part.
    pub(super) async fn post(
        &self,
        server: &ServerAddress,
        content_type: &str,
        body: PartBody,
    ) -> Outcome {
        let patience = policy::request_timeout(body.len());
        let request = self
            .0
            .post(server.submission().clone())
            .header(CONTENT_TYPE, content_type)
            .body(reqwest::Body::wrap(body));
        match answer_to(request, patience).await {
            Ok(answer) => Outcome::Replied(Reply::classify(
                answer.status,
                &answer.headers(),
                &answer.body,
            )),
            Err(error) => Outcome::Failed(failure_of(&error)),
        }
    }
}

/// The reply to a GET.
pub(crate) enum Fetched {
    /// 200, and all of its body.
    Whole(Vec<u8>),
    /// Any other, whose body nobody reads.
    Other {
        /// HTTP status.
        status: u16,
        /// Where it leads, if it leads anywhere.
        location: String,
    },
}

/// A reply as it came, with no more of its body than anyone will read.
struct Answer {
    status: u16,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    /// Those headers that are text.
    fn headers(&self) -> Vec<(&str, &str)> {
        let texts = self
            .headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.to_str()));
        texts
            .filter_map(|(name, value)| Some((name, value.ok()?)))
            .collect()
    }
}

async fn answer_to(request: RequestBuilder, patience: Duration) -> Result<Answer, reqwest::Error> {
    let mut response = request.timeout(patience).send().await?;
    let mut body = Vec::new();
    while body.len() <= MAX_RESPONSE
        && let Some(chunk) = response.chunk().await?
    {
        body.extend_from_slice(&chunk[..chunk.len().min(MAX_RESPONSE + 1 - body.len())]);
    }
    Ok(Answer {
        status: response.status().as_u16(),
        headers: response.headers().clone(),
        body,
    })
}

fn failure_of(error: &reqwest::Error) -> Failure {
    match (error.is_connect(), error.is_timeout()) {
        (true, _) if is_of_tls(error) => Failure::Unproven,
        (true, _) => Failure::Unreachable,
        (false, true) => Failure::Timeout,
        (false, false) => Failure::BrokenOff,
    }
}

/// Whether rustls stands somewhere behind the error. An `io::Error` hides what it holds from
/// `source`, and there may be one in another.
fn is_of_tls(error: &(dyn std::error::Error + 'static)) -> bool {
    let mut next = Some(error);
    while let Some(error) = next {
        if error.is::<rustls::Error>() {
            return true;
        }
        let held = error
            .downcast_ref::<std::io::Error>()
            .and_then(std::io::Error::get_ref);
        next = match held {
            Some(held) => Some(held),
            None => error.source(),
        };
    }
    false
}
