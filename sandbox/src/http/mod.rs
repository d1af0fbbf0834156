//! Requests and responses as plain data, independent of the host.

pub mod body;
pub mod call;
pub mod error;
pub mod multipart;
pub mod paging;
pub mod router;

use percent_encoding::percent_decode_str;
use serde::Serialize;
use serde_json::Value;

#[derive(Debug, Clone, Default)]
pub struct Request {
    pub method: String,
    /// `https://host:port` of the URL, empty where it was only a path.
    pub origin: String,
    /// Decoded segments: `/v2/objects` is `["v2", "objects"]`.
    pub path: Vec<String>,
    pub query: Vec<(String, String)>,
    /// Header names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Request {
    /// Parses an absolute URL or a path with a query.
    pub fn new(method: &str, url: &str, headers: Vec<(String, String)>, body: Vec<u8>) -> Self {
        let (origin, rest) = match url.find("://") {
            Some(scheme_end) => {
                let after = url.get(scheme_end + 3..).unwrap_or_default();
                let host_end = after.find(['/', '?', '#']).unwrap_or(after.len());
                let split = scheme_end + 3 + host_end;
                (url.get(..split).unwrap_or_default(), url.get(split..).unwrap_or_default())
            }
            None => ("", url),
        };
        let rest = rest.split('#').next().unwrap_or_default();
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        Self {
            method: method.to_ascii_uppercase(),
            origin: origin.to_owned(),
            path: path
                .split('/')
                .filter(|segment| !segment.is_empty())
                .map(|segment| percent_decode_str(segment).decode_utf8_lossy().into_owned())
                .collect(),
            query: form_urlencoded::parse(query.as_bytes()).into_owned().collect(),
            headers: headers.into_iter().map(|(name, value)| (name.to_ascii_lowercase(), value)).collect(),
            body,
        }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub fn query(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The credential of `Authorization: Bearer …`, unless it is empty.
    pub fn bearer(&self) -> Option<&str> {
        let (scheme, token) = self.header("authorization")?.split_once(' ')?;
        let token = token.trim();
        (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty()).then_some(token)
    }

    pub fn path_text(&self) -> String {
        format!("/{}", self.path.join("/"))
    }
}

#[derive(Debug, Clone, Default)]
pub struct Response {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// Delay before the host delivers the answer.
    pub delay_ms: u32,
    /// Transport failure to simulate, for a fault.
    pub broken: Broken,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Broken {
    #[default]
    No,
    /// The body ends before it is complete.
    CutOff,
    /// There is no answer: `fetch` rejects.
    Network,
}

impl Response {
    pub fn json(status: u16, body: &impl Serialize) -> Self {
        // Serialization only fails for maps whose keys are not strings, and there are none.
        let body = serde_json::to_vec(body).unwrap_or_default();
        Self::text(status, "application/json; charset=utf-8", body)
    }

    pub fn text(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status,
            headers: vec![("content-type".to_owned(), content_type.to_owned())],
            body: body.into(),
            ..Self::default()
        }
    }

    pub fn empty(status: u16) -> Self {
        Self { status, ..Self::default() }
    }

    pub fn with_header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The body as JSON, `null` where it is none. For tests and tools.
    pub fn value(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }
}

pub fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}
