//! Where requests go: the base URL, path segments and query strings. Nothing a caller passes can
//! make a request leave its host or its API's path.

/// Which API the base URL leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via {
    /// The Maton gateway: `/attio/v2/…` and `/connections`.
    Maton,
    /// Attio itself: `/v2/…`.
    Attio,
}

impl Via {
    pub const fn origin(self) -> &'static str {
        match self {
            Via::Maton => "https://api.maton.ai",
            Via::Attio => "https://api.attio.com",
        }
    }
}

/// What was wrong with a base URL, as the end of a sentence that begins with its name.
pub type Complaint = &'static str;

/// Checks a base URL and cuts its trailing slashes: `https`, or `http` to a loopback host, or a
/// path on the page's own origin.
///
/// ```
/// use attio::core::url::base;
/// assert_eq!(base("https://example.com/crm/"), Ok("https://example.com/crm"));
/// assert_eq!(base("/api/attio"), Ok("/api/attio"));
/// assert!(base("http://example.com").is_err());
/// assert!(base("https://user:pass@example.com").is_err());
/// ```
pub fn base(url: &str) -> Result<&str, Complaint> {
    if url.bytes().any(|b| !b.is_ascii_graphic() || matches!(b, b'\\' | b'?' | b'#' | b'"' | b'<' | b'>')) {
        return Err("must not have spaces, control characters, backslashes, a query or a fragment");
    }
    let trimmed = url.trim_end_matches('/');
    let (rest, local_only) = if let Some(rest) = url.strip_prefix("https://") {
        (rest, false)
    } else if let Some(rest) = url.strip_prefix("http://") {
        (rest, true)
    } else if url.starts_with('/') && !url.starts_with("//") {
        return if path_is_plain(trimmed) { Ok(trimmed) } else { Err("must not have '.' or '..' segments") };
    } else {
        return Err("must begin with https://, or with / for a path on the page's own origin");
    };
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    if authority.is_empty() || authority.contains('@') {
        return Err("must name a host, without a user or password");
    }
    if local_only && !is_loopback(authority) {
        return Err("must use https (http is for loopback hosts only)");
    }
    if !path_is_plain(path.trim_end_matches('/')) {
        return Err("must not have '.' or '..' segments");
    }
    Ok(trimmed)
}

fn is_loopback(authority: &str) -> bool {
    let host = match authority.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or(""),
        None => authority.split(':').next().unwrap_or(""),
    };
    host == "localhost"
        || host.ends_with(".localhost")
        || host == "::1"
        || (host.starts_with("127.") && host.bytes().all(|b| b.is_ascii_digit() || b == b'.'))
}

fn path_is_plain(path: &str) -> bool {
    path.split('/').all(|segment| !is_dots(segment))
}

/// `.` and `..`, also where a URL parser would see them behind `%2e`.
fn is_dots(segment: &str) -> bool {
    let mut rest = segment;
    let mut dots = 0;
    while let Some(tail) =
        rest.strip_prefix('.').or_else(|| rest.strip_prefix("%2e")).or_else(|| rest.strip_prefix("%2E"))
    {
        rest = tail;
        dots += 1;
    }
    rest.is_empty() && (dots == 1 || dots == 2)
}

/// Checks a path given by the caller for the escape hatch: below `/v2/`, and no way out of it.
pub fn raw_path(path: &str) -> Result<(), Complaint> {
    if !path.starts_with("/v2/") {
        Err("must begin with /v2/")
    } else if path.bytes().any(|b| !b.is_ascii_graphic() || matches!(b, b'\\' | b'?' | b'#')) {
        Err("must be encoded and have no query; pass query parameters as `query`")
    } else if !path_is_plain(path) {
        Err("must not have '.' or '..' segments")
    } else {
        Ok(())
    }
}

/// Appends one path segment, percent-encoded. Refuses what would not stay one segment.
pub fn push_segment(url: &mut String, segment: &str) -> Result<(), Complaint> {
    match segment {
        "" => Err("must not be empty"),
        "." | ".." => Err("must not be '.' or '..'"),
        _ => {
            push_encoded(url, segment);
            Ok(())
        }
    }
}

/// Appends `?key=value` or `&key=value`, both percent-encoded.
pub fn push_query(query: &mut String, key: &str, value: &str) {
    query.push(if query.is_empty() { '?' } else { '&' });
    push_encoded(query, key);
    query.push('=');
    push_encoded(query, value);
}

/// Percent-encodes everything but the unreserved characters of RFC 3986.
fn push_encoded(out: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(byte as char);
        } else {
            let hex = |digit: u8| (if digit < 10 { b'0' + digit } else { b'A' - 10 + digit }) as char;
            out.push('%');
            out.push(hex(byte >> 4));
            out.push(hex(byte & 15));
        }
    }
}

/// Whether a string may be the value of a header: visible ASCII and spaces inside, so that it can
/// neither end the header nor begin another.
pub fn is_header_safe(value: &str) -> bool {
    !value.is_empty() && value.trim() == value && value.bytes().all(|b| b == b' ' || b.is_ascii_graphic())
}

/// Whether a string may be the name of a header: a token of RFC 9110.
pub fn is_header_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b))
}
