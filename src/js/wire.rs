//! Rust's side of `wire.js`: one attempt, one sleep, one race.

use super::task::wait;
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use web_sys::{AbortController, Request, Response};

#[wasm_bindgen(module = "/src/js/wire.js")]
extern "C" {
    fn attempt(
        request: &Request,
        controller: &AbortController,
        send: &JsValue,
        ms: f64,
        signal: &JsValue,
        want: u8,
    ) -> Promise;
    /// Resolves after `ms`; rejects with the signal's reason when it aborts first.
    pub fn sleep(ms: f64, signal: &JsValue) -> Promise;
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
    TimedOut,
    /// The caller's reason.
    Aborted,
}

/// What an attempt ended with.
pub struct End {
    pub how: How,
    /// The response, where there is one.
    pub response: Response,
    pub value: JsValue,
}

/// Sends a request and reads its answer, within `ms` and until `signal` aborts.
pub async fn send(
    request: Request,
    controller: AbortController,
    send: &JsValue,
    ms: f64,
    signal: &JsValue,
    want: Want,
) -> Result<End, JsValue> {
    let parts: js_sys::Array = wait(attempt(&request, &controller, send, ms, signal, want as u8)).await?.unchecked_into();
    let how = match parts.get(0).as_f64().unwrap_or_default() as u8 {
        0 => How::Value,
        1 => How::Text,
        2 => How::NotJson,
        3 => How::Lost,
        4 => How::TimedOut,
        _ => How::Aborted,
    };
    Ok(End { how, response: parts.get(1).unchecked_into(), value: parts.get(2) })
}
