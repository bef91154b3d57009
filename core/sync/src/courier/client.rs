//! The HTTP client: our own TLS, no proxy of the system, no redirects, no cookies.

use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use reqwest::{RequestBuilder, redirect};
use rustls::{ClientConfig, RootCertStore};

use super::body::PartBody;
use crate::frame::Frame;
use crate::machine::{Failure, Outcome};
use crate::reply::Reply;
use crate::{Error, ServerAddress, policy};

pub(super) struct Client(reqwest::Client);

impl Client {
    /// The roots come with the program: a phone's own store may hold a school's or a state's.
    pub(super) fn new() -> Result<Self, Error> {
        let roots = RootCertStore {
            roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
        };
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|_| Error::NoClient)?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let mut headers = HeaderMap::new();
        // Without it, or with another number, ODK Central answers 400.
        headers.insert("x-openrosa-version", HeaderValue::from_static("1.0"));
        let builder = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .no_proxy()
            // A redirect is a reply like any other: the policy judges it, nothing follows it.
            .redirect(redirect::Policy::none())
            .referer(false)
            // The same for everyone: a version tells devices apart.
            .user_agent("Rayi")
            .default_headers(headers)
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
        outcome_of(request, policy::PROBE_TIMEOUT).await
    }

    /// POST of one part.
    pub(super) async fn post(
        &self,
        server: &ServerAddress,
        frame: &Frame,
        body: PartBody,
    ) -> Outcome {
        let patience = policy::request_timeout(body.len());
        let request = self
            .0
            .post(server.submission().clone())
            .header(CONTENT_TYPE, frame.content_type())
            .body(reqwest::Body::wrap(body));
        outcome_of(request, patience).await
    }
}

async fn outcome_of(request: RequestBuilder, patience: Duration) -> Outcome {
    match reply_of(request.timeout(patience)).await {
        Ok(reply) => Outcome::Replied(reply),
        Err(error) => Outcome::Failed(failure_of(&error)),
    }
}

async fn reply_of(request: RequestBuilder) -> Result<Reply, reqwest::Error> {
    let mut response = request.send().await?;
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        let room = policy::REPLY_BYTES - body.len();
        body.extend_from_slice(&chunk[..chunk.len().min(room)]);
        if body.len() == policy::REPLY_BYTES {
            break;
        }
    }
    let headers = response.headers();
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    Ok(Reply::read(response.status().as_u16(), header, &body))
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
