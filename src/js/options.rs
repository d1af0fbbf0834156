//! Options of the client: read once, strictly, by the names that `TypeScript` shows.

use super::arguments::{self, bearer, whole_number};
use super::error::{configuration, invalid_argument};
use super::object::{property, set, take};
use crate::core::url::{self, Via};
use js_sys::Object;
use wasm_bindgen::prelude::*;

/// The largest number any option takes, as a time about 24 days: what a timer can be set to.
const MAX: f64 = 2_147_483_647.0;

/// Why a connection is refused where there is no gateway.
pub const NO_CONNECTIONS: &str = "belongs to Maton: there is none with via: \"attio\"";

/// The options of a client, checked: those that Rust goes by, and [`ClientOptions::settings`].
pub struct ClientOptions {
    pub via: Via,
    /// The key is a function, asked for each attempt.
    pub asks_key: bool,
    pub max_retry_delay_ms: f64,
    /// The caller's limiter takes the place of the rate limit.
    pub has_limiter: bool,
    /// 0 turns the rate limit off; unset takes the service's own.
    pub requests_per_second: Option<f64>,
    /// The options that `js/client` goes by: `gateway`, `base`, `authorization` or `ask`,
    /// `connection`, `fetch`, `headers`, `timeoutMs`, `maxRetries`, `onEvent`.
    pub settings: Object,
}

impl ClientOptions {
    pub fn read(bag: &JsValue) -> Result<Self, JsValue> {
        let bag = Bag::open(bag, "options")?;
        let via = match bag.take("via") {
            via if via.is_undefined() || via == "maton" => Via::Maton,
            via if via == "attio" => Via::Attio,
            _ => return Err(configuration("via", "must be \"maton\" or \"attio\"")),
        };
        let settings = Object::new();
        set(&settings, "gateway", &(via == Via::Maton).into());
        let api_key = bag.take("apiKey");
        let asks_key = api_key.is_function();
        if asks_key {
            set(&settings, "ask", &api_key);
        } else if !api_key.is_undefined() {
            set(&settings, "authorization", &bearer(&api_key)?);
        }
        let base = bag.take("baseUrl");
        let base = if base.is_undefined() { via.origin().into() } else { base.as_string().unwrap_or_default() };
        let base = url::base(&base).map_err(|complaint| configuration("baseUrl", complaint))?;
        set(&settings, "base", &base.into());
        let connection = bag.take("connection");
        if !connection.is_undefined() {
            set(&settings, "connection", &self::connection(connection, via)?);
        }
        let per_second = bag.take("requestsPerSecond");
        let limiter = bag.take("limiter");
        let has_limiter = !limiter.is_undefined();
        if has_limiter {
            if !per_second.is_undefined() {
                return Err(configuration("requestsPerSecond", "cannot go with `limiter`, which decides"));
            }
            if !property(&limiter, "acquire").is_function() || !property(&limiter, "penalty").is_function() {
                return Err(configuration("limiter", "must have the functions `acquire` and `penalty`"));
            }
            set(&settings, "limiter", &limiter);
        }
        if let Some(ms) = bag.number("turnTimeoutMs", 1.0)? {
            set(&settings, "turnTimeoutMs", &ms.into());
        }
        set(&settings, "fetch", &bag.function("fetch")?);
        let headers = arguments::headers(&bag.take("headers"))?;
        set(&settings, "headers", &headers);
        set(&settings, "timeoutMs", &bag.number("timeoutMs", 1.0)?.unwrap_or(30_000.0).into());
        set(&settings, "maxRetries", &bag.number("maxRetries", 0.0)?.unwrap_or(2.0).into());
        set(&settings, "onEvent", &bag.function("onEvent")?);
        let options = ClientOptions {
            via,
            asks_key,
            has_limiter,
            max_retry_delay_ms: bag.number("maxRetryDelayMs", 0.0)?.unwrap_or(60_000.0),
            requests_per_second: if per_second.is_null() {
                Some(0.0)
            } else {
                number(&per_second, "requestsPerSecond", 1.0)?
            },
            settings,
        };
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
