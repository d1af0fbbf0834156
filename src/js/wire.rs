//! Rust's side of `wire.js`: one attempt, one sleep, one race.

use gloo_net::http::Response;
use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/js/client/wire.js")]
extern "C" {
    /// Sends a request and reads its answer, within `ms` and until `signal` aborts. Resolves with
    /// what [`End::read`] reads; rejects only when reading the signal throws.
    #[allow(clippy::too_many_arguments, reason = "an object to hold them would have to be made for each request")]
    pub fn attempt(
        url: &str,
        method: u8,
        headers: &JsValue,
        more_headers: &JsValue,
        authorization: &JsValue,
        connection: &JsValue,
        body: &JsValue,
        send: &JsValue,
        ms: f64,
        signal: &JsValue,
        want: u8,
        read: &JsValue,
    ) -> Promise;
    /// What is in `data` of an answer, or undefined.
    pub fn data(answer: &JsValue) -> JsValue;
    /// Resolves after `ms`; rejects with the signal's reason when it aborts first.
    pub fn sleep(ms: f64, signal: &JsValue) -> Promise;
    fn header(response: &JsValue, name: &str, secret: &JsValue) -> Option<String>;
    /// A signal that aborts with another, or after `ms` and is then `late`.
    pub fn deadline(ms: f64, signal: &JsValue) -> JsValue;
    /// Makes a deadline forget its timer and the other signal.
    pub fn clear(deadline: &JsValue);
    /// The promise, or the signal's reason when it aborts first.
    pub fn race(promise: &JsValue, signal: &JsValue) -> Promise;
}

#[wasm_bindgen]
extern "C" {
    /// Milliseconds of a clock that only goes forward.
    #[wasm_bindgen(js_namespace = performance)]
    pub fn now() -> f64;
}

/// What is wanted of an answer. The numbers are those of `wire.js`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Want {
    Json = 0,
    /// Nothing: the body is read and dropped.
    Nothing = 1,
    /// The response itself, unread.
    Response = 2,
    /// JSON where it says so, else text.
    Any = 3,
}

/// How an attempt ended. The numbers are those of `wire.js`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// The JSON value, or the response itself.
    Value,
    /// The body as text.
    Text,
    /// A 2xx that said JSON and is none: the error.
    NotJson,
    /// No answer, or not all of it: the error.
    Lost,
    /// The same in a page, and before there was a response.
    LostInPage,
    TimedOut,
    /// The caller's reason.
    Aborted,
    /// Nothing was sent: what to reject with.
    Refused,
}

/// What an attempt ended with.
pub struct End {
    pub how: How,
    /// The response, where there is one.
    pub response: Response,
    pub value: JsValue,
    parts: Array,
}

impl How {
    pub fn has_response(self) -> bool {
        matches!(self, How::Value | How::Text | How::NotJson)
    }
}

impl End {
    /// A header of the response, the secret blotted out of it.
    pub fn header(&self, name: &str, secret: &JsValue) -> Option<String> {
        header(self.parts.get(1).as_ref(), name, secret)
    }

    /// Reads what [`attempt`] resolves with.
    pub fn read(ended: JsValue) -> End {
        let parts: Array = ended.unchecked_into();
        let how = match parts.get(0).as_f64().unwrap_or_default() as u8 {
            0 => How::Value,
            1 => How::Text,
            2 => How::NotJson,
            3 => How::Lost,
            4 => How::LostInPage,
            5 => How::TimedOut,
            6 => How::Aborted,
            _ => How::Refused,
        };
        let response = parts.get(1).unchecked_into::<web_sys::Response>().into();
        End { how, response, value: parts.get(2), parts }
    }
}
