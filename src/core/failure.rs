//! Classification of failed requests: status and body of an answer become one kind of error.

/// The discriminant of `AttioError`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Configuration,
    InvalidArgument,
    Authentication,
    Permission,
    NotFound,
    Conflict,
    MissingConnection,
    Validation,
    RateLimited,
    Timeout,
    Server,
    Network,
    Decode,
}

impl Kind {
    pub const fn as_str(self) -> &'static str {
        match self {
            Kind::Configuration => "configuration",
            Kind::InvalidArgument => "invalid_argument",
            Kind::Authentication => "authentication",
            Kind::Permission => "permission",
            Kind::NotFound => "not_found",
            Kind::Conflict => "conflict",
            Kind::MissingConnection => "missing_connection",
            Kind::Validation => "validation",
            Kind::RateLimited => "rate_limited",
            Kind::Timeout => "timeout",
            Kind::Server => "server",
            Kind::Network => "network",
            Kind::Decode => "decode",
        }
    }
}

/// Origin of a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Client,
    Network,
    Gateway,
    Attio,
}

impl Source {
    pub const fn as_str(self) -> &'static str {
        match self {
            Source::Client => "client",
            Source::Network => "network",
            Source::Gateway => "gateway",
            Source::Attio => "attio",
        }
    }
}

/// Fields read from an error body, whichever shape it had.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErrorBody {
    /// Attio's string code, such as `not_found`; empty where there is none.
    pub code: String,
    pub message: String,
    /// Whether it has Attio's shape, and no numeric code, `error` or `detail`, which only the gateway has.
    pub attio: bool,
}

/// Classifies a status and a body by kind and source. `via_gateway`: the request went through Maton.
///
/// ```
/// use attio::core::failure::{ErrorBody, Kind, Source, classify};
/// let body = ErrorBody { message: "No attio connection".into(), ..Default::default() };
/// assert_eq!(classify(400, &body, true), (Kind::MissingConnection, Source::Gateway));
/// ```
pub fn classify(status: u16, body: &ErrorBody, via_gateway: bool) -> (Kind, Source) {
    let source = if via_gateway && !body.attio { Source::Gateway } else { Source::Attio };
    let kind = match status {
        401 => Kind::Authentication,
        403 => Kind::Permission,
        _ if body.code == "uniqueness_conflict" || body.code == "merge_in_progress" => Kind::Conflict,
        400 if source == Source::Gateway && names_connection(&body.message) => Kind::MissingConnection,
        404 => Kind::NotFound,
        408 => Kind::Timeout,
        409 => Kind::Conflict,
        412 => Kind::MissingConnection,
        429 => Kind::RateLimited,
        400..=499 => Kind::Validation,
        _ => Kind::Server,
    };
    (kind, source)
}

fn names_connection(message: &str) -> bool {
    message.as_bytes().windows(10).any(|part| part.eq_ignore_ascii_case(b"connection"))
}

/// The message of an error: the service's own words, or the status where it has none, followed by advice where there
/// is any.
pub fn message(status: u16, body: &ErrorBody, kind: Kind, source: Source, scopes: &str) -> String {
    let mut message = body.message.clone();
    if message.is_empty() {
        message.push_str("The server answered with status ");
        for digit in [status / 100, status / 10 % 10, status % 10] {
            message.push(char::from(b'0' + digit as u8));
        }
        message.push('.');
    }
    let advice = match (kind, source) {
        (Kind::MissingConnection, _) => {
            "Create one with connections.create(), open its url, and wait for it with connections.waitUntilActive()."
        }
        // A textual code is from a proxy, about its own session.
        (Kind::Authentication, Source::Gateway) if body.code.is_empty() => "Check the Maton API key.",
        (Kind::Server, Source::Gateway) if status == 500 => {
            "Through Maton this usually means that the connection's grant has expired: create a new connection, use it, and delete the old one."
        }
        (Kind::Permission, _) if !scopes.is_empty() => "This operation needs the scopes ",
        _ => return message,
    };
    // Servers end their messages with and without a full stop.
    if !message.ends_with(['.', '!', '?']) {
        message.push('.');
    }
    message.push(' ');
    message.push_str(advice);
    if kind == Kind::Permission {
        for byte in scopes.bytes() {
            match byte {
                b' ' => message.push_str(", "),
                b'|' => message.push_str(" or "),
                _ => message.push(char::from(byte)),
            }
        }
        message.push('.');
    }
    message
}
