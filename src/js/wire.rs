//! Imports from the JavaScript that makes calls and carries out their steps.

use wasm_bindgen::prelude::*;

/// The lowest number in `ended.js` that stands for a failed attempt.
pub const LOST: u8 = 7;

#[wasm_bindgen(module = "/js/client/wire.js")]
extern "C" {
    /// Stores `Attempts::to_numbers` and the details of the next step in the call. All numbers are signed, which
    /// cross the border unconverted.
    #[allow(clippy::too_many_arguments, reason = "an object to hold them would have to be made for each step")]
    pub fn keep(
        call: &JsValue,
        bits: i32,
        retries: i32,
        turn: i32,
        refused_at: i32,
        queued_at: i32,
        attempt: i32,
        ms: f64,
        status: i32,
    );
    /// Reports a 429 to the caller's limiter.
    pub fn penalty(call: &JsValue, ms: f64, of_connection: i32);
    /// The connection of a call as a number.
    pub fn connection(call: &JsValue) -> i32;
}

#[wasm_bindgen(module = "/js/client/error.js")]
extern "C" {
    /// Part of an error response, or of its operation: see `said` in `error.js`. Bodies stay in JavaScript, whatever
    /// their length.
    pub fn said(call: &JsValue, part: &str) -> Option<String>;
    /// Makes the error that the call rejects with. `retry_after_ms` is negative where the answer gave none.
    pub fn fail(
        call: &JsValue,
        kind: &str,
        source: &str,
        message: &str,
        retry_after_ms: f64,
        attempts: i32,
        maybe_processed: i32,
    );
}
