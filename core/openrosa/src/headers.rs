//! Header names and fixed values, in one place so that both ends of the wire spell them alike.

/// Names the version of OpenRosa; required on every request, [`VERSION`] exactly.
pub const OPENROSA_VERSION: &str = "X-OpenRosa-Version";

/// The one value of [`OPENROSA_VERSION`].
pub const VERSION: &str = "1.0";

/// Largest POST in bytes that the server takes, in its answers to HEAD and POST.
pub const ACCEPT_CONTENT_LENGTH: &str = "X-OpenRosa-Accept-Content-Length";

/// Rayi's collector: how many named files of the record it still lacks. Left out when none.
pub const RAYI_MISSING: &str = "Rayi-Missing";

/// Media type of form lists, manifests and responses.
pub const XML_CONTENT_TYPE: &str = "text/xml; charset=utf-8";

/// Seconds to be patient (RFC 9110, 10.2.3).
pub const RETRY_AFTER: &str = "Retry-After";

/// Where a redirect leads (RFC 9110, 10.2.2).
pub const LOCATION: &str = "Location";

/// The value of header `name`, whose case does not count, without blanks around it.
pub(crate) fn find<'a>(headers: &[(&str, &'a str)], name: &str) -> Option<&'a str> {
    headers
        .iter()
        .find(|(key, _)| key.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.trim_matches([' ', '\t']))
}
