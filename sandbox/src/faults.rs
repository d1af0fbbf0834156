//! Fault injection: latency, refusals, failures, broken answers.

use serde::Deserialize;

use crate::http::error::{Failure, gateway};
use crate::http::{Broken, Request, Response};
use crate::time::{Clock, http_date};

/// One kind of fault, for a number of requests.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Fault {
    /// Number of requests that it affects; 0 means all from now on.
    pub times: u32,
    /// Only requests with this method …
    pub method: Option<String>,
    /// … and with this in their path.
    pub path: Option<String>,
    /// Delays the answer by this many milliseconds, without changing it.
    pub latency_ms: u32,
    /// Answers with this status instead.
    pub status: Option<u16>,
    pub retry_after: Option<RetryAfter>,
    pub body: Option<String>,
    pub content_type: Option<String>,
    /// Whether the request is processed nevertheless, so that only its answer is lost.
    pub after_processing: bool,
    pub cut_off: bool,
    pub network_error: bool,
}

impl Default for Fault {
    fn default() -> Self {
        Self {
            times: 1,
            method: None,
            path: None,
            latency_ms: 0,
            status: None,
            retry_after: None,
            body: None,
            content_type: None,
            after_processing: false,
            cut_off: false,
            network_error: false,
        }
    }
}

#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum RetryAfter {
    Seconds(f64),
    /// Value of `Retry-After`; "date" becomes the next second as an HTTP date, the form that Attio uses.
    Text(String),
}

#[derive(Debug, Default)]
pub struct Faults {
    waiting: Vec<Fault>,
}

impl Faults {
    pub fn new(waiting: Vec<Fault>) -> Self {
        Self { waiting }
    }

    pub fn add(&mut self, fault: Fault) {
        self.waiting.push(fault);
    }

    pub fn clear(&mut self) {
        self.waiting.clear();
    }

    /// The fault for this request, counted as used.
    pub fn take(&mut self, request: &Request) -> Option<Fault> {
        let path = request.path_text();
        let at = self.waiting.iter().position(|fault| {
            fault.method.as_ref().is_none_or(|method| method.eq_ignore_ascii_case(&request.method))
                && fault.path.as_ref().is_none_or(|part| path.contains(part.as_str()))
        })?;
        let fault = self.waiting.get_mut(at)?;
        let hit = fault.clone();
        if fault.times == 1 {
            self.waiting.remove(at);
        } else {
            fault.times = fault.times.saturating_sub(1);
        }
        Some(hit)
    }
}

impl Fault {
    /// The reason why no answer can be like this.
    pub fn check(&self) -> Result<(), String> {
        if let Some(status) = self.status.filter(|status| !(200..=599).contains(status)) {
            return Err(format!("a fault's `status` is a number from 200 to 599, not {status}"));
        }
        let header = |name: &str, value: &str| {
            // Headers have one byte per character, and no control characters.
            let fits = value.chars().all(|character| !character.is_control() && u32::from(character) < 256);
            if fits {
                Ok(())
            } else {
                Err(format!("a fault's `{name}` holds a line break or another character that no header can have"))
            }
        };
        if let Some(content_type) = &self.content_type {
            header("contentType", content_type)?;
        }
        match &self.retry_after {
            Some(RetryAfter::Text(text)) => header("retryAfter", text),
            Some(RetryAfter::Seconds(seconds)) if !seconds.is_finite() || *seconds < 0.0 => {
                Err(format!("a fault's `retryAfter` is a number of seconds, or text, not {seconds}"))
            }
            _ => Ok(()),
        }
    }

    /// Whether the request is still processed.
    pub fn processes(&self) -> bool {
        self.after_processing || (self.status.is_none() && !self.network_error)
    }

    /// Applies the fault to an answer.
    pub fn spoil(&self, request: &Request, clock: &Clock, answer: Response) -> Response {
        let mut answer = self.status.map_or(answer, |status| self.refusal(request, status));
        if let Some(body) = &self.body {
            answer.body = body.clone().into_bytes();
        }
        if let Some(content_type) = &self.content_type {
            answer.headers.retain(|(name, _)| name != "content-type");
            answer = answer.with_header("content-type", content_type.clone());
        }
        match &self.retry_after {
            Some(RetryAfter::Seconds(seconds)) => answer = answer.with_header("retry-after", seconds.to_string()),
            Some(RetryAfter::Text(text)) if text == "date" => {
                let next = jiff::ToSpan::second(1);
                let at = clock.peek().saturating_add(next).unwrap_or(clock.peek());
                answer = answer.with_header("retry-after", http_date(at)).with_header("date", http_date(clock.peek()));
            }
            Some(RetryAfter::Text(text)) => answer = answer.with_header("retry-after", text.clone()),
            None => {}
        }
        answer.delay_ms = answer.delay_ms.saturating_add(self.latency_ms);
        if self.network_error {
            answer.broken = Broken::Network;
        } else if self.cut_off {
            answer.broken = Broken::CutOff;
        }
        answer
    }

    /// The error body of the service that answers.
    fn refusal(&self, request: &Request, status: u16) -> Response {
        let through_gateway = request.path.first().is_none_or(|first| first != "v2");
        match status {
            429 => Failure::rate_limited().response(),
            401 if through_gateway => gateway::nested(401, "Invalid API key"),
            401 => Failure::unauthorized().response(),
            403 => Failure::forbidden("You do not have the necessary permissions.").response(),
            500 if through_gateway => gateway::flat(500, "Internal Server Error"),
            502..=504 => Response::text(
                status,
                "text/html; charset=utf-8",
                format!("<html><head><title>{status}</title></head><body><h1>{status}</h1></body></html>"),
            ),
            300..=399 => Response::empty(status).with_header("location", "https://elsewhere.example/"),
            _ => Response::text(status, "text/plain; charset=utf-8", "Something went wrong."),
        }
    }
}
