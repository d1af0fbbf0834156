//! Options of the client and of one call: read once, strictly, by the names that `TypeScript` shows.

use super::arguments::{self, whole_number};
use super::error::{configuration, invalid_argument};
use super::object::take;
use crate::core::url::{self, Via};
use js_sys::Object;
use wasm_bindgen::prelude::*;

/// The largest number any option takes, as a time about 24 days: what a timer can be set to.
const MAX: f64 = 2_147_483_647.0;

/// Why a connection is refused where there is no gateway.
pub const NO_CONNECTIONS: &str = "belongs to Maton: there is none with via: \"attio\"";

/// The options of a client, checked.
pub struct ClientOptions {
    pub via: Via,
    pub base: String,
    /// The header that carries the key, a function that gives the key, or undefined.
    pub authorization: JsValue,
    /// A string, or undefined.
    pub connection: JsValue,
    /// A function, or undefined for the global `fetch`.
    pub fetch: JsValue,
    pub headers: JsValue,
    pub timeout_ms: f64,
    pub max_retries: f64,
    pub max_retry_delay_ms: f64,
    /// 0 turns the rate limit off; unset takes the service's own.
    pub requests_per_second: Option<f64>,
    pub on_event: JsValue,
}

impl ClientOptions {
    pub fn read(bag: &JsValue) -> Result<Self, JsValue> {
        let bag = Bag::open(bag, "options")?;
        let via = match bag.take("via") {
            via if via.is_undefined() || via == "maton" => Via::Maton,
            via if via == "attio" => Via::Attio,
            _ => return Err(configuration("via", "must be \"maton\" or \"attio\"")),
        };
        let api_key = bag.take("apiKey");
        let asked = api_key.is_function() || api_key.is_undefined();
        let authorization = if asked { api_key } else { bearer(&api_key)? };
        let base = bag.take("baseUrl");
        let base = if base.is_undefined() { via.origin().into() } else { base.as_string().unwrap_or_default() };
        let base = url::base(&base).map_err(|complaint| configuration("baseUrl", complaint))?.into();
        let connection = bag.take("connection");
        let per_second = bag.take("requestsPerSecond");
        let options = ClientOptions {
            via,
            base,
            authorization,
            connection: if connection.is_undefined() { connection } else { self::connection(connection, via)? },
            fetch: bag.function("fetch")?,
            headers: arguments::headers(&bag.take("headers"))?.into(),
            timeout_ms: bag.number("timeoutMs", 1.0)?.unwrap_or(30_000.0),
            max_retries: bag.number("maxRetries", 0.0)?.unwrap_or(2.0),
            max_retry_delay_ms: bag.number("maxRetryDelayMs", 0.0)?.unwrap_or(60_000.0),
            requests_per_second: if per_second.is_null() {
                Some(0.0)
            } else {
                number(&per_second, "requestsPerSecond", 1.0)?
            },
            on_event: bag.function("onEvent")?,
        };
        bag.close()?;
        Ok(options)
    }
}

/// The options of one call, checked. What is unset is the client's.
#[derive(Default)]
pub struct RequestOptions {
    /// An `AbortSignal`, or undefined.
    pub signal: JsValue,
    pub timeout_ms: Option<f64>,
    pub max_retries: Option<f64>,
    /// A string, or undefined.
    pub connection: JsValue,
    /// An object, or undefined.
    pub headers: JsValue,
    /// Reads the answer in place of `json()`; undefined but for rows. Not for users.
    pub read: JsValue,
}

impl RequestOptions {
    pub fn read(bag: &JsValue, via: Via) -> Result<Self, JsValue> {
        let mut options = RequestOptions::default();
        if bag.is_undefined() {
            return Ok(options);
        }
        let bag = Bag::open(bag, "options")?;
        options.signal = bag.take("signal");
        if !options.signal.is_undefined() {
            arguments::check_signal(&options.signal)?;
        }
        options.timeout_ms = bag.number("timeoutMs", 1.0)?;
        options.max_retries = bag.number("maxRetries", 0.0)?;
        let connection = bag.take("connection");
        if !connection.is_undefined() {
            options.connection = self::connection(connection, via)?;
        }
        options.headers = arguments::headers(&bag.take("headers"))?.into();
        options.read = bag.function("read")?;
        bag.close()?;
        Ok(options)
    }
}

/// A copy of an options object, from which what is known is taken; what is left is refused.
struct Bag(Object);

impl Bag {
    fn open(bag: &JsValue, name: &str) -> Result<Bag, JsValue> {
        arguments::copy(bag, name).map(Bag)
    }

    fn take(&self, name: &str) -> JsValue {
        take(&self.0, name)
    }

    fn function(&self, name: &str) -> Result<JsValue, JsValue> {
        let value = self.take(name);
        if value.is_undefined() || value.is_function() {
            return Ok(value);
        }
        Err(configuration(name, "must be a function"))
    }

    fn number(&self, name: &str, min: f64) -> Result<Option<f64>, JsValue> {
        self::number(&self.take(name), name, min)
    }

    fn close(&self) -> Result<(), JsValue> {
        arguments::nothing_left(&self.0)
    }
}

/// A whole number from `min`, where one is given.
pub fn number(value: &JsValue, name: &str, min: f64) -> Result<Option<f64>, JsValue> {
    if value.is_undefined() { Ok(None) } else { whole_number(value, name, min, MAX).map(Some) }
}

/// A connection id, checked.
pub fn connection(value: JsValue, via: Via) -> Result<JsValue, JsValue> {
    if via == Via::Attio {
        return Err(invalid_argument("connection", NO_CONNECTIONS));
    }
    match value.as_string() {
        Some(id) if url::is_header_safe(&id) => Ok(value),
        _ => Err(invalid_argument("connection", "must be the id of a connection")),
    }
}

/// A key as the header that carries it. The message never holds the key.
pub fn bearer(key: &JsValue) -> Result<JsValue, JsValue> {
    let complaint = match key.as_string() {
        Some(key) if url::is_header_safe(&key) => return Ok(["Bearer ", &key].concat().into()),
        Some(_) => "must be visible ASCII, not empty and without line breaks",
        None => "must be a string, or a function that gives one",
    };
    Err(configuration("apiKey", complaint))
}
