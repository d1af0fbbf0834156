//! Errors in the wording and shapes of the service.

use serde_json::{Value, json};

use crate::http::Response;

/// An error of Attio: `{status_code, type, code, message}`, and `validation_errors` where a field is invalid.
#[derive(Debug, Clone, PartialEq)]
pub struct Failure {
    pub status: u16,
    pub kind: &'static str,
    pub code: &'static str,
    pub message: String,
    pub validation_errors: Vec<Value>,
    /// Some operations spell it `statusCode`; the published contract has that spelling.
    camel_case: bool,
}

impl Failure {
    fn new(status: u16, kind: &'static str, code: &'static str, message: impl Into<String>) -> Self {
        Self { status, kind, code, message: message.into(), validation_errors: Vec::new(), camel_case: false }
    }

    /// A 400 with a specific code.
    pub fn bad(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(400, "invalid_request_error", code, message)
    }

    /// A 400 about one field of the request, by its `path`.
    pub fn invalid(path: &[&str], message: impl Into<String>) -> Self {
        let message = message.into();
        let mut failure = Self::bad("validation_type", format!("Body payload validation error. {message}"));
        failure.validation_errors.push(json!({ "code": "invalid_type", "path": path, "message": message }));
        failure
    }

    pub fn filter(message: impl Into<String>) -> Self {
        Self::bad("filter_error", format!("Error in filter. {}", message.into()))
    }

    pub fn value_not_found(message: impl Into<String>) -> Self {
        Self::bad("value_not_found", message)
    }

    pub fn not_found(message: impl Into<String>) -> Self {
        Self::new(404, "invalid_request_error", "not_found", message)
    }

    pub fn missing(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(404, "invalid_request_error", code, message)
    }

    pub fn conflict(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(409, "invalid_request_error", code, message)
    }

    pub fn too_large(message: impl Into<String>) -> Self {
        Self::new(413, "invalid_request_error", "validation_type", message)
    }

    pub fn unauthorized() -> Self {
        Self::new(401, "auth_error", "unauthorized", "The access token is missing or not valid.")
    }

    pub fn forbidden(message: impl Into<String>) -> Self {
        Self::new(403, "auth_error", "unauthorized", message)
    }

    pub fn missing_scope(scope: &str) -> Self {
        Self::forbidden(format!("The access token does not have the scope \"{scope}\", which this operation needs."))
    }

    pub fn rate_limited() -> Self {
        Self::new(429, "rate_limit_error", "rate_limit_exceeded", "Rate limit exceeded, please try again later.")
    }

    pub fn in_camel_case(mut self) -> Self {
        self.camel_case = true;
        self
    }

    pub fn response(&self) -> Response {
        let status = if self.camel_case { "statusCode" } else { "status_code" };
        let mut body = json!({ status: self.status, "type": self.kind, "code": self.code, "message": self.message });
        if let (false, Some(map)) = (self.validation_errors.is_empty(), body.as_object_mut()) {
            map.insert("validation_errors".to_owned(), Value::Array(self.validation_errors.clone()));
        }
        Response::json(self.status, &body)
    }
}

/// The four shapes of the gateway's own errors.
pub mod gateway {
    use super::{Response, Value, json};

    /// From its handlers: `type` is the reason phrase, `code` a number.
    pub fn flat(status: u16, message: impl Into<String>) -> Response {
        let reason = match status {
            400 => "Bad Request",
            404 => "Not Found",
            412 => "Precondition Failed",
            429 => "Too Many Requests",
            _ => "Internal Server Error",
        };
        Response::json(status, &json!({ "message": message.into(), "type": reason, "code": status }))
    }

    /// From its authentication.
    pub fn nested(status: u16, message: &str) -> Response {
        Response::json(status, &json!({ "error": { "message": message, "code": status } }))
    }

    /// From its router.
    pub fn no_route() -> Response {
        Response::json(404, &json!({ "detail": "Not Found" }))
    }

    /// From its validation of requests.
    pub fn validation(location: &[&str], message: &str, kind: &str) -> Response {
        let fault: Value = json!({ "loc": location, "msg": message, "type": kind });
        Response::json(422, &json!({ "detail": [fault] }))
    }
}
