//! The one way out: every operation becomes a [`Call`], and one `async fn` serves them all.

use super::arguments;
use super::error::{self, Details, configuration, threw};
use super::events::Event;
use super::object::{set, take};
use super::options::{ClientOptions, NO_CONNECTIONS, RequestOptions, bearer};
use super::position::{self, Position};
use super::task::{promise, wait};
use super::wire::{self, End, How, Want};
use crate::core::failure::{self, Kind, Source};
use crate::core::operation::{Input, Method, Operation, Output, Paging};
use crate::core::rate::{Rate, Turn};
use crate::core::retry::{self, Outcome};
use crate::core::url::{self, Via};
use gloo_net::http::Response;
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// What an upload may take unless told otherwise.
const UPLOAD_TIMEOUT_MS: f64 = 300_000.0;

/// What a client and those derived from it work with.
#[derive(Clone)]
pub struct Transport {
    options: Rc<ClientOptions>,
    /// The limit of reads and that of writes; only the first is used where they count together.
    rates: Rc<[RefCell<Rate>; 2]>,
    /// The id of the connection, or undefined.
    connection: JsValue,
}

/// One operation on its way out, checked and ready to be sent as often as it takes.
pub struct Call {
    pub operation: &'static Operation,
    /// The path below the API's root, parameters filled in.
    pub path: String,
    /// Empty, or from its question mark on.
    pub query: String,
    /// JSON text, the promise of a form, or undefined.
    pub body: JsValue,
    pub options: Rc<RequestOptions>,
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
        if operation.input == Input::Nothing {
            return Ok(Call { operation, path, query, body, options, position: None });
        }
        let input = arguments::copy(input, operation.input.name())?;
        arguments::preset(operation.preset, &input);
        arguments::require(operation, &input)?;
        if operation.matches {
            let moved = Object::new();
            set(&moved, "matching_attribute", &take(&input, "matching_attribute"));
            query = arguments::query(&moved)?;
        }
        match operation.input {
            Input::Nothing => {}
            Input::Query => query = arguments::query(&input)?,
            Input::Data | Input::Body => body = arguments::body(&input, operation)?,
            Input::Form => body = arguments::form(&input, &options.signal).into(),
        }
        Ok(Call { operation, path, query, body, options, position: None })
    }

    /// What is wanted of an answer.
    fn want(&self) -> Want {
        match self.operation.output {
            Output::Response => Want::Response,
            Output::Raw => Want::Any,
            Output::Nothing => Want::Nothing,
            _ => Want::Json,
        }
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

impl Failed {
    /// The error that ends a call.
    fn error(self, call: &Call, attempts: u32, maybe_processed: bool) -> JsValue {
        self.details
            .with("retryAfterMs", &self.wait_ms.into())
            .with("method", &call.operation.method.as_str().into())
            .with("path", &call.path.as_str().into())
            .with("attempts", &attempts.into())
            .with("maybeProcessed", &maybe_processed.into())
            .error(self.kind, self.source, &self.message)
    }
}

impl Transport {
    pub fn new(options: ClientOptions) -> Self {
        // Attio counts reads and writes apart, Maton all requests together.
        let limits = match (options.requests_per_second, options.via) {
            (Some(limit), _) => [limit; 2],
            (None, Via::Maton) => [10.0; 2],
            (None, Via::Attio) => [100.0, 25.0],
        };
        let connection = options.connection.clone();
        let rates = limits.map(|limit| RefCell::new(Rate::new(limit as usize)));
        Transport { options: Rc::new(options), rates: Rc::new(rates), connection }
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

    /// Sends a call until it succeeds or may not be sent again. It is long because it is one state
    /// machine: each `async fn` of its own would cost half a kilobyte.
    pub async fn run(&self, call: Call) -> Result<JsValue, JsValue> {
        let operation = call.operation;
        let options = &call.options;
        let signal = &options.signal;
        let mut url = self.url(&call)?;
        let mut body = call.body.clone();
        if operation.input == Input::Form {
            body = wait(body.unchecked_into()).await?;
        }
        // Behind the redirect of a download: no credential and no header of ours.
        let mut followed = false;
        let mut attempt = 1;
        let mut retries = 0;
        let mut ambiguous = false;
        let mut asked_again = false;
        loop {
            // A key that is a function is asked at each attempt.
            let mut authorization = self.options.authorization.clone();
            if let Some(ask) = authorization.dyn_ref::<Function>() {
                let mut given = ask.call0(&JsValue::UNDEFINED);
                if let Ok(promise) = &given
                    && promise.is_object()
                {
                    given = wait(wire::race(promise, signal)).await;
                }
                let key = given.map_err(|cause| if aborted(signal) { cause } else { key_failed(&cause) })?;
                authorization = bearer(&key)?;
            }

            // Wait until the rate limit lets one more request start.
            let rate = self.rate(operation);
            let mut now = wire::now();
            let mut turn = rate.borrow_mut().arrive(now);
            while let Some(Turn { number, time }) = turn {
                let ms = time - now;
                self.tell("wait", &call, attempt, &[("ms", ms.into())]);
                if let Err(reason) = wait(wire::sleep(ms, signal)).await {
                    rate.borrow_mut().leave(number);
                    return Err(reason);
                }
                now = wire::now();
                turn = rate.borrow_mut().resume(number, now);
            }

            self.tell("request", &call, attempt, &[]);
            let want = call.want();
            let usual = if operation.input == Input::Form { UPLOAD_TIMEOUT_MS } else { self.options.timeout_ms };
            let ms = options.timeout_ms.unwrap_or(usual);
            let none = &JsValue::UNDEFINED;
            let sent = if followed {
                wire::attempt(&url, 0, none, none, none, none, none, &self.options.fetch, ms, signal, want as u8, none)
            } else {
                let own = &options.connection;
                let connection = if own.is_undefined() { &self.connection } else { own };
                wire::attempt(
                    &url,
                    operation.method as u8,
                    &self.options.headers,
                    &options.headers,
                    &authorization,
                    connection,
                    &body,
                    &self.options.fetch,
                    ms,
                    signal,
                    want as u8,
                    &options.read,
                )
            };
            let end = End::read(wait(sent).await.map_err(|cause| threw("signal", cause))?);
            match end.how {
                How::Aborted | How::Refused => return Err(end.value),
                _ => {}
            }
            if self.options.on_event.is_function() && end.how.has_response() {
                let details = [
                    ("status", end.response.status().into()),
                    ("ms", (wire::now() - now).into()),
                    ("requestId", end.header("x-request-id", &authorization).into()),
                ];
                self.tell("response", &call, attempt, &details);
            }
            let mut failed = match self.judge(&call, &end, &authorization) {
                Ok(result) => return Ok(result),
                Err(failed) => failed,
            };
            if want == Want::Response && failed.kind == Kind::Network && failed.outcome != Outcome::Lost && !followed {
                match end.header("location", &JsValue::UNDEFINED) {
                    Some(address) if url::is_safe_address(&address) => {
                        url = address;
                        followed = true;
                        continue;
                    }
                    Some(_) => {}
                    None => failed.message = "The address of the file cannot be read here: in a browser, download through a proxy (baseUrl).".into(),
                }
            }

            let outcome = failed.outcome;
            // A deletion that is gone when it is asked for again has happened.
            if ambiguous && operation.method == Method::Delete && outcome == Outcome::Status(404) {
                return Ok(JsValue::UNDEFINED);
            }
            ambiguous |= outcome.is_ambiguous() || failed.kind == Kind::Decode;
            let longest_ms = self.options.max_retry_delay_ms;
            let backoff_ms = || retry::backoff_ms(retries, js_sys::Math::random()).min(longest_ms);
            let wait_ms = failed.wait_ms.unwrap_or_else(backoff_ms);
            let too_long = wait_ms > longest_ms;
            if outcome == Outcome::Status(401) && self.options.authorization.is_function() && !asked_again {
                // The key may have been replaced since: ask for it once more.
                asked_again = true;
            } else {
                if outcome == Outcome::Status(429) && !too_long {
                    let until = wire::now() + wait_ms;
                    rate.borrow_mut().hold(until);
                }
                if f64::from(retries) >= options.max_retries.unwrap_or(self.options.max_retries)
                    || too_long
                    || !outcome.may_retry(operation.effect, self.gateway())
                {
                    return Err(failed.error(&call, attempt, ambiguous && !operation.effect.is_read()));
                }
                retries += 1;
                let status = if let Outcome::Status(status) = outcome { status.into() } else { JsValue::UNDEFINED };
                self.tell("retry", &call, attempt, &[("status", status), ("ms", wait_ms.into())]);
                wait(wire::sleep(wait_ms, signal)).await?;
            }
            attempt += 1;
        }
    }

    /// The rate limit that an operation counts against.
    fn rate(&self, operation: &Operation) -> &RefCell<Rate> {
        let [reads, writes] = &*self.rates;
        let together = self.gateway() || self.options.requests_per_second.is_some();
        if together || operation.effect.is_read() { reads } else { writes }
    }

    /// What an attempt came to. `secret` is blotted out of everything that an error shows.
    fn judge(&self, call: &Call, end: &End, secret: &JsValue) -> Result<JsValue, Failed> {
        let value = &end.value;
        let lost = |kind, source, message: &str, cause| Failed {
            kind,
            source,
            message: message.into(),
            details: Details::caused_by(cause),
            outcome: Outcome::Lost,
            wait_ms: None,
        };
        let none = &JsValue::UNDEFINED;
        match end.how {
            How::TimedOut => {
                return Err(lost(Kind::Timeout, Source::Client, "There was no complete answer in time.", none));
            }
            How::Lost => return Err(lost(Kind::Network, Source::Network, "There was no complete answer.", value)),
            How::LostInPage => {
                let message = "There was no answer. In a page this is often CORS: send requests through a proxy on the page's own origin (baseUrl).";
                return Err(lost(Kind::Network, Source::Network, message, value));
            }
            _ => {}
        }
        let status = end.response.status();
        let good = matches!(status, 200..=299);
        let mut cause = JsValue::UNDEFINED;
        let mut message = "The answer is not JSON.";
        if good && (end.how == How::Value || (end.how == How::Text && call.want() != Want::Json)) {
            match shape(call, &end.response, value) {
                Ok(result) => return Ok(result),
                Err(error) => cause = error,
            }
            message = "The answer is not what was promised.";
        } else if end.how == How::NotJson {
            cause = value.clone();
        }
        let (read, body) = error::read(value, secret);
        let mut failed = Failed {
            kind: Kind::Decode,
            source: if self.gateway() { Source::Gateway } else { Source::Attio },
            message: message.into(),
            details: Details::caused_by(&cause)
                .with("status", &status.into())
                .with("requestId", &end.header("x-request-id", secret).into())
                .with("body", &body),
            outcome: Outcome::Status(status),
            wait_ms: None,
        };
        if status < 400 && !good {
            (failed.kind, failed.source) = (Kind::Network, Source::Network);
            failed.message = "The server answered with a redirect, which is never followed: check baseUrl.".into();
        } else if !good {
            (failed.kind, failed.source) = failure::classify(status, &read, self.gateway());
            failed.message = failure::message(status, &read, failed.kind, failed.source, call.operation.scopes());
            failed.wait_ms = end.header("retry-after", none).and_then(|value| {
                retry::retry_after_ms(&value, end.header("date", none).as_deref(), js_sys::Date::now())
            });
        }
        Err(failed)
    }

    fn url(&self, call: &Call) -> Result<String, JsValue> {
        let below_v2 = call.path.starts_with("/v2/");
        if !below_v2 && !self.gateway() {
            return Err(configuration("connections", NO_CONNECTIONS));
        }
        let prefix = if below_v2 && self.gateway() { "/attio" } else { "" };
        Ok([&self.options.base, prefix, &call.path, &call.query].concat())
    }

    /// Tells `onEvent`, where there is one.
    fn tell(&self, kind: &str, call: &Call, attempt: u32, more: &[(&str, JsValue)]) {
        if self.options.on_event.is_undefined() {
            return;
        }
        let template = call.operation.path();
        let path = if template.is_empty() { &call.path } else { template };
        let event = Event::new(kind, call.operation.method.as_str(), path, attempt);
        more.iter().fold(event, |event, (key, value)| event.with(key, value)).tell(&self.options.on_event);
    }
}

/// Makes of a good answer what the call is to give. The error is the cause, or undefined.
fn shape(call: &Call, response: &Response, value: &JsValue) -> Result<JsValue, JsValue> {
    let operation = call.operation;
    let inner = |key: &str| Reflect::get(value, &key.into()).unwrap_or_default();
    let result = match operation.output {
        Output::Nothing => return Ok(JsValue::UNDEFINED),
        Output::Response => return Ok(value.clone()),
        Output::Raw => {
            let raw = Object::new();
            set(&raw, "status", &response.status().into());
            set(&raw, "headers", &response.headers().into_raw());
            set(&raw, "body", value);
            return Ok(raw.into());
        }
        Output::Connection => {
            let inner = inner("connection");
            let connection = if inner.is_object() { &inner } else { value };
            for spelling in ["connection_id", "connection_Id", "id"] {
                let id = Reflect::get(connection, &spelling.into())?;
                if id.is_string() {
                    set(connection.unchecked_ref(), "connection_id", &id);
                    return Ok(connection.clone());
                }
            }
            return Err(JsValue::UNDEFINED);
        }
        Output::Whole => value.clone(),
        Output::Data => wire::data(value),
        Output::Connections => inner("connections"),
    };
    if let Some(position) = &call.position {
        return position.page(operation, &result.dyn_into::<Array>()?, value);
    }
    if result.is_undefined() || (operation.output == Output::Whole && !result.is_object()) {
        return Err(JsValue::UNDEFINED);
    }
    if operation.paging == Paging::CursorObject {
        let page = Object::new();
        set(&page, "data", &result);
        set(&page, "nextCursor", &position::cursor(value));
        return Ok(page.into());
    }
    Ok(result)
}

fn key_failed(cause: &JsValue) -> JsValue {
    Details::caused_by(cause).error(Kind::Configuration, Source::Client, "The apiKey function failed.")
}

/// Whether a signal, if there is one, has aborted.
fn aborted(signal: &JsValue) -> bool {
    Reflect::get(signal, &"aborted".into()).is_ok_and(|value| value.is_truthy())
}
