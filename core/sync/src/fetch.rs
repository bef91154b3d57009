//! What a server offers, fetched: its form list, forms, manifests and files. Nothing is kept here.

use rayi_openrosa::{FileHash, FormList, FormListEntry, Manifest, MediaFile};
use url::Url;

use crate::courier::client::{Client, Fetched};
use crate::{Error, Failure, ServerAddress};

/// A server that forms are fetched from (OpenRosa Form Discovery API).
pub struct FormServer {
    address: ServerAddress,
    client: Client,
}

/// Something was not fetched; nothing was changed by it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FetchError {
    /// No connection came about, or it ended.
    #[error("the server was not reached")]
    Failed(Failure),
    /// The server sends us where we do not go.
    #[error("the server redirects with {status}")]
    Redirected {
        /// HTTP status.
        status: u16,
        /// The host it names; empty if it names none.
        host: String,
    },
    /// 401: the server does not know who asks.
    #[error("the server does not know who asks")]
    NotAuthenticated,
    /// 403.
    #[error("the server does not allow it")]
    NotPermitted,
    /// 404 and 410.
    #[error("the server has no such thing")]
    NotFound,
    /// 5xx, and what asks for patience.
    #[error("the server is not well: {status}")]
    Unwell {
        /// HTTP status.
        status: u16,
    },
    /// Any other status.
    #[error("the server refuses: {status}")]
    Refused {
        /// HTTP status.
        status: u16,
    },
    /// It has more bytes than are read.
    #[error("more than {limit} bytes")]
    TooLarge {
        /// Bytes that are read.
        limit: u64,
    },
    /// What came is not what the list says, by its hash.
    #[error("what came is not what was listed")]
    Differs,
    /// A list names an address that is none, or where anyone could read along.
    #[error("a listed address cannot be used")]
    AddressUnusable,
    /// What came is no form list or no manifest.
    #[error(transparent)]
    Wire(#[from] rayi_openrosa::Error),
}

impl FetchError {
    /// Stable kebab-case name; the texts that people read are found by it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Failed(Failure::Unreachable) => "fetch-unreachable",
            Self::Failed(Failure::Timeout) => "fetch-timeout",
            Self::Failed(Failure::BrokenOff) => "fetch-broken-off",
            Self::Failed(Failure::Unproven) => "fetch-server-unproven",
            Self::Redirected { .. } => "fetch-redirected",
            Self::NotAuthenticated => "fetch-not-authenticated",
            Self::NotPermitted => "fetch-not-permitted",
            Self::NotFound => "fetch-not-found",
            Self::Unwell { .. } => "fetch-server-unwell",
            Self::Refused { .. } => "fetch-refused",
            Self::TooLarge { .. } => "fetch-too-large",
            Self::Differs => "fetch-differs",
            Self::AddressUnusable => "fetch-address-unusable",
            Self::Wire(fault) => fault.code(),
        }
    }

    /// Values for the placeholders of the text with [`Self::code`].
    #[must_use]
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Redirected { status, host } => {
                vec![("status", status.to_string()), ("host", host.clone())]
            }
            Self::Unwell { status } | Self::Refused { status } => {
                vec![("status", status.to_string())]
            }
            Self::TooLarge { limit } => vec![("limit", limit.to_string())],
            Self::Wire(fault) => fault.parameters(),
            _ => Vec::new(),
        }
    }

    /// Whether the same call may succeed by itself later.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Failed(failure) => *failure != Failure::Unproven,
            // A file that changed between list and fetch is listed anew the next time.
            Self::Unwell { .. } | Self::Differs => true,
            _ => false,
        }
    }
}

impl FormServer {
    /// The server at an address.
    ///
    /// # Errors
    /// [`Error::NoClient`].
    pub fn new(address: ServerAddress) -> Result<Self, Error> {
        let client = Client::new()?;
        Ok(Self { address, client })
    }

    /// The forms on offer.
    ///
    /// # Errors
    /// Why they are not known now.
    pub async fn form_list(&self) -> Result<FormList, FetchError> {
        let bytes = self.get(self.address.form_list(), LIST_BYTES, &|_| {});
        Ok(FormList::parse(&bytes.await?)?)
    }

    /// The XML of a form, of at most `limit` bytes.
    ///
    /// # Errors
    /// Why it did not come whole and as listed.
    pub async fn form(
        &self,
        entry: &FormListEntry,
        limit: u64,
        hear: &Hear<'_>,
    ) -> Result<Vec<u8>, FetchError> {
        let bytes = self.get(self.listed(&entry.download_url)?, limit, hear);
        as_listed(bytes.await?, |bytes| {
            hash_matches(entry.hash.as_ref(), bytes)
        })
    }

    /// The files that a form needs; none where it has no manifest.
    ///
    /// # Errors
    /// Why they are not known now.
    pub async fn manifest(&self, entry: &FormListEntry) -> Result<Manifest, FetchError> {
        let Some(address) = &entry.manifest_url else {
            return Ok(Manifest::default());
        };
        let bytes = self.get(self.listed(address)?, LIST_BYTES, &|_| {});
        Ok(Manifest::parse(&bytes.await?)?)
    }

    /// A file of a manifest, of at most `limit` bytes.
    ///
    /// # Errors
    /// Why it did not come whole and as listed.
    pub async fn file(
        &self,
        file: &MediaFile,
        limit: u64,
        hear: &Hear<'_>,
    ) -> Result<Vec<u8>, FetchError> {
        let bytes = self.get(self.listed(&file.download_url)?, limit, hear);
        as_listed(bytes.await?, |bytes| file.contents_match(bytes))
    }

    /// An address of a list. Nothing goes in the clear but to the server itself, which is near then.
    fn listed(&self, address: &str) -> Result<Url, FetchError> {
        let server = self.address.submission();
        let url = server
            .join(address)
            .map_err(|_| FetchError::AddressUnusable)?;
        let is_same = url.origin() == server.origin();
        match url.scheme() == "https" || is_same {
            true => Ok(url),
            false => Err(FetchError::AddressUnusable),
        }
    }

    async fn get(
        &self,
        mut address: Url,
        limit: u64,
        hear: &Hear<'_>,
    ) -> Result<Vec<u8>, FetchError> {
        for _ in 0..=REDIRECTS {
            let (status, place) = match self.client.get(&address, limit, hear).await? {
                Fetched::Whole(bytes) => return Ok(bytes),
                Fetched::Other { status, location } => (status, location),
            };
            if !matches!(status, 301 | 302 | 303 | 307 | 308) {
                return Err(refusal(status));
            }
            // Files may lie with another service; what came is compared with the list's hash.
            let next = address.join(&place).ok().filter(|_| !place.is_empty());
            let next = next.and_then(|next| self.listed(next.as_str()).ok());
            match next {
                Some(next) => address = next,
                None => return Err(redirected(status, &place)),
            }
        }
        Err(redirected(302, address.as_str()))
    }
}

impl std::fmt::Debug for FormServer {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("FormServer").finish_non_exhaustive()
    }
}

/// Hears how many bytes have come.
pub type Hear<'h> = dyn Fn(u64) + Sync + 'h;

fn refusal(status: u16) -> FetchError {
    match status {
        401 => FetchError::NotAuthenticated,
        403 => FetchError::NotPermitted,
        404 | 410 => FetchError::NotFound,
        408 | 429 | 500..=599 => FetchError::Unwell { status },
        _ => FetchError::Refused { status },
    }
}

fn redirected(status: u16, place: &str) -> FetchError {
    let host = Url::parse(place).ok();
    let host = host.and_then(|url| url.host_str().map(ToOwned::to_owned));
    FetchError::Redirected {
        status,
        host: host.unwrap_or_default(),
    }
}

fn hash_matches(hash: Option<&FileHash>, bytes: &[u8]) -> Option<bool> {
    hash?.matches(bytes)
}

/// What nothing can be said about is taken: TLS has seen to it that it came whole.
fn as_listed(
    bytes: Vec<u8>,
    matches: impl Fn(&[u8]) -> Option<bool>,
) -> Result<Vec<u8>, FetchError> {
    match matches(&bytes) {
        Some(false) => Err(FetchError::Differs),
        Some(true) | None => Ok(bytes),
    }
}

/// As `rayi-openrosa` bounds lists.
const LIST_BYTES: u64 = 8 << 20;
/// A storage service's address is one redirect away, and there may be a load balancer before it.
const REDIRECTS: u32 = 3;

#[cfg(test)]
mod tests;
