//! Request URLs: base URL, path segments and query strings. No argument can make a request leave its host or the path
//! of its API.

/// Reason for refusing a base URL: the end of a sentence that begins with the option's name.
pub type Complaint = &'static str;

/// Checks a base URL and removes its trailing slashes: `https`, or `http` to a loopback host, or a path on the page's
/// own origin.
///
/// ```
/// use attio::core::url::base;
/// assert_eq!(base("https://example.com/crm/"), Ok("https://example.com/crm"));
/// assert_eq!(base("/api/attio"), Ok("/api/attio"));
/// assert!(base("http://example.com").is_err());
/// assert!(base("https://user:pass@example.com").is_err());
/// ```
pub fn base(url: &str) -> Result<&str, Complaint> {
    let mut base = url;
    while let Some(shorter) = base.strip_suffix('/') {
        base = shorter;
    }
    let (rest, plain_http) = match (base.strip_prefix("https://"), base.strip_prefix("http://")) {
        (Some(rest), _) => (rest, false),
        (_, Some(rest)) => (rest, true),
        _ if url.starts_with('/') && !url.starts_with("//") => (base, false),
        _ => return Err("must begin with https://, or with / for a path on the page's own origin"),
    };
    let path_at = rest.bytes().position(|byte| byte == b'/').unwrap_or(rest.len());
    let host = rest.get(..path_at).unwrap_or_default();
    if host.is_empty() != url.starts_with('/') || !is_plain(base, true) || base.bytes().any(|byte| byte == b'@') {
        return Err("must be a host and a path, without user, query, fragment, '.' or '..'");
    }
    if plain_http && !is_loopback(host) {
        return Err("must use https (http is for loopback hosts only)");
    }
    Ok(base)
}

fn is_loopback(host: &str) -> bool {
    // With an empty part it is a name, not an address.
    let is_number = |byte: u8| byte.is_ascii_digit() || byte == b'.' || byte == b':';
    let numbers = |rest: &str| rest.bytes().all(is_number) && !rest.as_bytes().windows(2).any(|two| two == b"..");
    let port = |rest: &str| rest.is_empty() || rest.starts_with(':');
    host.strip_prefix("localhost").is_some_and(port)
        || host.strip_prefix("[::1]").is_some_and(port)
        || host.strip_prefix("127.").is_some_and(numbers)
}

/// Allows visible ASCII, except characters that end a path or that a URL parser treats as a slash, and except `.` and
/// `..` as segments, also percent-encoded as `%2e`. `encoded` allows these characters percent-encoded, as in the URL
/// of a file.
fn is_plain(path: &str, encoded: bool) -> bool {
    let mut dots = 0;
    let mut other = false;
    let mut bytes = path.bytes();
    loop {
        match bytes.next() {
            None | Some(b'/') if !other && (dots == 1 || dots == 2) => return false,
            None => return true,
            Some(b'/') => (dots, other) = (0, false),
            Some(b'.') => dots += 1,
            // A gateway may decode a path before forwarding it.
            Some(b'%') => match (hex(bytes.next()), hex(bytes.next())) {
                (Some(high), Some(low)) => match high * 16 + low {
                    b'.' => dots += 1,
                    byte if !encoded && ends_segment(byte) => return false,
                    _ => other = true,
                },
                _ => return false,
            },
            Some(byte) if !byte.is_ascii_graphic() || matches!(byte, b'\\' | b'?' | b'#' | b'"' | b'<' | b'>') => {
                return false;
            }
            Some(b';') if !encoded => return false,
            Some(_) => other = true,
        }
    }
}

/// Whether a byte, once decoded, can end a path segment, begin a query or be decoded again. Some servers cut a
/// segment at `;`, so that `..;` is `..`.
fn ends_segment(byte: u8) -> bool {
    byte.is_ascii_control() || matches!(byte, b'/' | b'\\' | b'?' | b'#' | b'%' | b';')
}

fn hex(digit: Option<u8>) -> Option<u8> {
    (digit? as char).to_digit(16).map(|digit| digit as u8)
}

/// Whether a redirect may be followed: `https`, or `http` to a loopback host, without user information.
pub fn is_safe_address(address: &str) -> bool {
    let end = address.bytes().position(|byte| matches!(byte, b'?' | b'#')).unwrap_or(address.len());
    !address.starts_with('/') && base(address.get(..end).unwrap_or_default()).is_ok()
}

/// Checks the path of a raw request: below `/v2/`, without any way out of it.
pub fn raw_path(path: &str) -> Result<(), Complaint> {
    if path.starts_with("/v2/") && is_plain(path, false) {
        Ok(())
    } else {
        Err(
            "must begin with /v2/ and be encoded; no segment may be '.' or '..', or hold / \\ ? # % ; or a control character, encoded either; the query goes into `query`",
        )
    }
}

/// Appends one path segment, percent-encoded. Refuses values that would not stay one segment.
pub fn push_segment(url: &mut String, segment: &str) -> Result<(), Complaint> {
    match segment {
        "" => Err("must not be empty"),
        "." | ".." => Err("must not be '.' or '..'"),
        _ if segment.bytes().any(ends_segment) => {
            Err("must not hold / \\ ? # % ; or a control character: options and statuses are named by their id here")
        }
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
