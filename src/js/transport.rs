//! The one way out: every operation becomes a [`Call`], and one `async fn` serves them all.

use super::arguments::{self, set};
use super::error::{self, Details, configuration, threw};
use super::events::Event;
use super::options::{ClientOptions, NO_CONNECTIONS, RequestOptions, key_text};
use super::page::{self, Position};
use super::task::{promise, wait};
use super::wire::{self, How, Want};
use crate::core::failure::{self, Kind, Source};
use crate::core::operation::{Input, Method, Operation, Paging};
use crate::core::rate::Rate;
use crate::core::retry::{self, Outcome};
use crate::core::url::Via;
use gloo_net::http::Headers;
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{AbortController, Request, RequestInit, RequestRedirect, Response};

/// What an upload may take unless told otherwise.
const UPLOAD_TIMEOUT_MS: f64 = 300_000.0;

/// What a client and those derived from it work with.
#[derive(Clone)]
pub struct Transport {
    options: Rc<ClientOptions>,
    rate: Rc<RefCell<Rate>>,
    /// The id of the connection, or undefined.
    connection: JsValue,
}

/// What becomes of a good answer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// The operation's own output.
    Output,
    /// `{ status, headers, body }`, for the escape hatch.
    Whole,
    /// The response, unread.
    Response,
}

/// One operation on its way out, checked and ready to be sent as often as it takes.
pub struct Call {
    pub operation: &'static Operation,
    /// The path below the API's root, parameters filled in.
    pub path: String,
    /// Empty, or from its question mark on.
    pub query: String,
    /// JSON text, a form, or undefined.
    pub body: JsValue,
    pub options: Rc<RequestOptions>,
    pub shape: Shape,
    /// The place in its list, where the answer is to be a page.
    pub position: Option<Position>,
}

impl Call {
    /// Checks the arguments of an operation and makes the call of them.
    pub fn prepare(
        operation: &'static Operation,
        parameters: &[JsValue],
        input: &JsValue,
        options: &JsValue,
        via: Via,
    ) -> Result<Call, JsValue> {
        let options = Rc::new(RequestOptions::read(options, via)?);
        let path = arguments::path(operation, parameters)?;
        let mut query = String::new();
        let mut body = JsValue::UNDEFINED;
        let input = arguments::copy(input, operation.input.name())?;
        arguments::require(operation, &input)?;
        if operation.input == Input::Query {
            arguments::extend_query(&mut query, &input)?;
        } else if operation.input != Input::Nothing {
            if !operation.in_query.is_empty() {
                let moved = Object::new();
                set(&moved, operation.in_query, &arguments::take(&input, operation.in_query)?);
                arguments::extend_query(&mut query, &moved)?;
            }
            body = arguments::body(&input, operation.input == Input::Data)?;
        }
        Ok(Call { operation, path, query, body, options, shape: Shape::Output, position: None })
    }
}

/// An attempt that did not succeed.
struct Failed {
    kind: Kind,
    source: Source,
    message: String,
    details: Details,
    outcome: Outcome,
    /// What `Retry-After` asked for.
    wait_ms: Option<f64>,
}

impl Transport {
    pub fn new(options: ClientOptions) -> Self {
        let rate = Rate::new(options.requests_per_second as usize);
        let connection = options.connection.clone();
        Transport { options: Rc::new(options), rate: Rc::new(RefCell::new(rate)), connection }
    }

    /// The same client on another connection, with the same rate limit.
    pub fn with_connection(&self, connection: JsValue) -> Self {
        Transport { connection, ..self.clone() }
    }

    pub fn via(&self) -> Via {
        self.options.via
    }

    fn gateway(&self) -> bool {
        self.options.via == Via::Maton
    }

    /// Sends a call, or rejects with what was wrong with its arguments.
    pub fn promise(&self, call: Result<Call, JsValue>) -> Promise {
        match call {
            Ok(call) => {
                let transport = self.clone();
                promise(async move { transport.run(call).await })
            }
            Err(error) => Promise::reject(&error),
        }
    }

    /// Sends a call until it succeeds or may not be sent again.
    pub async fn run(&self, call: Call) -> Result<JsValue, JsValue> {
        let operation = call.operation;
        let signal = &call.options.signal;
        let max_retries = call.options.max_retries.unwrap_or(self.options.max_retries);
        let url = self.url(&call)?;
        let mut attempt = 1;
        let mut retries = 0;
        let mut ambiguous = false;
        let mut asked_again = false;
        loop {
            self.wait_for_turn(&call, attempt).await?;
            let failed = match self.attempt(&call, &url, attempt).await? {
                Ok(result) => return Ok(result),
                Err(failed) => failed,
            };
            let outcome = failed.outcome;
            // A deletion that is gone when it is asked for again has happened.
            if ambiguous && operation.method == Method::Delete && outcome == Outcome::Status(404) {
                return Ok(JsValue::UNDEFINED);
            }
            ambiguous |= outcome.is_ambiguous();
            let wait_ms = failed.wait_ms.unwrap_or_else(|| retry::backoff_ms(retries, js_sys::Math::random()));
            let too_long = wait_ms > self.options.max_retry_delay_ms;
            if outcome == Outcome::Status(401) && self.options.api_key.is_function() && !asked_again {
                // The key may have been replaced since: ask for it once more.
                asked_again = true;
            } else {
                if outcome == Outcome::Status(429) && !too_long {
                    self.rate.borrow_mut().hold(wire::now() + wait_ms);
                }
                if f64::from(retries) >= max_retries
                    || too_long
                    || !outcome.may_retry(operation.retry, self.gateway())
                {
                    let details = failed
                        .details
                        .with("retryAfterMs", failed.wait_ms)
                        .with("method", operation.method.as_str())
                        .with("path", call.path)
                        .with("attempts", attempt)
                        .with("maybeProcessed", ambiguous && !operation.only_reads());
                    return Err(details.error(failed.kind, failed.source, &failed.message));
                }
                retries += 1;
                self.tell("retry", &call, attempt, "ms", wait_ms);
                wait(wire::sleep(wait_ms, signal)).await?;
            }
            attempt += 1;
        }
    }

    /// Waits until the rate limit lets one more request start.
    async fn wait_for_turn(&self, call: &Call, attempt: u32) -> Result<(), JsValue> {
        let mut turn = self.rate.borrow_mut().arrive(wire::now());
        while let Some(time) = turn {
            let ms = time - wire::now();
            self.tell("wait", call, attempt, "ms", ms);
            if let Err(reason) = wait(wire::sleep(ms, &call.options.signal)).await {
                self.rate.borrow_mut().leave(time);
                return Err(reason);
            }
            turn = self.rate.borrow_mut().resume(wire::now());
        }
        Ok(())
    }

    /// One attempt. The outer error ends the call at once: an abort, or a key that cannot be had.
    async fn attempt(&self, call: &Call, url: &str, attempt: u32) -> Result<Result<JsValue, Failed>, JsValue> {
        let options = &call.options;
        let key = self.key(&options.signal).await?;
        let controller = AbortController::new()?;
        let request = self.request(call, url, &key, &controller)?;
        let upload = call.body.is_object();
        let usual = if upload { UPLOAD_TIMEOUT_MS } else { self.options.timeout_ms };
        let ms = options.timeout_ms.unwrap_or(usual);
        let want = match call.shape {
            Shape::Response => Want::Response,
            Shape::Whole => Want::Any,
            Shape::Output if call.operation.method == Method::Delete => Want::Nothing,
            Shape::Output => Want::Json,
        };
        self.tell("request", call, attempt, "", JsValue::UNDEFINED);
        let began = wire::now();
        let end = wire::send(request, controller, &self.options.fetch, ms, &options.signal, want).await;
        let end = end.map_err(|cause| threw("signal", cause))?;
        let lost = |kind, source, message: &str, cause| {
            let details = Details::new().with("cause", cause);
            Ok(Err(Failed { kind, source, message: message.into(), details, outcome: Outcome::Lost, wait_ms: None }))
        };
        match end.how {
            How::Aborted => return Err(end.value),
            How::TimedOut => return lost(Kind::Timeout, Source::Client, "There was no complete answer in time.", JsValue::UNDEFINED),
            How::Lost => return lost(Kind::Network, Source::Network, lost_message(), end.value),
            How::Value | How::Text | How::NotJson => {}
        }
        let status = end.response.status();
        if self.options.on_event.is_function() {
            self.event("response", call, attempt)
                .with("status", status)
                .with("ms", wire::now() - began)
                .with("requestId", header(&end.response, "x-request-id"))
                .tell(&self.options.on_event);
        }
        let answered = |kind, source, message: String, details: Details, wait_ms| {
            let details = details.with("status", status).with("requestId", header(&end.response, "x-request-id"));
            Ok(Err(Failed { kind, source, message, details, outcome: Outcome::Status(status), wait_ms }))
        };
        let undecodable = |message: &str, text: &str, cause: JsValue| {
            let details = Details::new().with("body", error::read(text).1).with("cause", cause);
            let source = if self.gateway() { Source::Gateway } else { Source::Attio };
            answered(Kind::Decode, source, message.into(), details, None)
        };
        match status {
            200..=299 => match end.how {
                How::NotJson => undecodable("The answer is not JSON, although it says so.", "", end.value),
                How::Text if want == Want::Json => {
                    undecodable("The answer is not JSON.", &end.value.as_string().unwrap_or_default(), JsValue::UNDEFINED)
                }
                _ => match shape(call, &end.response, &end.value) {
                    Ok(result) => Ok(Ok(result)),
                    Err(cause) => undecodable("The answer is not what was promised.", "", cause),
                },
            },
            0 | 300..=399 => {
                let message = "The server answered with a redirect, which is never followed: check baseUrl.";
                answered(Kind::Network, Source::Network, message.into(), Details::new(), None)
            }
            _ => {
                let (read, body) = error::read(&end.value.as_string().unwrap_or_default());
                let (kind, source) = failure::classify(status, &read, self.gateway());
                let message = failure::message(status, &read.message, kind, source, call.operation.scopes);
                let wait_ms = header(&end.response, "retry-after").and_then(|value| {
                    retry::retry_after_ms(&value, header(&end.response, "date").as_deref(), js_sys::Date::now())
                });
                answered(kind, source, message, Details::new().with("body", body), wait_ms)
            }
        }
    }

    fn url(&self, call: &Call) -> Result<String, JsValue> {
        let below_v2 = call.path.starts_with("/v2/");
        if !below_v2 && !self.gateway() {
            return Err(configuration("connections", NO_CONNECTIONS));
        }
        let prefix = if below_v2 && self.gateway() { "/attio" } else { "" };
        Ok([&self.options.base, prefix, &call.path, &call.query].concat())
    }

    /// The key; it is asked for at each attempt where it is a function. Empty where there is none.
    async fn key(&self, signal: &JsValue) -> Result<String, JsValue> {
        let key = &self.options.api_key;
        let Some(ask) = key.dyn_ref::<Function>() else {
            return if key.is_undefined() { Ok(String::new()) } else { key_text(key) };
        };
        let given = match ask.call0(&JsValue::UNDEFINED) {
            Ok(given) if given.is_string() => return key_text(&given),
            Ok(given) => wait(wire::race(&given, signal)).await,
            Err(cause) => Err(cause),
        };
        match given {
            Ok(key) => key_text(&key),
            Err(reason) if aborted(signal) => Err(reason),
            Err(cause) => {
                Err(Details::new().with("cause", cause).error(Kind::Configuration, Source::Client, "The apiKey function failed."))
            }
        }
    }

    fn request(&self, call: &Call, url: &str, key: &str, controller: &AbortController) -> Result<Request, JsValue> {
        let headers = Headers::new();
        for (name, value) in self.options.headers.iter().chain(&call.options.headers) {
            headers.set(name, &value.as_string().unwrap_or_default());
        }
        if !key.is_empty() {
            headers.set("authorization", &["Bearer ", key].concat());
        }
        let own = &call.options.connection;
        let connection = if own.is_undefined() { &self.connection } else { own };
        if let Some(connection) = connection.as_string() {
            headers.set("maton-connection", &connection);
        }
        if call.body.is_string() {
            headers.set("content-type", "application/json");
        }
        let init = RequestInit::new();
        init.set_method(call.operation.method.as_str());
        init.set_headers(&headers.into_raw());
        init.set_redirect(RequestRedirect::Manual);
        init.set_signal(Some(&controller.signal()));
        if !call.body.is_undefined() {
            init.set_body(&call.body);
        }
        Request::new_with_str_and_init(url, &init).map_err(|cause| {
            let message = "The request could not be built. A baseUrl that is a path works only in a page.";
            Details::new().with("cause", cause).error(Kind::Configuration, Source::Client, message)
        })
    }

    fn event(&self, kind: &str, call: &Call, attempt: u32) -> Event {
        let template = call.operation.path;
        let path = if template.is_empty() { &call.path } else { template };
        Event::new(kind, call.operation.method.as_str(), path, attempt)
    }

    /// Tells `onEvent`, where there is one.
    fn tell(&self, kind: &str, call: &Call, attempt: u32, key: &str, value: impl Into<JsValue>) {
        if self.options.on_event.is_function() {
            let event = self.event(kind, call, attempt);
            let event = if key.is_empty() { event } else { event.with(key, value) };
            event.tell(&self.options.on_event);
        }
    }
}

/// Makes of a good answer what the call is to give. The error is the cause, or undefined.
fn shape(call: &Call, response: &Response, value: &JsValue) -> Result<JsValue, JsValue> {
    let operation = call.operation;
    let inner = || Reflect::get(value, &operation.output.into()).unwrap_or_default();
    let whole = |members: &[(&str, &JsValue)]| {
        let whole = Object::new();
        for (name, value) in members {
            set(&whole, name, value);
        }
        Ok(whole.into())
    };
    match call.shape {
        Shape::Response => return Ok(value.clone()),
        Shape::Whole => {
            return whole(&[("status", &response.status().into()), ("headers", &response.headers()), ("body", value)]);
        }
        Shape::Output if operation.method == Method::Delete => return Ok(JsValue::UNDEFINED),
        Shape::Output => {}
    }
    let result = if operation.output.is_empty() { value.clone() } else { inner() };
    if let Some(position) = &call.position {
        let items = result.dyn_into::<Array>()?;
        return position.page(operation, &items, value);
    }
    if result.is_undefined() || (operation.output.is_empty() && !result.is_object()) {
        return Err(JsValue::UNDEFINED);
    }
    if operation.paging == Paging::CursorObject {
        return whole(&[("data", &result), ("nextCursor", &page::cursor(value))]);
    }
    Ok(result)
}

fn header(response: &Response, name: &str) -> Option<String> {
    response.headers().get(name).ok().flatten()
}

/// Whether a signal, if there is one, has aborted.
fn aborted(signal: &JsValue) -> bool {
    Reflect::get(signal, &"aborted".into()).is_ok_and(|value| value.is_truthy())
}

fn lost_message() -> &'static str {
    if Reflect::has(&js_sys::global(), &"document".into()).unwrap_or(false) {
        "There was no answer. In a page this is often CORS: send requests through a proxy on the page's own origin (baseUrl)."
    } else {
        "There was no complete answer."
    }
}
