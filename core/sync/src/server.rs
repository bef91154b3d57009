//! The address of an OpenRosa server, and what may be sent to it.

use std::net::IpAddr;

use url::{Host, Url};

use crate::Error;

/// The checked submission address of a server. `Debug` hides it: an ODK Central address holds the token.
#[derive(Clone, PartialEq, Eq)]
pub struct ServerAddress(Url);

impl ServerAddress {
    /// Parses `https://host/path`, with or without `/submission` at its end.
    ///
    /// Plain `http` is for this machine and local networks only: anywhere else everyone on the way
    /// would read the answers.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let mut url = Url::parse(text.trim()).map_err(|_| Error::AddressUnusable)?;
        match url.scheme() {
            "https" => {}
            "http" if is_near(&url) => {}
            "http" => return Err(Error::AddressUnprotected),
            _ => return Err(Error::AddressUnusable),
        }
        url.set_fragment(None);
        let path = url.path().trim_end_matches('/');
        let base = path.strip_suffix(SUBMISSION).unwrap_or(path);
        url.set_path(&format!("{base}{SUBMISSION}"));
        Ok(Self(url))
    }

    /// Where the forms on offer are listed (OpenRosa Form Discovery API).
    #[must_use]
    pub(crate) fn form_list(&self) -> Url {
        let mut url = self.0.clone();
        let base = url.path().strip_suffix(SUBMISSION).unwrap_or_default();
        url.set_path(&format!("{base}/formList"));
        url
    }

    /// Name of its host, for a person; the rest of the address may hold a key.
    #[must_use]
    pub fn host(&self) -> Option<String> {
        self.0.host_str().map(ToOwned::to_owned)
    }

    /// Where records are sent (OpenRosa Form Submission API).
    #[must_use]
    pub fn submission(&self) -> &Url {
        &self.0
    }
}

impl std::fmt::Debug for ServerAddress {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("ServerAddress(…)")
    }
}

fn is_near(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => {
            address.is_loopback() || address.is_private() || address.is_link_local()
        }
        Some(Host::Ipv6(address)) => {
            IpAddr::from(address).is_loopback()
                || address.is_unique_local()
                || address.is_unicast_link_local()
        }
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".local"),
        None => false,
    }
}

const SUBMISSION: &str = "/submission";

#[cfg(test)]
mod tests {
    use super::*;

    fn submission(text: &str) -> Result<String, &'static str> {
        ServerAddress::parse(text)
            .map(|address| address.submission().to_string())
            .map_err(|error| error.code())
    }

    #[test]
    fn the_address_of_submissions() {
        for (text, expected) in [
            ("https://a.example", Ok("https://a.example/submission")),
            (" https://a.example/ ", Ok("https://a.example/submission")),
            (
                "https://a.example/v1/key/T/projects/1",
                Ok("https://a.example/v1/key/T/projects/1/submission"),
            ),
            (
                "https://a.example/x/submission/",
                Ok("https://a.example/x/submission"),
            ),
            (
                "https://a.example/x?st=1#y",
                Ok("https://a.example/x/submission?st=1"),
            ),
            (
                "http://127.0.0.1:8080",
                Ok("http://127.0.0.1:8080/submission"),
            ),
            (
                "http://192.168.1.5/c",
                Ok("http://192.168.1.5/c/submission"),
            ),
            ("http://[::1]:80/", Ok("http://[::1]/submission")),
            ("http://localhost", Ok("http://localhost/submission")),
            ("http://office.local", Ok("http://office.local/submission")),
            ("http://a.example", Err("server-address-unprotected")),
            ("http://8.8.8.8", Err("server-address-unprotected")),
            (
                "http://localhost.example",
                Err("server-address-unprotected"),
            ),
            ("ftp://a.example", Err("server-address-unusable")),
            ("a.example", Err("server-address-unusable")),
            ("", Err("server-address-unusable")),
        ] {
            assert_eq!(
                submission(text).as_deref(),
                expected.as_ref().copied(),
                "{text}"
            );
        }
    }

    #[test]
    fn a_token_in_an_address_stays_out_of_debug() {
        let server = ServerAddress::parse("https://a.example/v1/key/TOKEN").unwrap();
        assert!(!format!("{server:?}").contains("TOKEN"));
    }
}
